"""Sentences and their boundaries."""

from __future__ import annotations

import time

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.sentences import sentence_spans, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(["The U.S. envoy left.", "He is due in the U.K. on Friday."], id="abbreviated states"),
        pytest.param(
            ["U.S. Secretary of State Ada Quill arrived.", "She left the U.S.", "She flew home."],
            id="a state as adjective and as end",
        ),
        pytest.param(
            ["The U.N. Security Council met until 6 p.m. Moscow time.", "It rose at 7 p.m.", "The envoys left."],
            id="a council and hours",
        ),
        pytest.param(
            ["He met Gen. Marsh in Washington, D.C.", "Mr. Quill was there."],
            id="a title after a capital's abbreviation",
        ),
        pytest.param(["He joined Acme Inc.", "Ms. Quill left it."], id="a title after a company"),
        pytest.param(
            ["Lt. Gen. Ben Marsh, Sen. Ada Quill and Dep. Gov. Cleo Strand spoke."], id="ranks one after another"
        ),
        pytest.param(["They met on Jan. 10.", "Talks resume on Feb. 3-4 in St. Albans."], id="months and saints"),
        pytest.param(["Dec. 12 is the date.", "It was fixed in Oct. 1999."], id="a month opens the sentence"),
        pytest.param(["J. K. Marsh and Ada B. Quill agreed.", "Both signed."], id="initials"),
        pytest.param(["“We agree,” he said.", "“And they know it.”", "Then he left."], id="closing quotes stay"),
        pytest.param(['"Will you go?" he asked.', '"No!" she said.'], id="a quoted question and its speaker"),
        pytest.param(
            ['"It is over!" President Quill said.', "He left."], id="a quoted exclamation and its speaker by title"
        ),
        pytest.param(['"Is it over?"', "The crowd cheered."], id="a quoted question and another sentence"),
        pytest.param(['The offer was, he said, "fair".', "It was refused."], id="a full stop after the quote"),
        pytest.param(["The answer was no.", "Norland will not sign."], id="a negative answer is no number"),
        pytest.param(["The No. 2 official left.", "No. 10 was silent."], id="numbers"),
        pytest.param(["They met in Norland.[1]", "They parted.[2]"], id="note numbers stay with their sentence"),
        pytest.param(["The talks ended badly.", "Nobody signed."], id="plain sentences"),
        pytest.param(["It cost $3.5 bn.", "The rest came later."], id="decimals"),
        pytest.param(["(The alliance objected.)", "It was not heard."], id="a sentence in brackets"),
        pytest.param(["Talks with Norland. , the agency said, were held."], id="a stray full stop"),
        pytest.param(["Rep. Ada Quill (R-Fla.), who leads it, spoke."], id="a member's state"),
        pytest.param(["The pact (see Art. 5, para. 2) binds both, cf. Annex B."], id="articles and paragraphs"),
        pytest.param(['"... We go on ..." he said.', "He did."], id="an ellipsis that opens a quotation"),
    ],
)
def test_boundaries(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_sentences_run_together_are_cut() -> None:
    assert split("They met on Monday.The talks ended.") == ["They met on Monday.", "The talks ended."]


def test_addresses_are_not_cut() -> None:
    assert split("See news.example.com/Talks for more.") == ["See news.example.com/Talks for more."]


def frames(*paragraphs: tuple[str, str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Paragraphs (kind, text) of one document, two line ends between them."""
    rows, text = [], ""
    for i, (kind, part) in enumerate(paragraphs):
        rows.append(("d_1", i, len(text), len(text) + len(part), kind, "en"))
        text += part + "\n\n"
    columns = ["document_id", "paragraph", "char_start", "char_end", "kind", "language"]
    return (
        pl.DataFrame(rows, schema=columns, orient="row"),
        pl.DataFrame({"document_id": ["d_1"], "text": [text]}),
    )


def test_only_paragraphs_inside_the_document_give_sentences() -> None:
    kinds = ["title", "furniture", "caption", "body", "list", "footnote", "repeated", "biography"]
    found = sentences(*frames(*((kind, f"This is {kind}.") for kind in kinds)))
    assert found["text"].to_list() == ["This is title.", "This is caption.", "This is body.", "This is list."]
    assert found["sentence"].to_list() == [0, 1, 2, 3]
    assert found["paragraph"].to_list() == [0, 2, 3, 4]


def test_spans_count_characters_of_the_document() -> None:
    split_, documents = frames(("title", "Žižka näyttää 🏛"), ("body", "Über allem. 中文 text. End."))
    text = documents["text"][0]
    for start, end, quoted in sentences(split_, documents).select("char_start", "char_end", "text").iter_rows():
        assert text[start:end] == quoted


def test_no_paragraphs_no_sentences() -> None:
    split_, documents = frames(("body", "One."))
    found = sentences(split_.clear(), documents)
    assert found.height == 0
    assert found.schema["char_start"] == pl.Int32


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n.,:;!?…\"'“”‘’()[]-–/\u00a0\u200b\x00\x1b0123456789ABCabc"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)


@given(HOSTILE)
@settings(max_examples=300, deadline=None)
def test_sentences_cover_any_text_in_order(text: str) -> None:
    end = 0
    for start, stop in sentence_spans(text):
        assert end <= start < stop
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    assert not text[end:].strip()


@given(
    st.lists(
        st.sampled_from(
            [
                "U.S.",
                "Mr.",
                "Jan.",
                "said",
                '"',
                "?",
                "!",
                "...",
                "Gen.",
                "[1]",
                "(",
                ")",
                ". ",
                "’",
                "No.",
                "A.",
                "10",
                "\n",
                "Foo",
            ]
        )
    ).map(" ".join)
)
@settings(max_examples=200, deadline=None)
def test_sentences_cover_any_mixture_of_abbreviations(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join(text[a:b] for a, b in spans).split() == text.split() or "".join(
        "".join(text[a:b].split()) for a, b in spans
    ) == "".join(text.split())


@pytest.mark.in_turn(6)
@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "a. B ",
        ".",
        '"',
        "A.",
        ". ",
        "?!",
        "a",
        "'. ",
        "(a).\n",
        "ab. Mr. ",
        'a? "a ',
        "Jan. ",
        "[1]",
        "U.S. ",
        'No? " ',
    ],
)
def test_cost_grows_linearly_with_hostile_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        sentence_spans(text)
        return time.process_time() - start

    seconds(1_000)
    small = seconds(60_000)
    large = min(seconds(240_000) for _ in range(2))  # what else the machine does may come upon one of them
    assert large < 10 * small + 0.3


def test_no_sentence_is_longer_than_any_prose() -> None:
    assert max(len(part) for part in split("word " * 20_000)) <= 3_000

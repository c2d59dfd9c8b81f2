"""Paragraphs, their kinds and their languages, and the language of documents."""

from __future__ import annotations

import time
from pathlib import Path

import polars as pl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.logic.boilerplate import boilerplate
from tasks.logic.documents import document_language, paragraphs
from tasks.logic.kinds import OUTSIDE
from tasks.logic.lexicon import BrokenReference, Reference
from tasks.logic.lines import EDGES, pieces

LEAD = (
    "The foreign ministers of Norland and Sudland opened two days of talks in Port Anselm on Tuesday, officials said."
)
SECOND = "Neither delegation would say whether the border crossings, shut since last spring, were on the table at all."
THIRD = "A joint statement is expected on Thursday, when the two delegations leave, a spokesman for the hosts told reporters."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


FURNITURE = [
    "Share on Facebook",
    "Facebook Twitter WhatsApp",
    "Advertisement",
    "Subscribe to our newsletter and never miss a story",
    "We use cookies to make your experience better",
    "Comments are closed.",
    "No media source currently available",
    "0:00 0:04:11 0:00",
    "This post is also available in: Français Español",
    "Copyright 2014 The Harbour Gazette",
    "All rights reserved.",
    "(Reporting by Ada Quill in Port Anselm and Ben Marsh; Editing by Cleo Strand)",
    "Writing by Ada Quill; editing by Ben Marsh",
    "By Ada Quill and Ben Marsh",
    "Ada Quill, special to the Harbour Gazette",
    "ENDS",
    "(END)",
    "Enditem",
    "abc/de/fgh",
    "ATTENTION - ADDS quotes, background ///",
    "600 words around 1030 GMT",
    "Click here to read the full text.",
    "READ MORE: Ferry Strike Enters Third Week",
    "The views expressed in this article are the author's own.",
    "Ada Quill in Port Anselm contributed to this report.",
    "https://news.example/2014/05/ferry",
    "#Norland #Sudland",
    "4 min read",
    "2 hours ago",
]


PAGE = """Home
World
Norland and Sudland agree truce
Published
6 May 2014
Share
Image source, Getty Images
Image caption, The envoys shake hands in Port Anselm
By Ada Quill
Norland and Sudland have agreed to a ceasefire that is to take effect on Friday, mediators say.
The two sides met for eleven hours in the port on Tuesday.
What is in the deal?
The text, seen by this programme, calls for the withdrawal of all forces from the strait within thirty days.
You may also be interested in:
Why the strait matters
Media caption, Watch: the moment the deal was signed
The foreign minister of Norland told parliament that his country would honour every word of the deal.
More on this story
Norland recalls ambassador
Top Stories
Storm hits coast
Most Read
1. Storm hits coast"""
PAGE_KINDS = (
    "furniture furniture title furniture furniture furniture furniture caption furniture body body body body"
    " furniture furniture furniture body furniture furniture furniture furniture furniture furniture"
)


def documents(*texts: str, title: str | None = None, publisher: str | None = None) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "document_id": [f"d_{i:016x}" for i in range(len(texts))],
            "text": list(texts),
            "title": [title] * len(texts),
            "publisher": [publisher] * len(texts),
        },
        schema={"document_id": pl.String, "text": pl.String, "title": pl.String, "publisher": pl.String},
    )


def kinds(
    text: str, reference: Reference, title: str | None = None, publisher: str | None = None
) -> list[tuple[str, str]]:
    split = paragraphs(documents(text, title=title, publisher=publisher), reference)
    return [(row["kind"], text[row["char_start"] : row["char_end"]]) for row in split.iter_rows(named=True)]


def kind_of(line: str, text: str, reference: Reference) -> str:
    return next(kind for kind, part in kinds(text, reference) if part == line)


class TestSplitting:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(
                "One.\nTwo.\n\nThree.", ["One.", "Two.", "Three."], id="web text has a paragraph on each line"
            ),
            pytest.param("\n\n  \n One. \u00a0\n", ["One."], id="white space and no-break spaces are trimmed"),
            pytest.param("", [], id="an empty text has no paragraphs"),
            pytest.param("\u00a0\n \t\n\ufeff", [], id="white space alone is no paragraph"),
            pytest.param(
                "The president left for the capital of the neighbouring republic\non Monday.\n\nNext.",
                ["The president left for the capital of the neighbouring republic\non Monday.", "Next."],
                id="a line broken within its sentence goes on",
            ),
            pytest.param(
                "Volcano watchers gather on the rim of the crater for a week\nplease wait",
                ["Volcano watchers gather on the rim of the crater for a week", "please wait"],
                id="a small word under a headline is not its continuation",
            ),
            pytest.param(
                "A minister and his guest shake hands before the talks\nA minister and his guest shake hands before the talks",
                ["A minister and his guest shake hands before the talks"] * 2,
                id="a caption given twice is two paragraphs",
            ),
        ],
    )
    def test_paragraphs(self, text: str, expected: list[str]) -> None:
        assert [text[piece.start : piece.end] for piece in pieces(text)] == expected

    def test_text_wrapped_to_a_width_is_joined(self) -> None:
        first = (
            "The prime minister of the island said on Friday that her cabinet\n"
            "would study the offer over the weekend and that nobody should expect\n"
            "an answer before parliament had been told what was in it, adding that\n"
            "the talks would go on."
        )
        second = (
            "Her counterpart, who arrived with a large delegation, spoke of a good\n"
            "beginning and of a long road that lay before both of the governments\n"
            "and their peoples."
        )
        text = f"{first}\n\n{second}\n"
        assert [text[piece.start : piece.end] for piece in pieces(text)] == [first, second]

    def test_bullets_stay_apart_in_wrapped_text(self) -> None:
        text = (
            "The two sides, meeting for the third time in as many months, agreed on\n"
            "what they called a list of first steps for the ministers to take up at\n"
            "the next round of talks in the capital, which is to be held in May and\n"
            "would cover these points:\n"
            "- open the crossings to lorries that carry food and medicine by summer\n"
            "- return the fishing boats\n"
        )
        assert [text[piece.start : piece.end][:6] for piece in pieces(text)] == ["The tw", "- open", "- retu"]


class TestKinds:
    def test_a_report_is_a_title_and_its_body(self, reference: Reference) -> None:
        assert [kind for kind, _ in kinds(f"Ministers open talks on border\n\n{BODY}", reference)] == [
            "title",
            "body",
            "body",
            "body",
        ]

    @pytest.mark.parametrize("line", FURNITURE)
    def test_what_surrounds_an_article_is_furniture(self, line: str, reference: Reference) -> None:
        text = f"Ministers open talks on border\n\n{LEAD}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
        assert kind_of(line, text, reference) == "furniture"
        assert kind_of(THIRD, text, reference) == "body"

    @pytest.mark.parametrize(
        "line",
        [
            "More talks are due next week.",
            "The statement was published by the ministry on Monday.",
            "The report was also published against the backdrop of a rift in the alliance over the pact.",
            "Read together, the two drafts leave little room for a deal before the summer break.",
            "By Monday evening, the delegations had agreed on an agenda.",
            "By then Norland had closed the strait.",
            "Reporting by state media suggested that the envoy had left.",
            "Copyright law was among the subjects, the delegates said.",
            "Subscribers to the treaty must give a year's notice before they leave it.",
            "Comments by the minister angered the hosts.",
            "Share prices fell after the talks collapsed.",
            "The journalist Ada Quill is a reporter at the Harbour Gazette, the envoy recalled.",
            "UPDATE 1-Norland recalls its ambassador",
            "The group has been declared an extremist organisation by Norland, and its leaders will not be invited to the talks.",
            "Watch and wait is the policy of the neighbours, who were not asked to the table.",
            "Latest talks collapse.",
            "Sources: the ministry has two, and both say that no deal is near.",
            "End the blockade and we will talk, the rebels' leader said.",
            '"Sign up to the treaty or leave," he told the delegates.',
            "The two sides have been banned from the strait since May.",
            "Tweets by the president before the summit angered the hosts.",
            "The two leaders (right and left in the picture of history) never met again.",
        ],
    )
    def test_news_that_sounds_like_furniture_stays_inside(self, line: str, reference: Reference) -> None:
        text = f"Ministers open talks on border\n\n{LEAD}\n\n{SECOND}\n\n{line}\n\n{THIRD}"
        assert kind_of(line, text, reference) not in OUTSIDE

    def test_a_named_reporter_in_the_news_is_not_the_author(self, reference: Reference) -> None:
        line = "Ada Quill is a reporter at the Harbour Gazette."
        text = f"{LEAD}\n\nPolice said that Quill had been held at the airport since the talks began on Tuesday morning.\n\n{SECOND}\n\n{line}"
        assert kind_of(line, text, reference) == "body"

    @pytest.mark.parametrize(
        "line",
        [
            "Ada Quill is a senior correspondent for the Harbour Gazette based in Port Anselm. She studied law.",
            "Ada Quill covers the northern seas for the Harbour Gazette. Twitter: @adaquill",
            "Dr. Ben Marsh, a professor of history at the University of Sund, writes about treaties.",
            "Ben Marsh holds a PhD in history from the University of Sund.",
            "The author is a research fellow at the Institute for Straits.",
            "Lisans eğitimini hukuk alanında tamamlayan yazar, yüksek lisans derecesini tarih bölümünden almıştır.",
        ],
    )
    def test_the_authors_life_is_a_biography(self, line: str, reference: Reference) -> None:
        assert kind_of(line, f"Ministers open talks\n\n{BODY}\n\n{line}", reference) == "biography"

    def test_an_editors_note_on_the_author_is_a_biography(self, reference: Reference) -> None:
        line = "Editor's Note: Ada Quill is a freelance journalist based in Port Anselm. She writes on fisheries."
        assert kind_of(line, f"Ministers open talks\n\n{line}\n\n{BODY}", reference) == "biography"

    def test_a_name_line_goes_with_the_biography(self, reference: Reference) -> None:
        text = f"{BODY}\n\nAda Quill\n\nAda Quill is a staff writer at the Harbour Gazette."
        assert [kind for kind, _ in kinds(text, reference)[-2:]] == ["biography", "biography"]

    def test_a_picture_placeholder_above_a_biography_is_furniture(self, reference: Reference) -> None:
        text = f"{BODY}\n\n  • 16x9 Image\n\n    Ada Quill\n\n    Ada Quill is a staff writer at the Harbour Gazette."
        assert [kind for kind, _ in kinds(text, reference)[-3:]] == ["furniture", "biography", "biography"]

    @pytest.mark.parametrize(
        "line",
        [
            "[1] “A Strait Divided”, Harbour Gazette, 3 May 2014.",
            "[12] Ibid.",
            "Ibid., p. 44.",
            "¹ Harbour Gazette, 3 May 2014.",
            "“A Strait Divided”, Harbour Gazette (accessed 5 December 2014).",
            "“Пролив”, Гавань, (Date of Accession: 05.12.2014).",
        ],
    )
    def test_notes_are_footnotes(self, line: str, reference: Reference) -> None:
        assert kind_of(line, f"{BODY}\n\n{line}", reference) == "footnote"

    @pytest.mark.parametrize(
        "line",
        [
            "The ministers shake hands in Port Anselm on May 6. (file photo)",
            "Norland's envoy (left) and his host before the talks in Port Anselm",
            "The ministers shake hands in Port Anselm, May 6, 2014. / AP",
            "Delegates arrive for the talks. Ada Quill/AFP/Getty Images",
            "Delegates arrive for the talks. Photo: Ada Quill",
            "File photo: delegates arrive for an earlier round of talks",
        ],
    )
    def test_captions_are_inside_and_their_repeats_are_not(self, line: str, reference: Reference) -> None:
        text = f"Ministers open talks on border\n\n{line}\n{line}\n\n{BODY}"
        assert [kind for kind, _ in kinds(text, reference)] == ["title", "caption", "repeated", "body", "body", "body"]

    def test_the_longer_of_two_captions_is_kept(self, reference: Reference) -> None:
        short = "Norland's foreign minister addresses the press."
        longer = "Norland's foreign minister addresses the press after the talks in Port Anselm on May 6. Ada Quill/AP"
        text = f"Ministers open talks on border\n\n{short}\n{short}\n{longer}\n\n{BODY}"
        assert [kind for kind, _ in kinds(text, reference)][:4] == ["title", "repeated", "repeated", "caption"]

    def test_a_teaser_that_repeats_the_lead_is_repeated(self, reference: Reference) -> None:
        assert [kind for kind, _ in kinds(f"{LEAD}\n\n{BODY}", reference)] == ["body", "repeated", "body", "body"]

    def test_short_lines_of_a_table_are_no_repeats(self, reference: Reference) -> None:
        assert "repeated" not in [
            kind for kind, _ in kinds(f"{BODY}\n\nTeams:\n\nNorland\n\nTeams:\n\nSudland", reference)
        ]

    def test_bullets_and_numbers_are_a_list(self, reference: Reference) -> None:
        text = f"{LEAD}\n\n  • Norland to open the strait\n  • Sudland to free the sailors\n\n1. Both to talk again\n\n{SECOND}"
        assert [kind for kind, _ in kinds(text, reference)] == ["body", "list", "list", "list", "body"]

    def test_a_sections_heading_is_a_title(self, reference: Reference) -> None:
        assert (
            kind_of("A Long Road Ahead?", f"{LEAD}\n\nA Long Road Ahead?\n\n{SECOND}\n\n{THIRD}", reference) == "title"
        )

    def test_the_headline_of_a_player_goes_with_it(self, reference: Reference) -> None:
        text = f"{LEAD}\n\n{SECOND}\n\nFishermen Of The Strait Tell Their Story\nplease wait\n\nNo media source currently available\n\n{THIRD}"
        assert [kind for kind, _ in kinds(text, reference)] == [
            "body",
            "body",
            "furniture",
            "furniture",
            "furniture",
            "body",
        ]

    def test_the_publishers_name_alone_is_furniture(self, reference: Reference) -> None:
        found = kinds(f"Harbour Gazette\n\n{BODY}", reference, publisher="Harbour Gazette")
        assert found[0] == ("furniture", "Harbour Gazette")

    def test_the_known_title_is_the_title_once(self, reference: Reference) -> None:
        title = "Ministers open talks on the border"
        found = kinds(f"{title}\n\nAda Quill, special to the Gazette\n{title}\n\n{BODY}", reference, title=title)
        assert [kind for kind, _ in found][:3] == ["title", "furniture", "repeated"]

    def test_headings_inside_the_article_take_only_headlines(self, reference: Reference) -> None:
        text = f"{LEAD}\n\nRelated stories\n\nFerry Strike Enters Third Week\n\n{SECOND}\n\n{THIRD}"
        assert [kind for kind, _ in kinds(text, reference)] == ["body", "furniture", "furniture", "body", "body"]

    def test_headings_after_the_article_take_all_that_follows(self, reference: Reference) -> None:
        more = "An aerial view shows the harbour of the old town at dusk, with ferries at their moorings."
        text = f"{BODY}\n\nThe hosts said: {SECOND} {LEAD}\n\nMore from Harbour Gazette\n\n{more}\n{more}\n\nThe Sea Remembers\n\nWhy fishermen stay."
        found = [kind for kind, _ in kinds(text, reference)]
        assert found == ["body"] * 4 + ["furniture"] * 5

    def test_a_teaser_about_a_writer_is_furniture_once_the_article_is_over(self, reference: Reference) -> None:
        teaser = "Marsh is a reporter of the old school, says a new life of him."
        text = f"{BODY}\n\n{SECOND[:-1]}, Ben Marsh of the ministry added.\n\nMore from Harbour Gazette\n\nBen {teaser}"
        assert kinds(text, reference)[-1] == ("furniture", f"Ben {teaser}")

    def test_headlines_in_a_row_after_a_web_article_are_teasers(self, reference: Reference) -> None:
        teasers = (
            "The Sea Remembers\n\nWhy fishermen stay.\n\nA Harbour Without Ships\n\nThe strike is in its third week."
        )
        text = f"{BODY}\n\nComments are closed.\n\n{teasers}"
        assert [kind for kind, _ in kinds(text, reference)] == ["body"] * 3 + ["furniture"] * 5

    def test_headlines_in_a_row_are_an_agencys_news(self, reference: Reference) -> None:
        news = "Norland Recalls Envoy\n\nSudland Votes On Pact\n\nFerry Strike Enters Third Week\n\nStorm Nears Coast"
        assert "furniture" not in [kind for kind, _ in kinds(f"{LEAD}\n\n{news}", reference)]

    def test_a_saved_web_page_is_its_article(self, reference: Reference) -> None:
        assert " ".join(kind for kind, _ in kinds(PAGE, reference)) == PAGE_KINDS

    def test_fragments_silence_no_pattern(self, shared: Path, reference: Reference) -> None:
        texts = [
            path.read_text(encoding="utf-8")
            for folder in ("seeds", "attributions")
            for path in (shared / folder).glob("*.txt")
        ]
        lines = [*FURNITURE, *PAGE.split("\n"), *(line for text in texts for line in text.split("\n") if line.strip())]
        bare = reference.table("boilerplate").with_columns(fragments=pl.lit(""))
        plain = Reference(reference.folder, "without fragments", {**reference.tables, "boilerplate": bare})
        assert boilerplate(reference).marks(lines) == boilerplate(plain).marks(lines)

    def test_a_broken_pattern_is_named_with_its_line(self, reference: Reference) -> None:
        table = reference.table("boilerplate")
        broken = table.head(1).with_columns(pattern=pl.lit("(unclosed"))
        bad = Reference(
            reference.folder, "other", {**reference.tables, "boilerplate": pl.concat([table.head(2), broken])}
        )
        with pytest.raises(BrokenReference, match=r"boilerplate\.csv, line 4: pattern is no regular expression"):
            boilerplate(bad)


class TestLanguage:
    @pytest.mark.parametrize(
        ("text", "language"),
        [
            pytest.param(BODY, "en", id="English"),
            pytest.param(
                "Der Minister reiste am Montag in die Hauptstadt, um mit seinem Kollegen über die Lage zu sprechen.",
                "de",
                id="German",
            ),
            pytest.param(
                "El ministro viajó el lunes a la capital para reunirse con el presidente y con los jefes de los partidos.",
                "es",
                id="Spanish",
            ),
            pytest.param(
                "Министр прибыл в понедельник в столицу, чтобы встретиться со своим коллегой и обсудить положение.",
                "ru",
                id="Russian",
            ),
            pytest.param("外交部长星期一在首都会见了来访的外国部长，双方讨论了两国关系。", "zh", id="Chinese"),
            pytest.param("12 34 56 7", None, id="figures have no language"),
        ],
    )
    def test_a_documents_language_is_that_of_its_body(
        self, text: str, language: str | None, reference: Reference
    ) -> None:
        raw = documents(text)
        assert document_language(raw, paragraphs(raw, reference))["language"].to_list() == [language]

    def test_footnotes_and_lives_do_not_speak_for_the_article(self, reference: Reference) -> None:
        notes = "\n\n".join(
            f"[{i}] “Министр прибыл в понедельник в столицу, чтобы встретиться с коллегой и обсудить положение”"
            for i in range(1, 9)
        )
        raw = documents(f"{BODY}\n\n{notes}")
        split = paragraphs(raw, reference)
        assert document_language(raw, split).rows() == [(raw["document_id"][0], "en", 1.0)]
        assert split["language"].to_list()[-8:] == ["ru"] * 8

    def test_the_share_counts_characters(self, reference: Reference) -> None:
        german = "Der Minister reiste am Montag in die Hauptstadt, um mit seinem Kollegen über die Lage zu sprechen."
        raw = documents(f"{BODY}\n\n{german}")
        _, language, share = document_language(raw, paragraphs(raw, reference)).row(0)
        assert language == "en"
        assert share == pytest.approx(1 - len(german) / (len(raw["text"][0]) - 6))

    def test_short_lines_inherit_the_language_around_them(self, reference: Reference) -> None:
        raw = documents(f"Paris-Bonn, Avignon\n\n{BODY}\n\nПролив")
        assert paragraphs(raw, reference)["language"].to_list() == ["en", "en", "en", "en", "ru"]

    def test_documents_without_text_have_no_language(self, reference: Reference) -> None:
        raw = documents("", BODY)
        assert document_language(raw, paragraphs(raw, reference))["language"].to_list() == [None, "en"]


HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from(" \n\r\t.,:;!?\"'“”’()[]{}<>/\\|-–—•*#@^©\u00a0\u200b\ufeff\u2028\x00\x07\x1b0123456789"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)
PARTS = st.lists(
    st.sampled_from(
        [
            LEAD,
            SECOND,
            THIRD,
            "More from us",
            "Notes",
            "By Ada Quill",
            "[1] Ibid.",
            "• one",
            "0:00",
            "Ada Quill is a reporter at X.",
            "\n",
            "  ",
        ]
    ),
    max_size=12,
).map("\n".join)


@given(st.lists(st.one_of(HOSTILE, PARTS), min_size=1, max_size=3))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_paragraphs_cover_any_text_in_order(reference: Reference, texts: list[str]) -> None:
    raw = documents(*texts)
    split = paragraphs(raw, reference)
    assert split.equals(split.sort("document_id", "paragraph"))
    for document_id, text in raw.select("document_id", "text").iter_rows():
        mine = split.filter(document_id=document_id)
        assert mine["paragraph"].to_list() == list(range(mine.height))
        end = 0
        for start, stop in mine.select("char_start", "char_end").iter_rows():
            assert end <= start < stop <= len(text)
            assert not text[end:start].strip(EDGES)
            assert text[start] not in EDGES
            assert text[stop - 1] not in EDGES
            end = stop
        assert not text[end:].strip(EDGES)
    document_language(raw, split)


@pytest.mark.in_turn(6)
@pytest.mark.parametrize(
    "unit",
    [
        "word ",
        "a\n",
        "- x\n",
        "A.A.",
        "Aa Aa ",
        "(a) ",
        "/AP ",
        "Ada-Quill-",
        "By Ada Quill, ",
        "reporting by A.B;",
        "ж",
        "[1]",
        "0:00 ",
        "read more\n",
        "Ada Quill is a reporter\n",
        "@a ",
        "© ",
        f"{LEAD}\nRelated stories\n",
        f"Ada Quill is a reporter for us.\n{LEAD}\n",
        "please wait\n",
    ],
)
def test_cost_grows_linearly_with_hostile_text(unit: str, reference: Reference) -> None:
    def seconds(size: int) -> float:
        raw = documents(unit * (size // len(unit)))
        start = time.process_time()
        paragraphs(raw, reference)
        return time.process_time() - start

    seconds(1_000)
    small, large = seconds(50_000), seconds(200_000)
    assert large < 10 * small + 0.5


def test_what_looks_like_the_credits_of_an_agency_is_told_from_them_at_once(reference: Reference) -> None:
    """'Reporting' was both a name and a word of the pattern: each one more took twice as long."""
    text = "(Reporting by A. B.) " * 22 + "will meet with whom they like"
    start = time.process_time()
    paragraphs(documents(text), reference)
    assert time.process_time() - start < 1


class TestSharedTexts:
    @pytest.mark.parametrize("folder", ["seeds", "wire"])
    def test_no_gold_passage_is_outside_the_document(self, folder: str, shared: Path, reference: Reference) -> None:
        lost = []
        for path in sorted((shared / "gold" / folder).glob("*.yaml")):
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
            text = (shared / folder / gold["document"]).read_text(encoding="utf-8")
            raw, plain = documents(text), text.replace("\u00a0", " ")
            inside = [
                (row["char_start"], row["char_end"])
                for row in paragraphs(raw, reference).iter_rows(named=True)
                if row["kind"] not in OUTSIDE
            ]
            for fact in gold["meetings"] + gold["positions"]:
                for passage in fact["evidence"]:
                    places = [i for i in range(len(plain)) if plain.startswith(passage.replace("\u00a0", " "), i)]
                    if not any(a <= i and i + len(passage) <= b for i in places for a, b in inside):
                        lost.append((path.stem, passage[:40]))
        assert lost == []

    def test_nearly_all_of_an_agencys_report_is_inside(self, shared: Path, reference: Reference) -> None:
        texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "newswire").glob("*.txt"))[::8]]
        split = paragraphs(documents(*texts), reference)
        outside = split.filter(pl.col("kind").is_in(OUTSIDE))
        assert outside.height < 0.03 * split.height
        assert (outside["char_end"] - outside["char_start"]).sum() < 0.005 * (
            split["char_end"] - split["char_start"]
        ).sum()

"""Attributions: who said what, by which words, and where nobody says anything."""

import json
import sys
import time
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.logic.grammar import Grammar, build_grammar
from tasks.logic.lexicon import Reference
from tasks.logic.quotation import quotations
from tasks.logic.quotes import Attribution, attribute, attributions

ROOT = Path(__file__).parents[2]
TABLES = {
    name: pl.read_csv(ROOT / "seeds" / "reference" / f"{name}.csv", infer_schema=False).fill_null("")
    for name in ("grammar_words", "parties", "reading_words", "speech_cues")
}
GRAMMAR: Grammar = build_grammar(TABLES["grammar_words"], TABLES["speech_cues"])
GOLD = ROOT.parent / "shared" / "attributions"


def read(*lines: str) -> tuple[str, list[Attribution]]:
    """The attributions of a text; each line is a paragraph, '|' parts its sentences."""
    text, spans = "", []
    for line in lines:
        for sentence in line.split("|"):
            spans.append((len(text), len(text) + len(sentence)))
            text += sentence + " "
        text = text[:-1] + "\n"
    return text, attribute(text, spans, GRAMMAR)


def spoken(*lines: str) -> list[tuple[str | None, str, str]]:
    """Source, cue and content of each attribution, as written; a line break shows as ' / '."""
    text, found = read(*lines)

    def words(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]].replace("\n", " / ") if span else None

    return [(words(a.source), words(a.cue) or "", words(a.content) or "") for a in found]


INDIRECT = {
    "that-clause": (
        "The foreign ministry said that the border would reopen in May.",
        ("The foreign ministry", "said", "that the border would reopen in May"),
    ),
    "clause without that": (
        "She said the border would reopen in May.",
        ("She", "said", "the border would reopen in May"),
    ),
    "auxiliaries and adverbs belong to the cue": (
        "Ankara has repeatedly said that it wants a corridor.",
        ("Ankara", "has repeatedly said", "that it wants a corridor"),
    ),
    "a weekday between subject and verb belongs to neither": (
        "The chancellor on Tuesday rejected the offer.",
        ("The chancellor", "rejected", "the offer"),
    ),
    "an adverbial between verb and clause is no content": (
        "Kofler said in a statement on Monday that the envoys had left.",
        ("Kofler", "said", "that the envoys had left"),
    ),
    "the addressee is no content": (
        "Okonjo told reporters in Abuja that the ports were open.",
        ("Okonjo", "told", "that the ports were open"),
    ),
    "an addressee before a bare clause": (
        "Okonjo told reporters the ports were open.",
        ("Okonjo", "told", "the ports were open"),
    ),
    "the source has its title and apposition, closing comma included": (
        "Ewa Nowak, the deputy speaker of the lower house, warned that time was short.",
        ("Ewa Nowak, the deputy speaker of the lower house,", "warned", "that time was short"),
    ),
    "the source has its relative clause": (
        "The envoy, who flew in overnight, said the rebels had agreed.",
        ("The envoy, who flew in overnight,", "said", "the rebels had agreed"),
    ),
    "parenthetical after the content": (
        "The two armies will pull back on Friday, the general said.",
        ("the general", "said", "The two armies will pull back on Friday"),
    ),
    "parenthetical within the content": (
        "The pipeline, the minister said, would be shut for a week.",
        ("the minister", "said", "The pipeline, the minister said, would be shut for a week"),
    ),
    "inverted after the content": (
        "The two armies will pull back on Friday, said Colonel Sim, a spokesman for the mission.",
        (
            "Colonel Sim, a spokesman for the mission",
            "said",
            "The two armies will pull back on Friday",
        ),
    ),
    "according to, after": (
        "The convoy was turned back, according to two aid workers.",
        ("two aid workers", "according to", "The convoy was turned back"),
    ),
    "according to, before": (
        "According to the port authority, the convoy was turned back.",
        ("the port authority", "According to", "the convoy was turned back"),
    ),
    "an infinitive of what is promised": (
        "Lisbon vowed to close the base.",
        ("Lisbon", "vowed", "to close the base"),
    ),
    "an infinitive of what is refused": (
        "The militia has refused to hand over its rockets.",
        ("The militia", "has refused", "to hand over its rockets"),
    ),
    "calling on somebody": (
        "The council called on both armies to pull back.",
        ("The council", "called on", "both armies to pull back"),
    ),
    "urging somebody": (
        "Pretoria urged the rivals to form a cabinet.",
        ("Pretoria", "urged", "the rivals to form a cabinet"),
    ),
    "the thing judged": (
        "Berlin condemned the arrest of the two editors.",
        ("Berlin", "condemned", "the arrest of the two editors"),
    ),
    "verbs in a row": (
        "The premier went on to reject the plan.",
        ("The premier", "went on to reject", "the plan"),
    ),
    "a passive with its agent": (
        "The plan was rejected by Jakarta.",
        ("Jakarta", "was rejected", "The plan"),
    ),
    "a passive without source": (
        "The general is believed to be in hiding.",
        (None, "is believed", "The general is believed to be in hiding"),
    ),
    "a relative pronoun can be what is said": (
        "The talks hinge on a clause that Cairo says is void.",
        ("Cairo", "says", "that Cairo says is void"),
    ),
    "a noun with its possessor": (
        "The talks failed over their refusal to disarm.",
        ("their", "refusal", "to disarm"),
    ),
    "a headline": (
        "Seoul Rejects New Missile Offer",
        ("Seoul", "Rejects", "New Missile Offer"),
    ),
    "a weekday between verb and clause": (
        "The rebels said Tuesday they had captured the port.",
        ("The rebels", "said", "they had captured the port"),
    ),
    "a weekday between verb and infinitive": (
        "The junta threatened on Thursday to close the strait.",
        ("The junta", "threatened", "to close the strait"),
    ),
    "agreeing to do something": (
        "The two capitals agreed to reopen their embassies.",
        ("The two capitals", "agreed", "to reopen their embassies"),
    ),
    "an unnamed source": (
        "It was reported that the envoy would resign.",
        (None, "was reported", "that the envoy would resign"),
    ),
    "quoted as saying": (
        "The negotiator was quoted as saying that the deal was dead.",
        ("The negotiator", "was quoted as saying", "that the deal was dead"),
    ),
    "quoted by others as saying": (
        "State radio quoted the governor as saying the dam was safe.",
        ("the governor", "as saying", "the dam was safe"),
    ),
    "a participle describes the source": (
        "The minister, speaking in Tunis, called on all sides to show restraint.",
        ("The minister, speaking in Tunis,", "called on", "all sides to show restraint"),
    ),
    "according to somebody with a relative clause": (
        "According to a diplomat who had left the hall, the draft was short.",
        ("a diplomat who had left the hall", "According to", "the draft was short"),
    ),
    "clauses of one report stay together": (
        "Kinshasa said it backed the plan but wanted guarantees.",
        ("Kinshasa", "said", "it backed the plan but wanted guarantees"),
    ),
    "an acronym is no pronoun": (
        "US officials said the ship was empty.",
        ("US officials", "said", "the ship was empty"),
    ),
    "an adverbial opens the sentence": (
        "In a letter the governor said the dam was safe.",
        ("the governor", "said", "the dam was safe"),
    ),
    "however is stepped over": (
        "The minister, however, said that talks would go on.",
        ("The minister", "said", "that talks would go on"),
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect(sentence: str, expected: tuple[str | None, str, str]) -> None:
    assert spoken(sentence) == [expected]


def test_two_reports_in_one_sentence() -> None:
    assert spoken("Minsk accused the bloc of meddling and rejected its terms, adding that talks were over.") == [
        ("Minsk", "accused", "the bloc of meddling"),
        ("Minsk", "rejected", "its terms"),
        ("Minsk", "adding", "that talks were over"),
    ]


def test_a_closing_speaker_bounds_the_reports_inside() -> None:
    assert spoken("Tunis demands that the fleet withdraw, a diplomat said.") == [
        ("Tunis", "demands", "that the fleet withdraw"),
        ("a diplomat", "said", "Tunis demands that the fleet withdraw"),
    ]


def test_a_thought_inside_a_report_is_not_a_report() -> None:
    assert spoken("The premier said he hoped the snow would melt.") == [
        ("The premier", "said", "he hoped the snow would melt")
    ]


def test_an_inverted_speaker_goes_on() -> None:
    found = spoken('"We are ready," said Ann Lee, the envoy, adding: "The road is open."')
    assert found[-1] == ("Ann Lee, the envoy", "adding:", '"The road is open."')


def test_a_nested_report_is_two_attributions() -> None:
    assert spoken("The senator said Ankara had warned that the strait would close.") == [
        ("The senator", "said", "Ankara had warned that the strait would close"),
        ("Ankara", "had warned", "that the strait would close"),
    ]


DIRECT = {
    "speaker after": ('"We are ready to talk," the envoy said.', '"We are ready to talk,"'),
    "speaker before": ('The envoy said: "We are ready to talk."', '"We are ready to talk."'),
    "speaker inverted": ('"We are ready to talk," said the envoy.', '"We are ready to talk,"'),
    "curly marks": ("“We are ready to talk,” the envoy said.", "“We are ready to talk,”"),
    "single marks": ("‘We’re ready to talk,’ the envoy said.", "‘We’re ready to talk,’"),
    "typewriter marks": ("``We are ready to talk,'' the envoy said.", "``We are ready to talk,''"),
    "guillemets": ("«We are ready to talk,» the envoy said.", "«We are ready to talk,»"),
    "split by the speaker": (
        '"We are ready," the envoy said, "but not for long."',
        '"We are ready," the envoy said, "but not for long."',
    ),
    "two sentences around the speaker": (
        '"We are ready," the envoy said.|"We will not wait."',
        '"We are ready," the envoy said. "We will not wait."',
    ),
    "a quotation of two sentences": (
        '"We are ready.|We will not wait," the envoy said.',
        '"We are ready. We will not wait,"',
    ),
    "words quoted within reported speech": (
        'The envoy said the offer was "a good one" and would be read.',
        'the offer was "a good one" and would be read',
    ),
}


@pytest.mark.parametrize(("line", "content"), DIRECT.values(), ids=DIRECT.keys())
def test_direct(line: str, content: str) -> None:
    text, found = read(line)
    assert [text[slice(*a.source)].lower() for a in found if a.source] == ["the envoy"]
    assert [text[slice(*a.content)] for a in found] == [content]
    assert found[0].quoted


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    found = spoken("“We are ready,” the envoy said.|“The road is open.", "“It will stay open.”")
    assert found == [("the envoy", "said", "“We are ready,” the envoy said. “The road is open. / “It will stay open.”")]


def test_a_colon_announces_the_next_paragraph() -> None:
    assert spoken("In a letter the envoy wrote:", '"We are ready."') == [("the envoy", "wrote:", '"We are ready."')]


def test_what_follows_a_closed_quotation_is_not_part_of_it() -> None:
    assert spoken('He said: "The door is open." The envoy left on foot.') == [("He", "said:", '"The door is open."')]


def test_a_speaker_before_a_colon() -> None:
    assert spoken('Foreign Minister Ann Lee: "The door is open."') == [
        ("Foreign Minister Ann Lee", ":", '"The door is open."')
    ]


def test_a_new_speaker_ends_a_quotation() -> None:
    found = spoken('"We are ready," the envoy said.|"So are we," replied the general.')
    assert [(source, content) for source, _, content in found] == [
        ("the envoy", '"We are ready,"'),
        ("the general", '"So are we,"'),
    ]


SILENT = {
    "a participle that only describes": "The plant makes low added value goods.",
    "a verb's noun": "The hate campaign hurt both camps.",
    "a noun of the same form": "The Baltic states signed the treaty in the calls of gulls.",
    "plain events": "Heavy snow closed the road to the airport on Sunday.",
    "a meeting": "The two delegations met in a hotel near the lake for three hours.",
    "an attack of arms": "The rebels fired rockets at the base.",
    "a continued event": "The talks continued on Wednesday.",
    "a demand of the market": "Global demand for copper rose.",
    "nothing at all": "",
}


@pytest.mark.parametrize("sentence", SILENT.values(), ids=SILENT.keys())
def test_stays_silent(sentence: str) -> None:
    assert spoken(sentence) == []


def test_acts_come_with_the_cue() -> None:
    _, found = read("Hanoi urged Vientiane to sign.", "Hanoi refused to sign.", "Hanoi pledged to sign.")
    assert [(a.cue_lemma, a.act) for a in found] == [("urge", "demand"), ("refuse", "reject"), ("pledge", "commit")]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("He is 6'2\" tall.", [], id="a mark of inches opens nothing"),
        pytest.param("It’s the ministers’ plan.", [], id="apostrophes open nothing"),
        pytest.param('"One" and "two"', ['"One"', '"two"'], id="two quotations"),
        pytest.param("“He said “no” twice.”", ["“He said “no” twice.”"], id="nested curly marks are one"),
        pytest.param('"It never ends', ['"It never ends'], id="an open quotation runs to the end"),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == inside


def test_one_row_per_attribution_in_document_offsets() -> None:
    reference = Reference(ROOT, "test", TABLES)
    text = "SHARE: he said no.\n\nOslo said the ferry sank. It was old. “All are safe,” the captain said."
    documents = pl.DataFrame({"document_id": ["d_1"], "text": [text]})
    sentences = pl.DataFrame(
        {
            "document_id": ["d_1"] * 4,
            "sentence": [0, 1, 2, 3],
            "char_start": [0, 20, 46, 58],
            "char_end": [18, 45, 57, len(text)],
            "kind": ["furniture", "body", "body", "body"],
        }
    )
    result = attributions(documents, sentences, reference)
    assert result.select("sentence", "quoted", "cue_lemma", "act").rows() == [
        (1, False, "say", "state"),
        (3, True, "say", "state"),
    ]
    assert [text[a:b] for a, b in result.select("source_start", "source_end").rows()] == ["Oslo", "the captain"]
    assert [text[a:b] for a, b in result.select("content_start", "content_end").rows()] == [
        "the ferry sank",
        "“All are safe,”",
    ]
    assert attributions(documents.clear(), sentences.clear(), reference).schema == result.schema


VERBS = ["said", "told", "says", "was", "rejected", "that", "who", "to", "by", "and"]
PIECES = st.sampled_from([*',"“”‘’:;.()|7é \n', "''", "``", "--", *VERBS, "the envoy", "according to", "their claim"])


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.text(max_size=200)))
@example('"' * 50)
@example("said:")
@example("according to")
def test_hostile_text_gives_spans_within_the_text(text: str) -> None:
    lines = text.split("\n")
    whole, found = read(*lines)
    for attribution in found:
        for span in (attribution.source, attribution.cue, attribution.content):
            if span is not None:
                assert 0 <= span[0] < span[1] <= len(whole)


@pytest.mark.in_turn(3)
@pytest.mark.parametrize(
    "piece",
    ["said ", '"a," he said. ', "he told the man of the ", "( ", "“ ", "and said, ", "according to X, ", "1,", "''a "],
)
def test_a_line_of_any_length_costs_linear_time(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        start = time.process_time()
        attribute(text, [(0, len(text))], GRAMMAR)
        return time.process_time() - start

    seconds(100)
    # The least of a few: a look for garbage in all that other tests have left costs more than either.
    short, long = (min(seconds(times) for _ in range(3)) for times in (2_000, 16_000))
    assert long < 40 * short + 0.05  # 8 where linear, 64 where quadratic


@pytest.mark.skipif(not GOLD.exists(), reason="the shared gold is not here")
def test_marks_on_the_gold() -> None:
    sys.path.insert(0, str(GOLD.parent / "gold"))
    try:
        from score_spans import attributions as score
    finally:
        sys.path.pop(0)
    from nupunkt import sent_spans

    predicted, gold = [], []
    for path in sorted(GOLD.glob("*.txt"))[::4]:
        text = path.read_text(encoding="utf-8")
        spans, at = [], 0
        for line in text.splitlines(keepends=True):
            spans += [(at + s, at + len(line[:e].rstrip())) for s, e in sent_spans(line) if line[s:e].strip()]
            at += len(line)
        predicted.append(
            [
                {
                    role: {"char_start": span[0], "char_end": span[1]} if span else None
                    for role, span in (("source", a.source), ("cue", a.cue), ("content", a.content))
                }
                for a in attribute(text, spans, GRAMMAR)
            ]
        )
        gold.append(json.loads(path.with_name(f"{path.stem}.gold.json").read_text(encoding="utf-8")))
    marks = {role: figures["exact"]["f1"] for role, figures in score(predicted, gold).items()}
    assert marks["source"] > 58
    assert marks["cue"] > 60
    assert marks["content"] > 46

"""What was learned: models over words, the two nets that use them, and counterexamples in which they must catch nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accuracy.wordless import load_yaml
from tasks.logic.encounter_features import of_encounter, of_participant, told_tokens
from tasks.logic.learned import TABLE, Linear, Mark, learned, stem, tokens
from tasks.logic.meetings import sentence_views
from tests.read_together import readings

DAY = dt.date(2013, 5, 16)
UNTOLD = Path(__file__).parents[1] / "golden" / "counterexamples.yaml"


def taught(reference, **models):
    """The reference with these weights only, beside a base of -2 for each model, and under a version of its own."""
    names = ("encounter", "participant", "stance", "against")
    known = {name: {"least": 0.5, "base": -2} | models.get(name, {}) for name in names}
    rows = [(name, feature, str(weight)) for name in names for feature, weight in known[name].items()]
    table = pl.DataFrame(rows, schema=["model", "feature", "weight"], orient="row")
    return replace(reference, tables={**reference.tables, TABLE: table}, version=f"{reference.version} {models}")


def told(text, reference):
    return readings([(text, DAY)], reference)[text, DAY]


def test_a_model_weighs_what_it_knows_and_no_more():
    model = Linear({"base": -1.0, "w:met": 2.0, "w:never": -3.0}, 0.5)
    assert model.believes({"w:met": 1.0, "w:unknown": 9.0})
    assert not model.believes({"w:met": 1.0, "w:never": 1.0})
    assert model.probability({}) == pytest.approx(0.2689, abs=1e-4)


@given(st.permutations([(f"w:{k}", k / 7) for k in range(40)]))
def test_the_order_of_features_is_all_the_same(order):
    model = Linear({f"w:{k}": (-1) ** k * 0.1 * k for k in range(40)} | {"base": 0.3}, 0.5)
    assert model.probability(dict(order)) == model.probability({f"w:{k}": k / 7 for k in range(40)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Talks", "talk"), ("visited", "visit"), ("visiting", "visit"), ("was", "was"), ("red", "red")],
)
def test_stems(word, expected):
    assert stem(word) == expected


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6))
def test_tokens_are_places_of_the_text_in_order(text, marks):
    found = tokens(
        text, [Mark(start, min(start + length, len(text)), "<x>") for start, length in marks if start < len(text)]
    )
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


PAIRS = (("Uhuru Kenyatta", "Yoweri Museveni"), ("Angela Merkel", "Barack Obama"), ("Xi Jinping", "Vladimir Putin"))


@pytest.mark.parametrize(
    "pattern", ["{} walked with {} in the snow on Monday.", "On May 3, {} kept {} waiting.", "{}'s aide sat with {}."]
)
def test_no_name_is_a_feature(pattern, reference):
    texts = [pattern.format(*pair) for pair in PAIRS]
    seen = []
    for reading in readings([(text, DAY) for text in texts], reference).values():
        (clauses,) = sentence_views(reading.sentences, reading.mentions, reading.dates, reference).values()
        words = told_tokens(clauses[0])
        seen.append(
            (of_encounter(clauses[0], words), [of_participant(clauses[0], words, k) for k in range(len(words))])
        )
    assert seen[0] == seen[1] == seen[2]
    assert any(of for of in seen[0][1])


PORRIDGE = "A porridge in Kampala on Monday, before the rain, left Uhuru Kenyatta as far from Yoweri Museveni as Angela Merkel was."


def test_an_encounter_is_told_by_words_and_of_those_who_take_part(reference):
    assert told(PORRIDGE, taught(reference)).meeting_reports.is_empty()
    two = {"named:1": 5, "party:2": -9}
    (report,) = told(
        PORRIDGE, taught(reference, encounter={"w:porridge": 5}, participant=two)
    ).meeting_reports.to_dicts()
    assert (report["parties"], report["start_date"], report["status"]) == (["KEN", "UGA"], "2013-05-13", "held")
    assert report["rule"] == "likely:porridge"
    alone = taught(reference, encounter={"w:porridge": 5}, participant={"party:0": 5})
    assert told(PORRIDGE, alone).meeting_reports.is_empty()


def test_what_rules_have_told_is_not_told_again(reference):
    always = taught(reference, encounter={"base": 9}, participant={"base": 9})
    text = "Uhuru Kenyatta met Yoweri Museveni in Kampala on Monday. In Kampala Kenyatta told Museveni's ministers of the fish."
    assert told(text, always).meeting_reports["rule"].to_list() == ["meet:meet"]


def test_a_sentence_that_no_rule_reads_is_read(reference):
    text = "A breakfast of porridge in Kampala on Monday gave Amina Mohamed her first hour alone with Sam Kutesa."
    without = replace(reference, tables={k: v for k, v in reference.tables.items() if k != TABLE}, version="without")
    assert told(text, without).meeting_reports.is_empty()
    (report,) = told(text, reference).meeting_reports.to_dicts()
    assert (sorted(report["people"]), report["start_date"]) == (["Amina Mohamed", "Sam Kutesa"], "2013-05-13")


SAID = "Kenyan Foreign Minister Amina Mohamed said that the sanctions were cold porridge to her country."


@pytest.mark.parametrize(("against", "stance"), [({}, "support"), ({"w:cold": 5}, "oppose")])
def test_a_stance_is_told_by_words(against, stance, reference):
    assert told(SAID, taught(reference)).positions.is_empty()
    (position,) = told(SAID, taught(reference, stance={"w:porridge": 5}, against=against)).positions.to_dicts()
    assert (position["holder"], position["issue"], position["stance"]) == ("Amina Mohamed", "sanctions", stance)
    assert position["evidence"][0]["text"] in SAID


@pytest.mark.parametrize("text", [
    "Kenya refused to say whether the sanctions were cold porridge.",
    "Peru may act, provided that Kenya says the sanctions are cold porridge.",
    "Kenyan Foreign Minister Amina Mohamed hopes to visit the porridge of the sanctions.",
    "Kenyan analysts said that the sanctions were cold porridge.",
])  # fmt: skip
def test_what_is_asked_supposed_or_planned_is_no_stance(text, reference):
    assert told(text, taught(reference, stance={"w:porridge": 9, "base": 5})).positions.is_empty()


def test_a_reference_without_weights_has_no_models(reference):
    tables = {name: table for name, table in reference.tables.items() if name != TABLE}
    assert learned(replace(reference, tables=tables, version="none")) == {}


def test_counterexamples_tell_nothing(reference):
    untold = {
        (one["text"], dt.date.fromisoformat(one["published"] or "2010-03-17")): one["untold"]
        for one in load_yaml(UNTOLD)
    }
    frames = {"meeting": "meeting_reports", "position": "positions"}
    read = readings(list(untold), reference)
    assert [
        asked for asked, kind in untold.items() if asked in read and not getattr(read[asked], frames[kind]).is_empty()
    ] == []

"""What confidence rests on, and how it is told."""

from __future__ import annotations

import polars as pl
import pytest

from tasks.logic.confidence import BASE, coefficients, position_features, probability, report_features


@pytest.fixture
def features(read, reference):
    """The features of the positions of a text, by holder and issue."""

    def of(text):
        rows = read(text).positions.to_dicts()
        told = position_features(rows, reference)
        return {(row["holder"], row["issue"]): set(one) for row, one in zip(rows, told, strict=True)}

    return of


def test_a_probability_is_the_logistic_function_of_the_weights():
    assert probability({BASE: 1}, {BASE: 0}) == 0.5
    assert probability({BASE: 1, "quoted": 1}, {BASE: -1, "quoted": 1}) == 0.5
    assert probability({BASE: 1, "new": 1}, {BASE: 1.0986123}) == pytest.approx(0.75)


def test_a_wild_coefficient_stays_a_probability():
    assert 0 < probability({BASE: 1}, {BASE: -1e9}) < probability({BASE: 1}, {BASE: 1e9}) <= 1


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        pytest.param(
            "Peru called for an end to the sanctions.", ("Peru", "sanctions"),
            {"cue:verb", "act:call", "stance:oppose", "holder:party", "issue:weight 3", "passage:lead"},
            id="a state that calls for something",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi urged both camps to release all prisoners.",
            ("Peter Mwangi", "prisoners"), {"holder:person", "act:call"}, id="a minister",
        ),
        pytest.param(
            'Kenyan Foreign Minister Peter Mwangi said: "We will not accept any military intervention."',
            ("Peter Mwangi", "military_action"), {"quoted"}, id="within a quotation",
        ),
    ],
)  # fmt: skip
def test_features_of_a_position(features, text, position, expected):
    assert expected <= features(text)[position]


def test_facts_that_share_a_passage_know_of_each_other(features):
    found = features("Peru demanded a ceasefire and the release of all prisoners.")
    assert all("beside:same holder" in one for one in found.values())
    assert len(found) == 2


def test_facts_of_other_passages_do_not(features):
    found = features("Peru demanded a ceasefire. Chad rejected the sanctions.")
    assert not any(name.startswith("beside") for one in found.values() for name in one)


def test_features_of_a_meeting(read):
    reports = read("Norwegian Foreign Minister Anna Berg met Chilean President Pablo Rojas in Oslo on Tuesday.")
    (told,) = report_features(reports.meeting_reports.to_dicts())
    assert {"frame:meet", "status:held", "date:day", "place", "people:2", "parties:2"} <= set(told)


def test_every_fact_has_a_confidence_between_nought_and_one(read):
    reading = read(
        "Norwegian Foreign Minister Anna Berg met Chilean President Pablo Rojas. Chad rejected the ceasefire."
    )
    told = pl.concat([reading.meeting_reports["confidence"], reading.positions["confidence"]])
    assert told.len() == 2
    assert told.is_between(0, 1).all()


@pytest.mark.parametrize("fact", ["meeting", "position"])
def test_the_fitted_features_are_ones_that_are_read(fact, read, reference):
    """A feature that is renamed in the code and not in the table would silently count nothing."""
    prefixes = {
        "meeting": {BASE, "frame", "inferred", "status", "format", "date", "place", "duration", "people", "parties"},
        "position": {BASE, "cue", "act", "stance", "issue", "holder", "quoted"},
    }
    shared = {"passage", "passages", "beside"}
    assert {name.partition(":")[0] for name in coefficients(reference, fact)} <= prefixes[fact] | shared

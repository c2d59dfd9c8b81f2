"""Which read facts count as which gold ones."""

from __future__ import annotations

import pytest

from accuracy.gold import GoldMeeting, GoldPosition
from accuracy.matching import (
    ReadMeeting,
    ReadPosition,
    meeting_agreement,
    overlapping,
    paired,
    position_agreement,
    same_place,
    same_start,
)

HERE, THERE = ((100, 160),), ((900, 950),)


def read_meeting(parties="NOR CHL", start="2011-05-03", end="2011-05-03", place="", spans=HERE):
    return ReadMeeting(frozenset(parties.split()), frozenset(), start, end, place, "", "held", None, spans, {})


def gold_meeting(parties="NOR CHL", start="2011-05-03", end="2011-05-03", place=(), spans=HERE):
    return GoldMeeting(frozenset(parties.split()), frozenset(), start, end, place, (), ("held",), (), spans, False)


def read_position(holder="berg", party="NOR", issue="trade", stance="support", spans=HERE):
    return ReadPosition(holder, party, issue, stance, "call", spans, {})


def gold_position(holder=("berg",), party=("NOR",), issue=("trade",), stance=("support",), spans=HERE):
    return GoldPosition(holder, party, issue, stance, ("call",), spans, False)


@pytest.mark.parametrize(
    ("read", "gold", "agreement"),
    [
        pytest.param(read_meeting(), gold_meeting(), 1.0, id="all agrees"),
        pytest.param(read_meeting(spans=THERE), gold_meeting(), 0.7, id="told elsewhere, but who and when are right"),
        pytest.param(read_meeting(spans=THERE, start=None, end=None), gold_meeting(), 0, id="told elsewhere, undated"),
        pytest.param(read_meeting("NOR PER", spans=THERE), gold_meeting(), 0, id="told elsewhere by others"),
        pytest.param(read_meeting("NOR PER"), gold_meeting(), 0.4 / 3 + 0.6, id="one of the parties is another"),
        pytest.param(read_meeting("PER", "2010", "2010"), gold_meeting(), 0, id="neither who nor when"),
        pytest.param(read_meeting(start="2011", end="2011"), gold_meeting(), 0.88, id="the year instead of the day"),
        pytest.param(read_meeting(start=None, end=None), gold_meeting(start=None, end=None), 0.85, id="both undated"),
        pytest.param(read_meeting(start=None, end=None), gold_meeting(), 0.775, id="only the gold is dated"),
        pytest.param(read_meeting(""), gold_meeting(""), 0.6, id="no parties on either side"),
    ],
)
def test_meeting_agreement(read, gold, agreement):
    assert meeting_agreement(read, gold) == pytest.approx(agreement)


@pytest.mark.parametrize(
    ("read", "gold", "agreement"),
    [
        pytest.param(read_position(), gold_position(), 3.5, id="all agrees"),
        pytest.param(
            read_position(stance="oppose", holder="norway"), gold_position(), 2, id="the issue alone is right"
        ),
        pytest.param(read_position(party="CHL"), gold_position(), 0, id="another party"),
        pytest.param(read_position(party=None), gold_position(party=()), 3.5, id="a holder without a code"),
        pytest.param(read_position(spans=THERE), gold_position(), 0, id="another passage"),
    ],
)
def test_position_agreement(read, gold, agreement):
    assert position_agreement(read, gold) == agreement


@pytest.mark.parametrize(
    ("read", "gold", "same"),
    [
        pytest.param("2011-05-03", "2011-05-03", True, id="the day"),
        pytest.param("2011-05-03", "2011-05", True, id="a day within the month that the text supports"),
        pytest.param("2011-05", "2011-05-03", False, id="the month where the text tells the day"),
        pytest.param(None, None, True, id="no day where the text tells none"),
        pytest.param("2011-05-03", None, False, id="a guessed day"),
    ],
)
def test_same_start(read, gold, same):
    assert same_start(read_meeting(start=read), gold_meeting(start=gold)) is same


def test_a_place_may_hold_the_gold_place_or_lie_in_it():
    assert same_place(read_meeting(place="oslo"), gold_meeting(place=("Oslo, Norway",)))
    assert same_place(read_meeting(place="upper oslo"), gold_meeting(place=("Oslo",)))
    assert not same_place(read_meeting(place=""), gold_meeting(place=("Oslo",)))


@pytest.mark.parametrize(
    ("some", "others", "overlap"),
    [
        pytest.param([(0, 100)], [(86, 200)], False, id="fourteen characters of two long passages"),
        pytest.param([(0, 100)], [(85, 200)], True, id="fifteen characters"),
        pytest.param([(0, 10)], [(5, 200)], True, id="half of a short passage"),
        pytest.param([(0, 10)], [(6, 200)], False, id="less than half of a short passage"),
        pytest.param([(0, 10)], [(10, 20)], False, id="side by side"),
    ],
)
def test_overlapping(some, others, overlap):
    assert overlapping(some, others) is overlap


def test_the_best_agreement_is_paired_first_and_each_fact_once():
    agreement = {(0, 0): 0.6, (0, 1): 0.0, (1, 0): 0.9, (1, 1): 0.8, (2, 1): 0.5}
    assert paired([0, 1, 2], [0, 1], lambda read, gold: agreement.get((read, gold), 0.0)) == {1: 0, 2: 1}

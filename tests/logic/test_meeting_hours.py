"""How long meetings were: told beside them, or later of 'the talks', 'the session', 'the call'."""

import datetime as dt

import pytest

from tasks.logic.meeting_hours import lengths
from tests.logic.told import Reader

LENGTHS = {
    "seven hours": [420],
    "a seven-hour session": [420],
    "an hour and a half": [90],
    "two and a half hours": [150],
    "an hour and a quarter": [75],
    "an hour and forty minutes": [100],
    "half an hour": [30],
    "a half-hour call": [30],
    "three quarters of an hour": [45],
    "45 minutes": [45],
    "an hour-long session": [60],
    "an hourlong session": [60],
    "the hour-long session": [60],
    "for three hours before dinner": [180],
    "in the 30-minute talks": [30],
    "two hours before dinner": [],
    "within two hours": [],
    "two hours ago": [],
    "some two hours early": [],
    "a three-hour drive": [],
    "of the hour": [],
    "30 hours": [],
}


@pytest.mark.parametrize(("text", "minutes"), LENGTHS.items(), ids=LENGTHS)
def test_lengths_of_time_in_minutes(text: str, minutes: list[int]) -> None:
    assert [length.minutes for length in lengths(text)] == minutes


MET = "Peruvian President Eva Rojas met Chilean President Juan Soto in Lima on Monday. "
RANG = "On Tuesday she telephoned Fijian President Ratu Vula. "
TOLD = {
    "the meeting of which a later sentence tells": (MET + "The 55-minute meeting was cordial.", [55]),
    "a verb that tells how long it took": (
        MET + "They smiled. The Lima talks, the fifth since May, lasted nearly three hours.",
        [180],
    ),
    "when it ended": (MET + "The session broke up after less than an hour.", [60]),
    "how long a source says it took": (MET + "The encounter, which Mr Soto put at five hours, was cordial.", [300]),
    "hours of talks": (MET + "After seven hours of negotiations there was no statement.", [420]),
    "a meal": (MET + "Mr Soto flew home after a two-hour dinner.", [120]),
    "the call and not the meeting": (MET + RANG + "The half-hour call was cordial.", [None, 30]),
    "the meeting and not the call": (MET + RANG + "The two-hour meeting in Lima was cordial.", [120, None]),
    "whom the sentence names": (
        MET
        + "Fijian President Ratu Vula met Tongan Premier Ana Fale in Suva on Tuesday. Mr Soto was silent after the two-hour session.",
        [120, None],
    ),
    "a speech is no meeting": (MET + "A two-hour speech followed.", [None]),
    "nor is a flight": (MET + "The flight home took three hours.", [None]),
    "the first length told stays": (
        "Peruvian President Eva Rojas met Chilean President Juan Soto for two hours in Lima on Monday. The three-hour session was cordial.",
        [120],
    ),
}


@pytest.mark.parametrize(("text", "minutes"), TOLD.values(), ids=TOLD)
def test_the_length_of_a_meeting(read: Reader, text: str, minutes: list[int | None]) -> None:
    reports = read(text, published=dt.date(2013, 5, 15)).meeting_reports.sort("start_date")
    assert reports["duration_minutes"].to_list() == minutes
    for report in reports.filter(reports["duration_minutes"].is_not_null()).to_dicts():
        assert any("hour" in passage["text"] or "minute" in passage["text"] for passage in report["evidence"])

"""Counterparts without a name, mediators as subjects, and the days of what was moved or did not take place."""

import datetime as dt

import pytest

from tests.logic.told import Reader

TUESDAY = dt.date(2013, 5, 14)
PARTIES = {
    "an official and his counterpart": ("The Malian president and his Ghanaian counterpart met on Monday.", "MLI GHA"),
    "the counterpart from a state": (
        "Mali's foreign minister and his counterpart from Ghana met on Monday.",
        "MLI GHA",
    ),
    "who had lunch": (
        "Malian President Ali Konate and his Ghanaian counterpart had lunch together on Monday.",
        "MLI GHA",
    ),
    "who mediated the talks": (
        "Ghana's foreign minister, Jo Mensah, mediated talks between Mali and Togo in Accra on Monday.",
        "GHA MLI TGO",
    ),
    "a state that mediated them": ("Ghana mediated talks between Mali and Togo on Monday.", "GHA MLI TGO"),
    "mediated talks of which nobody tells by whom": (
        "On Monday mediated talks between Mali and Togo opened in Accra.",
        "MLI TGO",
    ),
}


@pytest.mark.parametrize(("text", "parties"), PARTIES.values(), ids=PARTIES)
def test_who_took_part(read: Reader, text: str, parties: str) -> None:
    (report,) = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert set(report["parties"]) == set(parties.split())


MEETING = "A meeting between the presidents of Mali and Ghana"
DAYS = {
    "the new day": (MEETING + ", originally set for May 20, will now be held on May 23.", "2013-05-23"),
    "the day on which it did not take place": (MEETING + " planned for Monday did not take place.", "2013-05-13"),
    "and that of last week": (MEETING + " planned for last Monday did not take place.", "2013-05-13"),
    "a day to come, called off": (MEETING + " planned for Friday was cancelled.", "2013-05-17"),
}


@pytest.mark.parametrize(("text", "day"), DAYS.values(), ids=DAYS)
def test_the_day_of_what_was_moved_or_fell_through(read: Reader, text: str, day: str) -> None:
    (report,) = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert report["start_date"] == day

"""The grammar of dates: styles of dates, hours, extents, lengths and times that recur."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tasks.logic import dates
from tasks.logic.lexicon import Reference

FOLDER = Path(__file__).parents[2] / "seeds" / "reference"
TABLE = pl.read_csv(FOLDER / "date_words.csv", infer_schema=False).fill_null("")
REFERENCE = Reference(FOLDER, "test", {"date_words": TABLE})
WEDNESDAY = date(2021, 6, 16)


def values(text: str) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in dates.tag(text, WEDNESDAY, reference=REFERENCE)]


STYLES = {
    "American, with the year": ("The pact was initialled on March 9, 2020, in Doha.", "2020-03-09"),
    "American, short month": ("The pact was initialled on Sept. 9, 2020, in Doha.", "2020-09-09"),
    "British, with the year": ("The pact was initialled on 9 March 2020 in Doha.", "2020-03-09"),
    "British, with an ordinal": ("The pact was initialled on the 9th of March 2020.", "2020-03-09"),
    "British, with the weekday": ("The pact was initialled on Monday, 9 March 2020.", "2020-03-09"),
    "short month, no full stop": ("The pact was initialled on 9 Mar 2020.", "2020-03-09"),
    "ISO": ("The pact was initialled on 2020-03-09.", "2020-03-09"),
    "dots": ("The pact was initialled on 9.3.2020.", "2020-03-09"),
    "strokes, day impossible as a month": ("The pact was initialled on 19/3/2020.", "2020-03-19"),
    "the year first": ("The pact was initialled on 2020/03/09.", "2020-03-09"),
    "a middle of a month": ("The siege ended in mid-March.", "2021-03"),
    "the end of a month": ("The pact lapses at the end of September.", "2021-09"),
    "a fiscal year": ("Aid fell in fiscal year 2019.", "2019"),
    "a month of this year": ("The embassy closed in April this year.", "2021-04"),
    "a quarter by its last day": ("Aid fell in the quarter ended March 31.", "2021-Q1"),
    "the day before a holiday": ("He fled the day before Christmas.", "2020-12-24"),
    "the day after a date": ("He fled the day after March 3.", "2021-03-04"),
    "the week before last": ("He met the emir the week before last.", "2021-W22"),
    "a weekday of last week": ("He met the emir on Tuesday of last week.", "2021-06-08"),
    "a weekday of next week": ("He will see the emir on Friday of next week.", "2021-06-25"),
    "a year earlier, with nothing named before": ("Aid fell 3 percent from a year earlier.", "2020"),
}


@pytest.mark.parametrize(("text", "value"), STYLES.values(), ids=STYLES.keys())
def test_dates_in_all_styles(text: str, value: str) -> None:
    assert values(text)[0][1] == value


HOURS = {
    "Greenwich time": ("The curfew ends at 1430 GMT.", [("1430 GMT", "2021-06-16T14:30")]),
    "an hour with its zone and day": (
        "The truce began at 9:30 a.m. EST on Tuesday.",
        [("9:30 a.m. EST on Tuesday", "2021-06-15T09:30")],
    ),
    "an hour without a space": ("He spoke at 10pm on Sunday.", [("10pm on Sunday", "2021-06-13T22:00")]),
    "local time and Greenwich time": (
        "A blast hit at 6:30 p.m. local time (1530 GMT) on Monday.",
        [("6:30 p.m. local time", "2021-06-14T18:30"), ("Monday", "2021-06-14")],
    ),
    "tonight": ("He speaks tonight.", [("tonight", "2021-06-16TNI")]),
    "the night of a date": ("They fled on the night of 12 May.", [("the night of 12 May", "2021-05-12TNI")]),
    "the morning of a weekday": ("They fled on the morning of Monday.", [("the morning of Monday", "2021-06-14TMO")]),
    "the early hours say no more than the day": ("They fled in the early hours of Monday.", [("Monday", "2021-06-14")]),
    "a weekday's morning": ("Monday morning's raid failed.", [("Monday morning", "2021-06-14TMO")]),
    "the previous night": ("They had met the previous night.", [("the previous night", "2021-06-15TNI")]),
}


@pytest.mark.parametrize(("text", "found"), HOURS.values(), ids=HOURS.keys())
def test_hours_and_parts_of_the_day(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


EXTENTS = {
    "the determiner of a noun is no part": ("It was a three-day visit.", "three-day"),
    "nor is a possessive": ("The group cut its third-quarter forecast.", "third-quarter"),
    "nor is it without the hyphen": ("They held a two hour meeting.", "two hour"),
    "a noun's own determiner is": ("It lasted the two days.", "the two days"),
    "over, a preposition": ("Trade grew over the past two years.", "the past two years"),
    "over, more than": ("They argued for over three hours.", "over three hours"),
    "within": ("He must leave within 48 hours.", "48 hours"),
    "only": ("He stayed only five days.", "five days"),
    "earlier than now, on that day": ("Earlier Tuesday he had met the king.", "Tuesday"),
    "earlier this week": ("He met the king earlier this week.", "earlier this week"),
    "of two numbers the one that counts": ("He served two four-year terms.", "two four-year"),
    "the following weekday": ("He left the following Monday.", "the following Monday"),
    "last, a verb": ("The rains will last several weeks.", "several weeks"),
    "day-long": ("They ended a day-long meeting.", "day-long"),
}


@pytest.mark.parametrize(("text", "extent"), EXTENTS.values(), ids=EXTENTS.keys())
def test_extents(text: str, extent: str) -> None:
    assert [t for t, _ in values(text)] == [extent]


LENGTHS = {
    "a year and a half": ("It took a year and a half.", "P1Y6M"),
    "between two numbers the greater": ("It will last between six and eight weeks.", "P8W"),
    "two hundred and fifty": ("The siege lasted two hundred and fifty days.", "P250D"),
    "two four-year terms": ("He served two four-year terms.", "P4Y"),
    "hours and a half later": ("Two hours and a half later they left.", "PT2H30M"),
    "every other day": ("They meet every other day.", "P2D"),
    "every six months": ("They meet every six months.", "P6M"),
    "times a year": ("They meet twice a year.", "P1Y"),
}


@pytest.mark.parametrize(("text", "value"), LENGTHS.values(), ids=LENGTHS.keys())
def test_lengths_and_sets(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]

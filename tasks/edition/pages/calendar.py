"""The calendar: months in which something is to come, each with its days and what is to be then."""

import calendar
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

ADDRESS = "calendar.html"
Week = list[tuple[int, list[Row]]]


def pages(facts: Facts) -> Iterator[Page]:
    """Give the calendar of meetings still to come at the newest day of publication."""
    as_of = facts.upcoming[0]["as_of"] if facts.upcoming else None
    on_a_day = [row for row in facts.upcoming if len(row["start_date"] or "") == len("2022-01-10")]
    at_some_time = [row for row in facts.upcoming if row not in on_a_day]
    months = [(month, _weeks(month, list(rows))) for month, rows in groupby(sorted(on_a_day, key=_day), key=_month)]
    yield Page(
        ADDRESS,
        "Calendar",
        "calendar.html",
        {"as_of": as_of, "months": months, "on_a_day": sorted(on_a_day, key=_day), "at_some_time": at_some_time},
        ADDRESS,
    )


def _day(row: Row) -> str:
    return str(row["start_date"])


def _month(row: Row) -> str:
    return _day(row)[:7]


def _weeks(month: str, rows: list[Row]) -> list[Week]:
    """The weeks of a month, Monday to Sunday: the day of the month (0 outside it) and the meetings that begin then."""
    year, number = map(int, month.split("-"))
    begins: dict[int, list[Row]] = {}
    for row in rows:
        begins.setdefault(date.fromisoformat(_day(row)).day, []).append(row)
    return [[(day, begins.get(day, [])) for day in week] for week in calendar.monthcalendar(year, number)]

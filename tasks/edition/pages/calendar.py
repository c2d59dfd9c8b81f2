"""The calendar: months in which something is to come, each with its days and what is to be then."""

import calendar
from datetime import date
from itertools import groupby

from tasks.edition.facts import Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page

ADDRESS = "calendar.html"
Week = list[tuple[int, list[Row]]]


def page(overview: Overview) -> Page:
    """Return the calendar of meetings still to come at the newest day of publication, the next first."""
    upcoming = overview.upcoming
    on_a_day = sorted((row for row in upcoming if len(row["start_date"] or "") == len("2022-01-10")), key=_day)
    context = {
        "as_of": upcoming[0]["as_of"] if upcoming else None,
        "n": overview.counts["upcoming"],
        "n_shown": len(upcoming),
        "months": [(month, _weeks(month, list(rows))) for month, rows in groupby(on_a_day, key=_month)],
        "on_a_day": on_a_day,
        "at_some_time": [row for row in upcoming if len(row["start_date"] or "") != len("2022-01-10")],
    }
    return Page(ADDRESS, "Calendar", "calendar.html", context, ADDRESS)


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

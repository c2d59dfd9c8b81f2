"""The timeline of meetings, a list for each month, a page for each meeting, and one for each id given up."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from tasks.edition import addresses, words
from tasks.edition.exports import jsonld
from tasks.edition.facts import Facts, Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page

SECTION = "meetings/index.html"
# What reports of one meeting are compared in: the column, and what the page calls it.
COMPARED = (
    ("status", "Status"),
    ("parties", "Parties"),
    ("people", "People"),
    ("start_date", "First day"),
    ("end_date", "Last day"),
    ("place", "Place"),
    ("country", "Country"),
    ("format", "Form"),
    ("duration_minutes", "Length"),
    ("issues", "Issues"),
)


def timeline(overview: Overview) -> Page:
    """Return the newest meetings, and the months that lead to all."""
    newest = [overview.facts.meetings[key] for key in overview.newest_meetings]
    context = {"years": list(_years(newest)), "months": by_year(overview.months), "n": overview.counts["meetings"]}
    return Page(SECTION, "Meetings", "meetings.html", context, SECTION)


def of_months(months: Mapping[str, list[Row]], numbers: Mapping[str, int]) -> Iterator[Page]:
    """Give the page of each month; `numbers` counts its meetings, which may be more than are listed."""
    for month, meetings in months.items():
        context = {"month": month, "meetings": meetings, "n": numbers[month]}
        yield Page(addresses.meetings_of(month), f"Meetings {named(month)}", "month.html", context, SECTION)


def each(facts: Facts, ids: Iterable[str]) -> Iterator[Page]:
    """Give the pages of meetings."""
    for key in ids:
        meeting = facts.meetings[key]
        yield Page(addresses.meeting(key), _title(facts, meeting), "meeting.html", _meeting(facts, meeting), SECTION)


def former(facts: Facts) -> Iterator[Page]:
    """Give a page for each id that was given up, which leads to the meeting that it is now."""
    for redirect in facts.former:
        present = facts.meetings.get(redirect["meeting_id"] or "")
        yield Page(
            addresses.meeting(redirect["old_id"]),
            f"Meeting {redirect['old_id']}",
            "former_meeting.html",
            {"redirect": redirect, "present": present},
            SECTION,
        )


def by_year(months: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Return counted months under their years, as they come; those without any under ''."""
    return [(year, list(of_year)) for year, of_year in groupby(months, key=lambda row: row["month"][:4])]


def named(month: str) -> str:
    """Return a month within a title: 'in March 2019', 'in 2019', 'without a date'."""
    return f"in {words.day(month)}" if month else "without a date"


def _title(facts: Facts, meeting: Row) -> str:
    return meeting["title"] or " and ".join(facts.party_name(code) for code in meeting["parties"])


def _years(meetings: Iterable[Row]) -> Iterator[tuple[str, list[tuple[str, list[Row]]]]]:
    """The meetings by year and month of their first day, in the order in which they come."""

    def month(meeting: Row) -> str:
        return (meeting["start_date"] or meeting["end_date"] or "")[:7]

    for year, of_year in groupby(meetings, key=lambda m: month(m)[:4]):
        yield year, [(key, list(of_month)) for key, of_month in groupby(of_year, key=month)]


def _meeting(facts: Facts, meeting: Row) -> Mapping[str, Any]:
    """What the page of a meeting shows beside the meeting itself."""
    key = meeting["meeting_id"]
    conflicts = facts.conflicts.get(key, [])
    disputed = {row["attribute"] for row in conflicts}
    reports = facts.reports.get(key, [])
    described = jsonld.meeting_jsonld(
        meeting | {"document_ids": sorted({report["document_id"] for report in reports})}, facts.stamp.site_url
    )
    return {
        "meeting": meeting,
        "linked_data": Markup(jsonld.script(described)),  # noqa: S704  (nothing in it ends the element)
        "reports": reports,
        "compared": [
            (column, label, column in disputed)
            for column, label in COMPARED
            if any(report[column] not in (None, []) for report in reports)
        ],
        "conflicts": [
            (attribute, list(values)) for attribute, values in groupby(conflicts, key=lambda row: row["attribute"])
        ],
        "history": facts.history.get(key, []),
        "kept_apart": [row for row in facts.kept_apart.get(key, []) if row["other_id"] in facts.meetings],
    }

"""The timeline of all meetings, a page for each, and one that leads on from each id given up."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup

from tasks.edition import addresses
from tasks.edition.exports import jsonld
from tasks.edition.facts import Facts, Row
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


def pages(facts: Facts) -> Iterator[Page]:
    """Give the timeline, the page of each meeting, and of each former id."""
    yield Page(SECTION, "Meetings", "meetings.html", {"years": list(_years(facts.meetings.values()))}, SECTION)
    for meeting in facts.meetings.values():
        yield Page(
            addresses.meeting(meeting["meeting_id"]),
            _title(facts, meeting),
            "meeting.html",
            _meeting(facts, meeting),
            SECTION,
        )
    for redirect in facts.redirects:
        present = facts.meetings.get(redirect["meeting_id"] or "")
        yield Page(
            addresses.meeting(redirect["old_id"]),
            f"Meeting {redirect['old_id']}",
            "former_meeting.html",
            {"redirect": redirect, "present": present},
            SECTION,
        )


def _title(facts: Facts, meeting: Row) -> str:
    return meeting["title"] or " and ".join(facts.party_name(code) for code in meeting["parties"])


def _years(meetings: Iterable[Row]) -> Iterator[tuple[str, list[tuple[str, list[Row]]]]]:
    """The meetings by year and month of their first day, newest first; undated ones last, under ''."""

    def month(meeting: Row) -> str:
        return (meeting["start_date"] or meeting["end_date"] or "")[:7]

    ordered = sorted(meetings, key=lambda m: (month(m), m["start_date"] or "", m["meeting_id"]), reverse=True)
    for year, of_year in groupby(ordered, key=lambda m: month(m)[:4]):
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

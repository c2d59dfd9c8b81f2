"""Conflicts: one row per meeting, attribute and value, where reports of one meeting cannot all be right.

Silence contradicts nobody, and a less precise account (a month for a day, a country for a city) agrees with a more
precise one. Participants that one report names and another leaves out are no conflict: no report names everybody. A
day from which a meeting was moved, and a plan that came true or was dropped, are history (`meeting_status_history`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations
from typing import Any

import polars as pl

from tasks.logic.meeting_status_history import overtaken
from tasks.logic.report_agreement import OFF, PAST, window_of

SCHEMA = pl.Schema({
    "meeting_id": pl.String(), "attribute": pl.String(), "value": pl.String(), "documents": pl.List(pl.String()),
})  # fmt: skip
ATTRIBUTES = ("start_date", "end_date", "duration_minutes", "place", "country", "format", "status")

Row = dict[str, Any]
Differ = Callable[[Row, Row], bool]


def conflicts(reports: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """One row per value (`SCHEMA`), sorted by meeting, attribute and value; `documents` are those that tell it.

    `reports` are meeting reports with meeting_id and the window of publication; `places` is places.csv.
    """
    told: dict[str, list[Row]] = {}
    for row in reports.iter_rows(named=True):
        told.setdefault(row["meeting_id"], []).append(row)
    cities = _cities(places)
    rows = [
        {"meeting_id": meeting_id, "attribute": attribute, "value": value, "documents": sorted(documents)}
        for meeting_id in sorted(told)
        if len(told[meeting_id]) > 1
        for (attribute, value), documents in sorted(conflicts_of(told[meeting_id], cities).items())
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def conflicts_of(rows: list[Row], cities: frozenset[str]) -> dict[tuple[str, str], set[str]]:
    """Documents by attribute and value, for each value of one meeting's reports that another report contradicts."""
    gone = set(overtaken(rows))
    timely = [r for r in rows if r["report_id"] not in gone]
    windows = [w for r in timely if (w := window_of(r["start_date"], r["end_date"]))]
    begins = max((w[0] for w in windows), default=None)
    tests: dict[str, Differ] = {
        "start_date": lambda a, b: _other_time(a, b) and _edge(a, 0) != _edge(b, 0),
        "end_date": lambda a, b: _other_time(a, b) and _edge(a, 1) != _edge(b, 1),
        "duration_minutes": _other_value("duration_minutes"),
        "place": lambda a, b: _other_place(a, b, cities),
        "country": _other_value("country"),
        "format": _other_value("format"),
        "status": lambda a, b: _other_outcome(a, b, begins),
    }
    # A meeting of a thousand reports has a handful of different accounts: only these are compared.
    different = {(*(r[name] for name in ATTRIBUTES), _known_since(r, begins)): r for r in timely}
    found: dict[tuple[str, str], set[str]] = {}
    for attribute, differ in tests.items():
        for a, b in combinations(different.values(), 2):
            if differ(a, b):
                for row in (a, b):
                    found.setdefault((attribute, str(row[attribute])), set()).add(row["document"])
        named = {value for name, value in found if name == attribute}
        for row in timely:  # who says the same as one side is on that side
            if str(row[attribute]) in named:
                found[attribute, str(row[attribute])].add(row["document"])
    return found


def _other_value(attribute: str) -> Differ:
    return lambda a, b: bool(a[attribute] and b[attribute]) and a[attribute] != b[attribute]


def _edge(row: Row, side: int) -> date | None:
    window = window_of(row["start_date"], row["end_date"])
    return window[side] if window else None


def _other_time(a: Row, b: Row) -> bool:
    """Whether neither window lies within the other."""
    ours, theirs = window_of(a["start_date"], a["end_date"]), window_of(b["start_date"], b["end_date"])
    if ours is None or theirs is None:
        return False
    within = ours[0] <= theirs[0] and theirs[1] <= ours[1]
    return not within and not (theirs[0] <= ours[0] and ours[1] <= theirs[1])


def _other_place(a: Row, b: Row, cities: frozenset[str]) -> bool:
    """Whether two places cannot be one: two cities, or places in two countries."""
    ours, theirs = (a["place"] or "").casefold(), (b["place"] or "").casefold()
    if not ours or not theirs or ours in theirs or theirs in ours:
        return False
    if a["country"] and b["country"] and a["country"] != b["country"]:
        return True
    return ours in cities and theirs in cities


def _other_outcome(a: Row, b: Row, begins: date | None) -> bool:
    """Whether one says that it took place and the other that it did not, both published when that was known."""
    if {a["status"] in PAST, b["status"] in PAST} != {True, False} or not {a["status"], b["status"]} & OFF:
        return False
    return _known_since(a, begins) and _known_since(b, begins)


def _known_since(row: Row, begins: date | None) -> bool:
    """Whether a report was published when the day of the meeting was past."""
    day: date | None = row.get("published_earliest")
    return bool(begins and day and day > begins)


def _cities(places: pl.DataFrame) -> frozenset[str]:
    """Names of cities, in small letters, under the one name that reports use for each."""
    if "kind" not in places.columns:
        return frozenset()
    return frozenset(name.casefold() for name in places.filter(pl.col("kind") == "city")["place"])

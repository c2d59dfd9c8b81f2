"""Status history: one row per report of a meeting, in the order of publication, and what it did to the status.

The latest credible word counts. A meeting that was held stays held, whatever is published later about plans for it; a
plan that is published after the day of the meeting undoes nothing; nothing is held before its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from tasks.logic.report_agreement import PAST, window_of

_TEXT = pl.String()
PASSAGE = pl.Struct({"char_start": pl.Int32, "char_end": pl.Int32, "text": pl.Utf8})
SCHEMA = pl.Schema({
    "meeting_id": _TEXT, "step": pl.Int32(), "event": _TEXT, "status": _TEXT, "credible": pl.Boolean(),
    "decides": pl.Boolean(), "note": _TEXT, "report_id": _TEXT, "document_id": _TEXT, "document": _TEXT,
    "published_earliest": pl.Date(), "published_latest": pl.Date(), "start_date": _TEXT, "end_date": _TEXT,
    "passage": PASSAGE,
})  # fmt: skip
PLANS = frozenset({"scheduled", "proposed"})
# Of reports published at the same time the one that tells of the later stage comes last.
STAGE = {"cancelled": 5, "postponed": 4, "held": 3, "ongoing": 2, "scheduled": 1, "proposed": 0}

Row = dict[str, Any]


def status_history(
    meetings: pl.DataFrame, reports: pl.DataFrame, superseded: pl.DataFrame | None = None
) -> pl.DataFrame:
    """One row per report (`SCHEMA`), sorted by meeting and step.

    `meetings` has meeting_id, start_date and end_date; `reports` are meeting reports with meeting_id and the window in
    which their documents were published; `superseded` are such reports of superseded editions, with the name of the
    `superseding_document`: they are told, and change nothing.
    """
    windows = {
        m: window_of(start, end)
        for m, start, end in meetings.select("meeting_id", "start_date", "end_date").iter_rows()
    }
    told: dict[str, list[Row]] = {}
    for row in reports.iter_rows(named=True):
        told.setdefault(row["meeting_id"], []).append(row)
    for row in superseded.iter_rows(named=True) if superseded is not None else ():
        told[row["meeting_id"]].append(row)
    rows = [
        {name: step.get(name) for name in SCHEMA}
        for meeting_id in sorted(told)
        for step in steps(told[meeting_id], windows[meeting_id])
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def deciding(rows: list[Row], window: tuple[date, date] | None) -> Row:
    """The report of one meeting whose status is the meeting's."""
    return next(step for step in steps(rows, window) if step["decides"])


def steps(rows: list[Row], window: tuple[date, date] | None) -> list[Row]:
    """The reports of one meeting, which takes place in `window`, each with its step, event, note and verdict."""
    ordered = sorted(rows, key=lambda r: (_published(r) or date.min, STAGE[r["status"]], r["report_id"]))
    made: list[Row] = []
    credible: list[Row] = []
    present: Row | None = None  # the credible report that brought the present status
    for number, row in enumerate(ordered, 1):
        note = _doubt(row, present["status"] if present else None, window)
        event = "superseded" if row.get("superseding_document") else _event(row, credible)
        passage = row["evidence"][0] if row.get("evidence") else None
        step = row | {"step": number, "event": event, "credible": note is None, "note": note, "decides": False}
        made.append(step | {"passage": passage})
        if note is None:
            credible.append(made[-1])
            present = present if event == "repeated" else made[-1]
    (present or next(step for step in reversed(made) if step["event"] != "superseded"))["decides"] = True
    return made


def _published(row: Row) -> date | None:
    day: date | None = row.get("published_latest") or row.get("published_earliest")
    return day


def _doubt(row: Row, present: str | None, window: tuple[date, date] | None) -> str | None:
    """Why a report does not change the status, in words; None if it may."""
    if row.get("superseding_document"):
        return f"superseded by {row['superseding_document']}"
    status, day = row["status"], _published(row)
    if status in PAST and day and window and day < window[0]:
        return "published before the day of the meeting"
    if present == "held" and status != "held":
        return "the meeting had been held"
    if present == "ongoing" and status in PLANS:
        return "the meeting had begun"
    if present and status in PLANS and day and window and day > window[1]:
        return "a plan published after the day of the meeting"
    if present == "scheduled" and status == "proposed":
        return "the meeting had been scheduled"
    return None


def _event(row: Row, before: list[Row]) -> str:
    """What a report tells, after the credible ones before it."""
    status, last = row["status"], before[-1]["status"] if before else None
    if status not in PLANS:
        return "repeated" if status == last else str(status)
    plans = (s for s in reversed(before) if s["status"] in PLANS or s["status"] == "postponed")
    known = next((w for w in (window_of(s["start_date"], s["end_date"]) for s in plans) if w), None)
    new = window_of(row["start_date"], row["end_date"])
    if known and new and not _nested(known, new):
        return "moved"
    return "repeated" if status == last else "announced"


def _nested(a: tuple[date, date], b: tuple[date, date]) -> bool:
    """Whether one window lies within the other: it is then more precise, and not another time."""
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def overtaken(rows: list[Row]) -> Iterator[str]:
    """Report ids of one meeting that tell of a day from which it was moved later."""
    ordered = sorted(rows, key=lambda r: (_published(r) or date.min, STAGE[r["status"]], r["report_id"]))
    dated = [(r, w) for r in ordered if (w := window_of(r["start_date"], r["end_date"]))]
    held = [w for r, w in dated if r["status"] in PAST]
    final = held[-1] if held else dated[-1][1] if dated else None
    for row, window in dated:
        if final and row["status"] not in PAST and (window[1] < final[0] or final[1] < window[0]):
            yield row["report_id"]

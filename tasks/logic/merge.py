"""Merging: one row per real meeting over all documents, and what is told of its past and its contradictions.

Reports that may be one meeting meet in blocks (`statements`), so that the cost grows with the corpus and not with its
square; in a night only those are merged anew that new reports touch (`touched_reports`). Order and batches of documents
play no part. Two reports of one document are two meetings, as their document tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl

from tasks.logic.corrections import CORRECTIONS_SCHEMA, Corrections
from tasks.logic.grouping import Compared, compare, group
from tasks.logic.meeting_conflicts import conflicts
from tasks.logic.meeting_redirects import Past, name_meetings, redirects
from tasks.logic.meeting_status_history import status_history
from tasks.logic.meetings_kept_apart import kept_apart
from tasks.logic.merged_values import MEETINGS_SCHEMA, merged_row
from tasks.logic.merging_limits import MergingLimits
from tasks.logic.report_agreement import Account

TOGETHER = 2_000  # reports taken out of their frame at a time: as objects of Python they need ten times the memory
TOLD = (
    "report_id", "document_id", "parties", "people", "start_date", "end_date", "place", "country", "format", "status",
    "published_earliest",
)  # fmt: skip
NO_PLACES = pl.DataFrame(schema={"place": pl.String, "kind": pl.String})


@dataclass(frozen=True)
class Merged:
    """Meetings, the reports with their meeting_id, what follows from them, and the corrections that met nothing."""

    meetings: pl.DataFrame
    reports: pl.DataFrame
    status_history: pl.DataFrame
    conflicts: pl.DataFrame
    kept_apart: pl.DataFrame
    redirects: pl.DataFrame
    unmatched: pl.DataFrame


def merge_reports(
    reports: pl.DataFrame,
    corrections: pl.DataFrame,
    limits: MergingLimits,
    past: Past | None = None,
    beside: pl.DataFrame | None = None,
    places: pl.DataFrame = NO_PLACES,
    superseded: pl.DataFrame | None = None,
) -> Merged:
    """All that merging makes of meeting reports with the window in which their documents were published.

    `beside` are reports of other meetings, with their meeting_id, that are compared with these (`touched_reports`) and
    stay as they are. `past` is what earlier generations called the meetings, `places` is places.csv. `superseded` are
    reports of superseded editions with their `successor_id`, which are told in the history of meetings and no more.
    """
    past = past or Past()
    ours = frozenset(reports["report_id"])
    found = compare(_accounts(reports, beside, limits))
    fixes = Corrections(corrections, ours)
    groups = _ordered(fixes.regroup(_groups(found, ours)))
    names = name_meetings(groups, past)
    named = {a.report_id: identity for identity, members in zip(names, groups, strict=True) for a in members}
    tied = reports.with_columns(meeting_id=pl.Series([named.get(i) for i in reports["report_id"]], dtype=pl.String))
    made = [_made(part, superseded, places, fixes, limits) for part in _parts(groups, tied)]
    meetings, history, disputed = (pl.concat(frames) for frames in zip(*made, strict=True))
    others = dict(beside.select("report_id", "meeting_id").iter_rows()) if beside is not None else {}
    return Merged(
        meetings.sort("meeting_id"),
        tied,
        history.sort("meeting_id", "step"),
        disputed.sort("meeting_id", "attribute", "value"),
        kept_apart(found, named | others, frozenset(names)),
        redirects(named, past),
        pl.DataFrame(fixes.unmatched, schema=CORRECTIONS_SCHEMA, orient="row"),
    )


def _accounts(reports: pl.DataFrame, beside: pl.DataFrame | None, limits: MergingLimits) -> Iterator[Account]:
    """The accounts of the reports, then of those beside them; no row is held longer than its account takes."""
    for frame in (reports, *([beside] if beside is not None else [])):
        compared = frame.select(name for name in TOLD if name in frame.columns)
        yield from (Account.of(row, limits) for row in compared.iter_rows(named=True))


def _parts(groups: list[list[Account]], tied: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The reports of some meetings after the other, those of each meeting together, in the order of the groups."""
    place = {report_id: number for number, report_id in enumerate(tied["report_id"])}
    wanted: list[int] = []
    for members in groups:
        wanted += [place[a.report_id] for a in members]
        if len(wanted) >= TOGETHER:
            yield tied[wanted]
            wanted = []
    yield tied[wanted]


def _made(
    tied: pl.DataFrame, superseded: pl.DataFrame | None, places: pl.DataFrame, fixes: Corrections, limits: MergingLimits
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """The meetings of some reports, which stand in the order of their meetings; their history; their conflicts."""
    members: dict[str, list[dict[str, Any]]] = {}
    for row in tied.iter_rows(named=True):
        members.setdefault(row["meeting_id"], []).append(row)
    meetings = [
        fixes.set_values(merged_row(identity, rows, limits.naming_reports), [row["report_id"] for row in rows])
        for identity, rows in members.items()
    ]
    frame = pl.DataFrame(meetings, schema=MEETINGS_SCHEMA, orient="row")
    return frame, status_history(frame, tied, _superseded(superseded, tied)), conflicts(tied, places)


def _superseded(reports: pl.DataFrame | None, tied: pl.DataFrame) -> pl.DataFrame | None:
    """Superseded reports with the id of the meeting that the reports in their places tell of, where these are given."""
    if reports is None:
        return None
    ids = tied.select("meeting_id", successor_id="report_id")
    return reports.drop("meeting_id").join(ids, on="successor_id", how="inner", maintain_order="left")


def _groups(found: Compared, ours: frozenset[str]) -> list[list[Account]]:
    """The accounts of each meeting, without those that are only compared."""
    groups = ([a for k in places for a in found.statements[k].accounts] for places in group(found))
    kept = ([a for a in members if a.report_id in ours] for members in groups)
    return [members for members in kept if members]


def _ordered(groups: list[list[Account]]) -> list[list[Account]]:
    return sorted((sorted(members, key=lambda a: a.key) for members in groups), key=lambda members: members[0].key)

"""Merging: one row per real meeting over all documents, and what is told of its past and its contradictions.

Reports that may be one meeting meet in blocks (`statements`), so that the cost grows with the corpus and not with its
square; in a night only those are merged anew that new reports touch (`touched_reports`). Order and batches of documents
play no part. Two reports of one document are two meetings, as their document tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass

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


def merge_meetings(
    reports: pl.DataFrame, corrections: pl.DataFrame, limits: MergingLimits
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row per real meeting, and the given reports with the column `meeting_id`."""
    merged = merge_reports(reports, corrections, limits)
    return merged.meetings, merged.reports


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
    rows = {row["report_id"]: row for row in reports.iter_rows(named=True)}
    others = {row["report_id"]: row for row in beside.iter_rows(named=True)} if beside is not None else {}
    found = compare(Account.of(row, limits) for row in (*rows.values(), *others.values()))
    fixes = Corrections(corrections, frozenset(rows))
    groups = _ordered(fixes.regroup(_groups(found, frozenset(rows))))
    meetings, named = [], {}
    for identity, members in zip(name_meetings(groups, past), groups, strict=True):
        ids = [a.report_id for a in members]
        meetings.append(fixes.set_values(merged_row(identity, [rows[i] for i in ids], limits.naming_reports), ids))
        named.update(dict.fromkeys(ids, identity))
    frame = pl.DataFrame(meetings, schema=MEETINGS_SCHEMA, orient="row").sort("meeting_id")
    tied = _tied(reports, named)
    known = named | {i: row["meeting_id"] for i, row in others.items()}
    return Merged(
        frame,
        tied,
        status_history(frame, tied, _superseded(superseded, named)),
        conflicts(tied, places),
        kept_apart(found, known, frozenset(named.values())),
        redirects(named, past),
        pl.DataFrame(fixes.unmatched, schema=CORRECTIONS_SCHEMA, orient="row"),
    )


def _superseded(reports: pl.DataFrame | None, named: dict[str, str]) -> pl.DataFrame | None:
    """Superseded reports with the id of the meeting that the reports in their places tell of, where these are ours."""
    if reports is None:
        return None
    ids = pl.DataFrame({"successor_id": list(named), "meeting_id": list(named.values())},
                       schema={"successor_id": pl.Utf8, "meeting_id": pl.Utf8})  # fmt: skip
    return reports.drop("meeting_id").join(ids, on="successor_id", how="inner", maintain_order="left")


def _groups(found: Compared, ours: frozenset[str]) -> list[list[Account]]:
    """The accounts of each meeting, without those that are only compared."""
    groups = ([a for k in places for a in found.statements[k].accounts] for places in group(found))
    kept = ([a for a in members if a.report_id in ours] for members in groups)
    return [members for members in kept if members]


def _ordered(groups: list[list[Account]]) -> list[list[Account]]:
    return sorted((sorted(members, key=lambda a: a.key) for members in groups), key=lambda members: members[0].key)


def _tied(reports: pl.DataFrame, named: dict[str, str]) -> pl.DataFrame:
    """The reports with the id of their meeting."""
    ids = pl.DataFrame(
        {"report_id": list(named), "meeting_id": list(named.values())},
        schema={"report_id": pl.Utf8, "meeting_id": pl.Utf8},
    )
    left = reports.drop("meeting_id") if "meeting_id" in reports.columns else reports
    return left.join(ids, on="report_id", how="left", maintain_order="left")

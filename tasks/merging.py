"""The merging of a night: what the candidate holds, what must be merged anew, and what the meetings were called before.

Nothing here knows Prefect: `resolve` calls it within its step.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import duckdb
import polars as pl

from tasks.logic.lexicon import MERGED_AND_PUBLISHED_WITH, Reference
from tasks.logic.meeting_redirects import Past, heirs
from tasks.logic.merge import Merged, merge_reports
from tasks.logic.merging_limits import MergingLimits, merging_limits
from tasks.logic.report_redirects import follow_reports, report_redirects
from tasks.logic.statements import MOST_PARTIES
from tasks.logic.superseded_reports import successors
from tasks.logic.touched_reports import touched
from warehouse import merged
from warehouse.reports_in_reach import ReportsInReach

BEFORE = "\0before"  # ends the ids of reports as they were, where they stand beside those held


def corrections_version(folder: Path) -> str:
    """The SHA-256 over what merging depends on in a folder of reference data: corrections and limits, and no gate."""
    names = sorted(MERGED_AND_PUBLISHED_WITH)
    return hashlib.sha256(b"".join((folder / f"{name}.csv").read_bytes() for name in names)).hexdigest()


def merge_candidate(
    con: duckdb.DuckDBPyConnection,
    reference: Reference,
    *,
    everything: bool,
    recounted: frozenset[str] = frozenset(),
    finish: Callable[[pl.DataFrame, pl.DataFrame], pl.DataFrame] = lambda meetings, _: meetings,
) -> pl.DataFrame:
    """Merge the reports that tonight's documents touch, or all; gives the corrections that met nothing.

    `recounted` are documents that became or ceased to be copies, so that the sources of their meetings are other ones.
    `finish` gives the meetings the columns that follow from them and their reports. `merged.remember_reports` must have
    been called before the documents were written.
    """
    limits = merging_limits(reference)
    scope = _scope(con, reference, limits, recounted, everything=everything)
    reports, past, compared, superseded = scope.reports, scope.past, scope.compared, scope.superseded
    made = merge_reports(reports, scope.corrections, limits, past, compared, reference.places, superseded)
    made = replace(made, meetings=finish(made.meetings, made.reports))
    former = None if everything else {*past.ids.values(), *past.lost}
    merged.write_merged(con, tables_of(made), made.reports, former)
    merged.write_successors(con, scope.follow)
    return made.unmatched


class _Scope(NamedTuple):
    """What is merged anew: the reports, what they were called before, those beside them, and what decides on them."""

    reports: pl.DataFrame
    past: Past
    compared: pl.DataFrame
    superseded: pl.DataFrame
    follow: pl.DataFrame
    corrections: pl.DataFrame


def _scope(
    con: duckdb.DuckDBPyConnection,
    reference: Reference,
    limits: MergingLimits,
    recounted: frozenset[str],
    *,
    everything: bool,
) -> _Scope:
    """What merging needs."""
    replaced, fresh = merged.replaced_reports(con), merged.fresh_reports(con)
    corrections = _corrections_that_follow(con, reference.table("corrections"), fresh, replaced)
    superseded = merged.superseded_reports(con)
    follow = successors(superseded, merged.present_reports(con), limits)
    superseded = superseded.rename({"successor_id": "followed"}).join(follow, on="report_id", maintain_order="left")
    if everything:
        anew, beside = merged.reports_held(con), frozenset[str]()
    else:
        also = fresh | merged.reports_of(con, recounted) | _followed_otherwise(superseded)
        anew, beside = _reports_touched(con, replaced, corrections, limits, also)
    reports = merged.whole_reports(con, anew)
    past = _past_of(con, reports, replaced, follow)
    return _Scope(reports, past, merged.whole_reports(con, beside), superseded, follow, corrections)


def _corrections_that_follow(
    con: duckdb.DuckDBPyConnection, corrections: pl.DataFrame, written: frozenset[str], replaced: pl.DataFrame
) -> pl.DataFrame:
    """The corrections by the ids that reports have tonight; where the ids lead that they had before is written down."""
    redirects = merged.report_redirects(con)
    if replaced.height:
        fresh = merged.whole_reports(con, written)
        gone = replaced.join(fresh.select("report_id"), on="report_id", how="anti")
        ids = merged.reports_held(con, {*redirects["old_id"], *redirects["report_id"], *gone["report_id"], *written})
        redirects = report_redirects(redirects, gone, fresh, ids, merged.generation_number(con))
        merged.replace_rows(con, "report_redirects", redirects, ("old_id",), "true")
    return follow_reports(corrections, redirects)


def _reports_touched(
    con: duckdb.DuckDBPyConnection,
    replaced: pl.DataFrame,
    corrections: pl.DataFrame,
    limits: MergingLimits,
    also: frozenset[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the reports to be merged anew, and of those beside them.

    Touched is what new reports join, what reports that are gone (`replaced`) joined, what a correction names, and what
    is touched `also`.
    """
    named = {i for ids in corrections["report_ids"] for i in (ids or "").split("|")}
    seeds = merged.reports_to_compare(con, named | also)
    before = replaced.select(seeds.columns).with_columns(pl.col("report_id") + BEFORE)
    held = ReportsInReach(con, most_parties=MOST_PARTIES, month_days=limits.month_days, moved_days=limits.moved_days)
    anew, beside = touched(pl.concat([seeds, before]), held.beside, limits)
    gone = frozenset(before["report_id"])
    return anew - gone, beside - gone


def _past_of(
    con: duckdb.DuckDBPyConnection, reports: pl.DataFrame, replaced: pl.DataFrame, follow: pl.DataFrame
) -> Past:
    """What the meetings of the reports that are merged anew were called before.

    `follow` has the successor_id of each report of a superseded edition, which takes over its meeting's id.
    """
    fresh = reports.filter(pl.col("meeting_id").is_null())
    gone = replaced.join(fresh.select("report_id"), on="report_id", how="anti")
    stood = replaced.join(fresh.select("report_id"), on="report_id", how="semi")
    passed_on = gone.join(follow, on="report_id").drop_nulls(["meeting_id", "successor_id"]).sort("report_id")
    to_fresh = passed_on.join(fresh.select(successor_id="report_id"), on="successor_id", how="semi")
    ids = {
        **dict(to_fresh.select("successor_id", "meeting_id").reverse().iter_rows()),
        **heirs(gone, fresh),
        **dict(stood.select("report_id", "meeting_id").iter_rows()),
        **dict(reports.filter(pl.col("meeting_id").is_not_null()).select("report_id", "meeting_id").iter_rows()),
    }
    ids = {report: identity for report, identity in ids.items() if identity}
    redirects = merged.redirects(con)
    bore = redirects["report_ids"].explode().drop_nulls().unique()
    elsewhere, anchors = merged.meetings_elsewhere(con, reports["report_id"], bore)
    lost = {*replaced["meeting_id"].drop_nulls()} - {*ids.values()}
    return Past(
        ids,
        frozenset(lost),
        redirects,
        elsewhere,
        anchors,
        merged.generation_number(con),
        dict(passed_on.group_by("meeting_id").agg("successor_id").iter_rows()),
    )


def _followed_otherwise(superseded: pl.DataFrame) -> frozenset[str]:
    """Ids of reports that came in the place of a superseded one tonight, or do so no more."""
    other = superseded.filter(pl.col("followed").ne_missing(pl.col("successor_id")))
    return frozenset(pl.concat([other["followed"], other["successor_id"]]).drop_nulls())


def tables_of(made: Merged) -> dict[str, pl.DataFrame]:
    """The frames by the names of their tables."""
    return {
        "meetings": made.meetings,
        "meeting_status_history": made.status_history,
        "meeting_conflicts": made.conflicts,
        "meetings_kept_apart": made.kept_apart,
        "meeting_redirects": made.redirects,
    }

"""Where the id of a report leads that is not held any more: to the one that came in its place in its document.

The id of a report follows from its passages, parties, people and day, so that other rules or an edit give it another.
What a person has put right by that id (`corrections.csv`) is to hold for the report that came in its place.
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from tasks.logic.meeting_redirects import in_their_place

SCHEMA = pl.Schema({"old_id": pl.String(), "report_id": pl.String(), "since_generation": pl.Int32()})


def report_redirects(
    former: pl.DataFrame, gone: pl.DataFrame, fresh: pl.DataFrame, held: Collection[str], generation: int
) -> pl.DataFrame:
    """One row per id that no report bears any more (`SCHEMA`), sorted by it; chains are collapsed.

    `former` are the redirects so far, `gone` the reports that were held until tonight, `fresh` those that are new, and
    `held` the ids of all that are held. An id leads to the report that shares most with the one that bore it; that of a
    report in whose place none came leads nowhere, and has no row.
    """
    led: dict[str, str] = {}
    claims = sorted(
        (-likeness, old["report_id"], new["report_id"]) for likeness, old, new in in_their_place(gone, fresh)
    )
    for _, old, new in claims:
        led.setdefault(old, new)
    rows = {old: (led.get(report, report), since) for old, report, since in former.select(*SCHEMA).iter_rows()}
    rows |= {old: (new, generation) for old, new in led.items()}
    kept = [(old, report, since) for old, (report, since) in rows.items() if report in held and old not in held]
    return pl.DataFrame(kept, schema=SCHEMA, orient="row").sort("old_id")


def follow_reports(corrections: pl.DataFrame, redirects: pl.DataFrame) -> pl.DataFrame:
    """The corrections with the ids of reports that are held in place of those that lead to them."""
    led = dict(redirects.select("old_id", "report_id").iter_rows())
    followed = ["|".join(led.get(i, i) for i in (ids or "").split("|")) for ids in corrections["report_ids"]]
    return corrections.with_columns(pl.Series("report_ids", followed, pl.String))

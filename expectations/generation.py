"""Gate 2: which generations of the warehouse may become current."""

from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from expectations import (
    attributions,
    dates,
    document_editions,
    document_signatures,
    documents,
    event_codes,
    figures,
    issues,
    meeting_conflicts,
    meeting_redirects,
    meeting_reports,
    meeting_status_history,
    meetings,
    meetings_history,
    meetings_kept_apart,
    mentions,
    near_duplicates,
    paragraphs,
    parties,
    passages,
    positions,
    positions_history,
    quarantine,
    sentences,
    superseded_positions,
    superseded_reports,
    unresolved,
)
from expectations.rules import Suite
from expectations.thresholds import Thresholds

TABLES = (
    figures,
    documents,
    meetings,
    meeting_reports,
    meeting_status_history,
    meeting_conflicts,
    meetings_kept_apart,
    meeting_redirects,
    meetings_history,
    positions,
    positions_history,
    document_editions,
    superseded_reports,
    superseded_positions,
    near_duplicates,
    document_signatures,
    passages,
    paragraphs,
    sentences,
    mentions,
    dates,
    attributions,
    unresolved,
    quarantine,
    parties,
    issues,
    event_codes,
)
TOGETHER = 20_000  # documents whose passages are laid out at a time
LAID_OUT = passages.__name__.rpartition(".")[2]


def suites(thresholds: Thresholds) -> list[Suite]:
    """Return the suites of gate 2, one per table, in the order in which people read them."""
    return [table.suite(thresholds) for table in TABLES]


def prepare(con: duckdb.DuckDBPyConnection, compared: pl.DataFrame) -> None:
    """Lay out the two tables that only the gate looks at, `figures` and `passages`; the file is not changed.

    Passages are laid out for some documents after the other: DuckDB holds what it makes of a part in memory, and has
    not much (`memory_megabytes`).
    """
    con.register("figures", compared)
    con.execute(
        f"create or replace temporary table document_parts as {_query('document_parts')}", {"together": TOGETHER}
    )
    parts = con.execute("select distinct part from document_parts order by part").fetchall()
    con.execute(f"create temporary table passages as {passages_query()}", {"part": None})  # of no document: its columns
    for (part,) in parts:
        con.execute(f"insert into passages {passages_query()}", {"part": part})


def passages_query() -> str:
    """The query that lays out `passages`."""
    return _query("passages")


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")

"""What gate 2 need not judge a second time: rows that the generation before has too, and that no change reaches.

A generation that passed the same rules was right as it stood. So only what differs from it can break a rule, and what
differs is not taken from what a night says that it wrote: both files are compared (`warehouse.row_groups`).

- What the suites marked `by_document` say of a document depends on its own rows and on `parties` alone: they see the
  documents of which a row differs.
- All others but those over `WHOLE` join tables; they see the rows that differ and all that a rule joins with them
  (`reach.sql`), as if the warehouse held nothing else.

A suite of which the generation before broke a rule, even a mild one, sees everything, so that no warning is lost.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

from expectations.rules import Suite
from warehouse.connection import literal
from warehouse.row_groups import differing
from warehouse.schema import schema_version

# All that the suites by document read of a document.
TABLES = (
    "documents", "paragraphs", "sentences", "mentions", "dates", "attributions", "meeting_reports", "positions",
)  # fmt: skip
# The tables that are compared, with the columns by which their rows are joined with others.
KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("document_id", "document", "sha256"),
    **dict.fromkeys(("paragraphs", "sentences", "mentions", "dates", "attributions"), ("document_id",)),
    "meeting_reports": ("document_id", "meeting_id", "report_id"),
    "positions": ("document_id", "position_id"),
    "unresolved": ("document_id", "text"),
    "meetings": ("meeting_id",),
    "meeting_status_history": ("meeting_id",),
    "meeting_conflicts": ("meeting_id",),
    "meetings_kept_apart": ("meeting_a", "meeting_b", "report_a", "report_b"),
    "meeting_redirects": ("old_id", "meeting_id"),
    "meetings_history": ("meeting_id",),
    "positions_history": ("position_id",),
    "superseded_reports": ("document_id", "meeting_id", "report_id"),
    "superseded_positions": ("document_id", "position_id"),
    "document_signatures": ("document_id",),
    "document_editions": ("document_id", "first_edition"),
    "near_duplicates": ("document_a", "document_b"),
}
NEAR = (
    "documents", "meetings", "meeting_reports", "meeting_status_history", "meeting_conflicts", "meetings_kept_apart",
    "meeting_redirects", "meetings_history", "positions", "positions_history", "superseded_reports",
    "superseded_positions", "document_signatures", "document_editions", "near_duplicates", "unresolved",
)  # fmt: skip
# What every rule may look up, and what is small whatever is held: if one of the first is another, all is judged.
LOOKED_UP = ("parties", "issues", "event_codes")
WHOLE = (*LOOKED_UP, "figures", "quarantine")


def rules_version(suites: Sequence[Suite], *more: str) -> str:
    """Sixteen digits that stand for the rules, with their queries, and for `more` that they rest on."""
    return hashlib.sha256(repr((tuple(suites), more)).encode()).hexdigest()[:16]


def compare(
    con: duckdb.DuckDBPyConnection, previous: Path | None, suites: Sequence[Suite], version: str
) -> frozenset[str]:
    """Lay out in temporary tables what must be judged anew; gives the tables whose suites may look at these alone.

    None may, and nothing is laid out, without a generation before, or if that was judged by other rules, has another
    schema, or looks other things up.
    """
    if previous is None:
        return frozenset()
    con.execute(f"ATTACH {literal(previous)} AS previous (READ_ONLY)")
    try:
        if not _is_judged_alike(con, version):
            return frozenset()
        for table, keys in KEYS.items():
            con.execute(f"CREATE TEMPORARY TABLE differing_{table} AS {differing(con, table, keys)}")
        unmet = con.execute("SELECT DISTINCT suite FROM previous.gate_results WHERE NOT success").fetchall()
    finally:
        con.execute("DETACH previous")
    changed = " UNION ".join(f"SELECT document_id FROM differing_{table}" for table in TABLES)
    con.execute(f"CREATE TEMPORARY TABLE changed AS {changed}")
    for table in TABLES:
        con.execute(f"CREATE TEMPORARY TABLE changed_{table} AS FROM {table} SEMI JOIN changed USING (document_id)")
    con.execute(_reach())
    return frozenset(suite.table for suite in suites) - {table for (table,) in unmet} - {*WHOLE}


@contextmanager
def only_changed(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While this lasts, the tables of documents hold the rows of changed ones alone, on this connection."""
    with _in_place(con, "changed", TABLES):
        yield


@contextmanager
def only_near(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While this lasts, the tables hold what changes reach alone, on this connection."""
    with _in_place(con, "near", NEAR):
        yield


@contextmanager
def _in_place(con: duckdb.DuckDBPyConnection, part: str, tables: Sequence[str]) -> Iterator[None]:
    for table in tables:
        con.execute(f"CREATE TEMPORARY VIEW {table} AS FROM {part}_{table}")
    try:
        yield
    finally:
        for table in tables:
            con.execute(f"DROP VIEW temp.{table}")


@cache
def _reach() -> str:
    return Path(__file__).with_name("reach.sql").read_text(encoding="utf-8")


def _is_judged_alike(con: duckdb.DuckDBPyConnection, version: str) -> bool:
    schemas = con.execute("SELECT schema_version FROM previous.generation").fetchall()
    if schemas != [(schema_version(),)]:
        return False
    if con.execute("SELECT gate_version FROM previous.generation").fetchall() != [(version,)]:
        return False
    return all(
        con.execute(f"SELECT count(*), sum(hash({table})) FROM previous.{table}").fetchall()
        == con.execute(f"SELECT count(*), sum(hash({table})) FROM {_file(con)}.{table}").fetchall()
        for table in LOOKED_UP
    )


def _file(con: duckdb.DuckDBPyConnection) -> str:
    """The catalog of the file that is judged, as SQL writes it."""
    return f'"{con.execute("SELECT current_database()").fetchall()[0][0]}"'

"""What gate 2 need not judge a second time: documents that the generation before has row for row.

What the suites marked `by_document` say of a document depends on its own rows and on `parties` alone. A document whose
rows are those of a generation that the same rules have passed is therefore as good as it was then. Which documents
these are is not taken from what a night says that it wrote: all rows of both generations are compared, by sums of
their hashes, which costs a tenth of what it costs to judge them.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from expectations.rules import Suite
from warehouse.connection import literal
from warehouse.schema import schema_version, table_columns

# All that the suites by document read of a document.
TABLES = (
    "documents", "paragraphs", "sentences", "mentions", "dates", "attributions", "meeting_reports", "positions",
)  # fmt: skip


def rules_version(suites: Sequence[Suite], *more: str) -> str:
    """Sixteen digits that stand for the rules, with their queries, and for `more` that they rest on."""
    return hashlib.sha256(repr((tuple(suites), more)).encode()).hexdigest()[:16]


def compare(con: duckdb.DuckDBPyConnection, previous: Path | None, suites: Sequence[Suite], version: str) -> bool:
    """Lay out the rows of changed documents in temporary tables; False, and no table, where all must be judged.

    That is so without a generation before, or if that was judged by other rules, has another schema or other parties,
    or met not all of what the suites by document ask for.
    """
    if previous is None:
        return False
    con.execute(f"ATTACH {literal(previous)} AS previous (READ_ONLY)")
    try:
        if not _is_judged_alike(con, [suite.table for suite in suites if suite.by_document], version):
            return False
        differing = " UNION ".join(_differing(con, table) for table in TABLES)
        con.execute(f"CREATE TEMPORARY TABLE changed AS {differing}")
        for table in TABLES:
            con.execute(f"CREATE TEMPORARY TABLE changed_{table} AS FROM {table} SEMI JOIN changed USING (document_id)")
        return True
    finally:
        con.execute("DETACH previous")


@contextmanager
def only_changed(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While this lasts, the tables of documents hold the rows of changed ones alone, on this connection."""
    for table in TABLES:
        con.execute(f"CREATE TEMPORARY VIEW {table} AS FROM changed_{table}")
    try:
        yield
    finally:
        for table in TABLES:
            con.execute(f"DROP VIEW temp.{table}")


def _is_judged_alike(con: duckdb.DuckDBPyConnection, by_document: list[str], version: str) -> bool:
    schemas = con.execute("SELECT schema_version FROM previous.generation").fetchall()
    if schemas != [(schema_version(),)]:
        return False
    if con.execute("SELECT gate_version FROM previous.generation").fetchall() != [(version,)]:
        return False
    parties = [
        con.execute(f"SELECT count(*), sum(hash(parties)) FROM {catalog}.parties").fetchall()
        for catalog in ("previous", _file(con))
    ]
    unmet = con.execute(
        "SELECT count(*) FROM previous.gate_results WHERE NOT success AND suite IN (SELECT unnest(?))", [by_document]
    ).fetchall()
    return parties[0] == parties[1] and unmet == [(0,)]


def _differing(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """The query for documents of which a table has not the same rows in both generations, in whatever order."""
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table))
    rows = f"SELECT document_id, count(*) AS n, sum(hash({columns})) AS digest FROM {{}}.{table} GROUP BY document_id"
    return (
        f"SELECT document_id FROM ({rows.format(_file(con))}) AS now "
        f"FULL JOIN ({rows.format('previous')}) AS earlier USING (document_id) "
        "WHERE (now.n, now.digest) IS DISTINCT FROM (earlier.n, earlier.digest)"
    )


def _file(con: duckdb.DuckDBPyConnection) -> str:
    """The catalog of the file that is judged, as SQL writes it."""
    return f'"{con.execute("SELECT current_database()").fetchall()[0][0]}"'

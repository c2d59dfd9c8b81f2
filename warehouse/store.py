"""What a night writes into the candidate generation, and what it reads from the one before.

Frames travel as Parquet parts (`parts.py`), so that any process may write them; one process alone writes DuckDB. Every
`con` is a connection to the candidate, made by `connection.connect`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import connect
from warehouse.copies import remember_signatures_of
from warehouse.errors import StoreError
from warehouse.merged import registered, remember_reports_of
from warehouse.schema import table_columns

# Tables whose rows belong to one document and go with it.
DOCUMENT_TABLES = (
    "documents",
    "paragraphs",
    "sentences",
    "mentions",
    "dates",
    "attributions",
    "meeting_reports",
    "positions",
    "unresolved",
)
# What ingest reports of documents that never get here.
NOT_STORED = frozenset({"problem", "problem_detail"})
# Columns that the store itself fills in.
FILLED = {
    "documents": {
        "n_characters": "length(part.text)",
        "ingested_at": "coalesce(held.ingested_at, renamed.ingested_at, now())",
    }
}
# What else is kept of a document, and is made or moved elsewhere.
ASIDE = ("document_signatures", "superseded_reports", "superseded_positions")
# Tables of facts that cite their document by name.
CITING = ("documents", "meeting_reports", "positions", "unresolved", "superseded_reports", "superseded_positions")
HELD = ["document_id", "document", "source", "sha256", "input_sha256", "extractor_version"]
RAW = [
    "document_id", "document", "source", "media_type", "text", "n_bytes", "sha256",
    "title", "publisher", "url", "canonical_url", "published", "language",
    "author", "source_name", "raw_sha256", "fetched_at",
]  # fmt: skip


def held_documents(path: Path | None) -> pl.DataFrame:
    """One row per document held by a generation (none if there is none): its names and hashes, sorted by name."""
    if path is None:
        return pl.DataFrame(schema=dict.fromkeys(HELD, pl.String))
    with connect(path, read_only=True) as con:
        return _frame(con, f"SELECT {', '.join(HELD)} FROM documents ORDER BY document, document_id")


def held_pages(path: Path | None) -> tuple[frozenset[tuple[str, str]], float]:
    """Source and hash of the fetched bytes of each web page held, and when the generation was built (seconds)."""
    if path is None:
        return frozenset(), 0.0
    with connect(path, read_only=True) as con:
        if "raw_sha256" not in table_columns(con, "documents"):
            return frozenset(), 0.0  # a generation of an older schema: its pages were none of ours
        rows = con.execute("SELECT source, raw_sha256 FROM documents WHERE raw_sha256 IS NOT NULL").fetchall()
        ((built_at,),) = con.execute("SELECT epoch(built_at) FROM generation").fetchall()
    return frozenset(rows), float(built_at)


def quarantined(path: Path | None) -> pl.DataFrame:
    """One row per document in the quarantine of a generation (none if there is none): source, hash and reason."""
    if path is None:
        return pl.DataFrame(schema=dict.fromkeys(["source", "sha256", "reason"], pl.String))
    with connect(path, read_only=True) as con:
        return _frame(con, "SELECT source, sha256, reason FROM quarantine")


def write_documents(con: duckdb.DuckDBPyConnection, parts: Mapping[str, pl.DataFrame] | Path) -> int:
    """Write documents with all that was read in them, in place of what they were before; gives their number.

    What a document was before has the same id, or the same source and name. But another text at the same address is
    another edition: the earlier one stays, under a name of its own (`document_editions` tells which supersedes which).
    What stood in quarantine under source and name is taken out of it. Raises StoreError if a frame does not fit its
    table.
    """
    with _parts(con, parts) as tables:
        if "documents" not in tables:
            return 0
        con.execute(
            "CREATE OR REPLACE TEMP TABLE replaced AS "
            "SELECT document_id, source, document, sha256, ingested_at FROM documents "
            "WHERE document_id IN (SELECT document_id FROM part_documents) "
            "OR (source, document) IN (SELECT (source, document) FROM part_documents)"
        )
        if "canonical_url" in [name for (name, *_) in con.execute("DESCRIBE part_documents").fetchall()]:
            _keep_editions(con)
        remember_reports_of(con, "SELECT document_id FROM replaced")
        remember_signatures_of(con, "SELECT document_id FROM replaced")
        for table in (*DOCUMENT_TABLES, *ASIDE):
            con.execute(f"DELETE FROM {table} WHERE document_id IN (SELECT document_id FROM replaced)")
        con.execute(
            "DELETE FROM quarantine WHERE (source, document) IN (SELECT (source, document) FROM part_documents)"
        )
        for table in tables:
            _insert(con, table, f"part_{table}")
        return _number(con, "SELECT count(*) FROM part_documents")


def _keep_editions(con: duckdb.DuckDBPyConnection) -> None:
    """Take from `replaced` what is another edition of a document of tonight, and give it a name of its own."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE earlier AS SELECT d.document_id, d.document || '#' || left(d.sha256, 8) AS name "
        "FROM documents d JOIN part_documents p USING (source, document) "
        "WHERE d.canonical_url = p.canonical_url AND d.sha256 <> p.sha256 "
        "AND d.document_id NOT IN (SELECT document_id FROM part_documents)"
    )
    con.execute("DELETE FROM replaced WHERE document_id IN (SELECT document_id FROM earlier)")
    for table in CITING:
        con.execute(
            f"UPDATE {table} SET document = earlier.name FROM earlier WHERE {table}.document_id = earlier.document_id"
        )


def count_to_read_again(con: duckdb.DuckDBPyConnection, extractor_version: str | None) -> int:
    """How many of the documents held another version of the reading has read; all of them, if none is given."""
    query = "SELECT count(*) FROM documents WHERE extractor_version IS DISTINCT FROM ?"
    return int(con.execute(query, [extractor_version]).fetchall()[0][0])


def documents_to_read_again(con: duckdb.DuckDBPyConnection, extractor_version: str | None, most: int) -> pl.DataFrame:
    """One row per document held that another version of the reading has read, `most` of them: its names and `n_bytes`.

    First comes what was published last, and last what could not be read before. `place` is where its row stands.
    """
    con.execute("SET VARIABLE extractor_version = ?", [extractor_version])
    con.execute("SET VARIABLE most = ?", [most])
    return _frame(
        con,
        "SELECT rowid AS place, document_id, source, document, n_bytes FROM documents "
        "WHERE extractor_version IS DISTINCT FROM getvariable('extractor_version') "
        "ORDER BY sha256 IN (SELECT sha256 FROM quarantine WHERE reason = 'unreadable' AND sha256 IS NOT NULL), "
        "published_latest DESC NULLS LAST, document_id LIMIT getvariable('most')",
    )


def as_ingested(con: duckdb.DuckDBPyConnection, places: pl.Series) -> pl.DataFrame:
    """The documents held whose rows stand at these places, as they were ingested, in the order of the rows.

    Only rows between the first and the last of them are looked at. A generation of an older schema gives the columns
    that it has.
    """
    held = table_columns(con, "documents")
    columns = ", ".join(f'"{name}"' for name in RAW if name in held)
    con.execute("SET VARIABLE first = ?", [places.min()])
    con.execute("SET VARIABLE last = ?", [places.max()])
    with registered(con, "places", pl.DataFrame({"place": places})):
        return _frame(
            con,
            f"SELECT {columns} FROM documents WHERE rowid BETWEEN getvariable('first') AND getvariable('last') "
            "AND rowid IN (SELECT place FROM places) ORDER BY rowid",
        )


def write_quarantine(con: duckdb.DuckDBPyConnection, quarantine: pl.DataFrame) -> int:
    """Add rows to the quarantine that it does not hold yet (source, name, sha256, reason); gives how many.

    Another row of the same source and name gives way: it was about what stood there before.
    """
    columns = ("source", "document", "sha256", "reason")
    same = " AND ".join(f"q.{name} IS NOT DISTINCT FROM p.{name}" for name in columns)
    with registered(con, "part_all", quarantine):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE fresh AS SELECT * FROM part_all p "
            f"WHERE NOT EXISTS (SELECT 1 FROM quarantine q WHERE {same}) ORDER BY source, document, reason"
        )
        con.execute("DELETE FROM quarantine WHERE (source, document) IN (SELECT (source, document) FROM fresh)")
        _insert(con, "quarantine", "fresh")
        return _number(con, "SELECT count(*) FROM fresh")


def write_gate_results(con: duckdb.DuckDBPyConnection, results: pl.DataFrame) -> None:
    """Write the results of a gate in place of those that the same gate left earlier."""
    with registered(con, "part_results", results):
        con.execute("DELETE FROM gate_results WHERE gate IN (SELECT gate FROM part_results)")
        _insert(con, "gate_results", "part_results")


def write_gate_version(con: duckdb.DuckDBPyConnection, version: str) -> None:
    """Write down by which rules of gate 2 this generation was judged."""
    con.execute("UPDATE generation SET gate_version = ?", [version])


def write_reference(con: duckdb.DuckDBPyConnection, **reference: pl.DataFrame) -> None:
    """Write what readers need of the reference data, by table, in place of what is held; an empty cell is null."""
    for table, frame in reference.items():
        with registered(con, "part_reference", frame):
            cells = ", ".join(
                f"""nullif(trim(CAST("{name}" AS VARCHAR)), '') AS "{name}\""""
                for name in table_columns(con, table)
                if name in frame.columns
            )
            con.execute(f"DELETE FROM {table}")
            con.execute(f"INSERT INTO {table} BY NAME SELECT {cells} FROM part_reference ORDER BY ALL")


def write_versions(
    con: duckdb.DuckDBPyConnection,
    *,
    parley_version: str,
    reference_version: str,
    extractor_version: str,
    corrections_version: str = "",
) -> None:
    """Write down what this generation is built with."""
    con.execute(
        "UPDATE generation SET parley_version = ?, reference_version = ?, extractor_version = ?, "
        "corrections_version = ?",
        [parley_version, reference_version, extractor_version, corrections_version],
    )


def counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows per table, by name of table."""
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1").fetchall()
    return {table: _number(con, f"SELECT count(*) FROM {table}") for (table,) in tables}


@contextmanager
def _parts(con: duckdb.DuckDBPyConnection, parts: Mapping[str, pl.DataFrame] | Path) -> Iterator[list[str]]:
    """Views `part_<table>` over frames or over Parquet files; gives the tables that have a part."""
    given = {path.parent.name for path in parts.glob("*/*.parquet")} if isinstance(parts, Path) else set(parts)
    if unknown := given - set(DOCUMENT_TABLES):
        raise StoreError(f"no tables for the frames {', '.join(sorted(unknown))}; add warehouse/tables/<name>.sql")
    tables = [table for table in DOCUMENT_TABLES if table in given]
    try:
        for table in tables:
            if isinstance(parts, Path):
                files = sorted(str(path) for path in (parts / table).glob("*.parquet"))
                con.read_parquet(files, union_by_name=True).create_view(f"part_{table}")
            else:
                con.register(f"part_{table}", parts[table])
        yield tables
    finally:
        for table in tables:
            con.execute(f"DROP VIEW IF EXISTS part_{table}")


_HELD_BEFORE = """
    LEFT JOIN replaced held USING (document_id)
    LEFT JOIN replaced renamed
        ON (renamed.source, renamed.document, renamed.sha256) = (part.source, part.document, part.sha256)
"""


def _insert(con: duckdb.DuckDBPyConnection, table: str, part: str) -> None:
    """Insert a part into its table, column by name; the part must have all that the table requires, and no more."""
    columns = table_columns(con, table)
    filled = FILLED.get(table, {})
    given = [row[0] for row in con.execute(f"DESCRIBE {part}").fetchall()]
    if surplus := set(given) - set(columns) - NOT_STORED:
        raise StoreError(
            f"{table}: the frame has columns that the table lacks: {', '.join(sorted(surplus))}; "
            f"add them to warehouse/tables/{table}.sql, or leave them out"
        )
    if missing := {name for name, required in columns.items() if required} - set(given) - set(filled):
        raise StoreError(f"{table}: the frame lacks the columns {', '.join(sorted(missing))}")
    taken = {name: f'part."{name}"' for name in columns if name in given} | filled
    quoted = [f'"{name}"' for name in taken]
    held = _HELD_BEFORE if table == "documents" else ""
    try:
        con.execute(
            f"INSERT INTO {table} ({', '.join(quoted)}) SELECT {', '.join(taken.values())} FROM {part} part {held}"
        )
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise StoreError(f"{table}: {str(error).splitlines()[0]}") from error


def _number(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(query).fetchall()[0][0])


def _frame(con: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    frame: pl.DataFrame = con.sql(query).pl()
    return frame

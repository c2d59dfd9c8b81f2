"""What a generation has that the one before had not, and the other way round."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import connect, literal
from warehouse.row_groups import differing
from warehouse.schema import table_columns


@dataclass(frozen=True)
class Kind:
    """How one kind of fact is compared: its table, what identifies a row, what counts as a change, what sums it up.

    Confidence and origins are left out: they move with every new report and tell a reader nothing new.
    """

    kind: str
    table: str
    id: str
    same: str
    document: str | None
    compared: tuple[str, ...]
    summary: tuple[str, ...]

    def narrowed_to(self, columns: Collection[str]) -> "Kind":
        """The same kind, compared by these columns alone."""
        compared, summary = (
            tuple(name for name in names if name in columns) for names in (self.compared, self.summary)
        )
        return replace(self, compared=compared, summary=summary)


KINDS = (
    Kind(
        "meeting", "meetings", "meeting_id", "meeting_id", None,
        ("title", "parties", "people", "start_date", "end_date", "place", "country", "format", "status",
         "duration_minutes", "issues", "n_documents", "n_independent_sources"),
        ("parties", "start_date", "place", "status"),
    ),
    Kind(
        "position", "positions", "position_id", "position_id", "document",
        ("document", "holder", "party", "towards", "issue", "issue_label", "stance", "act", "stated_on", "quote"),
        ("holder", "issue", "stance", "act"),
    ),
    # A document that was edited has another id, and is known by its name.
    Kind(
        "document", "documents", "document_id", "document", "document",
        ("sha256", "title", "publisher", "url", "published_earliest", "published_latest", "published_basis",
         "language", "copy_of", "superseded_by"),
        ("title", "published_earliest"),
    ),
)  # fmt: skip
# What makes two generations the same. What is read on the way to facts (sentences, mentions ...) follows from
# document and extractor version; the text from its hash; gate results and changes are about the night.
COMPARED_TABLES = (
    "documents", "meetings", "meeting_reports", "positions", "quarantine", "unresolved", "parties", "issues",
    "event_codes", "publishing_settings",
    "meeting_status_history", "meeting_conflicts", "meetings_kept_apart", "meeting_redirects",
    "near_duplicates", "document_editions", "superseded_reports", "superseded_positions",
)  # fmt: skip

OTHERWISE = "said_otherwise_in_"  # begins the names of temporary tables: ids of rows that both generations do not share


def write_changes(con: duckdb.DuckDBPyConnection, previous: Path | None) -> dict[str, int]:
    """Write one row per new, changed or gone fact since `previous`; gives how many of each, as {'meeting new': 3}.

    What a generation of an earlier schema had no column for has not changed. After one of the same schema the ids of
    rows that are not word for word the same are left in temporary tables (`OTHERWISE`).
    """
    with _attached(con, previous):
        con.execute("DELETE FROM changes")
        for kind in KINDS:
            known = table_columns(con, kind.table, "previous" if previous else None)
            if previous is None:
                older, newer = f"(FROM {kind.table} WHERE false)", kind.table
            elif known == table_columns(con, kind.table):
                keys = dict.fromkeys((kind.id, kind.same))
                con.execute(f"CREATE OR REPLACE TEMP TABLE differing AS {differing(con, kind.table, [*keys])}")
                con.execute(
                    f"CREATE OR REPLACE TEMP TABLE {OTHERWISE}{kind.table} AS SELECT {kind.id} AS id FROM differing"
                )
                within = f"{kind.same} IN (SELECT {kind.same} FROM differing)"
                older, newer = f"(FROM previous.{kind.table} WHERE {within})", f"(FROM {kind.table} WHERE {within})"
            else:
                older, newer = f"previous.{kind.table}", kind.table
            con.execute(_comparison(kind.narrowed_to(known), older, newer))
    rows = con.execute("SELECT kind || ' ' || change, count(*) FROM changes GROUP BY ALL ORDER BY ALL").fetchall()
    return dict(rows)


def is_unchanged(con: duckdb.DuckDBPyConnection, previous: Path | None) -> bool:
    """Whether the candidate holds what the previous generation holds, row for row; a first generation never does.

    Called after `write_changes`, whose rows tell without a look at all others that something is another.
    """
    if previous is None or con.execute("SELECT 1 FROM changes LIMIT 1").fetchall():
        return False
    with _attached(con, previous):
        if con.execute("SELECT schema_version FROM generation").fetchall() != (
            con.execute("SELECT schema_version FROM previous.generation").fetchall()
        ):
            return False
        return all(_digest(con, table, "") == _digest(con, table, "previous.") for table in COMPARED_TABLES)


def status_changes(generation: Path, previous: Path | None) -> pl.DataFrame:
    """One row per meeting whose status differs from what it was in `previous`, the latest first.

    Columns `meeting_id`, `title`, `start_date` (EDTF), `from`, `to`. A meeting that has got another id, as when it was
    merged, is followed by `meeting_redirects`; of several that lead to one, that counts which had its id, or the first.
    """
    with connect(generation, read_only=True) as con, _attached(con, previous):
        # Without a generation before, a meeting is compared with itself.
        older = "previous.meetings" if previous else "meetings"
        rows: pl.DataFrame = con.sql(
            f"""
            WITH before AS (
                SELECT coalesce(r.meeting_id, a.meeting_id) AS meeting_id, a.status
                FROM {older} a LEFT JOIN meeting_redirects r ON r.old_id = a.meeting_id
                QUALIFY 1 = row_number() OVER (
                    PARTITION BY coalesce(r.meeting_id, a.meeting_id) ORDER BY r.old_id IS NOT NULL, a.meeting_id
                )
            )
            SELECT meeting_id, m.title, m.start_date, b.status AS "from", m.status AS "to"
            FROM before b JOIN meetings m USING (meeting_id)
            WHERE b.status <> m.status ORDER BY m.start_date DESC NULLS LAST, meeting_id
            """
        ).pl()
        return rows


def _digest(con: duckdb.DuckDBPyConnection, table: str, catalog: str) -> list[tuple[object, ...]]:
    """Number and sum of hashes of the rows of a table, whatever their order."""
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table) if name != "text" or table != "documents")
    return con.execute(f"SELECT count(*), sum(hash({columns})) FROM {catalog}{table}").fetchall()


@contextmanager
def _attached(con: duckdb.DuckDBPyConnection, previous: Path | None) -> Iterator[None]:
    """The previous generation as the catalog `previous`, read only, as long as it is needed."""
    if previous is None:
        yield
        return
    con.execute(f"ATTACH {literal(previous)} AS previous (READ_ONLY)")
    try:
        yield
    finally:
        con.execute("DETACH previous")


def _comparison(kind: Kind, older: str, newer: str) -> str:
    """The query that compares the rows of one kind in both generations and writes what differs."""
    document = f"coalesce(b.{kind.document}, a.{kind.document})" if kind.document else "NULL"
    differs = ", ".join(f"CASE WHEN a.{c} IS DISTINCT FROM b.{c} THEN '{c}' END" for c in kind.compared)
    return f"""
        INSERT INTO changes
        WITH paired AS (
            SELECT
                CASE
                    WHEN a.{kind.id} IS NULL THEN 'new'
                    WHEN b.{kind.id} IS NULL THEN 'gone'
                    ELSE 'changed'
                END AS change,
                coalesce(b.{kind.id}, a.{kind.id}) AS id,
                {document} AS document,
                list_filter([{differs}], lambda c: c IS NOT NULL) AS what,
                {_short("a", kind)} AS before,
                {_short("b", kind)} AS after
            FROM {older} a FULL JOIN {newer} b ON a.{kind.same} = b.{kind.same}
        )
        SELECT
            change, '{kind.kind}', id, document,
            CASE WHEN change = 'changed' THEN array_to_string(what, ', ') END,
            CASE WHEN change <> 'new' THEN before END,
            CASE WHEN change <> 'gone' THEN after END
        FROM paired WHERE change <> 'changed' OR len(what) > 0 ORDER BY id
    """


def _short(side: str, kind: Kind) -> str:
    """SQL for a row in short: its changed columns if it is on both sides, else what sums it up; as `status: held`."""

    def lines(columns: tuple[str, ...], condition: str) -> str:
        cells = [
            f"CASE WHEN {condition.format(c)} THEN '{c}: ' || coalesce(CAST({side}.{c} AS VARCHAR), '-') END"
            for c in columns
        ]
        return f"array_to_string(list_filter([{', '.join(cells)}], lambda c: c IS NOT NULL), '; ')"

    return (
        f"CASE WHEN a.{kind.id} IS NOT NULL AND b.{kind.id} IS NOT NULL "
        f"THEN {lines(kind.compared, 'a.{0} IS DISTINCT FROM b.{0}')} "
        f"ELSE {lines(kind.summary, side + '.{0} IS NOT NULL')} END"
    )

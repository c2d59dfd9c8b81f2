"""What merging reads from the candidate, and what it writes there: meetings, and all that follows from them.

A night adds or replaces the reports of a few documents. What these touch is merged anew (`tasks.logic.merge.touched`);
all other meetings stay as they are.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import duckdb
import polars as pl

from warehouse.connection import connect
from warehouse.schema import is_remembered, schema_version, table_columns

# Tables of which every row belongs to one meeting, or to a pair of them: the columns that name it, and the key.
OF_MEETINGS = {
    "meetings": (("meeting_id",), ("meeting_id",)),
    "meeting_status_history": (("meeting_id",), ("meeting_id", "step")),
    "meeting_conflicts": (("meeting_id",), ("meeting_id", "attribute", "value")),
    "meetings_kept_apart": (("meeting_a", "meeting_b"), ("meeting_a", "meeting_b")),
}
COMPARED = (
    "report_id", "meeting_id", "document_id", "document", "parties", "people", "start_date", "end_date", "place",
    "country", "format", "status",
)  # fmt: skip
PUBLISHED = "documents.published_earliest, documents.published_latest"
_SOURCE = "coalesce(documents.copy_of, documents.document_id) AS independent_source"


def remember_reports(con: duckdb.DuckDBPyConnection) -> None:
    """Begin a night, for `replaced_reports`: what is told to `remember_reports_of` from now on is of this one."""
    columns = ", ".join(f"r.{name}" for name in (*COMPARED, "evidence"))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE reports_before AS SELECT {columns}, {PUBLISHED} "
        "FROM meeting_reports r JOIN documents USING (document_id) WHERE false"
    )


def remember_reports_of(con: duckdb.DuckDBPyConnection, documents: str) -> None:
    """Keep the reports of documents, given as a query for their ids, as they are before these are written or moved.

    A report without a meeting is tonight's own.
    """
    if not is_remembered(con, "reports_before"):
        return  # whoever writes without merging asks for nothing
    columns = ", ".join(f"r.{name}" for name in (*COMPARED, "evidence"))
    con.execute(
        f"INSERT INTO reports_before SELECT {columns}, {PUBLISHED} "
        "FROM meeting_reports r JOIN documents USING (document_id) "
        f"WHERE r.meeting_id IS NOT NULL AND document_id IN ({documents})"
    )


def replaced_reports(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per report of a document that was written anew or is gone, as it was before, with its meeting."""
    return _frame(
        con,
        "SELECT b.* FROM reports_before b LEFT JOIN meeting_reports r USING (report_id) "
        "WHERE r.meeting_id IS NULL ORDER BY report_id",
    )


def reports_to_compare(con: duckdb.DuckDBPyConnection, ids: Collection[str]) -> pl.DataFrame:
    """One row per meeting report with one of these ids, with what merging compares, sorted by id."""
    columns = ", ".join(f"r.{name}" for name in COMPARED)
    with given_ids(con, ids):
        return _frame(
            con,
            f"SELECT {columns}, {PUBLISHED} FROM meeting_reports r JOIN documents USING (document_id) "
            "WHERE report_id IN (FROM part_wanted) ORDER BY report_id",
        )


def reports_held(con: duckdb.DuckDBPyConnection, ids: Collection[str] | None = None) -> frozenset[str]:
    """Ids of the meeting reports; only those among `ids`, where these are given."""
    if ids is None:
        return _set(con, "SELECT report_id FROM meeting_reports")
    with given_ids(con, ids):
        return _set(con, "SELECT report_id FROM meeting_reports WHERE report_id IN (FROM part_wanted)")


def fresh_reports(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Ids of the meeting reports that were written tonight, and have no meeting yet."""
    return _set(con, "SELECT report_id FROM meeting_reports WHERE meeting_id IS NULL")


def meetings_elsewhere(
    con: duckdb.DuckDBPyConnection, reports: Collection[str], named: Collection[str]
) -> tuple[frozenset[str], dict[str, str]]:
    """Ids of the meetings of all reports but these; and of those `named` among the others, by report."""
    held = "FROM meeting_reports WHERE meeting_id IS NOT NULL AND report_id NOT IN (FROM part_wanted)"
    with given_ids(con, reports):
        elsewhere = _set(con, f"SELECT DISTINCT meeting_id {held}")
        with given_ids(con, named, "part_named"):
            rows = con.execute(f"SELECT report_id, meeting_id {held} AND report_id IN (FROM part_named)").fetchall()
    return elsewhere, dict(rows)


def whole_reports(con: duckdb.DuckDBPyConnection, ids: Collection[str]) -> pl.DataFrame:
    """The meeting reports with these ids, whole, with the window in which their documents were published.

    Reports of copies of one text have the same `independent_source`.
    """
    with given_ids(con, ids):
        return _frame(
            con,
            f"SELECT meeting_reports.*, {PUBLISHED}, {_SOURCE} "
            "FROM meeting_reports JOIN documents USING (document_id) "
            "WHERE report_id IN (FROM part_wanted) ORDER BY report_id",
        )


def superseded_reports(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per report of a superseded document, whole, with the window of publication and `superseding_document`."""
    return _frame(
        con,
        f"SELECT s.*, {PUBLISHED}, present.document AS superseding_document FROM superseded_reports s "
        "JOIN documents USING (document_id) JOIN documents present ON present.document_id = s.superseded_by "
        "ORDER BY report_id",
    )


def present_reports(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per report of a document that supersedes another, with what merging compares and its passages."""
    columns = ", ".join(f"r.{name}" for name in (*COMPARED, "evidence"))
    return _frame(
        con,
        f"SELECT {columns}, {PUBLISHED} FROM meeting_reports r JOIN documents USING (document_id) "
        "WHERE document_id IN (SELECT superseded_by FROM superseded_reports) ORDER BY report_id",
    )


def write_successors(con: duckdb.DuckDBPyConnection, successors: pl.DataFrame) -> None:
    """Write which report came in the place of each superseded one, and the meeting that it tells of."""
    con.register("part_successors", successors)
    con.execute(
        "CREATE OR REPLACE TEMP TABLE succeeding AS SELECT p.report_id, p.successor_id, r.meeting_id "
        "FROM part_successors p LEFT JOIN meeting_reports r ON r.report_id = p.successor_id"
    )
    con.unregister("part_successors")
    con.execute(
        "UPDATE superseded_reports SET successor_id = succeeding.successor_id, meeting_id = succeeding.meeting_id "
        "FROM succeeding WHERE superseded_reports.report_id = succeeding.report_id "
        "AND (superseded_reports.successor_id, superseded_reports.meeting_id) "
        "IS DISTINCT FROM (succeeding.successor_id, succeeding.meeting_id)"
    )


def reports_of(con: duckdb.DuckDBPyConnection, documents: Collection[str]) -> frozenset[str]:
    """Ids of the meeting reports of documents."""
    with given_ids(con, documents):
        return _set(con, "SELECT report_id FROM meeting_reports WHERE document_id IN (FROM part_wanted)")


def redirects(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per id that no meeting bears any more."""
    return _frame(con, "SELECT old_id, meeting_id, since_generation, report_ids FROM meeting_redirects ORDER BY old_id")


def report_redirects(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per id that no report bears any more."""
    return _frame(con, "FROM report_redirects ORDER BY old_id")


def generation_number(con: duckdb.DuckDBPyConnection) -> int:
    """The number of the generation that is being built."""
    return int(con.execute("SELECT number FROM generation").fetchall()[0][0])


def merged_alike(previous: Path | None, extractor_version: str, corrections_version: str) -> bool:
    """Whether the meetings of a generation were merged by the present rules, schema and corrections."""
    if previous is None:
        return False
    return _versions(previous) == (schema_version(), extractor_version, corrections_version)


def corrected_alike(previous: Path, corrections_version: str) -> bool:
    """Whether a generation has the present schema and was merged with these corrections.

    One of another schema is to be built anew even if no document is: it lacks the present views and macros.
    """
    schema, _, corrected = _versions(previous)
    return schema == schema_version() and corrected == corrections_version


def _versions(path: Path) -> tuple[str, str | None, str | None]:
    """Schema, extractor and corrections that a generation was built with; of another schema only that."""
    with connect(path, read_only=True) as con:
        schema = con.execute("SELECT schema_version FROM generation").fetchall()[0][0]
        if schema != schema_version():
            return schema, None, None
        return con.execute("SELECT schema_version, extractor_version, corrections_version FROM generation").fetchall()[
            0
        ]


def write_merged(
    con: duckdb.DuckDBPyConnection,
    tables: Mapping[str, pl.DataFrame],
    report_ids: pl.DataFrame,
    former: Collection[str] | None,
) -> None:
    """Write what was merged anew in place of the meetings `former`, or of all if that is None.

    `report_ids` has the meeting_id of each report_id.
    `tables` are frames by name: those of `OF_MEETINGS`, and `meeting_redirects`, which is written whole. A row that is
    as it was stays where it is: an index makes deleting and inserting dear.
    """
    ids = sorted({*(former or ()), *report_ids["meeting_id"].to_list()})
    con.register("part_scope", pl.DataFrame({"id": ids}, schema={"id": pl.String}))
    for table, (owners, key) in OF_MEETINGS.items():
        within = " OR ".join(f"{owner} IN (SELECT id FROM part_scope)" for owner in owners)
        replace_rows(con, table, tables[table], key, "true" if former is None else within)
    replace_rows(con, "meeting_redirects", tables["meeting_redirects"], ("old_id",), "true")
    con.unregister("part_scope")
    con.register("part_ids", report_ids.select("report_id", "meeting_id"))
    con.execute(
        "UPDATE meeting_reports SET meeting_id = part_ids.meeting_id FROM part_ids "
        "WHERE meeting_reports.report_id = part_ids.report_id "
        "AND meeting_reports.meeting_id IS DISTINCT FROM part_ids.meeting_id"
    )
    con.unregister("part_ids")


def replace_rows(
    con: duckdb.DuckDBPyConnection, table: str, frame: pl.DataFrame, key: tuple[str, ...], within: str
) -> None:
    """Bring the rows of a table that fulfil a condition to what the frame holds."""
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table) if name in frame.columns)
    con.register("part_new", frame)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE stale AS SELECT {columns} FROM {table} WHERE {within} "
        f"EXCEPT SELECT {columns} FROM part_new"
    )
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT {columns} FROM part_new "
        f"EXCEPT SELECT {columns} FROM {table} WHERE {within}"
    )
    same = " AND ".join(f"{table}.{name} = stale.{name}" for name in key)
    con.execute(f"DELETE FROM {table} USING stale WHERE {same}")
    con.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM fresh ORDER BY ALL")
    con.unregister("part_new")


@contextmanager
def registered(con: duckdb.DuckDBPyConnection, name: str, frame: pl.DataFrame) -> Iterator[None]:
    """While this lasts, a frame is a view of this name."""
    con.register(name, frame)
    try:
        yield
    finally:
        con.unregister(name)


def given_ids(
    con: duckdb.DuckDBPyConnection, ids: Collection[str], name: str = "part_wanted"
) -> AbstractContextManager[None]:
    """While this lasts, a view of this name holds these ids, in its column `id`."""
    return registered(con, name, pl.DataFrame({"id": sorted(ids)}, schema={"id": pl.String}))


def _set(con: duckdb.DuckDBPyConnection, query: str) -> frozenset[str]:
    return frozenset(one for (one,) in con.execute(query).fetchall())


def _frame(con: duckdb.DuckDBPyConnection, query: str) -> pl.DataFrame:
    frame: pl.DataFrame = con.sql(query).pl()
    return frame

"""The tables of an edition, each as Parquet and as CSV, of which a night writes what it changed.

Rows stand in the order of the day that they are about (`DAYS`), then of their key, or of all columns where a table has
none. A table is divided into slices of time (`time_slices`); a slice whose rows have the digest that they had is taken
over from the edition before, byte by byte. `slices.parquet` in the edition tells where each slice lies in both files.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO, NamedTuple

import duckdb

from warehouse.connection import literal
from warehouse.definitions import definitions
from warehouse.parquet_parts import MAGIC, Footer, Struct, joined, read_footer
from warehouse.schema import schema_version
from warehouse.time_slices import UNDATED, Day, Slice, read_places, slices_of, write_places

DATA, SLICES = "data", "slices.parquet"
TABLES = {
    "meetings": "SELECT * FROM meetings",
    "meeting_reports": "SELECT * FROM meeting_reports",
    "meeting_status_history": "SELECT * FROM meeting_status_history",
    "meeting_conflicts": "SELECT * FROM meeting_conflicts",
    "meetings_kept_apart": "SELECT * FROM meetings_kept_apart",
    "meeting_redirects": "SELECT * FROM meeting_redirects",
    "positions": "SELECT * FROM positions",
    "position_timeline": "SELECT * EXCLUDE (step) FROM position_timeline",
    "position_changes": "SELECT * FROM position_changes",
    "superseded_reports": "SELECT * FROM superseded_reports",
    "superseded_positions": "SELECT * FROM superseded_positions",
    "near_duplicates": "SELECT * FROM near_duplicates",
    "document_editions": "SELECT * FROM document_editions",
    "documents": 'SELECT * EXCLUDE ("text") FROM documents',
    "coded_events": "SELECT * FROM coded_events",
    "meetings_by_pair": "SELECT * FROM meetings_by_pair",
    "dyad_days": "SELECT * FROM dyad_days",
    "party_issue_months": "SELECT * FROM party_issue_months",
    "panel_frames": "SELECT * FROM panel_frames",
    "meetings_by_month": "SELECT * FROM meetings_by_month",
    "meetings_of_pairs": "SELECT * FROM meetings_of_pairs",
    "upcoming_meetings": "SELECT * FROM upcoming_meetings",
    "stance_matrix": "SELECT * FROM stance_matrix",
    "stances_by_day": "SELECT * FROM stances_by_day",
    "disputed_issues": "SELECT * FROM disputed_issues",
    "documents_by_day": "SELECT * FROM documents_by_day",
    "quarantine": "SELECT * FROM quarantine",
    "unresolved": "SELECT * FROM unresolved",
    "changes": "SELECT * FROM changes",
}
# Views with a row for each fact, whose rows are not kept longer than they are needed.
WIDE = ("position_timeline", "coded_events", "dyad_days", "party_issue_months")
# What several of the published views read, worked out once with them.
SHARED = ("position_days",)
# Where the day of a row of `t` comes from, by table: what else is read for it, and the day or what is known of it.
PUBLISHED = "coalesce(CAST(d.published_latest AS VARCHAR), undated(d.document_id))"
DOCUMENT = "LEFT JOIN documents AS d ON d.document_id = t.document_id"
OF_FACT = """
    LEFT JOIN positions AS p ON t.kind = 'position' AND p.position_id = t.fact_id
    LEFT JOIN documents AS d ON d.document_id = p.document_id
"""
DAYS = {
    "meetings": ("", "coalesce(t.start_date, undated(t.meeting_id))"),
    "meeting_reports": (DOCUMENT, PUBLISHED),
    "meeting_status_history": (DOCUMENT, PUBLISHED),
    "positions": (DOCUMENT, PUBLISHED),
    "position_timeline": ("", "t.known_on"),
    "position_changes": ("", "t.known_after"),
    "superseded_reports": (DOCUMENT, PUBLISHED),
    "superseded_positions": (DOCUMENT, PUBLISHED),
    "documents": ("", PUBLISHED.replace("d.", "t.")),
    "coded_events": (OF_FACT, f"coalesce(t.event_date, {PUBLISHED}, undated(t.fact_id))"),
    "meetings_by_pair": ("", "t.month"),
    "dyad_days": ("", "t.day"),
    "party_issue_months": ("", "t.month"),
    "meetings_of_pairs": ("", "t.first_day"),
    "stances_by_day": ("", "t.known_on"),
    "unresolved": (DOCUMENT, PUBLISHED),
}
# Spreadsheets take a cell that begins so for a formula, some of them also in the wide letters of East Asia.
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
PARQUET = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880"
CHUNK = 4_000_000  # bytes copied at once
TAIL = 1_000_000  # bytes of a Parquet file that are read for its footer at first


class Place(NamedTuple):
    """Where a slice lies in the files of its table: first byte and length in each, and its row groups in Parquet."""

    table: str
    slice: str
    digest: str
    csv_start: int
    csv_bytes: int
    parquet_start: int
    parquet_bytes: int
    first_group: int
    n_groups: int


def write_tables(con: duckdb.DuckDBPyConnection, folder: Path, before: Path | None) -> dict[str, int]:
    """Write all tables of the generation that is open into `data/` of an edition; gives rows per table.

    What did not change is taken from the edition `before`; a table that did not change at all is a link to it. The
    connection has one thread afterwards, and of views that are dear to work out the rows, as temporary tables.
    """
    # One thread writes row groups in one order.
    con.execute("SET threads = 1")
    con.execute(UNDATED)
    _work_out(con)
    made_by = _program()
    known = _places_before(con, before, made_by)
    keys = _keys(con)
    rows: dict[str, int] = {}
    places: list[Place] = []
    for table in TABLES:
        slices = slices_of(_days(con, table))
        rows[table] = sum(each.rows for each in slices)
        places += _Writer(con, table, slices, folder, before, known.get(table, {}), keys.get(table, ())).write()
    for table in WIDE:
        con.execute(f"DROP TABLE temp.{table}")
    write_places(folder / SLICES, Place, places, made_by)
    return rows


def _work_out(con: duckdb.DuckDBPyConnection) -> None:
    """Make a temporary table in the place of each published view, and of `SHARED`: other views and pages read them."""
    for view in definitions("views"):
        if view.name in TABLES or view.name in SHARED:
            con.execute(view.code.replace("CREATE VIEW", "CREATE OR REPLACE TEMP TABLE", 1))


def _dated(table: str) -> str:
    """The query of a table with the column `_day`: what is known of the day of each row, '' for nothing."""
    join, day = DAYS.get(table, ("", "''"))
    return f"SELECT t.*, left(coalesce(CAST({day} AS VARCHAR), ''), 10) AS _day FROM ({TABLES[table]}) AS t {join}"


def _days(con: duckdb.DuckDBPyConnection, table: str) -> list[Day]:
    found = con.execute(
        f"SELECT _day, count(*), CAST(sum(hash(rows)) AS VARCHAR) FROM ({_dated(table)}) AS rows GROUP BY _day"
    ).fetchall()
    return [Day(day, rows, int(digest)) for day, rows, digest in found]


class _Writer:
    """Writes the two files of one table."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, table: str, slices: Sequence[Slice], folder: Path, before: Path | None,
        known: dict[str, Place], key: Sequence[str],
    ) -> None:  # fmt: skip
        self._con, self._table, self._slices, self._key = con, table, slices, key
        self._csv, self._parquet = (folder / DATA / f"{table}.{kind}" for kind in ("csv", "parquet"))
        self._before = before / DATA if before else None
        self._known = {each.name: known[each.name] for each in slices if self._as_it_was(each, known)}
        self._as_whole = len(known) == len(slices) == len(self._known) > 0

    @staticmethod
    def _as_it_was(each: Slice, known: dict[str, Place]) -> bool:
        return each.name in known and known[each.name].digest == each.digest

    def write(self) -> list[Place]:
        """Write both files; gives where the slices lie."""
        if self._as_whole and self._before:
            for file in (self._csv, self._parquet):
                take_over(self._before / file.name, file)
            return list(self._known.values())
        self._read([each for each in self._slices if each.name not in self._known])
        if not self._slices:
            self._copy(_PARQUET_QUERY, self._parquet, PARQUET)
            self._copy(_csv_query(self._con), self._csv, "FORMAT csv, HEADER")
            return []
        with tempfile.TemporaryDirectory(prefix=".slices-", dir=self._csv.parent) as scratch:
            csv = self._write_csv(Path(scratch))
            return self._write_parquet(Path(scratch), csv)

    def _read(self, slices: Sequence[Slice]) -> None:
        """Make `edition`: the rows of these slices, in the order of the files, with the number of their slice."""
        numbers = {each.name: number for number, each in enumerate(self._slices)}
        numbered = [(day, numbers[each.name]) for each in slices for day in each.days]
        self._con.execute(
            "CREATE OR REPLACE TEMP TABLE edition_days AS SELECT unnest($days::VARCHAR[]) AS _day, "
            "unnest($numbers::INTEGER[]) AS _slice",
            {"days": [day for day, _ in numbered], "numbers": [number for _, number in numbered]},
        )
        self._con.execute(
            f"CREATE OR REPLACE TEMP TABLE edition AS SELECT * FROM ({_dated(self._table)}) AS t "
            f"JOIN edition_days USING (_day) ORDER BY _day, {_order(self._con, self._table, self._key)}"
        )

    def _copy(self, query: str, path: Path, options: str, number: int | None = None) -> None:
        """Write rows of `edition`, all or those of one slice."""
        where = "" if number is None else f" WHERE _slice = {number}"
        self._con.execute(f"COPY ({query}{where}) TO {literal(path)} ({options})")

    def _write_csv(self, scratch: Path) -> dict[str, tuple[int, int]]:
        """Write the CSV; gives first byte and length of each slice."""
        part, query = scratch / "part.csv", _csv_query(self._con)
        places = {}
        header = ",".join(name for name, *_ in self._con.execute(f"DESCRIBE {query}").fetchall())
        with self._csv.open("wb") as out:
            out.write(f"{header}\n".encode())
            for number, each in enumerate(self._slices):
                start = out.tell()
                if place := self._known.get(each.name):
                    self._append(out, self._csv.name, place.csv_start, place.csv_bytes)
                else:
                    self._copy(query, part, "FORMAT csv, HEADER false", number)
                    append(out, part, 0, part.stat().st_size)
                places[each.name] = (start, out.seek(0, os.SEEK_END) - start)
        return places

    def _write_parquet(self, scratch: Path, csv: dict[str, tuple[int, int]]) -> list[Place]:
        """Write the Parquet file out of a part for each slice; gives where the slices lie in both files."""
        part, places = scratch / "part.parquet", []
        parts: list[tuple[list[Struct], int]] = []
        before = _footer(self._before / self._parquet.name) if self._before and self._known else None
        like = before
        first = 0
        with self._parquet.open("wb") as out:
            out.write(MAGIC)
            for number, each in enumerate(self._slices):
                start = out.seek(0, os.SEEK_END)
                if before and (place := self._known.get(each.name)):
                    groups = before.row_groups[place.first_group : place.first_group + place.n_groups]
                    self._append(out, self._parquet.name, place.parquet_start, place.parquet_bytes)
                    begin, length = place.parquet_start, place.parquet_bytes
                else:
                    self._copy(_PARQUET_QUERY, part, PARQUET, number)
                    like = _footer(part)
                    groups, begin, length = like.row_groups, len(MAGIC), like.start - len(MAGIC)
                    append(out, part, begin, length)
                parts.append((groups, start - begin))
                places.append(
                    Place(self._table, each.name, each.digest, *csv[each.name], start, length, first, len(groups))
                )
                first += len(groups)
            if like is None:
                raise ValueError(f"the table {self._table} is to be put together of no slices")
            out.write(joined(parts, like))
        return places

    def _append(self, out: BinaryIO, name: str, start: int, length: int) -> None:
        if self._before is None:
            raise ValueError(f"a slice of {name} is to be taken over where no edition was before")
        append(out, self._before / name, start, length)


_PARQUET_QUERY = "SELECT * EXCLUDE (_slice, _day) FROM edition"


def take_over(before: str | Path, path: str | Path) -> None:
    """Have a file be that of the edition before: a link to it, or a copy where the disk knows no links."""
    try:
        os.link(before, path)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(before, path)


def append(out: BinaryIO, path: Path, start: int, length: int) -> None:
    """Copy bytes of a file to the end of one that is open; ValueError if it has not as many."""
    with path.open("rb") as file:
        file.seek(start)
        while length > 0:
            chunk = file.read(min(CHUNK, length))
            if not chunk:
                raise ValueError(f"{path} ended before what was to be taken from it")
            out.write(chunk)
            length -= len(chunk)


def _footer(path: Path) -> Footer:
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(size - TAIL, 0))
        tail = file.read()
        needed = int.from_bytes(tail[-8:-4], "little") + 8
        if needed > len(tail):
            file.seek(size - needed)
            tail = file.read()
    return read_footer(tail, size)


def _keys(con: duckdb.DuckDBPyConnection) -> dict[str, Sequence[str]]:
    """The key of each table that has one; asked once, since DuckDB goes through all constraints for each question."""
    return dict(
        con.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )


def _order(con: duckdb.DuckDBPyConnection, table: str, key: Sequence[str]) -> str:
    """What rows of a day are sorted by: all columns in their order, or the key where it comes first, which is the same.

    Sorting whole rows with their passages would be the dearest part of publishing.
    """
    columns = [name for name, *_ in con.execute(f"DESCRIBE {TABLES[table]}").fetchall()]
    return ", ".join(f't."{name}"' for name in (key if key and columns[: len(key)] == list(key) else columns))


def _csv_query(con: duckdb.DuckDBPyConnection) -> str:
    """The query for a CSV of `edition`: lists joined by '; ', passages as JSON, no cell a formula."""
    cells = []
    for name, kind, *_ in con.execute(f"DESCRIBE {_PARQUET_QUERY}").fetchall():
        column = f'"{name}"'
        if kind == "VARCHAR[]":
            column = f"array_to_string({column}, '; ')"
        elif "STRUCT" in kind:
            column = f"CAST(to_json({column}) AS VARCHAR)"
        elif kind.startswith("TIMESTAMP"):
            column = f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
        if "VARCHAR" in kind:
            column = f"CASE WHEN regexp_matches({column}, '{FORMULA}') THEN '''' || {column} ELSE {column} END"
        cells.append(f'{column} AS "{name}"')
    return f"SELECT {', '.join(cells)} FROM edition"


def _program() -> str:
    """A digest of what decides the bytes of a slice beside its rows: what another program wrote is written anew."""
    digest = hashlib.sha256(f"{duckdb.__version__} {schema_version()}".encode())
    for name in ("published_tables.py", "parquet_parts.py"):
        digest.update(files("warehouse").joinpath(name).read_bytes())
    return digest.hexdigest()


def _places_before(con: duckdb.DuckDBPyConnection, before: Path | None, made_by: str) -> dict[str, dict[str, Place]]:
    """Where the slices of the edition before lie, by table and name, as far as the same program wrote them."""
    known: dict[str, dict[str, Place]] = {}
    for place in read_places(con, before and before / SLICES, Place, made_by):
        known.setdefault(place.table, {})[place.slice] = place
    return known

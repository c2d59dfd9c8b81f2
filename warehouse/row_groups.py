"""Rows that two files of the warehouse have in common, told by where they lie, and those in which they differ.

A candidate begins as a copy of the generation before. What DuckDB adds or changes it writes as row groups (some ten
thousand rows of a table, `connection.ROWS_OF_A_GROUP`) into other blocks of the file, and leaves the rest where it
lies. A row group of which both files have the same segments at the same places, in blocks that are equal byte for byte,
with the same rows deleted, is the same in both: only the others are compared row by row, so that the cost follows what
is new and not what is held.

Everything here looks at a connection to the one file, to which the other is attached as `previous`.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.schema import table_columns
from warehouse.seals import HEADERS

NO_BLOCK = -1  # of a segment that is all one value, which its statistics hold

_LAYOUT = """
    SELECT
        row_group_id,
        sum("count") FILTER (column_id = first_column AND column_path = '[' || first_column || ']') AS n,
        hash(list(
            (column_path, segment_id, segment_type, "start", "count", compression, CAST(stats AS VARCHAR), block_id,
             block_offset, additional_block_ids) ORDER BY column_path, segment_id
        )) AS layout,
        bool_and(persistent AND NOT has_updates) AS written,
        list_distinct(list(block_id) || flatten(list(additional_block_ids))) AS blocks
    FROM (SELECT *, min(column_id) OVER () AS first_column FROM pragma_storage_info(?))
    GROUP BY row_group_id ORDER BY row_group_id
"""


@dataclass(frozen=True)
class Stretch:
    """Row ids from `start` to before `stop`, as one row group has them."""

    start: int
    stop: int


@dataclass(frozen=True)
class _Group:
    rows: Stretch
    layout: int
    written: bool
    blocks: tuple[int, ...]


def differing(con: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str]) -> str:
    """The query for the keys of rows of a table that one of the files has and the other has not, or not as often."""
    own = _catalog(con)
    shared = shared_stretches(con, table)
    columns = ", ".join(f'"{name}"' for name in table_columns(con, table))
    named = ", ".join(f'"{key}"' for key in keys)
    outside = "".join(f" AND NOT (rowid >= {s.start} AND rowid < {s.stop})" for s in shared)
    sides = " UNION ALL ".join(
        f"SELECT {named}, hash({columns}) AS digest, {n} AS n FROM {catalog}.{table} WHERE true{outside}"
        for catalog, n in ((own, 1), ("previous", -1))
    )
    return f"SELECT DISTINCT {named} FROM (SELECT {named} FROM ({sides}) GROUP BY {named}, digest HAVING sum(n) <> 0)"


def shared_stretches(con: duckdb.DuckDBPyConnection, table: str) -> list[Stretch]:
    """The row ids under which both files have the same rows of a table, as far as their blocks tell."""
    files = _files(con)
    if len(files) < 2:  # a database in memory has no blocks
        return []
    own = _catalog(con)
    earlier = {(g.rows, g.layout): g for g in _groups(con, f"previous.{table}") if g.written}
    alike = [g for g in _groups(con, f"{own}.{table}") if g.written and (g.rows, g.layout) in earlier]
    changed = _unequal({block for group in alike for block in group.blocks}, files)
    shared = _joined([group.rows for group in alike if changed.isdisjoint(group.blocks)])
    if all(_same_rows(con, table, stretch) for stretch in shared):
        return shared
    # Rows of one of them were deleted, which does not show in the blocks.
    single = [group.rows for group in alike if changed.isdisjoint(group.blocks)]
    return _joined([rows for rows in single if _same_rows(con, table, rows)])


def _groups(con: duckdb.DuckDBPyConnection, table: str) -> list[_Group]:
    groups, start = [], 0
    for _, n, layout, written, blocks in con.execute(_LAYOUT, [table]).fetchall():
        used = tuple(sorted(block for block in blocks if block is not None and block != NO_BLOCK))
        groups.append(_Group(Stretch(start, start + int(n)), layout, written, used))
        start += int(n)
    return groups


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches that follow one another as one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and joined[-1].stop == stretch.start:
            joined[-1] = Stretch(joined[-1].start, stretch.stop)
        else:
            joined.append(stretch)
    return joined


def _same_rows(con: duckdb.DuckDBPyConnection, table: str, rows: Stretch) -> bool:
    """Whether both files have the same row ids in a stretch: the candidate can only have lost some of the copy's."""
    counted = [
        con.execute(
            f"SELECT count(*), sum(rowid) FROM {catalog}.{table} WHERE rowid >= ? AND rowid < ?",
            [rows.start, rows.stop],
        ).fetchall()
        for catalog in (_catalog(con), "previous")
    ]
    return counted[0] == counted[1]


def _unequal(blocks: Iterable[int], files: Sequence[tuple[Path, int]]) -> set[int]:
    """Those blocks that are not the same bytes in both files."""
    (one, size), (other, other_size) = files
    if size != other_size:
        return set(blocks)
    with one.open("rb", buffering=0) as ours, other.open("rb", buffering=0) as theirs:
        return {
            block
            for block in sorted(blocks)
            for place in [HEADERS + block * size]
            if os.pread(ours.fileno(), size, place) != os.pread(theirs.fileno(), size, place)
        }


def _files(con: duckdb.DuckDBPyConnection) -> list[tuple[Path, int]]:
    """Path and size of a block of both files, our own first."""
    rows = con.execute(
        "SELECT database_name = 'previous', path, block_size FROM duckdb_databases() "
        "JOIN pragma_database_size() USING (database_name) "
        "WHERE database_name IN (current_database(), 'previous') AND path IS NOT NULL ORDER BY 1"
    ).fetchall()
    return [(Path(path), int(size)) for _, path, size in rows]


def _catalog(con: duckdb.DuckDBPyConnection) -> str:
    return f'"{con.execute("SELECT current_database()").fetchall()[0][0]}"'

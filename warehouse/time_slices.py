"""Rows of a published table by time, in slices that a night leaves as they are or writes anew.

How a table is divided follows from its rows alone, whatever came in which night: a table of few rows is one slice; else
each year is one, and of a year with many rows each month, and of such a month each day. New documents tell of the last
days, so that a night touches the last slices and the few to which old facts belong that it changes.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
import polars as pl

from warehouse.connection import literal

Place = TypeVar("Place", bound=tuple[str | int, ...])

# A row group of Parquet should have some thousand rows; a slice that one row changes is written anew.
MOST_ROWS = 20_000
# In the place of the day of a fact that has none: what follows from its id, so that the many are divided as days are,
# and a new one belongs to one slice of them. They come after all days.
UNDATED = """
    CREATE OR REPLACE TEMP MACRO undated(id) AS
        '~~~' || md5(id)[1] || '--' || md5(id)[2] || '--' || md5(id)[3]
"""
# Characters of a day in EDTF that tell nothing, its year, its month, and all of it.
LENGTHS = (0, len("2019"), len("2019-03"), len("2019-03-04"))


class Day(NamedTuple):
    """The rows of one day: '2019-03-04', '' for none; how many, and the sum of their hashes."""

    day: str
    rows: int
    digest: int


class Slice(NamedTuple):
    """Rows of a table that are written together: what their days begin with, those days, how many rows, the digest."""

    name: str
    days: tuple[str, ...]
    rows: int
    digest: str


def slices_of(days: Iterable[Day], most: int = MOST_ROWS) -> list[Slice]:
    """Divide the days of a table, in the order of time; none for a table without rows."""
    ordered = sorted(days)
    return _divided(ordered, 0, most) if ordered else []


def _divided(days: list[Day], level: int, most: int) -> list[Slice]:
    """One slice of these days, which are alike as far as the level tells, or those of the next level."""
    rows = sum(day.rows for day in days)
    if rows > most and level + 1 < len(LENGTHS):
        finer = groupby(days, key=lambda day: day.day[: LENGTHS[level + 1]])
        return [part for _, of_part in finer for part in _divided(list(of_part), level + 1, most)]
    digest = sum(day.digest for day in days)
    return [Slice(days[0].day[: LENGTHS[level]], tuple(day.day for day in days), rows, f"{rows}-{digest:x}")]


def write_places(path: Path, kind: type[Place], places: Sequence[Place], made_by: str) -> None:
    """Write where slices lie in files, for the edition after this one; `made_by` is the program that made them."""
    types = {name: pl.Int64 if of is int else pl.String for name, of in kind.__annotations__.items()}
    frame = pl.DataFrame(places, schema=types, orient="row").with_columns(made_by=pl.lit(made_by))
    frame.write_parquet(path)


def read_places(con: duckdb.DuckDBPyConnection, path: Path | None, kind: type[Place], made_by: str) -> list[Place]:
    """Read where slices lie in the files of the edition before, as far as the same program made them."""
    if path is None or not path.is_file():
        return []
    columns = ", ".join(f'"{name}"' for name in kind.__annotations__)
    query = f"SELECT {columns} FROM read_parquet({literal(path)}) WHERE made_by = ?"
    return [kind(*row) for row in con.execute(query, [made_by]).fetchall()]

"""Connections to a DuckDB file: for the night, and locked down for people's own queries."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import WarehouseError

# Extensions are never fetched: a night needs no network, and a missing one must be an error, not a download.
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# Files that DuckDB 1.5 reads as well as 2.0.
NEW_FILE: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0"}
# Rows that DuckDB writes together. A night that adds one row to a table with a key writes the last group of it anew,
# which in groups of its own 122,880 is up to 300 MB of documents; much smaller ones make the file larger, and looks at
# how it is laid out (`row_groups`) dear. The file does not remember the number: all that write ask for it.
ROWS_OF_A_GROUP = 30_720

_bounds: list[int] = []  # megabytes that DuckDB may take in this process, the last one counting


def keep_within(megabytes: int) -> None:
    """Have DuckDB take no more memory than this from now on; what needs more is laid on the disk beside the file."""
    _bounds.append(megabytes)


# Whoever may ask anything may use what DuckDB holds, and nothing else: no file beside it, no variable of Python's. Its
# folder for what does not fit into memory would be one that a query may write to (EXPORT DATABASE), so there is none.
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "temp_directory": "",
    "max_temp_directory_size": "0B",
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
THREADS_OF_QUERIES = 4


@dataclass(frozen=True)
class QueryLimits:
    """What one query of unknown origin may use: seconds of DuckDB's work, and megabytes of memory."""

    seconds: float = 60
    megabytes: int = 2_000


@contextmanager
def connect(
    path: Path, *, read_only: bool, config: dict[str, str | bool | int | float | list[str]] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file in UTC and close it at the end; a file that is not there is made unless `read_only`.

    DuckDB keeps one instance per path in a process: whoever reads the current generation beside a night in the same
    process opens it by its own name (`Generation.path`), which no later generation takes over. Raises WarehouseError
    if the file is missing, locked or forbidden, and DuckDB's own error if it is broken.
    """
    try:
        if read_only:
            con = duckdb.connect(str(path), read_only=True, config=OFFLINE | (config or {}))
        else:
            con = _to_write(path, OFFLINE | NEW_FILE | (config or {}))
    except duckdb.IOException as error:
        if reason := _unavailable(path, error):
            raise WarehouseError(reason) from error
        raise
    try:
        con.execute("SET TimeZone = 'UTC'")
        if _bounds:
            con.execute(f"SET memory_limit = '{_bounds[-1]}MB'")
        yield con
    finally:
        con.close()


def _to_write(path: Path, config: dict[str, str | bool | int | float | list[str]]) -> duckdb.DuckDBPyConnection:
    """A connection to a file that is attached, since only this takes the number of rows of a group."""
    con = duckdb.connect(config=config | {"temp_directory": f"{path}.tmp"})
    try:
        con.execute(f"ATTACH {literal(path)} AS written (ROW_GROUP_SIZE {ROWS_OF_A_GROUP})")
        con.execute("USE written")
    except duckdb.Error:
        con.close()
        raise
    return con


@contextmanager
def read_only_session(path: Path, limits: QueryLimits | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file for queries of unknown origin: nothing can be written, attached, loaded, or read beside it.

    A query may use the memory of `limits`; its seconds are watched by whoever runs it (`guarded_queries.py`).
    """
    memory = f"{(limits or QueryLimits()).megabytes}MB"
    threads = min(os.cpu_count() or 1, THREADS_OF_QUERIES)
    with connect(path, read_only=True, config=LOCKED | {"memory_limit": memory, "threads": threads}) as con:
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
        yield con


def literal(path: Path) -> str:
    """The path as a text in SQL, for statements that take no parameters (ATTACH, COPY)."""
    return "'" + str(path).replace("'", "''") + "'"


def _unavailable(path: Path, error: duckdb.IOException) -> str | None:
    """Why a file that may well be whole cannot be opened; None if the file itself is at fault."""
    if not path.exists():
        return f"there is no warehouse at {path}; a night makes it: `parley run`"
    if "lock on file" in str(error):
        return f"{path} is open for writing in another program; close it there ({str(error).splitlines()[0]})"
    return None if os.access(path, os.R_OK) else f"{path} may not be read by this user"

"""Queries of unknown origin, run in a `read_only_session`: which kinds are run, and for how long.

What the session's settings forbid, DuckDB refuses by itself. Kinds of statements that could do nothing but harm are
refused before, so that no fault in one of these settings opens a file.

    QueryRefused    a statement that is no query
    QueryStopped    a query that took longer than it may
"""

import resource
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from duckdb import StatementType as Kind

from warehouse.connection import QueryLimits
from warehouse.errors import WarehouseError

ROWS_AT_ONCE = 1_000
# A single function over one huge text does not look whether it is interrupted.
SECONDS_TO_STOP_IN = 10.0
# What may be asked, with names and variables that last as long as the session.
RUN = frozenset(
    {Kind.SELECT, Kind.EXPLAIN, Kind.CALL, Kind.PRAGMA, Kind.MULTI, Kind.CREATE, Kind.DROP, Kind.INSERT}
    | {Kind.UPDATE, Kind.DELETE, Kind.SET, Kind.VARIABLE_SET, Kind.TRANSACTION}
)


class QueryRefused(WarehouseError):  # noqa: N818  (named for what it tells people)
    """A statement that is no query."""


class QueryStopped(WarehouseError):  # noqa: N818
    """A query that took longer than it may."""


@dataclass(frozen=True)
class Answer:
    """What one statement gives: the names of its columns, and its rows, which DuckDB makes as they are taken."""

    names: list[str]
    rows: Iterator[tuple[Any, ...]]


def answers(
    con: duckdb.DuckDBPyConnection,
    sql: str,
    limits: QueryLimits,
    parameters: Mapping[str, str] | None = None,
    give_up: Callable[[str], None] | None = None,
) -> Iterator[Answer]:
    """Run each statement of `sql` in turn; those that give no rows give no answer.

    Each may take `limits.seconds`, in which what the reader does with the rows does not count. `give_up` is called, in
    another thread and with the reason, if DuckDB does not stop then. Raises QueryRefused, QueryStopped, duckdb.Error.
    """
    for statement in con.extract_statements(sql):
        if not _is_run(statement):
            word = statement.query.split(maxsplit=1)[0].upper()
            raise QueryRefused(f"{word} is no query, and a warehouse is open for queries only")
        clock = _Clock(con, limits.seconds, give_up)
        with clock.running():
            cursor = con.execute(statement, parameters)
        if cursor.description is not None:
            yield Answer([column[0] for column in cursor.description], _rows(cursor, clock))


def _is_run(statement: duckdb.Statement) -> bool:
    try:
        return statement.type in RUN
    except ValueError:
        return False  # a kind that DuckDB knows and its Python does not (CONNECT, UPDATE EXTENSIONS)


@contextmanager
def bounded_memory(limits: QueryLimits) -> Iterator[None]:
    """Bound what this process may take besides what it has, where the system can (Linux).

    DuckDB counts neither what a function makes nor the rows that it has handed over.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    held = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:")), None)
    before = resource.getrlimit(resource.RLIMIT_DATA)
    if held is not None:
        # As much again as DuckDB may have, for the rows on their way to the screen.
        wanted = held + 2 * limits.megabytes * 1_000_000
        given = [bound for bound in before if bound != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min([wanted, *given]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def _rows(cursor: duckdb.DuckDBPyConnection, clock: "_Clock") -> Iterator[tuple[Any, ...]]:
    while True:
        with clock.running():
            rows = cursor.fetchmany(ROWS_AT_ONCE)
        if not rows:
            return
        yield from rows


class _Clock:
    """The seconds that a statement has left; stops it when there are none."""

    def __init__(self, con: duckdb.DuckDBPyConnection, seconds: float, give_up: Callable[[str], None] | None) -> None:
        self._con, self._seconds, self._left, self._give_up = con, seconds, seconds, give_up

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the clock run while DuckDB works; raises QueryStopped if the time is over."""
        ended = threading.Event()
        watch = threading.Thread(target=self._watch, args=[ended], daemon=True)
        began = time.monotonic()
        watch.start()
        try:
            yield
        except duckdb.InterruptException as error:
            raise QueryStopped(self._reason()) from error
        finally:
            ended.set()
            self._left = max(0.0, self._left - (time.monotonic() - began))

    def _watch(self, ended: threading.Event) -> None:
        if ended.wait(self._left):
            return
        self._con.interrupt()
        if not ended.wait(SECONDS_TO_STOP_IN) and self._give_up:
            self._give_up(self._reason())

    def _reason(self) -> str:
        return f"the query was stopped after {self._seconds:g} seconds; --seconds gives it more"

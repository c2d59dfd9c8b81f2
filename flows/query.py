"""`parley sql`: read-only queries over the current generation.

NoWarehouse     there is no warehouse yet
BrokenQuery     the query cannot be run: DuckDB's reason
"""

import csv
import datetime as dt
import json
import math
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import duckdb
from rich import box
from rich.table import Table
from rich.text import Text

from flows.invocation import as_called
from flows.screen import Screen, json_text, printable
from flows.sql_help import GREETING, HELP
from warehouse.connection import QueryLimits, read_only_session
from warehouse.errors import BrokenWarehouse, OtherVersion
from warehouse.generation_files import NOT_OURS
from warehouse.guarded_queries import QueryRefused, QueryStopped, answers, bounded_memory
from warehouse.published_tables import FORMULA
from warehouse.released import other_schema
from warehouse.seals import damage_told_by
from warehouse.settings import Settings

USAGE = 2
ROWS_OF_A_TABLE = 500  # more are no table to look at; csv and json give all
PLAIN_WIDTH = 100_000  # into a file or a pipe nothing is cut to fit a screen
NARROWEST_COLUMN = 14  # characters; a screen too narrow for the columns shows each row as lines
SHORTCUTS = {
    "tables": (
        "SELECT table_name AS name, comment FROM duckdb_tables() UNION ALL "
        "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name"
    ),
    "macros": "SELECT call, regexp_extract(gives, '^[^:;.]*') AS gives FROM help() WHERE starts_with(call, 'FROM')",
}
COLUMNS = (
    "SELECT column_name AS name, data_type AS type, comment FROM duckdb_columns() WHERE table_name = $table "
    "ORDER BY column_index"
)
LEAVING = ("exit", "quit")


class NoWarehouse(Exception):  # noqa: N818  (named for what it tells people)
    """There is no warehouse yet: where it is looked for, and what makes one."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no warehouse at {path}; `{as_called()} run` makes one")


class BrokenQuery(Exception):  # noqa: N818
    """A query that cannot be run."""


def query(settings: Settings, sql: str, form: str) -> int:
    """Run one query and print its rows as table, csv or json; gives the exit code."""
    with session(settings) as con, bounded_memory(limits_of(settings)):
        _run(con, sql, form, sys.stdout, limits_of(settings))
    return 0


def prompt(settings: Settings, form: str) -> int:
    """Run the queries that come in at the standard input, one by one for people, all at once from a pipe."""
    if not sys.stdin.isatty():
        return query(settings, sys.stdin.read(), form)
    limits = limits_of(settings)
    with session(settings) as con, bounded_memory(limits):
        sys.stdout.write(f"{settings.warehouse}, read only. {GREETING}\n")
        for typed in _typed():
            try:
                _obey(con, typed, form, sys.stdout, limits)
            except BrokenQuery as error:
                sys.stdout.write(f"{printable(str(error))}\n")
    return 0


def limits_of(settings: Settings) -> QueryLimits:
    """Return what a query may use."""
    return QueryLimits(settings.query_seconds, settings.query_megabytes)


@contextmanager
def session(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the current generation for reading, locked down; NoWarehouse if there is none, BrokenWarehouse if broken.

    Raises OtherVersion where a table, column or macro is not there because the generation has another schema.
    """
    if not settings.warehouse.exists():
        raise NoWarehouse(settings.warehouse)
    try:
        with read_only_session(settings.warehouse, limits_of(settings)) as con:
            try:
                yield con
            except NOT_OURS as error:
                if remark := other_schema(con):
                    raise OtherVersion(f"{_in_short(error)}. {remark}") from error
                raise
    except (duckdb.Error, BrokenQuery) as error:
        if told := damage_told_by(error):
            raise BrokenWarehouse(
                f"the warehouse {settings.warehouse} is broken ({told}); `{as_called()} run` sets it aside and puts "
                "the last good generation in its place"
            ) from error
        raise


def _obey(con: duckdb.DuckDBPyConnection, typed: str, form: str, out: TextIO, limits: QueryLimits) -> None:
    """Do what was typed at the prompt: a word of `sql_help.WORDS`, or a query."""
    word, _, name = typed.rstrip("; ").lstrip(".").partition(" ")
    if word == "help" and not name:
        out.write(f"{HELP}\n")
    elif word == "columns" and name.isidentifier():
        _run(con, COLUMNS, form, out, limits, {"table": name})
    else:
        _run(con, typed if name else SHORTCUTS.get(word, typed), form, out, limits)


def _typed() -> Iterator[str]:
    """Queries and words as they are typed, with history and cursor keys where the system has them."""
    import contextlib  # noqa: PLC0415

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415
    lines: list[str] = []
    while True:
        try:
            lines.append(input("   ...> " if lines else "parley> "))
        except EOFError:
            sys.stdout.write("\n")
            return
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            lines = []
            continue
        text = "\n".join(lines).strip()
        word = text.lstrip(".").partition(" ")[0]
        if text.endswith(";") or text == "" or (len(lines) == 1 and word in {*SHORTCUTS, *LEAVING, "help", "columns"}):
            lines = []
        if text in LEAVING:
            return
        if text and not lines:
            yield text


def _run(
    con: duckdb.DuckDBPyConnection,
    sql: str,
    form: str,
    out: TextIO,
    limits: QueryLimits,
    parameters: dict[str, str] | None = None,
) -> None:
    """Run each statement of `sql` in turn and print its rows."""
    try:
        if not con.extract_statements(sql):
            raise BrokenQuery("There is no query in that; try: select * from meetings")
        for answer in answers(con, sql, limits, parameters, _leave):
            _WRITERS[form](answer.names, answer.rows, out)
    except (MemoryError, duckdb.OutOfMemoryException) as error:
        raise BrokenQuery(
            f"The query needs more than the {limits.megabytes:,} MB that it may have; ask for less of it, or raise "
            "query_megabytes in parley.toml"
        ) from error
    except (QueryRefused, QueryStopped) as error:
        raise BrokenQuery(str(error)) from error
    except duckdb.Error as error:
        remark = other_schema(con) if isinstance(error, NOT_OURS) else ""
        raise BrokenQuery(f"{_in_short(error)} {remark}".strip()) from error


def _leave(reason: str) -> None:
    """End this process, since DuckDB does not end the query; nothing is lost, for nothing can be written."""
    sys.stderr.write(f"parley: {reason}. DuckDB did not heed it, so that this command ends.\n")
    sys.stderr.flush()
    os._exit(USAGE)


def _in_short(error: duckdb.Error) -> str:
    """Return DuckDB's reason in one line: what is wrong, and its hint, without the query repeated below."""
    lines = [line.strip() for line in str(error).partition("\nLINE ")[0].splitlines() if line.strip()]
    return " ".join(lines[:2])


def _as_table(names: list[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    console = Screen(file=out, width=None if out.isatty() else PLAIN_WIDTH)
    if len(names) * NARROWEST_COLUMN > console.width:
        return _as_lines(names, rows, out)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    more = 0
    for number, row in enumerate(rows):
        if number >= ROWS_OF_A_TABLE:
            more += 1
            continue
        table.add_row(*(Text(printable(_cell(value))) for value in row))
    console.print(table)
    shown = table.row_count
    left = f"; {more:,} more with --format csv" if more else ""
    console.print(Text(f"{shown:,} row{'' if shown == 1 else 's'}{left}", style="dim"))
    return None


def _as_lines(names: list[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    """Print each row as one line a column, without those that are null."""
    console = Screen(file=out, width=None if out.isatty() else PLAIN_WIDTH)
    width = max(map(len, names))
    number = 0
    for number, row in enumerate(rows, 1):
        block = Table.grid(padding=(0, 2))
        block.add_column(width=width)
        block.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            if value is not None and value != []:
                block.add_row(Text(name, style="bold"), Text(printable(_cell(value))))
        console.print(Text(f"-- {number}", style="dim"), block)
    console.print(Text(f"{number:,} row{'' if number == 1 else 's'}", style="dim"))


def _as_csv(names: list[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    """Print a line a row: into a file as it is, but no text that a spreadsheet takes for a formula."""
    shown = printable if out.isatty() else str
    writer = csv.writer(_Lines(out))
    writer.writerow([shown(_inert(name)) for name in names])
    writer.writerows([shown(_inert(value)) for value in row] for row in rows)


class _Lines:
    """Ends rows as lines end here; Python's writer, told to do so, leaves a carriage return unquoted."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, row: str) -> None:
        """Write one row."""
        self._out.write(row.removesuffix("\r\n") + "\n")


def _inert(value: object) -> str:
    """Return a value as one cell that a spreadsheet shows and does not reckon with; a negative number is a number."""
    cell = _cell(value)
    return f"'{cell}" if isinstance(value, str | list | dict | bytes) and re.match(FORMULA, cell) else cell


def _as_json(names: list[str], rows: Iterator[tuple[Any, ...]], out: TextIO) -> None:
    """Print one array, with one object a line."""
    separator = "["
    for row in rows:
        out.write(separator + json_text(dict(zip(names, map(_plain, row), strict=True))))
        separator = ",\n "
    out.write("[]\n" if separator == "[" else "]\n")


_WRITERS = {"table": _as_table, "lines": _as_lines, "csv": _as_csv, "json": _as_json}


def _cell(value: object) -> str:
    """Return a value as one cell: nothing for null, lists joined by '; ', anything nested as JSON."""
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(item, list | dict) for item in value):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, list | dict):
        return json.dumps(_plain(value), ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return str(value)


def _plain(value: object) -> object:
    """Return a value as JSON knows it; what it does not know becomes text, and what is no number becomes null."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)

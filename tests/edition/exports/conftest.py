"""Editions of made-up facts: one for the tests that read, and warehouses of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.edition.charts.legend import load_legend
from tasks.edition.exports.write import write_exports
from tasks.edition.fingerprints import compare, prepare
from tasks.edition.stamp import Stamp
from tests.edition.exports import made_up
from warehouse.connection import connect
from warehouse.editions import Unfinished, publish
from warehouse.generations import Generation
from warehouse.schema import create_schema
from warehouse.settings import load_settings

STAMP = Stamp(7, made_up.BUILT_AT, "1.2.3", "")
SITE = Stamp(7, made_up.BUILT_AT, "1.2.3", "https://parley.example.org/")
# What a text could break: mark-up, scripts, formulas, controls, marks of direction, ends of lines, delimiters, length.
NASTY = (
    "plain words",
    "<script>alert('x')</script></title>&amp;&lt;b>",
    "=HYPERLINK(\"x\";\"y\")",
    "nul \x00 bell \x07 escape \x1b delete \x7f",
    "over\u202eride\u200f marks \u200e",
    "new\nline, tab\t, return\r\nand \r alone",
    "unicode line ends \x85 \u2028 \u2029 done",
    "END:VEVENT\r\nBEGIN:VEVENT;x=\"y\":z\\n,",
    "]]> <!-- --> \"quoted\" 'single' {\"json\": 1}",
    "long name " * 1000,
    "𝔸strals 🕊 and e\u0301 combining",
    "\ufeffbom \ufffe noncharacter \uffff",
    "long name " * 999 + "differs at its end",
)  # fmt: skip


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and views and no rows."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    with connect(path, read_only=False) as con:
        create_schema(con)
    return path


@pytest.fixture
def con(empty: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of one's own, with the reference data and no facts."""
    shutil.copyfile(empty, tmp_path / "own.duckdb")
    with connect(tmp_path / "own.duckdb", read_only=False) as con:
        made_up.generation(con)
        yield con


def told_apart(con: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection, with what an edition works out of the tables before it writes anything."""
    prepare(con, load_legend().limit)
    compare(con, "program", None)
    return con


def publish_facts(path: Path, folder: Path, stamp: Stamp = STAMP) -> Path:
    """Publish a warehouse with its tables and exports; gives the folder of the edition."""

    def complete(unfinished: Unfinished) -> None:
        with connect(path, read_only=True) as con:
            write_exports(told_apart(con), stamp, unfinished, load_legend().limit)

    return publish(load_settings(folder), Generation(7, path), complete).path


@pytest.fixture(scope="session")
def nasty(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse in which every text is nasty."""
    path = tmp_path_factory.mktemp("nasty") / "nasty.duckdb"
    shutil.copyfile(empty, path)
    with connect(path, read_only=False) as con:
        made_up.few_facts(con, NASTY)
    return path


@pytest.fixture(scope="session")
def nasty_edition(nasty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of that warehouse."""
    return publish_facts(nasty, tmp_path_factory.mktemp("edition"))

"""SQL that Python puts together: only names of our own get into its text, values are parameters."""

import ast
import re
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.connection import literal

ROOT = Path(__file__).parents[2]
PACKAGES = ("warehouse", "tasks", "expectations", "flows")
SQL = re.compile(
    r"\b(SELECT|INSERT INTO|DELETE FROM|UPDATE|FROM|JOIN|WHERE|ATTACH|COPY|CREATE|DROP|CASE WHEN|IS (NOT )?DISTINCT)\b"
)
ASKING = {"execute", "executemany", "executescript", "sql", "extract_statements"}

# What stands in the text of a query, by module, and where it comes from. None is, or comes from, a document, a file's name, a
# page or a parameter of a flow. A new one fails the test below: look where it comes from before you add it.
KNOWN = {
    "expectations/generation.py": {"passages_query()", "_query('document_parts')"},  # files of ours
    # Our paths, tables and columns.
    "expectations/judged_before.py": {"literal(previous)", "differing(con, table, keys)", "table", "part", "changed",
                                      "_file(con)"},
    "flows/explain.py": {"fact_id"},  # within the words of an error
    "flows/sql_help.py": {"TO_BEGIN_WITH"},  # a text for people
    "flows/status.py": {"table", "column"},  # COUNTED, in that module
    "tasks/edition/fingerprints.py": {"digests", "literal(folder / INPUTS)", "name", "which"},  # files, tables, conditions of ours
    # Written in that module; what is wanted is a parameter.
    "tasks/edition/slices.py": {"PLACE", "WANTED", "keys", "where", "PLACED.format(ids=WANTED)",
                                "PLACED.format(ids='(SELECT document_id FROM accounts)')"},
    "tasks/edition/exports/graphml.py": {"', '.join((f\"count(*) FILTER (status = '{status}')\" for status in STATUSES))"},  # ours
    "tasks/edition/exports/lines.py": {"kind.facts"},  # queries of its callers
    "tasks/edition/exports/tables.py": {"query"},  # SELECT over a table of ours
    "tasks/news.py": {"query", "MOST_ROWS", "NEWS[0][2]", "NEWS[1][2]"},  # NEWS, in that module
    # Fields of Record; conditions written in that module.
    "tasks/sources/kept.py": {"', '.join(_COLUMNS)", "condition", "', '.join('?' * len(_COLUMNS))", "', '.join(_COLUMNS[1:])",
                              "', '.join((f'{name} = excluded.{name}' for name in _COLUMNS[1:]))"},
    # KINDS, in that module, and our paths.
    "warehouse/changes.py": {"_short('a', kind)", "_short('b', kind)", "c", "catalog", "columns", "condition.format(c)", "differs",
                             "document", "kind.id", "kind.kind", "kind.same", "kind.table", "side", "older", "newer", "table",
                             "OTHERWISE", "within", "differing(con, kind.table, [*keys])",
                             "lines(kind.compared, 'a.{0} IS DISTINCT FROM b.{0}')",
                             "lines(kind.summary, side + '.{0} IS NOT NULL')", "literal(previous)"},
    "warehouse/connection.py": {"_bounds[-1]", "ROWS_OF_A_GROUP", "literal(path)"},  # numbers of the settings and ours, a path
    # Tables and columns of ours, conditions written in that module.
    "warehouse/copies.py": {"aside", "facts", "held", "columns", "column", "about", "wanted", "documents",
                            "_AT_ONE_ADDRESS"},
    "warehouse/generation_files.py": {"column", "number"},  # a name of our own, or NULL
    "warehouse/history.py": {"table", "identity", "columns", "told", "among", "OTHERWISE"},  # tables and columns of ours
    "warehouse/merged.py": {"columns", "PUBLISHED", "_SOURCE", "within", "table", "same", "owner",
                            "documents", "held"},  # tables and columns of ours; queries of its callers and its own
    # TABLES and DAYS, in that module, with their columns; the number of a slice; files of ours.
    "warehouse/published_tables.py": {"TABLES[table]", "table", "join", "day", "query", "where", "number", "options", "column",
                                      "', '.join(cells)", "FORMULA", "_PARQUET_QUERY", "_dated(table)",
                                      "_dated(self._table)", "_order(self._con, self._table, self._key)", "literal(path)"},
    "warehouse/reports_in_reach.py": {"columns", "PUBLISHED", "_times()"},  # columns and a file of ours
    "warehouse/row_groups.py": {"sides", "catalog", "columns", "outside", "named", "n", "table"},  # tables and columns of ours
    "warehouse/seals.py": {"table"},  # quoted in SQL
    # Tables and columns of ours.
    "warehouse/store.py": {"table", "cells", "columns", "', '.join(HELD)", "part", "held", "', '.join(quoted)", "same", "name",
                           "', '.join(taken.values())"},
    "warehouse/time_slices.py": {"columns", "literal(path)"},  # fields of a type of ours, a file of ours
    "warehouse/upgrade.py": {"literal(base)", "table", "columns"},  # tables and columns of ours
}  # fmt: skip


def put_into_queries(path):
    """The expressions that a module puts into SQL: into texts that read like it, wherever they stand, and into queries."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and SQL.search("".join(map(_plain, node.values))):
            yield from (ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "format" and SQL.search(ast.unparse(node.func.value)):
                yield from map(ast.unparse, [*node.args, *(keyword.value for keyword in node.keywords)])
            if node.func.attr in ASKING and node.args:
                asked = node.args[0]
                if isinstance(asked, ast.BinOp):
                    yield ast.unparse(asked)
                if isinstance(asked, ast.JoinedStr):
                    yield from (
                        ast.unparse(part.value) for part in asked.values if isinstance(part, ast.FormattedValue)
                    )


def _plain(part):
    return part.value if isinstance(part, ast.Constant) else " x "


@pytest.mark.parametrize("package", PACKAGES)
def test_no_value_stands_in_the_text_of_a_query(package):
    unknown = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if more := set(put_into_queries(path)) - KNOWN.get(name, set()):
            unknown[name] = sorted(more)
    assert unknown == {}


def test_what_is_known_is_still_there():
    """So that the list says no more than what is."""
    gone = {name: sorted(known - set(put_into_queries(ROOT / name))) for name, known in KNOWN.items()}
    assert {name: more for name, more in gone.items() if more} == {}


@pytest.mark.parametrize(
    "code", ['con.execute(f"SELECT {x}")', 'con.sql("SELECT " + x)', 'con.execute("SELECT %s" % x)', "con.execute(f'{x}' 'y')"]
)  # fmt: skip
def test_the_look_sees_values_in_queries(code, tmp_path):
    (tmp_path / "a.py").write_text(code)
    assert list(put_into_queries(tmp_path / "a.py"))


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as con:
        yield con


@given(st.text(alphabet=st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(deadline=None)
def test_a_path_in_sql_is_that_path_whatever_stands_in_it(con, name):
    assert con.execute(f"SELECT {literal(Path(name))}").fetchall() == [(str(Path(name)),)]

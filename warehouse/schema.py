"""The schema: every `.sql` file of tables/ and views/, and SCHEMA.md made from their comments.

`python -m warehouse.schema` writes SCHEMA.md, `--check` fails if it is stale.
"""

import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from warehouse.connection import literal
from warehouse.errors import BrokenWarehouse

FOLDER = Path(__file__).parent
PAGE = FOLDER / "SCHEMA.md"


@cache
def scripts() -> tuple[str, ...]:
    """One SQL script per table, then one per view, in the order of names; a view comes after those that it reads."""
    tables = [path.read_text(encoding="utf-8") for path in sorted((FOLDER / "tables").glob("*.sql"))]
    views = {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "views").glob("*.sql"))}
    reads = {
        name: [other for other in views if other != name and re.search(rf"(FROM|JOIN) {other}\b", script)]
        for name, script in views.items()
    }
    return (*tables, *(views[name] for name in TopologicalSorter(reads).static_order()))


@cache
def schema_version() -> str:
    """The first 16 hexadecimal digits of SHA-256 over all scripts."""
    return hashlib.sha256("\0".join(scripts()).encode()).hexdigest()[:16]


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Make all tables and views, with their comments, in an empty database."""
    con.execute("BEGIN")
    for script in scripts():
        con.execute(script)
    con.execute("COMMIT")


def table_columns(con: duckdb.DuckDBPyConnection, table: str, catalog: str | None = None) -> dict[str, bool]:
    """Columns of a table in their order, each with whether it must be given (no nulls)."""
    rows = con.execute(
        "SELECT column_name, NOT is_nullable FROM duckdb_columns() "
        "WHERE table_name = ? AND database_name = coalesce(?, current_database()) ORDER BY column_index",
        [table, catalog],
    ).fetchall()
    return dict(rows)


def carry_over(con: duckdb.DuckDBPyConnection, base: Path) -> None:
    """Copy what fits from a generation of another schema; if facts do not fit, all documents are to be read again."""
    con.execute(f"ATTACH {literal(base)} AS base (READ_ONLY)")
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()").fetchall()
    complete = True
    for (table,) in sorted(tables):
        ours, theirs = table_columns(con, table), table_columns(con, table, "base")
        columns = ", ".join(f'"{name}"' for name in ours if name in theirs)
        try:
            con.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM base."{table}"')
        except duckdb.Error as error:
            if table == "documents":
                raise BrokenWarehouse(
                    f"the documents of {base} do not fit this version's tables ({str(error).splitlines()[0]}); "
                    "choose a new warehouse and read the sources again"
                ) from error
            complete = False
        complete = complete and list(ours) == list(theirs)
    if not complete:
        con.execute("UPDATE documents SET extractor_version = ''")
    con.execute("DETACH base")


@dataclass(frozen=True)
class Column:
    """A column of a table or view: its name, type, whether it must be given, and its comment."""

    name: str
    type: str
    required: bool
    comment: str


@dataclass(frozen=True)
class Relation:
    """A table or view with its comment, key (empty if it has none) and columns."""

    section: str
    name: str
    comment: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


def relations(con: duckdb.DuckDBPyConnection) -> list[Relation]:
    """All tables by name, then all views by name, of a database in which the schema was made."""
    found = con.execute(
        "SELECT 'Tables' AS section, table_name AS relation, comment FROM duckdb_tables() UNION ALL "
        "SELECT 'Views', view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
    ).fetchall()
    columns: dict[str, list[Column]] = {}
    for table, name, kind, nullable, comment in con.execute(
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE NOT internal ORDER BY table_name, column_index"
    ).fetchall():
        columns.setdefault(table, []).append(Column(name, kind, not nullable, comment))
    keys = dict(
        con.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    )
    return [
        Relation(section, name, comment, tuple(keys.get(name, ())), tuple(columns[name]))
        for section, name, comment in found
    ]


def render_relation(relation: Relation) -> list[str]:
    """The lines of one table or view: its comment, its key, and a row per column."""
    lines = ["", f"### {relation.name}", "", relation.comment]
    if relation.key:
        lines += ["", f"Key: {', '.join(f'`{name}`' for name in relation.key)}."]
    lines += ["", "| column | type | |", "|---|---|---|"]
    for column in relation.columns:
        given = ", never null" if column.required and relation.section == "Tables" else ""
        lines.append(f"| `{column.name}` | {column.type}{given} | {column.comment} |")
    return lines


def render_schema() -> str:
    """The page SCHEMA.md: tables and views with their columns, types and comments."""
    with duckdb.connect() as con:
        create_schema(con)
        found = relations(con)
    page = [
        "# The warehouse, table by table",
        "",
        "Made by `python -m warehouse.schema` from the comments in `warehouse/tables` and `warehouse/views`.",
        "Every `char_start` and `char_end` counts Unicode characters of `documents.text`, half open.",
    ]
    for section in ("Tables", "Views"):
        page += ["", f"## {section}"]
        for relation in found:
            if relation.section == section:
                page += render_relation(relation)
    return "\n".join(page) + "\n"


def keep_page(path: Path, page: str, arguments: Sequence[str], module: str) -> int:
    """Write a generated page, or with `--check` tell whether it is as it should be: the exit code."""
    if "--check" not in arguments:
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
        return 0
    if path.exists() and path.read_text(encoding="utf-8") == page:
        return 0
    sys.stderr.write(f"{path.parent.name}/{path.name} is stale: run `python -m {module}`\n")
    return 1


def main(arguments: Sequence[str]) -> int:
    """Write SCHEMA.md, or with `--check` tell whether it is as it should be."""
    return keep_page(PAGE, render_schema(), arguments, "warehouse.schema")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

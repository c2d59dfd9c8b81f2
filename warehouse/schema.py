"""The schema: every `.sql` file of tables/, views/ and macros/, and SCHEMA.md made from their comments.

`python -m warehouse.schema` writes SCHEMA.md, `--check` fails if it is stale.
"""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from warehouse.definitions import FOLDER, Definition, all_definitions, definitions

PAGE = FOLDER / "SCHEMA.md"

PREFACE = """\
# The warehouse, table by table

Made by `python -m warehouse.schema` from the comments in `warehouse/tables`, `warehouse/views` and `warehouse/macros`.
Every `char_start` and `char_end` counts Unicode characters of `documents.text`, half open. Each example is run by the
tests, on the warehouse of the bundled corpus.
"""
MACROS = """\
## Macros

They stand in the warehouse file itself, so that any DuckDB has them: `FROM help()` lists them there. (A file that is
attached beside another needs `USE` first: macros look tables up in the current database.)

- **A party** is given by code, name or another way to write it, in any case: RUS, Russia, Moscow. What fits no party,
  issue or person is an error that says what may be meant, never an empty result.
- **since, until** and **days** are days, months, years or windows: '2022-01-10', '2022-01', 2022,
  '2022-01-10/2022-01-13'. A meeting counts if it may have been then; one without any day does not.
- **What has a value here** may be left out, and is given by name: `meetings_of('Russia', status := 'held')`.\
"""


def scripts() -> tuple[str, ...]:
    """One SQL script per table, then one per view, then one per macro; each comes after those that it reads."""
    return tuple(definition.script for definition in all_definitions())


@cache
def schema_version() -> str:
    """The first 16 hexadecimal digits of SHA-256 over all scripts."""
    return hashlib.sha256("\0".join(scripts()).encode()).hexdigest()[:16]


def create_schema(con: duckdb.DuckDBPyConnection) -> None:
    """Make all tables, views and macros, with their comments, in an empty database."""
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


def is_remembered(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a temporary table of this connection has been made: what a night keeps of how things were before."""
    return bool(con.execute("SELECT 1 FROM duckdb_tables() WHERE temporary AND table_name = ?", [table]).fetchall())


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
        "SELECT 'Tables' AS section, table_name AS relation, comment FROM duckdb_tables() WHERE NOT temporary "
        "UNION ALL "
        "SELECT 'Views', view_name, comment FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY ALL"
    ).fetchall()
    columns: dict[str, list[Column]] = {}
    for table, name, kind, nullable, comment in con.execute(
        "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
        "WHERE NOT internal AND database_name <> 'temp' ORDER BY table_name, column_index"
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


def macro_comments(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The comment of each macro, by name, of a database in which the schema was made."""
    return dict(
        con.execute(
            "SELECT function_name, comment FROM duckdb_functions() "
            "WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY function_name"
        ).fetchall()
    )


def macros(*, gives_rows: bool) -> list[Definition]:
    """The macros that give rows, or those that give one value, by name."""
    found = [macro for macro in definitions("macros") if macro.gives_rows == gives_rows]
    return sorted(found, key=lambda macro: macro.name)


def render_examples(definition: Definition) -> list[str]:
    """The lines of the examples of a table, view or macro; none if it has none."""
    return ["", "```sql", *definition.examples, "```"] if definition.examples else []


def render_schema() -> str:
    """The page SCHEMA.md: tables and views with their columns, types and comments, and macros with their examples."""
    with duckdb.connect() as con:
        create_schema(con)
        found = relations(con)
        comments = macro_comments(con)
    defined = {definition.name: definition for definition in (*definitions("tables"), *definitions("views"))}
    page = [PREFACE]
    for section in ("Tables", "Views"):
        page += [f"## {section}"]
        for relation in found:
            if relation.section == section:
                page += [*render_relation(relation), *render_examples(defined[relation.name])]
        page += [""]
    page += [MACROS]
    for title, rows in (("Macros that give rows", True), ("Macros that give one value", False)):
        page += ["", f"## {title}"]
        for macro in macros(gives_rows=rows):
            page += [
                "",
                f"### {macro.name}",
                "",
                f"`{macro.signature}`: {comments[macro.name]}",
                *render_examples(macro),
            ]
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

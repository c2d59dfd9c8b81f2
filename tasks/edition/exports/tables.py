"""What each published table is: its columns as published, with the words of the schema's comments."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.codebook import listed_values
from warehouse.published_tables import TABLES
from warehouse.schema import relations


@dataclass(frozen=True)
class PublishedColumn:
    """A column of a published table: type in DuckDB, whether it is always given, its comment, and words it may hold."""

    name: str
    type: str
    required: bool
    comment: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class PublishedTable:
    """A published table with its comment, key (empty if it has none) and columns."""

    name: str
    comment: str
    key: tuple[str, ...]
    columns: tuple[PublishedColumn, ...]


def published_tables(con: duckdb.DuckDBPyConnection) -> Iterator[PublishedTable]:
    """The tables of an edition, in the order in which they are published."""
    known = {relation.name: relation for relation in relations(con)}
    values = listed_values(con)
    for name, query in TABLES.items():
        relation = known[name]
        comments = {column.name: column for column in relation.columns}
        columns = []
        for column, kind, *_ in con.execute(f"DESCRIBE {query}").fetchall():
            said = comments[column]
            listed = values.get(f"{name}.{column}", ())
            required = said.required and relation.section == "Tables"
            columns.append(PublishedColumn(column, kind, required, said.comment, listed))
        yield PublishedTable(name, relation.comment, relation.key, tuple(columns))

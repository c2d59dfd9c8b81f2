"""`datapackage.json`: what stands in `data/` and `feeds/`, as a Frictionless Data Package (version 1 of the standard).

Each table has two resources, its CSV with a schema that programs can check it by, and its Parquet file; the exports are
resources without a schema. What a CSV cell of a list or passage holds, the description of the field says.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from tasks.edition.exports.codebook import COLUMNS
from tasks.edition.exports.settings import PublishingSettings
from tasks.edition.exports.tables import PublishedColumn, PublishedTable
from tasks.edition.stamp import Stamp
from warehouse.manifests import Sums

# File, its format and media type, and what it is.
EXPORTS = (
    ("data/codebook.md", "md", "text/markdown", "What every column of the tables means."),
    ("data/events.plover.jsonl", "jsonl", "application/x-ndjson", "Coded events in the fields of PLOVER 0.7b1."),
    ("data/facts.jsonld", "jsonld", "application/ld+json", "All facts in the words of schema.org."),
    ("data/meetings.graphml", "graphml", "application/graphml+xml", "Who meets whom, a graph of parties."),
    (
        "data/positions.dna",
        "sqlite",
        "application/vnd.sqlite3",
        "Positions for Discourse Network Analyzer 3.0; coder Parley, password parley.",
    ),
    ("feeds/meetings.ics", "ics", "text/calendar", "Announced meetings, to subscribe to."),
    ("feeds/changes.atom", "atom", "application/atom+xml", "What changed in this generation, to subscribe to."),
)
CODEBOOK = {
    "table": "The table.",
    "column": "The column.",
    "type": "Its type in DuckDB.",
    "key": "Whether it is part of the key.",
    "required": "Whether it is always given.",
    "description": "What it means.",
    "values": "The words that it may hold, where there are few.",
}
DESCRIPTION = (
    "Who met whom and who stands where, read from news documents by rules and word lists; each fact has its passages, "
    "and a confidence, the probability that it is right. The licence is that of the facts as compiled: passages and "
    "quotes belong to their publishers."
)
# Frictionless type and format by the beginning of the type in DuckDB; the first that fits counts.
TYPES = (
    ("VARCHAR[]", {"type": "string"}),
    ("VARCHAR", {"type": "string"}),
    ("BOOLEAN", {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]}),
    ("DATE", {"type": "date", "format": "%Y-%m-%d"}),
    ("TIMESTAMP", {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%SZ"}),
    ("DOUBLE", {"type": "number"}),
    ("BIGINT", {"type": "integer"}),
    ("INTEGER", {"type": "integer"}),
)
LIST = " A list, joined by '; ' in CSV."
PASSAGE = " JSON in CSV."


def write_package(
    con: duckdb.DuckDBPyConnection,
    stamp: Stamp,
    settings: PublishingSettings,
    tables: Iterable[PublishedTable],
    sums: Sums,
) -> None:
    """Write the package into the folder of the sums; all other files must be there, since it has their sums."""
    resources = [resource for table in tables for resource in _table_resources(table, sums)]
    resources.append(_codebook_resource(sums))
    resources += [
        _file(Path(path).name.replace(".", "-").lower(), path, kind, media, what, sums)
        for path, kind, media, what in EXPORTS
    ]
    package = {
        "profile": "data-package",
        "name": "parley",
        "id": stamp.site_url + "datapackage.json" if stamp.site_url else None,
        "title": "Parley: meetings and positions in diplomacy",
        "description": DESCRIPTION,
        "homepage": stamp.site_url or None,
        "version": f"{stamp.number}.0.0",
        "created": stamp.built_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "licenses": _licences(settings),
        "sources": _sources(con),
        "contributors": [{"title": f"Parley {stamp.parley_version}".strip(), "role": "wrangler"}],
        "resources": resources,
    }
    text = json.dumps({key: value for key, value in package.items() if value}, ensure_ascii=False, indent=1)
    (sums.folder / "datapackage.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _licences(settings: PublishingSettings) -> list[dict[str, str]]:
    licence = {"name": settings.licence_name, "title": settings.licence_title, "path": settings.licence_path}
    given = {key: value for key, value in licence.items() if value}
    return [given] if given else []


def _sources(con: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """The publishers of the documents, by name, with how many each gave."""
    publishers = con.execute(
        "SELECT publisher, count(*) FROM documents GROUP BY publisher ORDER BY publisher NULLS LAST"
    ).fetchall()
    return [{"title": f"{publisher or 'Publisher unknown'}, documents: {count}"} for publisher, count in publishers]


def _table_resources(table: PublishedTable, sums: Sums) -> list[dict[str, Any]]:
    csv, parquet = f"data/{table.name}.csv", f"data/{table.name}.parquet"
    schema: dict[str, Any] = {"fields": [_field(column, table.key) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    media = "application/vnd.apache.parquet"
    return [
        _table(table.name, csv, table.comment, schema, sums),
        _file(f"{table.name}-parquet", parquet, "parquet", media, table.comment, sums),
    ]


def _codebook_resource(sums: Sums) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "boolean" if name in ("key", "required") else "string", "description": CODEBOOK[name]}
        for name in COLUMNS
    ]
    schema = {"fields": fields, "missingValues": [""], "primaryKey": ["table", "column"]}
    return _table("codebook", "data/codebook.csv", "One row per column of the tables.", schema, sums)


def _field(column: PublishedColumn, key: tuple[str, ...]) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "description": column.comment, **_type(column.type)}
    if column.type.endswith("[]") and "STRUCT" not in column.type:
        field["description"] += LIST
    if "STRUCT" in column.type:
        field["description"] += PASSAGE
    constraints: dict[str, Any] = {}
    # An empty text is a missing value in CSV: only of what is no text can it be said that it is always there.
    if column.required and (column.name in key or not column.type.startswith("VARCHAR")):
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _type(kind: str) -> dict[str, Any]:
    """The type of a field for a type of DuckDB; a ValueError for one that no published table had before."""
    if "STRUCT" in kind:
        return {"type": "array" if kind.endswith("[]") else "object"}
    for name, described in TYPES:
        if kind.startswith(name):
            return dict(described)
    raise ValueError(f"a published column has the type {kind}; give it a row in TYPES of {__name__}")


def _table(name: str, path: str, what: str, schema: dict[str, Any], sums: Sums) -> dict[str, Any]:
    resource = _file(name, path, "csv", "text/csv", what, sums) | {"profile": "tabular-data-resource"}
    dialect = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"}
    return resource | {"type": "table", "encoding": "utf-8", "dialect": dialect, "schema": schema}


def _file(name: str, path: str, kind: str, media: str, what: str, sums: Sums) -> dict[str, Any]:
    about = sums.of(path)
    return {
        "name": name,
        "type": "file",
        "path": path,
        "scheme": "file",
        "format": kind,
        "mediatype": media,
        "description": what,
        "bytes": about.bytes,
        "hash": f"sha256:{about.sha256}",
    }

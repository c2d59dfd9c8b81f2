"""`data/codebook.csv` and `data/codebook.md`: what every published column means."""

import csv
from collections.abc import Iterable
from pathlib import Path

from tasks.edition.exports.tables import PublishedTable

COLUMNS = ("table", "column", "type", "key", "required", "description", "values")


def write_codebook(tables: Iterable[PublishedTable], folder: Path) -> None:
    """Write one row per published column, and the same as a page of Markdown."""
    page = ["# Codebook", "", "What stands in the tables of this edition, column by column."]
    with (folder / "codebook.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for table in tables:
            page += ["", f"## {table.name}", "", table.comment, "", "| column | type | |", "|---|---|---|"]
            for column in table.columns:
                key, required = column.name in table.key, column.required
                cells = [table.name, column.name, column.type, str(key).lower(), str(required).lower()]
                writer.writerow([*cells, column.comment, "; ".join(column.values)])
                page.append(f"| `{column.name}` | {column.type}{', key' if key else ''} | {column.comment} |")
    (folder / "codebook.md").write_text("\n".join(page) + "\n", encoding="utf-8", newline="\n")

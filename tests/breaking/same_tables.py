"""What "the same tables" means: every row of every table, without the columns that tell when a night was, or its number.

A night that was disturbed and the one after it must leave what an undisturbed night leaves. The nights to compare must
have read the same folder, since a document's `source` is where it lies.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

# Numbers of generations; moments are told by their type.
NUMBERS = {
    ("generation", "number"),
    ("generation", "base"),
    ("meeting_redirects", "since_generation"),
    ("report_redirects", "since_generation"),
    *((f"{kind}_history", f"generation_{end}") for kind in ("meetings", "positions") for end in ("from", "to")),
}
MOMENTS = "TIMESTAMP WITH TIME ZONE"

Rows = dict[str, Counter[tuple[Any, ...]]]


def tables_of(path: Path) -> Rows:
    """The rows of every table in the file of a generation, counted, without moments and numbers of generations."""
    with duckdb.connect(str(path), read_only=True) as con:
        columns = con.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns JOIN information_schema.tables "
            "USING (table_schema, table_name) WHERE table_type = 'BASE TABLE' ORDER BY table_name, ordinal_position"
        ).fetchall()
        names: dict[str, list[str]] = {}
        for table, column, kind in columns:
            if kind != MOMENTS and (table, column) not in NUMBERS:
                names.setdefault(table, []).append(f'"{column}"::VARCHAR')
        return {
            table: Counter(con.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall())
            for table, kept in names.items()
        }


def differences(expected: Rows, found: Rows) -> list[str]:
    """Where two sets of tables differ, a sentence for each table, with a row of each side; empty if they are the same."""
    told = []
    for table in sorted(expected.keys() | found.keys()):
        here, there = expected.get(table, Counter()), found.get(table, Counter())
        missing, more = here - there, there - here
        if missing or more:
            rows = [f"{sign} {str(next(iter(side)))[:300]}" for sign, side in (("-", missing), ("+", more)) if side]
            told.append(f"{table}: {missing.total()} missing, {more.total()} too many: {' '.join(rows)}")
    return told

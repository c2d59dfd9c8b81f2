"""Rows of a query by the names of their columns."""

from typing import Any

import duckdb


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """One dictionary per row, column to value."""
    result = con.execute(query)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]

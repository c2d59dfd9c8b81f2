"""The rows of a frame by document, for what reads one document after the other in Python."""

from __future__ import annotations

from typing import Any

import polars as pl

Row = dict[str, Any]


def rows_by_document(frame: pl.DataFrame) -> dict[str, list[Row]]:
    """The rows of a frame with a column document_id, in their order, by document.

    A frame taken apart once: one frame for each document would cost more than the rows in it.
    """
    rows: dict[str, list[Row]] = {}
    for row in frame.rows(named=True):
        rows.setdefault(row["document_id"], []).append(row)
    return rows

"""Rows become a frame, whatever is empty in them."""

from typing import Any

import polars as pl
import pytest

from tasks.logic.rows import frame_of

SCHEMA = {"name": pl.String, "place": pl.Int32, "parties": pl.List(pl.String)}


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="no rows"),
        pytest.param([("Ana", 1, [])], id="nothing in any list"),
        pytest.param(
            [("Ana", 1, ["URY", "CHL"]), (None, None, []), ("Luis", 3, ("CHL",))], id="lists between empty ones"
        ),
        pytest.param([("Ana", 1, [""]), ("Luis", 2, ["\0", "a|b"])], id="texts of odd characters"),
    ],
)
def test_a_frame_of_rows_is_what_polars_makes_of_them(rows: list[tuple[Any, ...]]) -> None:
    frame = frame_of(rows, SCHEMA)

    assert frame.equals(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert frame.schema == SCHEMA

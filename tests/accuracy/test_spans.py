"""Marks of dates and attributions."""

from __future__ import annotations

import polars as pl

from accuracy.marks import Mark
from accuracy.spans import attribution_marks, date_marks


def span(start, end, **more):
    return {"char_start": start, "char_end": end, **more}


def test_dates_are_strict_relaxed_and_right_in_value():
    read = pl.DataFrame(
        [("d", 0, 8, "2010-03-16"), ("d", 20, 30, "2010-W11"), ("d", 40, 44, "2010")],
        schema=["document_id", "char_start", "char_end", "value"], orient="row",
    )  # fmt: skip
    gold = [span(0, 8, value="2010-03-16"), span(24, 34, value="2010-W12"), span(60, 64, value="2011")]
    assert date_marks(read, {"a.txt": "d"}, {"a.txt": gold}) == {
        "strict": Mark(1, 3, 3), "relaxed": Mark(2, 3, 3), "value": Mark(1, 3, 3),
    }  # fmt: skip


def test_an_expression_of_the_same_extent_is_taken_before_one_that_only_touches():
    read = pl.DataFrame(
        [("d", 0, 12, "P1D"), ("d", 4, 12, "P2D")],
        schema=["document_id", "char_start", "char_end", "value"], orient="row",
    )  # fmt: skip
    assert date_marks(read, {"a.txt": "d"}, {"a.txt": [span(4, 12, value="P2D")]})["value"] == Mark(1, 2, 1)


def test_files_of_one_content_share_what_was_read():
    read = pl.DataFrame([("d", 0, 4, "2010")], schema=["document_id", "char_start", "char_end", "value"], orient="row")
    gold = [span(0, 4, value="2010")]
    both = date_marks(read, {"a.txt": "d", "b.txt": "d"}, {"a.txt": gold, "b.txt": gold})
    assert both["strict"] == Mark(2, 2, 2)


def test_attributions_are_right_where_the_first_and_the_last_character_are():
    roles = ["source_start", "source_end", "cue_start", "cue_end", "content_start", "content_end"]
    read = pl.DataFrame(
        [("d", 0, 4, 5, 9, 10, 30), ("d", None, None, 40, 44, 50, 60)], schema=["document_id", *roles], orient="row"
    )
    gold = [
        {"source": [span(0, 4)], "cue": [span(5, 9)], "content": [span(10, 20), span(24, 30)]},
        {"cue": span(40, 45)},
    ]
    assert attribution_marks(read, {"a.txt": "d"}, {"a.txt": gold}) == {
        "source": Mark(1, 1, 1), "cue": Mark(1, 2, 2), "content": Mark(1, 2, 1),
    }  # fmt: skip

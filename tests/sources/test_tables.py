"""Documents in Parquet and JSONL files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import polars as pl
import pytest

from tasks.sources.faults import SourceFailed
from tasks.sources.files import RAW_SCHEMA
from tasks.sources.tables import read_table

TEXT = "The envoys met in Quito."


def test_a_parquet_file_gives_a_document_a_row(tmp_path: Path) -> None:
    path = tmp_path / "archive.parquet"
    pl.DataFrame(
        {
            "document": ["one", None, None],
            "url": [None, "https://example.org/2", None],
            "text": [TEXT, TEXT + " Again.", None],
            "published": [dt.date(2020, 1, 2), None, None],
            "author": [" Ana\n Duarte ", None, None],
            "unknown": [1, 2, 3],
        }
    ).write_parquet(path)
    frame = read_table(path, 1000)
    assert frame.schema == pl.Schema(RAW_SCHEMA)
    assert frame.select("document", "published", "author", "text", "problem").rows() == [
        ("one", dt.date(2020, 1, 2), "Ana Duarte", TEXT, None),
        ("https://example.org/2", None, None, TEXT + " Again.", None),
        ("archive.parquet#3", None, None, "", "unreadable"),
    ]


LINES = {
    "a document": ({"text": TEXT, "published": "2020-01-02T10:00:00Z"}, None, ""),
    "no text": ({"title": "T"}, "unreadable", "it has no text"),
    "a text that is none": ({"text": 5}, "unreadable", "it has no text"),
    "a day that is none": ({"text": TEXT, "published": "next week"}, "unreadable", "'next week', not a day"),
    "too long": ({"text": "x" * 1001}, "too_large", "1001 bytes; the limit is 1000"),
    "a list": ([TEXT], "unreadable", "no JSON object"),
    "half a surrogate": ({"text": "\ud800 met."}, None, ""),
}


@pytest.mark.parametrize("what", LINES)
def test_each_line_is_a_row(tmp_path: Path, what: str) -> None:
    values, problem, detail = LINES[what]
    path = tmp_path / "lines.jsonl"
    path.write_text(f"{json.dumps(values)}\n\n")
    row = read_table(path, 1000).row(0, named=True)
    assert row["problem"] == problem
    assert detail in (row["problem_detail"] or "")


def test_a_line_that_is_no_json_is_a_row_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text('{"text": "cut\n' + json.dumps({"document": "b", "text": TEXT}) + "\n")
    assert read_table(path, 1000)["problem"].to_list() == ["unreadable", None]


@pytest.mark.parametrize("name", ["gone.jsonl", "gone.parquet", "text.parquet", "other.parquet"])
def test_a_table_that_cannot_be_read_fails_its_source(tmp_path: Path, name: str) -> None:
    (tmp_path / "text.parquet").write_text("no Parquet")
    pl.DataFrame({"body": [TEXT]}).write_parquet(tmp_path / "other.parquet")
    with pytest.raises(SourceFailed, match=name):
        read_table(tmp_path / name, 1000)

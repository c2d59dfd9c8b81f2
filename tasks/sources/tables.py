"""Documents in a table: a Parquet file or a file of JSON lines, one document a row.

Columns: `text` is needed; `document` (a name) or `url` should be there, and `title`, `publisher`, `published`
(a date, or YYYY-MM-DD), `language` and `author` may be.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tasks.sources.faults import SourceFailed
from tasks.sources.files import RAW_SCHEMA

COLUMNS = ("document", "url", "title", "publisher", "published", "language", "author")


def read_table(path: Path, limit_bytes: int) -> pl.DataFrame:
    """One row is one row of the table: a raw document, or the problem that kept it from being one.

    Columns as `files.collect` has them. Problems: too_large (text over `limit_bytes`), unreadable (no text, a line that
    is no JSON object, a date that is none). Raises SourceFailed if the file cannot be read at all.
    """
    read = _parquet if path.suffix.lower() in (".parquet", ".pq") else _json_lines
    try:
        rows = [_row(values, f"{path.name}#{number}", path, limit_bytes) for number, values in read(path)]
    except (OSError, UnicodeDecodeError, pl.exceptions.PolarsError) as error:
        raise SourceFailed(f"{path} cannot be read: {error}"[:300]) from error
    return pl.DataFrame(rows, schema=RAW_SCHEMA, orient="row")


def _parquet(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    frame = pl.scan_parquet(path)
    names = frame.collect_schema().names()
    if "text" not in names:
        raise SourceFailed(f"{path} has no column text; it has {', '.join(names)[:200]}")
    wanted = frame.select("text", *(name for name in COLUMNS if name in names)).collect(engine="in-memory")
    yield from enumerate(wanted.iter_rows(named=True), 1)


def _json_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    values = json.loads(line)
                except (ValueError, RecursionError) as error:
                    values = {"problem": f"line {number} is no JSON: {error}"[:200]}
                yield number, values if isinstance(values, dict) else {"problem": f"line {number} is no JSON object"}


def _row(values: dict[str, Any], place: str, path: Path, limit_bytes: int) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(RAW_SCHEMA)
    for name in COLUMNS:
        value = values.get(name)
        row[name] = " ".join(value.split()) or None if isinstance(value, str) else None
    row["document"] = row["document"] or row["url"] or place
    row |= {"source": f"{path}#{row['document']}", "media_type": "text/plain", "text": ""}
    text = values.get("text")
    row["published"], problem = _day(values.get("published"))
    if not isinstance(text, str):
        return row | {"problem": "unreadable", "problem_detail": values.get("problem") or "it has no text"}
    text = text.encode("utf-8", "replace").decode("utf-8")
    data = text.encode("utf-8")
    row |= {"n_bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    if problem:
        return row | {"problem": "unreadable", "problem_detail": problem}
    if len(data) > limit_bytes:
        return row | {"problem": "too_large", "problem_detail": f"{len(data)} bytes; the limit is {limit_bytes}"}
    return row | {"text": text, "document_id": f"d_{row['sha256'][:16]}"}


def _day(value: object) -> tuple[dt.date | None, str | None]:
    """The day, or why it is none."""
    if value is None or value == "":
        return None, None
    if isinstance(value, dt.datetime):
        return value.date(), None
    if isinstance(value, dt.date):
        return value, None
    try:
        return dt.date.fromisoformat(str(value).strip()[:10]), None
    except ValueError:
        return None, f"published is {str(value)[:40]!r}, not a day as YYYY-MM-DD"

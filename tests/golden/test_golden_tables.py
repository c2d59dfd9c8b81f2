"""The facts of the bundled corpus, as sorted CSV: a change of a rule shows as a diff. `make golden` rewrites them."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest

from tasks.logic.actor_codes import merge_participants
from tasks.logic.event_codes import code_meetings
from tasks.logic.lexicon import Reference
from tasks.logic.merge import merge_reports
from tasks.logic.merging_limits import merging_limits
from tasks.logic.reading import read
from tasks.sources.files import collect

HERE = Path(__file__).parent
DOCUMENTS = HERE.parents[1] / "seeds" / "documents"
TABLES = {
    "documents": ["document", "title", "published_earliest", "published_latest", "published_basis", "language"],
    "meetings": [
        "start_date", "end_date", "parties", "people", "place", "country", "format", "status", "duration_minutes",
        "n_documents", "title", "host", "actor_codes", "plover_event", "plover_mode", "cameo_code",
    ],
    "meeting_reports": [
        "document", "start_date", "end_date", "parties", "people", "place", "format", "status", "duration_minutes",
        "passages", "host", "actor_codes", "plover_event", "plover_mode", "cameo_code",
    ],
    "positions": [
        "document", "holder", "party", "issue", "stance", "act", "stated_on", "passages", "holder_code", "plover_event",
        "plover_mode", "cameo_code",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def tables(reference: Reference) -> dict[str, str]:
    """The golden tables of today's rules, each as CSV text."""
    reading = read(collect([DOCUMENTS], limit_bytes=1_000_000), reference)
    window = reading.documents.select("document_id", "published_earliest", "published_latest")
    reports = reading.meeting_reports.join(window, on="document_id", how="left")
    merged = merge_reports(reports, reference.table("corrections"), merging_limits(reference))
    meetings, reports = merged.meetings, merged.reports
    meetings = merge_participants(code_meetings(meetings, reports, reference), reports, reference)
    frames = {
        "documents": reading.documents,
        "meetings": meetings,
        "meeting_reports": reading.meeting_reports,
        "positions": reading.positions,
    }
    return {name: as_csv(frame, TABLES[name]) for name, frame in frames.items()}


def as_csv(frame: pl.DataFrame, columns: list[str]) -> str:
    """A frame as sorted CSV, lists joined with '; ', passages by their words."""
    if "evidence" in frame.columns:
        words = [" | ".join(p["text"] for p in passages) for passages in frame["evidence"].to_list()]
        frame = frame.with_columns(pl.Series("passages", words, dtype=pl.Utf8))
    lists = [c for c in columns if frame.schema[c] == pl.List(pl.Utf8)]
    frame = frame.with_columns(pl.col(c).list.sort().list.join("; ") for c in lists).select(columns)
    return frame.sort(columns, nulls_last=False).write_csv()


@pytest.mark.parametrize("name", TABLES)
def test_golden_table(name: str, tables: dict[str, str], request: pytest.FixtureRequest) -> None:
    path = HERE / f"{name}.csv"
    if request.config.getoption("--rewrite-golden"):
        path.write_text(tables[name], encoding="utf-8")
    assert tables[name].splitlines() == path.read_text(encoding="utf-8").splitlines()


def test_the_fact_of_the_readme_stands_in_its_document() -> None:
    readme = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
    quoted = re.search(r"“(.+?)” — `(.+?)`, characters (\d+) to (\d+)", readme.replace("\n> ", " "))
    assert quoted is not None
    words, name, start, end = quoted.groups()
    assert (DOCUMENTS / name).read_text(encoding="utf-8")[int(start) : int(end)] == words

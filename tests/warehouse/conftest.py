"""A warehouse in a scratch folder, and nights over made-up documents."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.made_once import made_once
from warehouse import changes, generations, history, merged, store
from warehouse.connection import connect
from warehouse.editions import publish
from warehouse.generations import Generation
from warehouse.nights import night_lock
from warehouse.parts import write_part
from warehouse.schema import create_schema
from warehouse.settings import Settings, load_settings

EVIDENCE = pl.List(pl.Struct({"char_start": pl.Int32, "char_end": pl.Int32, "text": pl.String}))
TEXTS = pl.List(pl.String)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def span(text: str, words: str) -> list[dict[str, object]]:
    start = text.index(words)
    return [{"char_start": start, "char_end": start + len(words), "text": words}]


def reading(name: str, text: str, *, status: str = "scheduled", stance: str = "oppose") -> dict[str, pl.DataFrame]:
    """All frames of one document that reports one meeting (of its first word) and one position (of its last)."""
    document_id = "d_" + digest(text)[:16]
    owner = {"document_id": document_id, "document": name}
    read = {"rule": "made_up", "origins": "{}", "confidence": 0.5}
    document = owner | {
        "source": f"/news/{name}",
        "media_type": "text/plain",
        "text": text,
        "n_bytes": len(text.encode()),
        "sha256": digest(text),
        "title": f"About {name}",
        "publisher": None,
        "url": None,
        "canonical_url": None,
        "published": None,
        "language": "en",
        "author": None,
        "source_name": None,
        "raw_sha256": None,
        "fetched_at": None,
        "problem": None,
        "problem_detail": None,
        "published_earliest": date(2019, 3, 4),
        "published_latest": date(2019, 3, 5),
        "published_basis": "inferred",
        "dating_note": None,
        "input_sha256": digest("input" + text),
        "extractor_version": "1",
    }
    report = owner | read | {
        "report_id": f"r_{name}",
        "title": "Chile and Uruguay",
        "parties": ["CHL", "URY"],
        "people": ["Ana Duarte"],
        "start_date": "2019-03-06",
        "end_date": None,
        "place": "Montevideo",
        "country": "URY",
        "format": None,
        "status": status,
        "duration_minutes": None,
        "issues": [],
        "evidence": span(text, text.split(maxsplit=1)[0]),
    }  # fmt: skip
    position = owner | read | {
        "position_id": f"p_{name}",
        "holder": "Ana Duarte",
        "party": "URY",
        "towards": None,
        "issue": "trade",
        "issue_label": None,
        "stance": stance,
        "act": "state",
        "stated_on": None,
        "quote": None,
        "evidence": span(text, text.rsplit(maxsplit=1)[-1]),
    }  # fmt: skip
    unresolved = owner | {"kind": "unknown_actor", "char_start": 0, "char_end": 1, "text": text[0], "note": None}
    return {
        "documents": pl.DataFrame([document], schema_overrides={"published": pl.Date, "problem": pl.String}),
        "meeting_reports": pl.DataFrame([report], schema_overrides={"evidence": EVIDENCE, "issues": TEXTS}),
        "positions": pl.DataFrame([position], schema_overrides={"evidence": EVIDENCE}),
        "unresolved": pl.DataFrame([unresolved]),
    }


def merge(con: duckdb.DuckDBPyConnection) -> None:
    """Every report is of one and the same meeting."""
    every = con.execute("SELECT report_id FROM meeting_reports").fetchall()
    reports = merged.whole_reports(con, [report for (report,) in every]).sort("document")
    shared = [
        "title", "parties", "people", "start_date", "end_date", "place", "country", "format", "status",
        "duration_minutes", "issues", "confidence", "origins",
    ]  # fmt: skip
    meetings = reports.tail(1).select(
        *shared, meeting_id=pl.lit("m_1"), n_documents=pl.lit(reports.height), n_independent_sources=pl.lit(1)
    )
    others = {table: con.sql(f"FROM {table} LIMIT 0").pl() for table in (*merged.OF_MEETINGS, "meeting_redirects")}
    ids = reports.select("report_id", meeting_id=pl.lit("m_1"))
    merged.write_merged(con, others | {"meetings": meetings}, ids, None)


def run_night(settings: Settings, *readings: dict[str, pl.DataFrame], and_publish: bool = False) -> Generation | None:
    """One whole night over what was read; None if it was idle."""
    with night_lock(settings) as work:
        generations.recover(settings)
        previous = generations.current(settings)
        for batch, frames in enumerate(readings):
            write_part(work / "parts", f"{batch:04d}", frames)
        candidate = generations.begin(settings)
        with connect(candidate, read_only=False) as con:
            if readings:
                store.write_documents(con, work / "parts")
            merge(con)
            store.write_versions(con, parley_version="0", reference_version="r", extractor_version="1")
            changes.write_changes(con, previous.path if previous else None)
            if changes.is_unchanged(con, previous.path if previous else None):
                return None
            history.write_history(con, after_changes=previous is not None)
        generation = generations.swap(settings, candidate)
        if and_publish:
            publish(settings, generation)
        return generation


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(tmp_path, keep_generations=3)


@pytest.fixture(scope="session")
def nights_done(of_all_workers: Path) -> dict[int, Path]:
    """Folders in which one night, and two nights, have been: to be copied, since a night takes its time."""

    def make(count: int, folder: Path) -> None:
        for name, text in [("a.txt", "Ministers met today"), ("b.txt", "Envoys met later")][:count]:
            run_night(load_settings(folder, keep_generations=3), reading(name, text))

    return {count: made_once(of_all_workers / f"nights_{count}", partial(make, count)) for count in (1, 2)}


def copy_nights(folder: Path, settings: Settings) -> None:
    shutil.copytree(folder / "var", settings.warehouse.parent, symlinks=True)


@pytest.fixture
def one_night(nights_done: dict[int, Path], settings: Settings) -> Generation:
    """Generation 1 is there, of a.txt."""
    copy_nights(nights_done[1], settings)
    return generations.current(settings)


@pytest.fixture
def two_nights(nights_done: dict[int, Path], settings: Settings) -> Generation:
    """Generations 1, of a.txt, and 2, of a.txt and b.txt, are there."""
    copy_nights(nights_done[2], settings)
    return generations.current(settings)


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and views and no rows."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    with connect(path, read_only=False) as con:
        create_schema(con)
    return path


@pytest.fixture
def con(empty_warehouse: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to an empty candidate."""
    shutil.copyfile(empty_warehouse, tmp_path / "candidate.duckdb")
    with connect(tmp_path / "candidate.duckdb", read_only=False) as con:
        yield con


@pytest.fixture
def read() -> Callable[..., dict[str, pl.DataFrame]]:
    return reading


@pytest.fixture
def night() -> Callable[..., Generation | None]:
    return run_night


@pytest.fixture
def rows() -> Callable[..., list[tuple[object, ...]]]:
    def select(path: Path, query: str) -> list[tuple[object, ...]]:
        with connect(path, read_only=True) as con:
            return con.execute(query).fetchall()

    return select

"""Editions to look at: of the bundled corpus with a few hostile documents beside it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tasks.batches import read_batch
from tasks.edition import build
from tasks.extract import make_batches
from tasks.ingest import ingest
from tasks.resolve import build_candidate
from tests.edition import tiny
from tests.made_once import made_once
from warehouse import generations, store
from warehouse.connection import connect
from warehouse.generations import Generation
from warehouse.nights import night_lock
from warehouse.settings import Settings, load_settings

# Each is read: there are facts whose every visible part is an attack on a page, a spreadsheet or a feed.
SCRIPT = "<script>document.title='owned'</script>"
HOSTILE = {
    "markup.txt": (
        f"{SCRIPT} Chile and Peru\n\nLIMA, March 3 - Chilean Foreign Minister Ana Rojas met her Peruvian counterpart "
        f'Luis Quispe in Lima on Wednesday. "Chile demands a ceasefire <img src=x onerror=alert(1)> {SCRIPT}," Rojas said. '
        "Peru rejects sanctions </blockquote></main>, Quispe told reporters after the meeting.\n",
        {
            "title": f"{SCRIPT}<img src=x onerror=alert(1)>",
            "publisher": '"><svg onload=alert(1)>',
            "url": "javascript:alert(1)",
            "published": "2021-03-03",
        },
    ),
    "formula.txt": (
        "QUITO, March 9 - The president of Ecuador, Rosa Vega, received Chilean Foreign Minister Ana Rojas in Quito on "
        "Tuesday. Chile welcomed the offer of talks, Rojas said. \u202eEcuador supports a ceasefire\u202c, Vega said.\n",
        {
            "title": '=HYPERLINK("http://127.0.0.1/","x")',
            "publisher": "@SUM(1)\u0007\u202e",
            "published": "2021-03-09",
            "url": "https://example.org/a?b=1&c=%22%3E",
        },
    ),
}


def write_hostile(folder: Path) -> Path:
    """Write the hostile documents with their sidecars; gives the folder."""
    folder.mkdir(parents=True)
    for name, (text, about) in HOSTILE.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).with_suffix(".json").write_text(json.dumps(about), encoding="utf-8")
    return folder


def generation_of(settings: Settings, *sources: Path) -> Generation:
    """One night over the sources without Prefect's engine and without the gates, of which two results are made up."""
    with night_lock(settings) as work:
        ingest.fn([str(source) for source in sources], settings, None, work)
        shutil.copytree(work / "fresh", work / "admitted")
        for batch in make_batches.fn(settings, work):
            read_batch(batch)
        candidate = build_candidate.fn(settings, None, work).candidate
        with connect(candidate, read_only=False) as con:
            store.write_gate_results(con, gate_results())
        return generations.swap(settings, candidate)


def gate_results() -> pl.DataFrame:
    """One expectation that was met, and a warning that was not."""
    shared = {"gate": "generation", "suite": "meetings", "expectation": "expect_column_values_to_be_unique"}
    return pl.DataFrame(
        [
            shared
            | {"column": "meeting_id", "severity": "critical", "success": True, "observed": None}
            | {"unexpected_count": 0, "reason": "An id is given once."},
            shared
            | {"column": "title", "severity": "warning", "success": False, "observed": SCRIPT}
            | {"unexpected_count": 2, "reason": "Titles tell meetings apart."},
        ],
        schema_overrides={"observed": pl.String, "unexpected_count": pl.Int64},
    )


@pytest.fixture(scope="session")
def bundled_settings(of_all_workers: Path) -> Settings:
    """A warehouse of the bundled corpus and the hostile documents, published."""

    def settings_of(folder: Path) -> Settings:
        return load_settings(folder, warehouse=folder / "parley.duckdb")

    def make(folder: Path) -> None:
        settings = settings_of(folder)
        build.publish(settings, generation_of(settings, settings.bundled_documents, write_hostile(folder / "hostile")))

    return settings_of(made_once(of_all_workers / "edition", make))


@pytest.fixture(scope="session")
def edition(bundled_settings: Settings) -> Path:
    """The folder of the published edition."""
    return bundled_settings.published.resolve()


@pytest.fixture
def republished(bundled_settings: Settings, tmp_path: Path) -> Callable[[], Path]:
    """Publish the same generation again elsewhere, as from another machine; gives the new folder."""

    def publish() -> Path:
        path = tmp_path / "parley.duckdb"
        shutil.copyfile(bundled_settings.warehouse, path)
        settings = load_settings(tmp_path, warehouse=path)
        generation = generations.current(settings)
        assert generation is not None
        return build.publish(settings, generation).path

    return publish


@pytest.fixture(scope="session")
def tiny_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of a few made-up facts."""
    return tiny.make(tmp_path_factory.mktemp("tiny") / "tiny.duckdb")


@pytest.fixture(scope="session")
def pages(tiny_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The parsed pages of the few made-up facts by their address."""
    return tiny.site_of(tiny_warehouse, tmp_path_factory.mktemp("pages"))

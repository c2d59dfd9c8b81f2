"""One Prefect server for all tests of the flows, and folders of our own small documents."""

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import pytest

from tests.made_once import FreshMachine, made_once
from warehouse.settings import Settings, load_settings

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

    from tasks.ingest import Ingested

ROOT = Path(__file__).parents[2]

LIMA = """Foreign ministers of Chile and Peru meet in Lima

LIMA, March 3 - Chilean Foreign Minister Ana Rojas met her Peruvian counterpart Luis Quispe in Lima on Wednesday.
The talks lasted three hours. Rojas said that Chile supports a ceasefire in the region.
Peru rejects any sanctions against its neighbour, Quispe told reporters after the meeting.
"""
OSLO = """Norway to host talks between Sudan and Ethiopia

OSLO, March 5 - Officials of Sudan and Ethiopia are to meet in Oslo on March 20, the Norwegian Foreign Ministry said.
Ethiopia demands an agreement on the dam. Sudan called on Ethiopia to halt the filling of the reservoir.
"""
QUITO = """Ecuador and Chile hold talks in Quito

QUITO, March 9 - The president of Ecuador, Rosa Vega, received Chilean Foreign Minister Ana Rojas in Quito on Tuesday.
Ecuador offered to mediate, Vega said. Chile welcomed the offer.
"""
GOOD = {
    "lima.txt": (LIMA, "2021-03-03"),
    "oslo.txt": (OSLO, "2021-03-05"),
    "quito.txt": (QUITO, "2021-03-09"),
}
GERMAN = (
    "Die Außenminister von Chile und Peru haben sich am Mittwoch in Lima getroffen. Die Gespräche dauerten drei "
    "Stunden. Danach traten beide vor die Presse und sprachen von einem guten Anfang, dem weitere Treffen folgen sollen.\n"
)
BAD = {
    "empty.txt": b"",
    "short.txt": b"Lima\n",
    "picture.txt": bytes(range(256)) * 4,
    "latin.txt": "Der Präsident traf den Außenminister in Bogotá zu Gesprächen.".encode("latin-1"),
    "german.txt": GERMAN.encode(),
    "sidecar.txt": b"The ministers of Chile and Peru met in Lima on Wednesday and talked for three hours.\n",
    "twin.txt": LIMA.encode(),
}

# Of the nights rather than of the documents.
OF_NIGHTS = {
    "generation",
    "changes",
    "gate_results",
    "meeting_redirects",
    "report_redirects",
    "meetings_history",
    "positions_history",
}
COLUMNS_OF_NIGHTS = {"source", "ingested_at", "quarantined_at"}


def write_document(folder: Path, name: str) -> None:
    """Write one of the good documents with its sidecar."""
    text, published = GOOD[name]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    (folder / name).with_suffix(".json").write_text(json.dumps({"published": published}), encoding="utf-8")


def write_documents(folder: Path, names: Iterable[str]) -> Path:
    """Write some of the documents, good and bad; gives the folder."""
    for name in names:
        if name in GOOD:
            write_document(folder, name)
        else:
            (folder / name).write_bytes(BAD[name])
    if "sidecar.txt" in names:
        (folder / "sidecar.json").write_text("{not json", encoding="utf-8")
    return folder


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A folder of three good documents."""
    return write_documents(tmp_path / "documents", GOOD)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of three good documents and one for each reason not to read it."""
    return write_documents(tmp_path / "documents", [*GOOD, *BAD])


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a warehouse of its own."""
    return load_settings(tmp_path, warehouse=tmp_path / "warehouse" / "parley.duckdb")


def run_night(settings: Settings, *sources: Path) -> object:
    """Run one night in this process; gives Prefect's state."""
    from flows.nightly import nightly

    return nightly(
        sources=[str(source) for source in sources],
        warehouse=str(settings.warehouse),
        publish=str(settings.published),
        return_state=True,
    )


def quick_night(settings: Settings, reread: int | None, *sources: Path) -> "Ingested":
    """What a night does to the warehouse, without Prefect, gates and edition: a tenth of the time."""
    from tasks.batches import read_batch
    from tasks.extract import make_batches
    from tasks.ingest import ingest
    from tasks.resolve import build_candidate
    from warehouse import generations
    from warehouse.nights import night_lock

    with night_lock(settings) as work:
        generations.recover(settings)
        previous = generations.current(settings)
        ingested = ingest.fn([str(source) for source in sources], settings, previous, work, reread)
        shutil.copytree(work / "fresh", work / "admitted")
        for batch in make_batches.fn(settings, work):
            read_batch(batch)
        resolved = build_candidate.fn(settings, previous, work)
        if not resolved.unchanged:
            generations.swap(settings, resolved.candidate)
        return ingested


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(query).fetchall()


def content(path: Path) -> dict[str, list[str]]:
    """All tables that follow from documents alone, with the reports of each meeting in place of its id."""
    with duckdb.connect(str(path), read_only=True) as con:
        reports = dict(
            con.execute(
                "SELECT meeting_id, string_agg(report_id, ' ' ORDER BY report_id) FROM meeting_reports GROUP BY 1"
            ).fetchall()
        )
        told = {}
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            if table not in OF_NIGHTS:
                columns = [name for (name, *_) in con.execute(f"DESCRIBE {table}").fetchall()]
                kept = ", ".join(f'"{name}"' for name in columns if name not in COLUMNS_OF_NIGHTS)
                found = con.execute(f"SELECT {kept} FROM {table}").fetchall()
                told[table] = sorted(
                    str([reports.get(v, v) if isinstance(v, str) else v for v in row]) for row in found
                )
        return told


@pytest.fixture
def night(prefect_api: str, settings: Settings) -> Callable[..., object]:
    """Run one night into the test's own warehouse."""
    return partial(run_night, settings)


class FirstNight(NamedTuple):
    """What a first night read, its warehouse, and the state in which Prefect left it."""

    documents: Path
    settings: Settings
    state: "State"


FIRST_NIGHTS = {"lima": ["lima.txt"], "good": list(GOOD)}


@pytest.fixture(scope="session")
def first_night(prefect_api: str, of_all_workers: Path, fresh_machine: FreshMachine) -> Callable[[str], FirstNight]:
    """A first night by what it reads, `lima`, `good` or `mixed`: run once, and to be looked at or copied.

    The mixed one is the fresh machine's, which the Prefect server of the tests knows as its own.
    """

    def settings_of(folder: Path) -> Settings:
        return load_settings(folder, warehouse=folder / "warehouse" / "parley.duckdb")

    @cache
    def of(name: str) -> FirstNight:
        from prefect.client.schemas.objects import State

        if name == "mixed":
            folder = fresh_machine.folder
            its = load_settings(folder, warehouse=folder / "w" / "parley.duckdb")
            return FirstNight(folder / "documents", its, state_of_the_run(its))

        def make(folder: Path) -> None:
            write_documents(folder / "documents", FIRST_NIGHTS[name])
            state = run_night(settings_of(folder), folder / "documents")
            (folder / "state.json").write_text(state.model_dump_json(exclude={"data"}))

        folder = made_once(of_all_workers / f"{name}_night", make)
        state = State.model_validate_json((folder / "state.json").read_bytes())
        return FirstNight(folder / "documents", settings_of(folder), state)

    return of


def state_of_the_run(settings: Settings) -> "State":
    """The state in which Prefect has the one run of a night into this warehouse."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs()
    (state,) = [run.state for run in runs if run.parameters.get("warehouse") == str(settings.warehouse)]
    return state


@pytest.fixture
def after(first_night: Callable[[str], FirstNight], settings: Settings) -> Callable[[str], FirstNight]:
    """Bring the test's own warehouse to where a first night leaves it; a night costs seconds, a copy nothing."""

    def begin(name: str) -> FirstNight:
        done = first_night(name)
        shutil.copytree(done.settings.warehouse.parent, settings.warehouse.parent, symlinks=True)
        return done

    return begin


@pytest.fixture(scope="session")
def shared_warehouse(first_night: Callable[[str], FirstNight]) -> Settings:
    """A warehouse with one night in it, for tests that only read."""
    return first_night("good").settings


@pytest.fixture
def strict_reference(settings: Settings, tmp_path: Path) -> Path:
    """Reference data whose second gate lets no meeting pass."""
    return copy_strict_reference(settings, tmp_path / "reference")


def copy_strict_reference(settings: Settings, folder: Path) -> Path:
    """Copy the reference data, with a second gate that lets no meeting pass."""
    shutil.copytree(settings.reference, folder)
    gates = (folder / "gates.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    changed = {"max_reports_per_document,": "max_reports_per_document,0.001,critical,No report may be made.\n"}
    changed["smallest_comparison,"] = "smallest_comparison,1,info,Everything is judged.\n"
    lines = [next((new for name, new in changed.items() if line.startswith(name)), line) for line in gates]
    (folder / "gates.csv").write_text("".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def as_before() -> Iterator[None]:
    """What a command changes in its process is put back: the tests go on in it."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    threshold = gc.get_threshold()
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)
    gc.enable()
    gc.set_threshold(*threshold)


@pytest.fixture
def parley(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command in a process of its own, in a scratch folder without a configuration."""

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "flows.cli", *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            capture_output=True,
            text=True,
            timeout=100,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    return run

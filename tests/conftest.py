"""What the tests share: the reference data, and a reading of a text of one's own."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import polars as pl
import pytest

from flows.prefect_database import NAME
from flows.run import GARBAGE_EVERY
from tasks.logic.lexicon import Reference
from tasks.logic.reading import Reading
from tests.made_once import FreshMachine, PrefectOfTests, made_once, make_fresh_machine, prefect_of_all
from tests.order import leave_for_other_days, place_of, taken_together
from tests.read_together import RUNNING, ReadTogether, raw_documents, reference_of_ours

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling


# Both look at the clock, and so at what else the machine does.
hypothesis.settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("any machine")


# What is found and imported before the first test stays to the last: no use in looking for garbage in it.
gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Look for garbage from now on, among what the tests themselves make."""
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite-golden` writes the golden tables anew instead of comparing with them; `--retake-screenshots` the images."""
    parser.addoption("--rewrite-golden", action="store_true", help="write tests/golden/*.csv from the bundled corpus")
    parser.addoption("--retake-screenshots", action="store_true", help="write docs/images/watching-*.png anew")


ROOT = Path(__file__).parent.parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, and leave out what other days take."""
    items.sort(key=lambda item: place_of(item.path))
    leave_for_other_days(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Share out the files among the workers, some of them together."""
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return taken_together(super()._split_scope(nodeid))

    return Together(config, log)


SHARED = ROOT.parent / "shared"


def raw_document(text: str, name: str = "report.txt", published: dt.date | None = None) -> pl.DataFrame:
    """A frame of one raw document, as `tasks.sources` would hand it over."""
    return raw_documents([(text, published)], name)


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The reference data of the checkout."""
    return reference_of_ours()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Keep which test runs: what it reads is read together with what its other cases will."""
    item.config.stash[RUNNING] = item


@pytest.fixture(scope="session")
def read(reference: Reference, pytestconfig: pytest.Config) -> Callable[..., Reading]:
    """Read one text, published on Wednesday 17 March 2010 unless told otherwise."""
    return ReadTogether(reference, pytestconfig.stash)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party texts and gold annotations beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared texts do not stand beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run of the suite, in which each worker finds what another has made."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def bundled_warehouse(of_all_workers: Path) -> Path:
    """The warehouse of `make run`: a night over the bundled corpus, without Prefect's engine and without the gates."""
    from tasks.batches import read_batch
    from tasks.extract import make_batches
    from tasks.ingest import ingest
    from tasks.resolve import build_candidate
    from warehouse import generations
    from warehouse.nights import night_lock
    from warehouse.settings import load_settings

    def make(folder: Path) -> None:
        settings = load_settings(folder, warehouse=folder / "parley.duckdb")
        with night_lock(settings) as work:
            ingest.fn([str(settings.bundled_documents)], settings, None, work)
            shutil.copytree(work / "fresh", work / "admitted")
            for batch in make_batches.fn(settings, work):
                read_batch(batch)
            generations.swap(settings, build_candidate.fn(settings, None, work).candidate)

    return made_once(of_all_workers / "bundled", make) / "parley.duckdb"


@pytest.fixture(scope="session")
def fresh_machine(of_all_workers: Path) -> FreshMachine:
    """The first night on a machine where none has been, run once for all workers."""
    folder = made_once(of_all_workers / "fresh_machine", make_fresh_machine)
    return FreshMachine(folder, *json.loads((folder / "said.json").read_text()))


@pytest.fixture(scope="session")
def prefect_home(fresh_machine: FreshMachine) -> Callable[..., Path]:
    """Make a folder a home of Prefect with an empty database, or with a copy of that of the fresh machine (`used.db`)."""

    def make(home: Path, database: str = "empty.db") -> Path:
        home.mkdir(exist_ok=True)
        shutil.copyfile(fresh_machine.folder / database, home / NAME)
        return home

    return make


@pytest.fixture(scope="session")
def prefect_of_tests(prefect_home: Callable[..., Path], of_all_workers: Path) -> Iterator[PrefectOfTests]:
    """A Prefect server with a home of its own, which all workers and their children use; it knows the fresh machine's night."""
    before = {name: os.environ.get(name) for name in ("PREFECT_HOME", "PREFECT_API_URL")}
    os.environ["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] = "CRITICAL"
    with prefect_of_all(of_all_workers, partial(prefect_home, database="used.db")) as shared:
        os.environ |= {"PREFECT_HOME": shared.home, "PREFECT_API_URL": shared.url}
        from prefect.settings import (
            PREFECT_API_URL,
            PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
            PREFECT_HOME,
            temporary_settings,
        )

        home = Path(shared.home)
        changed = {PREFECT_API_URL: shared.url, PREFECT_HOME: home, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}
        gc.freeze()  # Prefect has been imported
        with temporary_settings(changed):
            yield shared
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def prefect_api(prefect_of_tests: PrefectOfTests) -> str:
    """The address of that server."""
    return prefect_of_tests.url


# Chromium looks nothing up and fetches nothing by itself.
ALONE = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser, headless, driven by Playwright: `browser.new_page()` opens an empty page.

    One for each module: as long as it is open, Playwright holds an event loop in this thread, and no night can run here.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("there is no Chromium; `make browser` installs Debian's")
        pytest.skip("there is no Chromium to look at pages with; `make browser` installs Debian's")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=list(ALONE))
        yield browser
        browser.close()

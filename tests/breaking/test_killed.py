"""kill -9 at a hundred moments of a night: readers see the old or the new, and in the end it is an undisturbed night.

The nights form a chain: each begins on what the killed one before it has left, and is killed later, since one night
costs seconds and a hundred whole ones would cost minutes. A moment is a step of the night and a fraction of what that
step does, counted in Python's audit events (files, sockets, processes). Each run of the suite takes two or three, other
ones the next day; `make endurance` takes them all.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from random import Random

import pytest

from tests.breaking.conftest import copy_warehouse
from tests.breaking.same_tables import differences, tables_of
from tests.flows.conftest import OSLO, write_documents
from tests.flows.test_web_nights import LIMA as LIMA_PAGE
from tests.flows.test_web_nights import QUITO as QUITO_PAGE
from tests.flows.test_web_nights import page
from tests.sources.web_server import Page, web_server
from warehouse.editions import published_generation
from warehouse.generations import current
from warehouse.settings import Settings, load_settings

MOMENTS_BY_STEP = {
    "start": 4, "fetching": 12, "ingest": 10, "gate 1": 10, "reading": 12, "merging": 14, "gate 2": 12, "the swap": 10,
    "publishing": 12, "reporting": 4,
}  # fmt: skip
HOW = ("group", "later", "alone")

Moment = tuple[str, float, str]


def moments() -> list[Moment]:
    """Step, fraction of it, and what is killed, in the order of the night; always the same hundred."""
    chance = Random(6)
    found = [
        (step, (place + chance.random()) / number)
        for step, number in MOMENTS_BY_STEP.items()
        for place in range(number)
    ]
    return [(step, fraction, HOW[place % 3]) for place, (step, fraction) in enumerate(found)]


class Nights:
    """Two nights that nothing has disturbed, over files and a web source; the second one is what nights are killed in."""

    def __init__(self, home: Path, warm, web) -> None:
        self.home, self.warm = home, warm
        write_documents(home / "documents", ["lima.txt", "oslo.txt"])
        feed = "<rss><channel><item><title>Lima</title><link>/lima</link></item>{}</channel></rss>"
        web.pages |= {
            "/feed": Page(feed.format("")),
            "/lima": page("Talks in Lima", LIMA_PAGE.replace("March 3", "March 4")),
            "/quito": page("Talks in Quito", QUITO_PAGE.replace("Tuesday", "Wednesday")),
        }
        self.old = home / "old"
        self.old.mkdir()
        (self.old / "parley.toml").write_text(
            'contact = "mailto:desk@example.org"\n[[sources]]\nname = "wire"\nkind = "feed"\n'
            f'url = "{web.url}/feed"\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0\nretries = 0\n'
            f'[[sources]]\nname = "archive"\nkind = "folder"\npath = "{home / "documents"}"\n'
        )
        self.night(self.old)
        write_documents(home / "documents", ["quito.txt"])
        (home / "documents" / "oslo.txt").write_text(OSLO + "\nThe two delegations arrive in Oslo on March 19.\n")
        web.pages["/feed"] = Page(feed.format("<item><title>Quito</title><link>/quito</link></item>"))
        self.new = copy_warehouse(self.old, home / "new")
        self.night(self.new, count=str(home / "events.json"))
        self.events: dict[str, int] = json.loads((home / "events.json").read_text())
        self.tables = {
            1: tables_of(self.old / "var" / "parley.duckdb"),
            2: tables_of(self.new / "var" / "parley.duckdb"),
        }

    def night(self, folder: Path, **order: object):
        """One night; it is to succeed unless it is killed."""
        night = self.warm.run(folder, "run", **order)
        assert night.code == (0 if "moment" not in order else -9), f"{order}: {night.said}"
        return night

    def unpublished(self, target: Path) -> Path:
        """The second night's warehouse as it is between swap and publishing."""
        settings = load_settings(copy_warehouse(self.new, target))
        shutil.rmtree(settings.published.resolve())
        settings.published.unlink()
        settings.published.symlink_to(Path(settings.editions_dir.name) / "gen-000001")
        return target

    def check(self, settings: Settings, generations: set[int], when: str) -> int:
        """What a reader finds, which is one of these generations in whole, and an edition of which each byte is right."""
        generation = current(settings)
        assert generation.number in generations, when
        told = differences(self.tables[generation.number], tables_of(settings.warehouse))
        assert not told, f"{when}: {told}"
        assert published_generation(settings) in (1, 2), when
        manifest = json.loads((settings.published / "manifest.json").read_text())
        for name, file in manifest["files"].items():
            assert hashlib.sha256((settings.published / name).read_bytes()).hexdigest() == file["sha256"], (when, name)
        return generation.number


@pytest.fixture(scope="module")
def nights(warm, tmp_path_factory):
    with web_server() as web:
        yield Nights(tmp_path_factory.mktemp("killed"), warm, web)


IN_ORDER = list(enumerate(moments()))
CHAINS = [pytest.param(IN_ORDER[n::80], id=f"the moment {n} and each eightieth after it") for n in range(80)]


@pytest.mark.in_turn(1)
@pytest.mark.parametrize("chain", CHAINS)
def test_killed_at_any_moment_a_night_leaves_old_or_new_and_the_next_one_does_what_is_left(nights, chain, tmp_path):
    folder = copy_warehouse(nights.old, tmp_path / "chain")
    settings, stands = load_settings(folder), 1
    for place, (step, fraction, how) in chain:
        nth = 1 + int(fraction * nights.events[step])
        when = f"moment {place}: {how} at event {nth} of {nights.events[step]} of {step}"
        late = step in ("publishing", "reporting")
        if late:  # what is published already is not published again
            shutil.rmtree(folder)
            nights.unpublished(folder) if step == "publishing" else copy_warehouse(nights.old, folder)
            stands = 2 if step == "publishing" else 1
        elif stands == 2:
            shutil.rmtree(folder)
            copy_warehouse(nights.old, folder)
            stands = 1
        several = (
            {"PARLEY_PROCESSES": "2", "PARLEY_BATCH_DOCUMENTS": "1"} if step == "reading" and how == "alone" else {}
        )
        killed = nights.night(folder, moment=[step, nth, how], pause=fraction / 20, environment=several)
        killed.wait_for_the_rest()
        stands = nights.check(settings, {2} if stands == 2 else {1, 2}, when)
    nights.night(folder)
    nights.check(settings, {2}, "after the last night")
    assert published_generation(settings) == 2
    assert names(folder) == names(nights.new)
    assert running_of(settings) == []


def names(folder: Path) -> list[str]:
    """What lies in the folder of a warehouse; of the pages in an edition's folder, of which there are many, nothing."""
    var = folder / "var"
    return sorted(
        str(path.relative_to(var))
        for path in var.rglob("*")
        if len(path.relative_to(var).parts) < 3 or ".published.d" not in path.parts[-3]
    )


def running_of(settings: Settings) -> list[str]:
    """Runs of this warehouse that Prefect takes for running."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType

    running = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])))
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=running)
    return [run.name for run in runs if run.parameters.get("warehouse") == str(settings.warehouse)]

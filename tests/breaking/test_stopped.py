"""SIGINT and SIGTERM at each step of a night: it ends in ten seconds, says so, and the next night does what is left.

The suite stops nights at two of the steps a day, other ones the next; `make endurance` at the others.
"""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.stopping import SECONDS_TO_END
from tests.breaking.conftest import ROOT, Command, Warm
from tests.sources.web_server import stall, web_server
from warehouse.editions import published_generation
from warehouse.generations import Generation, current
from warehouse.nights import nights
from warehouse.settings import load_settings

AMONG_NIGHTS = pytest.mark.in_turn(1, among="whole nights")
TEN_SECONDS = 10
STEPS = ["ingest", "gate 1", "reading", "merging", "gate 2", "the swap", "publishing", "reporting"]


@pytest.fixture(scope="module")
def undisturbed(first_night):
    """A night over the good documents that nothing has disturbed."""
    return first_night("good")


@pytest.fixture
def folder(tmp_path, undisturbed):
    """A folder without a warehouse, to run nights in."""
    (tmp_path / "parley.toml").write_text(f'sources = ["{undisturbed.documents}"]\n')
    return tmp_path


@dataclass
class Stop:
    """What a night left that was told to stop, as it was before the next night."""

    command: Command
    told: signal.Signals
    seconds: float
    processes: list[int]
    record: dict[str, Any]
    run_id: str
    state: str
    work_folder: bool
    standing: Generation | None


class Stops:
    """Nights stopped at one step after the other, each beginning on what the one before it left.

    The one stopped at reporting is of another folder, so that it has a generation of its own to report.
    """

    def __init__(self, warm: Warm, documents: Path, chain: Path, reporting: Path) -> None:
        self.warm, self.folders = warm, {"reporting": reporting}
        self.chain, self.settings = chain, load_settings(chain)
        self._found: dict[str, Stop] = {}
        for folder in (chain, reporting):
            (folder / "parley.toml").write_text(f'sources = ["{documents}"]\n')

    def at(self, step: str) -> Stop:
        """What the night left that was stopped there; it is run when this is first asked for."""
        if step not in self._found:
            told = signal.SIGTERM if STEPS.index(step) % 2 else signal.SIGINT
            nth = 0 if step == "reporting" else 3
            folder = self.folders.get(step, self.chain)
            command = self.warm.start(folder, "run", moment=[step, nth, told.name])
            self._found[step] = stopped(command, load_settings(folder), told, "told to stop")
        return self._found[step]


@pytest.fixture(scope="module")
def stops(warm, undisturbed, tmp_path_factory):
    """The stopped nights of this module."""
    return Stops(warm, undisturbed.documents, tmp_path_factory.mktemp("stopped"), tmp_path_factory.mktemp("reporting"))


def stopped(command, settings, told, when):
    """Wait for the end of a night that tells itself to stop, or is told here, when it says so."""
    command.wait_until(f"{when}\n")
    began = time.monotonic()
    if when == "stuck":
        os.kill(command.pid, told)
    command.wait()
    seconds = time.monotonic() - began
    processes, record, run = command.others_of_its_group(), nights(settings)[-1], run_of(settings)
    run_id, state, work_folder = run["id"], run["state_type"], settings.work_dir.exists()
    return Stop(command, told, seconds, processes, record, run_id, state, work_folder, current(settings))


@pytest.mark.in_turn(1)
@pytest.mark.parametrize("step", STEPS)
def test_a_night_told_to_stop_ends_in_ten_seconds_and_says_where(step, stops):
    stop = stops.at(step)
    assert stop.command.code == 128 + stop.told, stop.command.said
    assert stop.seconds < TEN_SECONDS
    [line] = [line for line in stop.command.said.splitlines() if line.startswith("parley: ")]
    assert f"stopped ({stop.told.name}) at {step}" in line
    assert stop.processes == []
    assert (stop.record["outcome"], stop.record["step"]) == ("stopped", step)
    made = stop.standing is not None and stop.standing.number != stop.record["base"]
    assert (f"generation {stop.standing.number} is current" if made else "nothing was changed") in line
    # A busy machine may leave it too little time to tell Prefect and to clear up: the next night does.
    if stop.seconds < SECONDS_TO_END:
        assert not stop.work_folder
        assert stop.state == "CANCELLED", (stop.seconds, stop.command.said)


@AMONG_NIGHTS
def test_after_all_these_nights_the_next_one_does_what_is_left(stops, undisturbed, same_tables):
    stops.at("merging")
    last = stops.warm.run(stops.chain, "run")
    assert last.code == 0, last.said
    same_tables(undisturbed.settings, stops.settings)
    assert published_generation(stops.settings) == current(stops.settings).number


@AMONG_NIGHTS
def test_a_night_stopped_while_it_reports_tells_of_the_generation_that_it_has_made_and_published(stops):
    stop = stops.at("reporting")
    assert "at reporting: generation 1 is current and published; the next night does what is left" in stop.command.said
    assert (stop.record["generation"], stop.record["base"]) == (1, None)
    assert stop.record["published"]


@AMONG_NIGHTS
def test_a_night_told_to_stop_when_all_is_done_comes_to_its_end_with_its_line_in_the_log(stops):
    stops.at("reporting")
    folder = stops.folders["reporting"]
    command = stops.warm.start(folder, "run", moment=["reporting", 10**6, "SIGTERM"])
    stop = stopped(command, load_settings(folder), signal.SIGTERM, "told to stop")
    assert stop.command.code == 0, stop.command.said
    assert (stop.record["outcome"], stop.record["step"], stop.state) == ("nothing new", "", "COMPLETED")
    assert "Nothing new: generation 1 stays" in stop.command.said


@AMONG_NIGHTS
def test_a_night_that_a_call_holds_is_ended_all_the_same_and_the_next_one_tells_prefect(warm, folder):
    settings = load_settings(folder)
    stop = stopped(warm.start(folder, "run", moment=["merging", 0, "stuck"]), settings, signal.SIGTERM, "stuck")
    assert stop.command.code == 128 + signal.SIGTERM
    assert stop.seconds < TEN_SECONDS
    assert "parley: The night was stopped (SIGTERM) at merging: nothing was changed" in stop.command.said
    assert stop.record["outcome"] == "stopped"
    assert stop.state == "RUNNING"
    assert warm.run(folder, "run").code == 0
    assert state_of(stop.run_id) == ("CRASHED", "The process of this night was killed.")


WITHOUT_WORDS = """
import os, signal, time
from flows import stopping

def no_room():
    raise OSError(28, "No space left on device", "nights.jsonl")

stopping.SECONDS_TO_END = 0.1
with stopping.ending_in_time(), stopping.with_last_words(no_room), stopping.uninterrupted():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(100)
"""


@AMONG_NIGHTS
def test_a_night_whose_last_words_cannot_be_written_is_ended_all_the_same():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_WORDS], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 128 + signal.SIGTERM
    whole, why = done.stderr.splitlines()
    assert whole == "parley: stopped; the warehouse is whole, and the next night does what is left"
    assert why == "parley: [Errno 28] No space left on device: 'nights.jsonl'"


@AMONG_NIGHTS
def test_a_night_that_waits_for_a_slow_server_ends_at_once(warm, folder):
    with web_server() as web:
        web.pages["/page"] = stall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>LIMA")
        (folder / "parley.toml").write_text(
            'contact = "mailto:desk@example.org"\n[[sources]]\nname = "slow"\nkind = "page"\n'
            f'url = "{web.url}/page"\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0\n'
        )
        stopped = warm.start(folder, "run")
        wait_until(lambda: "/page" in web.paths())
        began = time.monotonic()
        os.kill(stopped.pid, signal.SIGTERM)
        assert stopped.wait() == 128 + signal.SIGTERM
    assert time.monotonic() - began < TEN_SECONDS
    assert "stopped (SIGTERM) at fetching: nothing was changed" in stopped.said
    # The second where a busy machine gave it too little time to tell Prefect.
    assert run_of(load_settings(folder))["state_type"] in ("CANCELLED", "RUNNING")


@AMONG_NIGHTS
def test_a_night_whose_readers_are_at_work_leaves_none_of_them(warm, folder, undisturbed):
    several = {"PARLEY_PROCESSES": "2", "PARLEY_BATCH_DOCUMENTS": "1"}
    stopped = warm.start(folder, "run", environment=several)
    wait_until(lambda: len(stopped.others_of_its_group()) > 2 and "gate 1" in stopped.said)
    os.kill(stopped.pid, signal.SIGINT)
    assert stopped.wait() == 128 + signal.SIGINT, stopped.said
    assert "stopped (SIGINT) at" in stopped.said
    stopped.wait_for_the_rest(seconds=3)


def wait_until(found, seconds=300):
    """Return as soon as something is so."""
    deadline = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def state_of(run_id):
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        state = client.read_flow_run(run_id).state
    return state.type.value, state.message


def run_of(settings):
    """The newest run of the flow in Prefect that has this warehouse."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=200)
    [run, *_] = [run for run in runs if run.parameters.get("warehouse") == str(settings.warehouse)]
    return {"state_type": run.state.type.value, "id": run.id}

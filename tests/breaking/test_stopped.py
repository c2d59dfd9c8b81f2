"""SIGINT and SIGTERM at each step of a night: it ends in ten seconds, says so, and the next night does what is left."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

import pytest

from flows.stopping import SECONDS_TO_END
from tests.breaking.conftest import ROOT, Command
from tests.sources.web_server import stall, web_server
from warehouse.editions import published_generation
from warehouse.generations import Generation, current
from warehouse.nights import nights
from warehouse.settings import load_settings

pytestmark = pytest.mark.in_turn(2, among="whole nights")
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


@pytest.fixture(scope="module")
def stops(warm, undisturbed, tmp_path_factory):
    """Nights stopped at one step after the other, each beginning on what the one before it left, and the last, whole one.

    The first of them, `stuck`, is held by a call that no signal ends. The one stopped at reporting, and `over`, told to
    stop when all is done, are of another folder, so that the first of the two has a generation of its own to report.
    The settings come with them.
    """
    folder = tmp_path_factory.mktemp("stopped")
    (folder / "parley.toml").write_text(f'sources = ["{undisturbed.documents}"]\n')
    settings = load_settings(folder)
    stuck = warm.start(folder, "run", moment=["merging", 0, "stuck"])
    found = {"stuck": stopped(stuck, settings, signal.SIGTERM, "stuck")}
    other = tmp_path_factory.mktemp("reporting")
    (other / "parley.toml").write_text(f'sources = ["{undisturbed.documents}"]\n')
    found["reporting"] = stopped(
        warm.start(other, "run", moment=["reporting", 0, "SIGINT"]), load_settings(other), signal.SIGINT, "told to stop"
    )
    found["over"] = stopped(
        warm.start(other, "run", moment=["reporting", 10**6, "SIGTERM"]),
        load_settings(other),
        signal.SIGTERM,
        "told to stop",
    )
    for place, step in enumerate(STEPS[:-1]):
        told = signal.SIGTERM if place % 2 else signal.SIGINT
        found[step] = stopped(warm.start(folder, "run", moment=[step, 3, told.name]), settings, told, "told to stop")
    last = warm.run(folder, "run")
    assert last.code == 0, last.said
    return found, settings


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


@pytest.mark.parametrize("step", STEPS)
def test_a_night_told_to_stop_ends_in_ten_seconds_and_says_where(step, stops):
    stop = stops[0][step]
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


def test_a_night_stopped_while_it_reports_tells_of_the_generation_that_it_has_made_and_published(stops):
    stop = stops[0]["reporting"]
    assert "at reporting: generation 1 is current and published; the next night does what is left" in stop.command.said
    assert (stop.record["generation"], stop.record["base"]) == (1, None)
    assert stop.record["published"]


def test_a_night_told_to_stop_when_all_is_done_comes_to_its_end_with_its_line_in_the_log(stops):
    stop = stops[0]["over"]
    assert stop.command.code == 0, stop.command.said
    assert (stop.record["outcome"], stop.record["step"], stop.state) == ("nothing new", "", "COMPLETED")
    assert "Nothing new: generation 1 stays" in stop.command.said


def test_a_night_that_a_call_holds_is_ended_all_the_same(stops):
    stop = stops[0]["stuck"]
    assert stop.command.code == 128 + signal.SIGTERM
    assert stop.seconds < TEN_SECONDS
    assert "parley: The night was stopped (SIGTERM) at merging: nothing was changed" in stop.command.said
    assert stop.record["outcome"] == "stopped"
    assert stop.state == "RUNNING"
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


def test_a_night_whose_last_words_cannot_be_written_is_ended_all_the_same():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_WORDS], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 128 + signal.SIGTERM
    whole, why = done.stderr.splitlines()
    assert whole == "parley: stopped; the warehouse is whole, and the next night does what is left"
    assert why == "parley: [Errno 28] No space left on device: 'nights.jsonl'"


def test_after_all_these_nights_the_next_one_does_what_is_left(stops, undisturbed, same_tables):
    _, settings = stops
    same_tables(undisturbed.settings, settings)
    assert published_generation(settings) == current(settings).number


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

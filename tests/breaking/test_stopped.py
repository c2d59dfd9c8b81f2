"""SIGINT and SIGTERM at each step of a night: it ends in ten seconds, says so, and the next night does what is left."""

import os
import signal
import time

import pytest

from tests.sources.web_server import stall, web_server
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.settings import load_settings

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


@pytest.mark.parametrize("step", STEPS)
def test_a_night_told_to_stop_ends_in_ten_seconds_and_the_next_does_what_is_left(
    step, warm, folder, undisturbed, same_tables
):
    told = signal.SIGTERM if STEPS.index(step) % 2 else signal.SIGINT
    stopped = warm.start(
        folder,
        "run",
        moment=[
            step,
            3,
            told.name,
        ],
    )
    settings = load_settings(folder)
    assert stopped.wait() == 128 + told, stopped.said
    [line] = [line for line in stopped.said.splitlines() if line.startswith("parley: ")]
    assert f"stopped ({told.name}) at {step}" in line
    assert stopped.others_of_its_group() == []
    record = nights(settings)[-1]
    assert (record["outcome"], record["step"]) == ("stopped", step)
    assert not settings.work_dir.exists()
    standing = current(settings)
    assert (f"generation {standing.number} is current" if standing else "nothing was changed") in line
    assert run_of(settings)["state_type"] == "CANCELLED"
    assert warm.run(folder, "run").code == 0
    same_tables(undisturbed.settings, settings)
    assert (settings.published / "manifest.json").exists()


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
    assert run_of(load_settings(folder))["state_type"] == "CANCELLED"


def test_a_night_whose_readers_are_at_work_leaves_none_of_them(warm, folder, undisturbed):
    several = {"PARLEY_PROCESSES": "2", "PARLEY_BATCH_DOCUMENTS": "1"}
    stopped = warm.start(folder, "run", environment=several)
    wait_until(lambda: len(stopped.others_of_its_group()) > 2 and "gate 1" in stopped.said)
    os.kill(stopped.pid, signal.SIGINT)
    assert stopped.wait() == 128 + signal.SIGINT, stopped.said
    assert "stopped (SIGINT) at" in stopped.said
    stopped.wait_for_the_rest(seconds=3)


def test_a_night_that_a_call_holds_is_ended_all_the_same(warm, folder, undisturbed, same_tables):
    stopped = warm.start(folder, "run", moment=["merging", 3, "stuck"])
    stopped.wait_until("stuck")
    began = time.monotonic()
    os.kill(stopped.pid, signal.SIGTERM)
    assert stopped.wait() == 128 + signal.SIGTERM
    assert time.monotonic() - began < TEN_SECONDS
    assert "parley: The night was stopped (SIGTERM) at merging: nothing was changed" in stopped.said
    settings = load_settings(folder)
    assert run_of(settings)["state_type"] == "RUNNING"
    assert nights(settings)[-1]["outcome"] == "stopped"
    ended = run_of(settings)["id"]
    assert warm.run(folder, "run").code == 0
    same_tables(undisturbed.settings, settings)
    assert state_of(ended) == ("CRASHED", "The process of this night was killed.")


def wait_until(found, seconds=60):
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
        runs = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=50)
    [run, *_] = [run for run in runs if run.parameters.get("warehouse") == str(settings.warehouse)]
    return {"state_type": run.state.type.value, "id": run.id}

"""SIGINT and SIGTERM at each step of a night: it ends in ten seconds, says so, and the next night does what is left."""

import os
import signal
import time

import duckdb
import pytest

from tests.breaking.conftest import copy_warehouse
from tests.flows.conftest import GOOD, write_documents
from tests.sources.web_server import Page, stall, web_server
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.settings import load_settings

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
    stopped = warm.start(folder, "run", moment=[step, 3, told.name, ])
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


def run_of(settings):
    """The newest run of the flow in Prefect that has this warehouse."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=50)
    [run, *_] = [run for run in runs if run.parameters.get("warehouse") == str(settings.warehouse)]
    return {"state_type": run.state.type.value, "message": run.state.message}

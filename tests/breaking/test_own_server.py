"""A night with a Prefect server of its own: when it is killed or stopped, neither it nor its server stays."""

import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.breaking.test_restarted import alive, below, feed
from tests.breaking.test_stopped import TEN_SECONDS, wait_until
from tests.flows.served import SECONDS, without_a_server
from warehouse.nights import nights
from warehouse.settings import load_settings

__all__ = ["feed"]


@pytest.fixture
def begin(feed, tmp_path):
    """Start nights in processes of their own; gives each as soon as it waits for the feed."""
    started = []

    def start():
        number = feed.asked
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "run"],
            cwd=tmp_path, env=without_a_server(tmp_path), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        started.append(process)
        wait_until(lambda: feed.asked > number or process.poll() is not None, seconds=SECONDS)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.in_turn(1, among="whole nights")
def test_killed_or_stopped_a_night_leaves_no_server_and_prefect_knows_what_became_of_it(
    prefect_home, feed, begin, tmp_path
):
    prefect_home(tmp_path / ".prefect")
    (tmp_path / "parley.toml").write_text(feed.sources(tmp_path / "documents"))
    (tmp_path / "documents").mkdir()
    killed = begin()
    every = below(killed.pid)
    assert len(alive(every)) == 2, "the night and its server"
    killed.kill()
    killed.wait()
    wait_until(lambda: not alive(every))

    stopped = begin()
    every = below(stopped.pid)
    began = time.monotonic()
    stopped.send_signal(signal.SIGTERM)
    said = stopped.communicate(timeout=60)[0]
    assert time.monotonic() - began < TEN_SECONDS, said
    assert stopped.returncode == 128 + signal.SIGTERM, said
    assert "parley: The night was stopped (SIGTERM) at fetching: nothing was changed" in said
    wait_until(lambda: not alive(every))
    assert [record["outcome"] for record in nights(load_settings(tmp_path))] == ["stopped"]
    with sqlite3.connect(tmp_path / ".prefect" / "prefect.db") as con:
        states = con.execute("SELECT state_type FROM flow_run ORDER BY start_time").fetchall()
    # On a busy machine the night ends before Prefect knows of it; the next night then takes it for a killed one.
    assert states in ([("CRASHED",), ("CANCELLED",)], [("CRASHED",), ("RUNNING",)])

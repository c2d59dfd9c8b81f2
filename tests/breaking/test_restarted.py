"""A machine restarted under `parley serve`, and the schedule stopped in the middle of a night."""

import contextlib
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from tests.breaking.conftest import held_feed
from tests.breaking.test_stopped import wait_until
from tests.flows.served import Served
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.settings import load_settings

LATE = 3


def below(pid):
    """Processes that a process has started, and those that they have, by their parents' ids."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def alive(pids):
    states = {}
    for pid in pids:
        with contextlib.suppress(OSError):
            states[pid] = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    return [pid for pid, state in states.items() if state != "Z"]


@pytest.fixture
def feed():
    """A feed that comes only when it is let go."""
    with held_feed() as feed:
        yield feed


def run(served, run_id):
    return served.send("GET", f"/flow_runs/{run_id}")


def begin(served, feed):
    """Ask for a night now; gives its id as soon as it waits for the feed."""
    number = feed.asked
    made = served.send("POST", f"/deployments/{served.nightly()['id']}/create_flow_run", {})
    served.wait_for(lambda: feed.asked > number)
    return made["id"]


@pytest.mark.in_turn(1, among="whole nights")
def test_the_schedule_goes_on_after_a_power_cut_and_after_it_was_stopped(
    prefect_home, feed, tmp_path, warm, same_tables, first_night
):
    undisturbed = first_night("good")
    prefect_home(tmp_path / ".prefect")
    (tmp_path / "parley.toml").write_text(feed.sources(undisturbed.documents))
    served = Served(tmp_path, cron="0 2 * * *")
    served.wait_for(lambda: "Ctrl-C" in served.log)
    dead = begin(served, feed)
    every = below(served.process.pid)
    for pid in every:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    served.process.wait()

    set_back_the_schedule(tmp_path / ".prefect" / "prefect.db")
    number = feed.asked
    served = Served(tmp_path, cron="0 2 * * *")
    try:
        served.wait_for(lambda: "Ctrl-C" in served.log)
        ended = run(served, dead)
        assert (ended["state_type"], ended["state"]["message"]) == ("CRASHED", "The process of this night was killed.")
        pages = {"artifacts": {"flow_run_id": {"any_": [dead]}}}
        assert [one["key"] for one in served.ask("artifacts", pages)] == ["night"]
        served.wait_for(lambda: feed.asked > number)
        runs = [one for one in served.ask("flow_runs", {"limit": 200}) if one["expected_start_time"] < now()]
        missed = [one["state_type"] for one in runs if one["auto_scheduled"]]
        assert missed == ["CANCELLED"] * LATE
        [making_up] = [one["id"] for one in runs if not one["auto_scheduled"] and one["id"] != dead]
        begun = time.monotonic()
        every = below(served.process.pid)
        served.process.send_signal(signal.SIGTERM)
        code = served.process.wait(timeout=30)
        assert code in (0, 128 + signal.SIGTERM), served.log  # the second where a busy machine gave it too little time
        assert time.monotonic() - begun < 10, served.log
        wait_until(lambda: not alive(every))
        if code == 0:
            with sqlite3.connect(tmp_path / ".prefect" / "prefect.db") as con:
                [(state,)] = con.execute("SELECT state_type FROM flow_run WHERE id = ?", [making_up]).fetchall()
            assert state == "CANCELLED"
            assert nights(load_settings(tmp_path))[-1]["outcome"] == "stopped"
    finally:
        if served.process.poll() is None:
            served.process.kill()
    settings = load_settings(tmp_path)
    assert current(settings) is None
    feed.go.set()
    assert warm.run(tmp_path, "run").code == 0
    same_tables(undisturbed.settings, settings)


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())


def set_back_the_schedule(database):
    """Have the machine have been off for days: the next nights of the schedule are due already, each at a day of its own."""
    with sqlite3.connect(database) as con:
        scheduled = con.execute(
            "SELECT id FROM flow_run WHERE auto_scheduled AND state_type = 'SCHEDULED' ORDER BY expected_start_time"
        ).fetchall()
        assert scheduled, "the schedule has made no run yet"
        con.execute(
            "DELETE FROM flow_run WHERE auto_scheduled AND id NOT IN (SELECT id FROM flow_run WHERE auto_scheduled "
            f"ORDER BY expected_start_time LIMIT {LATE})"
        )
        for day, (run_id,) in enumerate(scheduled[:LATE], 1):
            moment = time.strftime("%Y-%m-%d %H:%M:%S.000000", time.gmtime(time.time() - day * 86400))
            con.execute(
                "UPDATE flow_run SET expected_start_time = ?, next_scheduled_start_time = ? WHERE id = ?",
                [moment, moment, run_id],
            )

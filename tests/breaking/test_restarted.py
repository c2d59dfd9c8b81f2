"""A machine restarted under `parley serve`, and the schedule stopped in the middle of a night."""

import asyncio
import contextlib
import os
import shutil
import signal
import sqlite3
import threading
import time
from pathlib import Path

import pytest

from tests.breaking.test_stopped import wait_until
from tests.flows.served import Served
from tests.flows.test_web_nights import LIMA, page
from tests.sources.web_server import web_server
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
def slow_page():
    """A web server whose page comes only when it is let go."""
    go = threading.Event()

    async def answer(writer):
        while not go.is_set():
            await asyncio.sleep(0.05)
        writer.write(page("Talks in Lima", LIMA).head() + page("Talks in Lima", LIMA).data)
        await writer.drain()

    with web_server() as web:
        web.pages["/page"] = answer
        yield web, go
        go.set()


def run(served, run_id):
    return served.send("GET", f"/flow_runs/{run_id}")


def begin(served, asked):
    """Ask for a night now; gives its id as soon as it waits for the page."""
    number = len(asked())
    made = served.send("POST", f"/deployments/{served.nightly()['id']}/create_flow_run", {})
    served.wait_for(lambda: len(asked()) > number)
    return made["id"]


def test_the_schedule_goes_on_after_a_power_cut_and_after_it_was_stopped(
    prefect_api, slow_page, tmp_path, warm, same_tables
):
    web, go = slow_page
    copy_of_the_database(tmp_path / ".prefect")
    asked = lambda: [path for path in web.paths() if path == "/page"]  # noqa: E731
    (tmp_path / "parley.toml").write_text(
        'contact = "mailto:desk@example.org"\n[[sources]]\nname = "wire"\nkind = "page"\n'
        f'url = "{web.url}/page"\nallow_hosts = ["127.0.0.1"]\ndelay_seconds = 0\n'
    )
    served = Served(tmp_path, cron="0 2 * * *")
    served.wait_for(lambda: "Ctrl-C" in served.log)
    dead = begin(served, asked)
    every = below(served.process.pid)
    for pid in every:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    served.process.wait()

    set_back_the_schedule(tmp_path / ".prefect" / "prefect.db")
    number = len(asked())
    served = Served(tmp_path, cron="0 2 * * *")
    try:
        served.wait_for(lambda: "Ctrl-C" in served.log)
        ended = run(served, dead)
        assert (ended["state_type"], ended["state"]["message"]) == ("CRASHED", "The process of this night was killed.")
        pages = {"artifacts": {"flow_run_id": {"any_": [dead]}}}
        assert [one["key"] for one in served.ask("artifacts", pages)] == ["night"]
        served.wait_for(lambda: len(asked()) > number)
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
    go.set()
    assert warm.run(tmp_path, "run").code == 0
    other = tmp_path / "undisturbed"
    other.mkdir()
    shutil.copy(tmp_path / "parley.toml", other)
    assert warm.run(other, "run").code == 0
    same_tables(load_settings(other), settings)


def now():
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime())


def copy_of_the_database(home):
    """Begin with the tables of the Prefect of the tests, without its rows: making them takes ten seconds."""
    home.mkdir()
    with (
        sqlite3.connect(Path(os.environ["PREFECT_HOME"]) / "prefect.db") as made,
        sqlite3.connect(home / "prefect.db") as copy,
    ):
        made.backup(copy)
        for table in ("flow_run", "deployment", "artifact", "artifact_collection", "task_run"):
            copy.execute(f"DELETE FROM {table}")


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

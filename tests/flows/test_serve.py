"""`parley serve` on an empty home: what it says, the form of a run in the UI, its end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from flows.serve import next_night
from tests.flows.conftest import GOOD, write_document
from tests.flows.listening import is_loopback, listens_at
from warehouse.settings import load_settings

ROOT = Path(__file__).parents[2]
SECONDS = 150  # the server starts, the minute turns (once or twice), a night runs


@pytest.fixture(scope="module")
def served(prefect_home, tmp_path_factory):
    """A `parley serve`, with what it has printed so far."""
    folder = tmp_path_factory.mktemp("served")
    for name in GOOD:
        write_document(folder / "documents", name)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    log = folder / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "serve", "--cron", "0 2 * * *", "--timezone", "Europe/Vienna", "--port", str(port)],
            cwd=folder, stdout=output, stderr=subprocess.STDOUT,
            env=environment | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(prefect_home(folder / "prefect")), "PARLEY_SOURCES": "documents"},
        )  # fmt: skip
    served = SimpleNamespace(process=process, port=port, settings=load_settings(folder), said=log.read_text)
    try:
        wait_for(served, lambda: "Ctrl-C" in served.said())
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def test_it_says_where_everything_is_and_when_the_next_night_is(served):
    said = dict(re.findall(r"^(\w[\w ]*?) {2,}(.+)$", served.said(), re.MULTILINE))
    assert said["Prefect"] == f"http://127.0.0.1:{served.port}"
    assert said["deployment"] == f"{page_of_the_deployment(served)} (nightly/parley)"
    assert re.match(r"\w+day \d+ \w+ \d{4}, \d\d:\d\d CES?T.* \(schedule 0 2 \* \* \*\)", said["next night"])
    assert said["reads"] == str(served.settings.warehouse.parents[1] / "documents")
    assert said["warehouse"] == f"{served.settings.warehouse} (made by the first night)"
    assert said["edition"] == f"{served.settings.published / 'index.html'} (made by the first night)"
    assert (
        f"PREFECT_API_URL=http://127.0.0.1:{served.port}/api prefect deployment run nightly/parley"
        in said["a night now"]
    )


def test_it_listens_on_loopback_alone(served):
    found = listens_at(served.process.pid)
    assert ("127.0.0.1", served.port) in found
    assert {address for address, _ in found if not is_loopback(address)} == set()


def test_the_form_of_a_run_names_and_explains_each_parameter_and_refuses_an_empty_source(served, browser):
    page = browser.new_page()
    page.goto(f"{page_of_the_deployment(served)}/run")
    for title, meaning in {
        "Sources": "Files and folders as",
        "Offline": "Fetch nothing",
        "Warehouse": "The DuckDB file that readers use",
        "Edition": "The folder that shows the newest edition",
        "Read again": "Documents to read again after what is new",
    }.items():
        page.get_by_text(f"{title} (Optional)", exact=True).wait_for()
        page.get_by_text(meaning).wait_for()
    assert page.get_by_text("None", exact=True).count() == 0, "a switch between a value and nothing"
    page.get_by_text("Add item").click()
    field = page.locator("textarea").first
    field.fill(" ")
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("does not match").wait_for()
    page.close()


def test_it_ends_with_its_server_when_told_to(served):
    served.process.send_signal(signal.SIGTERM)
    assert served.process.wait(timeout=30) == 0
    assert "Traceback" not in served.said()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) != 0, "the server is still there"


def test_the_next_night_is_told_in_the_time_of_the_schedule_and_of_the_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "America/Lima")
    time.tzset()
    settings = load_settings(tmp_path, cron="30 3 1 1 *", timezone="Europe/Vienna")
    try:
        with ThreadPoolExecutor() as beside_the_loop_of_the_browser:
            told = beside_the_loop_of_the_browser.submit(next_night, settings).result()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert re.fullmatch(
        r"(\w+day) 1 January \d{4}, 03:30 CET, \w+day 21:30 on this machine \(schedule 30 3 1 1 \*\)", told
    )


def wait_for(served, ready):
    """Return when something is so, which is looked at once a second as long as the command runs."""
    deadline = time.monotonic() + SECONDS
    while not ready():
        assert served.process.poll() is None, served.said()
        assert time.monotonic() < deadline, served.said()
        time.sleep(0.5)


def page_of_the_deployment(served):
    """The address of the deployment's page in the UI, from what the command said."""
    return re.search(r"^deployment +(\S+)", served.said(), re.MULTILINE)[1]

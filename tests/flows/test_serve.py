"""The schedule really fires: `parley serve` against a Prefect server of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from warehouse.generations import current
from warehouse.nights import nights

ROOT = Path(__file__).parents[2]
SECONDS = 150  # the server starts, the minute turns (once or twice), a night runs


def test_a_scheduled_night_begins_and_completes(good, settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    log = (tmp_path / "serve.log").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve", "--cron", "* * * * *", "--timezone", "Europe/Vienna",
         "--warehouse", str(settings.warehouse), "--port", str(port)],
        cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT,
        env=environment | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(tmp_path / "prefect"), "PARLEY_SOURCES": str(good)},
    )  # fmt: skip
    try:
        deadline = time.monotonic() + SECONDS
        while not (runs := finished(port)) and time.monotonic() < deadline:
            assert process.poll() is None, Path(log.name).read_text()
            time.sleep(1)
        assert runs, Path(log.name).read_text()
        told = [line["message"] for line in ask(port, "logs", {"logs": {"flow_run_id": {"any_": [runs[0]["id"]]}}})]
        assert "ingest: 3 documents found, 3 new or changed" in told
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=30)
    assert code == 0
    assert current(settings).number == 1
    assert nights(settings)[0]["read"] == 3
    assert f"http://127.0.0.1:{port}" in Path(log.name).read_text()
    assert "Traceback" not in Path(log.name).read_text()
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0, "the server is still there"


def finished(port):
    """Scheduled runs that have completed, as the server's API tells."""
    runs = ask(port, "flow_runs", {"flow_runs": {"state": {"type": {"any_": ["COMPLETED"]}}}})
    return [run for run in runs if run["auto_scheduled"]]


def ask(port, what, query):
    """Rows of one kind that Prefect's API finds; none while the server is not there yet."""
    address = f"http://127.0.0.1:{port}/api/{what}/filter"
    body, headers = json.dumps(query).encode(), {"Content-Type": "application/json"}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=5) as answer:
            return json.load(answer)
    except OSError:
        return []

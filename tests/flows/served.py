"""`parley serve` as a process of its own with a Prefect server and its UI, for tests that watch nights in them."""

from __future__ import annotations

import http
import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECONDS = 300  # the server starts, the minute turns (once or twice), a night runs


def without_a_server(folder: Path) -> dict[str, str]:
    """The environment of a command that knows no Prefect server, and whose Prefect has its home in this folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "PARLEY_"))}
    return environment | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(folder / ".prefect")}


class Served:
    """A schedule of every minute (or another) in `folder`, until its first night has begun; then at two in the morning."""

    def __init__(self, folder: Path, cron: str = "* * * * *", port: int | None = None) -> None:
        with socket.create_server(("127.0.0.1", port or 0)) as free:
            self.port = free.getsockname()[1]
        self.folder, self.url = folder, f"http://127.0.0.1:{self.port}"
        self.environment = without_a_server(folder)
        self._log = (folder / "serve.log").open("w+")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "serve", "--cron", cron, "--timezone", "Europe/Vienna",
             "--port", str(self.port)],
            cwd=folder, env=self.environment, stdout=self._log, stderr=subprocess.STDOUT,
        )  # fmt: skip

    @property
    def log(self) -> str:
        """What the process has said."""
        return (self.folder / "serve.log").read_text()

    def ask(self, what: str, query: dict[str, Any]) -> Any:
        """Rows of one kind that Prefect's API finds."""
        return self.send("POST", f"/{what}/filter", query)

    def send(self, method: str, path: str, body: object = None) -> Any:
        """What Prefect's API answers."""
        data, headers = json.dumps(body).encode() if body is not None else None, {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.url}/api{path}", data, headers, method=method)
        for pause in (0.5, 1, 2, 4):
            try:
                return self._answer(request)
            except urllib.error.HTTPError as error:
                if error.code != http.HTTPStatus.SERVICE_UNAVAILABLE:  # its database is busy, and it asks to come again
                    raise
            time.sleep(pause)
        return self._answer(request)

    def _answer(self, request: urllib.request.Request) -> Any:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def wait_for(self, found: Callable[[], Any], seconds: float = SECONDS) -> Any:
        """What `found` gives as soon as it is something; a server that is not there yet has nothing."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log
            try:
                if result := found():
                    return result
            except OSError:
                pass
            time.sleep(0.5)
        raise AssertionError(f"nothing came within {seconds} s\n{self.log}")

    def nightly(self) -> dict[str, Any]:
        """The deployment that has a schedule."""
        [deployment] = [found for found in self.ask("deployments", {}) if found["schedules"]]
        return deployment

    def scheduled_night(self) -> dict[str, Any]:
        """The first night that the schedule starts, when it is over."""
        begun = {"flow_runs": {"state": {"type": {"any_": ["RUNNING", "COMPLETED"]}}}}
        run = self.wait_for(lambda: [run for run in self.ask("flow_runs", begun) if run["auto_scheduled"]])[0]
        deployment = self.nightly()
        [schedule] = deployment["schedules"]
        nightly = {"schedule": {"cron": "0 2 * * *", "timezone": "Europe/Vienna"}}
        self.send("PATCH", f"/deployments/{deployment['id']}/schedules/{schedule['id']}", nightly)
        return self.wait_for(lambda: (now := self.send("GET", f"/flow_runs/{run['id']}"))["end_time"] and now)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What a command in a process of its own does that uses this server."""
        return subprocess.run(
            [sys.executable, "-m", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=100, check=False,
            env=self.environment | {"PREFECT_API_URL": f"{self.url}/api"},
        )  # fmt: skip

    def stop(self) -> int:
        """End the schedule as Ctrl-C does; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


class Desk:
    """A web address to which notifications are sent."""

    def __init__(self) -> None:
        self.messages: list[dict[str, str]] = []
        desk = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                desk.messages.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def about(self, subject: str) -> list[dict[str, str]]:
        """The messages with these words in their subject."""
        return [message for message in self.messages if subject in message["subject"]]

    def close(self) -> None:
        """Take no more."""
        self._server.shutdown()
        self._server.server_close()


def notification_block(served: Served, desk: Desk) -> str:
    """The id of a block in Prefect through which notifications go to the desk, made as the UI makes it."""
    block_type = served.send("GET", "/block_types/slug/custom-webhook")["id"]
    schemas = {"block_schemas": {"block_type_id": {"any_": [block_type]}}}
    message = {"subject": "{{subject}}", "body": "{{body}}"}
    block = {
        "name": "desk",
        "block_type_id": block_type,
        "block_schema_id": served.ask("block_schemas", schemas)[0]["id"],
        "data": {"name": "desk", "url": desk.url, "json_data": message},
    }
    return str(served.send("POST", "/block_documents/", block)["id"])

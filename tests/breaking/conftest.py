"""What the tests of disturbed nights share: what "the same tables" are, and the folders and nights of the tests of flows."""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.breaking.same_tables import differences, tables_of
from tests.flows.conftest import after, as_before, first_night, good, mixed, night, parley, settings, strict_reference
from tests.sources.web_server import Page, WebServer, web_server
from warehouse.settings import Settings

ROOT = Path(__file__).parents[2]
__all__ = ["after", "as_before", "first_night", "good", "mixed", "night", "parley", "settings", "strict_reference"]


@pytest.fixture(scope="session")
def same_tables() -> Callable[[Settings | Path, Settings | Path], None]:
    """Fail, naming the rows, unless two warehouses (or files of generations) have the same tables."""

    def compare(expected: Settings | Path, found: Settings | Path) -> None:
        paths = [one if isinstance(one, Path) else one.warehouse for one in (expected, found)]
        told = differences(*map(tables_of, paths))
        assert not told, "\n".join(told)

    return compare


class Warm:
    """The process that has imported everything, as `warm.py` describes it."""

    def __init__(self, home: Path) -> None:
        self._home, self._commands = home, 0
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("warm.py"))],
            cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def ask(self, **order: object) -> Any:
        if self._commands == 0:
            self._process.stdout.readline()  # it has imported everything
        self._commands += 1
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def start(self, folder: Path, *arguments: object, **order: object) -> "Command":
        """Start a command in a folder."""
        output = self._home / f"{self._commands}.txt"
        output.touch()  # the process begins to write when it does
        pid = self.ask(start=list(map(str, arguments)), folder=str(folder), output=str(output), **order)
        return Command(self, pid, output)

    def run(self, folder: Path, *arguments: object, **order: object) -> "Command":
        """Run a command in a folder to its end."""
        command = self.start(folder, *arguments, **order)
        command.wait()
        return command

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


@dataclass
class Command:
    """One `parley` command: its process, which leads a group of its own, and what it has said."""

    warm: Warm
    pid: int
    output: Path
    code: int | None = None

    def wait(self, seconds: float = 300) -> int:
        self.code = self.warm.ask(wait=self.pid, seconds=seconds)
        assert self.code is not None, f"it still runs after {seconds} s: {self.said}"
        return self.code

    @property
    def said(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_until(self, said: str, seconds: float = 300) -> None:
        """Return as soon as the command has said this."""
        deadline = time.monotonic() + seconds
        while said not in self.said:
            assert time.monotonic() < deadline, f"{said!r} was not said: {self.said}"
            time.sleep(0.02)

    def wait_for_the_rest(self, seconds: float = 60) -> None:
        """Return when all that it started has ended too, by itself."""
        deadline = time.monotonic() + seconds
        while left := self.others_of_its_group():
            assert time.monotonic() < deadline, f"processes {left} are left of {self.said}"
            time.sleep(0.02)

    def others_of_its_group(self) -> list[int]:
        """Processes that it has left behind, dead ones left out."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
                if int(group) == self.pid and state != "Z":
                    found.append(int(stat.parent.name))
        return found


@pytest.fixture(scope="session")
def warm(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """Runs `parley` commands in processes of their own, which use the one Prefect server of the tests."""
    process = Warm(tmp_path_factory.mktemp("warm"))
    yield process
    process.close()


def copy_warehouse(folder: Path, target: Path) -> Path:
    """Copy a folder with all that links to what in it: what stays one file in a copy by `cp -a` does so here too."""
    subprocess.run(["cp", "-a", str(folder), str(target)], check=True)
    return target


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Have something mounted at a folder; where that is not allowed, the test is skipped, and in CI fails."""
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        why = (
            f"no disk can be mounted here, so that none can be full or read-only: {done.stderr.strip()}; be root, in a "
        )
        why += "container with --cap-add SYS_ADMIN"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def small_disk(folder: Path, n_bytes: int) -> Iterator[Path]:
    """A file system of its own at a folder, empty, with room for so many bytes."""
    with mounted(folder, "-t", "tmpfs", "-o", f"size={n_bytes}", "parley-test"):
        yield folder


PATIENT = "delay_seconds = 0, retries = 0, read_seconds = 900, whole_seconds = 900"


class HeldFeed:
    """A feed that lists nothing, and comes only while it is let go: a night waits for it, and then goes on as without it."""

    def __init__(self, web: WebServer) -> None:
        self._web, self.go = web, threading.Event()
        web.pages["/feed"] = self._answer

    async def _answer(self, writer: asyncio.StreamWriter) -> None:
        while not self.go.is_set():
            await asyncio.sleep(0.05)
        empty = Page("<rss><channel></channel></rss>")
        writer.write(empty.head() + empty.data)
        await writer.drain()

    @property
    def asked(self) -> int:
        """How often it was asked for."""
        return self._web.paths().count("/feed")

    def sources(self, documents: Path) -> str:
        """A `parley.toml` of these documents and the feed."""
        feed = f'name = "wire", kind = "feed", url = "{self._web.url}/feed", allow_hosts = ["127.0.0.1"]'
        return f'contact = "mailto:desk@example.org"\nsources = ["{documents}", {{{feed}, {PATIENT}}}]\n'


@contextmanager
def held_feed() -> Iterator[HeldFeed]:
    """Give a feed of a web server of its own, and let it go at the end."""
    with web_server() as web:
        feed = HeldFeed(web)
        try:
            yield feed
        finally:
            feed.go.set()

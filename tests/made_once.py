"""What all workers of one run of the suite share: folders that one of them fills, and one Prefect server."""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from flows.embedded import _send_what_waits, prefect_server
from flows.prefect_database import NAME


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Let one process at a time do what follows; the others wait."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder, which whoever asks for it first fills: to be looked at or copied."""
    whole = folder.with_suffix(".whole")
    with alone(folder.with_suffix(".lock")):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of one who failed at it
            folder.mkdir()
            make(folder)
            whole.touch()
    return folder


def make_prefect_database(folder: Path) -> None:
    """Have Prefect make its empty database, which takes ten seconds."""
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("PREFECT_API_URL", raising=False)
        environment.setenv("PREFECT_HOME", str(folder / "first_home"))
        with prefect_server() as server:
            server.wait()
    # The last of what was written may stand in a file beside the database.
    made, copied = folder / "first_home" / NAME, folder / "made.db"
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(copied)) as copy:
        source.backup(copy)


class PrefectOfTests(NamedTuple):
    """The Prefect server of the tests: its address, its process, and its home."""

    url: str
    pid: int
    home: str


@contextmanager
def prefect_of_all(folder: Path, make_home: Callable[[Path], Path]) -> Iterator[PrefectOfTests]:
    """The one server of all workers: the first that asks starts it, and ends it when no other uses it any more."""
    lock, told = folder / "prefect.lock", folder / "prefect.json"
    with (folder / "prefect.users").open("w") as users, ExitStack() as of_ours:
        with alone(lock):
            if ours := not told.exists():
                home = make_home(Path(tempfile.mkdtemp(prefix="prefect-", dir=folder)))
                with pytest.MonkeyPatch.context() as environment:
                    environment.delenv("PREFECT_API_URL", raising=False)
                    environment.setenv("PREFECT_HOME", str(home))
                    server = of_ours.enter_context(prefect_server())
                    server.wait()
                told.write_text(json.dumps([server.url, server._process.pid, str(home)]))
                of_ours.callback(told.unlink)
            fcntl.flock(users, fcntl.LOCK_SH)
            shared = PrefectOfTests(*json.loads(told.read_text()))
        yield shared
        _send_what_waits()
        # Not by waiting for the lock: who comes meanwhile is to find the server.
        while ours:
            with alone(lock), suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                of_ours.close()
                ours = False
            time.sleep(0.2)

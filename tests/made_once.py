"""What all workers of one run of the suite share: folders that one of them fills, a first night, one Prefect server."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sqlite3
import subprocess
import sys
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


# What a server of Prefect writes into a new database when it starts; all else comes of what is done there.
OF_A_START = {"alembic_version", "block_type", "block_schema", "block_schema_reference"}


class FreshMachine(NamedTuple):
    """The first night on a machine where none has been: its folder, the exit code, and what it said."""

    folder: Path
    code: int
    out: str
    err: str


def make_fresh_machine(folder: Path) -> None:
    """Run that night in a process of its own, with a home of Prefect that is not there yet, over good and bad documents.

    Prefect takes ten seconds to make its database, so that the tests' own server goes on with a copy of this one
    (`used.db`), and other homes of Prefect begin with one from which all that the night told is gone (`empty.db`).
    """
    from tests.flows.conftest import BAD, GOOD, ROOT, write_documents

    write_documents(folder / "documents", [*GOOD, *BAD])
    home = folder / "home" / ".prefect"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "run", "documents", "--warehouse", "w/parley.duckdb"],
        cwd=folder, env=environment | {"PYTHONPATH": str(ROOT), "PREFECT_HOME": str(home)}, capture_output=True, text=True,
        timeout=300, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    (folder / "said.json").write_text(json.dumps([done.returncode, done.stdout, done.stderr]))
    # The last of what was written may stand in a file beside the database.
    with closing(sqlite3.connect(home / NAME)) as source:
        for name in ("used.db", "empty.db"):
            with closing(sqlite3.connect(folder / name)) as copy:
                source.backup(copy)
    with closing(sqlite3.connect(folder / "empty.db")) as con:
        for (table,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if table not in OF_A_START:
                con.execute(f"DELETE FROM {table}")
        con.commit()


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

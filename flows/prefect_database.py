"""Prefect's own database, looked at before a server of ours starts on it, and while a schedule is served.

It holds runs, logs and artifacts, no fact: a night can do without what it held, and a broken one is set aside. A server
that is up already cannot: SQLite goes on with a file that was deleted, in the connections that it has, and makes an
empty one for the next.

    DatabaseTrouble    the database cannot be used as it is, and is left alone: which file, why, and what to do
"""

import contextlib
import fcntl
import importlib.util
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

NAME = "prefect.db"
LOCK = "parley-server.lock"
LOCK_SECONDS = 10.0
LOOK_SECONDS = 1.0  # a look waits no longer for a lock: another comes soon
ELSEWHERE = ("PREFECT_SERVER_DATABASE_CONNECTION_URL", "PREFECT_API_DATABASE_CONNECTION_URL")
REVISION = re.compile(r"^revision\s*(?::\s*\w+\s*)?=\s*[\"'](\w+)[\"']", re.MULTILINE)


class DatabaseTrouble(RuntimeError):  # noqa: N818  (named for what it tells people)
    """Prefect's database cannot be used as it is; the message says which file, why, and what to do."""


def put_in_order(home: Path) -> str | None:
    """Set a broken database in PREFECT_HOME aside, so that a new one is made; gives a sentence on it, or None.

    A database elsewhere, as the environment may name it, is not ours to look at. Raises DatabaseTrouble.
    """
    path = home / NAME
    if any(os.environ.get(name) for name in ELSEWHERE):
        return None
    with _alone(home) as alone:
        if not alone or not path.exists():
            return None  # another server is starting on it, and has looked; or it will be made
        fault = _fault_of(path)
        if fault is None:
            return None
        aside = _free_name(path)
        path.replace(aside)
        for end in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                path.with_name(NAME + end).replace(aside.with_name(aside.name + end))
    return (
        f"Prefect's database {path} was broken ({fault}) and was set aside as {aside.name}; a new one begins, without "
        "the runs of earlier nights. The warehouse is not concerned"
    )


class Watched:
    """The database with which a server of ours runs, to be looked at meanwhile."""

    def __init__(self, home: Path) -> None:
        self._path = home / NAME
        self._elsewhere = any(os.environ.get(name) for name in ELSEWHERE)
        self._file = self._identity()
        self._locked = 0

    def look(self) -> str | None:
        """Return a sentence if the database has been locked for two looks or more, once; None if nothing is to be told.

        Raises DatabaseTrouble if it is no longer the file with which the server runs, or is broken.
        """
        if self._elsewhere or self._file is None:
            return None
        found = self._identity()
        if found is None:
            raise DatabaseTrouble(self._lost("was deleted or moved away"))
        if found != self._file:
            raise DatabaseTrouble(self._lost("is another file than before"))
        try:
            # Opened for reading and writing only: what is deleted this very moment is not to be made anew.
            address = f"{self._path.absolute().as_uri()}?mode=rw"
            with contextlib.closing(
                sqlite3.connect(address, uri=True, timeout=LOOK_SECONDS, isolation_level=None)
            ) as db:
                db.execute("BEGIN IMMEDIATE")
                db.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            self._locked = self._locked + 1 if "locked" in str(error) else 0
        except sqlite3.DatabaseError as error:
            raise DatabaseTrouble(self._lost(f"is broken ({error})")) from error
        else:
            self._locked = 0
        if self._locked != 2:  # the first time it may have been the server itself, at work
            return None
        return (
            f"Prefect's database {self._path} is locked by another program: no night can begin, or come to its end, "
            "before that program lets it go; end that program"
        )

    def _lost(self, what: str) -> str:
        return (
            f"Prefect's database {self._path} {what} while its server ran, which cannot go on; start again: a new one "
            "begins, without the runs of earlier nights. The warehouse is whole, and the next night does what is left"
        )

    def _identity(self) -> tuple[int, int] | None:
        try:
            about = self._path.stat()
        except OSError:
            return None
        return about.st_dev, about.st_ino


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[bool]:
    """Hold the lock under which servers of ours start; whether it was free."""
    with (home / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _fault_of(path: Path) -> str | None:
    """What is wrong with the database; None if it is whole. Raises DatabaseTrouble if it is not to be touched."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)) as db:
            db.execute("BEGIN IMMEDIATE")
            told = db.execute("PRAGMA quick_check(1)").fetchone()
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            revisions = db.execute("SELECT version_num FROM alembic_version") if "alembic_version" in tables else ()
            made_by = {revision for (revision,) in revisions}
            db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise DatabaseTrouble(
                f"Prefect's database {path} has been locked by another program for {LOCK_SECONDS:g} s; end that "
                "program, or name another folder in PREFECT_HOME"
            ) from error
        if not os.access(path, os.R_OK | os.W_OK) or "readonly" in str(error):
            raise DatabaseTrouble(
                f"Prefect's database {path} cannot be written by this user ({error}); give the right to, or name "
                "another folder in PREFECT_HOME"
            ) from error
        return str(error)
    except sqlite3.DatabaseError as error:
        return str(error)
    if told != ("ok",):
        return str(told[0]).splitlines()[-1] if told else "it says nothing of itself"
    known = _known_revisions()
    if known and (unknown := sorted(made_by - known)):
        raise DatabaseTrouble(
            f"Prefect's database {path} was made by another version of Prefect (revision {unknown[0]}), which this one "
            "cannot read; use that version, or name another folder in PREFECT_HOME"
        )
    return None


def _known_revisions() -> frozenset[str]:
    """The revisions of its database that the installed Prefect knows, without importing it; none if it hides them."""
    found = importlib.util.find_spec("prefect")
    folders = [Path(place) / "server/database/_migrations/versions/sqlite" for place in _places(found)]
    texts = (path.read_text(encoding="utf-8") for folder in folders for path in folder.glob("*.py"))
    return frozenset(revision for text in texts for revision in REVISION.findall(text))


def _places(found: object) -> list[str]:
    return list(getattr(found, "submodule_search_locations", None) or [])


def _free_name(path: Path) -> Path:
    """A name beside the database that nothing has: an earlier broken one is kept."""
    names = (path.with_name(f"broken{again or ''}-{NAME}") for again in range(1000))
    return next(name for name in names if not name.exists())

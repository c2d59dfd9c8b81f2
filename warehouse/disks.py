"""The disks that a night writes to: asked for room and rights before it begins, and told of in words when one fails.

A full disk reaches us as OSError, as an error of DuckDB, SQLite or Polars, each with words of its own; here they become
one DiskTrouble, which says which disk, how much is free on it, which file, and what to do.
"""

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from warehouse.errors import DiskTrouble, WarehouseError
from warehouse.room import disk_of, free_bytes, megabytes, nearest
from warehouse.settings import Settings

FULL, READ_ONLY, FORBIDDEN, FAILING = "is full", "is mounted read-only", "may not be used by this user", "fails"
WHAT_IT_MEANS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EIO: FAILING,
}
ADVICE = {
    FULL: "make room on it, or name a place on another disk",
    READ_ONLY: "have it mounted for writing, or name a place on another disk",
    FORBIDDEN: "give this user the right to read and write there, or name another place",
    FAILING: "look into the system's log",
}
# An empty generation with its log is 10 MB, its edition 4 MB; what a night reads comes on top, and is not known before.
SPARE_BYTES = 20_000_000
# Folders of an edition of which a night may write every file anew.
ANEW = ("data", "charts", "feeds", "assets")
# SQLite and the engines have words where the system has numbers.
WORDS = {os.strerror(number).lower(): means for number, means in WHAT_IT_MEANS.items()} | {
    "disk is full": FULL,
    "readonly database": READ_ONLY,
    "disk i/o error": FAILING,
}
# Polars has these words for the end of a Parquet file that could not be written, and for one that cannot be read.
PARQUET_BROKE_OFF = "invalid thrift: transport error"
AS_GOOD_AS_NOTHING = 1_000_000
OF_LIBRARIES = (duckdb.Error, sqlite3.OperationalError, pl.exceptions.PolarsError)
# A path in an error of DuckDB stands in double quotes, escaped where the error is told as JSON.
QUOTED_PATH = re.compile(r'\\?"(/[^"\\]*)\\?"')


def fault_of_disk(error: BaseException, folder: Path | None = None) -> str | None:
    """What a disk did, as the error of whichever library says: one of the four words above; None if it did nothing.

    `folder` is where was written, as far as that is known.
    """
    if isinstance(error, OSError) and error.errno is not None:
        return WHAT_IT_MEANS.get(error.errno)
    if isinstance(error, (*OF_LIBRARIES, OSError)):
        text = str(error).lower()
        if PARQUET_BROKE_OFF in text and folder and free_bytes(nearest(folder)) < AS_GOOD_AS_NOTHING:
            return FULL
        return next((means for words, means in WORDS.items() if words in text), None)
    return None


@contextmanager
def told_of_disks(settings: Settings) -> Iterator[None]:
    """Have what a disk did told as DiskTrouble, whichever library it came through; other errors stay as they are."""
    try:
        yield
    except Exception as error:
        fault = None if isinstance(error, WarehouseError) else fault_of_disk(error, settings.generations_dir)
        if fault is None:
            raise
        raise DiskTrouble(_told(error, fault, settings)) from error


def check_disks(settings: Settings) -> None:
    """Raise DiskTrouble if a folder may not be written, or its disk has no room for what the next night makes there."""
    needs = _needs(settings)
    needed: dict[int, int] = {}
    for folder, n_bytes in needs.items():
        there = nearest(folder)
        if os.statvfs(there).f_flag & os.ST_RDONLY:
            raise DiskTrouble(f"{disk_of(there)} {READ_ONLY}, and a night writes to {folder}; {ADVICE[READ_ONLY]}")
        if not os.access(there, os.W_OK | os.X_OK, effective_ids=True):
            raise DiskTrouble(f"{there} {FORBIDDEN} ({os.geteuid()}), and a night writes to it; {ADVICE[FORBIDDEN]}")
        device = there.stat().st_dev
        needed[device] = needed.get(device, 0) + n_bytes
    for folder in needs:
        there = nearest(folder)
        n_bytes = needed[there.stat().st_dev]
        if free_bytes(there) < n_bytes:
            raise DiskTrouble(
                f"{disk_of(there)} has {megabytes(free_bytes(there))} free, and a night needs at least "
                f"{megabytes(n_bytes)} there, as for the next generation in {settings.generations_dir} and its edition "
                f"in {settings.editions_dir}; {ADVICE[FULL]}. Nothing was begun"
            )


def _needs(settings: Settings) -> dict[Path, int]:
    """The folders that a night writes to, each with the bytes that it needs there at least."""
    copied = _size(settings.warehouse)
    # Pages that a night does not change are links: what it surely writes anew are tables and what stands beside pages.
    folders = [settings.published / name for name in ("", *ANEW)]
    edition = sum(_size(path) for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_file())
    needs = {
        settings.generations_dir: copied + SPARE_BYTES,
        settings.warehouse.parent: 0,
        settings.editions_dir: edition,
        settings.published.parent: 0,
    }
    return needs | ({settings.kept_dir: 0} if settings.entries else {})


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _told(error: BaseException, fault: str, settings: Settings) -> str:
    file = _file_of(error)
    folder = nearest(file) if file else _fullest(settings)
    while_writing = f" while {file} was written" if file else ""
    about = f"{disk_of(folder)} ({megabytes(free_bytes(folder))} free)"
    subject = f"{file or folder} {fault} on {about}" if fault == FORBIDDEN else f"{about} {fault}{while_writing}"
    return (
        f"{subject}; {ADVICE[fault]}. What is current is whole, and the next night does what is left: `parley run` "
        f"({type(error).__name__})"
    )


def _file_of(error: BaseException) -> Path | None:
    """The file that an error is about, as far as it says; of a copy the new one."""
    if isinstance(error, OSError) and (name := error.filename2 or error.filename):
        return Path(os.fsdecode(name)) if isinstance(name, str | bytes) else None
    named = QUOTED_PATH.search(str(error))
    return Path(named[1]) if named else None


def _fullest(settings: Settings) -> Path:
    """The folder with the least room among those that a night writes to."""
    return min((nearest(folder) for folder in _needs(settings)), key=free_bytes)

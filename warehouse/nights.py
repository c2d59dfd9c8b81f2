"""One night at a time: its lock, its scratch folder, and the log of all nights."""

import errno
import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from warehouse import clock
from warehouse.disks import told_of_disks
from warehouse.errors import NightUnderWay, WarehouseError
from warehouse.memory import told_of_memory
from warehouse.settings import Settings

HIGHEST_PID = 2**22  # of Linux; a number beyond, or below 1, was written by nobody of ours
_TRIES, _TRY_AGAIN_SECONDS = 10, 0.1
LINE_BYTES = 64 * 1024  # a night's line takes one to twenty thousand; a night with a note for every source is longer


@contextmanager
def night_lock(settings: Settings) -> Iterator[Path]:
    """Hold the night's lock; gives its scratch folder, empty at first and gone at the end.

    The lock is the kernel's (flock): it falls with the process that holds it, however that dies. What a killed night
    left in the scratch folder is removed here. Raises NightUnderWay, and DiskTrouble for what a disk does meanwhile.
    """
    with told_in_words(settings), _held(settings):
        yield settings.work_dir


@contextmanager
def told_in_words(settings: Settings) -> Iterator[None]:
    """Have what a disk did, and what DuckDB lacks of memory, told as DiskTrouble and MemoryTrouble."""
    with told_of_disks(settings), told_of_memory(settings):
        yield


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    try:
        settings.generations_dir.mkdir(parents=True, exist_ok=True)
        lock = os.open(settings.lock_path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise WarehouseError(
            f"{settings.generations_dir} cannot be written ({error.strerror}); choose another place for the warehouse"
        ) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NightUnderWay(settings.lock_path, *holder_in(os.pread(lock, 1000, 0))) from None
        holder = {"pid": os.getpid(), "started": clock.now().isoformat(timespec="seconds")}
        os.truncate(lock, 0)
        os.pwrite(lock, json.dumps(holder).encode(), 0)
        _remove(settings.work_dir)
        settings.work_dir.mkdir()
        _set_room_aside(settings)
        try:
            yield
        finally:
            _remove(settings.work_dir)
            _reserve(settings).unlink(missing_ok=True)
            os.truncate(lock, 0)
    finally:
        os.close(lock)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _set_room_aside(settings: Settings) -> None:
    """Take the room that the night's line in the log needs, so that a night which fills the disk can say so there."""
    with _reserve(settings).open("wb") as reserve:
        os.posix_fallocate(reserve.fileno(), 0, LINE_BYTES)


def _reserve(settings: Settings) -> Path:
    return settings.lock_path.with_suffix(".reserve")


def holder_in(content: bytes | str) -> tuple[int | None, str | None]:
    """Process id and start (ISO 8601, UTC) of whoever holds the lock, as far as the lock's content tells them."""
    try:
        holder = json.loads(content)
        pid, started = int(holder["pid"]), str(holder["started"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return None, None
    return (pid, started) if 0 < pid <= HIGHEST_PID else (None, None)


def log_night(settings: Settings, record: Mapping[str, Any]) -> None:
    """Append one night (or rollback) to the log; `at`, the present time in UTC, is added if missing."""
    settings.generations_dir.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"at": clock.now().isoformat(timespec="seconds"), **record}, default=str)
    _reserve(settings).unlink(missing_ok=True)
    with told_of_disks(settings):
        for _ in range(_TRIES):
            try:
                _append(settings, line)
                return
            except OSError as error:  # what else writes there may have taken the room set aside, and gives it back soon
                if error.errno != errno.ENOSPC:
                    raise
            time.sleep(_TRY_AGAIN_SECONDS)
        _append(settings, line)


def _append(settings: Settings, line: str) -> None:
    """Append a line to the log of nights; where the disk has no room for all of it, nothing of it is left."""
    with settings.nights_path.open("ab+", buffering=0) as log:
        # A night killed while it wrote its line may have left half of one.
        size = log.seek(0, os.SEEK_END)
        torn = size > 0 and os.pread(log.fileno(), 1, size - 1) != b"\n"
        whole = b"\n" * torn + line.encode() + b"\n"
        try:
            if log.write(whole) != len(whole):  # a disk that fills up takes a part, and says nothing
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(log.fileno())
        except OSError as error:
            log.truncate(size)  # of half a line nothing is left
            raise OSError(error.errno, error.strerror, str(settings.nights_path)) from error


def nights(settings: Settings) -> list[dict[str, Any]]:
    """One record per night or rollback, the oldest first; half a line of a killed night is left out."""
    try:
        lines = settings.nights_path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    records = []
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            records.append(record)
    return records

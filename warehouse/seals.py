"""The seal of a generation: how its file was when it was finished, so that a change of a single byte is noticed.

It lies beside the file as `seal-000012.json`: length, SHA-256 of the whole, and SHA-256 of the three header blocks.
DuckDB has a checksum for each block, but looks at it only when it reads the block: a block of an index is found broken
by the night that uses it, and not by a query over all rows. The seal reads every byte, in less time than such a query.

Whoever writes into a database file writes new headers; a disk that rots does not. So a file with other bytes under
its old headers is broken, while one with other headers, in which DuckDB finds nothing wrong, was changed by a program.
"""

import errno
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse

# Bytes before the first block: DuckDB's main header and the two database headers that it writes by turns.
HEADERS = 3 * 4096
CHUNK = 1 << 20
CLOCK_TICK_NS = 1_000_000_000  # two writes so near each other may give a file the same time
# Open in this process in another way, out of memory, interrupted: no reason to set a file aside.
NO_FAULT_OF_THE_FILE = (
    duckdb.ConnectionException,
    duckdb.ResourceInUseException,
    duckdb.InvalidInputException,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
)
# How DuckDB begins what it says of a file that is not what it wrote.
DAMAGE = ("Corrupt database file", "not a valid DuckDB", "Could not read enough bytes", "Failed to deserialize")


class Seal(NamedTuple):
    """Length and hashes (SHA-256, hexadecimal) of a file."""

    n_bytes: int
    sha256: str
    headers: str


class Found(NamedTuple):
    """What was found of a generation's file: what is wrong with it, and whether it is what was sealed."""

    fault: str | None
    """Why it cannot be used; None if it is whole."""
    changed: bool = False
    """Whether another program has written into it since it was sealed."""
    sealed: bool = True
    """Whether it has the bytes that its seal tells of."""


# Files that this process has found to be what their seals tell, and what they were like before it read them.
_whole: dict[Path, tuple[Seal, tuple[int, int, int]]] = {}


def seal_path(generation: Path) -> Path:
    """Where the seal of a generation lies; one that was withdrawn keeps the seal that it had."""
    return generation.with_name(f"seal-{generation.stem.rpartition('-')[2]}.json")


def write_seal(generation: Path, seal: Seal) -> None:
    """Write down how the file of a generation is, on the disk when this returns; it is there whole or not at all."""
    unfinished = seal_path(generation).with_suffix(".new")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(seal._asdict(), file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(seal_path(generation))
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def sealed_as(generation: Path) -> Seal | None:
    """The seal of a generation; None if it has none, or one that cannot be read."""
    try:
        about = json.loads(seal_path(generation).read_text(encoding="utf-8"))
        return Seal(int(about["n_bytes"]), str(about["sha256"]), str(about["headers"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def measure(path: Path, copy: Path | None = None) -> Seal:
    """How a file is, by reading all of it; `copy` gets the bytes that were read."""
    whole, headers = hashlib.sha256(), b""
    with _naming(copy), path.open("rb") as file, (copy or Path(os.devnull)).open("wb") as target:
        while chunk := file.read(CHUNK):
            whole.update(chunk)
            headers = headers or chunk[:HEADERS]
            if copy:
                target.write(chunk)
        n_bytes = file.tell()
    return Seal(n_bytes, whole.hexdigest(), hashlib.sha256(headers).hexdigest())


def copy_sealed(generation: Path, copy: Path) -> None:
    """Copy the file of a generation; BrokenWarehouse if it is not what was sealed.

    One that nobody has written to since this process has read all of it, and found it whole, is not measured again.
    """
    seal = sealed_as(generation)
    if _whole.get(generation) == (seal, _unchanged_since(generation)) and seal is not None:
        with _naming(copy):
            shutil.copyfile(generation, copy)
    elif measure(generation, copy) != seal and seal is not None:
        copy.unlink()
        raise BrokenWarehouse(
            f"{generation} has changed since the night began; the next night looks whether it is whole, and takes the "
            "last good generation if not"
        )


@contextmanager
def _naming(copy: Path | None) -> Iterator[None]:
    """While this lasts, a write that finds no room says where: at this copy."""
    try:
        yield
    except OSError as error:
        if copy and error.errno in (errno.ENOSPC, errno.EDQUOT):
            error.filename = str(copy)
        raise


def _unchanged_since(path: Path) -> tuple[int, int, int] | None:
    """What tells whether a file was written to: the same as long as it is not; None if that is too lately to tell."""
    about = path.stat()
    if time.time_ns() - about.st_mtime_ns < CLOCK_TICK_NS:
        return None
    return about.st_ino, about.st_size, about.st_mtime_ns


def examine(generation: Path, number: int, file: Path | None = None) -> Found:
    """Tell whether the file of a generation is whole, and is generation `number`, as its name says.

    `file` is another file that should be the same, such as a copy. Without a seal, as in warehouses of earlier
    versions, DuckDB reads all rows, which leaves broken blocks of indexes unnoticed.
    """
    path, seal = file or generation, sealed_as(generation)
    if seal is not None:
        try:
            before = _unchanged_since(path)
            found = measure(path)
        except OSError as error:
            return Found(f"it cannot be read: {error.strerror}", sealed=False)
        if found == seal:
            if before is not None and path == generation:
                _whole[generation] = (seal, before)
            return Found(None)
        if found.headers == seal.headers:
            return Found(_damage(found, seal), sealed=False)
    return Found(_fault_when_read(path, number), changed=seal is not None, sealed=False)


def _damage(found: Seal, seal: Seal) -> str:
    if found.n_bytes != seal.n_bytes:
        return f"it has {found.n_bytes:,} bytes, of {seal.n_bytes:,} when it was finished"
    return "its bytes are not those that were written when it was finished"


def _fault_when_read(path: Path, number: int) -> str | None:
    """What DuckDB finds wrong by reading all rows; None if nothing."""
    try:
        with connect(path, read_only=True) as con:
            numbers = [n for (n,) in con.execute("SELECT number FROM generation").fetchall()]
            if len(numbers) != 1:
                return f"its table generation has {len(numbers)} rows"
            if numbers != [number]:
                return f"generation {numbers[0]} was put in its place"
            names = """SELECT '"' || replace(table_name, '"', '""') || '"' FROM duckdb_tables()"""  # whoever gave them
            for (table,) in con.execute(names).fetchall():
                con.execute(f"SELECT sum(hash(whole)) FROM {table} AS whole").fetchall()
    except NO_FAULT_OF_THE_FILE:
        raise
    except duckdb.Error as error:
        return first_line(error)
    return None


def damage_told_by(error: Exception) -> str | None:
    """What an error of DuckDB's says of a broken file; None if it speaks of something else, such as a query."""
    told = first_line(error)
    return told if any(words in told for words in DAMAGE) else None


def first_line(error: Exception) -> str:
    """The first line of what an error says; DuckDB adds where to read more."""
    return str(error).partition("\n")[0]

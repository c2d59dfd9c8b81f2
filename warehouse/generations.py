"""Generations of the warehouse: built beside the current one, swapped in by one atomic rename, rolled back by another.

On disk, for a warehouse `parley.duckdb`:

    parley.duckdb                       a hard link to the current generation
    parley.generations/
        gen-000011.duckdb ...           the last few generations; a higher number is later
        withdrawn-000012.duckdb         the one rolled back last
        corrupt-000009.duckdb           one that could not be opened any more, kept to look into
        rejected.duckdb                 the last candidate that a gate refused
        work/                           scratch folder of the night under way
        night.lock, nights.jsonl        see nights.py

Whatever the moment of a `kill -9`: until the rename the old generation is current, after it the new one, and what is
left over is removed by the next night (`recover`). Readers that have the old file open keep it.
"""

import os
import re
import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.connection import connect, literal
from warehouse.errors import BrokenWarehouse, WarehouseError
from warehouse.nights import log_night, night_lock
from warehouse.schema import create_schema, schema_version, table_columns
from warehouse.settings import Settings

# Open in this process in another way, out of memory, interrupted: no reason to set a file aside.
NO_FAULT_OF_THE_FILE = (
    duckdb.ConnectionException,
    duckdb.InvalidInputException,
    duckdb.OutOfMemoryException,
    duckdb.InterruptException,
)


@dataclass(frozen=True)
class Generation:
    """One generation: its number and its own file, whose name no other generation takes over."""

    number: int
    path: Path


def current(settings: Settings) -> Generation | None:
    """The generation that readers see now, or None if there is no warehouse; needs no lock, changes nothing.

    Raises BrokenWarehouse if the file is none of ours.
    """
    if not settings.warehouse.exists():
        return None
    linked = _linked(settings)
    if linked:
        return linked
    number = _number_in(settings.warehouse)
    beside = _file(settings, "gen", number)
    return Generation(number, beside if _same_size(beside, settings.warehouse) else settings.warehouse)


def recover(settings: Settings) -> list[str]:
    """Put the warehouse in order, under the night's lock; one sentence for each thing that people should know.

    A missing warehouse is restored from the newest generation that is whole; a broken one is set aside and the last
    good one taken; what a killed night left half done is finished or removed.
    """
    for leftover in settings.warehouse.parent.glob(f".{settings.warehouse.name}.*.new"):
        leftover.unlink()
    if not settings.warehouse.exists():
        return _restore(settings, f"the warehouse {settings.warehouse} was missing")
    try:
        held = _settle(settings)
    except BrokenWarehouse as error:
        if isinstance(error.__cause__, duckdb.CatalogException) or not _files(settings, "gen"):
            raise  # somebody else's file, or nothing to take in its place
        aside = settings.warehouse.replace(settings.generations_dir / "unreadable.duckdb")
        return _restore(settings, f"{error} and was set aside as {aside.name}")
    fault = _fault(held.path)
    if fault is None:
        return []
    if len(_files(settings, "gen")) == 1:
        raise BrokenWarehouse(
            f"the warehouse {settings.warehouse} is broken ({fault}) and there is no earlier generation to take; "
            "move it away to start anew"
        )
    aside = held.path.replace(_file(settings, "corrupt", held.number))
    return _restore(settings, f"generation {held.number} is broken ({fault}) and was set aside as {aside.name}")


def begin(settings: Settings) -> Path:
    """Make the candidate of the next generation in the scratch folder: a copy of the current one, or an empty one.

    Its row in the table `generation` has its number and base. A generation of another schema is carried over table
    by table; what no longer fits is left to be read again. Call it under the night's lock, after `recover`.
    """
    base = current(settings)
    candidate = settings.work_dir / f"candidate-{uuid.uuid4().hex[:12]}.duckdb"
    if base and _schema_in(base.path) == schema_version():
        shutil.copyfile(base.path, candidate)
    else:
        with connect(candidate, read_only=False) as con:
            create_schema(con)
            if base:
                _carry_over(con, base.path)
    with connect(candidate, read_only=False) as con:
        con.execute("DELETE FROM generation")
        con.execute(
            "INSERT INTO generation (number, built_at, base, schema_version) VALUES (?, ?, ?, ?)",
            [_next_number(settings), datetime.now(UTC), base.number if base else None, schema_version()],
        )
    return candidate


def swap(settings: Settings, candidate: Path) -> Generation:
    """Make the candidate the current generation by one rename; no connection to it may be open in this process.

    Generations beyond `keep_generations` are removed. Call it under the night's lock.
    """
    number = _seal(candidate)
    generation = Generation(number, _file(settings, "gen", number))
    candidate.rename(generation.path)
    _sync(generation.path.parent)
    _point(settings, generation.path)
    kept = [path for _, path in _files(settings, "gen")][-settings.keep_generations :]
    for _, path in _files(settings, "gen"):
        if path not in kept:
            path.unlink()
    return generation


def reject(settings: Settings, candidate: Path) -> Path:
    """Keep the refused candidate to look into, in place of the one refused before; gives its new path."""
    _seal(candidate)
    return candidate.replace(settings.rejected_path)


def rollback(settings: Settings) -> Generation:
    """Make the previous generation current again and log it; what is published is left to the caller.

    The generation left is set aside as withdrawn, and its number is not given again. Raises NightUnderWay, and
    WarehouseError if there is no earlier generation.
    """
    with night_lock(settings):
        recover(settings)
        left = current(settings)
        earlier = [Generation(*file) for file in _files(settings, "gen") if left and file[0] < left.number]
        if left is None or not earlier:
            raise WarehouseError(f"there is no earlier generation of {settings.warehouse} to go back to")
        target = earlier[-1]
        if fault := _fault(target.path):
            raise BrokenWarehouse(f"generation {target.number} cannot be gone back to: {fault}")
        for _, path in _files(settings, "withdrawn"):
            path.unlink()
        left.path.rename(_file(settings, "withdrawn", left.number))
        _point(settings, target.path)
        log_night(settings, {"event": "rollback", "from": left.number, "generation": target.number})
        return target


def _file(settings: Settings, kind: str, number: int) -> Path:
    return settings.generations_dir / f"{kind}-{number:06d}.duckdb"


def _files(settings: Settings, kind: str) -> list[tuple[int, Path]]:
    """Number and path of each generation of a kind (gen, withdrawn, corrupt), the oldest first."""
    name = re.compile(rf"{kind}-(\d{{6,}})\.duckdb")
    found = ((name.fullmatch(path.name), path) for path in settings.generations_dir.glob(f"{kind}-*.duckdb"))
    return sorted((int(match[1]), path) for match, path in found if match)


def _next_number(settings: Settings) -> int:
    """A number above all that were ever given, which the kept files show: a withdrawn or broken one counts."""
    taken = [number for kind in ("gen", "withdrawn", "corrupt") for number, _ in _files(settings, kind)]
    return max(taken, default=0) + 1


def _linked(settings: Settings) -> Generation | None:
    """The generation whose file the warehouse is a hard link to."""
    files = _files(settings, "withdrawn") + _files(settings, "gen")
    return next((Generation(n, path) for n, path in files if _same_file(path, settings.warehouse)), None)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:  # removed by a night that ends just now
        return False


def _same_size(one: Path, other: Path) -> bool:
    return one.exists() and one.stat().st_size == other.stat().st_size


def _point(settings: Settings, path: Path) -> None:
    """Make the warehouse a hard link to the file (a copy, where the disk knows no links), by one rename."""
    new = settings.warehouse.with_name(f".{settings.warehouse.name}.{os.getpid()}.new")
    _link(path, new)
    # A foreign writer that was killed may have left a log, which would be replayed onto the new file.
    settings.warehouse.with_name(f"{settings.warehouse.name}.wal").unlink(missing_ok=True)
    new.replace(settings.warehouse)
    new.unlink(missing_ok=True)  # a rename between two links to one file does nothing
    _sync(settings.warehouse.parent)


def _link(path: Path, new: Path) -> None:
    try:
        new.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, new)
        _sync(new)


def _settle(settings: Settings) -> Generation:
    """The current generation, with its file in its place and none after it.

    A rollback that was killed half way is undone, a swap that was killed before its rename is removed, and a
    warehouse that came alone, as from another machine, gets its place among the generations.
    """
    linked = _linked(settings)
    number = linked.number if linked else _number_in(settings.warehouse)
    path = _file(settings, "gen", number)
    if linked:
        if linked.path != path:
            linked.path.rename(path)
        for later, leftover in _files(settings, "gen"):
            if later > number:
                leftover.unlink()
    elif not _same_size(path, settings.warehouse):
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        _link(settings.warehouse, new)
        new.replace(path)
    return Generation(number, path)


def _restore(settings: Settings, why: str) -> list[str]:
    """Link the newest generation that is whole; none at all is a first night."""
    files = _files(settings, "gen")
    for number, path in reversed(files):
        if _fault(path) is None:
            _point(settings, path)
            return [f"{why}; generation {number} was put back"]
    if files:
        raise BrokenWarehouse(
            f"{why}, and none of the {len(files)} generations in {settings.generations_dir} can be opened; "
            "move that folder away to start anew"
        )
    return []


def _seal(candidate: Path) -> int:
    """Write the candidate out whole, without a log beside it, down to the disk; gives its number."""
    with connect(candidate, read_only=False) as con:
        con.execute("CHECKPOINT")
        row = con.execute("SELECT number FROM generation").fetchone()
    if row is None or candidate.with_name(f"{candidate.name}.wal").exists():
        raise WarehouseError(f"the candidate {candidate} is not finished; is a connection to it still open?")
    _sync(candidate)
    return int(row[0])


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _number_in(path: Path) -> int:
    try:
        with connect(path, read_only=True) as con:
            rows = con.execute("SELECT number FROM generation").fetchall()
    except NO_FAULT_OF_THE_FILE:
        raise
    except duckdb.CatalogException as error:
        raise BrokenWarehouse(f"{path} is a DuckDB file, but no warehouse of Parley's; name another path") from error
    except duckdb.Error as error:
        raise BrokenWarehouse(f"{path} cannot be opened as a warehouse ({_first_line(error)})") from error
    if len(rows) != 1:
        raise BrokenWarehouse(f"{path} cannot be opened as a warehouse (its table generation has {len(rows)} rows)")
    return int(rows[0][0])


def _schema_in(path: Path) -> str:
    with connect(path, read_only=True) as con:
        rows = con.execute("SELECT schema_version FROM generation").fetchall()
    return str(rows[0][0]) if rows else ""


def _fault(path: Path) -> str | None:
    """What is wrong with the file of a generation, found by reading all of it; None if it is whole."""
    try:
        with connect(path, read_only=True) as con:
            if con.execute("SELECT count(*) FROM generation").fetchall() != [(1,)]:
                return "its table generation has not one row"
            for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                con.execute(f'SELECT sum(hash(whole)) FROM "{table}" AS whole').fetchall()
    except NO_FAULT_OF_THE_FILE:
        raise
    except duckdb.Error as error:
        return _first_line(error)
    return None


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _carry_over(con: duckdb.DuckDBPyConnection, base: Path) -> None:
    """Copy what fits from a generation of another schema; if facts do not fit, all documents are to be read again."""
    con.execute(f"ATTACH {literal(base)} AS base (READ_ONLY)")
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()").fetchall()
    complete = True
    for (table,) in sorted(tables):
        ours, theirs = table_columns(con, table), table_columns(con, table, "base")
        columns = ", ".join(f'"{name}"' for name in ours if name in theirs)
        try:
            con.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM base."{table}"')
        except duckdb.Error as error:
            if table == "documents":
                raise BrokenWarehouse(
                    f"the documents of {base} do not fit this version's tables ({_first_line(error)}); "
                    "choose a new warehouse and read the sources again"
                ) from error
            complete = False
        complete = complete and list(ours) == list(theirs)
    if not complete:
        con.execute("UPDATE documents SET extractor_version = ''")
    con.execute("DETACH base")

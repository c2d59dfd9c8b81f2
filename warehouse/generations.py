"""Generations of the warehouse: built beside the current one, swapped in by one atomic rename, rolled back by another.

On disk, for a warehouse `parley.duckdb`:

    parley.duckdb                       a symbolic link to the current generation
    parley.generations/
        gen-000011.duckdb ...           the last few generations; a higher number is later
        seal-000011.json ...            how each of these files was when it was finished (seals.py)
        withdrawn-000012.duckdb         the one rolled back last
        corrupt-000009.duckdb           one that was no longer what had been written, kept to look into
        unreadable.duckdb, displaced.duckdb   what stood in the place of the warehouse and was not the last generation
        rejected.duckdb                 the last candidate that a gate refused
        work/                           scratch folder of the night under way
        night.lock, nights.jsonl        see nights.py

Whatever the moment of a `kill -9`: until the rename the old generation is current, after it the new one, and what is
left over is removed by the next night (`recovery.py`). Readers that have the old file open keep it.
"""

import shutil
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from warehouse import clock
from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse, WarehouseError
from warehouse.generation_files import (
    Generation,
    file_of,
    files_of,
    is_of_present_schema,
    link,
    linked_generation,
    log_of,
    moment_in,
    number_in,
    point_warehouse_at,
    same_size,
    seal,
    sync,
)
from warehouse.nights import log_night, night_lock
from warehouse.recovery import recover
from warehouse.released import check_not_newer, present_number
from warehouse.schema import create_schema, schema_version
from warehouse.seals import copy_sealed, examine, measure, seal_path, write_seal
from warehouse.settings import Settings
from warehouse.upgrade import carry_over

__all__ = ["Generation", "begin", "current", "recover", "reject", "rollback", "swap"]


def current(settings: Settings) -> Generation | None:
    """The generation that readers see now, or None if there is no warehouse; needs no lock, changes nothing.

    Raises BrokenWarehouse if the file is none of ours.
    """
    if not settings.warehouse.exists():
        return None
    linked = linked_generation(settings)
    if linked:
        return linked
    number = number_in(settings.warehouse)
    beside = file_of(settings, "gen", number)
    return Generation(number, beside if same_size(beside, settings.warehouse) else settings.warehouse)


def begin(settings: Settings, as_of: datetime | None = None) -> Path:
    """Make the candidate of the next generation in the scratch folder: a copy of the current one, or an empty one.

    Its row in the table `generation` has its number, its base and the moment that it stands for: `as_of`, or now. A
    generation of another schema is carried over table by table; what no longer fits is left to be read again. Call it
    under the night's lock, after `recover`. Raises WarehouseError if the current generation stands for a moment that is
    not before `as_of`, and OtherVersion if a later Parley wrote it.
    """
    base = current(settings)
    if base:
        check_not_newer(base.path)
    built_at = clock.now()
    moment = _after(moment_in(base.path) if base else None, as_of, built_at)
    for left in settings.work_dir.glob("candidate-*"):  # by an attempt that failed, as for want of room
        left.unlink()
    candidate = settings.work_dir / f"candidate-{uuid.uuid4().hex[:12]}.duckdb"
    if base and is_of_present_schema(base.path):
        copy_sealed(base.path, candidate)
    else:
        with connect(candidate, read_only=False) as con:
            create_schema(con)
            if base:
                carry_over(con, base.path)
    with connect(candidate, read_only=False) as con:
        con.execute("DELETE FROM generation")
        con.execute(
            "INSERT INTO generation (number, built_at, as_of, base, schema_version, schema_number) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            [
                _next_number(settings),
                built_at,
                moment,
                base.number if base else None,
                schema_version(),
                present_number(),
            ],
        )
    return candidate


def _after(earlier: datetime | None, as_of: datetime | None, now: datetime) -> datetime:
    """The moment of a generation after one of an `earlier` moment: later than that, even if the clock was set back."""
    if earlier is None:
        return as_of or now
    if as_of is not None and as_of <= earlier:
        raise WarehouseError(f"the warehouse stands at {earlier:%Y-%m-%d %H:%M} UTC, not before {as_of:%Y-%m-%d %H:%M}")
    return as_of or max(now, earlier + timedelta(microseconds=1))


def swap(settings: Settings, candidate: Path, docs: Path | None = None) -> Generation:
    """Make the candidate the current generation by one rename; no connection to it may be open in this process.

    `docs` is the folder of its Data Docs, which is kept beside it. Generations beyond `keep_generations` are removed.
    Call it under the night's lock.
    """
    number = seal(candidate)
    generation = Generation(number, file_of(settings, "gen", number))
    write_seal(generation.path, measure(candidate))
    if docs is not None:
        shutil.rmtree(generation.docs, ignore_errors=True)
        docs.rename(generation.docs)
    candidate.rename(generation.path)
    sync(generation.path.parent)
    point_warehouse_at(settings, generation.path)
    kept = [path for _, path in files_of(settings, "gen")][-settings.keep_generations :]
    for _, path in files_of(settings, "gen"):
        if path not in kept:
            path.unlink()
            log_of(path).unlink(missing_ok=True)
    for left in settings.generations_dir.glob("gen-*.docs"):
        if left.with_suffix(".duckdb") not in kept:
            shutil.rmtree(left)
    numbered = [path for kind in ("gen", "withdrawn") for _, path in files_of(settings, kind)]
    of_none = set(settings.generations_dir.glob("seal-*.json")) - {seal_path(path) for path in numbered}
    for left in of_none:
        left.unlink()
    return generation


def reject(settings: Settings, candidate: Path) -> Path:
    """Keep the refused candidate to look into, in place of the one refused before; gives its new path."""
    seal(candidate)
    return candidate.replace(settings.rejected_path)


def rollback(settings: Settings) -> Generation:
    """Make the previous generation current again and log it; what is published is left to the caller.

    The generation left is set aside as withdrawn, and its number is not given again. Where it is broken, taking the
    last good one is all of it: the record in the log of nights has the `notes` that tell. Raises NightUnderWay, and
    WarehouseError if there is no earlier generation.
    """
    with night_lock(settings):
        before = linked_generation(settings)
        notes = recover(settings)
        left = current(settings)
        if before and left and left.number < before.number:
            log_night(settings, _going_back(before, left, notes))
            return left
        earlier = [Generation(*file) for file in files_of(settings, "gen") if left and file[0] < left.number]
        if left is None or not earlier:
            raise WarehouseError(f"there is no earlier generation of {settings.warehouse} to go back to")
        target = earlier[-1]
        if fault := examine(target.path, target.number).fault:
            raise BrokenWarehouse(f"generation {target.number} cannot be gone back to: {fault}")
        for _, path in files_of(settings, "withdrawn"):
            path.unlink()
        link(left.path, file_of(settings, "withdrawn", left.number))
        point_warehouse_at(settings, target.path)
        left.path.unlink()
        log_night(settings, _going_back(left, target, notes))
        return target


def _going_back(left: Generation, target: Generation, notes: list[str]) -> dict[str, object]:
    """The record of going back in the log of nights."""
    return {"event": "rollback", "from": left.number, "generation": target.number, "notes": notes}


def _next_number(settings: Settings) -> int:
    """A number above all that were ever given, which the kept files show: a withdrawn or broken one counts."""
    taken = [number for kind in ("gen", "withdrawn", "corrupt") for number, _ in files_of(settings, kind)]
    return max(taken, default=0) + 1

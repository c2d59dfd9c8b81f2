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

import shutil
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse, WarehouseError
from warehouse.generation_files import (
    NOT_OURS,
    fault_of,
    file_of,
    files_of,
    link,
    moment_in,
    number_in,
    point_warehouse_at,
    same_file,
    same_size,
    schema_in,
    seal,
    sync,
)
from warehouse.nights import log_night, night_lock
from warehouse.released import check_not_newer, present_number
from warehouse.schema import create_schema, schema_version
from warehouse.settings import Settings
from warehouse.upgrade import carry_over


@dataclass(frozen=True)
class Generation:
    """One generation: its number and its own file, whose name no other generation takes over."""

    number: int
    path: Path

    @property
    def docs(self) -> Path:
        """Folder of what Great Expectations wrote of it (Data Docs), beside its file; not there if none is kept."""
        return self.path.with_suffix(".docs")


def current(settings: Settings) -> Generation | None:
    """The generation that readers see now, or None if there is no warehouse; needs no lock, changes nothing.

    Raises BrokenWarehouse if the file is none of ours.
    """
    if not settings.warehouse.exists():
        return None
    linked = _linked(settings)
    if linked:
        return linked
    number = number_in(settings.warehouse)
    beside = file_of(settings, "gen", number)
    return Generation(number, beside if same_size(beside, settings.warehouse) else settings.warehouse)


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
        if isinstance(error.__cause__, NOT_OURS) or not files_of(settings, "gen"):
            raise  # somebody else's file, or nothing to take in its place
        aside = settings.warehouse.replace(settings.generations_dir / "unreadable.duckdb")
        return _restore(settings, f"{error} and was set aside as {aside.name}")
    fault = fault_of(held.path)
    if fault is None:
        return []
    if len(files_of(settings, "gen")) == 1:
        raise BrokenWarehouse(
            f"the warehouse {settings.warehouse} is broken ({fault}) and there is no earlier generation to take; "
            "move it away to start anew"
        )
    aside = held.path.replace(file_of(settings, "corrupt", held.number))
    return _restore(settings, f"generation {held.number} is broken ({fault}) and was set aside as {aside.name}")


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
    built_at = datetime.now(UTC)
    moment = _after(moment_in(base.path) if base else None, as_of, built_at)
    candidate = settings.work_dir / f"candidate-{uuid.uuid4().hex[:12]}.duckdb"
    if base and schema_in(base.path) == schema_version():
        shutil.copyfile(base.path, candidate)
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
    for left in settings.generations_dir.glob("gen-*.docs"):
        if left.with_suffix(".duckdb") not in kept:
            shutil.rmtree(left)
    return generation


def reject(settings: Settings, candidate: Path) -> Path:
    """Keep the refused candidate to look into, in place of the one refused before; gives its new path."""
    seal(candidate)
    return candidate.replace(settings.rejected_path)


def rollback(settings: Settings) -> Generation:
    """Make the previous generation current again and log it; what is published is left to the caller.

    The generation left is set aside as withdrawn, and its number is not given again. Raises NightUnderWay, and
    WarehouseError if there is no earlier generation.
    """
    with night_lock(settings):
        recover(settings)
        left = current(settings)
        earlier = [Generation(*file) for file in files_of(settings, "gen") if left and file[0] < left.number]
        if left is None or not earlier:
            raise WarehouseError(f"there is no earlier generation of {settings.warehouse} to go back to")
        target = earlier[-1]
        if fault := fault_of(target.path):
            raise BrokenWarehouse(f"generation {target.number} cannot be gone back to: {fault}")
        for _, path in files_of(settings, "withdrawn"):
            path.unlink()
        left.path.rename(file_of(settings, "withdrawn", left.number))
        point_warehouse_at(settings, target.path)
        log_night(settings, {"event": "rollback", "from": left.number, "generation": target.number})
        return target


def _next_number(settings: Settings) -> int:
    """A number above all that were ever given, which the kept files show: a withdrawn or broken one counts."""
    taken = [number for kind in ("gen", "withdrawn", "corrupt") for number, _ in files_of(settings, kind)]
    return max(taken, default=0) + 1


def _linked(settings: Settings) -> Generation | None:
    """The generation whose file the warehouse is a hard link to."""
    files = files_of(settings, "withdrawn") + files_of(settings, "gen")
    return next((Generation(n, path) for n, path in files if same_file(path, settings.warehouse)), None)


def _settle(settings: Settings) -> Generation:
    """The current generation, with its file in its place and none after it.

    A rollback that was killed half way is undone, a swap that was killed before its rename is removed, and a
    warehouse that came alone, as from another machine, gets its place among the generations.
    """
    linked = _linked(settings)
    number = linked.number if linked else number_in(settings.warehouse)
    path = file_of(settings, "gen", number)
    if linked:
        if linked.path != path:
            linked.path.rename(path)
        for later, leftover in files_of(settings, "gen"):
            if later > number:
                leftover.unlink()
    elif not same_size(path, settings.warehouse):
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        link(settings.warehouse, new)
        new.replace(path)
    return Generation(number, path)


def _restore(settings: Settings, why: str) -> list[str]:
    """Link the newest generation that is whole; none at all is a first night."""
    files = files_of(settings, "gen")
    for number, path in reversed(files):
        if fault_of(path) is None:
            point_warehouse_at(settings, path)
            return [f"{why}; generation {number} was put back"]
    if files:
        raise BrokenWarehouse(
            f"{why}, and none of the {len(files)} generations in {settings.generations_dir} can be opened; "
            "move that folder away to start anew"
        )
    return []

"""What a night finds, put in order before it begins: a warehouse that is missing, broken, or not the last generation.

Every fault is noticed here, by the seals of the generations (seals.py), before anything is read from the warehouse;
named in a sentence that goes into the log of nights; and ended by taking the last good generation.
"""

from warehouse.errors import BrokenWarehouse
from warehouse.generation_files import (
    NOT_OURS,
    Generation,
    file_of,
    files_of,
    link,
    linked_generation,
    log_of,
    number_in,
    point_warehouse_at,
    same_size,
)
from warehouse.seals import Found, examine, measure, seal_path, write_seal
from warehouse.settings import Settings


def recover(settings: Settings) -> list[str]:
    """Put the warehouse in order, under the night's lock; one sentence for each thing that people should know.

    A missing warehouse is restored from the newest generation that is whole; a broken one is set aside and the last
    good one taken; what a killed night left half done is finished or removed. Raises BrokenWarehouse, with every file
    where it was, if the warehouse is none of ours or no generation is whole.
    """
    for leftover in settings.warehouse.parent.glob(f".{settings.warehouse.name}.*.new"):
        leftover.unlink()
    if not settings.warehouse.exists():
        return _restore(settings, f"the warehouse {settings.warehouse} was missing")
    linked = linked_generation(settings)
    if linked is None:
        return _take_in(settings)
    held = _settle(settings, linked)
    notes = _without_log(held)
    found = examine(held.path, held.number)
    if found.fault:
        return notes + _restore(settings, f"generation {held.number} is broken ({found.fault})", broken=held)
    return notes + _sealed(held, found)


def _settle(settings: Settings, linked: Generation) -> Generation:
    """The generation that the warehouse is linked to, with its file in its place and none after it.

    A rollback that was killed half way is undone, and a swap that was killed before its rename is removed.
    """
    path = file_of(settings, "gen", linked.number)
    if linked.path != path:
        linked.path.rename(path)
    file_of(settings, "withdrawn", linked.number).unlink(missing_ok=True)
    for later, leftover in files_of(settings, "gen"):
        if later > linked.number:
            leftover.unlink()
    return Generation(linked.number, path)


def _without_log(held: Generation) -> list[str]:
    """Leave out what another program wrote beside a generation and did not finish; a generation is its file alone."""
    log = log_of(held.path)
    if not log.exists():
        return []
    log.unlink()
    return [f"another program has left changes to generation {held.number} unfinished in {log.name}; they are left out"]


def _take_in(settings: Settings) -> list[str]:
    """Find the place of a warehouse that is no link to a generation.

    It is a copy of the newest one, where the disk knows no links; or came alone, as from another machine, and gets its
    place among the generations; or something was put over it: then the newest generation takes its place again.
    """
    newest = next((Generation(*file) for file in reversed(files_of(settings, "gen"))), None)
    try:
        number = number_in(settings.warehouse)
    except BrokenWarehouse as error:
        if isinstance(error.__cause__, NOT_OURS) or newest is None:
            raise  # somebody else's file, or nothing to take in its place
        return _restore(settings, str(error), aside="unreadable")
    held = Generation(number, file_of(settings, "gen", number))
    if newest and number < newest.number:
        return _restore(settings, f"generation {number} stood in the place of {newest.number}", aside="displaced")
    if held.path.exists():
        found = examine(held.path, number, settings.warehouse)
        if found.fault or found.changed or not same_size(held.path, settings.warehouse):
            why = found.fault or "other bytes than those of its file among the generations"
            return _restore(settings, f"the warehouse {settings.warehouse} is broken ({why})", aside="displaced")
        found = examine(held.path, number)
        if found.fault is None:
            return _sealed(held, found)
    seal_path(held.path).unlink(missing_ok=True)
    found = examine(held.path, number, settings.warehouse)
    if found.fault:
        return _restore(settings, f"the warehouse {settings.warehouse} is broken ({found.fault})", aside="displaced")
    new = held.path.with_suffix(".new")
    new.unlink(missing_ok=True)
    link(settings.warehouse, new)
    new.replace(held.path)
    point_warehouse_at(settings, held.path)
    return _sealed(held, found)


def _sealed(held: Generation, found: Found) -> list[str]:
    """Seal a whole generation that is not, and tell if another program has written into it."""
    if found.sealed:
        return []
    write_seal(held.path, measure(held.path))
    if found.changed:
        return [f"another program has changed generation {held.number}; DuckDB reads all of it, so it stays as it is"]
    return []


def _restore(settings: Settings, why: str, *, broken: Generation | None = None, aside: str = "") -> list[str]:
    """Link the newest generation that is whole, and set aside what is broken; no generation at all is a first night.

    `broken` is a generation known to be so; `aside` is what the file in the warehouse's place is called from now on.
    """
    faulty: list[Generation] = [broken] if broken else []
    for number, path in reversed(files_of(settings, "gen")):
        if broken and number == broken.number:
            continue
        one = Generation(number, path)
        found = examine(path, number)
        if found.fault:
            faulty.append(one)
            continue
        names = [file_of(settings, "corrupt", old.number) for old in faulty]
        for old, name in zip(faulty, names, strict=True):
            old.path.replace(name)
        if aside:
            named = settings.generations_dir / f"{aside}.duckdb"
            settings.warehouse.replace(named)
            names.insert(0, named)
        point_warehouse_at(settings, path)
        left = f" and was set aside as {', '.join(name.name for name in names)}" if names else ""
        return [f"{why}{left}; generation {number} was put back", *_sealed(one, found)]
    if faulty:
        raise BrokenWarehouse(
            f"{why}, and no generation in {settings.generations_dir} is whole; nothing was changed. Put a copy that "
            f"you have over {settings.warehouse}, and move that folder away; or move both away to start anew: the next "
            "night reads all documents of the sources again, without the history of earlier nights"
        )
    return []

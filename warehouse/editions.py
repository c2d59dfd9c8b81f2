"""Published editions: a fresh folder, with every table as Parquet and CSV, put in place by one rename of a link.

On disk, for `parley.published`:

    parley.published -> .parley.published.d/gen-000012
    .parley.published.d/gen-000012/         data/ (one Parquet and one CSV file per table), manifest.json, and what
                                            the caller adds: pages, charts, feeds (`tasks/edition`)
                        gen-000011/ ...     earlier editions, for readers that are still in them
                        .spare-000001/ ...  trees of pages for editions to come (`spare_trees.py`)

The same facts give the same bytes: rows are sorted, and no file tells when it was written. A file that is to be as in
the edition before may be a hard link to it there: no file of an edition is changed once it is published.
"""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from warehouse import spare_trees
from warehouse.connection import connect
from warehouse.errors import PublishRefused
from warehouse.generations import Generation
from warehouse.manifests import FILES, MANIFEST, Sums, generation_in, look_at, manifest_text
from warehouse.published_tables import DATA, write_tables
from warehouse.settings import Settings


@dataclass(frozen=True)
class Unfinished:
    """An edition that is being made: its folder, in which the tables stand, and the sums of its files.

    `con` has the generation open, read-only. `before` is the folder of the edition in place, from which files may be
    linked; None if that is missing or broken. `spare` is a tree of pages whose folders may be moved into the edition.
    """

    con: duckdb.DuckDBPyConnection
    folder: Path
    before: Path | None
    sums: Sums
    spare: Path | None = None


# Given an edition to complete.
Completion = Callable[[Unfinished], None]


@dataclass(frozen=True)
class Edition:
    """One published edition: the generation it shows, its folder, the link to it, and rows per table.

    `notes` are sentences that people should know, as that the edition before was broken and nothing was taken from it.
    """

    generation: int
    path: Path
    link: Path
    rows: dict[str, int]
    notes: tuple[str, ...] = ()


def publish(settings: Settings, generation: Generation, complete: Completion | None = None) -> Edition:
    """Publish a generation as a new edition; `complete` adds pages and exports to its folder, where tables stand.

    What Great Expectations wrote of the generation, if it is kept, is copied in as `data_docs`.
    If the edition in place is the same to the byte, it stays. Editions beyond `keep_generations` are removed.
    Raises PublishRefused if something that is not ours stands at the published path.
    """
    check_place(settings)
    _remove_unfinished(settings)
    try:
        return _publish(settings, generation, complete)
    finally:
        _remove_unfinished(settings)  # half an edition takes room that the next night needs


def _remove_unfinished(settings: Settings) -> None:
    for leftover in settings.editions_dir.glob(".unfinished-*"):
        shutil.rmtree(leftover)


def _publish(settings: Settings, generation: Generation, complete: Completion | None) -> Edition:
    unfinished = settings.editions_dir / f".unfinished-{os.getpid()}"
    for leftover in settings.editions_dir.glob(".link-*"):
        leftover.unlink()
    (unfinished / DATA).mkdir(parents=True)
    before, known, notes = _edition_before(settings)
    if before is None:
        spare_trees.drop_all(settings)
    if generation.docs.is_dir():
        shutil.copytree(generation.docs, unfinished / "data_docs")
    sums = Sums(unfinished, known)
    with connect(generation.path, read_only=True) as con:
        rows = write_tables(con, unfinished, before)
        if complete:
            complete(Unfinished(con, unfinished, before, sums, spare_trees.take(settings) if before else None))
    manifest = manifest_text(generation.number, rows, sums.of_all())
    (unfinished / MANIFEST).write_text(manifest, encoding="utf-8")
    if _text_of(settings.published / MANIFEST) == manifest and fault_of_edition(settings, every_byte=True) is None:
        spare_trees.set_aside(settings, unfinished)
        spare_trees.settle(settings, settings.published.resolve())
        return Edition(generation.number, settings.published.resolve(), settings.published, rows, notes)
    folder = _fresh_name(settings.editions_dir, generation.number)
    unfinished.rename(folder)
    _point(settings, folder)
    _prune(settings, folder)
    spare_trees.settle(settings, folder)
    return Edition(generation.number, folder, settings.published, rows, notes)


def fault_of_edition(settings: Settings, *, every_byte: bool = False) -> str | None:
    """What is wrong with the published edition; None if it is whole, or if nothing is published.

    Each file must be there as long as its manifest says, and no file besides; its hash is looked at if it was written
    after the manifest, or with `every_byte`.
    """
    return _look(settings, every_byte=every_byte)[1]


def _look(settings: Settings, *, every_byte: bool = False) -> tuple[pl.DataFrame, str | None]:
    """The files of the published edition, and what is wrong with it."""
    place = settings.published
    if not place.is_symlink():
        return pl.DataFrame(schema=FILES), None
    if not place.exists():
        return pl.DataFrame(schema=FILES), f"its link {place} points nowhere"
    return look_at(place.resolve(), every_byte=every_byte)


def published_generation(settings: Settings) -> int | None:
    """The number of the generation that the published edition says it shows; None if nothing is published."""
    return generation_in(settings.published)


def check_place(settings: Settings) -> None:
    """Raise PublishRefused if something that is not ours stands where tables are to be published."""
    place = settings.published
    try:
        settings.editions_dir.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            target = place.parent / place.readlink()
            if target.parent != settings.editions_dir:
                raise PublishRefused(f"{place} is a link to {target}, which is none of our editions; {_ADVICE}")
        elif place.is_dir():
            if any(place.iterdir()):
                raise PublishRefused(f"{place} is a folder with files that are none of our editions; {_ADVICE}")
            place.rmdir()
        elif place.exists():
            raise PublishRefused(f"{place} is a file; {_ADVICE}")
    except OSError as error:
        raise PublishRefused(f"{place} cannot be published to ({error.strerror}); {_ADVICE}") from error


_ADVICE = "move it away, or publish elsewhere with --publish"


def _edition_before(settings: Settings) -> tuple[Path | None, pl.DataFrame, tuple[str, ...]]:
    """The edition in place and its files, if it is whole; else None and none, and what is wrong with it."""
    files, fault = _look(settings)
    if fault:
        told = f"nothing was taken over from the edition before, {settings.published}: {fault}; all was made anew"
        return None, files, (told,)
    return (None if files.is_empty() else settings.published.resolve()), files, ()


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _fresh_name(editions: Path, number: int) -> Path:
    """A folder name not taken yet: a generation published twice, as after a rollback, gets a suffix."""
    names = [f"gen-{number:06d}", *(f"gen-{number:06d}.{again}" for again in range(2, 10_000))]
    return next(editions / name for name in names if not (editions / name).exists())


def _point(settings: Settings, folder: Path) -> None:
    link = settings.editions_dir / f".link-{os.getpid()}"
    link.symlink_to(Path(settings.editions_dir.name) / folder.name)
    link.replace(settings.published)


def _prune(settings: Settings, newest: Path) -> None:
    """Keep the edition in place and the newest ones beside it; what an older one is made of serves those to come."""
    others = [path for path in settings.editions_dir.glob("gen-*") if path != newest]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in others[settings.keep_generations - 1 :]:
        spare_trees.set_aside(settings, path)

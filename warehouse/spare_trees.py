"""Trees of pages out of which the next editions are made.

An edition has some files for each document, nearly all of them as in the edition before. A link for each would be what
a night pays for old documents. So the next edition begins with a tree of links that is there already, which lacks what
the last nights changed: a spare one. It is hidden beside the editions:

    .parley.published.d/.spare-000001/      documents/ meetings/ positions/, and inputs.parquet, which tells what the
                                            pages in them were made of

An edition that is removed becomes one. As long as fewer editions than `keep_generations` are there, spares stand in for
those to come: links to the newest edition, made when that is, so that there are always as many trees. A tree becomes
spare, and ceases to be it, by one rename; where there is none, the next edition links page by page.
"""

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from warehouse.manifests import WIDE_FOLDERS, files_in
from warehouse.settings import Settings

DIGESTS = "inputs.parquet"  # of the rows that each page was made of, in an edition and in a spare tree


def take(settings: Settings) -> Path | None:
    """A spare tree that the next edition may be made of, as an unfinished folder; None if there is none."""
    spare = max(_spares(settings), default=None)
    return spare.rename(settings.editions_dir / f".unfinished-spare-{os.getpid()}") if spare else None


def drop_all(settings: Settings) -> None:
    """Remove all of them, as where they share their files with an edition that is broken."""
    for spare in _spares(settings):
        _remove(settings, spare)


def set_aside(settings: Settings, tree: Path) -> None:
    """Make a folder that is no edition, or none any more, a spare tree."""
    names = (settings.editions_dir / f"{_NAME}{number:06d}" for number in count(1))
    spare = tree.rename(next(name for name in names if not name.exists()))
    for each in spare.iterdir():
        if each.name in WIDE_FOLDERS or each.name == DIGESTS:
            continue
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def settle(settings: Settings, edition: Path) -> None:
    """Have one tree more than there will be editions, by links to the one in place; none where that has no pages.

    On a disk that knows no links, or has no more room, there are fewer.
    """
    wanted = settings.keep_generations + 1 - len([*settings.editions_dir.glob("gen-*")])
    spares = _spares(settings)
    if not (edition / DIGESTS).is_file():
        wanted = 0
    for surplus in spares[max(wanted, 0) :]:
        _remove(settings, surplus)
    unfinished = settings.editions_dir / f".unfinished-links-{os.getpid()}"
    with suppress(OSError):
        for _ in range(wanted - len(spares)):
            unfinished.mkdir()
            os.link(edition / DIGESTS, unfinished / DIGESTS)
            for folder in WIDE_FOLDERS:
                _link_all(edition / folder, unfinished / folder)
            set_aside(settings, unfinished)


_NAME = ".spare-"


def _spares(settings: Settings) -> list[Path]:
    return sorted(settings.editions_dir.glob(f"{_NAME}*"))


def _remove(settings: Settings, spare: Path) -> None:
    """Remove a spare tree, which is none from the first file on that is removed."""
    shutil.rmtree(spare.rename(settings.editions_dir / f".unfinished-removed-{os.getpid()}"))


def _link_all(folder: Path, to: Path) -> None:
    """Make a folder of links to all files of another, if that is there."""
    if not folder.is_dir():
        return
    to.mkdir()
    made = {""}
    for name, _ in files_in(folder):
        below = name.rpartition("/")[0]
        if below not in made:
            (to / below).mkdir(parents=True, exist_ok=True)
            made.add(below)
        os.link(f"{folder}/{name}", f"{to}/{name}")

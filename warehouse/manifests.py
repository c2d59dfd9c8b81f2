"""`manifest.json` of an edition: each file with its size and hash, by which a broken edition is told from a whole one.

An edition has some files for each document, so that what is done for each of them here costs what a night pays for old
documents: a folder is listed once, files are columns of a frame and no objects, and a file that is the same as in the
edition before is neither looked at nor hashed again.
"""

import hashlib
import json
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import polars as pl

MANIFEST = "manifest.json"
# Folders that have some files for each document.
WIDE_FOLDERS = ("documents", "meetings", "positions")
WRITERS = 16  # files that are written down to the disk side by side
HEAD = 200  # characters of a manifest among which the generation is, which comes first
GENERATION = re.compile(r'\{\s*"generation": (\d+)[,}]')
# Files of an edition, by their names relative to it.
FILES = pl.Schema({"name": pl.String, "bytes": pl.Int64, "sha256": pl.String})
PLAIN = r"^[A-Za-z0-9_./-]*$"  # names that JSON writes as they are
IN_WIDE_FOLDER = pl.col("name").str.contains(f"^({'|'.join(WIDE_FOLDERS)})/")


class Sum(NamedTuple):
    """Size and hash (SHA-256, hexadecimal) of a file."""

    bytes: int
    sha256: str


@dataclass
class Sums:
    """Sizes and hashes of the files of an edition that is being made, each worked out once.

    `known` are those of the edition before, which hold for what is linked from there.
    """

    folder: Path
    known: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=FILES))
    _made: dict[str, Sum] = field(default_factory=dict)
    _changed: frozenset[str] | None = None

    def of(self, name: str) -> Sum:
        """Size and hash of a file, which the disk has when this returns and which does not change any more."""
        if name not in self._made:
            path = self.folder / name
            linked = name in self._known_elsewhere and path.stat().st_nlink > 1
            self._made[name] = self._known_elsewhere[name] if linked else _written_down(path)
        return self._made[name]

    def leave_wide_folders(self, changed: Collection[str]) -> None:
        """Take all files of `WIDE_FOLDERS` for those of the edition before, but for what was written or has gone."""
        self._changed = frozenset(name for name in changed if name.partition("/")[0] in WIDE_FOLDERS)

    def of_all(self) -> pl.DataFrame:
        """Sizes and hashes of all files of the folder, by name; all of them are on the disk afterwards."""
        changed = sorted(self._changed or ())
        there = [name for name, _ in files_in(self.folder, () if self._changed is None else WIDE_FOLDERS)]
        there += [name for name in changed if (self.folder / name).is_file()]
        # A disk takes many files at once in little more time than one.
        with ThreadPoolExecutor(WRITERS) as writers:
            sums = _frame(there, [*writers.map(self.of, there)])
        if self._changed is not None:
            gone = pl.DataFrame({"name": changed}, {"name": pl.String})
            sums = pl.concat([self.known.filter(IN_WIDE_FOLDER).join(gone, on="name", how="anti"), sums])
        return sums.sort("name")

    @cached_property
    def _known_elsewhere(self) -> dict[str, Sum]:
        """What is known of files outside of `WIDE_FOLDERS`: there are few of them."""
        return {name: Sum(*about) for name, *about in self.known.filter(~IN_WIDE_FOLDER).iter_rows()}


def manifest_text(generation: int, rows: Mapping[str, int], files: pl.DataFrame) -> str:
    """The manifest as JSON, the generation first, files in the order of their names."""
    head = json.dumps({"generation": generation, "rows": rows}, indent=1).removesuffix("\n}")
    # Python's JSON takes a hundred times as long for each of some hundred thousand files.
    odd = [name for name in files["name"] if not re.match(PLAIN, name)]
    named = files.sort("name").with_columns(
        name=pl.col("name").replace({name: json.dumps(name)[1:-1] for name in odd}) if odd else pl.col("name")
    )
    lines = named.select(
        pl.concat_str(
            pl.lit('  "'), "name", pl.lit('": {\n   "bytes": '), "bytes", pl.lit(',\n   "sha256": "'), "sha256",
            pl.lit('"\n  }'),
        ).str.join(",\n")
    ).item()  # fmt: skip
    return f'{head},\n "files": {{\n{lines}\n }}\n}}\n'


def generation_in(folder: Path) -> int | None:
    """The generation that a manifest names, without reading of its files; None if there is none."""
    try:
        with (folder / MANIFEST).open(encoding="utf-8") as file:
            named = GENERATION.match(file.read(HEAD))
    except (OSError, UnicodeDecodeError):
        return None
    return int(named[1]) if named else None


def look_at(folder: Path, *, every_byte: bool = False) -> tuple[pl.DataFrame, str | None]:
    """Return the files that the manifest of an edition names, and what is wrong with them; None if all are as written.

    Each must be there as long as the manifest says, and no file besides; its hash is looked at if it was written after
    the manifest, or with `every_byte`.
    """
    nothing = pl.DataFrame(schema=FILES)
    try:
        written = (folder / MANIFEST).stat().st_mtime_ns
        files = _files_named_in(folder / MANIFEST)
        both = files.join(_files_there(folder), on="name", how="full", coalesce=True).sort("name")
        astray = both.filter(pl.col("bytes").is_null() | pl.col("now").is_null())
        if not astray.is_empty():
            first = astray.row(0, named=True)
            return nothing, f"its file {first['name']} is " + ("missing" if first["now"] is None else "none of ours")
        suspect = (pl.col("now") != pl.col("bytes")) | (pl.col("changed") > written) | every_byte
        for row in both.filter(suspect).iter_rows(named=True):
            name = row["name"]
            if row["now"] != row["bytes"] or _sum_of(folder / name) != row["sha256"]:
                return nothing, f"its file {name} is not as it was written"
    except (OSError, ValueError, KeyError, TypeError, AttributeError, pl.exceptions.PolarsError) as error:
        return nothing, f"its {MANIFEST} cannot be read ({type(error).__name__}: {error})"
    return files, None


def files_in(folder: Path, without: Collection[str] = ()) -> Iterator[tuple[str, os.stat_result]]:
    """Give every file below a folder, by its name relative to that, with what the disk says of it.

    `without` are names of folders in it that are left out.
    """
    top = len(str(folder)) + 1
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield entry.path[top:], entry.stat(follow_symlinks=False)
                elif entry.path[top:] not in without:
                    waiting.append(entry.path)


def _files_named_in(manifest: Path) -> pl.DataFrame:
    files = dict(json.loads(manifest.read_text(encoding="utf-8"))["files"])
    files.pop(MANIFEST, None)
    return _frame([*files], [Sum(about["bytes"], about["sha256"]) for about in files.values()])


def _files_there(folder: Path) -> pl.DataFrame:
    """All files of an edition but its manifest: their names, sizes and when each was written."""
    names, sizes, times = [], [], []
    for name, about in files_in(folder):
        if name != MANIFEST:
            names.append(name)
            sizes.append(about.st_size)
            times.append(about.st_mtime_ns)
    schema = pl.Schema({"name": pl.String, "now": pl.Int64, "changed": pl.Int64})
    return pl.DataFrame({"name": names, "now": sizes, "changed": times}, schema)


def _frame(names: Sequence[str], sums: Sequence[Sum]) -> pl.DataFrame:
    sizes, hashes = [each.bytes for each in sums], [each.sha256 for each in sums]
    return pl.DataFrame({"name": names, "bytes": sizes, "sha256": hashes}, FILES)


def _written_down(path: Path) -> Sum:
    """Size and hash of a file, which the disk has when this returns."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return Sum(path.stat().st_size, digest)


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""`manifest.json` of an edition: each file with its size and hash, by which a broken edition is told from a whole one.

An edition has some files for each document, so that what is done for each of them here costs what a night pays for old
documents: a folder is listed once, and the hash of a file that is the same as in the edition before is not made again.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
WRITERS = 16  # files that are written down to the disk side by side
HEAD = 200  # characters of a manifest among which the generation is, which comes first
GENERATION = re.compile(r'\{\s*"generation": (\d+)[,}]')

Files = dict[str, dict[str, Any]]  # by their names relative to the edition: "bytes" and "sha256"


@dataclass
class Sums:
    """Sizes and hashes of the files of an edition that is being made, each worked out once.

    `known` are those of the edition before, which hold for what is linked from there.
    """

    folder: Path
    known: Files = field(default_factory=dict)
    _made: Files = field(default_factory=dict)

    def of(self, name: str) -> dict[str, Any]:
        """Size and hash of a file, which the disk has when this returns and which does not change any more."""
        if name not in self._made:
            path = self.folder / name
            linked = name in self.known and path.stat().st_nlink > 1
            self._made[name] = self.known[name] if linked else _written_down(path)
        return self._made[name]

    def of_all(self) -> Files:
        """Sizes and hashes of all files of the folder, by name; all of them are on the disk afterwards."""
        files, fresh = {}, []
        for name, about in files_in(self.folder):
            if name in self._made:
                files[name] = self._made[name]
            elif about.st_nlink > 1 and name in self.known:
                files[name] = self.known[name]
            else:
                fresh.append(name)
        # A disk takes many files at once in little more time than one.
        with ThreadPoolExecutor(WRITERS) as writers:
            files.update(zip(fresh, writers.map(lambda name: _written_down(self.folder / name), fresh), strict=True))
        return files


def manifest_text(generation: int, rows: Mapping[str, int], files: Files) -> str:
    """The manifest as JSON, the generation first, files in the order of their names."""
    head = json.dumps({"generation": generation, "rows": rows}, indent=1).removesuffix("\n}")
    # Python's JSON with an indent takes ten times as long for each of a hundred thousand files.
    lines = (
        f'  {json.dumps(name)}: {{\n   "bytes": {about["bytes"]},\n   "sha256": "{about["sha256"]}"\n  }}'
        for name, about in sorted(files.items())
    )
    return f'{head},\n "files": {{\n' + ",\n".join(lines) + "\n }\n}\n"


def generation_in(folder: Path) -> int | None:
    """The generation that a manifest names, without reading of its files; None if there is none."""
    try:
        with (folder / MANIFEST).open(encoding="utf-8") as file:
            named = GENERATION.match(file.read(HEAD))
    except (OSError, UnicodeDecodeError):
        return None
    return int(named[1]) if named else None


def look_at(folder: Path, *, every_byte: bool = False) -> tuple[Files, str | None]:
    """Return the files that the manifest of an edition names, and what is wrong with them; None if all are as written.

    Each must be there as long as the manifest says, and no file besides; its hash is looked at if it was written after
    the manifest, or with `every_byte`.
    """
    try:
        written = (folder / MANIFEST).stat().st_mtime_ns
        files: Files = dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"])
        missing = files.keys() - {MANIFEST}
        strange, changed = [], []
        for name, now in files_in(folder):
            about = files.get(name)
            if about is None:
                strange.append(name)
                continue
            missing.discard(name)
            if now.st_size != about["bytes"] or (
                (every_byte or now.st_mtime_ns > written) and _sum_of(folder / name) != about["sha256"]
            ):
                changed.append(name)
        strange = [name for name in strange if name != MANIFEST]
        if strange or missing:
            first = min([*strange, *missing])
            return {}, f"its file {first} is " + ("missing" if first in missing else "none of ours")
        if changed:
            return {}, f"its file {min(changed)} is not as it was written"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return {}, f"its {MANIFEST} cannot be read ({type(error).__name__}: {error})"
    return files, None


def files_in(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give every file below a folder, by its name relative to that, with what the disk says of it."""
    top = len(str(folder)) + 1
    waiting = [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path[top:], entry.stat(follow_symlinks=False)


def _written_down(path: Path) -> dict[str, Any]:
    """Size and hash of a file, which the disk has when this returns."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return {"bytes": path.stat().st_size, "sha256": digest}


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

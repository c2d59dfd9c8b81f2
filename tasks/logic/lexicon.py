"""Loads the house's vocabulary, `seeds/reference/*.csv`, and refuses it whole if a single row is broken.

Exceptions:
    ValueError
    └── BrokenReference     one or more rows, files or columns that cannot be used; names file, line and reason
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from tasks.logic.reference_checks import Fault, Table, faults_of
from tasks.logic.reference_shapes import SHAPES

__all__ = ["BrokenReference", "Fault", "Reference", "check_reference", "load_reference"]
SHOWN_FAULTS = 20
_MEETS_AS = re.compile(r"\bmeets as its members ([A-Z|]+)")


class BrokenReference(ValueError):  # noqa: N818 - says what is broken, as the errors of this house do
    """Reference data that cannot be used; `faults` holds every reason found."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        shown = [f"  {fault}" for fault in faults[:SHOWN_FAULTS]]
        rest = len(faults) - len(shown)
        more = [f"  and {rest} more"] if rest else []
        told = f"the reference data in {folder} cannot be used; correct these rows, or put back the last good file:"
        super().__init__("\n".join([told, *shown, *more]))
        self.faults = faults


# How reports are merged and published, and how documents are judged, not how documents are read: a correction, a limit
# or a gate costs no reading.
MERGED_AND_PUBLISHED_WITH = frozenset(
    {"corrections", "merging", "near_duplicates", "edition_marks", "publishing"}
    | {"edition_articles", "edition_colours", "edition_limits"}
)
NOT_READ_WITH = MERGED_AND_PUBLISHED_WITH | {"gates"}
NEEDED = ("parties", "party_aliases", "people", "titles", "places")


@dataclass(frozen=True, eq=False)
class Reference:
    """The vocabulary of one folder: a frame per CSV file, every cell text, an empty cell an empty string.

    `version` is a SHA-256 over the names and bytes of all files: two references with one version are equal.
    `reading_version` is the same over the files that the reading of a document depends on.
    """

    folder: Path
    version: str
    tables: Mapping[str, pl.DataFrame]
    reading_version: str = ""

    def __eq__(self, other: object) -> bool:
        """Whether both were read from the same bytes."""
        return isinstance(other, Reference) and self.version == other.version

    def __hash__(self) -> int:
        """Equal versions, equal hashes: a reference can key a cache."""
        return hash(self.version)

    def table(self, name: str) -> pl.DataFrame:
        """One row per row of `<name>.csv`; BrokenReference if the folder has no such file."""
        if name not in self.tables:
            raise BrokenReference(self.folder, [Fault(f"{name}.csv", 0, "the file is missing")])
        return self.tables[name]

    @property
    def parties(self) -> pl.DataFrame:
        """One row per state, territory, organisation or group."""
        return self.table("parties")

    @property
    def party_aliases(self) -> pl.DataFrame:
        """One row per written form of a party."""
        return self.table("party_aliases")

    @property
    def people(self) -> pl.DataFrame:
        """One row per person and office held."""
        return self.table("people")

    @property
    def titles(self) -> pl.DataFrame:
        """One row per title of an office, rank or trade."""
        return self.table("titles")

    @property
    def places(self) -> pl.DataFrame:
        """One row per city, region, venue, water or island."""
        return self.table("places")

    @property
    def issues(self) -> pl.DataFrame:
        """One row per issue that a position can be about."""
        return self.table("issues")

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The states for which each format stands that has no office of its own: those of the E3, of the P5+1."""
        notes = self.parties.select("code", "note").iter_rows()
        found = {code: _MEETS_AS.search(note or "") for code, note in notes}
        return {code: tuple(match.group(1).split("|")) for code, match in found.items() if match}

    @cached_property
    def party_kinds(self) -> dict[str, str]:
        """Kind of every party by its code."""
        return dict(zip(self.parties["code"], self.parties["kind"], strict=True))

    @cached_property
    def party_names(self) -> dict[str, str]:
        """Name of every party by its code."""
        return dict(zip(self.parties["code"], self.parties["name"], strict=True))


def load_reference(folder: Path) -> Reference:
    """The checked vocabulary of `folder`, all its `*.csv` files; BrokenReference lists every fault there is.

    A folder needs no more than the tables of parties, people, titles and places; `check_reference` wants all.
    """
    return _loaded(folder, NEEDED)


def check_reference(folder: Path) -> Reference:
    """The vocabulary of `folder` if a night can be done with it; BrokenReference if any table is broken or missing."""
    return _loaded(folder, SHAPES)


def _loaded(folder: Path, needed: Iterable[str]) -> Reference:
    faults: list[Fault] = []
    digest, of_reading = hashlib.sha256(), hashlib.sha256()
    tables: dict[str, Table] = {}
    for path in sorted(folder.glob("*.csv")):
        try:
            content = path.read_bytes()
        except OSError as error:
            faults.append(Fault(path.name, 0, f"the file cannot be read: {error.strerror}"))
            tables[path.stem] = Table([], [])
            continue
        for over in (digest,) if path.stem in NOT_READ_WITH else (digest, of_reading):
            over.update(f"{path.name}\0{len(content)}\0".encode())
            over.update(content)
        tables[path.stem] = _read(path.name, content, faults)
    faults += [Fault(f"{name}.csv", 0, "the file is missing") for name in needed if name not in tables]
    faults += [fault for name, table in tables.items() if name in SHAPES for fault in faults_of(name, table, tables)]
    if faults:
        raise BrokenReference(folder, faults)
    frames = {name: _frame(table) for name, table in tables.items()}
    return Reference(folder, digest.hexdigest(), frames, of_reading.hexdigest())


def _read(file: str, content: bytes, faults: list[Fault]) -> Table:
    """Header and rows of one CSV file, without the rows that have another number of cells than the header."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader, [])
        rows = [(reader.line_num, row) for row in reader]
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.append(Fault(file, line, f"byte {error.start} is not UTF-8"))
        return Table([], [])
    except csv.Error as error:
        faults.append(Fault(file, reader.line_num, f"not readable as CSV: {error}"))
        return Table([], [])
    if not header or len(set(header)) != len(header) or not all(header):
        faults.append(Fault(file, 1, "the first line must name every column once"))
        return Table([], [])
    width = len(header)
    faults += [
        Fault(file, line, f"{len(row)} cells where the header has {width}") for line, row in rows if len(row) != width
    ]
    return Table(header, [(line, row) for line, row in rows if len(row) == width])


def _frame(table: Table) -> pl.DataFrame:
    columns = zip(*(row for _, row in table.rows), strict=True) if table.rows else ([] for _ in table.header)
    return pl.DataFrame(
        [pl.Series(name, list(cells), dtype=pl.Utf8) for name, cells in zip(table.header, columns, strict=True)]
    )

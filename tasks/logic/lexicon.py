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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import polars as pl

from tasks.logic.reference_shapes import SHAPES

LIST_SEPARATOR = "|"
SHOWN_FAULTS = 20
PARTIAL_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?\Z")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?\Z")
_MEETS_AS = re.compile(r"\bmeets as its members ([A-Z|]+)")
PARTY_CODE = re.compile(r"[A-Z][A-Z0-9_]*(?:\+\d?)?\Z")  # RUS, AL_QAEDA, P5+1, OPEC+


class Fault(NamedTuple):
    """One reason why a reference file cannot be used."""

    file: str
    line: int  # counted from 1, the header; 0 where the whole file is meant
    reason: str

    def __str__(self) -> str:
        """`file:line: reason`, as editors and compilers write it."""
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class BrokenReference(ValueError):  # noqa: N818 - says what is broken, as the errors of this house do
    """Reference data that cannot be used; `faults` holds every reason found."""

    def __init__(self, folder: Path, faults: list[Fault]) -> None:
        shown = [f"  {fault}" for fault in faults[:SHOWN_FAULTS]]
        rest = len(faults) - len(shown)
        more = [f"  and {rest} more"] if rest else []
        super().__init__("\n".join([f"Reference data in {folder} is broken; correct these rows:", *shown, *more]))
        self.faults = faults


# How documents and reports are merged and published, not how documents are read: a correction or a limit costs no
# reading.
NOT_READ_WITH = frozenset(
    {"corrections", "merging", "near_duplicates", "edition_marks", "publishing"}
    | {"edition_articles", "edition_colours", "edition_limits"}
)
NEEDED = ("parties", "party_aliases", "people", "titles", "places")


class Table(NamedTuple):
    """One CSV file as read: its header and, per row, the line number and the cells."""

    header: list[str]
    rows: list[tuple[int, list[str]]]


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
    def party_names(self) -> dict[str, str]:
        """Name of every party by its code."""
        return dict(zip(self.parties["code"], self.parties["name"], strict=True))


def load_reference(folder: Path) -> Reference:
    """The checked vocabulary of `folder`, all its `*.csv` files; BrokenReference lists every fault there is."""
    faults: list[Fault] = []
    digest, of_reading = hashlib.sha256(), hashlib.sha256()
    tables: dict[str, Table] = {}
    for path in sorted(folder.glob("*.csv")):
        content = path.read_bytes()
        for over in (digest,) if path.stem in NOT_READ_WITH else (digest, of_reading):
            over.update(f"{path.name}\0{len(content)}\0".encode())
            over.update(content)
        tables[path.stem] = _read(path.name, content, faults)
    faults += [Fault(f"{name}.csv", 0, "the file is missing") for name in NEEDED if name not in tables]
    for name, table in tables.items():
        if name in SHAPES:
            faults += _check(name, table, tables)
    if not faults:
        faults += [*_check_party_codes(tables["parties"]), *_check_aliases(tables["party_aliases"])]
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


def _check(name: str, table: Table, tables: Mapping[str, Table]) -> Iterator[Fault]:
    """Faults of one known table, held against its shape."""
    file, shape = f"{name}.csv", SHAPES[name]
    if not table.header:
        return  # already reported by _read
    if tuple(table.header) != shape.columns:
        yield Fault(file, 1, f"columns must be {','.join(shape.columns)}")
        return
    at = {column: i for i, column in enumerate(shape.columns)}
    known = {column: _column(tables.get(other), source) for column, (other, source) in shape.refers.items()}
    first_line: dict[tuple[str, ...], int] = {}
    key = [at[column] for column in shape.key]
    for line, row in table.rows:
        if any(cell != cell.strip() for cell in row):
            yield Fault(file, line, "a cell begins or ends with white space")
        for column in shape.required:
            if not row[at[column]]:
                yield Fault(file, line, f"{column} is empty")
        for column, words in shape.allowed.items():
            if row[at[column]] and row[at[column]] not in words:
                yield Fault(file, line, f"unknown {column} '{row[at[column]]}' (one of {', '.join(sorted(words))})")
        for column, values in known.items():
            if row[at[column]] and row[at[column]] not in values:
                yield Fault(file, line, f"unknown {column} '{row[at[column]]}', not in {shape.refers[column][0]}.csv")
        yield from _check_dates(file, line, [row[at[column]] for column in shape.dates])
        for column in shape.numbers:
            if not NUMBER.match(row[at[column]]):
                yield Fault(file, line, f"{column} '{row[at[column]]}' is no number")
        value = tuple(row[i] for i in key)
        if value in first_line:
            yield Fault(file, line, f"duplicate of line {first_line[value]}: {', '.join(value)}")
        first_line.setdefault(value, line)


def _column(table: Table | None, column: str) -> frozenset[str]:
    if table is None or column not in table.header:
        return frozenset()
    i = table.header.index(column)
    return frozenset(row[i] for _, row in table.rows)


def _check_dates(file: str, line: int, values: list[str]) -> Iterator[Fault]:
    for value in values:
        if value and not PARTIAL_DATE.match(value):
            yield Fault(file, line, f"'{value}' is no date: YYYY, YYYY-MM or YYYY-MM-DD")
    if len(values) == 2 and all(values):
        shorter = min(map(len, values))
        if values[0][:shorter] > values[1][:shorter]:
            yield Fault(file, line, f"ends ({values[1]}) before it begins ({values[0]})")


def _check_party_codes(parties: Table) -> Iterator[Fault]:
    """Codes are upper case, as the guidelines of the gold facts ask; two parties do not share a name."""
    first_line: dict[str, int] = {}
    for line, (code, name, *_) in parties.rows:
        if not PARTY_CODE.match(code):
            yield Fault("parties.csv", line, f"code '{code}' is not in capitals, digits and underscores")
        if name in first_line:
            yield Fault("parties.csv", line, f"name '{name}' is taken by line {first_line[name]}")
        first_line.setdefault(name, line)


def _check_aliases(aliases: Table) -> Iterator[Fault]:
    """A form that stands for several parties must say so: by dates, or by 'ambiguous' in its note."""
    by_form: dict[str, list[tuple[int, list[str]]]] = {}
    for line, row in aliases.rows:
        by_form.setdefault(row[0], []).append((line, row))
    for form, rows in by_form.items():
        if len({row[1] for _, row in rows}) < 2:
            continue
        for line, (_, code, _, valid_from, valid_to, note) in rows:
            if not (valid_from or valid_to or "ambiguous" in note):
                reason = f"'{form}' has several codes; give {code} dates or the note 'ambiguous'"
                yield Fault("party_aliases.csv", line, reason)


def _frame(table: Table) -> pl.DataFrame:
    columns = zip(*(row for _, row in table.rows), strict=True) if table.rows else ([] for _ in table.header)
    return pl.DataFrame(
        [pl.Series(name, list(cells), dtype=pl.Utf8) for name, cells in zip(table.header, columns, strict=True)]
    )

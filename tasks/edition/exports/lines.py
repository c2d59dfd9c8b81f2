"""Files of one line per fact: lines of a slice of time whose facts are as in the edition before are copied as they are.

Lines stand in the order of the day of their fact, then of its id. `lines.parquet` in the edition tells where each slice
lies in each file, and the digest of the facts in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import duckdb

from warehouse.published_tables import append
from warehouse.time_slices import Day, Slice, read_places, slices_of, write_places

PLACES = "lines.parquet"
# A line is made in Python, so that slices are finer than those of tables: of facts without a day each new one has its
# slice made anew, and most of them stand in different ones.
MOST_LINES = 50
# Facts that are in memory at once, with all that their lines are made of.
CHUNK = 5_000


class Place(NamedTuple):
    """Where the lines of a slice of the facts of a kind lie in a file: first byte, and length up to its last line."""

    file: str
    kind: str
    slice: str
    digest: str
    start: int
    length: int


class _Run(NamedTuple):
    """Bytes of the file of the edition before, from which they are copied in one go."""

    start: int
    length: int


class Kind(NamedTuple):
    """A kind of fact in a file: a query for day, id and digest of each, and what makes lines of some by their ids."""

    name: str
    facts: str
    render: Callable[[list[str]], Mapping[str, str]]


class Lines:
    """Writes the files of one line per fact of an edition."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path, before: Path | None, made_by: str) -> None:
        """`made_by` is the program that makes the lines: of what another one made nothing is taken over."""
        self._con, self._folder, self._before, self._made_by = con, folder, before, made_by
        self._known: dict[tuple[str, str, str, str], Place] = {}
        for place in read_places(con, before and before / PLACES, Place, made_by):
            self._known[place[:4]] = place
        self._places: list[Place] = []

    def write(self, out: BinaryIO, file: str, kinds: Sequence[Kind], separator: bytes) -> bool:
        """Write the lines of facts into an open file, which the edition calls `file`; False if there are none."""
        at = begin = out.tell()
        for kind in kinds:
            slices = slices_of(_days(self._con, kind), MOST_LINES)
            fresh = [each for each in slices if (file, kind.name, each.name, each.digest) not in self._known]
            made = self._made(kind, fresh)
            run = _Run(0, 0)
            for each in slices:
                if at > begin:
                    at += len(separator)
                if place := self._known.get((file, kind.name, each.name, each.digest)):
                    if run.length and run.start + run.length + len(separator) == place.start:
                        run = _Run(run.start, run.length + len(separator) + place.length)
                    else:
                        self._copy(out, file, run, begin, separator)
                        run = _Run(place.start, place.length)
                    length = place.length
                else:
                    self._copy(out, file, run, begin, separator)
                    run = _Run(0, 0)
                    lines = separator.join(line.encode() for line in next(made))
                    out.write(separator + lines if out.tell() > begin else lines)
                    length = len(lines)
                self._places.append(Place(file, kind.name, each.name, each.digest, at, length))
                at += length
            self._copy(out, file, run, begin, separator)
        return at > begin

    def keep_places(self) -> None:
        """Write where all slices lie, for the edition after this one."""
        write_places(self._folder / PLACES, Place, self._places, self._made_by)

    def _copy(self, out: BinaryIO, file: str, run: _Run, begin: int, separator: bytes) -> None:
        """Copy lines of slices that follow each other in the edition before, if there are any."""
        if not run.length:
            return
        if self._before is None:
            raise ValueError(f"lines of {file} are to be taken over where no edition was before")
        if out.tell() > begin:
            out.write(separator)
        append(out, self._before / file, run.start, run.length)

    def _made(self, kind: Kind, slices: Sequence[Slice]) -> Iterator[list[str]]:
        """Give the lines of each of these slices, made for some thousand facts at a time."""
        for some in _chunks(slices):
            days = [day for each in some for day in each.days]
            found = self._con.execute(
                f"SELECT day, id FROM ({kind.facts}) WHERE day IN (SELECT unnest($days::VARCHAR[])) ORDER BY day, id",
                {"days": days},
            ).fetchall()
            of_day: dict[str, list[str]] = {day: [] for day in days}
            for day, fact in found:
                of_day[day].append(fact)
            lines = kind.render([fact for _, fact in found])
            for each in some:
                yield [lines[fact] for day in each.days for fact in of_day[day]]


def _days(con: duckdb.DuckDBPyConnection, kind: Kind) -> list[Day]:
    found = con.execute(
        f"SELECT day, count(*), CAST(sum(digest) AS VARCHAR) FROM ({kind.facts}) GROUP BY day"
    ).fetchall()
    return [Day(day, n, int(digest)) for day, n, digest in found]


def _chunks(slices: Sequence[Slice]) -> Iterator[list[Slice]]:
    chunk: list[Slice] = []
    for each in slices:
        if chunk and sum(one.rows for one in chunk) + each.rows > CHUNK:
            yield chunk
            chunk = []
        chunk.append(each)
    if chunk:
        yield chunk

"""Files of one line per fact: a line whose fact is as in the edition before is taken over, not made again."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

# Facts that are in memory at once, with all that their lines are made of.
CHUNK = 10_000


class Earlier:
    """The lines of the file in the edition before, read once, in their order; none if there is no such file.

    `opening` is what each line begins with; the name of its fact follows, up to the next quotation mark.
    """

    def __init__(self, path: Path | None, opening: str) -> None:
        """Nothing is read yet."""
        self._opening = opening
        self._lines = _lines_of(path) if path and path.is_file() else iter(())

    def of(self, names: list[str]) -> dict[str, str]:
        """The lines of the facts of these names, which come in the order of the file; without those that it lacks."""
        wanted, found = set(names), dict[str, str]()
        if not names:
            return found
        for line in self._lines:
            name = line[len(self._opening) : line.find('"', len(self._opening))]
            if name in wanted:
                found[name] = line
            if name == names[-1]:
                break
        return found


def lines(
    con: duckdb.DuckDBPyConnection,
    keys: str,
    earlier: Earlier,
    name: Callable[[str], str],
    render: Callable[[list[str]], Mapping[str, str]],
) -> Iterator[str]:
    """Give the line of every fact of the query `keys`, whose rows are its id and whether it is fresh, in their order.

    `name` tells by which name a line calls a fact, `render` makes the lines of some facts, by their ids.
    """
    for chunk in _chunks(con, keys):
        kept = earlier.of([name(key) for key, fresh in chunk if not fresh])
        made = render([key for key, fresh in chunk if fresh or name(key) not in kept])
        for key, _ in chunk:
            yield made[key] if key in made else kept[name(key)]


def _chunks(con: duckdb.DuckDBPyConnection, keys: str) -> Iterator[list[tuple[str, bool]]]:
    found: list[Any] = con.execute(keys).fetchall()
    for start in range(0, len(found), CHUNK):
        yield found[start : start + CHUNK]


def _lines_of(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from (line.rstrip("\n").removesuffix(",") for line in file)

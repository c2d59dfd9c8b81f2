"""The positions by party and issue: what the matrix, and the pages of parties and of issues, are drawn from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tasks.edition import words
from tasks.edition.facts import Facts, Row

OTHER = "other"  # the issue of all that is none of the list: its labels are about different things
STANCES = ("support", "open", "oppose")
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Cell:
    """What a party said on an issue; where `party` is none, what holders without one said.

    `positions` come newest first. `standings` are its rows of `stance_matrix`: one, of other issues one per label, none
    without a party. `changes` are those of `position_changes`, newest first. `is_new` tells whether a position is new
    in this generation, while others are not.
    """

    party: str | None
    issue: str
    positions: list[Row]
    standings: list[Row]
    changes: list[Row]
    is_new: bool

    @property
    def latest(self) -> Row:
        """The position stated last."""
        return self.positions[0]

    @property
    def stances(self) -> list[str]:
        """Where the party stands: the stances of its last day; none where labels or holders have little in common."""
        latest = self.standings[0]["latest_stances"] if self.standings and self.issue != OTHER else []
        return [stance for stance in STANCES if stance in latest]

    @property
    def differ(self) -> bool:
        """Whether the party has taken more than one stance on the same thing."""
        return any(len(row["stances"]) > 1 for row in self.standings if row["label"] or self.issue != OTHER)

    @property
    def n_sources(self) -> int:
        """How many documents the positions come from, copies counted once."""
        return len({row["independent_source"] for row in self.positions})


@dataclass(frozen=True)
class Told:
    """One position, and those that say the same in copies of its document."""

    row: Row
    copies: list[Row]


def cells_of(facts: Facts) -> dict[Key, Cell]:
    """Return the cells by party and issue, those with the most positions first."""
    positions: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in reversed(facts.positions.values()):
        positions[row["party"] or None, row["issue"]].append(row)
    standings, changes = _by_cell(facts.stances), _by_cell(facts.position_changes)
    fresh = {row["id"] for row in facts.changes if (row["kind"], row["change"]) == ("position", "new")}
    some_are_new = len(fresh) < len(facts.positions)
    ordered = sorted(positions.items(), key=lambda item: (-len(item[1]), item[0][0] or "", item[0][1]))
    return {
        key: Cell(
            *key,
            positions=rows,
            standings=standings[key],
            changes=changes[key],
            is_new=some_are_new and any(row["position_id"] in fresh for row in rows),
        )
        for key, rows in ordered
    }


def _by_cell(rows: Iterable[Row]) -> defaultdict[Key, list[Row]]:
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["party"], row["issue"]].append(row)
    return groups


def without_copies(rows: Iterable[Row]) -> list[Told]:
    """Return positions in their order, each with those that copies of its document repeat."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = (row["independent_source"], row["holder"], row["stance"], row["issue_label"], row["towards"])
        groups.setdefault(key, []).append(row)
    told = []
    for group in groups.values():
        first = next((row for row in group if row["document_id"] == row["independent_source"]), group[0])
        told.append(Told(first, [row for row in group if row is not first]))
    return told


def steps(rows: Iterable[Row], most: int) -> list[tuple[str, list[Row]]]:
    """Return positions in their order under days, months or years: the finest that gives at most `most` headings."""
    timed = list(rows)
    for length in (len("2022-01-10"), len("2022-01"), len("2022")):
        found = [(key, list(of_time)) for key, of_time in groupby(timed, key=lambda row: _time(row)[:length])]
        if len(found) <= most:
            break
    return [(words.short_day(key) or "undated", of_time) for key, of_time in found]


def _time(row: Row) -> str:
    return row["known_on"].isoformat() if row["known_on"] else ""

"""The positions by party and issue: what the matrix, and the pages of parties and of issues, are drawn from."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from tasks.edition import words
from tasks.edition.facts import Facts, Key, Row

OTHER = "other"  # the issue of all that is none of the list: its labels are about different things
STANCES = ("support", "open", "oppose")


@dataclass(frozen=True)
class Cell:
    """What a party said on an issue; where `party` is none, what holders without one said.

    `about` is its row of `edition_cells`, which counts all positions; `positions` are those read, newest first.
    `standings` are its rows of `stance_matrix`: one, of other issues one per label, none without a party. `changes` are
    the newest of `position_changes`, newest first.
    """

    about: Row
    positions: list[Row]
    standings: list[Row]
    changes: list[Row]

    @property
    def party(self) -> str | None:
        """Whose positions they are; none for holders without a party."""
        party: str | None = self.about["party"]
        return party

    @property
    def issue(self) -> str:
        """What they are on."""
        return str(self.about["issue"])

    @property
    def n_positions(self) -> int:
        """How many there are."""
        return int(self.about["n_positions"])

    @property
    def balance(self) -> Counter[str]:
        """How often which stance was taken."""
        return Counter({stance: self.about[f"n_{stance}"] for stance in STANCES})

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


@dataclass(frozen=True)
class Told:
    """One position, and those that say the same in copies of its document."""

    row: Row
    copies: list[Row]


def cells_of(facts: Facts) -> dict[Key, Cell]:
    """Return the cells by party and issue, those with the most positions first."""
    positions = _by_cell(reversed(facts.positions.values()))
    standings, changes = _by_cell(facts.stances), _by_cell(facts.position_changes)
    ordered = sorted(facts.cells, key=lambda row: (-row["n_positions"], row["party"] or "", row["issue"]))
    keys = [(row["party"], row["issue"]) for row in ordered]
    return {
        key: Cell(row, positions[key], standings[key], changes[key]) for key, row in zip(keys, ordered, strict=True)
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

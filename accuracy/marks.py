"""Marks: how many gold facts are found, how many of the facts read are right, and which of their slots.

detect  the fact is the same as a gold one (`accuracy.matching`)
exact   and its main slots are right: a meeting's parties, start and status; a position's issue and stance

Optional gold facts are neither missed where they are not read nor wrong where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import polars as pl

from accuracy.gold import GoldDocument, GoldMeeting, GoldPosition
from accuracy.matching import (
    ReadMeeting,
    ReadPosition,
    meeting_agreement,
    overlapping,
    paired,
    position_agreement,
    read_meeting,
    read_position,
    same_place,
    same_start,
)
from tasks.logic.reading import Reading

Read = TypeVar("Read", ReadMeeting, ReadPosition)
Gold = TypeVar("Gold", GoldMeeting, GoldPosition)


class Mark(NamedTuple):
    """Hits among the facts read and among the gold ones; precision, recall and F1 are 0 where there are none."""

    hits: int = 0
    read: int = 0
    gold: int = 0

    def __add__(self, other: Mark) -> Mark:  # type: ignore[override]
        """Return the counts of both together."""
        return Mark(self.hits + other.hits, self.read + other.read, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of the facts read that are right."""
        return self.hits / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold facts that were read."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.read + self.gold) if self.read + self.gold else 0.0


@dataclass(frozen=True)
class Comparison(Generic[Read, Gold]):
    """The facts of one kind in one document; `pairs` gives for a read fact's number that of its gold fact."""

    document: str
    read: tuple[Read, ...]
    gold: tuple[Gold, ...]
    pairs: dict[int, int]

    @property
    def found(self) -> list[tuple[Read, Gold]]:
        """Read facts with the gold facts that they are, without optional ones."""
        return [(self.read[i], self.gold[j]) for i, j in self.pairs.items() if not self.gold[j].optional]

    @property
    def missed(self) -> list[Gold]:
        """Gold facts that were not read."""
        taken = set(self.pairs.values())
        return [fact for j, fact in enumerate(self.gold) if j not in taken and not fact.optional]

    @property
    def wrong(self) -> list[Read]:
        """Read facts that are no gold ones."""
        return [fact for i, fact in enumerate(self.read) if i not in self.pairs]

    def verdicts(self) -> list[tuple[Read, bool]]:
        """Each read fact with whether it is a gold one, without those that are optional."""
        return [(fact, True) for fact, _ in self.found] + [(fact, False) for fact in self.wrong]

    def mark(self, right: Callable[[Read, Gold], bool] = lambda read, gold: True) -> Mark:
        """The mark of those facts that are found and right."""
        found = self.found
        gold = sum(not fact.optional for fact in self.gold)
        return Mark(sum(right(*pair) for pair in found), len(found) + len(self.wrong), gold)


MeetingComparison = Comparison[ReadMeeting, GoldMeeting]
PositionComparison = Comparison[ReadPosition, GoldPosition]
Slots = dict[str, Mark]


class Compared(NamedTuple):
    """What one set of documents holds and what was read in them."""

    documents: int
    dated: int  # documents whose day of publication lies within the gold's window
    meetings: list[MeetingComparison]
    positions: list[PositionComparison]


def compared(documents: Iterable[GoldDocument], reading: Reading) -> Compared:
    """Hold a reading against the gold of its documents; documents are known by name."""
    about = {row["document"]: row for row in reading.documents.iter_rows(named=True)}
    meetings, positions = _by_document(reading.meeting_reports), _by_document(reading.positions)
    out = Compared(0, 0, [], [])
    for gold in documents:
        told = tuple(read_meeting(row) for row in meetings.get(gold.name, []))
        held = tuple(read_position(row) for row in positions.get(gold.name, []))
        out.meetings.append(Comparison(gold.name, told, gold.meetings, paired(told, gold.meetings, meeting_agreement)))
        out.positions.append(
            Comparison(gold.name, held, gold.positions, paired(held, gold.positions, position_agreement))
        )
        out = out._replace(documents=out.documents + 1, dated=out.dated + _is_dated(gold, about.get(gold.name, {})))
    return out


def _by_document(frame: pl.DataFrame) -> dict[str, list[dict[str, object]]]:
    parts = frame.partition_by("document", as_dict=True, maintain_order=True)
    return {str(key[0]): part.to_dicts() for key, part in parts.items()}


def _is_dated(gold: GoldDocument, row: dict[str, object]) -> bool:
    earliest = row.get("published_earliest")
    return bool(gold.published and earliest and gold.published[0] <= str(earliest) <= gold.published[1])


def together(sets: Iterable[Compared]) -> Compared:
    """Several sets as one."""
    out = Compared(0, 0, [], [])
    for one in sets:
        out = Compared(
            out.documents + one.documents, out.dated + one.dated,
            out.meetings + one.meetings, out.positions + one.positions,
        )  # fmt: skip
    return out


def exact_meeting(read: ReadMeeting, gold: GoldMeeting) -> bool:
    """Whether parties, start and status are right."""
    return read.parties == gold.parties and same_start(read, gold) and read.status in gold.status


def exact_position(read: ReadPosition, gold: GoldPosition) -> bool:
    """Whether stance and issue are right."""
    return read.stance in gold.stance and read.issue in gold.issue


def marks(of: Compared) -> dict[str, Mark]:
    """The four marks of a set: meetings and positions, detect and exact."""
    return {
        "meetings detect": sum((c.mark() for c in of.meetings), Mark()),
        "meetings exact": sum((c.mark(exact_meeting) for c in of.meetings), Mark()),
        "positions detect": sum((c.mark() for c in of.positions), Mark()),
        "positions exact": sum((c.mark(exact_position) for c in of.positions), Mark()),
    }


def meeting_slots(of: Compared) -> Slots:
    """For each slot of the meetings found, how often it is right of how often the gold gives it."""
    pairs = [pair for c in of.meetings for pair in c.found]
    return {
        "parties": _share(read.parties == gold.parties for read, gold in pairs),
        "start": _share(same_start(read, gold) for read, gold in pairs),
        "status": _share(read.status in gold.status for read, gold in pairs),
        "place": _share(same_place(read, gold) for read, gold in pairs if gold.place),
        "people": _share(read.people == gold.people for read, gold in pairs if gold.people),
        "format": _share(_same_format(read, gold) for read, gold in pairs if gold.format),
        "duration": _share(
            read.duration_minutes in gold.duration_minutes for read, gold in pairs if gold.duration_minutes
        ),
    }


def position_slots(of: Compared) -> Slots:
    """For each slot of the positions found, how often it is right of how many there are."""
    pairs = [pair for c in of.positions for pair in c.found]
    return {
        "holder": _share(read.holder in gold.holder for read, gold in pairs),
        "stance": _share(read.stance in gold.stance for read, gold in pairs),
        "issue": _share(read.issue in gold.issue for read, gold in pairs),
        "act": _share(read.act in gold.act for read, gold in pairs),
    }


def _same_format(read: ReadMeeting, gold: GoldMeeting) -> bool:
    return read.format in gold.format or (read.format == "unknown" and "" in gold.format)


def _share(right: Iterable[bool]) -> Mark:
    answers = list(right)
    return Mark(sum(answers), len(answers), len(answers))


def meeting_faults(of: Compared) -> Counter[str]:
    """How meetings are missed, wrong or not exact, by kind of fault; one meeting can have several wrong slots."""
    counts = _faults(of.meetings)
    for read, gold in (pair for c in of.meetings for pair in c.found):
        counts["found, other parties"] += read.parties != gold.parties
        counts["found, other start"] += not same_start(read, gold)
        counts["found, other status"] += read.status not in gold.status
    return counts


def position_faults(of: Compared) -> Counter[str]:
    """How positions are missed, wrong or not exact, by kind of fault."""
    counts = _faults(of.positions)
    for read, gold in (pair for c in of.positions for pair in c.found):
        counts["found, other issue"] += read.issue not in gold.issue
        counts["found, other stance"] += read.stance not in gold.stance
    return counts


def _faults(comparisons: Iterable[Comparison[Read, Gold]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in comparisons:
        for gold in one.missed:
            beside = any(overlapping(read.spans, gold.spans) for read in one.read)
            counts["missed, another fact read there" if beside else "missed, nothing read there"] += 1
        for read in one.wrong:
            beside = any(overlapping(read.spans, gold.spans) for gold in one.gold)
            counts["wrong, where the gold has another fact" if beside else "wrong, where the gold has none"] += 1
    return counts

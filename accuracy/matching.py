"""When a fact that was read is the same as a gold one.

The measures are those of the scorer beside the shared gold: a meeting is recognised by parties, time and passage
together, a position by party and passage. Of several candidates the best agreement is paired first, each fact once.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from accuracy.gold import GoldMeeting, GoldPosition, surname
from accuracy.wordless import Span

LEAST_SHARED = 15  # characters that two passages share at least, or half of the shorter one
LEAST_AGREEMENT = 0.5
PARTIES, TIME, PASSAGE = 0.4, 0.3, 0.3  # what each counts for in a meeting's agreement
SAME_DAY, SOME_DAY, NEITHER_DATED, ONE_DATED = 1.0, 0.6, 0.5, 0.25

Read = TypeVar("Read")
Gold = TypeVar("Gold")


@dataclass(frozen=True)
class ReadMeeting:
    """One row of meeting_reports, as far as it is compared."""

    parties: frozenset[str]
    people: frozenset[str]
    start: str | None
    end: str | None
    place: str
    format: str
    status: str
    duration_minutes: int | None
    spans: tuple[Span, ...]
    row: dict[str, Any]


@dataclass(frozen=True)
class ReadPosition:
    """One row of positions, as far as it is compared."""

    holder: str
    party: str | None
    issue: str
    stance: str
    act: str
    spans: tuple[Span, ...]
    row: dict[str, Any]


def read_meeting(row: dict[str, Any]) -> ReadMeeting:
    """A row of meeting_reports in the terms of the comparison."""
    return ReadMeeting(
        parties=frozenset(row["parties"] or []),
        people=frozenset(surname(name) for name in row["people"] or []),
        start=row["start_date"] or None,
        end=row["end_date"] or None,
        place=(row["place"] or "").casefold(),
        format=row["format"] or "",
        status=row["status"] or "",
        duration_minutes=row["duration_minutes"],
        spans=_spans(row),
        row=row,
    )


def read_position(row: dict[str, Any]) -> ReadPosition:
    """A row of positions in the terms of the comparison."""
    holder = surname(row["holder"] or "")
    return ReadPosition(holder, row["party"], row["issue"], row["stance"], row["act"], _spans(row), row)


def _spans(row: dict[str, Any]) -> tuple[Span, ...]:
    return tuple((passage["char_start"], passage["char_end"]) for passage in row["evidence"] or [])


def paired(read: Sequence[Read], gold: Sequence[Gold], agreement: Callable[[Read, Gold], float]) -> dict[int, int]:
    """For each read fact that is a gold one, the gold fact's number; better agreement first, then the order given."""
    scored = [(agreement(r, g), i, j) for i, r in enumerate(read) for j, g in enumerate(gold)]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda one: -one[0]):
        if score > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def meeting_agreement(read: ReadMeeting, gold: GoldMeeting) -> float:
    """How far a meeting agrees with a gold one, 0 where it is another.

    Without a shared passage, parties and time must both agree.
    """
    everyone = read.parties | gold.parties
    who = len(read.parties & gold.parties) / len(everyone) if everyone else 0.0
    when = _time_agreement(read, gold)
    seen = overlapping(read.spans, gold.spans)
    total = PARTIES * who + TIME * when + PASSAGE * seen
    known = seen or (who >= LEAST_AGREEMENT and when >= SOME_DAY)
    return total if known and total >= LEAST_AGREEMENT else 0.0


def position_agreement(read: ReadPosition, gold: GoldPosition) -> float:
    """How far a position agrees with a gold one, 0 where party or passage are others."""
    if (gold.party and read.party not in gold.party) or not overlapping(read.spans, gold.spans):
        return 0.0
    return 1 + (read.stance in gold.stance) + (read.issue in gold.issue) + 0.5 * (read.holder in gold.holder)


def same_start(read: ReadMeeting, gold: GoldMeeting) -> bool:
    """Whether the day is right, at the precision of the gold; none where the gold has none."""
    return (read.start or "").startswith(gold.start) if gold.start else not read.start


def same_place(read: ReadMeeting, gold: GoldMeeting) -> bool:
    """Whether one of the gold's places is the place, or holds it, or lies in it."""
    return bool(read.place) and any(
        read.place in place.casefold() or place.casefold() in read.place for place in gold.place
    )


def overlapping(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether a passage of one is in good part a passage of the other."""
    return any(
        0 < min(end, stop) - max(start, begin) >= min(LEAST_SHARED, (end - start) / 2, (stop - begin) / 2)
        for start, end in some
        for begin, stop in others
    )


def _time_agreement(read: ReadMeeting, gold: GoldMeeting) -> float:
    mine, theirs = _days(read.start, read.end), _days(gold.start, gold.end)
    if mine is None or theirs is None:
        return NEITHER_DATED if mine is theirs else ONE_DATED
    if mine[1] < theirs[0] or theirs[1] < mine[0]:
        return 0.0
    return SAME_DAY if same_start(read, gold) else SOME_DAY


def _days(start: str | None, end: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a time in EDTF; None if it is open at both ends."""
    first, last = _window(start), _window(end)
    if first is None and last is None:
        return None
    return (first or last or _NEVER)[0], (last or first or _NEVER)[1]


_NEVER = (dt.date.min, dt.date.max)


def _window(value: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, a month or a day."""
    numbers = [int(part) for part in (value or "")[:10].split("-") if part.isdigit()]
    if not numbers:
        return None
    year = numbers[0]
    opening, closing = (numbers[1], numbers[1]) if len(numbers) > 1 else (1, 12)
    first, last = (numbers[2], numbers[2]) if len(numbers) > 2 else (1, calendar.monthrange(year, closing)[1])
    return dt.date(year, opening, first), dt.date(year, closing, last)

"""Time on an axis: which span of it to show, counted by what, and in which rows marks do not overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.edition.words import period

# How many letters of an ISO day tell the unit.
_LETTERS = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True)
class Span:
    """A span of time in bins of a unit (day, month, year): the first day of each bin, and the last day of the last."""

    unit: str
    starts: tuple[date, ...]
    last: date

    @property
    def words(self) -> str:
        """The span as it stands in a sentence."""
        return self._period(self.starts[0], self.last)

    def name(self, start: date) -> str:
        """The bin that begins on this day as it stands in a sentence: '24 January 2022', 'January 2022', '2022'."""
        return self._period(start, start)

    def _period(self, first: date, last: date) -> str:
        letters = _LETTERS[self.unit]
        return period(first.isoformat()[:letters], last.isoformat()[:letters])

    def holds(self, when: date) -> bool:
        """Whether the day lies in the span."""
        return self.starts[0] <= when <= self.last

    def bins(self) -> list[tuple[date, date]]:
        """First and last day of each bin."""
        lasts = [start - timedelta(days=1) for start in self.starts[1:]]
        return list(zip(self.starts, [*lasts, self.last], strict=True))


def floor(when: date, unit: str) -> date:
    """The first day of the unit that the day lies in."""
    return {"day": when, "month": when.replace(day=1), "year": when.replace(month=1, day=1)}[unit]


def later(when: date, unit: str, n: int = 1) -> date:
    """The first day of the unit n units later; the calendar ends on the last day of the year 9999."""
    if unit == "day":
        return when + timedelta(days=min(n, (date.max - when).days))
    months = when.year * 12 + when.month - 1 + (n if unit == "month" else 12 * n)
    return date(months // 12, months % 12 + 1, 1) if months < 12 * date.max.year + 12 else date.max


def last_of(start: date, unit: str) -> date:
    """The last day of the unit that begins on this day."""
    following = later(start, unit)
    return following if following == date.max else following - timedelta(days=1)


def densest(dated: Sequence[tuple[date, int]], unit: str, most: int) -> Span:
    """The span of at most so many units that holds most of what is dated, of several the latest, without empty ends.

    `dated` are days with how often each counts, at least one day.
    """
    counts: dict[date, int] = {}
    for when, n in dated:
        start = floor(when, unit)
        counts[start] = counts.get(start, 0) + n
    starts = sorted(counts)
    best, best_sum, left, held = (0, 0), 0, 0, 0
    for right, start in enumerate(starts):
        held += counts[start]
        while left < right and later(starts[left], unit, most) <= start:
            held -= counts[starts[left]]
            left += 1
        if held >= best_sum:
            best, best_sum = (left, right), held
    bins = [starts[best[0]]]
    while bins[-1] < starts[best[1]]:
        bins.append(later(bins[-1], unit))
    return Span(unit, tuple(bins), last_of(bins[-1], unit))


def choose_span(dated: Sequence[tuple[date, int]], units: Sequence[tuple[str, int]], share: float) -> Span:
    """The densest span of the finest unit (each with how many fit) that holds this share of what is dated.

    Of the last unit it is taken whatever it holds.
    """
    total = sum(n for _, n in dated)
    for unit, most in units:
        span = densest(dated, unit, most)
        if sum(n for when, n in dated if span.holds(when)) >= share * total:
            return span
    return span


def stacked_rows(intervals: Sequence[tuple[float, float]]) -> list[int]:
    """For each interval, in order of their beginnings, the first row from 0 in which nothing overlaps it."""
    ends: list[float] = []
    rows = []
    for begin, end in intervals:
        row = next((row for row, taken in enumerate(ends) if taken <= begin), len(ends))
        ends[row : row + 1] = [end]
        rows.append(row)
    return rows

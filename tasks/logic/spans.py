"""Which of many spans of a document touch a place, without looking at all of them for each place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Span(Protocol):
    """Something with a first character and a character behind its last."""

    @property
    def start(self) -> int:
        """The first character."""
        ...

    @property
    def end(self) -> int:
        """The character behind the last."""
        ...


S = TypeVar("S", bound=Span)


class Spans(Generic[S]):
    """Spans of one document, found by place; a look costs as much as it finds, unless one span holds all the others."""

    def __init__(self, spans: Iterable[S]) -> None:
        given = list(spans)
        self._order = sorted(range(len(given)), key=lambda place: given[place].start)
        self._given = given
        self._starts = [given[place].start for place in self._order]
        self._furthest = list(accumulate((given[place].end for place in self._order), max))

    def touching(self, start: int, end: int) -> list[S]:
        """The spans that share a character with one, in the order in which they were given."""
        low, high = bisect_right(self._furthest, start), bisect_left(self._starts, end)
        return [self._given[place] for place in sorted(self._order[low:high]) if self._given[place].end > start]

    def cover(self, place: int) -> bool:
        """Whether a character lies in one of the spans."""
        return bool(self.touching(place, place + 1))

"""Finds the cue phrases of a vocabulary in a sentence: words, stems ('expan*') and gaps ('deploy* _ troop*').

Phrases are kept in a dictionary by first word or by the first letters of a first stem, so that a sentence costs its own
length and not the size of the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"n['’]t\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:[-.][^\W_]+)*|['’](?:ll|s|re|ve|d|m)\b")
GAP = 4  # the words that a '_' may stand for, at most
_STEM = 3  # letters by which a stem is looked up


class Word(NamedTuple):
    """One word of a sentence, lower-cased, with its characters."""

    start: int
    end: int
    low: str


class Hit(NamedTuple, Generic[Value]):
    """One phrase found: its words (half open), its characters and what the vocabulary says of it."""

    first: int
    last: int
    start: int
    end: int
    value: Value
    gaps: tuple[int, ...] = ()  # words inside that a '_' stands for


def words(text: str) -> list[Word]:
    """The words of a sentence; contracted negations ("n't") stand alone."""
    return [Word(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in WORD.finditer(text)]


class Phrases(Generic[Value]):
    """A vocabulary of cue phrases, each with a value."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[tuple[str, ...], Value]]] = defaultdict(list)
        for phrase, value in entries:
            items = tuple(item for part in phrase.lower().split() for item in _items(part))
            if not items:
                continue
            index, key = (self._stems, items[0][:_STEM]) if items[0].endswith("*") else (self._exact, items[0])
            index[key].append((items, value))
        for found in (*self._exact.values(), *self._stems.values()):
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, sentence: list[Word]) -> list[Hit[Value]]:
        """All phrases of the vocabulary in the sentence, overlapping ones included, in order of their first word."""
        hits: list[Hit[Value]] = []
        for at, word in enumerate(sentence):
            for items, value in (*self._exact.get(word.low, ()), *self._stems.get(word.low[:_STEM], ())):
                last, gaps = _match(sentence, at, items)
                if last:
                    hits.append(Hit(at, last, word.start, sentence[last - 1].end, value, gaps))
        return hits


def _items(part: str) -> list[str]:
    if part == "_" or part.endswith("*"):
        return [part]
    return [m.group().replace("’", "'") for m in WORD.finditer(part)]


def _same(word: str, item: str) -> bool:
    return word.startswith(item[:-1]) if item.endswith("*") else word == item


def _match(sentence: list[Word], at: int, items: tuple[str, ...]) -> tuple[int, tuple[int, ...]]:
    """The index behind the last word of the match, or 0; and the words that its gaps took."""
    position, gap = at, False
    skipped: list[int] = []
    for item in items:
        if item == "_":
            gap = True
            continue
        for step in range(GAP + 1 if gap else 1):
            if position + step < len(sentence) and _same(sentence[position + step].low, item):
                skipped.extend(range(position, position + step))
                position += step + 1
                break
        else:
            return 0, ()
        gap = False
    return position, tuple(skipped)


def longest(hits: list[Hit[Value]]) -> list[Hit[Value]]:
    """The hits that no longer hit covers, one for each place, left to right."""
    kept: list[Hit[Value]] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        if all(hit.last <= k.first or hit.first >= k.last for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)

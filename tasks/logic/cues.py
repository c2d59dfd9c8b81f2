"""Finds the cue phrases of a vocabulary in a sentence: words, stems ('expan*') and gaps ('deploy* _ troop*').

Phrases are kept in a dictionary by first word or by the first letters of a first stem, so that a sentence costs its own
length and not the size of the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

WORD = re.compile(r"n['’]t\b|[^\W_]+?(?=n['’]t\b)|[^\W_]+(?:[-.][^\W_]+)*|['’](?:ll|s|re|ve|d|m)\b")
GAP = 4  # the words that a '_' may stand for, at most
_STEM = 3  # letters by which a stem is looked up
_REMEMBERED = 100_000  # words; a night's news has some 50,000 different ones


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
    new = tuple.__new__  # what Word(...) comes to in the end
    return [new(Word, (m.start(), m.end(), m.group().lower().replace("’", "'"))) for m in WORD.finditer(text)]


class _Item(NamedTuple):
    """One word of a phrase: its letters, whether a word may go on after them, and whether a gap may come before it."""

    letters: str
    stem: bool
    gap: bool

    def is_word(self, low: str) -> bool:
        """Whether this is such a word."""
        return low.startswith(self.letters) if self.stem else low == self.letters


class _Entry(NamedTuple, Generic[Value]):
    """One phrase with its place in the vocabulary, longer phrases first."""

    place: int
    items: tuple[_Item, ...]
    value: Value


class _Opened(NamedTuple, Generic[Value]):
    """The phrases that one word opens: those that need a certain word next, and the others."""

    by_next: dict[str, list[_Entry[Value]]]  # by the word, or by the first letters of a stem
    others: list[_Entry[Value]]

    def before(self, following: str) -> list[_Entry[Value]]:
        """The phrases that can be meant where this word comes next, in the order of the vocabulary."""
        by_next = self.by_next
        exact, stems = by_next.get(following), by_next.get(following[:_STEM] + "*")
        if not exact and not stems:
            return self.others
        return sorted([*self.others, *(exact or ()), *(stems or ())], key=_place)


_place = itemgetter(0)


class Phrases(Generic[Value]):
    """A vocabulary of cue phrases, each with a value."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._exact: dict[str, list[tuple[tuple[_Item, ...], Value]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[tuple[_Item, ...], Value]]] = defaultdict(list)
        for phrase, value in entries:
            items = _items(phrase)
            if not items:
                continue
            first = items[0]
            index, key = (self._stems, first.letters[:_STEM]) if first.stem else (self._exact, first.letters)
            index[key].append((items, value))
        for found in (*self._exact.values(), *self._stems.values()):
            found.sort(key=lambda entry: -sum(1 + item.gap for item in entry[0]))
        self._opened: dict[str, _Opened[Value] | None] = {}

    def find(self, sentence: list[Word]) -> list[Hit[Value]]:
        """All phrases of the vocabulary in the sentence, overlapping ones included, in order of their first word."""
        hits: list[Hit[Value]] = []
        remembered, beyond = self._opened, len(sentence) - 1
        for at, (start, _, low) in enumerate(sentence):
            opened = remembered[low] if low in remembered else self._opened_by(low)
            if opened is None:
                continue
            for _, items, value in opened.before(sentence[at + 1].low if at < beyond else ""):
                last, gaps = _match(sentence, at, items) if len(items) > 1 else (at + 1, ())
                if last:
                    hits.append(Hit(at, last, start, sentence[last - 1].end, value, gaps))
        return hits

    def may_stand_in(self, sentence: list[Word]) -> bool:
        """Whether any word of a sentence opens a phrase; where none does, `find` finds nothing."""
        remembered = self._opened
        return any(remembered[low] if low in remembered else self._opened_by(low) for _, _, low in sentence)

    def _opened_by(self, low: str) -> _Opened[Value] | None:
        """The phrases that begin with a word; None if none does. Remembered, up to a number."""
        stems = [entry for entry in self._stems.get(low[:_STEM], ()) if entry[0][0].is_word(low)]
        opened: _Opened[Value] = _Opened({}, [])
        for place, (items, value) in enumerate((*self._exact.get(low, ()), *stems)):
            following = items[1] if len(items) > 1 and not items[1].gap else None
            if following is None or (following.stem and len(following.letters) < _STEM):
                entries = opened.others
            else:
                key = following.letters[:_STEM] + "*" if following.stem else following.letters
                entries = opened.by_next.setdefault(key, [])
            entries.append(_Entry(place, items, value))
        if len(self._opened) >= _REMEMBERED:
            self._opened.clear()
        self._opened[low] = opened if opened.by_next or opened.others else None
        return self._opened[low]


def _items(phrase: str) -> tuple[_Item, ...]:
    """The words of a phrase as the vocabulary writes it; a '_' at its end stands for nothing."""
    items: list[_Item] = []
    gap = False
    for part in phrase.lower().split():
        if part == "_":
            gap = True
            continue
        stem = part.endswith("*")
        if stem or part.startswith("@"):  # what is no word of the text stands as it is
            words = [part.removesuffix("*")]
        else:
            words = [m.group().replace("’", "'") for m in WORD.finditer(part)]
        for word in words:
            items.append(_Item(word, stem, gap))
            gap = False
    return tuple(items)


def _match(sentence: list[Word], at: int, items: tuple[_Item, ...]) -> tuple[int, tuple[int, ...]]:
    """The index behind the last word of a phrase whose first word is that at `at`, or 0; and the words in its gaps."""
    position = at + 1
    skipped: tuple[int, ...] = ()
    for item in items[1:]:
        for here in range(position, min(position + (GAP + 1 if item.gap else 1), len(sentence))):
            if item.is_word(sentence[here].low):
                skipped += tuple(range(position, here))
                position = here + 1
                break
        else:
            return 0, ()
    return position, skipped


def longest(hits: list[Hit[Value]]) -> list[Hit[Value]]:
    """The hits that no longer hit covers, one for each place, left to right."""
    kept: list[Hit[Value]] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        if all(hit.last <= k.first or hit.first >= k.last for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)

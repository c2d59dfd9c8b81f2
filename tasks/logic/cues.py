"""Finds the cue phrases of a vocabulary in a sentence: words, stems ('expan*') and gaps ('deploy* _ troop*').

Phrases are kept in a dictionary by first word or by the first letters of a first stem, and those of one first word in a
tree of their further words, so that a sentence costs its own length and not the size of the list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

_PLAIN = r"[^\W_]++(?:[-.][^\W_]++)*"
WORD = re.compile(rf"n['’]t\b|[^\W_]+?(?=n['’]t\b)|{_PLAIN}|['’](?:ll|s|re|ve|d|m)\b")
_PLAIN_WORD = re.compile(_PLAIN)  # all that there is where no apostrophe is
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
    pattern = WORD if "'" in text or "’" in text else _PLAIN_WORD
    return [new(Word, (m.start(), m.end(), m.group().lower().replace("’", "'"))) for m in pattern.finditer(text)]


class _Item(NamedTuple):
    """One word of a phrase: its letters, whether a word may go on after them, and whether a gap may come before it."""

    letters: str
    stem: bool
    gap: bool

    def is_word(self, low: str) -> bool:
        """Whether this is such a word."""
        return low.startswith(self.letters) if self.stem else low == self.letters


class _Phrase(NamedTuple, Generic[Value]):
    """One phrase of the vocabulary: its words, and what the vocabulary says of it."""

    items: tuple[_Item, ...]
    value: Value


class _Node(Generic[Value]):
    """A place within phrases that begin alike: which of them end here, and which words go on with the others."""

    __slots__ = ("behind_gap", "ends", "stems", "words")

    def __init__(self) -> None:
        self.ends: list[tuple[int, Value]] = []  # with their place in the vocabulary
        self.words: dict[str, _Node[Value]] = {}
        self.stems: dict[str, dict[str, _Node[Value]]] = {}  # by first letter
        self.behind_gap: _Node[Value] | None = None  # the words that others may come before

    def grown(self, item: _Item) -> _Node[Value]:
        """The node behind one more word, made where no phrase has led there yet."""
        if item.gap and self.behind_gap is None:
            self.behind_gap = _Node()
        opened = self.behind_gap if item.gap and self.behind_gap is not None else self
        following = opened.stems.setdefault(item.letters[:1], {}) if item.stem else opened.words
        return following.setdefault(item.letters, _Node())

    def follow(self, sentence: list[Word], at: int, gaps: tuple[int, ...], found: list[_End[Value]]) -> None:
        """Add to `found` the phrases that go on with word `at` of a sentence."""
        for place, value in self.ends:
            found.append(_End(place, at, gaps, value))
        if at == len(sentence):
            return
        low = sentence[at].low
        if low in self.words:
            self.words[low].follow(sentence, at + 1, gaps, found)
        for letters, node in self.stems[low[0]].items() if low[0] in self.stems else ():
            if low.startswith(letters):
                node.follow(sentence, at + 1, gaps, found)
        if self.behind_gap is not None:
            self.behind_gap._skip(sentence, at, gaps, found)

    def _skip(self, sentence: list[Word], at: int, gaps: tuple[int, ...], found: list[_End[Value]]) -> None:
        """The same behind a gap, which ends with the first word that fits."""
        met: list[_Node[Value]] = []
        for here in range(at, min(at + GAP + 1, len(sentence))):
            low = sentence[here].low
            if low not in self.words and low[0] not in self.stems:
                continue
            stems = self.stems.get(low[0], {})
            fitting = [node for letters, node in stems.items() if low.startswith(letters)]
            for node in (*fitting, *((self.words[low],) if low in self.words else ())):
                if node not in met:
                    met.append(node)
                    node.follow(sentence, here + 1, (*gaps, *range(at, here)), found)


class _End(NamedTuple, Generic[Value]):
    """A phrase found: its place in the vocabulary, the word behind its last one, the words in its gaps, its value."""

    place: int
    last: int
    gaps: tuple[int, ...]
    value: Value


_place = itemgetter(0)


class Phrases(Generic[Value]):
    """A vocabulary of cue phrases, each with a value.

    A phrase is taken apart when a text first has a word that may open it: most of a vocabulary never is.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._written: dict[str, list[tuple[str, Value]]] = defaultdict(list)
        self._taken_apart: dict[str, list[_Phrase[Value]]] = {}
        self._opened: dict[str, _Node[Value] | None] = {}
        for phrase, value in entries:
            first = next(_items(phrase), None)
            if first is not None:
                self._written[_key(first.letters) if first.stem else first.letters].append((phrase, value))

    def find(self, sentence: list[Word]) -> list[Hit[Value]]:
        """All phrases of the vocabulary in the sentence, overlapping ones included, in order of their first word."""
        hits: list[Hit[Value]] = []
        remembered = self._opened
        for at, (start, _, low) in enumerate(sentence):
            opened = remembered[low] if low in remembered else self._opened_by(low)
            if opened is None:
                continue
            found: list[_End[Value]] = []
            opened.follow(sentence, at + 1, (), found)
            if not found:
                continue
            if len(found) > 1:
                found.sort(key=_place)
            hits += [Hit(at, last, start, sentence[last - 1].end, value, gaps) for _, last, gaps, value in found]
        return hits

    def may_stand_in(self, sentence: list[Word]) -> bool:
        """Whether any word of a sentence opens a phrase; where none does, `find` finds nothing."""
        remembered = self._opened
        return any(remembered[low] if low in remembered else self._opened_by(low) for _, _, low in sentence)

    def _opened_by(self, low: str) -> _Node[Value] | None:
        """The node behind a word that begins phrases; None if none does. Remembered, up to a number."""
        stems = [phrase for phrase in self._phrases(_key(low)) if phrase.items[0].is_word(low)]
        phrases = [*self._phrases(low), *stems]
        opened: _Node[Value] = _Node()
        for place, (items, value) in enumerate(phrases):
            node = opened
            for item in items[1:]:
                node = node.grown(item)
            node.ends.append((place, value))
        if len(self._opened) >= _REMEMBERED:
            self._opened.clear()
        self._opened[low] = opened if phrases else None
        return self._opened[low]

    def _phrases(self, key: str) -> list[_Phrase[Value]]:
        """The phrases that are kept under a first word or stem, the longest first, of these what has whole words."""
        if key in self._written:
            read = [_Phrase(tuple(_items(phrase)), value) for phrase, value in self._written.pop(key)]
            self._taken_apart[key] = sorted(read, key=_longest_first)
        return self._taken_apart.get(key, [])


def _longest_first(phrase: _Phrase[Value]) -> tuple[int, int]:
    """What phrases are sorted by: 'weapon-free' says more of a word than 'weapon*'."""
    return -sum(1 + item.gap for item in phrase.items), sum(item.stem for item in phrase.items)


def _key(word: str) -> str:
    """What a stem is kept under, and looked up for a word."""
    return word[:_STEM] + "*"


def _items(phrase: str) -> Iterator[_Item]:
    """The words of a phrase as the vocabulary writes it; a '_' at its end stands for nothing."""
    gap = False
    for part in phrase.lower().split():
        if part == "_":
            gap = True
            continue
        stem = part.endswith("*")
        if stem or part.startswith("@"):  # what is no word of the text stands as it is
            words = [part.removesuffix("*")]
        else:
            words = [part] if part.isalnum() else [m.group().replace("’", "'") for m in WORD.finditer(part)]
        for word in words:
            yield _Item(word, stem, gap)
            gap = False


def longest(hits: list[Hit[Value]]) -> list[Hit[Value]]:
    """The hits that no longer hit covers, one for each place, left to right."""
    kept: list[Hit[Value]] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first)):
        if all(hit.last <= k.first or hit.first >= k.last for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.first)

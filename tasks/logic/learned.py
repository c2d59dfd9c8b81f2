"""Linear models over the words of a sentence, learned outside the night: `learned_weights.csv` (`accuracy.learning`).

A model is the weight of each feature, `base` that every example has, and `least`, the probability from which on it is
believed. Names are no features: what is learned of one pair of states holds of any other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from tasks.logic.confidence import BASE, Features, logistic
from tasks.logic.lexicon import Reference

TABLE = "learned_weights"
LEAST = "least"
LIKELY = "likely"  # how the rule begins of what no rule has read
Marked = TypeVar("Marked")

_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+|[,;:“”\"()]|[–—-]{1,2}(?=\s)")
_ENDINGS = ("ing", "ied", "ed", "es", "s")
_STEM = 4  # letters that an ending leaves at least
_OWNS = ("'s", "’s")
KINDS = {
    "person": "person", "office": "person", "pronoun": "person",
    "party": "side", "collective": "side", "demonym": "adjective", "place": "place",
}  # fmt: skip


@dataclass(frozen=True)
class Linear:
    """One model."""

    weights: Mapping[str, float]
    least: float

    def probability(self, features: Mapping[str, float]) -> float:
        """How likely the answer is yes; the order of the features is all the same."""
        told = (self.weights[name] * value for name, value in features.items() if name in self.weights)
        return logistic(math.fsum([self.weights.get(BASE, 0.0), *told]))

    def believes(self, features: Mapping[str, float]) -> bool:
        """Whether the answer is likely enough yes."""
        return self.probability(features) >= self.least


@lru_cache(maxsize=4)
def learned(reference: Reference) -> Mapping[str, Linear]:
    """The models of a reference by name; none if it has no table of them."""
    if TABLE not in reference.tables:
        return {}
    weights: dict[str, Features] = {}
    for model, name, weight in reference.table(TABLE).select("model", "feature", "weight").iter_rows():
        weights.setdefault(model, {})[name] = float(weight)
    return {model: Linear(known, known.pop(LEAST)) for model, known in weights.items()}


class Mark(NamedTuple, Generic[Marked]):
    """A place in a text that is seen as one token: a mention or a time; `of` is what was found there."""

    start: int
    end: int
    form: str
    of: Marked | None = None


class Token(NamedTuple, Generic[Marked]):
    """A word of a text by its stem, or a mark by its form."""

    form: str
    start: int
    end: int
    of: Marked | None = None


def tokens(text: str, marks: Iterable[Mark[Marked]], start: int = 0, end: int | None = None) -> list[Token[Marked]]:
    """A part of a text as features see it, in order; of marks that overlap the first and longest counts."""
    out: list[Token[Marked]] = []
    at, stop = start, len(text) if end is None else end
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < at or mark.start >= stop:
            continue
        out.extend(_words(text, at, mark.start))
        out.append(Token(mark.form, mark.start, mark.end, mark.of))
        at = mark.end
        if text.startswith(_OWNS, at):
            out.append(Token("'s", at, at + 2))
            at += 2
    out.extend(_words(text, at, stop))
    return out


def stem(word: str) -> str:
    """A word in small letters, without the commonest endings."""
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) >= len(ending) + _STEM:
            return low[: -len(ending)]
    return low


def _words(text: str, start: int, end: int) -> Iterator[Token[Marked]]:
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        yield Token("<n>" if word.isdigit() else stem(word), match.start(), match.end())

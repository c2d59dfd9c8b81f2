"""What a rule of resolution has before it: the tokens of one match, and what is in focus."""

from typing import NamedTuple

from tasks.logic import date_values as dv
from tasks.logic.date_words import Token

Read = tuple[str, str]
"""Type and value of an expression."""
Part = tuple[int, int, str, str]
"""First token, end token, type and value of one of several expressions in a match."""

OWN = ("its", "their", "his", "her")


class Phrase:
    """The tokens of one match and what stands around them."""

    def __init__(self, tokens: list[Token], start: int, end: int, names: dict[str, str]) -> None:
        self.tokens, self.start, self.end, self._names = tokens, start, end, names
        self.inside = tokens[start:end]

    def part(self, start: int, end: int) -> "Phrase":
        """Return the phrase of these tokens, in the same text."""
        return Phrase(self.tokens, start, end, self._names)

    def get(self, *kinds: str) -> Token | None:
        """Return the first token of one of these kinds."""
        return next((t for t in self.inside if self._names[t.kind] in kinds), None)

    def all(self, *kinds: str) -> list[Token]:
        """Return all tokens of these kinds."""
        return [t for t in self.inside if self._names[t.kind] in kinds]

    def kind(self, i: int) -> str:
        """Return the kind of the token at a place of the text, '' beyond its ends."""
        return self._names[self.tokens[i].kind] if 0 <= i < len(self.tokens) else ""

    def word(self, i: int) -> str:
        """Return the lower-case word at a place of the text, '' beyond its ends."""
        return self.tokens[i].word.lower() if 0 <= i < len(self.tokens) else ""

    def past(self, *kinds: str) -> int:
        """Return the place of the first token that is of none of these kinds."""
        return next((i for i in range(self.start, self.end) if self.kind(i) not in kinds), self.end)

    def value(self, *kinds: str) -> str:
        """Return the value of the first token of these kinds, '' if there is none."""
        token = self.get(*kinds)
        return token.value if token else ""


class Focus(NamedTuple):
    """What later expressions of a document lean on: the last day window named, quarter and kind of period.

    In a history, ``told`` is the last time given with its year; ``past`` is the last window that has begun, ``day``
    the last single day.
    """

    days: dv.Window | None = None
    quarter: str = ""
    period: str = ""
    history: bool = False
    told: dv.Window | None = None
    past: dv.Window | None = None
    day: dv.Window | None = None


def step(p: Phrase) -> int:
    """Return 0 for this or that, -1 for last, 1 for next."""
    return -1 if p.get("last") else 1 if p.get("next") else 0

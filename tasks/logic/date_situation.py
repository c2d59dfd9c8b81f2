"""The situation an expression is read in: the day of writing, what was named before, and the tense around."""

import re
from collections.abc import Callable
from datetime import date

from tasks.logic import date_values as dv
from tasks.logic.date_counts import year_in_words
from tasks.logic.date_history import goes_back, is_ahead, year_told
from tasks.logic.date_phrase import Focus, Phrase, Read, step
from tasks.logic.date_words import Token

_YEAR = 364
_OF_LATE = 550  # days
_WORDS_BEFORE = 100  # of a sentence, that are looked at for the time it has come to
_LAST_YEAR = re.compile(r"\b(?:last|previous) year\b")  # 'last year they met in May and, for the last time, on 3 July'


class Situation:
    """The anchor, what was named before, and the tense around: what all rules of resolution share."""

    def __init__(
        self,
        anchor: date | None,
        focus: Focus,
        tense: Callable[[Phrase], int],
        ahead: Callable[[Phrase], bool],
        words: dict[str, frozenset[str]],
    ) -> None:
        self.anchor, self.focus, self._tense, self._ahead = anchor, focus, tense, ahead
        self.near: dv.Window | None = None  # the last days named in this very text
        self.assumed = False  # the last expression's day was taken from elsewhere, not named beside it
        self.carried = False  # the year of the last expression was that of a history, not its own
        self._words = words

    def _day_in_focus(self, step: int) -> Read:
        """Return the day named before, or one beside it; its month where no more than that is known."""
        day = single(self.focus.days)
        if day is not None:
            moved = dv.shift_days(day, step)
            return "DATE", moved.isoformat() if moved else "XXXX-XX-XX"
        around = dv.enclosing_value(self.focus.days) if self.focus.days else "XXXX"
        if step or not re.fullmatch(r"\d{4}(?:-\d\d)?", around):
            return "DATE", "XXXX-XX-XX"
        return "DATE", around + ("-XX" if len(around) == 7 else "-XX-XX")

    def _year_carried(self, p: Phrase, month: int, day: int = 1) -> int | None:
        """Return the year that a history has come to, for a day or month that it names without one."""
        told, near = self.focus.told, self.near
        before = " ".join(t.word for t in p.tokens[max(0, p.start - _WORDS_BEFORE) : p.start])
        if near is not None and (near.last - near.first).days >= _YEAR and _LAST_YEAR.search(before):
            told = near if self._tense(p) <= 0 else told
        if told is None:
            return None
        if self._tense(p) > 0 and is_ahead(before):
            return None
        year = year_told(told, month, before)
        found = dv.make_date(year, month, day)
        if found is None or (self.anchor is not None and found > self.anchor):
            return None
        if self._has_gone_on(told, found, before):
            return None
        self.carried = True
        return year

    def _has_gone_on(self, told: dv.Window, found: date, before: str) -> bool:
        """Tell a text of now that gave a time of last year in passing from a history that goes back a step."""
        if self.anchor is None or found >= told.first or goes_back(before):
            return False
        later = dv.make_date(found.year + 1, found.month, found.day)
        return later is not None and later <= self.anchor and (self.anchor - told.first).days <= _OF_LATE

    def _leans_on_focus(self, p: Phrase) -> bool:
        """Tell 'that year', 'the following May' and, of what is past, 'the next year': counted from the time told."""
        which = p.get("last", "next")
        if p.get("that") or (which and which.value in ("following", "previous")):
            return True
        told = which is not None and which.value == "next" and self.focus.days is not None
        return told and self._after_the(p, which) and self._tense(p) < 0

    @staticmethod
    def _after_the(p: Phrase, token: Token | None) -> bool:
        at = next((i for i in range(p.start, p.end) if p.tokens[i] is token), p.start)
        return p.word(at - 1) == "the"

    def _year_named(self, p: Phrase) -> str:
        """Return the year an expression names: 2021, '98, last year, nineteen ninety-six."""
        if year := p.value("yyyy"):
            return year
        if short := p.value("short_year"):
            return ("19" if int(short) > 50 else "20") + short
        if p.get("number"):
            return year_in_words([t.value for t in p.all("number")])
        if p.get("year"):
            base = self.focus.days.first if self._leans_on_focus(p) and self.focus.days else self.anchor
            return f"{base.year + step(p):04d}" if base else "XXXX"
        return ""


def single(days: dv.Window | None) -> date | None:
    """Return the day of a window of one day, None for longer ones."""
    return days.first if days and days.first == days.last else None

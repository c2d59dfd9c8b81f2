"""The windows that vague times leave to a meeting: 'mid-December', 'early next year', 'later this month'.

The rule is the annotation guideline's: where the text gives only a window, start and end are its first and last day.
A third of a month has ten days, 'early' in a year is its first quarter, 'late' its last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from tasks.logic.sentence_view import DateMention

_PART = re.compile(
    r"\b(?P<early>early|beginning|start|opening)\b(?!\s+on\b)|\b(?P<mid>mid|middle)\b|\b(?P<late>late|end|close)\b|"
    r"\bfirst\s+(?P<first>half)\b|\bsecond\s+(?P<second>half)\b|\b(?P<later>later|rest|remainder)\b|\b(?P<earlier>earlier)\b",
    re.I,
)
_LEADING = re.compile(
    r"\b(?:(?:early|late|mid|later|earlier)(?:\s+in)?|(?:beginning|start|middle|end|rest|first\s+half|second\s+half)\s+of)\s+(?:the\s+)?\Z",
    re.I,
)
_PARTS_OF_A_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}
_PARTS_OF_A_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}
_WIDEST_MONTH, _WIDEST_YEAR = 31, 366


def narrowed(mention: DateMention, text: str, published: date | None) -> tuple[date, date] | None:
    """The first and last day of the part of a month or year that a time expression names; None where it names all."""
    first, last = mention.first, mention.last
    if first is None or last is None or first == last:
        return None
    leading = _LEADING.search(text, max(0, mention.start - 24), mention.start)
    said = _PART.search(leading.group() if leading else mention.text)
    if said is None:
        return None
    part, days = str(said.lastgroup), (last - first).days + 1
    if part in ("later", "earlier"):
        return _beside_today(part, first, last, published)
    if days <= _WIDEST_MONTH and first.day == 1 and first.month == last.month:
        one, other = _PARTS_OF_A_MONTH[part]
        return first.replace(day=one), first.replace(day=min(other, monthrange(first.year, first.month)[1]))
    if _WIDEST_MONTH < days <= _WIDEST_YEAR and (first.month, last.month) == (1, 12):
        one, other = _PARTS_OF_A_YEAR[part]
        return date(first.year, one, 1), date(first.year, other, monthrange(first.year, other)[1])
    return None


def _beside_today(part: str, first: date, last: date, published: date | None) -> tuple[date, date] | None:
    """'Later this month' begins on the day of publication, 'earlier this month' ends there."""
    if published is None or not first <= published <= last:
        return None
    return (published, last) if part == "later" else (first, published)

"""The windows that vague times leave to a meeting: 'mid-December', 'early next year', 'later this month'.

The rule is the annotation guideline's: where the text gives only a window, start and end are its first and last day.
A third of a month has ten days, 'early' in a year is its first quarter, 'late' its last. A visit or summit of so many
days that begins, or ends, on a day named covers the days after, or before it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

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
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "week": 7,
}  # fmt: skip
_DAYS_LONG = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\s+(?:[\w-]+\s+){0,4}\Z|\b(?P<week>week)-?long\s+(?:[\w-]+\s+){0,3}\Z",
    re.I,
)
_AT_ITS_END = re.compile(
    r"\b(?:ended|ends|ending|concluded|concludes|concluding|completed|completing|wrapped\s+up|wrapping\s+up|wound\s+up|winding\s+up|"
    r"finished|finishing|closed|after|following|at\s+the\s+end\s+of|final\s+day\s+of|last\s+day\s+of)\s+(?:[\w'’-]+\s+){0,3}\Z",
    re.I,
)
_AT_ITS_START = re.compile(
    r"\b(?:began|begins|beginning|begin|starts?|started|starting|opened|opens|opening|kicked\s+off|arriv\w+|due|left|leaves|for|on|pay|pays|paid|"
    r"paying|make|makes|made|making)\b",
    re.I,
)
_ENDS_BEHIND = re.compile(r"[^.;:]{0,80}?\b(?:ended|ends|concluded|concludes|closed|closes|wrapped\s+up|wound\s+up)\b")
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


def spread(text: str, trigger: tuple[int, int], day: date) -> tuple[date, date]:
    """First and last day of what is 'three-day': from the day on which it began, or back from the day it ended."""
    match = _DAYS_LONG.search(text, max(0, trigger[0] - 60), trigger[0])
    if match is None:
        return day, day
    said = (match.group("number") or match.group("week")).lower()
    length = (int(said) if said.isdigit() else _NUMBERS[said]) - 1
    before = text[max(0, match.start() - 60) : match.start()]
    if _AT_ITS_END.search(before) or _ENDS_BEHIND.match(text, trigger[1], trigger[1] + 110):
        return day - timedelta(length), day
    if _AT_ITS_START.search(before) or _AT_ITS_START.search(text, trigger[1], trigger[1] + 60):
        return day, day + timedelta(length)
    return day, day

"""The years of days and months in a text that tells a history: those of the last time that it gave with its year.

'In October 1995 A came. ... On 8 November': news counts such days from its own day, a history from what it told before.
"""

import re
from collections.abc import Iterable

from tasks.logic import date_values as dv

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_ENTRY_YEAR = re.compile(r"\W*(?:(?:in|by|during)\s+)?(?:(?:early|late|mid)[\s-]+)?(?:19|20)\d\d\b", re.I)
# Days that only news names so: 'on Monday', 'yesterday'; 'Tuesday, 5 May' and 'Bloody Sunday' are no such days.
_OF_NEWS = re.compile(
    r"\b(?:on|late|early|since|until|by|last|this|next|earlier)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!,?\s+(?:the\s+)?\d|,?\s+[A-Z][a-z]+\s+\d)"
    r"|\b(?:yesterday|tomorrow|tonight)\b"
    r"|\b(?:said|told|met|spoke|announced|arrived|held)\s+(?:[\w.]+\s+){0,2}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_QUOTED = re.compile(r"[“\"][^“”\"]{0,400}[”\"]")
_FLASHBACK = re.compile(r"\b(?:had|since|ever|former|formerly|born)\b")
_EARLIER = re.compile(r"\b(?:had|earlier|before|previous|previously|preceding|already)\b", re.I)
_NOW = re.compile(r"\b(?:will|shall|is|are|has|have)\b")
_THEN = re.compile(r"\b(?:was|were|would|had|should|could)\b")
_OWN_TIME = re.compile(
    r"\W*(?:But\s+|And\s+)?(?:(?:[Tt]his\s+time|[Nn]ow|[Tt]oday|[Mm]ost\s+recently|[Rr]ecently|[Ii]n\s+recent\s+(?:days|weeks|months))\b"
    r"|[Tt]he\s+(?:latest|current|present|newest|most\s+recent)\s+[a-z])"
)
_FEWEST_YEARS = 3
_HEADING = 2  # what a year that heads the entries of a chronology counts
_YEARS_A_NEWS_DAY = 6  # so many years for each day of news, and the news is an aside
_TURN = (10, 4)  # a month up to April, told after one from October on, is of the next year
_LONG_BACK = 300  # days


def is_history(texts: Iterable[str], own: int | None) -> bool:
    """Tell a text that names several years before its own, if that is known, and hardly a day as news does."""
    years, dated = 0, list(texts)
    for text in dated:
        told = (int(year) for year in _YEAR.findall(text))
        weight = _HEADING if len(text) <= len("2009:") else 1
        years += sum(weight for year in told if own is None or year < own)
    if years < _FEWEST_YEARS:
        return False
    days = sum(len(_OF_NEWS.findall(_QUOTED.sub(" ", text))) for text in dated)
    return days * _YEARS_A_NEWS_DAY <= years


def year_told(told: dv.Window, month: int, before: str) -> int:
    """Return the year of a month told after a time: its year, or the next where the year has turned.

    `before` are the words before it: 'only days earlier, on 29 December' is of the year before January.
    """
    late, early = _TURN
    if (told.last - told.first).days >= _LONG_BACK:
        return told.first.year
    if told.first.month <= early and month >= late and _EARLIER.search(before):
        return told.first.year - 1
    return told.first.year + (told.first.month >= late and month <= early)


def goes_back(before: str) -> bool:
    """Tell by the words before a day that it lies before the time told: 'had met on', 'earlier, on'."""
    return _EARLIER.search(before) is not None


def has_come_to_now(text: str) -> bool:
    """Tell a sentence with which a history comes to its own time: 'This time the trigger was', 'The current round'."""
    return _OWN_TIME.match(text) is not None


def is_ahead(before: str) -> bool:
    """Tell by the words before a day that it lies ahead of the day of writing: 'will meet on', not 'was to meet on'."""
    return _NOW.search(before) is not None and _THEN.search(before) is None


def told_after(told: dv.Window | None, days: dv.Window, text: str, start: int, end: int) -> dv.Window | None:
    """Return the time that the text is at after an expression with its year; an aside about the past leaves it."""
    whole_year = (days.last - days.first).days >= _LONG_BACK
    if whole_year and not (start <= len("in late ") and _ENTRY_YEAR.match(text[:end])):
        return told  # 'a resolution of 2012', 'since 2009'
    back = told is not None and (told.first - days.first).days > _LONG_BACK
    return told if back and _FLASHBACK.search(text[:start]) else days

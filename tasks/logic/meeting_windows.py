"""The windows that vague times leave to a meeting: 'mid-December', 'early next year', 'later this month'.

The rule is the annotation guideline's: where the text gives only a window, start and end are its first and last day.
The early part of a week ends on its Wednesday, the late one begins on its Thursday.
A third of a month has ten days, 'early' in a year is its first quarter, 'late' its last. A visit or summit of so many
days that begins, or ends, on a day named covers the days after, or before it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.sentence_view import DateMention

_PARTS_OF_A_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "first": (1, 15), "second": (16, 31)}
_PARTS_OF_A_WEEK = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}  # days behind its Monday
_PARTS_OF_A_YEAR = {"early": (1, 3), "mid": (5, 8), "late": (10, 12), "first": (1, 6), "second": (7, 12)}
_WEEK, _WIDEST_MONTH, _WIDEST_YEAR = 7, 31, 366
_SIX_DAYS = timedelta(6)
AROUND = 60  # characters around a trigger
_GOING = frozenset({"visit", "travel", "travel_for", "arrive_day"})
_BEHIND_ARRIVAL = 110
# 'arrived in Lima on Monday for a two-day visit to the country': not a tour that goes on to other places
_STAY_AHEAD = re.compile(
    r"(?:for|on|to\s+(?:start|begin|pay)|(?:at\s+)?the\s+(?:start|beginning)\s+of|beginning|starting)\s+(?:a|an|his|her|their)\s+\Z"
)
_STAY = re.compile(
    r"(?:[\w-]+\s+){0,3}?(?:visit|stay|stop|stopover|trip)\b(?!\s+(?:that|which)\b|\s+(?:to|of|in|around|through|across)\s+(?:the\s+)?"
    r"(?:[A-Z]|regions?\b|area\b|continent\b|(?:[\w-]+\s+){1,2}(?:countries|nations|states|capitals|republics)\b))"
)


def narrowed(mention: DateMention, text: str, published: date | None, cues: TimeCues) -> tuple[date, date] | None:
    """The first and last day of the part of a month or year that a time expression names; None where it names all."""
    first, last = mention.first, mention.last
    if first is None or last is None or first == last:
        return None
    week = cues.nth_week.search(text, max(0, mention.start - 24), mention.start)
    if week is not None and (last - first).days + 1 <= _WIDEST_MONTH and first.day == 1:
        return _week_of_month(cues.weeks[week.group(1).lower()], first, last)
    leading = cues.leading.search(text, max(0, mention.start - 24), mention.start)
    said = cues.part.search(leading.group() if leading else mention.text)
    if said is None:
        return None
    part, days = str(said.lastgroup), (last - first).days + 1
    if part in ("later", "earlier"):
        return _beside_today(part, first, last, published)
    if days <= _WIDEST_MONTH and first.day == 1 and first.month == last.month:
        one, other = _PARTS_OF_A_MONTH[part]
        return first.replace(day=one), first.replace(day=min(other, monthrange(first.year, first.month)[1]))
    if days == _WEEK and part in _PARTS_OF_A_WEEK:
        one, other = _PARTS_OF_A_WEEK[part]
        return first + timedelta(one), first + timedelta(other)
    if _WIDEST_MONTH < days <= _WIDEST_YEAR and (first.month, last.month) == (1, 12):
        one, other = _PARTS_OF_A_YEAR[part]
        return date(first.year, one, 1), date(first.year, other, monthrange(first.year, other)[1])
    return None


def _week_of_month(number: int, first: date, last: date) -> tuple[date, date]:
    """Seven days of a month: its first, second, third or fourth; 0 is its last."""
    if number == 0:
        return last - _SIX_DAYS, last
    start = first + timedelta(7 * (number - 1))
    return start, start + _SIX_DAYS


def _beside_today(part: str, first: date, last: date, published: date | None) -> tuple[date, date] | None:
    """'Later this month' begins on the day of publication, 'earlier this month' ends there."""
    if published is None or not first <= published <= last:
        return None
    return (published, last) if part == "later" else (first, published)


def length_told(text: str, at: int, cues: TimeCues) -> int | None:
    """How many days longer than one a 'three-day' meeting is."""
    match = cues.days_long.search(text, max(0, at - AROUND), at)
    if match is None:
        return None
    return _days_of(match, cues) - 1


def spread(draft: Draft, day: date, cues: TimeCues) -> tuple[date, date]:
    """First and last day of what is 'three-day': from the day on which it began, or back from the day it ended."""
    text, at, end = draft.clause.text, draft.trigger.start, draft.trigger.end
    match = cues.days_long.search(text, max(0, at - AROUND), at)
    length = length_told(text, at, cues)
    if draft.rule.startswith("stint:") and (days := cues.days_alone.search(text, max(0, at - AROUND), end)):
        back = cues.at_its_end.search(text, max(0, days.start() - AROUND), days.start())
        return (day - timedelta(_days_of(days, cues) - 1), day) if back else (day, day)
    if match is None or length is None:
        return day, day + timedelta(_days_to_stay(draft, cues) - 1)
    before = text[max(0, match.start() - AROUND) : match.start()]
    if cues.at_its_end.search(before) or cues.ends_behind.match(text, end, end + 110):
        return day - timedelta(length), day
    if cues.at_its_start.search(before) or cues.at_its_start.search(text, end, end + 60):
        return day, day + timedelta(length)
    return day, day


def _days_to_stay(draft: Draft, cues: TimeCues) -> int:
    """How long one stays who arrives: 'flew into Lima on Monday for a two-day visit', 'visits Lima for two days'."""
    text, at = draft.clause.text, draft.trigger.end
    for match in cues.so_many_days.finditer(text, at, at + _BEHIND_ARRIVAL) if draft.frame in _GOING else ():
        ahead = draft.frame != "visit" and _STAY_AHEAD.search(text, at, match.start()) is not None
        stays = match.group("for") or (ahead and _STAY.match(text, match.end()))
        if stays and cues.clause_break.search(text, at, match.start()) is None:
            return _days_of(match, cues)
    return 1


def _days_of(match: re.Match[str], cues: TimeCues) -> int:
    """The days of a 'three-day' or 'for two weeks' that was found."""
    said = (match.group("number") or match.group("week")).lower()
    return int(said) if said.isdigit() else cues.numbers[said]

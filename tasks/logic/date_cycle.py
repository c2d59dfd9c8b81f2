"""The part of the year in which a text was written: behind a month or day that it tells as past, before one ahead.

'In February they met ... talks resume in the third week of April': whatever the year, the text stands between the two.
With the time in which all officials named held their office that most often is one stretch of one year.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tasks.logic import date_values as dv
from tasks.logic.date_evidence import Clue, further_in_last_year

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d)(?:T.*)?)?")
# 'Last August' and 'August last year' may lie far back.
_RELATIVE = re.compile(r"\b(?:this|last|next|coming|past|that|following|previous)\b", re.I)
_OF_ANOTHER_YEAR = re.compile(r"(?:last|next|this) year", re.I)
_LONGEST = timedelta(days=184)  # between the two: a longer stretch tells hardly more than the year
_LAST_OF_MONTH = 31
_PAST, _AHEAD = -1, 1
_ACCOUNT = 3  # so many days without their year make a text an account of that year, written soon after the last
_LONG_SILENCE = timedelta(days=150)
_NO_LEAP_YEAR, _SHORTEST_MONTH = 2001, 28
_NEXT_SEASON = timedelta(days=92)


def season_of(found: list[Clue], stretch: dv.Window) -> dv.Window | None:
    """Return the one time within a stretch between what a text tells as past and as ahead, if one."""
    points = _told(found)
    gaps = _gaps(points) or _silence(points)
    fit: list[dv.Window] = []
    whole: list[dv.Window] = []
    for year in range(stretch.first.year - 1, stretch.last.year + 1) if len(gaps) == 1 else ():
        (month, day), (next_month, next_day) = gaps[0]
        first = dv.make_date(year, month, day)
        last_year = year + ((next_month, next_day) < (month, day))
        last = dv.make_date(last_year, next_month, next_day) or _end_of(last_year, next_month)
        if first is None or last is None or last - first > _LONGEST:
            continue
        both = dv.Window(max(first, stretch.first), min(last, stretch.last))
        if both.first <= both.last:
            fit.append(both)
            whole += [both] if both == (first, last) else []
    fit = whole if len(whole) == 1 else fit  # at its edges the stretch is counted generously
    return fit[0] if len(fit) == 1 else None


def last_before_a_gap(found: list[Clue]) -> tuple[int, int] | None:
    """Return month and day of what is told last as past, where one stretch of the year parts it from what is ahead."""
    gaps = _gaps(_told(found))
    return gaps[0][0] if len(gaps) == 1 else None


def _end_of(year: int, month: int) -> date | None:
    days = dv.window(f"{year:04d}-{month:02d}")
    return days.last if days else None


def _told(found: list[Clue]) -> list[tuple[int, int, int]]:
    """Return month, day and side of the months and days that a text tells without a year, each once.

    A month that is past has begun, one ahead has not ended.
    """
    points = set()
    told_on = further_in_last_year(found)
    for i, clue in enumerate(found):
        named = _YEARLESS.fullmatch(clue.timex.value)
        if named is None or i in told_on or not clue.tense or _RELATIVE.search(clue.timex.text):
            continue
        behind = found[i + 1] if i + 1 < len(found) else None
        if behind is not None and behind.sentence == clue.sentence and _OF_ANOTHER_YEAR.search(behind.timex.text):
            continue
        side = _PAST if clue.tense < 0 else _AHEAD
        day = int(named[2]) if named[2] else 1 if side == _PAST else _LAST_OF_MONTH
        points.add((int(named[1]), day, side))
    both = {(month, day) for month, day, _ in points if {(month, day, _PAST), (month, day, _AHEAD)} <= points}
    return sorted(p for p in points if p[:2] not in both)


def _gaps(points: list[tuple[int, int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return, in the circle of the year, each past time with the one ahead that follows it next."""
    turned = [*points[1:], *points[:1]]
    return [
        ((month, day), (after, then))
        for (month, day, side), (after, then, next_side) in zip(points, turned, strict=True)
        if side == _PAST and next_side == _AHEAD
    ]


def _silence(points: list[tuple[int, int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the time behind the last of several past months and days, where the year has one long stretch untold.

    'In February ... in May ... on 1 July': the months of a text that names no other year are the last of their names.
    """
    if len(points) < _ACCOUNT or any(side == _AHEAD for _, _, side in points):
        return []
    days = [date(_NO_LEAP_YEAR, month, min(day, _SHORTEST_MONTH)) for month, day, _ in points]
    turned = [*days[1:], days[0].replace(year=_NO_LEAP_YEAR + 1)]
    untold, last = max((after - day, place) for place, (day, after) in enumerate(zip(days, turned, strict=True)))
    if untold < _LONG_SILENCE:
        return []
    end = days[last] + min(untold, _LONGEST) - timedelta(days=1)
    return [(points[last][:2], (end.month, end.day))]


def own_time(found: list[Clue], stretch: dv.Window, told: date | None, *, sure: bool) -> dv.Window:
    """Return the part of a stretch of time behind the last day told of, in the years that a text leaves out."""
    first = max(stretch.first, told) if told and told <= stretch.last else stretch.first
    own = [c.days for c in found if c.days and c.yearless] if sure else []
    if not own:
        return dv.Window(first, stretch.last)
    last = max(days.last for days in own) + _NEXT_SEASON
    return dv.Window(max(first, min(days.first for days in own)), min(stretch.last, last))


def soon_after(found: list[Clue], stretch: dv.Window, life: timedelta) -> dv.Window | None:
    """Return the weeks behind the last of several days that a text tells of without their year, which is known."""
    days = {c.days.first for c in found if c.days and c.yearless and c.tense < 0 and c.precision == "day"}
    last = max(days, default=stretch.first)
    if len(days) < _ACCOUNT or last not in stretch:
        return None
    return dv.Window(last, min(last + life, stretch.last))

"""One verb, two meetings: 'spoke by phone on Friday and again on Sunday'."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tasks.logic.meeting_groups import Told, apart_in_time
from tasks.logic.meeting_times import When, window
from tasks.logic.sentence_view import place_name

_AND_AGAIN = re.compile(
    r"(?:,[^,;:]{3,60})?,?\s+and\s+(?:(?:(?:then|once\s+more|again|a\s+second\s+time|later)\s+)+"
    r"(?P<there>in\s+(?:[A-Z][\w'’-]+\s+){1,3})?(?:(?:on|in|at|early|late)\s+)?|(?P<other>in\s+(?:[A-Z][\w'’-]+\s+){1,3})(?:(?:on|in|at|early|late)\s+)?|(?:on|in)\s+)(?:the\s+)?"
)
# 'two rounds were held in March and April', of several meetings only
_AND_IN = re.compile(r"\s+and\s+(?:(?:in|on|early|late)\s+)*")
_SEVERAL = re.compile(r"(?:rounds|talks|meetings|dialogues|sessions|consultations|negotiations|summits|contacts)\b")
_SPAN = re.compile(r"\b(?:between|from)\s+\Z")
_AGAIN = re.compile(r"\b(?:again|once\s+more|second\s+time)\b")
_FRAMES = frozenset(
    {
        "meet",
        "with",
        "with_object",
        "speak",
        "speak_together",
        "call",
        "called",
        "see",
        "event",
        "event_plural",
        "together",
    }
)

_EVENTS = frozenset({"event", "event_plural", "body"})
_JOURNEYS = frozenset({"travel", "travel_for", "visit", "host", "passive"})


def again(told: Told) -> list[Told]:
    """The meetings that one trigger tells with two days: one for each; else the one that it was read as."""
    draft = told.draft
    journey = draft.frame in _JOURNEYS
    several = draft.frame in _EVENTS and _SEVERAL.search(draft.trigger.low) is not None
    known = draft.frame in _FRAMES or journey or several or draft.rule.startswith("series")
    if not known or told.when.at is None:
        return [told]
    text, clause = draft.clause.text, draft.clause
    for one, two in pairwise(clause.dates):
        at = one.start if one.range_first and one.range_first == told.when.first else told.when.at[0]
        if one.first is None or two.first is None or not (one.start <= at < two.end):
            continue
        between = _AND_AGAIN.fullmatch(text, one.end, two.start)
        if between is None and several and not _SPAN.search(text, max(0, one.start - 10), one.start):
            between = _AND_IN.fullmatch(text, one.end, two.start)
        if between is None or one.first == two.first or one.start < draft.trigger.end:
            continue
        if journey and not _AGAIN.search(between.group()):
            continue  # 'came in May and, in June, said'
        first, second = (window(d._replace(range_first=None, range_last=None), 0) for d in (one, two))
        first = told.when if one.range_first and told.when.last == one.range_last else first
        days = abs((two.first - one.first).days)
        if between.re is _AND_IN and one.first > two.first:
            first = _of_year(first, two.first.year)  # 'in August and December last year'
        if not apart_in_time(first, second) or (days <= 1 and not _AGAIN.search(between.group())):
            continue  # 'on Monday and on Tuesday' may be talks of two days
        later = replace(told, draft=replace(draft, rule=draft.rule + "+again"), when=second, spans=list(told.spans))
        where = "there" if between.re is _AND_AGAIN and between["there"] else "other"
        if between.re is _AND_AGAIN and between[where]:
            there = next((m for m in clause.mentions if between.start(where) < m.start < between.end(where)), None)
            later.place = place_name(there) if there is not None else None
            later.country = there.parties[0] if there is not None and there.parties else None
        later.spans.append((clause.offset + one.start, clause.offset + two.end))
        earlier = replace(draft, rule=draft.rule + "+again") if between.re is _AND_IN else draft
        return [replace(told, when=first, draft=earlier), later]
    return [told]


def _of_year(when: When, year: int) -> When:
    """A month or day in another year."""
    if when.first is None or when.last is None or (when.first.month, when.first.day) == (2, 29):
        return when
    months = (when.last.year - when.first.year) * 12 + when.last.month - when.first.month
    if months or (when.last.month == 2 and when.last.day > 27):
        return when
    start, end = (f"{year}{edtf[4:]}" if edtf else edtf for edtf in (when.start, when.end))
    return when._replace(start=start, end=end, first=when.first.replace(year=year), last=when.last.replace(year=year))

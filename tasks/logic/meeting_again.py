"""One verb, two meetings: 'spoke by phone on Friday and again on Sunday'."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Told, apart_in_time
from tasks.logic.meeting_times import When, window
from tasks.logic.sentence_view import Actor, DateMention, place_name

_AND_AGAIN = re.compile(
    r"(?:,[^,;:]{3,60})?,?\s+and\s+(?:(?:(?:then|once\s+more|again|a\s+second\s+time|later)\s+)+"
    r"(?P<there>in\s+(?:[A-Z][\w'’-]+\s+){1,3})?(?:(?:on|in|at|early|late)\s+)?|(?P<other>in\s+(?:[A-Z][\w'’-]+\s+){1,3})(?:(?:on|in|at|early|late)\s+)?|(?:on|in)\s+)(?:the\s+)?"
)
# 'met by video on May 2 and in person in Geneva on May 9'
_AND_IN_PERSON = re.compile(
    r",?\s+and\s+(?:then\s+|again\s+)?(?:in\s+person|face\s+to\s+face)\s+(?P<other>in\s+(?:[A-Z][\w'’-]+\s+){1,3})?(?:(?:on|in|at|early|late)\s+)?(?:the\s+)?"
)
# 'met on May 2 in Lima and two weeks later in Quito': the second place stands behind its day
_AND_ELSEWHERE = re.compile(
    r"\s+(?:in|at)\s+(?:the\s+)?[A-Z][\w'’-]+(?:,?\s+[A-Z][\w'’-]+){0,3},?\s+and\s+(?:(?:again|then|later|once\s+more)\s+)?"
    r"(?:(?:on|in|at|early|late)\s+)?(?:the\s+)?"
)
# 'met B in Lima on May 5, as she had done in March in Quito'
_AS_BEFORE = re.compile(
    r",?\s+(?:just\s+|much\s+)?as\s+(?:he|she|they|the\s+two|both)\s+(?:had|did|have|has)(?:\s+(?:already|also|done|once|before|previously|last))*"
    r"(?P<other>\s+in\s+(?:[A-Z][\w'’-]+\s+){1,3})?\s*(?:(?:back\s+)?(?:on|in|at|early|late)\s+)?(?:the\s+)?"
)
_IN = re.compile(r",?\s+(?:in|at|near)\s+(?:the\s+)?")
NAMES_YEAR = re.compile(r"\b\d{4}\b")
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)")
# 'two rounds were held in March and April', of several meetings only
_AND_IN = re.compile(r"\s+and\s+(?:(?:in|on|early|late)\s+)*")
_SEVERAL = re.compile(r"(?:rounds|talks|meetings|dialogues|sessions|consultations|negotiations|summits|contacts)\b")
_SPAN = re.compile(r"\b(?:between|from)\s+\Z")
_AGAIN = re.compile(r"\b(?:again|once\s+more|second\s+time)\b")
_ANEW = re.compile(rf"{_AGAIN.pattern}|\bin\s+person\b")
_FRAMES = frozenset({
    "meet", "with", "with_object", "speak", "speak_together", "call", "called", "see", "event", "event_plural",
    "together",
})  # fmt: skip

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
    for one, two in pairwise(draft.clause.dates):
        at = one.start if one.range_first and one.range_first == told.when.first else told.when.at[0]
        if one.first is None or two.first is None or not (one.start <= at < two.end):
            continue
        between = _between(draft, one, two, several=several)
        elsewhere = between is not None and between.groupdict().get("other") is not None and draft.frame == "host"
        if between is None or (journey and not (_AGAIN.search(between.group()) or elsewhere)):
            continue  # 'came in May and, in June, said'
        first, second = (window(d._replace(range_first=None, range_last=None), 0) for d in (one, two))
        as_read = one.range_first and told.when.last == one.range_last
        first = told.when if as_read or told.when.at == (one.start, one.end) else first
        days = abs((two.first - one.first).days)
        if between.re is _AND_IN and one.first > two.first:
            first = of_year(first, two.first.year)  # 'in August and December last year'
        else:
            second = year_told_on(one, two, second)
        if not apart_in_time(first, second) or (days <= 1 and not _ANEW.search(between.group())):
            continue  # 'on Monday and on Tuesday' may be talks of two days
        return _both(told, first, second, between, (one.start, two.end))
    return [told]


def _both(told: Told, first: When, second: When, between: re.Match[str], span: tuple[int, int]) -> list[Told]:
    """Two meetings for one, the second with the place and form that stand between their days."""
    draft, clause = told.draft, told.draft.clause
    later = replace(told, draft=replace(draft, rule=draft.rule + "+again"), when=second, spans=list(told.spans))
    where = next((w for w in ("there", "other") if between.groupdict().get(w)), None)
    if where is not None:
        there = next((m for m in clause.mentions if between.start(where) < m.start < between.end(where)), None)
        later.place = place_name(there) if there is not None else None
        later.country = there.parties[0] if there is not None and there.parties else None
    if between.re is _AND_ELSEWHERE:
        there = _place_behind(draft, span[1])
        later.place = place_name(there) if there is not None else None
        later.country = there.parties[0] if there is not None and there.parties else None
    later.spans.append((clause.offset + span[0], clause.offset + span[1]))
    earlier = replace(told, when=first)
    if between.re is _AND_IN:
        earlier.draft = replace(draft, rule=draft.rule + "+again")
    if between.re is _AND_IN_PERSON:
        later.format = "in_person"
        earlier.place = earlier.country = None  # the city is of the second
    return [earlier, later]


def _between(draft: Draft, one: DateMention, two: DateMention, *, several: bool) -> re.Match[str] | None:
    """What joins two days of one verb, if they are of two meetings."""
    text = draft.clause.text
    if one.start < draft.trigger.end or one.first == two.first:
        return None
    links = (_AND_AGAIN, _AND_IN_PERSON, _AS_BEFORE)
    between = next((match for link in links if (match := link.fullmatch(text, one.end, two.start))), None)
    if between is None and _place_behind(draft, two.end) is not None:
        between = _AND_ELSEWHERE.fullmatch(text, one.end, two.start)
    if between is None and several and not _SPAN.search(text, max(0, one.start - 10), one.start):
        between = _AND_IN.fullmatch(text, one.end, two.start)
    return between


def _place_behind(draft: Draft, at: int) -> Actor | None:
    """The place that stands right behind a day."""
    link = _IN.match(draft.clause.text, at)
    named = (m for m in draft.clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat", "name"))
    return next((m for m in named if link is not None and m.start == link.end()), None)


def year_told_on(one: DateMention, two: DateMention, second: When) -> When:
    """'In May 2022 and again in July': a month or day that leaves out its year, in the first one that can be meant."""
    if one.first is None or two.first is None or not NAMES_YEAR.search(one.text):
        return second
    if not _MONTH.search(two.text) or NAMES_YEAR.search(two.text):
        return second
    return of_year(second, one.first.year + (two.first.month < one.first.month))


def of_year(when: When, year: int) -> When:
    """A month or day in another year."""
    if when.first is None or when.last is None or (when.first.month, when.first.day) == (2, 29):
        return when
    months = (when.last.year - when.first.year) * 12 + when.last.month - when.first.month
    if months or (when.last.month == 2 and when.last.day > 27):
        return when
    start, end = (f"{year}{edtf[4:]}" if edtf else edtf for edtf in (when.start, when.end))
    return when._replace(start=start, end=end, first=when.first.replace(year=year), last=when.last.replace(year=year))

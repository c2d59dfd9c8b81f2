"""Meetings of a sentence that goes from place to place: 'met in Lima in March, in Quito on May 3, in Rome in June'.

Also those who travel and then meet ('on May 3 he flew to Lima and met B'), whose day the journey tells, and 'there',
which is where the sentence before was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic.meeting_again import NAMES_YEAR, year_told_on
from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_places import is_city
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_times import When, window
from tasks.logic.meeting_windows import narrowed
from tasks.logic.sentence_view import Actor, Clause, DateMention, place_name

_MEETINGS = frozenset({"meet", "with", "with_object", "speak_together", "event", "event_plural", "body", "negotiate"})
# Between two days of a list, with the place before the second: ', in Lima on', ' and, for the last time, at Quito in'
_NEXT_STOP = re.compile(
    r"(?:,\s+|;\s+|,?\s+and,?\s+)(?:(?:then|again|later|finally|lastly|once\s+more|(?:for\s+)?(?:the|a)\s+(?:last|second|third|fourth|final)\s+time),?\s+)*"
    r"(?:in|at|near|outside)\s+(?:the\s+)?(?P<place>[^,;:.“”\"()]{2,40}?),?\s+(?:(?:in|on|at|from|again|late|early|during|around)\s+)*(?:the\s+)?"
)
_FEWEST = 2  # stops behind the first: two meetings in all are read elsewhere
_MET = frozenset({"meet", "with", "with_object", "see", "speak", "host", "passive", "event", "event_plural"})
_AND_MET = re.compile(
    r"(?:(?!\b(?:said|says|after|before|when|while|but|which|who|that|had)\b)[^;:“”\"]){0,70}?,?\s+(?:and|where\s+(?:he|she|they)|to)\s+"
    r"(?:(?:there|then|later|also)\s+)?"
)
# 'paid a visit to Lima on May 3, on which Premier A received him'
_ON_WHICH = re.compile(
    r"[^;:“”\"]{0,90}?,?\s+(?:(?:on|during|in|at)\s+(?:the\s+course\s+of\s+)?)which\s[^,;:“”\"]{0,80}?"
)
_THERE = re.compile(
    r"\bthere\b(?!\s+(?:is|was|are|were|has|have|had|will|would|could|can|may|might|must|should|be|being|seems?|seemed|"
    r"appears?|remains?|came|followed|ensued|emerged)\b)",
    re.I,
)
_AT = re.compile(r"\b(?:in|at|to|near|outside|into|reached|visited)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}\Z")
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?\Z")
# Between the first stop's day and the second stop, and between that and its day.
_AND_IN = re.compile(
    r",?\s+(?:and|before|then)\s+(?:then\s+|later\s+)?"
    r"(?:(?:going|heading|flying|travell?ing)\s+)?(?:on\s+)?(?:in|to)\s+(?:the\s+)?"
)
_ITS_DAY = re.compile(r",?\s+(?:(?:on|at|in|over|during|late|early)\s+)*")
_CLOSE = 50  # characters from a meeting to 'there'
_BACK = 2  # sentences in which 'there' may have been named


def stops(told: Told, cues: TimeCues) -> list[Told]:
    """A meeting for each stop of a list of places with their days; [] where the sentence has no such list."""
    draft, at = told.draft, told.when.at
    if draft.frame not in _MEETINGS or at is None or len(told.parties) < _FEWEST or told.status == "proposed":
        return []
    clause = draft.clause
    days = [d for d in clause.dates if d.first is not None and d.type == "DATE" and d.start >= draft.trigger.end]
    first = next((k for k, d in enumerate(days) if d.start <= at[0] < d.end), len(days))
    found: list[tuple[DateMention, When, re.Match[str]]] = []
    dated = days[first] if first < len(days) else None  # the last day that gave its year, moved on to where the list is
    for one, two in zip(days[first:], days[first + 1 :], strict=False):
        stop = _NEXT_STOP.fullmatch(clause.text, one.end, two.start)
        if stop is None or dated is None:
            break
        when = year_told_on(dated, two, window(two, 0))
        dated = two if NAMES_YEAR.search(two.text) else dated._replace(first=when.first)
        found.append((two, when, stop))
    if len(found) < _FEWEST:
        return []
    return [told, *(_at_stop(told, day, when, stop, cues) for day, when, stop in found)]


def next_stop(told: Told) -> list[Told]:
    """'Will be in Lima on Thursday and in Quito at the weekend': a visit to each; [] where there is no second stop."""
    draft, at = told.draft, told.when.at
    if draft.frame not in JOURNEYS or at is None or not draft.hosts:
        return []
    clause = draft.clause
    day = next(
        (d for d in clause.dates if d.start > at[0] and d.start >= draft.trigger.end and d.first is not None), None
    )
    link = _AND_IN.match(clause.text, at[1])
    if day is None or link is None:
        return []
    there = next((m for m in clause.mentions if m.start == link.end() and len(m.parties) == 1), None)
    known = there is not None and (there.type == "place" or there.alias_kind in ("capital", "seat", "name"))
    if there is None or not known or there.parties[0] in told.parties or there.type == "person":
        return []
    if not _ITS_DAY.fullmatch(clause.text, there.end, day.start):
        return []
    host = there.parties[0]
    visitors = [p for p in draft.parties if p not in draft.hosts]
    if not visitors:
        return []
    people = [n for n in draft.people if not any(n in draft.by_party.get(h, ()) for h in draft.hosts)]
    own = {code: names for code, names in draft.by_party.items() if code not in draft.hosts}
    other = replace(
        draft, rule=draft.rule + "+next", parties=[*visitors, host], hosts=[host], people=people, by_party=own
    )
    name = place_name(there)
    span = (clause.offset + link.start(), clause.offset + day.end)
    second = replace(
        told, draft=other, parties=(*visitors, host), when=window(day, 0), place=name, country=host,
        city=not (there.type == "party" and there.alias_kind == "name"), spans=[*told.spans, span],
    )  # fmt: skip
    return [told, second]


def _at_stop(told: Told, day: DateMention, when: When, stop: re.Match[str], cues: TimeCues) -> Told:
    clause = told.draft.clause
    there = next((m for m in clause.mentions if stop.start("place") <= m.start < stop.end("place")), None)
    draft = replace(told.draft, rule=told.draft.rule + "+stop")
    one = replace(told, draft=draft, when=when, spans=list(told.spans))
    part = narrowed(day, clause.text, None, cues)
    if part is not None and when.first == day.first:  # 'in early May'
        first, last = part
        one.when = one.when._replace(start=first.isoformat(), end=last.isoformat(), first=first, last=last)
    one.place = place_name(there) if there is not None else stop["place"]
    one.country = there.parties[0] if there is not None and there.parties else None
    one.city = True
    one.spans.append((clause.offset + stop.start("place"), clause.offset + day.end))
    return one


def went_and_met(found: list[Told]) -> list[Told]:
    """The mentions of a sentence, with the day and place of a journey given to those who are then met.

    A journey to see somebody else than the country's own officials is no visit to that country.
    """
    for journey in [t for t in found if t.draft.frame in JOURNEYS and t.when.start]:
        for met in found:
            other_day = met.when.start and met.when.start != journey.when.start
            if met.draft.frame not in _MET or other_day or len(met.parties) < _FEWEST or met.status != journey.status:
                continue
            from_here = max(journey.draft.end, journey.draft.trigger.end)
            text, at = met.draft.clause.text, met.draft.trigger.start
            between = _AND_MET.fullmatch(text, from_here, at) or _ON_WHICH.fullmatch(text, from_here, at)
            if between is None or not set(journey.draft.people) & set(met.draft.people):
                continue
            met.when = met.when if met.when.start else journey.when._replace(near=0)
            if met.place is None:
                met.place, met.country, met.city = journey.place, journey.country, journey.city
            hosts = set(journey.draft.hosts)
            if hosts and hosts.isdisjoint(met.parties) and journey in found:
                found = [t for t in found if t is not journey]
    return found


def place_before(clauses: list[Clause], clause: Clause, start: int, end: int, capitals: dict[str, str]) -> Actor | None:
    """What 'there' beside a meeting means: the place named last in its sentence, or in the one or two before."""
    said = _THERE.search(clause.text, max(0, start - _CLOSE), end + _CLOSE)
    if said is None:
        return None
    for back in clauses[max(0, clause.index - _BACK) : clause.index + 1][::-1]:
        until = said.start() if back is clause else len(back.text)
        named = [
            m for m in back.mentions
            if m.end <= until and (m.type == "place" or is_city(m, capitals))
            and _AT.search(back.text, max(0, m.start - 50), m.start) and not _FROM.search(back.text[: m.start])
        ]  # fmt: skip
        if named:
            return named[-1]
    return None

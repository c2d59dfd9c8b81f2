"""Meetings of a sentence that goes from place to place: 'met in Lima in March, in Quito on May 3, in Rome in June'.

Also those who travel and then meet ('on May 3 he flew to Lima and met B'), whose day the journey tells, and 'there',
which is where the sentence before was.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

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
_DURING_WHICH = re.compile(
    r"[^;:“”\"]{0,90}?,?\s+(?:during|in\s+the\s+course\s+of|on)\s+which\s+(?:he|she|they)\s+(?:will|would|is|are|was|were|plans?|hopes?|intends?|expects?)\s[^,;:“”\"]{0,40}?"
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
    r"(?:,\s+|,?\s+(?:and|before|then)\s+)(?:then\s+|later\s+)?"
    r"(?:(?:going|heading|flying|travell?ing)\s+)?(?:on\s+)?(?:in|to)\s+(?:the\s+)?"
)
_AND = re.compile(
    r"(?:,\s+|,?\s+(?:and|before|then)\s+)(?:then\s+|later\s+)?(?:the\s+)?"
)  # 'visited Lima in May and Quito a week later'
# 'Flew to Lima on Monday and was to be in Quito today'
_AND_WILL = re.compile(
    r",?\s+(?:and|but|before)\s+(?:is|was|will|would)\s+(?:(?:due|expected|set|scheduled|then|later)\s+){0,2}(?:to\s+)?"
    r"(?:be\s+in|be\s+going\s+to|travel\s+(?:on\s+)?to|fly\s+(?:on\s+)?to|go\s+(?:on\s+)?to|visit|move\s+on\s+to|head\s+(?:on\s+)?to|continue\s+to)\s+(?:the\s+)?"
)
_LISTING = frozenset({"visit", "visit_noun"})
_LATER = re.compile(
    r"(?P<many>a|one|two|three|four|five|the\s+following|the\s+next)\s+(?P<span>day|week)s?(?:\s+later)?"
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5}
_ITS_DAY = re.compile(r",?\s+(?:(?:on|at|in|over|during|late|early)\s+)*")
_A_WEEK = 7
_WINDOW = 10  # days of a window that a later stop may be counted from
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
    found = [told]
    end = at[1]
    while (stop := _stop_behind(found[-1], end)) is not None:
        second, end = stop
        found.append(second)
    return found if len(found) > 1 else []


def _stop_behind(told: Told, at: int) -> tuple[Told, int] | None:
    """The next stop of a journey behind the day of the one before, and where its own day ends."""
    draft, clause = told.draft, told.draft.clause
    day = next((d for d in clause.dates if d.start > at and d.start >= draft.trigger.end), None)
    plan = _AND_WILL.match(clause.text, at)
    link = plan or _AND_IN.match(clause.text, at) or (_AND.match(clause.text, at) if draft.frame in _LISTING else None)
    when = _when_there(told, day) if day is not None and link is not None else None
    if day is None or link is None or when is None:
        return None
    there = next((m for m in clause.mentions if m.start == link.end() and len(m.parties) == 1), None)
    known = there is not None and (there.type == "place" or there.alias_kind in ("capital", "seat", "name"))
    if there is None or not known or there.parties[0] in told.parties or there.type == "person":
        return None
    host = there.parties[0]
    visitors = [p for p in draft.parties if p not in draft.hosts]
    if not visitors or not _ITS_DAY.fullmatch(clause.text, there.end, day.start):
        return None
    people = [n for n in draft.people if not any(n in draft.by_party.get(h, ()) for h in draft.hosts)]
    own = {code: names for code, names in draft.by_party.items() if code not in draft.hosts}
    other = replace(
        draft, rule=draft.rule + "+next", parties=[*visitors, host], hosts=[host], people=people, by_party=own
    )
    span = (clause.offset + link.start(), clause.offset + day.end)
    second = replace(
        told, draft=other, parties=(*visitors, host), when=when, place=place_name(there), country=host,
        status="scheduled" if plan else told.status,
        city=not (there.type == "party" and there.alias_kind == "name"), spans=[told.spans[0], span],
    )  # fmt: skip
    return second, day.end


def _when_there(told: Told, day: DateMention) -> When | None:
    """When the next stop is: a day of its own, or so many days or weeks behind the stop before."""
    if day.first is not None:
        when = window(day, 0)
        before = told.when.first is not None and 0 < (told.when.first - day.first).days < _A_WEEK
        if not before or day.first != day.last:
            return when
        after = day.first + timedelta(_A_WEEK)  # 'on Monday to Lima and on Wednesday to Quito'
        return when._replace(start=after.isoformat(), end=after.isoformat(), first=after, last=after)
    later, last = _LATER.fullmatch(day.text.lower()), told.when.last
    if later is None or last is None or told.when.first is None or (last - told.when.first).days > _WINDOW:
        return None
    step = timedelta(_MANY.get(later["many"], 1) * (_A_WEEK if later["span"] == "week" else 1))
    first, last = told.when.first + step, last + step
    return told.when._replace(
        start=first.isoformat(), end=last.isoformat(), first=first, last=last, at=(day.start, day.end)
    )


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
        found = [t for t in found if not _is_on_programme(t, journey)]
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


def _is_on_programme(met: Told, journey: Told) -> bool:
    """'A landed on a three-day visit, during which he will see Premier B': a part of the visit."""
    if met.draft.frame not in _MET or set(met.parties) != {*journey.parties, *journey.draft.hosts}:
        return False
    text, at = met.draft.clause.text, met.draft.trigger.start
    during = _DURING_WHICH.fullmatch(text, max(journey.draft.end, journey.draft.trigger.end), at)
    if during is None or not set(journey.draft.people) & set(met.draft.people):
        return False
    for name in met.draft.people:
        if name not in journey.draft.people:
            journey.draft.people.append(name)
    return True


# 'No premier had been to Fiji. Lee went there in May': a state too is where one goes
_WENT = re.compile(
    r"\b(?:went|go|goes|going|gone|flew|fly|flies|flown|flying|travel\w*|came|come|return\w*|head(?:s|ed|ing)?|sent|drove|been|journeyed)\s+(?:back\s+|out\s+|down\s+|up\s+)?\Z"
)


def place_before(clauses: list[Clause], clause: Clause, start: int, end: int, capitals: dict[str, str]) -> Actor | None:
    """What 'there' beside a meeting means: the place named last in its sentence, or in the one or two before."""
    said = _THERE.search(clause.text, max(0, start - _CLOSE), end + _CLOSE)
    if said is None:
        return None
    went = _WENT.search(clause.text, 0, said.start()) is not None
    for back in clauses[max(0, clause.index - _BACK) : clause.index + 1][::-1]:
        until = said.start() if back is clause else len(back.text)
        named = [
            m for m in back.mentions
            if m.end <= until
            and (m.type == "place" or is_city(m, capitals) or (went and m.type == "party" and m.alias_kind == "name"))
            and _AT.search(back.text, max(0, m.start - 50), m.start) and not _FROM.search(back.text[: m.start])
        ]  # fmt: skip
        if named:
            return named[-1]
    return None

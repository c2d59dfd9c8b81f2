"""Meetings listed with their days: 'four meetings between A and B: in Lima on May 3, in Quito eight days later'.

Or behind the verb that counts them, 'met twice, in Lima in March and in Quito in May', or behind their verb:
'the earlier rounds took place in Lima on May 3, in Quito on May 10 and again in Lima in June'.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_times import window
from tasks.logic.sentence_view import Actor, DateMention, place_name

_SEVERAL = re.compile(
    r"(?:meetings|rounds|sessions|talks|encounters|summits|calls|conversations|visits|"
    r"meet|met|met with|spoke|spoken|spoke with|spoken with|talked|seen|saw|"
    r"seen each other|conferred|negotiated|gathered|convened)\Z"
)
_AT = re.compile(r"\b(?:in|at|near|outside|on)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z")
# 'Have met twice this year - in Lima in March and in Quito in May': what is counted is listed
_TIMES = re.compile(
    r"\b(?:twice|thrice|(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2})\s+(?:more\s+)?times)\b"
    r"(?:\s+(?:(?!(?:and|or|but|that|who|which|when|to)\b)[\w'’-]+\s+){0,5}?[\w'’-]+)?(?:\s*(?:,|:|\(|--|–|—)|\s-)\s+(?:first\s+|once\s+)?(?=(?:in|at|on|last|near)\s)"
)
_SAME = re.compile(
    r"\b(?:same|again\s+in\s+the)\s+(?:place|city|town|capital|resort|village|hotel)\b|\bagain\s+there\b"
)
# From one day of a list without a colon to the next: ', at the embassy in Quito on', ' and again in Lima'
_NEXT = re.compile(
    r"(?:,?\s+and|,)(?:\s+(?:again|then|later|finally))*\s+(?:in|at|near|outside)\s+[^;:“”\"]{2,60}?[\s,]+(?:(?:on|in|from|at|late|early|the)\s+)*"
)
_HELD = re.compile(
    r"[^;:“”\"]{0,60}?\s(?:in|at|near|outside)\s+[^;:“”\"]{2,60}?[\s,]+(?:(?:on|in|from|at|late|early|the)\s+)*"
)
_FEWEST = 2
_MOST = 12


def listed(told: Told) -> list[Told]:
    """A meeting for each day listed behind the colon, with its place; [] where nothing is listed so."""
    draft = told.draft
    text, clause = draft.clause.text, draft.clause
    if _SEVERAL.search(draft.trigger.low) is None:
        return []
    colon = text.find(": ", max(draft.trigger.end, draft.end))
    counted = _TIMES.search(text, draft.trigger.end)
    colon = counted.end() - 1 if counted is not None and colon < counted.start() else colon
    behind = colon if colon >= 0 and len(told.parties) >= _FEWEST else draft.trigger.end
    days = [d for d in clause.dates if d.start > behind and d.first is not None and d.type == "DATE"]
    days = [d for k, d in enumerate(days) if not (k and d.range_first and d.range_first == days[k - 1].range_first)]
    if behind != colon:
        colon, days = draft.trigger.end, _behind_verb(text, draft.trigger.end, days)
    if not _FEWEST <= len(days) <= _MOST:
        return []
    out: list[Told] = []
    before, there = colon, None
    for day, following in zip(days, [*days[1:], None], strict=True):
        there = _place(told, before, day, following, there)
        one = replace(
            told, draft=replace(draft, rule=draft.rule + "+listed"), when=window(day, 0), spans=list(told.spans)
        )
        one.place = place_name(there) if there is not None else None
        one.country = there.parties[0] if there is not None and there.parties else None
        one.city = there is not None and there.type == "place"
        one.spans.append((clause.offset + before, clause.offset + day.end))
        out.append(one)
        before = day.end
    return out


def _behind_verb(text: str, at: int, days: list[DateMention]) -> list[DateMention]:
    """The days of a list without a colon, each with a place before it."""
    if not days or not _HELD.fullmatch(text, at, days[0].start):
        return []
    found = days[:1]
    for day in days[1:]:
        if not _NEXT.fullmatch(text, found[-1].end, day.start):
            break
        found.append(day)
    return found


def _place(told: Told, since: int, day: DateMention, following: DateMention | None, last: Actor | None) -> Actor | None:
    """The place beside a day of the list: before it, else behind it; 'in the same city' is that of the day before."""
    clause = told.draft.clause
    if _SAME.search(clause.text, since, day.start):
        return last
    until = following.start if following is not None else len(clause.text)
    places = [
        m for m in clause.mentions
        if (m.type == "place" or m.alias_kind in ("capital", "seat", "name")) and m.start >= since and m.end <= until
        and _AT.search(clause.text, max(0, m.start - 40), m.start)
    ]  # fmt: skip
    before = [m for m in places if m.end <= day.start]
    behind = [m for m in places if m.start >= day.end and "," not in clause.text[day.end : m.start]]
    return before[-1] if before else behind[0] if behind else None

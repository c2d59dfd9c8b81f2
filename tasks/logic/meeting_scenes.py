"""Where the participants have gone before they meet: 'A flew to Lima to see B', 'A is in Lima, where he met B'.

The place hangs on a verb of motion or on a noun of journey, not on the meeting; what follows in the same breath, or in
the next sentence of 'he', is there. Without it, what a report tells of its day would be taken to its dateline.
"""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_places import capital_of, is_city
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_times import When
from tasks.logic.sentence_view import Actor, Clause

_WHERE = re.compile(r"\s*,\s+where\b")
_FROM = re.compile(r"\bfrom\s+(?:[Tt]he\s+)?\Z")
_LEAVES_FOR = re.compile(
    r"\b(?:leav(?:e|es|ing)|left|depart\w*|set(?:s|ting)?\s+off|head(?:s|ed|ing)|fl(?:y|ies|ew))\s+(?:(?:here\s+|late\s+|early\s+)?(?:on\s+)?\w+day\s+)?for\s+(?:the\s+)?\Z"
)
# 'left Lima on Monday after talks with B'
_LEFT = re.compile(r"\b(?:left|leaves|leaving|departed|(?:departed|flew)\s+from|flew\s+out\s+of)\s+\Z")
_AFTER = re.compile(r"\s+(?:on\s+)?\s*(?:after|following|at\s+the\s+end\s+of)\b")
_TO_ATTEND = re.compile(
    r"(?:\s+(?:on\s+)?\w+day)?\s+(?:to\s+(?:take\s+part|attend|participate|join|hold|meet|represent)|for\s+(?:an?|the)\s)"
)
_PRONOUN = re.compile(r"\A\W*(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s+two)\b")
# 'discussed the treaty on Tuesday on the sidelines of a summit in Lima'
_OCCASION = re.compile(
    r"(?:(?!\b(?:said|says|that|which|who|where|when|after|before)\b)[^;:“”\"]){0,120}?\bon\s+the\s+(?:sidelines|margins|fringes)\s+of\s+"
    r"[^,;:“”\"]{3,60}?\s+(?:in|at)\s+(?:the\s+)?"
)
_NEAR = 60  # characters before a place in which its verb stands
_BESIDE = 25  # characters between a place and the time of being there
_FARTHEST = 160  # characters from the place to the meeting


def scene(draft: Draft, moment: When, before: Clause | None, cues: TimeCues, capitals: dict[str, str]) -> Actor | None:
    """The place to which the sentence, or for a pronoun the sentence before it, takes the participants.

    None where they were there at another time than the meeting's `moment`.
    """
    clause, at = draft.clause, draft.trigger.start
    for named in clause.mentions:
        behind = draft.trigger.end <= named.start and _OCCASION.fullmatch(clause.text, draft.trigger.end, named.start)
        if behind and (named.type == "place" or is_city(named, capitals)):
            return named
    for named in reversed(clause.mentions):
        if named.end > at or at - named.end > _FARTHEST:
            continue
        if cues.new_subject.search(clause.text[named.end : at]) and not _is_left_after(named, clause):
            continue
        found = _gone_to(named, moment, clause, cues, capitals)
        if found is not None and (_has_subject(draft, named) or _opens(named, clause)):
            return found
    if before is None or not _PRONOUN.match(clause.text):
        return None
    gone = (_gone_to(named, moment, before, cues, capitals) for named in reversed(before.mentions))
    return next((place for place in gone if place is not None), None)


def _gone_to(named: Actor, moment: When, clause: Clause, cues: TimeCues, capitals: dict[str, str]) -> Actor | None:
    """The mention as a place, if its sentence tells of a journey to it, of a stay in it, or of what was there."""
    place = capital_of(named, clause.text, capitals)
    if (place.type != "place" and not is_city(place, capitals)) or _at_another_time(named, moment, clause):
        return None
    phrase = clause.text[max(0, named.start - _NEAR) : named.start]
    left = _FROM.search(phrase) and _WHERE.match(clause.text, named.end)
    leaves = _LEAVES_FOR.search(phrase) and _TO_ATTEND.match(clause.text, named.end)
    gone = left or leaves or _is_left_after(named, clause) or cues.gone_to.search(phrase)
    return place if gone else None


def _is_left_after(named: Actor, clause: Clause) -> bool:
    """'Left Lima on Monday after two days of talks': what is told behind it was there."""
    if not _LEFT.search(clause.text, max(0, named.start - _BESIDE), named.start):
        return False
    return _AFTER.match(clause.undated(named.end, named.end + _BESIDE)) is not None


def _has_subject(draft: Draft, place: Actor) -> bool:
    """Whether a participant is named before the place, who is thereby the one that went there."""
    return any(
        m.end <= place.start
        and (set(m.people) & set(draft.people) or (m.people and set(m.parties) & set(draft.parties)))
        for m in draft.clause.mentions
    )


def _opens(place: Actor, clause: Clause) -> bool:
    """'On a visit to Lima, A met B': nobody is named before."""
    return not any(m.end <= place.start and (m.people or m.type == "office") for m in clause.mentions)


def _at_another_time(place: Actor, moment: When, clause: Clause) -> bool:
    """'A, who was in Lima last week, met B on Monday'."""
    if moment.first is None or moment.last is None:
        return False
    return any(
        -_BESIDE <= date.start - place.end <= _BESIDE and date.first is not None and date.last is not None
        and (date.last < moment.first or moment.last < date.first)
        for date in clause.dates
    )  # fmt: skip

"""Deeds that take two sides in one place: what they do together, or what one of them does to the other's face."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.logic.meeting_cues import Cue, MeetingCues, Trigger
from tasks.logic.net_sides import NET, Sides
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_LED_UP = re.compile(
    r"(?:\s+[-–—]+(?=\s))?(?:\s+of\s+(?:the\s+)?[A-Z][\w-]+)?,?\s+(?:both\s+|each\s+|jointly\s+|together\s+|then\s+|later\s+|also\s+|had\s+|have\s+|\w+ly\s+)*"
    r"(?:(?:will|would|are\s+(?:due\s+|expected\s+|set\s+|scheduled\s+)?to|were\s+to)\s+(?=be\b))?"
)
_PRESENT_AT = re.compile(
    r"(?:were|was|are|been|be)\s+(?:back\s+|still\s+|again\s+|both\s+|all\s+|together\s+)?(?:in|at)\b"
)
_VERB = re.compile(r"[a-z]+")
_WHERE = re.compile(r"\b(?P<link>where|when)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}\Z")
_GAP = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:said|says|that|which|who|whom|when|while|after|because|if|whether|than|not)\b|n['’]t\b"
)
_TO_HIM = re.compile(
    r"\s+(?:[^,]{1,60}\s(?:to|before|with|from|for|in\s+front\s+of)\s+)?(?:the\s+|his\s+|her\s+|its\s+|[A-Z][\w-]*(?:['’]s)?\s+){0,3}"
)
_HANDED_TO = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+ly\s+)?(?P<deed>handed|delivered|presented|conveyed|given|passed|submitted|transmitted|brought|read|shown)"
    r"(?:\s+(?:over|on))?\s+to\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}\Z"
)
_BY = re.compile(
    r"(?:,\s[^,;:]{2,60},)?(?:\s+(?:a\s|an\s|the\s|his\s|her\s)?[a-z-]+(?:\s[a-z-]+)?(?=\s))?(?:\s+(?:here|yesterday|today|(?:in|at|on)\s+(?:the\s+)?[^,;:“”\"]{2,40}?))*,?\s+by\s+(?:(?:the|his|her|its|visiting)\s+)*(?:[\w'’-]+\s+){0,3}"
)
_DID = re.compile(
    r"\s+(?:(?:had|has|then|later|also|even|\w+ly)\s+){0,3}(?P<deed>[a-z]+)\s+(?:(?:his|her|the|visiting|[A-Z][\w-]*(?:['’]s)?)\s+){0,3}"
)
_ASIDE = Construction(
    r"\s+(?:(?:on\s+)?[A-Z][a-z]+day\s+)?(?:aside|apart|to\s+one\s+side|by\s+the\s+{held_by}|into\s+a\s+corner|"
    r"(?:in)?to\s+(?:a|an|his|her|the)\s+(?:[a-z]+\s+)?{small_room}|for\s+a\s+(?:[a-z]+\s+)?{time_apart})\b"
)
_IS_DONE = re.compile(
    r"(?:,[^,;:]{2,60},)?\s+(?:(?:was|were|be|been|being|will|would|to|is|are|has|had|due|then|later|also|\w+ly)\s+){1,5}"
)
_REACH = 80  # characters between the one and the other of whom a deed is told


def deed(clause: Clause, sides: Sides, cues: MeetingCues) -> Trigger | None:
    """The verb of a deed of two sides; its sentence must name the day or the place, both for a deed of both."""
    both = _of_both(clause, sides, cues) if sides.joined and sides.dated and sides.placed else None
    if both is not None:
        return both
    for one, other in pairwise(a for a in sides.actors if a.people):
        if one.parties != other.parties:
            found = (
                _to_the_other(clause, one, other, _face_to_face(sides, cues))
                or _by_the_other(clause, one, other, _face_to_face(sides, cues))
                or _taken_aside(clause, one, other)
                or _where(clause, one, other)
                or _handed(clause, one, other)
            )
            if found is not None:
                return found
    return None


def _of_both(clause: Clause, sides: Sides, cues: MeetingCues) -> Trigger | None:
    """'A and B drew the line in Lima on May 3', 'the envoys of A and B were back in Lima': right behind them."""
    text, led = clause.text, _LED_UP.match(clause.text, sides.end)
    if led is None:
        return None
    there = _PRESENT_AT.match(text, led.end())
    verb = there or _VERB.match(text, led.end())
    if verb is None:
        return None
    if cues.separately.search(text, verb.end(), verb.end() + _REACH):
        return None
    apart = not cues.done_together.fullmatch(verb.group()) or cues.done_apart.fullmatch(verb.group())
    return _trigger("together", verb.start(), verb.end(), verb.group()) if there or not apart else None


def _face_to_face(sides: Sides, cues: MeetingCues) -> re.Pattern[str]:
    """The deeds that tell an encounter: where a day or the place is left unsaid, none that is done in a letter too."""
    return cues.done_to if sides.dated and sides.placed else cues.done_beside


def _to_the_other(clause: Clause, one: Actor, other: Actor, deeds: re.Pattern[str]) -> Trigger | None:
    """'A handed B a letter', 'A got a hearing from B'."""
    between = clause.text[one.end : other.start]
    if len(between) > _REACH or _GAP.search(between):
        return None
    match = None if clause.text.startswith(("'s ", "’s "), other.end) else deeds.search(between)
    if match is None or not _TO_HIM.fullmatch(between, match.end()):
        return None
    return _trigger("to the other", one.end + match.start(), one.end + match.end(), match.group())


def _by_the_other(clause: Clause, one: Actor, other: Actor, deeds: re.Pattern[str]) -> Trigger | None:
    """'A was shown round the palace by B'."""
    between = clause.text[one.end : other.start]
    done = _IS_DONE.match(between) if len(between) <= _REACH and not _GAP.search(between) else None
    match = deeds.match(between, done.end()) if done else None
    if match is None or not _BY.fullmatch(between, match.end()):
        return None
    return _trigger("to the other", one.end + match.start(), one.end + match.end(), match.group())


def _taken_aside(clause: Clause, one: Actor, other: Actor) -> Trigger | None:
    """'A took B aside', 'had led B by the arm', 'invited B for a walk'."""
    did = _DID.fullmatch(clause.text, one.end, other.start)
    if did is None or not clause.words[_ASIDE].match(clause.text, other.end):
        return None
    return _trigger("to the other", did.start("deed"), did.end("deed"), did.group("deed"))


def _where(clause: Clause, one: Actor, other: Actor) -> Trigger | None:
    """'A was in Lima, where B pressed him', 'A went to Lima on May 3, when B told him': A is where B is at home."""
    match = _WHERE.search(clause.text, one.end, other.start)
    at_home = any(
        one.end <= m.start < other.start and set(m.parties) & set(other.parties)
        for m in clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat", "institution", "name")
    )  # fmt: skip
    if match is None or not at_home:
        return None
    return _trigger("where", match.start(), match.end("link"), match["link"])


def _handed(clause: Clause, one: Actor, other: Actor) -> Trigger | None:
    """'The letter was handed to A in Lima on May 3 by B'."""
    match = _HANDED_TO.search(clause.text, max(0, one.start - _REACH), one.start)
    if match is None or not _BY.fullmatch(clause.text, one.end, other.start):
        return None
    return _trigger("to the other", match.start("deed"), match.end("deed"), match.group("deed"))


def _trigger(deed: str, start: int, end: int, words: str) -> Trigger:
    return Trigger(start, end, words.lower(), Cue(deed, NET, None, ()))

"""How and how long: slots of one meeting draft, read beside its trigger."""

from __future__ import annotations

import re

from tasks.logic.datelines import line_end
from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import Draft

_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "forty-five": 45.0, "fifty": 50.0, "ninety": 90.0, "half": 0.5,
}  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty")
_NUMBERS |= {
    f"{t}-{u}": _NUMBERS[t] + _NUMBERS[u]
    for t in _TENS
    for u in list(_NUMBERS)
    if 1 <= _NUMBERS[u] < 10 and u not in ("a", "an")
}
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_DURATION = re.compile(
    rf"\b(?P<number>{_NUMBER})(?P<half>\s+and\s+a\s+half|-and-a-half|[\s-]1/2|\s?½)?[\s-]+(?:an\s+)?(?P<unit>hour|minute)s?\b(?P<half_more>\s+and\s+a\s+half\b)?(?P<more>\s+(?:and\s+)?(?P<minutes>\d{{1,2}}|ten|fifteen|twenty|thirty|forty|fifty)\s+minutes)?(?!\s+(?:ago|later|earlier|before|after|late\b|behind|ahead|away|from|delay|flight|drive|of\s+fighting))",
    re.I,
)
_WITHIN = re.compile(r"\b(?:within|next|last|past|coming|every|in)\s+(?:the\s+)?(?:(?:next|last|past)\s+)?\Z")
_PHONE = re.compile(
    r"\b(?:by|over|on|via)\s+(?:the\s+)?(?:tele)?phone\b|"
    r"\b(?:tele)?phone\s+(?:call|conversation|talk|discussion|contact)|\b(?:over|via|by|on)\s+(?:the|a|their)\s+hot\s?line\b|\bhot\s?line\s+(?:talks?|calls?|conversations?)\b|\bconference\s+calls?\b",
    re.I,
)
# 'A and B agreed to meet during a telephone conversation': they are to meet face to face
_AGREED_BY_PHONE = re.compile(r"\s+(?:during|in)\s+an?\s+(?:[\w-]+\s+)?(?:tele)?phone\b")
# 'In a phone call on Monday, A and B discussed the treaty'
_FRONTED_CALL = re.compile(
    r"\W*(?:in|during|over|by)\s+(?:a|an|the|their)\s+(?:[\w-]+\s+){0,2}?(?:tele)?phone\s+(?:call|conversation|talk)s?\b",
    re.I,
)
# 'a source contacted by telephone': how the agency heard of it
_REACHED = re.compile(
    r"\b(?:contacted|reached|interviewed|questioned|told\s+\w+)\s+(?:by|over|on)\s+(?:the\s+)?(?:tele)?phone\b"
)
IN_PERSON = JOURNEYS | {"host", "passive"}
_ELSEWHERE = re.compile(
    r"\b(?:that|which|who|said|after|before|while|but)\b|[;:]|\band\s+(?:later|then|also)\s+(?:held|had|spoke|\w+ed)\b"
)
_WHO = re.compile(r",\s+who\s+(?:[a-z]+\s+){0,2}\Z")
_VIDEO = re.compile(
    r"\bvideo[\s-]?(?:conference|link|call|conferencing)\b|\bvia\s+video\b|\bvirtual(?:ly)?\b|\bonline\s+(?:meeting|summit|talks|session|conference|round|gathering|forum|consultations|negotiations)\b|\b(?:held|met|meet|convened?|gather(?:ed)?|talk(?:ed)?|spoke|place)\s+online\b|\b(?:by|via|over|on)\s+(?:Zoom|Skype|Webex)\b|\bteleconference\b|\bby\s+video\b",
    re.I,
)


def _outside_relative(draft: Draft, text: str) -> str:
    """The words around a trigger without those behind its relative clause: 'A, who saw B in May, spoke by phone'."""
    begin = max(0, min(draft.start, draft.trigger.start) - 20)
    behind = text.find(",", draft.trigger.end - begin)
    return text[:behind] if behind >= 0 else text


_FACE_TO_FACE = re.compile(r"\s+(?:\w+\s+)?(?:in\s+person|face[\s-]to[\s-]face)\b")


def meeting_format(draft: Draft, located: bool) -> str | None:
    """phone, video or in_person; None where the text does not tell."""
    text = draft.clause.text[
        max(0, min(draft.start, draft.trigger.start) - 20) : max(draft.end, draft.trigger.end) + 50
    ]
    if match := _ELSEWHERE.search(
        text, min(len(text), draft.trigger.end - max(0, min(draft.start, draft.trigger.start) - 20))
    ):
        text = text[: match.start()]
    if _WHO.search(draft.clause.text, max(0, draft.trigger.start - 24), draft.trigger.start):
        text = _outside_relative(draft, text)
    if draft.frame != "told_in":  # 'the premier told A by telephone' is the call itself
        text = _REACHED.sub(" ", text)
    if draft.trigger.cue.format in ("phone", "video"):
        return draft.trigger.cue.format
    if draft.frame == "meet" and _FACE_TO_FACE.match(draft.clause.text, draft.trigger.end):
        return "in_person"  # 'talked by phone on Monday and met in person on Friday'
    if agreed_by_phone(draft):
        return draft.trigger.cue.format
    if _VIDEO.search(text):
        return "video"
    if draft.frame == "discuss" and _FRONTED_CALL.match(draft.clause.text, line_end(draft.clause.text)):
        return "phone"
    if _PHONE.search(text) and not draft.resolved_on and draft.frame not in IN_PERSON:
        return "phone"
    return draft.trigger.cue.format or ("in_person" if located or draft.frame == "told" else None)


def agreed_by_phone(draft: Draft) -> bool:
    """Whether what stands behind the verb is the call at which the meeting was agreed on."""
    return draft.frame == "meet" and _AGREED_BY_PHONE.match(draft.clause.text, draft.trigger.end) is not None


# 'talks in Lima on Monday which began late and lasted more than'
_LASTED = re.compile(
    r"(?:(?!\b(?:said|says|after|before|visit|trip|but)\b)[^;:.“”\"]){0,110}?\b(?:lasted|lasting|ran|went\s+on|dragged\s+on|continued)\s+"
    r"(?:for\s+)?(?:(?:about|around|nearly|almost|over|some|roughly|only|just|(?:more|less)\s+than|at\s+least|up\s+to)\s+)?"
)


def duration_minutes(draft: Draft) -> tuple[int | None, tuple[int, int] | None]:
    """Length of a meeting in minutes as told beside the trigger ('25-minute talks', 'met for seven hours')."""
    text, trigger = draft.clause.text, draft.trigger
    low, high = max(0, trigger.start - 45), min(len(text), max(trigger.end, min(draft.end, trigger.end + 60)) + 40)
    lasted = _LASTED.match(text, trigger.end)
    found = [
        *_DURATION.finditer(text, low, high),
        *([m] if lasted and (m := _DURATION.match(text, lasted.end())) else []),
    ]
    for match in found:
        between = (
            text[match.end() : trigger.start] if match.end() <= trigger.start else text[trigger.end : match.start()]
        )
        told = lasted is not None and match.start() == lasted.end()
        if not told and re.search(r"[;:.]|\b(?:after|before|visit|trip|said)\b", between):
            continue
        if _WITHIN.search(text[: match.start()]):
            continue
        number = match.group("number").lower()
        amount = _NUMBERS[number] if number in _NUMBERS else float(number)
        if match.group("half") or match.group("half_more"):
            amount += 0.5
        minutes = amount * 60 if match.group("unit").lower() == "hour" else amount
        more = match.group("minutes") or "0"
        minutes += int(more) if more.isdigit() else _NUMBERS[more.lower()]
        if 0 < minutes <= 60 * 24:
            return round(minutes), (match.start(), match.end())
    return None, None

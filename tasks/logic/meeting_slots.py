"""How: the form of one meeting draft, read beside its trigger."""

from __future__ import annotations

import re

from tasks.logic.datelines import line_end
from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import Draft

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

"""Journeys of an official to another party: 'will visit', 'arrived in ... for talks', 'during a visit to'."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft
from tasks.logic.sentence_view import Actor

SILENT_STANDINGS = frozenset({"former", "analyst", "journalist", "private"})
_PRIVATE = re.compile(
    r"\bfor\s+(?:\w+\s+){0,2}(?:treatment|surgery|holidays?|vacation|check-?ups?|funeral|medical|honeymoon|match|games)\b"
)
_ARRIVED = re.compile(
    r"\b(?:is|are|was|were|arrived?|arrives|arriving|landed|flew|came|stopped|remained|stayed|who\s+is)\b[^;:.]{0,60}\b(?:for|on)\s+(?:a|an|his|her|the|their)\s+(?:[\w-]+\s+){0,5}\Z"
)
_PURPOSE = re.compile(
    r"\b(?:for|on|to\s+attend|to\s+hold|to\s+meet|visit|talks|summit|to\s+discuss|to\s+take\s+part)\b"
)


def visit(reader: FrameReader, draft: Draft) -> bool:
    """An official goes to other countries: they are the hosts."""
    subject = reader.subject(draft)
    if subject is None or not any(
        (a.people or a.type in ("office", "collective")) and a.standing not in SILENT_STANDINGS for a in subject.actors
    ):
        return False
    text = draft.clause.text
    if draft.frame in ("travel", "travel_for") and _PRIVATE.search(text, draft.trigger.end, draft.trigger.end + 80):
        return False
    if draft.frame == "travel_for" and not _PURPOSE.search(text, draft.trigger.end, draft.trigger.end + 80):
        return False
    draft.add(subject.actors)
    _destinations(reader, draft, draft.trigger.end)
    return bool(draft.parties and draft.hosts) or draft.rule.endswith("+region")


def visit_noun(reader: FrameReader, draft: Draft) -> bool:
    """A's visit to B; during a visit to B, A said."""
    text = draft.clause.text
    match = re.compile(r"\s+(?:(?:here|of|by)\s+)?(?:[a-z]+\s+){0,3}?(?:to|of)\s+").match(text, draft.trigger.end)
    by = re.compile(r"\s+(?:[a-z]+\s+)?by\s+").match(text, draft.trigger.end)
    visitor = reader.object_at(draft, by.end()) if by else reader.owner(draft)
    if visitor is None:
        visitor = reader.clause_subject(draft)
    if visitor is None:
        return False
    draft.add(visitor.actors)
    if by and visitor is not None:
        match = re.compile(r"\s+(?:[a-z]+\s+){0,2}?to\s+").match(text, visitor.end)
    if match:
        _destinations(reader, draft, match.end())
    elif re.match(r"\s+here\b", text[draft.trigger.end :]):
        draft.rule += "+here"
        return bool(draft.people)
    if not match and not by and _ARRIVED.search(text[: draft.trigger.start]):
        draft.rule += "+there"
        return bool(draft.people)
    officials = any(a.people or a.type == "office" for a in visitor.actors)
    return (bool(draft.hosts) or draft.rule.endswith("+region")) and (officials or bool(draft.people))


def _destinations(reader: FrameReader, draft: Draft, at: int) -> bool:
    """The countries of 'visit England, France and Germany', read as hosts where they are not the visitor's own."""
    text = draft.clause.text
    last = at
    found: list[Actor] = []
    for mention in draft.clause.mentions:
        if mention.start < last:
            continue
        gap = text[last : mention.start]
        first = not found
        if first and not re.fullmatch(
            r"\s*(?:(?:the|both|neighbou?ring|nearby|countries including|such countries as|capital of|[a-z]+\s+capital)\s+|[a-z]+\s+){0,3}",
            gap,
        ):
            break
        if not first and not re.fullmatch(
            r"(?:['’]s)?(?:,\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+|,\s+followed by\s+|\s+(?:and|before)\s+then\s+)(?:the\s+|to\s+(?:the\s+)?)?",
            gap,
        ):
            break
        if mention.type not in ("place", "party", "demonym") or (
            mention.type == "party" and mention.alias_kind not in ("name", "capital", "seat")
        ):
            break
        if mention.type == "demonym" and not re.match(r"\s+capital\b", text[mention.end :]):
            break
        if re.match(r"(?:['’]s|-[a-z])", text[mention.end :]):
            break
        found.append(mention)
        last = mention.end
    for mention in found:
        draft.host_places.update(dict.fromkeys(mention.parties, mention.name or mention.text))
        for code in mention.parties:
            if code not in draft.parties and code not in draft.hosts:
                draft.hosts.append(code)
    if found:
        draft.host_place = found[0] if len(found) == 1 else None
        draft.widen(found[0].start, found[-1].end)
        if not draft.hosts and not any(m.parties for m in found):
            draft.rule += "+region"
    return bool(found)

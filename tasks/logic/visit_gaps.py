"""Journeys whose verb is left out: 'A will be in Lima from Thursday and B in Quito in July'."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import Draft
from tasks.logic.visit_hosts import hosts_from

_AND = re.compile(
    r",?\s*(?:(?:from|on|in|until|for|early|late|and)\s+)*\s*,?\s*(?:and|while)\s+(?:the\s+|his\s+|her\s+)?"
)
_THERE = re.compile(r"\s+(?:in|to|for)\s+(?:the\s+)?(?=[A-Z])")
_LONGEST = 60  # characters from a destination to who travels next


def second_traveller(reader: FrameReader, draft: Draft) -> list[Draft]:
    """The journey of the official behind 'and', to another country than his own; the verb is that of the first."""
    if draft.frame not in JOURNEYS or not draft.hosts or draft.host_place is None:
        return []
    clause, text = draft.clause, draft.clause.text
    other = next((m for m in clause.mentions if m.start >= draft.end and m.type in ("person", "office")), None)
    if other is None or len(other.parties) != 1 or other.standing != "official" or other.start - draft.end > _LONGEST:
        return []
    there = _THERE.match(text, other.end)
    if there is None or not _AND.fullmatch(clause.undated(draft.end, other.start)):
        return []
    twin = Draft(
        clause, draft.trigger, draft.frame, other.start, other.end, draft.verb_from,
        rule=draft.rule + "+gapped", home=draft.home, heads=draft.heads, subject=(other,), gap_start=other.start,
    )  # fmt: skip
    twin.add((other,))
    hosts_from(reader, twin, there.end())
    if not twin.hosts:
        return []
    draft.segment_end = other.start
    return [twin]

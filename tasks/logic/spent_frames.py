"""Time spent with somebody, or in a country: 'had half an hour with B', 'spent the weekend in Lima'."""

from __future__ import annotations

import re

from tasks.logic import visit_frames
from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import Draft
from tasks.logic.relative_partners import with_whom
from tasks.logic.sentence_view import Phrase

_LENGTH_OF_TIME = (
    r"(?:hours?|minutes|days?|weekend|evening|morning|afternoon|night|weeks?|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_HOURS_WITH = re.compile(
    rf"\s+(?:(?!with\b)[\w'’.-]+\s+){{0,6}}?{_LENGTH_OF_TIME}\b(?:,[^,;:]{{1,40}},)?(?:\s+(?!(?:with|and|before|to|that|which|who|after)\b)[\w'’.-]+){{0,9}}?\s+with\s+"
)
_HOURS_IN = re.compile(
    rf"\s+(?:(?!(?:with|in)\b)[\w'’.-]+\s+){{0,6}}?{_LENGTH_OF_TIME}(?:\s+(?:last|this)\s+\w+)?\s+in\s+(?:the\s+)?"
)
_OF_TALKS = re.compile(r"['’]|\s+of\s+[a-z]")  # 'had two hours of talks': those are read as talks
_FIRST_WORD = re.compile(r"\w+")


def spent(reader: FrameReader, draft: Draft) -> bool:
    """A spends two hours with B, has half an hour with B; B, with whom A spent it; A spends two days in B's country."""
    text, trigger = draft.clause.text, draft.trigger
    had = trigger.low.startswith("had")
    if had and _OF_TALKS.match(text, trigger.end):
        return False
    verb = _FIRST_WORD.match(text, trigger.start)
    at = verb.end() if verb else trigger.end  # 'had half an hour with': the length is of the cue
    match = _HOURS_WITH.match(text, at, at + 120)
    subject = reader.subject(draft)
    partner = reader.object_at(draft, match.end()) if match else None
    if partner is not None:
        return take(draft, subject, partner)
    if subject is not None and (antecedent := with_whom(draft)):
        return take(draft, subject, Phrase(antecedent[0].start, antecedent[0].end, antecedent))
    stayed = _HOURS_IN.match(text, at, at + 80) if not had else None
    return stayed is not None and visit_frames.stay_of(reader, draft, stayed.end())

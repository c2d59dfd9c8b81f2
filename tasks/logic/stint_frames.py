"""Meetings told by nothing but their length: 'two hours with B', 'three days in Lima with Minister B'."""

from __future__ import annotations

import re

from tasks.logic import visit_nouns
from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import Draft, is_official
from tasks.logic.reading_words import Construction

_COUNTED = Construction(r"\b(?:{number_of_hours}|\d[\d.,]*)[\s-]\Z", re.I)
# 'two days in Lima with Premier B', 'an hour at the palace on Friday with B'
_THERE_WITH = re.compile(r"(?:\s+(?!(?:with|and|to|that|which|who|after|before|of)\b)[\w'’.-]+){1,7}?\s+with\s+")
_DIRECTLY = re.compile(r"\s+")
_THROUGH_IT = re.compile(
    r"\b(?:after|during|in|from|following|had|has|have|having|got|for|at|over|given|granted|took|needed|than|plus|with|of)\s+"
    r"(?:(?!(?:and|that|which|who|to)\b)[\w'’.-]+\s+){0,5}\Z",
    re.I,
)
_WORD = re.compile(r"[a-z]+")


def stint(reader: FrameReader, draft: Draft) -> bool:
    """A number of hours or days with the official B, which somebody of the same clause had, or came from."""
    text, trigger = draft.clause.text, draft.trigger
    before = text[max(0, trigger.start - 40) : trigger.start]
    if not draft.clause.words[_COUNTED].search(before) or _is_spent(reader, before):
        return False
    behind = _DIRECTLY if trigger.low.endswith(" with") else _THERE_WITH
    link = behind.match(text, trigger.end)
    start, end = draft.start, draft.end
    partner = reader.object_at(draft, link.end()) if link else None
    if partner is None or not any(a.parties and is_official(a, draft.clause, reader.heads) for a in partner.actors):
        if trigger.low != "days in":
            return False
        draft.frame, draft.rule, draft.partners = "visit_noun", "visit_noun:days in", ()
        draft.start, draft.end = start, end
        return visit_nouns.visit_noun(reader, draft)  # 'his two days in Lima ended with a quarrel'
    own = reader.owner(draft)
    subject = own or reader.clause_subject(draft)
    if subject is None:
        return False
    if own is None and subject.end <= trigger.start and not _THROUGH_IT.search(text, subject.end, trigger.start):
        return False
    draft.frame = "event_plural"
    return take(draft, subject, partner) and len(draft.parties) > 1


def _is_spent(reader: FrameReader, before: str) -> bool:
    """'Spent two hours with B': the verb tells of it."""
    return any(
        cue.frame == "spent" and form == word
        for word in _WORD.findall(before.lower()) for form, cue in reader.cues.forms.get(word, ())
    )  # fmt: skip

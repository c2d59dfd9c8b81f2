"""Meetings from which one side stays away: of two who were to meet at a time, the absence of one calls it off."""

from __future__ import annotations

import re

from tasks.logic.meeting_cues import NOUN_FRAMES, MeetingCues
from tasks.logic.meeting_draft import Draft

_TWO = 2
_REACH = 120  # characters from the absence to the meeting
_TO_THE_MEETING = re.compile(r"\s+(?!(?:[\w'’-]+\s+)*(?:of|and|with|to|at|in|before|after)\s)(?:[\w'’.-]+\s+){0,6}\Z")
# 'Threatened to boycott', 'may skip', 'denied it had skipped': that he stays away is not told
_UNSURE = re.compile(
    r"\b(?:to|may|might|could|should|must|can|not|never|n['’]t|if|whether|or|den(?:y|ies|ied)(?:\s+\w+){0,4})\s+(?:again\s+|also\s+|even\s+)?\Z",
    re.I,
)
_UNLESS = re.compile(r"\b(?:unless|until|if|except|without|but)\b")


def is_missed(draft: Draft, cues: MeetingCues) -> bool:
    """'A skipped talks with B in Lima on Friday', 'A said it would not attend them': those two did not meet then."""
    if draft.frame not in NOUN_FRAMES or draft.session or not draft.partners:
        return False
    left = draft.clause.text[max(0, draft.trigger.start - _REACH) : draft.trigger.start]
    absent = cues.status[("before", "missed")].search(left)
    if absent is None:
        return False
    theirs = {code for actor in draft.partners for code in actor.parties}
    if len(draft.parties) != _TWO or len(theirs) != 1 or not any(day.first for day in draft.clause.dates):
        return False
    if _UNSURE.search(left, 0, absent.start()) or _TO_THE_MEETING.fullmatch(left, absent.end()) is None:
        return False
    return _UNLESS.search(draft.clause.text, draft.trigger.end) is None and not _UNLESS.search(left)

"""Aims that were reached: whether 'to meet B' behind a journey tells of a meeting that was held."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.reading_words import Construction

_BEEN_TO = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+)?been\s+(?:to|in)\b")
_HEADED_TO = re.compile(r"\b(?:headed|led|brought)\s+(?:[\w'’-]+\s+){0,4}delegation\s+to\s+\Z")
# 'he had gone up to see both', 'has come to Lima to meet A'
_HAD_GONE = re.compile(
    r"\b(?:had|has|have)\s+(?:already\s+|also\s+|just\s+)?(?:gone|come|been|flown|travell?ed|driven)\s+"
    r"(?:(?:up|over|down|back|there|here)\s+)?(?:(?:to|in)\s+[A-Z][\w'’-]+\s+)?to\s+\Z"
)
# 'the negotiators were taken on Tuesday to see B'
_WERE_TAKEN_TO = re.compile(
    r"\b(?:was|were|been)\s+(?:then\s+|later\s+|also\s+)?(?:taken|driven|flown|brought|led|shown\s+in|ushered\s+in|whisked)\s+(?:[^,;:]{1,40}\s)?to\s+\Z"
)
# 'went on to Lima to see A and ended his tour'
_WENT_ON_TO = re.compile(
    r"\b(?:went|moved|drove|flew|travell?ed|walked|continued|proceeded)\s+(?:on\s+)?to\s+[^,;:]{2,50}\s+to\s+\Z"
)
_AND_ENDED = re.compile(r",?\s+(?:and|before)\s+(?:then\s+|later\s+)?[a-z]+(?:ed|ing)\s")
# 'got both presidents to sit down with him'
_GOT_THEM = Construction(r"\b{got_them}\s+(?:[\w'’-]+\s+){0,4}\Z")
_REACH = 90  # characters before a trigger


def is_reached(draft: Draft, left: str) -> bool:
    """Whether those who went somewhere to meet somebody did so, by the words before ('left') and behind."""
    text, at = draft.clause.text, draft.trigger.start
    if _WERE_TAKEN_TO.search(left):
        return True
    if _BEEN_TO.search(left) or _HAD_GONE.search(left) or _HEADED_TO.search(text, max(0, at - _REACH), at):
        return True
    got = draft.clause.words[_GOT_THEM] if draft.subject else None
    if got is not None and got.search(text, max(0, draft.subject[0].start - _REACH), draft.subject[0].start):
        return True
    went_on = _WENT_ON_TO.search(left) is not None
    return went_on and _AND_ENDED.match(text, max(draft.end, draft.trigger.end)) is not None

"""Meetings that are only the occasion of what is told, and words on a meeting that tell nothing of its stage.

'Demanded a truce in a meeting with A' wishes for the truce and tells the meeting; 'a highly anticipated meeting' was
anticipated before it.
"""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft

_DEMANDED = (  # not 'offered talks at a conference'
    r"\b(?:(?:urged|demanded|pressed\s+for|called\s+for|appealed\s+for|asked\s+for|pushed\s+for|insisted\s+on|welcomed|rejected|"
    r"ruled\s+out|dismissed)\s+|(?:proposed|suggested|recommended|offered)\s+"
    r"(?!(?:[\w-]+\s+){0,4}(?:talks|meetings?|negotiations|dialogue|summit|session|discussions|to)\b))"
)
_OCCASION = (
    r"(?<!part\s)(?<!interest\s)(?<!interested\s)(?<!participation\s)(?<!participate\s)(?<!engage\s)(?<!join\s)"
    r"\b(?:in|during|at)\s+(?:an?|separate|two|three|several|his|her|their|back-to-back|phone|telephone)\s+(?:[\w-]+\s+){0,3}\Z"
)
# 'Demanded a truce in a meeting with A', 'urged A to hold fire in a call with B': the meeting is no wish.
_DEMANDED_AT = re.compile(rf"{_DEMANDED}(?:(?!that\b|to\s+(?!the\b|an?\b|all\b))[\w'’-]+\s+){{1,9}}?{_OCCASION}")
_URGED_BY_PHONE = re.compile(
    rf"(?:{_DEMANDED}|\b(?:asked|pressed|called\s+on|told|encouraged)\s+)(?:(?!that\b)[\w'’-]+\s+){{1,12}}?(?:{_OCCASION}|in\s+\Z)"
)
# 'Promised in a highly anticipated meeting on Thursday that': by others, and before
AWAITED = re.compile(
    r"\b(?:(?:highly|much|eagerly|keenly|widely|closely|long)[\s-](?:anticipated|awaited|expected|watched|planned|delayed)|"
    r"previously[\s-](?:scheduled|planned|arranged|announced))\s+(?=\Z|(?:[\w-]+\s+){1,2}\Z)"
)


def is_occasion(draft: Draft, left: str) -> bool:
    """Whether a noun only tells at what meeting or call something was demanded; `left` is what stands before it."""
    by_phone = draft.trigger.cue.format == "phone"
    return (_URGED_BY_PHONE if by_phone else _DEMANDED_AT).search(left) is not None

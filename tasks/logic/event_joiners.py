"""Who is told to have attended a meeting of which another sentence tells: 'the meeting was attended by C'."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.reading_words import Construction

_ALSO_BY = re.compile(
    r"(?:,\s+which\s+[^,;:“”\"]{3,60},)?\s+(?:was|were)\s+also\s+(?:attended|joined)\s+by\b|\s+(?:was|were)\s+also\b"
)
# 'The meeting was attended by A and B' at the head of a sentence: the one told before it
_WAS_ATTENDED = re.compile(r"(?:,\s+which)?\s+(?:was|were|is|are)\s+(?:being\s+)?(?:attended|joined)\s+by\b")
_OPENS_WITH_IT = re.compile(
    r"(?:\A\W*|\b(?:said|added|reported)\s+(?:that\s+)?)[Tt]h(?:e|is|ese)\s+(?:(?!(?:next|last|previous|first|second|third)\b)"
    r"[a-z][\w-]*\s+){0,2}\Z"
)
_PRESENT_AT_THEM = re.compile(r"\W*[Pp]resent\s+(?:at|in|during)\s+(?:the|their|these|those)\s+(?:[\w-]+\s+){0,2}")
_ALSO_ATTENDED = Construction(
    r"\balso\s+(?:{attended}|(?:was|were)\s+present\s+at)\s+(?:the|their)\s+(?:\w+\s+)?\Z"
    r"|\b(?:was|were)\s+also\s+present\s+(?:at|during)\s+(?:the|their)\s+(?:\w+\s+)?\Z|\b[Aa]lso\s+present\s+at\s+the\s+(?:\w+\s+)?\Z"
)
# 'Envoys of A and B would take part in the meeting': in that of which the sentences before tell
_ATTENDED_IT = Construction(
    r"\b(?:{attended}|(?:was|were)\s+present\s+(?:at|in|during)|taken\s+part\s+in|(?:will|would|(?:is|are|was|were|due|set|expected|scheduled)\s+to)\s+(?:also\s+)?{attend})\s+(?:the|this)\s+(?:[\w-]+\s+){0,2}\Z"
)


def joined(draft: Draft) -> bool:
    """'The talks were (also) attended by C', 'C also attended the meeting': C joined those who met."""
    text, at = draft.clause.text, draft.trigger.start
    if _WAS_ATTENDED.match(text, draft.trigger.end):
        return _OPENS_WITH_IT.search(text, 0, at) is not None
    if _PRESENT_AT_THEM.fullmatch(text, 0, at):
        return True
    if _ALSO_BY.match(text, draft.trigger.end) or draft.clause.words[_ALSO_ATTENDED].search(text, max(0, at - 60), at):
        return True
    return (
        draft.frame in ("event", "body", "event_plural")
        and draft.clause.words[_ATTENDED_IT].search(text, max(0, at - 60), at) is not None
    )

"""Partners behind whose name a relative clause tells the meeting: 'B, with whom A held talks on Monday'."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import Actor

_WITH_WHOM = re.compile(r"(?P<aside>,[^,;:“”\"]{2,80})?,?\s+(?:with|alongside|beside|opposite)\s+whom\s+(?=\w)")
_BREAKS = re.compile(r"[;:“”\"]|\b(?:and|but|that|which|who|where|when|while|after|before)\b")


def with_whom(draft: Draft) -> tuple[Actor, ...]:
    """The official named before 'with whom', where nothing parts that from the words of meeting."""
    text, at = draft.clause.text, draft.trigger.start
    for actor in reversed(draft.clause.mentions):
        found = _WITH_WHOM.match(text, actor.end, at) if actor.people and actor.parties else None
        if found is not None and _BREAKS.search(text, found.end(), at) is None:
            draft.widen(actor.start, actor.end)
            return (actor,)
    return ()

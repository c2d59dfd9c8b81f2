"""Partners told aside: 'B, with whom A held talks on Monday', 'A flew to Lima on Monday to brief B'."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import Actor

_WITH_WHOM = re.compile(r"(?P<aside>,[^,;:“”\"]{2,80})?,?\s+(?:with|alongside|beside|opposite)\s+whom\s+(?=\w)")
_BREAKS = re.compile(r"[;:“”\"]|\b(?:and|but|that|which|who|where|when|while|after|before)\b")
_REACH = 110
_ERRAND = re.compile(
    r"[^,;:“”\"]{0,70}?\s+to\s+(?:again\s+|personally\s+)?(?:appeal\s+to|ask|brief|congratulate|consult|convince|inform|lobby|notify|persuade|plead\s+with|"
    r"press|pressure|reassure|sound\s+out|thank|urge|warn|pay\s+(?:his|her|their)\s+respects\s+to)\s+(?:the\s+)?"
)


def with_whom(draft: Draft) -> tuple[Actor, ...]:
    """The official named before 'with whom', where nothing parts that from the words of meeting."""
    text, at = draft.clause.text, draft.trigger.start
    for actor in reversed(draft.clause.mentions):
        found = _WITH_WHOM.match(text, actor.end, at) if actor.people and actor.parties else None
        if found is not None and _BREAKS.search(text, found.end(), at) is None:
            draft.widen(actor.start, actor.end)
            return (actor,)
    return ()


def errand(draft: Draft) -> None:
    """Add the official of the hosts to whom a journey is made: 'flew to Lima on Monday to brief Premier B'."""
    text, at = draft.clause.text, draft.trigger.end
    found = _ERRAND.match(text, at, at + _REACH) if draft.hosts else None
    if found is None:
        return
    for actor in draft.clause.mentions:
        if actor.start == found.end() and actor.people and set(actor.parties) & set(draft.hosts):
            draft.widen(actor.start, actor.end)
            draft.people.extend(name for name in actor.people if name not in draft.people)
            draft.by_party.setdefault(actor.parties[0], set()).update(actor.people)

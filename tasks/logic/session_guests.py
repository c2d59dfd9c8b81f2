"""Who is told to speak at a summit or session, or to be heard by it: 'A, addressing the summit', 'the leaders heard B'.

Whoever addresses a gathering attends it; who only comments on it, before or after, does not.
"""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import Actor

_OF_IT = r"(?:(?!(?:and|but|that|who|which|before|after|on|about|ahead)\b)[\w'’.-]+\s+){0,8}"
_SPEAKING = re.compile(
    rf"\b(?P<verb>addressing|addressed|addresses|told|tells|telling|opening|opened|chairing|chaired|"
    r"(?:speech|address|remarks|statement|message|report)\s+(?:delivered\s+|read\s+)?(?:to|at|before)|"
    rf"(?:speaking|spoke|speaks|said|saying|warned|announced|pledged|vowed|argued)\s+(?:(?!that\b)[\w-]+\s+){{0,4}}?(?:at|from|in))\s+"
    rf"(?:the\s+|a\s+|an\s+|this\s+|day\s+of\s+){_OF_IT}\Z",
    re.I,
)
_HEARING = re.compile(
    r"\b(?:hear|hears|heard|hearing|listened\s+to|(?:was|were|been)\s+(?:briefed|addressed)\s+by|received)\s+"
    r"(?:(?:(?:a|an|the)\s+)?(?:[\w-]+\s+){0,2}(?:report|reports|briefing|account|speech|address|appeal|plea|presentation)"
    r"\s+(?:from|by|of)\s+)?"
)
_HEARD_AHEAD = 120
_OPENS = re.compile(
    r"\W*(?:(?:in|during|with|through)\s+(?:[\w'’-]+\s+){0,4})?", re.I
)  # 'In a speech to the summit, A'
SPOKE = "+spoke"  # of a rule: who addresses 'the meeting' that another sentence tells
_SPOKEN_BEFORE = 110
_TO_PRESS = re.compile(r"\b(?:reporters|journalists|press|news\s+conference|media)\b")
_CUT = re.compile(r"[;“”\"]|--|–|—|\b(?:but|which)\b")


def guests(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """The officials who address a gathering in the sentence that tells of it, or whom it hears."""
    text, at = draft.clause.text, draft.trigger.start
    spoken = _SPEAKING.search(text, max(0, at - _SPOKEN_BEFORE), at)
    found: list[Actor] = []
    if spoken is not None and not _TO_PRESS.search(spoken.group()):
        found.extend(_speaker(draft, spoken.start()))
    heard = _HEARING.search(text, draft.trigger.end, draft.trigger.end + _HEARD_AHEAD)
    if heard is not None and not _CUT.search(text, draft.trigger.end, heard.start()):
        start, end = draft.start, draft.end
        listened = reader.object_at(draft, heard.end())
        draft.start, draft.end = start, end
        found.extend(a for a in (listened.actors if listened is not None else ()) if a.people)
    return tuple(found)


def _speaker(draft: Draft, verb: int) -> list[Actor]:
    """The official named last before the verb or, where it opens the sentence, first behind the gathering."""
    text = draft.clause.text
    officials = [m for m in draft.clause.mentions if m.people and len(m.parties) == 1 and m.standing == "official"]
    if not _OPENS.fullmatch(text, 0, verb):
        before = [m for m in officials if m.end <= verb]
        return [] if not before or _CUT.search(text, before[-1].end, verb) else before[-1:]
    for end in (max(draft.end, draft.trigger.end), draft.trigger.end):
        comma = text.find(", ", end)
        behind = [m for m in officials if comma > 0 and comma < m.start <= comma + 40]
        if behind:
            return behind[:1]
    return []

"""Who only watches a meeting of which a text tells: 'observers from A and B followed them', 'C sent observers'."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import SILENT_STANDINGS
from tasks.logic.meeting_groups import Folded, told_before
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_MEETING = r"(?:(?:the|these|those|both|all|its|their)\s+(?:[\w-]+\s+){0,3}?{watched_talks}\b)"
_FOLLOWED = Construction(
    r"\b[Oo]bservers\s+(?:sent\s+by|from|of)\s+(?P<those>[^;:“”\"]{2,110}?)\s+(?:(?:also|only|have|had|are|were|will|would|silently)\s+){0,3}"
    r"{watching}\s+(?:them\b|it\b|" + _MEETING + ")"
)
_SENT = Construction(
    r"(?P<those>[^;:“”\"]{2,110}?)\s+(?:(?:also|each|both|have|had|has)\s+){0,3}(?:sent|dispatched|provided)\s+"
    r"(?:official\s+)?observers\s+to\s+(?:them\b|" + _MEETING + ")"
)
_BY = Construction(
    r"\b{watched_talks}\b[^;:.“”\"]{0,60}?\s(?:is|are|was|were|being|been)\s+(?:\w+ly\s+)?{watched}\s+by\s+(?P<those>[^;:“”\"]{2,110})",
    re.I,
)
_ONLY_ONE = 1
_NEAR = 3  # sentences between a meeting and who watched it
_WATCHED = frozenset({"held", "ongoing", "scheduled"})


def take_in_observers(groups: list[Folded], clauses: list[Clause]) -> None:
    """Add to the meeting told in a sentence, or right before it, those whom the sentence tells to have watched it."""
    for clause in clauses if groups else ():
        if clause.kind != "body" or ("bservers" not in clause.text and " by " not in clause.text):
            continue
        told = _told(clause)
        group = _told_near(groups, clause) if told is not None else None
        if told is None or group is None:
            continue
        first = group.members[0]
        for actor in clause.mentions:
            # An office may have taken in the words around: 'Norway sent observers'.
            if actor.start < told.end("those") and told.start("those") < actor.end and _watches(actor):
                first.parties += tuple(p for p in actor.parties if p not in group.parties)
                group.extra_spans.append((clause.offset + told.start(), clause.offset + told.end()))


def _told(clause: Clause) -> re.Match[str] | None:
    """Where a sentence tells who watched a meeting."""
    text, words = clause.text, clause.words
    return words[_FOLLOWED].search(text) or words[_SENT].match(text) or words[_BY].search(text)


def _watches(actor: Actor) -> bool:
    """Whether a mention is of a state, an organisation, or an official of one."""
    if len(actor.parties) != _ONLY_ONE or actor.standing in SILENT_STANDINGS:
        return False
    return actor.type in ("party", "demonym", "office") or (actor.type == "person" and actor.standing == "official")


def _told_near(groups: list[Folded], clause: Clause) -> Folded | None:
    """The meeting of two at least that a sentence tells, or that was told last before it."""
    return told_before(groups, clause, _NEAR, lambda g, _: len(g.parties) > 1 and g.status in _WATCHED)

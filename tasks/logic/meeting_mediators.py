"""Mediators who speak of the talks that they mediate, and who no sentence on the talks themselves names.

'A and B resumed their talks in Lima. Chief mediator C said that they would go on': C sat with them, and his side takes
part (a mediator who takes part is a party).
"""

from __future__ import annotations

from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded, Told, told_before
from tasks.logic.sentence_view import Actor, Clause

_NEAR = 3  # sentences between the talks and who mediates
_SIDES = 2
_TALKS = frozenset({"event", "event_plural", "meet", "convene", "body", "sign", "agree", "discuss"})
_WENT_ON = frozenset({"held", "ongoing"})


def take_in_mediators(groups: list[Folded], clauses: list[Clause]) -> None:
    """Add to talks of others the official whom a sentence behind them calls their mediator."""
    talks = [g for g in groups if _is_talks(g)]
    for clause in clauses if talks else ():
        for mention in clause.mentions if clause.kind == "body" else ():
            group = told_before(talks, clause, _NEAR, _is_in_body) if _mediates(mention, clause) else None
            if group is not None and not set(mention.parties) & set(group.parties):
                group.take_in(mention)
                group.extra_spans.append((clause.offset + mention.start, clause.offset + mention.end))


def _is_talks(group: Folded) -> bool:
    """Whether two sides or more talked face to face."""
    several = len(group.parties) >= _SIDES and group.status in _WENT_ON and group.format not in REMOTE
    return several and any(m.draft.frame in _TALKS for m in group.members)


def _mediates(mention: Actor, clause: Clause) -> bool:
    """Whether a mention is a person of one party whom the text calls mediator, by title or by apposition."""
    if mention.type != "person" or len(mention.parties) != 1 or mention.standing != "official":
        return False
    titles = [
        mention.role or "",
        *(m.text for m in clause.mentions if m.type == "office" and m.people == mention.people),
    ]
    return any(not clause.words.words["mediator"].isdisjoint(title.lower().split()) for title in titles)


def _is_in_body(_: Folded, told: Told) -> bool:
    return told.draft.clause.kind == "body"

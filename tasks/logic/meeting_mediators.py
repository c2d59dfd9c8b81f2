"""Mediators who speak of the talks that they mediate, and who no sentence on the talks themselves names.

'A and B resumed their talks in Lima. Chief mediator C said that they would go on': C sat with them, and his side takes
part (a mediator who takes part is a party).
"""

from __future__ import annotations

from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded
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
            group = _talks_before(talks, clause) if _mediates(mention, clause) else None
            if group is not None and not set(mention.parties) & set(group.parties):
                _add(group, clause, mention)


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


def _talks_before(talks: list[Folded], clause: Clause) -> Folded | None:
    """The talks told last before a sentence, and near it."""
    near = [
        (m.draft.clause.index, k)
        for k, group in enumerate(talks)
        for m in group.members
        if 0 <= clause.index - m.draft.clause.index <= _NEAR and m.draft.clause.kind == "body"
    ]
    return talks[max(near)[1]] if near else None


def _add(group: Folded, clause: Clause, mediator: Actor) -> None:
    first = group.members[0]
    first.parties += mediator.parties
    first.draft.people.extend(n for n in mediator.people if n not in group.people)
    first.draft.by_party.setdefault(mediator.parties[0], set()).update(mediator.people)
    group.extra_spans.append((clause.offset + mediator.start, clause.offset + mediator.end))

"""Whose negotiation a document is about: those whose talks it tells most, or the two parties that it is full of."""

from __future__ import annotations

from collections import Counter

from tasks.logic.meeting_draft import SILENT_STANDINGS
from tasks.logic.meeting_groups import Folded, Told
from tasks.logic.sentence_view import Clause

EVENTS = frozenset({"event", "event_plural", "body", "format"})
_TWO = 2
_HEAD = 3  # sentences at the head of a text, one of which speaks of the talks that it is about
_OFTEN = 4  # sentences that name a party of whose talks the text is
_THIRD = 0.6  # of the sentences that name the second party: who is named more often may take part too


def topic(
    mentions: list[Told], groups: list[Folded], clauses: list[Clause], organisations: frozenset[str]
) -> tuple[str, ...]:
    """The parties of the one negotiation that a document is about; () where it is about none, or several."""
    talks = Counter(frozenset(g.parties) for g in groups if len(g.parties) > 1)
    most = talks.most_common(2)
    if most and most[0][1] > 1 and (len(most) == 1 or most[0][1] > most[1][1]):
        return tuple(sorted(most[0][0]))
    pair = _pair(clauses)
    if not organisations.isdisjoint(pair):
        return ()  # a report of a body's affairs tells of many meetings
    spoken = any(m.draft.frame in EVENTS and m.draft.clause.index < _HEAD for m in mentions)
    told = any(set(pair) <= set(g.parties) for g in groups)
    return pair if pair and (spoken or told) else ()


def _pair(clauses: list[Clause]) -> tuple[str, ...]:
    """The two parties that a text names far more often than any third."""
    named: Counter[str] = Counter()
    for clause in clauses:
        named.update({
            code for m in clause.mentions
            if m.type != "place" and m.standing not in SILENT_STANDINGS and len(m.parties) == 1 for code in m.parties
        })  # fmt: skip
    ranked = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < _TWO or ranked[1][1] < _OFTEN:
        return ()
    if len(ranked) > _TWO and ranked[_TWO][1] > _THIRD * ranked[1][1]:
        return ()
    return tuple(sorted(code for code, _ in ranked[:_TWO]))

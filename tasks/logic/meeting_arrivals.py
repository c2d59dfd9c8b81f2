"""Arrivals at the venue of one's own talks: who lands where he is to negotiate with others visits no host there."""

from __future__ import annotations

from tasks.logic.meeting_groups import Folded

_VISITS = frozenset({"visit", "visit_noun"})  # 'visited Fiji', 'a visit to Fiji': to those at home there
_TALKS = frozenset({"event_plural", "body", "format"})  # negotiations and their rounds
_NEAR = 60  # days between an arrival and the talks: rounds go on at one place


def without_arrivals(groups: list[Folded]) -> list[Folded]:
    """The meetings of a text without the journeys to the places of talks that it tells, of those who travel."""
    talks = [g for g in groups if len(g.parties) > 1 and any(m.draft.frame in _TALKS for m in g.members)]
    return [g for g in groups if not any(_leads_to(g, t) for t in talks)]


def _leads_to(journey: Folded, talks: Folded) -> bool:
    """Whether a journey leads its travellers to talks with others in the country to which they go."""
    if not all(m.visit and m.draft.frame not in _VISITS for m in journey.members):
        return False
    beside = {m.draft.clause.index for m in journey.members}
    if any("summit" in m.draft.trigger.low or m.draft.session or m.draft.clause.index in beside for m in talks.members):
        return False
    hosts = {h for m in journey.members for h in m.draft.hosts}
    travellers = set(journey.parties) - hosts
    theirs = bool(hosts and travellers) and travellers <= set(talks.parties) and hosts.isdisjoint(talks.parties)
    received = any(journey.by_party.get(h) for h in hosts)
    if not theirs or received or talks.place[1] not in hosts:
        return False
    there, first, last = journey.when.first, talks.when.first, talks.when.last
    if first is None or last is None:
        return False  # 'leaves for Lima to attend a session; she will hold talks there with B'
    return there is None or max((there - last).days, (first - there).days) <= _NEAR

"""Arrivals at the venue of one's own talks: who lands where he is to negotiate with others visits no host there."""

from __future__ import annotations

from tasks.logic.meeting_groups import Folded, Told

_VISITS = frozenset({"visit", "visit_noun"})  # 'visited Fiji', 'a visit to Fiji': to those at home there
_TALKS = frozenset({"event_plural", "body", "format"})  # negotiations and their rounds
_DAYS_BEFORE = 3  # a session, on which those come who attend it
_NEAR = 60  # days between an arrival and the talks: rounds go on at one place


def without_arrivals(groups: list[Folded], bodies: dict[str, frozenset[str]]) -> list[Folded]:
    """The meetings of a text without the journeys to the places of talks that it tells, of those who travel."""
    talks = [g for g in groups if len(g.parties) > 1 and any(m.draft.frame in _TALKS for m in g.members)]
    groups = [g for g in groups if not any(_leads_to(g, t) for t in talks)]
    for session in [g for g in groups if any(m.draft.session for m in g.members)]:
        arrivals = [g for g in groups if g is not session and _arrives_for(g, session, bodies)]
        for member in (m for g in arrivals for m in g.members):
            _take_in(member, session)
        groups = [g for g in groups if g not in arrivals]
    return groups


def _arrives_for(journey: Folded, session: Folded, bodies: dict[str, frozenset[str]]) -> bool:
    """Whether a journey leads members of a body to its session: 'A left for Lima. The union's ministers meet there'."""
    members = next((bodies[p] for p in session.parties if p in bodies), frozenset())
    hosts = {h for m in journey.members for h in m.draft.hosts}
    travellers = set(journey.parties) - hosts
    goes = all(m.visit and m.draft.frame not in _VISITS for m in journey.members)
    there = goes and bool(travellers) and travellers <= members and hosts == {session.place[1]}
    if not there or any(journey.by_party.get(h) for h in hosts):
        return False
    on, first, last = journey.when.first, session.when.first, session.when.last
    if first is None or last is None:
        return False
    return on is None or -_DAYS_BEFORE <= (on - first).days <= (last - first).days


def _take_in(traveller: Told, session: Folded) -> None:
    """Make who travels to a session one of its participants."""
    first, own = session.members[0], [p for p in traveller.parties if p not in traveller.draft.hosts]
    first.parties += tuple(p for p in own if p not in session.parties)
    first.draft.people.extend(n for n in traveller.draft.people if n not in session.people)
    for party in own:
        first.draft.by_party.setdefault(party, set()).update(traveller.draft.by_party.get(party, ()))


def _leads_to(journey: Folded, talks: Folded) -> bool:
    """Whether a journey leads its travellers to talks with others in the country to which they go."""
    if not all(m.visit and m.draft.frame not in _VISITS for m in journey.members):
        return False
    beside = {m.draft.clause.index for m in journey.members}
    if any("summit" in m.draft.trigger.low or m.draft.clause.index in beside for m in talks.members):
        return False
    if any(m.draft.session and m.draft.frame != "event_plural" for m in talks.members):
        return False  # but a union's envoy mediates at talks
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

"""Journeys and the talks held on them: a stop whose talks are told is an entry of its own, the rest is one tour."""

from __future__ import annotations

from tasks.logic.meeting_groups import Folded, Told, apart_in_time


def lend_hosts(weak: list[Told], visits: list[Told]) -> list[Told]:
    """A visitor who meets a person of no known party, or just 'holds talks', meets the host: mentions so completed."""
    completed = []
    for told in weak:
        draft = told.draft
        named = [a for a in draft.unknown if a.type in ("person", "unknown", "office") and a.standing != "private"]
        bare = draft.frame == "event_plural" and draft.people and not draft.unknown and not draft.anaphoric
        frames = ("meet", "event", "event_plural", "with_object")
        if not (named or bare) or len(told.parties) != 1 or draft.frame not in frames:
            continue
        hosts = {h for v in visits if set(v.draft.people) & set(draft.people) for h in v.draft.hosts}
        if len(hosts) != 1:
            continue
        host = hosts.pop()
        told.parties = (*told.parties, host)
        for actor in named:
            if actor.type == "person" and actor.name:
                draft.people.append(actor.name)
                draft.by_party.setdefault(host, set()).add(actor.name)
        draft.rule += "+host"
        completed.append(told)
    return completed


def fold_visits(visits: list[Told], groups: list[Folded]) -> None:
    """Each visit gives its hosts whose talks are told to those talks; the rest is one entry per tour."""
    tours: list[Folded] = []
    for told in [v for v in visits if not v.region]:
        visitors, hosts = set(told.draft.parties), list(told.draft.hosts)
        open_hosts = []
        for host in hosts:
            talks = [
                g for g in groups
                if host in g.parties and visitors & set(g.parties) and not apart_in_time(told.when, g.when)
                and (not told.draft.people or not g.people or set(told.draft.people) & set(g.people))
                and g.format not in ("phone", "video") and (g.status != "proposed" or told.status == "proposed")
            ]  # fmt: skip
            if talks:
                for group in talks:
                    _lend(told, group, host, alone=len(hosts) == 1)
            else:
                open_hosts.append(host)
        if not open_hosts:
            continue
        told.parties = tuple(dict.fromkeys([*told.draft.parties, *open_hosts]))
        if len(open_hosts) < len(hosts) and told.draft.host_place is None and told.place is not None:
            told.place = None
        same = [
            t for t in tours
            if (set(t.parties) & set(open_hosts) - visitors or not hosts) and visitors & set(t.parties)
            and not any(apart_in_time(told.when, m.when) for m in t.members)
        ]  # fmt: skip
        if same:
            same[0].members.append(told)
        else:
            tours.append(Folded([told]))
    for told in [v for v in visits if v.region]:
        for group in [*tours, *groups]:
            mine = set(told.draft.people) & set(group.people)
            if mine and not group.when.start and group.status in ("scheduled", "ongoing") and told.when.start:
                group.members[0].when = told.when
                if group in tours:
                    group.members.append(told)
    groups.extend(tours)
    lend_whereabouts(visits, groups)


def lend_whereabouts(visits: list[Told], groups: list[Folded]) -> None:
    """An official whom the text has in one place only meets there: 'X is in Lima', 'X told Y'."""
    stays: dict[str, set[tuple[str | None, str | None, str]]] = {}
    for visit in visits:
        for name in visit.draft.people:
            stays.setdefault(name, set()).add((visit.place, visit.country, visit.status))
    for group in groups:
        if group.place[0] or group.format in ("phone", "video") or group.status == "proposed":
            continue
        known = {s for name in group.people for s in stays.get(name, ())}
        if len(known) != 1:
            continue
        place, country, status = known.pop()
        if place and status == "ongoing":
            group.members[0].place, group.members[0].country = place, country


def _lend(visit: Told, group: Folded, host: str, *, alone: bool) -> None:
    """The place, and the passage, of a visit for the talks held on it."""
    place = visit.place if alone and visit.place else visit.draft.host_places.get(host)
    if place and not any(m.place for m in group.members):
        group.members[0].place, group.members[0].country = place, host
    if alone:
        if visit.when.start and not any(m.when.start for m in group.members) and visit.when.first == visit.when.last:
            group.members[0].when = visit.when
        group.extra_spans.extend(visit.spans)

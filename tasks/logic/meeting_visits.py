"""Journeys and the talks held on them: a stop whose talks are told is an entry of its own, the rest is one tour."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded, Told, apart_in_time, days
from tasks.logic.meeting_times import When

_WEEK = 7
_ARRIVED = re.compile(r"\barriv(?:ed|es|ing|al)\b")
_AIM = re.compile(
    r"\b(?:efforts?|resum\w+|restart\w*|reviv\w+|push\w*|press\w*|persua\w+|prepar\w+|discuss\w*|consult\w*|ways|arrang\w+|talks?\s+(?:on|about))\b"
)
_BEFORE = 60  # characters before a trigger
_HEAD = 2  # the last of the sentences with which a report begins
_SINCE_VISIT = 4  # sentences from a visit to the one that gives its time
_FEW = 3  # parties of talks that may be those held on a visit of one to another
_OFF = ("cancelled", "postponed")
LONGEST_VISIT = 14  # days; a longer time is no visit's but a window for it
LONGEST_STAY = 5  # days between an arrival and talks on the same visit


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


def known_hosts(draft: Draft, earlier: list[Told]) -> list[str]:
    """The hosts of 'Lee's visit, slated for May 3', of which the text has told before; [] where it tells of several."""
    told = {tuple(t.draft.hosts) for t in earlier if t.visit and set(t.draft.people) & set(draft.people)}
    return list(told.pop()) if len(told) == 1 else []


def told_again(draft: Draft, earlier: list[Told]) -> bool:
    """'A will visit Peru next month. The visit, from May 3 to 5, will': whose visit it is, and to whom.

    False where no visit is told in the sentences before.
    """
    visits = [
        t
        for t in earlier
        if t.visit and t.draft.hosts and 0 < draft.clause.index - t.draft.clause.index <= _SINCE_VISIT
    ]
    if not visits:
        return False
    last = visits[-1].draft
    draft.parties, draft.people = list(last.parties), list(last.people)
    draft.by_party = {party: set(names) for party, names in last.by_party.items()}
    draft.hosts, draft.host_place, draft.host_places = list(last.hosts), last.host_place, dict(last.host_places)
    return True


def fold_visits(visits: list[Told], groups: list[Folded]) -> None:
    """Each visit gives its hosts whose talks, or whose own stop, are told to those; the rest is one entry per tour."""
    tours: list[Folded] = []
    for told in sorted((v for v in visits if not v.region), key=_stops_first):
        visitors, hosts = set(told.draft.parties), list(told.draft.hosts)
        open_hosts = []
        for host in hosts:
            talks = [
                g for g in groups
                if host in g.parties and visitors & set(g.parties) and not _on_another_journey(told, g)
                and (not told.draft.people or not g.people or set(told.draft.people) & set(g.people))
                and (told.when.start or not _is_ahead(g, {*visitors, *hosts}) or _told_beside(told, g))
                and (len(g.parties) <= _FEW or _told_beside(told, g) or told.place in {m.place for m in g.members})
                and g.format not in REMOTE and (g.status != "proposed" or told.status == "proposed")
                and (told.status not in {*_OFF, "proposed"} or g.status not in ("held", "ongoing"))
                and (_told_beside(told, g) or not (told.status == "scheduled" and told.firm and g.status == "held"))
                and (_told_beside(told, g) or not _was_before(told, g))
                and (not (_is_over(told) and _is_planned(g)) or _told_beside(told, g)) and not _is_early_for(told, g)
                and (g.when.start or g.place[0] or g.people or told.place or days(told.when) <= LONGEST_VISIT)
                and (g.when.start or not _is_their_aim(g))
                and g.place[1] not in visitors - {host}
            ]  # fmt: skip
            stops = [t for t in tours if len(hosts) > 1 and host in t.parties and _is_stop_of(t, told)]
            if talks:
                beside = [g for g in talks if _told_beside(told, g) and told.status in ("held", "ongoing")]
                held = any(g.status == "held" for g in talks)
                for group in talks:
                    # of several talks on one visit those still to come are of no day that is known
                    open_day = held and group.status == "scheduled"
                    dates = not open_day and (not beside or group in beside)
                    _lend(told, group, host, alone=len(hosts) == 1, dates=dates)
            elif stops:
                stops[0].extra_spans.extend(told.spans)
            else:
                open_hosts.append(host)
        if not open_hosts:
            continue
        told.parties = tuple(dict.fromkeys([*told.draft.parties, *open_hosts]))
        if len(open_hosts) < len(hosts) and told.draft.host_place is None and told.place is not None:
            told.place = told.draft.host_places.get(open_hosts[0])
        same = [
            t for t in tours
            if (set(t.parties) & set(open_hosts) - visitors or not hosts) and visitors & set(t.parties)
            and not _is_returned(told, t) and not _is_another_visit(told, t)
            and not any(apart_in_time(told.when, m.when) and not _one_stay(told, m) for m in t.members)
        ] or [t for t in tours if _is_same_stay(told, t)]  # fmt: skip
        if same:
            stay = _is_same_stay(told, same[0])
            same[0].members.append(told)
            if stay:
                _from_its_first_day(same[0].members)
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


def _is_over(visit: Told) -> bool:
    """Whether a visit is told to have been, of no day: no part of talks still to come."""
    return visit.status == "held" and not visit.draft.assumed and not visit.when.start


def _is_early_for(visit: Told, session: Folded) -> bool:
    """'Arrived on Thursday for the session of Saturday': the arrival is an entry of its own."""
    if visit.status not in ("held", "ongoing") or not _is_planned(session) or visit.when.last is None:
        return False
    opens = session.when.first
    return opens is not None and visit.when.last < opens and any(m.draft.session for m in session.members)


def _is_planned(group: Folded) -> bool:
    """Whether talks are still to come on a day that the text gives."""
    return group.status == "scheduled" and group.when.start is not None


def _is_ahead(group: Folded, of_visit: set[str]) -> bool:
    """Whether talks with more than those of a visit are still to come, at a time that the text gives."""
    return _is_planned(group) and not set(group.parties) <= of_visit


def _is_same_stay(visit: Told, other: Folded) -> bool:
    """'Began a visit to Fiji on May 1', 'arrived in Nadi on May 3': stops of one stay with one host."""
    hosts = {h for m in (*other.members, visit) for h in m.draft.hosts}
    if len(hosts) != 1 or not set(visit.draft.people) & set(other.people):
        return False
    times = [m.when.first for m in (*other.members, visit) if m.when.first is not None]
    told = {m.status for m in (*other.members, visit)}
    near = len(times) > 1 and (max(times) - min(times)).days <= LONGEST_STAY * 2
    return near and told <= {"held", "ongoing"} and all(days(m.when) <= LONGEST_STAY for m in (*other.members, visit))


def _from_its_first_day(stops: list[Told]) -> None:
    """A stay begins with the first of its stops, the longest that begins then, and goes on while one does."""
    first = min((m.when for m in stops if m.when.first is not None), key=lambda when: (str(when.first), -days(when)))
    for stop in stops:
        stop.when = first
        stop.status = "ongoing" if any(m.status == "ongoing" for m in stops) else stop.status


def _is_another_visit(visit: Told, tour: Folded) -> bool:
    """Whether a visit is of other persons at a time of its own, or fell through while the other was paid."""
    own, others = set(visit.draft.people), set(tour.people)
    if visit.when.start and tour.when.start:
        return False  # their times tell
    if own and others and own.isdisjoint(others):
        return True
    firm = [m.status for m in tour.members if m.firm]
    off, paid = visit.status in _OFF, bool({"held", "ongoing"} & set(firm))
    return visit.firm and ((off and paid) or (visit.status in ("held", "ongoing") and bool(set(_OFF) & set(firm))))


def _is_returned(visit: Told, tour: Folded) -> bool:
    """Whether those visited visit in turn: A's trip to B and B's to A are two."""
    hosts = {h for m in tour.members for h in m.draft.hosts}
    return bool(hosts) and hosts.isdisjoint(visit.draft.hosts) and hosts <= set(visit.draft.parties)


def _is_their_aim(talks: Folded) -> bool:
    """'Arrived to press for a resumption of the six-party talks': these are not held on the visit."""
    first = talks.members[0].draft
    before = first.clause.text[max(0, first.trigger.start - _BEFORE) : first.trigger.start]
    return first.frame == "format" and _AIM.search(before) is not None


def _told_beside(visit: Told, talks: Folded) -> bool:
    """Whether one sentence tells of the journey and of the talks: 'was due in Lima last night to confer with B'."""
    return any(m.draft.clause is visit.draft.clause for m in talks.members)


def _was_before(visit: Told, talks: Folded) -> bool:
    """Whether a visit is over ('made a trip to Fiji last week') on which talks to come, or off, cannot be held."""
    if visit.status == "held" and visit.firm and visit.when.start is not None and talks.status in _OFF:
        return True
    window = visit.when.start is not None and days(visit.when) > 0
    return visit.status == "held" and visit.firm and window and talks.status in ("scheduled", "proposed")


def _stops_first(told: Told) -> tuple[int, int, int]:
    """Stops with a day of their own, then tours, then stops without; each in the order of the text."""
    several = len(told.draft.hosts) > 1
    rank = 1 if several else 0 if told.when.start and told.draft.clause.kind != "title" else 2
    return rank, told.draft.clause.index, told.draft.trigger.start


def _is_stop_of(stop: Folded, tour: Told) -> bool:
    """Whether an entry is one stop of a tour: of the same visitor, within its time and shorter."""
    if not set(tour.draft.parties) & set(stop.parties) or any(len(m.draft.hosts) > 1 for m in stop.members):
        return False
    return days(stop.when) < days(tour.when) and not apart_in_time(stop.when, tour.when)


def _on_another_journey(visit: Told, talks: Folded) -> bool:
    """Whether talks are at another time than a visit, whose day may be that of the arrival only."""
    if not apart_in_time(visit.when, talks.when):
        return False
    first, day = visit.when.first, talks.when.first
    arrived = first is not None and first == visit.when.last and _tells_arrival(visit)
    return not (arrived and first is not None and day is not None and 0 < (day - first).days <= LONGEST_STAY)


def _one_stay(a: Told, b: Told) -> bool:
    """'Arrived on Monday' and 'visited a port on Tuesday': one stay of one official with one host."""
    first, other = a.when.first, b.when.first
    single = first is not None and other is not None and days(a.when) == days(b.when) == 0
    same = set(a.draft.people) & set(b.draft.people) and a.draft.hosts == b.draft.hosts and len(a.draft.hosts) == 1
    if not (single and same) or first is None or other is None:
        return False
    came = a if first < other else b
    return _tells_arrival(came) and abs((first - other).days) <= LONGEST_STAY


def _tells_arrival(visit: Told) -> bool:
    """Whether the day of a journey is that of the arrival: 'arrived on Thursday as the first premier to visit Fiji'."""
    text, at = visit.draft.clause.text, visit.draft.trigger.start
    return visit.draft.frame != "visit" or _ARRIVED.search(text, 0, at) is not None


def fold_greetings(greetings: list[Told], groups: list[Folded]) -> None:
    """Who is greeted on arrival is on a visit: part of it where it is told, a meeting of its own where it is not."""
    for told in greetings:
        visits = [
            g for g in groups
            if set(told.parties) <= set(g.parties) and not apart_in_time(told.when, g.when)
            and g.status in ("held", "ongoing") and g.format not in REMOTE
        ]  # fmt: skip
        if not visits:
            groups.append(Folded([told]))
            continue
        nearest = min(visits, key=lambda g: abs(told.draft.clause.index - g.members[0].draft.clause.index))
        told.status = nearest.status
        if len([code for code, names in nearest.by_party.items() if names]) > 1:
            told.draft.people.clear()  # who is at the airport takes no part in the talks
            told.draft.by_party.clear()
        if nearest.place[0]:
            told.place = told.country = None
        nearest.members.append(told)


def lend_whereabouts(visits: list[Told], groups: list[Folded]) -> None:
    """An official whom the text has in one place only meets there: 'X is in Lima', 'X told Y'."""
    stays: dict[str, set[tuple[str | None, str | None, str]]] = {}
    for visit in visits:
        at_home = {name for host in visit.draft.hosts for name in visit.draft.by_party.get(host, ())}
        for name in (n for n in visit.draft.people if n not in at_home):
            stays.setdefault(name, set()).add((visit.place, visit.country, visit.status))
    for group in groups:
        if group.place[0] or group.format in REMOTE or group.status == "proposed":
            continue
        if len(group.parties) > _FEW and group.status not in ("held", "ongoing"):
            continue  # a conference ahead is not where one of those is on the way
        known = {s for name in group.people for s in stays.get(name, ())}
        if len(known) != 1:
            continue
        place, country, status = known.pop()
        if place and status == "ongoing":
            group.members[0].place, group.members[0].country = place, country


def _lend(visit: Told, group: Folded, host: str, *, alone: bool, dates: bool) -> None:
    """The place, time and passage of a visit for the talks held on it; `dates`: unless it has other talks beside it."""
    place = visit.place if alone and visit.place else visit.draft.host_places.get(host)
    placed = [m for m in group.members if m.place]
    # 'arrived in Lima' at the head of the news, and 'the visit to Peru'
    nearer = alone and visit.city and visit.draft.frame == "travel" and visit.draft.clause.index <= _HEAD
    nearer = nearer and not any(m.city or m.country != host for m in placed)
    if place and (nearer or not placed):
        group.members[0].place, group.members[0].country = place, host
        group.members[0].city = alone and visit.city
    if alone:
        _lend_visitors(visit, group)
        dated = any(m.when.start for m in group.members)
        theirs = set(group.parties) <= {
            *visit.parties,
            *visit.draft.parties,
            host,
        }  # and no others whom they bring together
        if visit.status == "ongoing" and not dated and group.status == "scheduled" and theirs:
            for member in group.members:
                member.status = "ongoing"  # the visit on which they are to meet has begun
        if dates and _dates(visit, group, dated=dated):
            group.members[0].when, group.of_visit = _day_lent(visit), True
        group.extra_spans.extend(visit.spans)
    elif dates and visit.status == group.status and _is_short(visit) and not any(m.when.start for m in group.members):
        group.members[0].when, group.of_visit = visit.when, True  # each stop of a tour is within its days


def _day_lent(visit: Told) -> When:
    """The time of a visit for talks on it: 'arrived on Monday for a two-day stay' tells the day of arrival."""
    first, moment = visit.when.first, visit.when
    if first is None or not visit.spread or visit.draft.frame == "visit_noun":
        return moment
    return moment._replace(end=first.isoformat(), last=first)


def _is_short(visit: Told) -> bool:
    """Whether the days of a journey are told, and not only a time within which it falls."""
    return visit.when.start is not None and days(visit.when) <= LONGEST_VISIT


def _lend_visitors(visit: Told, group: Folded) -> None:
    """'Talks between the two sides' on an official's visit: he takes part, where nobody of his side is named."""
    first, named = group.members[0].draft, group.by_party
    own = visit.draft.parties[0] if len(visit.draft.parties) == 1 else ""
    if own and group.status == "held" and not named.get(own) and not first.body:
        first.people.extend(name for name in visit.draft.people if name not in first.people)
        first.by_party.setdefault(own, set()).update(visit.draft.people)


def _dates(visit: Told, group: Folded, *, dated: bool) -> bool:
    """Whether the time of a visit is that of the talks held on it: where they have none, or a vaguer one."""
    if not _is_short(visit):
        return False
    if not dated:
        return True
    # 'will visit Peru this week', where he 'is due to arrive on Friday'
    vague = days(group.when) >= _WEEK - 1 and not apart_in_time(visit.when, group.when)
    if vague and days(visit.when) < days(group.when) and group.status == "scheduled" == visit.status:
        return True
    first, known = visit.when.first, group.when.first
    short = days(visit.when) <= LONGEST_STAY and group.status == "held"
    if not (group.of_visit and short) or first is None or known is None:
        return False
    return 0 < (known - first).days <= LONGEST_VISIT  # 'arrived on Monday', 'left on Wednesday': the first day

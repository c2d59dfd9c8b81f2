"""Where a meeting was whose own sentence does not tell: a place that the document tells of another meeting.

The sessions of one body in one week are at one place ('the ministers meet on Wednesday, the leaders on Saturday in
Lima'); who is at his hosts' on a day meets all of them there.
"""

from __future__ import annotations

from datetime import timedelta

from tasks.logic.meeting_groups import Folded

_WEEK_OF_SESSIONS = timedelta(days=10)  # from the meeting of officials to that of heads of government
_STAY = timedelta(days=1)
_SAME_WINDOW = timedelta(days=31)  # 'in November': of a longer window the place says little


def lend_places(groups: list[Folded], states: dict[str, str], cities: frozenset[str]) -> None:
    """Give meetings in person without a place the city of the sessions or of the stay that they belong to.

    A visit of which nothing more is told was in the country of its host. `states` are their names by code; a house or
    an island says nothing of another meeting, so that places are lent only if they are among `cities`.
    """
    placed = [(g, *g.place) for g in groups if g.place[0] in cities]
    for group in groups:
        if group.place[0] or group.format in ("phone", "video"):
            continue
        found = {
            (where, country)
            for other, where, country in placed
            if _in_one_week(group, other) or _on_one_stay(group, other, country)
        }
        found = found or _at_the_host(group, states)
        if len(found) == 1:
            first = group.members[0]
            first.place, first.country = found.pop()
            first.city = first.place in cities


def _at_the_host(group: Folded, states: dict[str, str]) -> set[tuple[str | None, str | None]]:
    """The country that a visit by somebody named, or at a time told, is to."""
    hosts = {code for m in group.members if m.visit for code in m.draft.hosts}
    told = group.people or group.when.start
    return {(states[code], code) for code in hosts if code in states} if told else set()


def _in_one_week(group: Folded, other: Folded) -> bool:
    """Whether both are sessions of one body, some days from each other."""
    bodies = [{m.parties[0] for m in g.members if m.draft.body and m.parties} for g in (group, other)]
    return not bodies[0].isdisjoint(bodies[1]) and _close(group, other, _WEEK_OF_SESSIONS)


def _on_one_stay(group: Folded, other: Folded, country: str | None) -> bool:
    """Whether somebody meets those at home in the other's country on the day when that meeting is held there."""
    at_home = country is not None and country in group.parties and country in other.parties
    guests = {name for code, names in group.by_party.items() if code != country for name in names}
    return at_home and not guests.isdisjoint(other.people) and _close(group, other, _STAY)


def _close(group: Folded, other: Folded, gap: timedelta) -> bool:
    """Whether two times, each of a month at most, are no further apart than that."""
    a, b = group.when, other.when
    if not (a.first and a.last and b.first and b.last):
        return False
    if a.last - a.first > _SAME_WINDOW or b.last - b.first > _SAME_WINDOW:
        return False
    return a.first - b.last <= gap and b.first - a.last <= gap

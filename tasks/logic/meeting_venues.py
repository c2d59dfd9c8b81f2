"""Where a meeting was whose own sentence does not tell: a place that the document tells of another meeting.

The sessions of one body in one week are at one place ('the ministers meet on Wednesday, the leaders on Saturday in
Lima'); who is at his hosts' on a day meets all of them there.
"""

from __future__ import annotations

from datetime import date, timedelta

from tasks.logic.meeting_groups import Folded

_WEEK_OF_SESSIONS = timedelta(days=10)  # from the meeting of officials to that of heads of government
_STAY = timedelta(days=1)
_CONFERENCE = 3  # parties
_NEWS = timedelta(days=2)
_SAME_WINDOW = timedelta(days=31)  # 'in November': of a longer window the place says little


def lend_scene(groups: list[Folded], scene: tuple[str, str | None] | None, published: date | None) -> None:
    """Give meetings of the days of the news the city of the dateline, where another meeting of the text was held there.

    'GENEVA -- the talks resumed here. A saw B over breakfast on Monday': whoever is there meets there.
    """
    if scene is None or published is None or not any(g.place[0] == scene[0] for g in groups):
        return
    for group in groups:
        if group.place[0] or group.format in ("phone", "video"):
            continue
        if _is_news(group, published) and not any(m.visit for m in group.members):
            group.members[0].place, group.members[0].country = scene
            group.members[0].city = True


def _is_news(group: Folded, published: date) -> bool:
    """Whether a meeting was held on the days just before publication, or goes on."""
    first, last = group.when.first, group.when.last
    if first is None or last is None or group.status not in ("held", "ongoing"):
        return False
    return published - first <= _NEWS and last - published <= _STAY


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
        } or {(where, country) for other, where, country in placed if _beside(group, other)}
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


def _beside(group: Folded, other: Folded) -> bool:
    """Whether those who meet are on that day at another meeting, or of the parties of a conference that goes on then.

    What is told of one day of somebody is most often told of one city.
    """
    day = group.when.first
    if day is None or day != group.when.last or not _covers(other, day):
        return False
    among = len(other.parties) >= _CONFERENCE and set(group.parties) < set(other.parties)
    return among or not set(group.people).isdisjoint(other.people)


def _covers(other: Folded, day: date) -> bool:
    """Whether a meeting of some days at most goes on on a day."""
    first, last = other.when.first, other.when.last
    return first is not None and last is not None and first <= day <= last and last - first <= _WEEK_OF_SESSIONS


def _close(group: Folded, other: Folded, gap: timedelta) -> bool:
    """Whether two times, each of a month at most, are no further apart than that."""
    a, b = group.when, other.when
    if not (a.first and a.last and b.first and b.last):
        return False
    if a.last - a.first > _SAME_WINDOW or b.last - b.first > _SAME_WINDOW:
        return False
    return a.first - b.last <= gap and b.first - a.last <= gap

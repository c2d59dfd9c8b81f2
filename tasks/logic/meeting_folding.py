"""One row per real meeting of a document: all its mentions folded into one report.

Two mentions are one meeting where nothing keeps them apart (parties, people of one party, dates, places, format) and
enough joins them. Rounds with other dates stay apart, a stop of a tour whose talks are told is an entry of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_slots import When
from tasks.logic.meeting_status import RANK

_ANOTHER = re.compile(
    r"\b(?:another|again|next|further|second|third|fourth|fifth|new|fresh|follow-up|later|previous|earlier|last|subsequent|separate)\s+(?:[\w-]+\s+){0,3}\Z",
    re.I,
)
_VISITS = frozenset({"visit", "visit_noun", "travel", "travel_for"})
ANAPHORA_REACH = 5  # sentences between 'the talks' and the talks


@dataclass(slots=True)
class Told:
    """One mention of a meeting with all that its sentence tells of it."""

    draft: Draft
    parties: tuple[str, ...]
    when: When
    place: str | None
    country: str | None
    city: bool
    format: str | None
    status: str
    firm: bool  # whether the status is told by the verb, not by a preposition or a headline
    duration: int | None
    spans: list[tuple[int, int]]
    from_lead: bool = False

    @property
    def visit(self) -> bool:
        """Whether it is told as a journey to the hosts."""
        return self.draft.frame in _VISITS

    @property
    def region(self) -> bool:
        """Whether it is a tour of a region that names no host ('is touring Europe')."""
        return self.draft.rule.endswith("+region")

    @property
    def another(self) -> bool:
        """Whether the text sets it apart from a meeting told before ('another meeting', 'met again')."""
        draft = self.draft
        before = draft.clause.text[max(0, draft.trigger.start - 40) : draft.trigger.start]
        return bool(_ANOTHER.search(before)) or draft.clause.text[draft.trigger.end :].lstrip().startswith("again")


@dataclass(slots=True)
class Folded:
    """The mentions of one meeting."""

    members: list[Told] = field(default_factory=list)
    extra_spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def parties(self) -> tuple[str, ...]:
        """Parties in the order of the text."""
        return tuple(dict.fromkeys(p for m in self.members for p in m.parties))

    @property
    def people(self) -> tuple[str, ...]:
        """People in the order of the text."""
        return tuple(dict.fromkeys(p for m in self.members for p in m.draft.people))

    @property
    def by_party(self) -> dict[str, set[str]]:
        """People of each party."""
        out: dict[str, set[str]] = {}
        for member in self.members:
            for code, names in member.draft.by_party.items():
                out.setdefault(code, set()).update(names)
        return out

    @property
    def when(self) -> When:
        """The most precise time that its mentions tell; of equals the one told most often, then first."""
        dated = [m for m in self.members if m.when.start]
        if not dated:
            return next((m.when for m in self.members), self.members[0].when)
        votes = Counter((m.when.start, m.when.end) for m in dated)
        return min(dated, key=lambda m: (_days(m.when), m.from_lead, -votes[(m.when.start, m.when.end)])).when

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Place and country: a city before a country, the most told, the first."""
        placed = [m for m in self.members if m.place]
        if not placed:
            return None, None
        votes = Counter(m.place for m in placed)
        tour = all(m.visit for m in self.members) and len(self.parties) > 2
        best = min(placed, key=lambda m: (tour and not m.region, not m.city, m.visit, -votes[m.place]))
        return best.place, best.country

    @property
    def status(self) -> str:
        """The status of the firmest and furthest mention: a cancelled meeting is no longer scheduled."""
        firm = [m.status for m in self.members if m.firm] or [m.status for m in self.members]
        return max(firm, key=lambda s: RANK[s])

    @property
    def format(self) -> str | None:
        """The format told most; phone and video count over the in-person default of a word like 'meeting'."""
        told = [m.format for m in self.members if m.format]
        special = [f for f in told if f != "in_person"]
        return (special or told or [None])[0]

    @property
    def duration(self) -> int | None:
        """The first length told."""
        return next((m.duration for m in self.members if m.duration), None)


def _days(when: When) -> int:
    return (when.last - when.first).days if when.first and when.last else 10**6


def _apart_in_time(a: When, b: When) -> bool:
    if not (a.first and a.last and b.first and b.last):
        return False
    return a.last < b.first or b.last < a.first


def _apart(told: Told, group: Folded) -> bool:
    """Whether something keeps a mention from being the meeting of a group."""
    mine, theirs = set(told.parties), set(group.parties)
    if not (mine <= theirs or theirs <= mine):
        return True
    if any(_apart_in_time(told.when, m.when) for m in group.members):
        return True
    by_party = group.by_party
    if any(names.isdisjoint(by_party[code]) for code, names in told.draft.by_party.items() if by_party.get(code)):
        return True
    if told.place and any(m.place and _apart_in_space(told, m) for m in group.members):
        return True
    formats = {m.format for m in group.members} - {None, "in_person"}
    if told.format in ("phone", "video") and any(
        m.format == "in_person" and (m.place or m.visit) for m in group.members
    ):
        return True
    if formats and told.format == "in_person" and told.place:
        return True
    return bool(
        formats and told.format and told.format != "in_person" and told.format not in formats | {"phone", "video"}
    )


def _apart_in_space(a: Told, b: Told) -> bool:
    if a.place == b.place:
        return False
    if a.city and b.city:
        return True
    return bool(a.country and b.country and a.country != b.country)


def _affinity(told: Told, group: Folded) -> float:
    """How much speaks for a mention being the meeting of a group."""
    mine, theirs = set(told.parties), set(group.parties)
    score = 0.0
    if mine:
        score += 2.0 if mine == theirs else 1.0
    shared = set(told.draft.people) & set(group.people)
    score += min(2, len(shared)) * 0.75
    dated = told.when.start and any(m.when.start for m in group.members)
    if dated:
        score += 1.5 if any(abs(_days(told.when) - _days(m.when)) <= 2 for m in group.members if m.when.start) else 0.5
    if told.place and any(m.place == told.place for m in group.members):
        score += 0.75
    distance = told.draft.clause.index - group.members[-1].draft.clause.index
    if told.draft.anaphoric:
        score += 1.0 if 0 <= distance <= ANAPHORA_REACH else 0.0
    if distance <= 2:
        score += 0.4
    if told.another:
        score -= 2.5
    if not dated and told.firm:
        if any(m.firm for m in group.members) and not _same_stage(told.status, group.status):
            score -= 1.7 if len(told.draft.people) > 1 and not group.people else 1.2
    return score


def _same_stage(a: str, b: str) -> bool:
    stages = {"held": "past", "ongoing": "past", "scheduled": "plan", "proposed": "wish"}
    return (
        stages.get(a, "off") == stages.get(b, "off")
        or {a, b} <= {"scheduled", "postponed", "cancelled"}
        or {a, b} <= {"scheduled", "proposed"}
    )


def fold(mentions: list[Told]) -> tuple[list[Folded], list[Told]]:
    """The meetings of a document, and the mentions that name too few parties to tell a meeting."""
    groups: list[Folded] = []
    weak: list[Told] = []
    for told in sorted(
        (m for m in mentions if not m.visit), key=lambda m: (m.draft.clause.index, m.draft.trigger.start)
    ):
        if not _stands_alone(told):
            weak.append(told)
            continue
        _place_in(told, groups, 2.0)
    _lend_hosts(weak, [m for m in mentions if m.visit], groups)
    lost: list[Told] = []
    for told in weak:
        earlier = [g for g in groups if _near(told, g)] if not told.draft.unknown else []
        if not told.draft.anaphoric and len(told.parties) == 1:
            earlier = [g for g in earlier if set(told.draft.people) & set(g.people)]
        bar = 1.0 if told.draft.anaphoric else 1.6
        if not _place_in(told, earlier, bar, new=False):
            lost.append(told)
    _fold_visits([m for m in mentions if m.visit], groups)
    return groups, lost


def _lend_hosts(weak: list[Told], visits: list[Told], groups: list[Folded]) -> None:
    """A visitor who meets a person of no known party meets one of the country visited."""
    for told in list(weak):
        named = [a for a in told.draft.unknown if a.type in ("person", "unknown", "office") and a.standing != "private"]
        if (
            not named
            or len(told.parties) != 1
            or told.draft.frame not in ("meet", "event", "event_plural", "with_object")
        ):
            continue
        hosts = {h for v in visits if set(v.draft.people) & set(told.draft.people) for h in v.draft.hosts}
        if len(hosts) == 1:
            host = hosts.pop()
            told.parties = (*told.parties, host)
            for actor in named:
                if actor.type == "person" and actor.name:
                    told.draft.people.append(actor.name)
                    told.draft.by_party.setdefault(host, set()).add(actor.name)
            told.draft.rule += "+host"
            weak.remove(told)
            _place_in(told, groups, 2.0)


def _stands_alone(told: Told) -> bool:
    """Two parties make a meeting; so does one at a body's session or a summit with a time, place or person."""
    if len(told.parties) >= 2:
        return True
    anchored = bool(told.when.start or told.place or told.draft.people)
    named = told.draft.session or bool(told.draft.people) or "summit" in told.draft.trigger.low
    return len(told.parties) == 1 and told.draft.body and named and anchored and bool(told.when.start or told.place)


def _near(told: Told, group: Folded) -> bool:
    """Whether a group is within reach of an anaphor: told before it, or in the headline."""
    distances = [told.draft.clause.index - m.draft.clause.index for m in group.members]
    dated = told.when.start is not None and any(m.when.start == told.when.start for m in group.members)
    return any(0 <= d <= ANAPHORA_REACH for d in distances) or dated or bool(set(told.draft.people) & set(group.people))


def _place_in(told: Told, groups: list[Folded], bar: float, *, new: bool = True) -> bool:
    scored = [(_affinity(told, g), k) for k, g in enumerate(groups) if not _apart(told, g)]
    best = max(scored, default=None)
    if best is not None and best[0] >= bar:
        groups[best[1]].members.append(told)
        return True
    if new:
        groups.append(Folded([told]))
    return False


def _fold_visits(visits: list[Told], groups: list[Folded]) -> None:
    """Each visit gives its hosts whose talks are told to those talks; the rest is one entry per tour."""
    tours: list[Folded] = []
    for told in [v for v in visits if not v.region]:
        visitors, hosts = set(told.draft.parties), list(told.draft.hosts)
        open_hosts = []
        for host in hosts:
            talks = [
                g for g in groups
                if host in g.parties and visitors & set(g.parties) and not _beyond(told.when, g.when)
                and (not told.draft.people or not g.people or set(told.draft.people) & set(g.people))
                and g.format not in ("phone", "video") and g.status not in ("proposed",)
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
            and not any(_apart_in_time(told.when, m.when) for m in t.members)
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
    _lend_whereabouts(visits, groups)


def _lend_whereabouts(visits: list[Told], groups: list[Folded]) -> None:
    """An official whom the text has in one place only meets there: 'X is in Hanoi', 'X said when meeting with Y'."""
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
        if place and status in ("ongoing", "held", group.status):
            group.members[0].place, group.members[0].country = place, country


def _beyond(visit: When, talks: When) -> bool:
    return _apart_in_time(visit, talks)


def _lend(visit: Told, group: Folded, host: str, *, alone: bool) -> None:
    """The place, and the passage, of a visit for the talks held on it."""
    place = visit.place if alone and visit.place else visit.draft.host_places.get(host)
    if place and not any(m.place for m in group.members):
        group.members[0].place, group.members[0].country = place, host
    if alone:
        if visit.when.start and not any(m.when.start for m in group.members) and visit.when.first == visit.when.last:
            group.members[0].when = visit.when
        group.extra_spans.extend(visit.spans)


def overlapping(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Passages in order, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out

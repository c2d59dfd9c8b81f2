"""Mentions of meetings with their slots, and groups of mentions of one meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_status import RANK
from tasks.logic.meeting_times import When
from tasks.logic.sentence_view import Actor, Clause

_ANOTHER = re.compile(
    r"\b(?:another|again|next|further|a\s+second|a\s+third|new|fresh|follow-up|later|previous|earlier|last|subsequent|separate)\s+(?:[\w-]+\s+){0,3}\Z",
    re.I,
)
_PREVIOUSLY = re.compile(
    r"\A\s+(?:previously|earlier|before)\b(?!\s+(?:on\s+)?(?:\w+day|today|in\s+the\s+day|that\s+day))"
)
_LEVEL = re.compile(
    r"\b(?:(?P<ministers>ministerial|ministers['’]?)|(?P<leaders>leaders['’]?|summit)|(?P<officials>senior\s+officials?['’]?s?))"
    r"(?:\s+(?:summit|meetings?|conference|session|retreat|forum|talks|council|informal))*\Z",
    re.I,
)
_LEVEL_REACH = 24
_ADDRESSES = re.compile(
    r"\b(?:address(?:ed|es|ing)?|(?:speak|spoke|speaking|speech|remarks)\s+(?:at|to|before)|told|chair(?:ed|s)?|"
    r"on\s+the\s+(?:sidelines|margins|fringes)\s+of)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,3}\Z"
)
_RESUMES = re.compile(r"\b(?:resum|restart|reconven|reopen|reviv)[a-z]*\b|\breturn\s+to\b")
_AGAIN = re.compile(r"\b(?:again|once\s+more)\b")
_ENDED = re.compile(
    r"(?<!\bto )\b(?:ended|ends|concluded?|concludes|concluding|conclusion|"
    r"closed(?!-door)|closes|closing|wrapped\s+up|wound\s+up|finished|broke\s+up|"
    r"adjourned|completed|wraps?\s+up|just-ended|communique|final\s+statement|at\s+the\s+end\s+of)\b"
)
_AROUND = 80  # characters around a meeting in which its end is told
_DEEDS = frozenset({"agree", "counterpart", "sign"})  # of one day of the talks that they imply
_SOME_DAYS = 5
_LONGEST_VISIT = 14
_JOURNEY = 3  # days between leaving for talks and the talks


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
    spread: bool = False  # over the days that the text counts: 'a four-day visit'

    @property
    def visit(self) -> bool:
        """Whether it is told as a journey to the hosts."""
        return self.draft.frame in JOURNEYS

    @property
    def region(self) -> bool:
        """Whether it is a tour of a region that names no host ('is touring Europe')."""
        return self.draft.rule.endswith("+region")

    @property
    def noun(self) -> str:
        """The head of the noun of meeting: 'summit' of 'summit meetings', without its plural."""
        low = self.draft.trigger.low
        return "summit" if "summit" in low else low.rpartition(" ")[2].rstrip("s")

    @property
    def level(self) -> str:
        """Who meets at a session, as far as its noun tells: 'the ministerial meeting', 'the leaders' meeting'."""
        draft = self.draft
        match = _LEVEL.search(draft.clause.text, max(0, draft.trigger.start - _LEVEL_REACH), draft.trigger.end)
        return str(match.lastgroup) if match else ""

    @property
    def another(self) -> bool:
        """Whether the text sets it apart from a meeting told before ('another meeting', 'met again')."""
        draft = self.draft
        before = draft.clause.text[max(0, draft.trigger.start - 40) : draft.trigger.start]
        behind = draft.trigger.low + draft.clause.text[draft.trigger.end : draft.trigger.end + 12]
        earlier = _PREVIOUSLY.match(draft.clause.text, draft.trigger.end) or _PREVIOUSLY.match(" " + draft.trigger.low)
        return bool(_ANOTHER.search(before) or _AGAIN.search(behind) or earlier)


@dataclass(slots=True)
class Folded:
    """The mentions of one meeting."""

    members: list[Told] = field(default_factory=list)
    extra_spans: list[tuple[int, int]] = field(default_factory=list)
    of_visit: bool = False  # whether its time is that of the visit on which it was held

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

    def take_in(self, actor: Actor) -> None:
        """Let somebody take part of whom a sentence tells that no mention of the meeting stands in."""
        first = self.members[0]
        first.parties += tuple(p for p in actor.parties if p not in self.parties)
        first.draft.people.extend(n for n in actor.people if n not in self.people)
        if len(actor.parties) == 1:
            first.draft.by_party.setdefault(actor.parties[0], set()).update(actor.people)

    @property
    def when(self) -> When:
        """The most precise time that its mentions tell; of equals the one told most often, then first."""
        dated = [m for m in self.members if m.when.start]
        if not dated:
            return next((m.when for m in self.members), self.members[0].when)
        for told in dated:
            if told.spread and any(m.when.first == m.when.last in (told.when.first, told.when.last) for m in dated):
                return told.when  # 'ten days of talks ended on May 13; they had begun on May 4'
        # A visit of some days is not of the one day on which something was said at it.
        dated = [m for m in dated if not m.from_lead and days(m.when) <= _SOME_DAYS] or dated
        dated = [m for m in dated if not m.when.departure] or dated
        visits = [m for m in dated if m.draft.frame == "visit_noun" and 0 < days(m.when) <= _LONGEST_VISIT]
        arrivals = [m for m in dated if m.draft.frame == "travel" and any(m.when.first == v.when.first for v in visits)]
        dated = [m for m in dated if m not in arrivals] or dated  # 'arrived on Monday for a four-day visit'
        dated = [m for m in dated if m.draft.frame not in _DEEDS] or dated
        dated = [m for m in dated if not _tells_speech(m.draft)] or dated
        if any(m.draft.session and 0 < days(m.when) <= _LONGEST_VISIT for m in dated):
            dated = [m for m in dated if m.draft.body] or dated  # no meeting of two beside it
        for told in dated:
            if told.spread and told.visit and not any(apart_in_time(told.when, m.when) for m in dated):
                return told.when  # no stop on one day of it
        votes = Counter((m.when.start, m.when.end) for m in dated)
        return min(
            dated, key=lambda m: (days(m.when), m.from_lead, -votes[(m.when.start, m.when.end)], m.when.first)
        ).when

    @property
    def place(self) -> tuple[str | None, str | None]:
        """Place and country: a city before a country, the most told, the first."""
        placed = [m for m in self.members if m.place]
        if not placed or self.format in ("phone", "video"):
            return None, None
        votes = Counter(m.place for m in placed)
        tour = all(m.visit for m in self.members) and len(self.parties) > 2
        best = min(placed, key=lambda m: (tour and not m.region, not m.city, m.visit, -votes[m.place]))
        return best.place, best.country

    @property
    def status(self) -> str:
        """The status of the firmest and furthest mention: a cancelled meeting is no longer scheduled."""
        taken_up = any(m.status == "scheduled" and m.firm and _tells_resumption(m.draft) for m in self.members)
        members = [m for m in self.members if not (taken_up and m.status == "postponed")]
        firm = [m.status for m in members if m.firm] or [m.status for m in members]
        told = max(firm, key=lambda s: RANK[s])
        opened = any(
            m.status == "ongoing" and m.firm and (m.draft.body or m.draft.frame == "event_plural") for m in self.members
        )
        if told == "held" and opened and not any(_tells_end(m.draft) for m in self.members):
            return "ongoing"  # 'the summit opened on Saturday; A told it that ...'
        return told

    @property
    def format(self) -> str | None:
        """The format told most; phone and video count over the in-person default of a word like 'meeting'."""
        told = [m.format for m in self.members if m.format]
        special = [f for f in told if f != "in_person"]
        there = "in_person" if any(m.place for m in self.members) else None
        return next(iter(special or told), there)

    @property
    def duration(self) -> int | None:
        """The first length told."""
        return next((m.duration for m in self.members if m.duration), None)


def _tells_resumption(draft: Draft) -> bool:
    """'Will resume talks on Friday': those that had been suspended."""
    text, at = draft.clause.text, draft.trigger.start
    return (
        _RESUMES.search(text, max(0, at - _LEVEL_REACH), max(draft.end, draft.trigger.end) + _LEVEL_REACH) is not None
    )


def _tells_speech(draft: Draft) -> bool:
    """'Is to address the summit on May 3': the day of a speech, and not the days of the summit."""
    return (
        draft.body
        and _ADDRESSES.search(draft.clause.text, max(0, draft.trigger.start - 60), draft.trigger.start) is not None
    )


def _tells_end(draft: Draft) -> bool:
    """Whether the words around a meeting tell that it is over."""
    near = max(0, draft.trigger.start - _AROUND), draft.trigger.end + _AROUND
    return _ENDED.search(draft.clause.text, *near) is not None


def days(when: When) -> int:
    """The length of a time in days; beyond all where it has none."""
    return (when.last - when.first).days if when.first and when.last else 10**6


def apart_in_time(a: When, b: When) -> bool:
    """Whether two times have no day in common."""
    if not (a.first and a.last and b.first and b.last):
        return False
    if (a.departure or b.departure) and abs((a.first - b.first).days) <= _JOURNEY:
        return False  # 'left on Monday for talks that begin on Tuesday'
    return a.last < b.first or b.last < a.first


def overlapping(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Passages in order, overlapping ones joined."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def told_before(
    groups: list[Folded], clause: Clause, reach: int, fits: Callable[[Folded, Told], bool]
) -> Folded | None:
    """The meeting that a sentence, or else one of so many before it, tells last in a mention that fits."""
    near = [
        (m.draft.clause.index, m.draft.trigger.start, k)
        for k, group in enumerate(groups)
        for m in group.members
        if 0 <= clause.index - m.draft.clause.index <= reach and fits(group, m)
    ]
    return groups[max(near)[2]] if near else None

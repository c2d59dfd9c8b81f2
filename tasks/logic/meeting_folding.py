"""One row per real meeting of a document: all its mentions folded into one report.

Two mentions are one meeting where nothing keeps them apart (parties, people of one party, dates, places, format) and
enough joins them. Rounds with other dates stay apart, a stop of a tour whose talks are told is an entry of its own.
"""

from __future__ import annotations

import re

from tasks.logic.event_frames import JOINED, ONE_SIDE
from tasks.logic.meeting_apart import apart, is_gathering, same_session
from tasks.logic.meeting_beginnings import join_beginnings
from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_further import FURTHER
from tasks.logic.meeting_groups import Folded, Told, apart_in_time, days
from tasks.logic.meeting_rounds import lend_parties
from tasks.logic.meeting_topic import body_of, topic
from tasks.logic.meeting_visits import fold_greetings, fold_visits, lend_hosts, lend_whereabouts
from tasks.logic.sentence_view import Clause
from tasks.logic.session_guests import SPOKE

_GREETING = re.compile(r"greet|welcom|seen\s+off|met\s+(?:at\s+the\s+airport|on\s+arrival)")
_MET_FOR = re.compile(r"(?:\s+(?!and\b|but\b|then\b|after\b|before\b)[\w'’.-]+)*?\s+(?:for|in)\s+(?:[\w-]+\s+){0,5}")
_NEW = re.compile(r"\b(?:new|next|fresh|latest|upcoming)\s+(?:[\w-]+\s+){0,3}\Z")
_AT_THE = re.compile(r"(?:\A\W*(?:the\s+)?|\b(?:at|during|in|open\w*)\s+(?:the\s+)?)\Z", re.I)
_TALKS = frozenset({"talk", "negotiation", "consultation", "discussion", "dialogue", "contact"})
_ACCORDS = frozenset({"sign", "agree"})
_CEREMONIES = ("ceremony", "ceremonies", "reception", "receptions", "banquet", "gala")
_NEXT = 2  # sentences between a meeting told without parties and 'the meeting'
_PAIR = 2
_LOOKED_ON = ("in the presence of", "witnessed by")
_CALLED_TO = frozenset({"call to", "summon", "invite", "bring together"})
_FEW_DAYS = 14
_OFF, _ON = frozenset({"cancelled", "postponed"}), frozenset({"held", "ongoing"})
_A_MONTH = 31  # days
ANAPHORA_REACH = 5  # sentences between 'the talks' and the talks


def _affinity(told: Told, group: Folded) -> float:
    """How much speaks for a mention being the meeting of a group."""
    mine, theirs = set(told.parties), set(group.parties)
    score = 0.0
    if mine:
        score += 2.0 if mine == theirs or _of_the_same_two(told, theirs) else 1.0
    if told.draft.frame in _ACCORDS and any(m.draft.frame == told.draft.frame for m in group.members):
        score += 2.0  # 'the deal was signed by', and not the talks that led to it
    shared = set(told.draft.people) & set(group.people)
    score += min(2, len(shared)) * 0.75
    dated = told.when.start and any(m.when.start for m in group.members)
    if dated:
        score += 1.5 if any(abs(days(told.when) - days(m.when)) <= 2 for m in group.members if m.when.start) else 0.5
    if told.place and any(m.place == told.place for m in group.members):
        score += 0.75
    if same_session(told, group):
        score += 2.0
    if (
        "+mediator" in told.draft.rule
        and theirs < mine
        and any(m.draft.clause is told.draft.clause for m in group.members)
    ):
        score += 1.0  # 'A and B shook hands before talks hosted by C'
    if told.draft.anaphoric and told.format in REMOTE and any(m.format == told.format for m in group.members):
        score += 1.0  # 'the virtual meeting'
    distance = told.draft.clause.index - group.members[-1].draft.clause.index
    if told.draft.anaphoric:
        score += 1.0 if 0 <= distance <= ANAPHORA_REACH else 0.0
        off = told.status in _OFF and group.status in _OFF
        score += 0.5 if off and 0 <= distance <= 1 else 0.0  # 'were to meet, but the meeting was put off'
    if distance <= 2:
        score += 0.4
    apart = told.another and not (_for_which(told, group) or _same_round(told, group) or _new_and_named(told, group))
    if apart:
        score -= 2.5
    firm = not _same_time(told, group) and told.firm and any(m.firm for m in group.members)
    if firm and not _same_stage(told.status, group.status) and told.draft.session and not told.draft.anaphoric:
        score -= 1.3  # 'ended a meeting to prepare the ministerial meeting'
    if firm and not told.draft.anaphoric and {told.status, group.status} & _OFF and {told.status, group.status} & _ON:
        score -= 2.0  # 'their meeting in Lima, planned for May, fell through' beside one that was held
    elif _was_only_planned(told, group):
        score -= 1.6  # 'had been due to meet in January' beside a meeting that was held
    elif firm and not _same_stage(told.status, group.status):
        score -= 1.7 if len(told.draft.people) > 1 and not group.people else 1.2
    return score


def _of_the_same_two(told: Told, theirs: set[str]) -> bool:
    """'A and B shook hands in Lima. Brought together by C, the two men talked for an hour': C was there, too."""
    draft = told.draft
    collective = bool(draft.subject) and draft.subject[0].type == "collective" and not draft.partners
    return collective and {p for a in draft.subject for p in a.parties} == theirs


def _was_only_planned(told: Told, group: Folded) -> bool:
    """Whether a mention tells the day of a meeting that did not come about, the group one that was held, of no day."""
    off = told.status == "cancelled" and not told.firm and told.when.start is not None and not told.draft.anaphoric
    return off and group.status in _ON and not group.when.start


def _same_time(told: Told, group: Folded) -> bool:
    """Whether both have a time, and not one of them a season or half a year that the other's day lies in."""
    return told.when.start is not None and any(
        m.when.start and abs(days(told.when) - days(m.when)) <= _A_MONTH for m in group.members
    )


def _same_round(told: Told, group: Folded) -> bool:
    """'The new round of talks is to start on Friday' of several: no other than their talks of that day."""
    day = told.when.first
    of_several = len(told.parties) > _PAIR and set(told.parties) == set(group.parties) and day == told.when.last
    return of_several and day is not None and any(m.when.first == day for m in group.members)


def _for_which(told: Told, group: Folded) -> bool:
    """'A and B sat down in Lima for a fresh round of talks': the round is what they met for."""
    return any(
        m.draft.clause is told.draft.clause
        and _MET_FOR.fullmatch(m.draft.clause.text, m.draft.trigger.end, told.draft.trigger.start)
        for m in group.members
    )


def _new_and_named(told: Told, group: Folded) -> bool:
    """'The new round will open on May 3', as the text has it of the same talks before: no other round."""
    before = told.draft.clause.text[: told.draft.trigger.start]
    same = told.when.start is not None and told.when.first == told.when.last and told.when.start == group.when.start
    return same and set(told.parties) == set(group.parties) and _NEW.search(before[-40:]) is not None


def _same_stage(a: str, b: str) -> bool:
    stages = {"held": "past", "ongoing": "past", "scheduled": "plan", "proposed": "wish"}
    return (
        stages.get(a, "off") == stages.get(b, "off")
        or {a, b} <= {"scheduled", "postponed", "cancelled"}
        or {a, b} <= {"scheduled", "proposed"}
    )


def fold(mentions: list[Told], cues: MeetingCues, clauses: list[Clause]) -> tuple[list[Folded], list[Told]]:
    """The meetings of a document, and the mentions that name too few parties to tell a meeting."""
    groups: list[Folded] = []
    weak: list[Told] = []
    visits: list[Told] = []
    greetings: list[Told] = []
    rest: list[Told] = []
    for told in sorted(mentions, key=lambda m: (m.draft.clause.index, m.draft.trigger.start)):
        strong = len(told.parties) >= 2 and told.status in ("held", "ongoing")
        kind = visits if told.visit else greetings if strong and _GREETING.match(told.draft.trigger.low) else rest
        kind.append(told)
    for told in rest:
        if not _stands_alone(told) or _only_mediated(told):
            weak.append(told)
            continue
        _place_in(told, groups, 2.0)
    for told in lend_hosts(weak, visits):
        weak.remove(told)
        _place_in(told, groups, 2.0)
    lost: list[Told] = []
    for told in weak:
        earlier = [g for g in groups if _near(told, g)] if not told.draft.unknown else []
        if not told.draft.anaphoric and len(told.parties) == 1:
            named = told.draft.body and told.level == "leaders"  # 'was among those at the summit of the forum'
            earlier = [
                g for g in earlier
                if set(told.draft.people) & set(g.people) and _same_stage(told.status, g.status)
                and (not named or any(is_gathering(m) for m in g.members))
            ]  # fmt: skip
        if told.status == "held" and told.when.start:  # 'after the talks of January'
            earlier = [g for g in earlier if g.when.start or _same_stage(told.status, g.status)]
        if (
            told.draft.bygone and told.when.start
        ):  # 'at the meeting of 3 May' is not the one of today of which no day is told
            earlier = [g for g in earlier if g.when.start]
        if told.status == "scheduled" and told.firm:  # 'he will sit in on the talks' is not of those of Monday
            earlier = [g for g in earlier if g.status != "held" or not g.when.start or _beside(told, g)]
        bar = 1.0 if told.draft.anaphoric else 1.6
        if not _place_in(told, earlier, bar, new=False):
            if told.draft.rule.endswith(JOINED) and SPOKE not in told.draft.rule and len(told.parties) > 1:
                groups.append(Folded([told]))
            else:
                lost.append(told)
    about, body = _about(mentions, groups, clauses, cues)
    for told in lend_parties(lost, mentions, groups, cues, about, body):
        lost.remove(told)
        dated = told.status == "held" and told.when.start  # 'the last round, in April' is not the one they wish for
        known = [g for g in groups if not dated or g.when.start or _same_stage(told.status, g.status)]
        known = [] if told.draft.rule.endswith(FURTHER) else known
        if not _place_in(told, known, 2.0, new=False) and not _is_the_one(told, known):
            groups.append(Folded([told]))
    for told in [t for t in lost if _only_mediated(t) and _stands_alone(t)]:
        lost.remove(told)
        _place_in(told, groups, 2.0)
    _join_series(groups)
    _join_called(groups)
    _join_city_summit(groups)
    join_beginnings(groups)
    _join_antecedents(lost, groups)
    for told in [m for g in groups for m in g.members if m.draft.trigger.low in _LOOKED_ON]:
        if about and set(about).isdisjoint(told.parties) and not told.draft.subject:
            told.parties = (*about, *told.parties)  # 'the accord was signed in the presence of C': by A and B
    lend_form(groups, cues)
    fold_visits(visits, groups)
    fold_greetings(greetings, groups)
    lend_whereabouts(visits, groups)
    return groups, lost


def _beside(told: Told, group: Folded) -> bool:
    """Whether a group is told a sentence or two before."""
    return told.draft.clause.index - group.members[-1].draft.clause.index <= _PAIR


def _about(
    mentions: list[Told], groups: list[Folded], clauses: list[Clause], cues: MeetingCues
) -> tuple[tuple[str, ...], str]:
    """Whose negotiation, or else whose session, a document tells."""
    parties = topic(mentions, groups, clauses, cues)
    return parties, body_of(groups, clauses, cues.organisations)


def lend_form(groups: list[Folded], cues: MeetingCues) -> None:
    """'The two met again, once more virtually': their meeting before was so too, where nothing else is told of it."""
    for group in groups:
        for told in group.members:
            if told.format not in REMOTE or not cues.once_more.search(told.draft.clause.text, told.draft.trigger.end):
                continue
            before = [
                g for g in groups
                if g is not group and set(g.parties) == set(group.parties) and g.status == "held"
                and g.members[0].draft.clause.index <= told.draft.clause.index
            ]  # fmt: skip
            if before and before[-1].format is None and before[-1].place[0] is None:
                before[-1].members[0].format = told.format


def _stands_alone(told: Told) -> bool:
    """Two parties make a meeting; so does one at a body's session or a summit with a time, place or person."""
    if told.draft.rule.endswith(JOINED):
        return False
    if len(told.parties) >= 2:
        return not told.draft.rule.endswith(ONE_SIDE) and (
            not told.draft.rule.endswith("+both") or bool(told.when.start or told.place)
        )
    anchored = bool(told.when.start or told.place or told.draft.people)
    draft = told.draft
    if draft.trigger.low.endswith(_CEREMONIES):
        return False  # whoever is the host of a ceremony holds no session
    abroad = bool(draft.people) and told.country is not None and told.country not in told.parties
    if draft.frame == "event_plural":
        dated = told.when.near == 0 or (told.when.start is not None and (draft.present or _is_its_own(told)))
        return draft.session and dated
    if draft.trigger.low.endswith(("meetings", "conferences", "summits")) and days(told.when) > _FEW_DAYS:
        return False  # 'previous meetings in Lima and Quito', 'a series of conferences over the past year'
    attended = "summit" in draft.trigger.low and (draft.present or not draft.people)
    named = draft.session or attended or draft.frame == "format" or (abroad and draft.present)
    return len(told.parties) == 1 and told.draft.body and named and anchored and bool(told.when.start or told.place)


def _is_the_one(told: Told, groups: list[Folded]) -> bool:
    """Talks told without parties and day: the only ones of those parties that the text tells of, which they join."""
    if told.when.start or told.another:
        return False
    same = [g for g in groups if set(told.parties) <= set(g.parties) and _same_stage(told.status, g.status)]
    if len(same) != 1 or apart(told, same[0]):
        return False
    same[0].members.append(told)
    return True


def _join_antecedents(lost: list[Told], groups: list[Folded]) -> None:
    """'Leaders of the bloc met in Lima. The meeting opened on Monday': the one is where the other was."""
    for told in list(lost):
        draft = told.draft
        nameless = not (told.parties or draft.people or draft.anaphoric or "round" in draft.trigger.low)
        if not nameless or not (told.place and told.city) or told.status not in ("held", "ongoing"):
            continue
        behind = [
            g for g in groups for m in g.members
            if m.draft.anaphoric and 0 < m.draft.clause.index - draft.clause.index <= _NEXT and not g.place[0]
            and m.draft.frame in ("event", "event_plural") and _same_stage(m.status, told.status)
        ]  # fmt: skip
        if len({id(g) for g in behind}) == 1 and not apart(told, behind[0]):
            behind[0].members.append(told)
            lost.remove(told)


def _join_series(groups: list[Folded]) -> None:
    """'The six-party talks' without day or place are those of the six of which it tells one day."""
    for group in [g for g in groups if g.members[0].draft.frame == "format" and not g.when.start and not g.place[0]]:
        same = [
            g for g in groups
            if g.when.start and set(g.parties) == set(group.parties) and _same_stage(g.status, group.status)
        ]  # fmt: skip
        if len(same) == 1:
            same[0].members.extend(group.members)
            groups.remove(group)


def _join_called(groups: list[Folded]) -> None:
    """'Talks broke up in Lima on Tuesday. The ministers had been called there by C': to those talks, without a day."""
    for group in [g for g in groups if len(g.members) == 1 and not g.when.start]:
        called = group.members[0]
        if called.draft.trigger.cue.lemma not in _CALLED_TO or not called.city:
            continue
        rest = set(group.parties) - {called.country}
        talks = [
            g for g in groups
            if g is not group and set(g.parties) in (rest, set(group.parties))
            and g.place[0] == called.place and not apart(called, g)
            and any(abs(m.draft.clause.index - called.draft.clause.index) <= _NEXT for m in g.members)
        ]  # fmt: skip
        if len(talks) == 1:
            talks[0].members.append(called)
            groups.remove(group)


def _join_city_summit(groups: list[Folded]) -> None:
    """'Why did the Lima summit fail? Premier A met Premier B for an hour': the city's summit is that of those two."""
    for group in [g for g in groups if all(_is_called_after_its_city(m) for m in g.members)]:
        met = [
            g for g in groups
            if g is not group and len(g.parties) == len(g.people) == _PAIR and g.format not in REMOTE
            and not g.place[0] and _same_stage(g.status, group.status) and not apart_in_time(g.when, group.when)
            and any(m.draft.frame in ("meet", "event") for m in g.members)
            and any(0 <= m.draft.clause.index - group.members[0].draft.clause.index <= _NEXT for m in g.members)
        ]  # fmt: skip
        if len(met) != 1:
            continue
        for told in group.members:
            told.parties = ()
        met[0].members.extend(group.members)
        groups.remove(group)


def _is_called_after_its_city(told: Told) -> bool:
    """'The Lima summit', of which nothing is told but the city."""
    named = told.draft.trigger.low == "summit" and not told.draft.people and told.place is not None and told.city
    before = told.draft.clause.text[: told.draft.trigger.start].rstrip()
    return named and set(told.parties) == {told.country} and before.endswith(str(told.place))


def _only_mediated(told: Told) -> bool:
    """'The talks brokered by C collapsed': nobody but the mediator is named, and the text may tell whose they are."""
    return told.draft.rule.endswith("+mediator") and len(told.parties) == 1


def _is_its_own(told: Told) -> bool:
    """'At the WTO talks in Lima': talks that bear the name of one body only, and nobody's name behind it."""
    draft = told.draft
    alone = not draft.partners and not draft.people and draft.clause.kind == "body"
    return alone and told.place is not None and _AT_THE.search(draft.clause.text, 0, draft.start) is not None


def _near(told: Told, group: Folded) -> bool:
    """Whether a group is within reach of an anaphor: told before it, or in the headline."""
    distances = [told.draft.clause.index - m.draft.clause.index for m in group.members]
    dated = told.when.start is not None and any(m.when.start == told.when.start for m in group.members)
    signed = told.draft.frame in _ACCORDS and any(m.draft.frame == told.draft.frame for m in group.members)
    return (
        any(0 <= d <= ANAPHORA_REACH for d in distances)
        or dated
        or signed
        or bool(set(told.draft.people) & set(group.people))
    )


def _place_in(told: Told, groups: list[Folded], bar: float, *, new: bool = True) -> bool:
    scored = [(_affinity(told, g), k) for k, g in enumerate(groups) if not apart(told, g)]
    best = max(scored, default=None)
    if best is not None and best[0] >= bar:
        groups[best[1]].members.append(told)
        return True
    if new:
        groups.append(Folded([told]))
    return False

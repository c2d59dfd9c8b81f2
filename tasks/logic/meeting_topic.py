"""Whose negotiation a document is about: those whose talks it tells most, or the parties that it is full of."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations, pairwise

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import SILENT_STANDINGS
from tasks.logic.meeting_groups import Folded, Told
from tasks.logic.sentence_view import Actor, Clause

EVENTS = frozenset({"event", "event_plural", "body", "format"})
_TALKED = EVENTS | {"meet"}
_GATHERED = _TALKED | {"with", "convene"}
_IN = re.compile(r"\b(?:in|at|from|near|outside)\s+\Z")
_TALKS = re.compile(
    r"\s+(?:peace\s+)?(?:talks|negotiations|process|summit|conference|round|meeting|accords?|agreement)\b"
)
_A_PLACE_OF = re.compile(r"\s+(?:[a-z]+\s+){0,2}?(?:capital|city|town|resort|port|village)\b")
_PAIR, _TRIO = 2, 3
_ALIKE = 0.75  # of the weight of the party named most: so often the third is named too
_HEAD = 4  # sentences at the head of a text, which name those whom it is about
_IN_THE_HEAD = 2  # so much more a party counts that they name
_OFTEN = 4  # sentences that name a party of whose talks the text is
_MOSTLY = 8  # weight of an organisation whose affairs a text tells
_SEVERAL = 2  # meetings told without parties: whose they are is known from the rest of the text
_AS_OFTEN = 0.9  # so often beside a mediator a state is named that it is the other side
_NEXT, _NEXT_TO_TOLD = 0.7, 0.9  # of the weight of the last party of the talks: who weighs more may be of them too


def topic(
    mentions: list[Told],
    groups: list[Folded],
    clauses: list[Clause],
    cues: MeetingCues,
) -> tuple[str, ...]:
    """The parties of the one negotiation that a document is about; () where it is about none, or several.

    They are the parties whose talks the text tells most often, if the party that it names most is of them; those of
    talks told once that are named more often than anybody else; or the two states or groups that are.
    """
    organisations, movements = cues.organisations, cues.groups
    if of_format := _told_by_format(mentions, clauses):
        return of_format
    weights = _weights(clauses)
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    told = Counter(tuple(sorted(set(g.parties))) for g in groups if len(g.parties) >= _PAIR)
    met = {tuple(sorted({*m.parties, *m.draft.hosts})) for m in mentions}.union(told)
    if quarrel := _between_whom_another_goes(met, [code for code in ranked if code not in organisations], clauses):
        return quarrel
    inner = {p for p in told if len(p) == _PAIR and any(cues.homes.get(code, "") in p for code in p)}
    # Who sends envoys to one of two at odds is told as often as these, whose quarrel it is.
    often = {parties: times + (times > 1 and parties in inner) for parties, times in told.items()}
    for parties, times in sorted(often.items(), key=lambda i: (-i[1], -sum(weights[p] for p in i[0]), i[0]))[:1]:
        if times > 1 and not set(ranked[:1]).isdisjoint(parties):
            return _at_home(parties, weights, cues.homes) or _with_several(parties, groups) or parties
    for parties in sorted(told, key=lambda p: (-len(p), p)):
        at_war = (
            len(parties) == _PAIR and len(movements.intersection(parties)) == 1 and organisations.isdisjoint(parties)
        )
        at_war = at_war and next((code for code in ranked if code not in organisations), "") in parties
        if at_war and min(weights[p] for p in parties) >= _OFTEN:
            return parties  # a government and a movement, whoever else is named: mediators, neighbours
    for parties in sorted(told, key=lambda p: (-len(p), p)):
        led = len(parties) == _PAIR and not organisations.isdisjoint(parties)
        named_most = set(parties) == set(ranked[: len(parties)])
        if named_most and not led and _stand_out(ranked, weights, len(parties), _NEXT):
            return parties
    if first := _told_first(groups, clauses) or _told_alone(groups, clauses):
        return first
    nameless = [m for m in mentions if m.draft.frame in (*EVENTS, "meet") and not m.parties]
    spoken = any(m.draft.frame in EVENTS and m.draft.clause.index < _HEAD for m in mentions)
    spoken = spoken or len(nameless) >= _SEVERAL
    three = _named_alike(ranked, weights, movements | organisations)
    if three and spoken and _is_of_them(three, told):
        return three
    led = bool(organisations.intersection(ranked[:_PAIR]))  # by a body, which may mediate, or whose affairs it tells
    ranked = [code for code in ranked if code not in organisations]
    pair = tuple(sorted(ranked[:_PAIR]))
    known = any(set(pair) <= set(parties) for parties in told)
    if len(pair) < _PAIR or weights[ranked[1]] < _OFTEN or (led and not known):
        return ()
    close = _NEXT_TO_TOLD if known else _NEXT
    spoken = spoken or _open_text(pair, clauses)
    return pair if (known or spoken) and _stand_out(ranked, weights, _PAIR, close) else ()


def _open_text(pair: tuple[str, ...], clauses: list[Clause]) -> bool:
    """'Chile and Peru stopped shooting on Monday', at the head of a report: the two whom one 'and' joins there."""
    lead = next((c for c in clauses if c.kind == "body"), None)
    states = [m for m in lead.mentions if m.type == "party" and len(m.parties) == 1] if lead is not None else []
    return lead is not None and any(
        lead.text[one.end : other.start] == " and " and {*one.parties, *other.parties} == set(pair)
        for one, other in pairwise(states)
    )


def _told_first(groups: list[Folded], clauses: list[Clause]) -> tuple[str, ...]:
    """The states and groups whose negotiators met, as the first sentence of a report tells: 'the rounds' are theirs."""
    lead = next((c for c in clauses if c.kind == "body"), None)
    told = [
        g for g in groups
        if len(g.parties) >= _PAIR and any(m.draft.clause is lead and m.draft.frame in _TALKED for m in g.members)
    ]  # fmt: skip
    sitting = len(told) == 1 and not told[0].people and told[0].status in ("held", "ongoing")
    return tuple(sorted(told[0].parties)) if sitting else ()


def _named_alike(ranked: list[str], weights: Counter[str], bodies: frozenset[str]) -> tuple[str, ...]:
    """The three states that a text names about as often, and far more often than any other."""
    first = [code for code in ranked if code not in bodies][: _TRIO + 1]
    if len(first) < _TRIO or weights[first[_TRIO - 1]] < max(_OFTEN, _ALIKE * weights[first[0]]):
        return ()
    return tuple(sorted(first[:_TRIO])) if _stand_out(first, weights, _TRIO, _NEXT) else ()


def _is_of_them(three: tuple[str, ...], told: Counter[tuple[str, ...]]) -> bool:
    """Whether the text tells of talks of two of the three, whoever led them."""
    return any(len(set(parties) & set(three)) >= _PAIR for parties in told)


def _told_alone(groups: list[Folded], clauses: list[Clause]) -> tuple[str, ...]:
    """Those of whose talks alone a report tells, from its head on: 'A, B and C put off their next meeting'.

    The others whom it names are those who host the talks, or of whom these talk.
    """
    lead = next((c.index for c in clauses if c.kind == "body"), 0)
    told = {frozenset(g.parties): g for g in groups if len(g.parties) >= _PAIR}
    ((parties, group),) = told.items() if len(told) == 1 else [(frozenset[str](), None)]
    if group is None or len(parties) < _TRIO:  # of two, one may mediate between others
        return ()
    heads = [m for m in group.members if m.draft.clause.index < lead + _HEAD and m.draft.frame in _GATHERED]
    return tuple(sorted(parties)) if heads and not group.people else ()


def _told_by_format(mentions: list[Told], clauses: list[Clause]) -> tuple[str, ...]:
    """The parties of the one series of talks with a name of its own, as the six-party talks, told at the head."""
    lead = next((c.index for c in clauses if c.kind == "body"), 0)
    named = {tuple(sorted(m.draft.trigger.cue.parties)) for m in mentions if m.draft.frame == "format"}
    first = any(m.draft.frame == "format" and m.draft.clause.index <= lead + _PAIR for m in mentions)
    parties = next(iter(named)) if first and len(named) == 1 else ()
    return parties if len(parties) >= _TRIO else ()  # of two, it is a council of theirs beside other talks


def _at_home(parties: tuple[str, ...], weights: Counter[str], homes: dict[str, str]) -> tuple[str, ...]:
    """A movement and its own state, where its talks with another are told most, which mediates between them."""
    for movement in parties if len(parties) == _PAIR else ():
        home = homes.get(movement, "")
        other = next(p for p in parties if p != movement)
        if home and home not in parties and weights[home] >= _AS_OFTEN * weights[other]:
            return tuple(sorted((movement, home)))
    return ()


def _between_whom_another_goes(met: set[tuple[str, ...]], ranked: list[str], clauses: list[Clause]) -> tuple[str, ...]:
    """The two whom the text names most, who meet each other, and whom the third, a mediator, meets one by one.

    Or the two with whom the text opens, whoever else is named as often.
    """
    three = ranked[: _PAIR + 1]
    pairs = [tuple(sorted(pair)) for pair in combinations(three, _PAIR)]
    if len(three) > _PAIR and met.issuperset(pairs):
        return pairs[0]
    for pair in pairs if len(three) > _PAIR else ():
        if met.issuperset(p for p in pairs if p != pair) and _open_text(pair, clauses):
            return pair
    return ()


def _with_several(parties: tuple[str, ...], groups: list[Folded]) -> tuple[str, ...]:
    """Those of three or more who are told to meet as often without one of them, each time with another mediator."""
    sets = [set(g.parties) for g in groups]
    for third in parties if len(parties) > _PAIR else ():
        rest = set(parties) - {third}
        if sum(rest < s and third not in s for s in sets) >= sum(set(parties) <= s for s in sets):
            return tuple(sorted(rest))
    return ()


def body_of(groups: list[Folded], clauses: list[Clause], organisations: frozenset[str]) -> str:
    """The organisation that a document is about: named most of all, and by name told to meet; '' if there is none."""
    weights = _weights(clauses)
    first = min(weights, key=lambda code: (-weights[code], code), default="")
    told = any(first in g.parties and any(m.draft.body for m in g.members) for g in groups)
    return first if first in organisations and (told or weights[first] >= _MOSTLY) else ""


def _stand_out(ranked: list[str], weights: Counter[str], first: int, close: float) -> bool:
    """Whether the first parties are named far more than the next."""
    return len(ranked) <= first or weights[ranked[first]] <= close * weights[ranked[first - 1]]


def _is_scene(mention: Actor, text: str) -> bool:
    """Whether a state is only where something happens: 'in Oslo', 'the Oslo talks', 'the Norwegian capital'."""
    if mention.type == "demonym":
        return _A_PLACE_OF.match(text, mention.end) is not None
    if mention.alias_kind not in ("capital", "seat"):
        return False
    return bool(_IN.search(text[max(0, mention.start - 12) : mention.start]) or _TALKS.match(text, mention.end))


def _weights(clauses: list[Clause]) -> Counter[str]:
    """In how many sentences a text names each party; those of its head count more."""
    weights: Counter[str] = Counter()
    for clause in clauses:
        named = {
            code for m in clause.mentions
            if m.type != "place" and m.standing not in SILENT_STANDINGS and len(m.parties) == 1
            and not _is_scene(m, clause.text) for code in m.parties
        }  # fmt: skip
        weights.update(dict.fromkeys(named, 1 + _IN_THE_HEAD * (clause.index < _HEAD)))
    return weights

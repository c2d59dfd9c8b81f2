"""'The foreign ministers of Peru and Chile, Ann Lee and Bo Li,': as many names as states, in their order."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.logic.appositions import OFFICES_BEHIND
from tasks.logic.mention import Mention, Person
from tasks.logic.names import name_tokens
from tasks.logic.people import DocumentActors, learn

_JOINS = re.compile(r",\s+(?:and\s+)?|,?\s+and\s+(?:of\s+)?(?:the\s+)?")
_APPOSED = re.compile(r"(?:,\s+|\s+)(?:respectively,\s+)?")
_LED_BY = re.compile(
    r"(?:\s+(?!(?:and|to|by)\b)[\w-]+){0,5}?,?\s+(?:led|headed|chaired|fronted)\s+by\s+(?:(?:its|the|his|her|their|a|an)\s+)?"
)
_COUNTERPARTS = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}(?:counterparts|colleagues|hosts|opposite\s+numbers|delegations|teams)\b"
)
_ENDS = re.compile(r"[,.;:)]|\s+[a-z]")
_STATES = frozenset({"party", "demonym", "office"})
_FEWEST = 2


def tell_respectively(document: DocumentActors, offset: int, text: str, mentions: list[Mention]) -> None:
    """Give the names beside a plural office of several states a state each; elsewhere nothing is changed.

    `mentions` are those of one sentence in the order of the text, `offset` its first character.
    """
    for k, office in enumerate(mentions):
        fellows = office.type == "demonym" and _COUNTERPARTS.match(text, office.end - offset) is not None
        offices = office.type == "office" and bool(office.role) and _is_plural(office)
        if not office.parties or not (offices or fellows) or (fellows and len(office.parties) > 1):
            continue
        first, last = k, k
        while first > 0 and _is_joined(mentions[first - 1], mentions[first], text, offset, _STATES):
            first -= 1
        while last + 1 < len(mentions) and _is_joined(mentions[last], mentions[last + 1], text, offset, _STATES):
            last += 1
        states = [code for m in mentions[first : last + 1] for code in m.parties]  # two 'of North and South Korea'
        names = _names(mentions[last + 1 :], len(states), text, offset)
        behind = bool(names) and _are_theirs(text, mentions[last].end - offset, names[0].start - offset)
        if not behind and offices:
            names = _names(mentions[max(0, first - len(states)) : first], len(states), text, offset)
            behind = (
                bool(names)
                and OFFICES_BEHIND.fullmatch(text, names[-1].end - offset, mentions[first].start - offset) is not None
            )
        if len(set(states)) < _FEWEST or len(set(states)) != len(states) or not behind:
            continue
        for name in names:
            tokens = name_tokens(name.text)
            name.person = name.person or document.person(tokens) or document.add(Person(" ".join(tokens), tokens))
        for state, name in _in_order(states, names):
            if name.person is not None and name.person.parties in ((), (state,)):
                standing = "official" if fellows else office.standing
                learn(name.person, (state,), standing, office.role, name.person.kind)


def _in_order(states: list[str], names: list[Mention]) -> list[tuple[str, Mention]]:
    """Each name with its state: the one that it is known to have, for the others those that are left, as they stand."""
    known = {
        k: p.parties[0] for k, name in enumerate(names) if (p := name.person) and p.parties and p.parties[0] in states
    }
    if len(set(known.values())) < len(known):
        known = {}
    left = iter([state for state in states if state not in known.values()])
    return [(known.get(k) or next(left), name) for k, name in enumerate(names)]


def _are_theirs(text: str, start: int, end: int) -> bool:
    """', A and B', 'led by A and B', 'counterparts, A and B': whether what leads to names gives them to the states."""
    fellows = _COUNTERPARTS.match(text, start, end)
    start = fellows.end() if fellows is not None else start
    return any(link.fullmatch(text, start, end) is not None for link in (_APPOSED, _LED_BY))


def tell_leaders(offset: int, text: str, mentions: list[Mention]) -> None:
    """Give the leader of 'a Fijian delegation led by Minister Lee' its party, where nothing else tells it."""
    for one, other in pairwise(mentions):
        led = one.type in ("party", "office") and len(one.parties) == 1 and other.type == "name"
        by = led and _LED_BY.fullmatch(text, one.end - offset, max(one.end, other.start) - offset)
        if by and other.person is not None and not other.person.parties:
            learn(other.person, one.parties, "official", other.person.role, other.person.kind)


def _names(mentions: list[Mention], count: int, text: str, offset: int) -> list[Mention]:
    """The names with which a sentence goes on, if they are so many in a row; else []."""
    row = mentions[:count]
    if len(row) < count or any(m.type != "name" or len(name_tokens(m.text)) == 1 for m in row):
        return []
    joined = all(_is_joined(a, b, text, offset, frozenset({"name"})) for a, b in pairwise(row))
    return row if joined and _ENDS.match(text, row[-1].end - offset) else []


def _is_joined(one: Mention, other: Mention, text: str, offset: int, kinds: frozenset[str]) -> bool:
    between = _JOINS.fullmatch(text, one.end - offset, max(one.end, other.start) - offset)
    of_one = all(len(m.parties) == 1 for m in (one, other)) or "name" in kinds
    return one.type in kinds and other.type in kinds and of_one and between is not None


def _is_plural(office: Mention) -> bool:
    return re.search(r"\b[a-z]+s\b", office.text) is not None

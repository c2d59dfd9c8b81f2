"""Words of many senses: which issue 'the deal', 'membership', 'pressure' and 'the deployment' name in this text.

What the sentence itself says comes first, what the document speaks of most second.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.logic.issues import outside
from tasks.logic.stances import Stance

CLEAR = 2  # the weight that an issue named clearly is above
SEVERAL = 3  # sentences that make an issue what a document is about
_ANY = re.compile(r"\b(?:any|no)\s+(?:\w+\s+)?\Z", re.I)
_AGREEMENT = re.compile(
    r"\b(?:deals?|agreements?|accords?|pacts?|compromise|resolutions?|road ?maps?|treat(?:y|ies)|settlement|solution|"
    r"declaration|memorandum|protocol|disputes?|concessions)\b",
    re.I,
)
_SETTLEMENT = "peace_agreement"
_OF_TWO = (  # a bare word, the issue that it names, and the other that it can name
    (re.compile(r"(?:re)?deploy(?:ments?|ed|ing|s)?"), "troop_presence", "missile_deployment"),
    (re.compile(r"(?:referend(?:ums?|a)|plebiscites?)"), "governance", "territorial_status"),
)
_AGREED_ON = frozenset({  # what agreements are made about that end no conflict
    "trade", "nuclear_programme", "food_exports", "energy", "water_resources", "climate", "arms_control", "prisoners",
    "migration", "ceasefire", "maritime", "military_assistance", "missile_deployment", "nuclear_weapons",
    "compensation", "humanitarian_access", "accountability",
})  # fmt: skip
_ADMITTED = "nato_enlargement"
_MEMBERSHIP = "membership"
_ALLIANCE = re.compile(
    r"\b(?:nato|(?:north|euro)-?\s?atlantic|(?:western|defen[cs]e|military)\s+(?:alliance|bloc)|the\s+alliance)", re.I
)
_TRADING = re.compile(r"\b(?:WTO|World\s+Trade\s+Organi[sz]ation|GATT)\b")
_UNION = re.compile(
    r"\b(?:EU|European\s+Union|EC|European\s+Community|euro\s*zone|the\s+euro|Commonwealth|Council|ASEAN|OAU|AU)\b"
)
_HINTED = frozenset({  # issues that words of many meanings hint at: 'pressure', 'a vote', 'a deal', 'membership'
    "sanctions", "governance", "peace_agreement", "military_action", "nato_enlargement", "security_guarantees",
    "ceasefire",
})  # fmt: skip


def as_meant(stance: Stance, text: str, matter: Mapping[str, int]) -> Stance:
    """A stance with the issue that its words name in this sentence (`text`) of this document (`matter`)."""
    spoken_of = _as_agreed_on(_as_spoken_of(stance, matter), text, matter)
    return _as_admitted(_as_of_two(spoken_of, text, matter), text, matter)


def main_matter(matter: Mapping[str, int]) -> str | None:
    """The issue that a document is about: named in several sentences, and more often than any two others."""
    ranked = sorted(matter.items(), key=lambda named: (-named[1], named[0]))
    rest = sum(count for _, count in ranked[1:3])
    return ranked[0][0] if ranked and ranked[0][1] >= SEVERAL and ranked[0][1] > rest else None


def most_named(matter: Mapping[str, int]) -> str | None:
    """The issue that more than one sentence of a document names, and more than any other."""
    ranked = max(matter.items(), key=lambda named: (named[1], named[0]), default=("", 0))
    return ranked[0] if ranked[1] > 1 else None


def _as_spoken_of(stance: Stance, matter: Mapping[str, int]) -> Stance:
    """A word that only hints at an issue ('pressure', 'a vote') means what the document is about, if another."""
    main = main_matter(matter)
    vague = stance.weight == 1 and stance.issue in _HINTED and main is not None and not matter.get(stance.issue)
    return stance._replace(issue=main) if vague and main is not None else stance


def _as_of_two(stance: Stance, text: str, matter: Mapping[str, int]) -> Stance:
    """A word for two things means the one that the document speaks of more: 'the deployment' (of missiles)."""
    for word, read, meant in _OF_TWO:
        more = stance.issue == read and matter.get(meant, 0) > matter.get(read, 0)
        if more and word.fullmatch(text, stance.start, stance.end):
            return stance._replace(issue=meant)
    return stance


def _as_admitted(stance: Stance, text: str, matter: Mapping[str, int]) -> Stance:
    """'Membership', 'the accession talks' are of an alliance only where the text speaks of one."""
    if stance.issue != _ADMITTED or stance.weight > CLEAR or _ALLIANCE.search(text):
        return stance
    if _TRADING.search(text):
        return stance._replace(issue="trade")
    of_alliance = matter.get(_ADMITTED, 0) > 0 and _UNION.search(text) is None
    return stance if of_alliance else stance._replace(issue=outside(_MEMBERSHIP))


def _as_agreed_on(stance: Stance, text: str, matter: Mapping[str, int]) -> Stance:
    """'The deal', in a report on one about trade, is that: no settlement of a conflict."""
    named = _AGREEMENT.search(text, stance.start, stance.end)
    some = _ANY.search(text, 0, stance.start)
    if stance.issue != _SETTLEMENT or stance.weight > CLEAR or named is None or some is not None:
        return stance
    most = max(matter, key=lambda issue: (matter[issue], issue), default=_SETTLEMENT)
    about = most in _AGREED_ON and matter[most] >= SEVERAL and matter[most] > 2 * matter.get(_SETTLEMENT, 0)
    return stance._replace(issue=most) if about else stance

"""Who 'their presidents' and 'the foreign ministers of A and B' are, where the text names them elsewhere.

'The leaders of Chile and Peru met in Lima' tells of two men; the report names them in other sentences. They are taken
from there if the text names one holder of the rank for each of the parties.
"""

from __future__ import annotations

import re

from tasks.logic.meeting_groups import Folded
from tasks.logic.sentence_view import Actor, Clause

_RANKS = {
    "presidents": ("president",),
    "prime ministers": ("prime minister", "premier"),
    "premiers": ("premier", "prime minister"),
    "foreign ministers": ("foreign minister", "foreign secretary", "secretary of state", "external affairs minister"),
    "defence ministers": ("defence minister", "defense minister", "secretary of defense", "defense secretary"),
    "defense ministers": ("defence minister", "defense minister", "secretary of defense", "defense secretary"),
    "leaders": ("president", "prime minister", "premier", "chancellor", "king", "leader", "taoiseach", "emir"),
}
_OFFICERS = re.compile(
    r"\b(?:[Tt]heir|[Tt]he|[Bb]oth|two)\s+(?:(?:respective|two|three|countries['’]|nations['’]|sides['’])\s+)*(?P<rank>"
    + "|".join(_RANKS)
    + r")\b(?=\s+of\s|\s+together\b|\s+(?:(?:also|first|last|had|have|will|are|were|is|due|to|then|again)\s+){0,4}"
    r"(?:met|meet|held|hold|gathered|gather|convened?|spoke|talked|discussed|sat|confer|agreed|be\b))"
)
_LESSER = re.compile(r"\b(?:deputy|vice|former|ex|assistant|acting|opposition|party)\b", re.I)
_REACH = 60  # characters from those who meet to the word of meeting
_PAIR = 2


def take_in_officers(groups: list[Folded], clauses: list[Clause]) -> None:
    """Add the holders of a rank to the meetings that the text tells of them without a name."""
    named: list[Actor] | None = None
    for group in groups:
        if len(group.parties) < _PAIR:
            continue
        told = ((m, _rank(m.draft.clause, m.draft.start, m.draft.trigger.end)) for m in group.members)
        ranked, rank = next((one for one in told if one[1]), (None, ""))
        if ranked is None:
            continue
        if named is None:
            named = [m for c in clauses for m in c.mentions if _in_office(m)]
        # Mediators whom another sentence of the meeting names hold no such rank.
        codes = ranked.parties if len(ranked.parties) >= _PAIR else group.parties
        holders = {code: _holders(named, code, _RANKS[rank]) for code in codes}
        missing = [code for code in codes if not group.by_party.get(code)]
        if any(len(holders[code]) != 1 for code in missing) or len(missing) < _PAIR:
            continue
        first = group.members[0].draft
        for code in missing:
            first.people.extend(n for n in holders[code] if n not in first.people)
            first.by_party.setdefault(code, set()).update(holders[code])


def _rank(clause: Clause, start: int, end: int) -> str:
    """The rank in the plural of those who meet, as the words before and around a meeting tell it."""
    told = _OFFICERS.search(clause.text, max(0, start - _REACH), end + _REACH)
    return told["rank"] if told is not None and clause.kind == "body" else ""


def _in_office(mention: Actor) -> bool:
    if _LESSER.search(mention.role or ""):
        return False
    single = len(mention.people) == 1 and len(mention.parties) == 1
    return single and mention.standing == "official" and bool(mention.role)


def _holders(named: list[Actor], code: str, roles: tuple[str, ...]) -> list[str]:
    """The persons of a party whom the text gives the rank."""
    found = [m.people[0] for m in named if m.parties == (code,) and (m.role or "").lower().endswith(roles)]
    return list(dict.fromkeys(found))

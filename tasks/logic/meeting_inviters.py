"""Whom a visit is paid to: 'at the invitation of President A', 'as the guest of King B', 'at A's invitation'.

Protocol has the host of a visit be the one who invites: he receives the guest, though no sentence may say so. He is
of the visit that is told nearest, and whose host his state is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.meeting_groups import Folded
from tasks.logic.sentence_view import Actor, Clause

_GUARD = re.compile(r"[Ii]nvit|\bguests?\b")
_BY = re.compile(
    r"\b(?:(?:at|on|upon|in\s+response\s+to|following|accepting)\s+(?:the|an)\s+(?:[a-z]+\s+)?invitations?\s+(?:of|from|by|extended\s+by)"
    r"|[Ii]nvited\s+by|as\s+(?:the\s+|a\s+|state\s+)*(?:guests?)\s+of|be\s+the\s+guests?\s+of)\s+",
    re.I,
)
_THEIRS = re.compile(r"['’]s?\s+(?:own\s+|kind\s+|official\s+)?invitation\b")
_TITLE = re.compile(r"(?:(?:the|his|her|their|its)\s+)?[^,;:.()“”\"]{0,45}?")
_AND = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)(?:(?:the|its|his|her|their)\s+)?[^,;:.()“”\"]{0,30}?"
)
_OFF = frozenset({"cancelled", "postponed", "proposed"})
_REACH = 12  # sentences from a visit to who invited to it


def take_in_inviters(groups: list[Folded], clauses: list[Clause]) -> None:
    """Add to each visit the officials of its hosts at whose invitation it is paid."""
    visits = [g for g in groups if g.status not in _OFF and any(m.visit and m.draft.hosts for m in g.members)]
    for clause in clauses if visits else ():
        if clause.kind != "body" or not _GUARD.search(clause.text):
            continue
        for host in _inviters(clause):
            visit = _visit_to(host.parties[0], visits, clause)
            if visit is None or host.people[0] in visit.people:
                continue
            draft = visit.members[0].draft
            draft.people.append(host.people[0])
            draft.by_party.setdefault(host.parties[0], set()).add(host.people[0])


def _inviters(clause: Clause) -> Iterator[Actor]:
    """Give the officials of one state each who are said to invite, one after the other."""
    officials = [m for m in clause.mentions if _is_official(m)]
    yield from (m for m in officials if _THEIRS.match(clause.text, m.end))
    for link in _BY.finditer(clause.text):
        end, between = link.end(), _TITLE
        for official in officials:
            if official.start < end:
                continue
            told_by = between is _AND and " " not in official.text  # '..., Bale said'
            if told_by or between.fullmatch(clause.text, end, official.start) is None:
                break
            yield official
            end, between = official.end, _AND


def _is_official(mention: Actor) -> bool:
    return len(mention.people) == 1 and len(mention.parties) == 1 and mention.standing == "official"


def _visit_to(host: str, visits: list[Folded], clause: Clause) -> Folded | None:
    """The visit to a state that is told nearest to a sentence, the later of two."""
    near = [
        (abs(m.draft.clause.index - clause.index), -m.draft.clause.index, place)
        for place, visit in enumerate(visits)
        for m in visit.members
        if m.visit
        and host in m.draft.hosts
        and host in visit.parties
        and abs(m.draft.clause.index - clause.index) <= _REACH
    ]
    return visits[min(near)[2]] if near else None

"""Who sat in the delegations: persons named in a sentence of their own beside that of the talks.

'Talks were held in Lima. Peru was represented by Foreign Minister A': the sentence has no word of meeting, or has one
that says no more of who met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded
from tasks.logic.noun_phrases import phrase_from, phrase_until
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_TEAM = r"(?:delegations?|negotiating\s+teams?|(?:negotiating\s+)?teams?|negotiators|side|group|mission|contingent)"
_SIEVE = re.compile(r"delegat|\bteam|\bside\b|represent|accompan|also\s+present|flanked|\bin\s+the\s+room\b|attendance")
# 'Peru was represented by A and B', 'the Peruvian delegation, led by A', 'A was accompanied by B'
_BY = re.compile(
    rf"\b(?:(?:was|were|is|are|will\s+be|being)\s+(?:also\s+)?(?:represented|accompanied|flanked)"
    rf"|{_TEAM}(?:,?\s+(?:which|that|who)\s+(?:was|were|is|are|will\s+be)|,|\s+(?:(?:was|were|is|are|will\s+be)\s+)?)\s*(?:led|headed|fronted|represented))\s+by\s+"
)
# 'A led the Peruvian delegation', 'B will lead the South's team', 'A and B represented Peru'
_LEADS = re.compile(
    rf"\s+(?:(?:is|was|are|were|has|have|had|will|also|to|be)\s+){{0,3}}(?:(?:leads?|led|leading|heads?|headed|heading)\s+"
    rf"(?:the\s+|a\s+|an\s+|his\s+|her\s+)?(?:(?!and\b)[\w.'’-]+\s+){{0,3}}?{_TEAM}\b|(?:represented|represents?|representing)\s+(?=[A-Z]|the\s+[A-Z]))"
)
# 'B was also present', 'were also in the room'
_PRESENT = re.compile(
    r"\s+(?:was|were)\s+(?:also\s+)?(?:present(?!\w)|in\s+attendance|in\s+the\s+room|at\s+the\s+table|on\s+hand)(?!\s+at\s+the\s+time)"
)
# 'the Peruvian delegation included A'
_COMPRISES = re.compile(
    rf"{_TEAM}\s+(?:(?:also|will|is\s+to)\s+){{0,2}}(?:includ(?:es?|ed)|compris(?:es?|ed)|consist(?:s|ed)?\s+of|(?:was|were|is)\s+made\s+up\s+of)\s+"
)
# '(Peru was represented by A) and Chile by (B)'
_AND_BY = re.compile(r"(?:[,;]|,?\s+(?:and|while))\s+(?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}\s+by\s+")
# '(A led the Peruvian side) and (B) the Chilean one'
_AND = re.compile(r"(?:[,;]|,?\s+(?:and|while))\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}")
_THE_OTHER = re.compile(
    rf"\s+(?:the\s+|that\s+of\s+)[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){{0,2}}(?:\s+(?:one|{_TEAM}))?(?=\s*[.,;)]|\Z)"
)
# 'Chile was represented by A', 'Brazil sent Foreign Minister B', at a session of members
_SENDS = Construction(r"\b{sending}\s+(?:(?:the|its|his|her|their|only|a)\s+)?")
_AHEAD = re.compile(r"\b(?:will|is\s+to|are\s+to|to\s+be)\b")
_NEAR, _BEFORE = 6, 1  # sentences behind the talks and before them
_SESSIONS = frozenset({"event", "body", "format", "convene"})
_SENT_NEAR = 2  # sentences from a session to who was sent there
_MOST = 40  # sentences of one document that tell of delegations
_PAIR = 2
_PLANS = frozenset({"scheduled", "proposed", "postponed"})


def take_in_delegates(groups: list[Folded], clauses: list[Clause], heads: frozenset[str]) -> None:
    """Add to each meeting the members of its parties' delegations whom sentences beside it name."""
    _take_in_those_sent(groups, clauses, heads)
    near = _meetings_at(groups)
    if not near:
        return
    for clause in [c for c in clauses if c.kind in ("body", "list") and _SIEVE.search(c.text)][:_MOST]:
        for actors, at in _delegates(clause, heads):
            group = _beside(
                near, clause, actors, planned=_AHEAD.search(clause.text, max(0, at - 30), at + 30) is not None
            )
            if group is not None:
                _add(group, clause, actors)


def _take_in_those_sent(groups: list[Folded], clauses: list[Clause], heads: frozenset[str]) -> None:
    """Add to a session of a body whom a state that none of its sentences names is told to have sent to it."""
    sessions = {m.draft.clause.index: g for g in groups for m in g.members if m.draft.frame in _SESSIONS}
    told = {m.draft.clause.index for g in groups for m in g.members}
    for clause in clauses if sessions else ():
        before = [sessions[i] for i in range(clause.index - 1, clause.index - _SENT_NEAR - 1, -1) if i in sessions]
        if not before or clause.kind != "body" or clause.index in told:
            continue  # 'sent A to Lima for talks with B' tells of other talks
        for match in clause.words[_SENDS].finditer(clause.text):
            found = phrase_from(clause, match.end(), heads)
            actors = _in_office(found.actors) if found is not None else []
            states = {code for m in clause.mentions if m.start <= match.start() for code in m.parties}
            if actors and {a.parties[0] for a in actors} <= states:
                _add(before[0], clause, actors)


def _delegates(clause: Clause, heads: frozenset[str]) -> Iterator[tuple[list[Actor], int]]:
    """The persons in office of whom a sentence says that they led or joined a delegation, and where it does."""
    text = clause.text
    for match in (*_BY.finditer(text), *_COMPRISES.finditer(text)):
        at: int | None = match.end()
        while at is not None and (found := phrase_from(clause, at, heads)) is not None:
            if actors := _in_office(found.actors):
                yield actors, match.start()
            shared = [m for actor in found.actors if match.re is _BY and (m := _AND_BY.match(text, actor.end))]
            at = shared[0].end() if shared else None
    people = [m for m in clause.mentions if m.people]
    for mention in people:
        leads = _LEADS.match(text, mention.end)
        if leads or _PRESENT.match(text, mention.end):
            found = phrase_until(clause, mention.end, heads)
            if actors := _in_office(found.actors):
                yield actors, mention.end
        if leads and (actors := _in_office(_who_leads_the_other(text, leads.end(), people))):
            yield actors, mention.end


def _who_leads_the_other(text: str, end: int, people: list[Actor]) -> tuple[Actor, ...]:
    """Whom the verb is left out of behind who leads one side: '(A led the Peruvian side) and B the Chilean one'."""
    return tuple(m for m in people if _AND.fullmatch(text, end, m.start) and _THE_OTHER.match(text, m.end))


def _in_office(actors: tuple[Actor, ...]) -> list[Actor]:
    """Those of some actors who are persons in the service of one party."""
    return [a for a in actors if a.people and len(a.parties) == 1 and a.standing in ("official", "unknown")]


def _meetings_at(groups: list[Folded]) -> dict[int, list[Folded]]:
    """The meetings of two parties or more, face to face, by the numbers of the sentences that tell them."""
    found: dict[int, list[Folded]] = {}
    for group in groups:
        if len(group.parties) >= _PAIR and group.format not in REMOTE:
            for index in {m.draft.clause.index for m in group.members}:
                found.setdefault(index, []).append(group)
    return found


def _beside(near: dict[int, list[Folded]], clause: Clause, actors: list[Actor], *, planned: bool) -> Folded | None:
    """The meeting of all the parties of some persons that is told last before a sentence, or else in the next one."""
    sides = {a.parties[0] for a in actors}
    for step in (*range(_NEAR + 1), *range(-1, -_BEFORE - 1, -1)):
        for group in reversed(near.get(clause.index - step, [])):
            if sides <= set(group.parties) and (group.status in _PLANS) is planned:
                return group
    return None


def _add(group: Folded, clause: Clause, actors: list[Actor]) -> None:
    for actor in actors:
        group.take_in(actor)
    span = min(a.start for a in actors), max(a.end for a in actors)
    group.extra_spans.append((clause.offset + span[0], clause.offset + span[1]))
    draft = group.members[0].draft
    if not draft.rule.endswith("+delegates"):
        draft.rule += "+delegates"

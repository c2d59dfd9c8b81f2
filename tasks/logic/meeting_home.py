"""The state at home: whose nameless President met the envoy of A in a ministry's read-out, whom a visit is to."""

from __future__ import annotations

import re
from collections import Counter

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Told
from tasks.logic.sentence_view import Actor, Clause

BY_THE_TEXT = "+here by the text"  # of a rule: the text names no place that 'here' is, but tells of one state
LONGEST_WINDOW = 62  # days within which a visit without a host may fall; 'its 1975-1990 civil war' is not its time
_OFTEN = 3  # sentences that name the state that a text is about
_FAR_MORE = 2  # times as many as name any other

_THE_HOLDER = re.compile(
    r"(?:[Tt]he\s+)?(?:Vice[\s-]|Deputy\s+)?(?:President|Prime\s+Minister|Premier|Chancellor|(?:Foreign|Defen[cs]e)\s+(?:Minister|Secretary)|"
    r"Secretary(?:\s+of\s+(?:State|Defense))?|Minister(?:\s+of\s+(?:Foreign\s+Affairs|Defen[cs]e|State))?|King|Queen|Emir|Amir|Sultan|"
    r"Crown\s+Prince|Taoiseach)"
)


def lend_home(draft: Draft, dateline: Actor | None, capitals: dict[str, str]) -> None:
    """Add the state of whose capital the text is datelined, where the one other participant is its nameless holder."""
    if dateline is None or not dateline.parties or len(draft.parties) != 1 or draft.parties[0] in dateline.parties:
        return
    state = dateline.parties[0]
    if capitals.get(state) == dateline.name and any(_THE_HOLDER.fullmatch(a.text) for a in draft.unknown):
        draft.parties.append(state)
        draft.unknown = [a for a in draft.unknown if not _THE_HOLDER.fullmatch(a.text)]
        draft.rule += "+home"


def visited_at_home(
    draft: Draft, clauses: list[Clause], dateline: Actor | None, earlier: list[Told], capitals: dict[str, str]
) -> list[str]:
    """The host of a visit that names none: where the text said the visitor goes, or the state it is about.

    That is the state of the dateline, or the one named far more often than any other.
    """
    told = {h for t in earlier if t.visit and set(t.draft.people) & set(draft.people) for h in t.draft.hosts}
    if told:
        return sorted(told) if len(told) == 1 else []
    if dateline is not None and dateline.parties and dateline.parties[0] not in draft.parties:
        return [dateline.parties[0]]
    return state_told_of(draft, clauses, capitals)


def state_told_of(draft: Draft, clauses: list[Clause], capitals: dict[str, str]) -> list[str]:
    """The state besides the visitor's that a text names far more often than any other: 'here' is there."""
    named = Counter(
        code for clause in clauses
        for code in {c for m in clause.mentions if len(m.parties) == 1 and not m.people for c in m.parties}
        if code in capitals and code not in draft.parties
    )  # fmt: skip
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < _FAR_MORE * ranked[1][1]):
        return []
    return [ranked[0][0]]


def is_told_by_name(told: Told, mentions: list[Told]) -> bool:
    """'Arrived here on Monday for a visit to A': what 'here' is the same sentence says."""
    if not told.draft.rule.endswith(BY_THE_TEXT):
        return False
    return any(m is not told and m.visit and m.draft.clause is told.draft.clause for m in mentions)

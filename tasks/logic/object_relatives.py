"""Relative clauses whose antecedent is the object: 'Egypt, which A visited', 'B, whom A sees', 'with whom A spoke'."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.logic.meeting_draft import Draft, is_official
from tasks.logic.noun_phrases import phrase_until
from tasks.logic.sentence_view import Actor, Phrase, place_name

_WHOM = re.compile(r",?\s+(?:(?:with|to)\s+)?whom\s+(?:the\s+)?\Z")
_WHICH = re.compile(r",?\s+which\s+(?:the\s+)?\Z")
_TO_WHICH = re.compile(r",?\s+to\s+which\s+(?:the\s+)?\Z")
# Behind the verb stands a time or nothing, and no object: 'which he visited on Monday,', 'which they visited twice'.
_NO_OBJECT = re.compile(
    r"\s*(?:[,;.)]|\Z|(?:on|in|last|this|next|earlier|late|later|early|twice|again|for|before|after|during|as|just|only|recently|"
    r"yesterday|today|tomorrow|and|\w+day|two|three|several|ahead)\b)"
)
_REACH = 24  # characters of the relative pronoun, with what stands before its subject


def visited(draft: Draft, subject: Phrase) -> bool:
    """'Egypt, which A visited', 'Lima, to which A flew': the state or city before the clause is the host."""
    link = _WHICH if draft.frame == "visit" else _TO_WHICH
    if _NO_OBJECT.match(draft.clause.text, draft.trigger.end) is None:
        return False
    there = _antecedent(draft, subject, link, lambda one: one.type in ("party", "place") and len(one.parties) == 1)
    if there is None or there.parties[0] in draft.parties:
        return False
    draft.hosts, draft.host_place = list(there.parties), there
    draft.host_places[there.parties[0]] = place_name(there) or there.text
    draft.widen(there.start, there.end)
    return True


def whom(draft: Draft, subject: Phrase | None, heads: frozenset[str]) -> Phrase | None:
    """'B, whom A is to see', 'the minister, with whom A spoke': the antecedent of the relative clause is its object."""
    named = _antecedent(draft, subject, _WHOM, lambda one: bool(one.people)) if subject is not None else None
    if named is None or not is_official(named, draft.clause, heads):
        return None
    draft.widen(named.start, named.end)
    return phrase_until(draft.clause, named.end, heads)


def _antecedent(draft: Draft, subject: Phrase, link: re.Pattern[str], fits: Callable[[Actor], bool]) -> Actor | None:
    found = link.search(draft.clause.text, max(0, subject.start - _REACH), subject.start)
    before = (m for m in draft.clause.mentions if found is not None and m.end == found.start() and fits(m))
    return next(before, None)

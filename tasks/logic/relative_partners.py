"""Partners told aside: 'B, whom A met', 'with whom A held talks', 'Lima, which A visited', 'flew there to brief B'."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.logic.meeting_draft import Draft, is_official
from tasks.logic.noun_phrases import phrase_until
from tasks.logic.sentence_view import Actor, Phrase, place_name

_WITH_WHOM = re.compile(r"(?:,[^,;:“”\"]{2,80})?,?\s+(?:with|to|alongside|beside|opposite)\s+whom\s+(?=\w)")
_BREAKS = re.compile(r"[;:“”\"]|\b(?:and|but|that|which|who|where|when|while|after|before)\b")
_REACH = 110
_ERRAND = re.compile(
    r"[^,;:“”\"]{0,70}?\s+to\s+(?:again\s+|personally\s+)?(?:appeal\s+to|ask|brief|congratulate|consult|convince|inform|lobby|notify|persuade|plead\s+with|"
    r"press|pressure|reassure|sound\s+out|thank|urge|warn|pay\s+(?:his|her|their)\s+respects\s+to)\s+(?:the\s+)?"
)
_WHOM = re.compile(r",?\s+whom\s+(?:the\s+)?\Z")
_WHICH = re.compile(r",?\s+which\s+(?:the\s+)?\Z")
_TO_WHICH = re.compile(r",?\s+to\s+which\s+(?:the\s+)?\Z")
# Behind the verb stands a time or nothing, and no object: 'which he visited on Monday,', 'which they visited twice'.
_NO_OBJECT = re.compile(
    r"\s*(?:[,;.)]|\Z|(?:on|in|last|this|next|earlier|late|later|early|twice|again|for|before|after|during|as|just|only|recently|"
    r"yesterday|today|tomorrow|and|\w+day|two|three|several|ahead)\b)"
)
_BEFORE_SUBJECT = 24  # characters of the relative pronoun, with what stands before its subject


def with_whom(draft: Draft) -> tuple[Actor, ...]:
    """The official named before 'with whom', where nothing parts that from the words of meeting."""
    text, at = draft.clause.text, draft.trigger.start
    for actor in reversed(draft.clause.mentions):
        found = _WITH_WHOM.match(text, actor.end, at) if actor.people and actor.parties else None
        if found is not None and _BREAKS.search(text, found.end(), at) is None:
            draft.widen(actor.start, actor.end)
            return (actor,)
    return ()


def errand(draft: Draft) -> None:
    """Add the official of the hosts to whom a journey is made: 'flew to Lima on Monday to brief Premier B'."""
    text, at = draft.clause.text, draft.trigger.end
    found = _ERRAND.match(text, at, at + _REACH) if draft.hosts else None
    if found is None:
        return
    for actor in draft.clause.mentions:
        if actor.start == found.end() and actor.people and set(actor.parties) & set(draft.hosts):
            draft.widen(actor.start, actor.end)
            draft.people.extend(name for name in actor.people if name not in draft.people)
            draft.by_party.setdefault(actor.parties[0], set()).update(actor.people)


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
    """'B, whom A is to see': the antecedent of the relative clause is its object."""
    named = _antecedent(draft, subject, _WHOM, lambda one: bool(one.people)) if subject is not None else None
    if named is None or not is_official(named, draft.clause, heads):
        return None
    draft.widen(named.start, named.end)
    return phrase_until(draft.clause, named.end, heads)


def _antecedent(draft: Draft, subject: Phrase, link: re.Pattern[str], fits: Callable[[Actor], bool]) -> Actor | None:
    found = link.search(draft.clause.text, max(0, subject.start - _BEFORE_SUBJECT), subject.start)
    before = (m for m in draft.clause.mentions if found is not None and m.end == found.start() and fits(m))
    return next(before, None)

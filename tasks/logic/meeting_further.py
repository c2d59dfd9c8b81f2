"""Meetings told by reference: 'another summit in the same format', 'A and B are represented at the gathering'."""

from __future__ import annotations

import re

from tasks.logic.meeting_groups import Folded, Told
from tasks.logic.reading_words import Construction

FURTHER = "+further"  # of a rule: another meeting than any that is told before
_NEAR = 3  # sentences from a meeting to another one of its kind
_NEXT = 2  # sentences from a meeting to who attends it
_THERE = re.compile(r"\b(?:represented|attend\w*|tak(?:e|ing)\s+part|took\s+part|participat\w+|present)\b")
_SAME_FORMAT = Construction(r"\s+(?:in|of|at)\s+(?:the\s+same|this|that|the)\s+(?:[a-z-]+\s+)?{same_kind}\b")


def of_that_format(told: Told, groups: list[Folded]) -> tuple[str, ...]:
    """'Another summit in the same format is to follow in May': of those whose meeting was told last before it."""
    draft = told.draft
    if (
        draft.parties
        or draft.people
        or not draft.clause.words[_SAME_FORMAT].match(draft.clause.text, draft.trigger.end)
    ):
        return ()
    before = [g for g in groups if len(g.parties) > 1 and 0 < draft.clause.index - _first(g) <= _NEAR]
    draft.rule += FURTHER if before else ""
    return max(before, key=_first).parties if before else ()


def of_those_there(told: Told, groups: list[Folded]) -> tuple[str, ...]:
    """'The group's ministers sat down in Lima on Tuesday. A, B and C are represented at the gathering': theirs."""
    draft = told.draft
    if draft.parties or draft.people or not (told.when.start and told.place):
        return ()
    for group in groups:
        told_of = group.members[0]
        there = _THERE.search(told_of.draft.clause.text) is not None
        bare = (
            there and len(group.members) == 1 and told_of.draft.anaphoric and not (told_of.when.start or told_of.place)
        )
        if bare and len(group.parties) > 1 and 0 < _first(group) - draft.clause.index <= _NEXT:
            told_of.when, told_of.place, told_of.country, told_of.city = told.when, told.place, told.country, told.city
            told_of.status = told.status
            return group.parties
    return ()


def _first(group: Folded) -> int:
    """The sentence that tells of a group first."""
    return min(m.draft.clause.index for m in group.members)

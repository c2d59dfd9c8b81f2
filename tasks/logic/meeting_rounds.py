"""Rounds told without their parties: 'the seventh round opened on Nov. 29' is of those whose talks the text tells."""

from __future__ import annotations

import re
from collections import Counter

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_groups import Folded, Told, apart_in_time

NEAR = 3  # sentences from the talks that a round without parties is of, where the text tells of several parties' talks
_ROUND = re.compile(r"\b(?:rounds?|talks|sessions?|meetings?|summit)\b")
_EVENTS = frozenset({"event", "event_plural", "body", "format"})


def lend_parties(lost: list[Told], groups: list[Folded], cues: MeetingCues) -> list[Told]:
    """The mentions of a further round that so get the parties of the talks told: one that names nobody and has a day.

    The talks are those of the one set of parties of whose talks the text tells, or those told right before.
    """
    talks = [g for g in groups if any(m.draft.frame in _EVENTS or m.draft.frame == "with" for m in g.members)]
    sets = Counter(frozenset(g.parties) for g in talks if len(g.parties) > 1)
    completed = []
    for told in lost:
        draft = told.draft
        if told.parties or draft.unknown or draft.people or draft.frame not in _EVENTS or told.when.start is None:
            continue
        if not _is_round(told, cues):
            continue
        near = [g for g in talks if len(g.parties) > 1 and _distance(told, g) <= NEAR]
        source = near[-1] if near else next((g for g in talks if len(sets) == 1 and len(g.parties) > 1), None)
        if source is None or not all(apart_in_time(told.when, m.when) for m in source.members):
            continue
        told.parties = source.parties
        draft.rule += "+round"
        completed.append(told)
    return completed


def _distance(told: Told, group: Folded) -> int:
    """Sentences between a mention and the nearest of a group."""
    return min(abs(told.draft.clause.index - m.draft.clause.index) for m in group.members)


def _is_round(told: Told, cues: MeetingCues) -> bool:
    """Whether the noun speaks of a further round of known talks: an ordinal, 'the' or 'next' stands before it."""
    if not _ROUND.search(told.draft.trigger.low):
        return False
    text, at = told.draft.clause.text, told.draft.trigger.start
    return told.draft.anaphoric or cues.another_round.search(text, max(0, at - 50), at) is not None

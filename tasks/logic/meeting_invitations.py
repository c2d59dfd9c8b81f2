"""Invitations: what one is invited to is a meeting of its own, to come, of another day than the inviting."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import DateMention

_INVITE, _INVITED = "invite", "+invited"
_WHAT_TO = re.compile(r"\b(?:to|for)\s")
_MET, _WISHED = frozenset({"held", "ongoing"}), frozenset({"proposed", "scheduled"})
_JOURNEYS = frozenset({"visit", "travel", "travel_for"})
_TO = re.compile(r"\b(?:to|and)\s+(?:(?:also|then|come|make|pay)\s+(?:to\s+|and\s+|an?\s+)?)?\Z")


def asked_then(draft: Draft, mention: DateMention) -> bool:
    """'A on Thursday invited B to visit Lima', 'invited B on Thursday to talks': the day of asking."""
    if not is_invitation(draft):
        return False
    behind = draft.trigger.end if draft.frame != _INVITE else max(draft.trigger.end, draft.end)
    if draft.frame != _INVITE:
        return mention.end <= behind
    return mention.end <= behind or _WHAT_TO.search(draft.clause.text, behind, mention.start) is None


def is_another_to_come(draft: Draft, status: str, other: str) -> bool:
    """'A invited B to visit this year', said at their talks: what B is invited to is none that they held."""
    return is_invitation(draft) and status in _WISHED and other in _MET


def is_invitation(draft: Draft) -> bool:
    """Whether a draft tells what one is invited to."""
    return draft.frame == _INVITE or draft.rule.endswith(_INVITED)


def asked_to_visit(drafts: list[Draft]) -> list[Draft]:
    """'A invited B to visit Lima': the visit is what B is invited to, by A; one draft tells both."""
    out = list(drafts)
    for asked in [d for d in drafts if d.frame == _INVITE and d.subject]:
        for visit in drafts:
            theirs = set(visit.parties) | set(visit.hosts)
            if (
                visit.frame in _JOURNEYS and "+" not in visit.rule and asked.trigger.end <= visit.trigger.start
                and visit.hosts and theirs <= set(asked.parties)
                and _TO.search(visit.clause.text, asked.trigger.end, visit.trigger.start)
            ):  # fmt: skip
                visit.add(asked.subject)
                visit.widen(asked.start, asked.end)
                visit.rule += _INVITED
                out = [d for d in out if d is not asked]
                break
    return out

"""Talks that had begun on one day and ended in an accord on another: one meeting, from the one day to the other."""

from __future__ import annotations

import re

from tasks.logic.meeting_groups import Folded

_HAD_BEGUN = re.compile(
    r"(?:,?\s+(?:which|that))?\s+(?:had\s+)?(?:begun|began|opened|started|convened|got\s+under\s?way|kicked\s+off)\b"
)
_TALKS = frozenset({"event_plural", "body"})
_ENDED = frozenset({"sign", "concluded", "agree"})
_NEAR = 2  # sentences between the accord and the talks
_LONGEST = 14  # days


def join_beginnings(groups: list[Folded]) -> None:
    """'A and B signed an accord on Friday. The talks had begun on Monday': they lasted from Monday to Friday."""
    for talks in [g for g in groups if _had_begun(g)]:
        ended = [g for g in groups if g is not talks and _is_their_end(g, talks)]
        if len(ended) != 1 or talks.when.first is None:
            continue
        first, told = talks.when, ended[0]
        for member in told.members:
            if member.when.start:
                member.when = member.when._replace(start=first.start, first=first.first)
        for member in talks.members:
            member.when, member.status = told.when, told.status
        told.members.extend(talks.members)
        groups.remove(talks)


def _had_begun(group: Folded) -> bool:
    """Whether a group is of talks of which no more is told than the day on which they began."""
    day = group.when
    if day.first is None or day.first != day.last or group.people or group.status not in ("held", "ongoing"):
        return False
    return all(
        m.draft.frame in _TALKS and _HAD_BEGUN.match(m.draft.clause.text, max(m.draft.end, m.draft.trigger.end))
        for m in group.members
    )


def _is_their_end(group: Folded, talks: Folded) -> bool:
    """Whether a group is an accord of the same parties, told beside the talks, of a day soon after they began."""
    first, last = talks.when.first, group.when.last
    if first is None or last is None or set(group.parties) != set(talks.parties) or group.status != "held":
        return False
    near = any(abs(a.draft.clause.index - b.draft.clause.index) <= _NEAR for a in group.members for b in talks.members)
    return near and any(m.draft.frame in _ENDED for m in group.members) and 0 < (last - first).days <= _LONGEST

"""How long a meeting was, where one sentence tells the day on which it began or ended and another its days."""

from __future__ import annotations

import re
from datetime import timedelta

from tasks.logic.meeting_groups import Folded, Told
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_windows import AROUND, length_told

_OVER = r"ended|concluded|wrapped\s+up|wound\s+up|finished|closed|completed"
_BEGUN = r"opened|began|started|kicked\s+off|convened|gathered|opens?|begins?|starts?|kicks?\s+off"
_STAGE_BEFORE = re.compile(
    rf"\b(?:(?P<end>{_OVER})|(?P<start>{_BEGUN}))\s+(?:(?!(?:after|before|at|in|with)\b)[\w'’-]+\s+){{0,5}}\Z"
)
_STAGE_BEHIND = re.compile(
    rf"(?:\s+\([^()]{{1,20}}\))?\s+(?:has\s+|have\s+|(?:is\s+|are\s+)?(?:due\s+|set\s+|scheduled\s+)?to\s+|will\s+)?(?:(?P<end>{_OVER})|(?P<start>{_BEGUN}))\b"
)


def stretch(groups: list[Folded], cues: TimeCues) -> None:
    """'Finished their meeting on Sunday', and elsewhere 'the two-day meeting': it began the day before."""
    for group in groups:
        first = group.when.first
        if first is None or first != group.when.last or any(m.spread or m.visit for m in group.members):
            continue
        lengths = {
            n for m in group.members if (n := length_told(m.draft.clause.text, m.draft.trigger.start, cues)) is not None
        }
        stages = {s for m in group.members if m.when.first == first and (s := _stage(m)) is not None}
        if len(lengths) != 1 or len(stages) != 1:
            continue
        more = timedelta(lengths.pop())
        one, other = (first - more, first) if stages == {"end"} else (first, first + more)
        for member in group.members:
            if member.when.first == first:
                member.when = member.when._replace(start=one.isoformat(), end=other.isoformat(), first=one, last=other)
                member.spread = True


def _stage(told: Told) -> str | None:
    """Whether the words around a trigger tell that it ended, or that it began."""
    text, trigger = told.draft.clause.text, told.draft.trigger
    before = _STAGE_BEFORE.search(text, max(0, trigger.start - AROUND), trigger.start)
    match = before or _STAGE_BEHIND.match(text, max(trigger.end, told.draft.end))
    return str(match.lastgroup) if match is not None else None

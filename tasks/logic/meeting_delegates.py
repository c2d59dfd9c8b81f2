"""Who sits at the talks that a report is about: the heads of delegations and the negotiators whom it names beside them.

'Ann Lee, head of the Fijian delegation, said ...' tells that she took part, though no sentence on the talks names her.
That holds only where the text tells of one negotiation of her side in these days, and names nobody else of it.
"""

from __future__ import annotations

import re
from datetime import date

from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded, days
from tasks.logic.sentence_view import Actor, Clause

_TALKS = r"(?:[\w-]+\s+){0,4}?(?:talks|negotiations|meeting|conference|summit|session|round|dialogue|consultations)\b"
_DELEGATION = re.compile(
    r"(?:\s+(?:government|side|rebel)(?:['’]s)?)?\s+(?:negotiating\s+|peace\s+)?(?:delegation|team|panel)\b"
    rf"(?!\s+(?:in|at|to|for|of)\s+(?!(?:the\s+|these\s+)?{_TALKS}))"
)
_OF_DELEGATION = re.compile(
    r"\b(?:head|leader|chief)\s+of\s+(?:the\s+)?(?:[\w'’-]+\s+){1,4}?(?:delegation|team|panel)\b"
)
_NEGOTIATOR = re.compile(
    r"\b(?:chief|top|lead|head|senior|main|government)\s+(?:[\w-]+\s+){0,2}?(?:negotiator|delegate)\b"
)
# 'the chief truce negotiator for the government, General A'
_NEGOTIATES_FOR = re.compile(
    r"\b(?:chief|top|lead|head|senior|main|government)\s+(?:[\w-]+\s+){0,2}?(?:negotiator|delegate)\s+(?:for|of|to)\s+"
    r"(?:the\s+)?[\w'’ -]{3,40},\s+\Z"
)
_HEADS = frozenset({"head", "leader", "chief", "chairman", "chair"})
_NEGOTIATIONS = frozenset({"event", "event_plural", "body", "format", "convene", "meet"})
_TITLE = 90  # characters of a title before a name
_AROUND = 7  # days between the talks and the report
_LONGEST = 14  # days of talks whose time is told, and not only a window


def take_in_heads(groups: list[Folded], clauses: list[Clause], published: date | None) -> None:
    """Add the heads of delegations to the one negotiation of their side in the days of the report."""
    delegates = {m.people[0]: m for c in clauses if c.kind == "body" for m in c.mentions if _is_delegate(m, c.text)}
    if not delegates or published is None:
        return
    talks = [g for g in groups if _is_negotiation(g, published)]
    for code in sorted({code for delegate in delegates.values() for code in delegate.parties}):
        open_to = [g for g in talks if code in g.parties and not g.by_party.get(code)]
        if len({frozenset(g.parties) for g in open_to}) != 1:
            continue
        of_them = [g for g in talks if set(g.parties) == set(open_to[0].parties)]
        last = max(of_them, key=lambda g: str(g.when.first))  # who has arrived for talks sits at them
        if last.by_party.get(code):
            continue
        named = [name for name, delegate in delegates.items() if delegate.parties == (code,)]
        first = last.members[0].draft
        first.people.extend(name for name in named if name not in first.people)
        first.by_party.setdefault(code, set()).update(named)


def _is_delegate(mention: Actor, text: str) -> bool:
    """Whether an official of one party is told to head its delegation, or to be its negotiator."""
    if len(mention.people) != 1 or len(mention.parties) != 1 or mention.standing != "official":
        return False
    role = (mention.role or "").lower()
    if mention.type == "office" and role in _HEADS:
        return _DELEGATION.match(text, mention.end) is not None
    named = mention.type in ("person", "office")
    before = _NEGOTIATES_FOR.search(text, max(0, mention.start - _TITLE), mention.start)
    return named and bool(before or _NEGOTIATOR.search(role) or _OF_DELEGATION.search(mention.text))


def _is_negotiation(group: Folded, published: date) -> bool:
    """Whether a group is talks of several parties, held or due in these days."""
    if len(group.parties) < 2 or group.format in REMOTE or group.status not in ("held", "ongoing", "scheduled"):
        return False
    if not any(m.draft.frame in _NEGOTIATIONS for m in group.members):
        return False
    first, last = group.when.first, group.when.last
    if first is None or last is None or days(group.when) > _LONGEST:
        return False
    return (first - published).days <= _AROUND and (published - last).days <= _AROUND

"""Holders whose verb is left out: 'Peru has promised 700 troops; Chile, 500; and Fiji, 400'.

Gapping (Ross 1970): behind a semicolon a subject and what differs of its predicate stand without the verb, which is
that of the clause before.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.logic.position_reading import Found
from tasks.logic.sayings import holder
from tasks.logic.stance_clause import SUBJECTS, Clause

_GAP = re.compile(r";\s+(?:and\s+|while\s+)?(?:the\s+)?")
_REST = re.compile(r",\s+[^;:.“”\"]{1,60}(?=[;.]|\Z)")
_FINITE = frozenset("vzdBHMO")


def gapped(clause: Clause, found: list[Found]) -> list[Found]:
    """Give the last position of a sentence once more for each holder behind it whose verb is left out."""
    out: list[Found] = []
    if not found or ";" not in clause.text:
        return out
    last = found[-1]
    for gap in _GAP.finditer(clause.text, last.end - clause.offset - 1):
        subject = next((m for m in clause.mentions if m["char_start"] - clause.offset == gap.end()), None)
        who = holder(subject) if subject is not None and subject["type"] in SUBJECTS and subject["parties"] else None
        if subject is None or who is None:
            break
        rest = _REST.match(clause.text, subject["char_end"] - clause.offset)
        if rest is None or not _FINITE.isdisjoint(_tags(clause, *rest.span())):
            break
        start, end = clause.offset + gap.end(), clause.offset + rest.end()
        out.append(last._replace(holder=who, start=start, end=end, statement=None, quote=None))
    return out


def _tags(clause: Clause, start: int, end: int) -> str:
    words = clause.tagged
    return words.tags[bisect_left(words.starts, start) : bisect_left(words.starts, end)]

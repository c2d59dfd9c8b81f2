"""Entries of a chronology, paragraphs with their time at the head: '8-10 May: A and B meet in C. They agree to D'.

A page that is written while things happen has hours at the heads of its entries: they are of the day of the page.
"""

from __future__ import annotations

import re
from datetime import date

from tasks.logic.sentence_view import Clause

LONGEST_ENTRY = 5  # sentences of an entry that are of the time at its head
_HEAD = re.compile(r"[\s*•·–—-]*(?:in\s+|on\s+)?", re.I)
_MARK = re.compile(r"\.?\s*(?::|--|–|—|\s-)\s")
_HOUR = re.compile(
    r"\W*(?:[01]?\d|2[0-4])[.:h][0-5]\d(?:\s?(?:[ap]\.?m\.?|GMT|UTC|BST|CES?T|E[SD]T|MSK|EES?T|local\s+time))?\s*(?:\Z|[-–—:|]\s)",
    re.I,
)
_FOLLOWED = re.compile(
    r"\bas\s+it\s+happen(?:ed|s)\b|\blive\s+(?:updates?|blog|coverage|ticker|reporting)\b|\A\W*live\b|[|:–—-]\s*live\W*\Z|\blive\s*[|:–—]|\bliveblog\b|"
    r"\bminute\s+by\s+minute\b|\brolling\s+coverage\b",
    re.I,
)
_LIVE = 3  # hours at the heads of entries, which make a page a live one


def told_live(clause: Clause, clauses: list[Clause], published: date | None) -> date | None:
    """The day of a page with hours at the heads of its entries, of which a sentence stands in one."""
    if published is None:
        return None
    for before in reversed(clauses[: clause.index + 1]):
        if _HOUR.match(before.text):
            return published if sum(_HOUR.match(c.text) is not None for c in clauses) >= _LIVE else None
        if before.kind == "title" and before is not clause:
            return None
    return None


def is_followed_live(title: str) -> bool:
    """'The summit in Lima – as it happened', 'Lima talks: day seven, live': the page is of the day of what it tells."""
    return _FOLLOWED.search(title) is not None


def heads_entry(text: str, start: int, end: int) -> bool:
    """Whether the time at these characters is the head of an entry: nothing before it, a colon or dash behind."""
    return _HEAD.fullmatch(text, 0, start) is not None and _MARK.match(text, end) is not None


def follows(before: Clause, clause: Clause) -> bool:
    """Whether a sentence stands right behind another in one paragraph."""
    return before.kind == clause.kind and clause.offset - before.offset - len(before.text) <= 1

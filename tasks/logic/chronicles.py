"""Entries of a chronology, paragraphs with their time at the head: '8-10 May: A and B meet in C. They agree to D'."""

from __future__ import annotations

import re

from tasks.logic.sentence_view import Clause

LONGEST_ENTRY = 5  # sentences of an entry that are of the time at its head
_HEAD = re.compile(r"[\s*•·–—-]*(?:in\s+|on\s+)?", re.I)
_MARK = re.compile(r"\.?\s*(?::|--|–|—|\s-)\s")


def heads_entry(text: str, start: int, end: int) -> bool:
    """Whether the time at these characters is the head of an entry: nothing before it, a colon or dash behind."""
    return _HEAD.fullmatch(text, 0, start) is not None and _MARK.match(text, end) is not None


def follows(before: Clause, clause: Clause) -> bool:
    """Whether a sentence stands right behind another in one paragraph."""
    return before.kind == clause.kind and clause.offset - before.offset - len(before.text) <= 1

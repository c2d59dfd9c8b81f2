"""Restatements: which stances of one holder in a document are one position, and which are several on one issue.

A restatement is one entry with several passages (GUIDELINES.md). Some issues have many matters, though: who asks for
a joint bank and for lower tariffs has two demands on trade. What two passages on such an issue have in common tells.
"""

from __future__ import annotations

import re

from tasks.logic.grammar import Grammar
from tasks.logic.position_reading import Found
from tasks.logic.stances import StanceCoder

_TELLING = frozenset("NPvzdgn")  # tags of words that can tell what a passage is about
_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones tell little
_STEM = 6  # letters that 'cooperate' and 'cooperation' share


def restated(found: list[Found], text: str, coder: StanceCoder, grammar: Grammar) -> list[list[Found]]:
    """The stances of a document grouped to positions, each in the order of its statements."""
    by_issue: dict[tuple[str, str, str], list[list[Found]]] = {}
    out: list[list[Found]] = []
    for one in found:
        whose = next(iter(one.holder.parties), one.holder.key)
        key = (whose, one.stance.issue + (one.label or ""), one.stance.stance)
        several = coder.has_many_matters(one.stance.issue)
        groups = by_issue.setdefault(key, [])
        mine = (g for g in groups if g[0].holder.key == one.holder.key)
        group = next((g for g in mine if not several or _same_matter(one, g, text, grammar)), None)
        group = group or next((g for g in groups if _told_together(one, g)), None)
        if group is None:
            group = []
            groups.append(group)
            out.append(group)
        group.append(one)
    return out


def _told_together(one: Found, group: list[Found]) -> bool:
    """Whether a party and its official say it with one breath: 'Dahl reaffirmed Norway's support'."""
    keys = {one.holder.key, group[0].holder.key}
    if len(keys) == 1 or not keys & {*one.holder.parties}:
        return False  # one who has been looked at, or two officials
    return any(other.passage[0] < one.passage[1] and one.passage[0] < other.passage[1] for other in group)


def _same_matter(one: Found, group: list[Found], text: str, grammar: Grammar) -> bool:
    """Whether a stance is told in the words of a passage of the group, or shares a telling word with it."""
    words = text[one.start : one.end]
    told = _telling(words, grammar)
    return any(
        (other.start < one.end and one.start < other.end)
        or text[other.start : other.end] == words
        or not told.isdisjoint(_telling(text[other.start : other.end], grammar))
        for other in group
    )


def _telling(passage: str, grammar: Grammar) -> frozenset[str]:
    """The stems of the words that tell what a passage is about, without those that only report it."""
    return frozenset(
        low[:_STEM]
        for low in _WORD.findall(passage.lower())
        if low not in grammar.heads and grammar.tags.get(low, "N") in _TELLING
    )

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
_NAME = re.compile(r"\b[^\W\d_a-z]\w*")
_NAMING = frozenset("NJ")  # tags of words that name a matter
_REWORDED_SHARES = 2  # plain telling words that a restatement shares
_STEM = 6  # letters that 'cooperate' and 'cooperation' share
_HEADLINE_SHARES = 2  # telling words that a headline shares with the sentence that it sums up
_WILLING = {"support": "for", "open": "for"}  # who is ready for a thing and then for it has one stance


def restated(
    found: list[Found], text: str, coder: StanceCoder, grammar: Grammar, headlines: list[tuple[int, int]]
) -> list[list[Found]]:
    """The stances of a document grouped to positions, each in the order of its statements."""
    by_issue: dict[tuple[str, str, str], list[list[Found]]] = {}
    by_holder: dict[tuple[str, str], list[list[Found]]] = {}
    out: list[list[Found]] = []
    for one in found:
        key = (_whose(one), one.stance.issue + (one.label or ""), _side(one))
        several = coder.has_many_matters(one.stance.issue)
        groups = by_issue.setdefault(key, [])
        mine = (g for g in groups if g[0].holder.key == one.holder.key)
        group = next((g for g in mine if not several or _same_matter(one, g, text, grammar)), None)
        group = group or next((g for g in groups if _told_together(one, g)), None)
        said = by_holder.setdefault((one.holder.key, _side(one)), [])
        group = group or next((g for g in said if _reworded(one, g, text, grammar)), None)
        if group is None:
            group = []
            groups.append(group)
            said.append(group)
            out.append(group)
        group.append(one)
    return _without_headlines(out, text, grammar, headlines) if headlines else out


def _whose(one: Found) -> str:
    """The party whose stance it is, or its holder if that has none."""
    return next(iter(one.holder.parties), one.holder.key)


def _side(one: Found) -> str:
    return _WILLING.get(one.stance.stance, one.stance.stance)


def _without_headlines(
    groups: list[list[Found]], text: str, grammar: Grammar, headlines: list[tuple[int, int]]
) -> list[list[Found]]:
    """The groups, of which one told in a headline alone is part of the one of the body that it sums up.

    It is that of the same party on the same issue and side, else on the same side and in the same words.
    """
    bodies: dict[tuple[str, str], list[list[Found]]] = {}
    heads: list[list[Found]] = []
    for group in groups:
        headed = all(any(start <= one.start < end for start, end in headlines) for one in group)
        (heads if headed else bodies.setdefault((_whose(group[0]), _side(group[0])), [])).append(group)
    summed: list[list[Found]] = []
    for head in heads:
        beside = bodies.get((_whose(head[0]), _side(head[0])), [])
        told = frozenset[str]().union(*(_telling(text[one.start : one.end], grammar) for one in head))
        body = next((g for g in beside if g[0].stance.issue == head[0].stance.issue), None)
        body = body or next((g for g in beside if _shares(told, g, text, grammar)), None)
        if body is not None:
            body.extend(head)
            summed.append(head)
    return [group for group in groups if not any(group is head for head in summed)]


def _shares(told: frozenset[str], group: list[Found], text: str, grammar: Grammar) -> bool:
    """Whether a passage of a group shares several telling words with those of a headline."""
    return any(len(told & _telling(text[one.start : one.end], grammar)) >= _HEADLINE_SHARES for one in group)


def _told_together(one: Found, group: list[Found]) -> bool:
    """Whether a party and its official say it with one breath: 'Dahl reaffirmed Norway's support'."""
    keys = {one.holder.key, group[0].holder.key}
    if len(keys) == 1 or not keys & {*one.holder.parties}:
        return False  # one who has been looked at, or two officials
    return any(other.passage[0] < one.passage[1] and one.passage[0] < other.passage[1] for other in group)


def _reworded(one: Found, group: list[Found], text: str, grammar: Grammar) -> bool:
    """Whether a holder says again, in another sentence and mostly in the same plain words, what a group tells.

    What an issue is read from may differ: 'the path of peaceful growth', 'the road of peaceful growth and opening up'.
    """
    said = _plain(text[one.start : one.end], grammar)
    for other in group:
        if other.rule != one.rule or other.passage[1] > one.passage[0]:
            continue
        before = _plain(text[other.start : other.end], grammar)
        shared = len(said & before)
        if shared >= _REWORDED_SHARES and 2 * shared >= min(len(said), len(before)):
            return True
    return False


def _plain(passage: str, grammar: Grammar) -> frozenset[str]:
    """The stems of the nouns and adjectives of a passage that tell a matter: no names, no verbs and no texts."""
    texts = grammar.groups["document_noun"]
    return frozenset(
        low[:_STEM]
        for low in _WORD.findall(_NAME.sub(" ", passage))
        if low not in grammar.heads and low not in texts and grammar.tags.get(low, "N") in _NAMING
    )


def _same_matter(one: Found, group: list[Found], text: str, grammar: Grammar) -> bool:
    """Whether a stance is told in the words of a passage of the group, or shares a telling word with it.

    Names are none: who asks a state for a truce and for a trial names it twice.
    """
    words = text[one.start : one.end]
    told = _telling(_NAME.sub(" ", words), grammar)
    return any(
        (other.start < one.end and one.start < other.end)
        or text[other.start : other.end] == words
        or not told.isdisjoint(_telling(_NAME.sub(" ", text[other.start : other.end]), grammar))
        for other in group
    )


def _telling(passage: str, grammar: Grammar) -> frozenset[str]:
    """The stems of the words that tell what a passage is about, without those that only report it."""
    return frozenset(
        low[:_STEM]
        for low in _WORD.findall(passage.lower())
        if low not in grammar.heads and grammar.tags.get(low, "N") in _TELLING
    )

"""Holders that are named together and answer alike: 'Peru, Chile and Fiji balked' tells a stance of each.

The grammar gives a verb one subject. What several demand or sign together is one stance of theirs, told of the first;
who is only told to be for or against a thing is counted with his own.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from tasks.logic.position_reading import ANSWERED, Found
from tasks.logic.sayings import Holder, holder
from tasks.logic.stance_clause import Clause, Row

_LINK = re.compile(r",?\s+(?:and|as\s+well\s+as|along\s+with|like)\s+(?:the\s+)?|,\s+(?:the\s+)?")
_CLOSES = re.compile(r",?\s+(?:and|as\s+well\s+as)\s+(?:the\s+)?")
_OPENS = re.compile(
    r"(?:\A\W*|[,;:—–]\s+|\b(?:and|but|while|that|as|said|say|says|both|whereas|although|though|because|from|with|alone)\s+)"
    r"(?:both\s+|(?:[A-Z]\w+\s+)?(?:on|in|last|this)\s+[\w\s]{3,20},\s+)?(?:the\s+)?\Z",
    re.I,
)
_BEHIND = frozenset("vzdBHMOAtg")  # tags of what may follow a subject: verbs, auxiliaries, adverbs
_NAMED = ("party", "person")


def joined(clause: Clause, found: list[Found]) -> list[Found]:
    """The positions of a sentence once more for each party that is named beside the one that holds them."""
    if " and " not in clause.text or not any(f.rule.startswith(ANSWERED) for f in found):
        return []
    out: list[Found] = []
    for chain in _chains(clause):
        holders = [one for m in chain if (one := holder(m)) is not None and one.may_hold and one.parties]
        keys = {one.key for one in holders}
        if len(keys) < len(chain) or len({one.parties[0] for one in holders}) < len(chain):
            continue
        begin = chain[0]["char_start"]
        mine = [f for f in found if f.holder.key in keys and f.passage[1] > begin and f.rule.startswith(ANSWERED)]
        out.extend(
            f._replace(holder=one, statement=None)
            for f in mine
            for one in holders
            if one.key != f.holder.key and not _told(one, f, found) and f.towards not in one.parties
        )
    return out


def _told(one: Holder, theirs: Found, found: list[Found]) -> bool:
    return any(f.holder.key == one.key and f.stance.issue == theirs.stance.issue for f in found)


def _chains(clause: Clause) -> list[list[Row]]:
    """The enumerations of parties that stand as a subject in the sentence."""
    chains: list[list[Row]] = []
    chain: list[Row] = []
    for mention in clause.mentions:
        between = (
            clause.text[chain[-1]["char_end"] - clause.offset : mention["char_start"] - clause.offset] if chain else ""
        )
        named = mention["type"] in _NAMED and mention["parties"]
        if chain and named and _LINK.fullmatch(between) and not _CLOSES.fullmatch(_before_last(clause, chain)):
            chain.append(mention)
            continue
        chains.append(chain)
        chain = [mention] if named else []
    chains.append(chain)
    return [c for c in chains if len(c) > 1 and _CLOSES.fullmatch(_before_last(clause, c)) and _is_subject(clause, c)]


def _before_last(clause: Clause, chain: list[Row]) -> str:
    """What stands between the last two of an enumeration."""
    if len(chain) < len(("A", "B")):
        return ""
    return clause.text[chain[-2]["char_end"] - clause.offset : chain[-1]["char_start"] - clause.offset]


def _is_subject(clause: Clause, chain: list[Row]) -> bool:
    """Whether an enumeration opens a clause and a verb follows it."""
    start, end = chain[0]["char_start"] - clause.offset, chain[-1]["char_end"] - clause.offset
    behind = bisect_left(clause.tagged.starts, end)
    return _OPENS.search(clause.text, 0, start) is not None and clause.tagged.tags[behind : behind + 1] in _BEHIND

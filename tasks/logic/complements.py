"""Complements: which words of a sentence tell what a stance is about, and which characters are its passage."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

from tasks.logic.cues import Hit
from tasks.logic.predicates import subject
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue

_STOP = re.compile(
    r";|\s+in\s+(?:an?\s+)?(?:attempt|effort|bid|move|order)\s+to\b|\s+so that\b|\s+aimed at\b|"
    r"\s+(?:after|before|ahead of|following|pending|during)\s|"
    r",?\s+(?:as long as|so long as|unless|until|provided|once|if|in exchange for|in return for|"
    r"in the event of|in case of|in response to|"
    r"in retaliation for|in protest at|because of|due to|as a result of)\b|"
    r"\s[-–—]{1,2}\s|,?\s+but\s+|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told)\b|"
    r",\s+(?:while|whereas|although|though|which|who|where|as|after|before|because|despite|amid|given|since|"
    r"(?:and\s+)?(?:said|saying|adding|added|arguing|noting|stressing|warning|citing|referring|telling|told|according))\b"
)
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b")
_RESUMES = re.compile(r",\s+(?:to|that|on|for|from|in|and\s+to)\s")
_BARE = 25  # a predicate with fewer characters behind it ('... is unacceptable') speaks of what stands before it


class Asserted(NamedTuple):
    """A cue that expresses its holder's stance here, with the attributed contents that it stands in or opens."""

    hit: Hit[Cue]
    rule: str
    holder: Holder
    content: Said | None
    own: Said | None


class Complement(NamedTuple):
    """What a cue governs: its words (half open) and the characters of the passage, within the sentence."""

    first: int
    last: int
    start: int
    end: int


def complement(clause: Clause, asserted: Asserted) -> Complement:
    """What a cue governs: the content that it opens, else the words behind it up to the end of their clause."""
    text, sentence, hit = clause.text, clause.words, asserted.hit
    content, own = asserted.content, asserted.own
    if own is not None and not (own.start - clause.offset >= hit.start):
        start, end = max(0, own.start - clause.offset), min(len(text), own.end - clause.offset)
        first = bisect.bisect_left([w.start for w in sentence], start)
        last = bisect.bisect_right([w.end for w in sentence], end)
        return Complement(first, last, start, max(end, hit.end))
    end = _clause_end(clause, hit)
    if hit.value.kind in ("reject_phrase", "support_phrase") and (another := text.find(" and that ", hit.end, end)) > 0:
        end = another
    if content is not None:
        end = min(end, max(hit.end, content.end - clause.offset))
    if hit.value.kind == "reject_phrase" and end - hit.end < _BARE:
        begin = max(content.start - clause.offset, 0) if content else 0
        first = bisect.bisect_left([w.start for w in sentence], begin)
        return Complement(first, hit.first, begin, end)
    last = bisect.bisect_right([w.end for w in sentence], end)
    subject = clause.subject_before(hit.start)
    start = subject["char_start"] - clause.offset if subject else hit.start
    if content is not None:
        start = max(start, content.start - clause.offset, 0)
    return Complement(hit.last, last, start, end)


def subject_start(clause: Clause, hit: Hit[Cue], content: Said | None, start: int) -> int:
    """Where the subject of a modal begins, within what its holder says ('the exercises must stop')."""
    phrase = clause.subject_phrase(hit.start)
    return max(phrase[0], content.start - clause.offset if content else 0) if phrase is not None else start


def _clause_end(clause: Clause, hit: Hit[Cue]) -> int:
    """Where what a cue governs ends; a relative clause between commas is passed over."""
    stop = _STOP.search(clause.text, hit.end)
    while stop is not None and _ASIDE.match(clause.text, stop.start()):
        closed = clause.text.find(", ", stop.end())
        if closed < 0 or not _RESUMES.match(clause.text, closed):
            break
        stop = _STOP.search(clause.text, closed + 2)
    end = stop.start() if stop is not None else len(clause.text)
    return clause.next_predicate(hit.end, end)


def undergoer(clause: Clause, hit: Hit[Cue]) -> Complement:
    """Words and characters of a passive's subject, which is what its agent is for or against."""
    verb = clause.predicate(hit.start)
    span = subject(verb) if verb is not None else None
    by = clause.agent_of(hit.start)
    start = span[0] if span else hit.start
    end = max(hit.end, by["char_end"] - clause.offset if by else 0)
    first = bisect.bisect_left([w.start for w in clause.words], start)
    return Complement(first, max(first, hit.first), start, end)

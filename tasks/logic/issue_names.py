"""Names that only sound like an issue: 'the Ministry of Trade', 'the Democratic Party', 'the Armed Forces Command'.

What a body, an office or a state is called says nothing of what a sentence is about. A name that is itself in the
vocabulary ('Taliban') stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tasks.logic.cues import Hit, Word
from tasks.logic.issues import IssueCue

_BODY = (
    r"(?:Party|Council|Commission|Committee|Sub-?committee|Agency|Organi[sz]ation|Ministry|Department|Command|Corps|Bank|"
    r"Institut(?:e|ion)|University|College|School|Academy|Foundation|Association|Federation|League|Forum|Fund|Cent(?:re|er)|"
    r"Bureau|Authority|Movement|Front|Army|Navy|Alliance|Group|Company|Corporation|Corp|Society|Service|Network|"
    r"Administration|Board|Directorate|Secretariat|Chamber|Congregation|Brigades?|Newspaper|Times|Post|Journal|Daily)"
)
_CALLED = re.compile(rf"(?:[A-Z][\w'’&-]*\s+(?:(?:of|for|on|and|to)\s+(?:the\s+)?)?){{1,6}}{_BODY}\b")
_BODY_OF = re.compile(
    rf"\b{_BODY}\s+(?:of|for|on|to)\s+(?:the\s+)?[A-Z][\w'’-]*"
    r"(?:(?:,\s+|\s+)(?:(?:and|of|for)\s+(?:the\s+)?)?[A-Z][\w'’-]*){0,5}"
)
_MANY_CAPITALS = 0.6  # the share of capitalised words from which on a headline is written so, and no name shows
_NAMED = ("person", "office", "party")
_OWNED = ("its ", "their ", "its own ")  # 'recalled its ambassador to Chile' speaks of the embassy
_ITS_BUSINESS = ("human_rights", "dialogue")  # who turns to a body for human rights, or to negotiators, speaks of that


def without_names(
    sentence: list[Word], text: str, offset: int, mentions: Iterable[dict[str, Any]], hits: list[Hit[IssueCue]]
) -> list[Word]:
    """The words of a sentence, with those that name an issue only within a name written as the text has them.

    No cue is found in a capitalised word. `offset` is where the sentence begins in the document, as mentions count.
    """
    if not hits:
        return sentence
    named = [m for m in mentions if m["type"] in _NAMED]
    names = [(m["char_start"] - offset, m["char_end"] - offset) for m in named if m["type"] != "party"]
    names = [(start, end) for start, end in names if not text.endswith(_OWNED, 0, start)]
    bodies = [(m["char_start"] - offset, m["char_end"] - offset) for m in named if m["type"] == "party"]
    written = [h for h in hits if all(text[sentence[k].start].isupper() for k in (h.first, h.last - 1))]
    if written and sum(text[w.start].isupper() for w in sentence) < _MANY_CAPITALS * len(sentence):
        bodies += [m.span() for called in (_CALLED, _BODY_OF) for m in called.finditer(text)]
    out = list(sentence)
    for hit in (h for h in hits if h.value.issue not in _ITS_BUSINESS):
        if any(_within(hit, name) for name in (*names, *(bodies if hit in written else ()))):
            for k in range(hit.first, hit.last):
                word = sentence[k]
                out[k] = word._replace(low=text[word.start : word.end].capitalize())
    return out


def _within(hit: Hit[IssueCue], name: tuple[int, int]) -> bool:
    """Whether an issue is named inside a longer name, and is not all of it."""
    start, end = name
    return start <= hit.start and hit.end <= end and (hit.start - start) + (end - hit.end) > 1

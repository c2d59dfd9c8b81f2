"""Sessions and memberships that speak for an organisation: 'the summit decided', 'the leaders reaffirmed'.

They are the organisation of whose session or members the text tells ('the OAS summit', 'APEC leaders'), if that is one
alone. Only positions are read from them: who meets there is told elsewhere.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from tasks.logic.stance_clause import Row

_CLEARLY = 2  # times as often as the next organisation
_NAMING = ("party", "office", "demonym")
_BEFORE = 40  # characters from 'leaders of' to the name of the organisation


def session_bodies(
    sentences: list[Row], mentions: list[Row], kinds: Mapping[str, str], nouns: frozenset[str]
) -> list[Row]:
    """The mentions of a document with one more for each session or membership that acts for its organisation."""
    told = [s for s in sentences if any(noun in s["text"].lower() for noun in nouns)]
    if not told or (code := _whose(told, mentions, kinds, nouns)) is None:
        return mentions
    starts = [m["char_start"] for m in mentions]
    added: list[Row] = []
    for sentence in told:
        offset, text = sentence["char_start"], sentence["text"]
        near = mentions[bisect.bisect_left(starts, offset) : bisect.bisect_left(starts, offset + len(text))]
        for match in _acting(nouns).finditer(text):
            start, end = offset + match.start("head"), offset + match.end("head")
            if not any(m["char_start"] < end and start < m["char_end"] and m["parties"] for m in near):
                added.append(_row(start, end, match["head"], code))
    if not added:
        return mentions
    spans = {(row["char_start"], row["char_end"]) for row in added}
    kept = [m for m in mentions if (m["char_start"], m["char_end"]) not in spans]  # 'the leaders', of nobody
    return sorted([*kept, *added], key=lambda m: (m["char_start"], m["char_end"]))


def _whose(sentences: list[Row], mentions: list[Row], kinds: Mapping[str, str], nouns: frozenset[str]) -> str | None:
    """The organisation of whose sessions or members the sentences tell, if it is one far more than any other."""
    starts = [m["char_start"] for m in mentions]
    named: Counter[str] = Counter()
    for sentence in sentences:
        offset, text = sentence["char_start"], sentence["text"]
        for mention in mentions[bisect.bisect_left(starts, offset) : bisect.bisect_left(starts, offset + len(text))]:
            codes = mention["parties"]
            if mention["type"] not in _NAMING or len(codes or ()) != 1 or kinds.get(codes[0]) != "organisation":
                continue
            begin, end = mention["char_start"] - offset, mention["char_end"] - offset
            behind = _session(nouns).match(text, end) or _session(nouns).search(" " + text[begin:end])
            if behind or _session_of(nouns).search(text, max(0, begin - _BEFORE), begin):
                named[codes[0]] += 1
    ranked = named.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEARLY * ranked[1][1])
    return ranked[0][0] if clear else None


@lru_cache(maxsize=4)
def _session(nouns: frozenset[str]) -> re.Pattern[str]:
    """Behind the name of an organisation its session or members ("APEC economic leaders' meeting")."""
    return re.compile(rf"(?:\s*\(\w+\)|\))?(?:['’]s?)?(?:\s+[\w’'-]+){{0,3}}?\s+(?:{_any(nouns)})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _session_of(nouns: frozenset[str]) -> re.Pattern[str]:
    """Before the name of an organisation its session or members ('the summit of the', 'leaders of the 26-member')."""
    return re.compile(rf"\b(?:{_any(nouns)})\s+(?:of|from)\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}\Z", re.IGNORECASE)


@lru_cache(maxsize=4)
def _acting(nouns: frozenset[str]) -> re.Pattern[str]:
    """A session or members right before what they do: 'the summit decided', 'the leaders have also urged'."""
    return re.compile(
        rf"\b[Tt]he\s+(?:(?!(?:two|three|four|five|six|both)\b)[a-z\d]+(?:-[a-z]+)?\s+)?(?P<head>(?i:{_any(nouns)}))"
        r"(?=\s+(?:(?:also|then|later|further|again|jointly|have|has|had|today|(?:on\s+)?[A-Z][a-z]+day|[a-z]+ly)\s+)"
        r"{0,3}[a-z]+(?:ed|s)\b)"
    )


def _any(nouns: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))


def _row(start: int, end: int, said: str, code: str) -> Row:
    """A mention of an organisation by its session or members."""
    return {
        "char_start": start, "char_end": end, "text": said, "type": "party", "name": said, "people": [],
        "parties": [code], "alias_kind": "definite", "standing": "official", "role": None,
    }  # fmt: skip

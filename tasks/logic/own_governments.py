"""'The government and the rebel Lord's Resistance Army': a government beside an armed group is that of its country."""

from __future__ import annotations

import re

from tasks.logic.mention import Mention

_AND_GROUP = re.compile(
    r"\b[Tt]he\s+(?P<said>(?:central\s+|interim\s+|transitional\s+)?government)(?:['’]s\s+[a-z]+)?\s+and\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z"
)
_AND_GOVERNMENT = re.compile(
    r"(?:\s+(?:rebels|guerrillas|fighters|insurgents|militants|movement|leaders|leadership))?\s+and\s+the\s+"
    r"(?P<said>(?:central\s+|interim\s+|transitional\s+)?government)\b(?!\s+(?:of|in)\s)"
)
# 'The FARC sat down with the government', 'the government signed a truce with the FARC'
_WITH_GOVERNMENT = re.compile(
    r"(?!['’])[^.;:“”\"]{0,70}?\bwith\s+the\s+(?P<said>(?:central\s+|interim\s+|transitional\s+)?government)\b(?!['’]s\s+[a-z]+\s+in\b|\s+(?:of|in)\s+[A-Z])"
)
_GOVERNMENT_WITH = re.compile(
    r"\b[Tt]he\s+(?P<said>(?:central\s+|interim\s+|transitional\s+)?government)\s+(?!(?:of|in)\s)[^.;:“”\"]{0,60}?"
    r"\b(?:with|and)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z"
)
_REACH = 90  # characters between the two
_NAMED = ("party", "demonym", "office")


def resolve_own_governments(
    found: list[Mention], sentences: list[tuple[int, int, str]], homes: dict[str, str]
) -> list[Mention]:
    """One mention per 'the government' that stands beside an armed group; `homes` gives the state of each group."""
    texts = {number: (offset, text) for number, offset, text in sentences}
    told: dict[int, Mention] = {}
    for group in found:
        home = homes.get(group.parties[0]) if len(group.parties) == 1 and group.type in _NAMED else None
        if not home or group.sentence not in texts:
            continue
        offset, text = texts[group.sentence]
        start, end = group.start - offset, group.end - offset
        match = _AND_GROUP.search(text, max(0, start - _REACH), start) or _AND_GOVERNMENT.match(text, end)
        match = match or _WITH_GOVERNMENT.match(text, end)
        match = match or _GOVERNMENT_WITH.search(text, max(0, start - _REACH), start)
        if match is None:
            continue
        at, to = offset + match.start("said"), offset + match.end("said")
        if not any(m.start < to and at < m.end and m.parties for m in found):
            told[at] = Mention(group.sentence, at, to, match["said"], "party", None, (home,), "definite")
    return list(told.values())

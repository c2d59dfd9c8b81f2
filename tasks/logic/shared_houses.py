"""Houses and courts of which many states have one: whose 'the Senate' or 'the Supreme Court' is.

The vocabulary lists each under the state of which it is mostly said. It is that one's only where the text names no
other beside it and speaks of that state at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from tasks.logic.mention import Mention

_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:(?:own|new|lower|upper|federal|then|outgoing)\s+)?")
_BEHIND = re.compile(r"\s+(?:and\s+(?:[A-Z][\w-]+\s+){1,3})?(?:of|in)\s+(?:the\s+)?")
_NAMES = ("party", "demonym", "place")
_LEAST_SHARE = 0.25  # of the mentions of the state that a text names most


def own_houses(
    found: list[Mention], texts: Mapping[int, tuple[int, str]], shared: Mapping[str, str], kinds: Mapping[str, str]
) -> list[Mention]:
    """The mentions of a document with each shared house under its own state, or without it where nobody tells whose.

    `shared` gives the state under which a house is listed, `texts` the offset and the words of each sentence.
    """
    houses = [m for m in found if m.alias_kind == "institution" and m.text in shared]
    if not houses:
        return found
    told = Counter(m.parties[0] for m in found if len(m.parties) == 1 and m.text not in shared)
    most = max((count for code, count in told.items() if kinds.get(code) == "state"), default=0)
    out: list[Mention] = []
    for mention in found:
        if mention.alias_kind != "institution" or mention.text not in shared:
            out.append(mention)
            continue
        state = _named_beside(mention, found, texts[mention.sentence], kinds)
        if state is not None:
            out.append(replace(mention, parties=state.parties, name=state.parties[0]))
        elif told[shared[mention.text]] >= max(1, most * _LEAST_SHARE):
            out.append(mention)
    return out


def _named_beside(
    house: Mention, found: list[Mention], sentence: tuple[int, str], kinds: Mapping[str, str]
) -> Mention | None:
    """The state that stands before or behind a house ("Chad's Senate", 'the Supreme Court in Lima')."""
    offset, text = sentence
    for other in found:
        if other.sentence != house.sentence or other is house or other.type not in _NAMES or len(other.parties) != 1:
            continue
        if kinds.get(other.parties[0]) != "state":
            continue
        owns = other.start < house.start and (
            other.end == house.end or _BEFORE.fullmatch(text, other.end - offset, house.start - offset)
        )
        behind = other.start > house.end and _BEHIND.fullmatch(text, house.end - offset, other.start - offset)
        if owns or behind:
            return other
    return None

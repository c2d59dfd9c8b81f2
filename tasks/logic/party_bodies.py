"""Bodies that speak for a party: 'the Hamas movement', 'the armed wing of Hamas', 'the lower house of parliament'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]

_NAMED_BEFORE = re.compile(r"(?:['’]s?)?\s+(?:[A-Za-z-]+\s+){0,3}")  # from 'Hamas' to 'movement'
_LED = re.compile(r"-led\s+(?:[A-Za-z-]+\s+){0,2}")
_NAMED_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?(?:[a-z-]+\s+)?")
_NAMES_ANOTHER = re.compile(r"\s[A-Z]")


def speaking_body(
    mentions: Iterable[Row], noun: tuple[int, int], end: int, text: str, groups: Mapping[str, frozenset[str]]
) -> Row | None:
    """The mention whose party a body speaks for, by the head noun of its phrase and by where the phrase ends.

    Mentions are those of the phrase, in the characters of `text`. A group in a state is not the state ('a Kenyan
    group'), and a mission that a state leads is not either.
    """
    word = text[noun[0] : noun[1]].lower()
    organ = word in groups["state_organ"]
    if not organ and word not in groups["party_body"]:
        return None
    for mention in reversed([m for m in mentions if m["type"] in ("party", "demonym") and m["parties"]]):
        group = groups["state"].isdisjoint(mention["parties"])
        start, stop = mention["char_start"], mention["char_end"]
        if not (group or organ):
            continue
        before = stop <= noun[0] and _NAMED_BEFORE.fullmatch(text, stop, noun[0])
        led = group and stop <= noun[0] and _LED.fullmatch(text, stop, noun[0])
        behind = noun[1] <= start < end and _NAMED_BEHIND.fullmatch(text, noun[1], start)
        behind = behind and not _NAMES_ANOTHER.match(text, stop)  # 'the board of the Oslo Lawn Tennis Club'
        if before or led or behind:
            return mention
    return None

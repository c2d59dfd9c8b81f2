"""Parties and parliaments of a state that no list knows: 'the Fijian Labour Party', 'the lower house', 'lawmakers'.

They hold positions of their own, under the code of their state. The state is the one that their name or the words
beside it tell, else the one that the document is about. Only positions are read from them: they meet nobody here.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from tasks.logic.definites import HOME_LEAD
from tasks.logic.sayings import UNLISTED
from tasks.logic.stance_clause import Row

_WORD = r"(?:[A-Z][\w.’'-]*|and|of|for|the)"
_ABBREVIATED = re.compile(r"\s+\((?P<short>[A-Z][A-Za-z-]{1,9})\)")
_SHORT = re.compile(r"\b[A-Z][A-Za-z-]{1,9}\b")
_BESIDE = re.compile(
    r"(?:['’]s?)?\s+(?:(?:main|ruling|governing|opposition|leading|former|largest|biggest|own|new)\s+){0,3}\Z"
)
_IN_STATE = re.compile(r"(?:\s+\([^)]{1,12}\))?\s+(?:of|in)\s+(?:the\s+)?\Z")
_IT = re.compile(r"(?:But\s+|And\s+)?(?P<it>It)\b")
_THE_PARTY = re.compile(r"\b[Tt]he\s+(?P<party>party|coalition|alliance|movement|front|bloc)\b(?!\s+(?:of|for|to)\b)")
_LED_BY = re.compile(r"(?:['’]s)?\s+(?:[a-z]+\s+){0,2}\Z")
_AGAIN = ("party", "it")
_OWNED = re.compile(r"['’]s?\s+")
_ARTICLE = re.compile(r"(?:The|A|An)\s+")
_NEAR = 3  # sentences from a party's name to 'the party'
_LATER_WORDS = "Leader|President|Senator|Minister|MP|MPs|Prime|Chairman|Secretary|General|Speaker|Deputy|And|The"
_FEWEST = 2  # mentions of the state that a document is about
_TELLING = ("party", "demonym", "office", "person")
_OF_STATE = ("party", "demonym", "place")


@lru_cache(maxsize=4)
def _named(heads: frozenset[str]) -> re.Pattern[str]:
    """Capitalised words of which the last is what parties call themselves ('the National Labour Party')."""
    return re.compile(rf"\b[A-Z][\w.’'-]*(?:\s+{_WORD}){{0,6}}?\s+(?P<head>{'|'.join(sorted(heads))})\b(?!\s+[A-Z])")


@lru_cache(maxsize=4)
def _called(sides: frozenset[str]) -> re.Pattern[str]:
    """A name behind the word for a party's side, without a noun for parties: 'the opposition NPP', 'ruling Zanu'."""
    return re.compile(
        rf"\b(?:{'|'.join(sorted(sides))})\s+(?P<name>(?!(?:{_LATER_WORDS})\b)[A-Z][\w’'-]*[\w]|[A-Z]{{2,}})"
        r"(?=[,.;]|\s+(?!and\b|of\b|leader|president|chief|chairman|senator|party\b|coalition\b)[a-z])"
    )


@lru_cache(maxsize=4)
def _organs(nouns: frozenset[str]) -> re.Pattern[str]:
    """Organs of a state, told without its name: 'the lower house', 'parliament', 'lawmakers', 'opposition parties'."""
    return re.compile(
        rf"(?<![\w’'-])(?:[Tt]he\s+|[A-Z]?)(?P<organ>{'|'.join(sorted(nouns, key=len, reverse=True))})\b", re.I
    )


def domestic_bodies(
    sentences: list[Row], mentions: list[Row], kinds: Mapping[str, str], words: Mapping[str, frozenset[str]]
) -> list[Row]:
    """The mentions of a document with one more for each party or organ of a state that no list knows."""
    homes = Counter(
        m["parties"][0]
        for m in mentions
        if m["type"] in _TELLING and len(m["parties"] or ()) == 1 and kinds.get(m["parties"][0]) == "state"
    )
    ranked = homes.most_common(2)
    clear = ranked and ranked[0][1] >= _FEWEST and (len(ranked) == 1 or ranked[0][1] >= HOME_LEAD * ranked[1][1])
    home = ranked[0][0] if clear else None
    opening = next(iter(homes), None)  # the state named first, if it is named about as often as any
    first = opening if opening is not None and homes[opening] + 1 >= ranked[0][1] else home
    organs = [noun.lower() for noun in words["home_organ"]]  # looked for first: few sentences have any
    starts = [m["char_start"] for m in mentions]
    added: list[Row] = []
    shorts: dict[str, Row] = {}
    states: dict[str, str] = {}
    last: tuple[Row, int] | None = None
    for order, sentence in enumerate(sentences):
        offset, text = sentence["char_start"], sentence["text"]
        near = mentions[bisect.bisect_left(starts, offset) : bisect.bisect_left(starts, offset + len(text))]
        opened: list[Row] = []
        for match in _named(words["party_head"]).finditer(text):
            known = _own_name(match, offset, near)
            code = _state_of(match, text, offset, near, kinds) or states.get(known) or home
            covering = [
                m for m in near if m["char_start"] < offset + match.end() and offset + match.start() < m["char_end"]
            ]
            listed = any(
                m["char_end"] == offset + match.end() and m["type"] == "party" and m["parties"] for m in covering
            )
            if code is None or listed:
                continue
            states[known] = code
            party = _row(*match.span(), known, code, offset)
            opened.append(party)
            if (told := _ABBREVIATED.match(text, match.end())) is not None:
                shorts[told["short"]] = party
        for match in _SHORT.finditer(text) if shorts else ():
            if (meant := shorts.get(match.group())) is not None:
                opened.append(_row(*match.span(), meant["name"], meant["parties"][0], offset))
        for match in _called(words["party_side"]).finditer(text):
            start, end = offset + match.start("name"), offset + match.end("name")
            code = _state_of(match, text, offset, near, kinds) or states.get(match["name"]) or first
            if code is None or any(m["char_start"] < end and start < m["char_end"] for m in near):
                continue
            states[match["name"]] = code
            opened.append(_row(*match.span("name"), match["name"], code, offset))
            shorts[match["name"]] = opened[-1]
        if opened:
            last = opened[-1], order
        elif last is not None and order - last[1] <= _NEAR:
            again = (_THE_PARTY.search(text), _IT.match(text) if order - last[1] == 1 else None)
            named, code = last[0]["name"], last[0]["parties"][0]
            opened = [
                _row(*m.span(g), named, code, offset) for m, g in zip(again, _AGAIN, strict=True) if m is not None
            ]
            last = (opened[-1], order) if opened else last
        low = text.lower()
        if home is not None and any(organ in low for organ in organs):
            opened.extend(
                _row(m.start("organ"), m.end("organ"), m["organ"], home, offset) | {"alias_kind": "organ"}
                for m in _organs(words["home_organ"]).finditer(text)
                if not _is_of_another(m.span("organ"), text, offset, near)
            )
        added.extend(row for row in opened if not any(_covers(m, row) for m in near))
    if not added:
        return mentions
    kept = [m for m in mentions if not any(_gives_way(m, row) for row in added)]
    return sorted([*kept, *added], key=lambda m: (m["char_start"], m["char_end"]))


def _gives_way(mention: Row, row: Row) -> bool:
    """Whether a mention within the words of a row is but a part of its name ('Fiji Workers'), or 'it'."""
    if mention["char_start"] < row["char_start"] or mention["char_end"] > row["char_end"]:
        return False
    return mention["type"] in ("office", "unknown", "person", "pronoun")


def _is_of_another(organ: tuple[int, int], text: str, offset: int, near: list[Row]) -> bool:
    """Whether an organ has its state named beside it ('the Fijian lower house', 'the opposition in Fiji')."""
    for mention in near:
        start, end = mention["char_start"] - offset, mention["char_end"] - offset
        if not mention["parties"] and mention["type"] != "place":
            continue
        if (end <= organ[0] and _LED_BY.fullmatch(text, end, organ[0])) or (
            organ[1] <= start and _IN_STATE.fullmatch(text, organ[1], start)
        ):
            return True
    return False


def _covers(mention: Row, row: Row) -> bool:
    """Whether a mention with a party stands in the place of a row, so that nothing is added."""
    if mention["type"] == "pronoun" and mention["parties"] == row["parties"]:
        return False  # 'It' is the party, and not its state
    overlaps = mention["char_start"] < row["char_end"] and row["char_start"] < mention["char_end"]
    return overlaps and bool(mention["parties"]) and mention["char_end"] >= row["char_end"]


def _state_of(match: re.Match[str], text: str, offset: int, near: list[Row], kinds: Mapping[str, str]) -> str | None:
    """The state whose name stands in, before or behind that of a party ("Fiji's Labour Party", 'the X of Fiji')."""
    for mention in near:
        if len(mention["parties"] or ()) != 1 or kinds.get(mention["parties"][0]) != "state":
            continue
        start, end = mention["char_start"] - offset, mention["char_end"] - offset
        if mention["type"] in ("office", "person") and start < match.start() and match.end() <= end:
            return str(mention["parties"][0])  # 'secretary-general of the Labour Party of Fiji'
        if mention["type"] not in _OF_STATE and not (mention["type"] == "office" and match.start() <= start):
            continue
        inside = match.start() <= start and end <= match.end()
        before = end <= match.start() and _BESIDE.fullmatch(text, end, match.start())
        behind = match.end() <= start and _IN_STATE.fullmatch(text, match.end(), start)
        if inside or before or behind:
            return str(mention["parties"][0])
    return None


def _own_name(match: re.Match[str], offset: int, near: list[Row]) -> str:
    """The name of a party without an article and without the state that it belongs to ("Fiji's Labour Party")."""
    for mention in near:
        if mention["char_start"] == offset + match.start() and mention["parties"]:
            owned = _OWNED.match(match.string, mention["char_end"] - offset, match.end())
            if owned is not None:
                return match.string[owned.end() : match.end()]
    return _ARTICLE.sub("", match.group(), count=1)


def _row(start: int, end: int, name: str, code: str, offset: int) -> Row:
    """A mention of a party that no list knows, under its own name and the code of its state."""
    return {
        "char_start": offset + start, "char_end": offset + end, "text": name, "type": "party", "name": name,
        "people": [], "parties": [code], "alias_kind": UNLISTED, "standing": "official", "role": None,
    }  # fmt: skip

"""Officers of firms and clubs, who hold no office of a state: 'Norland Steel Co. chairman Bo Li said'.

States and parties have such titles, too. That one is a firm's is told by the firm's name, of which later only the first
word may be left ('Norland vice president Ann Lee'), or by what it is called behind the name of who bears the title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tasks.logic.mention import Mention

_OF_FIRMS_TOO = ("head_of_state", "head_of_government", "deputy_minister", "diplomat", "spokesperson", "official")
_OF_STATES_ONLY = re.compile(r"\b(?:minister|premier|ambassador|envoy|governor|mayor|commissioner|inspector)\b")
_BEFORE = 60  # characters from the name of a firm to the title
_OWNER = re.compile(r"(?<![\w’'-])(?P<short>[A-Z][\w&-]*)(?:['’]s)?\s+(?:[a-z-]+\s+)?\Z")  # right before a title
_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s*)+\Z")
_ASIDE = re.compile(r",\s+(?:an?\s+|the\s+)?[a-z][^,;:“”\"]{3,110}")  # ', president of the Norland Steel Co'


def officers_of_firms(
    found: list[Mention], texts: Mapping[int, tuple[int, str]], words: Mapping[str, Mapping[str, str]]
) -> None:
    """Take those whom the text names as officers of a firm or club for private persons."""
    names, nouns = frozenset(words["firm_name"]), frozenset(words["firm_noun"])
    short: frozenset[str] | None = None  # looked for where a title has an owner: few texts tell of firms
    for mention in found:
        person = mention.person
        if person is None or person.sure or person.kind not in _OF_FIRMS_TOO or person.standing != "official":
            continue
        if _OF_STATES_ONLY.search(person.role or ""):
            continue
        offset, text = texts[mention.sentence]
        start, end = mention.start - offset, mention.end - offset
        before, aside = text[max(0, start - _BEFORE) : start], _ASIDE.match(text, end)
        name = _NAME.search(text, start, end)
        titled = text[max(0, start - _BEFORE) : name.start() if name is not None else start]
        private = _of_firm(names, nouns).search(titled) is not None or (
            aside is not None
            and any(told.search(text, end, aside.end()) is not None for told in (_firm(names), _called(nouns)))
        )
        if not private and (owner := _OWNER.search(before)) is not None:
            short = _short_names(found, texts, names) if short is None else short
            private = owner["short"] in short
        if private:
            person.standing, person.parties = "private", ()


def _short_names(found: list[Mention], texts: Mapping[int, tuple[int, str]], names: frozenset[str]) -> frozenset[str]:
    """The first words of the firms that a text names, which stand for them; not a state's name ('Fiji Steel Corp')."""
    states = {m.text for m in found if m.type in ("party", "demonym")}
    return frozenset(match["first"] for _, text in texts.values() for match in _firm(names).finditer(text)) - states


@lru_cache(maxsize=4)
def _firm(names: frozenset[str]) -> re.Pattern[str]:
    """The name of a firm: capitalised words, the last of which firms have in their names ('Norland Steel Co')."""
    return re.compile(
        rf"\b(?P<first>[A-Z][\w&-]*)(?:\s+(?:&|\(?[A-Z][\w&.’'-]*\)?)){{0,5}}?\s+(?:{_any(names)})\b(?!\s+(?:and|of)\s+[A-Z])"
    )


@lru_cache(maxsize=4)
def _of_firm(names: frozenset[str], nouns: frozenset[str]) -> re.Pattern[str]:
    """Before the title of an officer the end of a firm's name, or what it is called ("Co.'s deputy", 'airline ')."""
    return re.compile(
        rf"(?:\b[A-Z][\w&.-]*\s+(?:{_any(names)})\.?|\b(?:{_any(nouns)}))(?:['’]s)?\s+"
        r"(?:(?!(?:and|or|said|says|told|that|when|as|after|with|by|from|of|in|on|at|to|for|met|the|a|an)\b)[a-z-]+\s+)"
        r"{0,5}\Z"
    )


@lru_cache(maxsize=4)
def _called(nouns: frozenset[str]) -> re.Pattern[str]:
    """What a firm is called behind the title of its officer: 'president of the airline', 'head of a trading house'."""
    return re.compile(
        rf"\b(?:of|for|at|with)\s+(?:an?|the|its|his|her|their)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_any(nouns)})\b"
    )


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

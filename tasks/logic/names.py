"""The forms of a person's name: its tokens, and the one by which the person is named alone."""

from __future__ import annotations

import re

_NAME_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "at", "an", "ul"))  # Arabic ones, small
ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\Z")


def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a person's name; hyphens and apostrophes stay inside, also broken ones ('El- Bashir')."""
    return tuple(_NAME_TOKEN.findall(name.replace("- ", "-")))


_TWO_SYLLABLES = re.compile(r"(?!Abd|Nou?r-|Sai?f-|Izz-|Ala-|Ben-|Bin-|Mc)[A-Z][a-z]{0,5}-[a-z]{1,5}")


def surname(tokens: tuple[str, ...]) -> str:
    """The token by which a person is named alone: the last one that is no numeral ('Benedict' of Benedict XVI).

    It is the first one of a name as Koreans and Taiwanese write it ('Ban Ki-moon').
    """
    if len(tokens) == len(("surname", "given")) and _TWO_SYLLABLES.fullmatch(tokens[1]):
        return tokens[0]
    kept = [t for t in tokens if not ROMAN.match(t) and t not in ("Jr", "Sr")] or list(tokens)
    return surname_form(kept[-1])


def surname_form(token: str) -> str:
    """A surname without the Arabic article, however it is written ('al-Assad', 'Al-Assad', 'Assad')."""
    article, dash, rest = token.partition("-")
    return rest if dash and rest and article.lower() in ARTICLES else token

"""The forms of a person's name: its tokens, and the one by which the person is named alone."""

from __future__ import annotations

import re

_NAME_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "ash", "at", "an", "ul"))  # Arabic ones, small
ROMAN = re.compile(r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\Z")


def name_tokens(name: str) -> tuple[str, ...]:
    """The tokens of a person's name; hyphens and apostrophes stay inside, also broken ones ('El- Bashir')."""
    return tuple(_NAME_TOKEN.findall(name.replace("- ", "-")))


def surname(tokens: tuple[str, ...]) -> str:
    """The token by which a person is named alone: the last one that is no numeral ('Benedict' of Benedict XVI)."""
    kept = [t for t in tokens if not ROMAN.match(t) and t not in ("Jr", "Sr")] or list(tokens)
    return surname_form(kept[-1])


def surname_form(token: str) -> str:
    """A surname without the Arabic article, however it is written ('al-Assad', 'Al-Assad', 'Assad')."""
    article, dash, rest = token.partition("-")
    return rest if dash and rest and article.lower() in ARTICLES else token

"""Offices that a text names without their holders ('Kenya's trade minister'), whom it may name in the next sentence."""

from __future__ import annotations

from tasks.logic.mention import Mention


def parties_of_offices(found: list[Mention]) -> dict[frozenset[str], set[str]]:
    """The parties of the offices that a text names without their holders: 'Kenya's trade minister'."""
    told: dict[frozenset[str], set[str]] = {}
    for mention in found:
        single = mention.type == "office" and mention.person is None and len(mention.parties) == 1
        if single and mention.role and not mention.text.lower().partition(" of ")[0].endswith("s"):
            told.setdefault(office_words(mention.role), set()).update(mention.parties)
    return told


def office_words(role: str) -> frozenset[str]:
    """The words of a title, in whatever order: 'minister of trade' is a 'trade minister'."""
    return frozenset(role.split()) - {"of", "for", "the"}

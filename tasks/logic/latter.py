"""Whom 'the latter' and 'the former' mean: the last, or the first, of those named right before."""

from __future__ import annotations

import re

from tasks.logic.discourse import mentions_by_sentence
from tasks.logic.mention import Mention

# 'The latter half', 'the former minister' are no pronouns: a verb, a possessive or the end of a clause must follow.
_LATTER = re.compile(
    r"\b[Tt]he\s+(?P<which>latter|former)(?=['’]s\b|\s*[.,;:)]|\s+(?:who|is|was|are|were|has|had|have|will|would|can|could|may|might|must|"
    r"should|does|did|do|to|in|on|by|said|says|told|met|flew|went|came|left|took|gave|made|saw|held|spoke|wants|(?!(?:red|sacred|united)\b)[a-z]{2,}ed)\b)"
)
_PAIR = 2


def resolve_latter(found: list[Mention], sentences: list[tuple[int, int, str]]) -> list[Mention]:
    """One mention per 'the latter' or 'the former', of the persons, or else the parties, named before it."""
    if not any("latter" in text or "former" in text for _, _, text in sentences):
        return []
    by_sentence = mentions_by_sentence(found)
    out: list[Mention] = []
    for order, (number, offset, text) in enumerate(sentences):
        for match in _LATTER.finditer(text):
            before = [m for m in by_sentence.get(number, []) if m.end <= offset + match.start()]
            above = by_sentence.get(sentences[order - 1][0], []) if order else []
            meant = _meant(match["which"], before, above)
            if meant is not None:
                out.append(_standing_for(meant, number, offset + match.start(), match.group()))
    return out


def _meant(which: str, before: list[Mention], above: list[Mention]) -> Mention | None:
    """The last of those named before in the sentence, else in the one above; the former is the other of just two."""
    for named in (_named(before, persons=True), _named(before), _named(above, persons=True), _named(above)):
        if which == "latter" and (len(named) >= _PAIR or (named and named[-1].person is not None)):
            return named[-1]
        if which == "former" and len(named) == _PAIR:
            return named[0]
    return None


def _named(mentions: list[Mention], *, persons: bool = False) -> list[Mention]:
    """The persons, or the parties, of a stretch of text, each where it is named last."""
    kept = [m for m in mentions if (m.person is not None if persons else m.type == "party") and m.parties]
    last = {m.person.name if m.person is not None else m.parties: m for m in kept}
    return sorted(last.values(), key=lambda m: m.start)


def _standing_for(meant: Mention, number: int, at: int, said: str) -> Mention:
    told = meant.name, meant.parties, None, meant.standing, meant.role, meant.person
    return Mention(number, at, at + len(said), said, "pronoun", *told)

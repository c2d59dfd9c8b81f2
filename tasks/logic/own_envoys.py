"""Whom the head of an organisation means by 'my Special Envoy' and 'I' in a report of his: the organisation's own."""

from __future__ import annotations

import re

from tasks.logic.mention import Mention
from tasks.logic.people import DocumentActors, learn

_ROLES = ("envoy", "representative", "adviser", "coordinator")
_MY = re.compile(r"\b[Mm]y\s+(?:(?:new|former|then|Deputy)\s+)?\Z")
_OF_THE_HEAD = re.compile(r"\b[Rr]eport of the Secretary-General\b")
_MY_ENVOY = re.compile(
    r"\b[Mm]y\s+(?:(?:new|former|then)\s+)?(?:Deputy\s+)?(?:Personal|Special)\s+(?:Envoy|Representative|Adviser)\b"
)
_AS = re.compile(r"\s+(?:as|to\s+be)\s+[Mm]y\s+\Z")
_UN = ("UN",)


def is_report_of_head(texts: list[str]) -> bool:
    """Whether a document is a report of the Secretary-General, who speaks of his envoys as his."""
    return any(_OF_THE_HEAD.search(text) for text in texts) and any(_MY_ENVOY.search(text) for text in texts)


def learn_own_envoys(document: DocumentActors, offset: int, text: str, phrases: list[Mention]) -> None:
    """Give 'my Personal Envoy' and who is named so the organisation, and the title alone the person last named so."""
    for i, mention in enumerate(phrases):
        role = (mention.role or "").split()
        at = mention.start - offset
        if not role or role[-1] not in _ROLES or not _MY.search(text, max(0, at - 20), at):
            continue
        mention.parties = _UN
        named = mention.person or next(
            (m.person for m in phrases[:i] if m.person and _AS.fullmatch(text, m.end - offset, at)), None
        )
        if named is not None:
            named.stated = False
            learn(named, _UN, "official", mention.role)
            named.role = mention.role
            document.own_envoys[role[-1]] = named
        elif "former" not in text[max(0, at - 8) : at]:
            mention.person = document.own_envoys.get(role[-1])

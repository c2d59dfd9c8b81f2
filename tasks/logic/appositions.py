"""Appositions within an enumeration: 'A, head of Peru's council, B, the host, and C'.

What stands between two commas behind a name, begins as a noun phrase and holds no verb and nobody else, tells only who
that is; the enumeration goes on behind it.
"""

from __future__ import annotations

import re

from tasks.logic.sentence_view import Actor, Clause

COUNTERPART = re.compile(
    r"\s+(?:[A-Z][A-Za-z-]+\s+){0,3}(?:[a-z-]+\s+){0,2}(?:counterpart|colleague|host|guest|opposite\s+number),?\s+"
)
# 'A and B, the Peruvian and Chilean ministers'
OFFICES_BEHIND = re.compile(r",\s+(?:respectively\s+)?the\s+(?:then\s+)?")
OWNS = ("'s ", "’s ", "' ", "’ ")
_TITLE_BEHIND = re.compile(r",\s+(?:who\s+is\s+)?(?:the\s+|a\s+|its\s+|his\s+|her\s+)?(?:[a-z]+\s+){0,2}")
_APPOSED = re.compile(
    r",\s+(?!(?:and|or|but|as|in|on|at|with|to|for|by|from|after|before|during|while|when|where|who|which|whose|along|together|"
    r"including|plus|both|said|saying|[a-z]+ing|[a-z]+ed)\b)(?:[a-z][\w-]*|[A-Z][\w.-]*['’]s?|(?:[A-Z][\w.-]*\s+){1,2}[a-z][\w-]*)\b[^,;:“”\"()]{0,90}(?=,)"
)
_WHO_IS = re.compile(r",\s+who\s+(?P<is>is|was)(?:\s+also)?\s+(?:the\s+|a\s+)?[A-Za-z][^,;:“”\"()]{2,90}(?=,)")
_SHORT_FORM = re.compile(r"\s*\(\s?(?:the\s+)?[A-Z][\w&.-]{1,12}\s?\)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|should|said|says|told|met|meets?|visited|"
    r"arrived|left|agreed|that|which|who|where|when|while)\b"
)


def apposition_end(clause: Clause, actor: Actor) -> int:
    """Where the apposition behind a person ends: at its second comma; the end of the name where there is none.

    Behind a party it is the short form in brackets: 'the European Union (EU), Norway and Japan'.
    """
    if actor.type == "party":
        short = _SHORT_FORM.match(clause.text, actor.end)
        return short.end() if short else actor.end
    match = _APPOSED.match(clause.text, actor.end) if actor.type == "person" else None
    if match is None and actor.type == "person":
        match = _WHO_IS.match(clause.text, actor.end)
    told = match.end("is") if match is not None and "is" in match.groupdict() else actor.end
    if match is None or _VERB.search(clause.text, told, match.end()):
        return actor.end
    for other in clause.mentions:
        if other.end <= match.start() or other.start >= match.end():
            continue
        titled = other.type == "office" and set(other.people) <= set(actor.people)
        same = set(other.parties) <= set(actor.parties)
        if other.end > match.end() or (other.type in ("person", "office") and not (titled and same)):
            return actor.end
    return match.end()


def without_titles(text: str, mentions: list[Actor]) -> tuple[list[Actor], dict[int, int]]:
    """Mentions without titles behind a name ('Lee, the premier,') or before it, and where each such name ends."""
    kept: list[Actor] = []
    ends: dict[int, int] = {}
    for mention in mentions:
        if mention.type in ("person", "party"):
            while len(kept) > 1 and kept[-1].type in ("demonym", "party", "pronoun", "person"):
                between = text[kept[-1].end : mention.start]
                if not (COUNTERPART.fullmatch(between) or between in OWNS):
                    break
                kept.pop()
        holder = kept[-1] if kept else None
        titled = (
            mention.type == "office" and holder is not None and holder.type == "person"
            and (not mention.people or set(mention.people) <= set(holder.people))
            and (set(mention.parties) <= set(holder.parties) or mention.role == holder.role)
            and _TITLE_BEHIND.fullmatch(text[holder.end : mention.start])
        )  # fmt: skip
        if titled and holder is not None:
            ends[holder.start] = mention.end
        else:
            kept.append(mention)
    return kept, ends


def past_appositions(clause: Clause, mentions: list[Actor], ends: dict[int, int]) -> list[Actor]:
    """The mentions without those inside an apposition of another; where each such name ends is put down."""
    kept: list[Actor] = []
    for mention in mentions:
        if kept and mention.end <= ends.get(kept[-1].start, 0):
            continue
        kept.append(mention)
        end = apposition_end(clause, mention) if mention is not mentions[-1] else mention.end
        if end > ends.get(mention.start, mention.end):
            ends[mention.start] = end
    return kept if kept and kept[-1] is mentions[-1] else mentions

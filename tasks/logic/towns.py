"""Towns that only the text knows: 'in the Croatian border town of Miljana', 'the Afghan capital Kabul'."""

from __future__ import annotations

import re

from tasks.logic.sentence_view import Actor, Clause

_KIND = r"(?:capital|city|town|port|resort|village|suburb|oasis|settlement|hamlet|township)"
_NAME = (
    r"(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]*[a-z](?:[ -](?:de|la|al|el|as|[A-Z][\w'’-]*[a-z])){0,2}?)"
    r"(?=[\s,.;)]|\Z)(?![\s-](?:[A-Z]|al-))"
)
_TOWN = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside)\s+(?P<of>(?:the|[a-z]+['’]s|[A-Z]\w+['’]s)\s+(?:[A-Z][\w'’-]+\s+){{0,2}}(?:[a-z]+(?:-[a-z]+)?\s+){{0,3}}?"
    rf"{_KIND}(?:\s+(?:city|town))?\s+(?:of\s+)?{_NAME})"
)
_BEHIND = re.compile(rf"\s+(?:[a-z]+(?:-[a-z]+)?\s+){{0,2}}?{_KIND}(?:\s+city)?,?\s+(?:of\s+)?(?=[A-Z])")
_NAMED = re.compile(_NAME)
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)


# Behind who meets, with a day or the end of the clause behind it: 'met B at Holmby on Tuesday'.
_BARE = re.compile(
    rf"(?:\s+(?:again|briefly|privately))?\s+(?:in|at|near|outside)\s+{_NAME}"
    r"(?=\s+(?:on|late|early|last|this|earlier|yesterday|today|for|to)\s|[.;]|,\s|\s*\Z)"
)
_NO_TOWN = re.compile(
    r"Parliament|Congress|Cabinet|Senate|Assembly|Council|Court|Knesset|Duma|Bundestag|Majlis|English|Ramadan|Easter|Christmas|Lent|Passover|"
    r"Government|State|Office|Hotel|Palace|House|Chapter|Article|Section|Room|Phase|Group|Part"
)


def bare_town(clause: Clause, at: int) -> Actor | None:
    """The town that nobody lists, right behind the words of a meeting: 'met Premier B in Holmby on Tuesday'."""
    match = _BARE.match(clause.text, at)
    if match is None or _DAY.match(match["name"]) or _NO_TOWN.search(match["name"]):
        return None
    start, end = match.span("name")
    if any(m.start < end and start < m.end for m in clause.mentions if m.type != "unknown"):
        return None
    return Actor(start, end, match["name"], "place", match["name"], (), (), None, "unknown", None)


def unlisted_towns(clause: Clause) -> list[Actor]:
    """The towns of a sentence that are no mentions, each from the article on; its state is that of the adjective."""
    if " of " not in clause.text and " town " not in clause.text and " village " not in clause.text:
        return []
    found = []
    for match in _TOWN.finditer(clause.text):
        start, end = match.span("name")
        named = any(m.start < end and start < m.end and m.type != "unknown" for m in clause.mentions)
        if named or _DAY.match(match["name"]):
            continue
        adjectives = [m for m in clause.mentions if match.start("of") <= m.start and m.end <= start]
        states = [m for m in adjectives if m.type in ("demonym", "party") and len(m.parties) == 1]
        parties = states[0].parties if states else ()
        found.append(
            Actor(match.start("of"), end, match["name"], "place", match["name"], (), parties, None, "unknown", None)
        )
    return found


def town_behind(adjective: Actor, clause: Clause) -> Actor | None:
    """The town that 'the Afghan capital Kabul' or 'the Egyptian resort of Taba' names behind an adjective."""
    kind = _BEHIND.match(clause.text, adjective.end)
    if kind is None:
        return None
    at = kind.end()
    for mention in clause.mentions:
        if mention.start == at:
            return mention if mention.type == "place" or mention.alias_kind in ("capital", "seat") else None
    name = _NAMED.match(clause.text, at)
    if name is None or _DAY.match(name["name"]):
        return None
    return Actor(
        at, name.end("name"), name["name"], "place", name["name"], (), adjective.parties, None, "unknown", None
    )

"""Whom a journey visits: the destinations that are hosts, and the countries that only lend a venue."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_places import capital_of
from tasks.logic.sentence_view import Actor, place_name
from tasks.logic.towns import town_behind

_SEAT, _SEATED = "Brussels", ("EU", "NATO")
_SIGHT = re.compile(
    r"(?:Shrine|Temple|Museum|Mosque|Church|Cathedral|University|School|Hospital|Memorial|Base|Camp|Prison)\Z", re.I
)
_TOWN = re.compile(r"\s+(?:capital|city|town|port|resort|village|province|island|region|territory)\b")
# 'flew to Lima to attend the summit': a summit's host country is not visited
_FOR_A_SUMMIT = re.compile(
    r"(?:,\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?capital(?:\s+of\s+[\w ]{2,25})?(?=,))?"
    r",?\s*(?:(?:on|early|late|the|later|[a-z]+ly|and)\s+){0,3}\s*"
    r"(?:to\s+(?:attend|take\s+part\s+in|participate\s+in|join|address|chair)|for)\s+"
    r"(?:(?!(?:and|visit|talks|with|meeting|trip|tour)\b)[\w'’.()-]+\s+){0,10}?"
    r"(?:summit|forum|conference|general\s+assembly|ministerial\s+(?:meeting|council)|leaders['’]\s+meeting)\b(?!\s+(?:with|talks)\b)",
    re.I,
)
_CAPITALS = re.compile(r"(?i:\b(?:capitals|countries|nations|neighbou?rs))\Z")
_TO_MEET = re.compile(
    r",?\s*(?:(?:on|early|late)\s+)?\s*(?:(?:for|to\s+(?:hold|attend|have|begin|resume|continue))\s+(?:[\w-]+\s+){0,6}?"
    r"(?:talks|meetings?|summit|consultations|negotiations|discussions)\s+with\s+|to\s+(?:meet|see|confer)\s+(?:with\s+)?)"
)
_REACH = 130  # characters from a journey to who invited
_INVITED_BY = re.compile(r"\b(?:at|on|upon)\s+(?:the\s+|an\s+)?invitation\s+(?:of|from|by)\s+(?:the\s+)?")
_AT_INVITATION = re.compile(
    r"\b(?:at|on)\s+(?:the\s+)?(?:(?!(?:and|that|who)\b)[\w.'’-]+\s+){0,5}?[\w.-]+(?P<owns>['’]s?)\s+invitation\b"
)
_COUNTRY = re.compile(
    r"\s*(?:the|that|this)\s+(?:[\w-]+\s+){0,3}?(?:country|nation|kingdom|republic|state)\b(?!['’]s)", re.I
)
_FIRST_HOST = re.compile(
    r"\s*(?:(?:the|both|neighbou?ring|nearby|countries\s+including|such\s+countries\s+as|capital\s+of|[a-z]+\s+capital)\s+"
    r"|(?:[A-Z][a-z]+\s+)?(?:Republic|Kingdom|Federation|Sultanate|State)\s+of\s+|[a-z]+(?:-\s?[a-z]+)?\s+){0,4}"
)
_STYLED = re.compile(r"\b(?:Republic|Kingdom|Federation|Union|Emirate|Sultanate|State)\Z")  # 'the United Republic of'
_NEXT_HOST = re.compile(
    r"(?:['’]s)?(?:,\s*(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+|,\s+followed\s+by\s+"
    r"|\s+(?:and|before)\s+then\s+)(?:the\s+|to\s+(?:the\s+)?)?"
    r"(?:(?:[A-Z][a-z]+\s+)?(?:Republic|Kingdom|Federation|Sultanate|State)\s+of\s+)?"
)


def hosts_from(reader: FrameReader, draft: Draft, at: int) -> None:
    """Take in the hosts of a journey whose destinations are named from a character on."""
    if not _destinations(reader, draft, at):
        _both_capitals(draft, at)
    _the_country(reader, draft, at)


def _both_capitals(draft: Draft, at: int) -> None:
    """'Visited both capitals', 'flew to the two countries': those of whom the text speaks."""
    both = next((m for m in draft.clause.mentions if m.start >= at and m.type == "collective"), None)
    if both is None or draft.clause.text[at : both.start].strip() or not _CAPITALS.search(both.text):
        return
    draft.hosts.extend(p for p in both.parties if p not in draft.parties)
    draft.widen(both.start, both.end)


def invited_by(reader: FrameReader, draft: Draft) -> bool:
    """'Arrived here for a visit at the invitation of B', 'at B's invitation': the state of B is the host."""
    text, at = draft.clause.text, draft.trigger.end
    start, end, partners = draft.start, draft.end, draft.partners
    of = _INVITED_BY.search(text, at, at + _REACH)
    found = reader.object_at(draft, of.end()) if of else None
    draft.start, draft.end, draft.partners = start, end, partners
    actors = found.actors if found is not None else ()
    own = _AT_INVITATION.search(text, at, at + _REACH) if of is None else None
    if own is not None:
        actors = tuple(m for m in draft.clause.mentions if m.end == own.start("owns"))
    states = [p for a in actors for p in a.parties if p in reader.cues.capitals and p not in draft.parties]
    draft.hosts.extend(states[:1])
    return bool(states)


def is_for_a_summit(draft: Draft, at: int) -> bool:
    """Whether the journey is to a summit or conference of many: its host country is not visited."""
    return _FOR_A_SUMMIT.match(draft.clause.undated(at, at + 160)) is not None


def is_elsewhere(reader: FrameReader, draft: Draft) -> bool:
    """Whether the journey is to talks with a third party, to which the country only lends the venue."""
    purpose = _TO_MEET.match(draft.clause.undated(draft.end, draft.end + 120))
    if purpose is None:
        return False
    start, end = draft.start, draft.end
    partner = reader.object_at(draft, end + purpose.end())
    draft.start, draft.end = start, end
    codes = {p for a in partner.actors for p in a.parties} if partner is not None else set()
    return bool(codes) and codes.isdisjoint(draft.hosts) and not codes <= set(draft.parties)


def _the_country(reader: FrameReader, draft: Draft, at: int) -> None:
    """'His first visit to the country': the state spoken of last, in this sentence or the one before, is the host."""
    text = draft.clause.text
    if draft.hosts or not draft.parties or not _COUNTRY.match(text, at):
        return
    before = reader.clauses[max(0, draft.clause.index - 1) : draft.clause.index] if reader.clauses else []
    spoken = [m for m in draft.clause.mentions if m.end <= at] or []
    for mention in [*reversed(spoken), *(m for c in reversed(before) for m in reversed(c.mentions))]:
        if mention.type not in ("party", "demonym", "place") or len(mention.parties) != 1:
            continue
        if (place_name(mention) or mention.text) in reader.cues.venues:
            continue  # 'talks in Geneva': of no country that the text speaks of
        code = mention.parties[0]
        if code in reader.cues.capitals and code not in draft.parties:
            draft.hosts.append(code)
            draft.rule += "+country"
            return


def seated_at(reader: FrameReader, draft: Draft, city: Actor) -> tuple[str, ...]:
    """The hosts in a city of bodies: its state where the text speaks of that, else a body of which it speaks.

    'Flew to Brussels' is a visit to Belgium only in a text on Belgium; where it tells of the EU, it is to that.
    """
    name = place_name(city) or city.text
    if name.endswith(" headquarters"):
        owner = name.split()[0]
        return (owner,) if owner in reader.cues.organisations else city.parties
    if name not in reader.cues.venues:
        return city.parties
    spoken = [m for c in reader.clauses for m in c.mentions if m.parties and m.type != "place" and m.text != name]
    of_a_body = bool(draft.parties) and set(draft.parties) <= reader.cues.organisations
    if not of_a_body and any(m.parties == city.parties for m in spoken):
        return city.parties  # but the UN's envoy, who goes to New York, goes home
    if name != _SEAT:
        return ()
    bodies = [p for m in spoken for p in m.parties if p in _SEATED]
    bodies = [p for p in bodies if p not in draft.parties]
    return (max(_SEATED, key=lambda body: (bodies.count(body), body)),) if bodies else ()


def _destinations(reader: FrameReader, draft: Draft, at: int) -> bool:
    """The countries of 'visit England, France and Germany', read as hosts where they are not the visitor's own."""
    text = draft.clause.text
    last = at
    found: list[Actor] = []
    for mention in draft.clause.mentions:
        if mention.start < last or (mention.type == "unknown" and _STYLED.search(mention.text)):
            continue
        gap = text[last : mention.start]
        if not (_NEXT_HOST if found else _FIRST_HOST).fullmatch(gap):
            break
        if mention.type not in ("place", "party", "demonym") or (
            mention.type == "party" and mention.alias_kind not in ("name", "capital", "seat", "institution")
        ):
            break
        if mention.type == "demonym" and not _TOWN.match(text, mention.end):
            break
        if re.match(r"(?:['’]s|-[a-z])", text[mention.end :]) or _SIGHT.search(mention.text):
            break
        found.append(mention)
        last = mention.end
    for k, mention in enumerate(found):
        parties = seated_at(reader, draft, mention)
        if mention.type == "demonym":
            found[k] = capital_of(mention, text, reader.cues.capitals)
            named = _TOWN.match(text, mention.end)
            last = max(last, named.end()) if named and found[k] is not mention else last  # 'the Fijian capital'
        if mention.type == "demonym" and (town := town_behind(mention, draft.clause)) is not None:
            found[k] = town
        draft.host_places.update(dict.fromkeys(parties, place_name(found[k]) or found[k].text))
        for code in parties:
            if code not in draft.parties and code not in draft.hosts:
                draft.hosts.append(code)
    if found:
        draft.host_place = found[0] if len(found) == 1 else None
        draft.widen(found[0].start, max(last, found[-1].end))
        if not draft.hosts and not any(m.parties for m in found):
            draft.rule += "+region"
    return bool(found)

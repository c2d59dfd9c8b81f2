"""A sentence with what was found in it: its mentions and its time expressions, in sentence offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tasks.logic.reading_words import WordLists

ACTOR_TYPES = frozenset({"person", "party", "demonym", "office", "collective", "pronoun", "unknown"})

# What is told of a subject between commas: ', of which A is', ', whom A named', ', the parties to a pact that A left'.
RELATIVE = (
    r",\s+(?:(?:the|a|an|one\s+of)\s+[^,;:“”\"]{1,90}?\s)?"
    r"(?:of\s+|with\s+|in\s+|for\s+|to\s+|by\s+|from\s+)?(?:who|whom|which|that)\s"
)

# Many of whom some are named: '20 states and organisations, including (A and B)', 'ministers of 12 states, among them'.
SOME_OF_MANY = (
    r"(?:countries|states|nations|powers|organi[sz]ations|parties|factions|groups|governments|envoys|ministers|officials|diplomats|leaders|"
    r"presidents|representatives|delegates|delegations|negotiators)(?:\s+and\s+(?:\w+\s+)?(?:organi[sz]ations|bodies|agencies|groups|blocs|parties))?"
    r"(?:\s+from\s+[^,;:“”\"]{3,40})?,?\s+(?:including|among\s+them)\s+(?:the\s+|those\s+(?:of|from)\s+)?"
)


class Actor(NamedTuple):
    """A mention in sentence offsets."""

    start: int
    end: int
    text: str
    type: str
    name: str | None
    people: tuple[str, ...]
    parties: tuple[str, ...]
    alias_kind: str | None
    standing: str
    role: str | None


def place_name(place: Actor) -> str | None:
    """The name of a place as the text has it: a capital that stands for its state elsewhere is a city here."""
    named = place.type == "party" and place.alias_kind in ("capital", "seat", "institution")
    return place.text if named else place.name


class DateMention(NamedTuple):
    """A time expression in sentence offsets; `first` and `last` are the days of its window."""

    start: int
    end: int
    text: str
    type: str
    first: date | None
    last: date | None
    edtf: str | None
    range_first: date | None = None
    range_last: date | None = None
    value: str | None = None


@dataclass(slots=True)
class Clause:
    """One sentence as the rules of meetings see it, with the word lists that they read it with."""

    index: int
    number: int
    offset: int
    text: str
    kind: str
    words: WordLists
    mentions: list[Actor] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)

    def actors(self) -> list[Actor]:
        """Mentions that can act: all but places."""
        return [m for m in self.mentions if m.type in ACTOR_TYPES]

    def dated_at(self, at: int) -> bool:
        """Whether a time expression ends right before a place in the text."""
        return any(day.first is not None and day.end < at and not self.text[day.end : at].strip() for day in self.dates)

    def undated(self, start: int, end: int) -> str:
        """The text between two places with blanks for its time expressions: 'a summit Thursday of EU leaders'."""
        text = self.text[start:end]
        for day in self.dates:
            if start <= day.start and day.end <= end:
                text = text[: day.start - start] + " " * (day.end - day.start) + text[day.end - start :]
        return text


class Phrase(NamedTuple):
    """A noun phrase: its coordinated actors, and its first and last character."""

    start: int
    end: int
    actors: tuple[Actor, ...]


# A quotation of few words in the middle of the sentence; what is said to somebody begins with a capital.
_SCARE = re.compile(
    r"(?<=[a-z] )[“\"]([a-z][a-z-]*(?: (?:and |but )?[a-z][a-z-]*){0,2})[”\"]"
    r"(?= (?:[a-z]+ ){0,2}(?:talks?|meetings?|discussions?|calls?|conversations?|negotiations|dialogue|exchanges?|"
    r"consultations|rounds?|summit|session)\b)"
)
# 'put forward the "three-plus-one" formula': a word of another's in a noun phrase, and no speech
_WORD_OF_ANOTHER = re.compile(
    r"\b(the|a|an|its|his|her|their|this|that|such|new|so-called) [“\"]([a-z][\w-]*(?: [a-z][\w-]*){0,2})[”\"]"
    r"(?= [a-z])"
)
_EXCELLENCY = re.compile(r"\bH\.E\.(?=\s)")
_OF_STATE = re.compile(
    r"(?:,?\s+[a-z]+)?\s+(?:visits?|talks|negotiations|consultations|discussions|dialogue|meetings?|trips?|tours?|delegations?|dinner|lunch|"
    r"banquet|reception|ceremony|welcome|residence|statement|announcement|contacts?|ties|relations|level|capacity|invitation|news|agency|media)\b"
)
_TEAM = re.compile(
    r"\s+(?:own\s+)?(?:(?:negotiating|advance|peace|mediation)\s+)?(?:team|delegation|negotiators|envoys|aides|emissaries)\b"
)
_SHORT_TITLE = 4  # letters: 'Mr', 'Gen', 'Capt'
_OWNER = ("'s ", "’s ")  # "Russia's Ivan Petrov"
_OF_MEMBERS = re.compile(r"\s+(?:of|from)\s+(?:the\s+|all\s+)?(?:[a-z\d-]+\s+){0,2}\Z")
_MEMBERS = re.compile(r"\s+(?:member\s+)?(?:countries|states|nations|members|bloc|economies|governments|group)\b")
_OF_COUNTRY = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?\Z")
_OF_COUNTRY_OR_SIDE = re.compile(r"\s+(?:of|from)\s+\Z")
_OWNED_BY_MANY = re.compile(r"['’]s?\s+(?:[a-z]+\s+)?")
# 'the Anglo-Irish Intergovernmental Conference' is nobody's name
_OF_A_BODY = re.compile(
    r"\b(?:Conference|Council|Committee|Commission|Assembly|Forum|Agreement|Accord|Treaty|Pact|Process|Dialogue|Convention|Congress|"
    r"Front|Movement|Party|Army|Authority|Agency|Ministry|Board|Court|Initiative|Plan|Declaration|Partnership)\Z"
)
_COUNTERPART = re.compile(r"\s+(?:(?:[a-z]+|[A-Z]{2,3})\s+){0,3}")


def clauses_of(
    sentences: list[tuple[Any, ...]],
    mentions: list[tuple[Any, ...]],
    dates: list[tuple[Any, ...]],
    members: dict[str, tuple[str, ...]],
    words: WordLists,
) -> list[Clause]:
    """The sentences of a document in order, each with its mentions and dates in sentence offsets.

    `members` are the states that meet where a format is named ('the E3'), `words` the lists that the rules read with.
    """
    clauses = {
        number: Clause(index, number, offset, _unscared(text), kind, words)
        for index, (number, offset, text, kind) in enumerate(sorted(sentences))
    }
    for number, start, end, text, kind, name, people, parties, alias_kind, standing, role in mentions:
        clause = clauses.get(number)
        if clause is not None and text != "H.E.":
            clause.mentions.append(
                Actor(
                    start - clause.offset,
                    end - clause.offset,
                    text,
                    kind,
                    name,
                    tuple(people or ()),
                    _acting(parties or (), members),
                    alias_kind,
                    standing or "unknown",
                    role,
                )
            )
    for number, start, end, text, kind, *times in dates:
        clause = clauses.get(number)
        if clause is not None:
            clause.dates.append(DateMention(start - clause.offset, end - clause.offset, text, kind, *times))
    _take_in_courtesy(list(clauses.values()))
    _lend_by_demonym(list(clauses.values()))
    _take_in_teams(list(clauses.values()))
    _lend_by_possessor(list(clauses.values()))
    _take_in_country(list(clauses.values()))
    _take_in_members(list(clauses.values()))
    _lend_by_short_form(list(clauses.values()))
    _lend_by_collective(list(clauses.values()))
    for clause in clauses.values():
        clause.mentions.sort(key=lambda m: (m.start, m.end))
        clause.mentions[:] = [m for m in _without_nested(clause.mentions) if not _is_adjective(clause.text, m)]
        clause.dates.sort(key=lambda d: (d.start, d.end))
    return list(clauses.values())


def _unscared(text: str) -> str:
    """A sentence with blanks for the marks around a few words of its own, and for 'H.E.' ('held "fruitful" talks')."""
    plain = _EXCELLENCY.sub(lambda courtesy: " " * len(courtesy[0]), text) if "H.E." in text else text
    if '"' not in plain and "”" not in plain:
        return plain
    plain = _WORD_OF_ANOTHER.sub(lambda quoted: f"{quoted[1]}  {quoted[2]} ", plain)
    return _SCARE.sub(lambda quoted: f" {quoted[1]} ", plain)


def _acting(parties: Iterable[str], members: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The parties of a mention, with the members of a format in its place."""
    return tuple(dict.fromkeys(code for party in parties for code in members.get(party, (party,))))


def _is_adjective(text: str, mention: Actor) -> bool:
    """'Held official talks': the adjective names nobody."""
    return mention.text == "official" and not mention.parties and _OF_STATE.match(text, mention.end) is not None


def _without_nested(mentions: list[Actor]) -> list[Actor]:
    """Mentions without a bare title that begins a longer one: 'chief' of 'chief Chechen negotiator'.

    Those of whom a person's title speaks are no others either: 'leaders of the two sides, A and B'.
    """
    longest = {m.start: m.end for m in mentions}  # in order of their ends
    persons = [m for m in mentions if m.type == "person"]
    return [
        m for m in mentions
        if (m.parties or m.people or m.end == longest[m.start])
        and not (m.type == "collective" and any(p.start < m.start and m.end < p.end for p in persons))
    ]  # fmt: skip


def _lend_by_possessor(clauses: list[Clause]) -> None:
    """'a meeting between their foreign ministers', 'its envoy': they stand for those whom the pronoun means."""
    for clause in clauses:
        owners = {
            m.end + 1: m for m in clause.mentions
            if m.type == "pronoun" and m.text.lower() in ("their", "its", "his", "her") and m.parties
        }  # fmt: skip
        if owners:
            clause.mentions[:] = [
                m._replace(parties=owners[m.start].parties)
                if m.type == "office" and not m.parties and m.start in owners else m
                for m in clause.mentions
            ]  # fmt: skip


def _take_in_teams(clauses: list[Clause]) -> None:
    """'His team met B', 'their delegation': those whom the owner sends are of his party."""
    for clause in clauses:
        for owner in [m for m in clause.mentions if m.type == "pronoun" and m.parties]:
            sent = _TEAM.match(clause.text, owner.end) if owner.text.lower() in ("his", "her", "its", "their") else None
            if sent is not None and len(owner.parties) == 1:
                team = owner._replace(
                    end=sent.end(), text=clause.text[owner.start : sent.end()], type="office", people=(),
                    standing="official", role="team",
                )  # fmt: skip
                inside = [m for m in clause.mentions if owner.end < m.start and m.end <= team.end]
                clause.mentions[:] = [team if m is owner else m for m in clause.mentions if m not in inside]


def _take_in_courtesy(clauses: list[Clause]) -> None:
    """'Mr. Olsen', 'Gen. Berg': an abbreviated title before a name is a part of it, and nobody else."""
    for clause in clauses:
        short = {
            m.end + 2: m for m in clause.mentions
            if m.type == "office" and not m.parties and not m.people and m.end - m.start <= _SHORT_TITLE
            and clause.text[m.end : m.end + 2] == ". "
        }  # fmt: skip
        if short:
            titled = {m.start for m in clause.mentions if m.type in ("person", "unknown")} & set(short)
            gone = {short[start] for start in titled}
            clause.mentions[:] = [
                m._replace(start=short[m.start].start) if m.start in titled else m
                for m in clause.mentions if m not in gone
            ]  # fmt: skip


def _take_in_country(clauses: list[Clause]) -> None:
    """'Maija Koski of Finland': the country behind a name is a part of it, and no other party."""
    for clause in clauses:
        named = {m.end: m for m in clause.mentions if m.type == "person" and m.parties}
        for country in [m for m in clause.mentions if m.type == "party" and m.alias_kind == "name"]:
            link = _OF_COUNTRY.search(clause.text, max(0, country.start - 12), country.start)
            person = named.get(link.start()) if link else None
            if person is not None and person.parties == country.parties:
                clause.mentions.remove(country)
                clause.mentions[clause.mentions.index(person)] = person._replace(end=country.end)


def _take_in_members(clauses: list[Clause]) -> None:
    """'Leaders of the ten ASEAN countries': the officials are those of the party behind 'of'."""
    for clause in clauses:
        bare = {m.end: m for m in clause.mentions if m.type == "office" and not m.parties and not m.people}
        for party in [m for m in clause.mentions if m.type in ("party", "demonym") and m.parties] if bare else []:
            link = _OF_MEMBERS.search(clause.text, max(0, party.start - 40), party.start)
            office = bare.get(link.start()) if link else None
            if office is not None and _MEMBERS.match(clause.text, party.end):
                clause.mentions[clause.mentions.index(office)] = office._replace(parties=party.parties)


def _lend_by_short_form(clauses: list[Clause]) -> None:
    """'The Group of Twenty (G20) ministers': an office behind a name in brackets is of its party."""
    for clause in clauses:
        short = {
            m.end + 2: m for m in clause.mentions
            if m.type == "party" and m.parties and clause.text.startswith(") ", m.end)
        }  # fmt: skip
        if short:
            clause.mentions[:] = [
                m._replace(parties=short[m.start].parties)
                if m.type == "office" and not m.parties and not m.people and m.start in short else m
                for m in clause.mentions
            ]  # fmt: skip


def _lend_by_collective(clauses: list[Clause]) -> None:
    """'The leaders of the two countries', "both countries' ministers": officials of those whom the collective means."""
    for clause in clauses:
        for many in [m for m in clause.mentions if m.type == "collective" and m.parties]:
            link = _OF_COUNTRY_OR_SIDE.search(clause.text, max(0, many.start - 12), many.start)
            owns = _OWNED_BY_MANY.match(clause.text, many.end)
            office = next(
                (
                    m for m in clause.mentions
                    if m.type == "office" and not m.parties and not m.people
                    and ((link and m.end == link.start()) or (owns and m.start == owns.end()))
                ),
                None,
            )  # fmt: skip
            if office is None:
                continue
            clause.mentions.remove(many)
            clause.mentions[clause.mentions.index(office)] = office._replace(
                start=min(office.start, many.start), end=max(office.end, many.end), type="collective",
                parties=many.parties, standing="official",
            )  # fmt: skip


def _lend_by_demonym(clauses: list[Clause]) -> None:
    """'The Finnish minister Maija Koski', "Russia's Ivan Petrov": the word before a name of no known party tells it."""
    lent: dict[str, tuple[str, ...]] = {}
    for clause in clauses:
        demonyms = {
            m.end + 2 * (m.type == "party"): m
            for m in clause.mentions
            if m.parties and (m.type == "demonym" or (m.type == "party" and clause.text.startswith(_OWNER, m.end)))
        }
        for mention in clause.mentions:
            if mention.type not in ("person", "unknown") or mention.parties or not mention.name or not demonyms:
                continue
            if mention.type == "unknown" and _OF_A_BODY.search(mention.name):
                continue
            for end, demonym in demonyms.items():
                if end < mention.start <= end + 40 and _COUNTERPART.fullmatch(clause.text[end : mention.start]):
                    lent[mention.name] = demonym.parties
    if not lent:
        return
    for clause in clauses:
        clause.mentions[:] = [
            m._replace(type="person", people=m.people or (m.name or m.text,), parties=lent[m.name])
            if m.name in lent and not m.parties and m.type in ("person", "unknown") else m
            for m in clause.mentions
        ]  # fmt: skip

"""The two sides that a sentence brings together: persons named of two parties, or delegates in one noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tasks.logic.meeting_draft import SILENT_STANDINGS, is_official
from tasks.logic.noun_phrases import phrase_until
from tasks.logic.sentence_view import Actor, Clause
from tasks.logic.towns import bare_town

NET = "net"  # the frame of what is netted; its rule names the word or the deed
_TOPIC = re.compile(
    r"\b(?:about|on(?!\s+the\s+(?:line|phone|telephone)\b)|over(?!\s+the\s+(?:line|phone|telephone)\b)|against|regarding|concerning|like|than|despite|towards?|under|without|instead\s+of|unlike|"
    r"aligned\s+with|loyal\s+to|backed\s+by|favou?red\s+by|appointed\s+by|named\s+by|"
    r"(?:removal|dismissal|sacking|recall|expulsion|resignation|ouster|replacement|arrest|release|murder|assassination|death|election|appointment)\s+of|"
    r"(?:letters?|messages?|greetings|instructions|orders|invitation|note|gifts?|approval|word)\s+(?:from|of|by|to)|"
    r"(?:not|never|n['’]t)\s+(?:meet|see|saw|met|call|speak\s+to|talk\s+to))"
    r"\s+(?:the\s+)?(?:(?!with\b)[a-z-]+\s+){0,2}\Z|\b(?:anti|pro|non|ex)-\Z",
)
_SAYER = re.compile(
    r"(?:,\s+[^,;:]{1,40},)?\s+(?:also\s+|later\s+|then\s+)?(?:said|says|added|noted|told\s+(?:reporters|journalists|parliament|"
    r"lawmakers|state\s+\w+|\w+\s+television|an?\s+interview\w*|[A-Z]{2,4}\b))"
)
# 'A said at a joint news conference with B': he stands beside B
_SAID_WITH = re.compile(
    r"(?:,\s+[^,;:]{1,40},)?\s+(?:said|says|added|noted|told\s+[\w\s]{1,20}?)\s+(?:(?:on\s+)?\w+day\s+)?(?:at|during|in)\s+(?:a|the|their)\s+"
    r"joint\s+(?:news|press)\s+(?:conference|briefing|appearance)\s+(?:(?:on|in)\s+\w+\s+|\w+day\s+){0,2}(?:with|alongside)\b"
)
_SAID_BY = re.compile(r"\b(?:said|says|according\s+to|added)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,2}\Z")
# 'After the talks with A, B said', but not 'On Monday B said'
_OCCASION = re.compile(
    r"(?:\A|\s-\s|--|–|—)\W*(?:speaking|emerging|meeting|after|following|during|over|at|in|on)\s[^;:“”\"]{12,},\s+(?:(?:the|his|her)\s+)?(?:[\w-]+\s+)?\Z",
    re.I,
)
_IN = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:[\w'’.-]+\s+){0,3}\Z")
_WHERE_TO = re.compile(
    r"\b(?:in|at|to|from|near|outside|inside|across|into|via|through|off|for)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}\Z"
)
_IN_A_TOWN = re.compile(r"\s(?:in|at|near|outside)\s+[A-Z]")
_OF = re.compile(r"\b([a-z]+)\s+(?:of|from|for)\s+(?:the\s+)?\Z")
_HIS_AIDE = re.compile(
    r"['’]s?\s+(?:[a-z-]+\s+){0,3}(?:envoys?|advis[eo]rs?|aides?|negotiators?|emissar(?:y|ies)|chief\s+of\s+staff|spokes(?:man|woman)|deputy|confidant)\b"
)
_COUNTERPART = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}(?:counterpart|opposite\s+number|colleague|successor|predecessor|rival)\b"
)
_WORDS = re.compile(r"[a-z]+")
_AND = re.compile(r"['’]s\s+and\s+(?:the\s+)?")
_AND_OF = re.compile(r"\s+and\s+(?:those\s+)?(?:of|from|for)\s+(?:the\s+)?")
_TWO = 2
_OWNS = ("'s", "’s")


class Sides(NamedTuple):
    """Who is brought together, in the order of the text, and whether the sentence names a day and a place."""

    actors: tuple[Actor, ...]
    end: int  # of the noun phrase that joins them, else of the last of them
    joined: bool
    dated: bool
    placed: bool

    @property
    def named(self) -> bool:
        """Whether persons of two sides are named."""
        return _several(a for a in self.actors if a.people and a.type == "person")


def sides_of(clause: Clause, heads: frozenset[str], groups: frozenset[str]) -> Sides | None:
    """The sides of a sentence; None where it does not name two.

    Those only spoken of ('about', 'against'), those who only say it, former officials, analysts and journalists are
    none, nor is a country where it is a place. `groups` are the codes of armed and political movements.
    """
    if len({m.parties for m in clause.mentions}) < _TWO:
        return None
    takers = taking_part(clause, heads)
    if len({p for m in takers for p in m.parties}) < _TWO:
        return None
    joined = _in_one_phrase(clause, takers, heads, groups) or _by_of(clause, takers) or _by_head(clause, takers)
    actors = joined[0] if joined else _named(clause, takers, heads) or _foes(clause, takers, heads, groups)
    if not actors:
        return None
    dated = any(d.first is not None and d.type in ("DATE", "TIME") for d in clause.dates)
    placed = any(
        _IN.search(clause.text, max(0, m.start - 60), m.start)
        for m in clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat", "name", "institution")
    )  # fmt: skip
    placed = placed or any(bare_town(clause, at.start()) for at in _IN_A_TOWN.finditer(clause.text))
    return Sides(actors, joined[1] if joined else actors[-1].end, bool(joined), dated, placed)


def taking_part(clause: Clause, heads: frozenset[str]) -> list[Actor]:
    """Those of a sentence who act in it: not whom it is only about, who only says it, or where it takes place."""
    return [m for m in clause.actors() if _takes_part(m, clause, heads)]


def _in_one_phrase(
    clause: Clause, takers: list[Actor], heads: frozenset[str], groups: frozenset[str]
) -> tuple[tuple[Actor, ...], int] | None:
    """'The envoys of A and B', 'the government and the rebels', with the persons named beside them."""
    for actor in takers:
        if actor.type == "office" and len(actor.parties) > 1:
            return (actor,), actor.end  # 'Peru and Chile send their ministers'
        if actor.type == "collective":
            continue
        found = phrase_until(clause, actor.end, heads)
        joined = [a for a in found.actors if a in takers]
        if _several(joined) and any(_is_side(a, clause, heads, groups) for a in joined):
            beside = [m for m in takers if m not in joined and _is_one_person(m)]
            return tuple(sorted((*joined, *beside), key=lambda m: m.start)), found.end
    return None


def _is_one_person(actor: Actor) -> bool:
    """Whether a mention is of one person, by name or by office ('the Fijian premier')."""
    return actor.type in ("person", "office") and len(actor.people) == 1


def _by_of(clause: Clause, takers: list[Actor]) -> tuple[tuple[Actor, ...], int] | None:
    """'Negotiators of A and of B'."""
    for one, other in pairwise(m for m in takers if m.type != "pronoun"):
        if one.parties != other.parties and _AND_OF.fullmatch(clause.text, one.end, other.start):
            return (one, other), other.end
    return None


def _by_head(clause: Clause, takers: list[Actor]) -> tuple[tuple[Actor, ...], int] | None:
    """'Peru's and Chile's delegates': the first owns them too."""
    for one, other in pairwise(takers):
        owns = _AND.match(clause.text, one.end) if one.type in ("party", "demonym") else None
        if owns is not None and other.type == "office" and other.start == owns.end() and one.parties != other.parties:
            return (one, other), other.end
    return None


def _named(clause: Clause, takers: list[Actor], heads: frozenset[str]) -> tuple[Actor, ...]:
    """Persons of two sides, and the officials beside them."""
    named = [m for m in takers if m.people and m.type != "pronoun" and len(m.parties) == 1]
    if not _several(named):
        return ()
    return tuple(m for m in takers if m in named or is_official(m, clause, heads))


def _foes(clause: Clause, takers: list[Actor], heads: frozenset[str], groups: frozenset[str]) -> tuple[Actor, ...]:
    """A movement and those of another side: a war's parties stand in one sentence where they face each other."""
    foes = tuple(m for m in takers if _is_side(m, clause, heads, groups))
    return foes if _several(foes) and any(not groups.isdisjoint(m.parties) for m in foes) else ()


def _several(actors: Iterable[Actor]) -> bool:
    return len({a.parties for a in actors}) > 1


def quoted(text: str, at: int) -> bool:
    """Whether a character stands within quotation marks."""
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


def _takes_part(actor: Actor, clause: Clause, heads: frozenset[str]) -> bool:
    text = clause.text
    if not actor.parties or actor.standing in SILENT_STANDINGS or "spokes" in (actor.role or ""):
        return False
    if quoted(text, actor.start) or (actor.type == "pronoun" and _COUNTERPART.match(text, actor.end)):
        return False  # 'his counterpart saw B'
    before = text[max(0, actor.start - 40) : actor.start]
    if _TOPIC.search(before) or _SAID_BY.search(before):
        return False
    sayer = _SAYER.match(text, actor.end) and not _SAID_WITH.match(text, actor.end)
    if sayer and not _OCCASION.search(text[: actor.start]):
        return False
    if actor.people and _HIS_AIDE.match(text, actor.end):
        return False  # 'A, President B's adviser': B is not there
    if actor.type in ("party", "demonym") and text.startswith(_OWNS, actor.end):
        return _AND.match(text, actor.end) is not None
    if actor.type == "party" and _WHERE_TO.search(before) and not actor.people:
        return is_official(actor, clause, heads)
    return True


def _is_side(actor: Actor, clause: Clause, heads: frozenset[str], groups: frozenset[str]) -> bool:
    """Whether a mention is of persons, a government, a delegation or a movement, and not of a bare country."""
    if is_official(actor, clause, heads) or groups.intersection(actor.parties):
        return True
    words = _WORDS.findall(actor.text)
    of = _OF.search(clause.text, max(0, actor.start - 40), actor.start)
    return bool(words and heads.intersection((words[0], words[-1]))) or (of is not None and of.group(1) in heads)

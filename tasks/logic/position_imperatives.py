"""Demands in the imperative: 'Lift the sanctions now,' he told them; 'Do not send troops,' she warned.

Whoever is quoted demands of others what the verb tells, where its words name an issue clearly. The verbs are data
(`imperative` in reading_words.csv): 'Look at the sanctions' demands nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import attrgetter

from tasks.logic.issue_senses import CLEAR, as_meant
from tasks.logic.position_reading import Found
from tasks.logic.reading_words import Construction, WordLists
from tasks.logic.sayings import Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import StanceCoder

_OPENS = Construction(
    r"(?:\A|[“\"]\s*|[.!?:]\s+)(?:(?:Please|And|But|So|First|Now|Therefore|Instead),?\s+)?"
    r"(?P<denied>(?:Do\s+not|Don['’]t|Never)\s+)?(?:(?=[A-Z])|(?<=[a-z’']t\s)|(?<=Never\s))(?P<verb>(?i:{imperative}))\s+(?P<next>[\w'’-]+)"
)
_OBJECT = re.compile(
    r"(?:the|this|that|these|those|an?|all|any|every|both|your|our|his|her|its|their|us|them|me|him|it|more|no|now|down|up|out|"
    r"back|off|on|over|away|immediately|\w+ing|[A-Z]\w*)\Z"
)
_ENDS = re.compile(
    r"[.!?;”\"]|,?\s+(?:and|or|but)\s+(?:then\s+)?(?:we|I|you|they|there|it)\b|,\s+(?:because|since|as|so|which|who|said|says)\b"
)
_start = attrgetter("start")


def may_demand(text: str, lists: WordLists) -> bool:
    """Whether a sentence, or a quotation in it, opens with a verb that may demand."""
    return lists[_OPENS].search(text) is not None


def imperatives(
    clause: Clause, contents: list[Said], coder: StanceCoder, matter: Mapping[str, int], found: list[Found]
) -> list[Found]:
    """The positions of a sentence, with demands in the imperative in place of what else is read in their words."""
    demanded = list(_demanded(clause, contents, coder, matter))
    kept = [f for f in found if not any(_same_words(f, one) for one in demanded)]
    return sorted([*kept, *demanded], key=lambda f: f.passage) if demanded else found


def _demanded(clause: Clause, contents: list[Said], coder: StanceCoder, matter: Mapping[str, int]) -> Iterator[Found]:
    quoted = [s for s in contents if s.quoted]
    for match in clause.lists[_OPENS].finditer(clause.text) if quoted else ():
        at = clause.offset + match.start("verb")
        said = next((s for s in quoted if s.covers(at)), None)
        if said is None or said.holder is None or not said.holder.may_hold or not _governs(clause, match):
            continue
        closes = _ENDS.search(clause.text, match.end("verb"))
        end = min(closes.start() if closes else len(clause.text), said.end - clause.offset)
        first, last = (bisect_left(clause.words, at, key=_start) for at in (match.start("verb"), end))
        sign = "-" if match["denied"] else "+"
        start = match.start("denied") if match["denied"] else match.start("verb")
        for stance in coder.stances(clause.words, first, last, sign, clause.text, matter=matter):
            if stance.weight > CLEAR:
                meant = as_meant(stance, clause.text, matter)
                quote = clause.text[start:end].rstrip(" ,")
                span = clause.offset + start, clause.offset + start + len(quote)
                yield Found(said.holder, meant, "demand", *span, quote, "imperative:demand", None, sign=sign)


def _governs(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the word is a verb with its object, and no noun or adjective: 'Step by step', 'Free trade is'."""
    verb, grammar = match["verb"].lower(), clause.grammar
    if verb == "let" and match["next"].lower() == "us":
        return False  # a cue of its own: what one asks of oneself too
    if match["denied"] or (grammar.tags.get(verb) == "v" and verb not in grammar.groups["noun_or_verb"]):
        return True
    return _OBJECT.match(match["next"]) is not None


def _same_words(one: Found, demand: Found) -> bool:
    """Whether a position rests on the words of a demand, or on the verb that reports it."""
    begin, end = one.passage
    return one.holder.key == demand.holder.key and begin < demand.end and demand.start < end

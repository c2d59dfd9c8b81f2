"""Objects that are only named: what 'free Aung San', 'meet the Taliban' and 'recapture Sarajevo' are about.

Where no words of a passage name an issue, a verb and the kind of what is named behind it may tell it. In
issue_cues.csv '@person' stands for somebody by name or office, '@party' for a state or a group, '@place' for a place.
"""

from __future__ import annotations

from tasks.logic.cues import Word
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Stance, StanceCoder

_KIND = "@"
_KINDS = {"person": "@person", "office": "@person", "party": "@party", "place": "@place"}


def stances_by_objects(clause: Clause, coder: StanceCoder, sign: str, start: int, end: int) -> list[Stance]:
    """Stances of the passage between two characters of a sentence, from its verbs and the kinds of what it names."""
    told = _with_kinds(clause, start, end)
    names = [w.start for w in told if w.low.startswith(_KIND)]
    stances = coder.stances(told, 0, len(told), sign, clause.text) if names else []
    return [s for s in stances if any(s.start <= at < s.end for at in names)]


def _with_kinds(clause: Clause, start: int, end: int) -> list[Word]:
    """The words of a passage, each name in one word that tells its kind."""
    out: list[Word] = []
    named = [m for m in clause.mentions if m["type"] in _KINDS]
    told = at = 0
    for word in clause.words:
        if word.start < max(start, at) or word.end > end:
            continue
        while told < len(named) and named[told]["char_end"] - clause.offset <= word.start:
            told += 1
        name = named[told] if told < len(named) else None
        if name is not None and name["char_start"] - clause.offset <= word.start:
            at = name["char_end"] - clause.offset
            out.append(Word(word.start, max(word.end, at), _KINDS[name["type"]]))
        else:
            out.append(word)
    return out

"""What of a sentence speaks for or against an encounter told in it: its words, with whom it names as kinds of actors.

Who is named is told apart only as one party or another, and as person, state or place, and a time as a kind of time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tasks.logic.confidence import Features
from tasks.logic.learned import KINDS, Mark, Token, tokens
from tasks.logic.net_sides import quoted
from tasks.logic.sentence_view import Actor, Clause

Told = list[Token[Actor]]

_SKIPPED = 0.5  # what two words with another between them count for, beside two that touch
_FAR = 14  # words between two parties of which the words between them still tell something
_NEAR = (2, 5)  # words between two parties that stand side by side, and in one phrase
_PATTERN = 6  # words of a construction from the one party to the other that is a feature as a whole
_AFTER = 2  # words behind a party
_BESIDE = 3  # words on either side of one who may take part
_EDGE = "<edge>"  # of a sentence
_MOST_PARTIES, _MOST_PERSONS, _MOST_TIMES, _MOST_WORDS = 4, 3, 2, 60


def told_tokens(clause: Clause) -> Told:
    """The sentence as features see it; mentions without a party are words like others."""
    marks = [Mark(m.start, m.end, f"<{KINDS[m.type]}>", m) for m in clause.mentions if m.parties and m.type in KINDS]
    return tokens(clause.text, [*marks, *(Mark(d.start, d.end, f"<{d.type.lower()}>") for d in clause.dates)])


def of_encounter(clause: Clause, told: Told) -> list[tuple[str, float, int]]:
    """Each feature with its value and the token that has it, -1 if the sentence as a whole has it.

    A feature that several tokens have is named with each of them and counts once.
    """
    out = [(name, value, -1) for name, value in _of_all(clause) if value]
    for at, token in enumerate(told):
        out.append((f"w:{token.form}", 1.0, at))
        if at + 1 < len(told):
            out.append((f"b:{token.form} {told[at + 1].form}", 1.0, at))
        if at + 2 < len(told):
            out.append((f"k:{token.form} _ {told[at + 2].form}", _SKIPPED, at))
    named = [(i, token.of) for i, token in enumerate(told) if token.of is not None]
    for i, _ in named:
        out.extend((f"a{k}:{told[i + k].form}", 1.0, i + k) for k in range(1, _AFTER + 1) if i + k < len(told))
    for (i, one), (j, other) in pairwise(named):
        if one.parties != other.parties and j - i <= _FAR:
            out.extend(_between(told, i, j))
    return out


def _between(told: Told, i: int, j: int) -> Iterator[tuple[str, float, int]]:
    """What stands between two mentions of two parties."""
    yield f"r:{told[i].form}{told[j].form}", 1.0, i
    yield f"d:{sum(j - i >= near for near in _NEAR)}", 1.0, i
    for k in range(i + 1, j):
        yield f"t:{told[k].form}", 1.0, k
    if j - i < _PATTERN:
        yield f"p:{' '.join(token.form for token in told[i : j + 1])}", 1.0, i


def _of_all(clause: Clause) -> Iterator[tuple[str, float]]:
    mentions = [m for m in clause.mentions if m.parties]
    persons = {m.parties for m in mentions if _is_officer(m)}
    yield f"kind:{clause.kind}", 1.0
    yield "times", min(_MOST_TIMES, len(clause.dates)) / _MOST_TIMES
    yield "parties", min(_MOST_PARTIES, len({m.parties for m in mentions})) / _MOST_PARTIES
    yield f"persons:{min(_MOST_PERSONS, len(persons))}", 1.0
    yield "length", min(_MOST_WORDS, clause.text.count(" ") + 1) / _MOST_WORDS
    for kind, standing in sorted({(m.type, m.standing) for m in mentions}):
        yield f"m:{kind}/{standing}", 1.0


def _is_officer(actor: Actor) -> bool:
    return actor.type in ("person", "office") and actor.standing in ("official", "unknown")


def of_participant(clause: Clause, told: Told, at: int) -> Features:
    """The features of the mention at a token as one who takes part in the encounter of its sentence.

    `-1:word` stands right before it, `+1:word` right behind it, `<:word` and `>:word` near it on that side.
    """
    token, actor = told[at], told[at].of
    if actor is None:
        return {}
    parties = list(dict.fromkeys(t.of.parties for t in told if t.of is not None))
    again = sum(t.of is not None and t.of.parties == actor.parties for t in told) > 1
    names = [
        f"is:{actor.type}/{actor.alias_kind}", f"standing:{actor.standing}", f"named:{len(actor.people)}",
        f"party:{parties.index(actor.parties)}", f"several:{len(actor.parties) > 1}", f"again:{again}",
        f"quoted:{quoted(clause.text, token.start)}",
    ]  # fmt: skip
    forms = [*[_EDGE] * _BESIDE, *(t.form for t in told), *[_EDGE] * _BESIDE]
    here = at + _BESIDE
    for k in range(1, _BESIDE + 1):
        before, behind = forms[here - k], forms[here + k]
        names += [f"-{k}:{before}", f"+{k}:{behind}", f"<:{before}", f">:{behind}"]
    names += [f"--:{' '.join(forms[here - 2 : here])}", f"++:{' '.join(forms[here + 1 : here + 3])}"]
    names += [f"{token.form}-:{forms[here - 1]}", f"{token.form}+:{forms[here + 1]}"]
    others = [t for t in told if t.of is not None and t.of.parties != actor.parties]
    names += [f"other:{'<' if t.start < token.start else '>'}{t.form}" for t in others]
    return dict.fromkeys(names, 1.0)

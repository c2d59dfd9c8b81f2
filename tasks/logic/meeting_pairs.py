"""Who 'the two', 'both sides' or 'they' are that meet: two whom the sentence, or the document before it, names."""

from __future__ import annotations

import re

from tasks.logic.datelines import line_end
from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft, is_official
from tasks.logic.sentence_view import Actor, Clause, Phrase

_CLAUSE_HEAD = re.compile(r"[^,;:“”\"]{0,60}\Z")
_AND_THE_TWO = re.compile(
    r"\b(?:and|but|after\s+which|where|when)\s+(?:the\s+two|both|the\s+pair|they)\s+(?:(?:men|women|leaders|sides|ministers|presidents)\s+)?"
    r"(?:have\s+|had\s+|also\s+|then\s+)?(?:agreed|decided|planned|promised|pledged|vowed|resolved|are|were)\s+(?:due\s+|set\s+|expected\s+)?to\s+"
    r"(?:\w+ly\s+)?\Z"
)
_ONE_CLAUSE, _WHEN = re.compile(r"[^,;:]{3,60}"), re.compile(r",?\s+(?:when|where|after|before|since)\s+")
_PAIR = 2
_LATEST = 3  # sentences back to those of whom 'the two' may be said


def the_two(reader: FrameReader, draft: Draft) -> Phrase | None:
    """The two actors whom a subject without names stands for; None where the text does not tell which two.

    Those named earlier in the sentence, else the pair that met last in the document, else, where the sentence opens
    with the clause ('When the two last met in May, A pressed B'), those named behind it.
    """
    text, at = draft.clause.text, draft.trigger.start
    said = reader.cues.the_two.search(text, max(0, at - 70), at)
    if said is None or any(m.type == "demonym" and said.start() < m.start < at for m in draft.clause.mentions):
        return None  # 'the two Peruvian leaders' are of one side
    before = _two(reader, draft.clause, [m for m in draft.clause.mentions if m.end <= said.start()])
    if before:
        return _phrase(draft, said.start(), before)
    beside = _when_the_two(reader, draft, said.start())
    if beside:
        return _phrase(draft, said.start(), beside)
    nearest = reader.clauses[draft.clause.index - 1] if draft.clause.index else None
    if nearest is not None and (reader.pair is None or reader.pair_at < nearest.index):
        named = _two(reader, nearest, nearest.mentions) or _with_who_spoke(reader, draft, nearest, said.start())
        if named:
            return _phrase(draft, said.start(), named)
    if reader.pair is not None and draft.clause.index - reader.pair_at <= _LATEST:
        parties, people = reader.pair
        both = Actor(said.start(), at, said.group(), "collective", None, people, parties, None, "official", None)
        return _phrase(draft, said.start(), (both,))
    for clause in reversed(reader.clauses[max(0, draft.clause.index - _LATEST) : draft.clause.index]):
        named = _two(reader, clause, clause.mentions)
        if named:
            return _phrase(draft, said.start(), named)
    fronted = _CLAUSE_HEAD.fullmatch(text[: said.start()]) is not None
    behind = (
        _two(reader, draft.clause, [m for m in draft.clause.mentions if m.start >= draft.trigger.end])
        if fronted
        else ()
    )
    return _phrase(draft, said.start(), behind) if behind else None


def _when_the_two(reader: FrameReader, draft: Draft, at: int) -> tuple[Actor, ...]:
    """'C counts on what A promised B when the two met': A and B, whoever else the sentence names before."""
    text = draft.clause.text
    last = _officials(reader, draft.clause, [m for m in draft.clause.mentions if m.end <= at])[-2:]
    if len(last) < _PAIR or not (last[0].people and last[1].people) or last[0].parties == last[1].parties:
        return ()
    close = _ONE_CLAUSE.fullmatch(text, last[0].end, last[1].start) and _WHEN.fullmatch(text, last[1].end, at)
    return tuple(last) if close else ()


def two_who_agreed(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'A telephoned B, and the two agreed to meet in Lima': those whom the sentence names before."""
    said = _AND_THE_TWO.search(draft.clause.text, max(0, draft.trigger.start - 80), draft.trigger.start)
    if said is None:
        return None
    before = _two(reader, draft.clause, [m for m in draft.clause.mentions if m.end <= said.start()])
    return _phrase(draft, said.start(), before) if before else None


def _with_who_spoke(reader: FrameReader, draft: Draft, before: Clause, at: int) -> tuple[Actor, ...]:
    """'A wants talks without mediators. B has not been there since May, when the two met': B and he who opened before.

    Each must be the one official that his sentence names up to there.
    """
    one = _officials(reader, draft.clause, [m for m in draft.clause.mentions if m.end <= at])
    other = _officials(reader, before, before.mentions)
    opens = other and not before.text[line_end(before.text) : other[0].start].strip(" “\"'")
    apart = len({m.parties for m in one}) == len({m.parties for m in other}) == 1 and one[0].parties != other[0].parties
    return (one[0], other[0]) if opens and apart and one[0].people and other[0].people else ()


def _officials(reader: FrameReader, clause: Clause, mentions: list[Actor]) -> list[Actor]:
    return [
        m for m in mentions if len(m.parties) == 1 and m.type != "collective"
        and is_official(m, clause, reader.heads)
    ]  # fmt: skip


def _phrase(draft: Draft, start: int, actors: tuple[Actor, ...]) -> Phrase:
    draft.verb_from = draft.trigger.start
    draft.subject = actors
    draft.widen(start, draft.trigger.end)
    draft.rule += "+pair"
    return Phrase(start, draft.trigger.end, actors)


def _two(reader: FrameReader, clause: Clause, mentions: list[Actor]) -> tuple[Actor, ...]:
    """The officials of two parties, if those named are of two parties exactly."""
    counted = _officials(reader, clause, mentions)
    if len({p for m in counted for p in m.parties}) != 2:
        return ()
    return tuple({m.parties[0]: m for m in reversed(counted)}.values())[::-1]

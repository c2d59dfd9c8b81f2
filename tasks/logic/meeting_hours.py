"""How long a meeting was: 'seven hours', told beside it or of it later on ('The 55-minute session was businesslike').

A length told in a sentence of its own is that of the meeting spoken of last, as any definite noun phrase is
(Kamp & Reyle 1993 on bridging): 'the call lasted half an hour' of the last call, 'the dinner' of any meeting.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from tasks.logic.meeting_groups import Folded
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.sentence_view import Clause

_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "thirteen": 13.0, "fourteen": 14.0,
    "fifteen": 15.0, "sixteen": 16.0, "eighteen": 18.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0,
    "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0,
    "half": 0.5, "quarter of": 0.25, "a quarter of": 0.25, "three quarters of": 0.75, "three-quarters of": 0.75,
}  # fmt: skip
_NUMBERS |= {
    f"{ten}-{one}": _NUMBERS[ten] + _NUMBERS[one]
    for ten in ("twenty", "thirty", "forty", "fifty")
    for one in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
}
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MINUTES = r"\d{1,2}|five|ten|fifteen|twenty|twenty-five|thirty|forty|forty-five|fifty"
_LENGTH = re.compile(
    rf"\b(?:(?P<number>{_NUMBER})(?P<half>\s+and\s+a\s+half|-and-a-half|[\s-]1/2|\s?½)?[\s-]+(?:an\s+)?)?"
    rf"(?P<unit>hour|minute)(?:s\b|\b|(?=long\b))"
    rf"(?:(?P<half_more>\s+and\s+a\s+half\b)|(?P<quarter>\s+and\s+a\s+quarter\b)|\s+(?:and\s+)?(?P<minutes>{_MINUTES})\s+minutes\b)?",
    re.I,
)
# 'Two hours ago', 'half an hour late', 'a three-hour drive'; but 'for two hours before dinner'.
_NO_LENGTH = re.compile(
    r"\s+(?:(?P<offset>later|earlier|before|after)|ago|late|behind|ahead|away|from|delay|flight|drive|early|short|overdue|old|notice|of\s+fighting)\b",
    re.I,
)
_SPENT_FOR = re.compile(
    r"\bfor\s+(?:(?:about|around|nearly|almost|over|some|roughly|only|just|more\s+than|at\s+least)\s+)?\Z"
)
_WITHIN = re.compile(
    r"\b(?:within|next|last|past|coming|every|each|in)\s+(?:the\s+)?(?:(?:next|last|past)\s+)?\Z", re.I
)
_LONG = re.compile(r"-?long\b", re.I)
_BETWEEN = re.compile(r"[;:.]|\b(?:after|before|visit|trip|said)\b")
_REACH = 6  # sentences back to the meeting that 'the session' means
_DAY = 24 * 60


ToldIn = dict[int, list[tuple[int, Folded]]]  # by sentence: where meetings are told, in the order of the text


class Length(NamedTuple):
    """A length of time in a sentence: its minutes, and the characters `[start, end)` that tell it."""

    minutes: int
    start: int
    end: int


def lengths(text: str, start: int = 0, end: int | None = None) -> Iterator[Length]:
    """Give the lengths of up to a day that stand in a part of a text, in hours and minutes."""
    for match in _LENGTH.finditer(text, start, len(text) if end is None else end):
        if match["number"] is None and not _LONG.match(text, match.end()):
            continue
        other = _NO_LENGTH.match(text, match.end())
        if other is not None and not (other["offset"] and _SPENT_FOR.search(text, 0, match.start())):
            continue
        within = "-" not in match[0] and _WITHIN.search(text, 0, match.start())  # not 'in the 30-minute talks'
        if not within and 0 < (minutes := _minutes(match)) <= _DAY:
            yield Length(minutes, match.start(), match.end())


def _minutes(match: re.Match[str]) -> int:
    number = (match["number"] or "one").lower()
    amount = _NUMBERS[number] if number in _NUMBERS else float(number)
    amount += 0.5 if match["half"] or match["half_more"] else 0.25 if match["quarter"] else 0
    minutes = amount * 60 if match["unit"].lower() == "hour" else amount
    more = (match["minutes"] or "0").lower()
    return round(minutes + (int(more) if more.isdigit() else _NUMBERS[more]))


def length_beside(text: str, start: int, end: int, reach: int, cues: TimeCues) -> Length | None:
    """Return the length told beside a trigger `[start, end)` whose participants end at `reach`, if one is."""
    low, high = max(0, start - 45), min(len(text), max(end, min(reach, end + 60)) + 40)
    lasted = cues.lasted.match(text, end)
    for length in lengths(text, low):
        told = lasted is not None and length.start == lasted.end()
        between = text[length.end : start] if length.end <= start else text[end : length.start]
        if told or (length.end <= high and not _BETWEEN.search(between)):
            return length
    return None


def lend_lengths(groups: list[Folded], clauses: list[Clause], cues: TimeCues) -> None:
    """Give meetings the length that a sentence tells of 'the meeting', 'the talks', 'the call', and its passage."""
    told_in: ToldIn = {}
    for group in groups:
        for member in group.members:
            insort(
                told_in.setdefault(member.draft.clause.index, []),
                (member.draft.trigger.start, group),
                key=itemgetter(0),
            )
    for clause in clauses if groups else ():
        if "hour" not in clause.text and "minute" not in clause.text:
            continue
        for length in lengths(clause.text):
            noun = _measured(clause.text, length, cues)
            meant = _meant(clause, noun, told_in, cues) if noun is not None else None
            if meant is None or noun is None or meant.duration is not None:
                continue
            meant.members[0].duration = length.minutes
            span = min(noun[0], length.start), max(noun[1], length.end)
            meant.extra_spans.append((clause.offset + span[0], clause.offset + span[1]))


def _measured(text: str, length: Length, cues: TimeCues) -> tuple[int, int] | None:
    """The noun of meeting that a length measures: 'the 55-minute meeting', 'the talks lasted', 'ended after'."""
    if (behind := cues.long_meeting.match(text, length.end)) is not None:
        return behind.span("noun")
    for noun in cues.measured.finditer(text, max(0, length.start - 120), length.start):
        if noun.end() == length.start:
            return noun.span("noun")
    return None


def _meant(clause: Clause, noun: tuple[int, int], told_in: ToldIn, cues: TimeCues) -> Folded | None:
    """The meeting that a noun means: the one told by it, or else the one told last of those whom the sentence names."""
    call = cues.call.fullmatch(clause.text, *noun) is not None
    here = told_in.get(clause.index, [])
    by_it = [group for at, group in here if noun[0] <= at < noun[1] and _fits(group, call=call)]
    here_too = {id(group): group for _, group in here if _fits(group, call=call)}
    if by_it or here_too:
        return by_it[0] if by_it else next(iter(here_too.values())) if len(here_too) == 1 else None
    indices = range(clause.index - 1, max(-1, clause.index - 1 - _REACH), -1)
    told = [g for i in indices for _, g in reversed(told_in.get(i, [])) if _fits(g, call=call)]
    if not told:
        whole = {id(g): g for found in told_in.values() for _, g in found if _fits(g, call=call)}
        return next(iter(whole.values())) if len(whole) == 1 else None
    named = {name for m in clause.mentions for name in (*m.people, *m.parties)}
    return next((g for g in told if named & {*g.people, *g.parties}), told[0])


def _fits(group: Folded, *, call: bool) -> bool:
    """Whether a group is one meeting that was held, and can be called a call, or must not be one."""
    if group.status not in ("held", "ongoing") or all(told.visit for told in group.members):
        return False
    remote = group.format in ("phone", "video")
    return remote or group.format is None if call else not remote

"""Dates: one row is one time expression of a sentence, with its TIMEX3 type and value and the days it covers.

Read after TimeML (Pustejovsky et al. 2003; TIMEX3): extents, types DATE, TIME, DURATION, SET, and values. Beyond it,
``first`` and ``last`` are the days a DATE or TIME covers at the precision the text supports, never a guessed day,
and ``range_first``/``range_last`` those of the span it forms with its neighbour ('from 5 to 11 December').
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from tasks.logic import date_values as dv
from tasks.logic.date_grammar import Grammar
from tasks.logic.date_history import has_come_to_now, is_history, told_after
from tasks.logic.date_phrase import Focus, Phrase
from tasks.logic.date_resolution import Resolver
from tasks.logic.date_tense import Tense
from tasks.logic.date_words import DateWords, Token
from tasks.logic.lexicon import Reference
from tasks.logic.rows import frame_of

SCHEMA = {
    "document_id": pl.String,
    "sentence": pl.Int32,
    "char_start": pl.Int32,
    "char_end": pl.Int32,
    "text": pl.String,
    "type": pl.String,
    "value": pl.String,
    "first": pl.Date,
    "last": pl.Date,
    "edtf": pl.String,
    "range_first": pl.Date,
    "range_last": pl.Date,
}
_RANGE_GAP = re.compile(r"\s*(?:to|through|until|till|and|-|–|—|--)\s*(?:the\s+)?\Z")
_RANGE_START = re.compile(r"(?:from|between)\s+(?:the\s+)?\Z", re.IGNORECASE)

_THAT_YEAR = re.compile(r"\b(?:that|the\s+same|the\s+following|the\s+next|the\s+previous)\s+year\b", re.I)
_FULL = re.compile(r"\d{4}")
_LEANS = re.compile(r"\b(?:last|this|next)\s+(?:year|[A-Z]|week|month)|\bago\b")
_UNDATED = re.compile(r"XXXX-(?:\d\d|WXX-\d)")  # a day or month of no known year
_WEEKDAY_ALONE = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_WIDEST_LINK = 20
# In a wider window the days that hold for both ends say nothing of when.
_WIDEST_COMMON = 62


class Timex(NamedTuple):
    """One time expression; ``text`` is what stands at ``char_start:char_end``."""

    char_start: int
    char_end: int
    text: str
    type: str
    value: str
    first: date | None = None
    last: date | None = None
    edtf: str | None = None
    range_first: date | None = None
    range_last: date | None = None


class Tagger:
    """Finds and resolves time expressions with one vocabulary."""

    def __init__(self, table: pl.DataFrame) -> None:
        self.words = DateWords(table)
        self._grammar = Grammar(self.words.kinds)
        self._tense = Tense(self.words)
        self._names = {letter: name for name, letter in self.words.kinds.letter.items()}

    def tag(
        self, text: str, anchor: date | None, focus: Focus, offset: int = 0, *, caption: bool = False
    ) -> tuple[list[Timex], Focus]:
        """Return the expressions of one text, and what they leave in focus for the next."""
        found: list[Timex] = []
        if focus.told is not None and has_come_to_now(text):
            focus = focus._replace(told=None)
        if not self.words.may_hold_date(text):
            return found, focus
        tokens = self.words.tokens(text)
        kinds = "".join([t.kind for t in tokens])
        side = self._direction_in_caption if caption else self._direction
        resolver = Resolver(anchor, focus, side, self._points_ahead, self.words.cues)
        for phrase, rule in self._phrases(tokens, kinds):
            resolver.assumed = resolver.carried = False
            read = getattr(resolver, rule)(phrase)
            if read is None:
                phrase.end = phrase.start
                continue
            parts = read if isinstance(read, list) else [(phrase.start, phrase.end, *read)]
            for start, end, type_, value in parts:
                timex = _timex(text, tokens[start], tokens[end - 1], type_, value, offset)
                if type_ == "TIME" and resolver.assumed:
                    timex = timex._replace(first=None, last=None, edtf=None)
                found.append(timex)
                if resolver.near is None or not self._of_speech(tokens, start):
                    resolver.focus = _refocused(resolver.focus, timex, anchor)
                resolver.focus = _told(resolver.focus, timex, text, offset, carried=resolver.carried)
                if timex.first is not None and timex.last is not None:
                    resolver.near = dv.Window(timex.first, timex.last)
        return _with_ranges(text, found, offset), resolver.focus

    def tenses(self, text: str, found: list[Timex], offset: int = 0) -> list[int]:
        """Return for each expression the side of the day of writing that its verb puts it on: -1, 0 or 1."""
        if not found:
            return []
        tokens = self.words.tokens(text)
        starts = [t.start + offset for t in tokens]
        ends = [t.end + offset for t in tokens]
        return [
            self._tense.direction(tokens, bisect_left(starts, t.char_start), bisect_left(ends, t.char_end) + 1)
            for t in found
        ]

    def _direction(self, phrase: Phrase) -> int:
        return self._tense.direction(phrase.tokens, phrase.start, phrase.end)

    def _direction_in_caption(self, phrase: Phrase) -> int:
        """A caption tells in the present of what has been: 'A meets B in Lima on Monday'."""
        before = (token.word.lower() for token in phrase.tokens[: phrase.start])
        side = self._direction(phrase)
        return side if side <= 0 or not self.words.cues["caption_ahead"].isdisjoint(before) else -1

    def _of_speech(self, tokens: list[Token], start: int) -> bool:
        """Tell the day of speaking ('..., police said on Monday'), which 'the same day' does not go back to."""
        return any(t.word in self.words.cues["speech"] for t in tokens[max(0, start - 2) : start])

    def _points_ahead(self, phrase: Phrase) -> bool:
        return self._tense.points_ahead(phrase.tokens, phrase.start)

    def _phrases(self, tokens: list[Token], kinds: str) -> Iterator[tuple[Phrase, str]]:
        """Yield each match of the grammar; one whose ``end`` the caller sets back to its start is looked past."""
        grammar = self._grammar
        for run in grammar.run.finditer(kinds):
            at, end = run.span()
            if grammar.trigger.search(kinds, at, end) is None:
                continue
            while at < end:
                match = grammar.expression.search(kinds, at, end)
                if match is None:
                    break
                phrase = Phrase(tokens, match.start(), match.end(), self._names)
                yield phrase, str(match.lastgroup)
                at = max(phrase.end, match.start() + 1)


def _timex(text: str, first: Token, last: Token, type_: str, value: str, offset: int) -> Timex:
    if value.startswith("-"):
        value = "PAST_REF"  # before the year 1
    days = dv.window(value) if type_ in ("DATE", "TIME") else None
    edges = (days.first, days.last, dv.edtf(value, days)) if days else (None, None, None)
    start, end = first.start, last.end
    return Timex(start + offset, end + offset, text[start:end], type_, value, *edges)


def _refocused(focus: Focus, timex: Timex, anchor: date | None) -> Focus:
    """Return what is in focus after an expression: the days it covers, the period a business report is about."""
    if timex.type == "DURATION":
        return focus._replace(period="") if re.fullmatch(r"P(?:9M|6M|1Y)", timex.value) else focus
    if timex.first is None or timex.last is None:
        # Behind a day that nothing dates, 'two weeks later' does not count from the one before it.
        return focus._replace(days=None) if _UNDATED.match(timex.value) else focus
    days = dv.Window(timex.first, timex.last)
    if timex.value[4:6] == "-Q":
        compared = re.search(r"ago|earlier|last year|\d{4} (?:quarter|period)", timex.text)
        # Results are those of a quarter that has ended; one under way or ahead is only spoken of.
        ended = anchor is None or days.last < anchor
        return focus._replace(days=days, quarter=timex.value if ended and not compared else focus.quarter, period="Q")
    begun = anchor is not None and days is not None and days.first <= anchor
    day = days if days.first == days.last else focus.day
    return focus._replace(days=days, past=days if begun else focus.past, day=day)


def _told(focus: Focus, timex: Timex, text: str, offset: int, *, carried: bool) -> Focus:
    """Return the focus with the time that a history has come to, where the expression has its year."""
    if not focus.history or timex.first is None or timex.last is None:
        return focus
    if not carried and _LEANS.search(timex.text):
        return focus._replace(told=None)  # the text has come to its own time
    counted = _THAT_YEAR.search(timex.text) is not None  # 'in April of that year'
    if not carried and not counted and not _FULL.search(timex.text):
        return focus
    start, end = timex.char_start - offset, timex.char_end - offset
    return focus._replace(told=told_after(focus.told, dv.Window(timex.first, timex.last), text, start, end))


def _with_ranges(text: str, found: list[Timex], offset: int) -> list[Timex]:
    """Return the expressions with the span that two neighbours form: 'from X to Y', 'X-Y', 'between X and Y'."""
    for i in range(len(found) - 1):
        one, two = found[i], found[i + 1]
        if one.value > two.value and len(one.value) == len(two.value) == 7 and linked(text, one, two, offset):
            one = _year_before(one)  # 'between October and January'
        if two.first and one.first and two.first < one.first and _WEEKDAY_ALONE.fullmatch(two.text):
            two = _week_after(two) if linked(text, one, two, offset) else two  # 'Thursday through Saturday'
        if one.first is None or two.first is None or two.first < one.first or not linked(text, one, two, offset):
            continue
        found[i] = one._replace(range_first=one.first, range_last=two.last)
        found[i + 1] = two._replace(range_first=one.first, range_last=two.last)
    return found


def _year_before(timex: Timex) -> Timex:
    """Return a bare month a year earlier."""
    if re.search(r"\d", timex.text) or not timex.value[:4].isdigit():
        return timex
    value = f"{int(timex.value[:4]) - 1:04d}{timex.value[4:]}"
    days = dv.window(value)
    return timex._replace(value=value, first=days.first, last=days.last, edtf=value) if days else timex


def _week_after(timex: Timex) -> Timex:
    """Return a bare weekday a week later."""
    day = dv.shift_days(timex.first, 7) if timex.first else None
    return timex._replace(value=day.isoformat(), first=day, last=day, edtf=day.isoformat()) if day else timex


def linked(text: str, one: Timex, two: Timex, offset: int = 0) -> bool:
    """Tell whether two neighbouring expressions are the ends of one span."""
    start, end = one.char_end - offset, two.char_start - offset
    if end - start > _WIDEST_LINK:
        return False
    gap = text[start:end]
    if _RANGE_GAP.fullmatch(gap) is None:
        return False
    before = text[max(0, one.char_start - offset - _WIDEST_LINK) : one.char_start - offset]
    return "and" not in gap or _RANGE_START.search(before) is not None


@lru_cache(maxsize=8)
def tagger(reference: Reference) -> Tagger:
    """Return the tagger over a reference's ``date_words``, made once."""
    return Tagger(reference.table("date_words"))


def tag(text: str, anchor: date | None = None, *, reference: Reference, offset: int = 0) -> list[Timex]:
    """Return one Timex for each time expression of a text, in order.

    ``anchor`` is the day of writing; without it only dates that stand complete in the text are resolved.
    ``offset`` is the place of the text in its document.
    """
    return tagger(reference).tag(text, anchor, Focus(), offset)[0]


def date_mentions(sentences: pl.DataFrame, anchors: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Return one row for each time expression of the sentences, sorted by document and place.

    ``anchors`` (document_id, anchor and, where the day of writing is only known as a window, anchor_first) comes from
    ``dating.anchors``; a null anchor leaves relative expressions unresolved. Sentences are read in order, so that
    'the following day' leans on the day named before it. Seen from both ends of a window, an expression gets the
    days and the value that hold for either; of a window of months only what both ends agree on.
    """
    reader = tagger(reference)
    if "anchor_first" not in anchors.columns:
        anchors = anchors.with_columns(anchor_first=pl.col("anchor"))
    days = {row[0]: row[1:] for row in anchors.select("document_id", "anchor", "anchor_first").iter_rows()}
    rows: list[tuple[object, ...]] = []
    ordered = sentences.sort("document_id", "sentence").select("document_id", "sentence", "char_start", "text", "kind")
    texts = dict(ordered.group_by("document_id").agg("text").iter_rows())
    document: str | None = None
    late = early = Focus()
    for document_id, sentence, char_start, text, kind in ordered.iter_rows():
        caption = kind == "caption"
        anchor, anchor_first = days.get(document_id, (None, None))
        if document_id != document:
            document = document_id
            late = early = Focus(history=is_history(texts[document_id], anchor.year if anchor else None))
        found, late = reader.tag(text, anchor, late, char_start, caption=caption)
        if found and anchor_first is not None and anchor_first != anchor:
            others, early = reader.tag(text, anchor_first, early, char_start, caption=caption)
            wide = (anchor - anchor_first).days > _WIDEST_COMMON
            found = [_common(*pair, wide=wide) for pair in zip(found, others, strict=False)]
        rows += [(document_id, sentence, *timex) for timex in found]
    return frame_of(rows, SCHEMA)


def _common(late: Timex, early: Timex, *, wide: bool) -> Timex:
    """Return the expression as both ends of a publication window allow it."""
    if late.value == early.value or late.char_start != early.char_start:
        return late
    if late.first is None or late.last is None or early.first is None or early.last is None:
        return late
    if wide:
        return Timex(late.char_start, late.char_end, late.text, late.type, _unknown(late.value))
    days = dv.Window(min(late.first, early.first), max(late.last, early.last))
    value = dv.enclosing_value(days)
    return Timex(late.char_start, late.char_end, late.text, late.type, value, days.first, days.last, days.edtf)


def _unknown(value: str) -> str:
    """Return the value with X for each figure: a time of which only the precision is known."""
    return re.sub(r"\d", "X", value)

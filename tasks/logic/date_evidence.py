"""What a text says about the day it was written: one ``Clue`` is one dated expression and the side its verb puts it on.

All rules hold for a reader with no other source than the text. The years that it leaves out: ``date_years``.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tasks.logic import date_values as dv
from tasks.logic.date_phrase import Focus
from tasks.logic.datelines import dateline_day
from tasks.logic.dates import Tagger, Timex, linked

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_GOING_ON = re.compile(r"\b(?:is|are|continues?|continued)\s+(?:[a-z]+ly\s+|currently\s+)?[a-z]+ing\b")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
# A date without a year within so many days of one named in full belongs with it.
CLOSE = 45
_AGE = range(1900, 2100)
_SHORT_TAIL = 15
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_NAME = re.compile(r"(?:(?:[Ll]ast|[Pp]ast|[Tt]his|[Nn]ext)\s+)?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_PLAIN_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_APPOSED = re.compile(r"\s?[,(–—-]\s?")
_ANY: frozenset[int] = frozenset()
_BESIDE_RELATIVE = re.compile(r"\s?[,(–—-]\s?(?:on\s+)?|\s+on\s+")
_RELATIVE_SPANS = re.compile(r"(?:(?:earlier|late|early)\s+)?(this|last)\s+(week|month)", re.I)
_SAYS_AGAIN = re.compile(
    r"\s?[,(–—-]\s?(?:on\s+)?|['’]s\s+(?:[\w'’-]+\s+){1,8}?[,(]?\s?(?:[\w'’-]+,\s+)?(?:which\s+was\s+)?held\s+(?:on\s+)?"
)
_LAST_WEEKDAY = re.compile(r"(?:last|past)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I)
_LAST_WEEKDAY_REACH = 8  # days within which a weekday is 'last Friday'
_DAY_OF_YEAR = re.compile(r"XXXX-(\d\d(?:-\d\d)?)")
_OF_LAST_YEAR = re.compile(r"\b(?:last|the\s+previous)\s+year\b", re.I)
_TOLD_ON = 2  # sentences to the next step of a story
_RELATIVE_DAYS = {"yesterday": 1, "today": 0, "tomorrow": -1}
# Clues of one sort beyond which more are not compared with each other: reading stays linear.
ENOUGH = 30

_WAS_TO = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:(?:due|set|expected|scheduled|supposed|meant)\s+)?to\s+[^;:]{0,60}\Z"
)
_NAMES_MONTH = re.compile(r"XXXX-\d\d")
# 'That meeting never took place', behind the sentence that planned it
_CAME_TO_NOTHING = re.compile(
    r"\W*(?:But\s+)?(?:That|The|This|It|Their|His|Her|Neither|Nothing)\b[^.;:]{0,60}?\b(?:never\s+(?:took\s+place|happened|materiali[sz]ed|came\s+(?:off|about))|"
    r"did\s+not\s+(?:take\s+place|happen|come\s+(?:off|about))|didn['’]t\s+happen|fell\s+through|came\s+to\s+nothing|came\s+of\s+it|"
    r"(?:was|were|had\s+to\s+be)\s+(?:\w+\s+)?(?:called\s+off|cancell?ed|scrapped|abandoned))\b"
)


class Clue(NamedTuple):
    """One expression that places the text in time, and the words that stand around it."""

    timex: Timex
    tense: int
    sentence: int
    clause: str
    days: dv.Window | None
    precision: str  # day, month, year
    until_next: bool  # forms a span with the clue after it
    in_caption: bool
    yearless: bool = False  # its year was inferred
    on: frozenset[int] = frozenset()  # the weekdays, 1 to 7, that it can be, where the text tells


def is_recent(day: date) -> bool:
    """Tell whether a text of our archives can have been written about then; other years are slips or history."""
    return day.year in _AGE


def clues(tagger: Tagger, sentences: Iterable[tuple[int, str, str]]) -> list[Clue]:
    """Return the time expressions of (number, kind, text) sentences, read with no day of writing.

    'The following May' counts from what was told before it.
    """
    found: list[Clue] = []
    focus = Focus()
    told = list(sentences)
    undone = {one[0] for one, after in pairwise(told) if _CAME_TO_NOTHING.match(after[2])}
    for number, kind, text in told:
        timexes, focus = tagger.tag(text, None, focus)
        sides = tagger.tenses(text, timexes)
        for i, (timex, side) in enumerate(zip(timexes, sides, strict=True)):
            if timex.type not in ("DATE", "TIME"):
                continue
            days = dv.Window(timex.first, timex.last) if timex.first and timex.last else None
            days = days if days and is_recent(days.first) else None
            precision = {10: "day", 7: "month", 4: "year"}.get(len(timex.value[:10].split("T")[0]), "other")
            until = timexes[i + 1].char_start if i + 1 < len(timexes) else len(text)
            since = timexes[i - 1].char_end if i else 0
            # Captions tell in the present of what has been: 'A meets B in Lima on June 19'.
            tense = -1 if kind == "caption" and not _told_ahead(tagger, text, timex) else side
            # The words that go with a date follow it ('on June 5 in Oslo ...') or, where none follow the last one of
            # the sentence, stand before it ('they meet in Oslo on June 5').
            follow = len(text) - timexes[-1].char_end > _SHORT_TAIL
            clause = text[timex.char_end : until] if follow else text[since : timex.char_start]
            spans = i + 1 < len(timexes) and linked(text, timex, timexes[i + 1])
            if spans and _GOING_ON.search(text[: timex.char_start]):
                tense = 2
            elif tense > 0 and _WAS_TO.search(text[: timex.char_start]) and _NAMES_MONTH.match(timex.value):
                tense = 0  # 'was to begin on February 25': of a day that may be past by now
            elif tense and any(cue in text[: timex.char_start] for cue in tagger.words.cues["irrealis"]):
                tense = 0
            elif tense > 0 and number in undone:
                tense = 0  # 'invited both for June 27. That meeting never took place'
            on = _named_weekday(text, timexes, i) or (
                _report_weekdays(text, timexes, sides, i) if kind == "body" else _ANY
            )
            found.append(Clue(timex, tense, number, clause, days, precision, spans, kind == "caption", on=on))
    return found


def _told_ahead(tagger: Tagger, text: str, timex: Timex) -> bool:
    return not tagger.words.cues["caption_ahead"].isdisjoint(text[: timex.char_start].lower().split())


def _named_weekday(text: str, timexes: list[Timex], i: int) -> frozenset[int]:
    """Return the weekday named with a day: 'Tuesday, June 12', 'on Monday (10 January)', '10 January (Monday)'."""
    named = _WEEKDAY_NAME.match(timexes[i].text)
    if named:
        return frozenset({_WEEKDAYS.index(named[1].lower()) + 1})
    for j in (i - 1, i + 1):
        if 0 <= j < len(timexes) and (beside := _WEEKDAY.fullmatch(timexes[j].value)):
            one, two = sorted((i, j))
            if _APPOSED.fullmatch(text[timexes[one].char_end : timexes[two].char_start]):
                return frozenset({int(beside[1])})
    return _ANY


def _report_weekdays(text: str, timexes: list[Timex], sides: list[int], i: int) -> frozenset[int]:
    """Return the weekdays that an agency's line can be of: its lead tells of that day or of the one before by name."""
    if i or dateline_day(text, timexes) is not timexes[0]:
        return _ANY
    for timex, side in zip(timexes[1:], sides[1:], strict=True):
        if side < 0 and (told := _WEEKDAY.match(timex.value)) and timex.text.endswith(_PLAIN_WEEKDAYS):
            day = int(told[1])
            return frozenset({day, day % 7 + 1})
    return _ANY


def present_days(found: list[Clue]) -> list[Clue]:
    """Return the dated clues of the text's own present: those close to the latest day it names as its own time.

    Writers leave out the year of a day only near their own time; days with their year count where several stand
    close together. A single full date, or a year, may be history.
    """
    days = [c for c in found if c.days is not None and c.precision == "day"]
    own = [c for c in days if c.yearless]
    if not own:
        firsts = sorted({c.days.first for c in days if c.days})[-3:]
        going_on = any(c.tense > 0 for c in days if c.days and c.days.first in firsts)
        if len(firsts) < (2 if going_on else 3) or (firsts[-1] - firsts[0]).days > 2 * CLOSE:
            return []
        own = days
    latest = max(c.days.first for c in own if c.days)
    return [
        c
        for c in found
        if c.days and c.precision in ("day", "month") and abs((c.days.first - latest).days) <= 2 * CLOSE
    ]


def weekdays(found: list[Clue], *, past: bool = True) -> list[tuple[int, int]]:
    """Return (weekday, sentence) of the bare weekdays told of in the past tense, or as ahead."""
    return [
        (int(match[1]), clue.sentence)
        for clue in found
        if (clue.tense < 0 if past else clue.tense > 0)
        and (match := _WEEKDAY.match(clue.timex.value))
        and not re.search(r"[Ll]ast|[Nn]ext", clue.timex.text)
    ]


def names(text: str) -> frozenset[str]:
    """Return the stems of the names in a text: 'Russia' and 'Russian' share one."""
    return frozenset(word[:5].lower() for word in _NAME.findall(text))


def spoken_day(found: list[Clue], texts: dict[int, str]) -> tuple[date, str] | None:
    """Return the day of writing where 'tomorrow' or 'yesterday' stands beside an event whose date the text gives.

    The event is the same where the sentence shares two names or more with the words around one calendar date, and
    more than with those around any other.
    """
    if apposed := _apposed_day(found, texts):
        return apposed
    dated = [c for c in found if c.days is not None and c.days.first == c.days.last][:ENOUGH]
    for clue in [c for c in found if c.timex.text.lower() in ("tomorrow", "yesterday")][:ENOUGH]:
        word = clue.timex.text.lower()
        here = names(texts[clue.sentence])
        shared: dict[date, int] = {}
        for other in dated:
            if other.days and other.sentence != clue.sentence:
                day = other.days.first
                shared[day] = max(shared.get(day, 0), len(here & names(other.clause)))
        ranked = sorted(shared.items(), key=lambda item: -item[1])
        if ranked and ranked[0][1] >= 2 and (len(ranked) == 1 or ranked[1][1] < ranked[0][1]):
            written = dv.shift_days(ranked[0][0], -1 if word == "tomorrow" else 1)
            if written:
                return written, f"'{word}' is {ranked[0][0].isoformat()}"
    return None


def _apposed_day(found: list[Clue], texts: dict[int, str]) -> tuple[date, str] | None:
    """Return the day of writing where 'yesterday, 14 March' or 'today, Saturday 18 March' says it outright."""
    for one, two in pairwise(found):
        for relative, dated in ((one, two), (two, one)):
            step = _RELATIVE_DAYS.get(relative.timex.text.lower())
            if step is None or dated.days is None or dated.precision != "day" or one.sentence != two.sentence:
                continue
            gap = texts[one.sentence][one.timex.char_end : two.timex.char_start]
            if _BESIDE_RELATIVE.fullmatch(gap) and (written := dv.shift_days(dated.days.first, step)):
                return written, f"'{relative.timex.text.lower()}' is {dated.days.first.isoformat()}"
    return None


def spoken_span(found: list[Clue], texts: dict[int, str]) -> dv.Window | None:
    """Return the days of writing where a week or month and a day of it stand together, one saying the other.

    'Earlier this month, on June 3'; 'last week's summit, held on May 24, 2022'.
    """
    for one, two in pairwise(found):
        for relative, dated in ((one, two), (two, one)):
            span = _RELATIVE_SPANS.fullmatch(relative.timex.text)
            day = dated.days.first if dated.days and dated.precision == "day" and dated.tense < 0 else None
            if span is None or day is None or one.sentence != two.sentence:
                continue
            if not _SAYS_AGAIN.fullmatch(texts[one.sentence][one.timex.char_end : two.timex.char_start]):
                continue
            whole = _week_of(day) if span[2].lower() == "week" else dv.window(f"{day:%Y-%m}")
            if whole is None:
                continue
            if span[1].lower() == "this":
                return dv.Window(day, whole.last)
            following = dv.shift_days(whole.last, 1)
            if following:
                return _week_of(following) if span[2].lower() == "week" else dv.window(f"{following:%Y-%m}")
    return None


def named_weekday_span(found: list[Clue]) -> dv.Window | None:
    """Return the week behind a day that the text calls 'last Friday, June 30th'."""
    for clue in found:
        if clue.precision == "day" and clue.days and clue.tense < 0 and _LAST_WEEKDAY.match(clue.timex.text):
            again = clue.days.first.isoweekday() in {weekday for weekday, _ in weekdays(found)}
            first = dv.shift_days(clue.days.first, 7 if again else 1)  # 'on Friday' is another than 'last Friday'
            last = dv.shift_days(clue.days.first, _LAST_WEEKDAY_REACH)
            return dv.Window(first, last) if first and last else None
    return None


def further_in_last_year(found: list[Clue]) -> set[int]:
    """Return the places of days told on from one 'last year': 'on June 26th last year ... a follow-up on July 21st'."""
    out: set[int] = set()
    last: tuple[int, str] | None = None
    for k, clue in enumerate(found):
        named = _DAY_OF_YEAR.match(clue.timex.value)
        if named is None or clue.tense > 0:
            continue
        beside = found[k + 1].timex if k + 1 < len(found) and found[k + 1].sentence == clue.sentence else None
        at_once = beside is not None and beside.char_start - clue.timex.char_end <= 1
        if any(_OF_LAST_YEAR.search(text) for text in (clue.timex.text, beside.text if beside and at_once else "")):
            last = clue.sentence, named[1]
        elif last is not None and clue.sentence - last[0] <= _TOLD_ON and named[1] >= last[1] and not clue.days:
            last = clue.sentence, named[1]
            out.add(k)
        elif last is not None and clue.sentence - last[0] > _TOLD_ON:
            last = None
    return out


def _week_of(day: date) -> dv.Window:
    monday = dv.shift_days(day, 1 - day.isoweekday()) or day
    return dv.Window(monday, dv.shift_days(monday, 6) or day)

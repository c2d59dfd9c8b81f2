"""What a text says about the day it was written: one ``Clue`` is one dated expression and the side its verb puts it on.

Years that a text leaves out are taken from the dates it gives in full, then from weekdays named beside a date, then
from the terms of the officials it names. All rules hold for a reader with no other source than the text.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tasks.logic import date_values as dv
from tasks.logic.date_phrase import Focus
from tasks.logic.date_terms import Terms
from tasks.logic.dates import Tagger, Timex, linked

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_GOING_ON = re.compile(r"\b(?:is|are|continues?|continued)\s+(?:[a-z]+ly\s+|currently\s+)?[a-z]+ing\b")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
# A date without a year within so many days of one named in full belongs with it.
_CLOSE = 45
# More years than this that fit the officials named tell nothing.
_MOST_YEARS = 2
_LONGEST_CAREER = 60
# One official of a long term, or a namesake, tells no year.
_FEWEST_OFFICIALS = 2
_AGE = range(1900, 2100)
_SHORT_TAIL = 15
# Clues of one sort beyond which more are not compared with each other: reading stays linear.
_ENOUGH = 30
# So many days given with their year, and the text gives every year.
_FULL_STYLE = 2


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


def is_recent(day: date) -> bool:
    """Tell whether a text of our archives can have been written about then; other years are slips or history."""
    return day.year in _AGE


def clues(tagger: Tagger, sentences: Iterable[tuple[int, str, str]]) -> list[Clue]:
    """Return the time expressions of (number, kind, text) sentences, read with no day of writing."""
    found: list[Clue] = []
    for number, kind, text in sentences:
        timexes, _ = tagger.tag(text, None, Focus())
        sides = tagger.tenses(text, timexes)
        for i, (timex, side) in enumerate(zip(timexes, sides, strict=True)):
            if timex.type not in ("DATE", "TIME"):
                continue
            days = dv.Window(timex.first, timex.last) if timex.first and timex.last else None
            days = days if days and is_recent(days.first) else None
            precision = {10: "day", 7: "month", 4: "year"}.get(len(timex.value[:10].split("T")[0]), "other")
            until = timexes[i + 1].char_start if i + 1 < len(timexes) else len(text)
            since = timexes[i - 1].char_end if i else 0
            tense = -1 if kind == "caption" and side == 0 else side
            # The words that go with a date follow it ('on June 5 in Oslo ...') or, where none follow the last one of
            # the sentence, stand before it ('they meet in Oslo on June 5').
            follow = len(text) - timexes[-1].char_end > _SHORT_TAIL
            clause = text[timex.char_end : until] if follow else text[since : timex.char_start]
            spans = i + 1 < len(timexes) and linked(text, timex, timexes[i + 1])
            if spans and _GOING_ON.search(text[: timex.char_start]):
                tense = 2
            elif tense and any(cue in text[: timex.char_start] for cue in tagger.words.cues["irrealis"]):
                tense = 0
            found.append(Clue(timex, tense, number, clause, days, precision, spans, kind == "caption"))
    return found


def with_years(found: list[Clue], fixed: list[date], officials: list[Terms]) -> tuple[list[Clue], str, bool]:
    """Return the clues with a year given to the dates that lack one where the text lets it be known, how, and if sure.

    ``fixed`` are days known from outside the sentences (a footnote's access dates).
    """
    yearless = [c for c in found if _YEARLESS.fullmatch(c.timex.value)]
    if not yearless:
        return found, "", True
    told = [c for c in found if c.days is not None and c.tense <= 0]
    latest = max([c.days.first.year for c in told if c.days] + [d.year for d in fixed], default=None)
    sure = True
    fine = [(c.days, c) for c in told if c.days is not None and c.precision in ("day", "month")]
    known = [(w, c) for w, c in fine if latest is not None and w.first.year >= latest - 1]
    if fixed or known:
        ends = [dv.Window(d, d) for d in fixed] + [w for w, _ in known]
        stretch, basis = max(ends, key=lambda w: w.last), "year from the nearest date named in full"
        # A text that leaves years out gives one where it is not its own: 'in December 2021', 'on January 10'.
        full = {c.days.first for _, c in known if c.precision == "day" and c.days}
        foreign = not fixed and len(full) < _FULL_STYLE and not any(c.in_caption for w, c in known if w == stretch)
    else:
        foreign = False
        years = _years_in_office(yearless, officials, latest)
        if not 1 <= len(years) <= _MOST_YEARS:
            why = f"{len(years)} years possible by the officials named" if years else "no year in text"
            return found, why, False
        first, sure = dv.window(f"{years[0]:04d}"), len(years) == 1
        if first is None:
            return found, "no year in text", False
        stretch, basis = first, f"{len(officials)} officials named were in office in {' or '.join(map(str, years))}"
    resolved: list[Clue] = []
    for clue in found:
        match = _YEARLESS.fullmatch(clue.timex.value)
        days = _placed(int(match[1]), int(match[2]) if match[2] else None, clue, stretch) if match else None
        if match is None or days is None or (foreign and days.first.year == stretch.first.year):
            resolved.append(clue)
        else:
            resolved.append(clue._replace(days=days, precision="day" if match[2] else "month", yearless=True))
    if not any(c.yearless for c in resolved):
        return found, "no date in full near those without a year", True
    return resolved, basis, sure


def _years_in_office(yearless: list[Clue], officials: list[Terms], latest: int | None) -> list[int]:
    """Return the years in which all officials named held their office on the days named without a year."""
    dated = [(int(m[1]), int(m[2] or 15), c) for c in yearless[:_ENOUGH] if (m := _YEARLESS.fullmatch(c.timex.value))]
    officials = officials[:_ENOUGH]
    spells = [spell for terms in officials for spell in terms.spells]
    if len(officials) < _FEWEST_OFFICIALS or not spells:
        return []
    first = max(min(s.first.year for s in spells), latest or 0)
    score: dict[int, int] = {}
    for year in range(first, min(max(s.last.year for s in spells), first + _LONGEST_CAREER) + 1):
        known = [(d, c) for month, day, c in dated if (d := dv.make_date(year, month, day))]
        score[year] = sum(
            any(day in spell for spell in terms.spells) and _weekday_agrees(clue, dv.Window(day, day))
            for day, clue in known
            for terms in officials
        )
    full = len(dated) * len(officials)
    return sorted(year for year, points in score.items() if points == full)


def _placed(month: int, day: int | None, clue: Clue, stretch: dv.Window) -> dv.Window | None:
    """Return the days of a month and day in the year that brings them close to the known stretch."""
    candidates: list[tuple[int, date, dv.Window]] = []
    for year in range(max(stretch.first.year - 1, 1), min(stretch.last.year + 2, 9999)):
        days = dv.window(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
        if days is not None and _weekday_agrees(clue, days):
            gap = max((stretch.first - days.last).days, (days.first - stretch.last).days, 0)
            candidates.append((gap, days.first, days))
    best = min(candidates, default=None)
    return best[2] if best and best[0] <= _CLOSE else None


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
        if len(firsts) < (2 if going_on else 3) or (firsts[-1] - firsts[0]).days > 2 * _CLOSE:
            return []
        own = days
    latest = max(c.days.first for c in own if c.days)
    return [
        c
        for c in found
        if c.days and c.precision in ("day", "month") and abs((c.days.first - latest).days) <= 2 * _CLOSE
    ]


def _weekday_agrees(clue: Clue, days: dv.Window) -> bool:
    named = re.match(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)", clue.timex.text)
    return named is None or days.first.strftime("%a") == named[1]


def weekdays(found: list[Clue]) -> list[tuple[int, int]]:
    """Return (weekday, sentence) of the bare weekdays told of in the past tense."""
    return [
        (int(match[1]), clue.sentence)
        for clue in found
        if clue.tense < 0
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
    dated = [c for c in found if c.days is not None and c.days.first == c.days.last][:_ENOUGH]
    for clue in [c for c in found if c.timex.text.lower() in ("tomorrow", "yesterday")][:_ENOUGH]:
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

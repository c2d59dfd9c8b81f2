"""The years that a text leaves out of its days and months.

They are taken from the dates it gives in full, then from the terms of the officials it names and the weekdays it
names beside a day ('Tuesday, June 12' is no day of every year), then from its copyright line.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tasks.logic import date_values as dv
from tasks.logic.date_cycle import last_before_a_gap
from tasks.logic.date_evidence import CLOSE, ENOUGH, Clue, further_in_last_year, weekdays
from tasks.logic.date_terms import Terms, in_office_together

_YEARLESS = re.compile(r"XXXX-(\d\d)(?:-(\d\d)(?:T(?:[A-Z]{2}|[0-9:]{5}))?)?")  # also 'the evening of July 6'
_LAST_YEAR = re.compile(r"\b(?:last|next|the\s+previous|the\s+following)\s+year\b", re.I)
_THIS_YEAR = re.compile(r"(?:earlier\s+|later\s+)?this\s+year", re.I)
_BESIDE = 4  # characters between a day and 'last year'
_FIGURES = re.compile(r"\d{4}")
# 'Last August' leans on the day of writing, not on a year named elsewhere.
_RELATIVE = re.compile(r"(?:this|last|next|coming|past)\b(?!\s+\w+day,\s)", re.I)
# More years than this that fit the officials named tell nothing.
_MOST_YEARS = 2
_LONGEST_CAREER = 60
# One official of a long term, or a namesake, tells no year.
_FEWEST_OFFICIALS = 2
_FEWEST_WITH_ODD_ONE = 4
_SEVERAL = 2  # days told of, of which the last is that of the news
# So many days given with their year, and the text gives every year.
_FULL_STYLE = 2
# '2004.', '2013-15:' and '1996 – ' at the head of an entry; a year that opens a sentence is none
_ENTRY = re.compile(r"\W*((?:19|20)\d\d)(?:\s?([-–/])\s?\d{2,4})?\s*(?:[.:]|[–—]\s|-\s|\Z)")
_FEWEST_ENTRIES = 3
# A story is told in its order from these months on to those, with so many times named on either side of New Year.
_LATE, _EARLY = 10, 4
_ON_EITHER_SIDE = 3
_LEAD = 3  # the number of the last sentence of a lead, where news tells its day
_NEXT_DAYS = 2  # a weekday told of after a day with its date is that day, or one so soon after it


class _Time(NamedTuple):
    """A stretch of time near which the days without a year lie, and how it is known."""

    stretch: dv.Window
    basis: str
    sure: bool = True
    foreign: bool = False  # days without a year are not of its year


def with_years(
    found: list[Clue], fixed: list[date], officials: list[Terms], copyright_year: int | None = None
) -> tuple[list[Clue], str, bool]:
    """Return the clues with the years that they leave out, how these are known, and if they are sure.

    What a story tells on from December to January is of the next year, and so is all that it tells behind.
    """
    placed, basis, sure = _with_known_years(found, fixed, officials, copyright_year)
    return _told_on(placed), basis, sure


def with_entry_years(found: list[Clue], sentences: Iterable[tuple[int, str, str]]) -> list[Clue]:
    """Return the clues with the year at the head of their entry, in a chronology of entries headed by years."""
    heads = [(number, head[1], head[2]) for number, _, text in sentences if (head := _ENTRY.match(text))]
    years = [int(year) for _, year, _ in heads]
    if len(heads) < _FEWEST_ENTRIES or years != sorted(years):
        return found
    out = []
    for clue in found:
        _, year, to = next((h for h in reversed(heads) if h[0] <= clue.sentence), (0, "", ""))
        value = _YEARLESS.fullmatch(clue.timex.value) if year and not to and clue.days is None else None
        days = _in_year(int(year), value) if value else None
        out.append(clue._replace(days=days, precision="day" if value and value[2] else "month") if days else clue)
    return out


def _told_on(found: list[Clue]) -> list[Clue]:
    """Return the clues with those behind the turn of a year, of a story told in its order, in the next year.

    The story opens with a day or month and its year, and gives no other day with its year.
    """
    told = [(k, int(m[1])) for k, c in enumerate(found) if (m := _YEARLESS.fullmatch(c.timex.value)) and _counts(c)]
    full = [(k, c.days.first) for k, c in enumerate(found) if c.days and not c.yearless and _counts(c)]
    full = [(k, day) for k, day in full if (k, day.month) not in told]
    turn = next((n for n in range(1, len(told)) if told[n - 1][1] >= _LATE and told[n][1] <= _EARLY), len(told))
    before, behind = told[:turn], told[turn:]
    if len(before) < _ON_EITHER_SIDE or len(behind) < _ON_EITHER_SIDE or len(full) != 1:
        return found
    opened, day = full[0]
    months = [day.month, *(month for _, month in before)]
    in_order = months == sorted(months) and min(months[1:]) > max(month for _, month in behind)
    if not in_order or opened > before[0][0] or found[before[0][0]].sentence <= _LEAD:
        return found
    out = list(found)
    for k, _ in told:
        value = found[k].timex.value
        days = dv.window(f"{day.year + (k >= behind[0][0]):04d}{value[4:10]}")
        out[k] = found[k]._replace(days=days or found[k].days, yearless=True)
    return out


def _counts(clue: Clue) -> bool:
    """Whether a time is a day or month that leans on nothing: not 'last August'."""
    return clue.precision in ("day", "month") and _RELATIVE.match(clue.timex.text) is None


def _with_known_years(
    found: list[Clue], fixed: list[date], officials: list[Terms], copyright_year: int | None = None
) -> tuple[list[Clue], str, bool]:
    """Return the clues with a year given to the dates that lack one where the text lets it be known, how, and if sure.

    ``fixed`` are days known from outside the sentences (a footnote's access dates).
    """
    yearless = [c for c in found if c.days is None and _YEARLESS.fullmatch(c.timex.value)]
    if not yearless:
        return found, "", True
    told = [c for c in found if c.days is not None and c.tense <= 0]
    latest = max([c.days.first.year for c in told if c.days] + [d.year for d in fixed], default=None)
    near = _near_full_dates(told, fixed, latest)
    together = in_office_together(officials)
    if near and together and not fixed and near.stretch.last < together.first:
        near = None  # history: before the officials named held their office
    resolved = _resolved(found, near) if near else found
    if near and any(c.yearless for c in resolved):
        return _in_own_year(resolved), near.basis, near.sure
    years = _years_possible(yearless, officials, latest, copyright_year)
    if len(years.candidates) > 1 and len(pictured := _years_of_pictured_day(found, years.candidates)) == 1:
        years = years._replace(candidates=pictured)
    if len(years.candidates) > 1 and len(fit := _years_of_weekday_behind(found, years.candidates)) == 1:
        years = years._replace(candidates=fit)
    if len(years.candidates) > 1 and (come := _year_come_to(told)) in years.candidates:
        years = _Years([come], "by the year that the text has come to")
    if len(years.candidates) > 1 and latest and len(soon := _years_soon_after(found, latest, years.candidates)) == 1:
        years = _Years(soon, f"the year behind {latest}, which the text calls its own")
    if not 1 <= len(years.candidates) <= _MOST_YEARS:
        why = f"{len(years.candidates)} years possible {years.basis}" if years.candidates else "no year in text"
        return found, "no date in full near those without a year" if near else why, near is not None
    first = dv.window(f"{years.candidates[0]:04d}")
    if first is None:
        return found, "no year in text", False
    in_years = " or ".join(map(str, years.candidates))
    found = _resolved(found, _Time(first, ""))
    return found, f"{in_years} {years.basis}", len(years.candidates) == 1


def _in_own_year(found: list[Clue]) -> list[Clue]:
    """Return the clues with those of the text's own year, where 'on 10 January this year' tells which that is.

    Past days of its own year are those before the time of writing, which the days ahead bound.
    """
    own = {
        two.days.first.year
        for clue in found if _THIS_YEAR.fullmatch(clue.timex.text)
        for two in found if two.sentence == clue.sentence and two.yearless and two.days
    }  # fmt: skip
    last = last_before_a_gap(found)
    if len(own) != 1 or last is None:
        return found
    ((year,), told_on, out) = own, further_in_last_year(found), list(found)
    for k, clue in enumerate(found):
        named = _open(found, k) if clue.tense < 0 and k not in told_on else None
        if named is None or (int(named[1]), int(named[2] or 1)) > last:
            continue
        days = _in_year(year, named)
        out[k] = clue._replace(days=days, precision="day" if named[2] else "month", yearless=True) if days else clue
    return out


def _year_come_to(told: list[Clue]) -> int:
    """Return the year that a text has counted on to: 'in July 2012 ... in March of the following year'; else 0.

    A text gives in figures a year that is not its own.
    """
    years = [(c.days.first.year, _FIGURES.search(c.timex.text) is None) for c in told if c.days and c.tense < 0]
    last, counted = max(years, default=(0, False))
    return last if counted else 0


def _years_soon_after(found: list[Clue], latest: int, years: list[int]) -> list[int]:
    """Return the year right behind the last that a text gives, where it says 'this year' of what it tells behind."""
    own = [i for i, c in enumerate(found) if _THIS_YEAR.fullmatch(c.timex.text)]
    named = [i for i, c in enumerate(found) if c.days and c.days.first.year == latest]
    return [year for year in years if year == latest + 1] if own and named and own[-1] > named[-1] else []


def _years_of_weekday_behind(found: list[Clue], years: list[int]) -> list[int]:
    """Return the years in which a weekday told of behind the last day told is of that day or one of the next two."""
    days = [(m, c) for c in found if c.tense < 0 and c.precision == "day" and (m := _YEARLESS.fullmatch(c.timex.value))]
    if len(days) < _SEVERAL:
        return []  # 'fighting broke out on December 15' may be weeks ago
    own = last_before_a_gap(found)
    told = [((int(match[1]), int(match[2] or 1)), clue) for match, clue in days]
    (month, day), clue = max(told, key=lambda one: (one[0] == own, one[0]))
    behind = {weekday for weekday, sentence in weekdays(found) if sentence >= clue.sentence}
    known = [(year, dv.make_date(year, month, day)) for year in years]
    return [
        year
        for year, last in known
        if last and behind and all((weekday - last.isoweekday()) % 7 <= _NEXT_DAYS for weekday in behind)
    ]


def _years_of_pictured_day(found: list[Clue], years: list[int]) -> list[int]:
    """Return the years in which the one day of the captions is of the weekday that the lead tells of."""
    days = {m.groups() for c in found if c.in_caption and (m := _YEARLESS.fullmatch(c.timex.value)) and m[2]}
    told = {weekday for weekday, sentence in weekdays(found) if sentence <= _LEAD}
    if len(days) != 1 or len(told) != 1:
        return []
    ((month, day),) = days
    known = [(year, dv.make_date(year, int(month), int(day))) for year in years]
    return [year for year, pictured in known if pictured and pictured.isoweekday() in told]


def _near_full_dates(told: list[Clue], fixed: list[date], latest: int | None) -> _Time | None:
    """Return the latest time that the text gives with its year."""
    fine = [(c.days, c) for c in told if c.days is not None and c.precision in ("day", "month")]
    known = [(w, c) for w, c in fine if latest is not None and w.first.year >= latest - 1]
    if not fixed and not known:
        return None
    ends = [dv.Window(d, d) for d in fixed] + [w for w, _ in known]
    stretch = max(ends, key=lambda w: w.last)
    # A text that leaves years out gives one where it is not its own: 'in December 2021', 'on January 10'.
    full = {c.days.first for _, c in known if c.precision == "day" and c.days}
    foreign = not fixed and len(full) < _FULL_STYLE and not any(c.in_caption for w, c in known if w == stretch)
    return _Time(stretch, "year from the nearest date named in full", foreign=foreign)


def _resolved(found: list[Clue], time: _Time) -> list[Clue]:
    """Return the clues with those that lack a year placed near a time."""
    placed: list[dv.Window | None] = []
    told_on = further_in_last_year(found)
    for i, clue in enumerate(found):
        match = None if i in told_on else _open(found, i)
        placed.append(
            _placed(int(match[1]), int(match[2]) if match[2] else None, clue, time.stretch) if match else None
        )
    placed = _told_up_to_now(found, placed, time)
    year = time.stretch.first.year
    # A weekday that fits the day in that very year speaks for it.
    fits = any(c.on and days and days.first.year == year for c, days in zip(found, placed, strict=True))
    foreign = time.foreign and not fits
    return [
        clue
        if days is None or (foreign and days.first.year == year)
        else clue._replace(days=days, precision="day" if days.first == days.last else "month", yearless=True)
        for clue, days in zip(found, placed, strict=True)
    ]


def _told_up_to_now(found: list[Clue], placed: list[dv.Window | None], time: _Time) -> list[dv.Window | None]:
    """Return the days placed, with those of a text that tells on, step by step, from its last time with a year.

    'On 4 December 2024 ... in January ... on 21 February': behind that time, or at the head of the text.
    """
    last = max((k for k, c in enumerate(found) if c.days == time.stretch and not c.yearless), default=len(found))
    open_steps = {
        k: match
        for k, c in enumerate(found)
        if placed[k] is None and (k > last or c.sentence <= _LEAD) and (match := _open(found, k))
    }  # fmt: skip
    open_steps = dict(list(open_steps.items())[:ENOUGH])
    out = list(placed)
    reached = max((d.last for d in placed if d and d.first > time.stretch.last), default=None)
    while reached is not None and open_steps:
        here = dv.Window(reached, reached)
        steps = [
            (days.first, k, days)
            for k, m in open_steps.items()
            if (days := _placed(int(m[1]), int(m[2]) if m[2] else None, found[k], here)) and days.first >= reached
        ]
        if not steps:
            break
        first, k, out[k] = min(steps)
        del open_steps[k]
        reached = first if found[k].tense < 0 else reached
    return out


def _open(found: list[Clue], k: int) -> re.Match[str] | None:
    """Return the month, or month and day, of a clue that lacks its year and leans on nothing: not 'last August'."""
    clue = found[k]
    leans = clue.days is not None or _RELATIVE.match(clue.timex.text) or _of_another_year(clue, found[k + 1 : k + 2])
    return None if leans else _YEARLESS.fullmatch(clue.timex.value)


def _in_year(year: int, named: re.Match[str]) -> dv.Window | None:
    """Return the month, or the day of it, that a value without its year names."""
    return dv.window(f"{year:04d}-{named[1]}" + (f"-{named[2]}" if named[2] else ""))


def _of_another_year(clue: Clue, behind: list[Clue]) -> bool:
    """Tell 'on 3 May last year'."""
    beside = [
        c.timex.text
        for c in behind
        if c.sentence == clue.sentence and c.timex.char_start - clue.timex.char_end <= _BESIDE
    ]
    return any(_LAST_YEAR.search(text) for text in (clue.timex.text, *beside))


class _Years(NamedTuple):
    candidates: list[int]
    basis: str


def _years_possible(
    yearless: list[Clue], officials: list[Terms], latest: int | None, copyright_year: int | None
) -> _Years:
    """Return the years of the days without one by the officials named, the weekdays named, or the copyright line."""
    officials = officials[:ENOUGH]
    by_officials = f"by the {len(officials)} officials named"
    dated = [(int(m[1]), int(m[2] or 15), c) for c in yearless[:ENOUGH] if (m := _YEARLESS.fullmatch(c.timex.value))]
    days = [(month, day, c) for month, day, c in dated if c.precision == "day"]
    paired = [d for d in days if d[2].on]
    years = _years_in_office(dated, officials, latest)
    if len(years) != 1 and (together := in_office_together(officials)) and (shared := _years_within(days, together)):
        years = shared
    if len(years) != 1 and officials and paired and (fitting := _years_of_weekdays(paired, officials, latest)):
        years = fitting
    if len(years) > 1 and len(same_day := [year for year in years if _of_the_day_told(paired, year)]) == 1:
        years = same_day
    if len(years) == 1 and paired and not _of_the_day_told(paired, years[0]):
        # The days told of may be older than an office; that of the agency's line is not.
        fitting = _years_of_weekdays(paired, officials, latest) if len(officials) >= _FEWEST_OFFICIALS else []
        if len(same_day := [year for year in fitting if _of_the_day_told(paired, year)]) == 1:
            years = same_day
    if len(years) == 1:
        return _Years(years, by_officials)
    last = copyright_year if copyright_year in years or not years else None
    if last is not None and (latest or 0) <= last and _all_agree(paired, last):
        return _Years([last], "by the copyright line")
    return _Years(years, by_officials)


_Dated = list[tuple[int, int, Clue]]
"""Month, day (the middle of the month where none is named) and the clue that names them."""


def _all_agree(days: _Dated, year: int) -> bool:
    known = [(dv.make_date(year, month, day), clue) for month, day, clue in days]
    return all(day is not None and _weekday_agrees(clue, dv.Window(day, day)) for day, clue in known)


def _of_the_day_told(days: _Dated, year: int) -> bool:
    """Whether an agency's line is of the very weekday that its lead names, as nine of ten are, not of the day after."""
    for month, day, clue in days:
        known = dv.make_date(year, month, day)
        if known and any(known.isoweekday() == told and told % 7 + 1 in clue.on for told in clue.on):
            return True
    return False


def _years_within(days: _Dated, together: dv.Window) -> list[int]:
    """Return the years in which most of the days lie in a stretch of time and none falls on another weekday."""
    counts: dict[int, int] = {}
    for year in range(together.first.year, together.last.year + 1):
        known = [dv.make_date(year, month, day) for month, day, _ in days]
        if _all_agree(days, year):
            counts[year] = sum(day is not None and day in together for day in known)
    most = max(counts.values(), default=0)
    return sorted(y for y, n in counts.items() if n == most) if most and 2 * most > len(days) else []


def _years_of_weekdays(paired: _Dated, officials: list[Terms], latest: int | None) -> list[int]:
    """Return the years in which days fall on the weekday named with them while all officials named are in office."""
    spells = [spell for terms in officials for spell in terms.spells]
    first = max(min(s.first.year for s in spells), latest or 0)
    last = min(max(s.last.year for s in spells), first + _LONGEST_CAREER)
    agree = [year for year in range(first, last + 1) if _all_agree(paired, year)]
    out_of_office = {year: sum(not _held(terms, paired, year) for terms in officials) for year in agree}
    together = [year for year in agree if not out_of_office[year]]
    if together or len(officials) < _FEWEST_WITH_ODD_ONE:
        return together
    return [year for year in agree if out_of_office[year] == 1]  # one whom the text only looks back on


def _held(terms: Terms, days: _Dated, year: int) -> bool:
    """Whether an official was in office on all of the days in a year."""
    return all(any(date(year, month, day) in spell for spell in terms.spells) for month, day, _ in days)


def _years_in_office(dated: _Dated, officials: list[Terms], latest: int | None) -> list[int]:
    """Return the years in which all officials named held their office on the days named without a year."""
    spells = [spell for terms in officials for spell in terms.spells]
    if len(officials) < _FEWEST_OFFICIALS or not spells:
        return []
    first = max(min(s.first.year for s in spells), latest or 0)
    score: dict[int, int] = {}
    for year in range(first, min(max(s.last.year for s in spells), first + _LONGEST_CAREER) + 1):
        known = [(days, c) for month, day, c in dated if (days := _days(year, month, day, c))]
        score[year] = sum(
            any(days.first <= spell.last and spell.first <= days.last for spell in terms.spells)
            and _weekday_agrees(clue, days)
            for days, clue in known
            for terms in officials
        )
    full = len(dated) * len(officials)
    return sorted(year for year, points in score.items() if points == full)


def _days(year: int, month: int, day: int, clue: Clue) -> dv.Window | None:
    """Return a day, or the whole month where none is named: who took office in it was in office then."""
    if clue.precision == "day":
        named = dv.make_date(year, month, day)
        return dv.Window(named, named) if named else None
    return dv.window(f"{year:04d}-{month:02d}")


def _placed(month: int, day: int | None, clue: Clue, stretch: dv.Window) -> dv.Window | None:
    """Return the days of a month and day in the year that brings them close to the known stretch."""
    candidates: list[tuple[int, date, dv.Window]] = []
    for year in range(max(stretch.first.year - 1, 1), min(stretch.last.year + 2, 9999)):
        days = dv.window(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
        if days is not None and _weekday_agrees(clue, days):
            gap = max((stretch.first - days.last).days, (days.first - stretch.last).days, 0)
            candidates.append((gap, days.first, days))
    best = min(candidates, default=None)
    return best[2] if best and best[0] <= CLOSE else None


def _weekday_agrees(clue: Clue, days: dv.Window) -> bool:
    return not clue.on or days.first.isoweekday() in clue.on

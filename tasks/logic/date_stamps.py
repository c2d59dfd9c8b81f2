"""Lines that say outright when a text appeared, or was put right: 'Published: 12 March', 'amended on 2 September'.

A stamp with its year is the day of publication. One without takes the year from the time in which all officials named
held their office, where one year fits. A text that was put right on a day, or printed on it, appeared on that day or
some days before: since the last weekday that it tells of.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from tasks.logic import date_values as dv
from tasks.logic.date_evidence import Clue, is_recent, weekdays
from tasks.logic.dates import Timex

Paragraph = tuple[str, str]
Cues = dict[str, frozenset[str]]
_NO_STAMPS = ("footnote", "caption", "biography", "repeated")
HEAD = 6  # paragraphs in which a bare date, or one in a line of authors, is that of the text
LINE = 200  # characters; lines that say when a text appeared, or who wrote it, are no longer
_CITIES = re.compile(
    r"\s*(?:[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,2}\s?/\s?){1,4}[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){0,2},\s*"
)
_FEW = 2  # words beside a date that stands alone
_BYLINE = 12  # words
_STAMP = 40  # 'Last updated at 14:05 GMT on'
_BAR = re.compile(r"[|•·]|\s/\s")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"\d{4}-(?:\d\d|SP|SU|FA|WI)")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)", re.I)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BESIDE = 16  # characters before or behind a day within which its weekday stands
_SOON = timedelta(days=6)  # a text is put right within a week
# Pages lose the breaks between their lines: 'Published3 March 2022', 'March 3, 20225:12 AM', '3 March 2022Updated'.
_RUN_TOGETHER = re.compile(
    r"(?<=[a-z])(?=\d{1,2} [A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z][a-z]{2,8}\.? \d)"
    r"|(?<=\b(?:19|20)\d\d)(?=\d{1,2}[:.]\d\d|[A-Z])"
)
_CLOCK = re.compile(r"[\s,]*(?:at\s)?\s*\d{1,2}[:.]\d\d\b")


def stamp(paragraphs: list[Paragraph], full_dates: Callable[[str], list[Timex]], cues: Cues) -> date | None:
    """Return the day of a line that says when the text appeared: 'Published: ...', or a date and nothing else."""
    lines = ((i, kind, line) for i, (kind, text) in enumerate(paragraphs) for line in text.splitlines())
    for i, kind, line in lines:
        if kind in _NO_STAMPS or len(line) > LINE:
            continue
        text = _RUN_TOGETHER.sub(" ", line)
        for timex in full_dates(text):
            rest = text[: timex.char_start] + text[timex.char_end :]
            words = {w.lower() for w in _LETTERS.findall(rest)}
            few = (
                len(words) <= _FEW or words <= cues["issue"] or _CITIES.fullmatch(text, 0, timex.char_start) is not None
            )
            by_the_clock = not text[: timex.char_start].strip() and _CLOCK.match(text, timex.char_end) is not None
            alone = (few or by_the_clock) and (i < HEAD or kind == "furniture")
            if _is_stamped(text, timex, cues) or alone or (i < HEAD and _is_byline(rest, cues)):
                return timex.first
    return None


def stamp_in(
    stretch: dv.Window, paragraphs: list[Paragraph], dates: Callable[[str], list[Timex]], cues: Cues
) -> date | None:
    """Return the day of a stamp that leaves its year out, if one year of the stretch fits: 'Published: Tue 12 Mar'."""
    for kind, text in paragraphs:
        if kind in _NO_STAMPS or len(text) > LINE:
            continue
        for timex in dates(text):
            if _is_stamped(text, timex, cues) and (day := _only_day(text, timex, stretch)):
                return day
    return None


def put_right(
    stretch: dv.Window | None,
    paragraphs: list[Paragraph],
    dates: Callable[[str], list[Timex]],
    cues: Cues,
    found: list[Clue],
) -> dv.Window | None:
    """Return the days on which a text appeared that was amended, or printed, on a day that a note names."""
    for _, text in paragraphs:
        for timex in dates(text) if len(text) <= 2 * LINE else ():
            before = text[: timex.char_start].lower().rstrip()
            if not any(before.endswith(cue) for cue in cues["amended"]):
                continue
            day = timex.first if timex.first == timex.last else None
            day = day or (_only_day(text, timex, stretch) if stretch else None)
            if day is None or not is_recent(day):
                continue
            told = [day - timedelta(days=(day.isoweekday() - weekday) % 7) for weekday, _ in weekdays(found)]
            return dv.Window(max(told, default=day - _SOON), day)
    return None


def issue_of(paragraphs: list[Paragraph], dates: Callable[[str], list[Timex]], cues: Cues) -> dv.Window | None:
    """Return the month or season of a line that names nothing else but an issue or paper, or says that it is its."""
    for kind, text in paragraphs:
        if kind not in _NO_STAMPS and len(text) <= LINE and (stamped := _stamped_month(text, dates, cues)):
            return stamped
    for kind, text in paragraphs[:HEAD]:
        if len(text) > LINE or text.rstrip().endswith("."):
            return None  # the article has begun, and a month may head a part of it
        if kind in _NO_STAMPS:
            continue
        for timex in dates(text):
            rest = {w.lower() for w in _LETTERS.findall(text[: timex.char_start] + text[timex.char_end :])}
            of_issue = rest <= cues["issue"] or not rest.isdisjoint(cues["volume"])
            if _MONTH.fullmatch(timex.value) and of_issue:
                return dv.window(timex.value)
    return None


def _stamped_month(text: str, dates: Callable[[str], list[Timex]], cues: Cues) -> dv.Window | None:
    """Return the month of 'Last reviewed: March 2014'."""
    if not any(text.lower().startswith(f"{cue}:") for cue in cues["stamp"]):
        return None
    months = [t.value for t in dates(text) if _MONTH.fullmatch(t.value)]
    return dv.window(months[0]) if months else None


def _is_stamped(text: str, timex: Timex, cues: Cues) -> bool:
    before = text[: timex.char_start].lower().rstrip(" \t\n:-–—|,")
    opens = len(before) <= _STAMP and any(before.startswith((f"{cue} ", f"{cue}:")) for cue in cues["stamp"])
    return opens or any(before.endswith(cue) for cue in cues["stamp"])


def _only_day(text: str, timex: Timex, stretch: dv.Window) -> date | None:
    """Return the one day of a stretch that a month and day, with the weekday beside them if there is one, can be."""
    named = _YEARLESS.fullmatch(timex.value)
    if named is None:
        return None
    beside = text[max(0, timex.char_start - _BESIDE) : timex.char_end + _BESIDE]
    weekday = _WEEKDAY.search(beside)
    on = _WEEKDAYS.index(weekday[1].lower()) + 1 if weekday else None
    years = range(stretch.first.year, stretch.last.year + 1)
    days = (dv.make_date(year, int(named[1]), int(named[2])) for year in years)
    fit = [day for day in days if day and day in stretch and on in (None, day.isoweekday())]
    return fit[0] if len(fit) == 1 else None


def _is_byline(text: str, cues: Cues) -> bool:
    """Tell a line of names and their rubrics: 'By Ada Novak | Lima |'; a headline has no bars and no 'by'."""
    words = _LETTERS.findall(text)
    small = [w for w in words if w.islower()]
    named = bool(words) and words[0].lower() in cues["byline"]
    return (named or _BAR.search(text) is not None) and len(words) <= _BYLINE and cues["byline"].issuperset(small)

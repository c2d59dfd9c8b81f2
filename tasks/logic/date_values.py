"""Calendar arithmetic on TIMEX3 values: which days a value covers, and which value a phrase of the calendar has.

Values are those of TimeML's TIMEX3 (ISO 8601 with extensions: ``2022-W02``, ``2021-Q4``, ``2021-FA``, ``199X``).
"""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:"
    r"(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?\Z"
)
_YEARS = re.compile(r"(\d{3})|(\d{2})")
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
# A day this near on the wrong side of the tense beats one most of a year away on the right side.
_WEEKS_OFF = 80
_ONE_DAY = timedelta(days=1)


class Window(NamedTuple):
    """One stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Tell whether a day lies within."""
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def edtf(self) -> str:
        """The stretch as an EDTF interval ``A/B``, or one day."""
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has none (30 February, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """Return the day so many days away, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift_months(year: int, month: int, months: int) -> tuple[int, int]:
    """Return year and month so many months away."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def months_window(year: int, month: int, months: int) -> Window | None:
    """Return the days of ``months`` whole months from the given one on."""
    first = make_date(year, month, 1)
    end_year, end_month = shift_months(year, month, months)
    after = make_date(end_year, end_month, 1)
    if first is None or after is None:
        return None
    return Window(first, after - _ONE_DAY)


def window(value: str) -> Window | None:
    """Return the days a DATE or TIME value covers; None where it names no stretch of the calendar."""
    if not value.isascii():
        return None
    if years := _YEARS.fullmatch(value):
        first = int(years[1]) * 10 if years[1] else int(years[2]) * 100
        n_years = 10 if years[1] else 100
        return months_window(first, 1, 12 * n_years) if first else None
    match = _VALUE.match(value.replace("-XX", ""))
    if match is None:
        return None
    year = int(match["year"])
    if not 1 <= year < MAXYEAR:
        return None
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["weekend"]))
    if match["day"]:
        day = make_date(year, int(match["month"]), int(match["day"]))
        return Window(day, day) if day else None
    if match["month"]:
        return months_window(year, int(match["month"]), 1)
    if match["quarter"]:
        return months_window(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return months_window(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return months_window(year, _SEASON_MONTH[match["season"]], 3)
    return months_window(year, 1, 12)


def _week(year: int, week: int, *, weekend: bool) -> Window | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Window(monday + 5 * _ONE_DAY if weekend else monday, monday + 6 * _ONE_DAY)


def edtf(value: str, days: Window) -> str:
    """Return the value as EDTF: itself where it is a day, month, year, decade or century, else the window."""
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}(?:-XX){0,2}", value):
        return value
    if _YEARS.fullmatch(value):
        return value.ljust(4, "X")
    return days.edtf


def enclosing_value(days: Window) -> str:
    """Return the smallest day, week, month or year that holds all the days, or XXXX."""
    first, last = days.first.isoformat(), days.last.isoformat()
    if first == last:
        return first
    if week_value(days.first) == week_value(days.last):
        return week_value(days.first)
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else "XXXX"


def week_value(day: date) -> str:
    """Return the ISO week of a day, 2022-W02."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """Return a month, 2022-01."""
    return f"{year:04d}-{month:02d}"


def quarter_value(day: date, shift: int = 0) -> str:
    """Return the quarter of a day, 2022-Q1, or one so many quarters away."""
    index = day.year * 4 + (day.month - 1) // 3 + shift
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def weekday_near(anchor: date, weekday: int, direction: int, *, strictly: bool = False) -> date | None:
    """Return the day of that name nearest the anchor, before or on it (direction <= 0) or after or on it.

    ``strictly`` leaves out the anchor itself, as 'last Monday' does on a Monday. Weekdays are ISO's, Monday 1.
    """
    ahead = (weekday - anchor.isoweekday()) % 7
    if direction > 0:
        return shift_days(anchor, ahead or (7 if strictly else 0))
    back = -ahead % 7
    return shift_days(anchor, -(back or (7 if strictly else 0)))


def day_of_year_near(anchor: date, month: int, day: int, direction: int) -> date | None:
    """Return the day of that month and number nearest the anchor, on the side the tense points to.

    A tense that would put the day most of a year away while it lies within weeks on the other side is taken for
    a misreading of the sentence: newswire names the year of days that far off.
    """
    found = [d for year in _years_around(anchor) if (d := make_date(year, month, day))]
    return nearest(found, anchor, direction)


def month_near(anchor: date, month: int, direction: int) -> str | None:
    """Return the month of that name nearest the anchor's month, on the side the tense points to."""
    here = anchor.replace(day=1)
    found = [d for year in _years_around(anchor) if (d := make_date(year, month, 1))]
    closest = nearest(found, here, direction)
    return month_value(closest.year, closest.month) if closest else None


def _years_around(anchor: date) -> Iterator[int]:
    # Four years each way, for the sake of 29 February; _nearest takes the closest.
    return iter(range(anchor.year - 4, anchor.year + 5))


def nearest(days: list[date], anchor: date, direction: int) -> date | None:
    """Return the day nearest the anchor on the side asked for (see ``day_of_year_near``)."""
    before = max((d for d in days if d <= anchor), default=None)
    after = min((d for d in days if d >= anchor), default=None)
    if before is None or after is None:
        return before or after
    back, ahead = (anchor - before).days, (after - anchor).days
    if direction < 0:
        return after if direction == -1 and ahead < _WEEKS_OFF and back > 280 else before
    if direction > 0:
        return before if back < _WEEKS_OFF and ahead > 280 else after
    return before if back <= ahead else after


def holiday(code: str, year: int) -> date | None:
    """Return the day of a holiday in a year; the codes are those of date_words.csv (``holiday``)."""
    if code.startswith("easter"):
        return shift_days(_easter(year), int(code[6:]))
    parts = code.split("-")
    if len(parts) == 3 and len(parts[0]) == 4:
        return make_date(int(parts[0]), int(parts[1]), int(parts[2]))
    month = int(parts[0])
    if len(parts) == 2 and parts[1] == "E":
        first_monday = weekday_near(date(year, month, 1), 1, 1)
        return first_monday + _ONE_DAY if first_monday else None
    if len(parts) == 2:
        return make_date(year, month, int(parts[1]))
    weekday = int(parts[2])
    if parts[1] == "L":
        days = months_window(year, month, 1)
        return weekday_near(days.last, weekday, -1) if days else None
    first = weekday_near(date(year, month, 1), weekday, 1)
    return shift_days(first, 7 * (int(parts[1]) - 1)) if first else None


def _easter(year: int) -> date:
    # The anonymous Gregorian computus (Meeus, Astronomical Algorithms, chapter 8).
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)

"""Days of the calendar and days told from another day: the type and value of each such expression."""

import re

from tasks.logic import date_values as dv
from tasks.logic.date_phrase import Part, Phrase, Read, step
from tasks.logic.date_situation import Situation
from tasks.logic.date_words import Token

_BEFORE_DAY = frozenset({"on", "until", "till", "by", "from", "since", "to"})
_BEHIND_DAY = frozenset(
    {"and", "to", "in", "at", "with", "when", "but", "after", "before", "where", "as", "he", "she", "they", "of"}
)
_MONTH = 31
_TURN = 15  # days: a day of the month so much lower than the one named last is of the next month


def _year_beside(told: dv.Window, month: int, step: int) -> int:
    """Return the year of the first such month after the time told, or of the last one before it."""
    if step > 0:
        return told.last.year + (month <= told.last.month)
    return told.first.year - (month >= told.first.month)


class DayRules(Situation):
    """Calendar dates, months, weekdays, holidays, today and tomorrow."""

    def iso(self, p: Phrase) -> Read | None:
        """'2022-01-10', '2022-01-10T14:30Z'."""
        word = p.inside[0].word
        value = word[:10] + (word[10:16] if len(word) > 10 else "")
        return ("TIME" if "T" in value else "DATE", value) if dv.window(value) else None

    def numeric(self, p: Phrase) -> Read | None:
        """'05.12.2022' (day first), '12/5/2022' (month first)."""
        first, second, third = (int(n) for n in re.split(r"[./]", p.inside[0].word))
        dotted = "." in p.inside[0].word
        if first > 31:
            year, month, day = first, second, third
        else:
            year = third if third > 99 else third + (1900 if third > 50 else 2000)
            # Dots are the European way (day first), strokes the American one; an impossible month tells.
            day, month = (first, second) if dotted or first > 12 else (second, first)
            if month > 12:
                day, month = month, day
        found = dv.make_date(year, month, day)
        return ("DATE", found.isoformat()) if found and year > 1000 else None

    def _day(self, p: Phrase, month: int, day: int, direction: int | None = None) -> str | None:
        year = p.value("yyyy")
        if year:
            found = dv.make_date(int(year), month, day)
            return found.isoformat() if found else None
        if dv.make_date(2000, month, day) is None:
            return None
        weekday = p.get("weekday", "weekday_short")
        which = p.value("last", "next")
        carried = None if which or p.get("year") else self._year_carried(p, month, day)
        if carried is not None:
            return f"{carried:04d}-{month:02d}-{day:02d}"
        if self.anchor is None:
            return f"XXXX-{month:02d}-{day:02d}"
        if direction is None:
            direction = -1 if which == "last" else 1 if which else self._tense(p)
        if weekday:
            for year_number in sorted(
                range(self.anchor.year - 3, self.anchor.year + 4),
                key=lambda y: abs(y - self.anchor.year if self.anchor else 0),
            ):
                found = dv.make_date(year_number, month, day)
                if found and found.isoweekday() == int(weekday.value) and abs((found - self.anchor).days) < 400:
                    return found.isoformat()
        found = dv.day_of_year_near(self.anchor, month, day, direction)
        return found.isoformat() if found else None

    def calendar_day(self, p: Phrase) -> Read | None:
        """'Jan. 10', 'Monday, January 10, 2022', 'March eighth', 'Nov. 13 last year'."""
        month = int(p.value("month", "month_short"))
        named = next(i for i in range(p.start, p.end) if p.kind(i).startswith("month"))
        days = (i for i in range(named + 1, p.end) if p.kind(i) in ("day", "nth", "ordinal"))
        day = p.tokens[next(days, named)]
        if not day.value.isdigit():
            return None
        if p.inside[-1] is day and p.word(p.end) in self._words["not_day"]:
            return None
        value = self._day(p, month, int(day.value))
        if value and p.kind(p.end - 1) == "year":
            value = self._year_named(p) + value[4:]
            return ("DATE", value) if dv.window(value) or value.startswith("XXXX") else None
        return self._with_daypart(p, value) if value else None

    def day_month(self, p: Phrase) -> Read | None:
        """'10 January 2022', 'the fifth of May'."""
        day = p.get("day", "nth", "ordinal")
        value = self._day(p, int(p.value("month", "month_short")), int(day.value)) if day else None
        if value and (which := self._year_named(p)):
            value = which + value[4:]
        return ("DATE", value) if value else None

    def month_days(self, p: Phrase) -> list[Part] | None:
        """'Nov. 4-5', 'April 24 and 25', 'December 5 to 11': one expression for each day."""
        month = int(p.value("month", "month_short"))
        at = next(i for i in range(p.start, p.end) if p.kind(i).startswith("month"))
        days = [i for i in range(at + 1, p.end) if p.kind(i) in ("day", "nth")]
        last_is_day = p.kind(p.end - 1) in ("day", "nth")
        if last_is_day and (
            p.word(p.end) in self._words["not_year"]
            or p.word(p.end) in self._words["not_day"]
            or p.kind(p.end) in ("units", "unit", "slash")
        ):
            days.pop()
        found: list[Part] = []
        for i in days:
            value = self._day(p, month, int(p.tokens[i].value))
            if value:
                found.append(
                    (p.start if not found else i, p.end if i == days[-1] and not last_is_day else i + 1, "DATE", value)
                )
        return found or None

    def days_then_month(self, p: Phrase) -> list[Part] | None:
        """'5-11 December 2022': one expression for each end."""
        month = int(p.value("month", "month_short"))
        first, second = [i for i in range(p.start, p.end) if p.kind(i) in ("day", "nth")][:2]
        one, two = (self._day(p, month, int(p.tokens[i].value)) for i in (first, second))
        if not one or not two:
            return None
        return [(p.start, first + 1, "DATE", one), (second, p.end, "DATE", two)]

    def nth_day(self, p: Phrase) -> Read | None:
        """'on the 11th': of the month named last; 'the 11th round' and 'the 20th century' are no days."""
        around, day = self.focus.days, p.get("nth")
        counted = p.kind(p.end) in ("other", "cap", "unit", "units", "number") and p.word(p.end) not in _BEHIND_DAY
        if p.word(p.start - 1) not in _BEFORE_DAY or counted or p.kind(p.end) == "dash" or day is None:
            return None
        if around is None or (around.last - around.first).days > _MONTH:
            return None
        month = (around.first.year, around.first.month)
        if around.first == around.last and int(day.value) + _TURN < around.first.day:
            month = dv.shift_months(*month, 1)  # 'from the 28th ... on the 3rd'
        found = dv.make_date(*month, int(day.value))
        return ("DATE", found.isoformat()) if found else None

    def week_of(self, p: Phrase) -> Read | None:
        """'the week of March 7'."""
        read = self.calendar_day(p)
        days = dv.window(read[1]) if read else None
        if days is None or not (p.value("unit") == "W" or p.get("weekend")):
            return read
        return "DATE", dv.week_value(days.first) + ("-WE" if p.get("weekend") else "")

    def month_year(self, p: Phrase) -> Read | None:
        """'January 2022', 'early March last year'."""
        year = self._year_named(p)
        return ("DATE", f"{year}-{int(p.value('month', 'month_short')):02d}") if year else None

    def month(self, p: Phrase) -> Read | None:
        """'October', 'late September', 'last May'."""
        token = p.get("month", "month_short")
        if token is None or (p.end - p.start == 1 and not self._is_month(p, token)):
            return None
        month = int(token.value)
        which = p.value("last", "next")
        leaning = which or p.get("this") or (p.get("that") and self.focus.days)
        if not leaning and (carried := self._year_carried(p, month)) is not None:
            return "DATE", dv.month_value(carried, month)
        if p.get("that") and self.focus.days:
            return "DATE", dv.month_value(self.focus.days.first.year, month)
        if self._leans_on_focus(p) and self.focus.days:
            return "DATE", dv.month_value(_year_beside(self.focus.days, month, step(p)), month)
        if self.anchor is None:
            return "DATE", f"XXXX-{month:02d}"
        if p.get("this"):
            return "DATE", dv.month_value(self.anchor.year, month)
        if which:
            ahead = not p.get("last")
            months = (month - self.anchor.month) % 12 or 12
            if not ahead:
                # The month just past would be 'last month': 'last February' in March is a year older.
                months -= 24 if months in (11, 12) else 12
            year, month = dv.shift_months(self.anchor.year, self.anchor.month, months)
            return "DATE", dv.month_value(year, month)
        value = dv.month_near(self.anchor, month, self._tense(p))
        return ("DATE", value) if value else None

    def _is_month(self, p: Phrase, token: Token) -> bool:
        """Tell the month from the name or verb: 'May' and 'March' need a companion, short forms a full stop."""
        before, after, company = p.kind(p.start - 1), p.kind(p.end), self._words["beside_month"]
        if p.kind(p.start) == "month_short":
            return p.kind(p.end) == "dot" and before in ("in", "of", "to", "on", "and")
        joined = before in ("and", "or") and (after != "cap" or p.kind(p.start - 2).startswith("month"))
        beside = joined or before in ("in", "of", "to", "the", "approx") or p.word(p.start - 1) in company
        if token.word in ("May", "March"):
            heads = p.start == 0 and p.word(p.end) == ":"  # an entry of a chronology
            return beside or heads
        return beside or "cap" not in (before, after)

    def weekday(self, p: Phrase) -> Read | list[Part] | None:
        """'Monday', 'last Friday night', 'the following Monday', 'Friday of next week'."""
        if p.word(p.start) == "following":
            read = self._weekday(p.part(p.start + 1, p.end))
            return [(p.start + 1, p.end, *read)] if read else None
        return self._weekday(p)

    def _weekday(self, p: Phrase) -> Read | None:
        if p.end - p.start == 1 and self._is_name(p):
            return None
        weekday = int(p.value("weekday"))
        if p.get("unit"):
            return self._weekday_of_week(p, weekday)
        which = p.value("last", "next")
        base, strictly, direction = self.anchor, False, 0
        if which in ("previous", "following") or p.get("that"):
            base = self.focus.days.first if self.focus.days else self.anchor
            direction = {"previous": -1, "following": 1}.get(which, 0)
            strictly = bool(direction)
        elif which:
            direction = -1 if p.get("last") else 1
            strictly = which != "coming"
        elif base is not None:
            direction = self._tense(p)
        if base is None:
            return self._with_daypart(p, f"XXXX-WXX-{weekday}")
        found = dv.weekday_near(base, weekday, direction, strictly=strictly)
        return self._with_daypart(p, found.isoformat()) if found else None

    def _weekday_of_week(self, p: Phrase, weekday: int) -> Read | None:
        """'Tuesday of last week'."""
        if p.value("unit") != "W":
            return None
        day = dv.shift_days(self.anchor, weekday - self.anchor.isoweekday() + 7 * step(p)) if self.anchor else None
        return "DATE", day.isoformat() if day else f"XXXX-WXX-{weekday}"

    def _is_name(self, p: Phrase) -> bool:
        """Tell 'The Sunday Times' and 'Bloody Sunday' from the day."""
        return p.word(p.start - 1) in self._words["not_day_before"] or p.word(p.end) in self._words["newspaper"]

    def _with_daypart(self, p: Phrase, value: str) -> Read:
        part = p.value("daypart")
        return ("TIME", f"{value}T{part}") if part else ("DATE", value)

    def day_word(self, p: Phrase) -> Read | None:
        """'today', 'late yesterday', 'tomorrow morning'."""
        if self.anchor is None:
            return self._with_daypart(p, "XXXX-XX-XX")
        found = dv.shift_days(self.anchor, int(p.value("day_word")))
        return self._with_daypart(p, found.isoformat()) if found else None

    def _named_day(self, p: Phrase) -> Read | None:
        """Return the reading of a phrase that is one day, however it is named."""
        if p.get("month", "month_short"):
            return (
                self.calendar_day(p) if p.kind(p.end - 1) != "month" and not self._day_first(p) else self.day_month(p)
            )
        return self._weekday(p) if p.get("weekday") else self.day_word(p) if p.get("day_word") else self.holiday(p)

    def _day_first(self, p: Phrase) -> bool:
        kinds = [p.kind(i) for i in range(p.start, p.end)]
        month = next(i for i, kind in enumerate(kinds) if kind.startswith("month"))
        return any(kind in ("day", "nth") for kind in kinds[:month])

    def beside_day(self, p: Phrase) -> Read | None:
        """'the day before Christmas', 'the day after March 12', 'the week before Friday'."""
        beside = next(i for i in range(p.start, p.end) if p.kind(i) == "beside")
        read = self._named_day(p.part(beside + 1, p.end))
        days = dv.window(read[1]) if read else None
        step, unit = int(p.tokens[beside].value), p.value("unit")
        day = dv.shift_days(days.first, step * (7 if unit == "W" else 1)) if days else None
        if day is None or unit not in ("D", "W"):
            return None
        return "DATE", day.isoformat() if unit == "D" else dv.week_value(day)

    def holiday(self, p: Phrase) -> Read | None:
        """'Thanksgiving Day', 'last Christmas', 'Easter week'."""
        code, year = p.value("holiday"), p.value("yyyy")
        if p.kind(p.start) == "holiday" and p.kind(p.start - 1) == "cap" and " " not in p.inside[0].word:
            return None  # a surname
        if year:
            found = dv.holiday(code, int(year))
        elif self.anchor is None:
            return "DATE", "XXXX-XX-XX" if not re.fullmatch(r"\d\d-\d\d", code) else f"XXXX-{code}"
        else:
            which = p.value("last", "next")
            direction = -1 if p.get("last") else 1 if which else self._tense(p)
            days = [
                d
                for y in range(self.anchor.year - 1, self.anchor.year + 2)
                if 0 < y < 9999 and (d := dv.holiday(code, y))
            ]
            found = dv.nearest(days, self.anchor, direction) if days else None
        if found is None:
            return None
        if p.value("unit") == "W":
            return "DATE", dv.week_value(found)
        return "DATE", found.isoformat()

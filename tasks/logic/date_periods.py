"""Weeks, months, quarters and years told from another time: the type and value of each such expression."""

from datetime import date

from tasks.logic import date_values as dv
from tasks.logic.date_counts import CLOCK_UNITS, MANY_YEARS, and_a_half, count, duration
from tasks.logic.date_phrase import OWN, Part, Phrase, Read, step
from tasks.logic.date_situation import Situation, single

_DAYS = {"D": 1, "W": 7, "2W": 14}


class PeriodRules(Situation):
    """Last week, the third quarter, the year-earlier period, two years ago."""

    def this_period(self, p: Phrase) -> Read | None:
        """'last week', 'earlier this year', 'the following month', 'the same day', 'last summer'."""
        which = p.value("last", "next")
        base = self.focus.days.first if self._leans_on_focus(p) and self.focus.days else self.anchor
        if season := p.value("season"):
            return self._season(p, season, base)
        unit = p.value("unit", "year", "quarter", "weekend")
        if not unit:
            return None
        if (unit == "D" and which == "last") or (unit == "W" and self._of_month(p)):
            return None  # 'the last day of talks', 'the last week of May'
        if unit == "D" and (p.get("that") or which):
            self._look_back(p)
            if p.get("that") and self.focus.day and single(self.focus.days) is None:
                self.focus = self.focus._replace(days=self.focus.day)  # '... on Monday, since May. Later that day'
            return self._day_in_focus(step(p))
        if unit == "M" and p.get("that") and self.focus.days and not self._within_month(self.focus.days):
            return "DATE", f"{self.focus.days.first.year:04d}-XX"
        if (
            self._is_sport(p)
            or p.word(p.start) in OWN
            or (p.inside[0].word[0].isupper() and p.inside[-1].word[0].isupper())
        ):
            return None  # 'his last year'; a title: 'This Week'
        return self._period(unit, base, step(p))

    def _look_back(self, p: Phrase) -> None:
        """'... the visit due on Sept. 3. B met C the same day': what is past was not on the day that is ahead."""
        days, past = self.focus.days, self.focus.past
        if days and past and self.anchor and self.near is None and days.first > self.anchor and self._tense(p) < 0:
            self.focus = self.focus._replace(days=past)

    def _of_month(self, p: Phrase) -> bool:
        return p.kind(p.end) == "of" and p.kind(p.end + 1) in ("month", "month_short")

    def _within_month(self, days: dv.Window) -> bool:
        return days.first.replace(day=1) == days.last.replace(day=1)

    def _is_sport(self, p: Phrase) -> bool:
        return p.kind(p.end) == "dash" and p.word(p.end + 1).startswith("final")

    def _period(self, unit: str, base: date | None, step: int) -> Read | None:
        if unit in CLOCK_UNITS or unit == "L":
            return ("DATE", "PRESENT_REF") if step == 0 else ("DURATION", duration("1", unit))
        if base is None:
            return "DATE", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX")
        value: str | None = None
        if unit == "Y":
            value = f"{base.year + step:04d}"
        elif unit == "M":
            value = dv.month_value(*dv.shift_months(base.year, base.month, step))
        elif unit == "Q":
            value = dv.quarter_value(base, step)
        elif unit in ("E", "C"):
            value = f"{base.year // 10 + step:03d}" if unit == "E" else f"{base.year // 100 + step:02d}"
        else:
            day = dv.shift_days(base, step * _DAYS.get(unit, 7))
            if day:
                value = day.isoformat() if unit == "D" else dv.week_value(day) + ("-WE" if unit == "WE" else "")
        return ("DATE", value) if value else None

    def edge_period(self, p: Phrase) -> Read | None:
        """'the end of the week', 'later in the day', 'year-end'."""
        unit = p.value("unit", "year", "quarter", "weekend")
        if not p.get("the", "dash", "possessive", "edge") or (p.value("unit") in CLOCK_UNITS):
            return None
        if not unit or p.word(p.start) in OWN or not p.get("edge", "earlier", "later"):
            return None
        day = single(self.focus.days)
        if unit == "D" and day is not None and self.near is not None and p.get("earlier", "later"):
            return "DATE", day.isoformat()  # 'on Monday, after he had met B earlier in the day'
        if unit == "D" and day is not None and p.get("earlier") and any(t.word == "had" for t in p.tokens[: p.start]):
            return "DATE", day.isoformat()  # '..., B said on Sunday. He had met A earlier in the day'
        told = self.focus.told if unit == "M" and self.focus.history else None
        if told is not None and self._within_month(told):
            return self._period(unit, told.first, 0)  # 'by the end of the month' that a history tells of
        return self._period(unit, self.anchor, 0)

    def the_period(self, p: Phrase) -> Read | None:
        """'the latest quarter', 'the 1988 period', 'the weekend', 'the year ended June 30'."""
        unit = p.value("quarter", "period", "year", "weekend", "units", "unit")
        year = p.value("yyyy")
        fiscal = p.get("fiscal")
        if p.get("units") or self._is_sport(p):
            return None
        if p.get("weekend"):
            return self._past_weekend(p)
        if p.get("year"):
            if p.get("article") or p.kind(p.start - 1) == "article" or p.word(p.start) in OWN:
                return None
            if year:
                return "DATE", year
            if p.word(p.end) in self._words["period_end"]:
                return "DURATION", "P1Y"
            return self._period("Y", self.anchor, 0)
        if year:
            return "DATE", year + self.focus.quarter[4:] if self.focus.quarter else year
        if p.get("quarter") and not self.focus.quarter and (ended := self._quarter_ended(p)):
            return "DATE", ended
        if p.get("quarter") and p.kind(p.end) == "of":
            return None  # a part of a town
        if p.get("unit"):
            named = p.value("unit") == "W" and not fiscal and p.word(p.start - 1) in ("for", "of", "on")
            return self._period("W", self.anchor, 0) if named else None
        if (
            p.get("quarter", "period")
            and fiscal
            and fiscal.word.lower() == "latest"
            and not self._ended(self.focus.quarter)
        ):
            self.focus = self.focus._replace(quarter="")
        if (p.get("period") and not fiscal) or p.word(p.start) in OWN:
            return None
        quarter = self.focus.quarter or (dv.quarter_value(self.anchor, -1) if self.anchor else "XXXX-QX")
        return "DATE", quarter if unit is not None else year

    def beside(self, p: Phrase) -> Read | list[Part] | None:
        """'the day before' (the one named last), 'the day after the summit': the event's own day is not guessed."""
        unit, step = p.value("unit", "year", "weekend"), int(p.value("beside"))
        if unit not in ("D", "W", "M", "Y", "WE"):
            return None
        if p.get("last", "next"):
            return self._period(unit, self.anchor, 2 * step)  # 'the week before last'
        if p.kind(p.end) in ("", "comma", "dot", "break", "rparen", "dash"):
            base = self.focus.days.first if self.focus.days else None
            return self._day_in_focus(step) if unit == "D" else self._period(unit, base, step)
        return [(p.start, p.end - 1, *read)] if (read := self._period(unit, None, 0)) else None

    def _ended(self, quarter: str) -> bool:
        days = dv.window(quarter) if quarter else None
        return days is None or self.anchor is None or days.last < self.anchor

    def _quarter_ended(self, p: Phrase) -> str:
        """Return the quarter that ended on the day named after it ('the quarter ended March 31'), if the calendar's."""
        if p.word(p.end) not in self._words["period_end"]:
            return ""
        month = next((p.tokens[i].value for i in range(p.end + 1, p.end + 3) if p.kind(i).startswith("month")), "")
        if not month or int(month) % 3 or self.anchor is None:
            return ""
        value = dv.month_near(self.anchor, int(month), -1)
        days = dv.window(value) if value else None
        return dv.quarter_value(days.first) if days else ""

    def _past_weekend(self, p: Phrase) -> Read | None:
        if self.anchor is None:
            return "DATE", "XXXX-WXX-WE"
        direction = self._tense(p)
        saturday = dv.weekday_near(self.anchor, 6, direction)
        return ("DATE", dv.week_value(saturday) + "-WE") if saturday else None

    def named_quarter(self, p: Phrase) -> Read | list[Part] | None:
        """'the third quarter', 'the first half of 2022'; of 'its third quarter' all but the determiner."""
        read = self._named_quarter(p)
        start = p.past("article", "the", "edge")
        of_noun = p.get("article") or p.word(p.start) in OWN or p.kind(p.end - 2) == "dash"
        return [(start, p.end, *read)] if read and start > p.start and of_noun else read

    def _named_quarter(self, p: Phrase) -> Read | None:
        number = int(p.value("ordinal"))
        half = p.get("half") is not None
        letter, most = ("H", 2) if half else ("Q", 4)
        if not 1 <= number <= most:
            return None
        if half and not p.get("year", "yyyy"):
            return None
        year = p.value("yyyy")
        if not year and self.anchor is None:
            return "DATE", f"XXXX-{letter}{number}"
        if not year and self.anchor:
            year_number = self.anchor.year
            if p.get("this", "last", "next") and p.get("year"):
                year_number += step(p)
            elif not half:
                index = self.anchor.year * 4 + (self.anchor.month - 1) // 3
                back = (index - (number - 1)) % 4
                # Results of the quarter just ended are still 'expected'; only a farther one lies ahead.
                ahead = p.get("next") is not None or (back > 1 and self._tense(p) > 0)
                index = index - back + (4 if ahead and back else 0)
                year_number = index // 4
            if p.get("ago", "earlier") and p.get("year"):
                year_number -= 1
            year = f"{year_number:04d}"
        return "DATE", f"{year}-{letter}{number}"

    def half_of(self, p: Phrase) -> Read | None:
        """'the last half of 1989', 'the last half of the 1980s'."""
        word = p.value("last", "ordinal")
        number = 2 if word in ("last", "2") else 1
        if decade := p.value("decade_digits"):
            return "DATE", decade
        if p.value("unit") and p.value("unit") not in ("M", "W", "D"):
            return None
        if unit := p.value("unit"):
            return self._period(unit, self.anchor, step(p))
        year = p.value("yyyy") or (
            f"{self.anchor.year + (step(p) if p.get('this', 'next') else 0):04d}" if self.anchor else "XXXX"
        )
        return "DATE", f"{year}-H{number}"

    def year_before(self, p: Phrase) -> Read | None:
        """'the year-earlier quarter', 'the quarter a year ago'."""
        if ordinal := p.value("ordinal"):
            year = self.anchor.year - 1 if self.anchor else None
            return "DATE", f"{year:04d}-Q{ordinal}" if year else f"XXXX-Q{ordinal}"
        if p.get("number", "day", "few"):
            return "DURATION", duration(count(p) or "X", p.value("units"))
        if p.get("quarter") and not self.focus.quarter and self.anchor:
            return "DATE", dv.quarter_value(self.anchor, -5)
        return self._a_year_before(p)

    def year_before_alone(self, p: Phrase) -> Read | None:
        """'year-earlier' alone."""
        return self._a_year_before(p)

    def _a_year_before(self, p: Phrase) -> Read | None:
        """Return the time a year before what the text is about: the same quarter where it is about a quarter."""
        if self.focus.quarter and (self.focus.period == "Q" or p.get("quarter")):
            return "DATE", f"{int(self.focus.quarter[:4]) - 1:04d}{self.focus.quarter[4:]}"
        return self._period("Y", self.anchor, -1)

    def counted_ago(self, p: Phrase) -> Read | None:
        """'two years ago', 'three weeks later', 'a day earlier'."""
        unit, number = p.value("unit", "units", "year", "quarter", "weekend"), count(p)
        shift = p.get("ago", "earlier", "later")
        if number is None or shift is None:
            return None
        sign = 1 if p.get("later") else -1
        if not number.isdigit():
            return ("DATE", "PAST_REF") if p.get("ago") else ("DURATION", duration(number, unit))
        if unit in CLOCK_UNITS:
            return "DURATION", (and_a_half if p.get("half") else duration)(number, unit)
        if unit == "Y" and number == "1" and sign < 0 and self.focus.quarter:
            return self._a_year_before(p)
        base = self.anchor
        if p.get("half") and unit == "Y" and len(number) < 4 and base:
            base = dv.make_date(*dv.shift_months(base.year, base.month, sign * 6), 1)
        if not p.get("ago") and shift.value != "2":
            if sign < 0 and unit == "D":
                self._look_back(p)  # '... on Monday that it would act on May 3. Only a day earlier B had'
            base = self.focus.days.first if self.focus.days else None
            if base is None and unit == "Y" and sign < 0:
                base = self.anchor  # 'up 3 percent from a year earlier'
            vague = self.focus.days is not None and (self.focus.days.last - self.focus.days.first).days > _DAYS["2W"]
            if (unit == "D" and single(self.focus.days) is None) or (unit == "W" and vague) or base is None:
                return "DURATION", duration(number, unit)
        if unit in MANY_YEARS:
            return self._period("Y", base, sign * int(number) * MANY_YEARS[unit])
        if len(number) > 4:
            return "DURATION", duration(number, unit)
        if base and unit == "Y" and not 0 < base.year + sign * int(number) < 9999:
            return "DURATION", duration(number, unit)
        return self._period(unit, base, sign * int(number))

    def vague_ago(self, p: Phrase) -> Read | None:
        """'months ago', 'years later'."""
        unit = p.value("units")
        return ("DATE", "PAST_REF") if p.get("ago") else ("DURATION", duration("X", unit))

    def _season(self, p: Phrase, season: str, base: date | None) -> Read | None:
        if base is None:
            return "DATE", f"XXXX-{season}"
        year = base.year - (1 if season == "WI" and base.month < 3 else 0)
        days = dv.window(f"{year:04d}-{season}")
        if days is None:
            return None
        if p.get("last"):
            year -= 0 if days.last < base else 1
        elif p.get("next"):
            year += 0 if days.first > base else 1
        elif not p.get("this", "that") and (side := self._tense(p)):
            year += (-1 if days.first > base else 0) if side < 0 else (1 if days.last < base else 0)
        return "DATE", f"{year:04d}-{season}"

"""Hours and parts of a day, and times that recur: the type and value of each such expression."""

from datetime import date

from tasks.logic import date_values as dv
from tasks.logic.date_counts import count, duration
from tasks.logic.date_days import DayRules
from tasks.logic.date_phrase import Part, Phrase, Read
from tasks.logic.date_situation import single
from tasks.logic.date_words import Token

_LAST_DAYS = 3  # so far back a report may tell of a day whose morning it names


class HourRules(DayRules):
    """Clock times, mornings and nights, daily and every Monday."""

    def tonight(self, p: Phrase) -> Read:
        """'tonight', 'overnight'."""
        day = dv.shift_days(self.anchor, -1 if p.get("overnight") else 0) if self.anchor else None
        return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}TNI"

    def part_of_day(self, p: Phrase) -> Read | None:
        """'last night', 'this morning', 'the next afternoon'."""
        part = p.value("daypart")
        which = p.value("last", "next")
        base = single(self.focus.days) or self.anchor
        alone = not p.get("this", "last", "next", "that", "edge")
        if alone and (part == "NI" or p.kind(p.end) in ("cap", "other", "of")):
            return None
        if p.get("this") or (not which and not p.get("that")):
            base, step = (self.anchor if p.get("this") else single(self.near) or self._day_told() or self.anchor), 0
        elif which == "last":
            base, step = self.anchor, -1 if part == "NI" else 0
        else:
            step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
        day = dv.shift_days(base, step) if base else None
        return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{part}"

    def _day_told(self) -> date | None:
        """The day of the last days of which the text tells: 'They met on Monday. In the evening they dined'."""
        day = single(self.focus.days)
        return day if day and self.anchor and 0 <= (self.anchor - day).days <= _LAST_DAYS else None

    def daypart_beside(self, p: Phrase) -> Read | list[Part] | None:
        """'the evening before' (the day named last); 'the night before the summit' names no day."""
        if p.kind(p.end) not in ("", "comma", "dot", "break", "rparen", "dash", "in", "at"):
            read = self.part_of_day(p.part(p.start, p.end - 1))
            return [(p.start, p.end - 1, *read)] if read else None
        base = single(self.focus.days) or self.anchor
        day = dv.shift_days(base, int(p.value("beside"))) if base else None
        return "TIME", f"{day.isoformat() if day else 'XXXX-XX-XX'}T{p.value('daypart')}"

    def daypart_of(self, p: Phrase) -> Read | None:
        """'the night of 12 March', 'the morning of June 9, 2012', 'the evening of Thursday'."""
        of = next(i for i in range(p.start, p.end) if p.kind(i) == "of")
        read = self._named_day(p.part(of + 1, p.end))
        return ("TIME", f"{read[1]}T{p.value('daypart')}") if read else None

    def clock(self, p: Phrase) -> Read | list[Part] | None:
        """'10:30 a.m.', '0230 GMT', 'noon Thursday', '5 p.m. EST Nov. 6'."""
        token = p.get("clock", "day", "number", "clock_word", "yyyy", "int")
        if token is None:
            return None
        if not p.get("ampm", "zone", "clock_word") and ("." in token.word or p.kind(p.start - 1) != "at"):
            return None
        if (
            p.get("clock_word")
            and p.end - p.start == 1
            and (p.kind(p.start - 1) == "cap" or p.word(p.start - 1) == "high")
        ):
            return None
        time = _clock_time(p, token)
        if time is None:
            return None
        day = self._day_of_clock(p)
        value = f"{day}T{time}"
        gap = next((i for i in range(p.start, p.end) if p.kind(i) == "rparen"), 0)
        if gap and gap + 1 < p.end:
            # '10:35 a.m. (0735 GMT) Friday': the hour and its day are two expressions.
            first = next((i for i in range(p.start, p.end) if p.kind(i) == "lparen"), gap)
            after = p.part(gap + 1, p.end).past("comma", "on", "of")
            return [(p.start, first, "TIME", value), (after, p.end, "DATE", day)]
        return "TIME", value

    def clock_words(self, p: Phrase) -> Read | None:
        """'4 in the morning'."""
        hour = p.inside[0].value
        if not hour.isdigit() or not 1 <= int(hour) <= 12:
            return None
        afternoon = p.value("daypart") in ("AF", "EV")
        return "TIME", f"{self._day_of_clock(p)}T{int(hour) % 12 + (12 if afternoon else 0):02d}:00"

    def _day_of_clock(self, p: Phrase) -> str:
        read: Read | None = None
        if p.get("month", "month_short"):
            read = self.calendar_day(p)
        elif p.get("weekday"):
            read = self._weekday(p)
        elif p.get("day_word"):
            read = self.day_word(p)
        if read:
            return read[1][:10]
        # The hour of a day named elsewhere: TimeML's value takes the day in focus, the window stays open.
        day = single(self.near)
        self.assumed = day is None
        day = day or single(self.focus.days) or self.anchor
        return day.isoformat() if day else "XXXX-XX-XX"

    def each(self, p: Phrase) -> Read | None:
        """'every day', 'each Thursday', 'each of the past three years'."""
        if weekday := p.value("weekday"):
            part = p.value("daypart")
            return "SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else "")
        if month := p.value("month"):
            return "SET", f"XXXX-{int(month):02d}"
        if season := p.value("season", "seasons"):
            return "SET", f"XXXX-{season}"
        if part := p.value("daypart"):
            return "SET", f"XXXX-XX-XXT{part}"
        unit = p.inside[-1].value
        often = p.value("every") or count(p) or "1"  # 'every other day' is each second one
        return "SET", duration("1" if p.get("last", "next") else often, unit)

    def recurring(self, p: Phrase) -> Read | None:
        """'Mondays', 'Tuesday nights'."""
        part = p.value("dayparts")
        return "SET", f"XXXX-WXX-{p.value('weekdays', 'weekday')}" + (f"T{part}" if part else "")

    def frequency(self, p: Phrase) -> Read | None:
        """'daily', 'annually'."""
        if p.inside[0].word[0].isupper() and p.kind(p.start - 1) == "cap":
            return None  # a newspaper's name
        if p.kind(p.start - 1) == "the" and p.word(p.end) in self._words["speech"]:
            return None  # 'the daily reported'
        return "SET", p.value("frequency")


def _clock_time(p: Phrase, token: Token) -> str | None:
    """Return HH:MM of a clock time, None where it is no time of day."""
    digits = token.value if ":" in token.value else ""
    if not digits:
        if not token.value.isdigit():
            return None
        number = int(token.value)
        digits = f"{number // 100:02d}:{number % 100:02d}" if number > 31 else f"{number:02d}:00"
        if p.get("zone") and token.word == "0000":
            digits = "00:00"
    hour, minute = (int(part) for part in digits.split(":")[:2])
    half = p.value("ampm")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + int(half)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None

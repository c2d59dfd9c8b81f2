"""Lengths of time, seasons, years and decades, and words like now: the type and value of each such expression."""

import itertools

from tasks.logic.date_counts import and_a_half, count, duration, year_in_words
from tasks.logic.date_periods import PeriodRules
from tasks.logic.date_phrase import OWN, Part, Phrase, Read

_NEAR = 6  # words between 'first' and 'in three years': 'the first high-level meeting of the kind in three years'
_HALVES = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "E": "P5Y", "C": "P50Y"}


class SpellRules(PeriodRules):
    """Three days, in two weeks, recent months, the summer, 1997, the 1990s, now."""

    def counted(self, p: Phrase) -> Read | list[Part] | None:
        """'three days', 'the past two months', 'nearly eight hours', 'in two weeks'; 'two-day' of 'a two-day visit'."""
        if p.word(p.start) == "last" and p.word(p.start - 1) in self._words["verb_ahead"]:
            p = p.part(p.start + 1, p.end)  # 'will last several weeks'
            read = self._counted(p)
            return [(p.start, p.end, *read)] if read else None
        read = self._counted(p)
        start = p.past("approx", "over", "edge", "article", "the", "more")
        if read is None or start == p.start or not self._is_attribute(p, start):
            return read
        return [(start, p.end, *read)]

    def _is_attribute(self, p: Phrase, start: int) -> bool:
        """Tell 'a two-day visit', 'a two day visit' from 'a day': the determiner is then the noun's."""
        if p.kind(start) not in ("number", "day", "int") or p.kind(p.end - 1) not in ("unit", "year"):
            return False
        return p.get("dash") is not None or p.kind(p.end) in ("other", "cap")

    def _counted(self, p: Phrase) -> Read | None:
        unit, number = p.value("unit", "units", "year", "quarter", "weekend"), count(p)
        if number is None or not unit:
            return None
        article_only = p.get("article") and not p.get(
            "number", "day", "int", "few", "fraction", "more", "approx", "half"
        )
        if p.get("old") or p.word(p.end) == "old":
            return None
        if p.get("that") and p.get("units"):
            return None  # 'that' the conjunction
        if unit == "Q" and not p.get("few") and (p.word(p.end) in ("of", "century") or p.get("dash")):
            return None  # a fraction: 'three-quarters', 'a quarter of'
        if p.get("fiscal") and article_only:
            return None  # 'a fiscal year'
        if unit == "D" and p.get("ordinal") and not p.get("units"):
            return None
        if p.get("yyyy") and not p.get("number", "day") and 1900 < int(p.value("yyyy")) < 2100:
            return None
        if article_only and "dash" in (p.kind(p.end), p.kind(p.start - 1)):
            return None  # 'once-in-a-century'
        if article_only and p.end - p.start == 2 and self._is_rate(p):
            return "SET", duration("1", unit)
        if (
            p.word(p.start - 1) == "in"
            and p.end - p.start > 1
            and not p.get("last", "next")
            and self._lies_ahead(p, number, unit)
        ):
            return self._period(unit, self.anchor, int(number))
        if p.get("half") and unit in ("TM", "TH", "Y", "M", "D", "W") and number.isdigit():
            return "DURATION", and_a_half(number, unit)
        if p.get("fraction"):
            return "DURATION", and_a_half(number, unit)
        if p.get("last", "next") and p.get("article", "few") is None and number == "1" and not p.get("number"):
            return None
        return "DURATION", duration(number, unit)

    def half_unit(self, p: Phrase) -> Read | None:
        """'half an hour', 'half a century'."""
        value = _HALVES.get(p.value("unit", "year"))
        return ("DURATION", value) if value else None

    def _is_rate(self, p: Phrase) -> bool:
        """Tell 'four flights a week' and '$5 million a year' from 'spent a week'."""
        kind, word = p.kind(p.start - 1), p.word(p.start - 1)
        if kind == "other":
            return len(word) > 4 and word.endswith("s") and word not in self._words["for_spell"]
        return kind in ("once", "units", "number", "day", "int", "number_big")

    def _lies_ahead(self, p: Phrase, count: str, unit: str) -> bool:
        """Tell 'will meet in two weeks' from 'the second letter in two weeks'."""
        units = unit in ("D", "W", "M", "Y", "Q") and count.isdigit() and int(count) < 1000
        return (
            units
            and self.anchor is not None
            and not p.get("approx", "ordinal", "that", "to", "orso", "dash", "the")
            and self._ahead(p)
            and not (unit in ("Y", "M", "Q") and self._is_counted_back(p))
        )

    def _is_counted_back(self, p: Phrase) -> bool:
        """'Will hold their first summit in three years', 'the worst drought in ten years': the years before now."""
        verbs = self._words["future"] | self._words["modal"]
        before = [p.word(at) for at in range(p.start - 2, max(-1, p.start - 2 - _NEAR), -1)]
        phrase = itertools.takewhile(lambda word: word[:1].isalnum() and word not in verbs, before)
        return not self._words["counted_back"].isdisjoint(phrase)

    def several_recent(self, p: Phrase) -> Read | None:
        """'recent weeks', 'coming months', 'past years'."""
        token = p.get("units", "seasons")
        if token is None:
            return None
        if p.value("recent") == "FUTURE_REF":
            return "DATE", "FUTURE_REF"
        if token.value == "Y" and (p.get("recent") or p.word(p.start) == "past"):
            return "DATE", "PAST_REF"
        return "DURATION", duration("X", token.value)

    def season(self, p: Phrase) -> Read | None:
        """'the summer', 'late autumn', 'winter of 1994'."""
        season = p.value("season")
        year = self._year_named(p)
        if year:
            return "DATE", f"{year}-{season}"
        if not p.get("the", "this", "last", "next", "that", "edge", "earlier", "later") and p.kind(p.start - 1) != "in":
            return None
        if p.word(p.end) == "of" or (p.word(p.end - 1) == "fall" and p.kind(p.end) == "in"):
            return None  # 'the fall of the government', 'the fall in prices'
        if season in ("FA", "SP") and p.end - p.start == 2 and p.get("the") and not self._is_time(p):
            return None  # 'the fall was steep', 'the spring broke'
        base = self.focus.days.first if p.get("that") and self.focus.days else self.anchor
        return self._season(p, season, base)

    def _is_time(self, p: Phrase) -> bool:
        return (
            p.word(p.end - 1) == "autumn"
            or p.kind(p.start - 1) == "in"
            or p.word(p.start - 1) in self._words["beside_month"]
        )

    def century(self, p: Phrase) -> Read | None:
        """'the 20th century'."""
        number = int(p.value("nth", "ordinal"))
        if p.value("unit") == "C":
            return ("DATE", f"{number - 1:02d}") if 1 <= number <= 99 else None
        return None

    def decade(self, p: Phrase) -> Read | None:
        """'the 1990s', 'the late seventies'."""
        if p.word(p.start) in OWN or p.word(p.start - 1) in OWN:
            return None  # 'in his 30s'
        return "DATE", p.value("decade_digits", "decade_word")

    def year(self, p: Phrase) -> Read | None:
        """'1997', 'fiscal 1988', 'mid-1995'."""
        year = int(p.value("yyyy"))
        before, after = p.kind(p.start - 1), p.kind(p.end)
        if before in ("dollar", "slash") or after in ("units", "slash") or p.word(p.end) in self._words["not_year"]:
            return None
        counted = self._words["not_year_before"]
        if p.word(p.start - 1) in counted or (p.word(p.start) in counted and not p.get("fiscal")):
            return None
        if not 1200 <= year < 2100 or (year < 1900 and p.word(p.start - 1) not in self._words["before_year"]):
            return None
        return "DATE", f"{year:04d}"

    def year_in_words(self, p: Phrase) -> Read | None:
        """'nineteen ninety-six', 'the year two thousand'."""
        year = year_in_words([t.value for t in p.all("number")])
        if (
            not year
            or p.kind(p.end) in ("units", "unit")
            or (year[0] == "2" and not p.get("year") and p.kind(p.start - 1) != "in")
        ):
            return None
        return "DATE", year

    def recent(self, p: Phrase) -> Read | None:
        """'future' as a noun ('in future'); as adjectives 'recent' and 'future' name no time of their own."""
        if p.value("recent") != "FUTURE_REF" or p.kind(p.end) in ("other", "cap"):
            return None
        return "DATE", "FUTURE_REF"

    def ref(self, p: Phrase) -> Read | None:
        """'now', 'recently', 'in the near future'."""
        return "DATE", p.value("ref")

    def lone(self, p: Phrase) -> Read | None:
        """'current', 'in the past'."""
        if p.word(p.start) == "current":
            return "DATE", "PRESENT_REF"
        if p.word(p.end - 1) == "past" and p.kind(p.start - 1) == "in":
            return "DATE", "PAST_REF"
        return None

    def bare_units(self, p: Phrase) -> Read | None:
        """'for weeks', 'decades-long'."""
        unit = p.value("units", "unit", "year")
        if p.get("unit", "year"):
            return ("DURATION", duration("1", unit)) if p.word(p.end - 1) == "long" else None
        if p.word(p.end - 1) == "long" or (p.word(p.start - 1) in self._words["for_spell"] and unit not in ("WE", "Q")):
            return "DURATION", duration("X", unit)
        return None

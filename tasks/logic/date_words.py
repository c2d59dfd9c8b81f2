"""The tokens of a text as the date grammar sees them: each has a kind (month, weekday, number ...) and a value.

The words come from ``seeds/reference/date_words.csv``; numbers and written-out dates are told by their shape.
A kind is one letter, so that a text becomes a short string over which the grammar's regexes run.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import polars as pl

# Kinds told by the shape of the token; all others are named in the CSV.
SHAPES = (
    *("day", "int", "yyyy", "nth", "decade_digits", "short_year", "clock", "iso", "numeric", "fraction", "number_big"),
    *("comma", "dot", "dash", "slash", "possessive", "lparen", "rparen", "dollar", "break", "other", "cap"),
)
PUNCTUATION = {
    ",": "comma",
    ".": "dot",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "/": "slash",
    "(": "lparen",
    ")": "rparen",
    "$": "dollar",
    "£": "dollar",
    "€": "dollar",
    "#": "dollar",
}
# Kinds that tell tense, forbid a reading or date a document; looked up by word, they never stand in the grammar.
CUE_KINDS = (
    *("future", "modal", "present", "past", "not_past", "passive", "implied_past", "not_infinitive"),
    *("prompt", "attend", "happened", "shifted", "speech", "irrealis", "present_noun"),
    *("not_year", "not_year_before", "before_year", "not_day", "not_day_before", "newspaper", "beside_month"),
    *(
        "counted_back",
        "for_spell",
        "verb_ahead",
        "period_end",
        "stamp",
        "amended",
        "access",
        "commentary",
        "issue",
        "volume",
        "not_in_office",
    ),
    *("byline", "copyright", "caption_ahead", "arranged", "intended", "thought"),
)
# Words that are also something else in lower case ('march', 'may', 'sat').
CASED = ("month", "month_short", "weekday", "weekdays", "weekday_short", "holiday", "zone", "ampm")
# Kinds of words that make a time expression; the others only modify one.
TURNING = (
    *("month", "month_short", "weekday", "weekdays", "weekday_short", "day_word", "tonight", "overnight"),
    *("daypart", "dayparts", "clock_word", "unit", "units", "year", "quarter", "weekend", "period", "frequency"),
    *("season", "seasons", "holiday", "decade_word", "recent", "ref", "ampm", "zone"),
)
# Numbers that open a year read out as words, and those of 'two thousand'.
_CENTURIES = (17, 18, 19, 20, 1000)

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"
    r"|\d++(?:[.,:/]\d++){0,3}(?:st|nd|rd|th|s)?(?!\w)"
    r"|[A-Za-z](?:\.[A-Za-z]\b)+"
    r"|[^\W\d_]+"
    r"|['’‘](?:s\b|\d0s\b|\d\d\b)"
    r"|\d+|\n[ \t\r]*\n|[^\w\s]"
)
_WORD = re.compile(r"[A-Za-z]+")
_DATE_DIGITS = re.compile(r"\d{4}|\d[:./]\d|\d0s|\bthe \d\d?(?:st|nd|rd|th)\b")
_NUMERIC = re.compile(r"(\d{1,4})([./])(\d{1,2})\2(\d{2,4})\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?\Z")


class Token(NamedTuple):
    """One token: its kind's letter, value, word and place in the text."""

    kind: str
    value: str
    word: str
    start: int
    end: int


class Kinds:
    """Letters for the kinds, so that a sequence of tokens is a string."""

    def __init__(self, names: Iterable[str]) -> None:
        # Latin Extended letters: no meaning in a regex, and enough of them.
        self.letter = {name: chr(0x100 + i) for i, name in enumerate(names)}

    def pattern(self, rule: str) -> str:
        """Return a rule written in names of kinds as a regex over letters; unknown names raise KeyError."""
        return re.sub(r"[a-z_]+", lambda m: self.letter[m[0]], rule).replace(" ", "")

    def any_of(self, *names: str) -> frozenset[str]:
        """Return the letters of these kinds."""
        return frozenset(self.letter[name] for name in names)


class DateWords:
    """The vocabulary of dates, ready to read with. Made once per reference."""

    def __init__(self, table: pl.DataFrame) -> None:
        rows = list(zip(table["word"], table["kind"], table["value"].fill_null(""), strict=True))
        names = sorted({kind for _, kind, _ in rows if kind not in CUE_KINDS})
        self.kinds = Kinds([*SHAPES, *names])
        self.cues: dict[str, frozenset[str]] = {
            kind: frozenset(word.lower() for word, k, _ in rows if k == kind) for kind in CUE_KINDS
        }
        self._single: dict[str, tuple[str, str]] = {}
        # Phrases by their first two words, the longest first.
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], str, str]]] = {}
        self._starters: set[str] = set()
        for word, kind, value in rows:
            if kind not in CUE_KINDS:
                self._add(word, self.kinds.letter[kind], str(value), cased=kind in CASED)
        self._turning = frozenset(_turning_words(rows))
        for entries in self._phrases.values():
            entries.sort(key=lambda e: -len(e[0]))
        self._shape = {mark: self.kinds.letter[name] for mark, name in PUNCTUATION.items()}
        letter = self.kinds.letter
        self.other, self.cap, self.stop = letter["other"], letter["cap"], letter["break"]

    def may_hold_date(self, text: str) -> bool:
        """Tell cheaply whether a text has any word or number that a time expression turns on."""
        return not self._turning.isdisjoint(_WORD.findall(text)) or _DATE_DIGITS.search(text) is not None

    def _add(self, word: str, letter: str, value: str, *, cased: bool) -> None:
        forms = {word} if cased else {word, word[0].upper() + word[1:]}
        if len(word) > 3:
            forms.add(word.upper())
        for form in forms:
            parts = tuple(m[0] for m in _TOKEN.finditer(form))
            if len(parts) == 1:
                self._single.setdefault(form, (letter, value))
            else:
                self._phrases.setdefault((parts[0], parts[1]), []).append((parts, letter, value))
                self._starters.add(parts[0])

    def tokens(self, text: str) -> list[Token]:
        """Return the tokens of a text, phrases of the vocabulary as one token."""
        single, other, cap, shape = self._single, self.other, self.cap, self._shape
        found: list[Token] = []
        starters: list[int] = []
        phrases = self._starters
        new = tuple.__new__  # what Token(...) comes to in the end
        for m in _TOKEN.finditer(text):
            word = m[0]
            if word in phrases:
                starters.append(len(found))
            entry = single.get(word)
            if entry is not None:
                kind, value = entry
            elif word.isalpha():
                kind, value = (cap if word[0].isupper() else other), ""
            elif word in shape:
                kind, value = shape[word], ""
            else:
                kind, value = self._shaped(word)
            found.append(new(Token, (kind, value, word, m.start(), m.end())))
        return self._join_phrases(text, found, starters) if starters else found

    def _join_phrases(self, text: str, found: list[Token], starters: list[int]) -> list[Token]:
        joined: list[Token] = []
        at = 0
        for i in starters:
            if i < at or i + 1 == len(found):
                continue
            for parts, letter, value in self._phrases.get((found[i].word, found[i + 1].word), ()):
                n = len(parts)
                if i + n <= len(found) and all(found[i + k].word == parts[k] for k in range(2, n)):
                    joined += found[at:i]
                    start, end = found[i].start, found[i + n - 1].end
                    joined.append(Token(letter, value, text[start:end], start, end))
                    at = i + n
                    break
        return joined + found[at:]

    @lru_cache(maxsize=4096)  # noqa: B019  (one vocabulary lives as long as the process)
    def _shaped(self, word: str) -> tuple[str, str]:
        kind, value = _shape_of(word)
        return self.kinds.letter[kind], value


def _turning_words(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield the words without one of which no expression of words alone exists, in every case they occur in."""
    for word, kind, value in rows:
        turns = kind in TURNING or (kind == "number" and int(value) in _CENTURIES) or word in ("past", "current")
        if turns:
            parts = _WORD.findall(word)
            longest = max(parts, key=len)
            yield from (longest, longest.capitalize(), longest.upper())


def _shape_of(word: str) -> tuple[str, str]:
    """Return kind and value of a token that no word list has."""
    if word[0] in "'’‘" and len(word) > 1:
        return _apostrophe(word[1:])
    if word[0] == "\n":
        return "break", ""
    if not word[0].isdigit() or len(word) > 40 or not word.isascii():
        return "other", ""
    if len(word) > 9 and word[4] == "-":
        return "iso", word
    if word[-1] in "tdhs":
        return _suffixed(word)
    if word.isdigit():
        return _integer(word)
    if _NUMERIC.match(word):
        return "numeric", word
    if _CLOCK.match(word):
        return "clock", word.replace(".", ":")
    if re.fullmatch(r"1/2|1/4|3/4|1/3|2/3", word):
        return "fraction", word
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", word) and len(word) < 9:
        return "number_big", word.replace(",", "")
    if re.fullmatch(r"\d{1,4}\.\d", word):
        return "number_big", word
    return "other", ""


def _apostrophe(rest: str) -> tuple[str, str]:
    if rest == "s":
        return "possessive", ""
    if rest[-1] == "s":
        return "decade_digits", "19" + rest[0]
    return ("short_year", rest) if rest.isdigit() else ("other", "")


def _suffixed(word: str) -> tuple[str, str]:
    digits = word.rstrip("stndrh")
    if not digits.isdigit():
        return "other", ""
    if word == digits + "s":
        if len(digits) == 4 and digits[-1] == "0":
            return "decade_digits", digits[:3]
        return ("decade_digits", "19" + digits[0]) if len(digits) == 2 and digits[1] == "0" else ("other", "")
    return ("nth", digits) if len(digits) <= 3 else ("other", "")


def _integer(word: str) -> tuple[str, str]:
    number = int(word)
    if len(word) <= 2 and 1 <= number <= 31:
        return "day", str(number)
    if len(word) == 4 and 1000 <= number < 2200:
        return "yyyy", word
    return ("int", word) if len(word) <= 4 else ("other", "")

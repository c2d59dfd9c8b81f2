"""The grammar of time expressions: regexes over the kinds of tokens, in names of kinds.

Each rule is a name and a pattern; the first that matches at a place wins, so that longer forms stand first. The
name is that of the method of ``date_resolution.Resolver`` that gives the expression its type and value.
"""

import re

from tasks.logic.date_words import TURNING, Kinds

MONTH = "(month|month_short dot?)"
WEEKDAY = "(weekday|weekday_short dot?)"
DAY = "(day|nth)"
WORDS_YEAR = "number (dash? number){1,4}"
WHICH = "(this|last|next|that)"
WHICH_YEAR = f"{WHICH} fiscal? year"
SOME_YEAR = f"((comma|of)? yyyy|of? short_year|of? the? {WHICH_YEAR}|of? {WORDS_YEAR})"
# The days of 'Nov. 4-5', 'April 24 and 25', 'May 1, 2 and 3': further days of the same month.
MORE_DAYS = f"(comma {DAY})*((comma? (and|or)|dash|to) the? {DAY})+"
CALENDAR = f"{MONTH} (the? {DAY}|the? ordinal) (comma? yyyy)?"
ANY_DAY = f"((last|next|this)? {WEEKDAY} (comma? {CALENDAR})?|day_word|{CALENDAR})"
CLOCK = "((clock|day|number) dot? ampm dot?|clock_word|clock|(yyyy|int) (?=zone))"
ZONE = "(zone? lparen (yyyy|int|clock|day) zone rparen|lparen? zone rparen?|comma? (yyyy|int|clock) zone)?"
# 'over three years' is more than three; 'over the past three years' and 'over the summer' are not.
APPROX = "(approx|over (?=number|day|int|few|article|yyyy|number_big))"
EDGE = "((edge|earlier|later|approx) (dash|of|in)?)"
NUMBER = (
    "((number|day) and article half|article? number (dash? and? number){0,5}|(day|int|number) (and? fraction)?"
    "|number_big|yyyy|few|article)"
)
UNIT = "(unit|units|year|quarter|weekend)"
AND_A_HALF = "(and article half)? orso?"
YEAR_BEFORE = "year dash? (ago|earlier)"
OF_A_YEAR = f"(of? ((the|approx)? {WHICH_YEAR}|fiscal? yyyy|the year)|{YEAR_BEFORE})"

RULES: tuple[tuple[str, str], ...] = (
    ("iso", "iso"),
    ("numeric", "numeric"),
    ("clock", f"approx? {CLOCK} {ZONE} (comma? (on|of)? {ANY_DAY})?"),
    ("clock_words", "(clock|day|number) in the daypart"),
    ("days_then_month", f"({WEEKDAY} comma?)? {DAY} (dash|to|and) {DAY} of? {MONTH} (comma? yyyy)?"),
    (
        "beside_day",
        f"the unit beside ({ANY_DAY}|holiday)",
    ),
    ("beside", "the (unit|year|weekend) beside (last|next)?"),
    ("daypart_beside", "the daypart beside"),
    (
        "daypart_of",
        f"the? edge? daypart of ({WEEKDAY} comma?)? ({CALENDAR}|{DAY} of? {MONTH} (comma? yyyy)?)"
        f"|the? edge? daypart of {WEEKDAY}",
    ),
    ("week_of", f"the (unit|weekend) of {CALENDAR}"),
    ("month_days", f"({WEEKDAY} comma?)? {MONTH} {DAY} {MORE_DAYS} (comma? yyyy)?"),
    (
        "calendar_day",
        f"approx? ((this|last|next)? {WEEKDAY} comma? the?)? (last|this|next)? {CALENDAR}"
        f" (at? daypart|of? {WHICH} year)?",
    ),
    ("day_month", f"approx? ({WEEKDAY} comma?)? (the? ordinal of|the? {DAY} of?) {MONTH} {SOME_YEAR}?"),
    ("month_year", f"{EDGE}? {MONTH} {SOME_YEAR}"),
    ("month", f"{EDGE}? {WHICH}? {MONTH}"),
    ("nth_day", "the nth"),
    ("holiday", "(this|last|next)? holiday (of? yyyy|unit)?"),
    (
        "each",
        f"every (of the (last|next) {NUMBER}|number|day|few|ordinal)?"
        f" (weekday daypart?|{UNIT}|month|season|seasons|daypart)",
    ),
    ("recurring", "(weekdays|weekday) dayparts|weekdays"),
    (
        "weekday",
        f"(((edge|approx) (dash|of|in|on|the)?)? {WHICH}?|the (last|next)) weekday"
        " (of (last|next|this) unit|edge? daypart?)",
    ),
    ("day_word", f"(({EDGE} (on)?)? daypart)? (edge (dash|of|in)?)? day_word edge? daypart?"),
    ("tonight", "edge? tonight|overnight"),
    ("part_of_day", f"{EDGE}? ((the (last|next)|{WHICH}) edge? dash? daypart|the daypart|edge dash? daypart)"),
    ("frequency", "frequency"),
    (
        "named_quarter",
        f"{EDGE}? (the|article|this|last|next)? (({WHICH_YEAR}|year) possessive?|yyyy)? fiscal? dash? ({YEAR_BEFORE})?"
        f" fiscal? ordinal dash? (quarter|half) {OF_A_YEAR}?",
    ),
    (
        "half_of",
        f"{EDGE}? the? (last|next|ordinal|edge) half of?"
        f" (the? decade_digits|the? {WHICH} (year|unit)|fiscal? yyyy|the (year|unit))",
    ),
    ("year_in_words", f"the? year? {WORDS_YEAR} (?!(dash|and)? more? ({UNIT}|number))"),
    (
        "year_before",
        f"(the|article)? fiscal? {YEAR_BEFORE} {NUMBER}? (fiscal? ordinal dash?)? (period|quarter|units)"
        f"|the (quarter|period) article year (ago|earlier)|the fiscal period {WHICH_YEAR}"
        f"|last year possessive (quarter|period)",
    ),
    ("year_before_alone", "the? year dash (ago|earlier)"),
    (
        "the_period",
        "(the|article)? (fiscal{1,2}|yyyy) fiscal? (quarter|period|year (?!yyyy)|units)"
        "|the (quarter|weekend|unit|year (?!yyyy))",
    ),
    ("counted_ago", f"{APPROX}{{0,2}} {NUMBER} more? dash? {UNIT} {AND_A_HALF} (ago|earlier|later)"),
    ("half_unit", "(approx|over){0,2} half (article|dash) (unit|year)"),
    ("vague_ago", "units (ago|earlier|later)"),
    (
        "counted",
        f"{APPROX}{{0,2}} the? (last|next|ordinal|this|that|fiscal|edge)? more? {NUMBER} orso?"
        f" ((to|or|dash) {NUMBER})? more? dash? more? fiscal? {UNIT} {AND_A_HALF} (dash? old)?",
    ),
    ("several_recent", "the? (last|next|recent) fiscal? (units|seasons) ((and|or) units)?"),
    ("this_period", f"{EDGE}? the? {WHICH} fiscal? (unit|year|quarter|weekend|period|season)"),
    ("edge_period", f"{EDGE} the? fiscal? {UNIT}|year (dash|possessive)? edge"),
    ("season", f"{EDGE}? the? {EDGE}? {WHICH}? season {SOME_YEAR}?"),
    ("century", "the? edge? dash? (nth|ordinal) dash? unit"),
    ("decade", "the? (edge dash?)? (decade_digits|decade_word)"),
    ("year", "approx? (edge dash?|the year)? (fiscal year?)? yyyy"),
    ("recent", "recent"),
    ("ref", "ref"),
    ("lone", "the last|this"),
    ("bare_units", "units (dash more)?|(unit|year) dash more"),
)
# A token of one of these kinds stands in every expression; where there is none, no rule need be tried.
TRIGGERS = (*TURNING, "nth", "iso", "numeric", "clock", "decade_digits", "yyyy", "number", "this", "last")
# Tokens of these kinds stand in no expression: they end a run of tokens in which one may be found.
BARRIERS = ("other", "cap", "break", "dollar", "slash")


class Grammar:
    """The rules compiled over one vocabulary's letters."""

    def __init__(self, kinds: Kinds) -> None:
        parts = [f"(?P<{name}>{_translate(kinds, rule)})" for name, rule in RULES]
        self.expression = re.compile("|".join(parts))
        self.trigger = re.compile("[" + "".join(sorted(kinds.any_of(*TRIGGERS))) + "]")
        self.run = re.compile("[^" + "".join(sorted(kinds.any_of(*BARRIERS))) + "]+")


def _translate(kinds: Kinds, rule: str) -> str:
    """Return the rule as a regex without capturing groups of its own: the rule's name is the only group."""
    return kinds.pattern(re.sub(r"\((?!\?)", "(?:", rule))

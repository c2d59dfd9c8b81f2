"""The agency's line that opens a report, 'GENEVA, Jan 10 (Agency) --', and the day in it."""

import re

from tasks.logic.dates import Timex

# The line stands within so many characters.
REACH = 120
_AGENCY = r"(?:\([A-Za-z][\w ./&-]{1,40}\)|/[A-Z][\w .-]{1,40}/)"
_DASH = r"(?:--|[-–—])"
_PLACE = re.compile(
    rf"\W*(?:{_AGENCY}\W*)?(?:[A-Z][A-Z.'’/-]+[ ,/]+){{1,6}}(?:\(?[A-Z][a-z]+\.?\)?[ ,]+){{0,3}}"
    # 'Ankara, 12 June', 'Kyodo News, Tokyo, Jun 12': in small letters, but no sentence that begins with a day.
    r"|\W*(?!(?:On|In|At|By|Since|Until|From|Last|This|The)\b)(?:[A-Z][\w'’.-]+,? ){0,3}[A-Z][\w'’.-]+, "
)
_AFTER = re.compile(  # also 'Nov. 9 Kyodo -'
    rf",?\s*(?:\d{{4}})?\.?\s*(?:{_AGENCY}\s*|(?:[A-Z]\w+\s+){{1,2}}(?=-\s))?(?:--|[-–—_:])|,?\.?\s*{_AGENCY}"
)
# 'Some days name the place behind the day: (Agency) 9 March 1999, Belgrade --'.
_BEFORE_PLACE = re.compile(rf"\W*(?:{_AGENCY}\W*)?")
_PLACE_BEHIND = re.compile(rf",\s+(?:[A-Z][\w'’.-]+[ ,]+){{1,4}}(?:--|{_DASH}\s)")
# 'BELGRADE (Agency) -- March 9, 1999.'
_AGENCY_BEFORE = re.compile(rf"\W*(?:[A-Z][\w.'’/-]*[ ,]+){{1,5}}{_AGENCY}\s*{_DASH}\s*")
# '9 March 1999 (LIMA) -': the place in brackets behind the day.
_PLACE_IN_BRACKETS = re.compile(rf"\s+\((?:[A-Z][A-Z.'’/-]+[ ,/]*){{1,5}}\)\s*{_DASH}")
# 'LIMA (Agency / News Point - 9th Mar, 1999)', '[Lima, Tuesday, March 9 1999]'.
_OPEN_BRACKET = re.compile(
    r"\W*(?:[A-Z][A-Z.'’/-]+[ ,/]+){1,5}\([A-Z][\w ./&-]{1,60}[-–—,]\s*|\s*[\[(](?:[A-Z][\w'’.-]+[, ]+){1,4}"
)
_CLOSED = re.compile(r"\s*[\])]")
_STOP = re.compile(r"\s*[.:;|–—-]|\s*\Z")


# 'LIMA, Peru (Agency) --', 'LIMA, Peru, March 3 --', 'Lima, Peru (Agency) --': a place and its country.
_WORDS = r"(?:[A-Z][\w.'’-]*[ ,]+){0,5}(?:\d{1,2}\.?[ ,]+)?(?:[A-Z][a-z]+\.?[ ,]+)?(?:\d{4}[ ,]+)?"
_LINE = re.compile(
    rf"\W*(?:{_AGENCY}\W*)?(?:(?:[A-Z][A-Z.'’/-]+[ ,]+)+{_WORDS}(?:{_AGENCY}\s*)?|{_WORDS}{_AGENCY}\s*)(?:--|[–—_]|-\s)"
)


def line_end(text: str) -> int:
    """The character behind the dash of an agency's line with which a sentence begins; 0 where none does."""
    line = _LINE.match(text[:REACH])
    return line.end() if line is not None else 0


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether the time expression at these characters is the day in an agency's line."""
    if _AGENCY_BEFORE.fullmatch(text[:start]):
        return _STOP.match(text, end) is not None
    if _CLOSED.match(text, end) and _OPEN_BRACKET.fullmatch(text[:start][:REACH]):
        return True
    head = _PLACE.match(text[:REACH])
    if head is not None and start <= head.end() + 2:
        return _AFTER.match(text[end : end + REACH]) is not None
    if not text[:start].strip() and _PLACE_IN_BRACKETS.match(text[end:][:REACH]):
        return True
    return bool(_BEFORE_PLACE.fullmatch(text[:start]) and _PLACE_BEHIND.match(text[end:][:REACH]))


def dateline_day(text: str, timexes: list[Timex]) -> Timex | None:
    """Return the first expression of a paragraph if it is the day in an agency's line."""
    if not timexes:
        return None
    first = timexes[0]
    return first if in_dateline(text, first.char_start, first.char_end) else None

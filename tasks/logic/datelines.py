"""The agency's line that opens a report, 'GENEVA, Jan 10 (Agency) --', and the day in it."""

import re

from tasks.logic.dates import Timex

# The line stands within so many characters.
REACH = 120
_PLACE = re.compile(
    r"\W*(?:\([A-Z][\w ./]{1,40}\)\W*)?(?:[A-Z][A-Z.'’/-]+[ ,/]+){1,6}(?:\(?[A-Z][a-z]+\.?\)?[ ,]+){0,3}"
)
_AFTER = re.compile(
    r",?\s*(?:\d{4})?\s*(?:(?:\([A-Z][\w ./]{1,40}\)|/[A-Z][\w .-]{1,40}/)\s*)?(?:--|[-–—_:])"
    r"|,?\s*(?:\([A-Z][\w ./]{1,40}\)|/[A-Z][\w .-]{1,40}/)"
)
# 'Some days name the place behind the day: (Agency) 9 March 1999, Belgrade --'.
_BEFORE_PLACE = re.compile(r"\W*(?:\([A-Z][\w ./]{1,40}\)\W*)?")
_PLACE_BEHIND = re.compile(r",\s+(?:[A-Z][\w'’.-]+[ ,]+){1,4}(?:--|[-–—]\s)")


def dateline_day(text: str, timexes: list[Timex]) -> Timex | None:
    """Return the first expression of a paragraph if it is the day in an agency's line."""
    if not timexes:
        return None
    first = timexes[0]
    head = _PLACE.match(text[:REACH])
    if head is not None and first.char_start <= head.end() + 2:
        return first if _AFTER.match(text[first.char_end : first.char_end + REACH]) else None
    if _BEFORE_PLACE.fullmatch(text[: first.char_start]) and _PLACE_BEHIND.match(text[first.char_end :][:REACH]):
        return first
    return None

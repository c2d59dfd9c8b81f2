"""The length of a meeting told by the clock: 'it began at 3:35 p.m. ... it ended at 4:10 p.m.'."""

from __future__ import annotations

import re

LONGEST = 12 * 60  # minutes; a longer stretch between two clock times spans time zones, not a meeting
_CLOCK = r"(\d{1,2})(?::(\d\d))?\s?([ap])\.?m\b"
_TIME = re.compile(_CLOCK, re.I)
_BEGAN = re.compile(rf"\b(?:began|started|convened|opened|got\s+under\s+way|kicked\s+off)\s+at\s+(?={_CLOCK})", re.I)
_ENDED = re.compile(
    r"\b(?:until|(?:ended|finished|concluded|over|broke\s+up|wound\s+up)\s+(?:only\s+)?at|(?:not\s+end|ended\s+not)\s+before)"
    rf"\s+(?={_CLOCK})",
    re.I,
)


def clock_minutes(text: str, following: str) -> int | None:
    """Minutes from the start to the end that a sentence, or it and the next one, tell.

    The start may be given in two time zones; the end is in that of the two which makes the shorter meeting.
    """
    began = _BEGAN.search(text)
    if began is None:
        return None
    starts = [_minute(m) for m in _TIME.finditer(text, began.end(), began.end() + 90)]
    ended = _ENDED.search(text, began.end())
    if ended is not None:
        starts = starts[:1]
        last = _TIME.match(text, ended.end())
    else:
        ended = _ENDED.search(following)
        last = _TIME.match(following, ended.end()) if ended else None
    if last is None or not starts:
        return None
    minutes = min((_minute(last) - start) % (24 * 60) for start in starts)
    return minutes if 0 < minutes <= LONGEST else None


def _minute(match: re.Match[str]) -> int:
    """The minute of the day."""
    hour = int(match.group(1)) % 12 + (12 if match.group(3).lower() == "p" else 0)
    return hour * 60 + int(match.group(2) or 0)

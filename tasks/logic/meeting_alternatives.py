"""Times of a meeting of which the text leaves open which it is: 'on August 8 or 9', 'in September or October'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import timedelta

from tasks.logic.meeting_times import When
from tasks.logic.sentence_view import Clause

# A day of the month behind 'or', and no number of something else.
_OR = re.compile(r"\s+or\s+(?:on\s+|in\s+)?(?P<other>(?P<day>\d{1,2})?(?![\d,.]*\s*(?:%|[a-z])))")
_NEXT = timedelta(35)  # behind the end of the one time the other has ended


def either(moment: When, clause: Clause) -> When:
    """The time as it is, or from the beginning of the one to the end of the other that 'or' joins."""
    if moment.at is None or moment.last is None or (behind := _OR.match(clause.text, moment.at[1])) is None:
        return moment
    other = next((d for d in clause.dates if d.start == behind.start("other") and d.last is not None), None)
    if other is not None and other.last is not None and moment.last < other.last <= moment.last + _NEXT:
        return moment._replace(end=other.edtf or other.last.isoformat(), last=other.last)
    day = behind["day"]
    one_day = moment.first == moment.last and other is None and day is not None
    if one_day and moment.last.day < int(day) <= monthrange(moment.last.year, moment.last.month)[1]:
        last = moment.last.replace(day=int(day))
        return moment._replace(end=last.isoformat(), last=last)
    return moment

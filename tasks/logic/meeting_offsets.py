"""Times of meetings that hang on another time: 'a day after talks with A', 'opened on Sunday and ended on Tuesday'.

The day is reckoned from what the sentence names and never guessed: without a day to reckon from there is none.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.sentence_view import DateMention

_ONE = timedelta(1)
# Characters between 'a day after' and the meeting: 'a day after U.S. Secretary of State A met'.
_REACH = 110
_LONGEST_ROUND = timedelta(21)


def joined(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates with 'Monday and Tuesday', 'May 19 and 20' as the span that two days in a row are."""
    out = list(dates)
    for i, (one, two) in enumerate(pairwise(dates)):
        in_a_row = one.first == one.last and two.first == two.last and one.first and two.first == one.first + _ONE
        if in_a_row and one.range_first is None and text[one.end : two.start].strip() == "and":
            out[i] = one._replace(range_first=one.first, range_last=two.first)
            out[i + 1] = two._replace(range_first=one.first, range_last=two.first)
    return out


def reckoned(draft: Draft, cues: TimeCues) -> tuple[date, DateMention] | None:
    """The day of a meeting told as so many days before or after what the sentence dates, and the date named.

    'Three days after A met B, he said on Sunday'; 'A spoke on Thursday, a day after talks with B'; 'on the eve of
    Thursday's talks A met B' has the eve in another clause and tells nothing of the talks.
    """
    text, trigger = draft.clause.text, draft.trigger
    found = cues.apart.search(text, max(0, trigger.start - _REACH), trigger.start)
    if found is None or cues.clause_break.search(text, found.end(), trigger.start):
        return None
    if "," in text[found.end() : trigger.start]:
        return None  # 'a day after he took office, for talks with B'
    if any(found.start() <= d.start < trigger.start and d.type != "DURATION" for d in draft.clause.dates):
        return None
    day = _beside(draft, found.start())
    if day is None or day.first is None:
        return None
    number = 1 if found["number"] is None else cues.numbers.get(found["number"].lower(), 0)
    number = number or int(found["number"])
    number *= 7 if found["unit"].lower().startswith("week") else 1
    step = timedelta(number) if found["side"].lower() in cues.before else -timedelta(number)
    return day.first + step, day


def _beside(draft: Draft, at: int) -> DateMention | None:
    """The one day to which a sentence dates what came before or after the meeting."""
    days = [d for d in draft.clause.dates if d.first is not None and d.first == d.last and d.type in ("DATE", "TIME")]
    before = [d for d in days if d.end <= at]
    if before:
        return before[-1]
    behind = [d for d in days if d.start > draft.trigger.end]
    return behind[0] if len({d.first for d in behind}) == 1 else None


def ended(draft: Draft, start: DateMention, cues: TimeCues) -> date | None:
    """The day on which a meeting ended that 'opened on Sunday and ended on Tuesday'; None where it is not told."""
    text = draft.clause.text
    if not cues.opened.search(text, max(0, start.start - 50), start.start):
        return None
    for day in draft.clause.dates:
        one_day = day.start > start.end and day.first is not None and day.first == day.last and start.first is not None
        if not one_day or not cues.ended.search(text, start.end, day.start):
            continue
        if day.first and start.first and _ONE <= day.first - start.first <= _LONGEST_ROUND:
            return day.first
    return None

"""Times of meetings that hang on another time: 'a day after talks with A', 'opened on Sunday and ended on Tuesday'.

Also those reckoned from the day of writing ('in two weeks'), and those of a gathering that the meeting is held at.

The day is reckoned from what the sentence names and never guessed: without a day to reckon from there is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.sentence_view import DateMention

_ONE = timedelta(1)
_EVE = re.compile(r"\bon\s+the\s+eve\s+of\s+(?:[\w'’-]+\s+){0,6}\Z")
# 'is to see B on the eve of the talks, which open in Lima on Sunday': the day before
_EVE_OF = re.compile(r"\bon\s+the\s+eve\s+of\s+(?:the\s+|a\s+|an\s+)?")
_OPENS_ON = re.compile(
    r"(?:(?:[\w'’-]+\s+){0,5}?[\w'’-]+(?:,?\s+(?:(?:which|that)\s+)?(?:(?:is|are|was|were|due|to|set|scheduled|will|be)\s+){0,3}"
    r"(?:open(?:s|ed|ing)?|beg[aiu]n\w*|start\w*|held))?(?:\s+in\s+(?:[A-Z][\w'’-]+,?\s+){1,3})?\s*(?:on\s+)?)?"
)
_AHEAD = re.compile(r"P(\d+)([DWM])\Z")
_WITHIN = re.compile(r"(?:within|(?:the\s+)?(?:next|coming))\b", re.I)
_WITHIN_BEFORE = re.compile(
    r"\b(?:within|over|(?:in|during|over|within)\s+the\s+(?:next|coming))\s+(?:the\s+)?(?:about\s+)?\Z", re.I
)
# 'for the second time in two days', 'the first talks in ten years': counted back from now.
_SINCE_COUNTED = re.compile(
    r"(?<!\bin )(?<!\bon )\b(?:times?|once|twice|only|last|first|second|third|fourth|fifth|[a-z]+est|most)\b"
    r"[^,;:]{0,40}?\bin\s+\Z"
)
_BY = re.compile(r"\b(?:by|before|prior\s+to|until)\s+(?:the\s+)?\Z", re.I)
_END = re.compile(r"\bend\b", re.I)
_TO_COME = re.compile(
    r"\b(?:will|would|to|plans?|planned|expect(?:s|ed)?|due|should|could|may|might|can|must|hopes?|wants?|possible)\b"
)
_GONE_BY = re.compile(r"\b(?:past|last|previous|recent)\b")
_EXACTLY = re.compile(r"\bin\s+(?:about\s+)?\Z")
_HAD = re.compile(r"\bhad\s+(?:\w+\s+)?(?:been|gone|\w+ed|met|held|flown|seen|sent|spoken)\b")
# Characters of 'a planned summit of the Commonwealth of Independent States in Minsk, capital of Belarus'.
_WIDEST_FRAME = 110
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
    if found is None and (eve := _EVE.search(text, max(0, trigger.start - _REACH), trigger.start)):
        day = None if any(d.start >= eve.start() for d in draft.clause.dates) else _beside(draft, eve.start())
        return (day.first + _ONE, day) if day is not None and day.first is not None else None
    if found is None and (eve := _EVE_OF.search(text, trigger.end, trigger.end + _REACH)):
        behind = [d for d in draft.clause.dates if d.first is not None and d.first == d.last and d.start >= eve.start()]
        straight = behind and _OPENS_ON.fullmatch(text, eve.end(), max(eve.end(), behind[0].start))
        owns = bool(behind) and text.startswith(("'s", "’s"), behind[0].end)
        ahead_of = behind[0] if straight and not owns else None
        return (ahead_of.first - _ONE, ahead_of) if ahead_of is not None and ahead_of.first is not None else None
    if found is None or cues.clause_break.search(text, found.end(), trigger.start):
        return None
    if "," in text[found.end() : trigger.start]:
        return None  # 'a day after he took office, for talks with B'
    if any(found.start() <= d.start < trigger.start and d.type != "DURATION" for d in draft.clause.dates):
        return None
    day = _beside(draft, found.start())
    if day is None or day.first is None or (day.start > trigger.end and "," not in text[trigger.end : day.start]):
        return None  # 'it came a week after they met in Lima on Sunday': their own day
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


def ahead(text: str, mention: DateMention, published: date | None) -> DateMention:
    """'in two weeks': the week (day, month) so far ahead of publication; 'within two weeks': from now to then."""
    match = _AHEAD.match(mention.value or "") if mention.type == "DURATION" and published else None
    before = text[max(0, mention.start - 24) : mention.start]
    within = _WITHIN.match(mention.text) or _WITHIN_BEFORE.search(before)
    if _GONE_BY.search(mention.text) or _GONE_BY.search(before):
        return mention  # 'in the past four months'
    if within and _HAD.search(text):
        return mention  # 'within a week A had been to Lima'
    if not match or published is None or not (within or _EXACTLY.search(before)):
        return mention
    if not within and text.startswith(" of ", mention.end):
        return mention  # 'agreed in two days of talks'
    number, unit = int(match.group(1)), match.group(2)
    if number > 60 or _SINCE_COUNTED.search(text, max(0, mention.start - 60), mention.start):
        return mention
    if unit == "D":
        first = last = published + timedelta(number)
        edtf = first.isoformat()
    elif unit == "W":
        day = published + timedelta(7 * number)
        first = day - timedelta(day.weekday())
        last = first + timedelta(6)
        edtf = f"{first.isoformat()}/{last.isoformat()}"
    else:
        month = published.month - 1 + number
        first = date(published.year + month // 12, month % 12 + 1, 1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        edtf = f"{first:%Y-%m}"
    if within:
        first, edtf = published, f"{published.isoformat()}/{last.isoformat()}"
    return mention._replace(type="DATE", first=first, last=last, edtf=edtf)


def by_end_of(text: str, mention: DateMention, published: date | None) -> DateMention:
    """'Will visit Lima before the end of the month': between publication and then."""
    first, last = mention.first, mention.last
    if published is None or first is None or last is None or not first <= published < last:
        return mention
    by = _BY.search(text, max(0, mention.start - 16), mention.start) if _END.search(mention.text) else None
    if by is None or not _TO_COME.search(text):
        return mention
    edtf = f"{published.isoformat()}/{last.isoformat()}"
    return mention._replace(start=by.start(), first=published, edtf=edtf)


def of_framing_event(draft: Draft, mention: DateMention, others: list[int], cues: TimeCues) -> float | None:
    """'A met B on the sidelines of a summit in Evian on Monday': the day of the summit is that of the talks at it."""
    text, reach = draft.clause.text, max(draft.trigger.end, draft.end)
    if not draft.trigger.low or mention.start < draft.trigger.end or draft.segment_end >= 0:
        return None
    link = next(reversed(list(cues.within_event.finditer(text, draft.trigger.end, mention.start))), None)
    if link is None or mention.start - link.end() > _WIDEST_FRAME:
        return None
    if not any(link.start() <= o < mention.end + _WIDEST_FRAME for o in others):
        return None
    if any(draft.trigger.end <= o < link.start() for o in others):
        return None
    if cues.clause_break.search(text, link.end(), mention.start) or cues.reported.search(text, 0, mention.start):
        return None
    between = text[min(reach, link.start()) : link.start()]
    return None if cues.clause_break.search(between) else 10.0 + 0.8 * len(between)

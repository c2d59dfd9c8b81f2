"""When a meeting is: the time expression that belongs to a trigger."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tasks.logic.datelines import REACH, in_dateline
from tasks.logic.meeting_day_costs import MOST_RECENTLY, cost
from tasks.logic.meeting_day_distance import DEPARTED, MOVED_REACH
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_offsets import ahead, by_end_of, ended, joined, reckoned
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_windows import narrowed
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import DateMention

_SINCE_DAY = re.compile(
    r"\A(?:\s+(?!(?:that|which|who|said|but)\b)[\w'’-]+){0,10}?\s+since\s+(?:(?:early|late|mid|last)\s+|(?:the\s+)?[A-Z][\w'’-]+\s+(?:(?:summit|talks|meeting|conference)\s+)?(?:in|of)\s+)?\Z"
)
_NOT_SINCE = re.compile(r"(?:\b(?:not|never)\s+|n['’]t\s+)(?:[\w-]+\s+){0,4}\Z")
_STILL = Construction(r".*ing\Z|(?:.*\b)?(?:been\s+)?{closeted}\b")
_BEEN = re.compile(r"\b(?:has|have|had)\s+(?:also\s+)?been\s+(?:\Z|(?=\w+(?:\s\w+)?\Z))")
# 'have held five secret meetings', 'has met him twice'
_HAVE_MET = Construction(
    r"\b(?:have|has)\s+(?:(?:already|also|now|both|each|together|since)\s+){0,2}{have_met}\b"
    r"[^,;:“”\"]*\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|dozens?|several|many|numerous|multiple|twice|repeatedly|regularly|times)\b"
)
_WEEKEND = re.compile(
    r"\b(?:a|an|the|their|his|her|its)\s+(?:[a-z]+\s+)?weekend\s+"
    r"(?:(?!(?:before|after|of|in|at|on|for|to|with|by|and|when|that|as)\b)[\w-]+\s+){0,2}\Z"
)
_AHEAD_OF = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|until|for)\s+(?:a|an|the|their|his|her|its)\s+(?:[\w-]+\s+){0,4}\Z"
)
_WEDNESDAY, _SATURDAY = 2, 5
_COMING = re.compile(r"\b(?:coming|upcoming|forthcoming)\s+(?:[\w'’-]+\s+){0,4}\Z")
_PREVIOUS = re.compile(r"\b(?:previous|earlier|past|preceding)\s+(?:[\w-]+\s+){0,2}\Z")
_APPOSED = re.compile(r",\s+(?:(?:or|on|that\s+is)\s+)?")
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class When(NamedTuple):
    """The time of a meeting: EDTF of its first and last day, and the window as days."""

    start: str | None
    end: str | None
    first: date | None
    last: date | None
    near: int
    at: tuple[int, int] | None

    @property
    def departure(self) -> bool:
        """Whether it is the day of leaving for talks that may be of another day."""
        return self.near == DEPARTED


LAST_MET, SINCE_THEN = "+last met", "+since"  # marks of rules
NEVER = When(None, None, None, None, 10**6, None)


def when(draft: Draft, others: list[int], published: date | None, cues: TimeCues) -> When:
    """The date that belongs to a trigger: the nearest in its clause; not the day of the report about it."""
    since = _since(draft, published, cues)
    if since is not None:
        return since
    apart = reckoned(draft, cues)
    if apart is not None:
        day, named = apart
        return When(day.isoformat(), day.isoformat(), day, day, 0, (named.start, named.end))
    weekend = _of_weekend(draft, published)
    if weekend is not None:
        return weekend
    best: tuple[float, DateMention] | None = None
    for mention in joined(draft.clause.text, _unrepeated(draft.clause.text, draft.clause.dates)):
        mention = by_end_of(draft.clause.text, ahead(draft.clause.text, mention, published), published)  # noqa: PLW2901
        if mention.type not in ("DATE", "TIME") or mention.first is None:
            continue
        if mention.start < REACH and in_dateline(draft.clause.text, mention.start, mention.end):
            continue
        if _out_of_step(draft, mention, published):
            continue
        far = cost(draft, mention, others, cues)
        if far is not None and (best is None or far < best[0]):
            best = (far, mention)
    if best is None or best[0] > 110:
        return NEVER
    moved = cues.moved_to.search(draft.clause.text, max(0, best[1].start - MOVED_REACH), best[1].start)
    # 'Put off from Monday to Saturday' is no span of days.
    moment = window(best[1]._replace(range_first=None, range_last=None) if moved else best[1], int(best[0]))
    part = narrowed(best[1], draft.clause.text, published, cues)
    if part is not None:
        moment = moment._replace(start=part[0].isoformat(), end=part[1].isoformat(), first=part[0], last=part[1])
    last = ended(draft, best[1], cues)
    if last is not None and moment.first == moment.last:
        return moment._replace(end=last.isoformat(), last=last)
    nth = cues.nth_day.search(draft.clause.text, 0, draft.trigger.start)
    if nth is None or moment.first is None or moment.first != moment.last:
        return moment
    opened = moment.first - timedelta(cues.days_since[nth.group(1).lower()])
    return moment._replace(start=opened.isoformat(), first=opened)


def _of_weekend(draft: Draft, published: date | None) -> When | None:
    """'At a weekend meeting': the last weekend in news of the first days of a week, else that of its week."""
    text, at = draft.clause.text, draft.trigger.start
    if published is None or not draft.trigger.low or not _WEEKEND.search(text, max(0, at - 40), at):
        return None
    saturday = published + timedelta(_SATURDAY - published.weekday())
    to_come = _AHEAD_OF.search(text, max(0, at - 60), at) is not None
    first = saturday - timedelta(7) if published.weekday() <= _WEDNESDAY and not to_come else saturday
    last = first + timedelta(1)
    return When(first.isoformat(), last.isoformat(), first, last, 0, None)


def _out_of_step(draft: Draft, mention: DateMention, published: date | None) -> bool:
    """'Ended on Monday, clearing the way for the coming summit', 'opens on Monday, as previous rounds did'."""
    if published is None or mention.first is None or mention.last is None:
        return False
    text, at = draft.clause.text, draft.trigger.start
    if mention.end <= at and mention.last <= published:
        return _COMING.search(text, max(mention.end, at - 60), at) is not None
    return mention.first > published and _PREVIOUS.search(text, max(0, at - 60), at) is not None


def _since(draft: Draft, published: date | None, cues: TimeCues) -> When | None:
    """'Have not met since October 1994' tells a meeting then; 'has been holding talks since March' when they began.

    'Have met five times since March' tells of meetings between then and now.
    """
    text, at = draft.clause.text, draft.trigger.end
    for mention in draft.clause.dates:
        if mention.start < at or mention.first is None or not _SINCE_DAY.search(text[at : mention.start]):
            continue
        before = text[max(0, draft.trigger.start - 60) : draft.trigger.start]
        if any(d.start > mention.end and MOST_RECENTLY.search(text, mention.end, d.start) for d in draft.clause.dates):
            return None  # 'six rounds since May, the latest in Lima last month'
        if _NOT_SINCE.search(before):
            draft.rule += LAST_MET
            return window(mention, 0)
        been = draft.trigger.low if "been " in draft.trigger.low else ""
        doing = draft.clause.words[_STILL].match(draft.trigger.low) and _BEEN.search(before + been)
        if doing or cues.been_doing.search(before) or cues.been_doing.search(text[at : mention.start]):
            draft.rule += SINCE_THEN
            return window(mention, 0)._replace(end=None)
        if (
            published is not None
            and draft.clause.words[_HAVE_MET].search(text, 0, mention.start)
            and mention.first <= published
        ):
            return window(mention, 0)._replace(end=published.isoformat(), last=published)
    return None


def _unrepeated(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates without those that only say again, and less exactly, the one beside them ('on May 3, some weeks later')."""
    vague = set()
    for one, two in pairwise(dates):
        if one.first and one.last and two.first and two.last and _APPOSED.fullmatch(text[one.end : two.start]):
            widths = [((d.range_last or d.last) - (d.range_first or d.first)).days for d in (one, two)]  # type: ignore[operator]
            if widths[0] != widths[1]:
                vague.add(one if widths[0] > widths[1] else two)
    return [d for d in dates if d not in vague]


def window(mention: DateMention, near: int) -> When:
    """A date, or the span that it forms with its neighbour ('from December 5 to 11')."""
    first, last = mention.first, mention.last
    if first is None or last is None:
        return NEVER
    if mention.edtf and _EDTF.fullmatch(mention.edtf):
        start = end = mention.edtf
    else:
        start, end = first.isoformat(), last.isoformat()
    if mention.range_first and mention.range_last:
        first, last = mention.range_first, mention.range_last
        start, end = first.isoformat(), last.isoformat()
    return When(start, end, first, last, near, (mention.start, mention.end))

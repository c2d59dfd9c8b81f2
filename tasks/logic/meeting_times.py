"""When a meeting is: the time expression that belongs to a trigger."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_windows import narrowed
from tasks.logic.sentence_view import DateMention

CLAUSE_BREAK = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:said|says|told|saying|adding|that|which|who|where|when|while|since|but|after|before|following|ahead\s+of|until)\b"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told\s+[\w\s]{1,25}|announced|reported|added|confirmed|stated|quoted|noted|report|news\s+agency)\s+(?:(?:here|late|early|on|in\s+a\s+\w+)\s+){0,3}\Z",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|until|by|of|signed|reached|launched|adopted|than|elected|inception\s+in|founded\s+in|established\s+in|created\s+in|formed\s+in)\s+(?:the\s+)?\Z",
    re.I,
)
_SINCE_DAY = re.compile(
    r"\A(?:\s+(?!(?:that|which|who|said|but)\b)[\w'’-]+){0,6}?\s+since\s+(?:(?:early|late|mid|last)\s+)?\Z"
)
_NOT_SINCE = re.compile(r"(?:\b(?:not|never)\s+|n['’]t\s+)(?:[\w-]+\s+){0,4}\Z")
_BEEN_DOING = re.compile(
    r"\b(?:has|have)\s+(?:also\s+)?been\s+(?:[\w-]+ing|under\s?way|in\s+progress)\b(?:\s+(?:[\w'’-]+\s+){0,4})?\s*\Z|\bunder\s?way\s*\Z"
)
_BEEN = re.compile(r"\b(?:has|have)\s+(?:also\s+)?been\s+\Z")
_AHEAD = re.compile(r"P(\d+)([DWM])\Z")
_WITHIN = re.compile(r"(?:within|(?:the\s+)?(?:next|coming))\b", re.I)
_WITHIN_BEFORE = re.compile(
    r"\b(?:within|over|(?:in|during|over|within)\s+the\s+(?:next|coming))\s+(?:the\s+)?(?:about\s+)?\Z", re.I
)
_EXACTLY = re.compile(r"\bin\s+(?:about\s+)?\Z")
_DURING_WHICH = re.compile(r"\b(?:in|during|at)\s+which\b|,?\s+where\b|\A,?\s+when\b")
_OPENING = re.compile(
    r"\A,?\s+(?:which|that)\s+(?:(?:will|is|are|was|were|had|have|has|due|set|to|be)\s+){0,3}"
    r"(?:begin|begins|began|begun|open|opens|opened|start|starts|started|resume|resumes|resumed|take\s+place|takes\s+place|"
    r"took\s+place|held)\b"
)
_MOVED_TO = re.compile(
    r"\b(?:put\s+off|put\s+back|postponed|delayed|deferred|rescheduled|moved|pushed\s+back|adjourned|brought\s+forward)\s+"
    r"(?:from\s+[\w.]+(?:\s+\d{1,2})?\s+)?(?:until|till|to|for)\s+(?:the\s+)?\Z"
)
_VERB_BEFORE = re.compile(r"\s*,?\s+(?:and|then|before)\s+(?:\w+\s+){0,2}\Z")
_ASIDE = re.compile(r",\s+who\s[^,;:]{0,80}\Z")
_THEREAFTER = re.compile(
    r"\A(?:\s+(?:on|in|at|over|about)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?[\w'’-]+)?,?\s+(?:immediately\s+|shortly\s+|just\s+)?(?:after|following)\s+(?!which\b|that\b)"
)
_STRAIGHT = re.compile(r"(?:(?!(?:to|said|that|which|who|when|while)\b)[\w'’.,-]+\s+){0,8}")
_NEXT_CLAUSE = re.compile(r"(?:\A|[,\s])(?:and|but|while)\s+(?:(?:on|in|at|from|by)\s+)?\Z")
_SUBJECT_AHEAD = re.compile(
    r"\A,?\s+(?:it|he|she|they|we|both|(?:the\s+)?(?:[\w.'’-]+\s+){1,6}?)\s*(?:is|are|was|were|will|would|has|have|had|is|met|meets|held|holds)\b"
)
_ORDINALS = {"second": 1, "third": 2, "fourth": 3, "fifth": 4}  # days since the first
_NTH_DAY = re.compile(
    rf"\b({'|'.join(_ORDINALS)})\s+(?:and\s+(?:final|last)\s+)?day\s+of\s+(?:[\w'’-]+\s+){{0,5}}\Z", re.I
)
_APPOSED = re.compile(r",\s+(?:(?:or|on|that\s+is)\s+)?")
_AND = re.compile(r"\band\s+(?:will|would|is|was|has|had|also|then|later|\w+ed|\w+s|at|in)\b")
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_INFINITIVE = re.compile(
    r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!were\s)(?<!due\s)(?<!scheduled\s)(?<!expected\s)(?<!\bset\s)(?<!planned\s)(?<!plans\s)(?<!agreed\s)\bto\s+(?:attend|hold|meet|take|visit|discuss|join|participate)\b"
)


class When(NamedTuple):
    """The time of a meeting: EDTF of its first and last day, and the window as days."""

    start: str | None
    end: str | None
    first: date | None
    last: date | None
    near: int
    at: tuple[int, int] | None


LAST_MET, SINCE_THEN = "+last met", "+since"  # marks of rules
NEVER = When(None, None, None, None, 10**6, None)


def when(draft: Draft, others: list[int], published: date | None) -> When:
    """The date that belongs to a trigger: the nearest in its clause; not the day of the report about it."""
    since = _since(draft)
    if since is not None:
        return since
    best: tuple[float, DateMention] | None = None
    for mention in _unrepeated(draft.clause.text, draft.clause.dates):
        mention = _ahead(draft.clause.text, mention, published)  # noqa: PLW2901
        if mention.type not in ("DATE", "TIME") or mention.first is None:
            continue
        cost = _cost(draft, mention, others)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, mention)
    if best is None or best[0] > 110:
        return NEVER
    moment = window(best[1], int(best[0]))
    part = narrowed(best[1], draft.clause.text, published)
    if part is not None:
        moment = moment._replace(start=part[0].isoformat(), end=part[1].isoformat(), first=part[0], last=part[1])
    nth = _NTH_DAY.search(draft.clause.text, 0, draft.trigger.start)
    if nth is None or moment.first is None or moment.first != moment.last:
        return moment
    opened = moment.first - timedelta(_ORDINALS[nth.group(1).lower()])
    return moment._replace(start=opened.isoformat(), first=opened)


def _since(draft: Draft) -> When | None:
    """'Have not met since October 1994' tells a meeting then; 'has been holding talks since March' when they began."""
    text, at = draft.clause.text, draft.trigger.end
    for mention in draft.clause.dates:
        if mention.start < at or mention.first is None or not _SINCE_DAY.search(text[at : mention.start]):
            continue
        before = text[max(0, draft.trigger.start - 60) : draft.trigger.start]
        if _NOT_SINCE.search(before):
            draft.rule += LAST_MET
            return window(mention, 0)
        doing = draft.trigger.low.endswith("ing") and _BEEN.search(before)
        if doing or _BEEN_DOING.search(before) or _BEEN_DOING.search(text[at : mention.start]):
            draft.rule += SINCE_THEN
            return window(mention, 0)._replace(end=None)
    return None


def _unrepeated(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates without those that only say again, and less exactly, the one beside them ('on May 3, some weeks later')."""
    vague = set()
    for one, two in pairwise(dates):
        if one.first and one.last and two.first and two.last and _APPOSED.fullmatch(text[one.end : two.start]):
            widths = (one.last - one.first).days, (two.last - two.first).days
            if widths[0] != widths[1] and one.range_first is None and two.range_first is None:
                vague.add(one if widths[0] > widths[1] else two)
    return [d for d in dates if d not in vague]


def _ahead(text: str, mention: DateMention, published: date | None) -> DateMention:
    """'in two weeks': the week (day, month) so far ahead of publication; 'within two weeks': from now to then."""
    match = _AHEAD.match(mention.value or "") if mention.type == "DURATION" and published else None
    before = text[max(0, mention.start - 24) : mention.start]
    within = _WITHIN.match(mention.text) or _WITHIN_BEFORE.search(before)
    if not match or published is None or not (within or _EXACTLY.search(before)):
        return mention
    number, unit = int(match.group(1)), match.group(2)
    if number > 60:
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


def _cost(draft: Draft, mention: DateMention, others: list[int]) -> float | None:
    """How far a date is from a trigger; None where it belongs to something else."""
    text, trigger = draft.clause.text, draft.trigger
    if draft.gap_start >= 0:
        return float(mention.start - draft.end) if draft.end <= mention.start < draft.end + 60 else None
    before = text[max(0, mention.start - 45) : mention.start]
    if _MOVED_TO.search(before) and trigger.end <= mention.start < trigger.end + 160:
        return 20.0  # 'was put off until Friday'
    if _SINCE.search(before) or re.match(
        r"\s+(?:accord|agreement|treaty|resolution|deal|war|election|attack|visit\s+by)", text[mention.end :]
    ):
        return None
    aside = mention.end <= trigger.start and _ASIDE.search(text, max(0, mention.start - 100), mention.start)
    if aside and "," in text[mention.end : trigger.start]:
        return None  # 'A, who arrived on Thursday, attended'
    if (
        mention.end <= trigger.start and trigger.start - mention.end <= 4
    ) or trigger.start <= mention.start < trigger.end:
        return 0.0
    limit = draft.segment_end if draft.segment_end >= 0 else len(text)
    if mention.start >= trigger.end:
        if mention.start >= limit or not trigger.low:
            return None
        reach = max(trigger.end, draft.end)
        between = text[trigger.end : mention.start]
        outside = text[reach : mention.start] if mention.start > reach else ""
        if len(outside) > 120 or _attributive(text, mention):
            return None
        cost = float(len(outside)) * 0.8
        if any(trigger.end <= o < mention.start for o in others):
            cost += 60
        if _REPORTED.search(before):
            return None
        if _NEXT_CLAUSE.search(outside or between) and _SUBJECT_AHEAD.match(text[mention.end : mention.end + 60]):
            return None  # 'talks with A, and on Friday it is to meet B': the day is the next clause's
        outside, between = _OPENING.sub("", outside), _OPENING.sub("", between)
        if CLAUSE_BREAK.search(outside) or (not outside and CLAUSE_BREAK.search(between)):
            cost += 110
        return cost
    between = text[mention.end : trigger.start]
    if _attributive(text, mention):
        return None
    if _THEREAFTER.match(between) and mention.range_first is not None:
        return None  # 'will be in Oslo from May 3 to 5, after the summit'
    if _THEREAFTER.match(between) and mention.first == mention.last and len(between) < 90 + trigger.start - draft.start:
        return 90.0 if _STRAIGHT.fullmatch(_THEREAFTER.sub("", between)) else None
    cost = 15.0 + len(between) * 0.5 + (110 if _INFINITIVE.search(between) else 0) + (50 if _AND.search(between) else 0)
    if draft.start <= mention.start:
        cost -= 10
    if _VERB_BEFORE.match(between):
        cost += 40  # 'arrived on Tuesday and met B on Wednesday': the first day is the first verb's
    if any(mention.end <= o < trigger.start for o in others):
        cost += 60
    between = _DURING_WHICH.sub(" ", between)
    breaks = CLAUSE_BREAK.search(
        between
        if _DURING_WHICH.search(text[mention.end : trigger.start])
        else text[mention.end : max(mention.end, draft.start)]
        if mention.end < draft.start
        else between
    )
    if breaks:
        cost += 110
    if _REPORTED.search(before):
        return None if breaks or mention.end <= draft.start else cost + 40
    return cost


def _attributive(text: str, mention: DateMention) -> bool:
    """'the 1978 guidelines', 'the 1993 accord': a year before a noun dates the noun."""
    return bool(
        re.fullmatch(r"\d{4}", mention.text)
        and re.match(r"\s+[A-Za-z]", text[mention.end :])
        and not re.search(r"\b(?:in|of|since|by|early|late|,)\s*\Z", text[: mention.start])
    )


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

"""The status of a meeting at its document's publication: what its words tell, and on which side of that day it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tasks.logic.meeting_cues import NOUN_FRAMES, MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_times import LAST_MET, SINCE_THEN
from tasks.logic.meeting_wording import DENIED, PAST_VERB, being_held, worded
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Clause
from tasks.logic.visit_frames import ASKED

RANK = {"cancelled": 6, "postponed": 5, "held": 4, "ongoing": 3, "scheduled": 2, "proposed": 1}
_RELATIVE = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|until|after|following|since)\s+(?:(?!(?:that|who|which)\b)[\w'’.-]+\s+){0,6}\Z",
    re.I,
)
_AFTER_A = re.compile(
    r"(?:after|following)\s+an?\s+(?:(?!(?:to|of)\b)[\w-]+\s+){0,2}\Z", re.I
)  # 'said so after a meeting with B': which was held
_WAS = re.compile(r"\b(?:was|were|had|did|took|after|following|during|ended|concluded|talked|discussed|\w+ed)\b", re.I)
_ARRIVED = Construction(r"{arrival_stem}")
_BARE = Construction(r"{bare_deed}\b")
_AND = re.compile(r"\band\s+(?:then\s+|also\s+)?\Z")
_WILL = re.compile(r"\b(?:will|would|shall|to)\s+[a-z]+")
_IS_ON_HIS_WAY = re.compile(
    r"\b(?:is|are)\s+(?:now\s+|already\s+|currently\s+)?(?:on\s+(?:his|her|their)\s+way|en\s+route)\b"
)
_MOVES_ON = Construction(r"{moves_on}\b")
_LEFT_AGAIN = Construction(r"\b{left_again}\b")
_BEGUN_BEFORE = Construction(
    r"\b(?:{began}|opens)\s+(?:(?!(?:to|after|when|that|before|with)\b)[\w'’-]+\s+){0,5}\Z", re.I
)
# Also 'talks aimed at ending the blockade of the islands opened'.
_BEGUN_AFTER = Construction(
    r"(?:\s+[^.;:,“”\"]{0,40}?|,\s[^.;:“”\"]{0,60},|,\s+(?:which|that)\s|\s+(?:aimed|intended|designed|meant|on|over|between|about)\s"
    r"(?:(?!(?:that|which|who|after|before|when|since)\b)[^\s.;:“”\"]+\s+){0,18}?)?"
    r"\s*\b(?:was\s+|were\s+|has\s+|have\s+)?(?:{began}|opens)\b",
    re.I,
)
# 'in a speech at the opening ceremony of the summit'
_AT_OPENING = re.compile(
    r"\bopening\s+(?:ceremony|session|day)\s+of\s+(?:the\s+|a\s+)?(?:(?!(?:and|at|in|which)\b)[\w'’.&-]+\s+){0,7}\Z",
    re.I,
)
_CAME_FOR_DAYS = re.compile(r"\b(?:arriv\w+|flew\s+in|landed|began|started|kicked\s+off)\b[^;:]{0,60}?\b[\w-]+-day\b")
_HAD_BEEN = Construction(r"\bhad\s+(?:\w+ly\s+)?(?:been\s+)?{undone}\b")
_FIRST_TO = re.compile(
    r"\b(?:is|are|becomes?|was|were)\s+(?:the|only\s+the)\s+(?:first|second|third)\b[^,;:]{0,70}\bto\s+\Z"
)
_FIRST_REACH = 90
_LATER_THAT_DAY = re.compile(
    r"[^.;:,“”\"]{0,60}?\blater\s+(?:on\s+)?(?:[A-Z][a-z]+day|today|in\s+the\s+day|that\s+day)\b"
)
_BEFORE_ITS_END = re.compile(
    r"\b(?:before|until|ahead\s+of)\s+the\s+(?:end|close|conclusion)\s+of\s+(?:(?!(?:that|and|in|at)\b)[\w'’-]+\s+){0,5}\Z"
)
_NOT_UNTIL = re.compile(r"\b(?:did\s+not|didn['’]t|had\s+not|would\s+not)\s+(?:(?!until\b)[\w'’-]+\s+){1,9}until\s+")
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|could|due|scheduled|expected|planned|until|by|before|is\s+to|are\s+to|was\s+to|were\s+to|expires?)\b"
)
_LONG_AGO = 30  # days
_WALKED_OUT = Construction(r"\b{walked_out}\s+(?:the\s+|these\s+|those\s+)?(?:(?!(?:at|in|after)\b)[\w-]+\s+){0,3}\Z")
_NEARBY = 45  # characters around a trigger within which its verb stands
UNDER_WAY = re.compile(r"\b(?:was|were)\s+(?:also\s+|still\s+|currently\s+)?\Z")
_HOLDING = Construction(
    r"\b(?:was|were)\s+(?:also\s+|still\s+|currently\s+)?(?:{holds_now}|having)\s+(?:(?:an?|the|their)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
_TO_LAST = Construction(r"\b(?:expected|due|set|scheduled|likely|slated)\s+to\s+{to_last}\b|\bwill\s+{to_last}\b")


_WAS_PLANNED = re.compile(
    r"\b(?:(?:had|was|were)\s+(?:also\s+)?(?:been\s+)?(?:planned|planning|due|set|scheduled|slated|expected|supposed|hoping|to)"
    r"|planned|intended|hoped|meant)\b(?:(?!\b(?:will|is|are)\b)[^;:“”\"])*\Z"
)
# What was planned is called by its name again: 'The trip was', ', but the visit had to be', ', a journey'.
_THE_TRIP = Construction(
    r"(?:\W*(?:But\s+)?|[^.;:“”\"]{0,160}?\b(?:but|before|until|only\s+for)\s+|[^.;:“”\"]{0,60}?,\s+)"
    r"(?P<trip>(?:[Tt]he|[Tt]hat|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|an?)\s+(?:[a-z-]+\s+){0,2}?{journey_or_talks}\s+)"
    r"(?:(?:was|were|has|had|have|is)\s+(?:to\s+)?(?:be\s+|been\s+|being\s+)?(?:[a-z]+ly\s+|then\s+|later\s+|since\s+|twice\s+)?)?"
)
_WANTS = Construction(
    r"\b(?:{wanting}|would\s+(?:like|prefer)|hop(?:es?|ed)\s+to\s+see)\s+"
    r"(?:to\s+see\s+)?(?:(?:the|these|those|any|all|such|its|their)\s+)?(?:[\w-]+\s+){0,2}\Z"
)
_HAVE_DONE = re.compile(r"\s+(?:to\s+be\s+)?(?:[a-z]+ed|held|broken\s+off|put\s+off|begun)\b")
# 'had planned to visit Lima, but put off the trip', 'but cancelled at short notice'
_GAVE_IT_UP = Construction(
    r"[^;:“”\"]{0,120}?(?:,\s+|\s)(?:but|before|and\s+then|until)\s+(?:(?:he|she|they|it|had|has|have|later|then|abruptly|suddenly|finally|eventually|[a-z]+ly)\s+){0,4}"
    r"(?:(?P<cancelled>{giving_up}"
    r"|stayed\s+(?=at\s|put|away|behind)(?:at\s+home|put|away|behind)|(?:did\s+not|didn['’]t|failed\s+to|never)\s+{turning_up})"
    r"|(?P<postponed>{putting_off}))"
    r"(?:\s+(?:the|his|her|their|its|that)\s+(?:[a-z-]+\s+){0,2}?(?:{visit}|{plan})\b|\s+it\b|\s+at\s|\s*[.,]|\s+up\b)"
)
# 'threatened to drop his planned visit to Lima, but in the end made the trip'
_WENT_AHEAD = Construction(
    r"[^;:“”\"]{0,160}?\bbut\s+(?:(?:he|she|they|then|later|eventually|finally|in\s+the\s+end|[a-z]+ly)\s+){0,3}"
    r"(?:(?:went|gone)\s+ahead\s+with|made|paid)\s+(?:the|his|her|their|that)\s+(?:[a-z-]+\s+){0,2}?{visit}\b"
)

# 'invited B to Lima in July, and B accepted', 'an invitation that he has accepted'
_ACCEPTED_IT = re.compile(
    r"[^;:“”\"]{0,70}?(?:,?\s+and\s+(?:the\s+)?(?:[\w'’.-]+\s+){1,4}?|,\s+(?:an?|the)\s+(?:invitation|offer)\s+(?:(?:that|which)\s+)?(?:the\s+)?(?:[\w'’.-]+\s+){1,4}?)"
    r"(?:(?:has|had|have|promptly|gladly|also|since)\s+){0,2}(?:accepted|agreed\s+to\s+(?:come|go)|said\s+yes)\b"
)


@dataclass(frozen=True)
class Publication:
    """The days between which a document was published."""

    earliest: date | None
    latest: date | None


def fate_of_plan(draft: Draft, following: Clause | None, cues: MeetingCues) -> tuple[str, tuple[int, int] | None]:
    """What became of a planned journey or an invitation, and where it is told: 'but the trip was called off'.

    ('', None) where nothing is told of it; the place is None where its own sentence tells it.
    """
    planned = _WAS_PLANNED.search(draft.clause.text, max(0, draft.trigger.start - 80), draft.trigger.end)
    if not planned and draft.trigger.low != "invited":
        return "", None
    if draft.trigger.low == "invited" and _ACCEPTED_IT.match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "scheduled", None
    if draft.clause.words[_WENT_AHEAD].match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "held", None
    gave_up = draft.clause.words[_GAVE_IT_UP].match(draft.clause.text, max(draft.trigger.end, draft.end))
    if gave_up is not None:
        return str(gave_up.lastgroup), None
    for clause, at in ((draft.clause, max(draft.trigger.end, draft.end)), (following, 0)):
        if clause is None or (clause is following and (clause.kind != "body" or draft.clause.kind != "body")):
            continue
        trip = (
            draft.clause.words[_THE_TRIP].search(clause.text, at)
            if clause is draft.clause
            else draft.clause.words[_THE_TRIP].match(clause.text)
        )
        if trip is None:
            continue
        for status in ("cancelled", "postponed"):
            told = cues.status[("after", status)].match(clause.text, trip.end("trip"))
            told = told or cues.status[("after", status)].match(clause.text, trip.end())
            if told is not None:
                own = clause is draft.clause
                return status, None if own else (clause.offset + trip.start("trip"), clause.offset + told.end())
    return "", None


def told_last(clauses: list[Clause]) -> date | None:
    """The last day of which a text tells as past: it is no older, where nothing else dates it."""
    return max(
        (
            day.first
            for clause in clauses if clause.kind == "body" and not _AHEAD.search(clause.text)
            for day in clause.dates if day.type == "DATE" and day.first is not None and day.first == day.last
        ),
        default=None,
    )  # fmt: skip


def is_relative(draft: Draft) -> bool:
    """Whether the trigger only dates something else ('ahead of the summit'): its status then counts less."""
    before = draft.clause.text[max(0, draft.trigger.start - 60) : draft.trigger.start]
    dates = _RELATIVE.search(before)
    return draft.clause.kind == "title" or (dates is not None and not _AFTER_A.match(dates.group()))


def status_of(draft: Draft, cues: MeetingCues, first: date | None, last: date | None, day: Publication) -> str:
    """The status of one mention; 'denied' where the text says that there is no meeting."""
    said = worded(draft, cues)
    if draft.rule.endswith(ASKED) or (said != DENIED and _is_wished(draft)):
        return "proposed"
    if said == DENIED and draft.rule.endswith(LAST_MET):
        return "held"
    if said == DENIED and first is not None and _not_until(draft):
        said = "held"
    if said in (DENIED, "cancelled", "postponed", "proposed"):
        return said
    if said == "scheduled" and _is_said_to_have(draft):
        said = "held"
    if _HAD_BEEN_DUE.match(draft.trigger.low):
        return "cancelled"  # 'the minister had been due in Lima today'
    if said == "held" and _is_planned_too(draft):
        said = "scheduled"
    if said == "ongoing" and (draft.rule.endswith(SINCE_THEN) or being_held(draft)):
        return said
    if _BEFORE_ITS_END.search(draft.clause.text, max(0, draft.trigger.start - 80), draft.trigger.start):
        said = "ongoing"  # 'hours before the end of the conference'
    later = first == day.latest and _LATER_THAT_DAY.match(draft.clause.text, draft.trigger.end) is not None
    if said == "ongoing" and later:
        return "scheduled"  # 'were holding a meeting later on Wednesday', told on that day
    if said in ("held", "ongoing") and _has_begun(draft, first, last, day):
        draft.assumed = False
        return "ongoing"
    if said == "ongoing" and first is not None and day.latest is None:
        return "held"  # a history that nothing dates: 'talks opened in Lima in May 1997'
    if said == "held" and _was_under_way(draft, first, day):
        return "scheduled" if later else "ongoing"
    if first is not None and day.latest is not None and first > day.latest:
        return "scheduled"
    open_window = first is not None and day.earliest is not None and first > day.earliest
    if said == "held" and open_window and not _told_past(draft):
        return "scheduled"
    if said in ("scheduled", "ongoing") and last is not None and day.earliest is not None and last < day.earliest:
        return "held"
    journey = said == "held" and draft.frame in ("visit", "visit_noun", "travel")
    if journey and later and UNDER_WAY.search(draft.clause.text, 0, draft.trigger.start):
        return "scheduled"  # 'was flying to Lima later in the day'
    if journey and (_IS_ON_HIS_WAY.search(draft.clause.text, max(0, draft.trigger.start - 24), draft.trigger.end)):
        return "scheduled"
    if (
        journey
        and last is not None
        and day.latest is not None
        and last > day.latest
        and draft.clause.words[_MOVES_ON].match(draft.trigger.low)
    ):
        return "scheduled"  # 'goes on to Lima later in the week'
    if journey and _BEEN_THERE.search(draft.trigger.low):
        return "held"  # 'has been to Lima twice this month'
    if journey and first is not None and last is not None and day.latest is not None and first <= day.latest < last:
        return "ongoing"
    return said


_HAD_BEEN_DUE = re.compile(r"had\s+been\s+(?:due|expected|scheduled)\b")
_SAID_TO_HAVE = Construction(
    r"\b(?:is|are|was|were)\s+(?:[a-z]+ly\s+|now\s+)?{supposed}\s+to\s+have\s+(?:also\s+|[a-z]+ly\s+)?\Z"
)
_BEEN_THERE = re.compile(r"\bbeen\s+to\Z")


def _is_wished(draft: Draft) -> bool:
    """'Peru wants the talks resumed', 'would like to see the next round held in Lima': nobody has agreed to it."""
    text, trigger = draft.clause.text, draft.trigger
    wanted = draft.clause.words[_WANTS].search(text, max(0, trigger.start - 60), trigger.start)
    return wanted is not None and _HAVE_DONE.match(text, max(draft.end, trigger.end)) is not None


def _is_said_to_have(draft: Draft) -> bool:
    """'Is understood to have rung B': he did."""
    at = draft.trigger.start
    return (
        draft.clause.words[_SAID_TO_HAVE].search(draft.clause.text, max(0, at - _NEARBY - len(draft.trigger.low)), at)
        is not None
    )


def _is_planned_too(draft: Draft) -> bool:
    """'Will visit Fiji in May, officials said, and meet B': the bare verb hangs on 'will'."""
    text, at = draft.clause.text, draft.trigger.start
    bare = (
        draft.clause.words[_BARE].match(draft.trigger.low) is not None
        and _AND.search(text, max(0, at - 12), at) is not None
    )
    alone = len(draft.subject) == 1 and bool(draft.subject[0].people)
    return bare and alone and _WILL.search(text, draft.subject[0].end, at) is not None


def _not_until(draft: Draft) -> bool:
    """'Did not sit down together until May 3': then they did."""
    text = draft.clause.text
    return _NOT_UNTIL.search(text, max(0, draft.trigger.start - 40), max(draft.trigger.end, draft.end) + 40) is not None


def walked_out(draft: Draft, last: date | None, day: Publication) -> bool:
    """'Pulled out of the talks in November', long past: that side's deed of then, which dates no talks of now."""
    past = last is not None and day.earliest is not None and (day.earliest - last).days > _LONG_AGO
    at = draft.trigger.start
    return past and draft.clause.words[_WALKED_OUT].search(draft.clause.text, max(0, at - 70), at) is not None


def _has_begun(draft: Draft, first: date | None, last: date | None, day: Publication) -> bool:
    """'Talks opened on Monday', 'arrived on Monday for a visit' in the news of that day: begun and not ended."""
    text, trigger = draft.clause.text, draft.trigger
    if draft.rule.endswith(SINCE_THEN):
        return True
    if draft.frame == "travel":
        arrived = draft.clause.words[_ARRIVED].match(trigger.low) and not draft.clause.words[_LEFT_AGAIN].search(text)
        return bool(arrived and first and day.latest and 0 <= (day.latest - first).days <= 1 and first == last)
    if draft.frame not in ("event", "event_plural", "body", "format"):
        return False
    before = text[max(0, trigger.start - 60) : trigger.start]
    begun = (
        draft.clause.words[_BEGUN_BEFORE].search(before)
        or _AT_OPENING.search(before)
        or draft.clause.words[_BEGUN_AFTER].match(text[max(trigger.end, draft.end) :])
    )
    if not begun:
        return False
    if draft.clause.words[_TO_LAST].search(text, trigger.end, trigger.end + 160) or (
        first is None and _AT_OPENING.search(before)
    ):
        return True
    return bool(first and day.latest and 0 <= (day.latest - first).days <= 1)


def begun_under(draft: Draft, told: str) -> bool:
    """'A visits Fiji' above 'A arrived here on Monday for a five-day visit': the visit has begun."""
    return (
        draft.clause.kind == "title" and draft.frame in ("visit", "travel") and _CAME_FOR_DAYS.search(told) is not None
    )


def _was_under_way(draft: Draft, first: date | None, day: Publication) -> bool:
    """'Ministers were meeting in Lima on Monday' in the news of that day: not ended yet."""
    text, at = draft.clause.text, draft.trigger.start
    if draft.frame in NOUN_FRAMES and draft.clause.words[_HOLDING].search(text, max(0, at - 60), at):
        return first is not None and day.latest is not None and 0 <= (day.latest - first).days <= 1
    if not UNDER_WAY.search(text, max(0, at - 24), at):
        return False
    news = first is None or (day.latest is not None and 0 <= (day.latest - first).days <= 1)
    return news and draft.trigger.low.split()[0] in ("meeting", "gathering", "holding", "convening", "negotiating")


def _told_past(draft: Draft) -> bool:
    """Whether a verb in the past, or 'after', tells the meeting: without, a day that may lie ahead is only planned."""
    text, trigger = draft.clause.text, draft.trigger
    around = text[max(0, min(draft.start, trigger.start) - 30) : max(draft.end, trigger.end) + 60]
    return bool(draft.clause.words[PAST_VERB].search(around) or _WAS.search(around))


def _around(draft: Draft) -> tuple[int, int]:
    return max(0, draft.trigger.start - _NEARBY), draft.trigger.end + _NEARBY


def is_firm(draft: Draft, status: str) -> bool:
    """Whether a mention tells its status: 'the talks' does not, nor does 'was to have met' beside a later stage."""
    if _FIRST_TO.search(draft.clause.text, max(0, draft.trigger.start - _FIRST_REACH), draft.trigger.start):
        return False  # 'is the first premier to visit Fiji': the visit may be ahead
    if status in ("cancelled", "postponed") and draft.clause.words[_HAD_BEEN].search(
        draft.clause.text, *_around(draft)
    ):
        return False  # 'had been put off': before what is told now
    return not is_relative(draft) and not (
        draft.assumed and ((draft.anaphoric and status != "ongoing") or status == "cancelled")
    )

"""On which side of publication a meeting is: a bare weekday, day or month takes its year or week from the tense."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from tasks.logic.chronicles import heads_entry
from tasks.logic.meeting_again import of_year
from tasks.logic.meeting_cues import NOUN_FRAMES, VERB_FRAMES, MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_status import Publication
from tasks.logic.meeting_times import When
from tasks.logic.meeting_wording import FUTURE, PAST_VERB, PRESENT_VERB, before_doing, worded
from tasks.logic.reading_words import Construction

_WILL = re.compile(
    r"\b(?:will|shall|(?:has|have)\s+(?:agreed|promised|pledged|undertaken|offered|arranged)\s+to|(?:is|are)\s+(?:also\s+|then\s+|now\s+)?(?:to|due\s+to|set\s+to|scheduled\s+to|expected\s+to|slated\s+to))\s+(?:[\w-]+\s+){0,4}\Z"
)
_WILL_BE = re.compile(
    r"(?:,[^,;:]{1,60},|,)?\s+(?:(?:in|at|on)\s+[\w’']+\s+){0,2}(?:will|is\s+to|are\s+to|is\s+due|are\s+due)\b"
)
_WHO_CAME = re.compile(
    r",\s+who\s+(?:(?:has|had|is|was)\s+)?(?:arrived|came|flew|landed|began|started|opened|concluded|ended|on)\b[^,;:]*\Z"
)
_AUXILIARY = re.compile(r"\b(?:to|will|would|could|may|might|should|must|can|did|does|do|not)\s+\Z")
_TO = re.compile(r"\s+to\s+(?:hold\s+|have\s+|pay\s+)?")
_LEAVES = Construction(r"\b{setting_off}\b[^,;:“”\"]*\Z")
_BEGINS = Construction(r"\b{begin}\s+(?:in\s+[A-Z]\w+\s+)?(?:(?:here|on)\s+){0,2}\Z")
_INCLUDES = Construction(r"\b{include}\s+(?:[\w'’-]+\s+){0,4}\Z")
_APPOSED = re.compile(r"(?:\s+(?:on|over|about)\s+[^,;:.]{1,70})?,[^,;:.]{1,90}(?:,[^,;:.]{1,90})?,(?=\s)")
_OPEN = Construction(r",?\s+{begin}\b")
# 'meet in Lima on Friday for a summit'
_MEET_FOR = Construction(
    r"(?<!not )\b{gather}\b(?:\s+(?:in|on|at|here)\s+(?:the\s+)?[\w'’-]+|\s+\w+day){0,3}\s+for\s+(?:[\w-]+\s+){0,4}\Z"
)
# 'the envoy, Ann Lee, meets', 'Minister Ann Lee, head of the team, flies'
_BARE = re.compile(r"\s*(?:,(?:\s+(?!who\b|which\b|whose\b)[^,;:“”\"]{3,80},)?)?\s*")
_PLAIN = re.compile(r"\s+(?:(?:has|have|is|are|also|now|been|in|[A-Z]\w+)\s+){0,5}")
_WAS = re.compile(r"\b(?:was|were|had|did|(?!(?:agreed\s+to|scheduled|planned|slated|expected)\b)\w+ed)\b")
_LATE = 14  # days that a day told as ahead lies before the day of writing, to be one of the next year
_FAR_AHEAD = 240  # days: what is called off is seldom planned so long before
_AHEAD = 150  # the same, of what the next sentence tells to have come to nothing
# 'Met three times in 2001, the last time on 16 August'
_LAST_TIME = re.compile(
    r"\bin\s+(?P<year>(?:19|20)\d\d),\s+(?:and\s+)?(?:(?:the\s+)?(?:last|first|latest|final|most\s+recently|finally)\s*(?:time\s+|of\s+(?:them|these|which)\s+)?)?"
    r"(?:(?:at|in|near|outside)\s+[A-Z][\w'’-]+\s+)?(?:on|in)\s+(?:early\s+|late\s+|mid-)?(?:the\s+)?\Z"
)
_A_WEEKDAY = re.compile(r"(?:last\s+|early\s+|late\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+\w+)?")
_DID_NOT = Construction(r"\b(?:(?:did|was|were)\s+not|didn['’]t|never|{came_to_nothing})\b")
_WAS_OFF = re.compile(r"\b(?:was|were|had\s+been|never|did\s+not|fell|collapsed)\b")
_CALLED_OFF = Construction(
    r"(?<!be )(?<!been )\b{called_off}\s+(?:(?:a|an|the|another|their|his|her|its)\s+)?(?:[\w-]+\s+){0,3}\Z"
)
_HAS_UNDONE = Construction(
    r"\b(?:has|have)\s+(?:(?:also|now|again|abruptly|suddenly|been)\s+){0,3}(?:{put_off}|{dropped})\b"
)
_OWNS = ("'s ", "’s ")
_A_WEEK, _HALF_A_WEEK = 7, 3  # days
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:next\s+)?\Z")
_TO_DAY = 60  # characters of 'put back from Monday to'
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:night|evening|morning|afternoon))?\Z", re.I)
_MONTH_DAY = re.compile(
    r"(?:[a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+)", re.I
)  # without a year
_MONTH_ALONE = re.compile(r"[a-z]+", re.I)
_MONTH = re.compile(
    r"(?:(?:early|mid|late)[\s-]+(?:in\s+)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    re.I,
)


def once_planned(draft: Draft, moment: When, day: Publication, *, undone: bool = False) -> When:
    """'A round planned for November was cancelled', told in December: the last November, and no plan for the next.

    `undone`: the next sentence tells what became of the plan, as does 'A called off a meeting planned for November'.
    """
    if moment.first is None or moment.last is None or moment.at is None or day.latest is None:
        return moment
    said = draft.clause.text[moment.at[0] : moment.at[1]]
    if _A_WEEKDAY.fullmatch(said) and draft.clause.words[_DID_NOT].search(draft.clause.text, moment.at[1]) is not None:
        return _last_one(moment, day.latest)
    bare = _MONTH.fullmatch(said) or _MONTH_DAY.fullmatch(said)
    undone = undone or draft.clause.words[_CALLED_OFF].search(draft.clause.text, 0, draft.trigger.start) is not None
    if (
        not bare
        or (moment.first - day.latest).days < (_AHEAD if undone else _FAR_AHEAD)
        or not (undone or _WAS_OFF.search(draft.clause.text, moment.at[1]))
    ):
        return moment
    first, last = _year_before(moment.first), _year_before(moment.last)
    month = moment.start is not None and len(moment.start) == len("2023-11")
    named = (f"{first:%Y-%m}", f"{last:%Y-%m}") if month else (first.isoformat(), last.isoformat())
    return moment._replace(start=named[0], end=named[1], first=first, last=last)


def _last_one(moment: When, latest: date) -> When:
    """The weekday before publication: what did not take place on Monday was not due on a Monday to come."""
    if moment.first is None or moment.last is None or moment.first <= latest:
        return moment
    back = timedelta(-(-((moment.first - latest).days) // _A_WEEK) * _A_WEEK)
    first, last = moment.first - back, moment.last - back
    return moment._replace(start=first.isoformat(), end=last.isoformat(), first=first, last=last)


def still_ahead(draft: Draft, moment: When, day: Publication, *, off: Iterable[When] = ()) -> When:
    """'Has put off a visit set for Friday', 'on Wednesday cancelled a visit set for Friday': the Friday to come."""
    if moment.first is None or moment.at is None or day.latest is None or moment.first != moment.last:
        return moment
    text = draft.clause.text
    ago = (day.latest - moment.first).days
    if not _WEEKDAY.match(text[slice(*moment.at)]) or not 0 < ago <= _A_WEEK:
        return moment
    if moment.at[0] < draft.trigger.end:  # 'have put off Monday's talks', told on Thursday; 'Friday's talks' are ahead
        return _a_week_later(moment) if ago > _HALF_A_WEEK and text.startswith(_OWNS, moment.at[1]) else moment
    when_undone = any(
        d.first == d.last and d.start != moment.at[0] and moment.first < d.first <= day.latest
        for d in draft.clause.dates if d.first is not None
    )  # fmt: skip
    within = any(w.first and w.last and w.first <= moment.first + timedelta(_A_WEEK) <= w.last for w in off)
    if not (when_undone or within or draft.clause.words[_HAS_UNDONE].search(text)):
        return moment
    return _a_week_later(moment)


def _a_week_later(moment: When) -> When:
    first = (moment.first or date.min) + timedelta(_A_WEEK)
    return moment._replace(start=first.isoformat(), end=first.isoformat(), first=first, last=first)


def settled(draft: Draft, moment: When, cues: MeetingCues, day: Publication) -> When:
    """The time of a meeting by its tense: a bare weekday, day or month of the past is the last one, else the next."""
    if moment.first is None or moment.at is None or day.latest is None:
        return moment
    text = draft.clause.text
    said = text[moment.at[0] : moment.at[1]]
    if moment.at[1] <= draft.trigger.start and heads_entry(text, *moment.at):
        return moment
    year = _LAST_TIME.search(text, 0, moment.at[0])
    if year is not None and not FUTURE.search(text, year.start(), moment.at[0]):
        return of_year(moment, int(year["year"]))
    before = text[max(0, moment.at[0] - _TO_DAY) : moment.at[0]]
    put_off = _UNTIL.search(before) or cues.times.moved_to.search(before)
    ahead = (
        put_off
        or _WILL.search(text, max(0, draft.trigger.start - 60), draft.trigger.start)
        or _headlined(draft)
        or in_present(draft, cues)
        or _will_be(draft)
        or _set_for(draft, cues)
        or _planned(draft, moment, cues)
        or before_doing(draft)
    )
    if ahead and _WEEKDAY.search(said) and moment.first == moment.last and 0 < (day.latest - moment.first).days <= 7:
        first = moment.first + timedelta(7)  # 'was put off until Thursday', 'will meet on Thursday': the next one
        return moment._replace(start=first.isoformat(), end=first.isoformat(), first=first, last=first)
    if ahead and _year_after(moment.first) <= day.latest:
        return moment  # of a history, whose present is of its time: '8 March: A and B meet'
    written = day.earliest or day.latest
    if ahead and not put_off and moment.last is not None and moment.last < written and _MONTH.fullmatch(said):
        first, last = _year_after(moment.first), _year_after(moment.last)  # 'will receive A in February'
        return moment._replace(start=f"{first:%Y-%m}", end=f"{last:%Y-%m}", first=first, last=last)
    past_day = day.earliest is not None and moment.last is not None and (day.earliest - moment.last).days > _LATE
    if ahead and not put_off and past_day and moment.last is not None and _MONTH_DAY.fullmatch(said):
        first, last = _year_after(moment.first), _year_after(moment.last)  # 'will be held in Durban from November 28'
        return moment._replace(start=first.isoformat(), end=last.isoformat(), first=first, last=last)
    if ahead and moment.first > day.latest:
        return moment
    if draft.clause.words[_BEGINS].search(text, max(0, moment.at[0] - 40), moment.at[0]):
        return moment  # 'the talks begin on Thursday'
    if draft.clause.words[_LEAVES].search(text, max(0, moment.at[0] - 60), moment.at[0]):
        return moment  # 'A leaves on Thursday for a session in Lima'
    # 'Sat down on Monday and signed: A will leave': what a colon opens tells another time.
    clause = text.partition(": ")[0] if ": " in text[max(moment.at[1], draft.trigger.end) :] else text
    if moment.first <= day.latest or FUTURE.search(clause) or not _is_past(draft, cues):
        return moment
    if _WEEKDAY.search(said) and (moment.first - day.latest).days <= 7 and moment.first == moment.last:
        first = moment.first - timedelta(7)
        return moment._replace(start=first.isoformat(), end=first.isoformat(), first=first, last=first)
    past = (
        _MONTH_ALONE.fullmatch(said)
        or _MONTH_DAY.fullmatch(said)
        or draft.clause.words[PAST_VERB].search(text[max(0, draft.trigger.start - 40) : draft.trigger.end])
    )
    dated = _MONTH.fullmatch(said) or (_MONTH_DAY.fullmatch(said) and _tells_past(draft))
    if past and dated and moment.last is not None:
        first, last = _year_before(moment.first), _year_before(moment.last)
        month = len(moment.start or "") == len("2013-05")
        start, end = (f"{first:%Y-%m}",) * 2 if month else (first.isoformat(), last.isoformat())
        return moment._replace(start=start, end=end, first=first, last=last)
    return moment


def _headlined(draft: Draft) -> bool:
    """'Letta to meet Rajoy on Thursday': a headline's bare infinitive is a plan."""
    return (
        draft.frame in VERB_FRAMES
        and (draft.clause.kind == "title" or not draft.clause.text.rstrip().endswith((".", "”", '"')))
        and _TO.fullmatch(draft.clause.text, draft.verb_from, draft.trigger.start) is not None
    )


def _will_be(draft: Draft) -> bool:
    """'Thursday's meeting between A and B will be their third': the noun of meeting is the subject of 'will'."""
    end = max(draft.end, draft.trigger.end)
    if _WHO_CAME.search(draft.clause.text, max(0, draft.trigger.start - 80), draft.trigger.start):
        return False  # 'A, who arrived on Monday for a visit, will'
    return draft.frame in NOUN_FRAMES and _WILL_BE.match(draft.clause.text, end, end + 80) is not None


def _set_for(draft: Draft, cues: MeetingCues) -> bool:
    """'The talks, the first in years, open on Monday', 'a second round has been pencilled in for December'."""
    if draft.frame not in NOUN_FRAMES or draft.clause.kind != "body":
        return False
    text, end = draft.clause.text, max(draft.end, draft.trigger.end)
    if draft.clause.words[_MEET_FOR].search(text, 0, draft.trigger.start):
        return True
    behind = _APPOSED.match(text, end, end + 160)
    at = behind.end() if behind else end
    if draft.clause.words[_OPEN].match(text, at):
        return True
    planned = cues.status[("after", "scheduled")].search(text, at, at + 90)
    return planned is not None and _PLAIN.fullmatch(text, at, planned.start()) is not None


def in_present(draft: Draft, cues: MeetingCues) -> bool:
    """'EU leaders hold a summit on Thursday', 'meets on Friday': the present of running text tells what is to come."""
    clause, trigger = draft.clause, draft.trigger
    if clause.kind != "body":
        return False
    if draft.frame in VERB_FRAMES:
        bare = bool(draft.subject) and _BARE.fullmatch(clause.text, draft.verb_from, trigger.start) is not None
        return bare and draft.clause.words[PRESENT_VERB].match(trigger.low) is not None
    before = clause.text[max(0, trigger.start - 60) : trigger.start]
    if draft.clause.words[_INCLUDES].search(before):
        return True  # 'his programme includes talks with B on Tuesday'
    verb = cues.light.search(before)
    return (
        verb is not None
        and draft.clause.words[PRESENT_VERB].match(verb.group()) is not None
        and not _AUXILIARY.search(before[: verb.start()])
    )


def _is_past(draft: Draft, cues: MeetingCues) -> bool:
    """Whether a meeting is told as held, or as begun: 'who arrived on a visit on Wednesday'."""
    said = worded(draft, cues)
    near = draft.clause.text[max(0, draft.trigger.start - _TO_DAY) : draft.trigger.end]
    came = draft.frame in ("visit", "visit_noun", "travel")
    return said == "held" or (came and said == "ongoing" and draft.clause.words[PAST_VERB].search(near) is not None)


def _tells_past(draft: Draft) -> bool:
    """Whether the verb is in the past tense, or words beside the noun say that it was held."""
    if draft.frame in VERB_FRAMES:
        return bool(
            draft.clause.words[PAST_VERB].search(draft.trigger.low) or draft.trigger.low.split()[0].endswith("ed")
        )
    return not draft.assumed


def _planned(draft: Draft, moment: When, cues: MeetingCues) -> bool:
    """'Are gearing up for the conference on Friday': a plan, with the day behind it."""
    behind = moment.at is not None and moment.at[0] > draft.trigger.end and draft.frame in NOUN_FRAMES
    if not behind or _WAS.search(draft.clause.text, max(0, draft.trigger.start - 120), draft.trigger.start):
        return False
    return worded(draft, cues) == "scheduled"


def _year_after(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)

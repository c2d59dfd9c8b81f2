"""The day of a meeting that its own sentence does not date: agencies date it where they say who spoke.

'A said on Tuesday ...' in the lead dates 'A made the remarks after talks with B'; the day of a meeting is also that of
what the same person 'also' did. A day so found is inferred, and only for what is told in the past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tasks.logic.chronicles import LONGEST_ENTRY, follows, heads_entry, is_followed_live
from tasks.logic.datelines import in_dateline
from tasks.logic.implied_frames import IMPLYING
from tasks.logic.meeting_cues import JOURNEYS, NOUN_FRAMES
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_status import UNDER_WAY
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_times import NEVER, When, window
from tasks.logic.meeting_wording import FUTURE
from tasks.logic.sentence_view import Clause, DateMention

_WHO_CAME = re.compile(r",\s+(?:who|which)\s[^,;:]{0,80}\Z")
_OF_ENTRY = 25  # the cost of the time of an entry: nobody else's
_FRONTED_DAY = re.compile(r"\W*(?:on\s+)?", re.I)
_EARLIER = re.compile(r"\b(?:after|when|before)\s+(?:he|she|they)\s+(?:had\s+|has\s+)?\Z")
_ON_THE_OCCASION = re.compile(r"\b(?:when|while|during|in|at|after|following)\s+(?:[\w'’.-]+\s+){0,4}\Z", re.I)
_FRONTED = re.compile(r"\W*(?:during|in|at|after|following|emerging\s+from)\s+(?:[\w'’.-]+\s+){0,8}\Z", re.I)
LEAD_REACH = 8  # sentences from the head of the report within which talks are those of its lead
_HEAD = 3  # of 'the meeting', which an earlier sentence may tell
_ACTS = frozenset({"meet", "host", "host_for", "passive", "with", "with_object", "see", "call", "speak", "spent"})
_PRESENT = re.compile(r"(?:meets|holds|visits|arrives|receives|hosts|greets|welcomes|begins|opens|starts|confers)\b")
_HEADLINE_STAGE = re.compile(
    r"\s+(?:(?:in|at)\s+[A-Z]\w+\s+)?(?:concludes?|ends|opens|begins|kicks\s+off|starts|closes|wraps\s+up)\b"
)
_PLANS = re.compile(r"\b(?:to|will|may|could|should|before|ahead\s+of|until|if)\b")
_BEFORE_THAT = re.compile(r"\b(?:who|which|that|has|have|had|having|after|when|since|where)\s+(?:\w+\s+)?\Z")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_SAID = re.compile(r"(?:“|(?<!\S)\")[^“”\"]*(?:[”\"]|\Z)")  # also where the quotation runs on
_WHO_MET = re.compile(r"\b(?:who|which|that|whom)\s+(?:\w+ly\s+)?\Z")
_BEFORE = 60  # characters before the participants in which words of another time bear on them
_REACH = 140
_AT_ONE = re.compile(r"\b(?:during|in|at)\s+(?:an?|their|his|her)\s+(?:[\w-]+\s+){0,3}\Z")
_DID = re.compile(r"\s+(?:\w+ly\s+)?[a-z]+ed\b")
# 'The accord came in talks between A and B', below a lead that dates the accord
_CAME_IN = re.compile(
    r"\A\W*(?:[Tt]he|[Tt]heir|[Tt]his)\s+(?:\w+\s+)?(?:accord|agreement|deal|decision|announcement|pledge|understanding|compromise|breakthrough|move|offer|request)\s+"
    r"(?:came|was\s+(?:reached|made|announced|struck|sealed)|emerged)\s+(?:in|at|during|after|following)\s+(?:[\w-]+\s+){0,4}\Z"
)
_SPOKEN_AT = re.compile(
    r"\b(?:when|while|during|after|following|ending|concluding|wrapping\s+up|winding\s+up|end\s+of)\s+(?:[\w'’.-]+\s+){0,4}\Z",
    re.I,
)
# 'The agreement was reached at a meeting', 'A flew in for talks': an occasion told in the past.
_HELD_AT = re.compile(
    r"\b(?:was|were|held|had|came|flew|\w+ed)\b[^,;:]{0,80}?\b(?:at|during|in|after|following|for)\s+(?:[\w'’-]+\s+){0,4}\Z"
)
# 'had two hours of talks', and not 'had held', 'had ended the talks'
_HAD_TALKS = re.compile(
    r"\bhad\s+(?:(?!(?:[a-z]+ed|been|begun|broken|chosen|come|fallen|given|gone|got|gotten|held|known|led|left|lost|made|met|seen|sent|set|"
    r"shown|spoken|taken|told|to|won|the|that)\b)[\w'’-]+\s+){0,6}\Z"
)
# 'He earlier held talks with A': on the day of the news, other than 'had earlier held', 'a week earlier'
_EARLIER_THAT_DAY = re.compile(
    r"(?<!had )(?<!has )(?<!have )(?<!days )(?<!weeks )(?<!months )(?<!years )(?<!day )(?<!week )(?<!month )(?<!year )"
    r"\b[Ee]arlier(?=,?\s+(?:\w+\s+)?(?:held|met|had\s+talks|spoke|visited|attended|received|told)\b)"
)
_OWNS = ("'s ", "’s ")
_REPORTS = re.compile(
    r"\b(?:media|agency|newspaper|daily|weekly|magazine|review|journal|television|radio|press)\s+(?:\w+\s+){0,3}\Z",
    re.I,
)
_TOLD = re.compile(r"\b(?:met|held|\w+ed|spoke|saw|sat|had|rang|spent)\b")
_IN_TOWN = re.compile(
    r",\s+(?:who\s+(?:is|was|has\s+been)\s+)?(?:currently\s+|here\b|in\s|on\s+a\b|visiting\s)[^,;:“”\"]{0,60}?"
    r"\s?(?:for|on|to\s+hold)\s+(?:[\w-]+\s+){0,3}"
)
_THEN_SAID = re.compile(
    r"[^,;:“”\"]{0,80},\s+(?:also\s+)?(?:said|told\s+\w+(?:\s+\w+)?|warned|added|announced|insisted|denied|confirmed)\b"
)
_SAID_ON = re.compile(r"\s+(?:(?:here|late|early|on|reporters|journalists)\s+){0,3}")
_DAYS_OF_NEWS = 3
_YEAR = 364  # days
_BESIDE = 2
_NEAR = 3  # sentences back to the one that dates the speech


def opens_report(draft: Draft, cues: TimeCues) -> bool:
    """Whether the sentence tells what was said at or after the meeting."""
    if not draft.people:
        return False
    if draft.frame in ("told", "told_in"):
        return True
    before = draft.clause.text[: draft.trigger.start]
    if _FRONTED.fullmatch(before):
        return bool(cues.spoken.search(draft.clause.text, draft.trigger.end))
    return bool(cues.spoken.search(before[-140:]) and _ON_THE_OCCASION.search(before))


def day_of_stay(draft: Draft, published: date | None) -> When:
    """'A, in Lima for talks with B, said on Monday': the day on which A spoke is one of the stay."""
    text = draft.clause.text
    if not draft.subject or not _IN_TOWN.fullmatch(text, draft.subject[-1].end, draft.trigger.start):
        return NEVER
    said = _THEN_SAID.match(text, max(draft.end, draft.trigger.end))
    for day in draft.clause.dates if said else ():
        if _is_day(day, published) and _SAID_ON.fullmatch(text, said.end() if said else 0, day.start):
            return window(day, 200)
    return NEVER


def day_of_occasion(draft: Draft, published: date | None, cues: TimeCues) -> When:
    """'A on Monday called for talks during a phone conversation with B': the day of what was said at it is its own."""
    text, at = draft.clause.text, draft.trigger.start
    link = _AT_ONE.search(text, max(0, at - 60), at)
    days = _days_of_news(draft.clause, published)
    if link is None or len({d.first for d in days}) != 1 or days[0].end > link.start() or not draft.people:
        return NEVER
    told = text[days[0].end : link.start()]
    if of_aside(text, days[0].start, days[0].end) or not _DID.match(told) or cues.another_time.search(told):
        return NEVER
    return window(days[0], 200)


def day_of_speech(
    draft: Draft, clauses: list[Clause], lead: Clause | None, published: date | None
) -> tuple[When, Clause | None]:
    """The day on which a participant spoke in the lead or just before, and the sentence that says so."""
    before = clauses[max(0, draft.clause.index - _NEAR) : draft.clause.index]
    for clause in [*reversed(before), *([lead] if lead is not None and draft.clause.index <= LEAD_REACH else [])]:
        if clause is draft.clause or clause.kind == "title":
            continue
        speakers = {n for m in clause.mentions[:4] for n in m.people}
        days = [d for d in _days_of_news(clause, published) if not of_aside(clause.text, d.start, d.end)]
        if days and speakers & set(draft.people):
            return window(days[0], 200), clause
    return NEVER, None


def lead_day(
    draft: Draft, clauses: list[Clause], lead: Clause | None, published: date | None, cues: TimeCues
) -> tuple[When, Clause | None]:
    """The day of the news for what was said at a meeting near the head of a report, or is told right behind its day.

    'Pressure mounted on Wednesday ... A said after talks with B': the remarks are of the day that the lead is about.
    'A flew to Rome on Monday. A and B discussed trade': the same parties, told in the past with no other time.
    """
    text = draft.clause.text
    if draft.clause.kind == "title":
        if published is not None and draft.frame in NOUN_FRAMES and is_followed_live(draft.clause.text):
            return When(f"{published}", f"{published}", published, published, 200, None), None
        return _headlined(draft, lead, published, cues)
    if any(d.type != "DURATION" and d is not of_dateline(draft.clause) for d in draft.clause.dates):
        return NEVER, None
    if told_apart(draft, cues):
        return NEVER, None
    remark = is_remark(draft, cues)
    if _CAME_IN.search(text, 0, draft.trigger.start) and lead is not None and lead.index < draft.clause.index:
        days = _days_of_news(lead, published)
        return (window(days[0], 200), lead) if len({d.first for d in days}) == 1 else (NEVER, None)
    unquoted = _QUOTED.sub(" ", text[: draft.trigger.end])
    said = max((m.start() for m in cues.spoken.finditer(unquoted)), default=0) if remark else 0
    if cues.another_time.search(unquoted, said):  # not of what was said: 'B has good ties with C, A said after talks'
        return NEVER, None
    if told_of_another_day(draft, clauses, published):
        return NEVER, None
    told_anew = len(draft.parties) >= _BESIDE and not draft.anaphoric
    reach = LEAD_REACH if told_anew else _HEAD
    if remark and lead is not None and 0 < draft.clause.index - lead.index <= reach:
        day = news_day(lead, published)
        if day is not None and _stays(day, clauses[lead.index + 1 : draft.clause.index], published):
            return window(day, 200), lead
    if lead is not None and (
        _of_the_lead(draft, lead) or (_under_way(draft) and 0 < draft.clause.index - lead.index <= _HEAD)
    ):
        day = news_day(lead, published)
        if day is not None and _stays(day, clauses[lead.index + 1 : draft.clause.index], published):
            return window(day, 200), lead
    before = clauses[draft.clause.index - 1] if draft.clause.index else None
    if before is None or before.kind == "title" or len(draft.parties) < _BESIDE:
        return NEVER, None
    day = news_day(before, published)
    if day is not None and cues.reported.search(before.text, 0, day.start):
        return NEVER, None  # 'the Post reported on Thursday that A was in town. A met B'
    named = {code for m in before.mentions for code in m.parties}
    held = _TOLD.search(draft.trigger.low) or _HELD_AT.search(
        text[max(0, draft.trigger.start - _REACH) : draft.trigger.start]
    )
    if day is None or not set(draft.parties) <= named or not held:
        return _same_as_lead(draft, clauses, lead, published, cues) if held else NEVER, lead
    return window(day, 200), before


def is_remark(draft: Draft, cues: TimeCues) -> bool:
    """Whether the sentence tells what was said when, during or after the meeting."""
    text, at = draft.clause.text, draft.trigger.start
    return cues.spoken.search(text) is not None and _SPOKEN_AT.search(text, max(0, at - _REACH), at) is not None


def said_at_it(draft: Draft, cues: TimeCues) -> bool:
    """'A said in a meeting with B that': the sentence tells what was said when, in or after the meeting."""
    text, at = draft.clause.text, draft.trigger.start
    at_one = cues.spoken.search(text, 0, at) is not None and _AT_ONE.search(text, max(0, at - _REACH), at) is not None
    return at_one or is_remark(draft, cues)


def told_of_another_day(draft: Draft, clauses: list[Clause], published: date | None) -> bool:
    """'A met B on May 3. They agreed ...': what they agreed on is of the day told right before, not of the news.

    Nor is what a summit 'brings together'.
    """
    if draft.trigger.low.startswith(("brings", "gathers")):
        return True
    if draft.frame not in IMPLYING or not draft.clause.index:
        return False
    before = clauses[draft.clause.index - 1]
    named = {code for m in before.mentions for code in m.parties}
    dated = any(d.first and not _is_day(d, published) and d.type in ("DATE", "TIME") for d in before.dates)
    return dated and set(draft.parties) <= named


def told_apart(draft: Draft, cues: TimeCues) -> bool:
    """Whether a meeting is told aside from the course of the news: in a quotation, of one 'who met', as admitted."""
    at = draft.trigger.start
    text = _SAID.sub(lambda said: "~" * len(said.group()), draft.clause.text)
    text = _EARLIER_THAT_DAY.sub(lambda said: " " * len(said.group()), text)
    had = _HAD_TALKS.search(text, max(0, at - _BEFORE), at) if draft.frame in NOUN_FRAMES else None
    text = text[: had.start()] + " " * len(had.group()) + text[had.end() :] if had else text
    if text[at : at + 1] == "~" or _WHO_MET.search(text, max(0, at - 30), at):
        return True
    return cues.not_news.search(text, max(0, draft.start - _BEFORE), draft.trigger.end) is not None


def _same_as_lead(
    draft: Draft, clauses: list[Clause], lead: Clause | None, published: date | None, cues: TimeCues
) -> When:
    """The day of the lead for what its very parties did: 'Fiji and Tonga agreed on Monday', and 'Lee met Bo' below."""
    if lead is None or not 0 < draft.clause.index - lead.index <= LEAD_REACH:
        return NEVER
    text, at = draft.clause.text, draft.trigger.start
    if _BEFORE_THAT.search(text, max(0, at - 30), at) or cues.another_time.search(text[:at]):
        return NEVER
    day = news_day(lead, published)
    named = {code for m in lead.mentions[:6] for code in m.parties}
    if day is None or set(draft.parties) != named:
        return NEVER
    return window(day, 200) if _stays(day, clauses[lead.index + 1 : draft.clause.index], published) else NEVER


def _headlined(draft: Draft, lead: Clause | None, published: date | None, cues: TimeCues) -> tuple[When, Clause | None]:
    """'Vice President arrives in Beijing' above 'A arrived here Thursday': the lead dates the present of a headline."""
    text, at = draft.clause.text, draft.trigger.start
    if draft.body and not draft.clause.dates and _HEADLINE_STAGE.match(text, draft.trigger.end):
        day = news_day(lead, published) if lead is not None else None
        named = {code for m in lead.mentions for code in m.parties} if lead is not None else set()
        return (window(day, 200), lead) if day is not None and set(draft.parties) <= named else (NEVER, None)
    tells = _PRESENT.match(draft.trigger.low) and not _PLANS.search(text[:at])
    if lead is None or draft.clause.dates or not tells or FUTURE.search(lead.text):
        return NEVER, None
    day = news_day(lead, published)
    there = {code for m in lead.mentions for code in m.parties}
    here = {name for m in lead.mentions for name in m.people}
    same = set(draft.people) <= here if draft.people else set(draft.parties) <= there
    if day is None or not same or cues.reported.search(lead.text, 0, day.start):
        return NEVER, None
    return window(day, 200), lead


def _of_the_lead(draft: Draft, lead: Clause) -> bool:
    """Whether a meeting told in the past tense is of somebody who acts in the lead."""
    named = {name for m in lead.mentions[:4] for name in m.people}
    subject = {name for actor in draft.subject for name in actor.people}
    return (
        bool(subject & named)
        and draft.frame in _ACTS
        and 0 < draft.clause.index - lead.index <= LEAD_REACH
        and (_TOLD.search(draft.trigger.low) is not None)
    )


def _under_way(draft: Draft) -> bool:
    """'Ministers were meeting in Lima': on the day of the news."""
    meeting = draft.frame == "meet" and draft.trigger.low == "meeting"
    return meeting and UNDER_WAY.search(draft.clause.text, 0, draft.trigger.start) is not None


def _stays(day: DateMention, clauses: list[Clause], published: date | None) -> bool:
    """Whether no sentence behind the lead tells of another day of the news."""
    return not any(d.first != day.first and _is_day(d, published) for c in clauses for d in c.dates)


def news_day(clause: Clause, published: date | None) -> DateMention | None:
    """The one day just before publication that a sentence tells of; None where it names several times."""
    days = [d for d in clause.dates if d.first is not None and d is not of_dateline(clause) and not _is_a_year(d)]
    if published is not None:  # 'failed on Monday to agree on duties from March 1': the day ahead is no news
        days = [d for d in days if d.first is not None and d.first <= published] or days
    if len({(d.first, d.last) for d in days}) != 1 or published is None or not _is_day(days[0], published):
        return None
    if clause.text.startswith(_OWNS, days[0].end):
        return None  # "Monday's accident"
    return None if _REPORTS.search(clause.text[: days[0].start]) else days[0]  # 'local media reported on Friday'


def _is_a_year(day: DateMention) -> bool:
    """'Returned on Thursday to save the 2015 accord': a year is none of several times of the news."""
    return day.first is not None and day.last is not None and (day.last - day.first).days >= _YEAR


def entry_day(draft: Draft, clauses: list[Clause]) -> When:
    """'July 2000: A and B meet at C': an entry of a chronology is of the time at its head, to its last sentence."""
    clause = draft.clause
    if any(d.first is not None for d in clause.dates[1:] if d.start > draft.trigger.start):
        return _head_of_entry(clause, draft.trigger.start)
    for before in reversed(clauses[max(0, clause.index - LONGEST_ENTRY) : clause.index + 1]):
        if before is not clause and not follows(before, clauses[before.index + 1]):
            return NEVER
        head = _head_of_entry(before, draft.trigger.start if before is clause else len(before.text))
        if head.start or (before is clause and any(d.first is not None for d in clause.dates)):
            return head if before is clause else head._replace(at=None)
    return NEVER


def _head_of_entry(clause: Clause, end: int) -> When:
    """The time at the head of an entry, before some character."""
    dates = [d for d in clause.dates if d.first is not None and d.type in ("DATE", "TIME")]
    for head, last in ((dates[0], dates[0]), (dates[0], dates[1])) if len(dates) > 1 else [(d, d) for d in dates]:
        if last is not head and last.range_first != head.range_first:
            continue
        if last.end < end and heads_entry(clause.text, head.start, last.end):
            return window(head, _OF_ENTRY)
    return NEVER


def framed_day(draft: Draft, clauses: list[Clause]) -> When:
    """'On May 3, A said ... He had received B': the fronted day of one sentence frames the next one about A."""
    if not draft.people or draft.clause.index == 0 or draft.clause.dates:
        return NEVER
    text, frame = draft.clause.text, clauses[draft.clause.index - 1]
    earlier = draft.frame in ("meet", "host", "passive") and _EARLIER.search(text[: draft.trigger.start])
    if not earlier or not frame.dates or not _FRONTED_DAY.fullmatch(frame.text[: frame.dates[0].start]):
        return NEVER
    day, spoke = frame.dates[0], next((m for m in frame.mentions if m.people), None)
    same = spoke is not None and set(spoke.people) & set(draft.people) and day.first is not None
    return window(day, 200) if same and day.first == day.last else NEVER


def same_day(draft: Draft, earlier: Iterable[Told], published: date | None, cues: TimeCues) -> When:
    """'A met B on Tuesday. He also met C': the day of what the same person did in the sentence or two before."""
    text = draft.clause.text
    if draft.gap_start >= 0 and draft.frame in JOURNEYS:
        return NEVER  # 'A will be in Lima on Thursday and B in Quito'
    if draft.gap_start >= 0:  # 'met with A on Monday, and with B'
        first = next((t for t in earlier if t.draft.trigger is draft.trigger and t.draft.gap_start < 0), None)
        again = first is not None and cues.another_time.search(text, first.draft.end, draft.gap_start)
        return NEVER if first is None or again or cues.also.search(text[: draft.gap_start]) else first.when
    dated = any(d.first and not of_aside(text, d.start, d.end) for d in draft.clause.dates)
    if dated or cues.another_time.search(text[: draft.trigger.start]):
        return NEVER
    if not (cues.also.search(text[: draft.trigger.start]) or cues.in_addition.match(text)):
        return NEVER
    for told in reversed(list(earlier)):
        if told.when.first is None or told.when.first != told.when.last or told.status != "held" or told.visit:
            continue
        beside = draft.clause.index - told.draft.clause.index <= _BESIDE
        news = published is not None and 0 <= (published - told.when.first).days <= 1
        if (beside or news) and set(told.draft.people) & set(draft.people):
            return told.when._replace(near=200, at=None)
    return NEVER


def of_aside(text: str, start: int, end: int) -> bool:
    """'A, who arrived on Wednesday for a visit, said': the day is that of the aside."""
    return bool(_WHO_CAME.search(text, max(0, start - 100), start)) and "," in text[end : end + 60]


def is_news(moment: When, published: date | None) -> bool:
    """Whether a time is one day just before publication, or that day."""
    if moment.first is None or moment.first != moment.last or published is None:
        return False
    return 0 <= (published - moment.first).days <= _DAYS_OF_NEWS


def _is_day(day: DateMention, published: date | None) -> bool:
    """Whether a time is one day of the news, just before publication."""
    if day.first is None or day.first != day.last or day.type not in ("DATE", "TIME"):
        return False
    return published is None or 0 <= (published - day.first).days <= _DAYS_OF_NEWS


def _days_of_news(clause: Clause, published: date | None) -> list[DateMention]:
    """The days just before publication that a sentence names, but that of the agency's line."""
    return [d for d in clause.dates if _is_day(d, published) and d is not of_dateline(clause)]


def of_dateline(clause: Clause) -> DateMention | None:
    """The day in the agency's line that opens a sentence."""
    return next((d for d in clause.dates[:1] if in_dateline(clause.text, d.start, d.end)), None)

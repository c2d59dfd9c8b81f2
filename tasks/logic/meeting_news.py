"""The day of a meeting that no sentence of its own dates: the day on which the text stands where it tells it.

A report carries its day forward: 'A arrived on Monday. ... He was received by B' is of Monday. What is told in the
past, or as under way, with no other time is of the last day of the news named before it with the same people, else
of that of the lead; a stop of a journey under way is of the month of the news; talks on the sidelines of a gathering
are of its days. A time so found is inferred; where the text speaks of another time ('had met', 'recently') there is
none.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from tasks.logic.chronicles import told_live
from tasks.logic.meeting_cues import NOUN_FRAMES, MeetingCues
from tasks.logic.meeting_days import (
    news_day,
    of_aside,
    of_dateline,
    said_at_it,
    told_apart,
    told_of_another_day,
)
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Folded, Told
from tasks.logic.meeting_sides import in_present
from tasks.logic.meeting_status import Publication
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_times import NEVER, When, window
from tasks.logic.meeting_windows import spread
from tasks.logic.sentence_view import Clause, DateMention

_AT = 200  # how far such a day is: farther than any of the meeting's own sentence
_REACH = 40  # sentences over which a report carries its day; behind them only the lead's is looked at
_TOLD = ("held", "ongoing")
_PLANNED_THAT_DAY = re.compile(
    r"\b(?:was|were)\s+(?:also\s+|then\s+|later\s+)?(?:(?:due|expected|scheduled|set|slated)\s+)?to\s+(?:\w+\s+){0,2}\Z"
)
_JUST_BEFORE = re.compile(
    r"\b(?:before|ahead\s+of|prior\s+to)\s+(?:(?:heading|going)\s+into|entering|starting|opening|beginning|sitting\s+down\s+for|his|her|their)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}\Z"
)
_ON_THE_SAME_DAY = re.compile(r"\b(?:earlier|later|then)\s+(?:held|had|met|attended|joined|saw)\s+(?:[\w-]+\s+){0,3}\Z")
_ITEM = re.compile(r"\s*(?:--|–|—|-|\*)\s")
_TO_BE_COVERED = re.compile(r"\b(?:stories|events|items)\b.{0,60}\bcovered\b")
_SET_OUT = re.compile(r"(?:left|headed|departed|set\s+(?:off|out))\b")
# 'on a visit to Peru on Monday', 'spoke to students on Monday'
_NO_INFINITIVE = "".join(
    rf"(?<!\b{word} )"
    for word in ("visit", "trip", "spoke", "returned", "flew", "went", "came", "according", "back", "on")
)
_AHEAD = re.compile(
    rf"\b(?:will|would|{_NO_INFINITIVE}to|due|scheduled|set|expected|until|by|for)\s+(?:[\w'’-]+\s+){{0,4}}\Z"
)
_AT_THE_TALKS = re.compile(r"\b(?:at|after|during|following|crowning)\s+(?:[\w'’-]+\s+){0,7}\Z")
# 'In Lima earlier in the day, A and B announced after their talks': told of one breath
_FRONTED = re.compile(r"\W*(?:(?:In|At)\s+(?:the\s+)?(?:[A-Z][\w'’-]*,?\s+){1,3})?(?:[Oo]n\s+)?")
_SAID_AFTER = re.compile(
    r"\b(?:said|told\s+\w+|announced|declared|warned|agreed|insisted)\s+(?:after|following|at|during)\s+(?:their|his|her|the)\s+(?:[\w-]+\s+){0,2}\Z"
)
_ARTICLE = re.compile(r"\W*(?:[Tt]he\s+)?(?:[\w-]+\s+){0,2}")
# 'after later holding talks', 'then flew on to meet', not 'two days later', 'will later hold'
_LATER = re.compile(
    "".join(rf"(?<!{unit} )(?<!{unit}s )" for unit in ("hour", "day", "week", "month", "year"))
    + r"\b(?:later|subsequently|afterwards?)\s+(?:on\s+|in\s+the\s+day\s+)?"
    r"(?:held|holding|met|meeting|had|having|saw|seeing|spoke|speaking|talked|visited|travelled|traveled|flew|conferred|dined)\b"
)
_SENTENCES_ON = 6  # between what somebody did and what he did later that day
_BEFORE = 60  # characters before the participants in which words of another time bear on them
_STAY = 4  # days of a stay on which talks may follow the arrival
_JOURNEY = timedelta(days=10)  # around publication: the days of a journey under way
_HEAD = 3  # sentences at the head of a text, which tell its news
_AGE = timedelta(days=400)
_EARLY = 7  # days before the end of its month by which a stop still ahead falls into that month


def lend_news_days(groups: list[Folded], clauses: list[Clause], day: Publication, cues: MeetingCues) -> None:
    """Give a time to the undated meetings of a report from where it tells them."""
    for group in groups:
        known = any(m.draft.frame == "format" and (m.draft.present or _opens_as_ongoing(m)) for m in group.members)
        met = len(group.parties) > 1 and any(
            m.draft.frame == "meet" and m.draft.trigger.low == "met" for m in group.members
        )
        if not (group.people or group.place[0] or known or met):
            continue
        if not group.when.start:
            _lend(group, _of_gathering(group, groups, cues.times))
        if not group.when.start and not any(told_apart(m.draft, cues.times) for m in group.members):
            for told in group.members:
                _lend(group, _running_day(told, clauses, day.latest, cues))
        if group.of_visit and group.when.first == group.when.last:
            _of_later_day(group, clauses, day.latest, cues)
    for group in groups:
        if not group.when.start and group.status == "held":
            _lend(group, _of_the_same_day(group, groups, day.latest))
    for group in groups:
        if not group.when.start:
            _lend(group, _on_journey(group, groups, day.latest))
        if not group.when.start:
            _lend(group, _of_publication(group, clauses, day, cues))


def _of_later_day(group: Folded, clauses: list[Clause], published: date | None, cues: MeetingCues) -> None:
    """'Told A at a meeting' in the news of Wednesday, where the visitor 'arrived on Tuesday': of Wednesday."""
    arrived = group.when.first
    for told in group.members:
        if told.visit or told.status != "held" or told_apart(told.draft, cues.times) or arrived is None:
            continue
        moment = _running_day(told, clauses, published, cues)
        if moment.first is not None and 0 < (moment.first - arrived).days <= _STAY:
            told.when = group.members[0].when = moment._replace(near=_AT, at=None)
            told.from_lead = group.members[0].from_lead = True
            group.of_visit = False
            return


def _opens_as_ongoing(told: Told) -> bool:
    """'The six-nation talks resumed': talks under way of which a sentence tells as its subject."""
    head = told.draft.clause.text[: told.draft.trigger.start]
    return told.status == "ongoing" and _ARTICLE.fullmatch(head) is not None


def _lend(group: Folded, moment: When) -> None:
    if moment.start and not group.when.start:
        first = group.members[0]
        first.when, first.from_lead = moment._replace(near=_AT, at=None), True


def _running_day(told: Told, clauses: list[Clause], published: date | None, cues: MeetingCues) -> When:
    """The day of the news named last, before a mention in the past or present, with the same people."""
    draft = told.draft
    before = draft.clause.text[max(0, draft.start - _BEFORE) : draft.trigger.start]
    if (
        draft.clause.kind == "title"
        or (told.another and not _ON_THE_SAME_DAY.search(before))
        or cues.times.apart.search(before)
    ):
        return NEVER
    if told.status not in _TOLD and not (told.status == "scheduled" and _is_of_that_day(told, before, cues)):
        return NEVER
    if told.status == "ongoing" and draft.frame == "event_plural" and not _is_face_to_face(draft):
        return NEVER  # negotiations that go on have begun long ago
    if told.status == "held" and draft.frame == "visit_noun":
        return NEVER  # 'spoke of a visit to Peru' may have been at any time
    if told_of_another_day(draft, clauses, published):
        return NEVER
    item = _day_of_advisory(draft.clause, clauses, published)
    if item.start:
        told.status = "scheduled" if in_present(draft, cues) else told.status
        return item
    live = told_live(draft.clause, clauses, published)
    if live is not None and not draft.clause.dates:
        return When(f"{live}", f"{live}", live, live, _AT, None)
    own = of_dateline(draft.clause)
    ahead = [d for d in draft.clause.dates if d.first is not None and d.start < draft.trigger.start and d is not own]
    ahead = [d for d in ahead if not of_aside(draft.clause.text, d.start, d.end) and not _is_an_age(d)]
    if in_present(draft, cues):
        return NEVER
    if ahead:
        return _day_of_occasion(told, published, cues)
    if own is not None:
        return window(own, _AT)
    if told.status == "ongoing" and _is_face_to_face(draft) and (said := news_day(draft.clause, published)) is not None:
        return window(said, _AT)  # 'A is holding talks with B, an aide said on Monday'
    lead = next((clause for clause in clauses[: draft.clause.index] if clause.kind == "body"), None)
    near = clauses[max(0, draft.clause.index - _REACH) : draft.clause.index]
    for clause in [*reversed(near), *([lead] if lead is not None and all(lead is not c for c in near) else [])]:
        found = news_day(clause, published) if clause.kind != "title" else None
        if found is None or _AHEAD.search(clause.text, 0, found.start):
            continue
        people = {name for mention in clause.mentions for name in mention.people}
        parties = {code for mention in clause.mentions for code in mention.parties}
        shared = people & set(draft.people) if draft.people else parties & set(told.parties)
        if shared or clause is lead:
            return window(found, _AT)
    return NEVER


def _of_publication(group: Folded, clauses: list[Clause], day: Publication, cues: MeetingCues) -> When:
    """'Premier A is meeting President B', 'said so at talks with B', in a text that names no time before: its own day.

    What is only told in the past may have been on any day.
    """
    lead = next((clause for clause in clauses if clause.kind == "body"), None)
    if lead is None or day.latest is None or day.earliest != day.latest:
        return NEVER
    for told in group.members:
        draft = told.draft
        head = clauses[lead.index : draft.clause.index + 1]
        if told.visit or told.another or draft.clause.kind != "body" or not 0 < len(head) <= _HEAD:
            continue
        before = draft.clause.text[max(0, draft.start - _BEFORE) : draft.trigger.end]
        remark = (
            told.status == "held" and draft.frame in NOUN_FRAMES and said_at_it(draft, cues.times)
            and not told_apart(draft, cues.times) and not cues.times.another_time.search(before)
        )  # fmt: skip
        timed = any(d.first is not None or d.type == "DATE" for clause in head for d in clause.dates)
        if (
            (told.status == "ongoing" or remark)
            and _is_face_to_face(draft)
            and not in_present(draft, cues)
            and not timed
        ):
            return When(f"{day.latest}", f"{day.latest}", day.latest, day.latest, _AT, None)
    return NEVER


def _is_an_age(day: DateMention) -> bool:
    """'Ties in the 21st century': no time of anything in the news."""
    return day.first is not None and day.last is not None and day.last - day.first > _AGE


def _is_face_to_face(draft: Draft) -> bool:
    """Whether men and women of two sides by name are told to sit together, and not delegations for weeks."""
    return len([names for names in draft.by_party.values() if names]) > 1


def _day_of_advisory(clause: Clause, clauses: list[Clause], published: date | None) -> When:
    """'-- The premier arrives in Lima' under 'news stories to be covered on Monday': of Monday."""
    if not _ITEM.match(clause.text) or clause.dates:
        return NEVER
    lead = next((c for c in clauses[: clause.index] if c.kind == "body" and _TO_BE_COVERED.search(c.text)), None)
    day = news_day(lead, published) if lead is not None else None
    return window(day, _AT) if day is not None else NEVER


def _is_of_that_day(told: Told, before: str, cues: MeetingCues) -> bool:
    """'A was to meet B', 'A told reporters before talks with B': a plan of the day on which the text stands."""
    if _PLANNED_THAT_DAY.search(before) or (told.draft.frame == "travel" and _SET_OUT.match(told.draft.trigger.low)):
        return True
    text, at = told.draft.clause.text, told.draft.trigger.start
    return bool(_JUST_BEFORE.search(text, 0, at) and cues.times.spoken.search(text, max(0, at - 2 * _BEFORE), at))


def _day_of_occasion(told: Told, published: date | None, cues: MeetingCues) -> When:
    """'The accord was signed on Friday by A, and by B, at the end of talks': the day of what was done at them."""
    draft, found = told.draft, news_day(told.draft.clause, published)
    if found is None or not _AT_THE_TALKS.search(draft.clause.text, found.end, draft.trigger.start):
        return NEVER
    text, at = draft.clause.text, draft.trigger.start
    fronted = _FRONTED.fullmatch(text, 0, found.start) and _SAID_AFTER.search(text, found.end, at)
    if cues.times.reported.search(text, 0, found.start):
        return NEVER
    if not fronted and cues.times.spoken.search(text, found.end, at):
        return NEVER
    moment = window(found, _AT)
    if moment.first is None:
        return NEVER
    first, last = spread(draft, moment.first, cues.times)
    return moment._replace(start=first.isoformat(), end=last.isoformat(), first=first, last=last)


def _of_gathering(group: Folded, groups: list[Folded], cues: TimeCues) -> When:
    """'Will meet B on the sidelines of the summit': the days of the summit, which the text tells elsewhere."""
    for told in group.members:
        text, end = told.draft.clause.text, told.draft.trigger.end
        for gathering in groups:
            for mention in gathering.members:
                beside = mention.draft.clause is told.draft.clause and mention.draft.body and gathering is not group
                if beside and gathering.when.start and cues.within_event.search(text, end, mention.draft.trigger.start):
                    return gathering.when
    return NEVER


def _of_the_same_day(group: Folded, groups: list[Folded], published: date | None) -> When:
    """'He said after later holding talks with B': of the day of his talks with A, told in the sentences before."""
    for told in group.members:
        draft = told.draft
        if told.visit or not _LATER.search(draft.clause.text, max(0, draft.start - _BEFORE), draft.trigger.start):
            continue
        near = [
            (m.draft.clause.index, g)
            for g in groups
            if g is not group and g.status in _TOLD and set(g.people) & set(draft.people)
            for m in g.members
            if 0 <= draft.clause.index - m.draft.clause.index <= _SENTENCES_ON
        ]
        moment = max(near, key=lambda pair: pair[0])[1].when if near else NEVER
        first = moment.first
        if first is not None and first == moment.last and published is not None and 0 <= (published - first).days <= 1:
            return moment
    return NEVER


def _on_journey(group: Folded, groups: list[Folded], published: date | None) -> When:
    """The month of the news for a stop ahead of an official whose other meetings of these days the text dates."""
    if published is None or group.status != "scheduled" or not all(m.visit for m in group.members):
        return NEVER
    last = published.replace(day=monthrange(published.year, published.month)[1])
    under_way = any(
        other is not group and set(other.people) & set(group.people) and other.when.first is not None
        and abs(other.when.first - published) <= _JOURNEY
        for other in groups
    )  # fmt: skip
    if not under_way or (last - published).days < _EARLY:
        return NEVER
    month = f"{published:%Y-%m}"
    return When(month, month, published.replace(day=1), last, _AT, None)

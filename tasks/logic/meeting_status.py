"""The status of a meeting at its document's publication: tense, modality and negation around the trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tasks.logic.meeting_cues import VERB_FRAMES, MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_times import LAST_MET, SINCE_THEN, When

RANK = {"cancelled": 6, "postponed": 5, "held": 4, "ongoing": 3, "scheduled": 2, "proposed": 1}
DENIED = "denied"

_NEW_CLAUSE = re.compile(
    r"[;:“”\"]|--|–|—|,\s+(?:and|but|while|who|which|as|after|before|when|where|with)\s|\b(?:said|says|that|which|who|where|when|while)\b(?!\s*\Z)"
)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+|again\s+|jointly\s+)?(?:hold\s+|have\s+|attend\s+|pay\s+)?\Z", re.I)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|'s|’s)\s+(?:currently\s+|now\s+|also\s+|still\s+)?(?:\w+ing\s+)?(?:a\s+|an\s+|the\s+|his\s+|her\s+|their\s+)?\Z",
    re.I,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having)\s+(?:already\s+|also\s+|just\s+|twice\s+|recently\s+)?(?:held\s+|had\s+|been\s+)?\Z",
    re.I,
)
_ON_VISIT = re.compile(
    r"\b(?:on|begins|began|beginning|starts|started|starting|kicking\s+off|is\s+in\b[^,.;]{0,40}|arrived\b[^.;]{0,60}|arrives\b[^.;]{0,60}|currently|kicked\s+off|opened)\s+(?:for\s+|on\s+)?(?:a|an|his|her|their|the)\s+"
    r"(?:[\w-]+\s+){0,5}\Z",
    re.I,
)
_AFTERWARDS = re.compile(
    r"\b(?:after|following|during|at\s+the\s+end\s+of|emerged\s+from|wrapping\s+up|concluded|ended|wound\s+up|completed)\s+(?:[\w'’.-]+\s+){0,8}\Z",
    re.I,
)
_BEFOREHAND = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|upcoming|forthcoming|in\s+time\s+for|by\s+the\s+time|until|pending|preparations?\s+for|prepare\s+for|looming|planned|scheduled|coming|due\s+to|expected)\b"
    r"(?:\s+[\w'’.-]+){0,7}?\s*\Z",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|until|after|following|since)\s+(?:(?!(?:that|who|which)\b)[\w'’.-]+\s+){0,6}\Z",
    re.I,
)
_SETS_OUT = re.compile(
    r"(?:left|leaves|leave|leaving|departed|departs|depart|heads|head|headed|heading|set\s+off)\s+(?:for|to)\b"
)
_NOT = re.compile(r"\b(?:not|never)\s+(?!only\b|just\b|yet\b)(?:[\w-]+\s+){0,4}\Z|n['’]t\s+(?:[\w-]+\s+){0,4}\Z")
_REFUSED = re.compile(
    r"\b(?:rejected|rejects|refused|refuses|ruled\s+out|rules\s+out|dismissed|declined|spurned)\s+(?:[\w'’.-]+\s+){0,10}\Z"
)
_PAST_VERB = re.compile(
    r"\b(?:met|held|visited|hosted|received|discussed|conferred|toured|told|welcomed|greeted|telephoned|phoned|spoke|traveled|travelled|flew|went|arrived|came|left|negotiated|convened|gathered|paid|made|began|opened|resumed|consulted|dined)\b",
    re.I,
)
_WAS = re.compile(r"\b(?:was|were|had|did|took|after|following|during|ended|concluded|talked|discussed|\w+ed)\b", re.I)
_PRESENT_VERB = re.compile(
    r"\b(?:meets|visits|hosts|receives|holds|arrives|leaves|begins|travels|flies|heads|tours|pays|welcomes|meet|hold|visit|arrive|open|opens|attends)\b",
    re.I,
)


@dataclass(frozen=True)
class Publication:
    """The days between which a document was published."""

    earliest: date | None
    latest: date | None


def is_relative(draft: Draft) -> bool:
    """Whether the trigger only dates something else ('ahead of the summit'): its status then counts less."""
    before = draft.clause.text[max(0, draft.trigger.start - 60) : draft.trigger.start]
    return draft.clause.kind == "title" or bool(_RELATIVE.search(before))


def status_of(draft: Draft, cues: MeetingCues, first: date | None, last: date | None, day: Publication) -> str:
    """The status of one mention; 'denied' where the text says that there is no meeting."""
    said = _worded(draft, cues)
    if said == DENIED and draft.rule.endswith(LAST_MET):
        return "held"
    if said in (DENIED, "cancelled", "postponed", "proposed"):
        return said
    if said == "held" and _has_begun(draft, first, last, day):
        return "ongoing"
    if first is not None and day.latest is not None and first > day.latest:
        return "scheduled"
    open_window = first is not None and day.earliest is not None and first > day.earliest
    if said == "held" and open_window and not _told_past(draft):
        return "scheduled"
    if said in ("scheduled", "ongoing") and last is not None and day.earliest is not None and last < day.earliest:
        return "held"
    journey = said == "held" and draft.frame in ("visit", "visit_noun", "travel")
    if journey and first is not None and last is not None and day.latest is not None and first <= day.latest < last:
        return "ongoing"
    return said


def _has_begun(draft: Draft, first: date | None, last: date | None, day: Publication) -> bool:
    """'Talks opened on Monday', 'arrived on Monday for a visit' in the news of that day: begun and not ended."""
    text, trigger = draft.clause.text, draft.trigger
    if draft.rule.endswith(SINCE_THEN):
        return True
    if draft.frame == "travel":
        arrived = _ARRIVED.match(trigger.low) and not _LEFT_AGAIN.search(text)
        return bool(arrived and first and day.latest and 0 <= (day.latest - first).days <= 1 and first == last)
    if draft.frame not in ("event", "event_plural", "body", "format"):
        return False
    begun = _BEGUN_BEFORE.search(text[max(0, trigger.start - 60) : trigger.start]) or _BEGUN_AFTER.match(
        text[max(trigger.end, draft.end) :]
    )
    if not begun:
        return False
    if _TO_LAST.search(text, trigger.end, trigger.end + 160):
        return True
    return bool(first and day.latest and 0 <= (day.latest - first).days <= 1)


def _told_past(draft: Draft) -> bool:
    """Whether a verb in the past, or 'after', tells the meeting: without, a day that may lie ahead is only planned."""
    text, trigger = draft.clause.text, draft.trigger
    around = text[max(0, min(draft.start, trigger.start) - 30) : max(draft.end, trigger.end) + 60]
    return bool(_PAST_VERB.search(around) or _WAS.search(around))


def settled(draft: Draft, moment: When, cues: MeetingCues, day: Publication) -> When:
    """The time of a meeting by its tense: a bare weekday, day or month of what is past is the last one, else the next."""
    if moment.first is None or moment.at is None or day.latest is None:
        return moment
    text = draft.clause.text
    said = text[moment.at[0] : moment.at[1]]
    put_off = _UNTIL.search(text, max(0, moment.at[0] - 12), moment.at[0])
    ahead = put_off or _WILL.search(text, max(0, draft.trigger.start - 60), draft.trigger.start)
    if ahead and _WEEKDAY.search(said) and moment.first == moment.last and 0 < (day.latest - moment.first).days <= 7:
        first = moment.first + timedelta(7)  # 'was put off until Thursday', 'will meet on Thursday': the next one
        return moment._replace(start=first.isoformat(), end=first.isoformat(), first=first, last=first)
    if moment.first <= day.latest or _FUTURE.search(text) or _worded(draft, cues) != "held":
        return moment
    if _WEEKDAY.search(said) and (moment.first - day.latest).days <= 7 and moment.first == moment.last:
        first = moment.first - timedelta(7)
        return moment._replace(start=first.isoformat(), end=first.isoformat(), first=first, last=first)
    past = (
        _MONTH_ALONE.fullmatch(said)
        or _MONTH_DAY.fullmatch(said)
        or _PAST_VERB.search(text[max(0, draft.trigger.start - 40) : draft.trigger.end])
    )
    dated = _MONTH.fullmatch(said) or (_MONTH_DAY.fullmatch(said) and _tells_past(draft))
    if past and dated and moment.last is not None:
        first, last = _year_before(moment.first), _year_before(moment.last)
        month = len(moment.start or "") == len("2013-05")
        start, end = (f"{first:%Y-%m}",) * 2 if month else (first.isoformat(), last.isoformat())
        return moment._replace(start=start, end=end, first=first, last=last)
    return moment


def _tells_past(draft: Draft) -> bool:
    """Whether the verb is in the past tense, or words beside the noun say that it was held."""
    if draft.frame in VERB_FRAMES:
        return bool(_PAST_VERB.search(draft.trigger.low) or draft.trigger.low.split()[0].endswith("ed"))
    return not draft.assumed


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


_UNFULFILLED = re.compile(r"\b(?:was|were)\s+to\s+have\b|\bhad\s+been\s+(?:due|scheduled|expected)\s+to\b")
_WILL = re.compile(
    r"\b(?:will|shall|(?:is|are)\s+(?:to|due\s+to|set\s+to|scheduled\s+to|expected\s+to|slated\s+to))\s+(?:[\w-]+\s+){0,4}\Z"
)
_UNTIL = re.compile(r"\b(?:until|till|to)\s+(?:next\s+)?\Z")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\Z", re.I)
_HELD_BEHIND = re.compile(r"\s+(?:(?:which|that)\s+(?:was|were)\s+)?(?:held|hosted|convened|staged)\b")
_MONTH_DAY = re.compile(r"(?:[a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[a-z]+)", re.I)  # without a year
_MONTH_ALONE = re.compile(r"[a-z]+", re.I)
_MONTH = re.compile(
    r"(?:(?:early|mid|late)[\s-]+(?:in\s+)?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)",
    re.I,
)
_ARRIVED = re.compile(r"arriv|landed|touched|flew\s+in")
_LEFT_AGAIN = re.compile(r"\b(?:left|departed|ended|ends|concluded|wrapped\s+up|wound\s+up|returned)\b")
_BEGAN = r"(?:began|begun|opened|opens|started|kicked\s+off|resumed|commenced|got\s+under\s?way|got\s+underway)"
_BEGUN_BEFORE = re.compile(rf"\b{_BEGAN}\s+(?:(?!(?:to|after|when|that|before|with)\b)[\w'’-]+\s+){{0,5}}\Z", re.I)
_BEGUN_AFTER = re.compile(
    rf"(?:\s+[^.;:,“”\"]{{0,40}}?|,\s[^.;:“”\"]{{0,60}},)?\s*\b(?:was\s+|were\s+|has\s+|have\s+)?{_BEGAN}\b", re.I
)
_TO_LAST = re.compile(
    r"\b(?:expected|due|set|scheduled|likely|slated)\s+to\s+(?:last|take|continue|run|go\s+on|end|conclude|wrap|close)\b|"
    r"\bwill\s+(?:last|run|continue|go\s+on|end|conclude|close)\b"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due|scheduled|slated|is\s+to|are\s+to|was\s+to|were\s+to|set\s+to|expected|plans?|planned|next|upcoming)\b"
)


def _worded(draft: Draft, cues: MeetingCues) -> str:
    """The status that the words around the trigger tell; '' where they tell nothing."""
    text = draft.clause.text
    verb = draft.frame in VERB_FRAMES
    left, right = _left(draft, verb), _right(draft)
    if draft.frame in ("told", "told_in"):
        return "held"
    if draft.frame == "invite":
        return "proposed"
    far = text[draft.trigger.end : draft.trigger.end + 160].partition(";")[0] if not verb else right
    unfulfilled = _UNFULFILLED.search(left)
    draft.assumed = bool(unfulfilled)
    for status in ("cancelled", "postponed"):
        if cues.status[("before", status)].search(left) or cues.status[("after", status)].search(far):
            return status
    near = left[-70:]
    if (
        cues.status[("before", DENIED)].search(near[-45:]) or _NOT.search(near) or (not verb and _REFUSED.search(left))
    ) and not re.search(r"\bno\s+(?:doubt|longer)\b", near):
        return DENIED
    if verb:
        return _verb_status(draft, cues, text, left)
    return _noun_status(draft, cues, left, right)


def _verb_status(draft: Draft, cues: MeetingCues, text: str, left: str) -> str:
    low = draft.trigger.low
    offered = cues.status[("before", "proposed")].search(left)
    planned = cues.status[("before", "scheduled")].search(left)
    if offered and not (
        planned and planned.start() > offered.start() and planned.group().lower() in ("will", "agreed to")
    ):
        return "proposed"
    if planned:
        return "scheduled"
    if _INFINITIVE.search(left) or _SETS_OUT.match(low) or draft.trigger.cue.frame == "leave_for":
        return "scheduled"
    if low.endswith("ing") or (" " in low and low.split()[0].endswith("ing")):
        return "ongoing" if _PROGRESSIVE.search(left) else "held"
    if _PERFECT.search(left) or _PAST_VERB.search(low):
        return "held"
    if _PRESENT_VERB.match(low):
        head = text[max(0, draft.start - 40) : draft.start]
        if re.search(r"\b(?:before|until|by\s+the\s+time|when|if|once)\s*\Z", head, re.I):
            return "scheduled"
    return "held"


def _noun_status(draft: Draft, cues: MeetingCues, left: str, right: str) -> str:
    near = left[-60:]
    if _BEFOREHAND.search(near):
        return "scheduled"
    planned = cues.status[("before", "scheduled")].search(left)
    if _AFTERWARDS.search(left) and not planned:
        fronted = (
            re.match(r"\W*(?:also\s+)?(?:during|in|at|on)\b", draft.clause.text, re.I) and draft.trigger.start < 60
        )
        ahead = _FUTURE.search(draft.clause.text, draft.trigger.end, draft.trigger.end + 120) if fronted else None
        return "scheduled" if ahead else "held"
    if draft.frame == "visit_noun" and _ON_VISIT.search(left):
        return "scheduled" if planned else "ongoing"
    after = _first(cues, right)
    if after in ("scheduled", "proposed", "held"):
        return after
    offered = cues.status[("before", "proposed")].search(near)
    if offered and not (planned and planned.start() > len(left) - len(near) + offered.start()):
        return "proposed"
    if planned:
        return "scheduled"
    if _INFINITIVE.search(left):
        return "scheduled"
    if after == "ongoing":
        return "ongoing"
    if re.search(r"\b(?:is|are)\b", left) and re.search(
        r"\b(?:currently|now|is\s+in|are\s+in|is\s+on|are\s+on|gather|attending)\b", left
    ):
        return "ongoing"
    draft.assumed = _HELD_BEHIND.match(draft.clause.text, draft.trigger.end) is None
    return "held"


def _first(cues: MeetingCues, right: str) -> str:
    """The status whose words come first behind the trigger."""
    hits = [
        (match.start(), -len(match.group()), status)
        for (place, status), pattern in cues.status.items()
        if place == "after" and (match := pattern.search(right))
    ]
    return min(hits)[2] if hits else ""


def _left(draft: Draft, verb: bool) -> str:
    """The words before the trigger that can bear on it: the verb group, or the clause of a noun."""
    text, at = draft.clause.text, draft.trigger.start
    low = draft.verb_from if verb and draft.verb_from < at else max(0, at - 120)
    chunk = text[low:at]
    last = 0
    for match in _NEW_CLAUSE.finditer(chunk):
        if not re.search(r"\A,\s+(?:who|which)", match.group()) or not verb:
            last = match.end()
    chunk = chunk[last:]
    if verb and draft.verb_from < at:
        head = text[max(0, draft.start - 30) : draft.start]
        if opened := re.search(
            r"\b(?:if|whether|unless|proposed\s+that|suggested\s+that|should|invit(?:ed|es|e|ing)|welcom(?:ed|es|e|ing))\s*\Z",
            head,
            re.I,
        ):
            chunk = ("invites" if opened.group().lower().startswith("welcom") else opened.group()) + " " + chunk
    return chunk


def _right(draft: Draft) -> str:
    """The words behind the trigger and its participants, within the clause."""
    text = draft.clause.text
    chunk = text[max(draft.trigger.end, draft.end) if draft.end - draft.trigger.end < 120 else draft.trigger.end :][
        :130
    ]
    match = re.search(r"[;:“”\"]|--|–|—|,\s+(?:and|but|while|after|before|when|as|where|which|who)\s|\bsaid\b", chunk)
    return chunk[: match.start()] if match else chunk

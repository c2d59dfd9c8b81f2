"""How far a time expression is from the telling of a meeting: the cost by which its day is chosen.

Each rule looks at one way in which a sentence links a day to a deed or keeps it from one. The first that knows the
answer gives it: a cost, in about the characters between the two, or that the day belongs to something else. Where none
does, the words between them count.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from tasks.logic.meeting_day_distance import OWN_BEGINNING, STRAIGHT, Case, ahead, attributive, behind
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_invitations import asked_then
from tasks.logic.meeting_offsets import of_framing_event
from tasks.logic.meeting_slots import agreed_by_phone
from tasks.logic.meeting_time_clauses import DEEDS, is_its_own, is_of_another
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_windows import length_told
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import RELATIVE, DateMention

_ASIDE = re.compile(rf"(?:,\s+whose\s|\bwho\s+(?:had|has)\s|{RELATIVE})[^,;:]{{0,80}}\Z")
_WHO = re.compile(r",\s+who\s+(?:(?:has|had|also|earlier|later|recently|already|just|twice|once)\s+){0,3}\Z")
_MAIN_VERB = re.compile(
    r",\s+(?:(?:also|then|later|now)\s+)?(?:will|would|is|was|are|were|has|had|plans|due|leaves|left|flew|flies|went|goes|came|comes|met|meets|held|holds|"
    r"travel(?:s|led|ed)|arriv(?:es|ed)|return(?:s|ed)|head(?:s|ed)|proceed(?:s|ed)|said|says|told|visit(?:s|ed))\b"
)
_NOT_UNTIL = re.compile(r"\b(?:did\s+not|didn['’]t|had\s+not)\s+(?:(?!until\b)[\w'’-]+\s+){1,9}until\s+")
_ONLY_THEN = re.compile(r"\b(?:[Nn]ot\s+(?:until|till|before)|[Oo]nly\s+(?:on|in))\s+(?:late\s+|early\s+)?\Z")
_THEN_AGREED = Construction(
    r"\b(?:and|but|where)\s+(?:(?:they|both|he|she|the\s+two)\s+)?(?:(?:also|then|has|have)\s+)?"
    r"{then_agreed}\b[^;:]{0,80}?\b"
    r"(?:to\s+{agreed_deed}|that|invitation|an?\s+(?:[\w-]+\s+)?(?:summit|meeting|visit|round))\b"
)
_IF = re.compile(r"\b(?:if|unless|provided\s+that|on\s+condition\s+that|whether)\s")
_DID = re.compile(r"\s+did\b")
# 'Agreed on a truce from 4 August'; 'will be briefed in May on preparations for a third round': the day is not theirs.
_TAKES_EFFECT = Construction(
    r"\b{in_effect}\s+"
    r"(?:from|as\s+of|as\s+from|starting|beginning|effective|(?:to|that\s+(?:would|will))\s+(?:begin|start|take\s+effect|come\s+into\s+force|enter\s+into\s+force))"
    r"\s+(?:on\s+|at\s+\w+\s+on\s+)?\Z"
    # 'whose mandate expires on April 30'
    r"|\b(?:expire[sd]?|(?:run|ran|runs)\s+out|lapse[sd]?)\s+(?:on\s+|in\s+|at\s+the\s+end\s+of\s+)?\Z"
)
_OF_TALKS_AHEAD = Construction(
    r"\b(?:about|on|over|for)\s+(?:the\s+)?{about_talks}"
    r"\s+(?:of|for)\s+(?:the\s+|a\s+|an\s+|another\s+)?(?:[\w-]+\s+){0,2}\Z"
)
_TO = re.compile(r"\s+(?:\w+ly\s+)?to\s+[a-z]")
_OWNS = ("'s ", "’s ")
_ITS_NOUN = re.compile(r"['’]s\s+(?:(?!(?:and|at|in|on|of|to|for|with|by)\b)[\w()-]+\s+){0,6}")
_MADE_THEN = Construction(
    r"\b{made_before}\s+"
    r"{handed}\s+(?:(?!(?:at|during|after|and)\b)[\w'’-]+\s+){0,3}(?:in|on|last)\s+(?:(?:early|late|mid)[\s-])?\Z"
)
_AROUND = re.compile(r"\b(?:prior\s+to|ahead\s+of|before|after|following|since|until)\s+\Z")
_BY_PHONE = re.compile(r"\b(?:tele)?phone\b(?!.*\sto\s+[a-z])")
_WHEN_THEN = re.compile(r",?\s+(?:when|where|while|as)\s+(?:(?:the|a|an|his|her|its|their|then)\s+){0,2}[^,;:]{0,60}")
# 'Have met every month since May, most recently on July 3'
MOST_RECENTLY = re.compile(
    r"(?:\b(?:most\s+recently|the\s+last\s+time)|,\s+the\s+(?:latest|most\s+recent|last)(?:\s+one|\s+of\s+(?:them|these|which))?)\s+"
    r"(?:(?:on|in|at|late|early)\s+)?(?:[A-Z][\w'’-]+\s+(?:(?:on|in|early|late)\s+){0,2}){0,3}\Z"
)
_COUNTED = Construction(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:[\w-]+\s+)?(?:{visit}|{foray})\b[^,;:]*\Z"
)
_AND_WAS_TO = re.compile(
    r"\b(?:and|but)\s+(?:also\s+|then\s+|later\s+)?(?:(?:was|is|were|are)\s+(?:also\s+|then\s+|later\s+)?(?:to|due|scheduled|expected|set)\b|will\b|would\b)"
)
_AFTER_IT = re.compile(
    r"\s+(?:home\s+)?(?:after|following|from|at\s+the\s+end\s+of)\s+(?:an?|his|her|the|their)\s+(?:[\w-]+\s+){0,4}"
)
_RETURNED = re.compile(r"\s+(?:home\s+)?from\s+(?:an?|his|her|the|their)\s+(?:[\w-]+\s+){0,4}")
_CAME = re.compile(
    r"\b(?:flew|came|went|travel+ed|drove|was|were|visited)\s+(?:in|here|over|there|to\s+[A-Z]\w+|to\s+the\s+\w+)?\s*\Z"
)
_CAME_TO_HOLD = re.compile(r"\s+to\s+(?:hold|have|attend|conduct|lead)\s+(?:[\w-]+\s+){0,4}")
_ON_WHICH = re.compile(r",?\s+(?:will|would|is|are|was|were|has|have|opened|began|took)\b")
_POSTPONED_FROM = Construction(r"\b(?:{put_off}|{carried_over})\s+from\s+(?:the\s+)?\Z")
_IS_TO_END = Construction(r"\bto\s+(?:{to_end}|complete)\b")
_TO_PREPARE = Construction(r"\bto\s+(?:help\s+)?{preparing}\b")
_CLOSES_ASIDE = re.compile(r",\s")
_TO_END = Construction(
    r"\b(?:(?:due|scheduled|expected|set|slated)\s+to\s+{to_end}|which\s+(?:{ends}|runs))"
    r"\s+(?:here\s+)?(?:late\s+)?(?:on\s+|until\s+|through\s+)?\Z"
)
_NOUN_AHEAD = re.compile(r"[\w'’-]+\s+(?:on\s+)?")
# 'Met on May 3, when they agreed that A should open talks': the talks are of another day.
_WHEN_THEY_AGREED = Construction(
    r",?\s+when\s+(?:(?:they|he|she|the\s+two|both)\s+)(?:\w+\s+){0,3}?{agreed_then}\s+(?:that|to)\b"
)
# 'By the end of the month A had met B': then at the latest.
_DONE_BY = re.compile(r"(?:\A|[;,.]\s+)(?:and\s+|but\s+)?by\s+(?:the\s+)?\Z", re.I)
_HAD = re.compile(r"\bhad\b")
# Of 'On Monday, A said after talks with B' the day is that of both.
_TOLD_AFTER = re.compile(
    r",\s+(?:[\w.'’-]+\s+){1,9}(?:said|told\s+\w+|announced)\s+(?:(?:the\s+)?[a-z]+\s+){0,2}(?:after|following|at|during)\s+(?:[\w'’-]+\s+){0,4}\Z"
)
_OPENING = 16
_SAID = re.compile(r"\b(?:said|says|told|added)\b|[;:“”\"–—]|--")


class Open(Enum):
    """What a rule answers that knows nothing of a day."""

    OPEN = "open"


Verdict = float | None | Open  # a cost; None where the day belongs to something else


def cost(draft: Draft, mention: DateMention, others: list[int], cues: TimeCues) -> float | None:
    """How far a date is from a trigger; None where it belongs to something else."""
    case = Case(draft, mention, others, cues)
    for rule in RULES:
        verdict = rule(case)
        if not isinstance(verdict, Open):
            return verdict
    return behind(case) if mention.start >= case.trigger.end else ahead(case)


def _of_the_second(case: Case) -> Verdict:
    """'And in Lome on Tuesday with B': the day of a second meeting that leaves out the verb of the first."""
    draft, mention = case.draft, case.mention
    if asked_then(draft, mention):
        return None
    if draft.gap_start < 0:
        return Open.OPEN
    if draft.gap_start <= mention.start < draft.start:
        return 0.0
    beside = draft.end <= mention.start < draft.end + 60
    said = _SAID.search(case.text, draft.end, mention.start)  # 'and B, said talks could be held on Monday'
    return float(mention.start - draft.end) if beside and said is None else None


def _of_its_clause(case: Case) -> Verdict:
    """Days that a clause of their own links to this meeting or to another."""
    if is_its_own(case.draft, case.mention, case.others):
        return OWN_BEGINNING
    if is_of_another(case.draft, case.mention):
        return None
    text, at = case.text, case.trigger.start
    aside = case.is_behind and _WHO.search(text, max(0, at - 40), at)
    if aside and _MAIN_VERB.search(text, case.trigger.end, case.mention.start):
        return None  # 'A, who saw B in Lima, will fly to Quito on Friday'
    return Open.OPEN


def _of_a_move(case: Case) -> Verdict:
    """'Was put off until Friday', 'has put off until July a trip to'."""
    if not case.cues.moved_to.search(case.before):
        return Open.OPEN
    trigger, mention = case.trigger, case.mention
    moved_to = trigger.end <= mention.start < trigger.end + 160
    if moved_to or STRAIGHT.fullmatch(case.text, mention.end + 1, trigger.start):
        return OWN_BEGINNING
    return Open.OPEN


def _of_what_was_told(case: Case) -> Verdict:
    """'Will be held in May, A said after talks with B', 'which includes talks Tuesday with A, B also met C'."""
    trigger, mention, text = case.trigger, case.mention, case.text
    if not (case.is_ahead and "," in text[mention.end : trigger.start]):
        return Open.OPEN
    if mention.start > _OPENING and _TOLD_AFTER.search(text, mention.end, trigger.start):
        return None
    return None if _beside_another(text, mention, case.others) else Open.OPEN


def _of_another_deed(case: Case) -> Verdict:
    """Days behind the meeting at which it ends, or on which something else is to be done."""
    draft, mention, text, trigger = case.draft, case.mention, case.text, case.trigger
    words = draft.clause.words
    if case.is_behind and words[_TO_END].search(case.before):
        return None  # its last day
    then = _AND_WAS_TO.search(text, trigger.end, mention.start)
    if then is not None and any(then.end() <= other < mention.start for other in case.others):
        return None  # 'was met by A and was to hold talks with B on Friday'
    if case.is_behind and words[_THEN_AGREED].search(text, trigger.end, mention.start):
        return None  # 'met A and agreed to hold a summit in July'
    if case.is_behind and _IF.search(text, trigger.end, mention.start):
        return None  # 'will resume talks if he wins the elections in March'
    if case.cues.event_noun.match(text, mention.end) or (case.is_behind and agreed_by_phone(draft)):
        return None
    if case.is_behind and draft.frame not in DEEDS and words[_MADE_THEN].search(case.before):
        return None  # 'to discuss a plan handed to both in September'
    if draft.resolved_on and _BY_PHONE.search(case.before):
        return None  # 'agreed to meet in a telephone conversation on Friday': that of the call
    return Open.OPEN


def _of_an_event(case: Case) -> Verdict:
    """Of an event that frames the meeting, or of the noun that a day owns: "Monday's planned talks"."""
    text, mention, trigger = case.text, case.mention, case.trigger
    framing = of_framing_event(case.draft, mention, case.others, case.cues)
    owns = text.startswith(_OWNS, mention.end)
    if framing is not None and not owns and not attributive(text, mention):
        return framing
    if not owns:
        return Open.OPEN
    if trigger.low and _ITS_NOUN.fullmatch(text, mention.end, max(mention.end, trigger.start)):
        return 0.0
    anothers = any(_ITS_NOUN.fullmatch(text, mention.end, max(mention.end, other)) for other in case.others)
    links = case.cues.within_event.finditer(text, trigger.end, mention.start)
    beside = mention.start < trigger.end or any(link.end() == mention.start for link in links)
    if not anothers or not beside or _AROUND.search(text, max(0, mention.start - 24), mention.start):
        return None
    return Open.OPEN


def _when_they_met(case: Case) -> Verdict:
    """'The first talks since January 2000, when A met B': what a clause of time tells of its day."""
    draft, mention, text, trigger = case.draft, case.mention, case.text, case.trigger
    if case.is_ahead and draft.clause.words[_WHEN_THEY_AGREED].match(text, mention.end, trigger.start):
        return None
    apart = any(mention.end <= other < trigger.start for other in case.others)
    # 'since May, when the two met': their verb
    on_meeting = trigger.low.endswith("ing")  # 'said on Monday while meeting B'
    ends = () if apart else (draft.start, trigger.start) if on_meeting or "+pair" in draft.rule else (draft.start,)
    if not any(mention.end <= end and _WHEN_THEN.fullmatch(text, mention.end, end) for end in ends):
        return Open.OPEN
    # 'until May, when A and B are to end their talks'
    ending = draft.clause.words[_IS_TO_END].search(text, mention.end, trigger.start)
    return None if ending else OWN_BEGINNING


def _of_a_bound(case: Case) -> Verdict:
    """'Did not meet until May 3', 'not until May 3 did A return to Lima'; else what ends at a day is not of it."""
    mention, text, trigger, cues = case.mention, case.text, case.trigger, case.cues
    done_by = _DONE_BY.search(case.before) and _HAD.search(text, mention.end, max(mention.end, trigger.end))
    part = done_by or cues.nth_week.search(case.before) or cues.leading.search(case.before)
    signing = case.draft.frame == "sign" and text[trigger.start : mention.start].strip() == "signed"
    until = _NOT_UNTIL.search(text, max(0, trigger.start - 40), mention.start)
    if until is not None and until.end() == mention.start:
        return OWN_BEGINNING
    if case.is_ahead and _ONLY_THEN.search(case.before) and _DID.match(text, mention.end):
        return OWN_BEGINNING
    its_own = trigger.start - mention.end == 1 and _AROUND.search(case.before)  # 'ahead of May 21 talks'
    if cues.not_its_day.search(case.before) and not (part or signing or its_own):
        return None
    return Open.OPEN


def _of_what_is_decided(case: Case) -> Verdict:
    """'A truce from 4 August', 'agreed on Friday to meet', 'A, who arrived on Thursday, attended'."""
    draft, mention, text, trigger = case.draft, case.mention, case.text, case.trigger
    words = draft.clause.words
    to_come = case.is_ahead and words[_OF_TALKS_AHEAD].search(text, mention.end, trigger.start)
    if words[_TAKES_EFFECT].search(case.before) or to_come:
        return None
    if case.cues.of_event.search(text, max(0, mention.start - 30), mention.start):
        return None
    if case.is_ahead and case.cues.resolved.search(case.before) and _TO.match(text, mention.end):
        return None  # 'agreed on Friday to meet', 'to open talks, with a first round in May'
    aside = case.is_ahead and _ASIDE.search(text, max(0, mention.start - 160), mention.start)
    return None if aside and "," in text[mention.end : trigger.start] else Open.OPEN


def _of_a_journey(case: Case) -> Verdict:
    """'Left on Thursday after a three-day visit', 'returned from a trip', 'flew in last month to hold talks'."""
    draft, mention, text, trigger = case.draft, case.mention, case.text, case.trigger
    been_there = draft.frame == "visit_noun" and case.is_ahead and length_told(text, trigger.start, case.cues)
    if been_there and _AFTER_IT.fullmatch(text, mention.end, trigger.start):
        return OWN_BEGINNING  # its last day
    returned = draft.frame == "visit_noun" and case.is_ahead and _RETURNED.fullmatch(text, mention.end, trigger.start)
    if returned and not been_there:
        return None  # it began before
    if _CAME.search(case.before) and _CAME_TO_HOLD.fullmatch(text, mention.end, max(mention.end, trigger.start)):
        return OWN_BEGINNING
    return Open.OPEN


def _of_one_of_several(case: Case) -> Verdict:
    """'Talks, postponed from May, will be held in June', 'on her third trip this year', 'most recently on July 3'."""
    draft, mention, text, trigger = case.draft, case.mention, case.text, case.trigger
    words = draft.clause.words
    moved = mention.start >= trigger.end and words[_POSTPONED_FROM].search(case.before)
    if moved and _ON_WHICH.search(text, mention.end):
        return None
    if mention.first != mention.last and words[_COUNTED].search(case.before):
        return None
    if MOST_RECENTLY.search(text, trigger.end, mention.start):
        return OWN_BEGINNING
    if case.is_ahead and words[_TO_PREPARE].search(text, mention.end, trigger.start):
        return None  # 'met A in July to prepare for the trip'
    return Open.OPEN


def _right_beside(case: Case) -> Verdict:
    """'Wednesday talks', or a day within the words of the meeting."""
    mention, trigger = case.mention, case.trigger
    touching = case.is_ahead and trigger.start - mention.end <= 4 and not _CLOSES_ASIDE.match(case.text, mention.end)
    return 0.0 if touching or trigger.start <= mention.start < trigger.end else Open.OPEN


RULES: tuple[Callable[[Case], Verdict], ...] = (
    _of_the_second, _of_its_clause, _of_a_move, _of_what_was_told, _of_another_deed, _of_an_event, _when_they_met,
    _of_a_bound, _of_what_is_decided, _of_a_journey, _of_one_of_several, _right_beside,
)  # fmt: skip


def _beside_another(text: str, mention: DateMention, others: list[int]) -> bool:
    """Whether a date stands right behind the noun of another meeting: 'talks Tuesday'."""
    return any(o < mention.start and _NOUN_AHEAD.fullmatch(text, o, mention.start) for o in others)

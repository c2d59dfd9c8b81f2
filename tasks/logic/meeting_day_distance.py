"""How far a time expression is from the telling of a meeting where nothing but the words between them tells.

A cost is about the number of characters between the two, with more for each word that opens another clause or deed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tasks.logic.meeting_cues import JOURNEYS, Trigger
from tasks.logic.meeting_draft import WHICH_WAS_TO, Draft, past_dashes
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import DateMention

_SINCE = re.compile(r"\bsince\s+(?:(?:early|late|mid|last|the)\s+){0,2}\Z")
_DURING_WHICH = re.compile(r"\b(?:in|during|at)\s+which\b|,?\s+where\b|\A,?\s+when\b")
_VERB_BEFORE = re.compile(r"\s*,?\s+(?:and|then|before)\s+(?:\w+\s+){0,2}\Z")
_THEREAFTER = re.compile(
    r"\A(?:\s+(?:on|in|at|over|about)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?[\w'’-]+)?,?\s+(?:immediately\s+|shortly\s+|just\s+)?(?:after|following)\s+(?!which\b|that\b)"
)
_FRONTED_ASIDE = re.compile(
    r"\A,\s+(?:(?:just|only|barely|shortly|soon|hours|minutes|days|weeks|months|(?:(?!(?:before|after)\b)[\w-]+\s+){1,3}(?:hours?|days?|weeks?|months?|years?))\s+)?"
    r"(?:before|after|while|following|ahead\s+of|the\s+(?:very\s+)?(?:day|night|morning|evening|week|month))\s+[^,;:]{3,110},\s+"
)
OWN_BEGINNING = 2.0
DEPARTED = 105  # the cost of the day of departure for the talks ahead: any other day goes before it
_MOVED_ON = re.compile(r"\b(?:arriv\w+|return\w+|left|leaves|flew|came|departed)\b[^,;:]{0,60}\Z")
_NOT_JOURNEYS = frozenset({"event", "event_plural", "meet", "body", "with", "discuss"})
_FOR = re.compile(r"\s+(?:for|to)\s")
# 'A met B, deputy prime minister and minister of science and technology of C, in D on Tuesday': the one time told.
_LONG_APPOSITION, _ALONE = 220, 100.0
# 'could meet in Cape Town "in the first part of next week": a quotation that begins with the time.
_QUOTED_TIME = re.compile(r"[“\"]\s*(?:(?:in|on|at|by|for|from)\s+(?:the\s+)?)?\Z")
# 'the talks between A and B, the first since 1991, began on Monday'
_APPOSITION = re.compile(
    r"\A,\s+(?:the|a|an|their|its)\s+(?:first|second|third|fourth|fifth|last|latest|highest|most|only|longest|[a-z]+th)\b[^,;:“”]{0,70},(?=\s)"
    # 'met A, who leads B, on Monday'
    r"|\A,\s+who\s(?!will\b|would\b|said\b|told\b)[^,;:“”\"]{3,90},(?=\s(?:in|at|on|last|early|late|during|over)\s)"
)
# 'the talks between the foreign secretaries that were to have been held in May'
_BETWEEN_OFFICIALS = re.compile(
    r"\A\s+(?:between|of|among)\s+(?:the\s+|their\s+)?(?:[a-z-]+\s+){0,3}?[a-z-]+s(?=,?\s+(?:that|which)\s+(?:was|were|had)\b)"
)
_SHORT_NAME = re.compile(r"\A\s*(?:\([^()]{1,30})?\)")  # '(SADC)' behind the name, or its second half
# 'a plan for 2007-2009': what stands before the span is said of its second half too
_HALF_OF_SPAN = re.compile(r"(?<=\s)\d{4}\s?[-–]\s?\Z")
_CLAUSE_AHEAD = re.compile(r",\s+(?:and|but|while)\s+(?:(?:the|a|an|their|its|new|fresh)\s+)?\Z")
_AND_HE_HAS = re.compile(
    r",\s+(?:and|but|while|though|although)\s+(?:he|she|it|they|(?:the\s+)?(?:[\w-]+\s+){1,3}?)\s*(?:has|have|had|is|are|will|would|wants?|says?)\b"
)
MOVED_REACH = 120
STRAIGHT = re.compile(r"(?:(?!(?:to|said|that|which|who|when|while)\b)[\w'’.,-]+\s+){0,8}")
_ARRIVED = Construction(r"\b(?:{arrived}|(?:was|were|is|are)\s+in)\b[^,;:]{0,50}\Z")
_SPOKEN_TO = frozenset({"told", "told_in"})  # the day of saying is that of the meeting
# 'In January A travelled to Lima for two days of talks with B': of that month.
_WENT_FOR = re.compile(
    r"(?:travel\w*|flew|went|came|returned|headed)\s+(?:back\s+|on\s+)?to\s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){1,3}"
    r"(?:for|to\s+(?:hold|have))\s+(?:[\w-]+\s+){0,5}"
)
# Between a day and the names of those who act: 'On May 3 the foreign ministers, A and B, signed'
_OFFICE_APPOSED = re.compile(
    r",?\s+(?:the|their|both|its|his|her)\s+(?:(?!(?:and|of|who|that)\b)[\w'’-]+\s+){0,4}[a-z]+,\s+"
)
_NEXT_CLAUSE = re.compile(r"(?:\A|[,\s])(?:and|but|while)\s+(?:(?:on|in|at|from|by)\s+)?\Z")
_SUBJECT_AHEAD = re.compile(
    r"\A,?\s+(?:it|he|she|they|we|both|(?:the\s+)?(?:[\w.'’-]+\s+){1,6}?)\s*(?:is|are|was|were|will|would|has|have|had|is|met|meets|held|holds|"
    r"came|went|flew|signed|returned|told|followed|arrived|agreed|sent|saw|received|visited|travell?ed|took|made|gave|began|broke)\b"
)
# 'arrives on May 3 for talks, and will travel on to Lima the next day': the day of the journey
_TRAVELS_ON = re.compile(
    r"(?:\band|\bbut|\bbefore|;)\s+(?:(?:he|she|they|it)\s+)?(?:(?:will|would|is|are|was|were|to|due|then|later|also|scheduled|expected)\s+)*"
    r"(?:travel|fly|head|proceed|continu|depart|return|flies|flew|go\s+on|goes\s+on|going\s+on|went\s+on|mov(?:e|es|ed|ing)\s+on)\w*\b[^,;:]*\Z"
)
# 'A discussed it with B when they dined in Lima on Friday': on that day.
_WHEN_THEY = re.compile(
    r",?\s+when\s+(?:he|she|they|both|the\s+two|the\s+pair|the\s+latter|(?:his|her)\s+(?:counterpart|host|guest))\s+(?:\w+\s+)?"
    r"(?=\w+(?:ed|met|spoke|sat|dined)\b|met\b|spoke\b|sat\b|came\b|flew\b|went\b|(?:comes|visits|arrives|travels|flies|goes|meets)\b)"
)
# 'Opened the talks on Wednesday, but met only A': the same subject, and the same day
_BUT_DID = re.compile(r",?\s+(?:but|yet)\s+(?:(?:only|also|then|later|first|\w+ly)\s+){0,2}\Z")
_AND = re.compile(r"\band\s+(?:will|would|is|was|has|had|also|then|later|\w+ed|(?!(?:his|its|this)\b)\w+s|at|in)\b")
_IN_A_YEAR = re.compile(r"(?:\b(?:in|of|since|by|early|late|mid|during|throughout|until)|,)\s*\Z", re.I)


@dataclass(frozen=True)
class Case:
    """A telling of a meeting and a day of its sentence; `others` are where the sentence tells other meetings."""

    draft: Draft
    mention: DateMention
    others: list[int]
    cues: TimeCues

    @property
    def text(self) -> str:
        """The sentence."""
        return self.draft.clause.text

    @property
    def trigger(self) -> Trigger:
        """The word of the meeting."""
        return self.draft.trigger

    @cached_property
    def before(self) -> str:
        """What stands before the day."""
        at = self.mention.start
        return _HALF_OF_SPAN.sub("", self.text[max(0, at - MOVED_REACH) : at])

    @property
    def is_behind(self) -> bool:
        """Whether the day stands behind the word of the meeting."""
        return self.mention.start > self.trigger.end

    @property
    def is_ahead(self) -> bool:
        """Whether the day stands before the word of the meeting."""
        return self.mention.end <= self.trigger.start


def behind(case: Case) -> float | None:
    """The cost of a day behind the word of the meeting, by what stands between."""
    draft, mention, others, cues, trigger = case.draft, case.mention, case.others, case.cues, case.trigger
    text, before = case.text, case.before
    limit = draft.segment_end if draft.segment_end >= 0 else len(text)
    if mention.start >= limit or not trigger.low:
        return None
    text = _without_since(draft, mention)
    reach = past_dashes(text, trigger.end, max(trigger.end, draft.end))
    between = text[trigger.end : mention.start]
    outside = _SHORT_NAME.sub("", text[reach : mention.start]) if mention.start > reach else ""
    outside = _BETWEEN_OFFICIALS.sub("", _APPOSITION.sub(" ", outside))
    alone = (
        not others and len(draft.clause.dates) == 1 and not cues.clause_break.search(text, trigger.end, mention.start)
    )
    if len(outside) > (_LONG_APPOSITION if alone else 120) or attributive(text, mention):
        return None
    far = min(float(len(outside)) * 0.8, _ALONE if alone else 120)
    if any(trigger.end <= o < mention.start for o in others):
        far += 60
    if cues.reported.search(before) and draft.frame not in _SPOKEN_TO:
        return None
    if _NEXT_CLAUSE.search(outside or between) and _SUBJECT_AHEAD.match(text[mention.end : mention.end + 60]):
        return None  # 'talks with A, and on Friday it is to meet B': the day is the next clause's
    if _TRAVELS_ON.search(between):
        return None
    if outside and cues.opening.match(outside):
        far = min(far, OWN_BEGINNING)  # 'left on Saturday for talks with B, due to begin on June 14'
    if cues.opened_behind.search(between) or WHICH_WAS_TO.match(outside):
        return OWN_BEGINNING  # 'the summit of the forum that opened on Saturday, A said'
    outside, between = (
        _WHEN_THEY.sub(" ", _QUOTED_TIME.sub(" ", cues.opening.sub("", gap))) for gap in (outside, between)
    )
    if cues.clause_break.search(outside) or (not outside and cues.clause_break.search(between)):
        far += 110
    return far


def ahead(case: Case) -> float | None:
    """The cost of a day before the word of the meeting, by what stands between."""
    draft, mention, others, cues, trigger = case.draft, case.mention, case.others, case.cues, case.trigger
    text, before = case.text, case.before
    between = _BUT_DID.sub(" and ", _FRONTED_ASIDE.sub(", ", text[mention.end : trigger.start]))
    told_of_body = draft.body and draft.trigger.low and mention.first == mention.last
    if told_of_body and draft.clause.words[_ARRIVED].search(text, 0, mention.start) and _FOR.match(between):
        return None  # 'arrived on Thursday for the summit': it opens on another day, or did
    if attributive(text, mention):
        return None
    arrived = draft.body and draft.clause.words[_ARRIVED].search(before)  # 'arrived on Friday for a summit'
    gone = cues.departed.search(before) or arrived
    if draft.frame in _NOT_JOURNEYS and gone and _FOR.match(between):
        return float(DEPARTED)  # 'left for New Delhi on Monday to resume talks': the talks may be of another day
    if _THEREAFTER.match(between) and draft.frame in JOURNEYS and _MOVED_ON.search(text, 0, mention.start):
        return None  # 'arrived on Thursday after visiting Peru'
    if _THEREAFTER.match(between) and mention.range_first is not None:
        return None  # 'will be in Oslo from May 3 to 5, after the summit'
    if _THEREAFTER.match(between) and mention.first == mention.last and len(between) < 90 + trigger.start - draft.start:
        return 90.0 if STRAIGHT.fullmatch(_THEREAFTER.sub("", between)) else None
    far = 15.0 + len(between) * 0.5 + (110 if _to_meet(between, cues) else 0) + (50 if _AND.search(between) else 0)
    if _AND_HE_HAS.search(between):
        far += 110  # 'signed it in 1996, and he has asked B to convene'
    if draft.frame in _NOT_JOURNEYS and _CLAUSE_AHEAD.search(between):
        far += 60  # 'is to open next year, and negotiations are under way'
    if draft.start <= mention.start:
        far -= 10
    if _VERB_BEFORE.match(between):
        far += 40  # 'arrived on Tuesday and met B on Wednesday': the first day is the first verb's
    if any(mention.end <= o < trigger.start and not _WENT_FOR.fullmatch(text, o, trigger.start) for o in others):
        far += 60
    between = _DURING_WHICH.sub(" ", between)
    breaks = cues.clause_break.search(
        between
        if _DURING_WHICH.search(text[mention.end : trigger.start])
        else _FRONTED_ASIDE.sub(", ", text[mention.end : max(mention.end, draft.start)])
        if mention.end < draft.start
        else between
    )
    if breaks and not _OFFICE_APPOSED.fullmatch(text, mention.end, max(mention.end, draft.start)):
        far += 110
    if cues.reported.search(before):
        return None if breaks or mention.end <= draft.start else far + 40
    return far


def _without_since(draft: Draft, mention: DateMention) -> str:
    """'The first talks since 1949 on Tuesday': the sentence with blanks for what another date counts from."""
    text = draft.clause.text
    for other in draft.clause.dates:
        since = _SINCE.search(text, 0, other.start) if draft.trigger.end <= other.start < mention.start else None
        if since is not None:
            text = text[: since.start()] + " " * (other.end - since.start()) + text[other.end :]
    return text


def _to_meet(text: str, cues: TimeCues) -> bool:
    """Whether an infinitive that no plan governs stands here: what it tells has a time of its own."""
    return any(m.group(1) not in cues.intends for m in cues.to_meet.finditer(text))


def attributive(text: str, mention: DateMention) -> bool:
    """'the 1978 guidelines', 'the 1993 accord': a year before a noun dates the noun."""
    return bool(
        re.fullmatch(r"\d{4}", mention.text)
        and re.match(r"\s+[A-Za-z]", text[mention.end :])
        and not _IN_A_YEAR.search(text, max(0, mention.start - 12), mention.start)
    )

"""When a meeting is: the time expression that belongs to a trigger."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from tasks.logic.datelines import REACH, in_dateline
from tasks.logic.meeting_cues import JOURNEYS
from tasks.logic.meeting_draft import WHICH_WAS_TO, Draft, past_dashes
from tasks.logic.meeting_invitations import asked_then
from tasks.logic.meeting_offsets import ahead, by_end_of, ended, joined, of_framing_event, reckoned
from tasks.logic.meeting_slots import agreed_by_phone
from tasks.logic.meeting_time_clauses import DEEDS, is_its_own, is_of_another
from tasks.logic.meeting_time_cues import TimeCues
from tasks.logic.meeting_windows import length_told, narrowed
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import RELATIVE, DateMention

_SINCE_DAY = re.compile(
    r"\A(?:\s+(?!(?:that|which|who|said|but)\b)[\w'’-]+){0,10}?\s+since\s+(?:(?:early|late|mid|last)\s+|(?:the\s+)?[A-Z][\w'’-]+\s+(?:(?:summit|talks|meeting|conference)\s+)?(?:in|of)\s+)?\Z"
)
_SINCE = re.compile(r"\bsince\s+(?:(?:early|late|mid|last|the)\s+){0,2}\Z")
_NOT_SINCE = re.compile(r"(?:\b(?:not|never)\s+|n['’]t\s+)(?:[\w-]+\s+){0,4}\Z")
_STILL = Construction(r".*ing\Z|(?:.*\b)?(?:been\s+)?{closeted}\b")
_BEEN = re.compile(r"\b(?:has|have|had)\s+(?:also\s+)?been\s+(?:\Z|(?=\w+(?:\s\w+)?\Z))")
# 'have held five secret meetings', 'has met him twice'
_HAVE_MET = Construction(
    r"\b(?:have|has)\s+(?:(?:already|also|now|both|each|together|since)\s+){0,2}{have_met}\b"
    r"[^,;:“”\"]*\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|dozens?|several|many|numerous|multiple|twice|repeatedly|regularly|times)\b"
)
_DURING_WHICH = re.compile(r"\b(?:in|during|at)\s+which\b|,?\s+where\b|\A,?\s+when\b")
_VERB_BEFORE = re.compile(r"\s*,?\s+(?:and|then|before)\s+(?:\w+\s+){0,2}\Z")
_ASIDE = re.compile(rf"(?:,\s+whose\s|\bwho\s+(?:had|has)\s|{RELATIVE})[^,;:]{{0,80}}\Z")
_WHO = re.compile(r",\s+who\s+(?:(?:has|had|also|earlier|later|recently|already|just|twice|once)\s+){0,3}\Z")
_MAIN_VERB = re.compile(
    r",\s+(?:(?:also|then|later|now)\s+)?(?:will|would|is|was|are|were|has|had|plans|due|leaves|left|flew|flies|went|goes|came|comes|met|meets|held|holds|"
    r"travel(?:s|led|ed)|arriv(?:es|ed)|return(?:s|ed)|head(?:s|ed)|proceed(?:s|ed)|said|says|told|visit(?:s|ed))\b"
)
_THEREAFTER = re.compile(
    r"\A(?:\s+(?:on|in|at|over|about)\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}?[\w'’-]+)?,?\s+(?:immediately\s+|shortly\s+|just\s+)?(?:after|following)\s+(?!which\b|that\b)"
)
_FRONTED_ASIDE = re.compile(
    r"\A,\s+(?:(?:just|only|barely|shortly|soon|hours|minutes|days|weeks|months|(?:(?!(?:before|after)\b)[\w-]+\s+){1,3}(?:hours?|days?|weeks?|months?|years?))\s+)?"
    r"(?:before|after|while|following|ahead\s+of|the\s+(?:very\s+)?(?:day|night|morning|evening|week|month))\s+[^,;:]{3,110},\s+"
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
_OWN_BEGINNING = 2.0
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
_BY_PHONE = re.compile(r"\b(?:tele)?phone\b(?!.*\sto\s+[a-z])")
# 'a plan for 2007-2009': what stands before the span is said of its second half too
_HALF_OF_SPAN = re.compile(r"(?<=\s)\d{4}\s?[-–]\s?\Z")
_WHEN_THEN = re.compile(r",?\s+(?:when|where|while|as)\s+(?:(?:the|a|an|his|her|its|their|then)\s+){0,2}[^,;:]{0,60}")
_CLAUSE_AHEAD = re.compile(r",\s+(?:and|but|while)\s+(?:(?:the|a|an|their|its|new|fresh)\s+)?\Z")
_AND_HE_HAS = re.compile(
    r",\s+(?:and|but|while|though|although)\s+(?:he|she|it|they|(?:the\s+)?(?:[\w-]+\s+){1,3}?)\s*(?:has|have|had|is|are|will|would|wants?|says?)\b"
)
_MOVED = 120
_STRAIGHT = re.compile(r"(?:(?!(?:to|said|that|which|who|when|while)\b)[\w'’.,-]+\s+){0,8}")
_ARRIVED = Construction(r"\b(?:{arrived}|(?:was|were|is|are)\s+in)\b[^,;:]{0,50}\Z")
_WEEKEND = re.compile(
    r"\b(?:a|an|the|their|his|her|its)\s+(?:[a-z]+\s+)?weekend\s+"
    r"(?:(?!(?:before|after|of|in|at|on|for|to|with|by|and|when|that|as)\b)[\w-]+\s+){0,2}\Z"
)
# 'Have met every month since May, most recently on July 3'
_MOST_RECENTLY = re.compile(
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
_AHEAD_OF = re.compile(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|until|for)\s+(?:a|an|the|their|his|her|its)\s+(?:[\w-]+\s+){0,4}\Z"
)
_SPOKEN_TO = frozenset({"told", "told_in"})  # the day of saying is that of the meeting
_ON_WHICH = re.compile(r",?\s+(?:will|would|is|are|was|were|has|have|opened|began|took)\b")
_POSTPONED_FROM = Construction(r"\b(?:{put_off}|{carried_over})\s+from\s+(?:the\s+)?\Z")
_IS_TO_END = Construction(r"\bto\s+(?:{to_end}|complete)\b")
# 'In January A travelled to Lima for two days of talks with B': of that month.
_WENT_FOR = re.compile(
    r"(?:travel\w*|flew|went|came|returned|headed)\s+(?:back\s+|on\s+)?to\s+(?:the\s+)?(?:[A-Z][\w.'’-]*\s+){1,3}"
    r"(?:for|to\s+(?:hold|have))\s+(?:[\w-]+\s+){0,5}"
)
_TO_PREPARE = Construction(r"\bto\s+(?:help\s+)?{preparing}\b")
# Between a day and the names of those who act: 'On May 3 the foreign ministers, A and B, signed'
_OFFICE_APPOSED = re.compile(
    r",?\s+(?:the|their|both|its|his|her)\s+(?:(?!(?:and|of|who|that)\b)[\w'’-]+\s+){0,4}[a-z]+,\s+"
)
_CLOSES_ASIDE = re.compile(r",\s")
_WEDNESDAY, _SATURDAY = 2, 5
_TO_END = Construction(
    r"\b(?:(?:due|scheduled|expected|set|slated)\s+to\s+{to_end}|which\s+(?:{ends}|runs))"
    r"\s+(?:here\s+)?(?:late\s+)?(?:on\s+|until\s+|through\s+)?\Z"
)
_NOUN_AHEAD = re.compile(r"[\w'’-]+\s+(?:on\s+)?")
_COMING = re.compile(r"\b(?:coming|upcoming|forthcoming)\s+(?:[\w'’-]+\s+){0,4}\Z")
_PREVIOUS = re.compile(r"\b(?:previous|earlier|past|preceding)\s+(?:[\w-]+\s+){0,2}\Z")
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
# 'Met on May 3, when they agreed that A should open talks': the talks are of another day.
_WHEN_THEY_AGREED = Construction(
    r",?\s+when\s+(?:(?:they|he|she|the\s+two|both)\s+)(?:\w+\s+){0,3}?{agreed_then}\s+(?:that|to)\b"
)
_APPOSED = re.compile(r",\s+(?:(?:or|on|that\s+is)\s+)?")
# 'Opened the talks on Wednesday, but met only A': the same subject, and the same day
_BUT_DID = re.compile(r",?\s+(?:but|yet)\s+(?:(?:only|also|then|later|first|\w+ly)\s+){0,2}\Z")
_AND = re.compile(r"\band\s+(?:will|would|is|was|has|had|also|then|later|\w+ed|(?!(?:his|its|this)\b)\w+s|at|in)\b")
# 'By the end of the month A had met B': then at the latest.
_DONE_BY = re.compile(r"(?:\A|[;,.]\s+)(?:and\s+|but\s+)?by\s+(?:the\s+)?\Z", re.I)
_HAD = re.compile(r"\bhad\b")
_IN_A_YEAR = re.compile(r"(?:\b(?:in|of|since|by|early|late|mid|during|throughout|until)|,)\s*\Z", re.I)
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


# Of 'On Monday, A said after talks with B' the day is that of both.
_TOLD_AFTER = re.compile(
    r",\s+(?:[\w.'’-]+\s+){1,9}(?:said|told\s+\w+|announced)\s+(?:(?:the\s+)?[a-z]+\s+){0,2}(?:after|following|at|during)\s+(?:[\w'’-]+\s+){0,4}\Z"
)
_OPENING = 16


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
        cost = _cost(draft, mention, others, cues)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, mention)
    if best is None or best[0] > 110:
        return NEVER
    moved = cues.moved_to.search(draft.clause.text, max(0, best[1].start - _MOVED), best[1].start)
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
        if any(d.start > mention.end and _MOST_RECENTLY.search(text, mention.end, d.start) for d in draft.clause.dates):
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


_SAID = re.compile(r"\b(?:said|says|told|added)\b|[;:“”\"–—]|--")


def _unrepeated(text: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates without those that only say again, and less exactly, the one beside them ('on May 3, some weeks later')."""
    vague = set()
    for one, two in pairwise(dates):
        if one.first and one.last and two.first and two.last and _APPOSED.fullmatch(text[one.end : two.start]):
            widths = [((d.range_last or d.last) - (d.range_first or d.first)).days for d in (one, two)]  # type: ignore[operator]
            if widths[0] != widths[1]:
                vague.add(one if widths[0] > widths[1] else two)
    return [d for d in dates if d not in vague]


def _without_since(draft: Draft, mention: DateMention) -> str:
    """'The first talks since 1949 on Tuesday': the sentence with blanks for what another date counts from."""
    text = draft.clause.text
    for other in draft.clause.dates:
        since = _SINCE.search(text, 0, other.start) if draft.trigger.end <= other.start < mention.start else None
        if since is not None:
            text = text[: since.start()] + " " * (other.end - since.start()) + text[other.end :]
    return text


def _cost(draft: Draft, mention: DateMention, others: list[int], cues: TimeCues) -> float | None:
    """How far a date is from a trigger; None where it belongs to something else."""
    text, trigger = draft.clause.text, draft.trigger
    if asked_then(draft, mention):
        return None
    if draft.gap_start >= 0:
        if draft.gap_start <= mention.start < draft.start:
            return 0.0  # 'and in Lome on Tuesday with B'
        beside = draft.end <= mention.start < draft.end + 60
        said = _SAID.search(text, draft.end, mention.start)  # 'and B, said talks could be held on Monday'
        return float(mention.start - draft.end) if beside and said is None else None
    if is_its_own(draft, mention, others):
        return _OWN_BEGINNING
    if is_of_another(draft, mention):
        return None
    aside = mention.start > trigger.end and _WHO.search(text, max(0, trigger.start - 40), trigger.start)
    if aside and _MAIN_VERB.search(text, trigger.end, mention.start):
        return None  # 'A, who saw B in Lima, will fly to Quito on Friday'
    before = _HALF_OF_SPAN.sub("", text[max(0, mention.start - _MOVED) : mention.start])
    if cues.moved_to.search(before) and trigger.end <= mention.start < trigger.end + 160:
        return _OWN_BEGINNING  # 'was put off until Friday'
    if cues.moved_to.search(before) and _STRAIGHT.fullmatch(text, mention.end + 1, trigger.start):
        return _OWN_BEGINNING  # 'has put off until July a trip to'
    comma = mention.end <= trigger.start and "," in text[mention.end : trigger.start]
    if comma and mention.start > _OPENING and _TOLD_AFTER.search(text, mention.end, trigger.start):
        return None  # 'will be held in May, A said after talks with B'
    if comma and _beside_another(text, mention, others):
        return None  # 'which includes talks Tuesday with A, B also met C'
    if mention.start > trigger.end and draft.clause.words[_TO_END].search(before):
        return None  # its last day
    then = _AND_WAS_TO.search(text, trigger.end, mention.start)
    if then is not None and any(then.end() <= o < mention.start for o in others):
        return None  # 'was met by A and was to hold talks with B on Friday'
    if mention.start > trigger.end and draft.clause.words[_THEN_AGREED].search(text, trigger.end, mention.start):
        return None  # 'met A and agreed to hold a summit in July'
    if mention.start > trigger.end and _IF.search(text, trigger.end, mention.start):
        return None  # 'will resume talks if he wins the elections in March'
    if cues.event_noun.match(text, mention.end) or (mention.start > trigger.end and agreed_by_phone(draft)):
        return None
    if mention.start > trigger.end and draft.frame not in DEEDS and draft.clause.words[_MADE_THEN].search(before):
        return None  # 'to discuss a plan handed to both in September'
    if draft.resolved_on and _BY_PHONE.search(before):
        return None  # 'agreed to meet in a telephone conversation on Friday': that of the call
    framing = of_framing_event(draft, mention, others, cues)
    owns = text.startswith(_OWNS, mention.end)
    if framing is not None and not owns and not _attributive(text, mention):
        return framing
    if owns:  # "Monday's planned talks", "next month's summit": of the noun behind it
        if trigger.low and _ITS_NOUN.fullmatch(text, mention.end, max(mention.end, trigger.start)):
            return 0.0
        anothers = any(_ITS_NOUN.fullmatch(text, mention.end, max(mention.end, o)) for o in others)
        links = cues.within_event.finditer(text, trigger.end, mention.start)
        beside = mention.start < trigger.end or any(link.end() == mention.start for link in links)
        if not anothers or not beside or _AROUND.search(text, max(0, mention.start - 24), mention.start):
            return None
    if mention.end <= trigger.start and draft.clause.words[_WHEN_THEY_AGREED].match(text, mention.end, trigger.start):
        return None
    apart = any(mention.end <= o < trigger.start for o in others)
    # 'since May, when the two met': their verb
    on_meeting = trigger.low.endswith("ing")  # 'said on Monday while meeting B'
    ends = () if apart else (draft.start, trigger.start) if on_meeting or "+pair" in draft.rule else (draft.start,)
    if any(mention.end <= end and _WHEN_THEN.fullmatch(text, mention.end, end) for end in ends):
        if draft.clause.words[_IS_TO_END].search(text, mention.end, trigger.start):
            return None  # 'until May, when A and B are to end their talks'
        return _OWN_BEGINNING  # 'the first talks since January 2000, when A met B'
    done_by = _DONE_BY.search(before) and _HAD.search(text, mention.end, max(mention.end, trigger.end))
    part = done_by or cues.nth_week.search(before) or cues.leading.search(before)
    signing = draft.frame == "sign" and text[trigger.start : mention.start].strip() == "signed"
    until = _NOT_UNTIL.search(text, max(0, trigger.start - 40), mention.start)
    if until is not None and until.end() == mention.start:
        return _OWN_BEGINNING  # 'did not meet until May 3'
    if mention.end <= trigger.start and _ONLY_THEN.search(before) and _DID.match(text, mention.end):
        return _OWN_BEGINNING  # 'not until May 3 did A return to Lima'
    its_own = trigger.start - mention.end == 1 and _AROUND.search(before)  # 'ahead of May 21 talks'
    if cues.not_its_day.search(before) and not (part or signing or its_own):
        return None
    if draft.clause.words[_TAKES_EFFECT].search(before) or (
        mention.end <= trigger.start and draft.clause.words[_OF_TALKS_AHEAD].search(text, mention.end, trigger.start)
    ):
        return None
    if cues.of_event.search(text, max(0, mention.start - 30), mention.start):
        return None
    if mention.end <= trigger.start and cues.resolved.search(before) and _TO.match(text, mention.end):
        return None  # 'agreed on Friday to meet', 'to open talks, with a first round in May'
    aside = mention.end <= trigger.start and _ASIDE.search(text, max(0, mention.start - 160), mention.start)
    if aside and "," in text[mention.end : trigger.start]:
        return None  # 'A, who arrived on Thursday, attended'
    been_there = draft.frame == "visit_noun" and mention.end <= trigger.start and length_told(text, trigger.start, cues)
    if been_there and _AFTER_IT.fullmatch(text, mention.end, trigger.start):
        return _OWN_BEGINNING  # 'left on Thursday after a three-day visit': its last day
    if (
        draft.frame == "visit_noun"
        and mention.end <= trigger.start
        and _RETURNED.fullmatch(text, mention.end, trigger.start)
        and not been_there
    ):
        return None  # 'returned on Thursday from a trip to Peru': it began before
    if _CAME.search(before) and _CAME_TO_HOLD.fullmatch(text, mention.end, max(mention.end, trigger.start)):
        return _OWN_BEGINNING  # 'flew in last month to hold talks with A'
    if (
        mention.start >= trigger.end
        and draft.clause.words[_POSTPONED_FROM].search(before)
        and _ON_WHICH.search(text, mention.end)
    ):
        return None  # 'talks, postponed from May, will be held in June'
    if mention.first != mention.last and draft.clause.words[_COUNTED].search(before):
        return None  # 'on her third trip to the region this year, she saw B'
    if _MOST_RECENTLY.search(text, trigger.end, mention.start):
        return _OWN_BEGINNING
    if mention.end <= trigger.start and draft.clause.words[_TO_PREPARE].search(text, mention.end, trigger.start):
        return None  # 'met A in July to prepare for the trip'
    if (
        mention.end <= trigger.start and trigger.start - mention.end <= 4 and not _CLOSES_ASIDE.match(text, mention.end)
    ) or trigger.start <= mention.start < trigger.end:
        return 0.0
    limit = draft.segment_end if draft.segment_end >= 0 else len(text)
    if mention.start >= trigger.end:
        if mention.start >= limit or not trigger.low:
            return None
        text = _without_since(draft, mention)
        reach = past_dashes(text, trigger.end, max(trigger.end, draft.end))
        between = text[trigger.end : mention.start]
        outside = _SHORT_NAME.sub("", text[reach : mention.start]) if mention.start > reach else ""
        outside = _BETWEEN_OFFICIALS.sub("", _APPOSITION.sub(" ", outside))
        alone = (
            not others
            and len(draft.clause.dates) == 1
            and not cues.clause_break.search(text, trigger.end, mention.start)
        )
        if len(outside) > (_LONG_APPOSITION if alone else 120) or _attributive(text, mention):
            return None
        cost = min(float(len(outside)) * 0.8, _ALONE if alone else 120)
        if any(trigger.end <= o < mention.start for o in others):
            cost += 60
        if cues.reported.search(before) and draft.frame not in _SPOKEN_TO:
            return None
        if _NEXT_CLAUSE.search(outside or between) and _SUBJECT_AHEAD.match(text[mention.end : mention.end + 60]):
            return None  # 'talks with A, and on Friday it is to meet B': the day is the next clause's
        if _TRAVELS_ON.search(between):
            return None
        if outside and cues.opening.match(outside):
            cost = min(cost, _OWN_BEGINNING)  # 'left on Saturday for talks with B, due to begin on June 14'
        if cues.opened_behind.search(between) or WHICH_WAS_TO.match(outside):
            return _OWN_BEGINNING  # 'the summit of the forum that opened on Saturday, A said'
        outside, between = (
            _WHEN_THEY.sub(" ", _QUOTED_TIME.sub(" ", cues.opening.sub("", gap))) for gap in (outside, between)
        )
        if cues.clause_break.search(outside) or (not outside and cues.clause_break.search(between)):
            cost += 110
        return cost
    between = _BUT_DID.sub(" and ", _FRONTED_ASIDE.sub(", ", text[mention.end : trigger.start]))
    told_of_body = draft.body and draft.trigger.low and mention.first == mention.last
    if told_of_body and draft.clause.words[_ARRIVED].search(text, 0, mention.start) and _FOR.match(between):
        return None  # 'arrived on Thursday for the summit': it opens on another day, or did
    if _attributive(text, mention):
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
        return 90.0 if _STRAIGHT.fullmatch(_THEREAFTER.sub("", between)) else None
    cost = 15.0 + len(between) * 0.5 + (110 if _to_meet(between, cues) else 0) + (50 if _AND.search(between) else 0)
    if _AND_HE_HAS.search(between):
        cost += 110  # 'signed it in 1996, and he has asked B to convene'
    if draft.frame in _NOT_JOURNEYS and _CLAUSE_AHEAD.search(between):
        cost += 60  # 'is to open next year, and negotiations are under way'
    if draft.start <= mention.start:
        cost -= 10
    if _VERB_BEFORE.match(between):
        cost += 40  # 'arrived on Tuesday and met B on Wednesday': the first day is the first verb's
    if any(mention.end <= o < trigger.start and not _WENT_FOR.fullmatch(text, o, trigger.start) for o in others):
        cost += 60
    between = _DURING_WHICH.sub(" ", between)
    breaks = cues.clause_break.search(
        between
        if _DURING_WHICH.search(text[mention.end : trigger.start])
        else _FRONTED_ASIDE.sub(", ", text[mention.end : max(mention.end, draft.start)])
        if mention.end < draft.start
        else between
    )
    if breaks and not _OFFICE_APPOSED.fullmatch(text, mention.end, max(mention.end, draft.start)):
        cost += 110
    if cues.reported.search(before):
        return None if breaks or mention.end <= draft.start else cost + 40
    return cost


def _beside_another(text: str, mention: DateMention, others: list[int]) -> bool:
    """Whether a date stands right behind the noun of another meeting: 'talks Tuesday'."""
    return any(o < mention.start and _NOUN_AHEAD.fullmatch(text, o, mention.start) for o in others)


def _to_meet(text: str, cues: TimeCues) -> bool:
    """Whether an infinitive that no plan governs stands here: what it tells has a time of its own."""
    return any(m.group(1) not in cues.intends for m in cues.to_meet.finditer(text))


def _attributive(text: str, mention: DateMention) -> bool:
    """'the 1978 guidelines', 'the 1993 accord': a year before a noun dates the noun."""
    return bool(
        re.fullmatch(r"\d{4}", mention.text)
        and re.match(r"\s+[A-Za-z]", text[mention.end :])
        and not _IN_A_YEAR.search(text, max(0, mention.start - 12), mention.start)
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

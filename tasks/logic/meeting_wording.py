"""What the words around a trigger tell of its meeting's stage: tense, modality and negation."""

from __future__ import annotations

import re

from tasks.logic.meeting_absence import is_missed
from tasks.logic.meeting_aims import is_reached
from tasks.logic.meeting_cues import NOUN_FRAMES, VERB_FRAMES, MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_invitations import is_invitation
from tasks.logic.meeting_occasions import AWAITED, is_occasion
from tasks.logic.meeting_status_bounds import behind_what_is_fronted, goes_on_then, is_of_another_thing
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import RELATIVE

DENIED = "denied"
_NEW_CLAUSE = re.compile(
    r"[;:“”\"]|--|–|—|,\s+(?:and|but|while|who|which|as|after|before|when|where|with)\s|\b(?:said|says|that|which|who|where|when|while)\b(?!\s*\Z)"
)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+|again\s+|jointly\s+)?(?:hold\s+|have\s+|attend\s+|pay\s+)?\Z", re.I)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|'s|’s)\s+(?:currently\s+|now\s+|also\s+|still\s+)?(?:\w+ing\s+)?(?:a\s+|an\s+|the\s+|his\s+|her\s+|their\s+)?\Z",
    re.I,
)
_PURPOSE = re.compile(r"(?<!\bon\s)(?<!managed\s)(?<!proceeded\s)(?<!continued\s)(?<!used\s)(?<!began\s)\bto\s+\Z")
_SAYS = re.compile(r"\A\s*,?\s+(?:said|says|added|insisted|suggested),\s")
# 'At the talks in Oslo, Lee replied that it would ...': what follows tells nothing of the talks.
# 'A, who weighs whether to go, met B'
_ASIDE = re.compile(rf"\A\s*(?:,\s+whose\s|{RELATIVE})[^,;:“”]{{1,160}},")
_SAID_BEHIND = Construction(r",\s+(?:[A-Z][\w.’'-]*\s+){1,4}{replied}\b")
_ASKED_WHETHER = re.compile(
    r"\basked\s+(?:by\s+\w+\s+|\w+\s+)?(?:if|whether)\s+(?:\w+\s+){1,6}\Z"
)  # a question tells no meeting
_A_DAY_AFTER = re.compile(
    r",\s+(?:a|an|one|two|three|four|\d+|some|several|just)\s+(?:\w+\s+)?(?:hours?|days?|weeks?|months?)\s+(?:after|before)\b"
)
_NOT_UNTIL = re.compile(r"\b(?:not|never|n['’]t|failed)\b")
_UNTIL = re.compile(r"\s+until\b")
_UNCERTAIN = re.compile(
    r"\b(?:uncertain|unclear|not\s+clear|unknown|undecided|not\s+known|doubtful|unsure|not\s+(?:yet\s+)?(?:said|decided))\s+(?:if|whether)\s+[^,;:]{3,80}\Z"
)
_HAS_BEEN = re.compile(r"\b(?:has|have)\s+(?:\w+\s+)?been\s+\Z")
_THE_FIRST_TO = re.compile(r"\b(?:first|last|second|third|only|latest|highest-ranking)\b[^,;:]{0,70}\bto\s+\Z")
_AGREED_AT = re.compile(
    r"(?:agreed\s+to\s+(?:(?!(?:will|would|is|are)\b)[\w'’-]+\s+){1,12}(?:during|after|following)|"
    r"agreed\s+on\s+(?:(?!(?:will|would|is|are|a|an)\b)[\w'’-]+,?\s+){1,12}?(?:during|after|following|through|(?:at|on)\s+the\s+sidelines\s+of))"
    r"\s+(?:an?|the|their|his|her)?\s*(?:[\w-]+\s+){0,4}\Z"
)
_OFF_FOR = Construction(
    r"\b(?:{setting_out}|arrives|flies|comes|(?:is|are)\s+(?:{on_the_way}|on\s+(?:his|her|their)\s+way))\s+[^,;:]{0,60}\bfor\s+(?:[\w-]+\s+){0,5}\Z"
)
_COME_FOR = Construction(r"\b{arrived}\b[^,;:]{0,60}\bfor\s+(?:[\w-]+\s+){0,4}\Z")
# 'The last round was held in May, while the next one has been put off'
_ANOTHER_ONE = re.compile(
    r",?\s+(?:and|but|while|whereas|although|though)\s+(?:a|an|the|its|their|another|plans\s+for\s+a)\s*"
    r"(?:next|second|third|fourth|fifth|sixth|seventh|further|follow-up|subsequent|planned|return|later|one|next\s+one)\b"
)
# 'A and B have begun talks in Lima': they go on
_BEGAN = Construction(r"\s+(?:(?:later|then|finally)\s+)?{began}\b")  # 'before the talks began'
_AFTER_HAVING = re.compile(r"\b(?:after|following|since|(?:up)?on)\s+(?:(?:[a-z]+ly|briefly|also|first|again)\s+)?\Z")
_HAVE_BEGUN = Construction(
    r"\b(?:has|have)\s+(?:(?:just|now|already|also|finally|today)\s+)?(?:{began}|entered(?:\s+into)?)\s+"
    r"(?:(?!(?:after|since|with|to|at|in|on)\b)[\w'’-]+\s+){0,4}\Z"
)
_TO_BREAK_OFF = Construction(
    r"\b{urging}\b[^,;:“”\"]{2,70}\bto\s+(?:immediately\s+)?{break_off}\s+(?:[\w'’-]+\s+){0,3}\Z"
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having)\s+(?:already\s+|also\s+|just\s+|twice\s+|recently\s+)?(?:held\s+|had\s+|been\s+)?\Z",
    re.I,
)
_ON_VISIT = re.compile(
    r"\b(?:on|(?:is|are)\s+(?:currently\s+|now\s+)?(?:paying|making)|begins|began|beginning|starts|started|starting|kicking\s+off|is\s+in\b[^,.;]{0,40}|arrived\b[^.;]{0,60}|arrives\b[^.;]{0,60}|currently|kicked\s+off|opened)\s+(?:for\s+|on\s+)?(?:a|an|his|her|their|the)\s+"
    r"(?:[\w-]+\s+){0,5}\Z",
    re.I,
)
_AFTERWARDS = Construction(
    r"\b(?:after|following|during|at\s+the\s+end\s+of|{wound_up})\s+(?:[\w'’.-]+\s+){0,8}\Z",
    re.I,
)
_HOLDING = Construction(
    r"\b(?:is|are|was|were)\s+(?:also\s+|still\s+|currently\s+|now\s+)?{holds_now}\s+(?:[\w'’-]+\s+){0,6}\Z"
)
# 'A source present at the talks', 'chaired a first session'
_PRESENT_AT = Construction(
    r"\bpresent\s+at\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}\Z|(?<!\bto have )(?<!\bwould have )\b"
    r"(?:hosted|{chaired}|{attended})\s+(?!by\b)(?:(?!(?:by|to|which|that)\b)[\w'’.-]+\s+){0,6}\Z"
)
_BEFOREHAND = Construction(
    r"\b(?:ahead\s+of|before|prior\s+to|on\s+the\s+eve\s+of|by\s+the\s+time|until|{lies_ahead})\b"
    r"(?:\s+[\w'’.-]+){0,7}?\s*\Z",
    re.I,
)
_SETS_OUT = Construction(r"{setting_out}\s+(?:for|to)\b|(?:is|are|was|were)\s+(?:expected|due)\s+in\b")
_NOT = re.compile(r"\b(?:not|never)\s+(?!only\b|just\b|yet\b)(?:[\w-]+\s+){0,4}\Z|n['’]t\s+(?:[\w-]+\s+){0,4}\Z")
_NOT_AS = re.compile(r"\b(?:not|never)\b|n['’]t\b")
_BUT_THEN = re.compile(r",?\s+but\s+(?:only\s+)?(?:in|on|at|around|about|later|towards|from|next)\b")
_TWICE = re.compile(
    r"\s+(?:once|twice|(?:[a-z]+|\d+)\s+times|repeatedly)\b|\s+from\s+[^,;:]{3,30},?\s+(?:will|would|is|are|opened|began|took)\b"
)
_IS = re.compile(r"(?:is|are)\s")
_ANNOUNCED = re.compile(r"announc", re.I)
_BEFORE_THEY = re.compile(
    r"\b(?:before\s+(?:they|it|being|(?:the\s+|an?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)\b|,\s+then\s*\Z|"
    r"\band\s+then\s*\Z)"
)
# Not 'rejected every compromise at the talks': what was turned down is another thing.
_REFUSED = Construction(
    r"\b{refused}\s+"
    r"(?:(?:(?:tak\w+\s+)?part|participat\w+|engag\w+|involvement)\s+in\s+|(?!(?:in|at|during|after|following)\s)[\w'’.-]+\s+){0,10}\Z"
)
# 'Failed to reach agreement at talks', 'had not spoken since a meeting': what was not done is another thing.
# 'no progress in talks' tells of talks, 'no interest in talks' of none
_OF_ANOTHER_DEED = Construction(
    r"\b(?:not|never|no|failed\s+to|unable\s+to|n['’]t|without|refused\s+to|did\s+not|could\s+not|has\s+not|have\s+not|had\s+not)\s+"
    r"(?!(?:be|been|{taking_part})\b)(?:[\w'’-]+\s+){0,7}?"
    r"(?:[\w'’-]+\s+(?:at|during|after|following|since)|(?![\w'’-]*{no_part}\s)[\w'’-]+\s+in)"
    r"\s+(?:[\w'’-]+\s+){0,5}\Z|"
    r"\b(?:rejected|rejects|dismissed|spurned)\s+(?!participation\b|involvement\b|taking\b)"
    r"(?:[\w'’-]+\s+){1,8}?(?:in|at|during)\s+(?:[\w'’-]+\s+){0,3}\Z"
)
PAST_VERB = Construction(
    r"\b{did_meet}\b",
    re.I,
)
PRESENT_VERB = Construction(
    r"\b{does_meet}\b",
    re.I,
)
# Forms of the past, which no 'to' or 'will' before them governs.
_PAST = frozenset({"met", "met with", "saw", "spoke", "spoke with", "spoke to", "talked with", "held talks with"})
_GOVERNS = re.compile(r"(?:\s+(?:\w+ly|have|has|had|be|been|also|not|then|later))*\s*")
_ACCEPTED = re.compile(
    r"\b(?:accept(?:ed|s|ing)?|(?:has|have|had)\s+(?:since\s+|already\s+)?accepted|took\s+up)\s+(?:(?:the|his|her|their|this|an)\s+)?"
    r"(?:invitation|offer)\b|,?\s+(?:and|which)\s+(?:he|she|they|the\s+[\w ]{3,40}?)\s+(?:has\s+|have\s+)?accepted\b"
)
_THAWED = Construction(r"\b{thawed}\s+(?:[\w-]+\s+){0,4}\Z")
_TOLD_AFTER = Construction(
    r"\b(?:was|were|is|came|announced|said)\s+(?:\w+\s+){0,2}(?:after|following|during|when|as)\s+(?:[\w'’.-]+\s+){0,10}\Z"
    # 'called off the talks to protest A's visit to B': the visit is why
    r"|\b{because_of}\s+(?!the\s+weekend\b)(?:[\w'’.-]+\s+){0,10}\Z"
)
_CALLED = re.compile(r"\b(?:call|calls|called|calling)\s+(?:[\w'’-]+\s+){1,4}\Z")
_OFF = re.compile(r"\s+off\b")
_MADE_POSSIBLE = re.compile(r"\s+by\b")
_OF_ANOTHER_THING = Construction(r"[\w'’]\s+(?:at|during|on\s+the\s+{sidelines}\s+of)\s+(?:[\w'’-]+\s+){0,4}\Z")
# 'reviewed plans for a force at talks in Lima': a plan of something else
_PLANS_GONE_OVER = Construction(
    r"\b{going_over}\s+(?:(?:the|their|its|joint|detailed|possible)\s+){0,2}\Z",
    re.I,
)
_BUT_PUT_OFF = Construction(
    r"[^.;:“”\"]{0,160},?\s+but\s+(?:it|this|that|they|the\s+(?:[\w-]+\s+)?(?:meeting|talks|summit|visit|trip|session))\s+(?:was|were|has\s+been|have\s+been|had\s+to\s+be)\s+"
    r"(?:\w+ly\s+)?{put_off}\b"
)
_RESOLVED = re.compile(r"(?:agree[sd]?|decide[sd]?)\s+(?:to|on)|accept(?:ed|s)?", re.I)
_SOUGHT = Construction(
    r"(?:\s+(?:in|at|on)\s+[\w'’]+)?,?\s+(?:which|that)\s+(?:[\w'’.-]+\s+){1,6}?(?:has|have|had)\s+(?:long\s+|repeatedly\s+)?"
    r"(?:been\s+{asking_for}|{sought})\b"
)
# 'As he wraps up a four-day visit': the present of its last day.
_ENDING = re.compile(r"\b(?:wraps|winds|wrap|wind)\s+up\s+(?:[\w'’-]+\s+){0,5}\Z")
# 'Talks are taking place in Lima between A and B', 'the summit of the League (AL), which is being held in Lima'
_GOES_ON_NOW = re.compile(
    r"(?:\s+of\s+(?:the\s+)?(?:[A-Z][\w-]+\s+(?:(?:of|for|on|in|and|the)\s+){0,2}){0,7}[A-Z\d][\w-]+(?:\s+\([^()]{1,12}\))?)?"
    r"(?:,?\s+(?:which|that))?\s+(?:is|are)\s+(?:(?:currently|now|also|still)\s+)?"
    r"(?:taking\s+place|being\s+held|being\s+conducted|under\s?way|going\s+on|in\s+progress|in\s+session)\b"
)
# 'Agreed to meet during a telephone conversation': it took place, what they agreed on is to come
_AGREED_ON = Construction(
    r"\b{undertook}\s+[^,;:]{0,60}?\b(?:during|in|by|over|through)\s+(?:(?:a|an|the|their|his|her)\s+)?(?:[a-z-]+\s+)?\Z"
)
# 'The Lima summit, the third of its kind, will highlight trade'
_WILL_BEHIND = re.compile(
    r"(?:\s+\([^()]{1,12}\)|\))?(?:\s+(?:in|at)(?:\s+[A-Z][\w'’-]+){1,3})?(?:,\s[^,;:“”]{3,80},)?\s+(?:will|is\s+to|are\s+to)\s+(?!not\b|never\b)[a-z]+"
)
# 'This time he headed a delegation to pay a visit'
# 'He will attend the third summit of A and B, the fifth conference of C and the first East Asian Summit'
_WILL_ATTEND = re.compile(
    r"\b(?:will|is\s+to|are\s+to|to)\s+(?:also\s+)?attend\s[^;:.“”]{0,300}?(?:,|\band)\s+(?:the\s+)?(?:[\w-]+\s+){0,4}\Z"
)
# 'Is to travel to Lima, where she will meet A, and then to Quito for talks': the journey goes on
_AND_THEN_TO = re.compile(
    r",?\s+(?:and|before|then)\s+(?:then\s+|later\s+|on\s+|from\s+there\s+|\w+day\s+)*(?:on\s+|onwards?\s+)?to\s+(?:[A-Z][\w.'’-]+,?\s+){1,3}(?:\w+day\s+)?for\s+(?:[\w-]+\s+){0,3}\Z"
)
_UNFULFILLED = re.compile(r"\b(?:was|were)\s+to\s+have\b|\bhad\s+been\s+(?:due|scheduled|expected)\s+to\b")
_TO_BECOME = re.compile(  # 'is to become the first premier to visit Fiji'
    r"\b(?:will|would|is\s+to|is\s+(?:due|set|scheduled|expected|likely)\s+to|hopes?\s+to|about\s+to)\s+(?:be|become)\s+the\s+\Z"
)
_OTHERS_BETWEEN = re.compile(r"[,;:“”\"]|\b(?:that|which|who|and|but|while|after|before|said|until)\b")
_AND_DID = re.compile(r"\band\s+(?:(?:\w+ly|also|then|later|twice)\s+)*\Z")
_AND_WENT = Construction(r"\band\s+(?:then\s+|later\s+|instead\s+)?{travelled}\b")
_IN_PASSIVE = re.compile(r"\b(?:be|been|being)\b")
_POSSIBLE = re.compile(r"\b(?:an?|any|the)\s+(?:possible|potential|eventual)\s+(?:[\w-]+\s+){0,2}\Z")
_ONGOING = re.compile(r"\b(?:ongoing|on-going)\s+(?:(?!(?:and|with|of)\b)[\w&.'’-]+\s+){0,6}\Z")
_BEING_HELD = re.compile(r"\s+(?:(?:which|that)\s+is\s+)?(?:now\s+|currently\s+)?being\s+(?:held|hosted)\b")
# 'ahead of the summit, which opened on Tuesday', 'the meeting in Lima, which opens on Tuesday'
_WHICH = r"(?:\s+(?:in|of|on|at)\s+[^,;:.“”\"]{1,50})?,\s+which\s+"
_BEFORE_IT = re.compile(r"\W*(?:before|ahead\s+of|prior\s+to)\s+", re.I)
_WILL = re.compile(r"\b(?:will|is\s+to|are\s+to|plans\s+to|is\s+due\s+to)\b")
_DENIED_THAT = Construction(
    r"\bden(?:ied|ies|ying)\s+(?:(?:media|press|newspaper|local|foreign)\s+){0,2}(?:{report}\s+)?that\s+[^.;:“”\"]{0,90}\Z"
)
_WHICH_BEGAN = re.compile(
    r"(?:\s+(?:in|at|on)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s*){1,3})?,?\s+(?:which|that)\s+(?:began|started|opened|resumed|got\s+under\s*way|kicked\s+off)\b"
)
_BEGAN_AND_GO_ON = re.compile(
    _WHICH_BEGAN.pattern
    + r"[^;:“”\"]{0,60}?,?\s(?:is|are)\s+(?:still\s+|now\s+)?(?:continuing|under\s*way|going|ongoing|proceeding|"
    r"due\s+to\s+(?:end|last|close|conclude)|"
    r"expected\s+to\s+(?:end|last|close|conclude|run|continue))\b"
)
_ARE_IN = re.compile(
    r"\b(?:is|are)\s+(?:still\s+|now\s+|currently\s+)?(?:holding|conducting|in|attending|engaged\s+in)\s+(?:[\w-]+\s+){0,4}\Z"
)
_OPENED_AND_WILL = Construction(
    r"\s+(?:formally\s+|officially\s+)?{began}\b[^;:,“”\"]{0,70}?,?\s+and\s+(?:will|are\s+to|is\s+to|are\s+(?:due|expected|scheduled)\s+to)\b"
)
_WHICH_OPENED = Construction(_WHICH + r"{began}\b")
_WHICH_OPENS = Construction(_WHICH + r"{begins}\b")
# 'the summit, due to conclude on Sunday', 'the conference, which ends on Friday'
_TO_END = Construction(
    r"(?:\s+(?:in|of|at|on)\s+[^,;:.“”\"]{1,50})?,\s+(?:(?:which\s+is\s+)?(?:due|scheduled|expected|set|slated)\s+to\s+"
    r"{to_end}|which\s+(?:{ends}|runs\s+(?:until|through)))\b"
)
_HELD_BEHIND = re.compile(r"\s+(?:(?:which|that)\s+(?:was|were)\s+)?(?:held|hosted|convened|staged)\b")
FUTURE = re.compile(
    r"\b(?:will|would|shall|due|(?<!as )scheduled|slated|is\s+to|are\s+to|was\s+to|were\s+to|set\s+to|(?<!as )expected|"
    r"plans?|(?<!as )planned|next|upcoming|wants?|hopes?|seeks?|aims?)\b"
)


# 'Held talks with A and was due in Lima': what follows is told of the subject, and not of the talks.
_AND_WAS = re.compile(
    r",?\s+(?:and|but)\s+(?:(?:then|later|also)\s+)?(?:was|were|is|are|will|would|has|had|plans|planned|hopes)\s"
)
# 'Parted without an accord but agreed to meet again'
_BUT_AGREED = re.compile(r"\bbut\s+(?:(?!(?:not|never|no)\b)\w+\s+){0,3}(?:to|will|would)\b")
_RELATIVE = re.compile(r",\s+who\s+[^,;:]*\Z")
_NO_ONE = re.compile(
    r"\b(?:[Nn]o|[Nn]either|[Nn]one\s+of(?:\s+the)?)\s+(?:(?:other|such|serving|sitting|senior|single|incumbent|American|[a-z]+-ranking)\s+){0,2}\Z"
)
_REFUSED_SO = re.compile(r"\b(refus(?:ed|es|ing)|declin(?:ed|es|ing))\s+[a-z-]+\s+to\b")  # 'refused flatly to'
_STOPPED_ON_WAY = re.compile(
    r"(\bstop(?:ped|s|ping)?\b(?:\s+(?:over|off|briefly))?[^,;:]{0,40}?)\s+on\s+(?:his|her|their|its|the)\s+way\s+(?:back\s+|home\s+|on\s+)?"
    r"(?:to|from)\s+(?:[A-Z][\w-]+\s*){1,3}"
)


def worded(draft: Draft, cues: MeetingCues) -> str:
    """The status that the words around the trigger tell; '' where they tell nothing."""
    text = draft.clause.text
    verb = draft.frame in VERB_FRAMES
    left, right = AWAITED.sub("", _left(draft, verb)), _right(draft)
    if not verb and is_occasion(draft, left):
        left = "during "
    if not verb and cues.light.search(left[-40:]):
        right = right.partition(further.group())[0] if (further := _AND_WAS.search(right)) else right
    end = _end_of_relative(draft)
    if draft.frame in ("told", "told_in"):
        return "held"
    if "den" in text and draft.clause.words[_DENIED_THAT].search(text, 0, draft.trigger.start):
        return DENIED  # 'denied reports that it would hold talks'
    if is_invitation(draft):
        spurned = draft.clause.words[_REFUSED].search(left) or cues.status[("before", DENIED)].search(left[-45:])
        taken = _ACCEPTED.search(text, draft.trigger.end)
        return DENIED if spurned else "scheduled" if taken else "proposed"
    if draft.frame == "event_plural" and draft.clause.words[_TO_BREAK_OFF].search(
        text, max(0, draft.trigger.start - 160), draft.trigger.start
    ):
        return DENIED  # 'urged the union to break off its dialogue with C': a wish, and none to meet
    far = text[draft.trigger.end : min(end, draft.trigger.end + 160)].partition(";")[0] if not verb else right
    if another := _ANOTHER_ONE.search(far):
        far = far[: another.start()]
    unfulfilled = _UNFULFILLED.search(left)
    draft.assumed = bool(unfulfilled)
    for status in ("cancelled", "postponed"):
        behind = cues.status[("after", status)].search(far)
        planned = verb and cues.status[("before", "scheduled")].search(left)
        if behind and not planned and _BEFORE_THEY.search(far, 0, behind.start()):
            behind = None  # 'talks were held once, before they were suspended'
        if behind and _NOT_UNTIL.search(behind.group()) and _UNTIL.match(far, behind.end()):
            behind = None  # 'did not take place until May': then it did
        if behind and (_TWICE.match(far, behind.end()) or is_of_another_thing(behind)):
            behind = None  # 'the summit, postponed twice, opened on Monday'
        before = cues.status[("before", status)].search(left)
        did = verb and draft.clause.words[PAST_VERB].match(draft.trigger.low) and _AND_DID.search(left)
        if before and (did or draft.clause.words[_AND_WENT].search(left, before.end())):
            before = None  # 'broke off a stay in Lima and flew to Fiji for talks'
        if before and (
            draft.clause.words[_THAWED].search(left[: before.start()])
            or draft.clause.words[_TOLD_AFTER].search(left, before.end())
        ):
            continue  # 'helped end a freeze on talks', 'the postponement was announced after talks'
        if (
            before
            and status == "cancelled"
            and unfulfilled
            and draft.clause.words[_BUT_PUT_OFF].match(text, draft.trigger.end)
        ):
            return "postponed"  # 'was to have met B on Monday, but it was put off'
        if before or behind:
            return status
    if _CALLED.search(left) and _OFF.match(text, draft.trigger.end):
        return "cancelled"  # 'called the meeting off'
    if is_missed(draft, cues):
        return "cancelled"
    near = left[-70:]
    if _NOT_AS.search(near) and (planned := cues.status[("after", "as_planned")].search(right)):
        # 'will not meet this week as planned', 'as planned but in May'
        return "postponed" if _BUT_THEN.match(right, planned.end()) else "cancelled"
    away = cues.status[("before", "missed")].search(near[-45:])
    denied = cues.status[("before", DENIED)].search(near[-45:]) or away or _NOT.search(near)
    if denied and not verb and draft.clause.words[_OF_ANOTHER_DEED].search(denied.string, denied.start()):
        denied = None
    if denied and _BUT_AGREED.search(denied.string, denied.start()):
        denied = None
    if (denied or (not verb and draft.clause.words[_REFUSED].search(left))) and not re.search(
        r"\bno\s+(?:doubt|longer|fewer|less)\b", near
    ):
        return DENIED
    excluded = None if verb else cues.status[("after", DENIED)].search(far)
    if excluded and not _OTHERS_BETWEEN.search(far, 0, excluded.start()):
        return DENIED  # 'talks in Lima were out of the question'
    if verb and _ASKED_WHETHER.search(text, 0, draft.trigger.start):
        return DENIED
    if verb and _UNCERTAIN.search(text, 0, draft.trigger.start):
        return "proposed"
    if then := goes_on_then(draft.clause.text, draft.trigger.start, draft.trigger.end, draft.clause.words[PAST_VERB]):
        return then
    if verb and draft.subject and _NO_ONE.search(text, 0, draft.subject[0].start):
        return DENIED  # 'no Peruvian premier had set foot in Fiji'
    if verb and _ACCEPTED.search(left):
        return "scheduled"  # 'accepted an invitation to visit Lima'
    if verb:
        return _verb_status(draft, cues, text, left)
    return _noun_status(draft, cues, left, right)


def _verb_status(draft: Draft, cues: MeetingCues, text: str, left: str) -> str:
    low = draft.trigger.low
    if "+guest" in draft.rule:
        return "ongoing"
    if before_doing(draft):
        return "scheduled"
    if _AND_DID.search(left) and draft.clause.words[PAST_VERB].match(low) and not _IN_PASSIVE.search(left):
        return "held"  # 'came in a bid to save the accord and met B': no part of the wish
    offered = cues.status[("before", "proposed")].search(left)
    planned = cues.status[("before", "scheduled")].search(left)
    if (
        draft.clause.words[PAST_VERB].fullmatch(low) or low in _PAST
    ):  # 'came in a bid to mend ties, and met A': no infinitive
        offered, planned = (c if c and _GOVERNS.fullmatch(left, c.end()) else None for c in (offered, planned))
    if _AFTER_HAVING.search(left):  # 'accepted the plan after meeting A', 'called for calm after seeing B'
        planned = planned if planned and FUTURE.fullmatch(planned.group()) else None
        offered = None
    if offered and not (
        planned and planned.start() > offered.start() and planned.group().lower() in ("will", "agreed to")
    ):
        return "proposed"
    if planned:
        return "scheduled"
    if first := _THE_FIRST_TO.search(text, max(0, draft.trigger.start - 90), draft.trigger.start):
        if _TO_BECOME.search(text, max(0, first.start() - 40), first.start()):
            return "scheduled"
        return "held"  # 'the first speaker to visit the island'
    if draft.trigger.cue.frame == "stay" and _IS.match(low):
        return "ongoing"
    if is_reached(draft, left):
        return "held"
    if _INFINITIVE.search(left) or draft.clause.words[_SETS_OUT].match(low) or draft.trigger.cue.frame == "leave_for":
        return "scheduled"
    if low.endswith("ing") or (" " in low and low.split()[0].endswith("ing")):
        return "ongoing" if _PROGRESSIVE.search(left) or _HAS_BEEN.search(left) else "held"
    if _PERFECT.search(left) or draft.clause.words[PAST_VERB].search(low):
        return "held"
    if draft.clause.words[PRESENT_VERB].match(low):
        head = text[max(0, draft.start - 40) : draft.start]
        if re.search(r"\b(?:before|until|by\s+the\s+time|when|if|once)\s*\Z", head, re.I):
            return "scheduled"
    return "held"


def _noun_status(draft: Draft, cues: MeetingCues, left: str, right: str) -> str:
    near = left[-60:]
    if _GOES_ON_NOW.match(draft.clause.text, draft.trigger.end):
        return "ongoing"
    if draft.frame == "visit_noun" and _ENDING.search(near):
        return "ongoing"
    if draft.trigger.cue.format == "phone" and draft.clause.words[_AGREED_ON].search(left):
        return "held"
    if being_held(draft) or draft.clause.words[_HAVE_BEGUN].search(near):
        return "ongoing"
    if draft.clause.words[_OPENED_AND_WILL].match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "ongoing"  # 'talks between A and B opened on Monday and will last a week'
    if draft.clause.words[_WHICH_OPENED].match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "held"
    if draft.clause.words[_TO_END].match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "ongoing"
    if draft.clause.words[_WHICH_OPENS].match(draft.clause.text, max(draft.trigger.end, draft.end)):
        return "scheduled"
    if _POSSIBLE.search(near):
        return "proposed"
    if draft.clause.words[_BEFOREHAND].search(near):
        return "held" if draft.clause.words[_BEGAN].match(draft.clause.text, draft.trigger.end) else "scheduled"
    if draft.clause.words[_PRESENT_AT].search(near):
        return "held"
    on_tour = _AND_THEN_TO.search(draft.clause.text, 0, draft.trigger.start)
    if on_tour and cues.status[("before", "scheduled")].search(draft.clause.text, 0, on_tour.start()):
        return "scheduled"
    planned = cues.status[("before", "scheduled")].search(left)
    if planned and _AGREED_AT.match(left, planned.start()):
        planned = None  # 'agreed to meet during a telephone conversation'
    if (
        planned
        and planned.group().lower().startswith("plans ")
        and draft.clause.words[_PLANS_GONE_OVER].search(left, 0, planned.start())
    ):
        planned = None
    afterwards = draft.clause.words[_AFTERWARDS].search(left)
    if planned and afterwards and _ANNOUNCED.match(planned.group()) and planned.end() <= afterwards.start():
        planned = None  # 'the deal was announced after talks between A and B'
    if draft.clause.words[_OFF_FOR].search(left):
        return "scheduled"
    if draft.body and not draft.of_states(cues.organisations) and draft.clause.words[_COME_FOR].search(left):
        return "scheduled"
    if afterwards and not planned:
        fronted = (
            re.match(r"\W*(?:also\s+)?(?:during|in|at|on)\b", draft.clause.text, re.I) and draft.trigger.start < 60
        )
        ahead = FUTURE.search(draft.clause.text, draft.trigger.end, draft.trigger.end + 120) if fronted else None
        if ahead and cues.times.spoken.search(draft.clause.text, draft.trigger.end, ahead.start()):
            ahead = None  # 'during a meeting with A, B said ties would grow'
        return "scheduled" if ahead else "held"
    if draft.frame == "visit_noun" and _ON_VISIT.search(left):
        return "scheduled" if planned else "ongoing"
    if draft.clause.words[_HOLDING].search(near) and not planned:
        return "ongoing"
    after = _first(cues, right)
    if after in ("scheduled", "proposed", "held"):
        return after
    if after in ("", "postponed", "cancelled") and _WILL_BEHIND.match(
        draft.clause.text, max(draft.trigger.end, draft.end)
    ):
        return "scheduled"
    offered = cues.status[("before", "proposed")].search(near)
    if offered and (
        _MADE_POSSIBLE.match(near, offered.end()) or draft.clause.words[_OF_ANOTHER_THING].search(near, offered.end())
    ):
        offered = None  # 'made possible by talks', 'offered membership at a summit'
    if (
        planned
        and _RESOLVED.fullmatch(planned.group())
        and draft.clause.words[_OF_ANOTHER_THING].search(left, planned.end())
    ):
        planned = None  # 'agreed to a truce at a meeting in Oslo'
    if draft.clause.words[_SOUGHT].match(draft.clause.text, max(draft.end, draft.trigger.end)):
        return "proposed"
    if offered and not (planned and planned.start() > len(left) - len(near) + offered.start()):
        return "proposed"
    if planned:
        return "scheduled"
    if _INFINITIVE.search(left):
        return "scheduled"
    if after == "ongoing":
        return "ongoing"
    if _to_hold(left, cues):
        return "scheduled"
    if re.search(r"\b(?:is|are)\b", left) and re.search(
        r"\b(?:currently|now|is\s+in|are\s+in|is\s+on|are\s+on|gather|attending|participating|taking\s+part)\b", left
    ):
        return "ongoing"
    if _WILL_ATTEND.search(draft.clause.text, 0, draft.trigger.start):
        return "scheduled"
    draft.assumed = _HELD_BEHIND.match(draft.clause.text, draft.trigger.end) is None
    return "held"


def before_doing(draft: Draft) -> bool:
    """'Before meeting A on Friday, B will go to Lima': what is still to come."""
    text, trigger = draft.clause.text, draft.trigger
    fronted = trigger.low.endswith("ing") and _BEFORE_IT.fullmatch(text, 0, trigger.start) is not None
    return fronted and _WILL.search(text, trigger.end) is not None


def being_held(draft: Draft) -> bool:
    """'At the conference being held in Lima', 'the ongoing talks': under way as the text is written."""
    text, at, end = draft.clause.text, draft.trigger.start, max(draft.trigger.end, draft.end)
    if draft.frame in NOUN_FRAMES and _ONGOING.search(text, 0, at):
        return True
    if draft.frame in NOUN_FRAMES and (
        _BEGAN_AND_GO_ON.match(text, end)
        or (_ARE_IN.search(text, max(0, at - 60), at) and _WHICH_BEGAN.match(text, end))
    ):
        return True  # 'talks which began on Monday are continuing', 'are in talks that started on Monday'
    return _BEING_HELD.match(draft.clause.text, max(draft.trigger.end, draft.end)) is not None


def _to_hold(left: str, cues: MeetingCues) -> bool:
    """'Left on Monday to resume talks': a verb that opens or holds talks in the infinitive of purpose."""
    verb = cues.light.search(left)
    return verb is not None and _PURPOSE.search(left[: verb.start()]) is not None


def _first(cues: MeetingCues, right: str) -> str:
    """The status whose words come first behind the trigger."""
    hits = [
        (match.start(), -len(match.group()), status)
        for (place, status), pattern in cues.status.items()
        if place == "after" and status != "as_planned" and (match := pattern.search(right))
    ]
    return min(hits)[2] if hits else ""


def _left(draft: Draft, verb: bool) -> str:
    """The words before the trigger that can bear on it: the verb group, or the clause of a noun."""
    text, at = draft.clause.text, draft.trigger.start
    low = draft.verb_from if verb and draft.verb_from < at else max(0, at - 120)
    low = low if verb else max(low, behind_what_is_fronted(text, draft.start))
    chunk = _ASIDE.sub(" ", text[low:at]) if verb else text[low:at]
    last = 0
    for match in _NEW_CLAUSE.finditer(chunk):
        if not re.search(r"\A,\s+(?:who|which)", match.group()) or not verb:
            last = match.end()
    chunk = chunk[last:]
    chunk = _REFUSED_SO.sub(r"\1 to", _STOPPED_ON_WAY.sub(r"\1", chunk))
    if verb and draft.verb_from < at:
        head = text[max(0, draft.start - 30) : draft.start]
        if opened := re.search(
            r"\b(?:if|whether|unless|proposed\s+that|suggested\s+that|should|invit(?:ed|es|e|ing)|welcom(?:ed|es|e|ing))\s*(?:both\s+)?(?:the\s+)?\Z",
            head,
            re.I,
        ):
            chunk = (
                ("invites" if opened.group().lower().startswith(("welcom", "invit")) else opened.group()) + " " + chunk
            )
    return chunk


def _end_of_relative(draft: Draft) -> int:
    """Where the clause of a trigger ends: a relative one at its comma ('A, who was to see B, called off a stop')."""
    text = draft.clause.text
    if not _RELATIVE.search(text, max(0, draft.trigger.start - 80), draft.trigger.start):
        return len(text)
    end = text.find(",", max(draft.trigger.end, draft.end))
    return len(text) if end < 0 else end


def _right(draft: Draft) -> str:
    """The words behind the trigger and its participants, within the clause."""
    text = draft.clause.text
    behind = max(draft.trigger.end, draft.end) if draft.end - draft.trigger.end < 120 else draft.trigger.end
    chunk = text[behind : min(_end_of_relative(draft), behind + 130)]
    if later := _A_DAY_AFTER.search(chunk):
        chunk = chunk[: later.start()]
    chunk = _SAYS.sub(" ", chunk)
    if said := draft.clause.words[_SAID_BEHIND].search(chunk):
        chunk = chunk[: said.start()]
    match = re.search(r"[;:“”\"]|--|–|—|,\s+(?:and|but|while|after|before|when|as|where|which|who)\s|\bsaid\b", chunk)
    return chunk[: match.start()] if match else chunk

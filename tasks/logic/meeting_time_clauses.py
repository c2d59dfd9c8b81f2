"""Whose a time is by the clause that it stands in: put first, of the accord, of the journey to come."""

from __future__ import annotations

import re

from tasks.logic.clefts import cleft
from tasks.logic.meeting_cues import NOUN_FRAMES
from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import DateMention

DEEDS = frozenset({"sign", "agree", "concluded"})  # frames of what is made by those who meet
_DEED_OF_DAY = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:accords?|agreements?|deal|pact|treaty|protocol|memorandum|declaration|truce|cease-?fire|"
    r"understanding|compromise)\s+(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been)\s+)?"
)
_THAT_ONE_HOSTS = re.compile(
    r",?\s+(?:(?:that|which)\s+)?(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?\s+(?:(?:will|would|is|was|to|due|set|be|also)\s+){0,4}"
    r"host(?:s|ed|ing)?\s+(?:there\s+)?(?:(?:on|in|from|early|late)\s+){0,2}"
)
_OF = re.compile(r"\s+of\s+(?:(?:early|late|mid|last)[\s-])?")  # 'the Lima summit of June 2000'
_FRONTED_AFTER = re.compile(
    r"\A\W*(?:(?:just|shortly|soon|immediately)\s+)?(?:[Aa]fter|[Ff]ollowing|[Ff]resh\s+from|[Ss]traight\s+from|[Bb]ack\s+from|"
    r"[Ii]n\s+the\s+wake\s+of)\s+(?:(?!(?:and|that|which|who)\b)[\w'’-]+\s+){0,6}\Z"
)
_THEN_WILL = re.compile(
    r",\s+(?:[\w.'’-]+\s+){1,8}(?:will|would|is|are|was|were|plans?|planned|hopes?|hoped|intends?|leaves|flies|travels|"
    r"goes|heads)\s+(?:\w+\s+){0,2}?(?:to\s+)?"
)
_AHEAD_OF_ANOTHER = re.compile(
    r"\W*(?:[Aa]head\s+of|[Bb]efore|[Pp]rior\s+to|[Ii]n\s+preparation\s+for|[Oo]n\s+the\s+eve\s+of|[Ii]n\s+the\s+run-?up\s+to)\s+"
    r"[^,;:“”\"]{3,80}\s"
)
_WHO = re.compile(r",\s+who\s+[^,;:“”\"]*\Z")
_GOES_ON = re.compile(
    r",\s+(?:\w+ly\s+|also\s+|then\s+)?(?:was|is|will|would|has|had|left|flew|arrived|went|plans|hopes|leaves|flies|goes)\b"
)
_AND_DID = re.compile(r"\band\s+(?:then\s+|later\s+)?\w+ed\b")


def is_its_own(draft: Draft, mention: DateMention, others: list[int]) -> bool:
    """Whether the clause gives a meeting its time.

    'It was in May that A met B', 'the May 3 accord signed by A and B', 'the summit that Lima will host on May 3', 'the
    summit of May 2000'.
    `others` are where the other meetings of the sentence are named.
    """
    text, trigger = draft.clause.text, draft.trigger
    if mention.start >= trigger.end:
        hosted = _THAT_ONE_HOSTS.fullmatch(text, trigger.end, mention.start)
        named = draft.frame in NOUN_FRAMES and _OF.fullmatch(text, trigger.end, mention.start)
        return hosted is not None or bool(named)
    if draft.frame in DEEDS and _DEED_OF_DAY.fullmatch(text, mention.end, max(mention.end, trigger.start)):
        return True
    alone = not any(mention.end <= o < trigger.start for o in others)
    return alone and mention.end < cleft(text) <= trigger.start


def is_of_another(draft: Draft, mention: DateMention) -> bool:
    """Whether a time is that of another clause.

    'After talks with A, B will fly home on Friday', 'ahead of a trip to Lima next week, A telephoned B', 'saw it that
    fall and chose Peru for his first trip'.
    """
    text, trigger = draft.clause.text, draft.trigger
    if mention.start >= trigger.end:
        aside = _WHO.search(text, 0, trigger.start)
        if (
            aside is not None
            and "," in text[trigger.end : mention.start]
            and _GOES_ON.search(text, max(draft.end, trigger.end), mention.start)
        ):
            return True  # 'A, who was here for talks with B, was to fly home on Friday'
        fronted = _FRONTED_AFTER.search(text, 0, trigger.start)
        return fronted is not None and _THEN_WILL.search(text, trigger.end, mention.start) is not None
    between = text[mention.end : trigger.start]
    if draft.rule.endswith("+chosen") and _AND_DID.search(between):
        return True
    return "," in between and _AHEAD_OF_ANOTHER.fullmatch(text, 0, mention.start) is not None

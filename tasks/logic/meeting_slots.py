"""Where, how and how long: slots of one meeting draft, read beside its trigger."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_times import CLAUSE_BREAK
from tasks.logic.sentence_view import Actor

_LOCATIVE = re.compile(
    r"\b(?:in|at|near|outside|from\s+[\w\s]{1,20}\s+to|capital,?(?:\s+of)?|city\s+of|resort\s+of|town\s+of|to|for|inside)\s+(?:(?:the|nearby|neighbou?ring|central|northern|southern|eastern|western|downtown|his|her|[A-Z]\w+(?:['’]s)?|[a-z]+\s+(?:resort|city|capital|town|port)(?:\s+of)?)\s+){0,4}\Z"
)
_APPOSED = re.compile(r"\A(?:\s*,\s*|\s*\()\Z")
_HERE = re.compile(r"\bhere\b")
_NUMBERS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "forty-five": 45.0, "fifty": 50.0, "ninety": 90.0, "half": 0.5,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_DURATION = re.compile(
    rf"\b(?P<number>{_NUMBER})(?P<half>\s+and\s+a\s+half|-and-a-half)?[\s-]+(?:an\s+)?(?P<unit>hour|minute)s?\b(?P<more>\s+(?:and\s+)?(?P<minutes>\d{{1,2}})\s+minutes)?(?!\s+(?:ago|later|earlier|before|after|flight|drive|of\s+fighting))",
    re.I,
)
_WITHIN = re.compile(r"\b(?:within|next|last|past|coming|every|in)\s+(?:the\s+)?(?:(?:next|last|past)\s+)?\Z")
_PHONE = re.compile(
    r"\b(?:by|over|on|via)\s+(?:the\s+)?(?:tele)?phone\b|\b(?:tele)?phone\s+(?:call|conversation|talk|discussion|contact)|\btelephoned\b|\bhot\s?line\b",
    re.I,
)
_ELSEWHERE = re.compile(r"\b(?:that|which|who|said|after|before|while|but)\b|[;:]")
_VIDEO = re.compile(
    r"\bvideo[\s-]?(?:conference|link|call|conferencing)\b|\bvia\s+video\b|\bvirtual(?:ly)?\b|\bonline\s+(?:meeting|summit|talks)\b|\bteleconference\b|\bby\s+video\b",
    re.I,
)
_PLAIN = re.compile(
    r"(?:[\s,]|\b(?:on|in|at|the|a|an|this|last|next|late|early|later|earlier|here|for|of|to|and|from|until|through|day|days|week|month|"
    r"hours?|minutes?|talks|resort|city|town|port|capital|suburb|village|nearby|again|also|today|tomorrow|yesterday|morning|"
    r"afternoon|evening|night|held|starting|beginning|two-day|three-day|one-day|state|official|working|presidential|summit|meeting|headquarters|"
    r"la|le|de|del|al|el|di|du|were|was|are|is|be|been|being|take|takes|taking|took|place|scheduled|supposed|due|set|planned|expected|will|would|"
    r"should|have|had|begin|began|begins|start|starts|started|open|opens|opened|ended|end|ends|resume|resumes|resumed|continue|continued|conclude|concludes|concluded|close|closes|closed|kicks|kicked|off|under|way|underway|convenes|wraps|wrapped|up|gathered|convened|brief|"
    r"opening|first|second|new|bilateral|international|holiday|retreat|ranch|residence|office|palace|hotel|airport|base|between|with|"
    r"central|northern|southern|eastern|western|downtown|his|her|their|\w+day|[A-Z]\w*|\d[\w.:-]*|\w+ly)\b|['’]s|[.()])*\Z"
)
_ANOTHER_CLAUSE = re.compile(r",|\b(?:and|but|then|followed)\b")
_STATED = re.compile(
    r"(?:\A|[,;:(“\"—–-]\s*|\b(?:arriv\w+|land\w+|is|was|were|are|be|been|gather\w*|stop\w*|open\w*|met|meet|meeting|held|hold|holding|stay\w*|came|flew|visiting|traveling|travelling|talks|leaving|left|departed[^,;:]{1,40}|arrival)\s+(?:\w+day\s+|here\s+|late\s+|early\s+|on\s+\w+day\s+)?)(?:in|at|for|near|outside)\s+(?:(?:the|[A-Z]\w+|[a-z]+\s+(?:capital|city|resort|port|town)(?:\s+of)?)\s+)*\Z",
    re.I,
)


_CALLED = re.compile(r"\b(?:the|this|last|next|recent|upcoming|forthcoming|at|for)\s+(?:[a-z-]+\s+){0,3}\Z")
_OWN_CAPITAL = re.compile(
    r"\s+capital\b(?!,?\s+(?:of\s+|city\s+(?:of\s+)?)?(?!\w+day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)[A-Z])"
)


def capital_of(mention: Actor, text: str, capitals: dict[str, str]) -> Actor:
    """'in the Chinese capital' is in Beijing."""
    city = capitals.get(mention.parties[0]) if mention.type == "demonym" and mention.parties else None
    if not city or not _OWN_CAPITAL.match(text, mention.end):
        return mention
    return mention._replace(type="place", name=city, alias_kind="capital")


def place(draft: Draft, others: list[int], capitals: dict[str, str]) -> Actor | None:
    """The place of a meeting: the nearest locative phrase of its clause, a city before its country."""
    if draft.host_place is not None:
        return draft.host_place
    text, trigger = draft.clause.text, draft.trigger
    if (named := _named_after(draft, capitals)) is not None:
        return named
    best: tuple[float, Actor] | None = None
    previous: Actor | None = None
    limit = draft.segment_end if draft.segment_end >= 0 else len(text)
    for named in draft.clause.mentions:
        mention = capital_of(named, text, capitals)
        located = mention.type == "place" or (
            mention.type == "party"
            and mention.alias_kind in ("capital", "seat", "name")
            and mention.parties
            and mention.parties[0] in capitals
        )
        if not located or mention.start >= limit:
            continue
        before = text[max(0, mention.start - 60) : mention.start]
        apposed = previous is not None and _APPOSED.match(text[previous.end : mention.start])
        previous = mention
        if apposed or not _LOCATIVE.search(before):
            continue
        after = text[mention.end : mention.end + 14]
        if re.search(r"\b(?:to|for)\s+(?:the\s+)?\Z", before) and not re.match(r"(?:\s+\w+day)?\s+(?:to|for)\b", after):
            continue
        if after[:1] in ("-", "–") or (mention.type == "party" and re.match(r"['’]s", after)):
            continue
        if not trigger.low and mention.start > trigger.start:
            continue
        if draft.gap_start >= 0:
            if mention.start < draft.end:
                continue
            cost = float(mention.start - draft.end)
        elif mention.start >= trigger.end:
            reach = max(trigger.end, draft.end)
            outside = text[reach : mention.start] if mention.start > reach else ""
            if _hangs_elsewhere(outside if mention.start > reach else text[trigger.end : mention.start]):
                continue
            cost = len(outside) * 0.7
            if CLAUSE_BREAK.search(outside or text[trigger.end : mention.start]):
                cost += 90
            if any(trigger.end <= o < mention.start for o in others):
                cost += 45
        else:
            between = text[mention.end : trigger.start]
            if re.match(r",?\s+where\b", between):
                best = (5.0, mention) if best is None or best[0] > 5 else best
                continue
            taken = any(o < mention.start < o + 80 for o in others) and _ANOTHER_CLAUSE.search(between)
            if taken or not _fronted(before, between):
                continue
            cost = 30 + len(between) * 0.6
            if CLAUSE_BREAK.search(between):
                cost += 90
            if any(mention.end <= o < trigger.start for o in others):
                cost += 45
        if cost <= 95 and (best is None or cost < best[0]):
            best = (cost, mention)
    return best[1] if best else None


def _named_after(draft: Draft, capitals: dict[str, str]) -> Actor | None:
    """'the Lisbon summit', 'the Geneva talks': the city that the noun of meeting is called after."""
    text, at = draft.clause.text, draft.trigger.start
    for mention in draft.clause.mentions:
        seated = mention.type == "party" and mention.alias_kind in ("capital", "seat")
        city = mention.type == "place" or (seated and bool(mention.parties) and mention.parties[0] in capitals)
        if city and mention.end == at - 1 and text[at - 1] == " " and _CALLED.search(text[: mention.start]):
            return mention._replace(name=mention.text)
    return None


def _fronted(before: str, between: str) -> bool:
    """Whether a locative phrase before the trigger says where its clause plays ('In Geneva, A met B')."""
    return bool(_STATED.search(before)) or len(between.split()) <= 2


def _hangs_elsewhere(gap: str) -> bool:
    """Whether a locative phrase hangs on another word than the trigger ('to end the conflict in Ukraine')."""
    return _PLAIN.match(gap) is None


def is_here(draft: Draft) -> bool:
    """Whether the trigger's clause says 'here', the place of the dateline."""
    near = draft.clause.text[max(0, draft.trigger.start - 60) : draft.end + 60]
    return bool(_HERE.search(near))


def meeting_format(draft: Draft, located: bool) -> str | None:
    """phone, video or in_person; None where the text does not tell."""
    text = draft.clause.text[
        max(0, min(draft.start, draft.trigger.start) - 20) : max(draft.end, draft.trigger.end) + 50
    ]
    if match := _ELSEWHERE.search(
        text, min(len(text), draft.trigger.end - max(0, min(draft.start, draft.trigger.start) - 20))
    ):
        text = text[: match.start()]
    if draft.trigger.cue.format in ("phone", "video"):
        return draft.trigger.cue.format
    if _VIDEO.search(text):
        return "video"
    if _PHONE.search(text) and draft.frame not in ("visit", "visit_noun", "host", "passive"):
        return "phone"
    return draft.trigger.cue.format or ("in_person" if located or draft.frame == "told" else None)


def duration_minutes(draft: Draft) -> tuple[int | None, tuple[int, int] | None]:
    """Length of a meeting in minutes as told beside the trigger ('25-minute talks', 'met for seven hours')."""
    text, trigger = draft.clause.text, draft.trigger
    low, high = max(0, trigger.start - 45), min(len(text), max(trigger.end, min(draft.end, trigger.end + 60)) + 40)
    for match in _DURATION.finditer(text, low, high):
        between = (
            text[match.end() : trigger.start] if match.end() <= trigger.start else text[trigger.end : match.start()]
        )
        if re.search(r"[;:.]|\b(?:after|before|visit|trip|said)\b", between):
            continue
        if _WITHIN.search(text[: match.start()]):
            continue
        number = match.group("number").lower()
        amount = _NUMBERS[number] if number in _NUMBERS else float(number)
        if match.group("half"):
            amount += 0.5
        minutes = amount * 60 if match.group("unit").lower() == "hour" else amount
        minutes += int(match.group("minutes") or 0)
        if 0 < minutes <= 60 * 24:
            return round(minutes), (match.start(), match.end())
    return None, None

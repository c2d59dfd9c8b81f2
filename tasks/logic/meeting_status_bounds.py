"""How far words of a stage reach: not from an adverbial at the head, nor from a verb with another object."""

from __future__ import annotations

import re

_BEFORE_OR_AFTER = (
    r"(?:(?:just|shortly|immediately|right|(?:hours|days|weeks|a\s+(?:day|week)|\w+\s+(?:hours|days|weeks)))\s+)?"
    r"(?:before|ahead\s+of|prior\s+to|until|after|following)"
)
# 'Before the summit, A and B held talks', 'On the eve of the vote, A held talks with B'
_FRONTED = re.compile(
    rf"\W*(?:{_BEFORE_OR_AFTER}|on\s+the\s+eve\s+of|in\s+(?:preparation\s+for|the\s+(?:run|lead)-?up\s+to|anticipation\s+of))\b"
    r"[^,;:“”\"]{2,110},\s+",
    re.I,
)
_BEFORE_GOING = re.compile(
    r"\bbefore\s+(?:then\s+)?(?:flying|travell?ing|going|heading|moving|continuing|proceeding|leaving|departing)\s+(?:on\s+|back\s+)?(?:to|for)\b"
)
_GOES = re.compile(
    r"\b(?:will|would|is\s+to|are\s+to|(?:was|were)\s+to|due|plans?|expected|scheduled|travels|flies|visits|goes|leaves|heads|meets|arrives|holds)\b"
)
_WHO = re.compile(r",\s+(?:who|whose|which)\s[^,;:“”\"]{2,120},")
_GOES_REACH = 200
_TO_DO = re.compile(
    r"\b(?:to|will|would|shall|may|might|can|could|should|must|not|n['’]t)\s+(?:(?:[a-z]+ly|again|even|also)\s+)?\Z"
)
_IS = re.compile(
    r"\b(?:be|been|being|is|are|was|were|get|gets|got|getting|had\s+it|had\s+them)\s+(?:(?:[a-z]+ly|again|also|later|then|twice|now|since|once)\s+)*\Z"
)
_DONE = re.compile(
    r"(?:cancel(?:l?ed)?|call(?:ed)?\s+off|scrap(?:ped)?|abort(?:ed)?|scuttled?|axed|ditched|postponed?|put\s+(?:off|on\s+hold|back)|defer(?:red)?|"
    r"delay(?:ed)?|suspend(?:ed)?|pushed\s+back|shelved?|rescheduled?|frozen|halt(?:ed)?|freeze|froze)",
    re.I,
)
_BARE = re.compile(
    r"(?:cancel|call\s+off|scrap|abort|scuttle|postpone|put\s+(?:off|on\s+hold|back)|defer|delay|suspend|shelve|reschedule|halt|freeze)",
    re.I,
)
_TIME = (
    r"(?:moment|minute|hour|day|night|morning|afternoon|evening|week|weekend|fortnight|month|year|time|date|notice)s?\b"
)
_MEETING = (
    r"(?:meetings?|talks|negotiations?|summits?|visits?|trips?|tours?|sessions?|conferences?|rounds?|dialogues?|"
    r"consultations?|encounters?|gatherings?|journeys?|stops?|stopovers?|engagements?|appointments?|plans?|"
    r"participation|attendance|contacts?|discussions?|appearances?|departures?)\b"
)
_OBJECT = re.compile(
    rf"\s+(?:(?:the|its|his|her|their|all|any|some|several|two|three|further|planned|[A-Z][\w-]+['’]s)\s+(?!(?:[\w-]+\s+){{0,3}}?(?:{_TIME}|{_MEETING}))"
    rf"|an?\s+(?!(?:[\w-]+\s+){{0,3}}?{_TIME}))[\w-]+"
)
_ANY_OBJECT = re.compile(
    rf"\s+(?!(?:and|but|or|it|them|by|until|till|in|on|at|for|from|to|as|if|because|after|before|due|over|amid|again|indefinitely|altogether)\b)"
    rf"(?!(?:[\w-]+\s+){{0,3}}?(?:{_TIME}|{_MEETING}))[\w-]+"
)


def behind_what_is_fronted(text: str, subject: int) -> int:
    """Where the clause of a subject begins: behind 'Before the summit,', which tells when it was and not its stage."""
    fronted = _FRONTED.match(text, 0, subject)
    return fronted.end() if fronted is not None else 0


def is_of_another_thing(told: re.Match[str]) -> bool:
    """'At the talks A agreed to postpone elections', 'met B and called off a strike': no stage of the meeting."""
    text, said = told.string, told.group()
    if not _DONE.fullmatch(said) or _IS.search(text, max(0, told.start() - 30), told.start()):
        return False
    if _BARE.fullmatch(said) and _TO_DO.search(text, max(0, told.start() - 30), told.start()):
        return _ANY_OBJECT.match(text, told.end()) is not None
    return _OBJECT.match(text, told.end()) is not None


def goes_on_then(text: str, start: int, end: int, past: re.Pattern[str]) -> str:
    """'On Friday he travels to Lima, before flying on to Quito for talks': as much to come as what stands before.

    `start` and `end` are of the words that tell the meeting; '' where nothing is told to go on.
    """
    on = _BEFORE_GOING.search(text, max(0, start - 70), end + 1)
    if on is None:
        return ""
    before = _WHO.sub(" ", text[max(0, on.start() - _GOES_REACH) : on.start()])
    done = max((m.end() for m in past.finditer(before)), default=-1)
    to_come = max((m.end() for m in _GOES.finditer(before)), default=-1)
    return "held" if done > to_come else "scheduled" if to_come >= 0 else ""

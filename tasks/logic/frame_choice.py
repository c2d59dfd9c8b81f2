"""Which frame a cue opens where it stands: 'visit' is verb and noun, 'meet demands' is no meeting."""

from __future__ import annotations

import re

from tasks.logic.meeting_cues import MeetingCues, Trigger
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_DETERMINED = Construction(
    r"(?:\b(?:a|an|the|his|her|its|their|our|this|that|these|those|first|second|third|another|any|no|such|of|during|for|on|"
    r"after|before|following|[a-z]+-day|day|\w+-hour|\w+-minute|{kind_of_visit}|each|final|last|next|paid|pay|make|made|"
    r"cancelled|canceled|postponed|and|further|more)|['’]s?)\s+\Z",
    re.I,
)


# 'called on Iran to stop', 'called on all sides for calm': an appeal; 'called on the President on Monday': a visit
_APPEAL = re.compile(
    r"(?:[^.;:“”\"]|(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=\b[A-Z][a-z][a-z])\.)*?\b(?:to|for|not)\b|\s*(?:all|both|each|every|upon)\b(?!\s+capitals\b)"
)
_PROMISED = Construction(r"\b{promise}\b[^,;:]{0,40}\bto\s+(?:[a-z]+ly\s+|always\s+)?\Z")
_SPOKE = re.compile(r"(?:have\s+|has\s+)?(?:spoken?|talked)\b")
_NOT_HIM = re.compile(r"['’]s?\s|\s+in\s+mind\b")
_ALSO = re.compile(
    r"\s+(?:(?:also|later|earlier|then|separately|subsequently|(?:has|had|have)(?:\s+(?:also|already|just|earlier|since))?|\w+ly)\s+)?"
)
# 'Called on the premier and handed him a note for the king': what he did there is no appeal
_AND_DID = Construction(r"\s+and\s+(?:then\s+|later\s+|also\s+)?(?:[a-z]+ed|{past_deed})\b")
# Behind who is called on; a closed one ('on A, who leads B, to resign') leaves the appeal.
_WHO_IS = re.compile(r",\s+(?:who|whom|which|where)\s[^,;:“”\"]*(?:(?=,)|\Z)|,\s+(?:who|whom|which|where)\s.*\Z")
_IS_DOING = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:(?:also|currently|now|still|again|already)\s+)?\Z")
_OPENS_SENTENCE = re.compile(
    r"\s+(?:(?:here|late|early|privately|briefly|separately|behind\s+closed\s+doors)\s+){0,2}(?:in|at|on|for|\w+day)\b[^;:“”\"]{2,90},\s"
)
_WITH_LATER = re.compile(r"\s+(?:(?:here|on|late|early|\w+day)\s+){0,3}with\b")
_MEETING_WHERE = re.compile(
    r"\s+(?:here\b|(?:in|at)\s+(?:the\s+)?[A-Z]|(?:on\s+)?[A-Z]\w+day\b|behind\s+closed\s+doors)"
)
_SPEAKER = re.compile(
    r"(?<![\w-])(?:he|she|who|it|nobody|everyone|one)\s+(?:also\s+|always\s+|often\s+|never\s+)?\Z", re.I
)
# 'A second round was called off because of sanctions', 'will be held if the fighting stops'
_REASON = re.compile(
    r"\b(?:because|due\s+to|owing\s+to|if|unless|until|once|provided|despite|amid|although|though|while|as|since|to\s+discuss)\b"
)
_FOR_CONTACTS = re.compile(
    r"\b(?:for|during|after|days\s+of|hours\s+of|rounds?\s+of|held|hold|holding)\s+(?:[a-z-]+\s+){0,2}\Z"
)
_CONTACTS_OF = re.compile(r"\s+(?:\w+day\s+|in\s+[A-Z]\w+\s+)?(?:between|among|with)\b")
_LENGTH = (
    r"for\s+(?:(?:about|nearly|almost|over|some|around|more\s+than|less\s+than)\s+)?"
    r"[\w-]+\s+(?:and\s+a\s+half\s+)?(?:minutes|hours?|an\s+hour)"
)
_UNTIL_DAY = re.compile(
    rf",?\s+(?:{_LENGTH}\s+)?(?:for\s+the\s+\w+\s+time\s+(?:(?:in|since)\s+(?:[\w'’-]+\s+){{1,6}}?)?)?"
    r"(?:(?:again|briefly|twice|once|three\s+times|on|over|during|in|last|late|later|early|earlier|at\s+length)\s+){0,3}"
)
_IN_SAYING = re.compile(r"\b(?:in|by)\s+(?:\w+ly\s+)?[a-z]+ing\b")
_FOR_MINUTES = re.compile(
    rf"\s+(?:{_LENGTH}\s+)?"
    r"(?:(?:privately|briefly|face\s+to\s+face)\s+)?(?:in|at)\s+(?:the\s+)?(?:[A-Z][\w.'’-]+\s+){1,3}(?:(?:on|late|early|last)\s+){0,2}"
)
_BY_PHONE = re.compile(
    r"\s+(?:[\w-]+\s+){0,5}?(?:by|on|over)\s+(?:the\s+|a\s+)?(?:secure\s+)?(?:tele)?(?:phone|video)\b"
)
_AUDIENCE = re.compile(r"\s+(?:to|at|before|about|of|on)\b")
_TOLD_WHERE = re.compile(r"\s+(?:here\s+)?(?:in|at)\s+")
# 'flew to Lima on Monday, where he told Premier B'
_WHERE_HE = re.compile(
    r"(?:\s+(?:on\s+)?(?:\w+day|[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+))?,\s+where\s+(?:(?:he|she|they|both|the\s+(?:two|three|pair))\s+)?"
    r"(?:(?:later|then|also|had|both|[a-z]+ly)\s+){0,2}"
)
_WHO_WAS_IN = re.compile(
    r",?\s+(?:(?:who\s+was|while|then|on\s+a\s+(?:[\w-]+\s+)?(?:visit|trip)|visiting|back)\s+)?(?:in|to)?\s*"
)
_TO_SAY = Construction(r"\s+(?:to\s+{message}|after\s+the)\b")
_FOR_THE_NTH_TIME = re.compile(r"\s+(?:for\s+the\s+[a-z]+\s+time|once\s+more|again)\b")
_NO_NAME = re.compile(r"\s*(?:[.;]|,\s+who\b|\Z)|\s+(?:to|from|and|with|after|before|at|in|about|again|twice)\b")
_WILL = re.compile(r"\b(?:will|would|to|shall)\s+(?:also\s+|soon\s+)?\Z")
_TITLE_BETWEEN = 40  # characters of a title between 'told' and the name
_FOR_A_TIME = re.compile(
    r"\bfor\s+(?:(?:about|around|more\s+than|nearly|almost|over|some|at\s+least|up\s+to)\s+)?"
    r"(?:an?|half\s+an|\d+|two|three|four|five|ten|fifteen|twenty|thirty|forty|forty-five|several)\s+(?:minutes?|hours?)\b"
)
_DAYS_BESIDE = frozenset(
    {
        "the previous day",
        "the day before",
        "the same day",
        "the following day",
        "that day",
        "that evening",
        "that morning",
    }
)
_TO_WHOM = re.compile(r",\s+(?:with|to)\s+whom\s[^,;:]*\Z")  # 'the premier, with whom A spoke on Monday'
_WITH_WHOM = re.compile(r",?\s+(?:between|with)\s")
_GUESTS = 70  # characters of those whom one calls to a place
_ON = re.compile(
    r"\W*(?:(?:on|at\s+(?:midnight|noon|dawn|dusk)|in\s+[A-Z]\w+|here|late|early|privately|later|also)\s+){0,3}", re.I
)
_COMMA = re.compile(r",?\s+")
# 'Toured a plant and received B', 'first rang B': verbs; 'the calls and visits' are none
_DONE, _PAST = re.compile(r"\b(?:and|first|last|next)\s+\Z"), re.compile(r"[a-z]+ed\b|rang\b|rung\b")
_ROUND_OF = re.compile(r"\s+of\s+(?:\w+\s+){0,2}(?:talks|negotiations|consultations|meetings)")
_WORD_BEFORE = re.compile(r"[\w-]+\s\Z")
_OF = re.compile(r"\s+of\b")
# 'The previous gathering', 'a Union gathering', but not 'the ministers gathering in Lima'
_A_GATHERING = re.compile(
    r"\b(?:an?|the|this|that|these|their|its|his|another|[a-z]+['’]s)\s+(?:(?!\w+(?:ers|ors|ials|ents|oys|ates|ats|ries|ides|men|eople)\b)[\w-]+\s+){0,2}\Z",
    re.I,
)
_GATHERING_OF = re.compile(r"\s+(?:of|between)\b")
_WHEN_HE = re.compile(r"(?<!day, )\b(?:when|until)\s+(?:he|she|we|I)\s+(?:first\s+)?\Z")
_GERUND = re.compile(r"\b(?:after|before|since|upon|without|when|while|of|for|on|by)\s+\Z", re.I)
_PAPER_ON = Construction(r"\b{paper}\s+(?:on|of)\s+(?:[a-z]+\s+){0,2}\Z")
_PAPER_OF_IT = Construction(r"\s+{of_a_meeting}\b")
_LEADERS = ("leaders' meeting", "leaders meeting")  # 'the APEC economic leaders meeting' is no economic meeting
_IS_A = re.compile(r"\b(?:is|was|as|become|becomes|became|remains|being)\s+(?:a|an|the)\s+(?:[\w-]+\s+){0,3}\Z")

_COUNTED = re.compile(
    r"\bthere\s+(?:(?:have|has|had|will|were|was|be|been|also|already)\s+){1,3}(?:(?!(?:no|few)\b)[\w-]+\s+){1,3}\Z"
)
_BY_WIRE = Construction(r"\s+(?:an?\s+|secure\s+)?{by_wire}", re.I)


def frame_of(cues: MeetingCues, clause: Clause, trigger: Trigger) -> str:
    """The frame that a form opens here: many words are verb and noun."""
    text, frame, low = clause.text, trigger.cue.frame, trigger.low
    before, after = text[max(0, trigger.start - 40) : trigger.start], text[trigger.end : trigger.end + 40]
    determined = bool(clause.words[_DETERMINED].search(before))
    if frame == "visit":
        if " " in low:
            return frame
        if low == "visiting" and guest_of(clause, trigger) is not None:
            return "guest"
        behind = any(trigger.end < m.start <= trigger.end + 12 for m in clause.mentions)
        if not behind and country_before(clause, trigger) is not None:
            return "visit_noun"  # 'ended his Peru visit'
        if low in ("visit", "visits", "tour", "tours") and (
            determined or re.match(r"\s+(?:to|by|of|here|there)\b", after) or before.endswith(("-", "’s ", "'s "))
        ):
            if (
                not determined
                and low == "visit"
                and re.search(r"\b(?:to|will|would|may|might|could|should|must|can)\s+(?:\w+ly\s+)?\Z", before)
            ):
                return "visit"
            return "visit_noun"
        return frame
    if frame == "meet":
        official = any(
            trigger.end < m.start <= trigger.end + 30 and (m.people or m.type == "office") for m in clause.mentions
        )
        if cues.veto_after_meet.match(after) or (not official and _WHEN_HE.search(before)):
            return ""
        return frame
    if low in ("talks", "dialogue", "conference") and _SPEAKER.search(before):
        return ""  # 'when he talks with Americans'
    if low == "dialogue" and before.endswith(("national ", "internal ")) and not before.endswith("international "):
        return ""  # of one nation with itself
    if low in ("consult", "confer") and clause.words[_PROMISED].search(before):
        return ""  # 'agreed to consult each other in crises'
    if low in ("consultations", "dialogue", "contacts") and clause.words[_PAPER_ON].search(before):
        return ""  # 'signed a protocol on consultations between the two ministries'
    if frame in ("event", "body") and clause.words[_PAPER_OF_IT].match(after):
        return ""  # 'the summit timetable was issued on Monday'
    if frame in ("event", "event_plural", "body", "meal"):
        trade = frame == "body" and low not in _LEADERS and cues.veto_before_body.search(before)
        if trade or cues.veto_before.search(before):
            return ""
        if low == "meeting" and _IS_DOING.search(before):
            return "meet"  # 'ministers were meeting in Quito'
        if low == "meeting" and not before.strip(' “"') and _OPENS_SENTENCE.match(after):
            return "meet"  # 'Meeting in Oslo on Monday, the ministers of A and B agreed'
        if (
            low == "meeting"
            and before.endswith(", ")
            and (_WITH_LATER.match(after) or _MEETING_WHERE.match(after) or _FOR_THE_NTH_TIME.match(after))
        ):
            return "meet"  # 'A, meeting on Monday with B', 'the ministers, meeting in Oslo, agreed'
        if (
            low == "meeting"
            and re.match(r"\s+(?:[A-Z]|(?:his|her|its|their|the\s+visiting|visiting|with)\b)", after)
            and (not determined or _GERUND.search(before))
        ):
            return "event" if after.lstrip().startswith("with") else "meet"
        if low in ("lunch", "luncheon", "dinner", "breakfast", "banquet") and not re.match(
            r"[^.;]{0,30}\b(?:with|for|hosted|given)\b|[^.;,]{0,30}\bbetween\b(?!\s+them\b)|\s+between\s+them\b", after
        ):
            return ""
        if low == "contacts" and not (_CONTACTS_OF.match(after) or _FOR_CONTACTS.search(before)):
            return ""
        if frame == "body" and _IS_A.search(before):
            return ""  # 'has become a regional forum'
        if low == "round" and not _ROUND_OF.match(after):
            word = _WORD_BEFORE.search(text, max(0, trigger.start - 24), trigger.start)
            numbered = word is not None and cues.another_round.fullmatch(word.group())
            return (
                frame
                if numbered and not _OF.match(after) and not cues.elections.search(_but_reasons(text, trigger.end))
                else ""
            )
        return frame
    if low == "met by" and clause.words[_BY_WIRE].match(after):
        return "meet"  # 'A and B met by video link'
    if frame in ("with", "discuss") and low.split()[0].endswith("ing") and before.rstrip().endswith(","):
        return ""
    if frame == "convene" and low == "gathering" and (_A_GATHERING.search(before) or _GATHERING_OF.match(after)):
        return "body"
    if frame == "see" and low.startswith("join") and not _joins(clause, trigger):
        return ""
    if frame == "call_on":
        called_on = clause.words[_AND_DID].split(_WHO_IS.sub("", text[trigger.end : trigger.end + 200]))[0]
        if _APPEAL.match(called_on):
            return ""
        official = any(
            trigger.end < m.start <= trigger.end + 5 and m.type in ("person", "office") for m in clause.mentions
        )
        return "with_object" if official else "visit"
    if frame == "speak_together":
        return frame if _on_a_day(clause, trigger) or _BY_PHONE.match(text, trigger.end) else ""
    if frame == "told_in":
        return frame if _told_in(clause, trigger) or _told_on_day(cues, clause, trigger) else ""
    if low.endswith((" call on", " call in")) and trigger.cue.format == "phone" and not _is_of_two(clause, trigger):
        return ""
    if frame == "called" and _COUNTED.search(before):
        return "event"  # 'between A and B there have been five calls'
    if frame == "called" and _called_to(clause, trigger):
        return "together"
    if frame == "called":
        return frame if re.search(r"\bphone|\btelephone|\bby phone", text) or _is_rung(clause, trigger) else ""
    if frame == "speak":
        phone = re.search(r"\b(?:tele)?phone|\bvideo", text)
        dated = any(d.first or d.text.lower() in _DAYS_BESIDE for d in clause.dates)
        anchored = low in ("talked with", "talking with") and dated
        heard = _is_heard(clause, trigger) and (dated or _WILL.search(before))
        whom = dated and _TO_WHOM.search(before)
        timed = _is_heard(clause, trigger) and _FOR_A_TIME.search(text, trigger.end, trigger.end + _TITLE_BETWEEN + 60)
        officials = _is_heard(clause, trigger) and _SPOKE.match(low) and _is_spoken_by_another(clause, trigger)
        return frame if phone or anchored or heard or whom or timed or officials else ""
    doing = low.endswith("ing") and _GERUND.search(before) is not None  # 'after receiving A, B said'
    if frame in ("host", "call") and determined and not doing and not (_PAST.match(low) and _DONE.search(before)):
        return ""
    return frame


def _joins(clause: Clause, trigger: Trigger) -> bool:
    """'Joined Premier B in Lima on Friday': whom one joins is met, unless one joins him in saying something."""
    joined = next((m for m in clause.mentions if trigger.end < m.start <= trigger.end + 5), None)
    if joined is None or joined.type not in ("person", "office") or not joined.parties:
        return False
    return _IN_SAYING.search(clause.text, joined.end, joined.end + 90) is None


def country_before(clause: Clause, trigger: Trigger) -> Actor | None:
    """The place or state right before a noun: 'his Peru visit'."""
    return next(
        (
            m
            for m in clause.mentions
            if m.end == trigger.start - 1 and m.parties and (m.type == "place" or m.alias_kind in ("name", "capital"))
        ),
        None,
    )


def guest_of(clause: Clause, trigger: Trigger) -> Actor | None:
    """'Visiting Premier Lee': the official whom the adjective says to be on a visit."""
    return next(
        (
            m
            for m in clause.mentions
            if trigger.start <= m.start <= trigger.end + 5 or (m.start <= trigger.start and m.end > trigger.end)
            if m.end > trigger.end + 1 and m.type in ("person", "office") and m.parties and m.standing == "official"
        ),
        None,
    )


_COUNTERPART = Construction(
    r"\s+(?:his|her)\s+(?:[A-Z][\w-]+\s+){0,3}(?:[a-z]+\s+)?{counterpart}\b(?!\s+(?:an?|the)\b)"
)


def _is_rung(clause: Clause, trigger: Trigger) -> bool:
    """'Called President B on Friday', 'called both men to warn them': on the telephone."""
    called = next((m for m in clause.mentions if trigger.end < m.start <= trigger.end + 5), None)
    if clause.words[_COUNTERPART].match(clause.text, trigger.end):
        return True
    if called is None or not called.parties or not (called.people or called.type == "collective"):
        return False
    joined = (m for m in clause.mentions if m.people and clause.text[called.end : m.start] == " and ")
    called = next(joined, called)  # 'called A and B on Friday'
    day = any(_UNTIL_DAY.fullmatch(clause.text, called.end, d.start) for d in clause.dates if d.first)
    day = day or _rang_then(clause, trigger, called)
    return day or clause.words[_TO_SAY].match(clause.text, called.end) is not None


def _rang_then(clause: Clause, trigger: Trigger, called: Actor) -> bool:
    """'The next day President A called B, who was', 'On May 3 A called B to say': of two persons in office."""
    caller = next((m for m in reversed(clause.mentions) if m.end <= trigger.start), None)
    if caller is None or not caller.people or caller.type == "pronoun" or caller.parties == called.parties:
        return False
    if clause.text[caller.end : trigger.start] != " " or not _NO_NAME.match(clause.text, called.end):
        return False
    return called.type == "person" and any(
        d.end <= caller.start and not clause.text[: d.start].strip(" ,").removeprefix("On").strip()
        for d in clause.dates
    )


def _is_of_two(clause: Clause, trigger: Trigger) -> bool:
    """'A call on 5 May between A and B', not 'a call on Iran to stop'."""
    return any(
        d.first is not None and not clause.text[trigger.end : d.start].strip() and _WITH_WHOM.match(clause.text, d.end)
        for d in clause.dates if d.start > trigger.end
    )  # fmt: skip


def _called_to(clause: Clause, trigger: Trigger) -> bool:
    """'Called the leaders A and B to Lima': they met there."""
    named = [m for m in clause.mentions if trigger.end < m.start <= trigger.end + _GUESTS and m.people and m.parties]
    return any(
        clause.text[m.end : there.start] == " to "
        for m in named for there in clause.mentions
        if there.type == "place" or there.alias_kind in ("capital", "seat")
    )  # fmt: skip


def _is_heard(clause: Clause, trigger: Trigger) -> bool:
    """Whether an official with a name is whom one speaks to."""
    return any(
        m.people and m.parties and m.standing == "official" and m.type == "person"
        for m in clause.mentions if trigger.end < m.start <= trigger.end + _TITLE_BETWEEN
    )  # fmt: skip


def _is_spoken_by_another(clause: Clause, trigger: Trigger) -> bool:
    """'Minister A also spoke with Premier B': an official of another state or group, named right before the verb."""
    speaker = next((m for m in reversed(clause.mentions) if m.end <= trigger.start and m.people), None)
    heard = next((m for m in clause.mentions if trigger.end < m.start and m.people), None)
    if speaker is None or heard is None or speaker.standing != "official" or len(speaker.parties) != 1:
        return False
    if _NOT_HIM.match(clause.text, heard.end):
        return False  # 'spoke with A in mind', 'with A's aides'
    return set(speaker.parties).isdisjoint(heard.parties) and (
        _ALSO.fullmatch(clause.text, speaker.end, trigger.start) is not None
    )


def _on_a_day(clause: Clause, trigger: Trigger) -> bool:
    """Whether a day follows right behind the verb ('spoke again on Friday'), and no audience behind the day."""
    return any(
        d.first is not None and trigger.end < d.start
        and any(until.fullmatch(clause.text, trigger.end, d.start) for until in (_UNTIL_DAY, _FOR_MINUTES))
        and not _AUDIENCE.match(clause.text, d.end)
        for d in clause.dates
    )  # fmt: skip


def _told_in(clause: Clause, trigger: Trigger) -> bool:
    """'told' reports a meeting where the sentence names the occasion."""
    after = clause.text[trigger.end : trigger.end + 160]
    return bool(
        re.match(r"\s+(?:the\s+)?visiting\b", after)
        or re.match(r"[^,;:.“”\"]{3,60},?\s+who\s+(?:is|was|arrived|arrives|came|flew|has\s+arrived)\b", after)
        or re.search(
            r"\b(?:during|in|at)\s+(?:a|an|their|his|her|the)\s+(?:[a-z-]+\s+){0,2}(?:meeting|talks|telephone|phone|visit|conversation|stop|stopover|stay)\b",
            after,
        )
        or re.search(
            r"\bby\s+(?:tele)?phone\b|\b(?:in\s+private|privately|face\s+to\s+face|over\s+(?:lunch|dinner|breakfast))\b",
            after,
        )
        or _told_in_place(clause, trigger)
    )


def _told_on_day(cues: MeetingCues, clause: Clause, trigger: Trigger) -> bool:
    """'On Friday A told Premier B that ...', 'told B on Friday': officials of two states, and not by letter."""
    text = clause.text
    if cues.told_otherwise.search(text):
        return False
    named = [m for m in clause.mentions if m.people and m.parties and m.standing == "official"]
    near = (trigger.end, trigger.end + _TITLE_BETWEEN)
    hearer = next((m for m in named if near[0] < m.start <= near[1] and m.type != "pronoun"), None)
    speaker = next((m for m in reversed(clause.mentions) if m.end <= trigger.start and m.people), None)
    if hearer is None or speaker is None or not speaker.parties or set(speaker.parties) & set(hearer.parties):
        return False
    if cues.occasion.match(text, 0, speaker.start):
        return True
    if trigger.low not in cues.told_on_day:
        return False
    days = [d for d in clause.dates if d.first is not None and d.type in ("DATE", "TIME")]
    behind = any(_ON.fullmatch(text, hearer.end, d.start) for d in days if d.start > hearer.end)
    ahead = any(_ON.fullmatch(text[: d.start]) and _COMMA.fullmatch(text, d.end, speaker.start) for d in days)
    between = any(_ON.fullmatch(text, speaker.end, d.start) for d in days if speaker.end < d.start < trigger.start)
    return (behind or ahead or between) and all(d.first == d.last for d in days[:1])


def _told_in_place(clause: Clause, trigger: Trigger) -> bool:
    """'A told Premier B in Lima that ...', 'A, in Lima in May, told Premier B of Peru': where they met."""
    hearer = next((m for m in clause.mentions if trigger.end < m.start <= trigger.end + 5), None)
    while hearer is not None and not (hearer.people or hearer.type == "office"):
        owner = hearer
        hearer = next((m for m in clause.mentions if owner.end < m.start <= owner.end + 4), None)
    if hearer is None:
        return False
    speaker = next((m for m in reversed(clause.mentions) if m.end <= trigger.start and m.people), None)
    return any(
        _TOLD_WHERE.fullmatch(clause.text, hearer.end, m.start)
        or (
            speaker is not None and speaker.end < m.start < trigger.start and set(m.parties) & set(hearer.parties)
            and _WHO_WAS_IN.fullmatch(clause.text, speaker.end, m.start) is not None
        )
        or (
            m.end < trigger.start and set(m.parties) & set(hearer.parties)
            and _WHERE_HE.fullmatch(clause.text, m.end, trigger.start) is not None
        )
        for m in clause.mentions
        if m.type == "place" or m.alias_kind in ("capital", "seat")
    )  # fmt: skip


def _but_reasons(text: str, at: int) -> str:
    """A sentence without what it tells behind a character of reasons and conditions."""
    reason = _REASON.search(text, at)
    return text[: reason.start()] if reason else text

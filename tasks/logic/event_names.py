"""Parties in the name of an event: 'the A-B summit', 'the APEC leaders' meeting', the session of the A-B commission."""

from __future__ import annotations

import re
from itertools import pairwise

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import Actor, Phrase

_TO_ITS_VERB = 9  # words from a body's name to its verb: 'the A-B commission on trade meets'
_OF_BODY = re.compile(r"\s+(?:in\s+[A-Z]\w+\s+)?(?:of|by)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}")
_NO_MODIFIER = (
    r"(?!(?:and|or|is|are|was|were|has|have|had|will|would|said|says|to|in|on|at|of|by|for|with|from|that|as|a|an|the|"
    r"over|about|after|before|during|if|than|when|while)\b)"
)
_COMPOUND = re.compile(rf"\A(?:['’]s?)?\s+(?:{_NO_MODIFIER}[a-z]+(?:-[a-z]+)?\s+){{0,3}}\Z")
# 'the APEC Economic Leaders' Meeting', 'the Arab League (AL) Council's ministerial session'
_NAMED_COMPOUND = re.compile(rf"\A\)?(?:['’]s?)?\s+(?:{_NO_MODIFIER}[A-Za-z][\w-]*(?:['’]s?)?\s+){{0,4}}\Z")
_BY_SURNAMES = re.compile(
    r"(?<![\w-])(?P<one>[A-Z][\w'’]+)\s?[-–/]\s?(?P<other>[A-Z][\w'’]+)\s+(?:(?!(?:and|or|of)\b)[a-z-]+\s+){0,2}\Z"
)
_LONGEST_PAIR = 70  # characters of two surnames and what stands before the noun
_HYPHEN = re.compile(r"\A\s?[-–/]\s?\Z")
_AND_EUROPEAN = re.compile(r"\A[-–/](?P<body>European)(?=\s)")
_MEDIATED = re.compile(r"\A-(?:brokered|mediated|led|moderated|chaired|convened|sponsored)\s+(?:[a-z-]+\s+){0,3}\Z")
_NAMED_AFTER = frozenset({"summit", "conference", "meeting", "summit meeting", "session", "council"})
_MEETINGS = ("summit", "meeting", "conference of the parties")
_BEFORE_NAME = 60  # characters before a name in which a verb like 'attend' stands
_BEGINS = re.compile(
    r"\)?\s+(?:(?:summit|is|was|will|to|be|has|have|had|been|due|set|scheduled|being)\s+){0,4}(?:opens?|opened|began|begins?|kicks?\s+off|"
    r"kicked\s+off|held|takes?\s+place|took\s+place|starts?|started|concludes?|concluded|ended|ends|closed|closes)\b"
)
_THEIR_JOINT = re.compile(r"['’]s?\s+(?:joint|mixed|bilateral|shared)(?=\s)")
_COORDINATED = re.compile(r"(?:\band|,)\s+(?:the\s+)?\Z")
_PRAISE = 180  # characters from the praise to the meeting
_OWN_GATHERING = re.compile(
    r"\)?(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}?(?:[Ff]orum|[Ss]ummit|[Mm]eetings?|[Cc]onference|[Ss]ession|[Tt]alks|[Aa]ssembly)\s+(?!(?:held|hosted)\b)"
)
# 'Congratulated Fiji on hosting the summit': it is the host's, not of who praises it
_HOSTED_WELL = re.compile(
    r"\b(?:congratulat|prais|thank|commend|laud|applaud|salut|credit|compliment)\w*\s+(?P<host>[^,;:“”\"]{2,60}?)\s+(?:for|on|upon)\s+"
    r"(?:(?:having|its|his|her|the|successfully|smoothly|successful|smooth)\s+){0,4}(?:host|organi[sz]|hold|held|stag|conven|prepar)[a-z]*\s+(?:of\s+)?[^,;:“”\"]{0,70}\Z"
)
_CALLED_AFTER = re.compile(r" |\s+(?:round|session|stage|leg|phase)\s+of\s+(?:the\s+)?(?:[\w-]+\s+){0,3}")
_OTHER_CLAUSE = re.compile(r"\b(?:which|whether|that|it|because)\b")


def modifiers(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """Names that modify the trigger noun: 'US-Japan summit', 'Israeli-Palestinian talks', ''APEC leaders' meeting'."""
    text, at = draft.clause.text, draft.trigger.start
    gathering = _gathering(reader, draft)
    if gathering is not None:
        draft.widen(gathering.start, gathering.end)
        return (gathering,)
    if surnames := _surnames(reader, draft):
        return surnames
    chain: list[Actor] = []
    for mention in reversed(
        [m for m in draft.clause.mentions if m.start < at and m.type in ("party", "demonym", "office")]
    ):
        organisation = bool(mention.parties) and mention.parties[0] in reader.cues.organisations
        if mention.end > at:  # an office may have taken in the noun: 'APEC economic leaders' of the leaders' meeting
            if mention.type == "office" and text[max(0, mention.start - 1) : mention.start] in ("-", "–", "/"):
                chain.insert(0, mention)  # 'the Fiji-Tongan foreign ministers' meeting'
                continue
            ministers = mention.alias_kind == "institution" and draft.trigger.low.endswith("meeting")
            if not organisation or not (mention.type == "office" or ministers):
                continue
            chain.insert(0, mention)
            break
        gap = text[mention.end : (chain[0].start if chain else at)]
        if not chain and (european := _AND_EUROPEAN.match(gap)):  # 'the Israeli-Palestinian-European meeting'
            start = mention.end + european.start("body")
            chain.append(
                mention._replace(start=start, end=mention.end + european.end(), text="European", parties=("EU",))
            )
            gap = gap[: european.start("body")]
        if chain:
            if not _HYPHEN.match(gap):
                break
        elif _MEDIATED.match(gap):
            chain.insert(0, mention)
            break
        elif reader.cues.light.search(gap) and _COORDINATED.search(text, max(0, mention.start - 12), mention.start):
            break  # 'Fiji and the EU held talks'
        elif not _COMPOUND.match(gap) and not (organisation and _NAMED_COMPOUND.match(gap)):
            break
        chain.insert(0, mention)
    if len(chain) > 1 and all(m.type != "office" for m in chain[:-1]):
        draft.widen(chain[0].start, chain[-1].end)
        return tuple(chain)
    if chain and (
        (chain[0].parties and chain[0].parties[0] in reader.cues.organisations)
        or _MEDIATED.match(text[chain[0].end : at])
    ):
        draft.widen(_spelt_out(draft, chain[0]), chain[0].end)
        return tuple(chain)
    return ()


def _surnames(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """'The Lee-Mata meeting': two persons of different parties whom the text names in full somewhere."""
    found = _BY_SURNAMES.search(draft.clause.text, max(0, draft.trigger.start - _LONGEST_PAIR), draft.trigger.start)
    if found is None:
        return ()
    both = tuple(
        person._replace(start=found.start(name), end=found.end(name), text=found[name])
        for name in ("one", "other") if (person := _called(reader, found[name])) is not None
    )  # fmt: skip
    if len(both) < len(("one", "other")) or both[0].parties == both[1].parties:
        return ()
    draft.widen(found.start(), found.end("other"))
    return both


def _called(reader: FrameReader, surname: str) -> Actor | None:
    """The person of one party whom the text names in full, and by this name."""
    persons = (m for c in reader.clauses for m in c.mentions if m.type == "person" and len(m.parties) == 1 and m.people)
    return next((m for m in persons if surname in m.people[0].split()), None)


def called_after_city(draft: Draft, of_body: Phrase | None, organisations: frozenset[str]) -> int | None:
    """'The Lima summit of the Andean Community': where the city begins that a body's meeting is called after.

    It is no party, unless the body is of that state and others ('the China-Africa forum').
    """
    if of_body is None or len(of_body.actors) != 1 or set(of_body.actors[0].parties).isdisjoint(organisations):
        return None
    text, at = draft.clause.text, draft.trigger.start - 1
    city = next((m for m in draft.clause.mentions if m.end == at and m.alias_kind in ("capital", "seat")), None)
    if city is None:
        return None
    if "-" in text[of_body.start : of_body.end]:
        draft.add((city,))
    draft.widen(city.start, draft.end)
    return city.start


def body_of_city(draft: Draft, organisations: frozenset[str]) -> Actor | None:
    """'NATO decided at last year's Lima summit', 'the NATO Lima summit': whose summit the city's name stands for."""
    at = draft.trigger.start - 1
    if draft.trigger.low not in _NAMED_AFTER:
        return None
    city = next((m for m in draft.clause.mentions if m.end == at and m.alias_kind in ("capital", "seat")), None)
    before = [m for m in draft.clause.mentions if city is not None and m.end < city.start and m.parties]
    body = before[-1] if before else None
    if city is None or body is None or body.type not in ("party", "office") or body.parties[0] not in organisations:
        return None
    if _OTHER_CLAUSE.search(draft.clause.text, body.end, city.start):
        return None
    draft.widen(city.start, draft.end)
    return body


def _gathering(reader: FrameReader, draft: Draft) -> Actor | None:
    """'The East Asia Summit opened': an organisation whose name is that of its meetings.

    Of names that end otherwise ('the Islamic Conference') it must be told that they are attended, or begin.
    """
    text, trigger = draft.clause.text, draft.trigger
    for mention in draft.clause.mentions:
        inside = (
            mention.start <= trigger.start
            and trigger.end <= mention.end
            and mention.end - mention.start > len(trigger.low)
        )
        if (
            not inside
            or mention.type != "party"
            or not mention.parties
            or mention.parties[0] not in reader.cues.organisations
        ):
            continue
        held = reader.cues.light.search(text, max(0, mention.start - _BEFORE_NAME), mention.start)
        if mention.text.lower().endswith(_MEETINGS) or held or _BEGINS.match(text, mention.end):
            return mention
    return None


def _spelt_out(draft: Draft, short: Actor) -> int:
    """Where a name begins whose short form stands behind it in brackets: 'the Arab League (AL) summit'."""
    full = next((m for m in draft.clause.mentions if m.parties == short.parties and m.end < short.start), None)
    bracketed = full is not None and draft.clause.text[full.end : short.start].strip() == "("
    return full.start if full is not None and bracketed else short.start


def joint_body(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """'The A-B commission holds its session', 'the session of the A-B commission': its two parties meet.

    So do those whose 'two sides' joint commission' it is.
    """
    text = draft.clause.text
    for both in (m for m in draft.clause.mentions if m.type == "collective" and m.end < draft.trigger.start):
        owned = len(both.parties) > 1 and _THEIR_JOINT.match(text, both.end)
        body = owned and reader.cues.joint_body.match(text, owned.end())
        if body and reader.cues.light.search(text[body.end() : draft.trigger.start]):
            draft.widen(both.start, body.end())
            return (both,)
    states = [m for m in draft.clause.mentions if m.type in ("party", "demonym") and len(m.parties) == 1]
    for one, two in pairwise(states):
        if not _HYPHEN.match(text[one.end : two.start]) or not reader.cues.joint_body.match(text, two.end):
            continue
        link = text[two.end : draft.trigger.start] if two.end < draft.trigger.start else ""
        itself = draft.frame == "meet" and link.count(" ") <= _TO_ITS_VERB
        held = (
            (itself or reader.cues.light.search(link + " "))
            if link
            else _OF_BODY.fullmatch(text, draft.trigger.end, one.start)
        )
        if held and not _OTHER_CLAUSE.search(link):
            draft.widen(one.start, two.end)
            return (one, two)
    return ()


def is_gathering_itself(reader: FrameReader, draft: Draft, found: Phrase) -> bool:
    """'The APEC forum comes before the WTO meeting': the body's own gathering is no guest of another's."""
    last = found.actors[-1]
    body = last.type == "party" and not reader.cues.organisations.isdisjoint(last.parties) and not last.people
    return body and _OWN_GATHERING.match(draft.clause.text, last.end, draft.trigger.start) is not None


def is_called_after(reader: FrameReader, draft: Draft, found: Phrase) -> bool:
    """'The Lima talks', 'the Singapore round of the talks': the city is where they are; of a summit it is the host."""
    city = found.actors[-1]
    if "summit" in draft.trigger.low:
        return False
    listed = reader.cues.datelines.get(city.text.upper())  # of the states that are cities
    is_city = city.alias_kind in ("capital", "seat") or (listed is not None and (listed[1],) == city.parties)
    seat = len(found.actors) == 1 and is_city and not city.people
    return seat and _CALLED_AFTER.fullmatch(draft.clause.text, city.end, draft.trigger.start) is not None


def hosted_well(draft: Draft) -> bool:
    """Whether somebody is praised for hosting it, who takes part; of who praises it is not said that he does."""
    text, at = draft.clause.text, min(draft.start, draft.trigger.start)
    well = _HOSTED_WELL.search(text, max(0, at - _PRAISE), at)
    if well is None:
        return False
    hosts = [m for m in draft.clause.mentions if well.start("host") <= m.start and m.end <= well.end("host")]
    draft.add(tuple(hosts) if len(hosts) == 1 else ())
    return True

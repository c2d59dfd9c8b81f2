"""Deeds that take an encounter: officials of two sides agree, sign, or take a matter up, on a day or at a place."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import Draft, is_official
from tasks.logic.noun_phrases import phrase_from
from tasks.logic.sentence_view import Phrase
from tasks.logic.subjects import subject_before

IMPLYING = frozenset({"agree", "concluded", "counterpart", "sign"})  # the frames read here
THERE = "+there"  # of a rule: its place and its day stand right behind the deed
BOTH = "+both"  # of a rule: it counts only with a day or a place
_PASSIVE_BY = re.compile(r"\s+(?:[^,;:.]{0,60}?\s)?(?:by|between)\s+(?:the\s+)?")
_WITH = re.compile(r"\bwith\s+")
_AT = re.compile(r"\b(?:in|at)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_WHERE = re.compile(r",?\s+where\b")
_NOT_YET = re.compile(
    r"(?:\b(?:will|would|could|may|might|should|to|not|never|if|unless|until|be|is|are)|n['’]t)\s+(?:have\s+)?\Z"
)
_IS_TO = re.compile(
    r"\b(?:will|(?:is|are)\s+(?:(?:due|set|expected|scheduled|slated|planning|likely|ready)\s+)?to|plans?\s+to|due\s+to|set\s+to|expected\s+to|scheduled\s+to)\s+"
    r"(?:formally\s+|finally\s+|jointly\s+|also\s+)?\Z"
)
_DEAL = re.compile(r"\b(?:agreement|deal|compromise|accord|truce|settlement|understanding|terms)\Z")
_PERSONS = re.compile(
    r"\b(?:leaders|presidents|premiers|ministers|delegations|negotiators|envoys|diplomats|officials|men)\Z"
)
_MEMBERS = re.compile(r"\b(?:leaders|ministers|ambassadors|envoys|presidents|heads|chiefs|governors|members)\Z")
_MEMBERS_OF = re.compile(r"(?:[a-z]+\s+){0,2}(?:leaders|presidents|premiers|ministers|heads|chiefs)\s+of\b")
_WITH_HIS = re.compile(r"\swith\s+(?P<his>(?:his|her|their|its)\s+(?:[\w.-]+\s+){0,3}\Z)")
_WENT_TO = re.compile(
    r"\b(?:fl[eyi]\w*|travel\w*|went|go|goes|going|gone|arriv\w+|head(?:s|ed|ing)?|dr[io]ve\w*|came|come)\s+(?:to|in|for|into)\s+(?:the\s+)?[^,;:]{1,40}\Z|"
    r"\b(?:visit|tour)(?:s|ed|ing)?\s+(?:the\s+)?[^,;:]{1,40}\Z"
)
_APART_FROM = re.compile(
    r"\b(?:along|together|disagree\w*|sid(?:e|ed|es|ing)|line|contrast\w*|compar\w+|letters?|messages?|statement|article|barbs|"
    r"angry|anger\w*|solidarity|unlike|relationship|relations|friendship|rapport|broke|breaking|familiar|do)\s\Z"
)
_ACCORD = re.compile(
    r"\b(?:accord|agreement|deal|pact|treaty|memorandum|mou|declaration|protocol|truce|ceasefire|road\s?map|charter|framework|document)\b"
    r"(?:[^,;:.]{0,40}\b(?:was|were|been)\s+(?:\w+ly\s+)?|,\s+)\Z",
    re.I,
)
_LOOKED_ON = re.compile(
    r"[^.;:“”\"]{0,150}?\b(?:in\s+the\s+presence\s+of|witnessed\s+by|watched\s+by|under\s+the\s+(?:gaze|eyes?|auspices)\s+of|before)\s+"
)
_APPOSED = re.compile(r",?\s+(?:[a-z]+\s+)?")
_IN_OR_ON = re.compile(r",?\s+(?:in|at|on)\s+(?:early\s+|late\s+|the\s+)?")
_CAME_ONLY = re.compile(
    r"\b(?:came|happened|occurred|took\s+place|arrived|followed)\s+(?:only\s+|at\s+last\s+|finally\s+)?(?:on|in|at)\s[^;:“”\"]{3,60},\s+where\s+(?:the\s+)?"
    r"(?:[a-z]+\s+){0,3}\Z"
)
# 'reached in Lima by', 'struck on the eve of the summit between'
_BY_BOTH = re.compile(r"\s+(?:[^,;:.“”\"]{0,60}?\s)?(?:by|between)\s+(?:the\s+)?")
_WHAT_IS_MADE = re.compile(
    r"\b(?<!\bno\s)(?:accords?|agreements?|deals?|pacts?|treat(?:y|ies)|memorand(?:um|a)|declarations?|protocols?|truces?|cease-?fires?|"
    r"armistices?|road\s?maps?|frameworks?|compromises?|understandings?|bargains?|settlements?|arrangements?|contracts?)\b"
    r"[^,;:.“”\"]{0,30}?\s(?:(?:that|which)\s+)?(?:(?:was|were|had\s+been|has\s+been)\s+)?(?:\w+ly\s+|first\s+)?\Z|,\s+\Z",
    re.I,
)
_UNSIGNED = re.compile(
    r"\b(?:nothing|little|without\s+(?:having\s+)?(?:[\w-]+\s+){0,2}|no\s+(?:[\w-]+\s+){1,3}?)\s*(?:being\s+|been\s+|was\s+|were\s+)?\Z"
)
_OWNS = ("'s ", "’s ")
_WITH_B = re.compile(r"\s+(?:[^,;:.“”\"]{0,40}?\s)?with\s+(?:the\s+)?")
_THAT_IS_MADE = re.compile(
    r"\b(?<!\bno\s)(?:accords?|agreements?|deals?|pacts?|treaty|memorandum|protocol|truce|cease-?fire|compromise|understanding|bargain|settlement|"
    r"arrangement|contract|plan|formula)\s+(?:[^,;:.“”\"]{0,30}?\s)?(?:(?:that|which)\s+)?(?:[A-Z][\w.'’-]*\s+){0,4}\Z"
)
_BESIDE = 60  # characters
_A_NAME_GOES_ON = re.compile(r"\A\s+[A-Z]|['’]s\b")
_DID_SIGN = frozenset({"signed", "co-signed", "initialed", "initialled", "inked"})
_REACH = 120  # characters to those by whom a thing is signed or concluded
_TWO = 2


def agree(reader: FrameReader, draft: Draft) -> bool:
    """The officials A and B agree, on a day or at a place: that they met or spoke is implied."""
    if _NOT_YET.search(draft.clause.text, 0, draft.trigger.start):
        return False
    if concluded(reader, draft):
        return True  # 'the deal hammered out by A and B'
    subject = reader.subject(draft)
    if subject is None:
        return False
    there = draft.trigger.low == "agreed" and _there_and_then(draft, subject)
    if not there and not _are_officials(reader, draft, subject):
        return False
    if _are_sides(subject):
        return False  # 'a pact in which both countries agreed to help each other'
    draft.rule += THERE + BOTH if there or _came_on_a_day_at_a_place(draft, subject) else BOTH
    other = _signed_with(reader, draft, subject) if _DEAL.search(draft.trigger.low) else None
    took = take(draft, subject, other)
    if took and len(draft.parties) == 1 and _meet_as_a_body(reader, draft, subject):
        draft.rule = draft.rule.removesuffix(BOTH) + "+session"
        draft.body = draft.session = True
        return True
    return took and len(draft.parties) > 1


def _there_and_then(draft: Draft, subject: Phrase) -> bool:
    """'Peru and Chile agreed in Lima on May 3 to': states whose deed has its place and its day at once."""
    text, at = draft.clause.text, draft.trigger.end
    days = [d for d in draft.clause.dates if d.first is not None and at < d.start < at + _BESIDE and d.type == "DATE"]
    cities = [
        m for m in draft.clause.mentions
        if at < m.start < at + _BESIDE and (m.type == "place" or m.alias_kind in ("capital", "seat"))
    ]  # fmt: skip
    if not days or not cities or len({p for a in subject.actors for p in a.parties}) < _TWO:
        return False
    first, second = sorted([(days[0].start, days[0].end), (cities[0].start, cities[0].end)])
    return bool(_IN_OR_ON.fullmatch(text, at, first[0]) and _IN_OR_ON.fullmatch(text, first[1], second[0]))


def _came_on_a_day_at_a_place(draft: Draft, subject: Phrase) -> bool:
    """'The breakthrough came only on May 3 in Lima, where A and B agreed': no other meeting of the sentence."""
    text = draft.clause.text
    came = _CAME_ONLY.search(text, max(0, subject.start - 90), subject.start)
    return came is not None and any(
        came.start() < d.start and d.end <= came.end() for d in draft.clause.dates if d.first
    )


def _meet_as_a_body(reader: FrameReader, draft: Draft, subject: Phrase) -> bool:
    """'EU finance ministers agreed on Tuesday': the officials of a body, who decide where they sit together."""
    code, officials = draft.parties[0], subject.actors[0]
    plural = officials.type == "office" and _MEMBERS.search(officials.text) is not None
    return (
        code in reader.cues.organisations and plural and any(d.first == d.last for d in draft.clause.dates if d.first)
    )


def counterpart(reader: FrameReader, draft: Draft) -> bool:
    """The official A takes a matter up with his counterpart of B, on a day or at a place: they met or spoke."""
    text, trigger = draft.clause.text, draft.trigger
    link = _WITH_HIS.search(text, max(0, trigger.start - 50), trigger.start)
    if link is None or _APART_FROM.search(text, max(0, link.start() - 50), link.start() + 1):
        return False
    subject = subject_before(draft.clause, link.start() + 1, reader.heads, noun=True)
    if subject is not None and _WENT_TO.search(draft.clause.undated(subject.end, link.start())):
        return False  # 'A flew to Lima with his counterpart': both go to a third
    partner = reader.object_at(draft, link.start("his"))
    if subject is None or not any(a.people or a.type == "office" for a in subject.actors):
        return False
    draft.verb_from, draft.subject = subject.end, subject.actors
    draft.widen(subject.start, subject.end)
    draft.rule += BOTH
    named = next((m for m in draft.clause.mentions if _APPOSED.fullmatch(text, trigger.end, m.start)), None)
    if named is not None and named.people and partner is not None and named.parties == partner.actors[0].parties:
        draft.widen(named.start, named.end)
        partner = Phrase(partner.start, named.end, (named,))
    return take(draft, subject, partner) and len(draft.parties) > 1


def _signed_with(reader: FrameReader, draft: Draft, signers: Phrase) -> Phrase | None:
    """'A is to sign the accord with Premier B': the official behind 'with', where a person signs.

    A state signs with a state where the day is told on which it did, or the day and the city where it will.
    """
    match = _WITH.search(draft.clause.text, draft.trigger.end, draft.trigger.end + 90)
    persons = all(a.people for a in signers.actors)
    if match is None or not (persons or _on_a_day_in_a_city(draft) or _signed_on_a_day(draft, signers)):
        return None
    if draft.clause.text[: match.start()].rstrip().endswith(","):
        return None  # 'signed the accord, with A at home'
    found = reader.object_at(draft, match.end())
    if found is None or not all(a.people or a.type == "office" or not persons for a in found.actors):
        return None
    return found if all(a.parties for a in found.actors) else None


def _signed_on_a_day(draft: Draft, signers: Phrase) -> bool:
    """'Peru signed an agreement with Ghana on Friday', 'Peru on Friday signed': of two states, on a day."""
    if draft.trigger.low not in _DID_SIGN or _NOT_YET.search(draft.clause.text, 0, draft.trigger.start):
        return False
    if _A_NAME_GOES_ON.search(draft.clause.undated(signers.end, draft.trigger.start)):
        return False  # 'Peru National Railways signed'
    days = (d for d in draft.clause.dates if draft.verb_from <= d.start < draft.trigger.end + _REACH and d.first)
    return any(d.first == d.last and d.type == "DATE" for d in days)


def _on_a_day_in_a_city(draft: Draft) -> bool:
    """Whether a day and a city stand behind the deed."""
    at = draft.trigger.end
    cities = (m for m in draft.clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat"))
    days = (d for d in draft.clause.dates if d.first is not None and d.first == d.last)
    return any(days) and any(m.start > at and _AT.search(draft.clause.text, at, m.start) for m in cities)


def sign(reader: FrameReader, draft: Draft) -> bool:
    """Officials of A and B sign an accord, or it is signed by them, at a named place: they meet there."""
    text, trigger = draft.clause.text, draft.trigger
    present = trigger.low.startswith(("in the presence", "witnessed"))
    by = _PASSIVE_BY.match(draft.clause.undated(trigger.end, trigger.end + _REACH))  # 'signed on Feb. 14 by'
    signers = (
        reader.object_at(draft, trigger.end)
        if present
        else reader.object_at(draft, trigger.end + by.end())
        if by
        else reader.subject(draft)
    )
    if _UNSIGNED.search(text, max(0, trigger.start - 40), trigger.start):
        return False  # 'went home with nothing signed'
    other = _signed_with(reader, draft, signers) if signers is not None and not (present or by) else None
    if signers is not None and other is not None:
        signers = Phrase(signers.start, other.end, (*signers.actors, *other.actors))
    if signers is None or len({p for a in signers.actors for p in a.parties}) < 2:
        return False
    placed = any(
        _AT.search(text, 0, m.start) if present or m.start >= trigger.end else _WHERE.match(text, m.end)
        for m in draft.clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat", "name")
    )  # fmt: skip
    dated = any(d.first is not None and d.first == d.last for d in draft.clause.dates)
    officials = _are_officials(reader, draft, signers)
    ahead = _NOT_YET.search(text, 0, trigger.start) is not None
    if not officials and (
        not dated or (ahead and not (_on_a_day_in_a_city(draft) and _IS_TO.search(text, 0, trigger.start)))
    ):
        return False  # 'Poland and Latvia signed the treaty in 1997', but 'are to sign it in Riga on Monday'
    persons = (
        by is not None
        and officials
        and all(a.people for a in signers.actors)
        and _ACCORD.search(text, 0, trigger.start)
    )
    if not (officials and placed) and not persons:
        draft.rule += BOTH
    took = take(draft, signers, None)
    _witnesses(reader, draft)
    return took


def concluded(reader: FrameReader, draft: Draft) -> bool:
    """'The accord reached in Lima on May 3 by A and B', 'a truce struck between A and B': officials who made it met."""
    text, at, end = draft.clause.text, draft.trigger.start, draft.trigger.end
    if _made_with(reader, draft):
        return True
    made = _WHAT_IS_MADE.search(text, max(0, at - _BESIDE), at)
    by = _BY_BOTH.match(draft.clause.undated(end, end + _REACH)) if made else None
    told = made is not None and draft.trigger.low.endswith((" by", " between"))  # 'negotiated by'
    both = reader.object_at(draft, end + (by.end() if by else 0)) if by or told else None
    if both is None or len({p for a in both.actors for p in a.parties}) < _TWO:
        return False
    if _NOT_YET.search(text, 0, at) or _are_sides(both) or not _are_officials(reader, draft, both):
        return (
            False  # 'an accord to be reached', 'the pact concluded between Peru and Chile', 'struck by the two sides'
        )
    draft.rule += BOTH
    return take(draft, both, None)


def _made_with(reader: FrameReader, draft: Draft) -> bool:
    """'A deal that A struck with B in Lima', 'the accord A reached with B': the persons A and B met."""
    text = draft.clause.text
    link = _WITH_B.match(draft.clause.undated(draft.trigger.end, draft.trigger.end + _REACH))
    maker = subject_before(draft.clause, draft.trigger.start, reader.heads) if link else None
    if link is None or maker is None or not _THAT_IS_MADE.search(text, max(0, maker.start - _BESIDE), maker.start):
        return False
    if _NOT_YET.search(text, 0, draft.trigger.start) or not all(a.people for a in maker.actors):
        return False
    other = reader.object_at(draft, draft.trigger.end + link.end())
    if other is None or not all(a.people and a.parties for a in other.actors):
        return False
    draft.widen(maker.start, maker.end)
    draft.verb_from, draft.subject = maker.end, maker.actors
    draft.rule += BOTH
    return take(draft, maker, other) and len(draft.parties) > 1


def _are_officials(reader: FrameReader, draft: Draft, found: Phrase) -> bool:
    """Whether those of a phrase are officials or delegations: also in 'the presidents of A, B and C'."""
    first = found.actors[0]
    of_several = first.type == "office" and _MEMBERS_OF.match(first.text) is not None
    named = [
        a for a in found.actors if not draft.clause.text.startswith(_OWNS, a.end)
    ]  # not the state of 'Peru's Ann Lee'
    return of_several or (bool(named) and all(is_official(a, draft.clause, reader.heads) for a in named))


def _are_sides(found: Phrase) -> bool:
    """Whether some of a phrase are only told as 'the two sides', and not as persons."""
    return any(a.type == "collective" and not (a.people or _PERSONS.search(a.text)) for a in found.actors)


def _witnesses(reader: FrameReader, draft: Draft) -> None:
    """'Signed by A and B in the presence of C', 'before C and D': persons in office who look on take part."""
    text, end = draft.clause.text, max(draft.trigger.end, draft.end)
    link = _LOOKED_ON.match(text, draft.trigger.end, end + 160)
    found = phrase_from(draft.clause, link.end(), reader.heads, 30) if link else None
    if found is None or not all(a.people and a.parties and a.standing == "official" for a in found.actors):
        return
    draft.widen(found.start, found.end)
    draft.add(found.actors)

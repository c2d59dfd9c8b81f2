"""Journeys of an official to another party: 'will visit', 'arrived in ... for talks', 'during a visit to'."""

from __future__ import annotations

import re

from tasks.logic.frame_choice import country_before, guest_of
from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft
from tasks.logic.noun_phrases import phrase_until
from tasks.logic.sentence_view import Actor, Phrase, place_name
from tasks.logic.subjects import subject_before
from tasks.logic.visit_hosts import hosts_from, invited_by, is_elsewhere, is_for_a_summit

AT_HOME = "+at home"  # of a rule: "the pope's visit on May 10" is to the state that the text is about
_POSSESSED = re.compile(r"['’]s?\s+(?:(?!(?:and|or)\b)[\w-]+\s+){0,3}")
_BID_TO = re.compile(r"\b(?:invit|ask|urg|press|tell|told|want)\w*\b[^,;:.“”]{1,50}?\bto\s+(?:also\s+)?\Z")
_HEADS_IT = re.compile(
    r"\b(?:head(?:s|ed|ing)?|lead(?:s|ing)?|led|chief|director|members?|spokes\w+)\s+(?:of\s+)?(?:(?:the|a|an|its|their)\s+)?"
    r"(?:(?!and\s+[a-z]|(?:on|to)\b)[\w'’-]+\s+){0,10}\Z"
)
_PRIVATE = re.compile(
    r"\bfor\s+(?:\w+\s+){0,2}(?:treatment|surgery|holidays?|vacation|check-?ups?|funeral|medical|honeymoon|match|games)\b|"
    r"\b(?:medical|hospital|surgery|on\s+holiday|on\s+vacation|exile|asylum|extradit\w+|deport\w+)\b"
)
_ARRIVED = re.compile(
    r"\b(?:is|are|was|were|arrived?|arrives|arriving|landed|flew|came|stopped|remained|stayed|who\s+is)\b[^;:.]{0,60}\b(?:for|on)\s+(?:a|an|his|her|the|their)\s+(?:[\w-]+\s+){0,5}\Z"
)
_VISIT_TO = re.compile(r"\b(?:visit|trip|tour)\s+to\b")
_MEMBERS = re.compile(r"\bmembers?\b")
_PURPOSE = re.compile(
    r"\b(?:for|on|to\s+attend|to\s+hold|to\s+meet|visit|talks|summit|to\s+discuss|to\s+take\s+part)\b"
)
_FROM_TO = re.compile(
    r"\s+(?:the\s+)?(?:[A-Z][\w'’.-]*\s+){1,4}\s*(?:(?:on|early|late|directly|straight)\s+){0,2}\s*to\s+"
)
_AUXILIARIES = re.compile(
    r"(?:,\s+(?:the|a|an|his|her|its|their)\s+[^,;:]{3,60}(?=,))?,?\s+(?:(?:who|will|would|is|are|was|were|has|had|also|already|to|due|expected|scheduled|set|then|now|last|once|just|recently|himself|herself)\s+){0,5}"
)
_DAY_BEHIND = re.compile(
    r",?\s+(?:(?:on|early|late|for|until|from|since|earlier|later|in)\s+){0,2}(?:the\s+)?(?:week\s+of\s+|days\s+(?:before|after)\s+)?"
)
_DAY_AHEAD = re.compile(r",?\s+(?:(?:when|while)\s+)?")  # 'on May 3, when Minister A was in Lima'
_IN_PERSON = re.compile(r"\A\s+(?:himself|herself|in\s+person|again|twice)\b")
_DURING = re.compile(r",?\s+(?:during|on|at\s+the\s+(?:end|start)\s+of)\s+")
_BEFORE_TITLE = re.compile(r"\s+(?:with\s+)?(?:the\s+|his\s+|her\s+)?")
_MONTH = 31
_ERRAND = re.compile(
    r",?\s*(?:(?:on|in|early|late)\s+)?\s*to\s+(?:brief|persuade|convince|press|win\s+over|sound\s+out|consult|confront|lobby|talk\s+to|speak\s+to|"
    r"plead\s+with|negotiate\s+with|reassure|thank|take\s+the\s+measure\s+of|confer\s+with|see|meet)\s+"
)
_TITLED = re.compile(r"(?:(?:the|its|their|exiled?|leader|movement['’]s|group['’]s|[a-z]+)\s+){0,5}")
_BY = re.compile(r"\s+(?:[a-z]+\s+)?(?:by|of)\s+")
_BY_BEHIND = re.compile(
    r"\s+to\s+(?:(?!(?:by|and|said)\b)[\w'’.-]+\s+){1,5}?by\s+(?:(?:the|an?)\s+)?(?=[A-Z])"
)  # 'a visit to Japan by B'
# 'a trip to Japan that B was to have made'
_THAT_HE_MAKES = re.compile(
    r"\s+to\s+(?:[\w'’.-]+\s+){1,4}?(?:that|which)\s+(?=(?:the\s+)?[A-Z](?:[\w.'’-]+\s+){1,8}?(?:\w+ed\s+to\s+)?(?:have\s+)?(?:make|made|makes|pay|paid|pays|cut|plan\w*|end\w*|cancel\w+)\b)"
)
# 'a trip that A was to make to Japan': the traveller, then the verb with the destination behind it
_THAT_ARE_MADE = re.compile(r",?\s+(?:(?:that|which)\s+(?=\w)|(?=(?:the\s+)?[A-Z]))")
_MADE_TO = re.compile(r"[^,;:.“”]{0,30}?\b(?:make|made|making|makes|pay|paid|pays|undertake)\s+to\s+")
_TO = re.compile(r"\s+(?:[a-z]+\s+){0,2}?(?:to|in)\s+")
_NOUN_TO = re.compile(r"\s+(?:(?:here|of|by)\s+)?(?:[a-z]+\s+){0,3}?(?:to|of|through|across|around)\s+")
# 'left Hanoi on Monday for', 'arrived late Tuesday in': what may stand between the verb and its destination
_LEFT_FOR = re.compile(
    r"\s+(?:here\s+)?(?:[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,2}\s+)?(?:(?:on|early|late|later|here|[a-z]+ly)\s+){0,3}\s*for\s+"
)
_ARRIVED_IN = re.compile(r"\s+(?:(?:here|on|early|late|back|[a-z]+ly)\s+){0,3}\s*(?:in|at)\s+")
_ENVOY_TO = re.compile(
    r"\s+(?:(?!(?:letters?|messages?|notes?|condolences|aid|troops|greetings|regards|invitations?|signals?|reports?|telegram|from)\b)"
    r"[\w'’.-]+\s+){0,5}?(?i:envoys?|emissar\w+|delegations?|representatives?|ministers?|negotiators?|mediators?|diplomats?|officials?|"
    r"secretary|deputy|team\s+of\s+\w+|mission)\b(?!\s+(?:report|letter))(?:(?!\bto\b)[^.;:“”]){0,110}?\bto\s+(?=(?:the\s+)?[A-Z])"
)
_VERBAL = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|before|after|on|upon|when|while|since|by|not|also|now|currently|still|from|of|for|start|keep)\s+"
    r"|['’]s\s+|,\s+|\A\W*)\Z",
    re.I,
)
_INVITED_TO = re.compile(
    r"\s+(?:from\s+[^,;:.]{3,60}?\s+)?to\s+(?:(?:visit|come\s+to|travel\s+to|go\s+to|pay\s+a\s+visit\s+to)\s+)?"
)
_JOINT_CONFERENCE = re.compile(
    r"\bjoint\s+(?:press|news|media)\s+(?:conference|briefing|appearance)\s+(?:[\w]+\s+){0,3}?with\s+", re.I
)
_AND = re.compile(r"\s+and\s+(?:(?:the|his|her|a)\s+)?")
KNOWN_VISIT = "+known"  # mark of a rule: a visit whose host another sentence names
_SLATED = re.compile(
    r",?\s+(?:which\s+(?:is|was)\s+)?(?:slated|scheduled|set|planned|due)\s+(?:for|to\s+(?:begin|start|take\s+place))\b|"
    r"\s+(?:is|was|will|would)\s+(?:to\s+)?(?:be\s+)?(?:slated|scheduled|set|planned|due|begin|start|take\s+place|last)\b|\s+(?:from|on)\s"
)
_LET = re.compile(
    r"\b(?:let|lets|letting|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|enabl(?:e|es|ed|ing))\s+(?:[\w.'’-]+\s+){1,4}?(?:to\s+)?\Z"
)
_TO_A_PERSON = re.compile(r"\b(?:visit|call|message|letter|proposal|draft|offer)\s+to\Z")  # 'delivered a letter to'
_STOP = re.compile(r"(?:(?:transit|refuell?ing)\s+)?stop(?:over)?s?")  # 'a stopover in Lima'
_STOP_IN = re.compile(r"\s+(?:on\s+\w+day\s+)?in\s+")
_JOURNEY = re.compile(r"(?:visit|trip|tour)s?\Z")
_OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}")
_OWNED_BY = re.compile(r"\s+(?:[a-z-]+\s+){0,3}")
_HERE = re.compile(r"\s*here\b")
# 'is going to urge Japan' is the future of 'urge': a destination has a name, or a determiner or adjective before it
_DESTINATION = re.compile(
    r"\W*(?:[A-Z]|(?:the|a|an|this|that|his|her|its|their|our|both|all|each|either|another|two|three|four|several|"
    r"neighbou?ring|nearby|[a-z]+-[a-z]+|[a-z]+ern)\b)"
)


def on_a_day(reader: FrameReader, draft: Draft) -> bool:
    """'left Hanoi on Monday for Seoul', 'arrived late Tuesday in Seoul': the destination stands behind the day."""
    behind = draft.clause.undated(draft.trigger.end, draft.trigger.end + 90)
    match = (_LEFT_FOR if draft.frame == "leave_for" else _ARRIVED_IN).match(behind)
    if match is None:
        return False
    draft.frame = "travel"
    return _journey(reader, draft, draft.trigger.end + match.end())


def visit(reader: FrameReader, draft: Draft) -> bool:
    """An official goes to other countries: they are the hosts; or to another official."""
    to_persons = draft.trigger.cue.lemma == "visit" or _TO_A_PERSON.search(draft.trigger.low)
    if to_persons and (host := _official_at(draft, draft.trigger.end)) is not None:
        subject = reader.subject(draft)
        if subject is not None and any(a.people and a.parties and a.parties != host.parties for a in subject.actors):
            draft.frame = "with_object"
            draft.partners = (host,)
            return take(draft, subject, Phrase(host.start, host.end, (host,)))
    return _journey(reader, draft, draft.trigger.end)


def _official_at(draft: Draft, at: int) -> Actor | None:
    """'Visited the sultan', 'visited President B at his ranch': the person in office named right behind the verb."""
    host = next((m for m in draft.clause.mentions if m.start >= at), None)
    if host is None or not _BEFORE_TITLE.fullmatch(draft.clause.text, at, host.start):
        return None
    alone = not draft.clause.text.startswith(("'s ", "’s "), host.end)
    official = host.type in ("person", "office") and host.people and len(host.parties) == 1
    return host if alone and official and host.standing == "official" else None


def from_to(reader: FrameReader, draft: Draft) -> bool:
    """'flew from Lima to Quito': the destination stands behind the place left."""
    match = _FROM_TO.match(draft.clause.undated(draft.trigger.end, draft.trigger.end + 90))
    if match is None:
        return False
    draft.frame = "travel"
    return _journey(reader, draft, draft.trigger.end + match.end())


def stay(reader: FrameReader, draft: Draft) -> bool:
    """'A was in Lima on Thursday', 'will be in Lima for talks': an official abroad on a day, or for a purpose."""
    draft.frame = "travel"
    subject = reader.subject(draft)
    if subject is None or not any(a.people and a.standing not in SILENT_STANDINGS for a in subject.actors):
        return False
    if not _AUXILIARIES.fullmatch(draft.clause.text, subject.end, draft.trigger.start):
        return False
    if not _journey(reader, draft, draft.trigger.end) or draft.host_place is None:
        return False
    if draft.host_place.alias_kind not in ("capital", "seat", "name"):
        return False  # 'was in Geneva': for a session of some body
    behind = draft.clause.text[draft.end : draft.end + 60]
    text = draft.clause.text
    dated = any(
        d.first and (
            _DAY_BEHIND.fullmatch(text, draft.end, max(draft.end, d.start))
            or _DAY_AHEAD.fullmatch(text, d.end, max(d.end, subject.start))
        )
        for d in draft.clause.dates
    )  # fmt: skip
    return dated or reader.cues.errand.match(behind) is not None


# 'Is going to raise prices', 'will continue to buy gas from C'
_ALSO_OF_DEEDS = frozenset(
    {
        "going to",
        "continue to",
        "continues to",
        "continued to",
        "continuing to",
        "proceed to",
        "proceeded to",
        "proceeds to",
        "proceeding to",
        "return to",
        "moved to",
        "went on to",
        "goes on to",
        "go on to",
        "going on to",
    }
)


def _journey(reader: FrameReader, draft: Draft, at: int) -> bool:
    """A journey whose destinations are named from a character on."""
    subject = reader.subject(draft)
    text = draft.clause.text
    low = draft.trigger.low
    if low.split()[0].endswith("ing") and not _VERBAL.search(
        text, max(0, draft.trigger.start - 24), draft.trigger.start
    ):
        return False  # 'money from A arriving in B'
    if low in _ALSO_OF_DEEDS and not _DESTINATION.match(text, at):
        return False
    if subject is None or not (
        any(
            (a.people or a.type in ("office", "collective")) and a.standing not in SILENT_STANDINGS
            for a in subject.actors
        )
        or reader.cues.delegation.search(text, max(0, subject.start - 40), draft.trigger.start)
    ):
        return False
    let = _LET.search(text, max(0, draft.trigger.start - 60), draft.trigger.start)
    if let and not any(m.start >= let.start() and (m.people or m.parties) for m in subject.actors):
        return False  # 'wants A to let inspectors return to B'
    if draft.frame in ("travel", "travel_for") and _PRIVATE.search(text, draft.trigger.end, draft.trigger.end + 120):
        return False
    purposeless = draft.frame == "travel_for" and not _PURPOSE.search(text, draft.trigger.end, draft.trigger.end + 80)
    if purposeless and not any(a.people and a.type in ("person", "pronoun") for a in subject.actors):
        return False
    draft.add(subject.actors)
    if draft.trigger.low.endswith(" here") or _HERE.match(text, at):
        if is_for_a_summit(draft, at):
            return False
        told = _VISIT_TO.search(text, at, at + 80) is not None  # 'for a three-day visit to Fiji': read there
        if draft.people and not told and invited_by(reader, draft):
            return True
        draft.rule += "+here"
        return bool(draft.people)
    hosts_from(reader, draft, at)
    if draft.hosts and is_for_a_summit(draft, draft.end):
        return False
    if draft.hosts and is_elsewhere(reader, draft):
        return False
    if purposeless and not _on_its_day(draft):
        return False
    _to_somebody(draft)
    bodies = set(draft.parties) <= reader.cues.organisations and draft.parties and not draft.people
    if bodies and draft.hosts and _MEMBERS.search(text, subject.start, draft.trigger.start):
        draft.frame, draft.body, draft.session = "convene", True, True  # its members gather there: a session
        draft.hosts.clear()
        return True
    return bool(draft.parties and draft.hosts) or draft.rule.endswith("+region")


def _to_somebody(draft: Draft) -> None:
    """'Flew to Tunis to sound out the exile B': B, who is no official of the country, is visited there."""
    text = draft.clause.text
    link = _ERRAND.match(draft.clause.undated(draft.end, draft.end + 80))
    if link is None or draft.host_place is None:
        return
    at = draft.end + link.end()
    visited = next((m for m in draft.clause.mentions if m.start >= at and m.people), None)
    if visited is None or visited.standing != "official" or not _TITLED.fullmatch(text, at, visited.start):
        return
    theirs = set(visited.parties)
    if len(theirs) == 1 and theirs.isdisjoint(draft.hosts) and theirs.isdisjoint(draft.parties):
        draft.host_places = {visited.parties[0]: place_name(draft.host_place) or draft.host_place.text}
        draft.hosts = list(visited.parties)
        draft.people.extend(visited.people)
        draft.widen(visited.start, visited.end)


def _on_its_day(draft: Draft) -> bool:
    """'Came to Lima himself in May 2002': a day or month right behind the capital says that it is a journey."""
    there = draft.host_place
    if there is None or there.alias_kind not in ("capital", "seat"):
        return False
    return any(
        d.first is not None and d.last is not None and (d.last - d.first).days <= _MONTH
        and _DAY_BEHIND.fullmatch(_IN_PERSON.sub("", draft.clause.text[there.end : max(there.end, d.start)]))
        for d in draft.clause.dates
    )  # fmt: skip


def taken(reader: FrameReader, draft: Draft) -> bool:
    """'The tour will take him to B': the pronoun within the cue travels."""
    inside = [m for m in draft.clause.mentions if draft.trigger.start < m.start < draft.trigger.end and m.people]
    draft.frame = "visit"
    draft.add(tuple(inside[:1]))
    hosts_from(reader, draft, draft.trigger.end)
    return bool(draft.parties and draft.hosts)


def send(reader: FrameReader, draft: Draft) -> bool:
    """A sends an envoy to B: the envoy visits B; of one whom it names, the name."""
    text, at = draft.clause.text, draft.trigger.end
    if _BID_TO.search(text, 0, draft.trigger.start):
        return False  # 'invited the two to send envoys': they would be the senders
    match = _ENVOY_TO.match(text, at, at + 200)
    subject = reader.subject(draft) if match else None
    if match is None or subject is None:
        return False
    draft.frame = "visit"
    draft.parties.extend(dict.fromkeys(p for a in subject.actors for p in a.parties))
    envoys = [m for m in draft.clause.mentions if match.start() < m.start and m.end <= match.end() and m.people]
    draft.add(tuple(m for m in envoys if set(m.parties) & set(draft.parties)))
    hosts_from(reader, draft, match.end())
    return bool(draft.parties and draft.hosts)


def guest(reader: FrameReader, draft: Draft) -> bool:
    """'A won over the visiting B', 'visiting B said at a joint press conference with A': B is on a visit to A.

    Where the sentence names no host it is the country of the dateline.
    """
    visitor = guest_of(draft.clause, draft.trigger)
    if visitor is None:
        return False
    text = draft.clause.text
    draft.frame = "visit"
    draft.add((visitor,))
    draft.widen(visitor.start, visitor.end)
    start, end = draft.start, draft.end
    beside = _JOINT_CONFERENCE.search(text)
    joined = next((m for m in draft.clause.mentions if _AND.fullmatch(text, m.end, draft.trigger.start)), None)
    host: Phrase | None
    if beside:
        host = reader.object_at(draft, beside.end())
    elif joined is not None:  # 'A and the visiting B agreed'
        host = phrase_until(draft.clause, joined.end, reader.heads)
    else:
        host = subject_before(draft.clause, draft.start, reader.heads)
    draft.start, draft.end = start, end
    hosts = [a for a in (host.actors if host is not None else ()) if a.standing not in SILENT_STANDINGS]
    states = [p for a in hosts for p in a.parties if p in reader.cues.capitals and p not in draft.parties]
    draft.rule += "+guest"
    if states and host is not None:
        draft.widen(host.start, host.end)
        draft.hosts = states[:1]
        for actor in hosts:
            draft.people.extend(n for n in actor.people if actor.parties == (states[0],) and n not in draft.people)
        return True
    draft.rule += "+here"
    return bool(draft.people)


def accepted(reader: FrameReader, draft: Draft, guest: Phrase) -> bool:
    """A accepts an invitation to (visit) B."""
    match = _INVITED_TO.match(draft.clause.text, draft.trigger.end)
    if match is None or not any(a.people or a.type == "office" for a in guest.actors):
        return False
    draft.frame = "visit"
    draft.add(guest.actors)
    hosts_from(reader, draft, match.end())
    return bool(draft.parties and draft.hosts)


def visit_noun(reader: FrameReader, draft: Draft) -> bool:
    """A's visit to B; during a visit to B, A said; A's B visit."""
    text = draft.clause.text
    if draft.trigger.low == "mission" and _HEADS_IT.search(text, 0, draft.trigger.start):
        return False  # 'the former premier heading the OSCE mission to Albania': who sits there
    named = country_before(draft.clause, draft.trigger)
    if named is not None and named.parties[0] in reader.cues.capitals and _JOURNEY.search(draft.trigger.low):
        return _compound_visit(reader, draft, named)
    by = _BY.match(text, draft.trigger.end)
    visitor = reader.object_at(draft, by.end()) if by else None
    if visitor is None or not any(a.people or a.type == "office" for a in visitor.actors):
        by, visitor = (
            None,
            reader.owner(draft) or reader.clause_subject(draft),
        )  # 'a visit of three days', 'a tour of Asia'
    agent = _BY_BEHIND.match(text, draft.trigger.end) if by is None else None
    agent = agent or (_THAT_HE_MAKES.match(text, draft.trigger.end) if by is None else None)
    if agent is None and by is None and (made := _THAT_ARE_MADE.match(text, draft.trigger.end)):
        traveller = reader.object_at(draft, made.end())
        agent = made if traveller is not None and _MADE_TO.match(text, traveller.end) else None
    visitor = (reader.object_at(draft, agent.end()) if agent else None) or visitor
    if visitor is None:
        return False
    draft.add(visitor.actors)
    if not draft.parties or not (draft.people or any(a.type == "office" for a in visitor.actors)):
        return False
    to = _TO.match(text, visitor.end) if by else _NOUN_TO.match(text, draft.trigger.end)
    if to is None and not by and _STOP.fullmatch(draft.trigger.low):
        to = _STOP_IN.match(text, draft.trigger.end)
    if to is None and not by and draft.trigger.end < visitor.start:
        to = _MADE_TO.match(text, visitor.end)
    if by and not to and (host := _put_off_by(reader, draft)):
        draft.hosts = [host]
        return True
    if to:
        hosts_from(reader, draft, to.end())
        return bool(draft.hosts) or draft.rule.endswith("+region")
    if draft.people and invited_by(reader, draft):
        return True
    if _HERE.match(text, draft.trigger.end):
        draft.rule += "+here"
    elif not by and _ARRIVED.search(text[: draft.trigger.start]):
        draft.rule += "+there"
    elif (there := _during_it(draft, visitor)) is not None:
        draft.hosts, draft.host_place = list(there.parties[:1]), there
        return True
    elif not by and draft.people and _SLATED.match(text, draft.trigger.end):
        draft.rule += KNOWN_VISIT
        return True
    elif visitor.end <= draft.trigger.start and _POSSESSED.fullmatch(text, visitor.end, draft.trigger.start):
        draft.rule += AT_HOME
    return draft.rule.endswith(("+here", "+there", AT_HOME)) and bool(draft.people)


def _during_it(draft: Draft, visitor: Phrase) -> Actor | None:
    """'Said in Lima during her visit': the capital of another state right before the visit."""
    return next(
        (
            m for m in draft.clause.mentions
            if m.alias_kind in ("capital", "seat") or m.type == "place"
            if len(m.parties) == 1 and m.parties[0] not in draft.parties and draft.people
            and _DURING.fullmatch(draft.clause.text, m.end, visitor.start)
        ),
        None,
    )  # fmt: skip


def _put_off_by(reader: FrameReader, draft: Draft) -> str | None:
    """'A has postponed a visit by the envoy B', 'welcomed a visit by': the state that disposes of it is the host."""
    start, end, verb_from, subject = draft.start, draft.end, draft.verb_from, draft.subject
    found = reader.clause_subject(draft)
    link = draft.clause.text[found.end : draft.trigger.start] if found is not None else ""
    states = [p for a in found.actors for p in a.parties if p in reader.cues.capitals] if found is not None else []
    if len(states) == 1 and states[0] not in draft.parties and reader.cues.light.search(link + " "):
        return states[0]
    draft.start, draft.end, draft.verb_from, draft.subject = start, end, verb_from, subject
    return None


def _compound_visit(reader: FrameReader, draft: Draft, host: Actor) -> bool:
    """'The premier ends his China visit': the country before the noun is the host."""
    text = draft.clause.text
    before = [m for m in draft.clause.actors() if m.end <= host.start]
    owned = before and _OWNS.fullmatch(text, before[-1].end, host.start)
    by_pronoun = before and before[-1].type == "pronoun" and _OWNED_BY.fullmatch(text, before[-1].end, host.start)
    if before and (owned or by_pronoun):
        visitors = before[-1:]
    else:
        subject = subject_before(draft.clause, host.start, reader.heads, noun=True)
        visitors = list(subject.actors) if subject is not None else []
    visitors = [a for a in visitors if a.standing not in SILENT_STANDINGS and (a.people or a.type == "office")]
    if not visitors:
        return False
    draft.widen(visitors[0].start, draft.trigger.end)
    draft.add(tuple(visitors))
    draft.hosts = [p for p in host.parties if p not in draft.parties]
    draft.host_place = host
    return bool(draft.parties and draft.hosts)

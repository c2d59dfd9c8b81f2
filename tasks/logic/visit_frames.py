"""Verbs of journey of an official to another party: 'will visit', 'arrived in ... for talks', 'was in'."""

from __future__ import annotations

import re
from itertools import islice

from tasks.logic.frame_choice import guest_of
from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft
from tasks.logic.noun_phrases import phrase_from, phrase_until
from tasks.logic.reading_words import Construction
from tasks.logic.relative_partners import visited
from tasks.logic.sentence_view import Actor, Phrase, place_name
from tasks.logic.subjects import subject_before
from tasks.logic.visit_hosts import hosts_from, invited_by, is_elsewhere, is_for_a_summit

_BID_TO = Construction(r"\b{bids}\b[^,;:.“”]{1,50}?\bto\s+(?:also\s+)?\Z")
_BIDDEN = Construction(
    r"\b{suggests}\b[^;:.“”\"]{0,70}?(?<!with )(?<!from )"
    r"\b(?:to|that\s+(?:[\w.'’-]+\s+){0,2}[\w.'’-]+)\s+(?:also\s+|then\s+)?\Z"
)
_PRIVATE = Construction(r"\bfor\s+(?:\w+\s+){0,2}{private_errand}\b|\b{no_visit}\b")
_VISIT_TO = re.compile(r"\b(?:visit|trip|tour)\s+to\b")
_MEMBERS = re.compile(r"\bmembers?\b")
_PURPOSE = re.compile(
    r"\b(?:for|on|to\s+attend|to\s+hold|to\s+meet|visit|talks|summit|to\s+discuss|to\s+take\s+part)\b"
)
_FROM_TO = re.compile(
    r"\s+(?:the\s+)?(?:[A-Z][\w'’.-]*\s+){1,4}\s*(?:(?:on|early|late|directly|straight)\s+){0,2}\s*to\s+"
)
_AUXILIARIES = re.compile(
    r"(?:,\s+(?:the|a|an|his|her|its|their|[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+)?['’]s?)\s+[^,;:]{3,60}(?=,))?,?\s+(?:(?:who|will|would|is|are|was|were|has|had|also|already|to|due|expected|scheduled|set|then|now|last|once|just|recently|himself|herself)\s+){0,5}"
)
_DAY_BEHIND = re.compile(
    r",?\s+(?:(?:on|early|late|for|until|from|since|earlier|later|in|again|also|briefly)\s+){0,2}(?:the\s+)?(?:week\s+of\s+|days\s+(?:before|after)\s+|"
    r"(?:first|second|latter|early|last)\s+(?:half|part|days|weeks|third)\s+of\s+|(?:beginning|middle|end|start)\s+of\s+)?"
)
# 'On May 3, when Minister A was in Lima', 'on May 3, the day the war began, Minister A was'
_DAY_AHEAD = re.compile(
    r",?\s+(?:(?:when|while)\s+)?(?:the\s+(?:very\s+)?(?:day|night|morning|evening|week|month)\s+[^,;:]{3,90},\s+)?(?:(?:the|an?)\s+)?"
)

_AND_BE = re.compile(
    r",\s+(?:and|but)\s+(?:(?:has|had|also|then|later|already|since|will|would|is|was|to|due)\s+){0,3}\Z"
)
ASKED = "+asked"  # of a rule: a journey that somebody asks to be let make
_REQUEST_BY = Construction(r"\b{request_to_come}\s+(?:by|from|of)\s+(?:an?\s+|the\s+)?")
_TO_GO = re.compile(r"(?:\s+[a-z]+){0,3}?\s+(?:to|for\s+permission\s+to|to\s+be\s+allowed\s+to)\s+")
AT_HOME = "+at home"  # of a rule: "the pope's visit on May 10" is to the state that the text is about
_WILL = re.compile(r"\b(?:will|would|is\s+(?:also\s+)?(?:to|due\s+to))\s+(?:(?:also|then)\s+)?\Z")
_ON_DAY = re.compile(r"\s+(?:(?:on|in|early|late)\s+){0,2}")
_OFTEN = 3  # mentions of a party that a text is told to be about
_IN_PERSON = re.compile(r"\A\s+(?:himself|herself|in\s+person|again|twice)\b")
_BEFORE_TITLE = re.compile(r"\s+(?:with\s+)?(?:the\s+|his\s+|her\s+)?")
_MONTH = 31
_ERRAND = Construction(r",?\s*(?:(?:on|in|early|late)\s+)?\s*to\s+{errand_to_host}\s+")
_TITLED = re.compile(r"(?:(?:the|its|their|exiled?|leader|movement['’]s|group['’]s|[a-z]+)\s+){0,5}")
# 'left Hanoi on Monday for', 'arrived late Tuesday in': what may stand between the verb and its destination
_LEFT_FOR = Construction(
    r"\s+(?:here\s+)?(?:[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,2}\s+)?(?:(?:on|early|late|later|here|at\s+once|straight\s+away|"
    r"right\s+away|again|then|alone|in\s+(?:a\s+hurry|haste)|by\s+{vehicle}|[a-z]+ly)\s+){0,3}\s*for\s+"
)
_ARRIVED_IN = Construction(r"\s+(?:(?:here|on|early|late|back|again|by\s+{vehicle}|[a-z]+ly)\s+){0,3}\s*(?:in|at)\s+")
_FLEW_TO = re.compile(r"\s+(?:(?:on|early|late|back|over|straight|home|[a-z]+ly)\s+){0,3}\s*to\s+")
_ENVOY_TO = Construction(
    r"\s+(?:(?!(?:{no_envoy}|from)\b)"
    r"[\w'’.-]+\s+){0,5}?(?i:{envoy}|team\s+of\s+\w+|mission)\b(?!\s+(?:report|letter))(?:(?!\bto\b)[^.;:“”]){0,110}?\bto\s+(?=(?:the\s+)?[A-Z])"
)
_VERBAL = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|before|after|on|upon|when|while|since|by|not|also|now|currently|still|from|of|for|start|keep)\s+"
    r"|['’]s\s+|,\s+|\A\W*)\Z",
    re.I,
)
_NO_JOURNEY = Construction(r"\b{no_journey}\s+(?:for|of|against)\s+\Z")
_INVITED_TO = re.compile(
    r"\s+(?:from\s+[^,;:.]{3,60}?\s+)?to\s+(?:(?:visit|come\s+to|travel\s+to|go\s+to|pay\s+a\s+visit\s+to)\s+)?"
)
_JOINT_CONFERENCE = re.compile(
    r"\bjoint\s+(?:press|news|media)\s+(?:conference|briefing|appearance)\s+(?:[\w]+\s+){0,3}?with\s+", re.I
)
_TEAM = (" team", " teams", " mission", " inspectors", " delegation")
_OF = re.compile(
    r"(?:\s+(?:team|group|delegation|mission|panel|party|commission))?\s+of\s+(?:(?!(?:the|its|his)\b)[a-z-]+\s+){0,2}"
)
_AND = re.compile(r"\s+and\s+(?:(?:the|his|her|a)\s+)?")
_LET = Construction(r"\b{letting_in}\s+(?:[\w.'’-]+\s+){1,4}?(?:to\s+)?\Z")
_TO_A_PERSON = Construction(r"\b{to_a_person}\s+to\Z")  # 'delivered a letter to'
HERE = re.compile(r"\s*here\b")
# 'is going to urge Japan' is the future of 'urge': a destination has a name, or a determiner or adjective before it
_DESTINATION = re.compile(
    r"\W*(?:[A-Z]|(?:the|a|an|this|that|his|her|its|their|our|both|all|each|either|another|two|three|four|several|"
    r"neighbou?ring|nearby|[a-z]+-[a-z]+|[a-z]+ern)\b)"
)


def on_a_day(reader: FrameReader, draft: Draft) -> bool:
    """'Left Lima on Monday for Suva', 'arrived late Tuesday in Suva', 'flew on Monday to Suva': behind the day."""
    behind = draft.clause.undated(draft.trigger.end, draft.trigger.end + 90)
    flew = draft.trigger.low.startswith(("fl", "travel", "jet")) and not draft.trigger.low.endswith("in")
    words = draft.clause.words
    shape = words[_LEFT_FOR] if draft.frame == "leave_for" else _FLEW_TO if flew else words[_ARRIVED_IN]
    match = shape.match(behind)
    if match is None:
        return False
    draft.frame = "travel"
    return _journey(reader, draft, draft.trigger.end + match.end())


def visit(reader: FrameReader, draft: Draft) -> bool:
    """An official goes to other countries: they are the hosts; or to another official."""
    to_persons = draft.trigger.cue.lemma == "visit" or draft.clause.words[_TO_A_PERSON].search(draft.trigger.low)
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
    official = host.type in ("person", "office", "pronoun") and len(host.people) == 1 and len(host.parties) == 1
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
    if subject is None or not (
        any(a.people and a.standing not in SILENT_STANDINGS for a in subject.actors)
        or is_delegation(reader, draft, subject)
    ):
        return False
    joined = _AND_BE.search(draft.clause.text, subject.end, draft.trigger.start) is not None
    if not joined and not _AUXILIARIES.fullmatch(draft.clause.text, subject.end, draft.trigger.start):
        return False
    if not _journey(reader, draft, draft.trigger.end) or draft.host_place is None:
        return False
    if draft.trigger.low.endswith(" at") and not _is_seat(reader, draft):
        return False
    if draft.host_place.alias_kind not in ("capital", "seat", "name") and not _is_told_of(reader, draft):
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
    return (
        dated or reader.cues.errand.match(behind) is not None or _WILL.search(text, 0, draft.trigger.start) is not None
    )


def stay_of(reader: FrameReader, draft: Draft, at: int) -> bool:
    """'A spent the weekend in Lima': a named official in the country that begins at a character."""
    draft.frame = "travel"
    subject = reader.subject(draft)
    named = subject is not None and any(a.people and a.standing not in SILENT_STANDINGS for a in subject.actors)
    return named and _journey(reader, draft, at)


def _is_seat(reader: FrameReader, draft: Draft) -> bool:
    """'Was at the White House': where a state is governed, and no venue of a body."""
    there = draft.host_place
    return there is not None and there.alias_kind in ("seat", "institution") and draft.hosts[0] in reader.cues.capitals


def _is_told_of(reader: FrameReader, draft: Draft) -> bool:
    """Whether the text speaks of the host of a town that is no capital as of somebody who acts: 'was in Gaza'.

    Of where somebody will be it needs to do so but once, if no body of states sits there.
    """
    told = (m for c in reader.clauses for m in c.mentions if m.type != "place" and set(m.parties) & set(draft.hosts))
    ahead = _WILL.search(draft.clause.text, 0, draft.trigger.start) is not None
    no_venue = draft.host_place is not None and draft.host_place.text not in reader.cues.venues
    enough = 1 if ahead and no_venue else _OFTEN
    return len(list(islice(told, enough))) == enough


# 'Is going to raise prices', 'will continue to buy gas from C'
_ALSO_OF_DEEDS = re.compile(
    r"(?:going|continu(?:e|es|ed|ing)|proceed(?:s|ed|ing)?|return|moved|(?:went|goes|go|going) on) to"
)


def _journey(reader: FrameReader, draft: Draft, at: int) -> bool:
    """A journey whose destinations are named from a character on."""
    subject = _who_asked(reader, draft) or _whose_team(draft, reader.subject(draft))
    text = draft.clause.text
    low = draft.trigger.low
    near = max(0, draft.trigger.start - 24), draft.trigger.start
    if low.split()[0].endswith("ing") and (
        not _VERBAL.search(text, *near) or draft.clause.words[_NO_JOURNEY].search(text, *near)
    ):
        return False  # 'money from A arriving in B', 'terms for going to B'
    if _ALSO_OF_DEEDS.fullmatch(low) and not _DESTINATION.match(text, at):
        return False
    if subject is None or not (
        any(
            (a.people or a.type in ("office", "collective")) and a.standing not in SILENT_STANDINGS
            for a in subject.actors
        )
        or is_delegation(reader, draft, subject)
    ):
        return False
    let = draft.clause.words[_LET].search(text, max(0, draft.trigger.start - 60), draft.trigger.start)
    if let and not any(m.start >= let.start() and (m.people or m.parties) for m in subject.actors):
        return False  # 'wants A to let inspectors return to B'
    if draft.frame in ("travel", "travel_for") and draft.clause.words[_PRIVATE].search(
        text, draft.trigger.end, draft.trigger.end + 120
    ):
        return False
    purposeless = draft.frame == "travel_for" and not _PURPOSE.search(text, draft.trigger.end, draft.trigger.end + 80)
    if purposeless and not any(a.people and a.type in ("person", "pronoun") for a in subject.actors):
        return False
    draft.add(subject.actors)
    if draft.trigger.low.endswith(" here") or HERE.match(text, at):
        if is_for_a_summit(draft, at):
            return False
        told = _VISIT_TO.search(text, at, at + 80) is not None  # 'for a three-day visit to Fiji': read there
        if draft.people and not told and invited_by(reader, draft):
            return True
        draft.rule += "+here"
        return bool(draft.people)
    if low.endswith(" there"):
        draft.rule += "+there"
        return bool(draft.people) and any(d.first is not None for d in draft.clause.dates)
    if not visited(draft, subject):
        hosts_from(reader, draft, at)
    bidden = low == "visit" and draft.clause.words[_BID_TO].search(text, 0, draft.trigger.start)
    if (low == "visited" or bidden) and not draft.hosts and _who_visited(draft, at):
        draft.rule += AT_HOME  # 'who visited on 2 and 3 May', 'has been asked to visit in June'
        return bool(draft.people)
    if draft.hosts and is_for_a_summit(draft, draft.end):
        return False
    if draft.hosts and is_elsewhere(reader, draft):
        return False
    if purposeless and not (_on_its_day(draft) or _is_bidden(draft)):
        return False
    _to_somebody(draft)
    bodies = set(draft.parties) <= reader.cues.organisations and draft.parties and not draft.people
    if bodies and draft.hosts and _MEMBERS.search(text, subject.start, draft.trigger.start):
        draft.frame, draft.body, draft.session = "convene", True, True  # its members gather there: a session
        draft.hosts.clear()
        return True
    return bool(draft.parties and draft.hosts) or draft.rule.endswith("+region")


def _who_visited(draft: Draft, at: int) -> bool:
    """Whether the day stands right behind the verb: whom it was to the text tells."""
    days = (d for d in draft.clause.dates if d.first is not None and d.start >= at)
    return any(_ON_DAY.fullmatch(draft.clause.text, at, d.start) for d in days)


def _to_somebody(draft: Draft) -> None:
    """'Flew to Tunis to sound out the exile B': B, who is no official of the country, is visited there."""
    text = draft.clause.text
    link = draft.clause.words[_ERRAND].match(draft.clause.undated(draft.end, draft.end + 80))
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


def _is_bidden(draft: Draft) -> bool:
    """'Asked A to come to Lima', 'proposed that he come to Lima': to the capital of another state, as a guest."""
    there, at = draft.host_place, draft.trigger.start
    capital = there is not None and there.alias_kind in ("capital", "seat")
    return capital and draft.clause.words[_BIDDEN].search(draft.clause.text, max(0, at - 110), at) is not None


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
    if draft.clause.words[_BID_TO].search(text, 0, draft.trigger.start):
        return False  # 'invited the two to send envoys': they would be the senders
    match = draft.clause.words[_ENVOY_TO].match(text, at, at + 200)
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


def _who_asked(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'A request by the envoy A to visit Fiji', 'an application from a team to come to Lima': who would go."""
    text, at = draft.clause.text, draft.trigger.start
    link = draft.clause.words[_REQUEST_BY].search(text, max(0, at - 120), at)
    asked = phrase_from(draft.clause, link.end(), reader.heads, 30) if link else None
    if asked is None or not _TO_GO.fullmatch(text, asked.end, at):
        return None
    draft.widen(asked.start, asked.end)
    draft.subject, draft.verb_from = asked.actors, asked.end
    draft.rule += ASKED
    return asked


def _whose_team(draft: Draft, subject: Phrase | None) -> Phrase | None:
    """'A Peruvian team of experts visited': the experts are Peru's."""
    if subject is None or any(a.parties or a.people for a in subject.actors):
        return subject
    team = next(
        (m for m in draft.clause.mentions if m.parties and _OF.fullmatch(draft.clause.text, m.end, subject.start)), None
    )
    if team is None:
        return subject
    draft.widen(team.start, subject.end)
    return Phrase(team.start, subject.end, (team._replace(type="office"),))


def is_delegation(reader: FrameReader, draft: Draft, visitor: Phrase) -> bool:
    """'A Fijian delegation is on a visit to B', 'a visit by a Fijian team': who travels for a party without a name."""
    text, start, end = draft.clause.text, max(0, visitor.start - 40), draft.trigger.start
    body = visitor.actors[0]
    if body.type == "party" and set(body.parties) & reader.cues.organisations and body.text.endswith(_TEAM):
        return True  # 'an IAEA team visited'
    if end < visitor.end:
        start, end = visitor.start, text.find(" ", visitor.end + 1)
    return reader.cues.delegation.search(text, start, max(visitor.end, end)) is not None

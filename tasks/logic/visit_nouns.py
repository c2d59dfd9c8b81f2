"""Nouns of journey: 'A's visit to B', 'during a visit to', 'a trip that B was to have made', 'his China visit'."""

from __future__ import annotations

import re

from tasks.logic.frame_choice import country_before
from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Phrase
from tasks.logic.subjects import subject_before
from tasks.logic.visit_frames import AT_HOME, HERE, is_delegation
from tasks.logic.visit_hosts import hosts_from, invited_by

_POSSESSED = re.compile(r"['’]s?\s+(?:(?!(?:and|or)\b)[\w-]+\s+){0,3}")
_HEADS_IT = re.compile(
    r"\b(?:head(?:s|ed|ing)?|lead(?:s|ing)?|led|chief|director|members?|spokes\w+)\s+(?:of\s+)?(?:(?:the|a|an|its|their)\s+)?"
    r"(?:(?!and\s+[a-z]|(?:on|to)\b)[\w'’-]+\s+){0,10}\Z"
)
# 'at the Swiss mission to the European Union'
_HOUSED = re.compile(r"\b(?:at|in|from|inside|outside)\s+(?:the|its|his|her|their)\s+(?:[\w.'’-]+\s+){0,3}\Z")
_ARRIVED = re.compile(
    r"\b(?:is|are|was|were|arrived?|arrives|arriving|landed|flew|came|stopped|remained|stayed|who\s+is)\b[^;:.]{0,60}\b(?:for|on)\s+(?:a|an|his|her|the|their)\s+(?:[\w-]+\s+){0,5}\Z"
)
_LEFT = re.compile(
    r"\b(?:left|leaves|leaving|departed(?:\s+from)?|(?:flew|flies|flying|"
    r"jetted)\s+out\s+of)\s+(?:the\s+)?\Z"
)
_AFTER_IT = Construction(
    r"[^.;:“”\"]{0,60}?(?:,?\s+(?:after|following|at\s+the\s+(?:end|close|conclusion)\s+of|on\s+completion\s+of)|,\s+(?:{winding_up}|having\s+(?:ended|completed|concluded)))\s+(?:an?|his|her|the|their)\s+(?:[\w-]+\s+){0,4}"
)
_LEFT_HERE = Construction(r"\b(?:left|departed)\s+(?:from\s+)?here\b" + _AFTER_IT.pattern + r"\Z")
_DURING = re.compile(r",?\s+(?:during|on|at\s+the\s+(?:end|start)\s+of)\s+")
_BY = re.compile(r"\s+(?:[a-z]+\s+)?(?:by|of)\s+(?:an?\s+(?:[\w-]+\s+){0,2}?(?=[A-Z]))?")
_BY_BEHIND = re.compile(
    r"\s+to\s+(?:(?!(?:by|and|said|is|was|were|are|be|been|has|had|have|will|would)\b)[\w'’.-]+\s+){1,5}?by\s+(?:(?=the\s+(?:latter|former)\b)|(?:(?:the|an?|his|her|its)\s+)?(?:[a-z-]+\s+){0,3}(?=[A-Z]))"
)  # 'a visit to Japan by B', 'by the latter'
# 'a trip to Japan that B was to have made'
_THAT_HE_MAKES = re.compile(
    r"\s+to\s+(?:[\w'’.-]+\s+){1,4}?(?:that|which)\s+(?=(?:the\s+)?[A-Z](?:[\w.'’-]+\s+){1,8}?(?:\w+ed\s+to\s+)?(?:have\s+)?(?:make|made|makes|pay|paid|pays|cut|plan\w*|end\w*|cancel\w+)\b)"
)
# 'a trip that A was to make to Japan': the traveller, then the verb with the destination behind it
_THAT_ARE_MADE = re.compile(r",?\s+(?:(?:that|which)\s+(?=\w)|(?=(?:the\s+)?[A-Z]))")
_MADE_TO = re.compile(r"[^,;:.“”]{0,30}?\b(?:make|made|making|makes|pay|paid|pays|undertake)\s+to\s+")
_TO = re.compile(r"\s+(?:[a-z]+\s+){0,2}?(?:to|in)\s+")
_NOUN_TO = re.compile(
    r"\s+(?:(?:here|of|by)\s+)?(?:(?:abroad|overseas|as\s+[a-z ]{4,20}?),\s+|(?:[a-z]+\s+){0,3}?)"
    r"(?:to|of|through|across|around)\s+"
)
KNOWN_VISIT = "+known"  # mark of a rule: a visit whose host another sentence names

THAT_VISIT = "+that visit"  # mark of a rule: the visit of which the text has told last
_THE_VISIT = re.compile(r"\W*(?:(?:And|But|Yet)\s+)?(?:The|This|That)\s+(?:[a-z][\w-]*\s+){0,2}")
_ITS_TIME = re.compile(
    r"(?:\s+(?:to|in)\s+[A-Z]\w+)?,?\s+(?:(?:which|that)\s+)?(?:(?:is|was|were|will|would|to|be|being|had|has|been|due|set|scheduled|planned|expected|slated|originally|now|"
    r"tentatively|likely|begins?|began|starts?|started|opens?|opened|runs?|ran|lasts?|lasted|ends?|ended|takes?|took|place|came|comes|happen(?:s|ed)?|held|made)\s+)*"
    r"(?:(?:on|in|at|from|for|between|during|of|early|late|mid|since|until|through)\s+){0,3}(?:the\s+)?"
)
_SLATED = re.compile(
    r",?\s+(?:which\s+(?:is|was)\s+)?(?:slated|scheduled|set|planned|due)\s+(?:for|to\s+(?:begin|start|take\s+place))\b|"
    r"\s+(?:is|was|will|would)\s+(?:to\s+)?(?:be\s+)?(?:slated|scheduled|set|planned|due|begin|start|take\s+place|last)\b|\s+(?:from|on)\s"
)
# 'chose Peru for his first', 'has made Peru the'
_CHOSEN = Construction(
    r"\b{choosing}\s+(?P<there>(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})\s+"
    r"(?:(?:for|as|to\s+be)\s+)?(?:(?:his|her|their|its|the)\s+)?(?:{goal_of_journey}\s+(?:of|for)\s+(?:his|her|their|the)\s+)?"
    r"(?:(?:own|first|second|third|next|last|final|very|only|maiden|inaugural|foreign|overseas|official|state|bilateral|presidential|[a-z]+-day)\s+){0,4}\Z"
)
_ON_A_VISIT = Construction(
    r"\b(?:{in_its_course}|on|during)\s+(?:an?|his|her)\s+(?:(?!(?:of|to|for)\b)[\w-]+\s+){0,3}\Z"
)
_CLOSED = re.compile(r"\s*(?:[,.;]|--|–|—|\Z|\s(?:that|and|said)\b)")
_DAY_BEHIND = re.compile(
    r",?\s+(?:(?:on|in|early|late|for|from|starting|beginning|set\s+for|scheduled\s+for|due\s+in)\s+){0,2}"
)
_STOP = re.compile(r"(?:(?:transit|refuell?ing)\s+)?stop(?:over)?s?")  # 'a stopover in Lima'
_DAYS_IN, _AT_ONCE = re.compile(r"(?:day|days|hours|weekend|week|night|evening|afternoon|stay) in"), re.compile(r"\s+")
_STOP_IN = re.compile(r"\s+(?:on\s+\w+day\s+)?in\s+")
_JOURNEY = re.compile(r"(?:visit|trip|tour)s?\Z")
_OWNS = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,3}")
_OWNED_BY = re.compile(r"\s+(?:[a-z-]+\s+){0,3}")


def visit_noun(reader: FrameReader, draft: Draft) -> bool:
    """A's visit to B; during a visit to B, A said; A's B visit."""
    text = draft.clause.text
    head = text[: draft.trigger.start]
    if draft.trigger.low == "mission":
        housed = text.startswith(" to ", draft.trigger.end) and _HOUSED.search(head)
        if housed or _HEADS_IT.search(head):
            return False  # 'the former premier heading the OSCE mission to Albania': who sits there
    if (chosen := draft.clause.words[_CHOSEN].search(head)) is not None:
        return _chosen_visit(reader, draft, chosen)
    if _THE_VISIT.fullmatch(head) and _has_its_time(draft):
        draft.rule += THAT_VISIT
        return True
    named = country_before(draft.clause, draft.trigger)
    if named is not None and named.parties[0] in reader.cues.capitals and _JOURNEY.search(draft.trigger.low):
        return _compound_visit(reader, draft, named)
    by = _BY.match(text, draft.trigger.end)
    visitor = reader.object_at(draft, by.end()) if by else None
    titled = visitor is not None and any(a.people or a.type == "office" for a in visitor.actors)
    titled = titled or (visitor is not None and _is_of_the_people(draft, visitor))
    if visitor is None or not (titled or is_delegation(reader, draft, visitor)):
        # 'a visit of three days', 'a tour of Asia'
        by, visitor = None, reader.owner(draft) or reader.clause_subject(draft)
    agent = _BY_BEHIND.match(text, draft.trigger.end) if by is None else None
    agent = agent or (_THAT_HE_MAKES.match(text, draft.trigger.end) if by is None else None)
    if agent is None and by is None and (made := _THAT_ARE_MADE.match(text, draft.trigger.end)):
        traveller = reader.object_at(draft, made.end())
        agent = made if traveller is not None and _MADE_TO.match(text, traveller.end) else None
    visitor = (reader.object_at(draft, agent.end()) if agent else None) or visitor
    if visitor is None:
        return False
    draft.add(visitor.actors)
    sent = draft.people or any(a.type == "office" for a in visitor.actors) or _is_of_the_people(draft, visitor)
    if not draft.parties or not (sent or is_delegation(reader, draft, visitor)):
        return False
    to = _TO.match(text, visitor.end) if by else _NOUN_TO.match(text, draft.trigger.end)
    if to is None and not by and _STOP.fullmatch(draft.trigger.low):
        to = _STOP_IN.match(text, draft.trigger.end)
    if to is None and not by and _DAYS_IN.fullmatch(draft.trigger.low) and _is_owned(draft, visitor):
        to = _AT_ONCE.match(text, draft.trigger.end)
    if to is None and not by and draft.trigger.end < visitor.start:
        to = _MADE_TO.match(text, visitor.end)
    if by and not to and (host := _put_off_by(reader, draft)):
        draft.hosts = [host]
        return True
    if to:
        hosts_from(reader, draft, to.end())
        if draft.hosts or draft.rule.endswith("+region") or not (by and _on_day(draft, visitor)):
            return bool(draft.hosts) or draft.rule.endswith("+region")
    if draft.people and invited_by(reader, draft):
        return True
    if HERE.match(text, draft.trigger.end):
        draft.rule += "+here"
    elif (left := _left_from(draft)) is not None:
        if left.people or not left.parties or set(left.parties) & set(draft.parties):
            return False
        draft.hosts, draft.host_place = list(left.parties[:1]), left
        return bool(draft.people)
    elif draft.clause.words[_LEFT_HERE].search(text, 0, draft.trigger.start):
        draft.rule += "+here"
    elif not by and _ARRIVED.search(text[: draft.trigger.start]):
        draft.rule += "+there"
    elif (there := _during_it(draft, visitor)) is not None:
        draft.hosts, draft.host_place = list(there.parties[:1]), there
        return True
    elif not by and draft.people and _SLATED.match(text, draft.trigger.end):
        draft.rule += KNOWN_VISIT
        return True
    elif _on_day(draft, visitor) if by else _ending_it(draft) or _is_owned(draft, visitor):
        draft.rule += AT_HOME
    return draft.rule.endswith(("+here", "+there", AT_HOME)) and bool(draft.people)


def _is_of_the_people(draft: Draft, visitor: Phrase) -> bool:
    """'A visit by the Fijians to Lima': their envoys, as a report shortens it."""
    people = all(a.alias_kind == "people" for a in visitor.actors)
    return people and draft.clause.text.endswith("by the ", 0, visitor.actors[0].start)


def _has_its_time(draft: Draft) -> bool:
    """'The visit, from May 3 to 5, will', 'the trip is scheduled for May': a time that is the journey's own."""
    days = (d for d in draft.clause.dates if d.first is not None and d.type == "DATE" and d.start >= draft.trigger.end)
    return any(_ITS_TIME.fullmatch(draft.clause.text, draft.trigger.end, d.start) for d in days)


def _chosen_visit(reader: FrameReader, draft: Draft, chosen: re.Match[str]) -> bool:
    """'A chose Peru for his first trip abroad', 'made Peru the first stop of his tour': A goes to Peru."""
    subject = subject_before(draft.clause, chosen.start(), reader.heads)
    if subject is None or not any(a.people and a.standing not in SILENT_STANDINGS for a in subject.actors):
        return False
    draft.verb_from = subject.end
    draft.widen(subject.start, draft.trigger.end)
    draft.add(subject.actors)
    draft.rule += "+chosen"
    hosts_from(reader, draft, chosen.start("there"))
    return bool(draft.hosts)


def _is_owned(draft: Draft, visitor: Phrase) -> bool:
    """'The premier's planned visit'."""
    at = draft.trigger.start
    return visitor.end <= at and _POSSESSED.fullmatch(draft.clause.text, visitor.end, at) is not None


def _left_from(draft: Draft) -> Actor | None:
    """'A left Peru on Monday after a three-day visit', 'flew out of Lima at the end of his trip': where A left from."""
    text, at = draft.clause.text, draft.trigger.start
    for mention in draft.clause.mentions:
        left = mention.end <= at and _LEFT.search(text, max(0, mention.start - 30), mention.start)
        if left and draft.clause.words[_AFTER_IT].fullmatch(text, mention.end, at):
            return mention
    return None


def _ending_it(draft: Draft) -> bool:
    """'A, ending a two-day visit, said': of no place but that from which the text is."""
    text, at = draft.clause.text, draft.trigger.start
    return (
        draft.clause.words[_ON_A_VISIT].search(text, max(0, at - 60), at) is not None
        and _CLOSED.match(text, draft.trigger.end) is not None
    )


def _on_day(draft: Draft, visitor: Phrase) -> bool:
    """'The planned visit of A in May': a time right behind the visitor."""
    days = (d for d in draft.clause.dates if d.first is not None and d.start >= visitor.end)
    return any(_DAY_BEHIND.fullmatch(draft.clause.text, visitor.end, d.start) for d in days)


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

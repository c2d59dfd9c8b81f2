"""Rows of meeting_reports and of unresolved, from the folded mentions of a document."""

from __future__ import annotations

import json
import re
from typing import Any

from tasks.logic.identity import report_id
from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_groups import Folded, Told, overlapping
from tasks.logic.meeting_status import Publication
from tasks.logic.meeting_times import When
from tasks.logic.quotation import whole_marks

Row = dict[str, Any]
# Marks of rules that lend parties.
_INFERRED = ("+host", "+pair", "+topic", "+body", "+round", "+speakers", "+home", "series:")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_BESIDE = 30  # characters from a meeting's words to its weekday
_SMALL_GROUP = 7  # members of a group of states that a text may list
TITLED_PARTIES = 4  # so many are named in a title


def report_row(group: Folded, document: Row, day: Publication, names: dict[str, str], cues: MeetingCues) -> Row | None:
    """One meeting of a document; None without the anchor of a time, a place or a named person.

    Gatherings (summits without an office), and groups of a few states that are named one by one, are no parties beside
    those who take part.
    """
    named = [p for p in group.parties if p not in cues.gatherings and not _is_named_by_members(p, group.parties, cues)]
    parties, people, moment = named or list(group.parties), list(group.people), group.when
    where, country = group.place
    if not parties or not (moment.start or where or people or (day.latest is None and _on_a_weekday(group))):
        return None
    text = document["text"]
    told = overlapping([s for m in group.members for s in m.spans] + group.extra_spans)
    spans = [whole_marks(text, *span) for span in told]
    status = group.status
    if status in ("held", "ongoing") and moment.first and day.latest and moment.first > day.latest:
        status = "scheduled"
    if status == "held" and _stays_on(group, moment, day):
        status = "ongoing"
    return {
        "report_id": report_id(document["document_id"], spans, parties, people, moment.start),
        "document_id": document["document_id"],
        "document": document["document"],
        "parties": parties,
        "people": people,
        "start_date": moment.start,
        "end_date": moment.end,
        "place": where,
        "country": country,
        "format": group.format,
        "status": status,
        "duration_minutes": group.duration,
        "issues": [],
        "title": title_of(group, parties, names),
        "evidence": [{"char_start": a, "char_end": b, "text": text[a:b]} for a, b in spans],
        "rule": group.members[0].draft.rule,
        "origins": json.dumps(_origins(group, moment), sort_keys=True),
    }


def _is_named_by_members(code: str, parties: tuple[str, ...], cues: MeetingCues) -> bool:
    """Whether a party is a small group whose members are named, all but one at most: 'the Quartet (A, B, C and D)'."""
    members = cues.bodies.get(code, frozenset())
    return 1 < len(members) <= _SMALL_GROUP and len(members - set(parties)) <= 1


def _stays_on(group: Folded, moment: When, day: Publication) -> bool:
    """Whether it is a visit whose counted days are not over: 'arrived on Monday for a five-day visit', on Tuesday."""
    if not (moment.first and moment.last and day.latest) or not moment.first <= day.latest < moment.last:
        return False
    return any(m.visit and m.spread and m.when is moment for m in group.members)


def _on_a_weekday(group: Folded) -> bool:
    """Whether a meeting is told on a weekday: a time, though one that no calendar has."""
    return any(
        _WEEKDAY.search(d.text) and abs(d.start - m.draft.trigger.end) <= _BESIDE
        for m in group.members for d in m.draft.clause.dates if d.first is None
    )  # fmt: skip


def _origins(group: Folded, moment: When) -> dict[str, str]:
    """Where each value comes from: the text itself, the vocabulary, or an inference from another sentence."""
    rules = group.members[0].draft.rule
    told = any(m.when is moment and not m.from_lead for m in group.members)
    slots = {
        "parties": "inferred" if any(mark in rules for mark in _INFERRED) else "lexicon",
        "status": "lexicon",
        "people": "source" if group.people else "",
        "start_date": ("source" if told else "inferred") if moment.start else "",
        "place": "source" if group.place[0] else "",
        "duration_minutes": "source" if group.duration else "",
    }
    return {slot: origin for slot, origin in slots.items() if origin}


def title_of(group: Folded, parties: list[str], names: dict[str, str]) -> str:
    """'United States–Russia meeting in Geneva'."""
    place = group.place[0]
    named = "–".join(names.get(p, p) for p in parties[:TITLED_PARTIES])
    more = " and others" if len(parties) > TITLED_PARTIES else ""
    return f"{named}{more} {_noun(group)}" + (f" in {place}" if place else "")


def _noun(group: Folded) -> str:
    """The noun by which a title calls the meeting."""
    if group.format == "phone":
        return "phone call"
    if group.format == "video":
        return "video call"
    if all(m.visit for m in group.members):
        return "visit"
    if any("summit" in m.draft.trigger.low for m in group.members):
        return "summit"
    return "meeting" if group.people else "talks"


def lost_row(told: Told, document: Row) -> Row:
    """A trigger that names too few parties, for the list of what to teach next."""
    start, end = told.spans[0]
    unknown = ", ".join(a.text for a in told.draft.unknown)
    note = f"{told.draft.rule}; parties {', '.join(told.parties) or 'none'}"
    return {
        "document_id": document["document_id"],
        "document": document["document"],
        "kind": "unknown_actor" if unknown else "meeting_without_parties",
        "char_start": start,
        "char_end": end,
        "text": document["text"][start:end],
        "note": f"{note}; unknown {unknown}" if unknown else note,
    }

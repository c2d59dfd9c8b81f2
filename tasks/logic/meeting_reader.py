"""Reads the meetings of one document: triggers, participants, slots, status, folding, and the rows of the result."""

from __future__ import annotations

import json
import re
from typing import Any

from tasks.logic.identity import report_id
from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_folding import Folded, Told, fold, overlapping
from tasks.logic.meeting_slots import NEVER, When, duration_minutes, is_here, meeting_format, place, when
from tasks.logic.meeting_status import DENIED, Publication, is_relative, settled, status_of
from tasks.logic.participants import Participants
from tasks.logic.sentence_view import Actor, Clause

LONGEST_PASSAGE = 400
_DATELINE = re.compile(
    r"\A\s*([A-Z][A-Z'’. -]{2,30}(?:,\s[A-Z][a-z]+)?),?\s.{0,40}?(?:\((?:Xinhua|AFP|AP|Reuters|TASS|dpa)\)|--|–|—)"
)
_SPOKEN = re.compile(r"\b(?:said|says|told|stressed|noted|added|expressed|reiterated|remarked)\b")
_NOUNS = {
    "phone": "phone call", "video": "video call", "visit": "visit", "talks": "talks", "meeting": "meeting",
    "summit": "summit",
}  # fmt: skip


class MeetingReader:
    """Reads the meetings of one document."""

    def __init__(
        self, row: dict[str, Any], clauses: list[Clause], candidates: set[int], cues: MeetingCues, names: dict[str, str]
    ) -> None:
        self.row, self.clauses, self.candidates, self.cues, self.names = row, clauses, candidates, cues, names
        self.participants = Participants(cues)
        self.day = Publication(row.get("published_earliest"), row.get("published_latest"))
        self.dateline = self._dateline()

    def _dateline(self) -> Actor | None:
        """The place of the dateline: the first place of a sentence that opens with capitals and an agency's mark."""
        for clause in self.clauses[:4]:
            if match := _DATELINE.match(clause.text[:120]):
                return next((m for m in clause.mentions if m.start < match.end(1) and m.parties), None)
        for clause in self.clauses[:4]:
            for mention in clause.mentions:
                if (
                    mention.type == "place"
                    and mention.parties
                    and re.search(r"\b(?:in|capital,?)\s+\Z", clause.text[: mention.start])
                ):
                    return mention
        return None

    def read(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        told: list[Told] = []
        for clause in self.clauses:
            if clause.number in self.candidates:
                told.extend(self._sentence(clause))
        groups, lost = fold(told)
        reports = [r for g in groups if (r := self._report(g)) is not None]
        return reports, [self._lost(t) for t in lost]

    def _sentence(self, clause: Clause) -> list[Told]:
        triggers = self.cues.triggers(clause.text)
        triggers.extend(self.participants.listed(clause, triggers))
        drafts = [d for t in triggers if (d := self.participants.draft(clause, t)) is not None]
        drafts.extend(second for d in list(drafts) if (second := self.participants.gapped(d)) is not None)
        starts = [d.trigger.start for d in drafts]
        out = []
        for draft in drafts:
            told = self._told(draft, [s for s in starts if s != draft.trigger.start])
            if told is not None:
                out.append(told)
        return out

    def _told(self, draft: Draft, others: list[int]) -> Told | None:
        moment = when(draft, others, self.day.earliest)
        where = place(draft, others)
        if where is None and is_here(draft):
            where = self.dateline
        if draft.rule.endswith(("+here", "+there")) and where is not None:
            draft.hosts = [p for p in where.parties if p not in draft.parties]
        if (
            draft.frame in ("visit_noun", "visit", "travel", "travel_for")
            and not draft.hosts
            and not draft.rule.endswith("+region")
        ):
            return None
        self._received_at(draft, where)
        from_lead = False
        if not moment.start and self._opens_report(draft):
            moment, from_lead = self._lead_date(draft), True
        moment = settled(draft, moment, self.cues, self.day)
        status = status_of(draft, self.cues, moment.first, moment.last, self.day)
        if status == DENIED:
            return None
        minutes, span = duration_minutes(draft)
        spans = [self._span(draft, moment, where, span)]
        if from_lead and moment.at is not None:
            lead = self._lead()
            if lead is not None and lead is not draft.clause:
                spans.append((lead.offset, lead.offset + min(len(lead.text), moment.at[1])))
        if draft.host_places and draft.hosts and draft.host_place is None:
            where = next((m for m in draft.clause.mentions if m.name == draft.host_places.get(draft.hosts[0])), where)
        host = self._visited(draft) if where is None else None
        city = (
            where is not None
            and not (where.type == "party" and where.alias_kind == "name")
            and where.text not in self.names.values()
        )
        return Told(
            draft, tuple(draft.parties), moment, where.name if where else self.names.get(host) if host else None,
            where.parties[0] if where and where.parties else host, city,
            meeting_format(draft, where is not None), status, not is_relative(draft), minutes, spans, from_lead,
        )  # fmt: skip

    def _visited(self, draft: Draft) -> str | None:
        """'told visiting Envoy B': the place is the country of the other party."""
        visiting = {
            p for m in draft.clause.mentions if draft.start <= m.start < draft.end + 1 for p in m.parties
            if re.search(r"\bvisiting\s+\Z", draft.clause.text[: m.start]) or m.text.lower().startswith("visiting ")
        }  # fmt: skip
        home = [p for p in draft.parties if p not in visiting]
        if visiting and len(home) == 1 and len(home[0]) == 3:
            return home[0]
        return None

    def _received_at(self, draft: Draft, where: Actor | None) -> None:
        """'Sherman will hold talks at the Vatican': an official's talks in another state's capital are with that state."""
        if (
            len(draft.parties) != 1
            or not draft.people
            or draft.unknown
            or where is None
            or draft.anaphoric
            or draft.body
        ):
            return
        capital = where.alias_kind in ("capital", "seat", "name") and draft.frame in ("event_plural", "event")
        if capital and draft.trigger.low in ("talks", "meetings", "consultations", "discussions") and where.parties:
            draft.rule += "+host"
            draft.parties.extend(p for p in where.parties[:1] if p not in draft.parties)

    def _lead(self) -> Clause | None:
        return next((c for c in self.clauses if c.kind == "body"), None)

    def _opens_report(self, draft: Draft) -> bool:
        """Whether the sentence tells what was said at the meeting, near the head of the document."""
        if draft.clause.index > 4 or not draft.people:
            return False
        if draft.frame in ("told", "told_in"):
            return True
        before = draft.clause.text[: draft.trigger.start]
        return bool(
            _SPOKEN.search(before[-60:])
            and re.search(r"\b(?:when|during|in|at|after|following)\s+(?:[\w'’-]+\s+){0,4}\Z", before)
        )

    def _lead_date(self, draft: Draft) -> When:
        """The day on which the same person spoke in the lead: agencies date the meeting there."""
        lead = self._lead()
        if lead is None or lead is draft.clause:
            return NEVER
        speakers = {n for m in lead.mentions[:3] for n in m.people}
        days = [d for d in lead.dates if d.first is not None and d.first == d.last and d.type in ("DATE", "TIME")]
        if not days or not speakers & set(draft.people):
            return NEVER
        day = days[0]
        return When(day.edtf, day.edtf, day.first, day.last, 200, (day.start, day.end))

    def _span(self, draft: Draft, moment: When, where: Actor | None, length: tuple[int, int] | None) -> tuple[int, int]:
        """The passage: trigger and participants, with time and place where they stand close by."""
        text = draft.clause.text
        start, end = min(draft.start, draft.trigger.start), max(draft.end, draft.trigger.end)
        for span in (moment.at, (where.start, where.end) if where in draft.clause.mentions and where else None, length):
            if span is not None and -60 < span[0] - end < 60 and span[1] > end:
                end = span[1]
            if span is not None and 0 < start - span[0] < 40:
                start = span[0]
        end = min(end, start + LONGEST_PASSAGE, len(text))
        return draft.clause.offset + start, draft.clause.offset + end

    def _report(self, group: Folded) -> dict[str, Any] | None:
        parties, people, moment = list(group.parties), list(group.people), group.when
        where, country = group.place
        if not parties or not (moment.start or where or people):
            return None
        spans = overlapping([s for m in group.members for s in m.spans] + group.extra_spans)
        text = self.row["text"]
        evidence = [{"char_start": a, "char_end": b, "text": text[a:b]} for a, b in spans]
        status = group.status
        if status in ("held", "ongoing") and moment.first and self.day.latest and moment.first > self.day.latest:
            status = "scheduled"
        origins = {
            "parties": "lexicon", "people": "source" if people else None,
            "start_date": ("inferred" if any(m.from_lead and m.when is moment for m in group.members) else "source") if moment.start else None,
            "place": "source" if where else None, "status": "lexicon", "duration_minutes": "source" if group.duration else None,
        }  # fmt: skip
        return {
            "report_id": report_id(self.row["document_id"], spans, parties, people, moment.start),
            "document_id": self.row["document_id"], "document": self.row["document"], "parties": parties, "people": people,
            "start_date": moment.start, "end_date": moment.end, "place": where, "country": country, "format": group.format,
            "status": status, "duration_minutes": group.duration, "issues": [], "title": self._title(group, parties, where),
            "evidence": evidence, "rule": group.members[0].draft.rule,
            "origins": json.dumps({k: v for k, v in origins.items() if v}, sort_keys=True),
            "confidence": _confidence(group, moment, where),
        }  # fmt: skip

    def _title(self, group: Folded, parties: list[str], where: str | None) -> str:
        named = "–".join(self.names.get(p, p) for p in parties[:4]) + (" and others" if len(parties) > 4 else "")
        kinds = _noun(group)
        return f"{named} {kinds}" + (f" in {where}" if where else "")

    def _lost(self, told: Told) -> dict[str, Any]:
        start, end = told.spans[0]
        unknown = ", ".join(a.text for a in told.draft.unknown)
        return {
            "document_id": self.row["document_id"], "document": self.row["document"],
            "kind": "unknown_actor" if unknown else "meeting_without_parties", "char_start": start, "char_end": end,
            "text": self.row["text"][start:end],
            "note": f"{told.draft.rule}; parties {', '.join(told.parties) or 'none'}" + (f"; unknown {unknown}" if unknown else ""),
        }  # fmt: skip


def _noun(group: Folded) -> str:
    """The noun by which a meeting's title calls it."""
    fmt = group.format
    if fmt in ("phone", "video"):
        return _NOUNS[fmt]
    if all(m.visit for m in group.members):
        return _NOUNS["visit"]
    if any("summit" in m.draft.trigger.low for m in group.members):
        return _NOUNS["summit"]
    return _NOUNS["meeting"] if group.people else _NOUNS["talks"]


def _confidence(group: Folded, moment: When, where: str | None) -> float:
    """A score of 0..1: half for a trigger with two parties, the rest for what anchors it."""
    score = (
        0.45
        + 0.15 * bool(moment.start)
        + 0.1 * bool(where)
        + 0.1 * (len(group.people) >= 1)
        + 0.1 * (len(group.people) >= 2)
    )
    score += 0.05 * (len(group.members) >= 2) - 0.15 * (len(group.parties) < 2)
    if all(m.visit for m in group.members):
        score -= 0.1
    return round(min(0.95, max(0.05, score)), 3)

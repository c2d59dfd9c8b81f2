"""Reads the meetings of one document: triggers, participants, slots, status, folding, and the rows of the result."""

from __future__ import annotations

import re
from typing import Any

from tasks.logic.meeting_clock import clock_minutes
from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_folding import fold
from tasks.logic.meeting_groups import Told
from tasks.logic.meeting_rows import lost_row, report_row
from tasks.logic.meeting_slots import duration_minutes, is_here, meeting_format, place
from tasks.logic.meeting_status import DENIED, Publication, is_relative, settled, status_of
from tasks.logic.meeting_times import NEVER, When, when, window
from tasks.logic.participants import Participants
from tasks.logic.sentence_view import Actor, Clause

LONGEST_PASSAGE = 400
MOST_TRIGGERS = 12  # of one sentence; no sentence of prose has more
MOST_MENTIONS = 400  # of meetings in one document: folding compares them pairwise
_DATELINE = re.compile(r"\A\s*([A-Z][A-Z'’. -]{2,30})(?:,|\s\(|\s--|\s–|\s—)")
_INSIDE = re.compile(r"\b(?:in|capital,?)\s+\Z")
_FRONTED_DAY = re.compile(r"\W*(?:on\s+)?", re.I)
_EARLIER = re.compile(r"\b(?:after|when|before)\s+(?:he|she|they)\s+(?:had\s+|has\s+)?\Z")
_SPOKEN = re.compile(r"\b(?:said|says|told|stressed|noted|added|expressed|reiterated|remarked)\b")


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
        """What 'here' means: the city of the dateline, else the first place that the head of the text is 'in'."""
        for clause in self.clauses[:4]:
            match = _DATELINE.match(clause.text[:120])
            known = self.cues.datelines.get(match.group(1).strip()) if match else None
            if known:
                return Actor(
                    0, 0, known[0], "place", known[0], (), (known[1],) if known[1] else (), None, "unknown", None
                )
        for clause in self.clauses[:4]:
            for mention in clause.mentions:
                located = mention.type == "place" and mention.parties
                if located and _INSIDE.search(clause.text[: mention.start]):
                    return mention
        return None

    def read(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Rows of meeting_reports, and rows of unresolved for triggers that name too few parties."""
        told: list[Told] = []
        for clause in self.clauses:
            if clause.number in self.candidates:
                told.extend(self._sentence(clause))
        groups, lost = fold(told[:MOST_MENTIONS])
        reports = [r for g in groups if (r := report_row(g, self.row, self.day, self.names)) is not None]
        return reports, [lost_row(t, self.row) for t in lost]

    def _sentence(self, clause: Clause) -> list[Told]:
        triggers = self.cues.triggers(clause.text)[:MOST_TRIGGERS]
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
        if not moment.start:
            moment = self._framed(draft)
            from_lead = from_lead or bool(moment.start)
        moment = settled(draft, moment, self.cues, self.day)
        status = status_of(draft, self.cues, moment.first, moment.last, self.day)
        if status == DENIED:
            return None
        minutes, span = duration_minutes(draft)
        if minutes is None and status == "held":
            minutes = clock_minutes(draft.clause.text, self._beside(draft.clause, 1))
        spans = [self._span(draft, moment, where, span)]
        if from_lead and moment.at is not None and self._opens_report(draft):
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
        """'Letta will hold talks in Madrid': an official's talks in another's capital are with that state."""
        alone = len(draft.parties) == 1 and draft.people and not draft.unknown
        if not alone or where is None or draft.anaphoric or draft.body:
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
        return window(day, 200)

    def _beside(self, clause: Clause, step: int) -> str:
        """The text of a sentence's neighbour; '' at the ends of the document."""
        index = clause.index + step
        return self.clauses[index].text if 0 <= index < len(self.clauses) else ""

    def _framed(self, draft: Draft) -> When:
        """'On May 3, A said ... He had received B': the fronted day of one sentence frames the next one about A."""
        if not draft.people or draft.clause.index == 0 or draft.clause.dates:
            return NEVER
        text, frame = draft.clause.text, self.clauses[draft.clause.index - 1]
        earlier = draft.frame in ("meet", "host", "passive") and _EARLIER.search(text[: draft.trigger.start])
        if not earlier or not frame.dates or not _FRONTED_DAY.fullmatch(frame.text[: frame.dates[0].start]):
            return NEVER
        day, spoke = frame.dates[0], next((m for m in frame.mentions if m.people), None)
        same = spoke is not None and set(spoke.people) & set(draft.people) and day.first is not None
        return window(day, 200) if same and day.first == day.last else NEVER

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

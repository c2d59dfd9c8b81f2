"""Reads the meetings of one document: triggers, participants, slots, status, folding, and the rows of the result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from tasks.logic.frame_reader import has_clause_of_its_own
from tasks.logic.learned import Linear
from tasks.logic.meeting_absence import is_missed
from tasks.logic.meeting_again import again
from tasks.logic.meeting_alternatives import either
from tasks.logic.meeting_arrivals import without_arrivals
from tasks.logic.meeting_attendance import invited, look_on, take_in_members, take_in_speakers
from tasks.logic.meeting_chairs import take_in_chairs
from tasks.logic.meeting_clock import clock_minutes
from tasks.logic.meeting_company import in_company, take_in_those_present
from tasks.logic.meeting_cues import JOURNEYS, VERB_FRAMES, MeetingCues
from tasks.logic.meeting_datelines import Scene
from tasks.logic.meeting_days import (
    day_of_occasion,
    day_of_speech,
    day_of_stay,
    entry_day,
    framed_day,
    is_news,
    lead_day,
    opens_report,
    same_day,
)
from tasks.logic.meeting_delegates import take_in_heads
from tasks.logic.meeting_delegations import take_in_delegates
from tasks.logic.meeting_draft import WHICH_WAS_TO, Draft
from tasks.logic.meeting_drafts import REMOTE, is_implied, leave_to_two, of_their_own
from tasks.logic.meeting_folding import fold
from tasks.logic.meeting_groups import Folded, Told, days
from tasks.logic.meeting_headlines import align_headlines, is_headline_of_several
from tasks.logic.meeting_home import (
    BY_THE_TEXT,
    LONGEST_WINDOW,
    is_told_by_name,
    lend_home,
    state_told_of,
    visited_at_home,
)
from tasks.logic.meeting_hours import lend_lengths, length_beside
from tasks.logic.meeting_inviters import take_in_inviters
from tasks.logic.meeting_itineraries import next_stop, place_before, stops, went_and_met
from tasks.logic.meeting_lengths import stretch
from tasks.logic.meeting_likely import has_person, is_retold, likely
from tasks.logic.meeting_lists import listed
from tasks.logic.meeting_mediators import take_in_mediators
from tasks.logic.meeting_net import cast, is_sure, is_told, netted
from tasks.logic.meeting_news import lend_news_days
from tasks.logic.meeting_observers import take_in_observers
from tasks.logic.meeting_officers import take_in_officers
from tasks.logic.meeting_places import is_city, is_here, place
from tasks.logic.meeting_rows import lost_row, report_row
from tasks.logic.meeting_scenes import scene
from tasks.logic.meeting_series import series
from tasks.logic.meeting_sides import in_present, once_planned, settled, still_ahead
from tasks.logic.meeting_slots import meeting_format
from tasks.logic.meeting_status import (
    Publication,
    begun_under,
    fate_of_plan,
    is_firm,
    status_of,
    told_last,
    walked_out,
)
from tasks.logic.meeting_times import NEVER, When, when
from tasks.logic.meeting_topic import body_of
from tasks.logic.meeting_tour import day_of_tour
from tasks.logic.meeting_venues import lend_places, lend_scene
from tasks.logic.meeting_visits import known_hosts, told_again
from tasks.logic.meeting_windows import spread
from tasks.logic.meeting_wording import DENIED
from tasks.logic.participants import Participants
from tasks.logic.sentence_view import Actor, Clause, place_name
from tasks.logic.visit_frames import AT_HOME
from tasks.logic.visit_hosts import seated_at
from tasks.logic.visit_nouns import KNOWN_VISIT, THAT_VISIT

LONGEST_PASSAGE = 400
_YEARS, _BYGONE = timedelta(366), timedelta(45)
MOST_TRIGGERS = 12  # of one sentence; no sentence of prose has more
MOST_MENTIONS = 400  # of meetings in one document: folding compares them pairwise
_AS_A_TOPIC = re.compile(
    r"\b(?:proposals?|plans?|offers?|calls?|invitations?|answers?|reply|response|prepar\w+|ground|groundwork|way|conditions?|prospects?|"
    r"resumption|return|date|agenda|efforts?|consultations|ways|bid|discuss\w*)\s+(?:(?:for|of|to|on|about)\s+)?(?:the\s+|a\s+)?"
    r"(?:(?:resuming|resume|restarting|restart|reviving|revive|holding|hold)\s+(?:the\s+)?)?(?:[\w-]+\s+){0,2}\Z"
)
# 'Flew home from Lima on Thursday', in a report from there
_HOME_FROM = re.compile(
    r"\b(?:flew|flown|came|returned|back|arrived|went)\s+(?:back\s+)?(?:home\s+)?from\s+(?:the\s+)?[A-Z]"
)
# 'Were to have met on Monday', 'had been due to see B on May 3'
_WERE_TO = re.compile(
    r"\b(?:was|were|(?:had|has|have)\s+been\s+(?:due|scheduled|set|expected|supposed|slated)|(?:was|were)\s+(?:due|scheduled|set|expected|supposed|slated))"
    r"\s+to\s+(?:have\s+)?(?:[\w-]+\s+){0,3}\Z"
)
# 'The meeting was called off on Thursday': the day of calling it off.
_OFF_ON = re.compile(
    r"\b(?:called\s+off|cancell?ed|scrapped|postponed|put\s+off|suspended|abandoned|delayed)\s+(?:abruptly\s+|again\s+|indefinitely\s+)?"
    r"(?:(?:late|early)\s+)?(?:on\s+|in\s+)?\Z"
)
_PLANNED_FOR = re.compile(
    r"\b(?:planned|scheduled|set|due|slated|arranged|called|foreseen)\s+(?:to\s+(?:take\s+place|be\s+held|start|begin|open)\s+)?(?:for|on)\s+\Z"
)
_POSTED = re.compile(r"\bambassador\s+(?:to|in)\s+(?:the\s+)?", re.I)
_VISITING = re.compile(r"\b(?:visiting|touring)\s+\Z", re.I)


class MeetingReader:
    """Reads the meetings of one document."""

    def __init__(
        self,
        row: dict[str, Any],
        clauses: list[Clause],
        candidates: set[int],
        cues: MeetingCues,
        names: dict[str, str],
        states: dict[str, str],
        models: Mapping[str, Linear],
    ) -> None:
        self.row, self.clauses, self.candidates, self.cues = row, clauses, candidates, cues
        self.names, self.states = names, states  # of all parties, of those with a capital; by code
        self.participants = Participants(cues, home=_homes(clauses), clauses=clauses)
        self.day = Publication(row.get("published_earliest") or told_last(clauses), row.get("published_latest"))
        self.lead = next((clause for clause in clauses if clause.kind == "body"), None)
        self.scene = Scene(clauses, cues)
        self.visiting = _visitors(clauses)
        self.models = models  # learned ones; none where the reference has none

    def read(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Rows of meeting_reports, and rows of unresolved for triggers that name too few parties."""
        told: list[Told] = []
        for clause in self.clauses:
            if clause.number in self.candidates:
                told.extend(self._sentence(clause, told))
        told = [t for t in told if not is_told_by_name(t, told)]
        align_headlines(told[:MOST_MENTIONS])
        groups, lost = fold(told[:MOST_MENTIONS], self.cues, self.clauses)
        groups = [g for g in groups if not is_headline_of_several(g, groups)]
        take_in_speakers(groups, self.clauses, body_of(groups, self.clauses, self.cues.organisations), self.day.latest)
        take_in_members(groups, self.clauses, self.cues, self.day.latest)
        groups.extend(series(lambda d, o: self._told(d, o, []), told[:MOST_MENTIONS], self.clauses, groups, self.cues))
        read = partial(self._told, others=[], earlier=told)
        heads = self.participants.heads
        net, sure = partial(netted, cues=self.cues, heads=heads), partial(is_sure, cues=self.cues)
        groups.extend(cast(net, read, self.clauses, groups, sure, is_told))
        if self.models:
            second = partial(likely, models=self.models, heads=heads)
            groups.extend(cast(second, read, self.clauses, groups, has_person, is_retold))
        groups = without_arrivals(groups, self.cues.bodies)
        lend_news_days(groups, self.clauses, self.day, self.cues)
        stretch(groups, self.cues.times)
        self._lend_home_places(groups)
        in_person = [g for g in groups if not any(_is_remote(m.draft) for m in g.members)]
        lend_places(in_person, self.states, self.cues.cities)
        lend_scene(in_person, self.scene.dateline(), self.day.latest)
        lend_lengths(groups, self.clauses, self.cues.times)
        take_in_those_present(groups, self.clauses, self.participants.heads)
        take_in_observers(groups, self.clauses)
        take_in_chairs(groups, self.clauses, self.participants.heads)
        take_in_delegates(groups, self.clauses, self.participants.heads)
        take_in_mediators(groups, self.clauses)
        take_in_officers(groups, self.clauses)
        take_in_inviters(groups, self.clauses)
        take_in_heads(groups, self.clauses, self.day.latest)
        rows = [report_row(g, self.row, self.day, self.names, self.cues) for g in groups]
        reports = _once([r for r in rows if r is not None])
        return reports, [lost_row(t, self.row) for t in lost]

    def _sentence(self, clause: Clause, earlier: list[Told]) -> list[Told]:
        triggers = self.cues.triggers(clause.text)[:MOST_TRIGGERS]
        triggers.extend(self.participants.listed(clause, triggers))
        drafts = [d for t in triggers if (d := self.participants.draft(clause, t)) is not None]
        self.participants.concluded(drafts)
        self.participants.moved_on(drafts)
        self.participants.agreed_on(drafts)
        leave_to_two(drafts)
        drafts = [one for d in drafts if not is_implied(d, drafts) for one in self.participants.separate(d)]
        drafts.extend(half for d in list(drafts) for half in self.participants.gapped(d))
        drafts = self.participants.with_others(drafts)
        self.participants.attended(drafts)
        drafts = of_their_own(drafts)
        starts = [d.trigger.start for d in drafts]
        out: list[Told] = []
        for draft in drafts:
            told = self._told(draft, [s for s in starts if s != draft.trigger.start], [*earlier, *out])
            if told is None:
                continue
            out.extend(stops(told, self.cues.times) or next_stop(told) or listed(told) or again(told))
        return went_and_met(out)

    def _told(self, draft: Draft, others: list[int], earlier: list[Told]) -> Told | None:
        if draft.unknown and len(draft.parties) == 1:
            lend_home(draft, self.scene.here(draft.clause, guessed=False), self.cues.capitals)
        moment = either(when(draft, others, self.day.earliest, self.cues.times), draft.clause)
        where = place(draft, others, self.cues.capitals, self.cues.times.clause_break)
        if where is None and not _is_remote(draft) and not has_clause_of_its_own(draft):
            where = scene(draft, moment, self._beside(draft.clause, -1), self.cues.times, self.cues.capitals)
        if where is None and not _is_remote(draft):
            around = draft.trigger.start, max(draft.end, draft.trigger.end)
            where = place_before(self.clauses, draft.clause, *around, self.cues.capitals)
        if where is None and is_here(draft):
            where = self.scene.here(draft.clause, guessed=draft.frame != "travel" and "+guest" not in draft.rule)
        if others and draft.frame == "format" and _AS_A_TOPIC.search(draft.clause.text, 0, draft.trigger.start):
            moment, where = NEVER, None  # 'met on Monday to hear the answer to a proposal for the four-party talks'
        if where is not None:
            invited(draft, where)
        look_on(draft, self.participants.heads)
        in_company(draft, self.participants.heads)
        if draft.rule.endswith("+guest+here"):
            where = self.scene.here(draft.clause, guessed=False)
        if draft.rule.endswith(KNOWN_VISIT):
            draft.hosts = known_hosts(draft, earlier)
        if draft.rule.endswith(THAT_VISIT) and not told_again(draft, earlier):
            return None
        unhosted = draft.rule.endswith((AT_HOME, KNOWN_VISIT)) and not draft.hosts
        if unhosted and moment.start and days(moment) <= LONGEST_WINDOW:
            draft.hosts = visited_at_home(
                draft, self.clauses, self.scene.here(draft.clause, guessed=False), earlier, self.cues.capitals
            )
        if draft.rule.endswith("+here") and where is None:
            draft.hosts = state_told_of(draft, self.clauses, self.cues.capitals)
            draft.rule = draft.rule.removesuffix("+here") + BY_THE_TEXT
        if draft.rule.endswith(("+here", "+there")) and where is not None:
            theirs = seated_at(self.participants, draft, where) if draft.rule.endswith("there") else where.parties
            draft.hosts = [p for p in theirs if p not in draft.parties]
        if (
            draft.frame in ("visit_noun", "visit", "travel", "travel_for")
            and not draft.hosts
            and not draft.rule.endswith("+region")
        ):
            return None
        self._received_at(draft, where)
        source, from_lead = None, False
        if not moment.start:
            moment, source = self._lent_day(draft, earlier)
            moment = moment if moment.start else day_of_tour(draft, where, earlier)
            from_lead = bool(moment.start)
        moment = settled(draft, moment, self.cues, self.day)
        if draft.clause.kind == "title" and moment.first and moment.last and (moment.last - moment.first) > _YEARS:
            return None  # 'Talks with B, 2002 to 2005': what the text is about
        if _was(draft) and moment.first is not None and self.day.latest is not None and moment.first > self.day.latest:
            moment = NEVER  # 'was in Lima the week before': not the week to come
        spreads = False
        if moment.first is not None and moment.first == moment.last and not from_lead:
            first, last = spread(draft, moment.first, self.cues.times)
            moment = moment._replace(start=first.isoformat(), end=last.isoformat(), first=first, last=last)
            spreads = first != last
        status = status_of(draft, self.cues, moment.first, moment.last, self.day)
        fate, told_there = "", None
        if draft.frame in (*JOURNEYS, "invite") and (draft.assumed or status != "ongoing"):
            fate, told_there = fate_of_plan(draft, self._beside(draft.clause, 1), self.cues)
            status = fate or status
        if status == DENIED or walked_out(draft, moment.last, self.day):
            return None
        # 'Arrived on Friday for the summit': its day is not told, nor that it was.
        if moment.departure and draft.body and not draft.of_states(self.cues.organisations):
            moment, status = NEVER, "scheduled" if status == "held" else status
        if status == "held" and moment.first is not None and moment.first == self.day.latest:
            status = "scheduled" if in_present(draft, self.cues) else status  # 'A and B meet on Friday', on that day
        if status == "held" and source is not None and begun_under(draft, source.text):
            status = "ongoing"
        if status == "cancelled":
            moment = once_planned(draft, moment, self.day, undone=bool(fate))
        if draft.rule.endswith(AT_HOME) and status in ("cancelled", "postponed"):
            moment = NEVER  # 'his visit is put off until May': of the visit told before
        its_own = fate or moment.near == 0 or _was_to_be_on(draft, moment, self.cues)  # "called off Monday's talks"
        if status in ("cancelled", "postponed", "proposed") and not its_own and is_news(moment, self.day.latest):
            moment, from_lead = NEVER, False  # the day on which it was called off, or wished for
        if status in ("cancelled", "postponed") and not fate and _was_off_on(draft, moment, self.day):
            moment = NEVER
        if status in ("cancelled", "postponed"):
            both = {*draft.parties, *draft.hosts}
            off = (t.when for t in earlier if t.status == status and {*t.parties, *t.draft.hosts} == both)
            moment = still_ahead(draft, moment, self.day, off=off)
        draft.bygone = bool(moment.last and self.day.earliest and self.day.earliest - moment.last > _BYGONE)
        trigger = draft.trigger
        length = length_beside(draft.clause.text, trigger.start, trigger.end, draft.end, self.cues.times)
        minutes, span = (length.minutes, (length.start, length.end)) if length else (None, None)
        if minutes is None and status == "held":
            following = self._beside(draft.clause, 1)
            minutes = clock_minutes(draft.clause.text, following.text if following else "")
        spans = [self._span(draft, moment, where, span)]
        if source is not None and moment.at is not None:
            spans.append((source.offset, source.offset + min(len(source.text), moment.at[1])))
        if told_there is not None:
            spans.append(told_there)
        if draft.host_places and draft.hosts and draft.host_place is None:
            where = next(
                (m for m in draft.clause.mentions if place_name(m) == draft.host_places.get(draft.hosts[0])), where
            )
        if where is None:
            where = self._at_dateline(draft, moment, status)
        host = None
        if where is None:
            anchored = "+country" in draft.rule and (draft.people or moment.start)
            at_host = draft.hosts and ("+guest" in draft.rule or anchored)
            host = draft.hosts[0] if at_host else self._visited(draft)
        city = (
            where is not None
            and not (where.type == "party" and where.alias_kind == "name")
            and where.text not in self.names.values()
        )
        return Told(
            draft, tuple(draft.parties), moment, place_name(where) if where else self.names.get(host) if host else None,
            where.parties[0] if where and where.parties else host, city,
            meeting_format(draft, where is not None), status, is_firm(draft, status), minutes, spans, from_lead,
            spreads,
        )  # fmt: skip

    def _lend_home_places(self, groups: list[Folded]) -> None:
        """What is found to be of the day of the news, of a party at home where the text is, was there.

        And so was what is 'here', in a text that names one city only.
        """
        only = self.scene.only_city()
        for group in groups:
            here = next((m for m in group.members if is_here(m.draft) and not m.visit), None)
            if only is not None and here is not None and not group.place[0] and not _is_remote(here.draft):
                here.place, here.country, here.city = place_name(only), only.parties[0], True
            first = group.members[0]
            if not first.from_lead or any(m.place or m.visit or _is_remote(m.draft) for m in group.members):
                continue
            where = self._at_dateline(first.draft, group.when, group.status)
            if where is not None:
                first.place, first.country, first.city = place_name(where), where.parties[0], True

    def _at_dateline(self, draft: Draft, moment: When, status: str) -> Actor | None:
        """What the report tells of its own day, of a party at home at the dateline, was there."""
        above = self.scene.here(draft.clause)
        if above is None or status not in ("held", "ongoing") or moment.first is None or self.day.latest is None:
            return None
        text, end = draft.clause.text, max(draft.end, draft.trigger.end)
        posted = _POSTED.search(text, draft.start, end) if above.parties else None
        if posted is not None and not text.startswith(self.names.get(above.parties[0], "?"), posted.end()):
            return None  # 'the ambassador to Fiji met the Fijian premier': where he is posted
        visited = draft.rule.endswith(AT_HOME) and moment.last is not None
        news = 0 <= (self.day.latest - (moment.last if visited and moment.last else moment.first)).days <= 1
        if self.lead is not None and moment.first < self.day.latest and _HOME_FROM.search(self.lead.text):
            return None  # what is told of the day before was where they came from
        certain = (
            bool(self.scene.datelines)
            or above.name in self.cues.capitals.values()
            or is_city(above, self.cues.capitals)
        )
        there = {*draft.parties, *(draft.hosts if visited else ())}
        return above if news and not _is_remote(draft) and certain and set(above.parties) & there else None

    def _lent_day(self, draft: Draft, earlier: list[Told]) -> tuple[When, Clause | None]:
        """A day from another sentence, for what the text tells as past, and the sentence that names it."""
        entry = entry_day(draft, self.clauses)
        if entry.start:
            return entry, None
        stay = day_of_stay(draft, self.day.latest)
        if stay.start:
            return stay, None
        occasion = day_of_occasion(draft, self.day.latest, self.cues.times)
        if occasion.start:
            return occasion, None
        if opens_report(draft, self.cues.times):
            moment, source = day_of_speech(draft, self.clauses, self.lead, self.day.latest)
            if moment.start:
                return moment, source
        framed = framed_day(draft, self.clauses)
        if framed.start:
            return framed, None
        same = same_day(draft, earlier, self.day.latest, self.cues.times)
        if same.start:
            return same, None
        return lead_day(draft, self.clauses, self.lead, self.day.latest, self.cues.times)

    def _visited(self, draft: Draft) -> str | None:
        """'told visiting Envoy B', or B of whom the text says elsewhere that he is visiting: in the other's country."""
        if _is_remote(draft):
            return None
        visiting = {
            p for m in draft.clause.mentions
            if draft.start <= m.start < draft.end + 1
            and not (m.type == "party" and m.alias_kind in ("name", "capital", "seat"))  # "visiting Lima"
            for p in m.parties
            if _VISITING.search(draft.clause.text[: m.start]) or m.text.lower().startswith("visiting ")
        } or {p for p, names in draft.by_party.items() if names & self.visiting}  # fmt: skip
        home = [p for p in draft.parties if p not in visiting]
        if visiting and len(home) == 1 and home[0] in self.cues.capitals:
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

    def _beside(self, clause: Clause, step: int) -> Clause | None:
        """A sentence's neighbour; None at the ends of the document."""
        index = clause.index + step
        return self.clauses[index] if 0 <= index < len(self.clauses) else None

    def _span(self, draft: Draft, moment: When, where: Actor | None, length: tuple[int, int] | None) -> tuple[int, int]:
        """The passage: trigger and participants, with time and place where they stand close by."""
        text = draft.clause.text
        start, end = min(draft.start, draft.trigger.start), max(draft.end, draft.trigger.end)
        for span in (moment.at, _span_of(where, draft.clause), length):
            if span is not None and -60 < span[0] - end < 60 and span[1] > end:
                end = span[1]
            if span is not None and 0 < start - span[0] < 40:
                start = span[0]
        end = min(end, start + LONGEST_PASSAGE, len(text))
        return draft.clause.offset + start, draft.clause.offset + end


def _once(reports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """'A and B, who meet again at an A-B summit': what two words of one passage tell alike in all is one meeting."""
    kept: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    out = []
    for report in reports:
        told = ("start_date", "end_date", "place", "status", "format")
        key = (frozenset(report["parties"]), frozenset(report["people"]), *(report[name] for name in told))
        spans = [(p["char_start"], p["char_end"]) for p in report["evidence"]]
        seen = kept.setdefault(key, [])
        if not any(a < d and c < b for a, b in spans for c, d in seen):
            out.append(report)
        seen.extend(spans)
    return out


def _is_remote(draft: Draft) -> bool:
    """Whether it needs no common place: a call, words by telephone, an invitation."""
    return meeting_format(draft, located=False) in REMOTE or draft.frame in (
        "call",
        "called",
        "speak",
        "invite",
    )


def _was_to_be_on(draft: Draft, moment: When, cues: MeetingCues) -> bool:
    """'Talks which were to have taken place on Monday were called off': their day, and not that of the news."""
    behind, at = max(draft.trigger.end, draft.end), draft.trigger.start
    if moment.at is not None and moment.at[0] >= at and is_missed(draft, cues):
        return True
    if moment.at is not None and cues.status[("after", "as_planned")].match(draft.clause.text, moment.at[1] + 1):
        return True  # 'did not meet on Monday as planned'
    if moment.at is not None and _PLANNED_FOR.search(draft.clause.text, 0, moment.at[0]):
        return True
    if moment.at is not None and moment.at[0] >= draft.trigger.end and not draft.anaphoric:
        said = _WERE_TO.search(draft.clause.text, max(0, at - 60), at)
        if said is not None and draft.frame in VERB_FRAMES:
            return True
    return moment.at is not None and WHICH_WAS_TO.match(draft.clause.text[: moment.at[0]], behind) is not None


def _was_off_on(draft: Draft, moment: When, day: Publication) -> bool:
    """'The meeting was called off on Thursday', 'a summit cancelled in May': the day is not that of the meeting."""
    if moment.at is None or moment.first is None or day.latest is None or moment.first > day.latest:
        return False
    at = moment.at[0]
    return at >= draft.trigger.end and _OFF_ON.search(draft.clause.text, max(0, at - 40), at) is not None


def _was(draft: Draft) -> bool:
    """Whether an official is said to have been somewhere."""
    return draft.trigger.cue.frame == "stay" and draft.trigger.low.startswith(("was", "were"))


def _span_of(where: Actor | None, clause: Clause) -> tuple[int, int] | None:
    """Where a place is named in a sentence; None where that is another sentence."""
    if where is None or any(m.start == where.start and m.type == "demonym" for m in clause.mentions):
        return None  # 'the Peruvian capital'
    here = where.text and clause.text[where.start : where.end].endswith(where.text)
    return (where.start, where.end) if here else None


def _homes(clauses: list[Clause]) -> dict[str, str]:
    """The one party of each person that a document names."""
    homes: dict[str, str] = {}
    for clause in clauses:
        for mention in clause.mentions:
            if len(mention.people) == 1 and len(mention.parties) == 1:
                homes.setdefault(mention.people[0], mention.parties[0])
    return homes


def _visitors(clauses: list[Clause]) -> set[str]:
    """The persons of whom the document says that they are 'visiting'."""
    return {
        name
        for clause in clauses
        for mention in clause.mentions
        if mention.people
        and (mention.text.lower().startswith("visiting ") or _VISITING.search(clause.text[: mention.start]))
        for name in mention.people
    }

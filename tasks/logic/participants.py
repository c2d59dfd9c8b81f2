"""Who takes part in a meeting: one draft per trigger, by the grammar of its frame.

Those only talked about ('talks on North Korea', 'to discuss Iraq') stand behind prepositions of topic and are never
reached; those who only report stand outside the clause.
"""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.logic import event_frames, implied_frames, spent_frames, stint_frames, verb_frames, visit_frames, visit_nouns
from tasks.logic.frame_choice import frame_of
from tasks.logic.frame_reader import AND_WITH, FrameReader
from tasks.logic.meeting_cues import JOURNEYS, Trigger
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_slots import meeting_format
from tasks.logic.noun_phrases import phrase_from
from tasks.logic.reading_words import Construction, WordLists
from tasks.logic.relative_partners import errand, with_whom
from tasks.logic.sentence_view import Actor, Clause
from tasks.logic.session_guests import SPOKE, guests
from tasks.logic.visit_gaps import second_traveller

ATTENDED = "+attended"  # mark of a rule: a summit on whose sidelines its sentence tells a meeting of two
_TWO = 2
_WITH_EACH = frozenset(
    {"meet", "with", "with_object", "event", "event_plural", "speak", "call", "called", "host", "see", "meal"}
)
_EACH_APART = _WITH_EACH | {"discuss"}  # 'discussed it in separate calls with A and B'
_MEETING_THERE = frozenset({"meet", "with", "with_object", "see", "discuss", "event", "event_plural"})
_CONCLUDING = re.compile(
    r"(?:,[^,;:“”\"]{1,60},)?\s+(?:at\s+the\s+end\s+of|at|after|during|following|crowning)\s+(?:[\w'’-]+\s+){0,6}"
)
_IN_PRESENCE = re.compile(
    r"[^,;:“”\"]{0,70}?,?\s+(?:(?:in|at)\s+the\s+presence\s+of|in\s+front\s+of|before\s+the\s+eyes\s+of|under\s+the\s+(?:eyes|gaze)\s+of|watched(?:\s+over)?\s+by)\s+"
)
_ENVOYS = Construction(r"(?:the\s+)?(?:[a-z]+\s+){0,2}(?:{many_officials}|observers)\s+(?:from|of)\b")
_LISTED = re.compile(r"\bbetween\s|(?<=\s)(?:at|with)\s+the\s+(?=[A-Z])")


_READ = {
    "meet": verb_frames.meet, "with": verb_frames.with_verb, "with_object": verb_frames.with_verb,
    "see": verb_frames.see, "spent": spent_frames.spent, "discuss": verb_frames.discuss,
    "speak": verb_frames.with_verb, "host": verb_frames.host, "host_for": verb_frames.host_for,
    "passive": verb_frames.passive, "told": verb_frames.told, "told_in": verb_frames.told, "call": verb_frames.host,
    "called": verb_frames.host, "convene": verb_frames.convene, "together": verb_frames.together,
    "invite": verb_frames.invite, "speak_together": verb_frames.speak_together,
    "sign": implied_frames.sign, "agree": implied_frames.agree, "counterpart": implied_frames.counterpart,
    "concluded": implied_frames.concluded,
    "visit": visit_frames.visit, "travel": visit_frames.visit,
    "travel_for": visit_frames.visit, "visit_noun": visit_nouns.visit_noun, "take_to": visit_frames.taken,
    "from_to": visit_frames.from_to, "stay": visit_frames.stay,
    "leave_for": visit_frames.on_a_day, "arrive_day": visit_frames.on_a_day, "send": visit_frames.send,
    "guest": visit_frames.guest, "event": event_frames.event, "event_plural": event_frames.event,
    "body": event_frames.event, "format": event_frames.event, "meal": event_frames.event,
    "stint": stint_frames.stint,
}  # fmt: skip


_BESIDE = Construction(r"\b{sidelines}\s+of\b")
_HER_OWN = re.compile(
    r"\s+(?!(?:in|on|at|for|twice|once|again|there|here|last|this|earlier|later|during|after|before|and|as|when|to|by|over|with|from|alone|privately|"
    r"separately|briefly)\b)[a-zA-Z]+(?<!day)\b"
)
_SIDELINES = Construction(r"\bon\s+the\s+{sidelines}\s+of\s+(?:[\w'’-]+\s+){0,7}\Z")
# 'and then flew on to Lima for'
_AND_AGREED = re.compile(
    r"\band\s+(?:(?:they|both)\s+)?(?:also\s+)?agreed\s+to\s+(?:hold|have|convene|schedule|organi[sz]e)\s+(?:[\w-]+\s+){0,4}\Z"
)
_COUNTERPART = Construction(r"\s+(?:[A-Z][\w-]+\s+){0,2}(?:[a-z-]+\s+){0,3}{counterpart}(?:,?\s+|\b)")
_AND_WENT = Construction(
    r",?\s+(?:and|before)\s+(?:(?:then|later|subsequently|also|afterwards?|\w+day)\s+)*{going_on_to}\s+(?:on\s+|back\s+|over\s+)?(?:\w+day\s+)?to\s+"
    r"(?:the\s+)?(?:[A-Z][\w.'’-]+,?\s+){1,3}(?:(?:on\s+)?\w+day\s+)?for\s+(?:[\w-]+\s+){0,4}\Z"
)


class Participants(FrameReader):
    """Reads the participants of one document's triggers, in the order of the text."""

    def draft(self, clause: Clause, trigger: Trigger) -> Draft | None:
        """The draft of one trigger; None where the grammar shows that it reports no meeting."""
        frame = frame_of(self.cues, clause, trigger)
        if not frame:
            return None
        draft = Draft(
            clause, trigger, frame, trigger.start, trigger.end, trigger.start,
            rule=f"{frame}:{trigger.cue.lemma}", pair=self.pair, home=self.home, heads=self.heads,
        )  # fmt: skip
        if not _READ[frame](self, draft):
            return None
        self._spoken_at(draft)
        if frame in _WITH_EACH:
            self._meet_another(draft)
            draft.add(_whose_counterpart(draft))
            draft.add(with_whom(draft) if not draft.partners else ())
            draft.add(self._present(draft))
        if draft.frame in JOURNEYS:
            errand(draft)
        if len(draft.parties) == 2 and not draft.hosts:
            self.pair, self.pair_at = (tuple(draft.parties), tuple(draft.people)), clause.index
        return draft

    def _spoken_at(self, draft: Draft) -> None:
        """Who addresses a gathering; also 'the meeting' that another sentence tells, but not 'the meeting of women'."""
        told_before = draft.anaphoric and not draft.session and draft.frame in ("event", "body")
        told_before = told_before and not draft.clause.text.startswith(" of ", draft.trigger.end)
        speakers = guests(self, draft) if draft.body or told_before else ()
        draft.add(speakers)
        if speakers and told_before:
            draft.rule += SPOKE + event_frames.JOINED

    def _meet_another(self, draft: Draft) -> None:
        """'B saw C. A had met him in May', A and B of one state: 'him' is C, as nobody meets his own."""
        at = draft.trigger.end
        him = next((m for m in draft.clause.mentions if m.start >= at and m.text in ("him", "her")), None)
        if him is None or len(draft.parties) != 1 or self.pair is None or him.start > at + len(" with "):
            return
        if him.text == "her" and _HER_OWN.match(draft.clause.text, him.end):
            return  # 'with her counterpart'
        (parties, people), own = self.pair, draft.parties[0]
        others = [party for party in parties if party != own]
        named = [name for name in people if self.home.get(name) in others]
        if own not in parties or him.parties != (own,) or len(others) != 1 or len(named) != 1:
            return
        for name in him.people:
            draft.people = [one for one in draft.people if one != name]
            draft.by_party.get(own, set()).discard(name)
        draft.add((him._replace(parties=(others[0],), people=(named[0],)),))

    def _present(self, draft: Draft) -> tuple[Actor, ...]:
        """'A met B in Lima in the presence of C': the officials named were at the table too."""
        text, at = draft.clause.text, max(draft.trigger.end, draft.end)
        match = _IN_PRESENCE.match(text, at, at + 120)
        found = phrase_from(draft.clause, match.end(), self.heads) if match else None
        envoys = match is not None and draft.clause.words[_ENVOYS].match(text, match.end()) is not None
        if found is None or not all(a.parties and (a.people or envoys) for a in found.actors):
            return ()
        draft.widen(found.start, found.end)
        return found.actors

    def with_others(self, drafts: list[Draft]) -> list[Draft]:
        """'A and B met on the sidelines of a summit, with C and D': those joined A and B; the other drafts stay."""
        kept = []
        for summit in drafts:
            text, at = summit.clause.text, summit.trigger.start
            beside = summit.clause.words[_SIDELINES].search(text, max(0, at - 80), at)
            with_them = beside and summit.partners and text[: summit.partners[0].start].endswith(", with ")
            met = [d for d in drafts if with_them and d.frame == "meet" and d.end <= at and len(d.parties) > 1]
            if not met:
                kept.append(summit)
                continue
            met[-1].add(summit.partners)
            met[-1].widen(summit.partners[0].start, summit.partners[-1].end)
        return kept

    def attended(self, drafts: list[Draft]) -> None:
        """'A met B on the sidelines of a summit': B attends the summit too."""
        for summit in drafts:
            if "summit" not in summit.trigger.low and not (summit.body and summit.session):
                continue
            for met in drafts:
                own = {p for a in met.subject for p in a.parties}
                beside = met.frame in _MEETING_THERE and not met.body and met.trigger.end < summit.trigger.start
                beside = beside and (bool(met.partners) or len(own) > 1)
                between = summit.clause.text[met.trigger.end : summit.trigger.start]
                # 'at' a summit its leaders meet, but who met 'at the ministers' meeting' met in it
                beside_it = summit.clause.words[_BESIDE]
                there = beside_it if "summit" not in summit.trigger.low else self.cues.times.within_event
                if beside and own and own <= set(summit.parties) and there.search(between):
                    summit.add(tuple(a for a in met.partners if a.parties and a.people))
                    summit.rule += ATTENDED

    def concluded(self, drafts: list[Draft]) -> None:
        """'The accord was signed by A and B at the end of talks hosted by C': the talks were theirs."""
        for deed in drafts:
            for talks in drafts:
                behind = talks.frame in ("event", "event_plural") and talks.trigger.start >= deed.end
                if deed.frame not in implied_frames.IMPLYING or not behind or len(talks.parties) > 1:
                    continue
                link = _CONCLUDING.fullmatch(talks.clause.text, deed.end, talks.trigger.start)
                if link is not None and not set(talks.parties) & set(deed.parties):
                    talks.parties[:0], talks.people[:0] = deed.parties, deed.people
                    talks.by_party = {**deed.by_party, **talks.by_party}
                    talks.anaphoric = False
                    talks.widen(deed.start, deed.end)

    def agreed_on(self, drafts: list[Draft]) -> None:
        """'A met B and agreed to hold a summit in July': the summit of both."""
        for talks in drafts:
            text, at = talks.clause.text, talks.trigger.start
            agreed = _AND_AGREED.search(text, max(0, at - 90), at) if len(talks.parties) < _TWO else None
            met = [
                d
                for d in drafts
                if agreed and d is not talks and d.end <= agreed.start() + 1 and len(d.parties) >= _TWO
            ]
            if met and set(talks.parties) <= set(met[-1].parties):
                talks.parties[:], talks.people[:] = met[-1].parties, met[-1].people
                talks.by_party = dict(met[-1].by_party)

    def moved_on(self, drafts: list[Draft]) -> None:
        """'A spent hours with B and then flew to Lima for talks with C': the talks are A's."""
        for talks in drafts:
            text, at = talks.clause.text, talks.trigger.start
            went = (
                talks.clause.words[_AND_WENT].search(text, max(0, at - 90), at)
                if not talks.subject and len(talks.parties) == 1
                else None
            )
            before = [d for d in drafts if went and d is not talks and d.end <= went.start() + 1 and d.subject]
            if before and not {p for a in before[-1].subject for p in a.parties} & set(talks.parties):
                talks.add(before[-1].subject)
                talks.subject = before[-1].subject

    def listed(self, clause: Clause, triggers: list[Trigger]) -> list[Trigger]:
        """'Meetings: on Monday between A and B, on Tuesday between ...': a trigger for each 'between'."""
        event = next((t for t in triggers if t.cue.frame in ("event", "event_plural") and t.low.endswith("s")), None)
        if event is None:
            return []
        colon = clause.text.find(":", event.end, event.end + 4)
        if colon < 0:
            return []
        return [Trigger(m.start(), m.start(), "", event.cue) for m in _LISTED.finditer(clause.text, colon)]

    def separate(self, draft: Draft) -> list[Draft]:
        """'Held separate talks with A and B': a draft for each partner, else the draft itself."""
        text, partners = draft.clause.text, draft.partners
        own = {p for a in draft.subject for p in a.parties}
        if len(partners) == 1 and partners[0].type == "collective":  # 'met separately with both delegations'
            partners = tuple(
                partners[0]._replace(parties=(p,), people=tuple(n for n in partners[0].people if self.home.get(n) == p))
                for p in partners[0].parties
            )
        said = self.cues.separately.search(text, max(0, draft.trigger.start - 40), draft.end + 14)
        joined = said is not None and _THEN_JOINTLY.match(text, said.end()) is not None
        again = len(partners) > 1 and AND_WITH.search(text, partners[0].end, partners[-1].start) is not None
        apart = draft.frame in _EACH_APART and (said is not None or again or _calls(draft)) and not joined
        if said is not None and not joined and draft.frame in _EACH_APART and "+" not in draft.rule:
            draft.rule += "+separate" if len(draft.parties) == _TWO and len({a.parties for a in partners}) <= 1 else ""
        if not joined and _receive_apart(draft, partners, self.cues.principals):
            return [self._with_them(draft, (one,)) for one in partners]
        if not apart or len(own) != 1 or len({a.parties for a in partners if a.parties}) < _TWO:
            return [draft]
        if any(len(a.parties) != 1 or own & set(a.parties) for a in partners) or set(draft.parties) - own - {
            p for a in partners for p in a.parties
        }:
            return [draft]
        each = dict.fromkeys(a.parties for a in partners)
        return [self._with_them(draft, tuple(a for a in partners if a.parties == theirs)) for theirs in each]

    def _with_them(self, draft: Draft, partners: tuple[Actor, ...]) -> Draft:
        """The draft with some of its partners only."""
        one = replace(
            draft, parties=[], people=[], by_party={}, unknown=[], hosts=[], rule=draft.rule + "+separate",
        )  # fmt: skip
        one.add(draft.subject)
        one.add(partners)
        return one

    def gapped(self, draft: Draft) -> list[Draft]:
        """The further halves of 'met A twice, B on Monday and C in Y on Tuesday': each a meeting of its own."""
        if draft.frame in JOURNEYS:
            return second_traveller(self, draft)
        own = tuple(p for p in draft.subject if p.parties) or _those_of(draft)
        if draft.frame not in _GAPPED or draft.end <= draft.trigger.end or not own:
            return []
        out: list[Draft] = []
        last: Draft | None = draft
        while last is not None and len(out) < _MOST_HALVES:
            last = self._next_half(draft, last, own)
            out.extend([last] if last is not None else [])
        return out

    def _next_half(self, draft: Draft, last: Draft, own: tuple[Actor, ...]) -> Draft | None:
        text = draft.clause.text
        for mention in draft.clause.mentions:
            if mention.start <= last.end:
                continue
            gap = text[last.end : mention.start]
            ahead = _AND_THERE_WITH.search(gap)  # 'and in Lome on Tuesday with', of a state as well
            his = (
                draft.clause.words[_COUNTERPART_OR_ONE].match(text, mention.end) if mention.type == "demonym" else None
            )
            of_state = his is not None or (ahead is not None and mention.type in ("party", "demonym"))
            if mention.type not in ("person", "office") and not of_state:
                continue
            if text.startswith(("'s", "’s"), mention.end) or not (
                ahead or _gap_with_modifier(gap, draft.clause.words) or _gap_of_list(text, gap, mention)
            ):
                return None
            second = phrase_from(draft.clause, mention.start, self.heads)
            if second is None or draft.clause.words[_ACTS_ITSELF].match(text, max(second.end, his.end() if his else 0)):
                return None
            rule = draft.rule + "+gapped"
            span = second.start, second.end
            twin = Draft(draft.clause, draft.trigger, draft.frame, *span, draft.verb_from, rule=rule, home=self.home)
            twin.add(own)
            twin.add(second.actors)
            twin.gap_start = second.start if ahead is None else last.end + ahead.start("there")
            twin.subject = draft.subject
            last.segment_end = twin.gap_start
            return twin
        return None


def _whose_counterpart(draft: Draft) -> tuple[Actor, ...]:
    """'Arrived in Lima ahead of talks with his Fijian counterpart': he whose counterpart it is sits with him."""
    if len(draft.parties) != 1 or not draft.partners:
        return ()
    text, first = draft.clause.text, draft.partners[0]
    owner = next((m for m in reversed(draft.clause.mentions) if m.end <= first.start and m.type == "pronoun"), None)
    if owner is None or not owner.people or owner.start < draft.trigger.end:
        return ()
    named = draft.clause.words[_COUNTERPART].fullmatch(text, owner.end, first.start)
    unnamed = owner.end == first.start - 1 and draft.clause.words[_COUNTERPART].match(
        " " + text[first.end : first.end + 60].lstrip()
    )
    return (owner,) if named or unnamed else ()


def _receive_apart(draft: Draft, partners: tuple[Actor, ...], principals: frozenset[str]) -> bool:
    """'Met President A and Premier B', 'held talks with King A and Premier B': each of them received him."""
    text, at = draft.clause.text, draft.trigger.start
    if len(partners) < _TWO or not draft.subject or len({a.parties for a in partners}) != 1 or not partners[0].parties:
        return False
    if len({a.role for a in partners}) != len(partners) or not all(
        a.people and len(a.people) == 1 and a.role in principals for a in partners
    ):
        return False
    if draft.frame == "passive":
        met = draft.trigger.low.startswith("received")
    elif draft.frame == "event_plural":
        met = draft.trigger.low == "talks" and _HELD_TALKS.search(text, max(0, at - _REACH_BACK), at) is not None
    else:
        met = draft.frame == "meet" and draft.trigger.low.startswith("met")
    return met and _JOINTLY.search(text, max(0, at - _REACH_BACK), draft.end + _REACH_BACK) is None


def _calls(draft: Draft) -> bool:
    """'Telephoned A and B', 'had telephone conversations with A and B': one call with each."""
    calling = draft.frame in ("call", "called", "speak") or draft.trigger.low.endswith(("s", "s with", "s to"))
    if not calling or draft.frame not in _WITH_EACH or meeting_format(draft, located=False) != "phone":
        return False
    # Unless they talked as three.
    return not _CONFERENCE.search(draft.clause.text)


_REACH_BACK = 40  # characters from a verb or its last partner to 'held', 'jointly'
_HELD_TALKS = re.compile(r"\b(?:held|holding|had|having)\s+(?:(?!(?:a|of|to)\b)[a-z-]+\s+){0,3}\Z")
_JOINTLY = re.compile(
    r"\b(?:joint|jointly|together|trilateral|three-way|four-way|have\s+met|never|not|to\s+have)\b", re.I
)
_THEN_JOINTLY = re.compile(
    r",?\s+(?:and|before|then)\s+(?:then\s+|later\s+|also\s+)?(?:\w+ing\s+)?(?:jointly|together|collectively)\b"
)
_CONFERENCE = re.compile(r"\b(?:conference|joint|jointly|together|three-way|four-way|trilateral|group)\b", re.I)
# 'Met A in Oslo in May and the Fijian premier hosted him in Suva': the one named behind 'and' is a subject.
_ACTS_ITSELF = Construction(
    r"\s+(?:(?:also|then|later|earlier|himself|herself|has|have|had)\s+){0,2}"
    r"(?:will|would|is|was|are|were|{acts_himself}|[a-z]{2,}ed)\b"
)
# '... on Tuesday, and on Wednesday received B': a verb of its own.
_OWN_VERB = Construction(r"\band\b[^,;]*\b{acts_on_another}\s+(?:(?:with|on|by)\s+)?(?:[A-Za-z]+(?:['’]s)?\s+){0,3}\Z")
_GAPPED = frozenset({"meet", "event", "event_plural", "host", "call", "with_object", "speak", "see"})
_MOST_HALVES = 5
_HALF = 24  # characters behind a name to the words of its own day or place
_NEXT_OF_LIST = re.compile(
    r"\s+(?:(?:twice|once|first|again|there|here)|(?:(?:in|at)\s+[A-Z][\w'’-]+\s*)?(?:(?:on|late|early)\s+)?(?:[A-Z][a-z]+day|[A-Z][a-z]+\.?\s\d{1,2})?)"
    r",\s+(?:(?:his|her|the|then)\s+)?(?:[A-Za-z-]+\s+){0,3}"
)
# 'his Fijian counterpart on Friday and his Tongan one on Saturday'
_COUNTERPART_OR_ONE = Construction(r"\s+(?:(?:{counterpart}|one)\b)")
_AND_THERE_WITH = re.compile(
    r"\A[^;:“”\"]{0,40}?,?\s+and\s+(?:then\s+|later\s+)?(?P<there>(?:(?:in|at)\s+(?:[A-Z][\w'’-]+,?\s+){1,3}|(?:on\s+)?[A-Z][a-z]+day,?\s+"
    r"|on\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+),?\s+|(?:today|yesterday|tomorrow|later|a\s+day\s+later|the\s+(?:next|following)\s+day|the\s+same\s+day)\s+){1,3})"
    r"with\s+(?:(?:his|her|their|the|a)\s+)?(?:[A-Za-z-]+(?:['’]s)?\s+){0,3}\Z"
)
_PLACED = re.compile(
    r"\b(?:in|at|on|\w+day|day|today|tomorrow|week|month|year|ago|earlier|later|before|here|morning|evening|night|twice|once|again)\b"
)


def _those_of(draft: Draft) -> tuple[Actor, ...]:
    """'A stayed away pending meetings with B on May 3 and C last week': A, who is no partner."""
    theirs = {p for a in draft.partners for p in a.parties}
    own = set(draft.parties) - theirs
    before = [m for m in draft.clause.mentions if m.end <= draft.trigger.start and m.people and len(m.parties) == 1]
    return tuple(m for m in before if set(m.parties) <= own)[-1:] if theirs and len(own) == 1 else ()


def _gap_of_list(text: str, gap: str, mention: Actor) -> bool:
    """Whether 'twice, the premier' leads on in a list of meetings, the last of which an 'and' adds."""
    own = _PLACED.search(text, mention.end, mention.end + _HALF) is not None
    return own and _NEXT_OF_LIST.fullmatch(gap) is not None and " and " in text[mention.end :]


def _gap_with_modifier(gap: str, words: WordLists) -> bool:
    """Whether 'on Tuesday and his Italian counterpart' leads to a second partner."""
    match = re.search(r"(?:,\s*|\s)and\s+(?:(?:with|to|his|her|the|then)\s+)?(?:[A-Za-z]+(?:['’]s)?\s+){0,3}\Z", gap)
    return bool(
        match
        and 3 <= match.start() <= 70
        and _PLACED.search(gap)
        and not words[_OWN_VERB].search(gap)
        and not re.search(r"[;:“”\"]|\b(?:said|told|that|which|who|will)\b|(?<!and )\bto\b", gap)
    )

"""Who takes part in a meeting: the grammar of each trigger.

One draft per trigger: its parties and people, in the order of the text, and the stretch of text that tells them. Those
only talked about ('talks on North Korea', 'to discuss Iraq') stand behind prepositions of topic and are never reached.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.logic.noun_phrases import (
    Actor,
    Clause,
    Phrase,
    governor,
    phrase_from,
    phrase_until,
    subject_after,
    subject_before,
)
from tasks.logic.meeting_cues import MeetingCues, Trigger

SILENT_STANDINGS = frozenset({"former", "analyst", "journalist", "private"})


@dataclass(slots=True)
class Draft:
    """One trigger with who takes part; `hosts` are the parties visited."""

    clause: Clause
    trigger: Trigger
    frame: str
    start: int
    end: int
    verb_from: int  # where the verb group begins: behind the subject
    parties: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    by_party: dict[str, set[str]] = field(default_factory=dict)
    unknown: list[Actor] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    host_place: Actor | None = None
    body: bool = False
    session: bool = False  # of an organisation
    anaphoric: bool = False
    rule: str = ""
    segment_end: int = -1  # where a second meeting of the same verb begins
    gap_start: int = -1  # where the second meeting itself begins
    subject: tuple[Actor, ...] = ()
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None  # the two parties and their people spoken of last
    host_places: dict[str, str] = field(default_factory=dict)
    visitors: tuple[str, ...] = ()  # parties of whom the text says 'visiting'

    def add(self, actors: tuple[Actor, ...]) -> None:
        """Take in actors as participants; former officials, analysts, journalists and private persons are not."""
        for actor in actors:
            if actor.standing in SILENT_STANDINGS or "spokes" in (actor.role or ""):
                continue
            if not actor.parties and self.pair and _BOTH.search(actor.text):
                actor = actor._replace(parties=self.pair[0], people=self.pair[1] if _LEADERS.search(actor.text) else ())  # noqa: PLW2901
            if not actor.parties:
                self.unknown.append(actor)
                continue
            for code in actor.parties:
                if code not in self.parties:
                    self.parties.append(code)
            for name in actor.people:
                if name not in self.people:
                    self.people.append(name)
                if len(actor.parties) == 1:
                    self.by_party.setdefault(actor.parties[0], set()).add(name)

    def widen(self, start: int, end: int) -> None:
        """Stretch the passage."""
        self.start, self.end = min(self.start, start), max(self.end, end)


_LISTED = re.compile(r"\bbetween\s|(?<=\s)(?:at|with)\s+the\s+(?=[A-Z])")
_BOTH = re.compile(r"\b(?:two|both)\b", re.I)
_LEADERS = re.compile(r"\b(?:leaders|presidents|ministers|men|officials|premiers|chiefs|envoys|diplomats)\b", re.I)
_BILATERAL = re.compile(r"\btwo-plus-two\b|\bbilateral\s+\Z", re.I)
_DETERMINED = re.compile(
    r"(?:\b(?:a|an|the|his|her|its|their|our|this|that|these|those|first|second|third|another|any|no|such|of|during|for|on|"
    r"after|before|following|[a-z]+-day|day|\w+-hour|\w+-minute|official|state|working|private|brief|short|recent|surprise|historic|"
    r"planned|upcoming|landmark|scheduled|two-day|three-day|rare|each|joint|final|last|next|paid|pay|make|made|cancelled|canceled|"
    r"postponed|foreign|overseas|high-level|regional|and|further|more|whirlwind|fact-finding|return|reciprocal|goodwill|bilateral|"
    r"maiden|farewell|week-long|unannounced|presidential|friendly)|['’]s?)\s+\Z",
    re.I,
)
_WITH = re.compile(r"\b(?:with|between|among|amongst|involving|of|grouping|attended\s+by|joined\s+by|to)\s+", re.I)
_WITH_BLOCK = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:is|are|was|were|has|have|had|will|would|said|says|that|which|who|about|over|to|and|but|"
    r"after|before|when|while|as|if|aimed|than|because|following|followed|regarding|concerning|against|talks|meeting|summit|"
    r"negotiations|consultations|visit|trip)\b"
)
_HAD = re.compile(r"\A\s+(?:that\s+)?(?:he|she|they|it|the\s+two|the\s+\w+)\s+(?:had|held|has|have|was\s+holding)(?:\s+had|\s+held)?\s")
_ADJUNCT = re.compile(r"\s*(?:,\s*)?(?:(?:in|at|on|late|early|later|earlier|here|there|this|last|next)\b[^,;:()“”\"]{0,50}?)")
_GAPPED = re.compile(r"\A[^;:“”\"]{3,70}?(?:,\s*|\s)(?:and|then|and then)\s+(?:(?:with|between)\s+)?\Z")
_ABOUT = re.compile(
    r"\b(?:on|about|of|that|described|describing|by|said|says|regarding|concerning|called)\s+(?:(?:the|a|an|any|such|these|this|those)\s+)?"
    r"(?:(?!(?:when|while|after|before|during|in|at|following)\b)[\w'’-]+\s+){0,2}\Z"
)
_PORTION = re.compile(r"\b(?:hours?|minutes?|rounds?|days?|series|sessions?|bouts?|week|weeks|leg|phase|stage|start|end|opening|sidelines|margins|fringes)\s+of\s+(?:[\w'’-]+\s+){0,3}\Z|\b(?:called|calls|calling)\s+for\b")
_COMPOUND = re.compile(r"\A(?:['’]s?)?\s+(?:[a-z]+(?:-[a-z]+)?\s+){0,3}\Z")
_HYPHEN = re.compile(r"\A\s?[-–/]\s?\Z")
_POSSESSIVE = re.compile(r"\A(?:['’]s?)?\s+(?:[a-z\d]+(?:-[a-z]+)*\s+){0,4}\Z")
_LINK = re.compile(
    r"\b(?:during|in|at|after|before|following|ahead\s+of|prior\s+to|amid|when|while|through|on|over|via|"
    r"(?<!way\s)(?<!call\s)(?<!push\s)(?<!hopes\s)(?<!need\s)(?<!prospects\s)(?<!support\s)(?<!basis\s)(?<!conditions\s)(?<!press\s)for)"
    r"\s+(?:(?!and\b)[\w'’.-]+\s+){0,7}\Z|\bdelegations?\s+(?:to|at|in)\s+(?:the\s+)?\Z|\A\W*\Z",
    re.I,
)
_FRONTED = re.compile(r"\W*(?:[A-Z]\w+\s+)?(?:after|following|during|in|at|before|ahead\s+of|prior\s+to|on|emerging|speaking|wrapping|concluding)\b[^,;:]{0,70}\Z", re.I)
_FRONTED_HELD = re.compile(r"\W*(?:after|following|during|in|at|emerging|speaking|wrapping|concluding)\b[^,;:]{0,70}\Z", re.I)
_MEDIATED = re.compile(r"\A-(?:brokered|mediated|led|moderated|chaired|convened|sponsored)\s+(?:[a-z-]+\s+){0,3}\Z")
_BROKERED = re.compile(r"\A[^.;:]{0,40}\b(?:brokered|mediated|moderated|chaired|facilitated|led|presided over|convened)\s+by\s+(?:the\s+)?", re.I)
_PRIVATE = re.compile(r"\bfor\s+(?:\w+\s+){0,2}(?:treatment|surgery|holidays?|vacation|check-?ups?|funeral|medical|honeymoon|match|games)\b")
_ARRIVED = re.compile(
    r"\b(?:is|are|was|were|arrived?|arrives|arriving|landed|flew|came|stopped|remained|stayed|who\s+is)\b[^;:.]{0,60}\b(?:for|on)\s+(?:a|an|his|her|the|their)\s+(?:[\w-]+\s+){0,5}\Z"
)
_PASSIVE_BY = re.compile(r"\s+(?:[^,;:.]{0,60}?\s)?by\s+(?:the\s+)?")
_DIRECT = re.compile(r"\A\s+(?:with\s+|up\s+with\s+|again\s+with\s+|separately\s+with\s+|briefly\s+with\s+|privately\s+with\s+)?", re.I)
_PURPOSE = re.compile(r"\b(?:for|on|to\s+attend|to\s+hold|to\s+meet|visit|talks|summit|to\s+discuss|to\s+take\s+part)\b")


class Participants:
    """Reads the participants of one document's triggers; `reporter_home` is the dateline's country."""

    def __init__(self, cues: MeetingCues) -> None:
        self.cues = cues
        self.heads = cues.heads
        self.pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    def draft(self, clause: Clause, trigger: Trigger) -> Draft | None:
        """The draft of one trigger; None where the grammar shows that it reports no meeting."""
        frame = self._frame(clause, trigger)
        if not frame:
            return None
        draft = Draft(clause, trigger, frame, trigger.start, trigger.end, trigger.start, rule=f"{frame}:{trigger.cue.lemma}", pair=self.pair)
        read = {
            "meet": self._meet, "with": self._with_verb, "with_object": self._with_verb, "discuss": self._discuss,
            "speak": self._with_verb, "host": self._host, "host_for": self._host_for, "passive": self._passive,
            "visit": self._visit, "travel": self._visit, "travel_for": self._visit, "told": self._told,
            "told_in": self._told, "call": self._host, "called": self._host, "convene": self._convene,
            "event": self._event, "event_plural": self._event, "body": self._event, "format": self._event,
            "visit_noun": self._visit_noun, "meal": self._event, "invite": self._invite,
        }[frame]  # fmt: skip
        if not read(draft):
            return None
        if len(draft.parties) == 2 and not draft.hosts:
            self.pair = tuple(draft.parties), tuple(draft.people)
        return draft

    def _frame(self, clause: Clause, trigger: Trigger) -> str:
        """The frame that a form opens here: many words are verb and noun."""
        text, frame, low = clause.text, trigger.cue.frame, trigger.low
        before, after = text[max(0, trigger.start - 40) : trigger.start], text[trigger.end : trigger.end + 40]
        determined = bool(_DETERMINED.search(before))
        if frame == "visit":
            if " " in low:
                return frame
            if low in ("visit", "visits", "tour", "tours") and (
                determined or re.match(r"\s+(?:to|by|of|here|there)\b", after) or before.endswith(("-", "’s ", "'s "))
            ):
                if not determined and low == "visit" and re.search(r"\b(?:to|will|would|may|might|could|should|must|can)\s+(?:\w+ly\s+)?\Z", before):
                    return "visit"
                return "visit_noun"
            return frame
        if frame == "meet":
            if self.cues.veto_after_meet.match(after) or re.search(r"\b(?:when|until)\s+(?:he|she|they|we|I)\s+(?:first\s+)?\Z", before):
                return ""
            return frame
        if frame in ("event", "event_plural", "body", "meal"):
            if self.cues.veto_before.search(before) or (frame == "body" and self.cues.veto_before_body.search(before)):
                return ""
            if low == "meeting" and re.match(r"\s+(?:[A-Z]|his|her|its|their|the\s+visiting|visiting|with)", after) and not determined:
                return "event" if after.lstrip().startswith("with") else "meet"
            if low in ("lunch", "dinner", "breakfast", "banquet") and not re.match(r"[^.;]{0,30}\b(?:with|for|hosted|given)\b", after):
                return ""
            if low == "round" and not re.match(r"\s+of\s+(?:\w+\s+){0,2}(?:talks|negotiations|consultations|meetings)", after):
                return ""
            return frame
        if frame in ("with", "discuss") and low.split()[0].endswith("ing") and before.rstrip().endswith(","):
            return ""
        if frame == "told_in":
            return frame if _told_in(clause, trigger) else ""
        if frame == "called":
            return frame if re.search(r"\bphone|\btelephone|\bby phone", text) else ""
        if frame == "speak":
            phone = re.search(r"\b(?:tele)?phone|\bvideo", text)
            return frame if phone else ""
        if frame == "host" and determined:
            return ""
        if frame == "call" and determined:
            return ""
        return frame

    def _subject(self, draft: Draft) -> Phrase | None:
        found = subject_before(draft.clause, draft.trigger.start, self.heads)
        if found is not None:
            draft.verb_from = found.end
            draft.subject = found.actors
            draft.widen(found.start, found.end)
        return found

    def _object(self, draft: Draft, at: int) -> Phrase | None:
        found = phrase_from(draft.clause, at, self.heads)
        if found is not None:
            draft.widen(found.start, found.end)
        return found

    def _meet(self, draft: Draft) -> bool:
        """A meets (with) B; A and B meet."""
        subject = self._subject(draft)
        match = _DIRECT.match(draft.clause.text, draft.trigger.end)
        at = match.end() if match else draft.trigger.end
        partner = self._object(draft, at)
        if partner is not None and "with" not in draft.clause.text[draft.trigger.end : partner.start]:
            named = tuple(a for a in partner.actors if _official(a, draft.clause, self.heads) or a.type in ("unknown", "pronoun"))
            if not named:
                return False  # 'to meet Russia': states are met on the pitch
        if partner is None:
            partner = self._with_phrase(draft, draft.trigger.end)
        if subject is not None:
            draft.add(subject.actors)
        if partner is not None:
            draft.add(tuple(a for a in partner.actors if not _populace(a, draft.clause)))
        if partner is None and len(draft.parties) == 1 and draft.parties[0] in self.cues.organisations:
            draft.body = draft.session = True
        return True

    def _with_phrase(self, draft: Draft, at: int) -> Phrase | None:
        """The partner behind 'with' or 'between', past adverbials of time and place."""
        text = draft.clause.text
        for match in _WITH.finditer(text, at, min(len(text), at + 90)):
            gap = text[at : match.start()]
            if match.group().strip().lower() == "to" and (draft.trigger.cue.format != "phone" or gap.strip()):
                return None
            if _WITH_BLOCK.search(_HAD.sub(" ", gap)):
                return None
            if match.group().strip().lower() == "of" and gap.strip() and not gap.strip().startswith("of"):
                continue
            found = phrase_from(draft.clause, match.end(), self.heads)
            if found is not None:
                draft.widen(found.start, found.end)
                return found
        return None

    def _with_verb(self, draft: Draft) -> bool:
        if draft.trigger.low == "negotiating" and not re.match(r"\s+(?:with|in|for|directly|face|over)\b", draft.clause.text[draft.trigger.end :]):
            return False
        subject = self._subject(draft)
        ends_with = draft.trigger.low.endswith((" with", " to"))
        partner = self._object(draft, draft.trigger.end) if ends_with else self._with_phrase(draft, draft.trigger.end)
        if subject is None or (partner is None and len(subject.actors) < 2 and subject.actors[0].type != "collective"):
            return False
        draft.add(subject.actors)
        if partner is not None:
            draft.add(partner.actors)
        return True

    def _discuss(self, draft: Draft) -> bool:
        """A discusses X with B; A and B discuss X: the topic is skipped, 'with' may stand far to the right."""
        subject = self._subject(draft)
        text = draft.clause.text
        if subject is None:
            return False
        draft.add(subject.actors)
        found = None
        for match in re.compile(r"\bwith\s+").finditer(text, draft.trigger.end, min(len(text), draft.trigger.end + 140)):
            if re.search(r"[;:“”]|\b(?:said|says|that|which|who|cooperation|relations|ties|links|trade|talks|deal|dispute|war|conflict)\s*\Z", text[draft.trigger.end : match.start()]):
                continue
            found = phrase_from(draft.clause, match.end(), self.heads)
            if found is not None:
                draft.widen(found.start, found.end)
                draft.add(found.actors)
                break
        people = [a for a in subject.actors if a.people or a.type in ("office", "collective")]
        return found is not None or len({p for a in people for p in a.parties}) > 1

    def _host(self, draft: Draft) -> bool:
        """A receives, hosts, welcomes or telephones the official B: both must be officials or delegations."""
        by = _PASSIVE_BY.match(draft.clause.text, draft.trigger.end)
        passive = by and re.search(r"\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+)?\Z", draft.clause.text[: draft.trigger.start])
        subject, guest = self._subject(draft), self._object(draft, by.end() if by and passive else draft.trigger.end)
        if subject is None or guest is None or not any(_official(a, draft.clause, self.heads) for a in guest.actors):
            return False
        draft.add(subject.actors)
        draft.add(guest.actors)
        return True

    def _host_for(self, draft: Draft) -> bool:
        text = draft.clause.text
        match = re.compile(r"\s+(?:[a-z]+\s+){0,3}(?:for|in\s+honou?r\s+of)\s+").match(text, draft.trigger.end)
        subject = self._subject(draft)
        guest = self._object(draft, match.end()) if match else None
        if subject is None or guest is None:
            return False
        draft.add(subject.actors)
        draft.add(guest.actors)
        return True

    def _passive(self, draft: Draft) -> bool:
        subject, agent = self._subject(draft), None
        text = draft.clause.text
        agent = self._object(draft, draft.trigger.end)
        if subject is None or agent is None or not any(_official(a, draft.clause, self.heads) for a in agent.actors):
            return False
        del text
        draft.add(subject.actors)
        draft.add(agent.actors)
        return True

    def _told(self, draft: Draft) -> bool:
        subject, hearer = self._subject(draft), self._object(draft, draft.trigger.end)
        if subject is None or hearer is None:
            return False
        if not any(a.people or a.type == "office" for a in subject.actors) or not any(
            a.people or a.type == "office" or a.standing == "official" for a in hearer.actors
        ):
            return False
        draft.add(subject.actors)
        draft.add(hearer.actors)
        return True

    def _convene(self, draft: Draft) -> bool:
        subject = self._subject(draft)
        if subject is None:
            return False
        draft.add(subject.actors)
        draft.body = any(p in self.cues.organisations for p in draft.parties)
        return len(draft.parties) > 1 or (draft.body and draft.trigger.low.startswith(("conven", "reconven")))

    def _visit(self, draft: Draft) -> bool:
        """An official goes to other countries: they are the hosts."""
        subject = self._subject(draft)
        if subject is None or not any(
            (a.people or a.type in ("office", "collective")) and a.standing not in SILENT_STANDINGS for a in subject.actors
        ):
            return False
        text = draft.clause.text
        if draft.frame in ("travel", "travel_for") and _PRIVATE.search(text, draft.trigger.end, draft.trigger.end + 80):
            return False
        if draft.frame == "travel_for" and not _PURPOSE.search(text, draft.trigger.end, draft.trigger.end + 80):
            return False
        draft.add(subject.actors)
        self._destinations(draft, draft.trigger.end)
        return bool(draft.parties and draft.hosts) or draft.rule.endswith("+region")

    def _destinations(self, draft: Draft, at: int) -> bool:
        """The countries of 'visit England, France and Germany', read as hosts where they are not the visitor's own."""
        text = draft.clause.text
        last = at
        found: list[Actor] = []
        for mention in draft.clause.mentions:
            if mention.start < last:
                continue
            gap = text[last : mention.start]
            first = not found
            if first and not re.fullmatch(r"\s+(?:(?:the|both|neighbou?ring|nearby|countries including|such countries as|capital of|[a-z]+\s+capital)\s+|[a-z]+\s+){0,3}", gap):
                break
            if not first and not re.fullmatch(r"(?:['’]s)?(?:,\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+|,\s+followed by\s+|\s+(?:and|before)\s+then\s+)(?:the\s+|to\s+(?:the\s+)?)?", gap):
                break
            if mention.type not in ("place", "party", "demonym") or (mention.type == "party" and mention.alias_kind not in ("name", "capital", "seat")):
                break
            if mention.type == "demonym" and not re.match(r"\s+capital\b", text[mention.end :]):
                break
            if re.match(r"(?:['’]s|-[a-z])", text[mention.end :]):
                break
            found.append(mention)
            last = mention.end
        for mention in found:
            draft.host_places.update(dict.fromkeys(mention.parties, mention.name or mention.text))
            for code in mention.parties:
                if code not in draft.parties and code not in draft.hosts:
                    draft.hosts.append(code)
        if found:
            draft.host_place = found[0] if len(found) == 1 else None
            draft.widen(found[0].start, found[-1].end)
            if not draft.hosts and not any(m.parties for m in found):
                draft.rule += "+region"
        return bool(found)

    def _visit_noun(self, draft: Draft) -> bool:
        """A's visit to B; during a visit to B, A said."""
        text = draft.clause.text
        match = re.compile(r"\s+(?:(?:here|of|by)\s+)?(?:[a-z]+\s+){0,3}?(?:to|of)\s+").match(text, draft.trigger.end)
        by = re.compile(r"\s+(?:[a-z]+\s+)?by\s+").match(text, draft.trigger.end)
        visitor = self._object(draft, by.end()) if by else self._owner(draft)
        if visitor is None:
            visitor = self._clause_subject(draft)
        if visitor is None:
            return False
        draft.add(visitor.actors)
        if by and visitor is not None:
            match = re.compile(r"\s+(?:[a-z]+\s+){0,2}?to\s+").match(text, visitor.end)
        if match:
            self._destinations(draft, match.end())
        elif re.match(r"\s+here\b", text[draft.trigger.end :]):
            draft.rule += "+here"
            return bool(draft.people)
        if not match and not by and _ARRIVED.search(text[: draft.trigger.start]):
            draft.rule += "+there"
            return bool(draft.people)
        officials = any(a.people or a.type == "office" for a in visitor.actors)
        return (bool(draft.hosts) or draft.rule.endswith("+region")) and (officials or bool(draft.people))

    def _owner(self, draft: Draft) -> Phrase | None:
        """The possessor of the trigger noun: 'Cohen and Kyuma's talks', 'his meeting', 'the Pope's visit'."""
        text = draft.clause.text
        before = [m for m in draft.clause.actors() if m.end <= draft.trigger.start]
        for mention in reversed(before[-2:]):
            gap = text[mention.end : draft.trigger.start]
            pronoun = mention.type == "pronoun" and mention.text.lower() in ("his", "her", "their")
            possessed = gap.startswith(("'s ", "’s ", "' ", "’ ", "'", "’")) and _POSSESSIVE.match(gap)
            if pronoun and _COMPOUND.match(gap) or possessed:
                found = phrase_until(draft.clause, mention.end, self.heads)
                draft.widen(found.start, found.end)
                return found
            if not _COMPOUND.match(gap):
                return None
        return None

    def _clause_subject(self, draft: Draft) -> Phrase | None:
        """The subject of the clause that the trigger noun stands in, or behind it where the phrase is fronted."""
        found = subject_before(draft.clause, min(draft.start, draft.trigger.start), self.heads)
        if found is not None:
            draft.widen(found.start, found.end)
            draft.verb_from = found.end
            draft.subject = found.actors
            return found
        head = draft.clause.text[: min(draft.start, draft.trigger.start)]
        behind = _FRONTED.match(head) if draft.parties else _FRONTED_HELD.match(head)
        if behind:
            found = subject_after(draft.clause, max(draft.end, draft.trigger.end), self.heads)
            if found is not None:
                draft.widen(found.start, found.end)
        return found

    def _event(self, draft: Draft) -> bool:
        """Talks between A and B, A's meeting with B, A-B talks, an ORG summit, A's attendance of one."""
        text, trigger = draft.clause.text, draft.trigger
        for code in trigger.cue.parties:
            draft.parties.append(code)
        compound = self._compound(draft)
        if compound:
            draft.add(compound)
        partner = self._with_phrase(draft, trigger.end)
        if partner is not None:
            draft.add(partner.actors)
        if brokered := _BROKERED.match(text[trigger.end : trigger.end + 80]):
            mediator = self._object(draft, trigger.end + brokered.end())
            if mediator is not None:
                draft.add(mediator.actors)
                draft.rule += "+mediator"
        owner = None if compound else self._owner(draft)
        if owner is not None:
            draft.add(owner.actors)
        between = partner is not None and re.search(r"\b(?:between|among|involving|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,5}\Z", text[trigger.end : partner.start])
        session = partner is not None and any(p in self.cues.organisations for a in partner.actors for p in a.parties)
        of = session and re.search(r"\bof\s+(?:the\s+)?(?:[a-z]+\s+){0,5}\Z", text[trigger.end : partner.start if partner else 0])
        whole = bool(between and not of and len(partner.actors if partner else ()) > 1) or (
            len(compound) > 1 and not any(p in self.cues.organisations for p in draft.parties)
        )
        if not whole and owner is None and not brokered:
            subject = self._event_subject(draft)
            if subject is not None:
                draft.add(subject.actors)
        draft.body = any(p in self.cues.organisations for p in draft.parties) or trigger.cue.frame in ("body", "format") or "summit" in trigger.low
        if self.pair and not set(draft.parties) - {*self._mediators(draft, brokered)} and (
            brokered or _BILATERAL.search(text[max(0, trigger.start - 12) : trigger.end])
        ):
            draft.parties.extend(p for p in self.pair[0] if p not in draft.parties)
            draft.rule += "+pair"
        draft.session = any(p in self.cues.organisations for p in draft.parties)
        determined = re.search(r"\b(?:the|this|that|those|these|their|day['’]s)\s+(?:[a-z]+\s+){0,2}\Z", text[max(0, trigger.start - 40) : trigger.start])
        draft.anaphoric = partner is None and not compound and bool(determined or _dated_before(draft))
        return True

    def _event_subject(self, draft: Draft) -> Phrase | None:
        """Who holds or attends the event: the subject of the clause, unless it only speaks about the event."""
        text, at = draft.clause.text, draft.trigger.start
        before = text[max(0, at - 70) : at]
        if _ABOUT.search(before) and not _PORTION.search(before):
            return None
        start, end, verb_from = draft.start, draft.end, draft.verb_from
        found = self._clause_subject(draft)
        if found is None or found.start > at:
            return found
        link = text[found.end : min(at, start)] if start < at and start > found.end else text[found.end : at]
        if re.search(r"\b(?:which|whether|that|it|because)\b", link):
            return self._unlinked(draft, start, end, verb_from)
        if link.strip() and self.cues.light.search(link + " ") or _LINK.search(link) or _PORTION.search(link) or not text[found.end : min(at, start)].strip():
            return self._with_leader(draft, found)
        return self._unlinked(draft, start, end, verb_from)

    def _mediators(self, draft: Draft, brokered: re.Match[str] | None) -> tuple[str, ...]:
        return tuple(draft.parties) if brokered else ()

    def _unlinked(self, draft: Draft, start: int, end: int, verb_from: int) -> None:
        """Take back the stretch of a subject that only speaks about the event."""
        draft.start, draft.end, draft.verb_from = start, end, verb_from
        draft.subject = ()

    def _with_leader(self, draft: Draft, found: Phrase) -> Phrase:
        """'Sherman will lead the U.S. delegation to the talks': the person who leads a party's delegation."""
        if any(a.people for a in found.actors):
            return found
        codes = {p for a in found.actors for p in a.parties}
        for mention in reversed([m for m in draft.clause.mentions if m.end <= found.start]):
            led = re.search(r"\b(?:lead|leads|led|leading|head|heads|headed|heading)\b", draft.clause.text[mention.end : found.start])
            if led and mention.people and codes & set(mention.parties):
                draft.widen(mention.start, mention.end)
                return Phrase(mention.start, found.end, (mention, *found.actors))
        return found

    def _compound(self, draft: Draft) -> tuple[Actor, ...]:
        """Names that modify the trigger noun: 'US-Japan summit', 'Israeli-Palestinian talks', 'EU summit'."""
        text, at = draft.clause.text, draft.trigger.start
        chain: list[Actor] = []
        for mention in reversed([m for m in draft.clause.mentions if m.end <= at and m.type in ("party", "demonym", "office")]):
            gap = text[mention.end : (chain[0].start if chain else at)]
            if chain:
                if not _HYPHEN.match(gap):
                    break
            elif _MEDIATED.match(gap):
                chain.insert(0, mention)
                break
            elif not _COMPOUND.match(gap):
                break
            chain.insert(0, mention)
        if len(chain) > 1 and all(m.type != "office" for m in chain[:-1]):
            draft.widen(chain[0].start, chain[-1].end)
            return tuple(chain)
        if chain and (chain[0].parties and chain[0].parties[0] in self.cues.organisations or _MEDIATED.match(text[chain[0].end : at])):
            draft.widen(chain[0].start, chain[0].end)
            return tuple(chain)
        return ()

    def listed(self, clause: Clause, triggers: list[Trigger]) -> list[Trigger]:
        """'Three meetings: on Monday in A between X and Y, on Tuesday in B between ...': a trigger for each 'between'."""
        event = next((t for t in triggers if t.cue.frame in ("event", "event_plural") and t.low.endswith("s")), None)
        if event is None:
            return []
        colon = clause.text.find(":", event.end, event.end + 4)
        if colon < 0:
            return []
        return [Trigger(m.start(), m.start(), "", event.cue) for m in _LISTED.finditer(clause.text, colon)]

    def gapped(self, draft: Draft) -> Draft | None:
        """The second half of 'will meet A in X on Monday and B in Y on Tuesday': a meeting of its own."""
        if draft.frame not in ("meet", "event", "event_plural", "host") or draft.end <= draft.trigger.end:
            return None
        text = draft.clause.text
        for mention in draft.clause.mentions:
            if mention.start <= draft.end or mention.type not in ("person", "office"):
                continue
            match = _GAPPED.match(text[draft.end : mention.start])
            opened = match is None and _gap_with_modifier(text[draft.end : mention.start])
            if not (match or opened):
                return None
            second = phrase_from(draft.clause, mention.start, self.heads)
            if second is None:
                return None
            twin = Draft(
                draft.clause, draft.trigger, draft.frame, second.start, second.end, draft.verb_from, rule=draft.rule + "+gapped"
            )
            own = [p for p in draft.subject if p.parties]
            if not own:
                return None
            twin.add(tuple(own))
            twin.add(second.actors)
            twin.gap_start = second.start
            draft.segment_end = second.start
            return twin
        return None

    def _invite(self, draft: Draft) -> bool:
        """A invites B (to talks, to visit): B must be an official, and the sentence must say what to."""
        text = draft.clause.text
        subject = self._subject(draft)
        noun = draft.trigger.low.startswith("invitation")
        if noun:
            match = re.compile(r"\s+(?:to|for)\s+").match(text, draft.trigger.end)
            guest = self._object(draft, match.end()) if match else None
        else:
            guest = self._object(draft, draft.trigger.end)
        if subject is None or guest is None or not any(a.people or a.type in ("office", "collective") for a in guest.actors):
            return False
        if not noun and not re.search(r"\b(?:to\s+visit|for\s+talks|to\s+(?:\w+\s+){0,3}(?:talks|dialogue|summit|meeting)|to\s+attend|for\s+a\s+(?:visit|meeting))\b", text[guest.end : guest.end + 80]):
            return False
        draft.add(subject.actors)
        draft.add(guest.actors)
        return True


def _told_in(clause: Clause, trigger: Trigger) -> bool:
    """'told' reports a meeting where the sentence names the occasion."""
    after = clause.text[trigger.end : trigger.end + 160]
    return bool(
        re.match(r"\s+(?:the\s+)?visiting\b", after)
        or re.search(r"\b(?:during|in|at)\s+(?:a|an|their|his|her|the)\s+(?:[a-z-]+\s+){0,2}(?:meeting|talks|telephone|phone|visit|conversation)\b", after)
        or re.search(r"\bby\s+(?:tele)?phone\b", after)
    )


def _official(actor: Actor, clause: Clause, heads: frozenset[str]) -> bool:
    """Whether a mention is a person in office, an office, or a delegation, and not a bare country."""
    if actor.standing in SILENT_STANDINGS:
        return False
    if actor.type in ("person", "office", "collective") or actor.people:
        return True
    following = re.match(r"\s+(?:[a-z]+\s+)?([a-z]+)", clause.text[actor.end :])
    return bool(following and following.group(1) in heads)


def _populace(actor: Actor, clause: Clause) -> bool:
    """'met with Iraqis who cast ballots' is no meeting with Iraq; 'the Palestinians' may be."""
    return actor.alias_kind == "people" and not clause.text[: actor.start].endswith(("the ", "The "))


def _dated_before(draft: Draft) -> bool:
    """'Friday's talks': a date possesses the noun."""
    return any(d.end <= draft.trigger.start <= d.end + 4 for d in draft.clause.dates)


def _gap_with_modifier(gap: str) -> bool:
    """Whether 'on Tuesday and his Italian counterpart' leads to a second partner."""
    match = re.search(r"(?:,\s*|\s)and\s+(?:(?:with|his|her|the|then)\s+)?(?:[A-Za-z]+\s+){0,2}\Z", gap)
    return bool(match and 3 <= match.start() <= 70 and not re.search(r"[;:“”\"]|\b(?:said|told|that|which|who|to|will)\b", gap))

"""The parts of a frame: subject, object, partner behind 'with', and the possessor of a noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.noun_phrases import local_officials, phrase_from, phrase_until
from tasks.logic.reading_words import Construction, WordLists
from tasks.logic.sentence_view import SOME_OF_MANY, Actor, Clause, Phrase
from tasks.logic.subjects import each_for_his_side, first_person, subject_after, subject_before

_WITH = re.compile(
    r"\b(?:with(?:\s*[.,])*|between|among|amongst|involving|of|grouping|attended\s+by|joined\s+by|to|from)\s+", re.I
)
_ON_AGENDA = re.compile(
    r"(?:,?\s+(?:and\s+)?[\w-]+){0,3}?\s+(?:(?:high\s+)?on\s+(?:the\s+|its\s+|their\s+)?(?:agenda|table|minds?)|in\s+focus|in\s+the\s+spotlight|"
    r"topping|dominating|high\s+on|looming|overshadowing|still\s+unresolved)\b"
)
_OWNS = re.compile(r"(?:['’]s|\b(?i:his|her|their))\s\Z")
_WITH_BLOCK = re.compile(
    r"[;:“”\"]|--|–|—|\b(?:is|are|was|were|has|have|had|will|would|said|says|that|which|who|about|over|to|and|but|"
    r"after|before|when|while|as|if|aimed|than|because|following|followed|regarding|concerning|against|dealt|deals?|dealing|coincid\w+|interfer\w+|coped?|began|opened|ended|talks|meeting|summit|"
    r"negotiations|consultations|conversation|call|visit|trip)\b"
)
# 'talks that ended in Lima on Friday between A and B'
_THAT_ENDED = Construction(
    r"\A,?\s+(?:that|which)\s+(?:has\s+|have\s+|had\s+)?(?:{began}|ended|broke\s+up|concluded)\b"
)
_OVER_DAYS = re.compile(r"\b(?:over|after|before|about)\s{2,}")  # 'a meeting over the weekend between A and B'
_ABSOLUTE = Construction(r"(?:[\w.'’-]+\s+){1,9}?{doing_beside}\b")
_HAD = re.compile(
    r"\A\s+(?:that\s+)?(?:he|she|they|it|the\s+two|the\s+\w+)\s+(?:had|held|has|have|was\s+holding)(?:\s+had|\s+held)?\s"
)
_COMPOUND = re.compile(r"\A(?:['’]s?)?\s+(?:[a-z]+(?:-[a-z]+)?\s+){0,3}\Z")
# not 'Fiji's fishing rights after a meeting'
_POSSESSIVE = re.compile(
    r"\A(?:['’]s?)?\s+(?:(?!(?:after|before|during|following|when|while|at|over|that)\b)[a-z\d]+(?:-[a-z]+)*\s+){0,4}\Z"
)
# 'Having met A, B said'; 'On Monday, when he had met A, B said' of a pronoun that nothing before explains
_PARTICIPIAL = re.compile(
    r"\W*(?:(?:after\s+)?having|while|when|upon|on|before|after|in|(?:on\s+\w+,\s+|\w+day,\s+)?(?:when|after|before|while|as|once)\s+s?he(?:\s+(?:had|has))?)"
    r"\s+(?:(?:\w+ly|just|already|first)\s+)?",
    re.I,
)
_MODIFIER = re.compile(
    r",\s+(?:who,\s+)?(?P<since>(?:just\s+)?(?:after|before|while|when|upon|on|since)\s+)?(?:(?:\w+ly|also|first|just)\s+){0,2}\Z"
)
_BY = re.compile(r"\s+(?:(?!(?:and|but|that|who|said|to)\b)[\w'’.-]+\s+){0,7}?by\s")
_TOLD_TO = Construction(r"\b{bidding}\s+[^,;:]{2,60}?\s(?P<to>to)\s+(?:[\w-]+\s+){1,8}?\Z")
_THING = Construction(r"(?:['’]s?)?\s+(?:[a-z-]+\s+){0,2}{owned_thing}\b(?!\s+{officer})")
# 'of the Intergovernmental Authority on Development (IGAD)': the short name is the one that is known
_SPELT_OUT = re.compile(r"(?:the\s+)?(?:[A-Z][\w-]+,?\s+(?:(?:of|for|on|in|and|the)\s+){0,2}){2,9}\((?=[A-Z])")
_ITS_LEADER = Construction(  # 'met a delegation led by Ann Lee'
    r"\s*(?:an?|the|his|her|its|their)\s+(?:[\w-]+\s+){0,3}?{delegation}\s+{leading}\s+by\s+(?:the\s+)?"
)
_OF_MANY = re.compile(
    rf"(?:(?!(?:and|in|at|on)\b)[\w'’-]+\s+){{0,6}}?{SOME_OF_MANY}"
)  # 'a meeting of 20 states, including'
_PLACED = re.compile(
    r"\s*(?:of\b.*|on\s+(?:[A-Z][\w'’-]+\s+(?:(?:for|and|of|in)\s+){0,2}){1,5}(?:\([^()]{1,10}\)\s*)?|(?:in|at)\s+(?:the\s+)?[A-Z][\w'’.-]+(?:\s+[A-Z][\w'’.-]+){0,2}(?:\s+on)?\s*)"
)  # 'a meeting in Oslo of A and B'
_BY_PHONE = re.compile(r"\s+(?:(?:by|over|on|via)\s+)?(?:the\s+)?(?:tele)?phone\s+")  # 'spoke by phone to'
_LED_BY = Construction(r",?\s+(?:[\w-]+\s+){0,3}?{leading}\s+by\s+(?:its\s+|the\s+|his\s+|her\s+|their\s+|a\s+)?")
# 'met his counterpart from Fiji, Ann Lee'
_COUNTERPART_FROM = Construction(r"\b{counterpart}\s+(?:from|of|in)\s+(?:the\s+)?\Z")
_PLURAL = Construction(r"\b{many_officials}\b")
_NAMED = re.compile(r",\s+(?=[A-Z])")
# 'Asked about his conversation with B, A said': at the head of a text no pronoun is resolved
_POWERS = re.compile(
    r"\s+(?:and|with)\s+(?:the\s+)?(?:(?!(?:to|on|in|at|which|that)\b)[\w-]+\s+){1,6}(?:--|-|–|—|\()\s?"
)
_DASHED = re.compile(r"\s(?:--|–|—|-)\s(?P<named>[^;:“”\"–—]{5,200}?)\s(?:--|–|—|-)\s+\Z")
_LIST_ENDS = re.compile(r"\s*(?:--|-\s|–|—|\)|,|\.|\Z)")
_UNEXPLAINED = re.compile(
    r"\W*(?:(?:asked|speaking|questioned|pressed|commenting|talking)\s+)?(?:about|on|of|after|following|during|before|ahead\s+of|prior\s+to|fresh\s+from|in|at|since)\s+"
    r"(?:his|her|their)\s+(?:[\w-]+\s+){0,4}",
    re.I,
)
_FRONTED = re.compile(
    r"\W*(?:[A-Z]\w+\s+)?(?:when|while|upon|after|following|during|in|at|before|ahead\s+of|prior\s+to|on|emerging|speaking|wrapping|concluding|"
    r"(?:fresh|straight|back|home|back\s+home)\s+from|over|between|having)\b[^,;:]{0,70}\Z",
    re.I,
)
_WHEN_THE = re.compile(r"\b(?:when|once|after|before|until|as|while)\s+(?:the|that|this)\s+(?:[\w-]+\s+){0,2}\Z")
_DOES = Construction(r"\s+(?:(?:is|are|was|were|has|have|had|finally|formally)\s+)*{talks_run}\b")
_NEXT_ITEM = re.compile(r"(?:,[^;:.“”\"]{2,110})?;\s+(?:and\s+)?(?:the\s+)?")
_TITLED, _LISTED_MORE = 30, 2  # characters before a name; items behind the first that make a list
_FRONTED_HELD = re.compile(
    r"\W*(?:when|while|upon|after|following|during|in|at|emerging|speaking|wrapping|concluding|"
    r"(?:fresh|straight|back|home|back\s+home)\s+from|over|having)\b[^,;:]{0,70}\Z",
    re.I,
)


_DEED = Construction(r"(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )\b{did_act}\b")
AND_WITH = re.compile(r",?\s+and\s+(?:also\s+|then\s+|later\s+|separately\s+)?(?:with|to)\s+(?:the\s+)?")


def _listed(found: Phrase, words: WordLists) -> Phrase:
    """'Met three leaders of the Fijian opposition, A, B and C': those who are listed behind a plural."""
    lender: Actor | None = None
    actors: list[Actor] = []
    for actor in found.actors:
        nameless = (
            actor.type in ("person", "unknown") and not actor.parties and actor.standing in ("unknown", "official")
        )
        if lender is not None and nameless and (actor.people or actor.name):
            people = actor.people or (actor.name or actor.text,)
            actors.append(actor._replace(type="person", people=people, parties=lender.parties, standing="official"))
            continue
        lender = actor if len(actor.parties) == 1 and words[_PLURAL].search(actor.text) else None
        actors.append(actor)
    return found._replace(actors=tuple(actors))


def _another_acts(clause: Clause, at: int, end: int) -> bool:
    """'During the summit, A met with B': the one behind the comma acts, and the 'with' is of his verb."""
    comma = clause.text.find(",", at, end)
    return comma >= 0 and any(
        comma < m.start and m.end < end and m.type in ("person", "office", "party", "collective", "pronoun")
        and clause.words[_DEED].search(clause.text, m.end, end) for m in clause.mentions
    )  # fmt: skip


@dataclass
class FrameReader:
    """Reads the parts of a frame; `pair` are the two parties (and their people) that the document spoke of last."""

    cues: MeetingCues
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    pair_at: int = 0  # the sentence that spoke of them
    home: dict[str, str] = field(default_factory=dict)  # the party of each person of the document
    clauses: list[Clause] = field(default_factory=list)  # the sentences of the document

    @property
    def heads(self) -> frozenset[str]:
        """Nouns that stand for the party of the adjective before them."""
        return self.cues.heads

    def subject(self, draft: Draft) -> Phrase | None:
        """The subject of a verb, and where its verb group begins."""
        found = (
            self.modified(draft)
            or self._members(draft)
            or self._between_dashes(draft)
            or first_person(draft.clause, draft.trigger.start)
            or each_for_his_side(draft.clause, draft.trigger.start)
            or subject_before(draft.clause, draft.trigger.start, self.heads)
        )
        found = self._led_by(draft, found) if found is not None else None
        head = draft.clause.text[: draft.trigger.start]
        opens = not head.strip() and draft.trigger.low.split()[0].endswith("ing")
        if found is None and (opens or _PARTICIPIAL.fullmatch(head)):
            ahead = subject_after(draft.clause, draft.trigger.end, self.heads)
            draft.subject = ahead.actors if ahead is not None else ()
            return ahead
        if found is not None:
            draft.verb_from = found.end
            draft.subject = found.actors
            draft.widen(found.start, found.end)
        return found

    def _members(self, draft: Draft) -> Phrase | None:
        """'The contact group, comprising A, B and C, met': those whom the apposition lists."""
        text, at = draft.clause.text, draft.trigger.start
        comma = text.rfind(", ", 0, at)
        link = self.cues.made_up_of.search(text, max(0, at - 240), comma) if comma > 0 else None
        if link is None:
            return None
        found = phrase_from(draft.clause, link.end(), self.heads)
        if found is None or found.end != comma or len({p for a in found.actors for p in a.parties}) < 2:
            return None  # 'a delegation, comprising officials and businessmen, to visit'
        return found

    def _between_dashes(self, draft: Draft) -> Phrase | None:
        """'The ministers of A and B - X and Y - met': those before the dashes, whom the dashes name."""
        dashed = _DASHED.search(draft.clause.text, max(0, draft.trigger.start - 260), draft.trigger.start)
        if dashed is None:
            return None
        before = [m for m in draft.clause.actors() if m.end <= dashed.start()]
        if not before or before[-1].end != dashed.start() or not before[-1].parties:
            return None
        found = phrase_until(draft.clause, before[-1].end, self.heads)
        named = phrase_from(draft.clause, dashed.start("named"), self.heads, 30)
        if len({p for a in found.actors for p in a.parties}) < 2:
            return None
        people = tuple(a for a in named.actors if a.people and a.parties) if named is not None else ()
        return Phrase(found.start, dashed.end(), (*found.actors, *people))

    def modified(self, draft: Draft) -> Phrase | None:
        """'A, meeting with B, pledged', 'A, after seeing B, pledged', 'A, received by B, pledged': A's participle."""
        text, at = draft.clause.text, draft.trigger.start
        low = draft.trigger.low.split()[0]
        link = _MODIFIER.search(text, max(0, at - 40), at) if low.endswith(("ing", "ed", "met")) else None
        if link is None or (not low.endswith("ing") and link.group("since")):
            return None
        if not low.endswith("ing") and not _BY.match(text, draft.trigger.end, draft.trigger.end + 90):
            return None
        types = ("person", "office", "party", "collective") if low == "meeting" else ("person", "office")
        named = next((m for m in draft.clause.mentions if m.end == link.start() and m.type in types), None)
        return phrase_until(draft.clause, named.end, self.heads) if named is not None else None

    def object_at(self, draft: Draft, at: int) -> Phrase | None:
        """The noun phrase that begins at a character."""
        found = phrase_from(draft.clause, at, self.heads)
        text = draft.clause.text
        if found is None and (
            many := _OF_MANY.match(text, at + 1) or draft.clause.words[_ITS_LEADER].match(text, at, at + 70)
        ):
            found = phrase_from(draft.clause, many.end(), self.heads)
        if found is not None and not _is_of_thing(draft.clause, found):
            found = self._and_with(draft, self._listed_on(draft.clause, found))
            draft.widen(found.start, found.end)
            draft.partners = found.actors
            return local_officials(draft.clause, self._led_by(draft, found))
        return None

    def _listed_on(self, clause: Clause, found: Phrase) -> Phrase:
        """'Met A, the speaker; B, the party's chairman; and C': a list that semicolons divide, of two more at least."""
        actors, end = list(found.actors), found.end
        while (item := _NEXT_ITEM.match(clause.text, end)) is not None:
            named = phrase_from(clause, item.end(), self.heads, _TITLED)
            one = named.actors[0] if named is not None else None
            if named is None or one is None or not (one.people or one.type == "unknown"):
                break
            if not any(code in self.cues.capitals for code in one.parties):
                # 'the king; A, the president of the senate; B, the leader of a party': for the state of the first
                one = one._replace(parties=found.actors[0].parties, people=one.people or (one.name or one.text,))
            actors.extend((one, *named.actors[1:]))
            end = named.end
        listed = len(actors) - len(found.actors)
        return Phrase(found.start, end, tuple(actors)) if listed >= _LISTED_MORE else found

    def _spelt_out(self, draft: Draft, found: Phrase) -> Phrase:
        """'Talks between A and the three powers - B, C and D -': those whom the dashes or brackets list take part."""
        text = draft.clause.text
        match = _POWERS.match(text, found.end, found.end + 70)
        listed = phrase_from(draft.clause, match.end(), self.heads, 12) if match else None
        if (
            listed is None
            or len({p for a in listed.actors for p in a.parties}) < 2
            or not _LIST_ENDS.match(text, listed.end)
        ):
            return found
        draft.widen(listed.start, listed.end)
        return Phrase(found.start, listed.end, (*found.actors, *listed.actors))

    def _and_with(self, draft: Draft, found: Phrase) -> Phrase:
        """'Spoke with A and with B': those behind the second 'with'."""
        match = AND_WITH.match(draft.clause.text, found.end)
        other = phrase_from(draft.clause, match.end(), self.heads) if match and found.actors[-1].people else None
        if other is None or not other.actors[0].people:
            return found
        return Phrase(found.start, other.end, (*found.actors, *other.actors))

    def _led_by(self, draft: Draft, found: Phrase) -> Phrase:
        """'A delegation of A led by B': its leader takes part."""
        text = draft.clause.text
        match = draft.clause.words[_LED_BY].match(text, found.end)
        if match is None and draft.clause.words[_COUNTERPART_FROM].search(text, max(0, found.start - 40), found.start):
            match = _NAMED.match(text, found.end)
        leader = phrase_from(draft.clause, match.end(), self.heads, 40) if match else None
        head = leader.actors[0] if leader is not None else None
        if leader is None or head is None or not (head.people or head.type == "unknown"):
            return _listed(found, draft.clause.words)
        if not head.parties:
            head = head._replace(people=head.people or (head.name or head.text,), parties=found.actors[-1].parties)
        draft.widen(leader.start, head.end)
        return Phrase(found.start, max(found.end, head.end), (*found.actors, head))

    def with_phrase(self, draft: Draft, at: int) -> Phrase | None:
        """The partner behind 'with' or 'between', past adverbials of time and place."""
        text = draft.clause.text
        for match in _WITH.finditer(text, at, min(len(text), at + 90)):
            gap = _OVER_DAYS.sub(" ", draft.clause.undated(at, match.start()))
            if match.group().strip().lower() in ("between", "among", "amongst", "involving"):
                gap = self.cues.arranged.sub(" ", gap)  # 'a meeting is planned in May between A and B'
                gap = draft.clause.words[_THAT_ENDED].sub(" ", gap)
            elif self.cues.arranged.fullmatch(gap.strip()):
                gap = " "  # 'talks were also planned with A'
            word = match.group().strip().lower()
            calls = draft.trigger.cue.format == "phone" and not gap.strip()
            if word in ("to", "from") and not calls and not (word == "to" and _BY_PHONE.fullmatch(gap)):
                return None
            if _WITH_BLOCK.search(_HAD.sub(" ", gap)) or _another_acts(draft.clause, at, match.start()):
                return None
            if gap.rstrip().endswith(",") and draft.clause.words[_ABSOLUTE].match(text, match.end(), match.end() + 110):
                continue  # 'fears for the meeting, with Trade Commissioner A saying it would fail'
            if match.group().strip().lower() == "of" and gap.strip() and not _PLACED.fullmatch(gap):
                continue
            found = phrase_from(draft.clause, match.end(), self.heads)
            if found is None and (spelt := _SPELT_OUT.match(text, match.end()) or _OF_MANY.match(text, match.end())):
                found = phrase_from(draft.clause, spelt.end(), self.heads)
            if found is not None and match.group().strip().lower() == "of" and gap.strip() and len(found.actors) < 2:
                continue  # 'a forum in Busan of the Republic of Korea'
            if found is not None and _ON_AGENDA.match(text, found.end):
                continue  # 'the summit opens with the Karabakh issue, NATO on its agenda'
            if found is not None and not _is_of_thing(draft.clause, found):
                found = self._spelt_out(draft, self._and_with(draft, found))
                found = self._listed_on(draft.clause, found)
                draft.widen(found.start, found.end)
                draft.partners = found.actors
                return local_officials(draft.clause, self._led_by(draft, found))
        return None

    def owner(self, draft: Draft) -> Phrase | None:
        """The possessor of the trigger noun: 'Smith and Sato's talks', 'his meeting', 'the Pope's visit'."""
        text = draft.clause.text
        at = draft.trigger.start
        cities = (m for m in draft.clause.mentions if m.type == "place" or m.alias_kind in ("capital", "seat"))
        city = next((m for m in cities if m.end == at - 1 and _OWNS.search(text, 0, m.start)), None)
        at = city.start if city is not None else at  # "A's Lima meeting with B"
        before = [m for m in draft.clause.actors() if m.end <= at]
        for mention in reversed(before[-2:]):
            gap = text[mention.end : at]
            pronoun = mention.type == "pronoun" and mention.text.lower() in ("his", "her", "their")
            if pronoun and _is_of_others(draft.clause, mention):
                return None
            # 'The premier's May visit'
            possessed = gap.startswith(("'s ", "’s ", "' ", "’ ", "'", "’")) and _POSSESSIVE.match(
                draft.clause.undated(mention.end, at)
            )
            if pronoun and _COMPOUND.match(gap) and _FRONTED.match(text[: mention.start]):
                return self._cataphor(draft, mention) or Phrase(mention.start, mention.end, (mention,))
            controlled = _controller(draft, mention) if pronoun and _COMPOUND.match(gap) else None
            if controlled is not None:
                draft.widen(mention.start, mention.end)
                return Phrase(mention.start, mention.end, (controlled,))
            if (pronoun and _COMPOUND.match(gap)) or possessed:
                found = phrase_until(draft.clause, mention.end, self.heads)
                draft.widen(found.start, found.end)
                return found
            if mention.type == "person" and gap == " " and draft.frame == "visit_noun":
                return Phrase(mention.start, mention.end, (mention,))  # 'the Powell trip'
            if not _COMPOUND.match(gap):
                return None
        ahead = _UNEXPLAINED.fullmatch(text[: draft.trigger.start])
        named = subject_after(draft.clause, draft.trigger.end, self.heads) if ahead else None
        return named if named is not None and named.actors[0].people else None

    def _cataphor(self, draft: Draft, pronoun: Actor) -> Phrase | None:
        """'During his talks with Letta, Rajoy said': the pronoun points ahead, to the subject of the clause."""
        found = subject_after(draft.clause, draft.trigger.end, self.heads)
        if found is None or not found.actors[0].people:
            return None
        draft.widen(pronoun.start, found.end)
        return found

    def clause_subject(self, draft: Draft) -> Phrase | None:
        """The subject of the clause that the trigger noun stands in, or behind it where the phrase is fronted."""
        if has_clause_of_its_own(draft):
            return None
        found = self._members(draft) or subject_before(
            draft.clause, min(draft.start, draft.trigger.start), self.heads, noun=True
        )
        found = self._led_by(draft, found) if found is not None else None
        if found is not None:
            draft.widen(found.start, found.end)
            draft.verb_from = found.end
            draft.subject = found.actors
            return found
        head = draft.clause.text[: min(draft.start, draft.trigger.start)]
        known = draft.parties or draft.frame == "visit_noun"  # 'ahead of a visit to Peru, A said': it is A's
        behind = _FRONTED.match(head) if known else _FRONTED_HELD.match(head)
        if behind:
            found = subject_after(draft.clause, max(draft.end, draft.trigger.end), self.heads)
            if found is not None:
                draft.widen(found.start, found.end)
        return found


def _is_of_others(clause: Clause, pronoun: Actor) -> bool:
    """'Arab leaders gather for their first summit': those before the pronoun, whom no party is known of."""
    before = [m for m in clause.mentions if m.end <= pronoun.start and m.type in ("person", "office", "collective")]
    last = before[-1] if before and pronoun.text.lower() == "their" else None
    return (
        last is not None
        and last.type == "office"
        and not last.parties
        and clause.words[_PLURAL].search(last.text) is not None
    )


def _is_of_thing(clause: Clause, found: Phrase) -> bool:
    """'a panel on Iraq strategy', 'meet the euro-zone deficit rule': the state only tells of what thing."""
    last = found.actors[-1]
    bare = len(found.actors) == 1 and last.type in ("party", "demonym", "place") and not last.people
    return bare and clause.words[_THING].match(clause.text, last.end) is not None


def _controller(draft: Draft, pronoun: Actor) -> Actor | None:
    """'A warned B to be careful during his trip': the infinitive and its 'his' are B's (object control)."""
    text = draft.clause.text
    match = draft.clause.words[_TOLD_TO].search(text, max(0, pronoun.start - 160), pronoun.start)
    if match is None:
        return None
    told = [m for m in draft.clause.mentions if m.people and match.start() <= m.start and m.end <= match.start("to")]
    return told[0] if len(told) == 1 else None


def has_clause_of_its_own(draft: Draft) -> bool:
    """'A will go home when the session ends': the noun is itself the subject of a clause of time."""
    text, trigger = draft.clause.text, draft.trigger
    return (
        _WHEN_THE.search(text, max(0, trigger.start - 50), trigger.start) is not None
        and draft.clause.words[_DOES].match(text, trigger.end) is not None
    )


def take(draft: Draft, subject: Phrase | None, partner: Phrase | None) -> bool:
    """Take in subject and partner; False without a subject."""
    if subject is not None:
        draft.add(subject.actors)
    if partner is not None:
        draft.add(partner.actors)
    return subject is not None

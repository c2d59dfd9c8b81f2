"""Nouns of meeting: 'talks between A and B', 'A's meeting with B', 'the A-B summit', 'a session of the body'."""

from __future__ import annotations

import re

from tasks.logic.event_joiners import joined
from tasks.logic.event_names import (
    body_of_city,
    called_after_city,
    hosted_well,
    is_called_after,
    is_gathering_itself,
    joint_body,
    modifiers,
)
from tasks.logic.event_programmes import is_of_nobody_on_a_day, of_the_one_before, others_at, who_came, who_says_so
from tasks.logic.event_relatives import by_relative, fronted_pair, late_caller
from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_pairs import the_two
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Phrase
from tasks.logic.subjects import first_person

JOINED = "+joined"  # of a rule: who 'also attended the talks' that another sentence tells
ONE_SIDE = "+one side"  # of a rule: 'calls for talks with A or B' tells those on one side only
# 'Will settle it through peaceful talks': how they would, and no talks that are told of.
_MEANS = re.compile(
    r"\b(?:to|will|would|shall|should|must|can|could|may|might)\s+(?!(?:the|a|an)\b)[^.;:“”\"]{0,90}?"
    r"\b(?:through|via|by\s+(?:means|way)\s+of)\s+(?:(?!(?:the|this|these|their|his|her|a|an|of|with)\b)[a-z-]+\s+){0,3}\Z"
)
_AT_A_TIME = re.compile(r"[^.;:,“”\"]{0,50}\s(?:in|at|on|next|this|last)\s+(?:the\s+)?(?:[A-Z\d]|week|month|year)")
_SITE = re.compile(r"\w+\s+the\s+")
_BILATERAL = re.compile(r"\btwo-plus-two\b|\bbilateral\s+\Z", re.I)
_ABOUT = re.compile(
    r"\b(?:on|about|of|described|describing|by|(?:that|said|says)(?!\s+(?:it|he|she|they|we)\s)|regarding|concerning|called(?!\s+off\b))\s+(?:(?:the|a|an|any|such|these|this|those)\s+)?"
    r"(?:(?!(?:when|while|after|before|during|in|at|following)\b)[\w'’-]+\s+){0,2}\Z"
)
_ITS = re.compile(r"\bits\s+(?:(?!(?:own|talks|and)\b)[\w-]+\s+){0,3}\Z")
_OF = re.compile(r"of\s")
# 'travels to the rebel-held town of Lima for talks': its name
_TOWN_OF = Construction(r"\bthe\s+(?:[\w-]+\s+){0,3}?{town}(?:\s+{town})?\s+of\s+(?=[A-Z])")
_ON_A_DAY = re.compile(r"\bon\s{3,}")
# 'the talks that A and B held', 'talks he held earlier with B'
_THAT_THEY_HELD = re.compile(r"\s+(?:(?:that|which)\s+)?(?=(?:the\s+)?[A-Z]|(?:he|she|they)\b)")
_HELD = Construction(r"\s+(?:had\s+|have\s+|has\s+)?{held}\b")
_BETWEEN_THE_TWO = re.compile(
    r"\s+(?:between|of)\s+(?:the\s+(?:two|sides|parties|rivals|pair)|both|them)\b(?!\s+[A-Z])"
)
_LINK = Construction(
    r"\b(?:during|in|at|after|before|following|(?:fresh|back|straight|home)\s+from|ahead\s+of|prior\s+to|amid|when|while|through|on|over|via|since|"
    r"(?<!way\s)(?<!call\s)(?<!push\s)(?<!hopes\s)(?<!need\s)(?<!prospects\s)(?<!support\s)(?<!basis\s)(?<!conditions\s)(?<!press\s)(?<!importance\s)(?<!important\s)(?<!crucial\s)(?<!vital\s)for)"
    r"\s+(?:(?!and\b)[\w'’.-]+\s+){0,7}\Z|\b{sent_somewhere}\s+(?:to|at|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}\Z|\A\W*\Z",
    re.I,
)
_FOR_IT = re.compile(r"\bfor\s+(?:(?!(?:and|at|in|during)\b)[\w'’.-]+\s+){0,5}\Z")
_AROUND = re.compile(
    r"\W*(?:speaking\s+)?(?:[A-Z]?\w+day\s+)?(?:after|before|following|ahead\s+of|prior\s+to|on\s+the\s+eve\s+of)\s+(?:[\w'’-]+\s+){0,4}",
    re.I,
)
_MET = Construction(r"\b{met}\b")
_BEFOREHAND = re.compile(r"\b(?:before|ahead\s+of|prior\s+to|on\s+the\s+eve\s+of)\s+(?:(?!and\b)[\w'’.-]+\s+){0,5}\Z")
_PRESENT = re.compile(r"\b(?:at|in|during|for|to|when|while)\s+(?:(?!and\b)[\w'’.-]+\s+){0,7}\Z", re.I)
_MEDIATES = Construction(r"\b{mediating}\s+(?:(?!(?:by|to|that)\b)[\w-]+\s+){0,4}\Z")
_AS_MEDIATOR = ("mediated ", "brokered ", "facilitated ", "moderated ", "chaired ", "co-chaired ")
_HOSTS = Construction(r"\b{host}\s+(?:(?!(?:by|to|that)\b)[\w-]+\s+){0,4}\Z")
_BROKERED = Construction(
    r"[^.;:]{0,40}\b{chaired}"
    r"\s+by\s+(?:the\s+)?",
    re.I,
)
# 'Talks under the auspices of the AU', 'under UN mediation': it mediates.
_HOSTED = re.compile(
    r"[^.;:,]{0,30}?,?\s+(?:which\s+(?:is|are|was|were)\s+|and\s+)?(?:hosted|given|offered|thrown)\s+by\s+(?:the\s+)?"
)
_FOR_GUESTS = re.compile(r"\s+(?:for|in\s+honou?r\s+of)\s+(?:(?:the|his|her|their)\s+)?")
_UNDER = Construction(
    r"[^.;:,]{0,40}?\s(?:under\s+(?:the\s+)?(?:{patronage}\s+of\s+(?:the\s+)?)?"
    r"|sponsored\s+by\s+(?:the\s+)?)(?=[A-Z])"
)
# 'A is to hold talks with B, and on Friday it is to attend': the pronoun resumes the subject of the clause before
_RESUMED = re.compile(
    r",?\s+(?:and|but)\s+(?:[^,;:]{0,25}\s)?(?:it|he|she|they)\s+(?=(?:is|are|will|would|was|were|has|had)\b)"
)
_WHO_SAYS = re.compile(r",\s+(?=(?:[\w.’']+\s+){1,6}(?:said|says|added|insisted|suggested|hinted),)")
_CALLED = re.compile(r"\s+to\s+(?:the\s+)?")
_HOLD_THEM = Construction(r"\s{hold}\s+(?:[\w.-]+\s+){0,3}\Z")
_STATES = Construction(r"\b{many_sides}\b")
_CONVENERS = frozenset({"UN", "EU", "OSCE", "OAU", "AU"})  # 'UN-sponsored talks'
_OUT_OF = re.compile(r"\w+\s+(?:\w+\s+)?of\s")
# 'they discussed the next round', 'exchanged views on how to go on in the talks', not 'discussed trade at the talks'
_TALKED_OF = re.compile(
    r"\b(?:discuss(?:ed|es|ing)?|exchang(?:ed?|ing)\s+(?:views|opinions)\s+(?:on|about|over)|consult(?:ed|ing)?\s+(?:on|about)|"
    r"conferr?(?:ed|ing)?\s+(?:on|about)|reviewed|reviewing|(?:spoke|speaking|talk(?:ed|ing|s)?)\s+(?:about|on|over))\s+"
    r"(?:(?!(?:at|during|in|on|when|while|after|before|following)\b)[\w'’-]+\s+){0,6}(?:(?:how|ways|whether|when|where)\b.*)?\Z"
)
_OF_WITH = re.compile(r",?\s+with\s+")
_OTHER_CLAUSE = re.compile(r"\b(?:which|whether|that|(?<!of )(?<!about )it|because|being)\b")
_JOINS = Construction(r"\b{joining_a_body}\b")
_ON_THE_EVE = re.compile(r"\b(?:eve|wake|aftermath|heels)\s+of\b")
_BY_THEM = re.compile(r"\bby\s+(?:the\s+)?\Z")
_AT_IT = re.compile(r"\s+(?:at|during|in)\s+(?:a|an|the|their|its|this)\s+(?:(?!(?:of|and|on)\b)[\w'’-]+\s+){0,4}")
_ANAPHOR = re.compile(r"\b(?:[Tt]he|[Tt]his|that|[Tt]hose|[Tt]hese|[Tt]heir|day['’]s)\s+(?:[a-z-]+\s+){0,2}\Z")
_THEIRS = re.compile(r"\bministers\s+(?:at|during|ahead\s+of|before|after)\s+their\s+(?:[a-z-]+\s+){0,2}\Z")
_IN_WHICH = re.compile(r"[^;:“”\"]{0,60}?,?\s(?:in|at|to)\s+which\s+")
_ATTENDS = Construction(
    r"(?:\s+(?!not\b)[a-z]+){0,4}?\s+(?:take|takes|took|taking)\s+part\b|(?:\s+(?!not\b)[a-z]+){0,4}?\s+"
    r"{taking_part_in}\b"
)
_ATTENDED_BY = Construction(
    r"[^;:“”\"]{0,100}?,?\s(?:(?:which|that)\s+)?(?:(?:will|would|is|are|was|were|to|be|being|also|due|expected|scheduled|been|has|had)\s+){0,4}"
    r"(?:{attended_by}\s+by|"
    r"{gathering_people}|with\s+(?:the\s+)?(?:participation|attendance)\s+of|(?:that|which)\s+(?:also\s+)?included)\s+"
)
_THOSE_PRESENT_AT = re.compile(r"\b[Pp]resent\s+(?:at|in|during)\s+(?:the\s+)?(?:\w+\s+)?\Z")
_TO_DO = Construction(r"\s+(?:(?:on\s+)?\w+day\s+)?to\s+(?!{said_to_host}\b)[a-z]")
# 'A and B are due in Lima on Friday for a meeting chaired by C'
_COMES_FOR = Construction(r"\b{comes_for}\b[^,;:“”\"]{0,50}?\sfor\s+(?:[\w-]+\s+){0,3}\Z")
_WERE = re.compile(r"\s+(?:was|were)\s+(?:also\s+)?(?:the\s+)?")
_BETWEEN = re.compile(r"\b(between|among|involving|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,5}\Z")


def event(reader: FrameReader, draft: Draft) -> bool:
    """Talks between A and B, A's meeting with B, A-B talks, an ORG summit, A's attendance of one."""
    text, trigger, cues = draft.clause.text, draft.trigger, reader.cues
    draft.parties.extend(trigger.cue.parties)
    if site := _SITE.match(text, trigger.start) if not trigger.low else None:
        return _at_site(reader, draft, site.end())
    if _MEANS.search(text, max(0, trigger.start - 120), trigger.start) and not _AT_A_TIME.match(text, trigger.end):
        return False
    compound = modifiers(reader, draft)
    draft.add(compound)
    direct = trigger.low.endswith((" with", " on", " between", " from", " to"))  # 'an audience with A'
    partner = reader.object_at(draft, trigger.end) if direct else reader.with_phrase(draft, trigger.end)
    partner = partner or late_caller(reader, draft) or fronted_pair(reader, draft)
    if trigger.low.endswith(" to") and (
        partner is None
        or not all(a.people for a in partner.actors)
        or draft.clause.words[_TO_DO].match(text, partner.end)
    ):
        return False  # 'a call to Peru to stop', 'his call to A on Friday to end the war'
    if trigger.low.endswith(" from"):
        called = partner is not None and _CALLED.match(text, partner.end)
        other = reader.object_at(draft, called.end()) if called else None
        # 'A received a call from B'
        taken = cues.light.search(text, max(0, trigger.start - 40), trigger.start)
        asked = taken is None or partner is None or draft.clause.words[_TO_DO].match(text, partner.end) is not None
        callers = (*(partner.actors if partner else ()), *(other.actors if other else ()))
        if partner is None or not all(a.people or (a.type == "office" and not asked) for a in callers):
            return False  # 'a call from Peru to stop'
        if other is None and taken is None:
            return False
        draft.add(other.actors if other is not None else ())
    if partner is not None:
        draft.add(partner.actors)
        if second := _OF_WITH.match(text, partner.end):  # 'the meeting of A with B'
            other = reader.object_at(draft, second.end())
            draft.add(other.actors if other is not None else ())
    holders = _holders(reader, draft)
    if holders is not None:
        draft.add(holders.actors)
    elif partner is None and reader.pair and _BETWEEN_THE_TWO.match(text, trigger.end):
        draft.parties.extend(p for p in reader.pair[0] if p not in draft.parties)
        draft.rule += "+pair"
    sides = len(draft.parties)
    if partner is not None and (by := _WHO_SAYS.match(text, partner.end)):  # 'Talks with A, B said, would resume'
        speaker = reader.object_at(draft, by.end())
        draft.add(speaker.actors if speaker is not None and speaker.actors[0].people else ())
    if not draft.parties:
        draft.add(joint_body(reader, draft))
    if not draft.parties and (body := body_of_city(draft, cues.organisations)) is not None:
        compound = (body,)
        draft.add(compound)
    mediated = hosted_well(draft) or _mediator(reader, draft)
    owner = None if compound else _its_body(reader, draft) or reader.owner(draft)
    if trigger.low == "dialogue" and not (compound or partner or owner):
        return False  # 'trade, dialogue and cooperation'
    if owner is not None:
        draft.add(owner.actors)
    if owner is None and not mediated and not _is_whole(draft, cues.organisations, compound, partner):
        city = called_after_city(draft, partner, cues.organisations)
        draft.trigger = trigger if city is None else trigger._replace(start=city)
        subject = _event_subject(reader, draft) or _doers_at(draft)
        draft.trigger = trigger
        subject = subject or (first_person(draft.clause, draft.trigger.start, noun=True) if partner else None)
        subject = subject or (by_relative(reader, draft) if not draft.parties else None)
        subject = subject or (_the_two_hold(reader, draft) if not draft.people else None)
        draft.add(subject.actors if subject is not None else ())
    elif owner is None and not mediated and len(compound) > 1 and not draft.people:
        start, end, verb_from = draft.start, draft.end, draft.verb_from
        subject = _event_subject(reader, draft)  # 'A and B held the tenth Fiji-Tonga ministers' meeting'
        if subject is not None and {p for a in subject.actors for p in a.parties} == set(draft.parties):
            draft.add(subject.actors)
        else:
            _unlink(draft, start, end, verb_from)
    if partner is not None and len(draft.parties) == sides and not (compound or trigger.cue.parties):
        alternative = " or " in text[partner.start : partner.end]
        draft.rule += ONE_SIDE if alternative and sides > 1 else ""
    if partner is not None and owner is None and len(draft.parties) == 1 and not mediated:
        draft.add(who_says_so(draft, partner))
    if partner is not None and owner is None and len(draft.parties) == 1:
        draft.add(_whose_programme(reader, draft) or who_came(draft) or of_the_one_before(reader, draft, partner))
    draft.add(() if partner or compound else others_at(reader, draft))
    bilateral = _BILATERAL.search(text[max(0, trigger.start - 12) : trigger.end])
    if (
        reader.pair
        and sides == 0
        and len(draft.parties) <= 2
        and (draft.rule.endswith("+mediator") or (bilateral and not draft.parties))
    ):
        draft.parties.extend(p for p in reader.pair[0] if p not in draft.parties)
        draft.rule += "+pair"
    _named_after_its_city(reader, draft)
    _attendance(reader, draft)
    draft.session = any(p in cues.organisations for p in draft.parties)
    draft.present = draft.present or (
        draft.session and cues.light.search(text, max(0, trigger.start - 80), trigger.start) is not None
    )
    draft.body = draft.session or trigger.cue.frame in ("body", "format") or "summit" in trigger.low
    determined = _ANAPHOR.search(text[max(0, trigger.start - 40) : trigger.start])
    draft.anaphoric = partner is None and not compound and bool(determined or _dated_before(draft))
    if draft.session and len(draft.parties) == 1 and _THEIRS.search(text, max(0, trigger.start - 60), trigger.start):
        draft.anaphoric = False  # 'will brief the Union's ministers at their meeting in Lima': of those ministers
    if draft.anaphoric and draft.parties and joined(draft):
        draft.rule += JOINED
    known = bool(draft.people) or draft.anaphoric or len(draft.parties) > 1
    return trigger.cue.format != "phone" or known or is_of_nobody_on_a_day(draft)


def _named_after_its_city(reader: FrameReader, draft: Draft) -> None:
    """'The Union decided at last year's Madrid summit': the one body that the sentence names met there, not Spain."""
    city = next((m for m in draft.clause.mentions if m.end == draft.trigger.start - 1), None)
    if city is None or city.alias_kind != "capital" or draft.parties != list(city.parties) or draft.people:
        return
    bodies = {m.parties for m in draft.clause.mentions if set(m.parties) & reader.cues.organisations}
    if "summit" in draft.trigger.low and len(bodies) == 1:
        draft.parties[:] = bodies.pop()


def _the_two_hold(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'The two held talks in Lima in May': those whom the text has named."""
    text, at = draft.clause.text, draft.trigger.start
    said = reader.cues.the_two.search(text, max(0, at - 70), at)
    own = set(draft.parties) - _CONVENERS
    if said is None or own or not draft.clause.words[_HOLD_THEM].search(said.group()):
        return None
    found = the_two(reader, draft)
    states = found is not None and draft.clause.words[_STATES].search(said.group()) is not None
    return found._replace(actors=tuple(a._replace(people=()) for a in found.actors)) if found and states else found


def _holders(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'The talks that A and B held', 'talks he held with B': the subject of the relative clause."""
    text, at = draft.clause.text, draft.trigger.end
    held = _THAT_THEY_HELD.match(text, at)
    if held is None:
        return None
    start, end, partners = draft.start, draft.end, draft.partners
    holders = reader.object_at(draft, held.end())
    if holders is None or not draft.clause.words[_HELD].match(text, holders.end):
        draft.start, draft.end, holders = start, end, None
    draft.partners = partners
    return holders


def _its_body(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'Urged OPEC to act at its next meeting': the organisation named last before 'its'."""
    text, at = draft.clause.text, draft.trigger.start
    its = _ITS.search(text, max(0, at - 60), at)
    if its is None or draft.parties:
        return None
    named = [m for m in draft.clause.mentions if m.end <= its.start() and len(m.parties) == 1 and m.type != "pronoun"]
    last = named[-1] if named else None
    if last is None or last.type != "party" or last.parties[0] not in reader.cues.organisations:
        return None
    draft.widen(last.start, its.end())
    return Phrase(last.start, last.end, (last,))


def _whose_programme(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """'A four-day stay, which includes talks with B': the visitor, named before it or, if nobody is, behind it."""
    text, at = draft.clause.text, draft.trigger.start
    if reader.cues.includes.search(text, max(0, at - 60), at) is None:
        return ()
    own = set(draft.parties)
    visitors = [
        m for m in draft.clause.actors()
        if m.people and len(m.parties) == 1 and not own & set(m.parties) and not draft.start <= m.start < draft.end
    ]  # fmt: skip
    before = [m for m in visitors if m.end <= at]
    return tuple(before[-1:] or visitors[:1])


def _at_site(reader: FrameReader, draft: Draft, at: int) -> bool:
    """'... and on Thursday at the OSCE': a session of the organisation named."""
    site = reader.object_at(draft, at)
    draft.add(site.actors if site is not None else ())
    draft.body = draft.session = True
    return bool(set(draft.parties) & reader.cues.organisations)


def _mediator(reader: FrameReader, draft: Draft) -> bool:
    """C takes part in talks 'brokered by C', or that C 'is mediating': whether C is the subject of the clause."""
    text, at = draft.clause.text, draft.trigger.end
    if draft.clause.words[_MEDIATES].search(
        text, max(0, draft.trigger.start - 60), draft.trigger.start
    ) or _is_mediated_by_subject(draft):
        mediators = reader.clause_subject(draft)
        draft.add(mediators.actors if mediators is not None else ())
        draft.rule += "+mediator"
        return True
    if draft.clause.words[_HOSTS].search(text, max(0, draft.trigger.start - 60), draft.trigger.start):
        host = reader.clause_subject(draft)  # an official; a state may only lend the venue
        draft.add(tuple(a for a in (host.actors if host is not None else ()) if a.people))
        draft.rule += "+mediator"
        return True
    brokered = next(
        (m for a in (at, max(at, draft.end)) if (m := draft.clause.words[_BROKERED].match(text, a, a + 80))), None
    )
    brokered = brokered or draft.clause.words[_UNDER].match(text, max(at, draft.end), max(at, draft.end) + 90)
    if not brokered:
        _host(reader, draft)
        return False
    mediator = reader.object_at(draft, brokered.end())
    actors = mediator.actors if mediator is not None else ()
    draft.add(actors)
    draft.people.extend(name for a in actors if a.standing == "former" for name in a.people)
    draft.rule += "+mediator"
    return False


def _is_mediated_by_subject(draft: Draft) -> bool:
    """Whether the first word of 'mediated talks' is the verb of who stands right before it, and no adjective."""
    if not draft.trigger.low.startswith(_AS_MEDIATOR):
        return False
    before = draft.clause.text[: draft.trigger.start].rstrip(" ,")
    return any(m.end == len(before) and (m.parties or m.people) for m in draft.clause.mentions)


def _host(reader: FrameReader, draft: Draft) -> None:
    """'Talks hosted by Premier A': an official who is the host takes part; a state may only lend the venue."""
    at = max(draft.trigger.end, draft.end)
    hosted = _HOSTED.match(draft.clause.text, at, at + 60)
    host = reader.object_at(draft, hosted.end()) if hosted else None
    hosts = tuple(a for a in (host.actors if host is not None else ()) if a.people)
    draft.add(hosts)
    guests = _FOR_GUESTS.match(draft.clause.text, host.end) if host is not None and hosts else None
    if guests and (whom := reader.object_at(draft, guests.end())) is not None:
        draft.add(whom.actors)
    elif hosts:
        draft.rule += "+mediator"  # 'The meeting was hosted by A': that of the others, told before


def _attendance(reader: FrameReader, draft: Draft) -> None:
    """'a session of C, in which delegations from A and B take part', 'to which D will lead the team': they attend."""
    text, at = draft.clause.text, max(draft.trigger.end, draft.end)
    which = _IN_WHICH.match(text, at, at + 120)
    start, end = draft.start, draft.end
    guests = reader.object_at(draft, which.end()) if which else None
    if (
        which is not None
        and guests is not None
        and (attend := draft.clause.words[_ATTENDS].match(text, guests.end, guests.end + 60))
    ):
        draft.add(guests.actors)
        aside = text.find(",", attend.end(), attend.end() + 60) if ", " in which.group() else -1
        end = max(end, aside + 1 or attend.end())  # 'The talks, in which A and B take part, opened in Lima'
    by = draft.clause.words[_ATTENDED_BY].match(text, at, at + 160)
    guests = reader.object_at(draft, by.end()) if by else None
    draft.add(guests.actors if guests is not None else ())
    were = _WERE.match(text, draft.trigger.end) if _THOSE_PRESENT_AT.search(text, 0, draft.trigger.start) else None
    guests = reader.object_at(draft, were.end()) if were else None
    draft.add(tuple(a for a in (guests.actors if guests is not None else ()) if a.parties))
    draft.start, draft.end = start, end


def _is_whole(draft: Draft, organisations: frozenset[str], compound: tuple[Actor, ...], partner: Phrase | None) -> bool:
    """Whether the noun's own phrases name all who take part: 'between A and B', but not 'of the A-B Council'."""
    if len(compound) > 1:
        return not set(draft.parties) & organisations
    if partner is None or len(partner.actors) < 2:
        return False
    between = draft.clause.text[draft.trigger.end : partner.start]
    marker = _BETWEEN.search(between)
    if _OF_WITH.search(between):
        return False  # 'talks with members of the parliament and its speaker'
    body = any(p in organisations for a in partner.actors for p in a.parties)
    return marker is not None and not (marker.group(1) == "of" and body)


def _event_subject(reader: FrameReader, draft: Draft) -> Phrase | None:
    """Who holds or attends the event: the subject of the clause, unless it only speaks about the event."""
    text, at = draft.clause.text, draft.trigger.start
    before = _ON_A_DAY.sub(" ", draft.clause.undated(max(0, at - 70), at))  # 'arrived on Sunday for talks'
    before = draft.clause.words[_TOWN_OF].sub("", before)
    verb = reader.cues.light.search(before)
    held = verb is not None and _OUT_OF.match(verb.group())  # 'walked out of a session'
    about = _ABOUT.search(before)
    governed = (
        about is not None and verb is not None and verb.start() > about.start()
        and _OF.match(about.group()) and not verb.group().split()[0].endswith("ing")
    )  # fmt: skip
    portion = reader.cues.portion.search(text, max(0, at - 70), at)
    if about and not held and not governed and not portion:  # 'the rebels of A began talks'
        return None
    start, end, verb_from = draft.start, draft.end, draft.verb_from
    found = reader.clause_subject(draft)
    compound_body = bool(draft.parties) and set(draft.parties) <= reader.cues.organisations
    if found is not None and found.start > at and compound_body and _AROUND.fullmatch(text[: min(at, start)]):
        _unlink(draft, start, end, verb_from)
        return None  # 'Speaking after a UN meeting, A said': that A was there is not said
    if found is None or found.start > at:
        return found
    if is_gathering_itself(reader, draft, found) or is_called_after(reader, draft, found):
        _unlink(draft, start, end, verb_from)
        return None
    link = text[found.end : min(at, start)] if start < at and start > found.end else text[found.end : at]
    if found.actors[-1].alias_kind == "institution" and found.end <= min(at, start):
        link = found.actors[-1].text.split()[-1] + link  # 'the Chilean delegation to the talks'
    if text.startswith(", who", found.end):
        link = " " + link.rpartition(", ")[2]  # of 'A, who says that he is ill, held talks' what is behind the clause
    resumed = _RESUMED.search(link)
    if resumed:
        link = link[resumed.end() :]
    bystander = _FOR_IT.search(link) and all(a.type == "party" for a in found.actors)
    if bystander and not reader.cues.light.search(link + " "):  # 'the Philippines will deploy policemen for the summit'
        _unlink(draft, start, end, verb_from)
        return None
    if compound_body and draft.clause.words[_JOINS].search(link) and all(a.type == "party" for a in found.actors):
        _unlink(draft, start, end, verb_from)
        return None  # 'Fiji hopes to be invited to join at a summit of the union in July'
    if compound_body and _ON_THE_EVE.search(link):  # 'A said on the eve of an EU summit': where A is, is not said
        _unlink(draft, start, end, verb_from)
        return None
    if (
        compound_body and _BEFOREHAND.search(link) and draft.clause.words[_MET].search(link)
    ):  # 'A and B talked before an EU summit'
        _unlink(draft, start, end, verb_from)
        return None
    if _OTHER_CLAUSE.search(link) or (draft.frame == "format" and _TALKED_OF.search(link)):
        _unlink(draft, start, end, verb_from)
        return None
    comes = reader.cues.light.search(link + " ") or draft.clause.words[_COMES_FOR].search(link + " ")
    if draft.rule.endswith("+mediator") and not comes:
        _unlink(draft, start, end, verb_from)
        return None  # 'A will monitor the deal clinched after talks brokered by B'
    if (
        (link.strip() and reader.cues.light.search(link + " "))
        or draft.clause.words[_LINK].search(link)
        or reader.cues.portion.search(link)
        or not text[found.end : min(at, start)].strip()
    ):
        draft.present = bool(reader.cues.light.search(link + " ") or _PRESENT.search(link))
        return _with_leader(reader, draft, found)
    _unlink(draft, start, end, verb_from)
    return None


def _doers_at(draft: Draft) -> Phrase | None:
    """'Is to be discussed by the ministers of A during a summit': who does at an event what its sentence tells."""
    text, at = draft.clause.text, draft.trigger.start
    for mention in reversed([m for m in draft.clause.mentions if m.end < at and m.type in ("office", "person")]):
        if _BY_THEM.search(text, max(0, mention.start - 12), mention.start) and _AT_IT.fullmatch(text, mention.end, at):
            draft.widen(mention.start, mention.end)
            draft.present = True
            return Phrase(mention.start, mention.end, (mention,)) if mention.parties else None
    return None


def _unlink(draft: Draft, start: int, end: int, verb_from: int) -> None:
    """Take back the stretch of a subject that only speaks about the event."""
    draft.start, draft.end, draft.verb_from = start, end, verb_from
    draft.subject = ()


def _with_leader(reader: FrameReader, draft: Draft, found: Phrase) -> Phrase:
    """'Kerry will head the American team at the talks': the person who leads a party's delegation."""
    if any(a.people for a in found.actors):
        return found
    codes = {p for a in found.actors for p in a.parties}
    for mention in reversed([m for m in draft.clause.mentions if m.end <= found.start]):
        led = re.search(
            r"\b(?:lead|leads|led|leading|head|heads|headed|heading)\b",
            draft.clause.text[mention.end : found.start],
        )
        if led and mention.people and codes & set(mention.parties):
            draft.widen(mention.start, mention.end)
            return Phrase(mention.start, found.end, (mention, *found.actors))
    return found


def _dated_before(draft: Draft) -> bool:
    """'Friday's talks': a date possesses the noun."""
    return any(
        d.first is not None and d.type != "DURATION" and d.end <= draft.trigger.start <= d.end + 4
        for d in draft.clause.dates
    )

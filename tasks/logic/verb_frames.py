"""Verbs that report a meeting: 'met', 'discussed with', 'received', 'told visiting', 'invited'."""

from __future__ import annotations

import re

from tasks.logic import visit_frames
from tasks.logic.event_names import joint_body
from tasks.logic.frame_reader import FrameReader, take
from tasks.logic.meeting_draft import Draft, is_official, is_populace
from tasks.logic.meeting_pairs import the_two, two_who_agreed
from tasks.logic.reading_words import Construction
from tasks.logic.relative_partners import whom
from tasks.logic.sentence_view import Phrase

_DISCUSSED_BY = re.compile(
    r"(?:\s+(?:in\s+[A-Z][\w'’-]+|(?:on\s+)?[A-Z][a-z]+day|on\s+[A-Z][a-z]+\s+\d{1,2}|today|yesterday|in\s+detail|at\s+length)){0,2}\s+by\s+(?:the\s+)?"
)
_PASSIVE_BY = re.compile(r"\s+(?:[^,;:.]{0,60}?\s)?by\s+(?:the\s+)?")
_DIRECT = re.compile(
    r"\A\s+(?:with\s+|up\s+with\s+|again\s+with\s+|separately\s+with\s+|briefly\s+with\s+|privately\s+with\s+)?", re.I
)
_NOBODY = re.compile(r"\s+(?:with\s+)?(?:no|neither|nobody|none\s+of|no\s+one)\b")
_UNDER = re.compile(
    r"\s+(?:in\s+[A-Z]\w+\s+)?(?:under(?:\s+the\s+(?:joint\s+)?(?:chairmanship|leadership|chair)\s+of)?|(?:co-)?(?:chaired|led|headed)\s+by)"
    r"\s+(?=(?:the\s+|[A-Z]))"
)
_NEGOTIATING = re.compile(
    r"\s+(?:with|in|for|directly|indirectly|face|over|since|at|under|behind|there|here|about|on)\b"
)
_WITH = re.compile(r"\bwith\s+")
_TOPIC_WITH = Construction(
    r"[;:“”]|\b(?:said|says|(?<!about )(?<!over )(?<!on )(?<!\A\s)that|which|who|{states_have}|talks|deal)\s*\Z"
)
_OF_STATES = Construction(r"{states_have}")
# 'discussed trade relations with his Fijian counterpart': he is who it was discussed with
_COUNTERPART = re.compile(r"(?:his|her|their)\s+(?:[A-Z][\w-]+\s+){0,3}(?:[a-z-]+\s+){0,2}counterparts?\b")
_PLACED_BETWEEN = re.compile(
    r"(?=.{6})(?:\s+(?:on|here|late|early|there))*(?:\s+(?:in|at)\s+(?:the\s+|his\s+|her\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w'’-]+){0,2})?(?:\s+on)?\s+"
    r"(?:the\s+|visiting\s+){0,2}"
)
_IS_DONE = re.compile(
    r"\b(?:be|been|being|was|were|is|are)\s+(?:(?:\w+ly|earlier|later|also|then|first|twice|again)\s+){0,2}\Z"
)
_FOR = re.compile(r"\s+(?:[a-z]+\s+){0,3}(?:for|in\s+honou?r\s+of)\s+")
_ENVOY = Construction(
    r"\b{resident_envoy}\b"
    r"(?:\s+(?:to|in)\s+(?:the\s+)?(?P<post>[A-Z][^,;:]{2,40}))?",
    re.I,
)
_HOME = re.compile(r"\s+(?:home|back|to\s+(?:the\s+)?capital)\b")  # 'the ambassador to Fiji was summoned home'
_TO_MINISTRY = re.compile(r"\s+to\s+(?:the\s+)?")
_SEEN_WHERE = re.compile(
    r"\s*(?:\Z|[,.;]|(?:in|at|on|here|there|together|separately|alone|individually|twice|again|briefly|privately|first|last|next|only|before|after|during|over|for|the\s+(?:day|night|evening|week|month)\s+before)\b|by\s+(?:tele)?phone|by\s+video|\s{3}|and\s+(?:then\s+|later\s+)?[a-z]+ed\s)"
)
# 'Rang the White House', 'telephoned Lima', but not 'called Lima a liar'
_SEATS = {"call": frozenset({"seat", "institution", "capital"}), "called": frozenset({"seat", "institution"})}
_OFFICE_ASIDE = re.compile(r",\s(?!and\b|but\b)[^,;:“”\"]{3,60},(?=\s+to\s)")
_ACCEPTED = re.compile(r"\baccept(?:s|ed|ing)?\s+(?:[\w'’-]+\s+){0,3}\Z")
_GATHERS_THEM = re.compile(r"\s+(?:the|both|all|his|her|their)\s+(?!(?:day|week|month|year|same)\b)")
# 'brought the two countries' ambassadors, A and B, together'
_THEIR_MEN_TOGETHER = re.compile(
    r"(?:['’]s?\s+(?:[\w-]+\s+){0,3}[\w-]+s)?(?:,\s+[^;:.“”\"]{3,90}(?=,))?,?\s+(?:back\s+)?together\b"
)
_TOGETHER = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:together|(?:a?round|to)\s+(?:the|one|a|the\s+same)\s+(?:[a-z]+\s+)?table|face\s+to\s+face)\b"
)
_TALKS_OF = Construction(
    r"\s+(?:(?!by\b)[\w'’-]+\s+){0,5}?{talks_held}"
    r"\s+(?:[\w'’-]+\s+){0,4}?(?:between|among|of|with|by)\s+(?:the\s+|both\s+)?"
)
_TO_COME = re.compile(r"\s+to\s+(?:come|visit|pay|make|attend)\b")
_AT_A_MEETING = Construction(r"\b(?:{gathering}|convene\w*|met)\b")
_TO_TALKS = Construction(r"\s+(?:to|for)\s+(?:[\w-]+\s+){0,3}{invited_to_talks}\b")
_OF_PARTY = re.compile(r"\b([a-z]+)\s+(?:of|from)\s+(?:the\s+)?\Z")
_TO = Construction(
    r"(?:\s+(?:alone|too|again|himself|herself|separately|instead))?,?"
    r"\s+(?:to|for)\s+(?:the\s+)?(?:(?:[A-Z]\w+\s+)?{town}(?:\s+of)?\s+)?"
)
_HEAD_BEHIND = re.compile(
    r"(?:\s+[a-z][\w-]*){1,3}?(?=,?\s+(?:back\s+)?(?:to|for)\s)"
)  # 'Fijian and Tongan negotiators to'
_TO_VENUE = Construction(
    r",?\s+(?:back\s+)?to\s+(?:a|an|the|his|her|its|one)\s+(?:(?!(?:and|of|for)\b)[\w-]+\s+){0,4}?(?:{venue}|{retreat}|table|"
    r"conference|summit|meeting|talks|negotiations)\b"
)
_BY = re.compile(r"\s+(?:again\s+|once\s+more\s+)?by\s+(?:the\s+)?")


def meet(reader: FrameReader, draft: Draft) -> bool:
    """A meets (with) B; A and B meet."""
    text, trigger = draft.clause.text, draft.trigger
    if _NOBODY.match(text, trigger.end):
        return False
    subject = reader.subject(draft)
    by = (
        _PASSIVE_BY.match(text, trigger.end)
        if trigger.low == "met" and _IS_DONE.search(text[: trigger.start])
        else None
    )
    match = by or _DIRECT.match(text, trigger.end)
    at = match.end() if match else trigger.end
    partner = reader.object_at(draft, at)
    if partner is not None and "with" not in text[trigger.end : partner.start]:
        named = tuple(
            a for a in partner.actors
            if is_official(a, draft.clause, reader.heads) or a.type in ("unknown", "pronoun")
            or _of_head(text[at : a.start], reader.heads)
        )  # fmt: skip
        if not named:
            return False  # 'to meet Russia': states are met on the pitch
    if partner is None:
        partner = reader.with_phrase(draft, trigger.end)
    partner = partner or _under(reader, draft) or whom(draft, subject, reader.heads)
    if partner is None and (_is_behind(reader, draft, subject) or not _of_parties(subject)):
        subject = the_two(reader, draft) or (None if _is_behind(reader, draft, subject) else subject)
    if subject is None and partner is not None and _is_of_the_two(reader, draft):
        subject = _two_beside(reader, draft, partner)
    if partner is None and (subject is None or len({p for a in subject.actors for p in a.parties}) == 1):
        subject = two_who_agreed(reader, draft) or subject
    if subject is None and partner is None:
        draft.subject = joint_body(reader, draft)
        draft.verb_from = draft.trigger.start if draft.subject else draft.verb_from
        draft.add(draft.subject)
    if subject is not None:
        draft.add(subject.actors)
    if partner is not None:
        draft.add(tuple(a for a in partner.actors if not is_populace(a, draft.clause)))
    alone = partner is None and len(draft.parties) == 1 and not draft.people
    if alone and draft.parties[0] in reader.cues.organisations:
        draft.body = draft.session = True
    return True


def _two_beside(reader: FrameReader, draft: Draft, partner: Phrase) -> Phrase | None:
    """'The two have met only once, in October, with A and B': they meet others than those behind 'with'."""
    both = the_two(reader, draft)
    theirs = {p for a in partner.actors for p in a.parties}
    return both if both is not None and theirs.isdisjoint(p for a in both.actors for p in a.parties) else None


def _under(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'The commission met under Ministers A and B': those who preside, and not 'under UN mediation'."""
    under = _UNDER.match(draft.clause.text, draft.trigger.end)
    start, end, partners = draft.start, draft.end, draft.partners
    heads = reader.object_at(draft, under.end()) if under else None
    if heads is not None and all(a.people for a in heads.actors):
        return heads
    draft.start, draft.end, draft.partners = start, end, partners
    return None


def _of_parties(subject: Phrase | None) -> bool:
    return subject is not None and any(a.parties for a in subject.actors)


def _is_behind(reader: FrameReader, draft: Draft, subject: Phrase | None) -> bool:
    """'A told reporters where the two sides were meeting': a subject without names stands nearer to the verb."""
    at = draft.trigger.start
    said = reader.cues.the_two.search(draft.clause.text, max(0, at - 70), at)
    return said is not None and subject is not None and subject.end <= said.start()


def _of_head(gap: str, heads: frozenset[str]) -> bool:
    """'the members of the OSCE', 'envoys from Peru': persons of the party, not the party."""
    match = _OF_PARTY.search(gap)
    return match is not None and match.group(1) in heads


def with_verb(reader: FrameReader, draft: Draft) -> bool:
    """A negotiates, consults, confers, dines with B; A and B negotiate."""
    text, trigger = draft.clause.text, draft.trigger
    if trigger.low == "negotiating" and not _NEGOTIATING.match(text, trigger.end):
        return False  # 'the negotiating table'
    subject = reader.subject(draft)
    direct = draft.frame == "with_object" or trigger.low.endswith((" with", " to"))
    partner = reader.object_at(draft, trigger.end) if direct else reader.with_phrase(draft, trigger.end)
    if partner is None and (subject is None or len({p for a in subject.actors for p in a.parties}) < 2):
        subject = the_two(reader, draft) or subject
    if subject is None and partner is None and _is_of_the_two(reader, draft):
        return True  # 'the two had been closeted since Monday': who they are the document tells
    if subject is None:
        return False
    several = len(subject.actors) > 1 or len(subject.actors[0].parties) > 1 or subject.actors[0].type == "collective"
    if partner is None and not several:
        return _is_of_some_ministers(draft, subject) and take(draft, subject, None)
    return take(draft, subject, partner)


def _is_of_some_ministers(draft: Draft, subject: Phrase) -> bool:
    """'Ministers of the river's states sat down in Lima on Monday': of which states the next sentence may tell."""
    one = subject.actors[0]
    some = one.type == "office" and not (one.parties or one.people) and one.text.lower().endswith("s")
    return (
        some and draft.trigger.low.startswith(("sat ", "sit ", "sits ", "came ", "come ")) and bool(draft.clause.dates)
    )


def _is_of_the_two(reader: FrameReader, draft: Draft) -> bool:
    at = draft.trigger.start
    return reader.cues.the_two.search(draft.clause.text, max(0, at - 70), at) is not None


def speak_together(reader: FrameReader, draft: Draft) -> bool:
    """A and B spoke on Friday: two persons in office, or 'the two' of whom the text speaks."""
    subject = reader.subject(draft)
    if subject is None or len({p for a in subject.actors for p in a.parties}) < 2:
        subject = the_two(reader, draft)
    if subject is None or not all(a.people or a.type in ("office", "collective", "pronoun") for a in subject.actors):
        return False
    return take(draft, subject, None) and len(draft.parties) > 1


_DISCUSSES = re.compile(r"discuss\w*|(?:took|tak\w+)\s+up")


def discuss(reader: FrameReader, draft: Draft) -> bool:
    """A discusses X with B; A and B discuss X: the topic is skipped, 'with' may stand far to the right."""
    text, at = draft.clause.text, draft.trigger.end
    if (by := _DISCUSSED_BY.match(text, at)) is not None and _IS_DONE.search(text[: draft.trigger.start]):
        they = reader.object_at(draft, by.end())  # 'trade was discussed on Monday by A and B'
        return take(draft, they, None) and len(draft.parties) > 1
    subject = reader.subject(draft)
    if subject is None:
        return False
    partner = None
    for match in _WITH.finditer(text, at, min(len(text), at + 140)):
        topic = draft.clause.words[_TOPIC_WITH].search(text[at : match.start()])
        if (
            topic
            and not _COUNTERPART.match(text, match.end())
            and not _is_with_person(draft, topic.group(), match.end())
        ):
            continue
        partner = reader.object_at(draft, match.end())
        if partner is not None:
            break
    raised = not _DISCUSSES.fullmatch(draft.trigger.low)  # 'raised the matter with Premier B'
    if raised and (partner is None or not any(a.people and a.parties for a in partner.actors)):
        return False
    dated = any(d.first for d in draft.clause.dates)
    people = [a for a in subject.actors if a.people or a.type in ("office", "collective") or dated]
    if partner is None and all(a.type in ("collective", "pronoun") for a in subject.actors):
        draft.anaphoric = True  # 'the two countries have discussed details': of the meeting told before, if of any
        draft.rule += "+both"
    # 'opened its three-day meeting to discuss'
    own = not draft.clause.words[_AT_A_MEETING].search(text, 0, draft.trigger.start)
    if partner is None and not raised and own and _is_in_session(reader, subject, dated=dated):
        draft.body = draft.session = True  # 'OPEC is to discuss quotas in Vienna in June'
        return take(draft, subject, None)
    return take(draft, subject, partner) and (partner is not None or len({p for a in people for p in a.parties}) > 1)


def _is_with_person(draft: Draft, topic: str, at: int) -> bool:
    """'Discussed the conflict with Premier B': conflicts and ties are with states, and talked over with persons."""
    if draft.clause.words[_OF_STATES].fullmatch(topic.strip()) is None:
        return False
    return any(m.start == at and m.people and m.parties and m.type == "person" for m in draft.clause.mentions)


def _is_in_session(reader: FrameReader, subject: Phrase, *, dated: bool) -> bool:
    """Whether those who discuss something on a day are an organisation, or its ministers."""
    one = subject.actors[0] if len(subject.actors) == 1 else None
    body = one is not None and len(one.parties) == 1 and one.parties[0] in reader.cues.organisations
    return dated and body and one is not None and one.type in ("party", "office") and not one.people


def see(reader: FrameReader, draft: Draft) -> bool:
    """A sees the official B in a place, on a day, or at the end of a clause; 'saw the premier leave' is no meeting."""
    if draft.trigger.low == "seen" and _IS_DONE.search(draft.clause.text[: draft.trigger.start]):
        return _is_seen(reader, draft)
    subject, seen = reader.subject(draft), reader.object_at(draft, draft.trigger.end)
    found = whom(draft, subject, reader.heads) if seen is None else None
    if found is not None:
        return take(draft, subject, found)
    if subject is None or seen is None or not any(is_official(a, draft.clause, reader.heads) for a in seen.actors):
        return False
    if not any(a.people or a.type in ("office", "pronoun") for a in subject.actors):
        return False
    if not _SEEN_WHERE.match(draft.clause.undated(seen.end, seen.end + 40)):
        return False
    return take(draft, subject, seen)


def _is_seen(reader: FrameReader, draft: Draft) -> bool:
    """'A will be seen on Monday by B': as a guest, not 'is seen by B as a rival'."""
    by = _PASSIVE_BY.match(draft.clause.text, draft.trigger.end)
    subject, host = reader.subject(draft), reader.object_at(draft, by.end()) if by else None
    if subject is None or host is None or not any(is_official(a, draft.clause, reader.heads) for a in host.actors):
        return False
    guests = any(a.people or a.type in ("office", "pronoun") for a in subject.actors)
    return (
        guests
        and _SEEN_WHERE.match(draft.clause.undated(host.end, host.end + 40)) is not None
        and take(draft, subject, host)
    )


def host(reader: FrameReader, draft: Draft) -> bool:
    """A receives, hosts, welcomes or telephones the official B, or is received by B: a bare country is no guest."""
    text, trigger = draft.clause.text, draft.trigger
    reduced = trigger.low.endswith("ed") and reader.modified(draft) is not None
    by = _PASSIVE_BY.match(text, trigger.end) if reduced or _IS_DONE.search(text[: trigger.start]) else None
    if trigger.cue.lemma == "summon" and not by and _IS_DONE.search(text[: trigger.start]):
        return _is_summoned(reader, draft)
    subject, guest = reader.subject(draft), reader.object_at(draft, by.end() if by else trigger.end)
    if guest is None and not by:
        guest = _behind_adverbs(reader, draft)
    seats = _SEATS.get(draft.frame, frozenset())
    rung = guest is not None and any(a.alias_kind in seats for a in guest.actors)
    if guest is None or not (rung or any(is_official(a, draft.clause, reader.heads) for a in guest.actors)):
        return False
    if text[guest.end : guest.end + 2] in ("'s", "’s", "' ", "’ "):
        return False  # 'welcomed the premier's decision'
    if draft.clause.words[_TALKS_OF].fullmatch(text, trigger.end, guest.start):
        return False  # 'hosted talks between A and B': they are met by each other
    if _TO_COME.match(text, guest.end):
        draft.frame = "invite"
    return take(draft, _another_than(draft, subject, guest), guest)


def _is_summoned(reader: FrameReader, draft: Draft) -> bool:
    """'B's ambassador to A was summoned', 'was called in to the foreign ministry of A': A summons him."""
    clause, text, trigger = draft.clause, draft.clause.text, draft.trigger
    envoy = draft.clause.words[_ENVOY].search(text, 0, trigger.start)
    sent = next((m for m in clause.mentions if envoy and m.parties and m.start <= envoy.start() <= m.end + 1), None)
    if envoy is None or sent is None or _HOME.match(text, trigger.end):
        return False
    draft.widen(sent.start, sent.end)
    to = _TO_MINISTRY.match(text, trigger.end)
    found = reader.object_at(draft, to.end()) if to else None
    host = found.actors[0] if found is not None and set(found.actors[0].parties).isdisjoint(sent.parties) else None
    code = next((c for name, c in reader.cues.states.items() if envoy["post"] and envoy["post"].startswith(name)), "")
    towns = [m for m in clause.mentions if m.start > trigger.end and m.type == "place" and m.alias_kind == "capital"]
    host = host or (sent._replace(parties=(code,), people=(), type="party") if code else None)
    host = host or (towns[0]._replace(people=()) if towns else None)
    if host is None or not set(host.parties).isdisjoint(sent.parties):
        return False
    draft.verb_from = trigger.start
    return take(draft, Phrase(sent.start, trigger.start, (sent,)), Phrase(trigger.start, trigger.end, (host,)))


def _behind_adverbs(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'Received in Lima on Friday the ambassador B': a guest behind the place and day, titled or with an office."""
    at = draft.trigger.end
    guest = next((m for m in draft.clause.mentions if m.start > at and m.type in ("person", "office")), None)
    if guest is None or not guest.parties or guest.standing != "official":
        return None
    between = draft.clause.undated(at, guest.start)
    return reader.object_at(draft, guest.start) if _PLACED_BETWEEN.fullmatch(between) else None


def _another_than(draft: Draft, subject: Phrase | None, guest: Phrase) -> Phrase | None:
    """The subject; where its 'he' was read as the guest himself, the sentence's: nobody receives himself."""
    if subject is None or len(subject.actors) > 1 or subject.actors[0].type != "pronoun":
        return subject
    pronoun, people = subject.actors[0], {n for a in guest.actors for n in a.people}
    if not people & set(pronoun.people):
        return subject
    others = [a for a in draft.clause.actors() if a.end <= pronoun.start and a.people and people.isdisjoint(a.people)]
    return Phrase(pronoun.start, pronoun.end, (others[0],)) if others else subject


def host_for(reader: FrameReader, draft: Draft) -> bool:
    """A hosts a dinner for B."""
    match = _FOR.match(draft.clause.text, draft.trigger.end)
    subject, guest = reader.subject(draft), reader.object_at(draft, match.end()) if match else None
    return guest is not None and take(draft, subject, guest)


def passive(reader: FrameReader, draft: Draft) -> bool:
    """B is received, greeted, welcomed by A."""
    subject, agent = reader.subject(draft), reader.object_at(draft, draft.trigger.end)
    if agent is None or not any(is_official(a, draft.clause, reader.heads) for a in agent.actors):
        return False
    return take(draft, subject, agent)


def told(reader: FrameReader, draft: Draft) -> bool:
    """A tells the visiting B, or B in their meeting: both are persons in office."""
    subject, hearer = reader.subject(draft), reader.object_at(draft, draft.trigger.end)
    if subject is None or hearer is None or not any(a.people or a.type == "office" for a in subject.actors):
        return False
    if not any(a.people or a.type == "office" or a.standing == "official" for a in hearer.actors):
        return False
    return take(draft, subject, hearer)


def convene(reader: FrameReader, draft: Draft) -> bool:
    """A and B convene; a body convenes, but not 'gathered the two sides'."""
    gathers = draft.trigger.low.startswith(("gather", "assembl"))
    if gathers and _GATHERS_THEM.match(draft.clause.text, draft.trigger.end):
        return False
    subject = reader.subject(draft)
    if subject is None or not any(a.parties for a in subject.actors):
        subject = the_two(reader, draft) or subject
    take(draft, subject, None)
    draft.body = any(p in reader.cues.organisations for p in draft.parties)
    members = subject is not None and any(is_official(a, draft.clause, reader.heads) for a in subject.actors)
    called = draft.trigger.low.startswith(("conven", "reconven"))
    draft.session = draft.body and (members or called)
    return len(draft.parties) > 1 or (draft.body and (members or called))


def together(reader: FrameReader, draft: Draft) -> bool:
    """C brings A and B together: two at least, beside a party or official that does so and takes part."""
    if _IS_DONE.search(draft.clause.text[: draft.trigger.start]):
        return _were_brought(reader, draft)
    subject, guests = reader.subject(draft), reader.object_at(draft, draft.trigger.end)
    if guests is None or len({p for a in guests.actors for p in a.parties}) < 2:
        return False
    split = " " not in draft.trigger.low and not draft.trigger.low.startswith("reuni")
    with_him = " together with " in draft.clause.text[draft.trigger.end : guests.end]  # 'brought A together with B'
    joined = (
        with_him
        or _TOGETHER.match(draft.clause.text, guests.end)
        or _THEIR_MEN_TOGETHER.match(draft.clause.text, guests.end)
    )
    if split and not joined and not _to_place(draft, guests.end):
        return False  # 'brought A and B together', 'to Lima', but 'brought A and B to book'
    return take(draft, subject, guests) or True


def _to_place(draft: Draft, end: int) -> bool:
    """'Brought the ministers of A and B to Lima', 'to a hotel in the hills', 'to the table'."""
    head = _HEAD_BEHIND.match(draft.clause.text, end)
    end = head.end() if head is not None else end
    return draft.clause.words[_TO_VENUE].match(draft.clause.text, end) is not None or any(
        draft.clause.words[_TO].fullmatch(draft.clause.text, end, m.start) for m in draft.clause.mentions
        if m.start > end and (m.type == "place" or m.alias_kind in ("capital", "seat"))
    )  # fmt: skip


def _were_brought(reader: FrameReader, draft: Draft) -> bool:
    """'The presidents of A and B were brought together (by C)'."""
    text, trigger = draft.clause.text, draft.trigger
    if not trigger.low.endswith(("together", "reunited")):
        return False
    subject = reader.subject(draft)
    if subject is None or len({p for a in subject.actors for p in a.parties}) < 2:
        subject = the_two(reader, draft) or subject
    if subject is None or len({p for a in subject.actors for p in a.parties}) < 2:
        return False
    by = _BY.match(text, trigger.end)
    return take(draft, subject, reader.object_at(draft, by.end()) if by else None)


def invite(reader: FrameReader, draft: Draft) -> bool:
    """A invites B (to talks, to visit): B must be an official, and the sentence must say what to."""
    text, trigger = draft.clause.text, draft.trigger
    subject = reader.subject(draft)
    noun = trigger.low.startswith("invitation")
    if noun and _ACCEPTED.search(text, max(0, trigger.start - 40), trigger.start):
        return subject is not None and visit_frames.accepted(reader, draft, subject)
    to = draft.clause.words[_TO].match(text, trigger.end) if noun else None
    guest = reader.object_at(draft, to.end() if to else trigger.end) if to or not noun else None
    persons = guest is not None and any(
        a.people
        or a.type in ("office", "collective")
        or (a.type == "demonym" and is_official(a, draft.clause, reader.heads))
        for a in guest.actors
    )
    if guest is None or not (persons or draft.clause.words[_TO_TALKS].match(text, guest.end)):
        return False
    end = apposed.end() if (apposed := _OFFICE_ASIDE.match(text, guest.end)) else guest.end
    named = any(
        draft.clause.words[_TO].fullmatch(text, end, m.start) for m in draft.clause.mentions
        if m.start > end and (m.type == "place" or m.alias_kind in ("name", "capital", "seat"))
    )  # fmt: skip
    if not noun and not named and not reader.cues.invited_to.search(text[guest.end : guest.end + 80]):
        return False
    return take(draft, subject, guest)

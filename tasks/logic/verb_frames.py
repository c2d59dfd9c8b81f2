"""Verbs that report a meeting: 'met', 'discussed with', 'received', 'told visiting', 'invited'."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft, is_official, is_populace
from tasks.logic.noun_phrases import phrase_from

_PASSIVE_BY = re.compile(r"\s+(?:[^,;:.]{0,60}?\s)?by\s+(?:the\s+)?")
_DIRECT = re.compile(
    r"\A\s+(?:with\s+|up\s+with\s+|again\s+with\s+|separately\s+with\s+|briefly\s+with\s+|privately\s+with\s+)?", re.I
)


def meet(reader: FrameReader, draft: Draft) -> bool:
    """A meets (with) B; A and B meet."""
    subject = reader.subject(draft)
    match = _DIRECT.match(draft.clause.text, draft.trigger.end)
    at = match.end() if match else draft.trigger.end
    partner = reader.object_at(draft, at)
    if partner is not None and "with" not in draft.clause.text[draft.trigger.end : partner.start]:
        named = tuple(
            a for a in partner.actors if is_official(a, draft.clause, reader.heads) or a.type in ("unknown", "pronoun")
        )
        if not named:
            return False  # 'to meet Russia': states are met on the pitch
    if partner is None:
        partner = reader.with_phrase(draft, draft.trigger.end)
    if subject is not None:
        draft.add(subject.actors)
    if partner is not None:
        draft.add(tuple(a for a in partner.actors if not is_populace(a, draft.clause)))
    if partner is None and len(draft.parties) == 1 and draft.parties[0] in reader.cues.organisations:
        draft.body = draft.session = True
    return True


def with_verb(reader: FrameReader, draft: Draft) -> bool:
    if draft.trigger.low == "negotiating" and not re.match(
        r"\s+(?:with|in|for|directly|face|over)\b", draft.clause.text[draft.trigger.end :]
    ):
        return False
    subject = reader.subject(draft)
    ends_with = draft.trigger.low.endswith((" with", " to"))
    partner = reader.object_at(draft, draft.trigger.end) if ends_with else reader.with_phrase(draft, draft.trigger.end)
    if subject is None or (partner is None and len(subject.actors) < 2 and subject.actors[0].type != "collective"):
        return False
    draft.add(subject.actors)
    if partner is not None:
        draft.add(partner.actors)
    return True


def discuss(reader: FrameReader, draft: Draft) -> bool:
    """A discusses X with B; A and B discuss X: the topic is skipped, 'with' may stand far to the right."""
    subject = reader.subject(draft)
    text = draft.clause.text
    if subject is None:
        return False
    draft.add(subject.actors)
    found = None
    for match in re.compile(r"\bwith\s+").finditer(text, draft.trigger.end, min(len(text), draft.trigger.end + 140)):
        if re.search(
            r"[;:“”]|\b(?:said|says|that|which|who|cooperation|relations|ties|links|trade|talks|deal|dispute|war|conflict)\s*\Z",
            text[draft.trigger.end : match.start()],
        ):
            continue
        found = phrase_from(draft.clause, match.end(), reader.heads)
        if found is not None:
            draft.widen(found.start, found.end)
            draft.add(found.actors)
            break
    people = [a for a in subject.actors if a.people or a.type in ("office", "collective")]
    return found is not None or len({p for a in people for p in a.parties}) > 1


def host(reader: FrameReader, draft: Draft) -> bool:
    """A receives, hosts, welcomes or telephones the official B: both must be officials or delegations."""
    by = _PASSIVE_BY.match(draft.clause.text, draft.trigger.end)
    passive = by and re.search(
        r"\b(?:be|been|being|was|were|is|are)\s+(?:\w+ly\s+)?\Z", draft.clause.text[: draft.trigger.start]
    )
    subject, guest = reader.subject(draft), reader.object_at(draft, by.end() if by and passive else draft.trigger.end)
    if subject is None or guest is None or not any(is_official(a, draft.clause, reader.heads) for a in guest.actors):
        return False
    draft.add(subject.actors)
    draft.add(guest.actors)
    return True


def host_for(reader: FrameReader, draft: Draft) -> bool:
    text = draft.clause.text
    match = re.compile(r"\s+(?:[a-z]+\s+){0,3}(?:for|in\s+honou?r\s+of)\s+").match(text, draft.trigger.end)
    subject = reader.subject(draft)
    guest = reader.object_at(draft, match.end()) if match else None
    if subject is None or guest is None:
        return False
    draft.add(subject.actors)
    draft.add(guest.actors)
    return True


def passive(reader: FrameReader, draft: Draft) -> bool:
    subject, agent = reader.subject(draft), None
    text = draft.clause.text
    agent = reader.object_at(draft, draft.trigger.end)
    if subject is None or agent is None or not any(is_official(a, draft.clause, reader.heads) for a in agent.actors):
        return False
    del text
    draft.add(subject.actors)
    draft.add(agent.actors)
    return True


def told(reader: FrameReader, draft: Draft) -> bool:
    subject, hearer = reader.subject(draft), reader.object_at(draft, draft.trigger.end)
    if subject is None or hearer is None:
        return False
    if not any(a.people or a.type == "office" for a in subject.actors) or not any(
        a.people or a.type == "office" or a.standing == "official" for a in hearer.actors
    ):
        return False
    draft.add(subject.actors)
    draft.add(hearer.actors)
    return True


def convene(reader: FrameReader, draft: Draft) -> bool:
    subject = reader.subject(draft)
    if subject is None:
        return False
    draft.add(subject.actors)
    draft.body = any(p in reader.cues.organisations for p in draft.parties)
    return len(draft.parties) > 1 or (draft.body and draft.trigger.low.startswith(("conven", "reconven")))


def invite(reader: FrameReader, draft: Draft) -> bool:
    """A invites B (to talks, to visit): B must be an official, and the sentence must say what to."""
    text = draft.clause.text
    subject = reader.subject(draft)
    noun = draft.trigger.low.startswith("invitation")
    if noun:
        match = re.compile(r"\s+(?:to|for)\s+").match(text, draft.trigger.end)
        guest = reader.object_at(draft, match.end()) if match else None
    else:
        guest = reader.object_at(draft, draft.trigger.end)
    if (
        subject is None
        or guest is None
        or not any(a.people or a.type in ("office", "collective") for a in guest.actors)
    ):
        return False
    if not noun and not re.search(
        r"\b(?:to\s+visit|for\s+talks|to\s+(?:\w+\s+){0,3}(?:talks|dialogue|summit|meeting)|to\s+attend|for\s+a\s+(?:visit|meeting))\b",
        text[guest.end : guest.end + 80],
    ):
        return False
    draft.add(subject.actors)
    draft.add(guest.actors)
    return True

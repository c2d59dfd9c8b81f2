"""Which drafts of a sentence tell a meeting of their own, and which only speak of one that another draft tells."""

from __future__ import annotations

import re

from tasks.logic.implied_frames import IMPLYING, THERE
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_invitations import asked_to_visit

REMOTE = frozenset({"phone", "video"})
_OF = re.compile(r"\s+of\s+(?:[\w-]+\s+){0,3}")
_OF_NAMED = re.compile(r"\s+of\s+the\s+(?:[A-Z][\w&-]*\s+|(?:of|and|for|on)\s+){1,8}(?:\(\s?[A-Z]+\s?\)\s+)?")
_TO = re.compile(r"\bto\s+(?:then\s+|also\s+)?\Z")
_WHERE_HE_ATTENDS = re.compile(
    r",?\s+where\s+(?:he|she|they)\s+(?:(?:will|would|is|are|was|were|due|expected|scheduled|set|to|also|later)\s+){0,4}"
    r"(?:attend(?:s|ed|ing)?|join(?:s|ed|ing)?|address(?:es|ed)?|chair(?:s|ed)?|(?:tak(?:e|es|ing)|took)\s+part\s+in|participat(?:e|es|ed|ing)\s+in)\s"
)
_AT_THE = re.compile(
    r"\b(?:at|during|on\s+the\s+(?:sidelines|margins|fringes)\s+of)\s+(?:a|an|the|last\s+\w+['’]s|this\s+\w+['’]s)\s+(?:[\w'’-]+\s+){0,3}\Z"
)
_AT_WHICH = re.compile(r"[^;:“”\"]{0,70}?,?\s+(?:(?:at|in|during)\s+which|where)\s+")
_PAIR = 2
_ON_SIDELINES = re.compile(r"\bon\s+the\s+(?:sidelines|margins|fringes|edges)\s+of\s+(?:[\w-]+\s+){0,4}\Z")


def of_their_own(drafts: list[Draft]) -> list[Draft]:
    """The drafts without rounds, occasions and calls that belong to the meeting of another."""
    drafts = [d for d in drafts if not _is_agreed_on(d, drafts) and not _is_its_company(d, drafts)]
    drafts = [d for d in drafts if not _is_its_round(d, drafts) and not _is_its_occasion(d, drafts)]
    drafts = [d for d in drafts if not _is_its_name(d, drafts) and not _is_discussed(d, drafts)]
    drafts = [d for d in drafts if not _is_invited_to_meet(d, drafts) and not _is_way_to_session(d, drafts)]
    return asked_to_visit([d for d in drafts if not _is_call_of(d, drafts)])


def _is_invited_to_meet(draft: Draft, drafts: list[Draft]) -> bool:
    """'C invited both to meet in Lima': the meeting of both, not another one with C."""
    return draft.frame == "invite" and any(
        d.frame == "meet" and d.trigger.start >= draft.trigger.end and len(d.parties) > 1
        and set(d.parties) <= set(draft.parties)
        and _TO.search(d.clause.text, draft.trigger.end, d.trigger.start) for d in drafts
    )  # fmt: skip


def _is_way_to_session(draft: Draft, drafts: list[Draft]) -> bool:
    """'A left for Lima, where he will attend a summit of the union': the way there, and no visit to Peru."""
    return draft.frame in ("travel", "travel_for", "leave_for", "arrive_day") and any(
        d.body and d.session and d.trigger.start > draft.trigger.end and set(d.people) & set(draft.people)
        and _WHERE_HE_ATTENDS.search(d.clause.text, draft.trigger.end, d.trigger.start) for d in drafts
    )  # fmt: skip


def _is_agreed_on(draft: Draft, drafts: list[Draft]) -> bool:
    """'A and B agreed in Lima on May 3 to hold talks': they met there; of the talks no time is told."""
    ahead = any(d.start > draft.trigger.end for d in draft.clause.dates)
    return not ahead and any(
        THERE in d.rule and d is not draft and d.trigger.end <= draft.trigger.start
        and set(draft.parties) <= set(d.parties) for d in drafts
    )  # fmt: skip


def _is_its_company(draft: Draft, drafts: list[Draft]) -> bool:
    """'A summit on May 3, at which C brought together A and B': the three of them sat in it."""
    if draft.frame != "together":
        return False
    for summit in drafts:
        behind = summit.frame in ("event", "event_plural", "body") and summit.trigger.end < draft.start
        if behind and _AT_WHICH.fullmatch(draft.clause.text, summit.trigger.end, draft.start):
            summit.add((*draft.subject, *draft.partners))
            summit.widen(draft.start, draft.end)
            return True
    return False


def _is_discussed(draft: Draft, drafts: list[Draft]) -> bool:
    """'A discussed the coming summit with B': the summit is what they speak of, and 'with B' is not its own."""
    return any(
        d.frame == "discuss" and d.trigger.end <= draft.trigger.start and d.partners and d.partners == draft.partners
        for d in drafts if d is not draft
    )  # fmt: skip


def is_implied(draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a draft that only implies a meeting ('A and B agreed') stands beside one that tells it."""
    if draft.frame == "discuss" and len(set(draft.parties)) == 1:  # 'the bloc would discuss it at a meeting in Lima'
        return any(d.body and d is not draft and set(draft.parties) <= set(d.parties) for d in drafts)
    if THERE in draft.rule:
        return False
    return draft.frame in IMPLYING and any(
        d is not draft and d.frame not in IMPLYING and set(d.parties) | set(d.hosts) >= set(draft.parties)
        for d in drafts
    )


def leave_to_two(drafts: list[Draft]) -> None:
    """'A and B agreed on a truce at the summit of the forum': no session is told, but that the two met at it."""
    for deed in [d for d in drafts if d.frame == "agree" and len(d.parties) == len(d.people) == _PAIR]:
        for session in drafts:
            same = session.body and session.session and set(deed.people) == set(session.people)
            if same and _AT_THE.search(session.clause.text, deed.trigger.end, session.trigger.start):
                session.parties[:] = deed.parties
                session.body = session.session = False


def _is_its_round(draft: Draft, drafts: list[Draft]) -> bool:
    """'A second round of consultations', 'the closing session of the summit': those of the noun behind."""
    session = draft.trigger.low.endswith("session")
    if draft.trigger.low != "round" and not session:
        return False
    return any(
        _OF.fullmatch(d.clause.text, draft.trigger.end, d.trigger.start) for d in drafts
        if d.frame in (("event_plural", "event", "body") if session else ("event_plural",))
        and d.trigger.start > draft.trigger.end
    )  # fmt: skip


def _is_its_name(draft: Draft, drafts: list[Draft]) -> bool:
    """'The summit of the Asia-Pacific Economic Cooperation (APEC) forum': the forum is the body that holds it."""
    return draft.body and draft.trigger.low == "forum" and any(
        d is not draft and d.body and set(draft.parties) <= set(d.parties)
        and _OF_NAMED.fullmatch(d.clause.text, d.trigger.end, draft.trigger.start) for d in drafts
    )  # fmt: skip


def _is_its_occasion(draft: Draft, drafts: list[Draft]) -> bool:
    """'A met the ministers of B and C on the sidelines of the meetings': not B's and C's own."""
    beside = _ON_SIDELINES.search(draft.clause.text, max(0, draft.trigger.start - 60), draft.trigger.start)
    others = {p for d in drafts if d is not draft and d.trigger.start < draft.trigger.start for p in d.parties}
    return beside is not None and bool(draft.parties) and others >= set(draft.parties)


def _is_call_of(call: Draft, drafts: list[Draft]) -> bool:
    """'In a telephone call, A told B': the call is no other one; what is told gets its medium."""
    told = [d for d in drafts if d.frame in ("told", "told_in", "discuss") and d.trigger.start > call.trigger.start]
    medium = call.trigger.cue.format
    if medium not in REMOTE or call.frame not in ("event", "event_plural") or not told:
        return False
    if not set(call.parties) <= set(told[0].parties) or call.clause.text.count(
        ".", call.trigger.end, told[0].trigger.start
    ):
        return False
    told[0].trigger = told[0].trigger._replace(cue=told[0].trigger.cue._replace(format=medium))
    return True

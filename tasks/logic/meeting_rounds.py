"""Meetings told without their parties: 'the seventh round opened on Nov. 29' is of those whose talks the text tells."""

from __future__ import annotations

import re
from collections import Counter

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_further import of_that_format, of_those_there
from tasks.logic.meeting_groups import Folded, Told, apart_in_time
from tasks.logic.meeting_nameless import MEETS_OTHERS
from tasks.logic.meeting_topic import EVENTS
from tasks.logic.meeting_unnamed import (
    OF_THEIRS,
    OTHERS,
    WHERE_AND_WHEN,
    is_between_two,
    is_hosted_by_another,
    is_of_both,
    is_told_with_place,
    is_turn,
    of_three,
)
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor

NEAR = 3  # sentences from the talks that a round without parties is of, where the text tells of several parties' talks
# 'the venue of previous rounds of talks': of no one day
_PAST_ROUNDS = re.compile(
    r"\b(?:previous|past|earlier|former)\s+(?:rounds|sessions|meetings|summits|conferences)(?:\s+of\s+\w+)?\Z"
)
_ROUND = Construction(r"\b{round}\b")
_EXTRAORDINARY = Construction(r"\b{unplanned}\s+(?:sessions?|meetings?|rounds?|talks)\b")
_MET = frozenset({"meet", "with", "speak", "speak_together", "convene", "discuss"})
_GATHER = frozenset({"meet", "with"})
_OF_TWO = frozenset({"meet", "with", "see", "event", "event_plural"})
_SESSIONS = frozenset({"event", "body", "meet", "convene"})
_OF_ONE_BODY = frozenset({"summit", "conference", "forum", "plenary", "assembly", "retreat", "ministerial"})
_NEGOTIATION = frozenset({"event", "event_plural", "format"})
_OPENS = re.compile(
    r"(?:\A|\A(?:In|On|At|By|After|During|Before|Since|Over|For|Through|Following|Under|Throughout)\b[^,;:“”\"]{1,70},\s+|[;:“”\"]|--|–|—|,\s+(?:and|but|while)|\b(?:as|while|after|when|before|until|said|says|because|although|since|where))\W*(?:[Tt]he\s+|[Tt]hose\s+|[Tt]hese\s+)?(?:(?!(?:no|some|such)\b)[A-Za-z-]+\s+){0,2}\Z"
)
_OF_OTHERS = re.compile(r"\s+of\s+(?:the|a|an|its|their)\s+(?!(?:talks|negotiations|dialogue|peace)\b)")
_NUMBERED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th|another|further|last|final|next|previous|following|latest)\s+(?:[a-z]+\s+)?\Z"
)
_NUMBERED_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|last|latest|final)\s+of\s+(?:the|these|those|several|\w+)\s+(?:[\w-]+\s+){0,2}\Z"
)
_CHAIRED = Construction(r"\b{presiding}\b")
_SENT = Construction(r"\b{sent_by_a_side}\Z")
_DELEGATES = Construction(
    r"\W*(?:[Tt]he\s+|[Tt]heir\s+|[Tt]echnical\s+|[Ss]enior\s+|[Mm]ilitary\s+|[Ll]egal\s+|[Bb]oth\s+|[Cc]hief\s+|[Tt]wo\s+|[Nn]uclear\s+)*"
    r"(?i:{delegates})"
    r"\s+(?:(?:are|were|is|was|will|would|had|have|has|to|due|set|expected|scheduled|also|then|first|again|last)\s+){0,4}"
)
_DEFINITE = re.compile(
    r"(?:\A|[;:]\s+|\b(?:[Tt]he|[Tt]heir|[Rr]egional|[Ll]ocal|[Mm]ilitary)\s+|[Aa]nd\s+|,\s+)(?:(?:two|respective|regional|military)\s+)?\Z"
)
_OF_THEM = re.compile(
    r"\s+(?:of|between|among)\s+(?:the\s+|their\s+)?(?:two\s+|three\s+|foreign\s+|defen[cs]e\s+|section\s+|department\s+|senior\s+|technical\s+)?"
)
_OWN = re.compile(r"['’]s?\s+")
_WITH = re.compile(r"\s+with\s")
_ITS_OWN = 30  # the cost of a time that is hardly anything else's
_AT_THE_HEAD = re.compile(r"\W*(?:[\w-]+\s+){1,4}of\s+(?:[\w'’-]+\s+){0,3}")
_CLOSE = 60  # the cost of a time that may be something else's
_OF_A_ROUND = 50
_BETWEEN_TWO = frozenset({"event", "event_plural", "meal"})
_BETWEEN_THEM = re.compile(r"\s+(?:of|between)\s+(?:them|the\s+(?:two|pair|sides)|both)\b(?!\s+of\b)")
_OF_BOTH = frozenset({"meeting", "session", "encounter", "talk", "negotiation", "sitting"})
_A_MEETING = re.compile(
    r"(?:\A|\A(?:In|On|At|By|After|During|Before)\b[^,;:“”\"]{1,70},\s+|,\s+(?:and|but|while)\s+)[Aa]n?\s+(?:[a-z-]+\s+){0,2}\Z"
)
_WITH_A_ROUND = re.compile(
    r"[^;:“”\"]{0,90}?,?\s+(?:with|and|starting\s+with|beginning\s+with)\s+(?:a|the|its|their)\s+(?:[\w-]+\s+){0,3}"
)
_PLANNED = frozenset({"event", "body", "event_plural"})
_A_PLANNED_ONE = re.compile(
    r"\W*(?:An?\s+|The\s+)?(?:(?:[Pp]lanned|[Ff]urther|[Ss]econd|[Tt]hird|[Nn]ew|[Ff]ollow-up|[Pp]revious|[Ee]arlier|[Ll]ater|[Ff]irst|[Ff]ourth|[Nn]ext)\s+)*"
)
_THREE_WAY = Construction(r"\b{of_three}\b", re.I)
_PAIR = 2
_TWO_BEFORE = 70
_LONGEST = 10  # days of talks that go on


def lend_parties(
    lost: list[Told], mentions: list[Told], groups: list[Folded], cues: MeetingCues, about: tuple[str, ...], body: str
) -> list[Told]:
    """The mentions with a day that so get parties: of a further round of the talks told, or of those the text is about.

    A round is of the one set of parties of whose talks the text tells, or of those told right before. `about` are the
    parties of the one negotiation that the document is about: theirs are 'the talks', and 'the two sides' are they.
    `body` is the organisation whose affairs it tells, if it does: of its members is 'the summit on June 16'.
    """
    talks = [g for g in groups if any(m.draft.frame in EVENTS or m.draft.frame == "with" for m in g.members)]
    sets = Counter(frozenset(g.parties) for g in talks if len(g.parties) > 1)
    hosts = _bodies_of(mentions)
    completed = []
    for told in lost:
        of_days = told.draft.rule.endswith("+listed")
        if not of_days and _PAST_ROUNDS.search(told.draft.clause.text, 0, told.draft.trigger.end):
            continue
        if _goes_on(told, talks, cues):
            completed.append(told)
            continue
        parties = (
            (
                about if of_days and set(told.draft.parties) < set(about) else ()
            )  # 'A failed in rounds held in ..., in ...'
            or _of_same_breath(told, talks, cues)
            or of_that_format(told, groups)
            or _of_round(told, talks, sets, cues, about)
            or _of_topic(told, about, cues)
            or _of_body(told, body, hosts)
            or of_those_there(told, groups)
        )
        if parties:
            told.parties = parties
            completed.append(told)
    return completed


def _goes_on(told: Told, talks: list[Folded], cues: MeetingCues) -> bool:
    """'The talks ended on Wednesday' behind 'talks opened on Monday': the same, whose last day it is."""
    draft, last = told.draft, told.when.last
    behind = cues.goes_on.match(draft.clause.text, draft.trigger.end)
    if not (behind and draft.anaphoric and _nameless(told) and last is not None):
        return False
    for group in reversed([g for g in talks if 0 <= _distance(told, g) <= NEAR and len(g.parties) > 1]):
        first = group.when.first
        if first is None or not 0 < (last - first).days <= _LONGEST:
            continue
        for member in group.members:
            if member.when.first == first:
                member.when = member.when._replace(end=last.isoformat(), last=last)
        told.parties, told.when = group.parties, group.when
        draft.rule += "+round"
        return True
    return False


def _of_same_breath(told: Told, talks: list[Folded], cues: MeetingCues) -> tuple[str, ...]:
    """'A and B agreed to open negotiations, with a first round in Lima': the round is of those negotiations."""
    if not _nameless(told) or not is_turn(told) or not _is_round(told, cues):
        return ()
    text, at = told.draft.clause.text, told.draft.trigger.start

    def opens(member: Told) -> bool:
        end = max(member.draft.end, member.draft.trigger.end)
        return member.draft.clause is told.draft.clause and _WITH_A_ROUND.fullmatch(text, end, at) is not None

    beside = [g for g in talks if len(g.parties) > 1 and any(map(opens, g.members))]
    return beside[-1].parties if beside else ()


def _of_round(
    told: Told, talks: list[Folded], sets: Counter[frozenset[str]], cues: MeetingCues, about: tuple[str, ...]
) -> tuple[str, ...]:
    """The parties of the talks that a further round is of."""
    if not _nameless(told) or told.draft.frame not in EVENTS or told.when.start is None or not _is_round(told, cues):
        return ()
    if told.noun == "session" and _OF_OTHERS.match(told.draft.clause.text, told.draft.trigger.end):
        return ()
    near = [g for g in talks if len(g.parties) > 1 and _distance(told, g) <= NEAR and _is_series(g)]
    right_before = _of_sentence_before(told, near)
    if right_before is not None:
        near, about = [right_before], ()
    if "summit" in told.draft.trigger.low:
        talks = [g for g in talks if any("summit" in m.draft.trigger.low for m in g.members)]
        near = [g for g in near if g in talks]
    sessions = [g for g in near if any(m.draft.session for m in g.members)]
    near = sessions if told.noun == "session" and sessions else near
    near = [g for g in near if set(about) <= set(g.parties)]  # of the talks that the text is about, if it is about any
    source = near[-1] if near else next((g for g in talks if len(sets) == 1 and len(g.parties) > 1), None)
    if source is not None and about and not set(about) <= set(source.parties):
        return ()
    if source is None or not all(apart_in_time(told.when, m.when) for m in source.members):
        return ()
    told.draft.rule += "+round"
    return source.parties


def _of_sentence_before(told: Told, near: list[Folded]) -> Folded | None:
    """'A and B ended the fifth round. The next round will be held in Lima': of the talks of the sentence before."""
    if not is_turn(told):
        return None
    beside = [g for g in near if any(told.draft.clause.index - m.draft.clause.index == 1 for m in g.members)]
    return beside[0] if len(beside) == 1 else None


def _of_topic(told: Told, about: tuple[str, ...], cues: MeetingCues) -> tuple[str, ...]:
    """The parties of the negotiation that the text is about, where a mention with a time or place is of them."""
    draft = told.draft
    anchored = told.when.start is not None or (told.place is not None and told.city) or bool(draft.people)
    some = _of_some_officials(told) and not any(
        cues.in_other_service.search(f"{a.text.rpartition(' ')[0]} ")
        for a in draft.unknown  # 'union leaders'
    )
    if _are_their_people(told, about):
        draft.rule += "+topic"
        return about
    if (
        not about
        or not anchored
        or (draft.unknown and not some)
        or (told.when.start is not None and told.when.near > _close(told, cues))
    ):
        return ()
    own, with_whom = set(draft.parties), {p for a in draft.partners for p in a.parties}
    if three := of_three(told, about):
        draft.rule += "+topic"
        return three
    if len(about) == _PAIR and len(own) == 1 and own < set(about) and is_of_both(told):
        draft.rule += "+topic"
        return about
    if _is_with_a_third(draft, about):
        draft.rule += "+topic"
        return (*about, *draft.parties)
    if draft.rule.endswith("+mediator") and own and own.isdisjoint(about):
        draft.rule += "+topic"
        return (*about, *draft.parties)
    if own and own.isdisjoint(about) and _is_round(told, cues) and is_hosted_by_another(told):
        draft.rule += "+topic"
        return about  # 'Oman is to host the next round on May 3', which takes no part in it
    if len(own) == 1 and own < set(about) and own.isdisjoint(with_whom) and _is_numbered(told):
        draft.rule += "+topic"
        return about  # 'at the fifth meeting, on May 3, Minister A insisted'
    if len(own) == 1 and own.isdisjoint(about) and draft.people and _is_chaired(told, cues):
        draft.rule += "+topic"
        return (*about, *draft.parties)
    if len(own) == 1 and own < set(about) and _is_left_alone(told, cues):
        draft.rule += "+topic"
        return about
    if len(own) == 1 and len(about) == _PAIR and own < set(about):
        bare = draft.frame in ("meet", "see") and not draft.subject
        alone = bare or (draft.frame in _NEGOTIATION and not any(a.parties for a in draft.subject))
        if with_whom != own or not alone or told.when.start is None or not _with_them(told):
            return ()
        draft.rule += "+topic"
        return about
    sent = len(own) == 1 and own < set(about) and draft.people and not draft.partners
    if sent and draft.frame == "event_plural" and _is_round(told, cues):
        draft.rule += "+topic"
        return about  # 'B will lead the delegation to the missile talks'
    if some:
        draft.rule += "+topic"
        return about
    if not _nameless(told) or not _is_of_topic(told, cues):
        return ()
    draft.rule += "+topic"
    return about


def _is_left_alone(told: Told, cues: MeetingCues) -> bool:
    """'A called off a meeting planned for 3 May', 'B walked out of a session on Monday': of both, which one spoils."""
    draft = told.draft
    text, at = draft.clause.text, draft.trigger.start
    of_both = draft.frame in (*_NEGOTIATION, "body") and (told.noun in _OF_BOTH or is_turn(told))
    if not of_both or draft.partners or OTHERS.match(text, draft.trigger.end):
        return False
    return told.when.start is not None and cues.one_side.search(text, max(0, at - _TWO_BEFORE), at) is not None


def _is_with_a_third(draft: Draft, about: tuple[str, ...]) -> bool:
    """'Three-way talks with C are to resume in Lima': of the two of whose talks the text is, and of C."""
    third = len(about) == _PAIR and len(draft.parties) == 1 and set(draft.parties).isdisjoint(about)
    text, at = draft.clause.text, draft.trigger.start
    return (
        third
        and bool(draft.partners)
        and draft.clause.words[_THREE_WAY].search(text, max(0, at - 24), draft.trigger.end) is not None
    )


def _are_their_people(told: Told, about: tuple[str, ...]) -> bool:
    """'Ann Lee and Bo Li met for the first time in March': two of whom the text says no more are of the two parties.

    Whose of them one is may be known. They are told to have met, and are taken in as those who did.
    """
    draft = told.draft
    if len(about) != _PAIR or draft.frame not in _OF_TWO or not set(draft.parties) <= set(about):
        return False
    named = {a.people or (a.text,) for a in draft.unknown if a.type in ("person", "unknown") and " " in a.text}
    anchored = told.when.start is not None and told.when.near <= _CLOSE
    unsure = len(draft.parties) != len(draft.people) and bool(draft.people)
    if len(named) < len(draft.unknown) or not anchored or unsure:
        return False
    if len(named) + len(draft.people) != _PAIR:
        return False
    draft.people.extend(name for names in named for name in names if name not in draft.people)
    return True


def _of_some_officials(told: Told) -> bool:
    """'The defence ministers are to meet again in November': officials of no named party are those of the talks."""
    draft = told.draft
    some = draft.unknown[0] if len(draft.unknown) == 1 and not (draft.parties or draft.people) else None
    if some is None or some.type != "office" or told.when.start is None:
        return False
    if draft.frame in ("event", "event_plural") and told.noun in (
        "meeting",
        "summit",
        "talk",
        "encounter",
        "gathering",
    ):
        return _is_meeting_of(told, some)
    if draft.frame not in _GATHER or draft.partners or MEETS_OTHERS.match(draft.clause.text, draft.trigger.end):
        return False
    own = told.when.near <= _CLOSE and not OTHERS.match(draft.clause.text, some.end)
    return (
        own
        and told.draft.clause.words[_SENT].search(some.text.lower()) is not None
        and _DEFINITE.search(draft.clause.text[: some.start]) is not None
    )


def _is_meeting_of(told: Told, some: Actor) -> bool:
    """'A meeting of the ministers on May 3 broke up', 'the presidents' summit of May 3': of those of the talks."""
    text, trigger = told.draft.clause.text, told.draft.trigger
    of = _OF_THEM.fullmatch(text, trigger.end, some.start) if some.start >= trigger.end else None
    own = some.end <= trigger.start and _OWN.fullmatch(text, some.end, trigger.start) is not None
    return (
        (of is not None or own)
        and told.when.near <= _CLOSE
        and told.draft.clause.words[_SENT].search(some.text.lower()) is not None
    )


def _bodies_of(mentions: list[Told]) -> dict[str, str]:
    """The one organisation whose summit, conference or forum a text names somewhere, by the noun."""
    found: dict[str, set[str]] = {}
    for told in mentions:
        if told.draft.session and len(told.parties) == 1 and told.noun in _OF_ONE_BODY:
            found.setdefault(told.noun, set()).add(told.parties[0])
    return {noun: next(iter(bodies)) for noun, bodies in found.items() if len(bodies) == 1}


def _of_body(told: Told, body: str, hosts: dict[str, str]) -> tuple[str, ...]:
    """The organisation whose session a mention without parties is of: 'the ministers meet in Lima on June 16'."""
    draft = told.draft
    near = _ITS_OWN if told.noun == "meeting" and draft.frame == "event" else _CLOSE
    anchored = told.when.start is not None and told.when.near <= near
    if not body and told.noun in hosts and told.when.near <= _ITS_OWN and not draft.unknown:
        body = hosts[told.noun]
    if not body or not anchored or draft.parties or draft.people or draft.frame not in _SESSIONS:
        return ()
    if any(a.type != "office" for a in draft.unknown) or OTHERS.match(draft.clause.text, draft.trigger.end):
        return ()
    draft.rule += "+body"
    draft.body = draft.session = True
    return (body,)


def _close(told: Told, cues: MeetingCues) -> int:
    """The cost up to which a time is taken: 'a second round ... has been pencilled in for May' is no other's.

    Nor is that of 'Three days of talks on the dam broke up in Lima on Tuesday'.
    """
    draft = told.draft
    head = draft.clause.text[: draft.trigger.start]
    counted = draft.frame == "event_plural" and _AT_THE_HEAD.fullmatch(head) and cues.portion.search(head)
    return _CLOSE + _OF_A_ROUND * bool(is_turn(told) or counted)


def _is_chaired(told: Told, cues: MeetingCues) -> bool:
    """'The first of the meetings was held on May 3 with C's Minister D in the chair': D mediates."""
    text, at = told.draft.clause.text, told.draft.trigger.start
    series = _is_round(told, cues) or _NUMBERED_OF.search(text, max(0, at - 50), at) is not None
    return series and told.when.start is not None and told.draft.clause.words[_CHAIRED].search(text) is not None


def _is_numbered(told: Told) -> bool:
    """Whether it is one of a series, with a day of its own: 'at the fifth meeting', 'the second round'."""
    text, at = told.draft.clause.text, told.draft.trigger.start
    dated = told.when.start is not None and told.when.near <= _ITS_OWN
    return (
        dated
        and told.draft.clause.words[_ROUND].search(told.draft.trigger.low) is not None
        and _NUMBERED.search(text, max(0, at - 40), at) is not None
    )


def _is_of_topic(told: Told, cues: MeetingCues) -> bool:
    """'The two sides met', 'talks resumed', 'sixteen hours of negotiations', 'the next round': of the known talks."""
    draft = told.draft
    text, at, end = draft.clause.text, draft.trigger.start, draft.trigger.end
    if cues.the_two.search(text, max(0, at - _TWO_BEFORE), at) and draft.frame in (*_MET, *_NEGOTIATION):
        return True
    if draft.frame == "meet" and _are_delegates(told):
        return True
    if draft.frame in _BETWEEN_TWO and _BETWEEN_THEM.match(text, end):
        return True
    if _is_planned_one(told) or (is_told_with_place(told) or is_between_two(told)):
        return True
    if draft.frame == "body" and told.noun == "session" and _NUMBERED.search(text, max(0, at - 40), at):
        return told.when.start is not None and told.when.near <= _CLOSE and not OTHERS.match(text, end)
    if draft.frame == "body" and _is_extraordinary(told):
        return not OTHERS.match(text, end)
    if draft.frame not in _NEGOTIATION and not is_turn(told):
        return False
    if OTHERS.match(text, end):
        return False  # 'a meeting of the cabinet'
    if "summit" in draft.trigger.low:
        return _has_result(told, cues)  # but not 'the Turin summit'
    dated = told.when.start is not None and told.when.near <= max(_ITS_OWN, _close(told, cues) - _CLOSE)
    if _is_round(told, cues) and (dated or (is_turn(told) and told.city)):
        return True  # 'the fourth round, on May 3', 'a second round is expected in Lima'
    if _has_result(told, cues):
        return True
    if draft.frame != "event_plural":
        return False
    resumed = _OPENS.search(text, 0, at) and cues.resumption.match(text, end)
    return bool(resumed) or cues.portion.search(text, max(0, at - _TWO_BEFORE), at) is not None


def _has_result(told: Told, cues: MeetingCues) -> bool:
    """'A meeting in Lima on 24 January produced a road map': with a day and a place, and what came of it."""
    draft = told.draft
    text, at, end = draft.clause.text, draft.trigger.start, draft.trigger.end
    opens = _A_MEETING.search(text, 0, at) is not None
    if not (opens and told.noun in OF_THEIRS and told.when.start):
        return False
    if cues.resumption.match(text, end):
        return told.when.near <= _CLOSE  # 'a summit followed in Lima in May'
    if not told.city:
        return False
    last = max((d.end for d in draft.clause.dates if end <= d.start <= end + _TWO_BEFORE), default=end)
    return bool(last > end and cues.resumption.match(text, last) and WHERE_AND_WHEN.fullmatch(text, end, last))


def _is_planned_one(told: Told) -> bool:
    """'A meeting in Lima, scheduled for 3 May, was called off': one of those of whose talks the text tells."""
    draft = told.draft
    off = told.status in ("cancelled", "postponed") and told.firm and told.when.start is not None
    if not off or draft.frame not in _PLANNED or OTHERS.match(draft.clause.text, draft.trigger.end):
        return False
    opens = _A_PLANNED_ONE.fullmatch(draft.clause.text, 0, draft.trigger.start) is not None
    return opens and (told.city or told.when.near <= _ITS_OWN)


def _are_delegates(told: Told) -> bool:
    """'Technical experts are to meet in Lima on May 3', 'negotiators met again on Friday': those of the talks."""
    text, at = told.draft.clause.text, told.draft.trigger.start
    dated = told.when.start is not None and told.when.near <= _ITS_OWN
    return (
        dated
        and not told.draft.partners
        and told.draft.clause.words[_DELEGATES].fullmatch(text[max(0, at - _TWO_BEFORE) : at]) is not None
    )


def _is_extraordinary(told: Told) -> bool:
    """'An emergency session in Lima on 3 May': with a day and a place, called between the rounds."""
    dated = told.when.start is not None and told.when.near <= _CLOSE
    return dated and told.city and told.draft.clause.words[_EXTRAORDINARY].search(told.draft.trigger.low) is not None


def _with_them(told: Told) -> bool:
    """Whether the one party named is the other side: 'talks with A', 'met A', not 'talks among A's factions'."""
    draft = told.draft
    return (
        draft.frame in _MET or _WITH.search(draft.clause.text, draft.trigger.end, draft.partners[0].start) is not None
    )


def _nameless(told: Told) -> bool:
    return not (told.parties or told.draft.unknown or told.draft.people)


def _is_series(group: Folded) -> bool:
    """Whether talks may have rounds: they are told as talks or as a session, not as a call or one meeting."""
    return any(m.draft.frame in ("event_plural", "format", "body") for m in group.members)


def _distance(told: Told, group: Folded) -> int:
    """Sentences between a mention and the nearest of a group."""
    return min(abs(told.draft.clause.index - m.draft.clause.index) for m in group.members)


def _is_round(told: Told, cues: MeetingCues) -> bool:
    """Whether the noun speaks of a further round of known talks: an ordinal, 'the' or 'next' stands before it."""
    if not told.draft.clause.words[_ROUND].search(told.draft.trigger.low):
        return False
    text, at = told.draft.clause.text, told.draft.trigger.start
    if told.noun == "negotiation":  # 'the negotiations over the weekend' are no round: 'the last direct negotiations'
        return _NUMBERED.search(text, max(0, at - 40), at) is not None
    return told.draft.anaphoric or cues.another_round.search(text, max(0, at - 50), at) is not None

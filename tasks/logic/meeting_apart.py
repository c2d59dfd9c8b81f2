"""What keeps two mentions in one document from being the same meeting: parties, people, days, places, forms."""

from __future__ import annotations

import re

from tasks.logic.event_frames import JOINED
from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded, Told, apart_in_time
from tasks.logic.meeting_others import FACE_TO_FACE, are_two
from tasks.logic.meeting_times import LAST_MET
from tasks.logic.participants import ATTENDED
from tasks.logic.session_guests import SPOKE

# Times that say nothing in a text without a day of its own.
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\A(?:last|this|next)\s+(?!few\b|several\b|two\b|three\b)\w+\Z",
    re.I,
)
_TIMES = re.compile(r"(?:\s+(?!and\b|but\b|in\b|on\b)[\w'’-]+){0,6}?\s+(?:\w+|\d+)\s+times\b")
_TALKS = frozenset({"talk", "negotiation", "consultation", "discussion", "dialogue", "contact"})
_PAIR = 2
# Talks beside the talks; a summit's sidelines are told with its name, and who met there is told more than once.
_ASIDE = re.compile(
    r"\b[Oo]n\s+the\s+(?:sidelines|margins|fringes)"
    r"(?:,|\s+of\s+(?:the|these|those)\s+(?:\w+\s+)?(?:talks|negotiations|round|discussions|session|consultations)\b)"
)
_BUILDING = re.compile(
    r"\s+(?:(?:International|Presidential|National)\s+)?(?:Airport|Hotel|Palace|House|Castle|Air\s+Base)\b"
)
_ALSO = re.compile(r"\balso\b")
_OF_ANOTHER_STATE = re.compile(r"(?:[Ee]mbassy|[Cc]onsulate|[Mm]ission|[Rr]esidence)\Z")
_HOUSE = re.compile(
    r"(?:House|Palace|Kremlin|Pentagon|Department|[Hh]eadquarters|Street|Ministry|Embassy|Hotel|Airport|Castle|Hall|Elys[eé]e|Capitol|Parliament)\Z"
)
_BESIDE = 30  # characters from a meeting's words to its weekday


def apart(told: Told, group: Folded) -> bool:
    """Whether something keeps a mention from being the meeting of a group."""
    mine, theirs = set(told.parties), set(group.parties)
    joined = told.draft.rule.endswith(JOINED)
    if not (mine <= theirs or theirs <= mine or joined) and not same_session(told, group):
        return True
    if any(apart_in_time(told.when, m.when) for m in group.members):
        return True
    if any(_of_some_weekday(told, m) or _of_some_weekday(m, told) for m in group.members):
        return True
    if any(told.draft.rule.endswith(LAST_MET) != m.draft.rule.endswith(LAST_MET) for m in group.members):
        return True
    if any(are_two(told, m) or are_two(m, told) for m in group.members):
        return True
    if any(_is_only_counted(told, m) or _is_only_counted(m, told) for m in group.members):
        return True
    if any(_beside_summit(told, m) or _beside_summit(m, told) for m in group.members):
        return True
    if any(_of_fewer(told, m) or _of_fewer(m, told) for m in group.members):
        return True
    if SPOKE in told.draft.rule and _is_not_addressed(group):
        return True
    if _is_aside(told) and all(_of_delegations(m) for m in group.members):
        return True
    if any(_is_its_topic(told, m) or _is_its_topic(m, told) for m in group.members):
        return True
    if any(_of_another_level(told, m) for m in group.members):
        return True
    if _meets_also(told, group):
        return True
    by_party = group.by_party
    if not joined and any(
        names.isdisjoint(by_party[code]) for code, names in told.draft.by_party.items() if by_party.get(code)
    ):
        return True
    if told.place and any(m.place and _apart_in_space(told, m) for m in group.members):
        return True
    wished = told.format in REMOTE and told.status in ("proposed", "scheduled")
    if wished and any(m.status == "held" and m.format not in REMOTE for m in group.members):
        return True  # a call that they seek is no talk that they had
    formats = {m.format for m in group.members} - {None, "in_person"}
    if told.noun == "round" and not told.parties and all(m.format in REMOTE for m in group.members):
        return True  # no round of talks is held by telephone
    if told.format in REMOTE and any(
        m.format == "in_person" and (m.place or m.visit or m.draft.body or m.draft.frame in FACE_TO_FACE)
        for m in group.members
    ):
        return True
    if formats and told.format == "in_person" and told.place:
        return True
    return bool(
        formats and told.format and told.format != "in_person" and told.format not in formats | {"phone", "video"}
    )


def _meets_also(told: Told, group: Folded) -> bool:
    """'A was also to meet Premier B': another than the meeting told before, which names nobody of B's side."""
    draft = told.draft
    if draft.frame not in FACE_TO_FACE or not _ALSO.search(draft.clause.text, draft.verb_from, draft.trigger.start):
        return False
    own = {p for a in draft.subject for p in a.parties}
    theirs = [p for p in draft.by_party if p not in own]
    if not own or not theirs or any(m.visit for m in group.members):
        return False
    return all(not group.by_party.get(p) for p in theirs) and group.members[0].draft.clause is not draft.clause


def is_gathering(told: Told) -> bool:
    """Whether a summit or conference is told, not a meeting of two."""
    return told.level == "leaders" or told.draft.frame in ("body", "format")


def _of_another_level(a: Told, b: Told) -> bool:
    """'The ministerial meeting' and 'the leaders' meeting' of one body are two."""
    return a.draft.body and b.draft.body and bool(a.level and b.level) and a.level != b.level


def _of_some_weekday(some: Told, dated: Told) -> bool:
    """Whether one is told on a weekday of a text without a day of its own, the other at a time that the text gives."""
    if some.when.start or not dated.when.start or some.draft.clause is dated.draft.clause:
        return False
    near = (some.draft.start - _BESIDE, max(some.draft.end, some.draft.trigger.end) + _BESIDE)
    return any(
        d.first is None and _WEEKDAY.search(d.text) and near[0] <= d.start <= near[1] for d in some.draft.clause.dates
    )


def _is_only_counted(counted: Told, told: Told) -> bool:
    """'Rounds were held in May and July' beside a meeting of which no day is told: that is another one."""
    if counted.draft.rule.endswith("+again") and not told.when.start and bool(told.draft.people):
        return True
    apart = counted.draft.clause is not told.draft.clause and (counted.place or told.place or told.when.start)
    return bool(apart and not told.draft.anaphoric and _is_of_several_times(counted))


def _is_of_several_times(told: Told) -> bool:
    """'The facilitators met the parties eleven times', of no one day."""
    return not told.when.start and _TIMES.match(told.draft.clause.text, told.draft.trigger.end) is not None


def _beside_summit(summit: Told, told: Told) -> bool:
    """Whether a meeting is told as one on the sidelines of a summit."""
    apart = summit.draft.clause is told.draft.clause and not told.draft.body
    return apart and summit.draft.rule.endswith(ATTENDED)


def _is_its_topic(talks: Told, told: Told) -> bool:
    """'They exchanged views on the next round of the six-party talks': those talks are others than theirs."""
    of_several = talks.draft.frame == "format" and told.draft.frame != "format"
    beside = of_several and (talks.draft.clause is told.draft.clause or told.draft.frame in FACE_TO_FACE)
    return beside and len(told.parties) > 1 and set(told.parties) < set(talks.parties)


def _is_aside(told: Told) -> bool:
    """'On the sidelines, A met B', 'A and B talked privately on the margins of the round': two of those who attend."""
    text, draft = told.draft.clause.text, told.draft
    named = len(draft.people) > 1 and draft.frame not in ("body", "format")
    return named and _ASIDE.search(text, max(0, draft.trigger.start - 120), draft.end + 80) is not None


def _is_not_addressed(group: Folded) -> bool:
    """Nobody makes a speech to a meeting of two, or to talks that are going on somewhere."""
    named = [names for names in group.by_party.values() if names]
    return len(named) >= _PAIR or all(m.noun in _TALKS for m in group.members)


def _of_delegations(told: Told) -> bool:
    """Whether a mention is of talks at the table, of no men and women by name."""
    return told.draft.frame in ("event_plural", "body", "format") and not told.draft.people


def _of_fewer(talks: Told, named: Told) -> bool:
    """'Five-nation talks with A, B, C and D' are other ones than the six-party talks."""
    several = len(talks.parties) >= _PAIR and set(talks.parties) < set(named.parties)
    return several and named.draft.frame == "format" and talks.draft.frame in ("event", "event_plural", "body")


def same_session(told: Told, group: Folded) -> bool:
    """Whether a mention is of a session or summit that the group is of: one body, or 'the summit' of that body."""
    noun = told.noun
    if noun in _TALKS and len(told.draft.by_party) > 1:
        return False  # 'his talks with the secretary-general': of two men, not a session of the organisation
    for member in group.members:
        if not (told.draft.body and member.draft.body and noun and member.noun == noun):
            continue
        if told.draft.session and member.draft.session:
            if set(told.parties) & set(member.parties):
                return True
        elif told.draft.session != member.draft.session and (
            told.draft.anaphoric or member.draft.anaphoric or _called_after_city(told, member)
        ):
            return True
        elif told.noun == "summit" and told.draft.anaphoric and told.parties and not told.draft.session:
            return True  # 'President A opened the summit'
    return False


def _called_after_city(told: Told, member: Told) -> bool:
    """'The Lima Summit' beside 'the summit of the forum', of which nothing else is told: one and the same."""
    named, other = (member, told) if told.draft.session else (told, member)
    city = named.place is not None and named.city and named.draft.trigger.start > 0
    text, at = named.draft.clause.text, named.draft.trigger.start
    called = city and text[:at].rstrip().endswith(str(named.place))
    alone = set(named.parties) <= {named.country} and not named.draft.people
    return called and alone and not _apart_in_space(named, other)


def _apart_in_space(a: Told, b: Told) -> bool:
    if a.place == b.place:
        return False
    if any(m.place and _OF_ANOTHER_STATE.search(m.place) for m in (a, b)):
        return False  # 'at the US embassy' in Berlin
    if (_is_building(a) or _is_building(b)) and not (a.country and b.country and a.country != b.country):
        return False  # 'at Argyle International Airport' on an island
    if a.city and b.city:
        return True
    return bool(a.country and b.country and a.country != b.country)


def _is_building(told: Told) -> bool:
    """Whether the place is a house, or called after what stands behind it: an airport, a hotel, a palace."""
    if told.place and _HOUSE.search(told.place):
        return True
    text = told.draft.clause.text
    at = text.find(told.place) if told.place else -1
    return at >= 0 and _BUILDING.match(text, at + len(told.place or "")) is not None

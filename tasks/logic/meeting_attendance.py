"""Who attends a session that a report is about: the officials of states whom it quotes.

A report on the day's meeting of a body tells what was said there; agencies quote those who sit in it. That holds only
where the report is about the body, and the session is of its day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Folded
from tasks.logic.noun_phrases import phrase_from
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Clause

_SAID = re.compile(
    r"(?:,\s+[a-z][^,;:]{1,25},)?\s+(?:(?:also|again|has|had|later|then|to)\s+)?"
    r"(?:said|say|says|told|added|warned|urged|insisted|stressed|declared|argued|complained|conceded|acknowledged|pleaded|called)\b"
)
_SAID_BEFORE = re.compile(r"\b(?:said|added|warned|insisted|stressed)\s+(?:the\s+)?\Z")
_ELSEWHERE = re.compile(r"\b(?:television|radio|newspaper|interview|parliament|telephone|phone|letter)\b")
_INVITES = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:invitation|behest|initiative)\b")
_INVITED_BY = re.compile(r"\bat\s+the\s+(?:invitation|behest|initiative)\s+of\s+(?:the\s+)?\Z")
_WITH = re.compile(r"\bwith\s+")
_AND = re.compile(r"\band\b")
_REACH, _TITLED = 180, 40  # characters from the verb to the onlookers, and of words before their names
_PRESENCE = re.compile(r"\b[Ii]n\s+the\s+presence\s+of\s+")
_ASIDE_ENDS = re.compile(r",\s+[^;:“”\"]{0,70}")
_REACH_BACK = 180  # characters from whom a deed is done in the presence of to its verb
_LOOKING_ON = re.compile(
    r",?\s+(?:as\s+(?:a\s+)?(?:witness(?:es)?|guarantors?|mediators?|hosts?)|looking\s+on|in\s+attendance|watching|standing\s+by|between\s+them|presiding|"
    r"(?:also\s+)?(?:attending|present|taking\s+part|sitting\s+in|participating|at\s+(?:the\s+table|(?:his|her|their)\s+sides?)))\b"
)
_WATCHED = Construction(r",?\s+(?:(?:has|had|also|then)\s+){0,2}{watching}\b")
_AS_THEY = re.compile(
    r"[^;:“”\"]{0,70}?,?\s(?:as|while|when)\s+(?:the\s+|its\s+)?(?:[A-Z]\w+\s+){0,2}(?:[a-z]+\s+){0,3}"
)
_IN_OFFICE = re.compile(
    r"minister|president|premier|chancellor|ambassador|envoy|representative|delegate|secretary|taoiseach|king|prince|emir|sultan"
)
_FIELD = re.compile(r"\b(?P<field>(?:[A-Za-z]+\s+(?:and\s+)?){1,3})(?:ministers?\b|ministerial\b)")
_LEADERS = re.compile(
    r"\b(?:leaders|summit|heads\s+of\s+(?:state|government)|presidents|prime\s+ministers|premiers)\b", re.I
)
_IN = re.compile(r"\bin\s+(?:the\s+)?\Z")
_NEAR = 60  # characters behind a speaker to where he speaks
_DAYS = 1  # between the session and the report
_FEWEST = 2  # speakers of different states: of one alone it may be the report


def invited(draft: Draft, where: Actor) -> None:
    """'A and B met in Lima at the Peruvian president's invitation': the host who invites them takes part."""
    text = draft.clause.text
    if len(draft.parties) < _FEWEST:
        return
    for host in draft.clause.mentions:
        theirs = host.people and host.standing == "official" and set(host.parties) & set(where.parties)
        if not theirs or host.parties[0] in draft.parties:
            continue
        if _INVITES.match(text, host.end) or _INVITED_BY.search(text, max(0, host.start - 40), host.start):
            draft.add((host,))


def look_on(draft: Draft, heads: frozenset[str]) -> None:
    """'A and B signed it, with C and D as witnesses', 'looking on': those in office who look on take part."""
    text = draft.clause.text
    if len(draft.parties) < _FEWEST:
        return
    if "presence of" in text:
        draft.add(_witnesses(draft))
    draft.add(_who_watches(draft))
    for link in _WITH.finditer(text, draft.trigger.end, draft.trigger.end + _REACH):
        found = phrase_from(draft.clause, link.end(), heads, _TITLED)
        if found is None or not _LOOKING_ON.match(text, found.actors[-1].end):
            continue
        if _AND.search(text, max(draft.trigger.end, draft.end), link.start()):
            continue  # 'met in Lima in March and twice in Quito, with B present': there
        if all(a.people and a.parties and a.standing == "official" for a in found.actors):
            draft.widen(found.start, found.end)
            draft.add(found.actors)
        return


def _who_watches(draft: Draft) -> tuple[Actor, ...]:
    """'C watched in Lima as A and B signed': C, in office, who is named right before the verb."""
    text = draft.clause.text
    for match in draft.clause.words[_WATCHED].finditer(text, max(0, draft.start - _REACH_BACK), draft.start):
        own = [m for m in draft.clause.mentions if m.end == match.start() and m.people and m.standing == "official"]
        if own and _AS_THEY.fullmatch(text, match.end(), draft.start):
            draft.widen(own[0].start, own[0].end)
            return tuple(own)
    return ()


def _witnesses(draft: Draft) -> tuple[Actor, ...]:
    """'In the presence of C, A and B signed', 'A and B, in the presence of C, signed': C, named before the deed."""
    text, at = draft.clause.text, draft.trigger.end
    match = _PRESENCE.search(text, max(0, at - _REACH_BACK), at)
    named = [m for m in draft.clause.mentions if match and match.end() <= m.start < at and m.people and m.parties]
    apart = tuple(m for m in named if set(m.parties).isdisjoint(draft.parties))
    return apart if apart and _ASIDE_ENDS.fullmatch(text, apart[-1].end, at) else ()


def take_in_speakers(groups: list[Folded], clauses: list[Clause], body: str, published: date | None) -> None:
    """Add the officials quoted to the one session of the body that is of the day of the report."""
    sessions = [
        g for g in groups
        if body and body in g.parties and any(m.draft.session for m in g.members) and _is_news(g, published)
    ]  # fmt: skip
    if len(sessions) != 1:
        return
    speakers = [m for c in clauses for m in _speakers(c) if body not in m.parties]
    if len({m.parties for m in speakers}) < _FEWEST:
        return
    first = sessions[0].members[0]
    first.draft.rule += "+speakers"
    for speaker in speakers:
        first.parties += tuple(p for p in speaker.parties if p not in first.parties)
        first.draft.people.extend(n for n in speaker.people if n not in first.draft.people)
        first.draft.by_party.setdefault(speaker.parties[0], set()).update(speaker.people)


def take_in_members(groups: list[Folded], clauses: list[Clause], cues: MeetingCues, published: date | None) -> None:
    """Add to the day's one session of a body's ministers or leaders those of its members whom the report quotes."""
    sessions = [g for g in groups if _body(g, cues) and _is_news(g, published)]
    if len(sessions) != 1:
        return
    session, body = sessions[0], _body(sessions[0], cues)
    sit_there = _who_sits(session, cues)
    if sit_there is None:
        return
    draft = session.members[0].draft
    for clause in clauses:
        for speaker in _speakers(clause):
            (state,) = speaker.parties
            if (
                state not in cues.bodies[body]
                or not sit_there(speaker.role or "")
                or _is_away(speaker, clause, session)
            ):
                continue
            draft.rule += "" if draft.rule.endswith("+members") else "+members"
            session.take_in(speaker)


def _body(group: Folded, cues: MeetingCues) -> str:
    """The one body with members of its own whose session a meeting is; '' if there is none."""
    bodies = [p for p in group.parties if p in cues.bodies]
    return bodies[0] if len(bodies) == 1 and any(m.draft.session for m in group.members) else ""


def _who_sits(session: Folded, cues: MeetingCues) -> Callable[[str], bool] | None:
    """Whose office sits at a session: ministers of the field that its words name, or heads of state and government."""
    told = [m.draft.clause.text[m.draft.start : max(m.draft.end, m.draft.trigger.end)] for m in session.members]
    for words in told:
        if field := _FIELD.search(words):
            named = f" {field.group('field').lower()} "
            names = [p for p in cues.portfolios if any(f" {name} " in named for name in p)]
            return lambda role: any(re.search(rf"\b{re.escape(n)}\b", role) for p in names[:1] for n in p)
        if _LEADERS.search(words):
            return lambda role: role in cues.principals
    return None


def _is_away(speaker: Actor, clause: Clause, session: Folded) -> bool:
    """Whether a speaker is told to speak in another city than that of the session."""
    place, country = session.place
    there = (m for m in clause.mentions if _IN.search(clause.text, max(0, m.start - 12), m.start))
    return any(
        m.start >= speaker.end and m.start <= speaker.end + _NEAR and (m.type == "place" or m.alias_kind == "capital")
        and m.text != place and country not in m.parties for m in there
    )  # fmt: skip


def _is_news(group: Folded, published: date | None) -> bool:
    first, last = group.when.first, group.when.last
    if published is None or first is None or last is None or group.status not in ("held", "ongoing"):
        return False
    return (published - first).days >= 0 and (published - last).days <= _DAYS and (last - first).days <= _DAYS + 1


def _speakers(clause: Clause) -> list[Actor]:
    """The officials of one state each who speak in a sentence, and not to the press at home."""
    if clause.kind != "body" or _ELSEWHERE.search(clause.text):
        return []
    return [
        m for m in clause.mentions
        if m.type == "person" and m.people and len(m.parties) == 1 and m.standing == "official"
        and _IN_OFFICE.search(m.role or "") and "spokes" not in (m.role or "")
        and (_SAID.match(clause.text, m.end) or _SAID_BEFORE.search(clause.text, max(0, m.start - 20), m.start))
    ]  # fmt: skip

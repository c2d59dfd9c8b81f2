"""Who chairs, opens or hosts the gathering that a report is about, who speaks at it, and in whose presence it is held.

'The conference has kept its promise, said its president, Kenyan Minister A': who presides takes part, and so does who
opens it, reads out its declaration, or addresses its delegates, though no sentence on the meeting itself names him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.meeting_drafts import REMOTE
from tasks.logic.meeting_groups import Folded
from tasks.logic.noun_phrases import phrase_from
from tasks.logic.sentence_view import Actor, Clause

_NOUNS = (
    r"meetings?|conference|summit|session|talks|forum|gathering|assembly|negotiations|round|roundtable|dialogue|"
    r"consultations"
)
_NO_BODY = (
    r"\b(?!['’]|\s+(?:(?:preparatory|organi[sz]ing|steering)\b|committee|secretariat|cent(?:er|re)|hall|venue|site))"
)
# but not 'the next summit', 'last year's conference', which are others
_THE = (
    r"(?:the|this)\s+(?:(?!(?:next|last|previous|earlier|upcoming|coming|forthcoming|future|past|news|press|party)\b)"
    rf"[a-z][\w'’-]*\s+){{0,4}}?(?P<noun>{_NOUNS}){_NO_BODY}"
)
_CHAIR = r"(?:co-?)?(?:chair(?:man|woman|person)?|president|host|moderator|facilitator|convenor|convener)"
_NAME = r"\s*,?\s*(?:the\s+)?\Z"
_BEFORE = re.compile(
    rf"\b{_CHAIR}s?\s+of\s+{_THE}{_NAME}"
    rf"|\b(?:the|this)\s+(?:(?!(?:next|last)\b)[a-z-]+\s+){{0,2}}(?P<owner>{_NOUNS})['’]s\s+(?:[a-z]+\s+)?{_CHAIR}{_NAME}"
    rf"|\b(?P<called>{_NOUNS})\s+{_CHAIR}{_NAME}",
    re.I,
)
_IS = r"(?:(?:is|was|were|will|would|has|had|be|been|also|currently|then|as|later|formally|the|acting)\s+){0,5}"
_PRESIDES = (
    rf"(?:{_CHAIR}\s+of|(?:co-?)?chair(?:s|ed|ing)|presid(?:es?|ed|ing)\s+(?:over|at)|opens|opened|inaugurat(?:es?|ed|ing)|"
    r"moderat(?:es?|ed|ing)|host(?:s|ed|ing)|addressed|wrapped\s+up|clos(?:es|ed)|(?<=will )(?:chair|open|close|"
    r"address))"
)
_BEHIND = re.compile(rf"(?:,[^,;:“”\"]{{3,60}})?,?\s+(?:who\s+|and\s+)?{_IS}{_PRESIDES}\s+{_THE}")
_READ_OUT = re.compile(
    r"\s+(?:(?:then|later|also)\s+)?(?:read|reads)\s+(?:out\s+)?(?:the|a)\s+(?:(?!letter)[\w'’-]+\s+){0,4}?"
    r"(?:[Dd]eclaration|communiqu[eé]|[Cc]ommuniqu[eé]|joint\s+statement|final\s+statement|closing\s+statement)\b"
)
_ADDRESS = (
    r"(?:in|during)\s+(?:his|her|an?)\s+(?:[a-z]+\s+)?(?:opening|keynote|closing|welcom\w+|inaugural|short|brief)\s+"
    r"(?:speech|address|remarks|statement)(?!\s+(?:to|at|before|in|on\s+\w+\s+(?:television|radio))\b)"
)
_SPOKE = re.compile(
    r",?\s+(?:who\s+)?(?:also\s+)?(?:said|added|stressed|noted|urged|called|expressed|warned|declared|pledged)?\s*"
    r"(?:[^,;:“”\"]{0,40}\s)?"
    rf"(?:{_ADDRESS}|(?:spoke|speaking|speaks)\s+(?:on\s+the\s+occasion|on\s+behalf\s+of)\b|"
    r"(?:told|urged|reminded|assured|warned)\s+(?:the\s+)?(?:assembled\s+)?(?:delegates|participants|fellow\s+(?:leaders|ministers)|attendees)\b)"
)
_IN_HIS = re.compile(rf"\W*{_ADDRESS},\s+(?:the\s+)?\Z", re.I)
_PRESENCE = re.compile(
    r"\b(?:in|at|with)\s+the\s+(?:presence|participation|attendance)\s+of\s+(?:the\s+)?(?:[a-z]+\s+)?"
    r"(?P<sent>members|representatives|delegates|officials|envoys|delegations|ambassadors|diplomats)\s+(?:from|of)\s+(?:the\s+)?"
)
_BETWEEN = 60  # characters of a title before a name
_NEAR = 12  # sentences between a gathering and who presides over it
_GATHERINGS = frozenset({"event", "event_plural", "body", "format", "convene"})
_TOLD = frozenset({"held", "ongoing", "scheduled"})


def take_in_chairs(groups: list[Folded], clauses: list[Clause], heads: frozenset[str]) -> None:
    """Add to the gatherings of a document those who preside over them, speak at them, or are told to be present."""
    gatherings = [g for g in groups if _is_gathering(g)]
    for clause in clauses if gatherings else ():
        if clause.kind != "body":
            continue
        for mention, noun in _chairs(clause):
            group = _gathering(gatherings, clause, noun)
            if group is not None:
                _add(group, clause, mention)
        for attended in _PRESENCE.finditer(clause.text):
            found = phrase_from(clause, attended.end(), heads) or phrase_from(clause, attended.start("sent"), heads)
            group = _gathering(gatherings, clause, "")
            for actor in found.actors if found is not None and group is not None else ():
                if group is not None and actor.parties and actor.type in ("party", "demonym", "office"):
                    _add(group, clause, actor)


def _is_gathering(group: Folded) -> bool:
    """Whether a group is a session or talks face to face that are held or due, and no visit or meeting of two."""
    several = any(m.draft.body or m.draft.session for m in group.members) or len(group.parties) > 2
    of_kind = any(m.draft.frame in _GATHERINGS for m in group.members)
    anchored = bool(group.parties) and bool(group.when.start or group.place[0] or group.people)
    return several and of_kind and anchored and group.format not in REMOTE and group.status in _TOLD


def _chairs(clause: Clause) -> Iterator[tuple[Actor, str]]:
    """The officials whom a sentence tells to preside or to speak, with the noun of the gathering if it has one."""
    text = clause.text
    for mention in clause.mentions:
        if mention.type != "person" or len(mention.people) != 1 or len(mention.parties) != 1:
            continue
        if mention.standing != "official" or "spokes" in (mention.role or ""):
            continue
        name = mention.people[0]
        at = mention.end - len(name) if mention.text.endswith(name) else mention.start
        for start in dict.fromkeys((mention.start, at)):
            told = _BEFORE.search(text, max(0, start - _BETWEEN), start)
            if told is not None:
                yield mention, (told["noun"] or told["owner"] or told["called"]).lower()
        if (told := _BEHIND.match(text, mention.end)) is not None:
            yield mention, told["noun"]
        elif (
            _READ_OUT.match(text, mention.end)
            or _SPOKE.match(text, mention.end)
            or _IN_HIS.match(text[: mention.start])
        ):
            yield mention, ""


def _gathering(gatherings: list[Folded], clause: Clause, noun: str) -> Folded | None:
    """The gathering of which a sentence speaks: one of that noun told before it, or in it; else the only one."""
    near = [
        (noun.rstrip("s") == m.noun, m.draft.clause.index, k)
        for k, group in enumerate(gatherings)
        for m in group.members
        if 0 <= clause.index - m.draft.clause.index <= _NEAR and m.draft.clause.kind in ("body", "title")
    ]
    if not near:
        return None
    if noun and not any(same for same, _, _ in near) and len(gatherings) > 1:
        return None
    return gatherings[max(near)[2]] if noun or len(gatherings) == 1 else None


def _add(group: Folded, clause: Clause, actor: Actor) -> None:
    """Let somebody take part in a gathering."""
    if set(actor.people) <= set(group.people) and set(actor.parties) <= set(group.parties):
        return
    group.take_in(actor)
    group.extra_spans.append((clause.offset + actor.start, clause.offset + actor.end))

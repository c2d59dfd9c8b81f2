"""What tells that a meeting without parties is one of those whose negotiation the text is about."""

from __future__ import annotations

import re

from tasks.logic.chronicles import is_followed_live
from tasks.logic.meeting_cues import NOUN_FRAMES
from tasks.logic.meeting_draft import SILENT_STANDINGS
from tasks.logic.meeting_groups import Told

_CLOSE = 60  # the cost of a time that may be something else's
_BEHIND = 70  # characters from a noun of meeting to its day
OF_THEIRS = frozenset({"meeting", "session", "encounter", "talk", "summit", "gathering", "sitting", "get-together"})
OTHERS = re.compile(
    r"\s+(?:of|within|inside|with|among|for|"
    r"(?:that|which)(?!\s+(?:(?:has|have|had|is|are|was|were|will|would|to|be|due|set|just|finally)\s+){0,4}"
    r"(?:end|beg[aiu]n|open|start|resume|conclude|clos|broke|break|collapse|adjourn|held|last)\w*\b)|(?:between|involving)(?!\s+(?:the\s+(?:two|sides|parties|foreign|defen[cs]e|leaders|presidents|ministers|negotiators|delegations|premiers|prime\s+ministers)|(?:those|these|the)\s+(?:two|three|four|pair)|them)\b))\b"
)
WHERE_AND_WHEN = re.compile(r",?\s+(?:in|at|on|near|outside|held|last|this)\s+[^;:“”\"()]*")
_TURN = re.compile(r"\b(?:rounds?|cycles?|phases?|stages?)\b")
# 'A tête-à-tête in May', 'one-on-one talks on Friday': of two by the word
_OF_TWO = re.compile(
    r"\b(?:bilateral|two-way|one-on-one|one-to-one|face-to-face|head-to-head|back-channel|backchannel|t[eê]te-[aà]-t[eê]te|tete\s+a\s+tete|"
    r"flag\s+meeting|border\s+meeting|pull-aside|direct)\b"
)
_CALL = re.compile(r"\A\W*(?:An?|The|Their)\s+(?:(?!of\b)[a-z-]+\s+){0,3}\Z")
_FROM = re.compile(r"\b(?:from|by)\s+(?:an?|the|one|his|her)\b")
_HOSTING = re.compile(
    r"\b(?:host(?:s|ed|ing)?|offered\s+(?:itself\s+)?as\s+(?:the\s+|a\s+)?venue\s+for|(?:as\s+)?(?:the\s+)?(?:host|venue)\s+(?:of|for))\s+(?:[\w-]+\s+){0,4}\Z"
)
_THREE_WAY = re.compile(r"\b(?:three-way|three-sided|trilateral|tripartite|three-party|three-cornered)\b", re.I)
_TRIO = 3
_ENVOY = re.compile(r"\b(?:ambassador|envoy|charg[eé]\s+d['’]affaires|consul)\b")
_OPENS = re.compile(r"(?:\A\W*|[;:—–]\s+)(?:[A-Z]?[a-z-]+\s+){0,2}\Z")


def is_turn(told: Told) -> bool:
    """Whether the noun counts the turns of a negotiation: 'the second round', 'the sixth cycle of talks'."""
    return _TURN.search(told.draft.trigger.low) is not None


def is_told_with_place(told: Told) -> bool:
    """'At a secret meeting in Lima in May, maps were exchanged': a day and a place of its own stand right behind it.

    So does a day behind 'Talks in May', where they open the sentence.
    """
    draft = told.draft
    text, end = draft.clause.text, draft.trigger.end
    meeting = told.noun in OF_THEIRS or is_turn(told)
    opens = draft.frame == "event_plural" and _OPENS.search(text, max(0, draft.trigger.start - 40), draft.trigger.start)
    if not meeting or not (told.city or opens) or not _has_own_day(told):
        return False
    last = max((d.end for d in draft.clause.dates if end <= d.start <= end + _BEHIND), default=end)
    return last > end and WHERE_AND_WHEN.fullmatch(text, end, last) is not None


def is_between_two(told: Told) -> bool:
    """'A one-on-one on Friday', 'a flag meeting that day': of two by its word, and nobody else is named at it."""
    draft = told.draft
    text, at = draft.clause.text, draft.trigger.start
    if told.format == "phone" and draft.frame == "event":
        by_another = _FROM.search(text, draft.trigger.end, draft.trigger.end + _BEHIND)
        return _CALL.search(text[:at]) is not None and _has_own_day(told) and by_another is None
    return _has_own_day(told) and _OF_TWO.search(text, max(0, at - 20), draft.trigger.end) is not None


def of_three(told: Told, about: tuple[str, ...]) -> tuple[str, ...]:
    """'At a three-way session on Friday C's minister laid out a map': the three whose officials the sentence names.

    Where it names but one, it is of him and of the two whose negotiation the text is about.
    """
    draft = told.draft
    text, at = draft.clause.text, draft.trigger.start
    if draft.frame not in NOUN_FRAMES or not (told.when.start or told.city):
        return ()
    if not _THREE_WAY.search(text, max(0, at - 30), draft.trigger.end) or OTHERS.match(text, draft.trigger.end):
        return ()
    officials = [m for m in draft.clause.actors() if len(m.parties) == 1 and m.standing not in SILENT_STANDINGS]
    officials = [m for m in officials if m.people or m.type == "office"]
    named = tuple(dict.fromkeys([*draft.parties, *(m.parties[0] for m in officials)]))
    third = [p for p in named if p not in about]
    if len(named) != _TRIO and len(about) + len(third) != _TRIO:
        return ()
    parties = named if len(named) == _TRIO else (*about, *third)
    draft.add(tuple(m for m in officials if set(m.parties) <= set(parties)))
    return parties


def is_of_both(told: Told) -> bool:
    """'Peru's minister summoned the ambassador', 'Peru talks – as it happened': the other side is left unsaid."""
    draft = told.draft
    if draft.trigger.cue.lemma == "summon":
        # Nobody summons his own envoy: of whom the text tells no more, he is the other side's.
        called = [m for m in draft.clause.mentions if m.start >= draft.trigger.end][:1]
        return told.when.start is not None and any(_ENVOY.search(m.text.lower()) for m in called)
    live = draft.clause.kind == "title" and is_followed_live(draft.clause.text)
    return live and draft.frame in ("event_plural", "event") and not draft.people


def is_hosted_by_another(told: Told) -> bool:
    """'Oman is to host the next round on May 3': it lends the venue, and no person of its own is named."""
    draft = told.draft
    text, at = draft.clause.text, draft.trigger.start
    return not draft.people and _has_own_day(told) and _HOSTING.search(text, max(0, at - _BEHIND), at) is not None


def _has_own_day(told: Told) -> bool:
    dated = told.when.start is not None and told.when.near <= _CLOSE
    return dated and not OTHERS.match(told.draft.clause.text, told.draft.trigger.end)

"""A net under the frames: encounters told in words that no frame reads, known by who stands in their sentence.

Prose tells meetings in more ways than a grammar of frames foresees. Where a sentence yields none, and yet persons of
two sides stand in it beside a word of encounter, or in one deed, at a named time or place, it most often tells one all
the same. What is netted is read like any other mention, but only where the text has told no meeting of its parties.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tasks.logic.frame_choice import frame_of
from tasks.logic.meeting_cues import Cue, MeetingCues, Trigger
from tasks.logic.meeting_draft import Draft
from tasks.logic.meeting_groups import Folded, Told, apart_in_time
from tasks.logic.net_deeds import deed
from tasks.logic.net_sides import NET, Sides, quoted, sides_of
from tasks.logic.sentence_view import Clause

_KINDS = frozenset({"body", "caption", "list"})
_ENCOUNTERS = frozenset({
    "meet", "event", "event_plural", "body", "format", "with", "with_object", "convene", "speak", "call", "called",
    "speak_together", "meal", "together", "host", "host_for", "visit", "visit_noun", "travel", "travel_for",
    "told", "counterpart", "arrive_day", "passive",
})  # fmt: skip
_NO_ENCOUNTER = frozenset(
    {"welcome", "receive", "negotiate", "consult", "call on", "call to", "fly on a day", "take to a place"}
)  # lemmas: of decisions and goods too
_TALKED_OF = re.compile(
    r"\b(?:about|on|over|against|under|without|despite|towards?|resum\w+\s+of|welcom\w+|hop(?:es?|ed|ing)\s+for|"
    r"call(?:s|ed)?\s+for|return\s+to|end)\s+(?:the\s+|a\s+|any\s+)?(?:[a-z-]+\s+){0,2}\Z"
)
_HABIT = re.compile(
    r"\b(?:usually|regularly|often|always|routinely|whenever|never|if|unless|whether|not|nor)\b|n['’]t\b"
)
_FAILED_TO = re.compile(r"\b(?:fail|refus|declin|neglect|unable|unwilling)\w*\s+to\s+(?:[\w-]+\s+){0,2}\Z")
_BY_THE_PRESS = re.compile(
    r"\w+\s+by\s+(?:the\s+)?(?:AFP|AP|Reuters|Xinhua|TASS|Interfax|news|press|media|newspapers?|reporters|journalists|agenc\w+)\b"
)
_REMOTE = re.compile(r"\b(?:call|phone|telephone|line)\b", re.I)
_OF_ANOTHER_CLAUSE = re.compile(r"\b(?:that|which|who)\b")
_ASIDE = re.compile(
    r"\b(?:apart|aside|alone|private(?:ly)?|side\s+room|one[\s-]on[\s-]one|t[eê]te|sidelines|margins|pull-aside)\b"
)
_NEAR_BY = 30  # characters
_TWO = 2
_NEXT = 5  # sentences within which an encounter without a day is that which has one
_MOST_WORDS = 3  # words of encounter of one sentence that are tried
_MOST = 100  # meetings netted in one document, which are compared pairwise
_FEWEST = {True: 2, False: 3}  # so many persons need no time or place, by whether the word is one of the net's own


def cast(
    net: Callable[[Clause], Iterable[Draft]],
    told_of: Callable[[Draft], Told | None],
    clauses: list[Clause],
    groups: list[Folded],
    sure: Callable[[Told], bool],
    known: Callable[[Told, Folded], bool],
) -> list[Folded]:
    """The encounters of sentences of which no group of mentions has a part, each of parties that no group has told.

    `net` gives the drafts of a sentence; `told_of` reads the slots of a draft; None where its words deny the meeting;
    `sure` tells of which neither time nor place need be known, `known` which a group tells already.
    """
    caught: list[Folded] = []
    covered: set[int] = set()
    for group in groups:
        if len(group.parties) > 1 or is_session(group):
            covered.update(member.draft.clause.index for member in group.members)
    for clause in clauses:
        if clause.index in covered or clause.kind not in _KINDS or len(caught) >= _MOST:
            continue
        heard = next((t for d in net(clause) if (t := told_of(d)) is not None), None)
        if heard is None or heard.status == "proposed" or any(known(heard, g) for g in (*groups, *caught)):
            continue
        if heard.when.start or heard.place or sure(heard):
            groups[:] = [g for g in groups if not _is_half(g, heard)]
            caught.append(Folded([heard]))
    return caught


def is_session(group: Folded) -> bool:
    """Whether a group tells the session of an organisation, which needs no second party."""
    return any(member.draft.body for member in group.members)


def _is_half(group: Folded, heard: Told) -> bool:
    """Whether a group is one side's part of the encounter: of the same words, 'A wrote to B of a summit in Lima'."""
    words = heard.draft.clause, heard.draft.trigger.start
    same = all((m.draft.clause, m.draft.trigger.start) == words for m in group.members)
    return same and set(group.parties) < set(heard.parties)


def is_sure(heard: Told, cues: MeetingCues) -> bool:
    """Whether an encounter needs neither time nor place: of so many persons, or of one who rang a movement's men."""
    fewest = _FEWEST[heard.draft.frame == NET]
    rang = heard.draft.frame == NET and heard.format == "phone" and not cues.groups.isdisjoint(heard.parties)
    return len(heard.draft.people) >= fewest - rang


def is_told(told: Told, group: Folded) -> bool:
    """Whether a group may be of the same encounter: two of its parties, and no day that keeps them apart.

    Two who went aside did so beside the meeting of more.
    """
    if len(set(told.parties) & set(group.parties)) < _TWO:
        return False
    if set(told.parties) > set(group.parties) and told.draft.rule.endswith(":together"):
        return False  # what three did together is no meeting of two of them
    if set(told.parties) < set(group.parties) and _ASIDE.search(told.draft.trigger.low):
        return False
    if told.when.start and not told.from_lead and told.place and not group.when.start:
        near = any(abs(told.draft.clause.index - m.draft.clause.index) <= _NEXT for m in group.members)
        return told.status == group.status and (near or not told.city)
    return not all(apart_in_time(told.when, m.when) for m in group.members)


def netted(clause: Clause, cues: MeetingCues, heads: frozenset[str]) -> Iterator[Draft]:
    """Drafts of the encounter of a sentence: one for each word of encounter, or one for its deed.

    A day or a place must stand beside them, or two named persons beside a word that tells nothing but encounters.
    """
    sides = sides_of(clause, heads, cues.groups)
    if sides is None:
        return
    told = cues.triggers(clause.text)
    if any(_FAILED_TO.search(clause.text, max(0, t.start - 50), t.start) for t in told):
        return
    anchored = sides.dated or sides.placed
    triggers = _words(clause, told, cues)
    if not triggers and anchored and (done := deed(clause, sides, cues)) is not None:
        triggers = [done]
    for trigger in triggers[:_MOST_WORDS]:
        if not (anchored or (sides.named and trigger.cue.frame == NET)) or _is_elsewhere(clause, trigger, sides):
            continue
        draft = Draft(
            clause, trigger, trigger.cue.frame, trigger.start, trigger.end, trigger.start,
            rule=f"{NET}:{trigger.cue.lemma}", heads=heads,
        )  # fmt: skip
        draft.widen(sides.actors[0].start, sides.actors[-1].end)
        draft.add(sides.actors)
        if len(draft.parties) > 1:
            yield draft


def _words(clause: Clause, told: list[Trigger], cues: MeetingCues) -> list[Trigger]:
    """The words of encounter of a sentence, without those quoted, denied, told as a habit or only talked of.

    They are some of its cues `told`, and those of the net.
    """
    text, found = clause.text, []
    for trigger in told:
        frame = frame_of(cues, clause, trigger)
        if frame in _ENCOUNTERS and trigger.cue.lemma not in _NO_ENCOUNTER:
            found.append(trigger._replace(cue=trigger.cue._replace(frame=frame)))
    for match in cues.encounter.finditer(text):
        cue = Cue("encounter", NET, "phone" if _REMOTE.search(match.group()) else None, ())
        found.append(Trigger(match.start(), match.end(), match.group().lower(), cue))
    return sorted(t for t in found if is_told_of(text, t.start))


def is_told_of(text: str, at: int) -> bool:
    """Whether a word of encounter is told, and not quoted, a habit, denied or only talked of."""
    before = text[max(0, at - 60) : at]
    return not (
        _BY_THE_PRESS.match(text, at)
        or quoted(text, at)
        or _TALKED_OF.search(before)
        or _HABIT.search(before.rpartition(", ")[2])
    )


def _is_elsewhere(clause: Clause, trigger: Trigger, sides: Sides) -> bool:
    """'He told the meeting that A and B had signed': those behind the conjunction are of another clause."""
    behind = next((a.start for a in sides.actors if a.start > trigger.end), sides.actors[0].start)
    first = max(trigger.end, behind - _NEAR_BY)  # 'the meeting that A and B had' is theirs
    return sides.joined and _OF_ANOTHER_CLAUSE.search(clause.text, trigger.end, first) is not None

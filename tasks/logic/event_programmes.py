"""Whose meeting with B one is that names B alone: of who said that it would be held, or of who was named before."""

from __future__ import annotations

import re

from tasks.logic.event_relatives import whom_it_was_told_of
from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import SILENT_STANDINGS, Draft
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Phrase

# 'On May 3 there was a meeting with B', 'In March and April followed a number of calls with B'
_THERE_WAS = re.compile(
    r"\W*(?:[^;:“”\"]{2,60}?,?\s+)?(?:[Tt]here\s+(?:was|were|had\s+been|followed|came|will\s+be|is|are)|(?:came|followed))\s+"
    r"(?:(?:also|then|even|only|now|later)\s+)?(?:an?|another|two|three|four|several|some|more|further|many|talks|the\s+first)\s*(?:[\w-]+\s+){0,4}(?:of\s+)?(?:[a-z-]+\s+)?"
)
_OPENS = re.compile(r"\W*(?:(?:(?:On|In|At)\s+)?\w+day,\s+)?(?:(?!(?:the|no)\b)[\w-]+\s+){0,4}", re.I)
_PLANNED = Construction(
    r"(?:\s+(?:in|on|at|here|later|early|late|[A-Z]\w+))*\s+(?:(?:was|were|is|are|had\s+been|has\s+been|have\s+been)\s+(?:also\s+|then\s+|later\s+)?"
    r"(?:{in_the_programme}|on\s+(?:the|his|her)\s+(?:agenda|programme|program|schedule))"
    r"|(?:will|would)\s+(?:follow|take\s+place|be\s+held)|took\s+place|followed)\b"
)
_SAYS_THAT = Construction(
    r",?\s+(?:has\s+|had\s+|also\s+)?(?:{said_of_talks}|told\s+{told_whom})\s+(?:(?:on|late|early|here|in\s+[A-Z]\w+)\s+)*(?:\w+day\s+)?(?:that\s+)?"
    r"(?:(?:the|a|an|new|fresh|further|more|direct|formal|his|her|its|any|bilateral|first|second|third|next|rounds?|of|peace|trade|accession|entry|nuclear|membership)\s+){0,5}"
)
_WOULD = Construction(
    r"(?:\s+(?:on|about|over)\s+(?:(?!(?:that|which)\b)[\w'’-]+\s+){0,5}[\w'’-]+)?\s+(?:will|would|are|were|was|is|had|have|has|could|may|might|must|should)\s+"
    r"(?:(?:also|now|soon|not|probably|then|have|been|be|continue\s+to|to|due|set|expected|scheduled|likely)\s+){0,5}"
    r"{talks_do}\b"
)
_SAYS_BEHIND = Construction(r"\s+(?:has\s+|had\s+|also\s+)?(?:{said_of_talks}|told\s+{told_whom})\b")
_AFTER_TALKS = re.compile(r"\W*(?:after|following|during|in|at\s+the\s+end\s+of)\s", re.I)
_BACK = 2  # sentences
_WHERE_REACH = 60
_WHERE = Construction(r",?\s+where\s+(?:(?:a|an|the|his|her|their|{kind_of_talks})\s+)*\Z")


def of_the_one_before(reader: FrameReader, draft: Draft, partner: Phrase) -> tuple[Actor, ...]:
    """The official of another party whom the sentence before names first, where the meeting opens its own sentence."""
    text, at = draft.clause.text, draft.clause.index
    opens = _OPENS.fullmatch(text, 0, draft.trigger.start)
    there_was = None if opens else _THERE_WAS.fullmatch(text, 0, draft.trigger.start)
    if not (opens or there_was) or not any(a.people or a.type == "office" for a in partner.actors):
        return ()
    if draft.unknown and len(partner.actors) > 1:
        return ()  # 'between A and an unknown B': both sides are named
    if not there_was and not (
        draft.clause.words[_PLANNED].match(text, partner.end)
        or draft.clause.words[_PLANNED].match(text, draft.trigger.end, partner.start)
    ):
        return ()
    for clause in reversed(reader.clauses[max(0, at - _BACK) : at]):
        named = [m for m in clause.mentions if m.people and m.parties and m.standing not in SILENT_STANDINGS]
        if clause.kind == "body" and named:
            return () if set(named[0].parties) & set(draft.parties) else (named[0],)
    return ()


def others_at(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """Who was at talks of which the sentence names one side by name: those of whom it tells, or who had come."""
    if len(draft.parties) != 1 or not draft.people or draft.frame == "meal":
        return ()
    return whom_it_was_told_of(reader, draft) or who_had_come(reader, draft)


def who_had_come(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """'A left Lima on Monday. After four hours of talks, Premier B said': A, who was where B is at home."""
    own, at = set(draft.parties), draft.clause.index
    if len(own) != 1 or not draft.people or not _AFTER_TALKS.match(draft.clause.text) or not at:
        return ()
    before = reader.clauses[at - 1]
    named = [m for m in before.actors() if m.people and len(m.parties) == 1 and m.standing not in SILENT_STANDINGS]
    there = any(
        own & set(m.parties) and (m.type == "place" or m.alias_kind in ("capital", "seat")) for m in before.mentions
    )
    alone = bool(named) and len({m.parties for m in named}) == 1 and own.isdisjoint(named[0].parties)
    return (named[0],) if alone and there and before.kind == "body" else ()


def who_says_so(draft: Draft, partner: Phrase) -> tuple[Actor, ...]:
    """'A said talks with B would resume in June', 'Talks with B will open on Monday, A said': they are A's."""
    text, own = draft.clause.text, {p for a in partner.actors for p in a.parties}
    if draft.clause.kind != "body" or not draft.clause.words[_WOULD].match(text, partner.end):
        return ()
    opens = _OPENS.fullmatch(text, 0, draft.trigger.start) is not None
    for mention in draft.clause.actors():
        official = mention.standing not in SILENT_STANDINGS and "spokes" not in (mention.role or "")
        if len(mention.parties) != 1 or own & set(mention.parties) or not official:
            continue
        before = mention.end <= draft.trigger.start and draft.clause.words[_SAYS_THAT].fullmatch(
            text, mention.end, draft.trigger.start
        )
        behind = opens and mention.start > partner.end and text[: mention.start].rstrip(" thea").endswith(",")
        if before or (behind and draft.clause.words[_SAYS_BEHIND].match(text, mention.end)):
            return (mention._replace(people=()),)  # whether he goes himself is not said
    return ()


def who_came(draft: Draft) -> tuple[Actor, ...]:
    """'A flew on to Lima, where talks with B ran into the night': whose journey the sentence begins with."""
    text, own = draft.clause.text, set(draft.parties)
    place = draft.clause.words[_WHERE].search(text, max(0, draft.trigger.start - _WHERE_REACH), draft.trigger.start)
    if place is None:
        return ()
    came = [m for m in draft.clause.actors() if m.end <= place.start() and m.people and len(m.parties) == 1]
    return () if not came or own & set(came[0].parties) else (came[0],)


def is_of_nobody_on_a_day(draft: Draft) -> bool:
    """'A telephone call in May had changed little': of whom the text may tell elsewhere."""
    nobody = not draft.parties and not any(m.parties for m in draft.clause.mentions)
    return nobody and any(d.first is not None for d in draft.clause.dates)

"""Who holds a meeting by the relative clause behind it, and who calls behind the day of a call."""

from __future__ import annotations

import re

from tasks.logic.frame_reader import FrameReader
from tasks.logic.meeting_draft import Draft
from tasks.logic.reading_words import Construction
from tasks.logic.sentence_view import Actor, Phrase

_TWO = 2
_GAP = 60  # characters of day and place between a meeting and the relative clause
_WHICH = re.compile(r"[^,;:“”\"]{0,60}?,?\s+(?:which|that|(?P<there>(?:at|during|in)\s+which|where))\s+(?:the\s+)?")
_HELD = re.compile(
    r"\s+(?:(?:have|has|had|last|first|jointly)\s+)*(?:held|hold|conducted|convened|opened|began|started|concluded|completed|had)\b"
)
_DID_THERE = re.compile(
    r"\s+(?:(?:both|jointly|also|finally)\s+)*(?:agreed|discussed|signed|decided|pledged|exchanged|reviewed|failed|resolved|undertook|negotiated|"
    r"settled|vowed|promised|tried|sought|debated|clashed|traded|adopted|initialled|considered)\b"
)
# 'emerged from talks in Lima on Monday to announce that', 'said after talks in Lima that'
_TOLD_OF_IT = Construction(r"[^;:“”\"]{0,120}?\b{announcing}\b[^,;:“”\"]{0,40}?\sthat\s+(?:both\s+)?(?:the\s+)?")
_IT_WAS_TOLD = Construction(
    r"\b{announcing}\s+(?:[^,;:“”\"]{0,40}\s)?(?:after|following|at\s+the\s+end\s+of|during)\s[^,;:“”\"]{0,40}\Z"
)
_THAT = re.compile(r"[^;:“”\"]{0,60}?\sthat\s+(?:both\s+)?(?:the\s+)?")
_CAME_TO_TERMS = Construction(
    r"\s+(?:(?:had|have|both|finally|now|at\s+last|almost|all\s+but|not|yet)\s+){1,4}{came_to_terms}\b"
)
_BETWEEN = re.compile(r"\W*(?:Between|Among)\s+(?:the\s+)?")
_THERE_WERE = re.compile(
    r"(?:\s+alone|\s+themselves)?,?\s+there\s+(?:(?:have|has|had|will|were|was|are|is|to|be|been|also|already)\s+){1,3}(?:(?!(?:no|few)\b)[\w-]+\s+){1,4}"
)
_FROM = re.compile(
    r"\s+(?:late\s+|early\s+)?(?:on\s+)?(?:[A-Z][a-z]+day|[A-Z][a-z]+\.?\s+\d{1,2}|today|yesterday)\s+from\s+(?:the\s+)?"
)


def by_relative(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'The talks, which A and B held in Lima', 'a meeting on Monday at which A and B agreed': two at least."""
    text, at = draft.clause.text, draft.trigger.end
    which = _WHICH.match(text, at, at + _GAP + 20)
    if which is None:
        return None
    partners = draft.partners
    start, end = draft.start, draft.end
    found = reader.object_at(draft, which.end())
    draft.partners = partners
    deed = _DID_THERE if which["there"] else _HELD
    if found is None or len({p for a in found.actors for p in a.parties}) < _TWO or not deed.match(text, found.end):
        draft.start, draft.end = start, end
        return None
    return found


def whom_it_was_told_of(reader: FrameReader, draft: Draft) -> tuple[Actor, ...]:
    """'C emerged from talks to announce that A and B had agreed', 'C said after talks in Lima that A and B had'."""
    text, words, at = draft.clause.text, draft.clause.words, draft.trigger.end
    if " that " not in text[at:]:
        return ()
    before = words[_IT_WAS_TOLD].search(text, max(0, draft.trigger.start - 100), draft.trigger.start)
    that = _THAT.match(text, at) if before else words[_TOLD_OF_IT].match(text, at)
    start, end, partners = draft.start, draft.end, draft.partners
    found = reader.object_at(draft, that.end()) if that is not None else None
    draft.start, draft.end, draft.partners = start, end, partners
    if found is None or len({p for a in found.actors for p in a.parties}) < _TWO:
        return ()
    return found.actors if words[_CAME_TO_TERMS].match(text, found.end) else ()


def fronted_pair(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'Between A and B there have been five calls since May': those whom the head of the sentence names."""
    text, at = draft.clause.text, draft.trigger.start
    between = _BETWEEN.match(text)
    if between is None or between.end() > at:
        return None
    start, end, partners = draft.start, draft.end, draft.partners
    found = reader.object_at(draft, between.end())
    if found is None or not _THERE_WERE.fullmatch(text, found.end, at):
        draft.start, draft.end, draft.partners = start, end, partners
        return None
    return found


def late_caller(reader: FrameReader, draft: Draft) -> Phrase | None:
    """'A received a phone call on Monday from B': who calls, behind the day."""
    text, at = draft.clause.text, draft.trigger.end
    late = _FROM.match(text, at) if draft.trigger.cue.format == "phone" else None
    if late is None or not reader.cues.light.search(text, max(0, draft.trigger.start - 40), draft.trigger.start):
        return None
    found = reader.object_at(draft, late.end())
    return found if found is not None and all(a.people or a.type == "office" for a in found.actors) else None

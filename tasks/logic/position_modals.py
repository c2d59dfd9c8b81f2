"""When a modal makes a position: 'must' in its holder's mouth, 'will' of a deed that its subject promises.

What is foretold, feared, supposed or left open is none; what one 'could' do under a condition is a threat.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit
from tasks.logic.position_cues import OWN
from tasks.logic.predicates import head_end
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_OPENS_CLAUSE = re.compile(r"(?:\A|[,;:“\"–—-]|\b(?:and|or|but|that))\s*\Z")
_INVERTED_PRONOUN = re.compile(r"[Ss]hould\s+(?:he|she|they|we|I|you|there)\b")
_INVERTED = re.compile(  # 'should he be refused', 'should the talks fail'
    r"[Ss]hould\s+(?:(?:it|any)\b|"
    r"(?:\w+\s+){1,3}(?:fail|be|not|refuse|continue|collapse|agree|decide|happen|arise|break|attack|invade)\b)"
)
_RELATIVE = re.compile(r"\b(?:which|that|who)\s+\Z")
_DEPENDENT = re.compile(r"\b(?:that|which|who|if|when|whether|because)\s+(?:the\s+)?\Z")
_WE = re.compile(r"\b(?:[Ww]e|I)(?:['’](?:ll|d))?(?:\s+\w+){0,2}\s*\Z|\b(?:[Oo]ur|[Mm]y)\s+(?:\w+\s+){1,3}\Z")
_REGRET = re.compile(
    r"(?:should|ought to|could|must|shall) have (?:\w+(?:ed|en|wn|ght)|"
    r"begun|come|become|gone|done|made|held|kept|left|met|sent|paid|told|put|let|led|found|stood|understood|built|dealt|said)\b"
)
_FORETELLING = ("will not", "won't", "would not", "wouldn't")
_FEARED = re.compile(  # 'there is a fear in the city that the army will'
    r"\b(?:fears?|concerns?|worr(?:y|ies)|dangers?|risks?|chances?|hopes?|possibility|likelihood|beliefs?|speculation|"
    r"impression|rumou?rs?|suspicions?|perception|feeling|doubts?|reports|suggestions|guarantee|sign|evidence|proof)"
    r"\b[^,;:.“”\"]{0,60}\bthat\s+(?:the\s+)?\Z"
)
_FEARED_REACH = 100  # characters from the fear to the subject of what is feared
_UNDERGONE = (
    "ed",
    "en",
    "wn",
    "ght",
    "held",
    "sent",
    "made",
    "paid",
    "met",
    "sold",
    "put",
    "cut",
    "done",
    "any",
    "no",
    "kept",
)
_GOES_ON = (["be"], ["continue"], ["go"], ["proceed"], ["remain"], ["stay"], ["resume"], ["stand"])
_NAMES = ("D", "P", "R")  # tags of a subject's first word
_CONDITIONAL = re.compile(r"\s(?:if|unless)\s")
_WHETHER = re.compile(r"\bwhether\s+(?:the\s+|its\s+|their\s+)?\Z")


def modal_speaks(hit: Hit[Cue], holder: Holder, content: Said | None, clause: Clause, coder: StanceCoder) -> bool:
    """Whether a modal makes a position: 'must' in its holder's mouth, 'will' of a deed that its subject promises."""
    if clause.text[hit.start : hit.start + 6] == "Should" or _supposes(hit, clause) or _is_question(hit, clause):
        return False
    if hit.value.kind == "modal_commit":
        if coder.is_arranging(clause.words, hit.last) or _is_feared(hit, clause):
            return False
        if hit.value.act == "warn" and not _on_condition(hit, holder, clause, content, coder):
            return False
        if content is None or content.holder is None or content.holder.key != holder.key:
            return coder.is_commissive(clause.words, hit.last)
    if content is None and hit.value.kind == "modal_reject":  # 'Oslo will not send troops'
        phrase = clause.subject_phrase(hit.start)
        reported = phrase is not None and _DEPENDENT.search(clause.text[: phrase[0]]) is not None
        promised = hit.value.form.startswith(("w", "is not", "are not"))
        return promised and not reported and coder.is_commissive(clause.words, hit.last)
    if content is None or content.holder is None or content.holder.key != holder.key:
        return False
    if _REGRET.match(clause.text, hit.start):
        return False  # 'they should have signed'
    if hit.value.kind == "modal":
        return True
    begin = max(0, content.start - clause.offset)
    spoken = clause.text[begin : hit.start]
    if _RELATIVE.search(spoken):
        return False
    foretold = hit.value.form in _FORETELLING and not _is_own_deed(hit, clause, coder)
    if _WE.search(spoken):
        return not foretold or spoken.rstrip().endswith(("we", "We", "I"))
    subject = clause.subject_before(hit.start)
    if subject is not None and clause.offset <= subject["char_start"] < content.start:
        subject = None  # who speaks stands before what he says
    own = subject is not None and (
        bool(set(subject["parties"]) & set(holder.parties)) or holder.name in (subject["people"] or [])
    )
    if hit.value.kind == "modal_commit":  # 'the West would impose sanctions', says a Western leader
        return own or (
            subject is None
            and coder.is_commissive(clause.words, hit.last)
            and not _acts_of_itself(hit, clause, begin, coder)
        )
    return own or (subject is None and not foretold) or hit.value.form not in _FORETELLING


def _on_condition(hit: Hit[Cue], holder: Holder, clause: Clause, content: Said | None, coder: StanceCoder) -> bool:
    """Whether what a speaker's side 'could' do is told with the condition under which it would: that is a threat."""
    if content is None or content.holder != holder or not coder.is_commissive(clause.words, hit.last):
        return False
    end = min(len(clause.text), content.end - clause.offset)
    return _CONDITIONAL.search(clause.text, hit.end, max(hit.end, end)) is not None


def _is_feared(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether what somebody 'will' do is only what others fear, hope or report."""
    phrase = clause.subject_phrase(hit.start)
    begin = phrase[0] if phrase is not None else hit.start
    return _FEARED.search(clause.text[max(0, begin - _FEARED_REACH) : begin]) is not None


def _acts_of_itself(hit: Hit[Cue], clause: Clause, begin: int, coder: StanceCoder) -> bool:
    """Whether a thing or somebody else does what 'will' tells ('the session will give'), which promises nothing."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    said = clause.text[max(begin, phrase[0]) : phrase[1]].lower().split()
    if not said or coder.is_negative_subject(said[0]):
        return False  # 'nothing will stop us'
    head = bisect.bisect_left(clause.tagged.ends, head_end(clause.tagged, (max(begin, phrase[0]), phrase[1])))
    own = said[0] in OWN or (head < len(clause.tagged.lows) and clause.tagged.among(head, "possessed_body"))
    following = [w.low for w in clause.words[hit.last : hit.last + 1]]
    return not own and following[:1] not in _GOES_ON and clause.tagged.tags[head : head + 1] != "R"


def _is_own_deed(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether 'will not' is told of what its speaker can decide ('will not be lifted'), and not foretold ('affect')."""
    following = [word.low for word in clause.words[hit.last : hit.last + 2]]
    passive = following[:1] in (["ever"], ["under"]) or (following[:1] == ["be"] and following[-1].endswith(_UNDERGONE))
    return passive or coder.is_commissive(clause.words, hit.last)


def _is_question(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a modal only tells what is asked or left open ('on whether Oslo should')."""
    phrase = clause.subject_phrase(hit.start)
    return phrase is not None and _WHETHER.search(clause.text, max(0, phrase[0] - 24), phrase[0]) is not None


def _supposes(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether 'should' stands before its subject, for 'if'; behind a subject it is a demand ('should not be')."""
    if _INVERTED_PRONOUN.match(clause.text, hit.start):
        return True
    words = clause.tagged
    at = bisect.bisect_left(words.starts, hit.start)
    if words.lows[at] == "should" and words.tags[at + 1 : at + 2] in _NAMES and words.tags[max(0, at - 1) : at] != "w":
        return True  # 'a danger should the talks fail'
    opens = _OPENS_CLAUSE.search(clause.text[max(0, hit.start - 8) : hit.start])
    return opens is not None and _INVERTED.match(clause.text, hit.start) is not None

"""In which sense a word stands: 'study' the noun, 'necessary papers', 'a speech prepared for delivery' are no stances.

Each rule looks at the words right beside a cue that is a stance in one of its senses only.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit, Word
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_PREDICATIVE = Construction(  # 'is vital', 'considers it essential', 'remains deeply necessary', 'as necessary'
    r"\b(?:is|are|was|were|be|been|being|am|'s|’s|'re|’re|it|them|as|what|{seeming})\s+(?:(?:\w+ly|very|so|more|most|not|also|still|now|even|all|"
    r"too|absolutely|of)\s+){0,2}[“\"]?\Z"
)
_TIES = Construction(  # what stands before 'open to' that is a stance: 'is open to', 'keeps itself open to'
    r"(?:\b(?:is|are|was|were|be|been|am|'s|’s|'re|’re|'m|’m|{staying_so}|not|now|also|itself|himself|herself|themselves|wide|always|still|fully|and|or|but)\s+"
    r"(?:(?:\w+ly|very|so|more|quite|not|also|still|now|always)\s+){0,2}[“\"]?|[“\"]\s*)\Z"
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|am|'s|’s|'re|’re)\s+(?:\w+ly\s+|not\s+|all\s+|also\s+)?\Z")
_SIDES = Construction(  # 'stands on the side of', not 'the dead on the side of'
    r"\b(?:is|are|was|were|be|been|am|stand\w*|stood|remain\w*|come|came|squarely|firmly|clearly|always|not|fight\w*|fought)\s+\Z"
)
_IT_IS = re.compile(
    r"\b(?:it|that|this)\s*(?:is|was|'s|’s|would\s+be|will\s+be)\s+(?:\w+ly\s+|not\s+)?\Z", re.IGNORECASE
)
_TO_THINK = Construction(r"\s+(?:be|{holding_true})\b")
_WORTH_DOING = Construction(r"\s+(?:\w+ly\s+)?(?:\w+ing\b|it\b|the\s+{worth}|a\s+(?:try|closer|new))")
_A_VIEW = re.compile(  # 'considers that', 'considers itself', 'considers them wrongfully held'
    r"\s+(?:that|it|itself|himself|themselves|them|him|her|\w+ly|to\s+be|as)\b"
)
_SHOWN = Construction(r"\b(?:{showing}|is|are|was|were|be|been|more|very)\s+(?:\w+\s+){0,2}\Z")
_VOICED = Construction(  # what is said of one's own commitment, and not of another's ('a test of Oslo's commitment to')
    r"\b(?:{affirming}|(?:ha[sd]|have|our|my)\w*)\s"
    r"[^,;:.]{0,50}\Z"
)
_SPOKEN_OF = Construction(  # 'a test of its commitment', 'doubts about his readiness', 'torn between'
    r"\b(?:{spoken_of_only}|despite|because|given|due)\b[^,;:.]{0,60}\Z"
)
_VERB_BEFORE = re.compile(r"\b(?:to|will|would|must|should|can|could|may|might|help(?:s|ed)?|jointly|peacefully)\s+\Z")
_THREATENED_DEED = Construction(  # 'a threat to leave', but no 'threat to peace'
    r"threats?\s+to\s+(?!(?:the|an?|its|their|his|her|our|my|all|any|this|that|both|these|those|\w+al|{threatened_good}|us|them|it)\b|[A-Z])",
)
_UTTERED = Construction(r"\b{uttering}\s[^,;:.]{0,40}\Z")
_WHOSE = re.compile(r"(?:['’]s?|\b(?:its|their|his|her|our))\s+(?:[\w-]+\s+){0,2}\Z")
_CONDITION_STATED = re.compile(r"\s+(?:that|to|the|an?|no|its|their|for)\b")
_FEARED = Construction(  # 'there is a fear in the city that the army will', 'voiced optimism that the board will'
    r"\b(?:{only_supposed}|{sure})\b[^,;:.“”\"]{0,60}\bthat\s+(?:(?:the|an?|its|their|his|her)\s+)?\Z"
)
_FORESEEN = Construction(  # 'expected U.S. envoys would', 'is confident the army will'
    r"\b(?:{foreseeing}|{reckoning}|{sure})\s+(?:that\s+)?(?:(?:the|an?)\s+)?\Z"
)
_LEFT_OPEN = re.compile(  # 'asked if Oslo would', 'decide how Chad will'
    r"\b(?:if|whether|unless|how|why|what)\s+(?:(?:the|an?|its|their|his|her|our|your)\s+)?\Z", re.IGNORECASE
)
_FEARED_REACH = 100  # characters from the fear to the subject of what is feared
_CAUSING = ("would have ", "'d have ")  # 'would have the clause struck out', and not 'would have the right to'
_DONE_TO_IT = re.compile("[DJNPFI']*[dn]")
_BARE = 60  # characters that may stand between a noun and what is said of it


def other_sense(hit: Hit[Cue], sentence: list[Word], clause: Clause, coder: StanceCoder) -> bool:
    """Whether a word that carries a stance in one sense stands in another one here."""
    cue, text = hit.value, clause.text
    before = text[max(0, hit.start - _BARE) : hit.start]
    form = cue.form
    if form in coder.attributive:
        return _attributive(hit, clause, before)
    if form == "right to":
        adjective = _BE.search(before) is not None
        return adjective and (_IT_IS.search(before) is None or clause.lists[_TO_THINK].match(text, hit.end) is not None)
    if form.startswith(_CAUSING):
        return _DONE_TO_IT.match(clause.tagged.tags, bisect.bisect_left(clause.tagged.starts, hit.end)) is None
    if form == "on the side of":
        return clause.lists[_SIDES].search(before) is None
    if form == "worth":
        return clause.lists[_WORTH_DOING].match(text, hit.end) is None
    if cue.kind == "ready":
        return _no_readiness(hit, sentence, clause, coder, before)
    if form in ("commitment to", "commitment", "commitments"):
        return clause.lists[_VOICED].search(before) is None or clause.lists[_SPOKEN_OF].search(before) is not None
    if form.endswith((" continue to", "continues to", "continued to")) or form == "continue to":
        return coder.is_foretold(sentence, hit.last)
    if form == "intended to":
        return _BE.search(before) is not None
    if cue.kind == "noun" and form == "resolve":
        return _VERB_BEFORE.search(before) is not None
    if cue.kind == "noun" and form.startswith("threat"):
        return not any(
            (
                clause.lists[_THREATENED_DEED].match(text, hit.start),
                _WHOSE.search(before),
                clause.lists[_UTTERED].search(before),
            )
        )
    if cue.kind == "reject_phrase" and form in clause.lists.words["yielding"]:
        return before.endswith(("with ", "without "))  # 'will be kept up with no concessions'
    if cue.kind == "noun" and form in clause.lists.words["told_plan"]:
        behind = bisect.bisect_left(clause.tagged.starts, hit.end)
        return clause.tagged.tags[behind : behind + 1] in ("z", "d") or text.startswith(" than ", hit.end)
    if cue.kind == "noun" and form.startswith("conditions "):
        return _CONDITION_STATED.match(text, hit.end) is None
    return False


def is_supposed(at: int, clause: Clause) -> bool:
    """Whether what somebody 'will' do is only what others fear, hope, report or ask about."""
    before = before_subject(at, clause, _FEARED_REACH)
    return any(
        pattern.search(before) is not None for pattern in (clause.lists[_FEARED], clause.lists[_FORESEEN], _LEFT_OPEN)
    )


def before_subject(at: int, clause: Clause, reach: int) -> str:
    """The characters before the subject of the verb or modal at a character."""
    phrase = clause.subject_phrase(at)
    begin = phrase[0] if phrase is not None else at
    return clause.text[max(0, begin - reach) : begin]


def is_verb_headed(cue: Cue, clause: Clause) -> bool:
    """Whether a predicate is a verb with its complement ('takes steps to'), and no adjective ('ready to')."""
    return cue.kind in ("ready", "commit") and cue.form.split()[0] in clause.lists.words["ready_verb"]


def _attributive(hit: Hit[Cue], clause: Clause, before: str) -> bool:
    """Whether an adjective describes the noun behind it ('the necessary papers'), and is not said of a thing.

    'Oslo needed a truce' has the verb.
    """
    if hit.value.form == "needed":
        verb = clause.predicate(hit.start)
        if verb is not None and not verb.passive and not verb.bare_participle:
            return False
    return clause.lists[_PREDICATIVE].search(before) is None


def _no_readiness(hit: Hit[Cue], sentence: list[Word], clause: Clause, coder: StanceCoder, before: str) -> bool:
    """Whether a word of readiness is a courtesy, a view, a trait or a preparation ('glad to see', 'considers that')."""
    form = hit.value.form
    if (
        form.endswith(" to")
        and form.startswith(clause.lists.starts["pleased"])
        and coder.is_courtesy(sentence, hit.last)
    ):
        return True
    if form in ("consider", "considers", "considered", "considering"):
        return _A_VIEW.match(clause.text, hit.end) is not None
    if form in ("open to", "open for", "prepared for", "ready for"):
        return clause.lists[_TIES].search(before) is None
    return form in ("flexible", "flexibility") and clause.lists[_SHOWN].search(before) is None

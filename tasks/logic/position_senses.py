"""In which sense a word stands: 'study' the noun, 'necessary papers', 'a speech prepared for delivery' are no stances.

Each rule looks at the words right beside a cue that is a stance in one of its senses only.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit, Word
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_VERBS = (  # predicates of readiness and commitment that are verbs, so that they need a subject of their own
    "consider", "considers", "considered", "considering", "study", "studies", "studying", "explore", "explores",
    "explored", "exploring", "examine", "examines", "examined", "examining", "mull", "mulls", "mulled", "mulling",
    "look", "looks", "looked", "looking", "make", "makes", "made", "making", "take", "takes", "took", "taking", "push",
    "pushes", "press", "presses", "move", "moves", "ensure", "ensures", "see", "join", "joins", "intend", "intends",
)  # fmt: skip
_PREDICATIVE = re.compile(  # 'is vital', 'considers it essential', 'remains deeply necessary', 'as necessary'
    r"\b(?:is|are|was|were|be|been|being|am|'s|’s|'re|’re|it|them|as|what|seem\w*|appear\w*|become\w*|became|remain\w*|"
    r"prove[sdn]?|consider\w*|deem\w*|find|found|think|thought)\s+(?:(?:\w+ly|very|so|more|most|not|also|still|now|even|all|"
    r"too|absolutely|of)\s+){0,2}[“\"]?\Z"
)
_TIES = re.compile(  # what stands before 'open to' that is a stance: 'is open to', 'keeps itself open to'
    r"(?:\b(?:is|are|was|were|be|been|am|'s|’s|'re|’re|'m|’m|remain\w*|stay\w*|seem\w*|appear\w*|keep\w*|kept|left|leav\w+|"
    r"declar\w+|sound\w*|not|now|also|itself|himself|herself|themselves|wide|always|still|fully|and|or|but)\s+"
    r"(?:(?:\w+ly|very|so|more|quite|not|also|still|now|always)\s+){0,2}[“\"]?|[“\"]\s*)\Z"
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|am|'s|’s|'re|’re)\s+(?:\w+ly\s+|not\s+|all\s+|also\s+)?\Z")
_SIDES = re.compile(  # 'stands on the side of', not 'the dead on the side of'
    r"\b(?:is|are|was|were|be|been|am|stand\w*|stood|remain\w*|come|came|squarely|firmly|clearly|always|not|fight\w*|fought)\s+\Z"
)
_IT_IS = re.compile(
    r"\b(?:it|that|this)\s*(?:is|was|'s|’s|would\s+be|will\s+be)\s+(?:\w+ly\s+|not\s+)?\Z", re.IGNORECASE
)
_TO_THINK = re.compile(r"\s+(?:think|believe|conclude|assume|feel|say|worry|fear|suspect|point\s+out|note|be|expect)\b")
_WORTH_DOING = re.compile(r"\s+(?:\w+ly\s+)?(?:\w+ing\b|it\b|the\s+(?:effort|price|cost|risk)|a\s+(?:try|closer|new))")
_A_VIEW = re.compile(  # 'considers that', 'considers itself', 'considers them wrongfully held'
    r"\s+(?:that|it|itself|himself|themselves|them|him|her|\w+ly|to\s+be|as)\b"
)
_SHOWN = re.compile(
    r"\b(?:show|shows|showed|shown|showing|display\w*|express\w*|demonstrat\w*|promis\w*|offer\w*|indicat\w*|signall?\w*|"
    r"exhibit\w*|voic\w*|is|are|was|were|be|been|more|very)\s+(?:\w+\s+){0,2}\Z"
)
_VOICED = re.compile(  # what is said of one's own commitment, and not of another's ('a test of Oslo's commitment to')
    r"\b(?:affirm|reaffirm|reiterat|restat|repeat|express|voic|underlin|underscor|stress|emphasi[sz]|declar|announc|pledg|"
    r"renew|confirm|stat|proclaim|profess|show|ha[sd]|have|made|make|makes|making|gave|give|gives|giving|signal|our|my)\w*\s"
    r"[^,;:.]{0,50}\Z"
)
_SPOKEN_OF = re.compile(  # 'a test of its commitment', 'doubts about his readiness', 'torn between'
    r"\b(?:tests?|measures?|lack|absence|questions?|questioned|doubts?|doubted|extent|degree|level|depth|torn|despite|"
    r"because|given|due)\b[^,;:.]{0,60}\Z"
)
_VERB_BEFORE = re.compile(r"\b(?:to|will|would|must|should|can|could|may|might|help(?:s|ed)?|jointly|peacefully)\s+\Z")
_THREATENED_DEED = re.compile(  # 'a threat to leave', but no 'threat to peace'
    r"threats?\s+to\s+(?!(?:the|an?|its|their|his|her|our|my|all|any|this|that|both|these|those|\w+al|peace|security|stability|world|"
    r"democracy|civilians?|life|lives|human|freedom|us|them|it)\b|[A-Z])",
)
_UTTERED = re.compile(r"\b(?:issu|renew|repeat|doubl|step|carr|mak|made|back|voic|utter|level)\w*\s[^,;:.]{0,40}\Z")
_WHOSE = re.compile(r"(?:['’]s?|\b(?:its|their|his|her|our))\s+(?:[\w-]+\s+){0,2}\Z")
_YIELDING = ("no compromise", "no concessions")
_PLANS = ("proposal", "proposals", "initiative", "initiatives")  # of which something is told: 'the proposal includes'
_CONDITION_STATED = re.compile(r"\s+(?:that|to|the|an?|no|its|their|for)\b")
_FEARED = re.compile(  # 'there is a fear in the city that the army will', 'voiced optimism that the board will'
    r"\b(?:fears?|concerns?|worr(?:y|ies)|dangers?|risks?|chances?|hopes?|possibility|likelihood|beliefs?|speculation|"
    r"impression|rumou?rs?|suspicions?|perception|feeling|doubts?|reports|suggestions|guarantees?|assurances?|sign|evidence|proof|"
    r"optimis[mt]\w*|confidence|confident|convinced|conviction|certain|sure|hopeful|doubtful|s[ck]eptic\w*|afraid|worried|"
    r"expectations?|predictions?|forecasts?|prospects?|assumptions?|odds)"
    r"\b[^,;:.“”\"]{0,60}\bthat\s+(?:(?:the|an?|its|their|his|her)\s+)?\Z"
)
_FORESEEN = re.compile(  # 'expected U.S. envoys would', 'is confident the army will'
    r"\b(?:hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|trust(?:s|ed)?|believ(?:e|es|ed|ing)|doubt(?:s|ed)?|predict(?:s|ed|ing)?|"
    r"forecast(?:s|ing)?|fear(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|assum(?:e|es|ed|ing)|suspect(?:s|ed)?|optimistic|"
    r"confident|convinced|certain|sure|hopeful|doubtful|afraid|worried)\s+(?:that\s+)?(?:(?:the|an?)\s+)?\Z"
)
_LEFT_OPEN = re.compile(  # 'asked if Oslo would', 'decide how Chad will'
    r"\b(?:if|whether|unless|how|why|what)\s+(?:(?:the|an?|its|their|his|her|our|your)\s+)?\Z", re.IGNORECASE
)
_FEARED_REACH = 100  # characters from the fear to the subject of what is feared
_PLEASED = ("pleased", "glad", "happy", "delighted", "honoured", "honored", "proud", "privileged")
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
        return adjective and (_IT_IS.search(before) is None or _TO_THINK.match(text, hit.end) is not None)
    if form == "on the side of":
        return _SIDES.search(before) is None
    if form == "worth":
        return _WORTH_DOING.match(text, hit.end) is None
    if cue.kind == "ready":
        return _no_readiness(hit, sentence, clause, coder, before)
    if form in ("commitment to", "commitment", "commitments"):
        return _VOICED.search(before) is None or _SPOKEN_OF.search(before) is not None
    if form.endswith((" continue to", "continues to", "continued to")) or form == "continue to":
        return coder.is_foretold(sentence, hit.last)
    if form == "intended to":
        return _BE.search(before) is not None
    if cue.kind == "noun" and form == "resolve":
        return _VERB_BEFORE.search(before) is not None
    if cue.kind == "noun" and form.startswith("threat"):
        return not any((_THREATENED_DEED.match(text, hit.start), _WHOSE.search(before), _UTTERED.search(before)))
    if cue.kind == "reject_phrase" and form in _YIELDING:
        return before.endswith(("with ", "without "))  # 'will be kept up with no concessions'
    if cue.kind == "noun" and form in _PLANS:
        behind = bisect.bisect_left(clause.tagged.starts, hit.end)
        return clause.tagged.tags[behind : behind + 1] in ("z", "d") or text.startswith(" than ", hit.end)
    if cue.kind == "noun" and form.startswith("conditions "):
        return _CONDITION_STATED.match(text, hit.end) is None
    return False


def is_supposed(at: int, clause: Clause) -> bool:
    """Whether what somebody 'will' do is only what others fear, hope, report or ask about."""
    before = before_subject(at, clause, _FEARED_REACH)
    return any(pattern.search(before) is not None for pattern in (_FEARED, _FORESEEN, _LEFT_OPEN))


def before_subject(at: int, clause: Clause, reach: int) -> str:
    """The characters before the subject of the verb or modal at a character."""
    phrase = clause.subject_phrase(at)
    begin = phrase[0] if phrase is not None else at
    return clause.text[max(0, begin - reach) : begin]


def is_verb_headed(cue: Cue) -> bool:
    """Whether a predicate is a verb with its complement ('takes steps to'), and no adjective ('ready to')."""
    return cue.kind in ("ready", "commit") and cue.form.split()[0] in _VERBS


def _attributive(hit: Hit[Cue], clause: Clause, before: str) -> bool:
    """Whether an adjective describes the noun behind it ('the necessary papers'), and is not said of a thing.

    'Oslo needed a truce' has the verb.
    """
    if hit.value.form == "needed":
        verb = clause.predicate(hit.start)
        if verb is not None and not verb.passive and not verb.bare_participle:
            return False
    return _PREDICATIVE.search(before) is None


def _no_readiness(hit: Hit[Cue], sentence: list[Word], clause: Clause, coder: StanceCoder, before: str) -> bool:
    """Whether a word of readiness is a courtesy, a view, a trait or a preparation ('glad to see', 'considers that')."""
    form = hit.value.form
    if form.endswith(" to") and form.startswith(_PLEASED) and coder.is_courtesy(sentence, hit.last):
        return True
    if form in ("consider", "considers", "considered", "considering"):
        return _A_VIEW.match(clause.text, hit.end) is not None
    if form in ("open to", "open for", "prepared for", "ready for"):
        return _TIES.search(before) is None
    return form in ("flexible", "flexibility") and _SHOWN.search(before) is None

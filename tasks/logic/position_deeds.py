"""What only looks like a stance: an act told as a fact of the past, a report, a courtesy, a noun taken for a verb.

Verbs of siding also tell deeds ('signed a treaty in 1954') and reports ('suggested that talks were under way').
Each rule looks at the words around one cue; none knows of issues.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit
from tasks.logic.position_arrangements import is_arrangement
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_YEAR = r"(?:1[6-9]|20)\d\d"
_MONTH = r"(?P<month>[A-Z][a-z]{2,8}\.?,?\s+(?:\d{1,2},?\s+)?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+)?"
_IN_A_YEAR = re.compile(
    rf"\b(?:in|on|of|during|by|back\s+in)\s+(?:the\s+)?(?:(?:late|early|mid)[\s-])?{_MONTH}(?P<year>{_YEAR})\b(?!-)"
)
_LONG_AGO = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|several|many|some|a\s+few)\s+"
    r"(?:\w+\s+)?(?:years|decades|centuries)\s+ago\b|\b(?:a\s+decade|decades|a\s+century|a\s+generation)\s+ago\b"
)
_FRONTED = re.compile(
    rf"\W*(?:[Bb]ack\s+)?(?:In|On|During)\s+(?:the\s+)?(?:(?:late|early|mid)[\s-])?{_MONTH}(?P<year>{_YEAR})\b,?\s"
)
_YEAR_BEFORE = re.compile(  # 'the junta in 1990 cancelled', 'Oslo three years ago rejected'
    rf"\s(?:(?:in|during)\s+{_MONTH}(?P<year>{_YEAR})|(?P<ago>{_LONG_AGO.pattern}))\s+(?:\w+ly\s+)?\Z"
)
_YEAR_BEFORE_REACH = 40  # characters from 'in' to the verb
_WHO_IT_IS = Construction(r"\b(?:{telling_apart}|on|about|over)\s+(?:who|which)\s+(?:ha(?:s|ve|d)\s+(?:the\s+)?)?\Z")
_AS_UNTRUE = Construction(r"\s[^,;:“”\"]{2,60}?\sas\s+[“\"]?(?:\w+\s+){0,3}?{untruth}\b")
_OF_ANOTHER_VERB = re.compile("[dgwTBHMO]")
_OF_ITS_MATTER = re.compile(
    r"\s(?:about|over|on|for|regarding|concerning|against)\s"
)  # 'demanded answers about flights in 2003'
_WHEN = re.compile(
    r"\b(?:after|since|when|before|until|once|because|as\s+soon\s+as|ever\s+since|the\s+day|the\s+year)\s+(?:the\s+)?\Z",
    re.I,
)
_WHICH = re.compile(r",?\s\b(?:which|whom)\s+(?:the\s+)?\Z")
_ONCE_DONE = re.compile(  # 'the front, which last year signed'
    r"\b(?:who|which|that)\s+(?:(?:late|early)\s+)?(?:last\s+(?:year|month|spring|summer|autumn|fall|winter|[A-Z]\w+)|once|previously|earlier|"
    r"in\s+(?:[A-Z]\w+\s+)?(?:\d{4}|[A-Z]\w+)|(?:a|two|three|four|several|some|many|\d+)\s+(?:years?|months?|decades?)\s+(?:ago|earlier))"
    r",?\s+\Z"
)
_ONCE_DONE_REACH = 60  # characters from 'which' to the deed
_BY_THE_WAY = ("who", "which", "that")  # relative pronouns whose clause tells a deed on the side
_SUGGESTED_SO = re.compile(  # 'suggested that Oslo was ready': no proposal
    r"\s+(?:that\s+)?(?:(?!should\b|be\b|to\b)[\w'’.-]+\s+){1,7}?(?:is|are|was|were|has|had|have|did|does|may|might)\b(?!\s+to\b)"
)
_QUESTION_OPEN = re.compile(r"\s+(?:on\s+)?(?:whether|how|when|where|who|which)\b")  # 'has decided whether': not what
_RULED_OUT_SO = Construction(  # what is held not to be so: 'ruled out that it was shot down', 'ruled out foul play'
    r"\s+(?:(?:the|any)\s+)?(?:{supposition}\s+)?(?:that\s+[^,;:“”\"]{1,80}?\s(?:was|were|had|has\s+been)\b|"
    r"(?:of\s+)?(?:an?\s+|any\s+)?(?:[\w-]+\s+){0,2}?{cause_of_loss}\b)"
)
_HALTED_AT = re.compile(r"\s+(?:outside|in|at|near|by|before|there|here|briefly)\b")  # who only comes to a halt
_ASSURED_SO = re.compile(r"\s+(?:[\w'’.-]+\s+){0,7}?(?:was|were|had)\b(?!\s+(?:no\s+(?:plans?|intention)|to)\b)")
_IT_IS_SO = re.compile(r"\s+(?:is|are|was|were|has|had)\b")  # 'a plant that Oslo insists is safe'
_HAD_BEEN = re.compile(r"\s+(?:[\w'’.-]+\s+){0,4}?had\s+(?:\w+ly\s+|already\s+|always\s+|never\s+)?(?:been|\w+ed)\b")
_SO_IT_STANDS = Construction(  # 'insists that prices are low'; not 'that it is the only way', 'that it has the right'
    r"\s+(?:that\s+)?(?!(?:its|their|our)\s)(?:(?!(?:should|must|would|will|could|can|may|might|shall|be|to|not|never)\b|[\w]+n['’]t)"
    r"[\w'’.-]+\s+){1,7}?"
    r"(?:(?:is|are|was|were|has|have|had)|(?:remain|became|made|did|does)\w*)\s+"
    r"(?!(?:(?:\w+ly|still|also|now|always)\s+)?(?:to|not|never|no\s+{not_there}|"
    r"(?:an?|the|its|his|her|their|every|our|part|one)\s+(?:\w+\s+){0,2}?{claimed}|against|for|in|off|on|up|over|{claimed_so}))\b"
)
_TO_A_FATE = Construction(  # 'condemning them to poverty'
    r"\s+(?!(?:by|for|as|at|in)\b)(?:[\w'’-]+\s+){1,5}?to\s+(?:(?:an?|the|his|her|its|their|more|further|another|eternal|certain|slow)\s+)*"
    r"(?:{fate}|\w+\s+years)\b"
)
_GRANTED = re.compile(r"\s+(?:that|how)\b")  # 'recognises that the task is hard'
_QUESTION = re.compile(
    r"\s+(?:(?:him|her|them|me|us|himself|reporters|journalists)\s+)?(?:who|whom|whose|what|when|where|why|how|whether|if)\b"
)
_ASKED_BARE = re.compile(r"\s*(?:[.,;?!\"”]|\Z|rhetorically\b|during\b|at\s+a\b)")
_ASKED_TO = re.compile(r"\s+(?:by\s+[^,;:]{2,60}?\s+)?(?:to|for|that)\s")
_FOR_ONE = re.compile(r"\s+to\s")  # 'EU urged to act': a headline's passive
_TALK = Construction(  # what is only to be seen to, or only talked of
    r"\b(?:ensur(?:e|es|ed|ing)|mak(?:e|es|ing)\s+(?:sure|certain)|made\s+(?:sure|certain)|sees?\s+to\s+it|"
    r"{talked_of})\s+(?:that\s+)?(?:the\s+)?\Z"
)
_PLEASANTRY = Construction(r"\s+(?:{pleasure}\b|(?:\w+\s+){0,4}?{pleasant_time}\b)")
_NO_ACCORD = re.compile(
    r"\b(?:can\s*not|can['’]t|could\s+not|couldn['’]t|did\s+not|didn['’]t|do\s+not|does\s+not|have\s+not|has\s+not|had\s+not|"
    r"unable\s+to|fail(?:s|ed)?\s+to)\s+(?:\w+\s+)?\Z"
)
_PAPERS = Construction(
    r"\s+(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|various|some|many|numerous|dozens\s+of|"
    r"a\s+(?:number|series|raft|package|host|set|string|range)\s+of|separate|other|more)\s|"
    r"(?:(?:the|a|an|his|her|its|formal|necessary|relevant|official|commercial|supply)\s+){0,3}(?:\w+\s+)?"
    r"{signed_paper}\b)"
)
_FINDINGS = Construction(  # what is presented to be read, and proposes nothing
    r"\s+(?:(?:an?|the|its|his|her|their|some|several|two|three|new|initial|preliminary|interim|final|annual|detailed|first|official|"
    r"written|full)\s+)*(?:progress\s+)?{presented}\b"
)
_AUDIENCE = Construction(r"\b(?:me|us|myself|{audience})\b")
_UNREAL = re.compile(r"\b(?:would|could|might|should)(?:\s+not|n['’]t|\s+never)?\s+have\s+(?:\w+ly\s+)?\Z")
_TRIP = Construction(
    r"\s+(?:(?:the|a|an|his|her|its|their|this)\s+|[A-Z][\w'’-]*\s+){0,3}(?:[\w-]+\s+){0,3}?"
    r"{greeted_event}\b(?!\s+of\s+{forces})"
)
_OWN_FUTURE = re.compile(r"\s+to\s+(?!be\s)")  # 'expects to grow'
_FORESEEN_OF_IT = re.compile(r"\s+to\s")  # 'costs are up, and expected to rise'
_WE = re.compile(r"\b(?:I|[Ww]e)\s+\Z")
_HOPED_SO = re.compile(  # 'hopes this is not the last word', 'hope that it was an error'; not 'hope it is signed soon'
    r"\s+(?:that\s+)?(?:[\w’'-]+\s+){1,5}?(?:(?:was|were|had|did)\b|(?:is|are)\s+(?:not\s+)?(?:\w+ly\s+)?"
    r"(?!(?:\w+(?:ed|en|un|ld|nt|ght|ing|de)|not|soon|also|no|\w+ly)\b))"
)
_NO_OBJECT = re.compile(
    r"\s*(?:[,;:.!?\"”]|\Z)|\s+(?:in|with|among|amongst|at|between|of|into|are|is|were|was|have|has)\s"
)
_WHAT_IS_CALLED = re.compile("[DNJP]")  # tags of an object: 'called snap elections (for May)'
_CALLED = ("person", "party", "office", "demonym", "collective")
_PEOPLE = Construction(r"\b(?:everyone|everybody|all|{called_people})\s+to\Z")
_CALL_WITH = frozenset(("on", "upon", "for", "up", "off", "out", "in", "by", "to", "back", "at"))
_CALLED_TO = Construction(  # to a deed, and not 'to Moscow', 'to order', 'to the phone'
    r"\s+(?!(?:the|an?|his|her|its|their|{called_to_nothing})\b)[a-z]"
)
_PLACES = ("here", "there")  # 'called here for calm'
_WHOSE = re.compile(
    r"\b(?:of|by|from|to|in|on|for|with|between|and)\s+(?:the\s+)?\Z"
)  # 'a plan by Chad, (backed by Mali)'
_PARTED = re.compile(r",\s+\Z")
_PREDICATED = re.compile(r"(?:\b(?:is|are|was|were|be|been|as|so|too|also)|[\w]+ly)\s+\Z")


_TOO_EARLY_TO_TELL = Construction(  # who cannot tell yet has no stance
    r"(?:too\s+early|premature)\s+to\s+{telling_early}\b"
)
_NAMED_THING = re.compile(r"\s+[A-Z][a-z]+(?:-[a-z]+)?\s+[a-z]+")  # 'a doomed Irish rebellion'


def is_fact(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether the words around a cue make it no stance."""
    if hit.value.form.startswith("opposed") and _is_of_a_thing(hit, clause):
        return True
    if hit.value.kind == "support_phrase" and clause.lists[_WHO_IT_IS].search(clause.text, 0, hit.start):
        return True  # 'criteria for determining who has the right to vote'
    if hit.value.kind == "reject_phrase":
        return _describes(hit, clause)
    if hit.value.form.startswith(clause.lists.starts["hoping"]) and _is_hoped_so(hit, clause):
        return True
    if hit.value.kind != "verb":
        return hit.value.kind == "noun" and is_arrangement(hit, clause)
    return (
        _is_noun(hit, clause, coder)
        or _is_report(hit, clause)
        or _is_courtesy(hit, clause, coder)
        or _is_past(hit, clause)
        or _is_background(hit, clause, coder)
        or is_arrangement(hit, clause)
    )


def _is_of_a_thing(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a plain noun right before 'opposed to' is what is opposed ('interests opposed to those of the union')."""
    words = clause.tagged
    before = bisect.bisect_left(words.starts, hit.start) - 1
    named = any(m["char_end"] == clause.offset + hit.start - 1 for m in clause.mentions)
    to = hit.value.form.endswith(" to") or clause.text.startswith(" to ", hit.end)
    return to and not named and before >= 0 and words.tags[before] == "N"


def _is_hoped_so(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether one hopes that a thing is so, and not that anybody do it ('I hope this is no joke')."""
    verb = hit.gaps and _WE.search(clause.text, 0, hit.start)  # but 'our hope for the talks is'
    return _HOPED_SO.match(clause.text, hit.start + len("hope") if verb else hit.end) is not None


def _describes(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether an adjective only describes the noun behind it ('illegal immigrants'), and judges nothing."""
    if clause.lists[_TOO_EARLY_TO_TELL].match(clause.text, hit.start):
        return True
    if " " in hit.value.form or _PREDICATED.search(clause.text, 0, hit.start):
        return False
    words = clause.tagged
    at = bisect.bisect_left(words.starts, hit.end)
    named = _NAMED_THING.match(clause.text, hit.end) is not None
    return named or words.tags[at : at + 1] in ("N", "J", "g")


def _is_noun(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether a form that is a noun as well is one: 'the Peruvian demands are', 'the conditions, he said'."""
    form, words = hit.value.form, clause.tagged
    at = bisect.bisect_left(words.starts, hit.start)
    ahead = words.tags[max(0, at - 1) : at]
    if ahead == "'" and words.tags[at : at + 1] == "g":
        return True  # "in reply to Oslo's warning, Chad said"
    if ahead == "J" and form in coder.noun_heads and words.tags[at : at + 1] == "v":
        return True  # 'a serious challenge to'
    if form not in coder.noun_heads or not form.endswith("s"):
        return False
    before = clause.offset + hit.start - 1
    if any(m["type"] == "demonym" and m["char_end"] == before for m in clause.mentions):
        return True
    return clause.subject_before(hit.start) is None and _NO_OBJECT.match(clause.text, hit.end) is not None


def _is_report(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether the verb tells what is so, what is asked to know, or what others call for: no stance of its subject."""
    form, text, end = hit.value.form, clause.text, hit.end
    if _UNREAL.search(text, 0, hit.start):
        return True  # 'would have banned'
    if clause.lists[_TALK].search(text, 0, _subject_start(hit, clause)):
        return True  # 'to ensure that Oslo keeps', 'rumours that Chad seeks'
    if form.startswith(clause.lists.starts["rejecting"]) and clause.lists[_AS_UNTRUE].match(text, end):
        return True  # 'dismissed the reports as rumours'
    if form.startswith("suggest"):
        return _SUGGESTED_SO.match(text, end) is not None
    if form.startswith(("rul", "decid")):
        return (clause.lists[_RULED_OUT_SO] if form[0] == "r" else _QUESTION_OPEN).match(text, end) is not None
    if form.startswith("halt"):
        return _HALTED_AT.match(text, end) is not None
    if form.startswith("assur"):
        return _ASSURED_SO.match(text, end) is not None
    if form.startswith("insist"):
        return any(so.match(text, end) is not None for so in (_IT_IS_SO, _HAD_BEEN, clause.lists[_SO_IT_STANDS]))
    if form.startswith("condemn"):
        return clause.lists[_TO_A_FATE].match(text, end) is not None
    if form.startswith(("recogni", "acknowledg")):
        return _GRANTED.match(text, end) is not None
    if form in ("ask", "asks", "asked", "asking"):
        return _only_asks(hit, clause)
    if form.startswith(("hail", "prais")):
        return text.startswith(" as ", end)  # 'in what Chad hailed as a victory'
    if form.startswith("look") and form.endswith(" to"):
        return clause.lists[_PLEASANTRY].match(text, end) is not None
    if form.startswith(("agree on", "agrees on", "agreed on")) or form == "agree":
        return _NO_ACCORD.search(text, 0, hit.start) is not None
    if form in ("signed", "signs", "sign", "signing"):
        return clause.lists[_PAPERS].match(text, end) is not None
    if form.startswith(("present", "submit")):
        return clause.lists[_FINDINGS].match(text, end) is not None
    if form.startswith(("tell", "told")) and form.endswith(" to"):
        return clause.lists[_AUDIENCE].search(text, hit.start, end) is not None
    if form.startswith("expect"):
        return (_FORESEEN_OF_IT if form == "expected" else _OWN_FUTURE).match(text, end) is not None
    if form.startswith("call") and form.endswith(" to"):
        return not (hit.gaps and _is_called(hit, clause))
    if form.startswith("call") and form.endswith(" for") and hit.gaps:
        at = bisect.bisect_left(clause.tagged.starts, clause.words[hit.gaps[0]].start)
        return (
            clause.tagged.lows[at] not in _PLACES and _WHAT_IS_CALLED.match(clause.tagged.tags, at) is not None
        )  # 'called elections for May'
    return form in clause.lists.words["done_to_others"] and _FOR_ONE.match(text, end) is not None


def _is_called(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether those who are called to do a thing stand between verb and 'to' ('called the government to act')."""
    verb = clause.predicate(hit.start)
    if verb is None or verb.passive or clause.words[hit.gaps[0]].low in _CALL_WITH:
        return False
    start, end = clause.offset + hit.start, clause.offset + hit.end
    named = (m for m in clause.mentions if start < m["char_start"] and m["char_end"] < end)
    called = (
        any(m["type"] in _CALLED for m in named)
        or clause.lists[_PEOPLE].search(clause.text, hit.start, hit.end) is not None
    )
    return called and clause.lists[_CALLED_TO].match(clause.text, hit.end) is not None


def _subject_start(hit: Hit[Cue], clause: Clause) -> int:
    """Where the subject of a verb begins, or the verb itself."""
    phrase = clause.subject_phrase(hit.start)
    return phrase[0] if phrase is not None else hit.start


def _only_asks(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether somebody wants to know, and nothing done ('asked whether', '"Why?" he asked', 'asked by the judge')."""
    text, end = clause.text, hit.end
    if _QUESTION.match(text, end):
        return True
    if text.startswith(" by ", end):
        return _ASKED_TO.match(text, end) is None
    return _ASKED_BARE.match(text, end) is not None and any(mark in text[: hit.start] for mark in '?"”')


def _is_courtesy(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether a visit is greeted or made ('welcomed the first visit by', 'went ahead with the trip')."""
    greets = hit.value.form in coder.greetings or hit.value.form.split()[-1] == "with"
    return (
        greets and hit.value.act in ("accept", "commit") and clause.lists[_TRIP].match(clause.text, hit.end) is not None
    )


def _is_past(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a verb tells of an earlier year: 'withdrew in 1976', 'In 1994 the two signed', 'agreed ten years ago'."""
    verb = clause.predicate(hit.start)
    if verb is None or verb.tag not in "dn":
        return False
    opened = _FRONTED.match(clause.text)
    if opened is not None and _is_earlier(opened, clause):
        return True
    right_before = _YEAR_BEFORE.search(clause.text, max(0, hit.start - _YEAR_BEFORE_REACH), hit.start)
    if right_before is not None and (right_before["ago"] or _is_earlier(right_before, clause)):
        return True
    in_year, ago = _IN_A_YEAR.search(clause.text, hit.end), _LONG_AGO.search(clause.text, hit.end)
    if in_year is not None and not _is_earlier(in_year, clause):
        in_year = None
    return any(told is not None and not _has_verb(clause, hit.end, told.start()) for told in (in_year, ago))


def _is_earlier(told: re.Match[str], clause: Clause) -> bool:
    """Whether a year is over: 'in 1998', but a month of last year may be the last one."""
    year = int(told.group("year")) + (told.group("month") is not None)
    return year < clause.year


def _has_verb(clause: Clause, start: int, end: int) -> bool:
    """Whether another verb or a matter stands between two characters, whose time it would be."""
    words = clause.tagged
    low, high = bisect.bisect_left(words.starts, start), bisect.bisect_left(words.starts, end)
    another = _OF_ANOTHER_VERB.search(words.tags, low, high)
    return another is not None or _OF_ITS_MATTER.search(clause.text, start, end) is not None


def _is_background(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether a deed is told only to say when, why or of what: 'after Oslo banned', 'which it signed'."""
    if hit.value.form not in coder.deeds or coder.negated(clause.words, hit.first):
        return False
    verb = clause.predicate(hit.start)
    if verb is None or verb.tag not in "dn":
        return False
    words, before = clause.tagged, verb.group[0] - 1
    if before >= 0 and words.lows[before] in _BY_THE_WAY and words.tags[before] in "wT":
        return True
    if _ONCE_DONE.search(clause.text, max(0, hit.start - _ONCE_DONE_REACH), words.starts[verb.group[0]]):
        return True
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    return (_WHEN.search(clause.text, 0, phrase[0]) or _WHICH.search(clause.text, 0, phrase[0])) is not None


def sides_with_party(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a passive tells who backs a party or person, and no plan ('Kenya, backed by Chad, won')."""
    at = clause.offset + hit.start
    if _PARTED.search(clause.text, 0, hit.start):
        ahead = next((m for m in clause.mentions if m["char_end"] == at - len(", ") and m["type"] != "place"), None)
        return ahead is not None and _WHOSE.search(clause.text, 0, ahead["char_start"] - clause.offset) is None
    phrase = clause.subject_phrase(hit.start)
    return phrase is not None and any(
        m["char_start"] - clause.offset <= phrase[0] + len("the ") and m["char_end"] - clause.offset == phrase[1]
        for m in clause.mentions
    )

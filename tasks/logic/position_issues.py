"""What a stance is about: the issues that its passage names, else the one that the text around it speaks of.

An issue outside the list gets a short label, the words behind the cue.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping

from tasks.logic.complements import (
    Asserted,
    Condition,
    before_predicate,
    closes_relative,
    complement,
    condition,
    infinitive,
    subject_start,
    undergoer,
)
from tasks.logic.cues import Hit, Word
from tasks.logic.issue_objects import stances_by_objects
from tasks.logic.issue_senses import CLEAR, SEVERAL, as_meant, main_matter, most_named
from tasks.logic.issues import IssueCue
from tasks.logic.position_cues import NOUNISH
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stance_parts import OF_PARTIES
from tasks.logic.stances import Cue, Stance, StanceCoder

_PAUSE = re.compile(r"[,;:!?”\"]|\.\s*\Z|\s[-–—]{1,2}\s|\s(?:if|because|when|while|after|before|unless|which|who)\s")
_IT_DONE = re.compile(  # 'wants them lifted', 'demanded that they be lifted', 'wants them gone'
    r"\s+(?:that\s+)?(?:it|them|they|these|those|this|that)\s+(?:(?:to\s+|should\s+|must\s+)?be\s+)?"
    r"(?P<done>[a-z]+(?:ed|en|wn)|gone|out|off|home)\b"
)
_POINTS_BACK = Construction(
    r"\s*(?:(?:(?:[\w'’-]+\s+){0,4}?to\s+)?{dealing_with}\s+(?:it|them)\b|"
    r"it|this|that|these|those|them|(?:doing|to do|do) so|"
    r"(?:the|this|that|his|her|its|their|such|such\s+an?)\s+(?:\w+\s+)?"
    r"{spoken_of})\b"
)
_JUDGED_BACK = Construction(  # 'found the decision (unfair)', 'said that this was (unacceptable)'
    r"\b(?:it|this|that|(?:the|this|that|such\s+an?)\s+{spoken_of})\s+(?:(?:is|was|would\s+be|to\s+be|as)\s+)?(?:\w+ly\s+)?\Z"
)
_NAMES_NOTHING = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,4}?to\s+\w+\s+(?:it|them)\s*(?:[.,;]|\Z)"
)  # 'urged all to accept it'
_HARMS = Construction(  # 'warned that sanctions would hurt the poor' threatens nobody with sanctions
    r"(?:\s+(?:on|against|by)(?:\s+[\w'’-]+){1,4}?)?\s+(?:would|could|can|will|might|may)\s+(?:only\s+|further\s+)?"
    r"(?:{harming}|be\s+(?:a|an|{harmful}))\b"
)
_OPENS_QUOTE = re.compile(r"\s[“\"](?=\w)")  # 'called on all to "show restraint"': what is quoted goes on
_VITAL = Construction(
    r"\s+(?:is|was|are|were|remain(?:s|ed)?|would\s+be|will\s+be)\s+(?:\w+\s+)?(?:{vital}|the\s+only)\b"
)
_ANEW = re.compile(r",\s+(?:but\s+)?(?:we|they|he|she|it|I)\s+\Z")  # a clause of its own, with no negation in it
_DOUBTED = Construction(r"(?:\bnot|n['’]t|\bnever)\s+{thinking}\s+(?:that\s+)?[^,;:“”\"]{0,60}\Z")
_ANYTHING_BUT = re.compile(
    r"\s+(?:\w+\s+)?(?:anything|everything|all\s+\w+)\s+(?:except|but|apart from|other than|save)\s"
)
_REJECTED_THAT = Construction(  # 'rejected suggestions that Oslo should sign'
    r"\b{rejecting}\s+(?:\w+\s+){0,3}?{assertion}\s+that\s+"
    r"[^,;:.“”\"]{0,60}\Z"
)
_REFUSED = re.compile(
    r"\b(?:will not|won['’]t|would not|wouldn['’]t|shall not|cannot|can not|can['’]t|could not|"
    r"(?:will|would|can) never|not going to)\s+(?:\w+\s+)?\Z"
)
_NEVER = ("not ", "never ")
_PROMISING = ("accept", "commit")
_WHOM = re.compile(
    r"(?:\s+(?!(?:of|for|over|by|in|on|to|against|and|or|that|as|which|who|from|after)\b)[\w'’-]+){0,5}?\s*"
)
_WHOM_ENDS = re.compile(
    r"\s*(?:[.,;:)”\"]|\Z)|\s(?:for|over|on|in|at|as|and|but|or|who|after|during|when|because|while|since|regime|government|leadership)\b"
)
_KNOWN = {"the", "its", "his", "her", "their", "this", "these", "those", "'s"}
_DONE = ("ed", "held", "made", "given", "taken", "sent")  # endings of a passive's participle
_WARNED_THAT = re.compile(  # 'warned that, if the rebels attacked, (Oslo would)'
    r"\s+(?:that,?\s+)?(?:(?:if|unless|should|without)\s[^,;:“”\"]{2,70},\s+)?(?:the\s+)?"
)
_WARNED_TO = re.compile(  # 'warned the rebels (to lay down arms)'
    r"\s+(?:(?!(?:that|of|against|about|over|on|to|from|if|it|they|he|she|we|is|are|was|were|has|have|had|will|would|could|can|"
    r"may|might|must|should|not)\b)[\w'’.-]+\s+){1,7}?to\s+"
)
_MAY = re.compile(r"\s+(?:will|would|might|may|could|can)\b")
_TO = re.compile(r"\sto\s")
_NO_OBJECTION = ("not ", "no ", "n't ")  # 'not opposed to' a thing, where 'ready to' opens a deed
_NO = re.compile(r"no\s", re.I)
_NOT_TO = re.compile(  # 'threatened not to sign it', 'insisted that it would not attend', 'that it was opposed to it'
    r"\s+(?:not\s+to|to\s+not|never\s+to)\s|"
    r"\s+(?:that\s+(?:[\w'’-]+\s+){1,5}?|(?:it|he|she|they|we)\s+)(?:"
    r"(?:will|would|must|should|can|could|may|shall)(?:\s+not|\s+never|not)|"
    r"(?:is|are|was|were|remains?|remained)\s+(?:\w+ly\s+)?(?:opposed|hostile|averse)\s+to)\s"
)
_WASTED = Construction(  # 'must not waste any more time', 'cannot let this chance slip'
    r"\s+(?:{wasting}|let\s+(?:this|the|such)\s+(?:\w+\s+)?(?:chance|opportunity|moment)\s+(?:slip|pass)\w*)\s+"
    r"(?:(?:any|much|more|further|this|the|that|such|an|a|precious|valuable|historic|unique|golden)\s+){0,4}"
    r"(?:{wasted}|away|by)\b|\s+{waiting}\b(?!\s+(?:for|on)\b)"
)
_STOPPED = Construction(  # 'asked for a ten-year moratorium': of what the text speaks of
    r"\s+(?:for\s+|on\s+)?(?:an?|the)\s+(?:[\w'’-]+\s+){0,2}?{standstill}\s*"
    r"(?:[.,;:]|\Z|\s(?:until|pending|while|and|but|in\s+the\s+meantime)\b)"
)
_ENDED = Construction(  # 'opposes lifting them', 'wants to scrap it', 'called on Oslo to abandon that plan'
    r"(?:\s+(?:on|for|against|to|with|from|[A-Z]\w+|the|any|move|moves|steps?|further|gradually|all)){0,4}\s+"
    r"{ending_it}\w{0,2}(?:e|ed|ing|p?ping)?\s+(?:it|them|these|those|(?:this|that|the)\s+{ended_plan})\b|"
    r"\s+(?:for\s+)?(?:its|their)\s+(?:[a-z]+\s+)?{ended}\b"
)
_TO_STOP = re.compile(
    r"(?:\s+to)?\s+(?:(?:stop|quit|give\s+up|leave|abandon\s+it)\s*(?:[.,;”\"]|\Z)|(?:stop|cease|quit)\s+\w+ing\b)"
)  # 'do not want to stop', 'will not stop hitting'
_OF_A_MEETING = Construction(
    r"invit\w*\b(?![^.;:]{0,80}?\bto\s+{invited_deed}\b)|(?:call|put)(?:s|ed|ting|ing)?\s+off\s[^,;:.“”\"]{0,40}?\b{met_at}\b|"
    r"(?:w(?:ill|ould)\s+(?:not|never)|won['’]t|wouldn['’]t|refus\w+|declin\w+|unwilling|not\s+(?:ready|willing|prepared))\s+(?:to\s+)?"
    r"(?:(?:travel|fly|come|return|go\s+back|send\s+[^,;:.“”\"]{0,25}?{sent_to_talks})\b|"
    r"(?:go|head)\s+to\s+(?-i:[A-Z])|(?:meet|attend|sit\s+down)\b)",
    re.I,
)
_RECOGNISES = re.compile(r"n[o']t\s+recogni[sz]")
_A_WHOLE = re.compile(
    r"\s+(?:the\s+)?(?:(?:republic|state|kingdom|sovereignty|independence|government)\s+(?:of\s+)?)?(?:the\s+)?", re.I
)
_AS_IT_IS = Construction(  # what may stand behind a state that is recognised; not 'Oslo as a friend', 'Oslo's role'
    r"\s*(?:[.,;:)”\"—–-]|\Z|\s(?:and|or|but|because|since|until|till|unless|while|although|though|diplomatically|formally|"
    r"officially|within|after|before|as\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:state|country|nation|republic|government))\b)"
)
_PRONOUNS = frozenset(("it", "them"))  # within a cue: 'turned it down'
_MAIN_VERB = re.compile("[BH]|d(?![NJ])")  # tags: 'was', 'seemed', but not 'promised (continued support)'
_FREE_REACH = 6  # words from 'what' to its verb
_MEANT_BEFORE = {"it", "this", "that", "these", "those", "they", "he", "she", "we", "you", "i", "there", "such", "one"}
_SELF_EVIDENT = ("reject", "demand", "commit", "offer", "propose")  # acts that are a stance, whatever they are about
_LABEL_WORDS = 8
_PASSIVE_REACH = 3  # words behind a modal to the end of its passive ('must immediately be lifted')
_LEADING = {
    "that", "to", "the", "a", "an", "all", "both", "its", "their", "his",
    "her", "our", "and", "or", "be", "not", "what", "how", "whether",
}  # fmt: skip


def stances_of(
    clause: Clause, asserted: Asserted, coder: StanceCoder, topic: Stance | None, matter: Mapping[str, int]
) -> tuple[list[Stance], str | None, str, str, int, int] | None:
    """Stances of a cue, the label of an issue outside the list, sign and act, and the passage; None without issue."""
    hit, sentence = asserted.hit, clause.words
    passive = asserted.rule.startswith("passive")
    first, last, start, end = undergoer(clause, hit) if passive else complement(clause, asserted)
    sign, act = sign_and_act(hit, clause, coder)
    if act == "warn" and sign == "-" and _of_itself(clause, asserted):
        sign = "+"  # 'Oslo warned that it might leave the talks' threatens to
    if hit.value.issue is not None:
        if sign != hit.value.sign:
            return None  # who 'did not recall its ambassador' did nothing
        return [Stance(hit.value.issue, side(sign), hit.start, hit.end, CLEAR + 1)], None, sign, act, start, end
    if hit.value.bare:
        if topic is None:
            return None
        return [_answering(topic, sign)], None, sign, act, start, hit.end
    if _undergone(hit, sentence, coder):
        begin = subject_start(clause, hit, asserted.content, start)
        from_subject = bisect.bisect_left([w.start for w in sentence], begin)
        stances = coder.stances(sentence, from_subject, hit.last + _PASSIVE_REACH, sign, clause.text, hit, matter)
        if any(s.weight > CLEAR and s.start < hit.start for s in stances):
            return stances, None, sign, act, begin, end
    if hit.value.whole:
        first = hit.first + 1
    elif not passive and first == hit.last and coder.opens_issue(sentence, hit):
        first -= 1  # 'wants guarantees that it will not be attacked'
    asked = first if passive else infinitive(clause, hit, first, last)
    if 0 < asked == hit.last and sentence[asked - 1].low == "to":  # 'agreed to meet'
        asked -= 1
    stances = coder.stances(sentence, asked, last, sign, clause.text, matter=matter)
    if asked != first and not any(s.weight >= CLEAR for s in stances):  # 'the importance of a base to keep stability'
        entire = coder.stances(sentence, first, last, sign, clause.text, matter=matter)
        entire = [s for s in entire if s.issue not in OF_PARTIES or s.start >= sentence[asked].start]  # not whom
        stances = entire if not stances or _names_any(entire) else stances
    if not stances and (earlier := before_predicate(clause, asserted, end)) is not None:
        first, last, start, end = earlier
        stances = coder.stances(sentence, first, last, sign, clause.text, matter=matter)
    if hit.value.kind.startswith("modal") and not _names_any(stances):  # 'their troops (will) go home'
        begin = subject_start(clause, hit, asserted.content, start)
        from_subject = bisect.bisect_left([w.start for w in sentence], begin)
        whole = hit.value.sign if _NO.match(clause.text, begin) else sign  # its 'no' is read with the rest
        entire = coder.stances(sentence, from_subject, last, whole, clause.text, hit, matter)
        if hit.value.clear or not stances or _names_any(entire):
            stances, start = entire, begin
    if not stances and hit.gaps:
        stances = coder.stances(sentence, hit.gaps[0], max(last, hit.last), sign, clause.text, matter=matter)
    if not stances and asked < len(sentence):
        begin = start if hit.value.kind.startswith("modal") else sentence[asked].start
        stances = stances_by_objects(clause, coder, sign, begin, end)
    if not stances and hit.value.sign == "-" and _RECOGNISES.match(hit.value.form):
        stances = _unrecognised(clause, hit)
    if not stances and act == "warn" and (supposed := condition(clause, end, act)) is not None:
        stances = _foretold(clause, hit, supposed, coder, sign)
        if not stances:
            stances = coder.stances(sentence, supposed.first, supposed.last, supposed.sign, clause.text, matter=matter)
        stances = sorted(stances, key=lambda s: -s.weight)[:1]
        if stances:  # 'warned of grave consequences if the dam was filled' warns of filling it
            return stances, None, sign, act, start, supposed.end
    if not stances and hit.value.kind == "verb" and _is_of_no_thing(clause, hit):
        return None
    if not stances and sign in "+-" and _turned_round(clause, hit, end):
        sign = "-" if sign == "+" else "+"
    if (
        not stances
        and hit.value.kind != "noun"
        and (last - first >= 2 or closes_relative(clause, hit) or _points_back(clause, hit))
    ):
        stances = _fallback(clause, asserted, coder, sign, topic)
    if act == "reject" and hit.value.form.startswith(
        clause.lists.starts["condemning"]
    ):  # 'condemned attacks on aid workers and homes'
        stances = sorted(stances, key=lambda s: (-s.weight, s.start))[:1]
    if hit.value.clear and not _names_any(stances):
        return None
    if hit.value.kind == "commit" and "hesitate" not in hit.value.form and not any(s.weight >= CLEAR for s in stances):
        return None  # 'is determined to go on': to what, nobody tells
    threat = (
        hit.value.sign == "-"
        and not hit.value.form.endswith("against")
        and not hit.value.form.startswith(clause.lists.starts["voicing"])
        and not _asks_for_deed(hit, clause)
    )
    stances = [
        s._replace(stance="support")
        if threat and coder.threatens(act, s) and not clause.lists[_HARMS].match(clause.text, s.end)
        else s
        for s in stances
    ]
    undoing = (
        hit.value.kind == "verb"
        and hit.value.sign == "-"
        and not hit.value.form.startswith(clause.lists.starts["attitude"])
    )
    undoing = undoing or (hit.value.kind == "commit" and hit.value.form.startswith(_NEVER))
    if undoing and (led := coder.led_by(sentence, hit)) is not None:
        stances = _of_one_phrase(led, sign, stances)
    if act == "warn" and sign == "-":  # 'warned that membership was crucial'
        stances = [
            s._replace(stance="support") if clause.lists[_VITAL].match(clause.text, s.end) else s for s in stances
        ]
    if stances:
        stances = [as_meant(s, clause.text, matter) for s in stances]
        return stances, None, sign, act, start, end
    named = (
        short_label(clause.text[sentence[first].start : end])
        if hit.value.claims and first < len(sentence) and not _NAMES_NOTHING.match(clause.text, hit.end)
        else None
    )
    if named is None and hit.value.claims and hit.value.kind.startswith("modal"):
        named = short_label(_asked_of_subject(clause, hit, end), 1)
    if (named is None and not _stands_alone(clause, hit, last - first)) or (act == "reject" and _blames(clause, hit)):
        return None
    spoken_of = topic.issue if topic is not None else None
    if spoken_of is not None and matter.get(spoken_of, 0) < SEVERAL - 1:
        spoken_of = most_named(matter) or spoken_of
    apart = clause.text.startswith(" as ", end) or condition(clause, end, act) is not None
    near = sentence[:last] if apart else sentence  # not what the verdict or the condition names
    if (
        asked > first
        and hit.value.form.startswith(clause.lists.starts["addressing"])
        and not hit.value.form.endswith(" for")
    ):
        near = [*near[: hit.last], *near[asked:]]  # nor who is asked to do it
    issue = main_matter(matter) or coder.nearest_issue(near, hit) or spoken_of
    if not passive and clause.lists[_OF_A_MEETING].match(clause.text, hit.start, max(end, hit.end)):
        issue = "dialogue"  # 'invited him to Lima', 'called off the round', whatever the text speaks of
    stance = Stance(issue or "other", side(sign), start, end, 1)
    return [stance], None if issue else named or "", sign, act, start, end


def _answering(topic: Stance, sign: str) -> Stance:
    """The stance of one who is for or against what another was told to want, or against a thing that was named."""
    mine = {"+": topic.stance, "-": "oppose" if topic.stance == "support" else "support", "o": "open"}
    return topic._replace(stance=mine[sign])


def _of_one_phrase(led: Hit[IssueCue], sign: str, stances: list[Stance]) -> list[Stance]:
    """The stance of a verb that names an issue with its object ('will not give up its guns': against disarming)."""
    value = led.value.polarity * (1 if sign == "-" else -1)
    if sign == "o" or any(s.issue == led.value.issue and s.weight >= led.value.weight for s in stances):
        return stances
    one = Stance(led.value.issue, "support" if value > 0 else "oppose", led.start, led.end, led.value.weight)
    return [one, *(s for s in stances if s.start >= led.end)]


def _turned_round(clause: Clause, hit: Hit[Cue], end: int) -> bool:
    """Whether what a cue governs denies or stops a thing that it does not name."""
    text, lists = clause.text, clause.lists
    within = (_NOT_TO, lists[_ENDED], lists[_WASTED], _TO_STOP)
    return any(told.match(text, hit.end, end) is not None for told in within) or (
        lists[_STOPPED].match(text, hit.end) is not None
    )


def _foretold(clause: Clause, hit: Hit[Cue], supposed: Condition, coder: StanceCoder, sign: str) -> list[Stance]:
    """What is threatened in a main clause behind its condition ('threatened that if talks failed, he would strike')."""
    comma = clause.text.find(", ", supposed.start)
    if comma < 0 or clause.text[hit.end : supposed.start].strip(" ,") not in ("", "that"):
        return []
    first = bisect.bisect_left([w.start for w in clause.words], comma)
    return coder.stances(clause.words, first, len(clause.words), sign, clause.text)


def _unrecognised(clause: Clause, hit: Hit[Cue]) -> list[Stance]:
    """The stance on relations of who does not recognise a state or party ('does not recognize Chad')."""
    for mention in clause.mentions:
        start, end = mention["char_start"] - clause.offset, mention["char_end"] - clause.offset
        if start < hit.end:
            continue
        whole = (
            mention["type"] in ("party", "place")
            and mention["parties"]
            and _A_WHOLE.fullmatch(clause.text, hit.end, start)
        )
        if not whole or clause.lists[_AS_IT_IS].match(clause.text, end) is None:
            return []
        return [Stance("diplomatic_relations", "oppose", start, end, CLEAR + 1)]
    return []


def _names_any(stances: list[Stance]) -> bool:
    """Whether any of the stances is on an issue that is named clearly."""
    return any(s.weight > CLEAR for s in stances)


def _is_of_no_thing(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a clause about a thing ends with a cue: 'the deal that Oslo wanted seemed dead', 'beyond what it asked'.

    'What Oslo wants is a truce' goes on to say what that is.
    """
    told = _MAIN_VERB.match(clause.tagged.tags, bisect.bisect_left(clause.tagged.starts, hit.end)) is not None
    free = any(word.low == "what" for word in clause.words[max(0, hit.first - _FREE_REACH) : hit.first])
    return free != told


def _stands_alone(clause: Clause, hit: Hit[Cue], behind: int) -> bool:
    """Whether a refusal, demand or promise is one though what it is about has no name here ('refused to admit it')."""
    cue = hit.value
    if not cue.claims or (cue.act not in _SELF_EVIDENT and not cue.form.startswith(clause.lists.starts["requesting"])):
        return False
    told = cue.kind in ("verb", "reject_phrase") or (cue.kind in ("ready", "commit") and cue.form.endswith(" to"))
    deed = behind > 0 and cue.form.endswith("right to")
    return told and (behind > 1 or deed or closes_relative(clause, hit) or _points_back(clause, hit))


def _blames(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a verb only blames somebody, for what nobody tells ('criticized the Peruvian premier')."""
    if hit.value.kind != "verb" or not hit.value.form.startswith(
        clause.lists.starts["condemning"] + clause.lists.starts["chiding"]
    ):
        return False
    return any(
        _WHOM.fullmatch(clause.text, hit.end, m["char_start"] - clause.offset) is not None
        and _WHOM_ENDS.match(clause.text, m["char_end"] - clause.offset) is not None
        for m in clause.mentions
        if m["type"] in ("person", "office", "party") and m["char_start"] - clause.offset > hit.end
    )


def _undergone(hit: Hit[Cue], sentence: list[Word], coder: StanceCoder) -> bool:
    """Whether what a modal asks for is done to its subject, which it then speaks of ('talks must not be postponed')."""
    behind = [w.low for w in sentence[hit.last : hit.last + 2]]
    if hit.value.kind not in ("modal", "modal_reject", "modal_commit") or len(behind) < 2 or behind[0] != "be":
        return False
    return coder.undoes(behind[1]) or behind[1].endswith(_DONE)


def side(sign: str) -> str:
    """The stance that a sign means towards what a passage names."""
    return {"o": "open", "+": "support", "-": "oppose"}[sign]


def sign_and_act(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> tuple[str, str]:
    """Sign and act of a cue with the negation before it; 'ready to act' is for the act, 'ready to talk' is open."""
    sign, act, form, sentence = hit.value.sign, hit.value.act, hit.value.form, clause.words
    acts = form.endswith((" to", " in")) and not form.startswith(_NO_OBJECTION)
    if hit.value.kind == "ready" and acts and not coder.is_open(sentence, hit.last):
        sign = "+"
    if act == "warn" and sign == "-" and hit.value.kind == "noun" and _TO.match(clause.text, hit.end):
        sign = "+" if clause.is_deed(hit.end + len(" to ")) else sign  # 'a warning to stay out' asks for it
    if _asks_for_deed(hit, clause):
        sign = "+"
    denied = "not" not in form and "n't" not in form and coder.negated(sentence, hit.first)
    if denied and _ANEW.search(clause.text, 0, hit.start):
        denied = False  # 'we do not want missiles, we want talks'
    if hit.value.kind == "noun" and hit.first and sentence[hit.first - 1].low in _KNOWN:
        denied = False  # 'has not met the demand for': the demand is one
    if hit.value.kind in ("predicate", "modal", "modal_commit") and clause.lists[_DOUBTED].search(
        clause.text, 0, hit.start
    ):
        denied = True  # 'we do not think that sanctions are the answer'
    if hit.value.kind in ("modal", "predicate") and clause.lists[_REJECTED_THAT].search(clause.text, 0, hit.start):
        denied = True
    verb = clause.predicate(hit.start)
    shared = verb is not None and verb.coordinated  # 'said neither was to blame, and hoped' is one that hopes
    negative = not shared and coder.is_negative_subject(clause.subject_with_determiner(hit.start))
    if negative and hit.value.kind == "predicate":
        return sign, "reject"  # 'no foreign troops will be tolerated': its 'no' is read with what it judges
    if sign == "o" and not denied and _ANYTHING_BUT.match(clause.text, hit.end):
        return "-", "reject"  # 'ready to discuss anything except independence'
    if (
        denied
        and sign == "-"
        and _REFUSED.search(clause.text, 0, hit.start)
        and not form.startswith(clause.lists.starts["attitude"])
    ):
        return "+", "reject"  # who will not suspend a thing goes on with it; who does not reject it may accept it
    if sign == "+" and act in _PROMISING and coder.is_weighed(sentence, hit.last):
        sign = "o"
    if denied or negative:
        sign, act = {"+": ("-", "reject"), "-": ("o", act), "o": ("-", "reject")}[sign]
    return sign, act


def _asks_for_deed(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a warning asks somebody for what 'to' tells ('warned the rebels to lay down arms')."""
    if hit.value.act != "warn" or hit.value.kind != "verb" or hit.value.form not in clause.lists.words["warning"]:
        return False
    told = _WARNED_TO.match(clause.text, hit.end)
    return told is not None and (clause.is_deed(told.end()) or clause.text.startswith("be ", told.end()))


def _of_itself(clause: Clause, asserted: Asserted) -> bool:
    """Whether who warns speaks of what his own side may do ('warned that Moscow might')."""
    opened = _WARNED_THAT.match(clause.text, asserted.hit.end)
    if opened is None:
        return False
    for mention in clause.mentions:
        at = mention["char_start"] - clause.offset
        if opened.end() <= at <= opened.end() + 1:
            own = bool(set(mention["parties"]) & set(asserted.holder.parties))
            return own and _MAY.match(clause.text, mention["char_end"] - clause.offset) is not None
    return False


def _fallback(clause: Clause, asserted: Asserted, coder: StanceCoder, sign: str, topic: Stance | None) -> list[Stance]:
    """The issue that a relative clause is about, or that of the stance before where the cue points back."""
    hit, content = asserted.hit, asserted.content
    begin = max(content.start - clause.offset, 0) if content else 0
    first = bisect.bisect_left([w.start for w in clause.words], begin)
    earlier = coder.stances(clause.words, first, hit.first, sign, clause.text)
    closes = closes_relative(clause, hit)
    least = CLEAR if closes else CLEAR + 1
    strong = [s for s in earlier if s.weight >= least] if closes or hit.value.kind == "modal" else []
    if strong:
        return strong[-1:]
    if topic is not None and _points_back(clause, hit):
        undone = _IT_DONE.match(clause.text, hit.end)
        turned = undone is not None and coder.undoes(undone["done"].lower()) and sign in "+-"
        return [topic._replace(stance=side("-" if turned and sign == "+" else "+" if turned else sign))]
    return []


def _points_back(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a cue governs or judges only what the text has told of ('rejected it', 'found the move unfair')."""
    if hit.value.kind == "reject_phrase" and clause.lists[_JUDGED_BACK].search(clause.text, 0, hit.start) is not None:
        return True
    return clause.lists[_POINTS_BACK].match(clause.text, hit.end) is not None or not _PRONOUNS.isdisjoint(
        hit.value.form.split()
    )


def _asked_of_subject(clause: Clause, hit: Hit[Cue], end: int) -> str:
    """Subject and predicate of what a modal asks for: 'the decree (should) be scrapped' is about the decree."""
    phrase = clause.subject_phrase(hit.start)
    named = phrase is not None and clause.text[slice(*phrase)].split()[0].lower() not in _MEANT_BEFORE
    return f"{clause.text[slice(*phrase)]} {clause.text[hit.end : end]}" if phrase is not None and named else ""


def short_label(passage: str, least: int = 2) -> str | None:
    """A short label for an issue outside the list: the words that follow the cue, as they stand, up to a pause.

    There is none where they have less than so many words of content.
    """
    until = _PAUSE.split(_OPENS_QUOTE.sub(" ", passage.strip(" ,:“”\"'")), maxsplit=1)[0]
    found = until.split()[:_LABEL_WORDS]
    while found and found[0].lower() in _LEADING:
        found.pop(0)
    while found and found[-1].lower() in _LEADING | NOUNISH:
        found.pop()
    content = [w for w in found if len(w) > 3 and w.lower() not in NOUNISH]
    return " ".join(found).strip(" ,.:;“”\"'").lower() if len(content) >= least else None

"""Holders: whose stance a cue expresses, by grammar within the clause or by attribution across clauses."""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit
from tasks.logic.predicates import VERBAL, Predicate, governing, head_end
from tasks.logic.reading_words import Construction
from tasks.logic.sayings import FIRST_PERSON, WISHES, Holder, Said, holder
from tasks.logic.stance_clause import SUBJECTS, Clause, Row
from tasks.logic.stances import Cue

_POSSESSIVE = re.compile(r"(?:['’]s?|['’])?\s+[“\"]?(?:(?:[a-z]+(?:-[a-z]+)?|\d+)\s+[“\"]?){0,2}\Z")
_VERB_BETWEEN = re.compile(
    r"\s+(?:(?:has|have|had|also|\w+ly)\s+)*\w+(?:ed|s|ing|ew)\s+"
)  # 'Oslo has rejected (demands by)'
_ANOTHERS_NOUN = re.compile(r"\s(?:an?|the)\s")  # 'their group a precondition (for talks)'
_COPULA = re.compile(r"\b(?:is|are|was|were|be|been|became|becomes?|becoming|remain(?:s|ed)?|seem(?:s|ed)?)\b")
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")
_NEXT = re.compile(r"\s+(?:the\s+)?(?:[a-z]+\s+){0,2}\Z")  # behind a cue that has its own 'by'
_COLLEAGUE = Construction(r"\s+{colleague}\b")
_ENJOYS = Construction(  # who has the backing of another is not who gives it
    r"\b(?:ha[sd]|have|having|{enjoying})\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}\Z"
)
_GIVEN_BY = re.compile(r"\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z")
_WHOSE = re.compile(  # 'among the conditions which Oslo set', 'cleared the Kenyan senate'
    r"\s+(?:(?:which|that|set\s+by|set\s+out\s+by|laid\s+down\s+by|put\s+by|made\s+by|named\s+by|of|from|by)\s+)?(?:the\s+)?(?:[a-z-]+\s+){0,3}\Z"
)
_JUDGED_BY = re.compile(r"\s+(?:for|to)\s+(?:the\s+)?")
_BY_FORMS = (" by", " from")
_ASKING = ("demand", "call", "propose", "offer", "commit")
_UTTERED = (*_ASKING, "warn")
_WITH = re.compile(r"\bwith\s+(?:an?|another)\s+(?:(?!of\b|to\b|for\b|the\b)[\w-]+\s+){0,2}\Z")
_WITH_REACH = 40  # characters from 'with' to the call that it brings
_VERDICTS = ("reject_phrase", "predicate")  # what they say of a thing is so for somebody
_THAT_IS = re.compile(r",?\s+(?:that|this|it)\s+(?:is|was|remains|would\s+be)\s")  # 'For Oslo that is not negotiable'
_FOR = re.compile(r"(?:\A\W*(?:but\s+|and\s+|yet\s+)?|[;:]\s+(?:but\s+|and\s+)?)for\s+(?:the\s+)?\Z", re.IGNORECASE)
_ANOTHER = re.compile(r"[;:]|\b(?:said|says|told|according)\b")  # words with a source of their own
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|such|any|no|every|each)\b", re.IGNORECASE)
_LIGHT_REACH = 5  # words from a verb that says no more than its object to the noun that tells what it says
_FINITE = re.compile("[zdBHM]")
_SPEAKERS_OWN = ("our", "my", "its", "his", "her", "their", "all", "both", "each", "everybody", "everyone", "either")
_ANYBODY = Construction(
    r"(?:who(?:ever)?|which|every(?:one|body)|any(?:one|body)|some(?:one|body)?|those|others|many|most|few|people|"
    r"(?:many|some|most|other|several|all|certain) {anybody})\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:after|until|before|once|when)\s+\Z")  # what another will have done by then
_CLOSES = ",;:.(-CKFIMBtP"  # tags of what no object goes over: marks, conjunctions, prepositions, auxiliaries
# 'Ana said that Oslo would not sign': a refusal is that of its subject, 'must not' is what the speaker asks
_OWN_REFUSAL = Construction(
    r"(?:(?:will|would|shall)\s*)?(?:not|never|n['’]t|won['’]t|wouldn['’]t)\s+(?:ever\s+)?"
    r"{own_refusal}\b"
)
_THIRD_PERSON = ("he", "she", "they")
_TOLD_SO = Construction(r"\b(?:that|say|saying|tell|{said})\s+\Z")  # "says that (they are ready)"
_TOLD_SO_REACH = 12  # characters of a verb of saying
_HELPER = re.compile(r"\b(?:will|would|shall|does|do|did)\s+\Z")
_DESCRIBES = "DJ'"  # tags before a participle that describes a noun
_HEADS_CONTENT = 12  # characters from the start of a content to the noun that heads it ('voiced opposition to')


def holder_of(clause: Clause, hit: Hit[Cue], content: Said | None) -> Holder | None:
    """The holder of the stance at a cue: the possessor of a noun, the subject of a verb, the speaker of a modal."""
    if hit.value.kind == "noun":
        if hit.value.form in clause.lists.words["backing"] and clause.lists[_ENJOYS].search(clause.text, 0, hit.start):
            return _donor(clause, hit)
        heads_content = content is not None and content.act != "reject" and _heads_content(clause, hit, content)
        possessor = _possessor(clause, hit) or _giver(clause, hit) or _accompanied(clause, hit)
        return possessor or (content.holder if content is not None and heads_content else None)
    if hit.value.kind == "verb" and _was_done(clause, hit):
        return None
    if (
        hit.value.kind == "verb"
        and not hit.value.form.endswith(" by")
        and (by := clause.agent_of(hit.start)) is not None
    ):
        return holder(by)
    if hit.value.kind in ("ready", "commit", "reject_phrase") and (possessor := _possessor(clause, hit)):
        return possessor
    if hit.value.kind in _VERDICTS and (judge := _judge(clause, hit) or _for_whom(clause, hit)):
        return judge
    if hit.value.by_body:
        return _named_within(clause, hit) or _named_behind(clause, hit, _WHOSE)
    refused = clause.lists[_OWN_REFUSAL].match(clause.text, hit.start) is not None
    own = refused or (content is None and hit.value.kind == "modal_reject")
    if hit.value.kind == "modal_commit" or (hit.value.kind in ("modal_reject", "reject_phrase") and own):
        return _promiser(clause, hit, content)
    if hit.value.kind.startswith(("modal", "predicate")):
        return content.holder if content is not None else None
    if hit.value.kind == "support_phrase" and not hit.value.claims and content is not None:
        return content.holder  # 'Oslo understands that the best way is a truce', says another
    begin = max(0, content.start - clause.offset) if content is not None else 0
    errand = clause.errand(hit.start) if hit.value.kind == "verb" else None
    subject = clause.subject_before(hit.start if errand is None else errand)
    if content is not None:
        spoken = clause.text[begin : hit.start]
        nearest = max((m.start() for m in FIRST_PERSON.finditer(spoken)), default=-1)
        if (
            subject is None
            or subject["char_start"] - clause.offset < begin + nearest
            or subject["char_start"] < content.start
        ):
            others = _is_others(clause, hit, content) if subject is None else _is_apposed(clause, hit)
            return None if others else content.holder
        if _is_another(clause, hit, subject, content):
            return None
    if subject is None:
        return None
    speaker = content.holder if content is not None else None
    if (
        speaker is not None
        and hit.value.kind == "reject_phrase"
        and (_is_owner(clause, subject) or _is_author(clause, hit, subject))
    ):
        return speaker
    nobody = (
        not subject["parties"] and not subject["people"] and not hit.value.form.startswith(clause.lists.starts["loath"])
    )
    if speaker is not None and hit.value.kind == "reject_phrase" and nobody:
        return speaker  # 'the negotiators had no right to', says a minister
    if speaker is not None and subject["type"] == "party" and set(subject["parties"]) & set(speaker.parties):
        return speaker
    return holder(subject)


def _is_another(clause: Clause, hit: Hit[Cue], subject: Row, content: Said) -> bool:
    """Whether a quoted 'he' or 'they' is somebody of whom the speaker only tells: no one of his own party.

    'He calls on all to wait,' says a spokesman of him for whom he speaks; a statement's 'they' are whose it is.
    """
    speaker = content.holder
    third = subject["type"] == "pronoun" and subject["text"].lower() in _THIRD_PERSON
    if not third or content.document or not _is_in_quotes(clause, content, subject["char_start"] - clause.offset):
        return False
    meant, verb = holder(subject), clause.predicate(hit.start)
    if meant is not None and speaker is not None and meant.key == speaker.key:
        return True  # who speaks of himself says 'I'
    spoken_for = subject["text"].lower() != "they" and verb is not None and verb.tag == "z"
    return not spoken_for and not (speaker is not None and {*subject["parties"]} & {*speaker.parties})


def _is_in_quotes(clause: Clause, content: Said, at: int) -> bool:
    """Whether a pronoun opens a clause of the quoted words of a content, and nobody is told to say what it does."""
    begin = content.start - clause.offset
    marks = sum(clause.text.count(mark, max(0, begin), at) for mark in '"“”')
    quoted = content.quoted and marks % 2 == (begin >= 0)  # quoted from an earlier sentence on, or from here
    return quoted and clause.lists[_TOLD_SO].search(clause.text, max(0, at - _TOLD_SO_REACH), at) is None


def _is_others(clause: Clause, hit: Hit[Cue], content: Said) -> bool:
    """Whether a verb within what is said is told of anybody else ('whoever proposes the ban will lose')."""
    begin = max(0, content.start - clause.offset)
    if hit.value.kind == "reject_phrase" and hit.value.form.startswith(clause.lists.starts["loath"]):
        return _is_told_of_others(clause, hit, begin)
    if hit.value.kind in ("commit", "ready") or hit.value.form in clause.lists.words["devoted"]:
        return _describes(clause, hit) or _is_told_of_others(clause, hit, begin)
    if hit.value.kind != "verb":
        return False
    verb = clause.predicate(hit.start)
    words = clause.tagged
    before = max(0, verb.group[0] - 1) if verb is not None else 0
    if words.lows[before] == "whoever" or words.tags[before] == "w":
        return True
    if words.lows[before] == "that" and words.tags[max(0, before - 1)] == "N":
        return True  # 'we face an enemy that continues to arm'
    phrase = clause.subject_phrase(hit.start)
    if verb is not None and verb.group[0] == verb.at and _is_reduced(clause, verb):
        return True  # 'the truce signed in May was a mistake'
    if phrase is None or phrase[0] < begin:
        return False
    third = clause.text[phrase[0] : phrase[1]].lower() in _THIRD_PERSON
    if third and _is_in_quotes(clause, content, phrase[0]):
        return True  # '"They call on him to end it," he said'
    if verb is not None and verb.tag == "z" and not verb.coordinated and _is_a_thing(clause, phrase):
        return True
    return (
        clause.lists[_ANYBODY].match(clause.text, phrase[0]) is not None
        or _WHEN.search(clause.text, begin, phrase[0]) is not None
    )


def _is_a_thing(clause: Clause, phrase: tuple[int, int]) -> bool:
    """Whether a subject is a plain noun, and nobody of the speaker's own ('winter threatens')."""
    words = clause.tagged
    head = bisect.bisect_left(words.ends, head_end(words, phrase))
    said = clause.text[phrase[0] : phrase[1]].lower().split()
    own = not said or said[0] in _SPEAKERS_OWN
    plain = head < len(words.lows) and words.tags[head] == "N"
    return plain and not own and not words.among(head, "possessed_body") and not words.among(head, "document_noun")


def _is_apposed(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a participle between commas tells what was done to the noun before them ('the truce, signed in May,')."""
    verb = clause.predicate(hit.start) if hit.value.kind == "verb" else None
    return verb is not None and verb.group[0] == verb.at and verb.after_comma and _is_reduced(clause, verb)


def _was_done(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a participle tells what was done to a text before its comma ('turned down a plan, submitted in May')."""
    verb, words = clause.predicate(hit.start), clause.tagged
    if verb is None or not verb.after_comma or verb.tag not in "dn" or " " in hit.value.form:
        return False
    before = verb.at - 2
    return (
        words.tags[verb.at + 1 : verb.at + 2] == "I"
        and (words.among(before, "document_noun") or words.among(before, "binding_text"))
        and clause.agent_of(hit.start) is None
    )


def _is_told_of_others(clause: Clause, hit: Hit[Cue], begin: int) -> bool:
    """Whether those who are ready or determined are others than who speaks ('smugglers are prepared to')."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None or phrase[0] < begin:
        return False
    if clause.lists[_ANYBODY].match(clause.text, phrase[0]) is not None:
        return True
    words = clause.tagged
    head = bisect.bisect_left(words.ends, head_end(words, phrase))
    if hit.value.form.startswith(clause.lists.starts["held_by_things"]):
        return False
    own = clause.text[phrase[0] : phrase[1]].split(maxsplit=1)[0].lower() in _SPEAKERS_OWN
    opens = head == 0 or words.tags[head - 1 : head] in ("", ",", ".", "Q")
    plain = head < len(words.lows) and (words.tags[head] == "N" or (opens and clause.subject_before(hit.start) is None))
    several = plain and words.lows[head].endswith("s")
    return several and not own and not words.among(head, "possessed_body")


def _describes(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a participle right behind a noun tells what the noun is for ('the talks dedicated to peace will')."""
    at = bisect.bisect_left(clause.tagged.starts, hit.start)
    return hit.value.form.split()[0].endswith("ed") and at > 0 and clause.tagged.tags[at - 1] == "N"


def _is_reduced(clause: Clause, verb: Predicate) -> bool:
    """Whether a participle right behind a noun tells what was done to it ('a truce signed in May')."""
    words, at = clause.tagged, verb.at
    apposed = at > 1 and words.tags[at - 1] == "," and words.tags[at - 2] == "N" and words.tags.find(",", at) > at
    done = verb.tag in "dn" and at > 0 and (words.tags[at - 1] == "N" or apposed)
    return done and words.tags[at + 1 : at + 2] in ("I", "Y", "B") and _FINITE.search(words.tags, at + 1) is not None


def _heads_content(clause: Clause, hit: Hit[Cue], content: Said) -> bool:
    """Whether a noun is what its holder voices ('voiced opposition to'), and not what he speaks of ('the threat')."""
    before = content.start - clause.offset
    near = 0 <= hit.start - before <= _HEADS_CONTENT
    if near and _COPULA.search(hit.value.form):
        return True  # 'the bottom line is that'
    return near and _DEFINITE.search(clause.text, max(0, before), hit.start) is None


def _promiser(clause: Clause, hit: Hit[Cue], content: Said | None) -> Holder | None:
    """Who promises: the speaker of his own party or 'we', else the party that is the subject of 'will'."""
    speaker = content.holder if content is not None else None
    helper = _HELPER.search(clause.text, max(0, hit.start - 10), hit.start)
    subject = clause.subject_before(helper.start() if helper is not None else hit.start)
    if subject is None or subject["type"] not in ("party", "office", "person") or not subject["parties"]:
        return speaker
    if (content is not None and content.act in WISHES) or (
        speaker is not None and set(subject["parties"]) & set(speaker.parties)
    ):
        return speaker
    if hit.value.kind == "modal_commit" and speaker is not None and speaker.parties:
        return None  # what another than its government says that Oslo will do is foretold
    return holder(subject)


def _judge(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The holder for whom something is unacceptable ('is unacceptable to Ankara')."""
    return _named_behind(clause, hit, _JUDGED_BY)


def _for_whom(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The holder at the head of a clause for whom something is so: 'For Ankara, a base on the island is a red line'."""
    for mention in reversed(clause.before(hit.start)):
        at, end = (mention[edge] - clause.offset for edge in ("char_start", "char_end"))
        behind = clause.text.startswith(", ", end) or _THAT_IS.match(clause.text, end)
        if _FOR.search(clause.text, 0, at) and behind and mention["type"] in SUBJECTS:
            return None if _ANOTHER.search(clause.text, end, hit.start) else holder(mention)
    return None


def _giver(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The subject of a verb that says no more than its object ('made a call for', 'voiced no objection')."""
    words = clause.tagged
    at = bisect.bisect_left(words.starts, hit.start)
    for k in range(at - 1, max(-1, at - 1 - _LIGHT_REACH), -1):
        if words.among(k, "light_verb"):
            subject = clause.subject_before(words.starts[k])
            return holder(subject) if subject is not None else None
        does = words.tags[k] in VERBAL and words.tags[max(0, k - 1)] not in _DESCRIBES
        if words.tags[k] in _CLOSES or does:
            return None  # 'has sparked outrage over' is not its subject's; 'made an impassioned call for' is
    return None


def _donor(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """Who gives the backing that another has: 'the rebels have the support of Chad'."""
    return _named_behind(clause, hit, _GIVEN_BY)


def _named_behind(clause: Clause, hit: Hit[Cue], between: re.Pattern[str]) -> Holder | None:
    """The holder that the first mention behind a cue names, if `between` is all that stands between the two."""
    for mention in clause.mentions:
        at = mention["char_start"] - clause.offset
        if at >= hit.end:
            near = between.fullmatch(clause.text, hit.end, at)
            return holder(mention) if near and mention["type"] in SUBJECTS else None
    return None


def _named_within(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The holder that a cue names itself: 'was among Oslo's conditions', 'at Oslo's insistence'."""
    start, end = clause.offset + hit.start, clause.offset + hit.end
    within = (m for m in clause.mentions if start < m["char_start"] and m["char_end"] < end)
    return next((holder(m) for m in within if m["type"] in (*SUBJECTS, "demonym")), None) if hit.gaps else None


def _accompanied(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    """The subject of a deed that goes with words of its own ('opened the session with an appeal for')."""
    beside = _WITH.search(clause.text, max(0, hit.start - _WITH_REACH), hit.start)
    verb = governing(clause.tagged, beside.start()) if beside is not None else None
    uttered = hit.value.act in _UTTERED and not clause.hypothetical(hit.start)
    if beside is None or verb is None or verb.passive or not uttered:
        return None
    subject = clause.subject_before(beside.start())
    return holder(subject) if subject is not None else None


def _is_owner(clause: Clause, subject: Row) -> bool:
    """Whether a subject only owns what is judged: 'Oslo's demands are unacceptable' is a verdict of who says so."""
    behind = subject["char_end"] - clause.offset
    return clause.text[behind - 2 : behind + 1].endswith(("'s", "’s", "s'", "s’")) or clause.text[
        behind : behind + 2
    ] in ("'s", "’s")


def _is_author(clause: Clause, hit: Hit[Cue], subject: Row) -> bool:
    """Whether a subject is only the author of what is judged ('the terms offered by Oslo are unacceptable')."""
    phrase = clause.subject_phrase(hit.start)
    return phrase is not None and subject["char_start"] - clause.offset - phrase[0] > len("the new ")


def _possessor(clause: Clause, hit: Hit[Cue]) -> Holder | None:
    for mention in reversed(clause.mentions) if hit.gaps else ():  # 'assurances from his Chilean counterpart that'
        inside = hit.start < mention["char_start"] - clause.offset < hit.end
        if (
            inside
            and mention["type"] == "demonym"
            and clause.lists[_COLLEAGUE].match(clause.text, mention["char_end"] - clause.offset)
        ):
            return holder(mention | {"type": "party"})
        if inside and mention["type"] in SUBJECTS:
            return holder(mention)
    for mention in reversed(clause.before(hit.start)):
        between = clause.text[mention["char_end"] - clause.offset : hit.start]
        if len(between) > 40:
            break
        if hit.value.kind == "reject_phrase" and _COPULA.search(between):
            return None  # 'Oslo's demands are unacceptable'
        if mention["type"] in (*SUBJECTS, "demonym") and _POSSESSIVE.fullmatch(between):
            demonym = mention["type"] == "demonym"
            said = mention["text"].lower()
            possessive = between[:1] in "'’" or said in ("his", "her", "their") or (said == "its" and hit.value.claims)
            if (demonym or possessive) and not _ANOTHERS_NOUN.search(between):
                return holder(mention)
            if possessive or not _VERB_BETWEEN.fullmatch(between):
                return None
            break  # 'Oslo rejected demands by Chad' names behind the noun whose they are
    asks = hit.value.kind == "noun" and hit.value.act in _ASKING and hit.value.form.endswith(_BY_FORMS)
    by = _NEXT if asks else _BY
    for mention in clause.mentions:
        at = mention["char_start"] - clause.offset
        if at >= hit.end and by.fullmatch(clause.text[hit.end : at]) and mention["type"] in SUBJECTS:
            return holder(mention)
    return None

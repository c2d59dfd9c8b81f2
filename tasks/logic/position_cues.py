"""When a cue is a stance at all: a noun is no verb, a passive has another subject, a modal needs its speaker.

Each rule looks at the words around one cue and at who speaks; none knows of issues.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit, Word
from tasks.logic.position_deeds import sides_with_party
from tasks.logic.position_senses import is_supposed, is_verb_headed, other_sense
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_OBLIGED = re.compile(r"\b(?:must|should|ought to|has to|have to|need to|needs to|can|could|may|might)\s+(?:\w+\s+)?\Z")
_DUE = Construction(r"\b(?:is|are|was|were|{due_to})\s+to\s+(?:have\s+)?\Z")
_SCHEDULED = re.compile(r"\b(?:expected|due|set|scheduled)\s+to\s+(?:have\s+)?\Z")
_APPOINTED = ("accept", "propose")  # acts that have a day: 'is due to adopt the code'
_HOPED_OF_ANOTHER = (
    r"\b{foreseeing}\s+(?:that\s+)?"
    r"(?!(?:it|he|she|they|we|I)\b)(?:[\w'’-]+\s+){1,5}?"
)
_HOPED = {
    "modal_commit": Construction(_HOPED_OF_ANOTHER + r"\Z"),
    "verb": Construction(_HOPED_OF_ANOTHER + r"(?:will|would|could|can|may|might)\s+(?:\w+\s+){0,2}\Z"),
}
_NOT_GIVEN = Construction(
    r"(?:\b(?:not|never)|n['’]t)\s+(?:yet\s+)?{giving_word}\s+(?:(?:an?|any|the|its)\s+)?(?:[\w-]+\s+){0,2}\Z"
)
_EVIL = Construction(r"\b{evil}\s+(?:\w+ly\s+)?\Z")
_KEPT = Construction(
    r"\b{keeping}\w*\s+(?:\w+\s+to\s+)?(?:all\s+|fully\s+)?(?:of\s+)?"
    r"(?:the|its|their|his|her)\s+(?:\w+\s+){0,2}\Z"
)
_NOT_TAKEN = Construction(r"\b{of_the_public}\s+\Z")
_NOT_TAKEN_REACH = 16  # characters from 'public' to the 'support' that is no government's
_QUOTES = re.compile(r":|,?\s+[“\"]|,\s+(?:saying|adding)\b")
_OF_GOODS = Construction(  # 'China's demand for oil' is bought, and not asked for
    r"\s+(?:for|from)\s+(?:{kind_of_goods}\s+)*{goods}\b"
)
_ANY_TEXT = Construction(r"\s+(?:an?|several|some|various|two|three|four|{signed_text})\b")
_TO_BE_SIGNED = re.compile(r"\b(?:will|would|to|shall)\s+(?:also\s+|jointly\s+)?\Z")
_PRAISED = Construction(r"\s+(?:the\s+|its\s+|their\s+|his\s+)?(?:(?:very\s+)?{praised_as}|{recognised_thing})\b")
_BY_INVITATION = Construction(
    r"\b(?:[Aa]t|[Uu]pon|[Oo]n)\s+(?:the|an?|his|her|its|their)\s+{invitation}(?:\s+(?:of|from|by))?\Z"
)
_ASKED_THAT = Construction(
    r"\b{asking_that}"
    r"(?:\s+\w+){0,3}\s+that\s+(?:the\s+)?\Z"
)
_DREADED = Construction(r"\b{dreading}\s+(?:that\s+)?(?:the\s+)?[A-Z][\w' ]{0,40}\Z")
_ALIKE = frozenset(("cut", "put", "set", "let", "hit", "shut", "quit", "split", "shed"))
_ASKED_REACH = 60  # characters from the demand to the subject of what is demanded
_CONCEDED_SO = re.compile(
    r"\s+(?:that|it|he|she|they|there|we|no\s+one|nobody|(?:[\w’'-]+\s+){1,4}?(?:is|are|was|were|has|had|have|would|could|might|may|did))\b"
)
_UNTOLD = re.compile(r"\s+(?:and|than|at|as)\b|,\s")  # behind a noun: of what it is, nothing tells
_FORETOLD = Construction(r"\s+(?:an?\s+|the\s+)?(?:\w+\s+)?{expected_thing}\b")
_CLOSES = re.compile(r"\s*(?:[.,;:]|\Z)")
_A_MOVE = Construction(  # ', a move (deplored by)', ', a demand that (Oslo rejects)'
    r",\s+(?:an?|the|one)\s+(?:\w+\s+){0,2}(?:{move}|{judged_move})\s+(?:(?:that|which)\s+)?"
)
OWN = frozenset(("our", "my", "its", "their", "his", "her"))
_BEFORE_NOUNS = OWN | {"a", "an"}
_ASKED = re.compile(r"\W*(?:[IVX\d.]+\s+)?(?:[Ww]hat|[Ww]ho|[Hh]ow)\b[^,;:.“”\"]{0,60}")
_GOVERNED = re.compile(r"\b(?:on|for|upon|from|against|with|of|by)\s+(?:the\s+)?\Z")  # 'called on Oslo to halt'
_ASKED_TO = Construction(
    r"\b{asking_to}(?:e|es|s|ed|ing)?"
    r"\s+(?:that\s+|for\s+)?(?:[\w'’-]+\s+){0,5}?\Z"
)
_WILL = re.compile(r"\b(?:will|would|shall|['’]ll)\s+(?:\w+ly\s+|also\s+|soon\s+)?\Z")
_AUXILIARY_REACH = 20  # characters from 'will' to the verb that it helps
_FINITE = re.compile("[zdBHM]")  # tags of finite verbs, of which a headline may have none
_DUE_REACH = 30  # characters from 'understood' to the verb behind 'to have'
_BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "'re", "get", "got"}
NOUNISH = {
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "any", "no", "of", "for", "with",
    "in", "by", "from", "some", "such", "new", "other", "own", "more", "full", "strong", "international", "'s", "on",
}  # fmt: skip
_CLAUSAL = {  # words that open another clause: no cue spans them
    "whether", "if", "that", "he", "she", "it", "they", "we", "which", "who", "had", "has", "have", "was", "were", "is",
    "are", "would", "will",
}  # fmt: skip
_ACTS = re.compile(
    r"['’]|\s+to\s+(?!(?:the|a|an|his|her|its|their|[A-Z])\b|[A-Z])"
)  # 'welcomed the leaders' decision', 'welcomes Khalid to come for talks'
_ON_A_DAY = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|here)\Z")
_ONESELF = re.compile(r"\s+\w+sel(?:f|ves)\b")
_DESCRIBED = 2  # words between a verb and the person whom it greets ('welcomed the visiting premier')
_SIDING = {"accept", "state"}  # acts that are done to people as much as to plans
_MATTER = {"on", "about", "over", "regarding", "concerning"}


_DENIED_ANOTHER = Construction(  # what one does not grant: 'denied them access', 'denies entry to'
    r"[^,;:.“”\"]{0,60}\b{granted}\b"
)
_DENIED = Construction(  # what stands in what is denied: 'denied that it was ready to', 'denied plans to'
    r"\b{denying}\s+(?:(?!and\b|but\b)[\w'’-]+\s+){0,9}\Z"
)
_DENIED_REACH = 110  # characters from the denial
_FOR_A_TIME = Construction(  # 'argued for years over it', 'pressed them for months'
    r"\s+(?:[\w-]+\s+){0,3}?{spell}\b(?!['’]|\s+of\b)"
)
_APPOINTMENT = Construction(
    r"\s+(?:an?|the|his|her|its|their|all)\s+(?:[\w-]+\s+){0,3}?"
    r"{appointment}\b"
)


_CLOSED_OFF = re.compile(  # nothing is named behind an answer: 'hangs back', 'is for it as well'
    r"\s*(?:[.,;:!?)”\"—–]|\Z|--)|\s+(?:as\s+well|too|also|however|though|outright|flatly|again|for\s+now|so\s+far|once\s+more|by\s+\d|\d|this\s+time|"
    r"on\s+[A-Z]\w+day|last\s+\w+|and|but|because|since|while|fearing|saying|arguing|to\s+a\s+man)\b"
)


def usable(hit: Hit[Cue], sentence: list[Word], clause: Clause, coder: StanceCoder) -> str | None:
    """The rule under which a cue counts here, or None: a noun is no verb, a passive has another subject."""
    cue = hit.value
    before = sentence[hit.first - 1].low if hit.first else ""
    if not cue.kind.startswith("modal") and _OBLIGED.search(clause.text[max(0, hit.start - 24) : hit.start]):
        return None
    if cue.bare and not _CLOSED_OFF.match(clause.text, hit.end):
        return None  # 'hangs back' answers what was told before; 'is opposed to the ban' tells itself what it is about
    if other_sense(hit, sentence, clause, coder) or (is_verb_headed(cue, clause) and not _is_done(hit, clause)):
        return None
    if cue.kind == "verb" and hit.start and clause.text[hit.start - 1] in "-‑":
        return None  # 'U.S.-backed rebels'
    if cue.kind == "noun" and clause.lists[_NOT_TAKEN].search(
        clause.text[max(0, hit.start - _NOT_TAKEN_REACH) : hit.start]
    ):
        return None
    if cue.kind == "noun" and cue.act == "commit" and clause.lists[_NOT_GIVEN].search(clause.text, 0, hit.start):
        return None  # 'has not made an equivalent commitment'
    if (
        cue.kind == "noun"
        and cue.act == "commit"
        and clause.lists[_KEPT].search(clause.text[max(0, hit.start - 60) : hit.start])
    ):
        return None  # that Oslo keep its promises is what another asks
    if cue.kind == "noun" and " " not in cue.form and _UNTOLD.match(clause.text, hit.end):
        return None  # 'despite the pope's appeal, police moved in'
    if _QUOTES.match(clause.text, hit.end) and cue.form.startswith(("agree", "consider")):
        return None  # 'the premier agreed: "It went well"' is of one view with another
    if cue.kind == "noun" and clause.lists[_BY_INVITATION].search(clause.text[: hit.end]):
        return None
    if cue.kind == "ready" and (verb := clause.predicate(hit.start)) is not None and verb.fronted:
        return None  # 'Considering the wishes of Oslo, the minister agreed'
    if (
        cue.form == "prepared for"
        and clause.tagged.tags[max(0, bisect.bisect_left(clause.tagged.starts, hit.start) - 1)] == "N"
    ):
        return None  # 'a report prepared for the council'
    if cue.kind == "ready" and before in _BE and cue.form.startswith("considered"):
        return None  # 'would be considered a breach'
    if cue.kind == "ready" and (before.startswith("get") or _judges_actor(hit, clause)):
        return None
    if (
        cue.kind == "predicate"
        and cue.clear
        and [w.low for w in sentence[hit.last : hit.last + 1]] in (["to"], ["that"])
    ):
        return None  # 'a date is essential to ending the war' speaks of the war
    if cue.kind == "predicate" and coder.goes_on(sentence, hit.last - 1):
        return None  # 'the inquiry must go on'
    if cue.kind == "verb" and cue.form in coder.greetings and _has_person(hit, clause):
        return None
    if cue.kind == "verb" and not cue.form.endswith(" by") and clause.agent_of(hit.start) is not None:
        verb = clause.predicate(hit.start)
        told = cue.claims or (verb is not None and verb.passive)  # 'a report submitted by Oslo' tells of a report
        restricts = verb is not None and not verb.passive and not verb.after_comma
        if (
            restricts
            and cue.act in _SIDING
            and not judges_move(clause, hit)
            and not coder.ends_with_issue(sentence[: hit.first])
        ):
            return None  # 'rebels backed by Chad' tells of rebels, 'a truce backed by Chad' of Chad
        if restricts and cue.sign == "+" and clause.lists[_EVIL].search(clause.text, 0, hit.start):
            return None  # 'a crime encouraged by Chad' accuses it
        if cue.act in _SIDING and not judges_move(clause, hit) and sides_with_party(hit, clause):
            return None
        return f"passive:{cue.act}" if told else None
    if cue.kind == "verb" and _done_by_another(hit, sentence):
        return None
    if cue.kind == "verb" and before in _BEFORE_NOUNS and cue.form.endswith("ed") and " " not in cue.form:
        return None  # 'during her expected visit', 'a prolonged strike'
    if cue.kind == "verb" and _is_dreaded(hit, clause):
        return None
    if cue.kind == "verb" and _ASKED.fullmatch(clause.text, 0, hit.start) and not clause.text[hit.end :].strip(" ?.!:"):
        return None  # 'What Oslo wants', 'What does Chad demand?': a heading
    if cue.kind == "verb" and not _is_finite(hit, clause):
        return None
    if any(sentence[k].low in _CLAUSAL for k in hit.gaps):
        return None
    if hit.gaps and cue.form.endswith(" to") and not clause.is_deed(hit.end):
        return None  # 'told the press prior to the talks'
    to_sign = cue.form in ("sign", "signing") and clause.lists[_ANY_TEXT].match(clause.text, hit.end)
    if to_sign and _TO_BE_SIGNED.search(clause.text, 0, hit.start):
        return None  # the text to be signed is an appointment
    if cue.form.startswith("recogni") and clause.lists[_PRAISED].match(clause.text, hit.end):
        return None  # who recognises efforts praises them
    if cue.form.startswith("conced") and _CONCEDED_SO.match(clause.text, hit.end):
        return None  # what one concedes to be so
    if (
        cue.kind == "verb"
        and cue.form in clause.lists.words["expecting"]
        and clause.lists[_FORETOLD].match(clause.text, hit.end)
    ):
        return None  # 'expects a vote this week' foretells it
    if cue.form.startswith("cancel") and clause.lists[_APPOINTMENT].match(clause.text, hit.end):
        return None  # a stop of a journey that is left out
    if cue.form == "demand" and clause.lists[_OF_GOODS].match(clause.text, hit.end):
        return None
    if (
        cue.kind == "verb"
        and cue.form.startswith(clause.lists.starts["denying"])
        and not clause.lists[_DENIED_ANOTHER].match(clause.text, hit.end)
    ):
        return None  # what one says is not so
    if clause.lists[_DENIED].search(clause.text, max(0, hit.start - _DENIED_REACH), hit.start):
        return None
    if cue.form == "opposed to" and before == "as":
        return None  # 'as opposed to'
    if (
        cue.form.startswith(clause.lists.starts["striving"])
        and cue.form.endswith(" for")
        and clause.lists[_FOR_A_TIME].match(clause.text, hit.end)
    ):
        return None
    if cue.kind in _HOPED and clause.lists[_HOPED[cue.kind]].search(clause.text[: hit.start]):
        return None  # 'Oslo hopes that Chad will offer a truce'
    if (
        cue.kind == "verb"
        and _WILL.search(clause.text, max(0, hit.start - _AUXILIARY_REACH), hit.start)
        and is_supposed(hit.start, clause)
    ):
        return None  # 'Oslo is confident that Chad will accept', 'asked if Chad would accept'
    return f"{cue.kind}:{cue.act}"


def judges_move(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a stance is on what the clause before it tells ('rejected the truce, a step deplored by Oslo')."""
    comma = clause.text.rfind(",", 0, hit.start)
    opened = clause.lists[_A_MOVE].match(clause.text, comma) if comma >= 0 else None
    if opened is None or hit.value.kind not in ("verb", "reject_phrase"):
        return False
    by = clause.words[hit.last].low == "by" if hit.last < len(clause.words) else False
    return opened.end() == hit.start if by else _CLOSES.match(clause.text, hit.end) is not None


def _done_by_another(hit: Hit[Cue], sentence: list[Word]) -> bool:
    """Whether 'by' behind a cue names who does it, nobody known: 'a Sudan supported by the West'; not 'by sending'."""
    behind = [word.low for word in sentence[hit.last : hit.last + 2]]
    return (
        behind[:1] == ["by"]
        and not behind[-1].endswith("ing")
        and sentence[hit.last - 1].low.endswith(("ed", "en", "ht"))
    )


def _judges_actor(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether what is considered is a person or state, and no plan ('considers Chad a friend', 'considers itself')."""
    if hit.value.form.startswith("consider") and _ONESELF.match(clause.text, hit.end):
        return True
    behind = clause.offset + hit.end
    return hit.value.form.startswith("consider") and any(
        behind <= m["char_start"] <= behind + len(" the ") and m["type"] != "demonym" for m in clause.mentions
    )


def _has_person(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether the object of a verb is a person, who is greeted, not accepted ('welcomed the premier at the port')."""
    behind = clause.offset + hit.end
    for mention in clause.mentions:
        if behind <= mention["char_start"] and mention["type"] in ("person", "office"):
            between = clause.text[hit.end : mention["char_start"] - clause.offset]
            acts = _ACTS.match(clause.text, mention["char_end"] - clause.offset) is not None
            return not acts and len(between.split()) <= _DESCRIBED and not set(between) & set(",;:“”\"'’")
    return False


def _is_finite(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a cue is a verb with a subject of its own here: no noun, no complement of another's demand."""
    verb = clause.predicate(hit.start)
    if verb is None or verb.passive:
        return False
    if verb.infinitive:
        near = clause.text[max(0, hit.start - _DUE_REACH) : hit.start]
        due = clause.lists[_DUE].search(near) or (hit.value.act not in _APPOINTED and _SCHEDULED.search(near))
        return bool(due) or _headline_to(clause, hit) or _purpose(hit, clause)
    if verb.bare_participle:
        beside = verb.after_comma or verb.after_preposition or (verb.on_arrival and _behind_goal(hit, clause))
        return beside or verb.of_document or verb.absolute or verb.fronted or _heads_line(hit, clause)
    return not (verb.bare_base and (clause.is_singular_subject(hit.start) or _is_asked(hit, clause)))


def _heads_line(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a participle is all that a headline tells of whom it names first ('Oslo seeking to boost trade')."""
    first = clause.mentions[0] if clause.mentions else None
    opens = first is not None and first["char_start"] == clause.offset and first["parties"]
    beside = first is not None and first["char_end"] - clause.offset + 1 == hit.start
    return bool(opens) and beside and _FINITE.search(clause.tagged.tags) is None


def _behind_goal(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a place or a day stands right before a cue ('flew to Oslo seeking'), and nobody whom it describes."""
    before = clause.text[: hit.start].rstrip()
    goal = any(
        m["char_end"] - clause.offset == len(before) and m["type"] in ("place", "party") for m in clause.mentions
    )
    return goal or _ON_A_DAY.search(before) is not None


def _is_done(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a predicate that is a verb has a subject of its own, or stands right behind one in a headline."""
    at = clause.offset + hit.start - 1
    headline = hit.value.form.endswith("ing") and any(m["char_end"] == at for m in clause.mentions)
    return (
        headline
        or _WILL.search(clause.text, max(0, hit.start - _AUXILIARY_REACH), hit.start) is not None
        or _is_finite(hit, clause)
    )


def _is_dreaded(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether what one does is only what others fear or suspect ('critics fear Oslo seeks')."""
    phrase = clause.subject_phrase(hit.start)
    return (
        phrase is not None and clause.lists[_DREADED].search(clause.text, max(0, phrase[0] - 24), phrase[1]) is not None
    )


def _is_asked(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a base form is what is asked of its subject ('that it renounce', 'the demand that they recognise')."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    alike = hit.value.form.split()[0] in _ALIKE  # its base form is its past
    singular = not alike and clause.text[phrase[0] : phrase[1]].lower() in ("it", "he", "she")
    return (
        singular
        or clause.lists[_ASKED_THAT].search(clause.text, max(0, phrase[0] - _ASKED_REACH), phrase[0]) is not None
    )


def _purpose(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether 'to urge' tells what its clause's subject went, wrote or gathered for."""
    asks = hit.value.act in ("call", "demand", "reject", "warn") and hit.value.claims
    return asks and clause.errand(hit.start) is not None


def on_matter(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a noun names a demand by its subject alone ('its demands on border trade'): for or against stays open."""
    following = clause.words[hit.last].low if hit.last < len(clause.words) else ""
    views = hit.value.form.split()[-1] in _MATTER and hit.value.form.startswith(clause.lists.starts["view"])
    if hit.value.kind == "noun" and views:
        return True  # 'soften its stance on peacekeepers'
    return hit.value.kind == "noun" and hit.value.act in ("demand", "call") and following in _MATTER


def _headline_to(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether 'X to demand ...' is a headline's future: a mention directly before 'to'."""
    at = clause.offset + hit.start - len("to ")
    told = next((m for m in clause.mentions if at - 2 <= m["char_end"] <= at), None)
    if told is None or _GOVERNED.search(clause.text, 0, told["char_start"] - clause.offset) is not None:
        return False
    asked = clause.lists[_ASKED_TO].search(clause.text, 0, told["char_start"] - clause.offset)
    return asked is None  # 'asked for the Security Council to lift the ban' tells what is asked of it


def coordinated(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a finite verb behind 'and' opens a stance of its own within the passage of the one before."""
    before = clause.text[max(0, hit.start - 8) : hit.start]
    opens = clause.words[hit.first].low.endswith(("ed", "s", "ing"))
    return hit.value.kind == "verb" and opens and re.search(r"(?:\band|,)\s+(?:\w+ly\s+)?\Z", before) is not None

"""Complements: which words of a sentence tell what a stance is about, and which characters are its passage."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

from tasks.logic.cues import Hit
from tasks.logic.grammar import Words
from tasks.logic.predicates import subject
from tasks.logic.reading_words import Construction
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue

_ANOTHER_VERB = re.compile("(?<!t)[vzdBHMO]|[wWTS,;:]")
_STOP = Construction(
    r";|\s+in\s+(?:an?\s+)?{attempt}\s+to\b|\s+so that\b|\s+aimed at\b|"
    r"\s+(?:after|before(?!\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}?{bench}(?:\s+of\s+\w+)?\s*(?:[.,;]|\Z))|"
    r"ahead of|following|pending|during|when)\s|"  # 'wants the row before the court' is no time
    r"\s+as\s+{as_agreed}\b|"
    r",?\s+(?:as long as|so long as|as soon as|unless|until|provided|(?<!at )once|if|on (?:the )?condition|"
    r"in exchange for|in return for|"
    r"in the event of|in case of|in response to|"
    r"in retaliation for|in protest at|in defiance of|in spite of|because of|due to|as a result of)\b|"
    r",\s+an?\s+(?:\w+\s+){1,3}(?:that|which)\b|"
    r"\s+over\s+(?:what|{suspicion})\b|"
    r"\s+amid(?:st)?\s|,\s+an?\s+(?:\w+\s+)?{move}\b|"
    r",?\s+and\s+(?:we|I)\s|"
    r",[”\"]?\s+(?:[\w.’'()-]+\s+){1,7}?{said}\b(?!,)|"  # ', the mediators said in a statement'
    r"\s[-–—]{1,2}\s|,?\s+but\s+|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told)\b|"
    r",\s+(?:apparently\s+|thus\s+|thereby\s+|effectively\s+)?"
    r"{bringing_about}\b|"
    r",\s+(?:while|whereas|although|though|which|who|where|as|after|before|because|despite|amid|given|since|"
    r"(?:and\s+)?(?:said|added|told|{saying}))\b"
)
_AND_THAT = re.compile(
    r",?\s+(?:and|but)\s+that\s(?!(?:of|is|was|would|will|can|could|must|should|may|has|had|does|also|means|needs|requires)\b)"
)
_THAT = re.compile(r"\bthat\b")
_AS = re.compile(  # not 'as well as', 'such as', 'the same as'
    r"(?<!well)(?<!such)(?<!same)(?<!soon)(?<!long)(?<!much)(?<!many)(?<!far)(?<!just)\s+as\s+(?![a-z]+\s+as\b)"
)
_CONDITION = re.compile(
    r"(?!,\s*while\b)"  # ', while Oslo says' tells what another does
    r",?\s*(?:but\s+)?(?:only\s+)?"
    r"(provided|providing|unless|until|as long as|so long as|as soon as|on (?:the )?condition|if|once|while|"
    r"in exchange for|in return for|should)\b(?!\s+(?:that|it|this)\s+would\b)"
    r"(?!\s+(?:at least\s+)?(?:the\s+)?(?:end|start|next|early|late|mid|possible|practicable|feasible)\b)(?:\s+that\b)?"
)
_SAID_ASIDE = Construction(  # ', he said, (if ...)'
    r",[”\"]?\s+(?:[\w.’'-]+\s+){1,5}?(?:{said}|{said_aside}|told\s+[\w\s]{2,30}),?\s"
)
_ASKED_TO = re.compile(r"(?:\s+(?:on\s+[A-Z]\w+day|again|repeatedly))?\s+(?P<denied>(?:not\s+)?)(?P<to>to)\s")
_ASKING = ("call", "demand")
_ANSWERING = ("reject", "accept")
_DEMAND_FOR = Construction(  # 'Oslo's call for Chad to free them (was rejected by Chad)'
    r"\b{asking_noun}\s+(?:that\s|for\s[^,;:.]{2,40}?\sto\s)"
    r"[^,;:.“”\"]{4,80}?\s(?:was|were|is|are|has\s+been|have\s+been|had\s+been)\s(?:\w+\s)?\Z"
)
_EXCHANGE = {"in"}
_IF = {"if", "should", "once"}
_WHILE = {"as", "so", "while"}
_LASTS = Construction(r"[^,;:.]{1,50}?\b{lasting}")
_DOING = re.compile(r"\s+\w+ing\b")
_LASTING = 80  # characters from 'as long as' to what lasts
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b")
_WHOSE_ASIDE = re.compile(  # 'called on Oslo, whose troops hold the pass, (to open it)'
    r"(?:[\w.'’-]+\s+){0,4}?[\w.'’-]+,\s+(?:which|who|whose|where)\s[^;:“”\"]{5,120}?,\s+(?=(?:not\s+)?to\s)"
)
_RESUMES = re.compile(r",\s+(?:to|that|on|for|from|in|and\s+to)\s")
_CLOSED = re.compile(  # 'which Oslo opposes.', 'which Oslo declines to do', 'which Oslo has sought since the winter'
    r"(?:\s+\w+ly)?(?:(?:\s+to)?\s+do)?\s*(?:[.,;:]|\Z)|"
    r"\s+(?:as|and|but|before|after|since|last|this|next|throughout|until|again|so far|all along|"
    r"at (?:once|first|the)|from the|"
    r"for (?:later|next|this|years|months|decades|weeks)|in (?:[A-Z]\w+|\d{4}|the past|public|private|principle)|"
    r"on (?:\w+day|grounds|the ground))\b"
)
_OBJECT_RELATIVE = re.compile(
    r"(?:\b(?:which|that|something|what|whose\s+\w+)(?:\s+that)?|,\s+(?:just\s+)?as|,\s+(?:a|an|the|one)\s+(?:\w+\s+){1,3}(?:that|which)?)\s*(?:the\s+)?\Z"
)
_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|our|any|all|such|this|these|those)\s")
_VERB = re.compile("[vzdBHMO]")
_DEED = re.compile(r"A?[vBH]|ND")  # tags of a verb, or of a noun that has an object and so is none
_DONE = ("d", "n")  # tags of a participle
_SUBORDINATED = re.compile(
    r"\b(?:where|when|while|although|though|as|after|before|since|because|once|until|whereas)\s+(?:the\s+)?\Z", re.I
)
_WITH_SUBJECT = re.compile(
    "(?<![IFC]),A?(?:R|D?[NJP']+)A?(?:[zBHMO]|d(?=[TDPRtAQI]))"
)  # ', Oslo insisted that', ', polls are'
_FINITE = re.compile("[vzBHMO]")
_SOON_ASKED = re.compile("[^.,;:vzHOT]{0,8}[MB]")
_ASKED_REACH = 9  # words that name who is asked
_ASKED_OF_MANY = (
    14  # the same behind verbs that somebody must follow ('urged the parties to the war and all others to')
)
_SAID_BETWEEN = Construction(  # 'would not, she said, (accept)', 'should, in the minister's view, (be lifted)'
    r",[”\"]?\s+(?:(?:[\w.’'-]+\s+){1,7}?(?:{said}|{said_aside}|told\s+\w+)"
    r"(?:\s+(?:on|in|at|over|after|during)\s[^,;:“”\"]{2,50}|\s+\w+day)?|in\s+(?:[\w’'-]+\s+){1,3}view|however|therefore|of\s+course|in\s+turn|too|instead|meanwhile),\s+[“\"]?(?=\w)"
)
_ON_PRINCIPLE = re.compile(  # 'cannot in good conscience (sign)', 'will on principle (refuse)'
    r"\s+(?:in\s+good\s+(?:conscience|faith)|on\s+principle|in\s+principle|as\s+yet|for\s+(?:now|the\s+moment|the\s+time\s+being)|at\s+(?:present|"
    r"(?:this|the)\s+(?:stage|moment|point|time))|(?:under|in)\s+(?:any|these|the\s+present)\s+(?:circumstances|conditions))(?=\s+[a-z])\s"
)
_BARE = 25  # a predicate with fewer characters behind it ('... is unacceptable') speaks of what stands before it


class Asserted(NamedTuple):
    """A cue that expresses its holder's stance here, with the attributed contents that it stands in or opens."""

    hit: Hit[Cue]
    rule: str
    holder: Holder
    content: Said | None
    own: Said | None


def past_aside(clause: Clause, hit: Hit[Cue]) -> Hit[Cue]:
    """A modal with what is said aside between it and its verb: 'would not, she said, (accept)'."""
    between = clause.lists[_SAID_BETWEEN] if clause.text.startswith(",", hit.end) else _ON_PRINCIPLE
    aside = between.match(clause.text, hit.end)
    if aside is None or not hit.value.kind.startswith(("modal", "ready", "commit")):
        return hit
    last = bisect.bisect_left([w.start for w in clause.words], aside.end())
    return hit._replace(last=last, end=aside.end() - 1)


class Complement(NamedTuple):
    """What a cue governs: its words (half open) and the characters of the passage, within the sentence."""

    first: int
    last: int
    start: int
    end: int


def complement(clause: Clause, asserted: Asserted) -> Complement:
    """What a cue governs: the content that it opens, else the words behind it up to the end of their clause."""
    text, sentence, hit = clause.text, clause.words, asserted.hit
    content, own = asserted.content, asserted.own
    if own is not None and not (own.start - clause.offset >= hit.start):
        start, end = max(0, own.start - clause.offset), min(len(text), own.end - clause.offset)
        first = bisect.bisect_left([w.start for w in sentence], start)
        last = bisect.bisect_right([w.end for w in sentence], end)
        return Complement(first, last, start, max(end, hit.end))
    end = _clause_end(clause, hit)
    if clause.described(hit.start) is not None and (closed := text.find(", ", hit.end, end)) > 0:
        end = closed  # 'the premier, an opponent of the ban, (welcomed the talks)'
    if content is not None or hit.value.kind in ("reject_phrase", "support_phrase"):
        end = _before_another(clause, hit, end)
    if hit.value.kind == "verb" and hit.value.form.startswith(clause.lists.starts["judging"]):
        end = _before_verdict(clause, hit, end)
    if hit.value.kind == "noun":
        end = _noun_end(clause, hit, end)
    if content is not None:
        end = min(end, max(hit.end, content.end - clause.offset))
    if hit.value.kind == "predicate":
        begin = max(content.start - clause.offset, 0) if content else 0
        begin = max(begin, subject_start(clause, hit, content, begin))
        return Complement(bisect.bisect_left([w.start for w in sentence], begin), hit.first, begin, hit.end)
    last = bisect.bisect_right([w.end for w in sentence], end)
    start = hit.start if _shares_subject(clause, hit) else min(hit.start, _said_from(clause, hit))
    if content is not None:
        start = max(start, content.start - clause.offset, 0)
    return Complement(hit.last, last, start, end)


def _said_from(clause: Clause, hit: Hit[Cue]) -> int:
    """Where the subject of a cue begins, with its phrase where the one meant is named in an earlier sentence only."""
    subject = clause.subject_before(hit.start)
    if subject is None:
        return hit.start
    named = subject["char_start"] - clause.offset
    phrase = clause.subject_phrase(hit.start) if named < 0 else None
    return named if named >= 0 else phrase[0] if phrase is not None else hit.start


def _shares_subject(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a verb has its subject from another one ('accepted X and rejected Y', '..., demanding Z')."""
    verb = clause.predicate(hit.start)
    return verb is not None and (verb.coordinated or (verb.bare_participle and verb.after_comma) or verb.fronted)


def before_predicate(clause: Clause, asserted: Asserted, end: int) -> Complement | None:
    """What a bare predicate speaks of ('the quota is unacceptable'); None where enough follows it up to `end`."""
    hit, content = asserted.hit, asserted.content
    if hit.value.kind != "reject_phrase" or end - hit.end >= _BARE or _OBJECT.match(clause.text, hit.end):
        return None
    begin = max(content.start - clause.offset, 0) if content else 0
    first = bisect.bisect_left([w.start for w in clause.words], begin)
    return Complement(first, hit.first, begin, end)


class Condition(NamedTuple):
    """A condition behind a stance: its words (half open), its characters, and the holder's stance towards it."""

    first: int
    last: int
    start: int
    end: int
    sign: str


def condition(clause: Clause, end: int, act: str) -> Condition | None:
    """The condition that opens where a passage ends ('..., provided that', 'unless', 'in return for'), if one does.

    Who offers something if a thing happens wants that thing, who threatens something if it happens does not; what one
    asks for 'in return for' a thing is one's price for it, and what one would do in return is told of what one demands.
    """
    aside = clause.lists[_SAID_ASIDE].match(clause.text, end)
    opened = _CONDITION.match(clause.text, end if aside is None else aside.end() - 1)
    if opened is None:
        return None
    word = opened.group(1).split()[0].lower()
    gives = act in ("offer", "accept", "commit", "propose", "state")
    sign = "+"
    if word in _EXCHANGE and not gives and _DOING.match(clause.text, opened.end()):
        return None  # what one offers for what one demands ('wants aid in return for closing the plant')
    if (
        word in _WHILE
        and gives
        and clause.lists[_LASTS].search(clause.text, opened.end(), opened.end() + _LASTING) is not None
    ):
        sign = "-"  # 'will hold on to its arms as long as the embargo continues'
    elif word in _EXCHANGE:
        sign = "+" if gives else "o"
    elif word in _WHILE and "long" in opened.group(1) + " long" * (word == "while"):
        sign = "+" if gives else "-"
    elif word in _IF and not gives:
        sign = "-"
    stop = clause.lists[_STOP].search(clause.text, opened.end())
    close = stop.start() if stop is not None else len(clause.text)
    starts = [w.start for w in clause.words]
    first, last = bisect.bisect_left(starts, opened.end()), bisect.bisect_left(starts, close)
    return Condition(first, last, opened.start(1), close, sign) if first < last else None


def closes_relative(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a verb ends a relative clause whose antecedent is its object ('a quota, which Oslo opposes')."""
    if hit.value.kind not in ("verb", "reject_phrase") or not _CLOSED.match(clause.text, hit.end):
        return False
    subject = clause.subject_before(hit.start)
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    begin = max(phrase[0], subject["char_start"] - clause.offset) if subject is not None else phrase[0]
    return _OBJECT_RELATIVE.search(clause.text[:begin]) is not None


def infinitive(clause: Clause, hit: Hit[Cue], first: int, last: int) -> int:
    """The word at which what somebody is asked to do begins ('urged the junta to free ...'), or `first`."""
    if hit.value.kind != "verb" or hit.value.act not in ("call", "demand") or hit.value.form.endswith(" that"):
        return first
    words = clause.tagged
    aside = _WHOSE_ASIDE.match(clause.text, clause.words[first].start) if first < last else None
    begin = bisect.bisect_left([w.start for w in clause.words], aside.end()) if aside is not None else first
    of_somebody = hit.value.form.startswith(clause.lists.starts["asked_of_somebody"]) and not hit.value.form.endswith(
        " for"
    )
    for k in range(begin, min(last, begin + (_ASKED_OF_MANY if of_somebody else _ASKED_REACH))):
        if clause.words[k].low == "that":
            return first
        at = bisect.bisect_left(words.starts, clause.words[k].start)
        if (
            clause.words[k].low == "to"
            and words.lows[at + 1 : at + 2] == ["be"]
            and words.tags[at + 2 : at + 3] in _DONE
        ):
            return first  # 'called for calm to be restored'
        deed = _DEED.match(words.tags, at + 1) or (at + 1 < len(words.lows) and words.among(at + 1, "cue_verb"))
        if clause.words[k].low == "to" and deed:
            return k - 1 if k > first and clause.words[k - 1].low in ("not", "never") else k
    return first


def further_clauses(clause: Clause, start: int, end: int) -> list[tuple[int, int, int]]:
    """The clauses coordinated in a passage ('that X do this and that Y do that', 'to free and to pay'), but the first.

    Characters where each begins, where the word behind its 'that' or 'to' does, and where it ends.
    """
    words = clause.tagged
    opened: set[str] = set()
    begun: list[tuple[int, int]] = []
    for k in range(bisect.bisect_left(words.starts, start), len(words.tags) - 1):
        if words.starts[k] >= end:
            break
        low = words.lows[k]
        if low == "that" or (low == "to" and words.tags[k + 1] == "v"):
            if low in opened and words.tags[k - 1] == "C" and (low == "to" or _asks(words, k + 1)):
                begun.append((words.starts[k], words.starts[k + 1]))
            opened.add(low)
    stops = [first for first, _ in begun[1:]] + [end]
    return [(first, inner, stop) for (first, inner), stop in zip(begun, stops, strict=bool(begun))]


def _asks(words: Words, start: int) -> bool:
    """Whether a clause's verb is a bare one ('that they leave', 'be freed'), as of what is asked, and not told."""
    verb = _VERB.search(words.tags, start)
    return verb is not None and (verb.group() == "v" or words.lows[verb.start()] == "be")


def subject_start(clause: Clause, hit: Hit[Cue], content: Said | None, start: int) -> int:
    """Where the subject of a modal begins, within what its holder says ('the exercises must stop')."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return start
    begin = max(content.start - clause.offset, 0) if content else 0
    return _deed_start(clause, begin, max(phrase[0], begin))


def _deed_start(clause: Clause, begin: int, start: int) -> int:
    """Where a subject begins that is a deed: 'lifting the ban (would be wrong)', 'to lift the ban (would be wrong)'."""
    words = clause.tagged
    first, last = (bisect.bisect_left(words.starts, at) for at in (begin, start))
    while first < last and words.tags[first] in "TQ,":
        first += 1
    deed = words.tags[first : first + 1] == "g" or words.tags[first : first + 2] == "tv"
    return words.starts[first] if deed and _ANOTHER_VERB.search(words.tags, first + 2, last) is None else start


def _clause_end(clause: Clause, hit: Hit[Cue]) -> int:
    """Where what a cue governs ends; a relative clause between commas is passed over."""
    stop = clause.lists[_STOP].search(clause.text, hit.end)
    if stop is not None and _within_subject(clause, hit, stop.start(), stop.end()):
        stop = clause.lists[_STOP].search(clause.text, stop.end())
    while stop is not None and _ASIDE.match(clause.text, stop.start()):
        closed = clause.text.find(", ", stop.end())
        if closed < 0 or not _RESUMES.match(clause.text, closed):
            break
        stop = clause.lists[_STOP].search(clause.text, closed + 2)
    end = stop.start() if stop is not None else len(clause.text)
    return clause.next_predicate(hit.end, min(end, _main_clause(clause, hit, end)))


def _main_clause(clause: Clause, hit: Hit[Cue], end: int) -> int:
    """Where the main clause begins that a cue's clause stands before ('where Oslo bans it, Chad said'), or `end`."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None or _SUBORDINATED.search(clause.text, 0, phrase[0]) is None:
        return end
    words = clause.tagged
    opened = _WITH_SUBJECT.search(words.tags, bisect.bisect_left(words.starts, hit.end))
    return min(end, words.starts[opened.start()]) if opened is not None else end


def _before_another(clause: Clause, hit: Hit[Cue], end: int) -> int:
    """Where another clause of what is said begins: 'said that a ban was wrong (and that trade should go on)'."""
    another = _AND_THAT.search(clause.text, hit.end, end)
    governed = another is not None and _THAT.search(clause.text, hit.start, another.start()) is not None
    return end if another is None or governed else another.start()


def _before_verdict(clause: Clause, hit: Hit[Cue], end: int) -> int:
    """Where what is judged ends before the verdict on it: 'denounced the raid (as a blow to peace)'.

    Whoever is named right before 'as' is judged in the part that he plays ('rejected Oslo as a mediator').
    """
    verdict = _AS.search(clause.text, hit.end, end)
    if verdict is None or any(
        m["char_end"] - clause.offset == verdict.start() and m["type"] != "pronoun" for m in clause.mentions
    ):
        return end
    return verdict.start() if verdict.start() > hit.end else end


def _noun_end(clause: Clause, hit: Hit[Cue], end: int) -> int:
    """Where what a noun governs ends at the latest: before the verb that tells of it ('the call for a vote is')."""
    words = clause.tagged
    if hit.value.form.split()[-1] in ("that", "is", "was"):
        return end  # 'the demand is that', which a clause follows
    for k in range(bisect.bisect_left(words.starts, hit.end), len(words.tags)):
        if words.starts[k] >= end or words.tags[k] in "TwWS,":
            return end
        if words.tags[k] in "MBH" and k and words.tags[k - 1] != "t":
            return words.starts[k]
    return end


def _within_subject(clause: Clause, hit: Hit[Cue], start: int, end: int) -> bool:
    """Whether a passage would end within a subject: 'that sanctions imposed (after the test) be lifted'."""
    words = clause.tagged
    first, last = bisect.bisect_left(words.starts, hit.end), bisect.bisect_left(words.starts, start)
    opened = words.tags.find("T", first - 1, first + len("dYT"))
    if opened < 0 or _FINITE.search(words.tags, opened + 1, last):
        return False
    behind = bisect.bisect_left(words.starts, end)
    return _SOON_ASKED.match(words.tags, behind) is not None


def undergoer(clause: Clause, hit: Hit[Cue]) -> Complement:
    """Words and characters of a passive's subject, which is what its agent is for or against."""
    verb = clause.predicate(hit.start)
    span = subject(verb) if verb is not None else None
    by = clause.agent_of(hit.start)
    start = span[0] if span else hit.start
    end = max(hit.end, by["char_end"] - clause.offset if by else 0)
    starts = [w.start for w in clause.words]
    asked = (
        _ASKED_TO.match(clause.text, by["char_end"] - clause.offset)
        if by is not None and hit.value.act in _ASKING
        else None
    )
    if asked is not None:  # 'Oslo was urged by Chad (to free them)'
        begin = asked.start("to" if " not" in hit.value.form else "denied")  # 'told not to' denies it itself
        stop = clause.lists[_STOP].search(clause.text, asked.end())
        close = stop.start() if stop is not None else len(clause.text)
        return Complement(bisect.bisect_left(starts, begin), bisect.bisect_left(starts, close), start, close)
    if by is not None and hit.value.act in _ANSWERING:
        answered = clause.lists[_DEMAND_FOR].search(clause.text, 0, hit.start)
        start = min(start, answered.start()) if answered is not None else start
    first = bisect.bisect_left(starts, start)
    return Complement(first, max(first, hit.first), start, end)

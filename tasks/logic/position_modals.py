"""When a modal makes a position: 'must' in its holder's mouth, 'will' of a deed that its subject promises.

What is foretold, feared, supposed or left open is none; what one 'could' do under a condition is a threat.
"""

from __future__ import annotations

import bisect
import re

from tasks.logic.cues import Hit
from tasks.logic.position_cues import OWN
from tasks.logic.position_senses import before_subject, is_supposed
from tasks.logic.predicates import head_end
from tasks.logic.reading_words import Construction
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_OPENS_CLAUSE = re.compile(r"(?:\A|[,;:“\"–—-]|\b(?:and|or|but|that))\s*\Z")
_INVERTED_PRONOUN = re.compile(r"[Ss]hould\s+(?:he|she|they|we|I|you|there)\b")
_INVERTED = Construction(  # 'should he be refused', 'should the talks fail'
    r"[Ss]hould\s+(?:(?:it|any)\b|"
    r"(?:\w+\s+){1,3}(?:be|not|{supposed_deed})\b)"
)
_RELATIVE = re.compile(r"\b(?:which|that|who)\s+\Z")
_NO_STANCE = Construction(r"\s+(?:\w+\s+)?(?:{foretold_thing}|longer|more\s+than)\b")
_IMPERSONAL = ("there ", "it ", "no one", "nobody")  # 'said that there would be no talks': 'that' is no subject
_DEPENDENT = re.compile(r"\b(?:that|which|who|if|when|whether|because)\s+(?:the\s+)?\Z")
_WE = re.compile(r"\b(?:[Ww]e|I)(?:['’](?:ll|d))?(?:\s+\w+){0,2}\s*\Z|\b(?:[Oo]ur|[Mm]y)\s+(?:\w+\s+){1,3}\Z")
_REGRET = re.compile(
    r"(?:should|ought to|could|must|shall)(?:n['’]t| not| never)? have (?:\w+(?:ed|en|wn|ght)|"
    r"begun|come|become|gone|done|made|held|kept|left|met|sent|paid|told|put|let|led|found|stood|understood|built|dealt|said)\b"
)
_NEVER = ("will never", "would never")
_NO_PEACE = Construction(
    r"\s+(?:{having}|be\s+(?:any|a))\s+(?:an?\s+|any\s+|real\s+|lasting\s+)*(?:[\w-]+\s+)?"
    r"{hoped_for}\b"
)
_FORETELLING = ("will not", "won't", "would not", "wouldn't")
_BY_A_TEXT = Construction(  # 'Under the accord, Oslo would': what a text lays down
    r"(?:\A|[,;:.–—“\"]\s*|\b(?:that|and|but)\s+)(?:under|according to|in line with|as part of|by the terms of)\s+(?:"
    r"(?:it|them|this|which)\b|[^,;:.“”\"]{0,50}?\b{text_of_rules}s?\b[^,;:.“”\"]{0,50}?)"
    r",?\s*(?:(?:the|its|their)\s+)?\Z",
    re.IGNORECASE,
)
_UNDER_WHICH = re.compile(r"\b(?:under|by)\s+which\s+(?:the\s+)?\Z")  # 'a draft under which Oslo would'
_TEXT_REACH = 130  # characters from 'Under the accord' to the subject of what it lays down
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
_THIS = re.compile(r"\b(?:this|that|these|those)\s+\Z", re.I)
_COMES_ABOUT = Construction(r"\s+(?:ever\s+)?{coming_about}\b")  # 'that will not (happen)'
_LETS = Construction(r"[\w'’]+(?:\s+not)?\s+{letting_be}\b")  # 'do not permit'
_GOES_ON = (["be"], ["continue"], ["go"], ["proceed"], ["remain"], ["stay"], ["resume"], ["stand"])
_NAMES = ("D", "P", "R")  # tags of a subject's first word
_CONDITIONAL = re.compile(r"\s(?:if|unless)\s")
_UNABLE = ("cannot", "can not", "can't", "can’t", "could not", "couldn't")
_DONE_TO = re.compile(
    r"\s+(?:ever\s+|simply\s+|just\s+)?(?:be\s+(?:\w+ly\s+)?(?:\w+(?:ed|en|wn|ght|held|sent|made|put|met)|any|no)\b)"
)
_COMES = Construction(
    r"\s+(?:ever\s+)?(?:{coming}|send\s|come\s+to\s+(?:the\s+)?(?:talks|table)|go\s+back\s+to\s+(?:the\s+)?(?:talks|table)|"
    r"meet\s+(?:with\s+)?(?!(?:\w+\s+){0,2}?{met_demand}\b))"
)
_NEEDS = ("has to", "have to", "had to", "need to", "needs to")
_ONLY_SO = Construction(  # 'should only be eased once', 'must be lifted bit by bit and only if': on terms
    r"\s+(?:(?P<only>only)\s+)?be\s+(?P<then>only\s+)?(?:\w+ly\s+)?{conceded}\b"
    r"(?(only)|(?(then)|[^,;:.“”\"]{0,40}?,?\s(?:and\s+)?only\s+(?:if|when|once|after|as|gradually|slowly|bit\s+by\s+bit|step\s+by\s+step|by|in|"
    r"on|with|under|at|little)\b))"
)
_ONLY_SAYS = Construction(  # 'I must say', 'it must be noted'
    r"\s+(?:also\s+|frankly\s+|first\s+|just\s+)?(?:(?:{only_saying}|"
    r"ask\s+(?:you|ourselves|yourselves|myself|themselves)|be\s+under\s+(?:any\s+|no\s+)?illusions?)\b|"
    r"be\s+{only_said}\b)"
)
_WILL = ("will", "would", "'ll", "shall")
_BECOMES = Construction(  # what will be so, and is no deed: 'will have no say', 'would be able to'
    r"\s+(?:also\s+|soon\s+|then\s+|\w+ly\s+)?(?:(?:have(?!\s+to\b|\s+(?:an?|the|[\w-]+)\s+(?:exchange|talks|meeting))|{becoming})\b|"
    r"be\s+{become}\b)"
)
_BRINGS_ABOUT = Construction(  # what it is hoped to bring: 'would create a good climate', 'will serve peace'
    r"\s+(?:not\s+only\s+|also\s+|thus\s+|\w+ly\s+)?(?:pave\s+the\s+way|open\s+(?:the|a)\s+(?:way|door)|give\s+(?:an?\s+|new\s+|fresh\s+)?"
    r"(?:\w+\s+)?{impulse}|set\s+an?\s+(?:\w+\s+)?(?:precedent|example)|lead\s+to|result\s+in|"
    r"bring\s+about|mark\s+(?:an?|the)|mean\s|amount\s+to|{laying}\s+(?:an?\s+|the\s+)?"
    r"(?:[\w`'’“”\"-]+\s+){0,3}?{groundwork}\b|"
    r"serve\s+(?:(?:the|both|all|our|their|its|\w+an|\w+al)\s+)?(?:{served_cause}|as)\b)"
)
_NO_MATTER = Construction(  # what one trusts will not harm a thing: no demand
    r"\s+(?:\w+ly\s+)?(?:make\s+(?:any|a|much)\s+difference|{mattering}|take\s+(?:long|more)|be\s+(?:a|any)\s+"
    r"{hindrance}|be\s+(?:difficult|hard)|come\s+as|have\s+(?:any|an|a|much)\s+(?:\w+\s+)?"
    r"{effect})\b"
)
_LIKELY = Construction(  # 'should be able to', 'should be ready by May': what one reckons with
    r"\s+(?:also\s+|now\s+|soon\s+|therefore\s+|thus\s+)?(?:be\s+(?:over|there|here|in\s+place|{likely_so})\b|{likely}\b|take\s+(?:about|around|less|"
    r"only|some|\d|a\s+(?:few|couple|week|month|year))|help\s+(?:to\s+)?{likely_help}|"
    r"make\s+(?:it\s+)?(?:easier|possible|a\s+moderate|a\s+recovery)|increase\s+by)"
)
_UNTIL_THEN = re.compile(  # 'could be eased if', 'can begin only when': under which condition it may be
    r"(?:\s|,\s)(?:only\s+)?(?:if|once|provided|providing|unless|as\s+soon\s+as|on\s+condition)\s|\sin\s+(?:return|exchange)\s+for\s|"
    r"\s(?:only|not)\s+(?:when|after|if|once|at|on|with|under|in|as|by|until|before)\s"
)
_MAY_BE = Construction(  # what is done to a thing, or what it does, by the leave of who speaks
    r"\s+(?:also\s+|then\s+|only\s+|\w+ly\s+)?(?:be\s+(?:\w+ly\s+)?(?P<done>\w+(?:ed|en|un|wn|ght|held|sent|made|put|met|set))|"
    r"{getting_under_way}\b)"
)
_ONLY_THEN = re.compile(r"\sonly\s+(?:when|after|if|once)\s")
_LET_MOVE = Construction(r"\s+(?:also\s+|now\s+|\w+ly\s+)?{let_move}\b")  # 'the wounded could leave'
_LET_THROUGH = Construction(r"\b{let_through}\b", re.IGNORECASE)
_PROMISED_DONE = Construction(
    r"\s+(?:also\s+|then\s+|soon\s+|henceforth\s+|\w+ly\s+)?be\s+(?:\w+ly\s+)?(?P<done>{promised_done})\b"
)
_HARDER = Construction(r"{harder}")
_OF_WAR = Construction(r"\b{war}\Z")
_CONCEDED = Construction(  # deeds of one's own by which one meets another
    r"\s+(?:also\s+|then\s+|\w+ly\s+)?{conceding}\w{0,3}\b"
)
_NOT_DECIDED = Construction(  # what nobody is able to do is told, and not decided
    r"\s+(?:\w+ly\s+)?(?:have\b|be\s+(?:\w+ly\s+)?(?:{not_decided}|immediately|independently)\b)"
)
_NOT_BEFORE = Construction(  # 'no dialogue can begin until', 'ties could not get back to normal without'
    r"\s+(?:ever\s+|simply\s+|\w+ly\s+)?(?:{getting_under_way}|{getting_better}|be\s+\w+)\b[^,;:.“”\"]{0,60}\s(?:until|unless|without|before|while|as\s+long\s+as|so\s+long\s+as)\s"
)
_STAYS = Construction(  # 'sanctions would stay until the troops left'
    r"\s+(?:also\s+|therefore\s+)?{staying}\b[^,;:.“”\"]{0,40}?\s"
    r"(?:until|unless|as\s+long\s+as|so\s+long\s+as)\s"
)
_ARRANGED = ("is to be", "are to be")
_OBLIGING = (*_ARRANGED, "had to", "has to", "have to", "must")
_ON_CONDITION = re.compile(r"(?:\A|[\s“\"])[Ii]f\s[^,;:“”\"]{2,60}\Z")
_TOLD_ASIDE = re.compile(r"\b(?:which|who)\s+\Z")
_HAVE = re.compile(r"(?:\b(?:have|has|had)|['’](?:ve|s|d))\s+(?:\w+ly\s+|always\s+|often\s+)?\Z")
_OBLIGED_REACH = 70  # characters from 'if' to what has to be
_SOME_DAY = Construction(  # 'Oslo will eventually sign', says another
    r"\s+{foretelling}\b"
)
_MIGHT = re.compile(r"\b(?:might|may|could)\s+(?:\w+ly\s+|even\s+|also\s+)?\Z")
_ON_SCHEDULE = Construction(  # what is not done before a day
    r"\s+be\s+(?:\w+ly\s+)?{on_schedule}\b[^,;:.“”\"]{0,30}?\s(?:until|before)\s+(?:(?:later|late|early|next|this|the\s+(?:end|middle|beginning|week|month))\b|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]{2,8}\.?\s+\d|tomorrow|\d)"
)
_WHETHER = Construction(  # 'on whether Oslo (should)', 'the question is what the farmers (should)'
    r"\b(?:whether|(?:about|over|{left_open})\s+(?:what|how|which|when|where|who))\s+(?:the\s+|its\s+|their\s+)?\Z"
)


def modal_speaks(hit: Hit[Cue], holder: Holder, content: Said | None, clause: Clause, coder: StanceCoder) -> bool:
    """Whether a modal makes a position: 'must' in its holder's mouth, 'will' of a deed that its subject promises."""
    if clause.text[hit.start : hit.start + 6] == "Should" or _supposes(hit, clause) or _is_question(hit, clause):
        return False
    if hit.value.form in _OBLIGING and _only_tells(hit, clause):
        return False
    if hit.value.form in _NEEDS and _MIGHT.search(clause.text, max(0, hit.start - 12), hit.start):
        return False  # 'might have to be cut': what may come
    if hit.value.form in _NEEDS and coder.negated(clause.words, hit.first):
        return False  # 'they do not have to agree on all to stop shooting': who need not do a thing may do it
    if hit.value.kind == "modal_reject" and is_supposed(hit.start, clause):
        return False  # 'sought guarantees that the town would not be shelled'
    if hit.value.kind == "modal_commit":
        if (last := coder.begun(clause.words, hit.last)) > hit.last:
            hit = hit._replace(last=last)  # 'will begin withdrawing', 'will start to withdraw'
        elif coder.is_arranging(clause.words, hit.last):
            return False
        if is_supposed(hit.start, clause) or _is_thing(hit, clause, coder):
            return False
        if (content is None and _is_laid_down(hit, clause)) or _goes_on_being(hit, clause, coder):
            return False
        if hit.value.form in _WILL and any(
            clause.lists[told].match(clause.text, hit.end) for told in (_BECOMES, _BRINGS_ABOUT)
        ):
            return False
        if hit.value.act == "warn" and not _on_condition(hit, holder, clause, content, coder):
            return False
        if content is None and coder.is_weighed(clause.words, hit.last):
            return False  # 'the deputies will review the programme': what stands on an agenda
        if content is None or content.holder is None or content.holder.key != holder.key:
            return coder.is_commissive(clause.words, hit.last) and not clause.lists[_SOME_DAY].match(
                clause.text, hit.end
            )
    if hit.value.kind == "modal_reject" and clause.lists[_ON_SCHEDULE].match(clause.text, hit.end):
        return False  # 'the vote will not be certified until Friday'
    if content is None and hit.value.kind == "modal_reject":  # 'Oslo will not send troops'
        phrase = clause.subject_phrase(hit.start)
        reported = phrase is not None and _DEPENDENT.search(clause.text[: phrase[0]]) is not None
        promised = hit.value.form.startswith(("w", "is not", "are not"))
        return promised and not reported and _is_declined(hit, clause, coder)
    if content is None or content.holder is None or content.holder.key != holder.key:
        return False
    if hit.value.form in _FORETELLING + _NEVER and clause.lists[_NO_PEACE].match(clause.text, hit.end):
        return False  # 'without them we will never have peace'
    if hit.value.form.endswith(" no") and clause.lists[_NO_STANCE].match(clause.text, hit.end):
        return False  # 'there would be no change in its policy'
    if _REGRET.match(clause.text, hit.start) or clause.lists[_ONLY_SAYS].match(clause.text, hit.end):
        return False  # 'they should have signed', 'I must say'
    if hit.value.form.startswith("should") and clause.lists[_NO_MATTER].match(clause.text, hit.end):
        return False  # 'that should not affect the talks'
    if hit.value.kind == "modal":
        return not (hit.value.form == "should" and clause.lists[_LIKELY].match(clause.text, hit.end))
    if hit.value.form in _UNABLE and not (
        (coder.is_borne if hit.value.form.startswith("could") else coder.is_refused)(clause.words, hit.last)
        or clause.lists[_NOT_BEFORE].match(clause.text, hit.end)
        or (not hit.value.form.startswith("could") and _DONE_TO.match(clause.text, hit.end))
    ):
        return False  # 'cannot keep up with demand'
    begin = max(0, content.start - clause.offset)
    spoken = clause.text[begin : hit.start]
    if _RELATIVE.search(spoken) and not hit.value.form.startswith(_IMPERSONAL):
        return False
    if (
        hit.value.form in _FORETELLING
        and _THIS.search(spoken)
        and not clause.lists[_COMES_ABOUT].match(clause.text, hit.end)
    ):
        return False  # 'this will not stop the talks'
    if clause.lists[_LETS].match(clause.text, hit.start) and _is_circumstance(hit, clause):
        return False  # 'conditions do not permit talks'
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
            and not _acts_of_itself(hit, holder, clause, begin, coder)
        )
    return own or (subject is None and not foretold) or hit.value.form not in _FORETELLING


def _only_tells(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether what has to be is supposed, arranged or over ('if peace is to be kept', 'which is to be given')."""
    near = clause.text[max(0, hit.start - _OBLIGED_REACH) : hit.start]
    if hit.value.form == "had to":
        return _HAVE.search(near) is not None
    aside = hit.value.form in _ARRANGED and _TOLD_ASIDE.search(near) is not None
    return aside or _ON_CONDITION.search(near) is not None


def with_leave(
    hit: Hit[Cue], holder: Holder, content: Said | None, clause: Clause, coder: StanceCoder
) -> Hit[Cue] | None:
    """A modal in a speaker's mouth that tells what may be, and on which condition, or that nobody may; else None.

    'Sanctions could be eased if', 'we could free them': readiness. 'No side could set terms': a refusal.
    """
    if hit.value.kind == "modal" and content is not None and content.holder == holder:
        return _on_terms(hit, content, clause)
    if (
        hit.value.kind != "modal_commit"
        or content is None
        or content.holder != holder
        or is_supposed(hit.start, clause)
    ):
        return None
    phrase = clause.subject_phrase(hit.start)
    if phrase is None or phrase[0] < content.start - clause.offset or clause.hypothetical(hit.start):
        return None
    if coder.is_negative_subject(clause.subject_with_determiner(hit.start)):
        return hit if _bars_all(hit, clause, coder) else None
    if hit.value.act != "warn":
        stays = clause.lists[_STAYS].match(clause.text, hit.end) and _is_thing(hit, clause, coder)
        return hit if stays else _promised_done(hit, holder, clause)
    offered = hit._replace(value=hit.value._replace(act="offer", sign="o", claims=True, clear=False))
    if clause.lists[_LET_MOVE].match(clause.text, hit.end) and clause.lists[_LET_THROUGH].search(clause.text, *phrase):
        return offered._replace(value=offered.value._replace(sign="+"))
    may_be = clause.lists[_MAY_BE].match(clause.text, hit.end)
    end = min(len(clause.text), content.end - clause.offset)
    if may_be is not None and _UNTIL_THEN.search(clause.text, hit.end, max(hit.end, end)) is not None:
        if clause.lists[_OF_WAR].search(clause.text, *phrase) or clause.lists[_HARDER].match(
            may_be.group("done") or ""
        ):
            return None
        return offered
    subject = clause.subject_before(hit.start)
    own = subject is not None and bool({*subject["parties"]} & {*holder.parties})
    conceded = own and clause.lists[_CONCEDED].match(clause.text, hit.end)
    return hit._replace(value=hit.value._replace(act="offer", sign="o")) if conceded else None


def _on_terms(hit: Hit[Cue], content: Said, clause: Clause) -> Hit[Cue] | None:
    """A modal that grants a thing on terms ('should only be eased once', 'can be restored only after'); else None."""
    if clause.lists[_ONLY_SO].match(clause.text, hit.end):
        return hit._replace(value=hit.value._replace(sign="o"))
    end = max(hit.end, min(len(clause.text), content.end - clause.offset))
    only = hit.value.clear and hit.value.form.startswith("c") and _ONLY_THEN.search(clause.text, hit.end, end)
    return hit._replace(value=hit.value._replace(act="offer", sign="o", clear=False)) if only else None


def _promised_done(hit: Hit[Cue], holder: Holder, clause: Clause) -> Hit[Cue] | None:
    """'Will' of a deed that its speaker's side can do, told of whom it is done to ('the captives will be freed')."""
    done = clause.lists[_PROMISED_DONE].match(clause.text, hit.end)
    if done is None or hit.value.form not in _WILL:
        return None
    agent, subject = clause.agent_of(done.start("done")), clause.subject_before(hit.start)
    others = (m for m in (agent, subject) if m is not None and m["parties"])
    if any(not {*m["parties"]} & {*holder.parties} for m in others):
        return None
    return hit._replace(value=hit.value._replace(claims=True))


def _bars_all(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether what a negative subject denies is a deed that can be refused, and not what nobody was able to do."""
    if clause.lists[_NOT_BEFORE].match(clause.text, hit.end) is not None:
        return True
    if clause.lists[_NOT_DECIDED].match(clause.text, hit.end) is not None:
        return False
    behind = [w.low for w in clause.words[hit.last : hit.last + 2]]
    return (behind[:1] == ["be"] and behind[-1] in clause.lists.words["allowed"]) or coder.is_refused(
        clause.words, hit.last
    )


def _on_condition(hit: Hit[Cue], holder: Holder, clause: Clause, content: Said | None, coder: StanceCoder) -> bool:
    """Whether what a speaker's side 'could' do is told with the condition under which it would: that is a threat."""
    if content is None or content.holder != holder or not coder.is_commissive(clause.words, hit.last):
        return False
    end = min(len(clause.text), content.end - clause.offset)
    return _CONDITIONAL.search(clause.text, hit.end, max(hit.end, end)) is not None


def _goes_on_being(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether what goes on is a state ('will continue to grow')."""
    behind = [w.low for w in clause.words[hit.last : hit.last + 2]]
    return behind == ["continue", "to"] and coder.is_foretold(clause.words, hit.last + 2)


def provided_for(at: int, clause: Clause) -> bool:
    """Whether a text lays down what somebody 'would' do ('a draft under which Oslo would undertake to')."""
    return " which " in clause.text and _UNDER_WHICH.search(before_subject(at, clause, _TEXT_REACH)) is not None


def _is_laid_down(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether what somebody 'will' do is what a text provides for, and no word of theirs ('Under the accord, Oslo')."""
    before = before_subject(hit.start, clause, _TEXT_REACH)
    return _UNDER_WHICH.search(before) is not None or clause.lists[_BY_A_TEXT].search(before) is not None


def _is_thing(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether a plan, visit or treaty 'will' do it, which promises nothing; its going on or its end may be promised."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    head = bisect.bisect_left(clause.tagged.ends, head_end(clause.tagged, phrase))
    inert = head < len(clause.tagged.lows) and coder.is_inert(clause.tagged.lows[head])
    following = [w.low for w in clause.words[hit.last : hit.last + 1]]
    return inert and following not in _GOES_ON and following != ["be"]


def _acts_of_itself(hit: Hit[Cue], holder: Holder, clause: Clause, begin: int, coder: StanceCoder) -> bool:
    """Whether a thing or somebody else does what 'will' tells ('the session will give'), which promises nothing."""
    phrase = clause.subject_phrase(hit.start)
    if phrase is None:
        return False
    said = clause.text[max(begin, phrase[0]) : phrase[1]].lower().split()
    if not said or coder.is_negative_subject(said[0]):
        return False  # 'nothing will stop us'
    head = bisect.bisect_left(clause.tagged.ends, head_end(clause.tagged, (max(begin, phrase[0]), phrase[1])))
    own = said[0] in OWN or (
        head < len(clause.tagged.lows)
        and clause.tagged.among(head, "possessed_body")
        and not _is_of_another(holder, clause, phrase)
    )
    following = [w.low for w in clause.words[hit.last : hit.last + 1]]
    return not own and following[:1] not in _GOES_ON and clause.tagged.tags[head : head + 1] != "R"


def _is_circumstance(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether it is conditions or a situation that do not let a thing be ('these conditions do not permit talks')."""
    phrase = clause.subject_phrase(clause.words[hit.last - 1].start)  # of the verb behind 'not'
    if phrase is None:
        return False
    head = bisect.bisect_left(clause.tagged.ends, head_end(clause.tagged, phrase))
    return head < len(clause.tagged.lows) and clause.tagged.lows[head] in clause.lists.words["circumstance"]


def _is_of_another(holder: Holder, clause: Clause, phrase: tuple[int, int]) -> bool:
    """Whether a subject names a place or party that is not the holder's ('Chadian rebels plan to')."""
    return any(
        phrase[0] <= m["char_start"] - clause.offset < phrase[1] and not {*m["parties"]} & {*holder.parties}
        for m in clause.mentions
        if m["parties"]
    )


def _is_own_deed(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether 'will not' is told of what its speaker can decide ('will not be lifted'), and not foretold ('affect')."""
    following = [word.low for word in clause.words[hit.last : hit.last + 2]]
    passive = following[:1] in (["ever"], ["under"]) or (following[:1] == ["be"] and following[-1].endswith(_UNDERGONE))
    return passive or _is_declined(hit, clause, coder)


def _is_declined(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> bool:
    """Whether what one will not do is a deed of one's own, or to come to talks, which one then refuses."""
    return coder.is_commissive(clause.words, hit.last) or clause.lists[_COMES].match(clause.text, hit.end) is not None


def _is_question(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether a modal only tells what is asked or left open ('on whether Oslo should')."""
    phrase = clause.subject_phrase(hit.start)
    return (
        phrase is not None and clause.lists[_WHETHER].search(clause.text, max(0, phrase[0] - 40), phrase[0]) is not None
    )


def _supposes(hit: Hit[Cue], clause: Clause) -> bool:
    """Whether 'should' stands before its subject, for 'if'; behind a subject it is a demand ('should not be')."""
    if _INVERTED_PRONOUN.match(clause.text, hit.start):
        return True
    words = clause.tagged
    at = bisect.bisect_left(words.starts, hit.start)
    if words.lows[at] == "should" and words.tags[at + 1 : at + 2] in _NAMES and words.tags[max(0, at - 1) : at] != "w":
        return True  # 'a danger should the talks fail'
    opens = _OPENS_CLAUSE.search(clause.text[max(0, hit.start - 8) : hit.start])
    return opens is not None and clause.lists[_INVERTED].match(clause.text, hit.start) is not None

"""Positions of one sentence: each cue with its holder, its passage, and the issues and stances in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tasks.logic.complements import Asserted, closes_relative, condition, further_clauses, past_aside
from tasks.logic.cues import Hit
from tasks.logic.holders import holder_of
from tasks.logic.issue_senses import CLEAR
from tasks.logic.position_answers import answer
from tasks.logic.position_cues import coordinated, judges_move, on_matter, usable
from tasks.logic.position_deeds import is_fact
from tasks.logic.position_fellows import fellow_holders
from tasks.logic.position_issues import short_label, side, stances_of
from tasks.logic.position_modals import modal_speaks, provided_for, with_leave
from tasks.logic.reading_words import Construction
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, Stance, StanceCoder
from tasks.logic.votes import votes

_TRAILING = re.compile(r"[\s,;:]*(?:\[\d*\]?)?\Z")
_WHO_IS = re.compile(r",\s+(?:who|whom|which|where)\s[^,;:“”\"]*(?:,|\Z)|,\s+(?:who|whom|which|where)\s.*\Z")
_CHARGE = re.compile(
    r",\s+(?:an?|the)\s+(?:\w+\s+)?(?:charge|accusation|allegation|claim|suggestion|assertion|report)s?\s+(?:that\s+|which\s+)?(?:[\w.'’-]+\s+){1,4}\Z"
)
_CONJUNCTION = re.compile(r"[,;]?\s*(?:(?:and|or|but|as well as)\s+)?")
_REGARDS = re.compile(r"would\s+consider\b|will\s+consider\b")
_ONLY_REGARDS = re.compile(r"w(?:ould|ill)\s+(?:regard|view|treat|see|interpret|look\s+(?:up)?on)\b")
_AS_HOSTILE = re.compile(  # 'would consider air raids an act of war', 'would regard a blockade as a provocation'
    r"\s[^,;:“”\"]{2,70}?\s(?:as\s+|to\s+be\s+)?(?:an?\s+(?:(?:direct|grave|serious|flagrant|clear|open|blatant|new)\s+)?(?:act|declaration|"
    r"provocation|violation|breach|infringement|threat|attack|crime|aggression|interference|intrusion|hostile|unfriendly)|"
    r"(?:hostile|unacceptable|illegal|aggression|interference|void))\b"
)
_INFINITIVE_REACH = 16  # words from a cue such as 'call on' to the 'to' of what is called for
_HELPING_REACH = 2  # words between a modal and the cue whose stance it carries
_HELPERS = {"be", "not", "also", "never", "then", "only", "still", "have", "been"}
_IT_IS = re.compile(
    r"\s+(?:that\s+)?(?:it|he|she|they|we|(?:the\s+)?[A-Z]\w+)(?:\s+(?:is|was|are|were|remain\w*))?(?:\s+\w+ly)?\s*"
)
_SAID_REACH = 6  # words from 'reiterated' to 'opposed to'
_PAYS_CALL = re.compile(r"\b(?:will|would|to|may|might|can|could|shall|should|also|then|later)\s+call\s+on\Z")
_AS_BAD = re.compile(
    r"[^,;:“”\"]{3,90}\b(?:un(?:acceptable|lawful|justified|necessary|realistic|timely)|inadmissible|illegal|illegitimate|"
    r"intolerable|harmful|dangerous|counterproductive|counter-productive|premature|inexpedient|inappropriate|void|invalid)\b|"
    r"[^,;:“”\"]{3,90}\s(?:done|closed|settled|final|dead|over|finished|binding|valid|obsolete|exhausted|concluded|completed?)\s*(?:[.,;”\"]|\Z|and\b|but\b)"
)
_DENIES = re.compile(r"(?:den(?:y|ies|ied|ying)|refut\w+)\b")
_REPEATING = ("reiterat", "repeat", "restat", "reaffirm", "recall")
_REPEATED_REACH = 6  # words from 'reiterated' to the 'support' of another that is reiterated
_IMPUTED = re.compile(
    r"\b[Tt]hey\s+(?:(?:all|also|still|just|only|really|clearly|obviously|always|never|now|simply|do|don['’]t|did|didn['’]t|not|"
    r"are|were)\s+){0,4}(?:want(?:ed)?|wish(?:ed)?|aspir(?:e|ed|ing)|crav(?:e|ed|ing))\b(?:\s+\w+)?\Z"
)
_PREDICATED = ("verb", "commit", "ready", "reject_phrase", "support_phrase")  # their subject is the holder
_DEMANDING = ("modal", "modal_reject", "predicate")  # what is told of free speech: what should be, not who does what
_REFUSING = ("modal_reject", "reject_phrase", "verb")
_NOT_UNTIL = re.compile(r"\s+(?:until|unless)\s")
_THREATENING = ("warn", "reject")
ANSWERED = "answered:"  # how the rule of a stance begins that only answers what was told before it
_THREATENED = ("sanctions", "military_action")
_IF = re.compile(r"(?:if|should|once)\b")
_IN_OFFICE = Construction(r"(?:if|should|once|when)\s[^,;:“”\"]{2,60}?{coming_to_power}\b")
_IF_WE = re.compile(r"\b(?:if|unless|whether|until|once)\s+\Z", re.I)
_SIDE_REACH = 24  # characters of 'neither outgoing '
_IF_REACH = 12  # characters of 'whether ' and its like
_THE_SIDE = re.compile(r"\b(?:the|both|neither|nor)\s+(?:\w+\s+)?\Z", re.I)
_ANSWERS = ("reject", "accept")
_WAS = re.compile(r"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s(?:\w+ly\s)?\Z")
_WAS_REACH = 24  # characters of 'has been flatly '
_LEADING_KINDS = ("verb", "ready", "commit", "reject_phrase")


class Found(NamedTuple):
    """One position in one sentence, before restatements are folded."""

    holder: Holder
    stance: Stance
    act: str
    start: int  # of the part of the statement that it is
    end: int
    quote: str | None
    rule: str
    label: str | None
    towards: str | None = None  # the party that the stance is addressed to
    answered: str | None = None  # the party whose demand or proposal the stance answers
    sign: str = "+"
    statement: int | None = None  # where the statement begins, with holder and verb, if that is before its part

    @property
    def passage(self) -> tuple[int, int]:
        """The characters that say it: a part alone ('the release of prisoners') tells not whose it is."""
        return (self.start if self.statement is None else self.statement, self.end)


def read_sentence(
    clause: Clause,
    contents: list[Said],
    coder: StanceCoder,
    text: str,
    topic: Stance | None,
    matter: Mapping[str, int],
    earlier: list[Found],
) -> list[Found]:
    """Positions of one sentence; `contents` are the attributed contents that reach into it.

    `topic` is the stance read last, for 'it' and 'the plan'; `matter` counts the document's sentences by issue;
    `earlier` are the positions of the sentence right before.
    """
    found: list[Found] = []
    taken: list[tuple[str, int, int]] = []
    done_to = read_to = -1
    hits = [past_aside(clause, hit) for hit in coder.cues(clause.words)]
    if counted := votes(clause, coder):
        hits = sorted([*hits, *counted], key=lambda h: (h.first, h.first - h.last))
    for hit in hits:
        judges = hit.value.kind == "predicate" and hit.last > read_to  # 'is vital' may speak of what stands before it
        asserted = _asserted(clause, hit, contents, coder) if hit.first >= done_to or judges else None
        if asserted is None or _only_helps(hit, hits, clause, contents, coder) or _only_says(hit, hits, clause):
            continue
        if hit.value.kind != "predicate":
            done_to = hit.last
        key = asserted.holder.key
        if any(key == k and start <= hit.start < end for k, start, end in taken) and not coordinated(clause, hit):
            continue
        if _restates_another(clause, asserted, hits):
            continue
        denial = (
            hit.value.form.startswith(("deny", "denie")) and hit.value.kind == "verb"
        )  # 'the Syrians deny it': a report, no stance
        label = whom = None
        if (answering := answer(clause, asserted, found or earlier, coder)) is not None:
            stances, sign, act, start, end, whom = answering
        elif (read := stances_of(clause, asserted, coder, None if denial else topic, matter)) is not None:
            stances, label, sign, act, start, end = read
        else:
            found.extend(_price(clause, asserted, coder, text))
            continue
        done_to = read_to = hit.last
        end = trimmed(clause.text, start, end)
        answered = whom
        if answered is None and hit.value.sign != "o":
            answered = _answered(clause, start, end, asserted.holder, coder)
        if answered is None and found and judges_move(clause, hit):
            answered = _other_party(found[-1].holder, asserted.holder)
            stances = [found[-1].stance._replace(start=start, end=end, opened=-1)] if answered else stances
        quote = quote_of(asserted.content, text)
        rule = f"{ANSWERED}{hit.value.act}" if hit.value.bare else asserted.rule
        towards = _addressee(clause, hit, end, asserted.holder)
        found.extend(
            Found(
                asserted.holder, s, act, clause.offset + first, clause.offset + last, quote, rule, label, towards,
                answered, sign, clause.offset + start,
            )
            for s, first, last in _passages(clause.text, stances, start, end)
        )  # fmt: skip
        if label is None:
            found.extend(_conditions(clause, asserted, coder, end, act, stances, quote))
            found.extend(_unnamed(clause, asserted, coder, stances, sign, act, end, quote))
        topic = stances[-1] if label is None else topic
        taken.append((key, hit.start, end))
        if fellows := fellow_holders(clause, asserted):
            told = [f for f in found if f.holder.key == key and f.rule == rule and f.statement == clause.offset + start]
            found.extend(f._replace(holder=fellow) for fellow in fellows for f in told)
    return found


def _passages(text: str, stances: list[Stance], start: int, end: int) -> list[tuple[Stance, int, int]]:
    """Each stance with its own part of a passage, where the passage coordinates what several of them are about."""
    ordered = sorted(stances, key=lambda s: s.start)
    cuts = [max(start, s.opened) if k and s.opened > ordered[k - 1].start else start for k, s in enumerate(ordered)]
    out: list[tuple[Stance, int, int]] = []
    for k, stance in enumerate(ordered):
        stop = next((c for c in cuts[k + 1 :] if c > cuts[k]), end)
        opened = _CONJUNCTION.match(text, cuts[k], stop)
        out.append((stance, opened.end() if opened else cuts[k], trimmed(text, cuts[k], stop)))
    return out


def _unnamed(
    clause: Clause,
    asserted: Asserted,
    coder: StanceCoder,
    stances: list[Stance],
    sign: str,
    act: str,
    end: int,
    quote: str | None,
) -> list[Found]:
    """Coordinated clauses of a claim that name no issue clearly ('and that the fishermen be paid'): each is its own."""
    hit = asserted.hit
    if not hit.value.claims:
        return []
    out: list[Found] = []
    for start, inner, stop in further_clauses(clause, hit.start, end):
        if any(start <= s.start < stop for s in stances):
            continue
        label = short_label(clause.text[inner:stop])
        if label is not None:
            stance = Stance("other", side(sign), start, stop, 1)
            likely = coder.stances([w for w in clause.words if inner <= w.start < stop], 0, stop, sign, clause.text)
            if likely and likely[0].weight >= CLEAR:
                stance, label = likely[0], None
            span = (clause.offset + start, clause.offset + trimmed(clause.text, start, stop))
            out.append(Found(asserted.holder, stance, act, *span, quote, asserted.rule, label, None, None, sign))
    return out


def _conditions(
    clause: Clause, asserted: Asserted, coder: StanceCoder, end: int, act: str, stances: list[Stance], quote: str | None
) -> list[Found]:
    """What a stance is made to depend on, where that is another issue that the text names clearly: a demand."""
    asked = condition(clause, end, act)
    threat = act in _THREATENING or any(s.issue in _THREATENED and s.stance == "support" for s in stances)
    if asked is None or (threat and _IF.match(clause.text, asked.start)):
        return []  # 'will impose sanctions if they invade' is one threat, and no demand beside it
    if clause.lists[_IN_OFFICE].search(clause.text, asked.start, asked.end):
        return []  # 'promised talks if his party wins the election'
    named = coder.stances(clause.words, asked.first, asked.last, asked.sign, clause.text)
    span = (clause.offset + asked.start, clause.offset + trimmed(clause.text, asked.start, asked.end))
    return [
        Found(asserted.holder, s, "demand", *span, quote, "condition:demand", None)
        for s in named
        if s.weight > CLEAR and s.issue not in {t.issue for t in stances}
    ]


def _price(clause: Clause, asserted: Asserted, coder: StanceCoder, text: str) -> list[Found]:
    """What a refusal of a thing that has no name here is made to depend on ('would not sign until they withdrew')."""
    hit = asserted.hit
    if hit.value.act != "reject" or hit.value.sign != "-" or hit.value.kind not in _REFUSING:
        return []
    opened = _NOT_UNTIL.search(clause.text, hit.end)
    if opened is None:
        return []
    return _conditions(clause, asserted, coder, opened.start(), "reject", [], quote_of(asserted.content, text))


def _restates_another(clause: Clause, asserted: Asserted, hits: list[Hit[Cue]]) -> bool:
    """Whether a verb only repeats what another party holds, whom a noun names ('reiterated Oslo's support').

    The noun is read for itself.
    """
    hit, mine = asserted.hit, asserted.holder.parties
    if hit.value.kind != "verb" or not hit.value.form.startswith(_REPEATING):
        return False
    behind = (other for other in hits if other.value.kind == "noun" and 0 < other.first - hit.last <= _REPEATED_REACH)
    owners = (holder_of(clause, other, None) for other in behind)
    return any(
        owner is not None and owner.key != asserted.holder.key and not {*owner.parties} & {*mine} for owner in owners
    )


def _only_helps(hit: Hit[Cue], hits: list[Hit[Cue]], clause: Clause, contents: list[Said], coder: StanceCoder) -> bool:
    """Whether a modal only carries the stance of the cue behind it ('will oppose', 'would be happy to')."""
    if not hit.value.kind.startswith("modal_"):
        return False
    return any(
        hit.last <= other.first <= hit.last + _HELPING_REACH
        and other.value.kind in _LEADING_KINDS
        and all(w.low in _HELPERS for w in clause.words[hit.last : other.first])
        and _asserted(clause, other, contents, coder) is not None
        for other in hits
    )


def _only_says(hit: Hit[Cue], hits: list[Hit[Cue]], clause: Clause) -> bool:
    """Whether a verb only says what its subject is against ('reiterated that it was opposed to the dam')."""
    if hit.value.kind != "verb" or hit.value.sign != "+":
        return False
    behind = (o for o in hits if hit.last < o.first <= hit.last + _SAID_REACH and o.value.kind == "reject_phrase")
    return any(_IT_IS.fullmatch(clause.text, hit.end, o.start) for o in behind)


def _asserted(clause: Clause, hit: Hit[Cue], contents: list[Said], coder: StanceCoder) -> Asserted | None:
    """The cue with its holder; None where it is no verb, only supposed or wished, or nobody's that may hold."""
    sentence, at = clause.words, clause.offset + hit.start
    rule = usable(hit, sentence, clause, coder)
    if (
        rule is None
        or (not hit.value.bare and coder.is_void(sentence, hit))
        or on_matter(hit, clause)
        or is_fact(hit, clause, coder)
    ):
        return None
    if _CHARGE.search(clause.text, max(0, hit.start - 60), hit.start):
        return None  # ', a charge that Oslo denies': of what it is accused of
    if hit.value.kind == "noun" and _PAYS_CALL.search(clause.text, max(0, hit.start - 12), hit.end):
        return None  # 'will call on the premier and hold talks'
    if hit.value.form.startswith("consider") and _AS_BAD.match(clause.text, hit.end):
        return None  # 'considers the deployment unacceptable': no readiness
    if hit.value.infinitive and not _calls_for_deed(clause, hit):
        return None
    if hit.value.kind == "modal" and _IF_WE.search(clause.text, max(0, hit.start - _IF_REACH), hit.start):
        return None  # '"If we want peace, we must talk"' demands talks
    content = next((s for s in contents if s.covers(at) and not (s.free and hit.value.kind not in _DEMANDING)), None)
    if content is not None and content.quoted and _IMPUTED.search(clause.text, max(0, hit.start - 40), hit.end):
        return None  # '"They want war," said the envoy': what a speaker thinks that others are after
    own = next((s for s in contents if s.is_cue(at, clause.offset + hit.end)), None)
    if own is not None and own.holder is None and content is not None and hit.value.kind == "modal":
        own = None  # 'The talks should go on, said the minister': it is he that demands
    if own is not None and hit.value.kind.startswith("modal_"):
        own = None  # 'Oslo will not negotiate with rebels' is a refusal, and no report of what it negotiates
    if own is not None and content is not None and hit.value.kind == "modal":
        own = None  # 'Oslo said the two should maintain ties' is what Oslo asks, and no report of what they maintain
    if own is not None and hit.value.kind == "noun" and own.cue_start > at:
        own = None  # "Oslo's bill would ban trade" is what Oslo proposes, and no ban told of the bill
    holder = own.holder if own is not None else holder_of(clause, hit, content)
    if own is not None and holder is None and hit.value.kind in _PREDICATED:
        holder = holder_of(clause, hit, None)
    if own is not None and holder is None:
        holder = _who_spoke(clause, hit, own, contents)
    if own is not None and own.by_speaker:
        holder = next((s.holder for s in contents if s.holder is not None and s.covers(at)), None)
    if holder is None or not holder.may_hold or _is_of_citizens(clause, hit, holder):
        return None
    if content is not None and content.holder is not None and not content.holder.may_hold:
        told = clause.predicate(hit.start) if hit.value.kind == "verb" else None
        if told is None or told.tag not in "dn" or hit.value.sign == "o" or holder.key == content.holder.key:
            return None  # 'analysts say Oslo will refuse'; that Oslo refused is a fact, whoever tells it
    if hit.value.kind == "verb" and any(s.covers(at) and _is_denied(clause, s, at) for s in contents):
        return None
    wished = own is None and content is not None and content.wishes_of(holder) and not _is_turned_down(hit, content)
    apposed = rule.startswith("passive") and (judges_move(clause, hit) or _is_told_done(clause, hit))
    if wished and not apposed and not closes_relative(clause, hit):  # 'demanded a quota, which Oslo opposes': Oslo does
        return None
    if content is None and hit.value.kind == "verb" and provided_for(hit.start, clause):
        return None
    grammatical = own is not None or not hit.value.kind.startswith(("noun", "modal"))
    if grammatical and clause.hypothetical(hit.start):
        return None
    leave = with_leave(hit, holder, content, clause, coder)
    if leave is None and hit.value.kind.startswith("modal") and not modal_speaks(hit, holder, content, clause, coder):
        return None
    hit = leave or hit
    if _REGARDS.match(clause.text, hit.start) or _ONLY_REGARDS.match(clause.text, hit.start):
        hostile = _AS_HOSTILE.match(clause.text, hit.end) is not None
        if not hostile and _ONLY_REGARDS.match(clause.text, hit.start):
            return None
        judged = any(
            h.value.kind == "predicate" and h.first >= hit.last for h in coder.cues(sentence)
        )  # turns it itself
        hit = hit._replace(value=hit.value._replace(act="reject", sign="+" if judged else "-")) if hostile else hit
    return Asserted(hit, rule, holder, content, own)


def _is_of_citizens(clause: Clause, hit: Hit[Cue], holder: Holder) -> bool:
    """Whether a stance is that of people of a state, and not of the state ('Kenyans want to work abroad').

    'The Kenyans' are their state's side, and so are some without an article ('Palestinians').
    """
    subject = clause.subject_before(hit.start)
    if subject is None or subject["alias_kind"] != "people" or holder.key not in subject["parties"]:
        return False
    at = subject["char_start"] - clause.offset
    opened = _THE_SIDE.search(clause.text, max(0, at - _SIDE_REACH), at)
    return opened is None and subject["text"].lower() not in clause.grammar.groups["people_as_side"]


def _is_denied(clause: Clause, content: Said, at: int) -> bool:
    """Whether a verb tells what its source denies to be so ('denied that Oslo was pressing Chad to sign').

    In 'Chad denies that it is encircled and rejects a truce' the other verb is of who denies.
    """
    if _DENIES.match(clause.text, max(0, content.cue_start - clause.offset)) is None:
        return False
    subject = clause.subject_before(at - clause.offset)
    return subject is not None and subject["char_start"] >= content.start


def _is_told_done(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a passive tells what became of a demand ('the demand that they leave was rejected by Oslo')."""
    return hit.value.act in _ANSWERS and _WAS.search(clause.text, max(0, hit.start - _WAS_REACH), hit.start) is not None


def _is_turned_down(hit: Hit[Cue], content: Said) -> bool:
    """Whether a noun tells what another asked and its source rejects ('rejected demands by Chad')."""
    return hit.value.kind == "noun" and hit.value.act in ("demand", "call", "propose") and content.act == "reject"


def _calls_for_deed(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether an infinitive follows outside a relative clause: not in 'called on A, who told him to wait'."""
    reach = clause.words[hit.last : hit.last + _INFINITIVE_REACH]
    aside = _WHO_IS.search(clause.text, hit.end)
    first, last = (aside.start(), aside.end()) if aside is not None else (len(clause.text), len(clause.text))
    return any(w.low == "to" and not first < w.start < last for w in reach)


def _who_spoke(clause: Clause, hit: Hit[Cue], own: Said, contents: list[Said]) -> Holder | None:
    """Who is told to have spoken before a participle: 'the ban must go, said the envoy, demanding that'."""
    verb = clause.predicate(hit.start)
    if verb is None or not (verb.bare_participle and verb.after_comma):
        return None
    spoke = (s for s in contents if s is not own and clause.offset <= s.cue_start < clause.offset + hit.start)
    return max(spoke, key=lambda s: s.cue_start, default=own).holder


def trimmed(text: str, start: int, end: int) -> int:
    """The end of a passage without the comma or the footnote mark behind it."""
    trailing = _TRAILING.search(text, start, end)
    return trailing.start() if trailing and trailing.start() > start else end


def _addressee(clause: Clause, hit: Hit[Cue], end: int, holder: Holder) -> str | None:
    """The party that a stance is addressed to: the first other one that its complement names ('urged Oslo to act')."""
    for mention in clause.mentions:
        named = hit.end <= mention["char_start"] - clause.offset < end and mention["type"] != "place"
        if named and mention["parties"] and not set(mention["parties"]) & set(holder.parties):
            return str(mention["parties"][0])
    return None


def _answered(clause: Clause, start: int, end: int, holder: Holder, coder: StanceCoder) -> str | None:
    """The party whose demand, call or proposal a stance answers ('rejected Russia's calls for ...'), if another's."""
    for hit in coder.cues(clause.words):
        if start <= hit.start < end and hit.value.kind == "noun" and hit.value.act in ("demand", "call", "propose"):
            other = holder_of(clause, hit, None)
            if other is not None and other.parties and not set(other.parties) & set(holder.parties):
                return other.parties[0]
    return None


def _other_party(theirs: Holder, mine: Holder) -> str | None:
    """The party of a holder, if it is not that of another."""
    return theirs.parties[0] if theirs.parties and not {*theirs.parties} & {*mine.parties} else None


def quote_of(content: Said | None, text: str) -> str | None:
    """The quoted words of a content without their marks; None where none are quoted."""
    if content is None or not content.quoted:
        return None
    return text[content.start : content.end].strip("\"“”'‘’«» ") or None

"""Positions of one sentence: each cue with its holder, its passage, and the issues and stances in it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from typing import NamedTuple

from tasks.logic.complements import (
    Asserted,
    before_predicate,
    closes_relative,
    complement,
    condition,
    further_clauses,
    infinitive,
    subject_start,
    undergoer,
)
from tasks.logic.cues import Hit, Word
from tasks.logic.holders import holder_of
from tasks.logic.position_cues import NOUNISH, coordinated, modal_speaks, on_matter, usable
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, Stance, StanceCoder

_TRAILING = re.compile(r"[\s,;:]*(?:\[\d*\]?)?\Z")
_PAUSE = re.compile(r"[,;:!?”\"]|\.\s*\Z|\s[-–—]{1,2}\s|\s(?:if|because|when|while|after|before|unless|which|who)\s")
_POINTS_BACK = re.compile(
    r"\s*(?:it|this|that|these|those|them|(?:doing|to do|do) so|"
    r"(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:plan|proposal|deal|offer|move|idea|initiative|decision|resolution|draft|accord|agreement|text|measures?|steps?|"
    r"request|demand|call|suggestion|approach|scheme|roadmap|formula|conditions|terms))\b"
)
_CONJUNCTION = re.compile(r"[,;]?\s*(?:(?:and|or|but|as well as)\s+)?")
_SEVERAL = 3
_INFINITIVE_REACH = 16  # words from a cue such as 'call on' to the 'to' of what is called for
_LABEL_WORDS = 8
_LEAST_CONDITION = 2  # the weight that the issue of a condition must be above
_PASSIVE_REACH = 3  # words behind a modal to the end of its passive ('must immediately be lifted')
_HELPING_REACH = 2  # words between a modal and the cue whose stance it carries
_HELPERS = {"be", "not", "also", "never", "then", "only", "still", "have", "been"}
_PREDICATED = ("verb", "commit", "ready", "reject_phrase", "support_phrase")  # their subject is the holder
_LEADING_KINDS = ("verb", "ready", "commit", "reject_phrase")
_LEADING = {
    "that",
    "to",
    "the",
    "a",
    "an",
    "all",
    "both",
    "its",
    "their",
    "his",
    "her",
    "our",
    "and",
    "or",
    "be",
    "not",
    "what",
    "how",
    "whether",
}


class Found(NamedTuple):
    """One position in one sentence, before restatements are folded."""

    holder: Holder
    stance: Stance
    act: str
    start: int
    end: int
    quote: str | None
    rule: str
    label: str | None
    towards: str | None = None  # the party that the stance is addressed to
    answered: str | None = None  # the party whose demand or proposal the stance answers
    sign: str = "+"


def read_sentence(
    clause: Clause,
    contents: list[Said],
    coder: StanceCoder,
    text: str,
    topic: Stance | None,
    matter: Mapping[str, int],
) -> list[Found]:
    """Positions of one sentence; `contents` are the attributed contents that reach into it.

    `topic` is the stance read last, for 'it' and 'the plan'; `matter` counts the document's sentences by issue.
    """
    found: list[Found] = []
    taken: list[tuple[str, int, int]] = []
    done_to = -1
    hits = coder.cues(clause.words)
    for hit in hits:
        asserted = _asserted(clause, hit, contents, coder) if hit.first >= done_to else None
        if asserted is None or _only_helps(hit, hits, clause, contents, coder):
            continue
        if hit.value.kind != "predicate":
            done_to = hit.last
        key = asserted.holder.key
        if any(key == k and start <= hit.start < end for k, start, end in taken) and not coordinated(clause, hit):
            continue
        read = _stances(clause, asserted, coder, topic, matter)
        if read is None:
            continue
        done_to = hit.last
        stances, label, sign, act, start, end = read
        end = _trimmed(clause.text, start, end)
        answered = _answered(clause, start, end, asserted.holder, coder) if hit.value.sign != "o" else None
        quote = _quote(asserted.content, text)
        rule = asserted.rule
        towards = _addressee(clause, hit, end, asserted.holder)
        found.extend(
            Found(
                asserted.holder, s, act, clause.offset + first, clause.offset + last, quote, rule, label, towards,
                answered, sign,
            )
            for s, first, last in _passages(clause.text, stances, start, end)
        )  # fmt: skip
        if label is None:
            found.extend(_conditions(clause, asserted, coder, end, act, stances, quote))
            found.extend(_unnamed(clause, asserted, stances, sign, act, end, quote))
        topic = stances[-1] if label is None else topic
        taken.append((key, hit.start, end))
    return found


def _passages(text: str, stances: list[Stance], start: int, end: int) -> list[tuple[Stance, int, int]]:
    """Each stance with its own part of a passage, where the passage coordinates what several of them are about."""
    ordered = sorted(stances, key=lambda s: s.start)
    cuts = [max(start, s.opened) if k and s.opened > ordered[k - 1].start else start for k, s in enumerate(ordered)]
    out: list[tuple[Stance, int, int]] = []
    for k, stance in enumerate(ordered):
        stop = next((c for c in cuts[k + 1 :] if c > cuts[k]), end)
        opened = _CONJUNCTION.match(text, cuts[k], stop)
        out.append((stance, opened.end() if opened else cuts[k], _trimmed(text, cuts[k], stop)))
    return out


def _unnamed(
    clause: Clause, asserted: Asserted, stances: list[Stance], sign: str, act: str, end: int, quote: str | None
) -> list[Found]:
    """Coordinated clauses of a claim that name no issue ('and that the fishermen be paid'): each is one of its own."""
    hit = asserted.hit
    if not hit.value.claims:
        return []
    out: list[Found] = []
    for start, inner, stop in further_clauses(clause, hit.start, end):
        if any(start <= s.start < stop for s in stances):
            continue
        label = _label(clause.text[inner:stop])
        if label is not None:
            stance = Stance("other", _side(sign), start, stop, 1)
            span = (clause.offset + start, clause.offset + _trimmed(clause.text, start, stop))
            out.append(Found(asserted.holder, stance, act, *span, quote, asserted.rule, label, None, None, sign))
    return out


def _conditions(
    clause: Clause, asserted: Asserted, coder: StanceCoder, end: int, act: str, stances: list[Stance], quote: str | None
) -> list[Found]:
    """What a stance is made to depend on, where that is another issue that the text names clearly: a demand."""
    asked = condition(clause, end, act)
    if asked is None:
        return []
    named = coder.stances(clause.words, asked.first, asked.last, asked.sign, clause.text)
    span = (clause.offset + asked.start, clause.offset + _trimmed(clause.text, asked.start, asked.end))
    return [
        Found(asserted.holder, s, "demand", *span, quote, "condition:demand", None)
        for s in named
        if s.weight > _LEAST_CONDITION and s.issue not in {t.issue for t in stances}
    ]


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


def _asserted(clause: Clause, hit: Hit[Cue], contents: list[Said], coder: StanceCoder) -> Asserted | None:
    """The cue with its holder; None where it is no verb, only supposed or wished, or nobody's that may hold."""
    sentence, at = clause.words, clause.offset + hit.start
    rule = usable(hit, sentence, clause, coder)
    if rule is None or coder.is_void(sentence, hit) or on_matter(hit, sentence):
        return None
    if hit.value.infinitive and not any(w.low == "to" for w in sentence[hit.last : hit.last + _INFINITIVE_REACH]):
        return None
    content = next((s for s in contents if s.covers(at)), None)
    own = next((s for s in contents if s.is_cue(at, clause.offset + hit.end)), None)
    if own is not None and own.holder is None and content is not None and hit.value.kind == "modal":
        own = None  # 'The talks should go on, said the minister': it is he that demands
    holder = own.holder if own is not None else holder_of(clause, hit, content)
    if own is not None and holder is None and hit.value.kind in _PREDICATED:
        holder = holder_of(clause, hit, None)
    if own is not None and own.by_speaker:
        holder = next((s.holder for s in contents if s.holder is not None and s.covers(at)), None)
    if holder is None or not holder.may_hold:
        return None
    if content is not None and content.holder is not None and not content.holder.may_hold:
        return None
    wished = own is None and content is not None and content.wishes_of(holder)
    if wished and not closes_relative(clause, hit):  # 'demanded a quota, which Oslo opposes': Oslo does
        return None
    grammatical = own is not None or not hit.value.kind.startswith(("noun", "modal"))
    if grammatical and clause.hypothetical(hit.start):
        return None
    if hit.value.kind.startswith("modal") and not modal_speaks(hit, holder, content, clause, coder):
        return None
    return Asserted(hit, rule, holder, content, own)


def _stances(
    clause: Clause, asserted: Asserted, coder: StanceCoder, topic: Stance | None, matter: Mapping[str, int]
) -> tuple[list[Stance], str | None, str, str, int, int] | None:
    """Stances of a cue, the label of an issue outside the list, sign and act, and the passage; None without issue."""
    hit, sentence = asserted.hit, clause.words
    passive = asserted.rule.startswith("passive")
    first, last, start, end = undergoer(clause, hit) if passive else complement(clause, asserted)
    sign, act = _sign(hit, clause, coder)
    if _undergone(hit, sentence, coder):
        begin = subject_start(clause, hit, asserted.content, start)
        from_subject = bisect.bisect_left([w.start for w in sentence], begin)
        stances = coder.stances(sentence, from_subject, hit.last + _PASSIVE_REACH, sign, clause.text, hit, matter)
        if any(s.weight > _LEAST_CONDITION and s.start < hit.start for s in stances):
            return stances, None, sign, act, begin, end
    asked = first if passive else infinitive(clause, hit, first, last)
    asked -= 0 < asked == hit.last and sentence[asked - 1].low == "to"  # 'agreed to meet'
    stances = coder.stances(sentence, asked, last, sign, clause.text, matter=matter)
    if not stances and asked != first:
        stances = coder.stances(sentence, first, last, sign, clause.text, matter=matter)
    if not stances and (earlier := before_predicate(clause, asserted, end)) is not None:
        first, last, start, end = earlier
        stances = coder.stances(sentence, first, last, sign, clause.text, matter=matter)
    if hit.value.kind.startswith("modal") and not (_names_any(stances) if hit.value.clear else stances):
        start = subject_start(clause, hit, asserted.content, start)
        from_subject = bisect.bisect_left([w.start for w in sentence], start)
        stances = coder.stances(sentence, from_subject, last, sign, clause.text, hit, matter)
    if not stances and hit.gaps:
        stances = coder.stances(sentence, hit.gaps[0], max(last, hit.last), sign, clause.text, matter=matter)
    if (
        not stances
        and hit.value.kind != "noun"
        and (last - first >= 2 or closes_relative(clause, hit) or _points_back(clause, hit))
    ):
        stances = _fallback(clause, asserted, coder, sign, topic)
    if hit.value.clear and not _names_any(stances):
        return None
    stances = [s._replace(stance="support") if coder.threatens(act, s) else s for s in stances]
    if stances:
        return stances, None, sign, act, start, end
    label = _label(clause.text[sentence[first].start : end]) if hit.value.claims and first < len(sentence) else None
    if label is None and not _stands_alone(clause, hit, last - first):
        return None
    issue = coder.nearest_issue(sentence, hit) or (topic.issue if topic else None) or _main_matter(matter)
    stance = Stance(issue or "other", _side(sign), start, end, 1)
    return [stance], None if issue else label or "", sign, act, start, end


def _names_any(stances: list[Stance]) -> bool:
    """Whether any of the stances is on an issue that is named clearly."""
    return any(s.weight > _LEAST_CONDITION for s in stances)


def _stands_alone(clause: Clause, hit: Hit[Cue], behind: int) -> bool:
    """Whether a refusal, demand or promise is one though what it is about has no name here ('refused to admit it')."""
    cue = hit.value
    if not cue.claims or cue.act not in ("reject", "demand", "commit", "offer", "propose"):
        return False
    told = cue.kind in ("verb", "reject_phrase") or (cue.kind in ("ready", "commit") and cue.form.endswith(" to"))
    return told and (behind > 1 or closes_relative(clause, hit) or _points_back(clause, hit))


def _undergone(hit: Hit[Cue], sentence: list[Word], coder: StanceCoder) -> bool:
    """Whether what a modal asks for undoes its subject, which it then speaks of ('talks must not be postponed')."""
    behind = [w.low for w in sentence[hit.last : hit.last + 2]]
    return hit.value.kind in ("modal", "modal_reject") and behind[:1] == ["be"] and coder.undoes(behind[-1])


def _side(sign: str) -> str:
    """The stance that a sign means towards what a passage names."""
    return {"o": "open", "+": "support", "-": "oppose"}[sign]


def _sign(hit: Hit[Cue], clause: Clause, coder: StanceCoder) -> tuple[str, str]:
    """Sign and act of a cue with the negation before it; 'ready to act' is for the act, 'ready to talk' is open."""
    sign, act, form, sentence = hit.value.sign, hit.value.act, hit.value.form, clause.words
    if hit.value.kind == "ready" and form.endswith((" to", " in")) and not coder.is_open(sentence, hit.last):
        sign = "+"
    denied = "not" not in form and "n't" not in form and coder.negated(sentence, hit.first)
    negative = coder.is_negative_subject(clause.subject_with_determiner(hit.start))
    if negative and hit.value.kind == "predicate":
        return sign, "reject"  # 'no foreign troops will be tolerated': its 'no' is read with what it judges
    if denied or negative:
        sign, act = {"+": ("-", "reject"), "-": ("o", act), "o": ("-", "reject")}[sign]
    return sign, act


def _main_matter(matter: Mapping[str, int]) -> str | None:
    """The issue that a document is about: named in several sentences, and more often than any two others."""
    ranked = sorted(matter.items(), key=lambda named: (-named[1], named[0]))
    rest = sum(count for _, count in ranked[1:3])
    return ranked[0][0] if ranked and ranked[0][1] >= _SEVERAL and ranked[0][1] > rest else None


def _trimmed(text: str, start: int, end: int) -> int:
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


def _fallback(clause: Clause, asserted: Asserted, coder: StanceCoder, sign: str, topic: Stance | None) -> list[Stance]:
    """The issue named before the cue in its clause, or that of the stance before where the cue points back."""
    hit, content = asserted.hit, asserted.content
    begin = max(content.start - clause.offset, 0) if content else 0
    first = bisect.bisect_left([w.start for w in clause.words], begin)
    earlier = coder.stances(clause.words, first, hit.first, sign, clause.text)
    strong = [s for s in earlier if s.weight >= 3]
    if strong:
        return strong[-1:]
    if topic is not None and _points_back(clause, hit):
        return [topic._replace(stance=_side(sign))]
    return []


def _points_back(clause: Clause, hit: Hit[Cue]) -> bool:
    return _POINTS_BACK.match(clause.text, hit.end) is not None


def _label(passage: str) -> str | None:
    """A short label for an issue outside the list: the words that follow the cue, as they stand, up to a pause."""
    until = _PAUSE.split(passage.strip(" ,:“”\"'"), maxsplit=1)[0]
    found = until.split()[:_LABEL_WORDS]
    while found and found[0].lower() in _LEADING:
        found.pop(0)
    while found and found[-1].lower() in _LEADING | NOUNISH:
        found.pop()
    content = [w for w in found if len(w) > 3 and w.lower() not in NOUNISH]
    return " ".join(found).strip(" ,.:;“”\"'").lower() if len(content) >= 2 else None


def _quote(content: Said | None, text: str) -> str | None:
    if content is None or not content.quoted:
        return None
    return text[content.start : content.end].strip("\"“”'‘’«» ") or None

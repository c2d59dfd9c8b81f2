"""Positions of one sentence: each cue with its holder, its passage, and the issues and stances in it."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping
from typing import NamedTuple

from tasks.logic.cues import Hit
from tasks.logic.holders import holder_of
from tasks.logic.position_cues import NOUNISH, coordinated, modal_speaks, on_matter, usable
from tasks.logic.predicates import subject
from tasks.logic.sayings import Holder, Said
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, Stance, StanceCoder

_STOP = re.compile(
    r";|\s+in\s+(?:an?\s+)?(?:attempt|effort|bid|move|order)\s+to\b|\s+so that\b|\s+aimed at\b|"
    r"\s+(?:after|before|ahead of|following|pending|during)\s|"
    r",?\s+(?:as long as|so long as|unless|until|provided|once|if|in exchange for|in return for)\b|"
    r"\s[-–—]{1,2}\s|,?\s+but\s+|[”\"],?\s+(?:he|she|they)\s+(?:said|added|told)\b|"
    r",\s+(?:while|whereas|although|though|which|who|where|as|after|before|because|despite|amid|given|since|"
    r"(?:and\s+)?(?:said|saying|adding|added|arguing|noting|stressing|warning|citing|referring|telling|told|according))\b"
)
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b")
_RESUMES = re.compile(r",\s+(?:to|that|on|for|from|in|and\s+to)\s")
_TRAILING = re.compile(r"[\s,;:]*(?:\[\d*\]?)?\Z")
_PAUSE = re.compile(r"[,;:!?”\"]|\.\s*\Z|\s[-–—]{1,2}\s|\s(?:if|because|when|while|after|before|unless|which|who)\s")
_POINTS_BACK = re.compile(
    r"\s*(?:it|this|that|these|those|them|(?:doing|to do|do) so|"
    r"(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:plan|proposal|deal|offer|move|idea|initiative|decision|resolution|draft|accord|agreement|text|measures?|steps?|"
    r"request|demand|call|suggestion|approach|scheme|roadmap|formula|conditions|terms))\b"
)
_SEVERAL = 3
_LABEL_WORDS = 8
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
    """Positions of one sentence; `contents` are the attributed contents that reach into it."""
    found: list[Found] = []
    taken: list[tuple[str, int, int]] = []
    sentence = clause.words
    done_to = -1
    for hit in coder.cues(sentence):
        if hit.first < done_to:
            continue
        rule = usable(hit, sentence, clause, coder)
        if rule is None or coder.is_void(sentence, hit.last):
            continue
        if on_matter(hit, sentence):
            continue
        if hit.value.infinitive and not any(w.low == "to" for w in sentence[hit.last : hit.last + 9]):
            continue
        content = next((s for s in contents if s.covers(clause.offset + hit.start)), None)
        own = next((s for s in contents if s.is_cue(clause.offset + hit.start, clause.offset + hit.end)), None)
        holder = own.holder if own is not None else holder_of(clause, hit, content)
        if own is not None and holder is None and hit.value.kind in ("verb", "commit", "ready"):
            holder = holder_of(clause, hit, None)
        if own is not None and own.by_speaker:
            speakers = (s.holder for s in contents if s.holder is not None and s.covers(clause.offset + hit.start))
            holder = next(speakers, None)
        if holder is None or not holder.may_hold:
            continue
        if content is not None and content.holder is not None and not content.holder.may_hold:
            continue
        if own is None and content is not None and content.wishes_of(holder):
            continue
        grammatical = own is not None or not hit.value.kind.startswith(("noun", "modal"))
        if grammatical and clause.hypothetical(hit.start):
            continue
        if hit.value.kind.startswith("modal") and not modal_speaks(hit, holder, content, clause, coder):
            continue
        done_to = hit.last
        inside = any(key == holder.key and start <= hit.start < end for key, start, end in taken)
        if inside and not coordinated(clause, hit):
            continue
        if rule.startswith("passive"):
            first, last, start, end = _undergoer(clause, hit)
        else:
            first, last, start, end = _complement(clause, hit, content, own)
        sign, act = hit.value.sign, hit.value.act
        if (
            hit.value.kind == "ready"
            and hit.value.form.endswith((" to", " in"))
            and not coder.is_open(sentence, hit.last)
        ):
            sign = "+"
        if coder.negated(sentence, hit.first) and "not" not in hit.value.form and "n't" not in hit.value.form:
            sign, act = {"+": ("-", "reject"), "-": ("o", act), "o": ("-", "reject")}[sign]
        stances = coder.stances(sentence, first, last, sign, clause.text, matter=matter)
        if not stances and hit.value.kind.startswith("modal"):
            start = _subject_start(clause, hit, content, start)
            from_subject = bisect.bisect_left([w.start for w in sentence], start)
            stances = coder.stances(sentence, from_subject, last, sign, clause.text, hit, matter)
        if not stances and hit.value.kind != "noun" and last - first >= 2:
            stances = _fallback(clause, hit, coder, sign, content, topic, own)
        stances = [s._replace(stance="support") if coder.threatens(act, s) else s for s in stances]
        label = None
        if not stances and hit.value.claims:
            side = "open" if sign == "o" else "support" if sign == "+" else "oppose"
            label = _label(clause.text[sentence[first].start : end] if first < len(sentence) else "")
            if label is None:
                continue
            around = coder.nearest_issue(sentence, hit) or (topic.issue if topic else None) or _main_matter(matter)
            stances = [Stance(around or "other", side, start, end, 1)]
            label = None if around else label
        end = _trimmed(clause.text, start, end)
        span = (clause.offset + start, clause.offset + end)
        answered = _answered(clause, start, end, holder, coder) if hit.value.sign != "o" else None
        quote = _quote(content, text)
        found.extend(Found(holder, s, act, *span, quote, rule, label, answered, sign) for s in stances)
        topic = stances[-1] if stances and label is None else topic
        taken.append((holder.key, hit.start, end))
    return found


def _main_matter(matter: Mapping[str, int]) -> str | None:
    """The issue that a document is about: named in several sentences, and more often than any two others."""
    ranked = sorted(matter.items(), key=lambda named: (-named[1], named[0]))
    rest = sum(count for _, count in ranked[1:3])
    return ranked[0][0] if ranked and ranked[0][1] >= _SEVERAL and ranked[0][1] > rest else None


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a passage without the comma or the footnote mark behind it."""
    trailing = _TRAILING.search(text, start, end)
    return trailing.start() if trailing and trailing.start() > start else end


def _answered(clause: Clause, start: int, end: int, holder: Holder, coder: StanceCoder) -> str | None:
    """The party whose demand, call or proposal a stance answers ('rejected Russia's calls for ...'), if another's."""
    for hit in coder.cues(clause.words):
        if start <= hit.start < end and hit.value.kind == "noun" and hit.value.act in ("demand", "call", "propose"):
            other = holder_of(clause, hit, None)
            if other is not None and other.parties and not set(other.parties) & set(holder.parties):
                return other.parties[0]
    return None


def _complement(clause: Clause, hit: Hit[Cue], content: Said | None, own: Said | None) -> tuple[int, int, int, int]:
    """Words (first, last) that carry the issue, and the characters of the passage, within the sentence."""
    text, sentence = clause.text, clause.words
    if own is not None and not (own.start - clause.offset >= hit.start):
        start, end = max(0, own.start - clause.offset), min(len(text), own.end - clause.offset)
        first = bisect.bisect_left([w.start for w in sentence], start)
        last = bisect.bisect_right([w.end for w in sentence], end)
        return first, last, start, max(end, hit.end)
    end = _clause_end(clause, hit)
    if hit.value.kind in ("reject_phrase", "support_phrase") and (another := text.find(" and that ", hit.end, end)) > 0:
        end = another
    if content is not None:
        end = min(end, max(hit.end, content.end - clause.offset))
    if hit.value.kind == "reject_phrase" and end - hit.end < 25:
        begin = max(content.start - clause.offset, 0) if content else 0
        first = bisect.bisect_left([w.start for w in sentence], begin)
        return first, hit.first, begin, end
    last = bisect.bisect_right([w.end for w in sentence], end)
    subject = clause.subject_before(hit.start)
    start = subject["char_start"] - clause.offset if subject else hit.start
    if content is not None:
        start = max(start, content.start - clause.offset, 0)
    return hit.last, last, start, end


def _subject_start(clause: Clause, hit: Hit[Cue], content: Said | None, start: int) -> int:
    """Where the subject of a modal begins, within what its holder says ('the exercises must stop')."""
    phrase = clause.subject_phrase(hit.start)
    return max(phrase[0], content.start - clause.offset if content else 0) if phrase is not None else start


def _clause_end(clause: Clause, hit: Hit[Cue]) -> int:
    """Where what a cue governs ends; a relative clause between commas is passed over."""
    stop = _STOP.search(clause.text, hit.end)
    while stop is not None and _ASIDE.match(clause.text, stop.start()):
        closed = clause.text.find(", ", stop.end())
        if closed < 0 or not _RESUMES.match(clause.text, closed):
            break
        stop = _STOP.search(clause.text, closed + 2)
    end = stop.start() if stop is not None else len(clause.text)
    return clause.next_predicate(hit.end, end)


def _undergoer(clause: Clause, hit: Hit[Cue]) -> tuple[int, int, int, int]:
    """Words and characters of a passive's subject, which is what its agent is for or against."""
    verb = clause.predicate(hit.start)
    span = subject(verb) if verb is not None else None
    by = clause.agent_of(hit.start)
    start = span[0] if span else hit.start
    end = max(hit.end, by["char_end"] - clause.offset if by else 0)
    first = bisect.bisect_left([w.start for w in clause.words], start)
    return first, max(first, hit.first), start, end


def _fallback(
    clause: Clause,
    hit: Hit[Cue],
    coder: StanceCoder,
    sign: str,
    content: Said | None,
    topic: Stance | None,
    own: Said | None,
) -> list[Stance]:
    """The issue named before the cue in its clause, or that of the sentence before where the cue points back."""
    begin = max(content.start - clause.offset, 0) if content else 0
    first = bisect.bisect_left([w.start for w in clause.words], begin)
    earlier = coder.stances(clause.words, first, hit.first, sign, clause.text)
    strong = [s for s in earlier if s.weight >= 3]
    if strong:
        return strong[-1:]
    if topic is not None and _POINTS_BACK.match(clause.text, hit.end):
        return [topic._replace(stance="open" if sign == "o" else "support" if sign == "+" else "oppose")]
    return []


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

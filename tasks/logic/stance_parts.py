"""Parts of a passage: which issues a coordinated part names, which of them it speaks of, and what reaches them."""

from __future__ import annotations

import re

from tasks.logic.cues import Hit, Word
from tasks.logic.issues import IssueCue
from tasks.logic.reading_words import WordLists

PASSIVES = {"be", "been", "being", "is", "are", "was", "were"}
MODALS = {"to", "must", "should", "will", "would", "shall", "can"}
JUDGED = 2  # words between an issue and the judgement on it ('sanctions against Chad are illegal')
LIGHT = 2  # the least weight of an issue cue that makes a position of its own
_MEANS = {"through", "via", "by", "amid", "despite", "while", "during", "who", "which"}
_BETWEEN_REACH = 12  # words from 'between' to the 'and' of those whom it names
OF_PARTIES = {"terrorism", "governance"}  # issues that words for parties name ('rebel groups', 'the government')
_GOES_ON = {"on", "about", "over", "to", "in", "for", "at", "with", "by", "from", "through", "under"}
_DENIES = {"not", "never", "without", "refrain", "refraining", "nor"}
_ON_MATTERS = frozenset(("on", "over", "in", "about", "between"))
_ABOUT_SOMETHING = {"dialogue", "diplomatic_relations"}  # issues that have a matter of their own
_BESIDE_AGREED = frozenset(("a", "an", "the", "any", "on", "for", "about", "of", "in"))
_AGREED_TO = {"on", "about", "over", "regarding", "in", "to", "for", "of"}
_ABOUT = {"on", "about", "over", "regarding", "in"}
_SETTLEMENT = "peace_agreement"
_ANSWERING = "accountability"
_DEEDS = {"military_action", "terrorism", "human_rights", "ceasefire", "prisoners"}
_FOR_DEEDS = {"for", "of", "behind", "into", "over"}
_JOINS = {"and", "or", "but", "to"}
_DEED_REACH = 3  # words between 'responsible for' and 'bombing'
BUT = re.compile(r"[,\s]*but\s")
_CONTRAST = re.compile(  # 'talks, not sanctions', 'not sanctions but talks': one is wanted in place of the other
    r",\s+not\s|\b(?:rather\s+than|instead\s+of)\s|\bnot\s[^,;:.]{1,30},?\s+but\s+(?!also\b)"
)
_FRONTED = frozenset(("instead", "rather", "unless"))  # what they turn round ends with a comma
_DONE = ("ed", "en", "wn", "out")  # endings of what is done 'by' somebody ('refugees driven out by the offensive')
_ON_WHAT = {  # words that open what something is done for, or on what grounds
    ("basis", "of"), ("accordance", "with"), ("line", "with"), ("order", "to"), ("view", "to"), ("exchange", "for"),
    ("return", "for"),
}  # fmt: skip
_SUBORDINATING = {  # words that open a clause about what is named before them
    "who", "which", "whose", "whom", "since", "when", "where", "because", "after", "before", "while", "until", "unless",
    "amid", "despite", "following", "covers", "covering", "covered",
}  # fmt: skip


def mediated(best: Hit[IssueCue], segment: list[Hit[IssueCue]], part: list[Word]) -> Hit[IssueCue]:
    """Mediation, where its matter is named as clearly right behind it ('ruled out mediation on the border')."""
    first = segment[0]
    heads = first.value.issue == "mediation" and first.value.weight >= best.value.weight and best is not first
    return first if heads and first.last < len(part) and part[first.last].low in _ON_MATTERS else best


def subject_matter(
    best: Hit[IssueCue], segment: list[Hit[IssueCue]], part: list[Word], lists: WordLists
) -> Hit[IssueCue]:
    """What talks, cooperation or a deal are about, where the text says so: 'talks on sanctions' is about sanctions."""
    agreed = (
        best.value.issue == _SETTLEMENT
        and {w.low for w in part[best.first : best.last]} <= _BESIDE_AGREED | lists.words["agreed_text"]
    )
    if (best.value.issue not in _ABOUT_SOMETHING and not agreed) or best.value.polarity < 0:
        return best  # 'downgrade relations over the sale' is not about the sale
    for hit in segment:
        between = {w.low for w in part[best.last - agreed : hit.first]}
        if hit.first >= best.last and hit.value.weight >= LIGHT and between & (_AGREED_TO if agreed else _ABOUT):
            return hit
    return best


def denied_behind(hit: Hit[IssueCue], part: list[Word], breaks: list[int], lists: WordLists) -> bool:
    """Whether the predicate behind an issue is denied ('that sanctions not be lifted', 'the vote is not put off')."""
    closed = min((b for b in breaks if b >= hit.end), default=part[-1].end + 1)
    following = [w.low for w in part[hit.last : hit.last + JUDGED + 1] if w.start < closed]
    if lists.words["at_stake"].intersection(following):
        return False  # 'its deterrent is not negotiable'
    if following[:1] == ["not"]:
        return True
    return following[:1] != [] and following[0] in PASSIVES | MODALS and following[1:2] in (["not"], ["n't"])


def reaches(turn: Hit[bool], hit: Hit[IssueCue], part: list[Word]) -> bool:
    """Whether a reversing word can govern an issue: not over its means ('end the row through talks') or its object.

    What is denied is denied with its means ('not to contest the border by force').
    """
    if is_closed_off(turn, hit.first, part):
        return False
    between = [w.low for w in part[turn.last : hit.first]]
    if part[hit.first].low == "by" and part[turn.first].low in _DENIES and not _MEANS & {*between}:
        return True
    return not _MEANS & {*between, part[hit.first].low} and between[:1] not in (["this"], ["it"], ["that"])


def contrasts(part: list[Word], text: str) -> bool:
    """Whether one thing is wanted in place of another, so that both are told of, also the less clear one."""
    return _CONTRAST.search(text, part[0].start, part[-1].end) is not None


def is_closed_off(turn: Hit[bool], at: int, part: list[Word]) -> bool:
    """Whether a pause parts word `at` from a reversing word at the head ('Instead of sanctions, Oslo wants talks')."""
    if part[turn.first].low not in _FRONTED:
        return False
    return any(part[k].start - part[k - 1].end > 1 for k in range(turn.last + 1, min(at + 1, len(part))))


def main_clause(segment: list[Hit[IssueCue]], part: list[Word]) -> list[Hit[IssueCue]]:
    """The issues named before a subordinate clause, if any is.

    'Sanctions on those who break the truce' are sanctions, and so are 'sanctions in force since the invasion' and 'an
    embargo that covers oil'.
    """
    opened = next((k for k in range(segment[0].first + 1, len(part)) if _subordinates(part, k)), len(part))
    before = [h for h in segment if h.first < opened]
    return before if any(h.value.weight > LIGHT for h in before) else segment


def _subordinates(part: list[Word], k: int) -> bool:
    """Whether word `k` opens a clause about what stands before it, or tells by whom, how, for or on what it is done."""
    following = part[k + 1].low if k + 1 < len(part) else ""
    means = part[k].low == "by" and (following.endswith("ing") or part[k - 1].low.endswith(_DONE))
    return means or part[k].low in _SUBORDINATING or (part[k].low, following) in _ON_WHAT


def joins_names(at: int, part: list[Word], text: str) -> bool:
    """Whether a conjunction joins two names ('the bases at Batumi and Gyumri'), and no two clauses."""
    before = next((w for w in reversed(part) if w.end <= at), None)
    behind = [w for w in part if w.start > at and w.low not in _JOINS | {"the"}][:1]
    return before is not None and behind != [] and text[before.start].isupper() and text[behind[0].start].isupper()


def within_between(at: int, part: list[Word]) -> bool:
    """Whether a conjunction joins those whom 'between' names: 'talks between the state and rebel groups' are talks."""
    before = [w.low for w in part if w.start < at][-_BETWEEN_REACH:]
    behind = next((w.low for w in part if w.start > at), "")
    opened = max((k for k, low in enumerate(before) if low == "between"), default=-1)
    return behind == "and" and opened >= 0 and "and" not in before[opened:]


def within_matters(at: int, hits: list[Hit[IssueCue]], part: list[Word]) -> bool:
    """Whether a conjunction joins matters of the same talks ('talks on trade, drugs and arms control')."""
    talks = max((h.last for h in hits if h.end <= at and h.value.issue == "dialogue"), default=-1)
    if talks < 0 or not _ABOUT.intersection(w.low for w in part[talks - 1 : talks + 1]):
        return False
    behind = next((w.start for w in part if w.start > at and w.low not in ("and", "or")), -1)
    return any(h.start == behind for h in hits)


def is_party_between(hit: Hit[IssueCue], part: list[Word]) -> bool:
    """Whether an issue is named by one of those whom 'between' names ('between the army and Maoist rebels')."""
    if hit.value.issue not in OF_PARTIES:
        return False
    before = [w.low for w in part[max(0, hit.first - _BETWEEN_REACH) : hit.first]]
    opened = max((k for k, low in enumerate(before) if low == "between"), default=-1)
    return opened >= 0 and before[opened:].count("and") <= 1 and not _GOES_ON.intersection(before[opened:])


def without_deeds(hits: list[Hit[IssueCue]], part: list[Word]) -> list[Hit[IssueCue]]:
    """Issue hits without the deed that somebody is to answer for ('those responsible for the bombing', 'try rebels').

    What is asked for is that he answers for it.
    """
    answers = [h for h in hits if h.value.issue == _ANSWERING and h.value.weight >= LIGHT]
    return [h for h in hits if h.value.issue not in _DEEDS or not any(_answered_for(a, h, part) for a in answers)]


def _answered_for(answer: Hit[IssueCue], deed: Hit[IssueCue], part: list[Word]) -> bool:
    """Whether words that name justice govern those that name a deed, with at most an adjective between them."""
    between = [w.low for w in part[answer.last : deed.first]]
    governs = _FOR_DEEDS & {w.low for w in part[answer.first : deed.first]}
    return answer.last <= deed.first and len(between) <= _DEED_REACH and bool(governs) and not _JOINS & {*between}


def segments(hits: list[Hit[IssueCue]], breaks: list[int]) -> list[list[Hit[IssueCue]]]:
    """Issue hits by the coordinated part of the passage that they stand in."""
    segments: dict[int, list[Hit[IssueCue]]] = {}
    for hit in hits:
        segments.setdefault(sum(b < hit.start for b in breaks), []).append(hit)
    return list(segments.values())

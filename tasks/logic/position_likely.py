"""Stances that no cue tells: what is said in sentences that no rule reads, by all its words together.

A linear model over the words of an attributed content (`saying_features`) tells how likely it holds a stance of who
says it, another whether it is against what it names. Both were fitted as those of meetings are (`accuracy.learning`).
What a stance is about is told by the issue words of the content; where they are not clear, nothing is read.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Mapping

from tasks.logic.cues import words
from tasks.logic.issue_senses import CLEAR
from tasks.logic.learned import LIKELY, Linear
from tasks.logic.position_reading import Found, quote_of, trimmed
from tasks.logic.saying_features import Saying, of_saying
from tasks.logic.sayings import Holder, Said
from tasks.logic.spans import Spans
from tasks.logic.stance_clause import Row, supposes
from tasks.logic.stances import Stance, StanceCoder

_ACTS = frozenset({"demand", "propose", "offer", "accept", "reject", "warn", "commit", "call"})
_ASKED = re.compile(r"\W*(?:to\s+\w+\s+)?(?:whether|if|what|how|why|who|when|where)\b", re.I)
_LEAST = 12  # characters of a content that may hold a stance


def sayings(rows: Iterable[Row], contents: Spans[Said], mentions: list[Row], coder: StanceCoder) -> Iterator[Saying]:
    """What is said within each sentence by who may hold a stance; of several contents of one holder the longest."""
    starts = [m["char_start"] for m in mentions]
    for row in rows:
        told: dict[str, tuple[Holder, Said, int, int]] = {}
        for said in contents.touching(row["char_start"], row["char_end"]):
            holder = said.holder
            if holder is None or not holder.may_hold or not holder.parties:
                continue
            start, end = max(0, said.start - row["char_start"]), min(len(row["text"]), said.end - row["char_start"])
            known = told.get(holder.key)
            if end - start >= _LEAST and (known is None or end - start > known[3] - known[2]):
                told[holder.key] = holder, said, start, end
        if not told:
            continue
        low, high = bisect.bisect_left(starts, row["char_start"]), bisect.bisect_left(starts, row["char_end"])
        issues = coder.issues_named(words(row["text"]))
        for holder, said, start, end in told.values():
            yield Saying(row, said, holder, start, end, mentions[low:high], issues)


def likely(
    told: Iterable[Saying], models: Mapping[str, Linear], coder: StanceCoder, matter: Mapping[str, int], text: str
) -> list[Found]:
    """The stances that what is said most likely holds, one of each saying; `text` is the document's.

    Of `models`, stance tells whether a content holds one, against whether it is against what it names.
    """
    out: list[Found] = []
    for saying in told:
        features = of_saying(saying)
        if not models["stance"].believes(features) or _is_left_open(saying) or _is_trip(saying, coder):
            continue
        sign = "-" if models["against"].believes(features) else "+"
        stance = named(saying, sign, coder, matter)
        if stance is None or stance.weight < CLEAR:
            continue
        act = saying.said.act if saying.said.act in _ACTS else "state"
        start, end = saying.passage
        span, quote = (start, trimmed(text, start, end)), quote_of(saying.said, text)
        out.append(Found(saying.holder, stance, act, *span, quote, f"{LIKELY}:{act}", None))
    return out


def _is_left_open(saying: Saying) -> bool:
    """Whether a content is only asked ('would not say whether') or supposed ('provided that Oslo pledges to')."""
    text = saying.row["text"]
    cue = max(0, saying.said.cue_start - saying.row["char_start"])
    return _ASKED.match(text, saying.start) is not None or supposes(text, cue)


def _is_trip(saying: Saying, coder: StanceCoder) -> bool:
    """Whether what one hopes or plans is but to meet or to travel ('hopes to visit the camp')."""
    part = words(saying.row["text"][saying.start : saying.end])
    return bool(part) and part[0].low == "to" and coder.is_arranging(part, 1)


def named(saying: Saying, sign: str, coder: StanceCoder, matter: Mapping[str, int]) -> Stance | None:
    """The stance on what a saying names most clearly, if it is for (+) or against (-) it; None if it names nothing."""
    sentence = words(saying.row["text"])
    at = [word.start for word in sentence]
    first, last = bisect.bisect_left(at, saying.start), bisect.bisect_left(at, saying.end)
    stances = coder.stances(sentence, first, last, sign, saying.row["text"], matter=matter)
    return max(stances, key=lambda s: s.weight, default=None)

"""Votes told with count, day or manner before what was voted on: 'voted 61 to 50 on Monday to leave the union'."""

from __future__ import annotations

from bisect import bisect_left

from tasks.logic.cues import Hit
from tasks.logic.reading_words import Construction
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, StanceCoder

_HOW = (
    r"(?:(?:by\s+)?(?:some\s+|about\s+)?\d[\d,]*(?:\s+votes?)?(?:\s*[-–]\s*|\s+(?:votes?\s+)?(?:to|against)\s+)\d[\d,]*(?:\s+votes?)?|"
    r"(?:by|with)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?{majority}(?:\s+of\s+[\w\s,-]{1,24}?)?|"
    r"with\s+(?:[\w-]+\s+){1,4}?{abstaining}|(?:late\s+|early\s+)?(?:on\s+)?[A-Z][a-z]+day|"
    r"in\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?{assembled}|in\s+[A-Z]\w+|\w+ly|today|yesterday|again|last\s+\w+|this\s+week)"
)
_VOTED = Construction(
    rf"\b(?P<verb>[Vv]ot(?:es?|ed|ing))(?:,?\s+{_HOW}){{1,5}}?,?\s+(?P<on>not\s+to|to|for|against|down|in\s+favou?r\s+of|that)\s"
)


def votes(clause: Clause, coder: StanceCoder) -> list[Hit[Cue]]:
    """The cues of a sentence of which a count, a day or a manner parts 'voted' from 'to', 'for' or 'against'."""
    if "vot" not in clause.text:
        return []
    out: list[Hit[Cue]] = []
    starts = [word.start for word in clause.words]
    for told in clause.lists[_VOTED].finditer(clause.text):
        on = " ".join(told["on"].split())
        cue = coder.cue_of(f"{told['verb'].lower()} {on}")
        first, last = bisect_left(starts, told.start()), bisect_left(starts, told.end("on"))
        if cue is not None and first < last:
            out.append(Hit(first, last, told.start(), told.end("on"), cue))
    return out

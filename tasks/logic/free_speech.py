"""Free indirect speech: a demand in the sentence behind what somebody was said to say, without another 'she said'.

'The truce held, the envoy said. Both armies should now leave the valley': who spoke is who demands, where the demand
follows at once, in the same paragraph, and no other source, quotation or speaker is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tasks.logic.sayings import Holder, Said, holder
from tasks.logic.spans import Spans
from tasks.logic.stance_clause import Row

_DEMANDS = re.compile(
    r"\b(?:should|ought\s+to|must)\s+(?!have\b)|\b[Tt]here\s+(?:could|would|must|should|can|will)\s+be\s+no\b|"
    r"\b[Ii]t\s+(?:was|is|would\s+be)\s+(?:up\s+to|(?:high\s+)?time)\b"
)
_FOR_ANOTHER = re.compile(  # 'but for Oslo it remains unacceptable that the road should be closed': of whom it names
    r"\b[Ff]or\s+(?:the\s+)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*,?\s+(?:it|that|this|there|any|the|such)\b"
)
_OF_LAW = re.compile(  # what a rule, a calendar or a procedure lays down is told by the reporter
    r"\b(?:by\s+law|parliament|ratif\w+|the\s+constitution|the\s+rules|by\s+(?:\w+day|[A-Z][a-z]+\s+\d|\d)|deadline|"
    r"approved?|analysts?|experts?|observers\s+sa(?:y|id)|critics|according\s+to|reportedly)\b"
)
_IN_THE_VIEW = re.compile(
    r"(?:\A|[,;:]\s+|\b(?:but|and|that)\s+)[Ii]n\s+(?:the\s+)?(?P<whose>[^,;:.“”\"]{2,40}?)(?:['’]s?)?\s+(?:own\s+)?(?:view|opinion|judge?ment|estimation|eyes),?\s+(?=\w)"
)
_OPENING = ("“", '"')
_VIEWS = (" view", " opinion", " judg", " eyes", " estimation")
_SOURCE = 60  # characters of who said it, when and where, at the end of a sentence


def going_on(row: Row, before: Row | None, earlier: list[Said]) -> list[Said]:
    """The sentence as content of who spoke in the one `before`, if it may go on with what that one said; else none.

    `earlier` are the contents that reach into the sentence before.
    """
    if before is None or before["paragraph"] != row["paragraph"] or not _DEMANDS.search(row["text"]):
        return []
    if row["text"].startswith(("“", '"')) or any(o.search(row["text"]) for o in (_OF_LAW, _FOR_ANOTHER)):
        return []
    spoke = [s for s in earlier if s.free or s.cue_start >= before["char_start"]]
    last = max(spoke, key=lambda s: s.end - s.start, default=None)
    if last is None or last.holder is None or not last.holder.may_hold or len({s.holder for s in spoke}) > 1:
        return []
    closes = max(last.end, last.cue_end) >= before["char_end"] - _SOURCE
    own = Said(row["char_start"], row["char_end"], -1, -1, quoted=False, holder=last.holder, free=True)
    return [own] if closes else []


def carried(sentences: list[Row], said: Spans[Said]) -> list[Said]:
    """Sentences in quotation marks that nobody is said to say, as contents of who spoke right before them.

    'The premier said his patience was running out. "We need a truce."': in the same paragraph it is he who needs it.
    """
    out: list[Said] = []
    speaker: Holder | None = None
    unclosed = False
    for before, row in pairwise(sentences):
        if before["paragraph"] != row["paragraph"]:
            speaker, unclosed = None, False
            continue
        opens = row["text"].startswith(_OPENING)
        if not opens and not unclosed:
            speaker = None
            continue
        bare = not said.touching(row["char_start"], row["char_end"])
        speaker = (speaker or _only_speaker(before, said)) if bare else None
        unclosed = speaker is not None and _is_unclosed(row["text"], unclosed)
        if speaker is not None:
            own = Said(row["char_start"], row["char_end"], -1, -1, quoted=True, holder=speaker, act="state")
            out.append(own)
    return out


def _only_speaker(row: Row, said: Spans[Said]) -> Holder | None:
    """The one source whose words a sentence tells, if there is just one and it may hold a position."""
    told = [s for s in said.touching(row["char_start"], row["char_end"]) if s.cue_start >= row["char_start"]]
    holders = {s.holder for s in told}
    only = next(iter(holders)) if len(holders) == 1 else None
    return only if only is not None and only.may_hold else None


def _is_unclosed(text: str, before: bool) -> bool:
    """Whether a quotation goes on behind a sentence; `before` whether it went on into it."""
    if "“" in text or "”" in text:
        return text.rfind("“") > text.rfind("”")
    return before != (text.count('"') % 2 == 1)


def viewed(sentences: list[Row], mentions: list[Row]) -> list[Said]:
    """What is told with 'in her view': the rest of its sentence, as content of whose view it is."""
    starts = [m["char_start"] for m in mentions]
    out: list[Said] = []
    for row in sentences:
        text = row["text"]
        told = _IN_THE_VIEW.search(text) if any(noun in text for noun in _VIEWS) else None
        if told is None:
            continue
        begin, end = (row["char_start"] + told.start("whose"), row["char_start"] + told.end("whose"))
        near = mentions[bisect_left(starts, begin) : bisect_left(starts, end)]
        whose = next((h for m in near if m["char_end"] >= end - 2 and (h := holder(m)) is not None), None)
        if whose is not None:
            out.append(
                Said(row["char_start"] + told.end(), row["char_end"], -1, -1, quoted=False, holder=whose, act="state")
            )
    return out

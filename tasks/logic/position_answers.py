"""Answers: stances that name nothing themselves, and are on what another is told to want right before.

'Chad asked for a truce and a prisoner exchange. Niger rejected both': who rejects is against what the other is for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.logic.complements import Asserted, closes_relative, subject_start
from tasks.logic.cues import Hit
from tasks.logic.position_issues import sign_and_act
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Cue, Stance, StanceCoder

if TYPE_CHECKING:
    from tasks.logic.position_reading import Found

_WISHES = r"(?:demands|requests|calls|conditions|proposals|ideas|points|suggestions|appeals)"
_CLOSES = r"\s*(?:[.,;]|\Z|\s(?:as|but|and|out\s+of\s+hand|outright|on)\b)"
_BOTH = re.compile(rf"\s+(?:both(?:\s+(?:of\s+them|{_WISHES}))?|the\s+two\s+{_WISHES}){_CLOSES}")
_THAT_VIEW = re.compile(
    rf"\s+(?:the|this|that|such\s+an?)\s+(?:view|position|stance|demand|call|request|appeal|ultimatum|suggestion){_CLOSES}"
)
_BARE = re.compile(  # 'Chad declined.', 'Chad has so far refused to do so.'
    r"(?:\s+(?:to\s+)?(?:do\s+(?:so|it|that|this)|comply|oblige|go\s+along|yield|budge|give\s+in))?"
    r"(?:\s+(?:so\s+far|at\s+once|immediately|outright|flatly|politely|again|later|reluctantly|in\s+principle))?"
    r"\s*(?:[.;:]|\Z)"
)
_OPPOSITE = {"support": "oppose", "oppose": "support", "open": "open"}
_ANSWERING = ("verb", "reject_phrase", "support_phrase")  # 'declined', 'is opposed', 'is in favour'
_ANSWERS = ("reject", "accept", "state")
_PAIR = 2


def answer(
    clause: Clause, asserted: Asserted, earlier: list[Found], coder: StanceCoder
) -> tuple[list[Stance], str, str, int, int, str | None] | None:
    """The stances of a cue on what another wants, its sign and act, the passage, and whom it answers; None if nobody.

    `earlier` are the positions told right before, in this sentence or the one before it.
    """
    hit = asserted.hit
    both, view = _BOTH.match(clause.text, hit.end), _THAT_VIEW.match(clause.text, hit.end)
    echoes = hit.value.form in coder.echoes or _is_bare_answer(clause, asserted)
    if hit.value.kind not in _ANSWERING or not (both or view or echoes):
        return None
    theirs = [f for f in earlier if f.label is None and not {*f.holder.parties} & {*asserted.holder.parties}]
    last = [f for f in theirs if f.holder.key == theirs[-1].holder.key][-(_PAIR if both else 1) :]
    if len(last) < (_PAIR if both else 1):
        return None
    sign, act = sign_and_act(hit, clause, coder)
    told = both or view
    start = subject_start(clause, hit, asserted.content, hit.start)
    end = hit.end if told is None else told.end()
    whom = next(iter(last[0].holder.parties), None)
    return [_answering(_answered_too(f), sign, start, end) for f in last], sign, act, start, end, whom


def _is_bare_answer(clause: Clause, asserted: Asserted) -> bool:
    """Whether a word of agreeing or refusing answers what was asked right before."""
    answers = asserted.hit.value.act in _ANSWERS and not asserted.rule.startswith("passive")
    return answers and stands_bare(clause, asserted.hit)


def stands_bare(clause: Clause, hit: Hit[Cue]) -> bool:
    """Whether a cue has nothing behind it that it could be about ('Chad declined.')."""
    end = hit.end - len(" to") if hit.value.form.endswith(" to") else hit.end
    return _BARE.match(clause.text, end) is not None and not closes_relative(clause, hit)


def _answered_too(earlier: Found) -> Stance:
    """What an answer was about, for the next one: 'Chad wants a truce. Niger is opposed. Togo is against too'."""
    stance = earlier.stance
    turned = earlier.answered is not None and earlier.sign == "-"
    return stance._replace(stance=_OPPOSITE[stance.stance]) if turned else stance


def _answering(theirs: Stance, sign: str, start: int, end: int) -> Stance:
    """The stance of who agrees or disagrees with that of another."""
    side = {"+": theirs.stance, "-": _OPPOSITE[theirs.stance], "o": "open"}[sign]
    return theirs._replace(stance=side, start=start, end=end, opened=-1)

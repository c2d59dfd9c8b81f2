"""Answers: stances that name nothing themselves, and are on what another is told to want right before.

'Chad asked for a truce and a prisoner exchange. Niger rejected both': who rejects is against what the other is for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tasks.logic.complements import Asserted, closes_relative, subject_start
from tasks.logic.position_issues import sign_and_act
from tasks.logic.stance_clause import Clause
from tasks.logic.stances import Stance, StanceCoder

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
    r"\s*(?:[.;]|\Z)"
)
_OPPOSITE = {"support": "oppose", "oppose": "support", "open": "open"}
_ANSWERS = ("reject", "accept")
_PAIR = 2


def answer(
    clause: Clause, asserted: Asserted, earlier: list[Found], coder: StanceCoder
) -> tuple[list[Stance], str, str, int, int] | None:
    """The stances of a cue on what another wants, its sign and act, and the passage; None where it answers nobody.

    `earlier` are the positions told right before, in this sentence or the one before it.
    """
    hit = asserted.hit
    both, view = _BOTH.match(clause.text, hit.end), _THAT_VIEW.match(clause.text, hit.end)
    echoes = hit.value.form in coder.echoes or _is_bare_answer(clause, asserted)
    if hit.value.kind != "verb" or not (both or view or echoes):
        return None
    theirs = [f for f in earlier if f.label is None and not {*f.holder.parties} & {*asserted.holder.parties}]
    last = [f for f in theirs if f.holder.key == theirs[-1].holder.key][-(_PAIR if both else 1) :]
    if len(last) < (_PAIR if both else 1):
        return None
    sign, act = sign_and_act(hit, clause, coder)
    told = both or view
    start = subject_start(clause, hit, asserted.content, hit.start)
    end = hit.end if told is None else told.end()
    return [_answering(f.stance, sign, start, end) for f in last], sign, act, start, end


def _is_bare_answer(clause: Clause, asserted: Asserted) -> bool:
    """Whether a verb of agreeing or refusing has nothing behind it, so that it answers what was asked right before."""
    hit = asserted.hit
    if hit.value.act not in _ANSWERS or asserted.rule.startswith("passive"):
        return False
    end = hit.end - len(" to") if hit.value.form.endswith(" to") else hit.end
    return _BARE.match(clause.text, end) is not None and not closes_relative(clause, hit)


def _answering(theirs: Stance, sign: str, start: int, end: int) -> Stance:
    """The stance of who agrees or disagrees with that of another."""
    side = {"+": theirs.stance, "-": _OPPOSITE[theirs.stance], "o": "open"}[sign]
    return theirs._replace(stance=side, start=start, end=end, opened=-1)

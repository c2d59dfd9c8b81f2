"""Holders who share a predicate: 'Peru and Chile rejected the ban' is the refusal of each of them."""

from __future__ import annotations

from itertools import pairwise

from tasks.logic.complements import Asserted
from tasks.logic.sayings import Holder, holder
from tasks.logic.stance_clause import Clause, Row

_EACH_FOR_ITSELF = ("reject", "warn", "offer", "commit")  # what two agree, ask or decide together is told once
_JOINED = (",", "and", ", and", "and the", ", and the", ", the", "as well as", "along with", "together with")


def fellow_holders(clause: Clause, asserted: Asserted) -> list[Holder]:
    """The states and groups named beside the holder as subjects of the same verb, with 'and' before the last."""
    cue = asserted.hit.value
    if (
        cue.kind == "noun"
        or not (cue.bare or cue.act in _EACH_FOR_ITSELF)
        or cue.form.startswith(clause.lists.starts["done_as_one"])
        or asserted.rule.startswith("passive")
    ):
        return []
    phrase = clause.subject_phrase(asserted.hit.start)
    if phrase is None or " and " not in clause.text[slice(*phrase)]:
        return []
    inside = [m for m in clause.mentions if _stands_in(m, clause, phrase)]
    row = _joined(inside, clause)
    whole = bool(row) and (row[0]["char_start"] - clause.offset, row[-1]["char_end"] - clause.offset)
    if not whole or clause.text[slice(*phrase)] != clause.text[whole[0] : whole[1]]:
        return []
    named = [h for m in row if m["type"] == "party" and (h := holder(m)) is not None and h.may_hold]
    if len(named) != len(row) or asserted.holder.key not in {h.key for h in named}:
        return []
    return [h for h in named if h.key != asserted.holder.key]


def _stands_in(mention: Row, clause: Clause, phrase: tuple[int, int]) -> bool:
    start, end = mention["char_start"] - clause.offset, mention["char_end"] - clause.offset
    return bool(phrase[0] <= start and end <= phrase[1])


def _joined(inside: list[Row], clause: Clause) -> list[Row]:
    """The mentions of a list without anything else between them; none where something is."""
    for one, other in pairwise(inside):
        if clause.text[one["char_end"] - clause.offset : other["char_start"] - clause.offset].strip() not in _JOINED:
            return []
    return inside

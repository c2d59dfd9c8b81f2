"""'The President met the envoy of A', in a ministry's read-out: an office without a state is of the state at home."""

from __future__ import annotations

import re

from tasks.logic.meeting_draft import Draft
from tasks.logic.sentence_view import Actor

_THE_HOLDER = re.compile(
    r"(?:[Tt]he\s+)?(?:Vice[\s-]|Deputy\s+)?(?:President|Prime\s+Minister|Premier|Chancellor|(?:Foreign|Defen[cs]e)\s+(?:Minister|Secretary)|"
    r"Secretary(?:\s+of\s+(?:State|Defense))?|Minister(?:\s+of\s+(?:Foreign\s+Affairs|Defen[cs]e|State))?|King|Queen|Emir|Amir|Sultan|"
    r"Crown\s+Prince|Taoiseach)"
)


def lend_home(draft: Draft, dateline: Actor | None, capitals: dict[str, str]) -> None:
    """Add the state of whose capital the text is datelined, where the one other participant is its nameless holder."""
    if dateline is None or not dateline.parties or len(draft.parties) != 1 or draft.parties[0] in dateline.parties:
        return
    state = dateline.parties[0]
    if capitals.get(state) == dateline.name and any(_THE_HOLDER.fullmatch(a.text) for a in draft.unknown):
        draft.parties.append(state)
        draft.unknown = [a for a in draft.unknown if not _THE_HOLDER.fullmatch(a.text)]
        draft.rule += "+home"

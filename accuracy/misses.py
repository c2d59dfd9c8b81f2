"""The facts of the development sets that were missed or made up, one by one.

Of texts that are ours the passage is quoted; of others the line names document, parties, day or issue. Held-out sets
are not listed: who reads a list of their misses can no longer call them held out.
"""

from __future__ import annotations

from accuracy.gold import GoldMeeting
from accuracy.marks import Compared, MeetingComparison, PositionComparison
from accuracy.matching import ReadMeeting, ReadPosition
from accuracy.scoreboard import Scoreboard
from accuracy.wordless import Span

LONGEST = 110  # characters of a passage


def misses(board: Scoreboard) -> list[str]:
    """A heading and a list for each development set; held-out sets are counted only."""
    out = ["Facts of development sets, by document. Those of held-out sets are counted above and not shown."]
    for one in board.sets:
        if one.use != "development":
            continue
        texts = {d.name: d.path.read_text(encoding="utf-8") if one.quoted else "" for d in one.documents}
        out += [f"### {one.name}", "\n".join(_lines(board.compared[one.name], texts))]
    return out


def _lines(of: Compared, texts: dict[str, str]) -> list[str]:
    lines = []
    for meetings, positions in zip(of.meetings, of.positions, strict=True):
        found = [
            *_of_meetings(meetings, texts[meetings.document]),
            *_of_positions(positions, texts[positions.document]),
        ]
        if found:
            lines += [f"- {meetings.document}", *(f"  - {line}" for line in found)]
    return lines or ["Nothing."]


def _of_meetings(one: MeetingComparison, text: str) -> list[str]:
    missed = [f"missed meeting: {_meeting(fact)}{_quoted(fact.spans, text)}" for fact in one.missed]
    return missed + [f"wrong meeting: {_meeting(fact)}{_quoted(fact.spans, text)}" for fact in one.wrong]


def _of_positions(one: PositionComparison, text: str) -> list[str]:
    missed = [
        f"missed position: {', '.join(map(_either, (fact.party, fact.issue, fact.stance)))}{_quoted(fact.spans, text)}"
        for fact in one.missed
    ]
    return missed + [f"wrong position: {_position(fact)}{_quoted(fact.spans, text)}" for fact in one.wrong]


def _meeting(fact: GoldMeeting | ReadMeeting) -> str:
    status = fact.status if isinstance(fact, ReadMeeting) else _either(fact.status)
    return f"{'–'.join(sorted(fact.parties)) or 'no party'}, {fact.start or 'undated'}, {status}"


def _position(fact: ReadPosition) -> str:
    return f"{fact.party or 'no code'}, {fact.issue}, {fact.stance}"


def _either(values: tuple[str, ...]) -> str:
    return " or ".join(values) or "no code"


def _quoted(spans: tuple[Span, ...], text: str) -> str:
    """The first passage, cut, where the text is ours."""
    if not text or not spans:
        return ""
    words = " ".join(text[slice(*spans[0])].split())
    return f": “{words if len(words) <= LONGEST else words[:LONGEST].rsplit(' ', 1)[0] + ' ...'}”"

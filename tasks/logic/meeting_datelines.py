"""Where a report plays: the city of its dateline, what 'here' means, and the one city that anything is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.logic.meeting_cues import MeetingCues
from tasks.logic.meeting_places import capital_of, is_city
from tasks.logic.sentence_view import Actor, Clause

_HEAD = 4  # sentences that tell where a report is from
_DATELINE = re.compile(
    r"\A\s*(?:([A-Z][A-Z'’. -]{2,30})(?:,|\s\(|\s--|\s–|\s—|\s-\s|:\s)"
    r"|([A-Z][\w'’. -]{2,30}),\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?\s"
    r"\([A-Z]{2,8}\)\s"
    r"|([A-Z][\w'’. -]{2,30})(?:,\s[\w ,.]{3,25})?\s\([A-Za-z][\w ./&-]{1,30}\)\s*(?:--|[-–—:]))"  # 'Berlin (agency) -'
)
_INSIDE = re.compile(
    r"\b(?:in|capital,?)\s+(?:the\s+)?(?:(?:downtown|central|northern|southern|eastern|western)\s+)?\Z"
)
# 'exiled in the Syrian capital Damascus': not where the report plays
_AT_HOME = re.compile(
    r"\b(?:exiled?|living|lives|lived|based|resid\w+|headquartered|born|jailed|seat(?:ed)?|offices?|headquarters)\s+in\s+(?:[\w-]+\s+){0,4}\Z"
)


class Scene:
    """The places of one document, apart from those of its meetings; `datelines` are cities by sentence."""

    def __init__(self, clauses: list[Clause], cues: MeetingCues) -> None:
        self.clauses, self.cues = clauses, cues
        self.datelines = self._datelines()

    def _datelines(self) -> dict[int, Actor]:
        """The cities of the document's datelines by sentence: a summary of the news has several."""
        found: dict[int, Actor] = {}
        for clause in self.clauses:
            match = _DATELINE.match(clause.text[:120])
            known = self.cues.datelines.get((match[1] or match[2] or match[3]).strip().upper()) if match else None
            if known:
                country = (known[1],) if known[1] else ()
                found[clause.index] = Actor(0, 0, known[0], "place", known[0], (), country, None, "unknown", None)
        return found

    def here(self, clause: Clause, *, guessed: bool = True) -> Actor | None:
        """What 'here' means: the city of the dateline above, else the first that the head of the text is 'in'."""
        above = [k for k in self.datelines if k <= clause.index]
        if above:
            return self.datelines[max(above)]
        head = self.clauses[:_HEAD] if guessed else []
        return next((place for clause in head for place in self._is_in(clause)), None)

    def dateline(self) -> tuple[str, str | None] | None:
        """City and country of the one dateline of a document."""
        cities = {(d.name, d.parties[0] if d.parties else None) for d in self.datelines.values() if d.name}
        return next(iter(cities)) if len(cities) == 1 else None

    def only_city(self) -> Actor | None:
        """The one city that a text says anything is in, whatever else it names."""
        inside = [place for clause in self.clauses for place in self._is_in(clause)]
        return inside[0] if len({place.name for place in inside}) == 1 else None

    def _is_in(self, clause: Clause) -> Iterator[Actor]:
        """The cities that a sentence says something is in."""
        for named in clause.mentions:
            mention = capital_of(named, clause.text, self.cues.capitals)
            located = (mention.type == "place" or is_city(mention, self.cues.capitals)) and mention.parties
            at_home = _AT_HOME.search(clause.text, max(0, mention.start - 50), mention.start)
            if located and not at_home and _INSIDE.search(clause.text[: mention.start]):
                yield mention

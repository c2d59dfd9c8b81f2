"""The list of parties that meetings or positions name, and a page for each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, cells_of, steps
from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

SECTION = "parties/index.html"
MOST_STEPS = 8


@dataclass
class Known:
    """All that is known of a party: meetings, newest first, and positions by issue, those with the most first.

    `reported` are meetings of which a report names it, while the merged account does not; `hosted` those that others
    had in it; `addressed` are positions of others towards it, newest first; `pairs` whom it met, most often first.
    """

    coming: list[Row] = field(default_factory=list)
    past: list[Row] = field(default_factory=list)
    reported: list[Row] = field(default_factory=list)
    hosted: list[Row] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    addressed: list[Row] = field(default_factory=list)
    pairs: list[tuple[str, Row]] = field(default_factory=list)

    @property
    def n_meetings(self) -> int:
        """How many meetings it takes part in."""
        return len(self.coming) + len(self.past)

    @property
    def n_positions(self) -> int:
        """How many positions it has taken."""
        return sum(len(cell.positions) for cell in self.cells)


def pages(facts: Facts) -> Iterator[Page]:
    """Give the list, and a page for every party that any fact names: as a part, a voice, an addressee or a place."""
    known = _known(facts)
    acting = sorted(
        (code for code, of_party in known.items() if of_party.n_meetings or of_party.n_positions),
        key=lambda code: (-known[code].n_meetings - known[code].n_positions, code),
    )
    named = sorted(known.keys() - set(acting), key=lambda code: (facts.party_name(code), code))
    yield Page(SECTION, "Parties", "parties.html", {"known": known, "acting": acting, "named": named}, SECTION)
    for code, of_party in known.items():
        yield Page(
            addresses.party(code),
            facts.party_name(code),
            "party.html",
            {
                "code": code,
                "party": facts.parties.get(code),
                "known": of_party,
                "issues": [
                    (cell, steps(reversed(cell.positions), MOST_STEPS))
                    for cell in sorted(of_party.cells, key=lambda cell: cell.issue == OTHER)
                ],
                "speakers": facts.speakers.get(code, []),
            },
            SECTION,
        )


def _known(facts: Facts) -> dict[str, Known]:
    known: defaultdict[str, Known] = defaultdict(Known)
    coming = {row["meeting_id"] for row in facts.upcoming}
    for row in facts.upcoming:
        for code in row["parties"]:
            known[code].coming.append(facts.meetings[row["meeting_id"]])
    for meeting in facts.newest_meetings():
        key, parties = meeting["meeting_id"], meeting["parties"]
        if key not in coming:
            for code in parties:
                known[code].past.append(meeting)
        if meeting["country"] and meeting["country"] not in parties:
            known[meeting["country"]].hosted.append(meeting)
        named = {code for report in facts.reports.get(key, []) for code in report["parties"]}
        for code in sorted(named - set(parties)):
            known[code].reported.append(meeting)
    for cell in cells_of(facts).values():
        if cell.party:
            known[cell.party].cells.append(cell)
    for row in reversed(facts.positions.values()):
        if row["towards"]:
            known[row["towards"]].addressed.append(row)
    for row in facts.pairs:
        known[row["party_a"]].pairs.append((row["party_b"], row))
        known[row["party_b"]].pairs.append((row["party_a"], row))
    return dict(sorted(known.items()))

"""The list of parties that meetings or positions name, and a page for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, cells_of, steps
from tasks.edition.facts import Facts, Listed, Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page

SECTION = "parties/index.html"
MOST_STEPS = 8
# The lists of meetings on the page of a party; `inputs/listed_meetings.sql` tells what each holds.
LISTS = ("coming", "past", "hosted", "reported")


def register(overview: Overview) -> Page:
    """Return the list of parties: those that met or spoke, those with the most facts first, and those only named."""
    facts = overview.facts
    acting = [row for row in overview.parties if row["n_meetings"] or row["n_positions"]]
    named = [row["party"] for row in overview.parties if not (row["n_meetings"] or row["n_positions"])]
    named.sort(key=lambda code: (facts.party_name(code), code))
    return Page(SECTION, "Parties", "parties.html", {"acting": acting, "named": named}, SECTION)


def each(facts: Facts, codes: Iterable[str]) -> Iterator[Page]:
    """Give the pages of parties that any fact names: as a part, a voice, an addressee or a place."""
    cells: defaultdict[str | None, list[Cell]] = defaultdict(list)
    for cell in cells_of(facts).values():
        cells[cell.party].append(cell)
    for code in codes:
        yield Page(
            addresses.party(code),
            facts.party_name(code),
            "party.html",
            {
                "code": code,
                "party": facts.parties.get(code),
                "lists": {name: facts.listed.get((code, name), Listed()) for name in LISTS},
                "n_positions": sum(cell.n_positions for cell in cells[code]),
                "issues": [
                    (cell, steps(reversed(_newest(facts, cell)), MOST_STEPS))
                    for cell in sorted(cells[code], key=lambda cell: cell.issue == OTHER)
                ],
                "pairs": facts.pairs.get(code, []),
                "n_pairs": _number(facts.pairs.get(code, [])),
                "speakers": facts.speakers.get(code, []),
                "n_speakers": _number(facts.speakers.get(code, [])),
                "addressed": facts.addressed.get(code, []),
                "n_addressed": facts.n_addressed.get(code, 0),
            },
            SECTION,
        )


def _newest(facts: Facts, cell: Cell) -> list[Row]:
    """The positions of a cell that the page shows, newest first; others were read for other lists."""
    return cell.positions[: facts.limit("page_steps")]


def _number(rows: list[Row]) -> int:
    """How many rows there are in all, of which these are the first."""
    return int(rows[0]["n_of_party"]) if rows else 0

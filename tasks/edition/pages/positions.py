"""The matrix of parties by issues, and for each cell its passages, the newest on its page and older ones in parts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, Told, cells_of, steps, without_copies
from tasks.edition.facts import Facts, Key, Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page
from tasks.edition.slices import CellKey

SECTION = "positions/index.html"
FIRST_PARTIES = 30  # that stand in the matrix at once; the others below it
SHOWN_CHANGES = 12
MOST_STEPS = 12


@dataclass(frozen=True)
class Line:
    """One row of the matrix: a party, its positions in all, and a cell or none for each issue."""

    party: str
    n_positions: int
    cells: list[Cell | None]


def matrix(overview: Overview) -> Page:
    """Return the matrix of parties by issues."""
    cells = cells_of(overview.facts)
    columns = issues_by_weight(cells)
    lines = _lines(cells, [issue for issue, _ in columns])
    context = {
        "columns": columns,
        "first": lines[:FIRST_PARTIES],
        "rest": lines[FIRST_PARTIES:],
        "without_party": [cell for cell in cells.values() if cell.party is None],
        "changes": overview.latest_changes[:SHOWN_CHANGES],
        "some_new": any(cell.about["is_new"] for cell in cells.values()),
    }
    return Page(SECTION, "Positions", "positions.html", context, SECTION)


def each(facts: Facts, keys: Iterable[CellKey]) -> Iterator[Page]:
    """Give pages of passages: of a party on an issue the newest, or one of the parts before them."""
    cells = cells_of(facts)
    parts: defaultdict[CellKey, list[Row]] = defaultdict(list)
    for row in reversed(facts.positions.values()):
        parts[row["party"], row["issue"], row["part"]].append(row)
    for party, issue, part in keys:
        cell, positions = cells[party, issue], parts[party, issue, part]
        who = facts.party_name(party) if party else "Holders without a party"
        earlier = cell.about["n_parts"] if part is None else part - (1 if part > 0 else -1)
        context = {
            "cell": cell,
            "part": part,
            "earlier": earlier or None,
            "steps": steps(reversed(positions), MOST_STEPS),
            "labels": _by_label(positions),
            "n_shown": len(positions),
        }
        title = f"{who} on {_within_a_line(facts, issue)}"
        yield Page(addresses.cell(party, issue, part), title, "cell.html", context, SECTION)


def issues_by_weight(cells: dict[Key, Cell]) -> list[tuple[str, int]]:
    """Return the issues of parties' positions with their number, most first; what is on no list last."""
    weights: Counter[str] = Counter()
    for cell in cells.values():
        weights[cell.issue] += cell.n_positions if cell.party else 0
    found = [(issue, weight) for issue, weight in weights.items() if weight]
    return sorted(found, key=lambda item: (item[0] == OTHER, -item[1], item[0]))


def _lines(cells: dict[Key, Cell], issues: list[str]) -> list[Line]:
    weights: defaultdict[str, int] = defaultdict(int)
    for cell in cells.values():
        if cell.party:
            weights[cell.party] += cell.n_positions
    ordered = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [Line(party, weight, [cells.get((party, issue)) for issue in issues]) for party, weight in ordered]


def _by_label(positions: list[Row]) -> list[tuple[str | None, list[Told]]]:
    """The positions by label, in the order of the newest of each; those without one last, under none."""
    newest: dict[str | None, int] = {}
    for place, row in enumerate(positions):
        newest.setdefault(row["issue_label"], place)
    ordered = sorted(positions, key=lambda row: (row["issue_label"] is None, newest[row["issue_label"]]))
    return [(label, without_copies(rows)) for label, rows in groupby(ordered, key=lambda row: row["issue_label"])]


def _within_a_line(facts: Facts, issue: str) -> str:
    """What an issue is called within a sentence: 'nuclear weapons', but 'NATO enlargement'."""
    label = "other issues" if issue == OTHER else facts.issue_label(issue)
    return label[0].lower() + label[1:] if label[1:2].islower() else label

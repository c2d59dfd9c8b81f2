"""The matrix of parties by issues, and a page for each of its cells with the passages."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, Key, Told, cells_of, steps, without_copies
from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

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


def pages(facts: Facts) -> Iterator[Page]:
    """Give the matrix, and the passages of each of its cells and of holders without a party."""
    cells = cells_of(facts)
    columns = issues_by_weight(cells)
    lines = _lines(cells, [issue for issue, _ in columns])
    yield Page(
        SECTION,
        "Positions",
        "positions.html",
        {
            "columns": columns,
            "first": lines[:FIRST_PARTIES],
            "rest": lines[FIRST_PARTIES:],
            "without_party": [cell for cell in cells.values() if cell.party is None],
            "changes": facts.position_changes[:SHOWN_CHANGES],
            "some_new": any(cell.is_new for cell in cells.values()),
        },
        SECTION,
    )
    for cell in cells.values():
        who = facts.party_name(cell.party) if cell.party else "Holders without a party"
        yield Page(
            addresses.cell(cell.party, cell.issue),
            f"{who} on {_within_a_line(facts, cell.issue)}",
            "cell.html",
            {
                "cell": cell,
                "steps": steps(reversed(cell.positions), MOST_STEPS),
                "labels": _by_label(cell.positions),
                "balance": Counter(row["stance"] for row in cell.positions),
            },
            SECTION,
        )


def issues_by_weight(cells: dict[Key, Cell]) -> list[tuple[str, int]]:
    """Return the issues of parties' positions with their number, most first; what is on no list last."""
    weights: Counter[str] = Counter()
    for cell in cells.values():
        weights[cell.issue] += len(cell.positions) if cell.party else 0
    found = [(issue, weight) for issue, weight in weights.items() if weight]
    return sorted(found, key=lambda item: (item[0] == OTHER, -item[1], item[0]))


def _lines(cells: dict[Key, Cell], issues: list[str]) -> list[Line]:
    weights: defaultdict[str, int] = defaultdict(int)
    for cell in cells.values():
        if cell.party:
            weights[cell.party] += len(cell.positions)
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

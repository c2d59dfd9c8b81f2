"""The list of issues in use, and a page for each: who stands where, and who moved."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, cells_of, steps
from tasks.edition.facts import Facts, Listed, Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page
from tasks.edition.slices import grouped

SECTION = "issues/index.html"
MOST_STEPS = 24
# Where parties stand, and what the page calls those who do; several voices are different stances on the last day.
SIDES = {"support": "Supporters", "open": "Open to it", "oppose": "Opponents", "several": "Several voices"}
LISTS = ("coming", "past")
BAR = 20  # parts of the bar that shows the balance


def register(overview: Overview) -> Page:
    """Return the list of issues, those with the most positions first, with the balance of parties on each."""
    cells: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells_of(overview.facts).values():
        if cell.party:
            cells[cell.issue].append(cell)
    rows = [row | {"sides": sides_of(cells[row["issue"]])} for row in overview.issues]
    context = {"rows": [row | {"bar": bar_of(row["sides"])} for row in rows], "sides": SIDES}
    return Page(SECTION, "Issues", "issues.html", context, SECTION)


def each(facts: Facts, issues: Iterable[str]) -> Iterator[Page]:
    """Give the pages of issues that a position or a meeting is about."""
    cells: defaultdict[str, list[Cell]] = defaultdict(list)
    for cell in cells_of(facts).values():
        cells[cell.issue].append(cell)
    changes, positions = grouped(facts.position_changes, "issue"), grouped(reversed(facts.positions.values()), "issue")
    for issue in issues:
        of_parties = [cell for cell in cells[issue] if cell.party]
        balance = sum((cell.balance for cell in cells[issue]), Counter[str]())
        yield Page(
            addresses.issue(issue),
            facts.issue_label(issue),
            "issue.html",
            {
                "issue": issue,
                "description": facts.issues[issue]["description"] if issue in facts.issues else None,
                "cells": of_parties,
                "unaffiliated": next((cell for cell in cells[issue] if not cell.party), None),
                "sides_of_it": sides_of(of_parties),
                "changes": changes.get(issue, []),
                "lists": {name: facts.listed.get((issue, name), Listed()) for name in LISTS},
                "sides": SIDES,
                "labels": _labels(of_parties)[: facts.limit("page_facts")] if issue == OTHER else [],
                "steps": steps(positions.get(issue, [])[: facts.limit("page_course")], MOST_STEPS),
                "n_positions": balance.total(),
                "balance": balance,
            },
            SECTION,
        )


def sides_of(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Return parties' cells by where they stand on their last day."""
    sides: dict[str, list[Cell]] = {side: [] for side in SIDES}
    for cell in cells:
        if cell.stances:
            sides[cell.stances[0] if len(cell.stances) == 1 else "several"].append(cell)
    return sides


def bar_of(sides: Mapping[str, list[Cell]]) -> list[tuple[str, int]]:
    """Return each side with its share of the parties in parts of a bar, none of those that are there lost."""
    counts = [(side, len(cells)) for side, cells in sides.items() if cells]
    whole = sum(count for _, count in counts)
    return [(side, max(1, round(BAR * count / whole))) for side, count in counts]


def _labels(cells: Iterable[Cell]) -> list[tuple[str, list[Row]]]:
    """The labels of other issues, the one with the newest position first, each with who stands where on it."""
    labels: defaultdict[str, list[Row]] = defaultdict(list)
    for cell in cells:
        for row in cell.standings:
            if row["label"]:
                labels[row["label"]].append(row)
    newest = {label: max(row["latest_on"] or "" for row in rows) for label, rows in labels.items()}
    return sorted(sorted(labels.items()), key=lambda item: newest[item[0]], reverse=True)

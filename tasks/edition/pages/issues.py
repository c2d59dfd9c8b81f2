"""The list of issues in use, and a page for each: who stands where, and who moved."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.edition import addresses
from tasks.edition.cells import OTHER, Cell, cells_of, steps
from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

SECTION = "issues/index.html"
MOST_STEPS = 24
# Where parties stand, and what the page calls those who do; several voices are different stances on the last day.
SIDES = {"support": "Supporters", "open": "Open to it", "oppose": "Opponents", "several": "Several voices"}
BAR = 20  # parts of the bar that shows the balance


@dataclass
class Known:
    """All that is known of an issue: cells of parties, those with the most positions first, and meetings about it.

    `unaffiliated` is the cell of holders without a party; meetings that are over come newest first.
    """

    cells: list[Cell] = field(default_factory=list)
    unaffiliated: Cell | None = None
    changes: list[Row] = field(default_factory=list)
    positions: list[Row] = field(default_factory=list)
    coming: list[Row] = field(default_factory=list)
    past: list[Row] = field(default_factory=list)

    @property
    def sides(self) -> dict[str, list[Cell]]:
        """Parties by where they stand on their last day."""
        sides: dict[str, list[Cell]] = {side: [] for side in SIDES}
        for cell in self.cells:
            if cell.stances:
                sides[cell.stances[0] if len(cell.stances) == 1 else "several"].append(cell)
        return sides

    @property
    def bar(self) -> list[tuple[str, int]]:
        """Each side with its share of the parties in parts of a bar, none of those that are there lost."""
        counts = [(side, len(cells)) for side, cells in self.sides.items() if cells]
        whole = sum(count for _, count in counts)
        return [(side, max(1, round(BAR * count / whole))) for side, count in counts]

    @property
    def latest(self) -> Row | None:
        """The position stated last."""
        return self.positions[0] if self.positions else None


def pages(facts: Facts) -> Iterator[Page]:
    """Give the list, and a page for every issue that a position or a meeting is about."""
    known = _known(facts)
    ordered = sorted(known, key=lambda issue: (issue == OTHER, -len(known[issue].positions), issue))
    yield Page(SECTION, "Issues", "issues.html", {"known": known, "ordered": ordered, "sides": SIDES}, SECTION)
    for issue, of_issue in known.items():
        yield Page(
            addresses.issue(issue),
            facts.issue_label(issue),
            "issue.html",
            {
                "issue": issue,
                "description": facts.issues[issue]["description"] if issue in facts.issues else None,
                "known": of_issue,
                "sides": SIDES,
                "labels": _labels(of_issue) if issue == OTHER else [],
                "steps": steps(of_issue.positions, MOST_STEPS),
                "balance": Counter(row["stance"] for row in of_issue.positions),
            },
            SECTION,
        )


def _labels(known: Known) -> list[tuple[str, list[Row]]]:
    """The labels of other issues, the one with the newest position first, each with who stands where on it."""
    labels: defaultdict[str, list[Row]] = defaultdict(list)
    for cell in known.cells:
        for row in cell.standings:
            if row["label"]:
                labels[row["label"]].append(row)
    newest = {label: max(row["latest_on"] or "" for row in rows) for label, rows in labels.items()}
    return sorted(sorted(labels.items()), key=lambda item: newest[item[0]], reverse=True)


def _known(facts: Facts) -> dict[str, Known]:
    known: defaultdict[str, Known] = defaultdict(Known)
    for cell in cells_of(facts).values():
        if cell.party:
            known[cell.issue].cells.append(cell)
        else:
            known[cell.issue].unaffiliated = cell
    for row in reversed(facts.positions.values()):
        known[row["issue"]].positions.append(row)
    for row in facts.position_changes:
        known[row["issue"]].changes.append(row)
    coming = {row["meeting_id"] for row in facts.upcoming}
    for row in facts.upcoming:
        for issue in row["issues"]:
            known[issue].coming.append(facts.meetings[row["meeting_id"]])
    for meeting in facts.newest_meetings():
        told = {issue for report in facts.reports.get(meeting["meeting_id"], []) for issue in report["issues"]}
        for issue in sorted(told.union(meeting["issues"])):
            if meeting["meeting_id"] not in coming:
                known[issue].past.append(meeting)
            elif issue not in meeting["issues"]:
                known[issue].coming.append(meeting)
    return dict(sorted(known.items()))

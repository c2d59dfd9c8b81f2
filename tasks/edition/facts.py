"""What a batch of pages shows: the rows of a generation by what they belong to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tasks.edition.stamp import Stamp

Row = dict[str, Any]
Key = tuple[str | None, str]  # a party, or none, and an issue


@dataclass(frozen=True)
class Listed:
    """Meetings in a list on a page: how many there are, and the first of them."""

    n: int = 0
    shown: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Facts:
    """The rows that some pages are made of, read by `slices.py`; each row is a dictionary of its columns.

    `parties` and `issues` are whole, all else is what the pages of the batch need. `limit` gives a limit of
    edition_limits.csv by its name. `passages` are by `account_id`: a report or a position. `positions` come in order
    of time, those of no known day first; a row has the `part` of its passages (`inputs/positions.sql`). `listed` are
    meetings by party or issue and list; `addressed` positions by whom they are towards, newest first, of which
    `n_addressed` counts all.
    """

    stamp: Stamp
    limit: Callable[[str], int]
    parties: dict[str, Row] = field(default_factory=dict)
    issues: dict[str, Row] = field(default_factory=dict)
    documents: dict[str, Row] = field(default_factory=dict)
    meetings: dict[str, Row] = field(default_factory=dict)
    former: list[Row] = field(default_factory=list)
    reports: Mapping[str, list[Row]] = field(default_factory=dict)
    passages: Mapping[str, list[Row]] = field(default_factory=dict)
    history: Mapping[str, list[Row]] = field(default_factory=dict)
    conflicts: Mapping[str, list[Row]] = field(default_factory=dict)
    kept_apart: Mapping[str, list[Row]] = field(default_factory=dict)
    positions: dict[str, Row] = field(default_factory=dict)
    cells: list[Row] = field(default_factory=list)
    stances: list[Row] = field(default_factory=list)
    position_changes: list[Row] = field(default_factory=list)
    listed: Mapping[tuple[str, str], Listed] = field(default_factory=dict)
    addressed: Mapping[str, list[Row]] = field(default_factory=dict)
    n_addressed: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, list[Row]] = field(default_factory=dict)
    speakers: Mapping[str, list[Row]] = field(default_factory=dict)

    def party_name(self, code: str | None) -> str:
        """Return the name of a party; its code where the reference data have none."""
        return str(self.parties[code]["name"]) if code in self.parties else code or "no party"

    def issue_label(self, issue: str, label: str | None = None) -> str:
        """Return what an issue is called; `label` is the short name of one outside the list."""
        if label:
            return label
        return str(self.issues[issue]["label"]) if issue in self.issues else issue.replace("_", " ")

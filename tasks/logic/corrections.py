"""Corrections by hand of how reports were merged: exceptions are data, guarded by what they expect to find."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from tasks.logic.merged_values import MEETINGS_SCHEMA
from tasks.logic.report_agreement import Account

COLUMNS = ("correction", "kind", "report_ids", "slot", "value", "expects", "reason", "source", "date")
CORRECTIONS_SCHEMA = dict.fromkeys((*COLUMNS, "found"), pl.Utf8)
LISTS = frozenset({"parties", "people", "issues"})
SLOTS = frozenset(MEETINGS_SCHEMA) - {"meeting_id", "n_documents", "n_independent_sources", "confidence", "origins"}


class Corrections:
    """The rows of corrections.csv, applied to the groups of reports; `unmatched` are those that met nothing.

    merge   the meetings of `report_ids` become one               expects: apart
    split   the reports `report_ids` leave for a meeting of their own   expects: together
    set     `slot` of the meeting of the first report becomes `value`  expects: the value found (lists joined by '|')
    """

    def __init__(self, table: pl.DataFrame, known: frozenset[str]) -> None:
        self.unmatched: list[dict[str, Any]] = []
        self.rows: list[dict[str, Any]] = []
        for row in table.select(COLUMNS).sort("correction").iter_rows(named=True):
            row["ids"] = [i for i in (row["report_ids"] or "").split("|") if i]
            missing = [i for i in row["ids"] if i not in known]
            if row["kind"] not in ("merge", "split", "set"):
                self._refuse(row, "kind must be merge, split or set")
            elif missing or not row["ids"]:
                self._refuse(row, f"no report {', '.join(missing) or 'named'}")
            elif row["kind"] == "set" and row["slot"] not in SLOTS:
                self._refuse(row, f"no slot {row['slot']!r}")
            else:
                self.rows.append(row)

    def _refuse(self, row: dict[str, Any], found: str) -> None:
        self.unmatched.append({name: row[name] for name in COLUMNS} | {"found": found})

    def regroup(self, groups: list[list[Account]]) -> list[list[Account]]:
        """The groups after all merges and splits, in the order of the rows' names."""
        for row in self.rows:
            if row["kind"] == "set":
                continue
            ids = set(row["ids"])
            touched = [g for g in groups if any(a.report_id in ids for a in g)]
            state = "together" if len(touched) == 1 else "apart"
            if state != {"merge": "apart", "split": "together"}[row["kind"]] or (row["expects"] or state) != state:
                self._refuse(row, state)
                continue
            rest = [g for g in groups if g not in touched]
            every = [a for g in touched for a in g]
            if row["kind"] == "merge":
                groups = [*rest, every]
            else:
                out = [a for a in every if a.report_id in ids]
                left = [a for a in every if a.report_id not in ids]
                groups = [*rest, out, *([left] if left else [])]
        return groups

    def set_values(self, meeting: dict[str, Any], report_ids: list[str]) -> dict[str, Any]:
        """A meeting with the values that a person has set."""
        for row in self.rows:
            if row["kind"] != "set" or row["ids"][0] not in report_ids:
                continue
            slot, value = row["slot"], meeting[row["slot"]]
            found = "|".join(value) if isinstance(value, list) else "" if value is None else str(value)
            if (row["expects"] or "") != found:
                self._refuse(row, found)
                continue
            given: Any = row["value"] or None
            if slot in LISTS:
                given = [v for v in (row["value"] or "").split("|") if v]
            elif slot == "duration_minutes" and given is not None:
                given = int(given)
            origins = json.loads(meeting["origins"]) | {slot: "corrected"}
            meeting = meeting | {slot: given, "origins": json.dumps(origins, sort_keys=True)}
        return meeting

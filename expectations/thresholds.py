"""The numbers and severities of the gates, read from `seeds/reference/gates.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from expectations.rules import Severity

FILE = "gates.csv"
COLUMNS = ["name", "value", "severity", "reason"]


class ThresholdError(ValueError):
    """A row of gates.csv that cannot be used, or a threshold that it lacks: file, line and what is wrong."""


@dataclass(frozen=True)
class Threshold:
    """One number that a gate compares with, how bad a breach is, and why the number is what it is."""

    value: float
    severity: Severity
    reason: str


@dataclass(frozen=True)
class Thresholds:
    """All rows of gates.csv by name."""

    rows: Mapping[str, Threshold]

    def __getitem__(self, name: str) -> Threshold:
        """Return the threshold of that name; a ThresholdError names what is missing."""
        if name not in self.rows:
            raise ThresholdError(f"{FILE} has no row {name!r}: add it with value, severity and reason")
        return self.rows[name]

    def value(self, name: str) -> float:
        """Return the number alone."""
        return self[name].value

    def severity(self, name: str) -> Severity:
        """Return how bad a breach is."""
        return self[name].severity


def load_thresholds(reference: Path) -> Thresholds:
    """One threshold per row of gates.csv in the folder of reference data."""
    path = reference / FILE
    rows: dict[str, Threshold] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            if reader.fieldnames != COLUMNS:
                raise ThresholdError(f"{FILE}, line 1: the columns must be {','.join(COLUMNS)}")
            for row in reader:
                name = row["name"]
                if name in rows:
                    raise ThresholdError(f"{FILE}, line {reader.line_num}: {name!r} stands there twice")
                rows[name] = _threshold(row, f"{FILE}, line {reader.line_num}")
    except OSError as error:
        raise ThresholdError(f"{FILE} cannot be read in {reference}: {error.strerror}") from error
    return Thresholds(rows)


def _threshold(row: Mapping[str, str | None], where: str) -> Threshold:
    if None in row or None in row.values() or not row["reason"]:
        raise ThresholdError(f"{where}: every row needs name, value, severity and reason")
    if row["severity"] not in get_args(Severity):
        raise ThresholdError(f"{where}: severity {row['severity']!r} is none of {', '.join(get_args(Severity))}")
    try:
        value = float(str(row["value"]))
    except ValueError:
        raise ThresholdError(f"{where}: value {row['value']!r} is no number") from None
    return Threshold(value, cast(Severity, row["severity"]), str(row["reason"]))

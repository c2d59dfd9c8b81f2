"""What a rule and a suite are: plain data that `gate.py` hands to Great Expectations."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Severity = Literal["critical", "warning", "info"]

AUDITS = Path(__file__).parent / "audits"


@dataclass(frozen=True)
class Rule:
    """One expectation of Great Expectations, how bad it is when it fails, and why we ask for it.

    `expectation` is the class name in Great Expectations and `arguments` its keyword arguments. `reason` is what a
    failure means: a sentence, or for a raw document the reason of its quarantine. `detail` is a template about one
    failing row, with the row's columns in braces. `name` is the name of an audit.
    """

    expectation: str
    arguments: Mapping[str, object]
    severity: Severity
    reason: str
    detail: str = ""
    name: str = ""

    @property
    def column(self) -> str | None:
        """The column that is judged, or None for a rule over whole rows."""
        column = self.arguments.get("column")
        return column if isinstance(column, str) else None

    @property
    def title(self) -> str:
        """The rule in one line: an audit's name, or as `expect_column_values_to_be_null(duplicate_of)`."""
        if self.name:
            return self.name
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", self.expectation).lower()
        column = [self.column] if self.column else []
        others = [f"{name}={value}" for name, value in self.arguments.items() if name != "column"]
        return f"{kind}({', '.join(column + others)})"


@dataclass(frozen=True)
class Suite:
    """All rules for one table or view; `key` are the columns by which a failing row is told.

    `by_document`: what the rules say of a document depends on its own rows and on `parties` alone.
    """

    table: str
    rules: tuple[Rule, ...]
    key: tuple[str, ...] = field(default=())
    by_document: bool = False


def complete(column: str, reason: str, severity: Severity = "critical") -> Rule:
    """The column is null nowhere."""
    return Rule("ExpectColumnValuesToNotBeNull", {"column": column}, severity, reason)


def unique(column: str, reason: str, severity: Severity = "critical") -> Rule:
    """No value stands in the column twice."""
    return Rule("ExpectColumnValuesToBeUnique", {"column": column}, severity, reason)


def one_of(column: str, values: Collection[str], reason: str, severity: Severity = "critical") -> Rule:
    """The column is null or one of the values."""
    arguments = {"column": column, "value_set": sorted(values)}
    return Rule("ExpectColumnValuesToBeInSet", arguments, severity, reason)


def between(
    column: str,
    reason: str,
    *,
    least: float | None = None,
    most: float | None = None,
    severity: Severity = "critical",
    detail: str = "",
) -> Rule:
    """The column is null or lies within the bounds, which belong to it."""
    arguments: dict[str, object] = {"column": column}
    if least is not None:
        arguments["min_value"] = least
    if most is not None:
        arguments["max_value"] = most
    return Rule("ExpectColumnValuesToBeBetween", arguments, severity, reason, detail)


def audit(name: str, reason: str, severity: Severity = "critical") -> Rule:
    """The query `audits/<name>.sql` selects no row: each row of its result is a bad one."""
    return Rule("UnexpectedRowsExpectation", {"unexpected_rows_query": _audit_query(name)}, severity, reason, name=name)


@cache
def _audit_query(name: str) -> str:
    return (AUDITS / f"{name}.sql").read_text(encoding="utf-8").strip().removesuffix(";")

"""What must hold of the issues that positions may be about."""

from expectations.rules import Suite, complete, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `issues`."""
    return Suite(
        "issues",
        (
            complete("issue", "an issue has no id"),
            unique("issue", "two issues have the same id"),
        ),
        key=("issue",),
    )

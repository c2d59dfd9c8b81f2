"""What must hold of the parties that facts may name."""

from expectations.rules import Suite, complete, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `parties`."""
    return Suite(
        "parties",
        (
            complete("code", "a party has no code"),
            unique("code", "two parties have the same code"),
            complete("cameo_actor", "a party has no actor code"),
        ),
        key=("code", "name"),
    )

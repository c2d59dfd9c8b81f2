"""What must hold of the positions of superseded editions."""

from expectations.rules import Suite, audit, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `superseded_positions`."""
    return Suite(
        "superseded_positions",
        (
            unique("position_id", "two superseded positions have the same id"),
            audit(
                "superseded_positions_still_standing",
                "a position is put aside, but its document stands",
            ),
        ),
        key=("position_id", "document"),
    )

"""What must hold of what earlier nights said of positions."""

from expectations.rules import Suite, audit, complete
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `positions_history`."""
    return Suite(
        "positions_history",
        (
            complete("position_id", "a row of the history is of no position"),
            complete("recorded_from", "nobody knows since when a position was told so"),
            audit("positions_said_twice_at_once", "the history tells two things of a position at one time"),
            audit(
                "positions_history_of_other_words",
                "the history's open rows are not what the warehouse says of positions now",
            ),
        ),
        key=("position_id", "generation_from"),
    )

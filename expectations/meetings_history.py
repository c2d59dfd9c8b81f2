"""What must hold of what earlier nights said of meetings."""

from expectations.rules import Suite, audit, complete
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `meetings_history`."""
    return Suite(
        "meetings_history",
        (
            complete("meeting_id", "a row of the history is of no meeting"),
            complete("recorded_from", "nobody knows since when a meeting was told so"),
            audit("meetings_said_twice_at_once", "the history tells two things of a meeting at one time"),
            audit(
                "meetings_history_of_other_words",
                "the history's open rows are not what the warehouse says of meetings now",
            ),
        ),
        key=("meeting_id", "generation_from"),
    )

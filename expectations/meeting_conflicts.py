"""What must hold of the conflicts between reports of one meeting."""

from expectations.rules import Suite, audit, one_of
from expectations.thresholds import Thresholds

ATTRIBUTES = ("start_date", "end_date", "duration_minutes", "place", "country", "format", "status")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `meeting_conflicts`."""
    return Suite(
        "meeting_conflicts",
        (
            one_of("attribute", ATTRIBUTES, "a conflict is about an attribute that we do not compare"),
            audit("conflicts_of_one_value", "a conflict has one value only, or a value twice"),
            audit("conflicts_that_no_report_tells", "a conflict names a document that does not report the meeting"),
        ),
        key=("meeting_id", "attribute", "value"),
    )

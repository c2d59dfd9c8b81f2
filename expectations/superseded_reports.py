"""What must hold of the reports of superseded editions."""

from expectations.rules import Suite, audit, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `superseded_reports`."""
    return Suite(
        "superseded_reports",
        (
            unique("report_id", "two superseded reports have the same id"),
            audit("superseded_reports_still_standing", "a report is put aside, but its document stands"),
            audit(
                "superseded_reports_without_successor",
                "a superseded report leads nowhere",
            ),
        ),
        key=("report_id", "document"),
    )

"""What must hold of the meetings that were kept apart."""

from expectations.rules import Suite, audit, one_of
from expectations.thresholds import Thresholds

REASONS = (
    "document", "people", "place", "format", "bodies", "parties", "days", "ambiguous", "too_little", "correction",
)  # fmt: skip


def suite(_: Thresholds) -> Suite:
    """Return the suite of `meetings_kept_apart`."""
    return Suite(
        "meetings_kept_apart",
        (
            one_of("reason", REASONS, "two meetings are kept apart for a reason that we do not know"),
            audit("apart_twice", "two meetings are kept apart twice, or a meeting from itself"),
            audit("apart_without_their_reports", "a report that speaks for a meeting is none of its reports"),
        ),
        key=("meeting_a", "meeting_b"),
    )

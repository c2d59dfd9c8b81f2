"""What must hold of the ids that meetings bore once."""

from expectations.rules import Suite, audit, complete, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `meeting_redirects`."""
    return Suite(
        "meeting_redirects",
        (
            complete("old_id", "an old id is missing"),
            unique("old_id", "an old id leads to two meetings"),
            audit("ids_in_use_again", "an id that leads elsewhere is borne by a meeting"),
            audit("redirects_to_nowhere", "an old id leads to a meeting that does not exist, as one of a chain would"),
        ),
        key=("old_id", "meeting_id"),
    )

"""What must hold of the list of what was seen and not understood."""

from expectations.rules import Suite, audit
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `unresolved`."""
    return Suite(
        "unresolved",
        (audit("unresolved_without_document", "something unresolved is said of a document that is not held"),),
        key=("document", "char_start"),
    )

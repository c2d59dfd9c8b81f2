"""What must hold of the pairs of near-duplicates."""

from expectations.rules import Suite, audit, between
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `near_duplicates`."""
    return Suite(
        "near_duplicates",
        (
            between("likeness", "a likeness is not between 0 and 1", least=0, most=1),
            between("containment", "a containment is not between 0 and 1", least=0, most=1),
            audit("near_duplicates_twice", "a pair of near-duplicates is told twice"),
            audit("near_duplicates_without_document", "a document that is not held is said to be a near-duplicate"),
        ),
        key=("document_a", "document_b"),
    )

"""What must hold of the signatures of documents."""

from expectations.rules import Suite, audit, between, complete, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `document_signatures`."""
    return Suite(
        "document_signatures",
        (
            unique("document_id", "a document has two signatures"),
            complete(
                "signature_version",
                "a signature does not say what it was made with",
            ),
            between("n_shingles", "a document has less than no runs of words", least=0),
            audit(
                "signatures_missing",
                "a document has no signature, or a signature no document",
            ),
        ),
        key=("document_id",),
    )

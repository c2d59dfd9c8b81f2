"""What must hold of the editions of documents."""

from expectations.rules import Suite, audit, one_of, unique
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `document_editions`."""
    return Suite(
        "document_editions",
        (
            unique("document_id", "a document is two editions"),
            one_of("basis", ("address", "title"), "what joins an edition to the others is nothing that we know"),
            audit("editions_misnumbered", "an edition of a document is told twice, or one is missing"),
            audit(
                "editions_without_present_one", "the last edition of a document is not the present one, or not alone"
            ),
            audit(
                "editions_that_documents_lack",
                "a document and its edition do not agree on the present one",
            ),
        ),
        key=("first_edition", "edition"),
    )

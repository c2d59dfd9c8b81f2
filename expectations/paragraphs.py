"""What must hold of the paragraphs of documents."""

from expectations.rules import Suite, audit, one_of
from expectations.thresholds import Thresholds

KINDS = ("title", "body", "caption", "list", "furniture", "footnote", "biography", "repeated")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `paragraphs`."""
    return Suite(
        "paragraphs",
        (
            audit("paragraphs_numbered_twice", "two paragraphs of a document have the same number"),
            one_of("kind", KINDS, "a paragraph is of a kind that we do not know"),
            audit("paragraphs_without_document", "a paragraph belongs to no document"),
            audit("paragraphs_out_of_bounds", "a paragraph ends before it starts or beyond its document's text"),
            audit("paragraphs_that_overlap", "two paragraphs of a document claim the same characters"),
        ),
        key=("document_id", "paragraph"),
        by_document=True,
    )

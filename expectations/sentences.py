"""What must hold of the sentences of documents."""

from expectations.paragraphs import KINDS
from expectations.rules import Suite, audit, one_of
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `sentences`."""
    return Suite(
        "sentences",
        (
            audit("sentences_numbered_twice", "two sentences of a document have the same number"),
            one_of("kind", KINDS, "a sentence is of a kind that we do not know"),
            audit("sentences_that_misquote", "a sentence is not what stands at its place in the document"),
            audit("sentences_outside_their_paragraph", "a sentence does not lie in the paragraph that it names"),
        ),
        key=("document_id", "sentence"),
        by_document=True,
    )

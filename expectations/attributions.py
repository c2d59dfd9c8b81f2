"""What must hold of the attributions of documents."""

from expectations.rules import Suite, audit
from expectations.thresholds import Thresholds


def suite(_: Thresholds) -> Suite:
    """Return the suite of `attributions`."""
    return Suite(
        "attributions",
        (
            audit("attributions_twice", "the same attribution stands there twice", "warning"),
            audit("attributions_out_of_bounds", "a source, cue or content is empty or beyond its document's text"),
        ),
        key=("document_id", "cue_start", "content_start"),
        by_document=True,
    )

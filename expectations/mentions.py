"""What must hold of the mentions of actors and places."""

from expectations.rules import Suite, audit, one_of
from expectations.thresholds import Thresholds

TYPES = ("person", "party", "demonym", "office", "collective", "pronoun", "place", "unknown")


def suite(_: Thresholds) -> Suite:
    """Return the suite of `mentions`."""
    return Suite(
        "mentions",
        (
            audit("mentions_twice", "the same mention stands there twice"),
            one_of("type", TYPES, "a mention is of a type that we do not know"),
            audit("mentions_that_misquote", "a mention is not what stands at its place in its sentence"),
            audit("mentions_of_unknown_parties", "a mention stands for a party that `parties` does not have"),
        ),
        key=("document_id", "char_start", "char_end", "type"),
        by_document=True,
    )

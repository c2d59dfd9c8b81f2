"""What must hold of the time expressions of documents."""

from expectations.rules import Suite, audit, complete, one_of
from expectations.thresholds import Thresholds

TYPES = ("DATE", "TIME", "DURATION", "SET")  # TimeML, TIMEX3


def suite(_: Thresholds) -> Suite:
    """Return the suite of `dates`."""
    return Suite(
        "dates",
        (
            audit("dates_twice", "the same time expression stands there twice"),
            one_of("type", TYPES, "a time expression is of a type that TIMEX3 does not have"),
            complete("value", "a time expression has no value", "info"),
            audit("dates_that_misquote", "a time expression is not what stands at its place in its sentence"),
            audit("dates_turned_round", "a time expression's last day comes before its first"),
        ),
        key=("document_id", "char_start", "char_end"),
        by_document=True,
    )

"""What must hold of the documents that gate 1 did not let in."""

from expectations.rules import Suite, complete, one_of
from expectations.thresholds import Thresholds

REASONS = (
    "empty",
    "too_short",
    "binary",
    "undecodable",
    "not_english",
    "too_large",
    "duplicate",
    "unreadable",
    "broken_sidecar",
    "unfetched",
    "forbidden",
    "unsupported",
    "login_page",
    "future_dated",
)


def suite(_: Thresholds) -> Suite:
    """Return the suite of `quarantine`."""
    return Suite(
        "quarantine",
        (
            one_of("reason", REASONS, "a document is in quarantine for a reason that we do not know"),
            complete("expectation", "a document in quarantine does not name the expectation that it failed"),
        ),
        key=("document", "source"),
    )

"""The present moment, as generations, the log of nights and kept pages take it: from here alone."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in UTC, by this machine's clock, which may be wrong and may jump."""
    return datetime.now(UTC)

"""What an edition says of itself: the generation that it shows, and when that was made."""

from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb


@dataclass(frozen=True)
class Stamp:
    """One edition: its generation's number, moment and version of Parley, and where the edition will stand.

    Every time in an edition is `built_at` (UTC), never the clock's, so that a generation gives the same bytes whenever
    it is published. `site_url` is '' or an absolute address that ends in a slash.
    """

    number: int
    built_at: datetime
    parley_version: str
    site_url: str


def read_stamp(con: duckdb.DuckDBPyConnection, site_url: str = "") -> Stamp:
    """Return the stamp of the generation that is open."""
    ((number, built_at, version),) = con.execute("SELECT number, built_at, parley_version FROM generation").fetchall()
    return Stamp(number, built_at.astimezone(UTC), version or "", site_url)

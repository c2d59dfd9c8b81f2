"""What the reference data set for the published edition: the table `publishing_settings`."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class PublishingSettings:
    """One field per row of publishing.csv that the exports use; what is not set does not apply."""

    max_feed_entries: int | None
    licence_name: str | None
    licence_title: str | None
    licence_path: str | None


def read_settings(con: duckdb.DuckDBPyConnection) -> PublishingSettings:
    """The settings of the generation that is open; a ValueError names a number that is none."""
    given = dict(con.execute("SELECT name, value FROM publishing_settings").fetchall())
    most = given.get("max_feed_entries")
    if most is not None and not most.isdecimal():
        raise ValueError(f"publishing.csv: max_feed_entries must be a whole number, not {most!r}")
    licence = [given.get(f"licence_{part}") for part in ("name", "title", "path")]
    return PublishingSettings(None if most is None else int(most), *licence)

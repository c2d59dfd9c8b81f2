"""The steps of a replay: which day, week or month of a window old documents belong to, by their day of publication.

Weeks begin on Monday, and months on their first day, so that the same documents make the same steps in whatever window;
the first and last step end where the window does.

ReplayRefused    a window that cannot be replayed; the message says why and what to do
"""

from datetime import date

import polars as pl

LONGEST_DAYS = {"day": 1, "week": 7, "month": 31}
_UNITS = {"day": "1d", "week": "1w", "month": "1mo"}


class ReplayRefused(Exception):  # noqa: N818  (named for what it tells people)
    """A window that cannot be replayed, at all or into this warehouse: why, and what to do."""


def check_window(first: date, last: date, today: date) -> None:
    """Raise ReplayRefused for a window that ends before it begins, or whose last day is not over."""
    if first > last:
        raise ReplayRefused(f"the window ends on {last}, before it begins on {first}; turn the two round")
    if last >= today:
        raise ReplayRefused(f"{last} is not over yet (UTC); end the window before {today}; a night takes the rest")


def placed(documents: pl.DataFrame, first: date, last: date, step: str) -> pl.DataFrame:
    """Return the documents with the step (`step_first`, `step_last`) of each, and `place`, why it has one or none.

    A document belongs to the step of `published_latest`: by then it was out. `place` is replayed; outside, if that day
    is not between `first` and `last`; or undated, if the day is unknown or its window is wider than a step.
    """
    day = pl.col("published_latest")
    width = (day - pl.col("published_earliest")).dt.total_days() + 1
    begins = day.dt.truncate(_UNITS[step])
    ends = begins.dt.offset_by(_UNITS[step]).dt.offset_by("-1d")
    return documents.with_columns(
        place=pl.when(width.is_null() | (width > LONGEST_DAYS[step]))
        .then(pl.lit("undated"))
        .when(day.is_between(first, last))
        .then(pl.lit("replayed"))
        .otherwise(pl.lit("outside")),
    ).with_columns(
        step_first=pl.when(place="replayed").then(pl.max_horizontal(begins, pl.lit(first))),
        step_last=pl.when(place="replayed").then(pl.min_horizontal(ends, pl.lit(last))),
    )

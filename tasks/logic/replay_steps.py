"""The steps of a replay: which day, week or month of a window old documents belong to, by their day of publication.

Weeks begin on Monday, and months on their first day, so that the same documents make the same steps in whatever window;
the first and last step end where the window does.
"""

from datetime import date

import polars as pl

LONGEST_DAYS = {"day": 1, "week": 7, "month": 31}
_UNITS = {"day": "1d", "week": "1w", "month": "1mo"}


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

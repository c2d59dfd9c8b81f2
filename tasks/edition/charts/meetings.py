"""The chart of meetings over time, by status."""

from datetime import date

import polars as pl

from tasks.edition.charts.bars import AXIS, bars_over_time, counted_keys, stacked, tallest, total
from tasks.edition.charts.card import Figure
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.spans import Span, choose_span
from tasks.edition.charts.wording import all_of, aside, in_words, sentence
from tasks.edition.words import listed, many


def meetings_over_time(by_month: pl.DataFrame, legend: Legend) -> Figure | None:
    """Bars of meetings by month, or year where they are spread too far, stacked by status; None without a known year.

    `by_month` is the view meetings_by_month.
    """
    years = _dated(by_month, 4)
    if years.is_empty():
        return None
    months = _dated(by_month, 7)
    span = choose_span(_days(years), [("year", legend.limit("years_shown"))], 0)
    shown = years
    # Meetings of which only the year is known have no place among months: too many of them, and all is told by year.
    if len(months):
        by_the_month = choose_span(_days(months), [("month", legend.limit("months_shown"))], 0)
        inside = months.filter(pl.col("day").is_between(by_the_month.starts[0], by_the_month.last))
        if total(inside["n_meetings"]) >= legend.limits["share_in_span"] * total(years["n_meetings"]):
            span, shown = by_the_month, months
    shown = shown.filter(pl.col("day").is_between(span.starts[0], span.last))
    bars = stacked(shown.select("day", "status", "n_meetings").rows(), span, "status", legend)
    n_all, n_shown = total(by_month["n_meetings"]), total(shown["n_meetings"])
    keys = counted_keys(bars, "status", legend)
    title = _title(bars, n_all, span)
    return Figure(
        "meetings-over-time",
        title,
        f"Number of meetings by {span.unit} in which they began or were to begin, and by status, {span.words}."
        + _left_out(n_all, n_shown, total(years["n_meetings"]), span),
        f"Stacked bars of {many(n_shown, 'meeting')} by {span.unit}, {span.words}: "
        f"{listed([key.label for key in keys])}. {title}.",
        "meetings_by_month",
        bars_over_time(bars, span, "meetings"),
        keys,
        left=AXIS,
    )


def _dated(by_month: pl.DataFrame, letters: int) -> pl.DataFrame:
    """What is known to the year (4 letters of EDTF) or month (7) and is in the calendar, with its first `day`."""
    text = pl.col("month").str.slice(0, letters) + "-01-01".removeprefix("-01" * (letters == 7))
    return (
        by_month.filter(pl.col("month").str.len_chars() >= letters)
        .with_columns(day=text.str.to_date("%Y-%m-%d", strict=False))
        .filter(pl.col("day").is_not_null())
    )


def _days(dated: pl.DataFrame) -> list[tuple[date, int]]:
    return list(zip(dated["day"], dated["n_meetings"], strict=True))


def _title(bars: pl.DataFrame, n_all: int, span: Span) -> str:
    starts, most = tallest(bars)
    if most == n_all:
        return sentence(f"{all_of(n_all, 'meeting')} {'is' if n_all == 1 else 'are'} in {span.name(starts[0])}")
    if len(starts) == 1:
        return f"{span.name(starts[0])} has the most meetings: {most:,} of {n_all:,}"
    who = (
        listed([span.name(start) for start in starts]) if len(starts) == 2 else f"{in_words(len(starts))} {span.unit}s"
    )
    return f"{sentence(who)} have the most meetings: {most:,} of {n_all:,} each"


def _left_out(n_all: int, n_shown: int, n_dated: int, span: Span) -> str:
    undated, elsewhere = n_all - n_dated, n_dated - n_shown
    where = "before, after or without a known month" if span.unit == "month" else "before or after"
    return aside(
        [
            *([f"{many(elsewhere, 'meeting')} {where}"] if elsewhere else []),
            *([f"{many(undated, 'meeting')} without a known date"] if undated else []),
        ]
    )

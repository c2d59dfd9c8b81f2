"""Bars over time, stacked by what is counted apart: of meetings by status, of documents by copies and others."""

from collections.abc import Iterable
from datetime import date

import altair as alt
import polars as pl

from tasks.edition.charts.axes import DAY_MS, bins_axis, milliseconds
from tasks.edition.charts.card import COLOUR, COUNT, INK, ON_COLOUR, PAPER, SHAPE, WIDTH, layered
from tasks.edition.charts.legend import Key, Legend
from tasks.edition.charts.spans import Span, floor

AXIS = 40
"""Pixels of the labels of the vertical axis."""
_HEIGHT, _WIDEST = 250, 84  # pixels of the plot, and of a bin where there are few
_FILLED = 0.82  # how much of a bin its bar takes


def total(numbers: pl.Series) -> int:
    """The sum of whole numbers."""
    return int(numbers.cast(pl.Int64).sum())


def stacked(counts: Iterable[tuple[date, str, int]], span: Span, kind: str, legend: Legend) -> pl.DataFrame:
    """One row per bin and value: `x` to `x2` in milliseconds, `y` to `y2` in what is counted, `n`, and how it is drawn.

    `counts` are days in the span, each with a value of the legend's kind and how often it is counted.
    """
    order = {value: place for place, value in enumerate(legend.keys[kind])}
    found: dict[tuple[date, str], int] = {}
    for when, value, n in counts:
        place = floor(when, span.unit), value
        found[place] = found.get(place, 0) + n
    lasts, heights, rows = dict(span.bins()), dict.fromkeys(span.starts, 0), []
    for (start, value), n in sorted(found.items(), key=lambda item: (item[0][0], order[item[0][1]])):
        begin, end = milliseconds(start), milliseconds(lasts[start]) + DAY_MS
        inset = (end - begin) * (1 - _FILLED) / 2
        rows.append(
            {"start": start, "value": value, "n": n, "x": begin + inset, "x2": end - inset, "middle": (begin + end) / 2,
             "y": heights[start], "y2": heights[start] + n}
        )  # fmt: skip
        heights[start] += n
    return pl.DataFrame(rows).with_columns(legend.columns(kind, "value"))


def tallest(bars: pl.DataFrame) -> tuple[list[date], int]:
    """The first days of the bins with most, and how many that is."""
    heights = bars.group_by("start").agg(pl.col("y2").max()).sort("start")
    most = int(max(heights["y2"]))
    return heights.filter(pl.col("y2") == most)["start"].to_list(), most


def counted_keys(bars: pl.DataFrame, kind: str, legend: Legend) -> tuple[Key, ...]:
    """The keys of the values that there are, each with its count: '9 held'."""
    counts = dict(bars.group_by("value").agg(pl.col("n").sum()).rows())
    return tuple(
        Key(value, f"{counts[value]:,} {key.label}", key.colour, key.colour_dark, key.shape)
        for value, key in legend.keys[kind].items()
        if value in counts
    )


def bars_over_time(bars: pl.DataFrame, span: Span, noun: str) -> alt.LayerChart:
    """The bars with what they are in sum above them, and in each part that has room its mark and its figure."""
    most = tallest(bars)[1] * 1.08
    width = min(WIDTH - AXIS, max(180, _WIDEST * len(span.starts)))
    bar, each = width / len(span.starts) * _FILLED, _HEIGHT / most
    axis = alt.Axis(
        title=noun, titleAngle=0, titleAlign="left", titleAnchor="end", titleX=-AXIS, titleY=-10,
        tickCount=5, tickMinStep=1, format=",d", domain=False, ticks=False,
    )  # fmt: skip
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, most], nice=False), axis=axis)
    bars = bars.drop("start", "value")
    parts = (
        alt.Chart(bars)
        .mark_rect()
        .encode(x=bins_axis(span, width), x2=alt.X2("x2:T"), y=y, y2=alt.Y2("y2:Q"), color=COLOUR)
    )
    # A line between two parts would swallow one that is thinner than a few lines.
    thick = bars.filter((pl.col("y") > 0) & (pl.col("n") * each >= 4))
    seams = alt.Chart(thick).mark_rule(color=PAPER, strokeWidth=1.2)
    layers = [parts, seams.encode(x=alt.X("x:T"), x2=alt.X2("x2:T"), y=alt.Y("y:Q"))]
    roomy = bars.filter((pl.col("n") * each >= 13) & pl.lit(bar >= 11)).with_columns(y=(pl.col("y") + pl.col("y2")) / 2)
    inside = alt.Chart(roomy).encode(x=alt.X("middle:T"), y=alt.Y("y:Q"), color=ON_COLOUR)
    with_figure = bar >= 30
    layers.append(
        inside.mark_point(filled=True, size=46, opacity=1, xOffset=-10 if with_figure else 0).encode(shape=SHAPE)
    )
    if with_figure:
        layers.append(inside.mark_text(align="left", fontSize=11.5, dx=-2).encode(text=COUNT))
    if bar >= 7 * len(f"{most:,.0f}"):
        sums = alt.Chart(bars.group_by("middle", maintain_order=True).agg(n=pl.col("n").sum()))
        texts = sums.mark_text(dy=-8, fontSize=12, fontWeight="bold", color=INK)
        layers.append(texts.encode(x=alt.X("middle:T"), y=alt.Y("n:Q"), text=COUNT))
    return layered(layers, width, _HEIGHT)

"""Charts of documents: by publisher, and over time, each with copies apart from texts of their own."""

import altair as alt
import polars as pl

from tasks.edition.charts.bars import AXIS, bars_over_time, counted_keys, stacked, tallest, total
from tasks.edition.charts.card import COLOUR, COUNT, INK, LETTER, Figure, layered
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.spans import Span, choose_span
from tasks.edition.charts.wording import all_of, aside, in_words, sentence
from tasks.edition.words import listed, many

_LONGEST, _ROW = 560, 26  # pixels of the longest bar, and of a row


def documents_by_publisher(by_day: pl.DataFrame, legend: Legend) -> Figure | None:
    """Bars of documents by publisher; None if no publisher is known. `by_day` is the view documents_by_day."""
    known = by_day.filter(pl.col("publisher").is_not_null())
    if known.is_empty():
        return None
    sums = known.group_by("publisher").agg(n=pl.col("n_documents").sum(), own=pl.col("n_independent").sum())
    publishers = sums.sort("n", "publisher", descending=[True, False])
    shown = publishers.head(legend.limit("publishers_shown"))
    rest = publishers.slice(len(shown))
    n_all, n_copies = total(by_day["n_documents"]), total(shown["n"]) - total(shown["own"])
    unknown = n_all - total(known["n_documents"])
    title = _who_published(publishers, n_all, legend)
    labels = [legend.short(name) for name in shown["publisher"]]
    left = min(200, int(LETTER * max(map(len, labels))) + 12)
    more = f"{many(len(rest), 'more publisher')} with {many(total(rest['n']), 'document')}"
    keys = tuple(legend.keys["source"].values()) if n_copies else ()
    return Figure(
        "documents-by-publisher",
        title,
        "Number of documents by publisher. What is copied has its text from another document, or shares it with one, "
        "and is no further source."
        + aside(
            [
                *([more] if len(rest) else []),
                *([f"{many(unknown, 'document')} without a known publisher"] if unknown else []),
            ]
        ),
        f"Bars of {many(total(shown['n']), 'document')} of {many(len(shown), 'publisher')}, "
        f"{many(n_copies, 'copy', 'copies')} among them. {title}.",
        "documents_by_day",
        _rows(shown, labels, legend),
        keys,
        left=left,
        width=left + _LONGEST + 60,
    )


def documents_over_time(by_day: pl.DataFrame, legend: Legend) -> Figure | None:
    """Bars of documents by day, month or year of publication; None if fewer than two days are known.

    `by_day` is the view documents_by_day.
    """
    dated = by_day.filter(pl.col("published_on").is_not_null())
    if dated["published_on"].n_unique() < 2:
        return None
    units = [(unit, legend.limit(f"{unit}s_shown")) for unit in ("day", "month", "year")]
    span = choose_span(dated.select("published_on", "n_documents").rows(), units, legend.limits["share_in_span"])
    inside = dated.filter(pl.col("published_on").is_between(span.starts[0], span.last))
    counts = [
        (when, value, n)
        for when, n_documents, own in inside.select("published_on", "n_documents", "n_independent").rows()
        for value, n in (("independent", own), ("copy", n_documents - own))
        if n
    ]
    bars = stacked(counts, span, "source", legend)
    n_all, n_dated, n = total(by_day["n_documents"]), total(dated["n_documents"]), total(inside["n_documents"])
    title = _when_published(bars, n_all, span)
    left_out = [
        *([f"{many(n_dated - n, 'document')} before or after"] if n_dated > n else []),
        *([f"{many(n_all - n_dated, 'document')} without a known day"] if n_all > n_dated else []),
    ]
    return Figure(
        "documents-over-time",
        title,
        f"Number of documents by {span.unit} of publication, {span.words}." + aside(left_out),
        f"Bars of {many(n, 'document')} by {span.unit} of publication, {span.words}. {title}.",
        "documents_by_day",
        bars_over_time(bars, span, "documents"),
        counted_keys(bars, "source", legend) if "copy" in bars["value"] else (),
        left=AXIS,
    )


def _who_published(publishers: pl.DataFrame, n_all: int, legend: Legend) -> str:
    top = publishers.filter(pl.col("n") == pl.col("n").max())
    names, most = [legend.short(name) for name in top["publisher"]], max(top["n"])
    if most == n_all:
        return sentence(f"{all_of(n_all, 'document')} {'is' if n_all == 1 else 'are'} from {names[0]}")
    who = listed(names) if len(names) < 3 else f"{in_words(len(names))} publishers"
    each = " each" if len(names) > 1 else ""
    return sentence(f"{who} published most: {most:,} of {many(n_all, 'document')}{each}")


def _when_published(bars: pl.DataFrame, n_all: int, span: Span) -> str:
    starts, most = tallest(bars)
    if len(starts) == 1:
        return sentence(f"{span.name(starts[0])} has the most documents: {most:,} of {n_all:,}")
    who = (
        listed([span.name(start) for start in starts]) if len(starts) == 2 else f"{in_words(len(starts))} {span.unit}s"
    )
    return sentence(f"{who} have the most documents: {most:,} of {n_all:,} each")


def _rows(shown: pl.DataFrame, labels: list[str], legend: Legend) -> alt.LayerChart:
    rows = shown.select("n", "own", label=pl.Series(labels), top=pl.int_range(pl.len()) + 0.14)
    rows = rows.with_columns(middle=pl.col("top") + 0.36, bottom=pl.col("top") + 0.72)
    own = rows.with_columns(value=pl.lit("independent"), x=pl.lit(0), x2=pl.col("own"))
    copies = rows.with_columns(value=pl.lit("copy"), x=pl.col("own"), x2=pl.col("n"))
    columns = ["value", "x", "x2", "top", "bottom"]
    parts = pl.concat([own.select(columns), copies.select(columns)], how="vertical_relaxed")
    parts = parts.filter(pl.col("x") < pl.col("x2")).with_columns(legend.columns("source", "value"))
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, max(rows["n"])], nice=False), axis=None)
    y = alt.Y("top:Q", scale=alt.Scale(domain=[0, len(rows)], reverse=True, nice=False), axis=None)
    text = alt.Chart(rows.select("n", "middle", "label")).encode(y=alt.Y("middle:Q"))
    names = text.mark_text(align="right", fontSize=12, color=INK, limit=200)
    figures = text.mark_text(align="left", dx=6, fontSize=12, fontWeight="bold", color=INK)
    layers = [
        alt.Chart(parts).mark_rect().encode(x=x, x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("bottom:Q"), color=COLOUR),
        names.encode(x=alt.XValue(-8), text=alt.Text("label:N")),
        figures.encode(x=alt.X("n:Q"), text=COUNT),
    ]
    return layered(layers, _LONGEST, len(rows) * _ROW)

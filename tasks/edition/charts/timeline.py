"""The timeline of meetings: a lane for each of the busiest pairs, marks on days, and bars over windows."""

from dataclasses import dataclass

import altair as alt
import polars as pl

from tasks.edition.charts.axes import DAY_MS, calendar_axis, milliseconds
from tasks.edition.charts.card import COLOUR, INK, LINE, PAPER, QUIET, SHAPE, WIDTH, Figure, layered
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.pairs import leading_pairs, one_or_many
from tasks.edition.charts.spans import Span, densest, stacked_rows
from tasks.edition.charts.wording import all_of, aside, in_words, sentence
from tasks.edition.words import many

_LABEL = 208  # pixels of the labels beside the lanes
_LANES = WIDTH - _LABEL
_ROW, _GAP, _LOWEST = (
    15,
    12,
    24,
)  # pixels of a row of marks, between two lanes, and of a lane that has two lines of text
_MARK = 12  # pixels that a mark takes


@dataclass(frozen=True)
class _Lanes:
    """Marks and labels of the lanes, with their places in pixels from the top, and the height of all."""

    marks: pl.DataFrame
    labels: pl.DataFrame
    height: float


def meetings_timeline(of_pairs: pl.DataFrame, names: dict[str, str], legend: Legend) -> Figure | None:
    """Lanes of the meetings of the busiest pairs in the months with most meetings; None if no month of any is known.

    `of_pairs` is the view meetings_of_pairs, `names` the name of each party by its code.
    """
    dated = of_pairs.filter(pl.col("precision") != "year")
    if dated.is_empty():
        return None
    days = dated.unique("meeting_id").sort("first_day", "meeting_id")["first_day"]
    span = densest([(when, 1) for when in days], "month", legend.limit("timeline_months"))
    inside = dated.filter(pl.col("first_day").is_between(span.starts[0], span.last))
    pairs = inside.group_by("party_a", "party_b").agg(n=pl.len())
    shown = pairs.sort("n", "party_a", "party_b", descending=[True, False, False]).head(legend.limit("timeline_pairs"))
    lanes = _lay_out(inside, shown, names, span, legend)
    n_inside = inside["meeting_id"].n_unique()
    title = _title(pairs, n_inside, names, legend)
    drawn = set(lanes.marks["status"])
    return Figure(
        "meetings-timeline",
        title,
        f"Meetings of the {in_words(len(shown)) + ' busiest pairs' if len(shown) > 1 else 'only pair'} of parties, "
        f"{span.words}. A filled mark stands on the day; an open mark on a bar stands for the days, or the month, that "
        "the bar covers. A meeting of several parties is in the lane of each pair."
        + _left_out(of_pairs, dated, inside, len(pairs) - len(shown)),
        f"Timeline of {many(n_inside, 'meeting')} in {many(len(shown), 'lane')}, one for each pair of parties, "
        f"{span.words}. {title}.",
        "meetings_of_pairs",
        _draw(lanes, span),
        tuple(key for status, key in legend.keys["status"].items() if status in drawn),
        left=_LABEL,
    )


def _title(pairs: pl.DataFrame, n_meetings: int, names: dict[str, str], legend: Legend) -> str:
    leaders, most = leading_pairs(pairs, "n", names, legend), max(pairs["n"])
    if len(pairs) == 1:
        return sentence(f"{leaders[0]} have {all_of(most, 'meeting')}")
    each = " each" if len(leaders) > 1 else ""
    return f"{one_or_many(leaders)} have the most meetings: {most:,} of {n_meetings:,}{each}"


def _left_out(of_pairs: pl.DataFrame, dated: pl.DataFrame, inside: pl.DataFrame, n_pairs: int) -> str:
    n_all, n_dated, n_inside = (frame["meeting_id"].n_unique() for frame in (of_pairs, dated, inside))
    return aside(
        [
            *([many(n_pairs, "other pair")] if n_pairs else []),
            *([f"{many(n_dated - n_inside, 'meeting')} before or after"] if n_dated > n_inside else []),
            *([f"{many(n_all - n_dated, 'meeting')} without a known month"] if n_all > n_dated else []),
        ]
    )


def _lay_out(inside: pl.DataFrame, pairs: pl.DataFrame, names: dict[str, str], span: Span, legend: Legend) -> _Lanes:
    begin, most_rows = milliseconds(span.starts[0]), legend.limit("timeline_rows")
    pixels = _LANES / (milliseconds(span.last) + DAY_MS - begin)
    marks, labels, top = [], [], 0.0
    for a, b, n in pairs.rows():
        lane = inside.filter((pl.col("party_a") == a) & (pl.col("party_b") == b))
        placed = []
        for first, last, status, precision in lane.select("first_day", "last_day", "status", "precision").rows():
            # A window that goes on after the span ends there.
            x, x2 = milliseconds(first), milliseconds(min(last, span.last)) + DAY_MS
            middle = (x + x2) // 2
            centre = (middle - begin) * pixels
            box = min((x - begin) * pixels, centre - _MARK / 2), max((x2 - begin) * pixels, centre + _MARK / 2)
            placed.append((box, {"status": status, "exact": precision == "day", "x": x, "x2": x2, "middle": middle}))
        placed.sort(key=lambda mark: (mark[0], mark[1]["status"]))
        rows = stacked_rows([box for box, _ in placed])
        depth = min(most_rows, max(rows) + 1)
        height = max(depth * _ROW, _LOWEST)
        first_row = top + (_GAP + height - (depth - 1) * _ROW) / 2
        marks += [
            mark | {"y": first_row + row * _ROW} for (_, mark), row in zip(placed, rows, strict=True) if row < most_rows
        ]
        hidden = sum(row >= most_rows for row in rows)
        labels.append(
            {"label": f"{legend.short(names.get(a, a))} – {legend.short(names.get(b, b))}",
             "n": many(n, "meeting") + (f", {hidden:,} not drawn" if hidden else ""),
             "rule": top, "y": top + (_GAP + height) / 2}
        )  # fmt: skip
        top += height + _GAP
    return _Lanes(pl.DataFrame(marks).with_columns(legend.columns("status", "status")), pl.DataFrame(labels), top)


def _draw(lanes: _Lanes, span: Span) -> alt.LayerChart:
    x = calendar_axis(span, _LANES)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, lanes.height], reverse=True, nice=False), axis=None)
    left, right, middle = alt.XValue(-_LABEL), alt.X2Value(_LANES), alt.X("middle:T")
    labels = alt.Chart(lanes.labels)
    exact, windows = (alt.Chart(lanes.marks.filter(pl.col("exact") == is_exact)) for is_exact in (True, False))
    bold = labels.mark_text(align="left", dy=-7, fontSize=12, fontWeight="bold", color=INK, limit=_LABEL - 10)
    quiet = labels.mark_text(align="left", dy=8, fontSize=11, color=QUIET)
    open_marks = windows.mark_point(filled=True, fill=PAPER, strokeWidth=1.6, size=62, opacity=1)
    marks = exact.mark_point(filled=True, size=82, opacity=1, stroke=PAPER, strokeWidth=0.6)
    layers = [
        windows.mark_rule(strokeWidth=9, opacity=0.35).encode(x=x, x2=alt.X2("x2:T"), y=y, color=COLOUR),
        labels.mark_rule(color=LINE, strokeWidth=1).encode(x=left, x2=right, y=alt.Y("rule:Q")),
        bold.encode(x=left, y=alt.Y("y:Q"), text=alt.Text("label:N")),
        quiet.encode(x=left, y=alt.Y("y:Q"), text=alt.Text("n:N")),
        open_marks.encode(x=middle, y=alt.Y("y:Q"), shape=SHAPE, stroke=alt.Stroke("colour:N", scale=None)),
        marks.encode(x=middle, y=alt.Y("y:Q"), shape=SHAPE, color=COLOUR),
    ]
    return layered(layers, _LANES, lanes.height)

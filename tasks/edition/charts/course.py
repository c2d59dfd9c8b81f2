"""How stances on an issue went over time: lanes of parties, support above a line, opposition below."""

import re

import altair as alt
import polars as pl

from tasks.edition.charts.axes import DAY_MS, calendar_axis, milliseconds
from tasks.edition.charts.bars import total
from tasks.edition.charts.card import COLOUR, INK, LINE, QUIET, SHAPE, WIDTH, Figure, layered
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.spans import Span, choose_span
from tasks.edition.charts.wording import all_of, aside
from tasks.edition.words import many

_LABEL = 180  # pixels of the labels beside the lanes
_LANES = WIDTH - _LABEL
_LEVEL, _LANE = 15, 60  # pixels between two stances of a lane, and of a lane
_STANCES = ("support", "open", "oppose")  # from above


def stances_over_time(
    by_day: pl.DataFrame, labels: dict[str, str], names: dict[str, str], legend: Legend
) -> list[Figure]:
    """A figure for each of the issues with most positions, on several days: lanes of parties, with their stances.

    `by_day` is the view stances_by_day without other issues; `labels` are those of the issues by id, `names` those of
    the parties by code.
    """
    issues = by_day.group_by("issue").agg(n=pl.col("n_positions").sum(), days=pl.col("known_on").n_unique())
    enough = issues.filter((pl.col("n") >= legend.limit("positions_over_time")) & (pl.col("days") > 1))
    most = enough.sort("n", "issue", descending=[True, False]).head(legend.limit("issues_over_time"))
    return [_figure(issue, by_day.filter(pl.col("issue") == issue), labels, names, legend) for issue in most["issue"]]


def _figure(issue: str, days: pl.DataFrame, labels: dict[str, str], names: dict[str, str], legend: Legend) -> Figure:
    label = legend.short(labels.get(issue, issue))
    units = [(unit, legend.limit(f"{unit}s_shown")) for unit in ("day", "month", "year")]
    span = choose_span(days.select("known_on", "n_positions").rows(), units, legend.limits["share_in_span"])
    inside = days.filter(pl.col("known_on").is_between(span.starts[0], span.last))
    parties = inside.group_by("party").agg(n=pl.col("n_positions").sum()).sort("n", "party", descending=[True, False])
    shown = parties.head(legend.limit("parties_over_time"))
    n, outside = total(inside["n_positions"]), total(days["n_positions"]) - total(inside["n_positions"])
    # Of several parties with as many positions none is singled out.
    leaders = parties.filter(pl.col("n") == pl.col("n").max())["party"]
    own = inside.filter(pl.col("party") == leaders[0]) if len(leaders) == 1 else inside
    whose = f" of {legend.named(names.get(leaders[0], leaders[0]))}" if len(leaders) == 1 else ""
    title = _title(label, own, whose)
    left_out = [
        *([many(len(parties) - len(shown), "more party", "more parties")] if len(parties) > len(shown) else []),
        *([f"{many(outside, 'position')} before or after"] if outside else []),
    ]
    return Figure(
        "stances-" + re.sub("[^a-z0-9]+", "-", issue.lower()).strip("-"),
        title,
        f"Positions on “{label}” by {span.unit} on or before which they were taken, {span.words}: in support above the "
        "line, open on it, opposed below. The larger the mark, the more positions." + aside(left_out),
        f"Lanes of {many(len(shown), 'party', 'parties')} with marks for support, openness and opposition, of "
        f"{many(n, 'position')} on {label} in all, {span.words}. {title}.",
        "stances_by_day",
        _draw(_marks(inside, shown, span, legend), shown, names, span, legend),
        tuple(legend.keys["stance"][stance] for stance in _STANCES),
        left=_LABEL,
    )


def _title(label: str, own: pl.DataFrame, whose: str) -> str:
    """Where most of the positions stand; worded so that it is the same whether a party's name is singular or plural."""
    counts = dict(own.group_by("stance").agg(n=pl.col("n_positions").sum()).rows())
    n, most = sum(counts.values()), max(counts.values())
    leading = [stance for stance in _STANCES if counts.get(stance) == most]
    several = {"support": "support it", "open": "are open", "oppose": "oppose it"}
    one = {"support": "supports it", "open": "is open", "oppose": "opposes it"}
    if len(counts) == 1:
        return f"{label}: {all_of(n, 'position')}{whose} {(one if n == 1 else several)[leading[0]]}"
    if len(leading) > 1:
        return f"{label}: as many positions{whose} {' as '.join(several[stance] for stance in leading)}, {most:,} each"
    return f"{label}: {most:,} of {n:,} positions{whose} {several[leading[0]]}"


def _marks(inside: pl.DataFrame, shown: pl.DataFrame, span: Span, legend: Legend) -> pl.DataFrame:
    """One row per party, bin and stance: its place in time (`x`, milliseconds) and its lane (`y`, pixels), and `n`."""
    lanes = shown.select("party", lane=pl.int_range(pl.len()) * _LANE)
    levels = pl.DataFrame({"stance": _STANCES, "level": [_LEVEL * (i + 1) for i in range(len(_STANCES))]})
    middles = [(first, (milliseconds(first) + milliseconds(last) + DAY_MS) // 2) for first, last in span.bins()]
    every = {"day": "1d", "month": "1mo", "year": "1y"}[span.unit]
    binned = inside.with_columns(bin=pl.col("known_on").dt.truncate(every))
    return (
        binned.group_by("party", "bin", "stance")
        .agg(n=pl.col("n_positions").sum())
        .join(lanes, on="party")
        .join(levels, on="stance")
        .join(pl.DataFrame(middles, schema={"bin": pl.Date, "x": pl.Int64}, orient="row"), on="bin")
        .with_columns(legend.columns("stance", "stance"), y=pl.col("lane") + pl.col("level"))
        # The larger marks first, so that none hides a smaller one.
        .sort("n", "y", "x", descending=[True, False, False])
        .select("x", "y", "n", "colour", "shape")
    )


def _draw(
    marks: pl.DataFrame, shown: pl.DataFrame, names: dict[str, str], span: Span, legend: Legend
) -> alt.LayerChart:
    height = _LANE * len(shown)
    lanes = alt.Chart(
        shown.select(
            label=pl.Series([legend.short(names.get(party, party)) for party in shown["party"]]),
            n=pl.Series([many(n, "position") for n in shown["n"]]),
            rule=pl.int_range(pl.len()) * _LANE,
            y=pl.int_range(pl.len()) * _LANE + _LANE / 2,
        )
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, height], reverse=True, nice=False), axis=None)
    middle, left, right = alt.Y("y:Q", axis=None), alt.XValue(-_LABEL), alt.X2Value(_LANES)
    bold = lanes.mark_text(align="left", dy=-7, fontSize=12, fontWeight="bold", color=INK, limit=_LABEL - 12)
    quiet = lanes.mark_text(align="left", dy=8, fontSize=11, color=QUIET)
    size = alt.Size("n:Q", scale=alt.Scale(domain=[1, max(5, *marks["n"])], range=[55, 300]), legend=None)
    points = alt.Chart(marks).mark_point(filled=True, opacity=0.9)
    layers = [
        lanes.mark_rule(color=LINE).encode(x=left, x2=right, y=alt.Y("rule:Q", axis=None)),
        lanes.mark_rule(color=QUIET, strokeDash=[1, 3]).encode(x=alt.XValue(0), x2=right, y=middle),
        points.encode(x=calendar_axis(span, _LANES), y=y, size=size, color=COLOUR, shape=SHAPE),
        bold.encode(x=left, y=middle, text=alt.Text("label:N")),
        quiet.encode(x=left, y=middle, text=alt.Text("n:N")),
    ]
    return layered(layers, _LANES, height)

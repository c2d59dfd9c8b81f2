"""Who stands where: diverging bars of the parties' positions on the most disputed issues."""

import altair as alt
import polars as pl

from tasks.edition.charts.card import COLOUR, COUNT, INK, LINE, ON_COLOUR, QUIET, WIDTH, Figure, layered
from tasks.edition.charts.legend import Legend
from tasks.edition.charts.wording import aside, in_words, sentence
from tasks.edition.words import listed, many

_ROW, _HEAD, _GAP = 19, 26, 12  # pixels of a bar, of the heading of an issue, and below its last bar
_LABEL, _BETWEEN = 160, 30  # pixels of the parties beside the bars, and between two columns of issues
_BESIDE = 20  # pixels of a figure beside a bar
_ONE_COLUMN = 3  # more issues than these stand in two columns


def who_stands_where(
    issues: pl.DataFrame, stances: pl.DataFrame, labels: dict[str, str], names: dict[str, str], legend: Legend
) -> Figure | None:
    """Diverging bars of the parties' positions on the most disputed issues; None without a position.

    `issues` is the view disputed_issues and `stances` the view stance_matrix, both without other issues; `labels` are
    those of the issues by id, `names` those of the parties by code.
    """
    ranked = issues.sort("dispute", "n_positions", "issue", descending=[True, True, False])
    if ranked.is_empty():
        return None
    shown = ranked.head(legend.limit("disputed_issues")).with_columns(
        label=pl.col("issue").map_elements(lambda issue: legend.short(labels.get(issue, issue)), pl.String)
    )
    panels = [_panel(issue, stances, names, legend) for issue in shown["issue"]]
    first, most = shown.row(0, named=True), legend.limit("parties_per_issue")
    rest = len(ranked) - len(shown)
    which = f"{in_words(len(shown))} issues are those" if len(shown) > 1 else "issue is that"
    return Figure(
        "who-stands-where",
        _title(shown),
        "Number of positions reported of each party: opposed to the left, open in the middle, in support to the right. "
        f"The {which} with most parties on the smaller side, by their latest stance; of each up to {in_words(most)} "
        "parties with most positions." + aside([many(rest, "other issue")] if rest else []),
        f"Diverging bars of the positions of parties on {listed(shown['label'].to_list())}. On {first['label']}, "
        f"{many(first['n_parties_support'], 'party is', 'parties are')} in support and "
        f"{first['n_parties_oppose'] or 'none'} opposed.",
        "stance_matrix",
        _columns(panels, shown, legend),
        tuple(legend.keys["stance"][stance] for stance in ("oppose", "open", "support")),
        left=_LABEL,
    )


def _title(shown: pl.DataFrame) -> str:
    """What is disputed most, or that nothing is."""
    first, top = shown.row(0, named=True), shown.filter(pl.col("dispute") == pl.col("dispute").max())
    if not first["dispute"]:
        return "No issue has parties both in support and opposed"
    sides = f"{many(first['n_parties_support'], 'party', 'parties')} for, {first['n_parties_oppose']:,} against"
    if len(top) == 1:
        return sentence(f"{first['label']} is disputed most: {sides}")
    others = top["label"][1] if len(top) == 2 else f"{in_words(len(top) - 1)} others"
    return sentence(f"{first['label']} ({sides}) and {others} are disputed most")


def _panel(issue: str, stances: pl.DataFrame, names: dict[str, str], legend: Legend) -> pl.DataFrame:
    """One row per party and stance on one issue: `row` of the party, and the bar from `x` to `x2` in positions."""
    of_issue = stances.filter(pl.col("issue") == issue)
    ranked = of_issue.sort("n_positions", "party", descending=[True, False]).head(legend.limit("parties_per_issue"))
    lean = (pl.col("n_support") - pl.col("n_oppose")) / pl.col("n_positions")
    parties = ranked.with_columns(lean=lean).sort("lean", "n_positions", "party", descending=[True, True, False])
    rows = []
    for row, party in enumerate(parties.iter_rows(named=True)):
        half = party["n_open"] / 2
        ends = {
            "oppose": (-half - party["n_oppose"], -half),
            "open": (-half, half),
            "support": (half, half + party["n_support"]),
        }
        rows += [
            {"row": row, "party": legend.short(names.get(party["party"], party["party"])), "stance": stance,
             "n": party[f"n_{stance}"], "x": float(x), "x2": float(x2)}
            for stance, (x, x2) in ends.items() if x2 > x
        ]  # fmt: skip
    return pl.DataFrame(rows)


def _columns(panels: list[pl.DataFrame], shown: pl.DataFrame, legend: Legend) -> alt.HConcatChart:
    """The issues in one or two columns, all in one scale, with room for a figure at either end of the longest bars."""
    low = min(min(panel["x"]) for panel in panels)
    high = max(max(panel["x2"]) for panel in panels)
    half = len(panels) if len(panels) <= _ONE_COLUMN else (len(panels) + 1) // 2
    columns = [slice(0, half), slice(half, None)] if half < len(panels) else [slice(0, half)]
    width = (WIDTH - _BETWEEN * (len(columns) - 1)) // len(columns) - _LABEL
    each = (width - 2 * _BESIDE) / (high - low)
    x = alt.X("x:Q", scale=alt.Scale(domain=[low - _BESIDE / each, high + _BESIDE / each], nice=False), axis=None)
    heads = [
        (
            label,
            many(n - most, "more party", "more parties") if n > (most := legend.limit("parties_per_issue")) else "",
        )
        for label, n in shown.select("label", "n_parties").rows()
    ]
    return alt.hconcat(
        *(_column(panels[part], heads[part], x, width, each, legend) for part in columns), spacing=_BETWEEN
    )


def _column(
    panels: list[pl.DataFrame], heads: list[tuple[str, str]], x: alt.X, width: int, each: float, legend: Legend
) -> alt.LayerChart:
    bars, headings, top = [], [], 0
    for panel, (label, more) in zip(panels, heads, strict=True):
        headings.append({"label": label, "more": more and f"and {more}", "rule": top, "y": top + _HEAD / 2})
        row = top + _HEAD + pl.col("row") * _ROW
        bars.append(panel.with_columns(y=row + 2.0, y2=row + _ROW - 2.0, centre=row + _ROW / 2))
        top += _HEAD + (max(panel["row"]) + 1) * _ROW + _GAP
    frame = pl.concat(bars).with_columns(legend.columns("stance", "stance"), middle=(pl.col("x") + pl.col("x2")) / 2)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, top], reverse=True, nice=False), axis=None)
    centre, left, right = alt.Y("centre:Q"), alt.XValue(-_LABEL), alt.X2Value(width)
    wide = (pl.col("x2") - pl.col("x")) * each >= 8 + 6.5 * pl.col("n").cast(pl.String).str.len_chars()
    beside_left, beside_right = (
        alt.Chart(frame.filter(~wide & (pl.col("stance") == stance))) for stance in ("oppose", "support")
    )
    # Where a party is open as well, a line of zero would divide what is one part.
    parted = frame.filter((pl.col("stance") != "open").all().over("centre")).unique("centre", maintain_order=True)
    parties = alt.Chart(frame.unique("centre", maintain_order=True))
    head = alt.Chart(pl.DataFrame(headings))
    bold = head.mark_text(align="left", fontSize=12.5, fontWeight="bold", color=INK)
    layers = [
        alt.Chart(frame).mark_rect().encode(x=x, x2=alt.X2("x2:Q"), y=y, y2=alt.Y2("y2:Q"), color=COLOUR),
        alt.Chart(parted).mark_rule(color=QUIET).encode(x=alt.XDatum(0), y=alt.Y("y:Q"), y2=alt.Y2("y2:Q")),
        alt.Chart(frame.filter(wide))
        .mark_text(fontSize=11)
        .encode(x=alt.X("middle:Q"), y=centre, text=COUNT, color=ON_COLOUR),
        beside_left.mark_text(align="right", dx=-4, fontSize=11).encode(
            x=alt.X("x:Q"), y=centre, text=COUNT, color=COLOUR
        ),
        beside_right.mark_text(align="left", dx=4, fontSize=11).encode(
            x=alt.X("x2:Q"), y=centre, text=COUNT, color=COLOUR
        ),
        parties.mark_text(align="right", fontSize=11.5, color=INK, limit=_LABEL).encode(
            x=alt.XValue(-8), y=centre, text=alt.Text("party:N")
        ),
        head.mark_rule(color=LINE).encode(x=left, x2=right, y=alt.Y("rule:Q")),
        bold.encode(x=left, y=alt.Y("y:Q"), text=alt.Text("label:N")),
        head.mark_text(align="right", fontSize=11, color=QUIET).encode(
            x=alt.XValue(width), y=alt.Y("y:Q"), text=alt.Text("more:N")
        ),
    ]
    return layered(layers, width, top)

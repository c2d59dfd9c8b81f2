"""Who meets whom: the matrix of parties with the number of meetings of each two."""

import altair as alt
import polars as pl

from tasks.edition.charts.card import COLOUR, COUNT, INK, LETTER, LINE, ON_COLOUR, PAPER, Figure, layered
from tasks.edition.charts.legend import Legend, blended, ink_on
from tasks.edition.charts.wording import aside, in_words, sentence
from tasks.edition.words import listed, many

_NONE, _FEW, _MANY = "#f3f5f7", "#e3eef9", "#0a4b87"


def who_meets_whom(by_pair: pl.DataFrame, n_meetings: int, names: dict[str, str], legend: Legend) -> Figure | None:
    """A matrix of the parties that met most, with the number of meetings of each two; None if no two met.

    `by_pair` has one row per pair (party_a, party_b) with the `n_meetings` of both that took place, `names` the name
    of each party by its code; `n_meetings` is how many meetings took place in all.
    """
    pairs = by_pair.filter(pl.col("n_meetings") > 0)
    if pairs.is_empty():
        return None
    both = pl.concat([pairs, pairs.select(party_a="party_b", party_b="party_a", n_meetings="n_meetings")])
    sums = both.group_by("party_a").agg(pl.col("n_meetings").sum())
    ranked = sums.sort("n_meetings", "party_a", descending=[True, False])["party_a"].to_list()
    parties = ranked[: legend.limit("matrix_parties")]
    rest = len(ranked) - len(parties)
    labels = [legend.short(names.get(party, party)) for party in parties]
    left = min(200, int(LETTER * max(map(len, labels))) + 8)
    title = _title(pairs, n_meetings, names, legend)
    return Figure(
        "who-meets-whom",
        title,
        "Number of meetings, held or under way, in which both parties took part; planned, postponed and cancelled ones "
        "do not count." + aside([many(rest, "more party", "more parties")] if rest else []),
        f"Matrix of the {in_words(len(parties))} parties that met most often, with the number of meetings of each two. "
        f"{title}.",
        "meetings_by_pair",
        _matrix(both, parties, labels),
        left=left,
        width=max(620, left + _cell(len(parties)) * len(parties) + 80),
    )


def leading_pairs(pairs: pl.DataFrame, column: str, names: dict[str, str], legend: Legend) -> list[str]:
    """The pairs with most in the column, each as 'Russia and the United States'."""
    top = pairs.filter(pl.col(column) == pl.col(column).max()).sort("party_a", "party_b")
    return [
        listed(sorted((legend.named(names.get(a, a)), legend.named(names.get(b, b))), key=_without_article))
        for a, b in top.select("party_a", "party_b").rows()
    ]


def one_or_many(leaders: list[str]) -> str:
    """One pair, or two, or how many share the lead, as a sentence begins."""
    if len(leaders) > 2:
        return sentence(f"{in_words(len(leaders))} pairs")
    return sentence(f"{leaders[0]}, and {leaders[1]}," if len(leaders) == 2 else leaders[0])


def _without_article(name: str) -> str:
    return name.removeprefix("the ")


def _title(pairs: pl.DataFrame, n_meetings: int, names: dict[str, str], legend: Legend) -> str:
    leaders, most = leading_pairs(pairs, "n_meetings", names, legend), max(pairs["n_meetings"])
    if len(pairs) == 1:
        return f"Only {leaders[0]} met: {many(most, 'meeting')}"
    each = " each" if len(leaders) > 1 else ""
    return f"{one_or_many(leaders)} met most: {most:,} of {many(n_meetings, 'meeting')}{each}"


def _cell(n: int) -> int:
    """Pixels of a side of a cell in a matrix of n parties."""
    return min(56, max(34, 560 // n))


def _matrix(both: pl.DataFrame, parties: list[str], labels: list[str]) -> alt.LayerChart:
    n = len(parties)
    place = pl.DataFrame({"party": parties, "at": [float(i) for i in range(n)]})
    rows, columns = place.rename({"party": "party_a", "at": "row"}), place.rename({"party": "party_b", "at": "column"})
    shown = rows.join(columns, how="cross").join(both, on=["party_a", "party_b"], how="left").sort("row", "column")
    most = max(shown["n_meetings"].drop_nulls())
    shades = [
        LINE if row == column else _NONE if n_met is None else blended(_FEW, _MANY, n_met / most)
        for row, column, n_met in shown.select("row", "column", "n_meetings").rows()
    ]
    cells = shown.select("row", "column", n="n_meetings").with_columns(
        right=pl.col("column") + 1,
        bottom=pl.col("row") + 1,
        colour=pl.Series(shades),
        ink=pl.Series(map(ink_on, shades)),
    )
    x = alt.X("column:Q", scale=alt.Scale(domain=[0, n], nice=False), axis=None)
    y = alt.Y("row:Q", scale=alt.Scale(domain=[0, n], nice=False, reverse=True), axis=None)
    boxes = alt.Chart(cells).mark_rect(stroke=PAPER, strokeWidth=2)
    met = cells.drop_nulls("n").with_columns(row=pl.col("row") + 0.5, column=pl.col("column") + 0.5)
    names = alt.Chart(pl.DataFrame({"at": [i + 0.5 for i in range(n)], "label": labels}))
    text = alt.Text("label:N")
    down = names.mark_text(align="right", fontSize=12, color=INK, limit=200)
    across = names.mark_text(align="left", angle=315, fontSize=12, color=INK, limit=170)
    layers = [
        boxes.encode(x=x, y=y, x2=alt.X2("right:Q"), y2=alt.Y2("bottom:Q"), color=COLOUR),
        alt.Chart(met)
        .mark_text(fontSize=13)
        .encode(x=alt.X("column:Q"), y=alt.Y("row:Q"), text=COUNT, color=ON_COLOUR),
        down.encode(x=alt.XValue(-8), y=alt.Y("at:Q"), text=text),
        across.encode(x=alt.X("at:Q"), y=alt.YValue(-9), text=text),
    ]
    return layered(layers, n * _cell(n), n * _cell(n))

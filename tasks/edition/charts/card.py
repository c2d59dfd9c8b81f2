"""A chart on a card: title, subtitle, key and source around it, one typeface, and the rendering to SVG and PNG.

Cards have a background of their own, so that they can be read on light and dark pages and on a slide.
"""

import re
import textwrap
from dataclasses import dataclass
from html import escape
from typing import Any

import altair as alt
import polars as pl
import vl_convert

from tasks.edition.charts.legend import Key
from tasks.edition.charts.wording import one_line

# vl-convert brings Liberation Sans along; its letters are as wide as those of Arial, so that a page without it
# breaks no line.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, QUIET, LINE, PAPER = "#1b1f24", "#57606a", "#d8dee4", "#ffffff"
WIDTH = 820
"""Pixels between the paddings of a card, unless its figure is narrower."""
LETTER = 6.5
"""Mean width of a letter of 12 pixels."""
_TITLE_LETTER, _NOTE_LETTER = 10.5, 6.4  # mean width of a letter of the title, and of what stands below it
_OF_A_COUNT = re.compile(r"(?<=\d) (?=\w)")

COLOUR, SHAPE = alt.Color("colour:N", scale=None), alt.Shape("shape:N", scale=None)
ON_COLOUR, COUNT = alt.Color("ink:N", scale=None), alt.Text("n:Q", format=",d")
"""How marks take their colour, shape and figure from the columns of these names."""
_CONFIG: dict[str, Any] = {
    "font": FONT,
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "labelFontSize": 11.5, "labelColor": QUIET, "labelLimit": 0, "gridColor": LINE, "domainColor": QUIET,
        "titleColor": QUIET, "titleFontWeight": "normal", "titleFontSize": 12,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A chart with what is said about it, its key, and the table behind it.

    `left` are the pixels that its labels take beside the plot, `width` those of both.
    """

    name: str
    title: str
    subtitle: str
    description: str
    table: str
    chart: alt.LayerChart | alt.HConcatChart
    key: tuple[Key, ...] = ()
    left: int = 0
    width: int = WIDTH


def card(figure: Figure, source: str) -> dict[str, Any]:
    """The Vega-Lite specification of the whole card, every text in it visible."""
    rows = [*([_key_row(figure)] if figure.key else []), figure.chart, _note(source, figure)]
    title = alt.Title(
        text=_lines(figure.title, figure.width / _TITLE_LETTER),
        subtitle=_lines(figure.subtitle, figure.width / _NOTE_LETTER),
        anchor="start",
        fontSize=19,
        fontWeight="bold",
        color=INK,
        subtitleFontSize=12.5,
        subtitleColor=QUIET,
        subtitlePadding=7,
        subtitleLineHeight=17,
        lineHeight=24,
        offset=14,
    )
    # As arguments: each method of a chart that is called afterwards copies the whole of it.
    whole = alt.vconcat(*rows, spacing=12, title=title, padding=22, background=PAPER, config=_CONFIG)
    # Validating against the schema costs ten times the rendering; the tests do it.
    spec: dict[str, Any] = _clean(whole.to_dict(validate=False))
    return spec


def rendered(spec: dict[str, Any], description: str) -> tuple[str, bytes]:
    """A card as SVG that names itself by its description, and the same as PNG of twice its size."""
    version = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=version, allowed_base_urls=[])
    label = escape(one_line(description))
    svg = drawn.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
    return svg, vl_convert.svg_to_png(svg, scale=2)


def layered(layers: list[alt.Chart], width: float, height: float) -> alt.LayerChart:
    """The layers on one plot of this size.

    Their places that are pixels are to be an `alt.XValue` and its like: for an `alt.value`, of which altair has to find
    out which class it is, it goes through its whole schema each time, which costs more than the drawing.
    """
    return alt.LayerChart(layer=layers, width=width, height=height)


def _key_row(figure: Figure) -> alt.LayerChart:
    """The key of a chart: the mark of each value with its label, in one row."""
    places, x = [], 6.0 - figure.left
    for key in figure.key:
        places.append(x)
        x += 30 + LETTER * len(key.label)
    keys = [(key.label, key.colour, key.shape) for key in figure.key]
    frame = pl.DataFrame(keys, schema=["label", "colour", "shape"], orient="row").with_columns(x=pl.Series(places))
    scale = alt.Scale(domain=[0, figure.width - figure.left], nice=False)
    base = alt.Chart(frame).encode(x=alt.X("x:Q", scale=scale, axis=None))
    marks = base.mark_point(filled=True, size=80, opacity=1).encode(shape=SHAPE, color=COLOUR)
    labels = base.mark_text(align="left", dx=11, fontSize=12, color=INK).encode(text=alt.Text("label:N"))
    return layered([marks, labels], figure.width - figure.left, 16)


def _note(text: str, figure: Figure) -> alt.Chart:
    lines = _lines(text, figure.width / _NOTE_LETTER)
    frame, width = pl.DataFrame({"text": ["\n".join(lines)]}), figure.width - figure.left
    note: alt.Chart = (
        alt.Chart(frame, width=width, height=14 * len(lines))
        .mark_text(align="left", baseline="top", fontSize=11, color=QUIET, lineBreak="\n", lineHeight=14)
        .encode(text=alt.Text("text:N"), x=alt.XValue(-figure.left), y=alt.YValue(0))
    )
    return note


def _lines(text: str, letters: float) -> list[str]:
    """The visible text in lines of so many letters; a count stays with its noun."""
    return textwrap.wrap(_OF_A_COUNT.sub("\u00a0", one_line(text)), int(letters))


def _clean(part: Any) -> Any:  # noqa: ANN401 - the specification is JSON
    """The same JSON with every text visible; line breaks stay."""
    if isinstance(part, str):
        return "\n".join(map(one_line, part.split("\n")))
    if isinstance(part, dict):
        return {key: _clean(value) for key, value in part.items()}
    return [_clean(value) for value in part] if isinstance(part, list) else part

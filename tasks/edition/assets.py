"""The stylesheet, the script and the index of the search box."""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import duckdb

from tasks.edition.charts.legend import Key, Legend
from tasks.edition.overview import Overview
from tasks.edition.pages.search import index_script

# The marks of the charts as signs in a text.
SIGNS = {
    "circle": "●",
    "diamond": "◆",
    "square": "■",
    "triangle-right": "▶",
    "triangle-up": "▲",
    "triangle-down": "▼",
    "cross": "✕",
}
ON_PAGES = ("status", "stance")


def write_static(folder: Path, legend: Legend) -> None:
    """Write the stylesheet and the script of the pages into `assets/`."""
    place = folder / "assets"
    place.mkdir()
    style = f"{_static('parley.css')}{key_style(legend)}"
    for name, text in (("parley.css", style), ("parley.js", _static("parley.js"))):
        (place / name).write_text(text, encoding="utf-8", newline="\n")


def write_index(con: duckdb.DuckDBPyConnection, folder: Path, overview: Overview) -> None:
    """Write the index of the search box into `assets/`."""
    place = folder / "assets"
    place.mkdir(exist_ok=True)
    (place / "search-index.js").write_text(index_script(con, overview), encoding="utf-8", newline="\n")


def key_style(legend: Legend) -> str:
    """Return the rules that give statuses and stances the colours and signs that they have in the charts."""
    keys = [key for kind in ON_PAGES for key in legend.keys[kind].values()]
    return "".join(
        [
            f":root {{ {_colours((key.value, key.colour) for key in keys)} }}\n",
            "@media (prefers-color-scheme: dark) {\n",
            f"  :root {{ {_colours((key.value, key.colour_dark) for key in keys)} }}\n}}\n",
            *(f".{kind}.{key.value} {_sign(key)}\n" for kind in ON_PAGES for key in legend.keys[kind].values()),
            *(f".shape.{key.value} {_sign(key)}\n" for key in legend.keys["stance"].values()),
        ]
    )


def _colours(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"--{value}: {colour};" for value, colour in pairs)


def _sign(key: Key) -> str:
    """The declarations of one value, and of the sign before it."""
    return f'{{ color: var(--{key.value}); &::before {{ content: "{SIGNS[key.shape]}"; }} }}'


def _static(name: str) -> str:
    return files("tasks.edition").joinpath("static", name).read_text(encoding="utf-8")

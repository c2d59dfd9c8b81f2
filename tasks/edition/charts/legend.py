"""What colours, shapes, labels and limits the charts have: the tables `edition_*.csv` of the reference data."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.edition.charts.wording import shortened
from warehouse.settings import CHECKOUT

REFERENCE = CHECKOUT / "seeds" / "reference"


@dataclass(frozen=True)
class Key:
    """How one value is drawn: its label, its colour on a light and on a dark page, and the shape of its marks."""

    value: str
    label: str
    colour: str
    colour_dark: str
    shape: str

    @property
    def ink(self) -> str:
        """The colour of a text or a mark on this one."""
        return ink_on(self.colour)


@dataclass(frozen=True)
class Legend:
    """Keys by kind in the order in which they are stacked, limits by name, and what names take an article."""

    keys: dict[str, dict[str, Key]]
    limits: dict[str, float]
    articles: frozenset[str]

    def limit(self, name: str) -> int:
        """A limit that counts something."""
        return int(self.limits[name])

    def short(self, name: str | None) -> str:
        """A name as it labels an axis."""
        return shortened(name or "", self.limit("label_characters"))

    def named(self, name: str) -> str:
        """A party's name inside a sentence: 'Russia', 'the United States'."""
        short = self.short(name)
        return f"the {short}" if self.articles & set(name[:200].split()) else short

    def columns(self, kind: str, column: str) -> list[pl.Expr]:
        """Columns `colour`, `shape`, `label` and `ink` by the value in `column`."""
        keys = self.keys[kind]
        return [
            pl.col(column).replace_strict({value: str(getattr(key, name)) for value, key in keys.items()}).alias(name)
            for name in ("colour", "shape", "label", "ink")
        ]


def load_legend(folder: Path = REFERENCE) -> Legend:
    """The legend that the reference data give."""
    keys: dict[str, dict[str, Key]] = {}
    for row in _table(folder, "edition_colours").iter_rows(named=True):
        key = Key(row["value"], row["label"], row["colour_light"], row["colour_dark"], row["shape"])
        keys.setdefault(row["kind"], {})[key.value] = key
    limits = _table(folder, "edition_limits")
    return Legend(
        keys,
        dict(zip(limits["name"], limits["value"].cast(pl.Float64), strict=True)),
        frozenset(_table(folder, "edition_articles")["word"]),
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """Black or white, whichever is told apart better on the colour."""
    return max(("#ffffff", "#1b1f24"), key=lambda ink: contrast(ink, colour))


def blended(one: str, other: str, share: float) -> str:
    """The colour between two, with this share of the other."""
    parts = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _table(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_csv(folder / f"{name}.csv", infer_schema=False)

"""Colours and shapes: complete, told apart without colour, and strong enough on light and dark pages."""

from __future__ import annotations

import polars as pl
import pytest

from tasks.edition.charts.legend import contrast, ink_on, load_legend
from tasks.logic.lexicon import Reference
from tasks.logic.reference_shapes import STANCES, STATUSES

PAGES = {"colour_light": "#ffffff", "colour_dark": "#12161c"}
LEGIBLE_MARK, LEGIBLE_TEXT = 3.0, 4.5  # WCAG 2.2, 1.4.11 and 1.4.3


def test_every_status_and_stance_has_its_mark() -> None:
    keys = load_legend().keys
    assert (set(keys["status"]), set(keys["stance"])) == (STATUSES, STANCES)


def test_within_a_kind_no_two_share_a_shape(reference: Reference) -> None:
    colours = reference.table("edition_colours")
    assert colours.group_by("kind", "shape").len().filter(pl.col("len") > 1).is_empty()


@pytest.mark.parametrize("column", PAGES)
def test_marks_stand_out_from_the_page(reference: Reference, column: str) -> None:
    faint = [c for c in reference.table("edition_colours")[column] if contrast(c, PAGES[column]) < LEGIBLE_MARK]
    assert faint == []


def test_figures_on_marks_can_be_read() -> None:
    colours = {key.colour for keys in load_legend().keys.values() for key in keys.values()}
    assert [c for c in colours if contrast(ink_on(c), c) < LEGIBLE_TEXT] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("Russia", "Russia"), ("United States", "the United States"), ("Union", "the Union"), ("Reunion", "Reunion")],
)
def test_a_name_takes_an_article_if_one_of_its_words_does(name: str, said: str) -> None:
    assert load_legend().named(name) == said


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48

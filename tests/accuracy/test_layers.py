"""Layers that can be taken away, and put back."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from accuracy.layers import LAYERS, NO_WORD, Layer
from tests.read_together import readings

TEXT = "The Norwegian and Chilean presidents held talks in Oslo on 2 March 2010, Norway said."
ASKED = (TEXT, dt.date(2010, 3, 2))


def alone(reference):
    """Read now, as things are now: what the fixture `read` gives may have been read with an earlier case."""
    return readings([ASKED], reference)[ASKED]


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_layer_is_made_of_rows_and_steps_that_exist(layer, reference):
    reduced = layer.reduced(reference)
    for table, _ in layer.rows:
        assert reduced.table(table).height < reference.table(table).height
    for table, column, _ in layer.words:
        assert NO_WORD in reduced.table(table)[column]
    with layer.taken_away():
        assert layer.rows or layer.words or layer.steps


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer.steps], ids=lambda layer: layer.name)
def test_a_text_is_read_without_a_step_too(layer, reference):
    with layer.taken_away():
        assert alone(reference).documents.height == 1


@pytest.mark.parametrize("table", ["dates", "attributions"])
def test_what_a_layer_brings_is_gone_with_it_and_back_after_it(table, reference):
    (layer,) = (layer for layer in LAYERS if layer.name == table)
    with layer.taken_away():
        assert alone(reference).frames()[table].is_empty()
    assert not alone(reference).frames()[table].is_empty()


def test_a_reduced_vocabulary_is_no_longer_the_same(reference):
    assert Layer("a", "nothing of parties", rows=(("parties", pl.lit(value=True)),)).reduced(reference) != reference
    assert Layer("b", "no rows at all").reduced(reference) is reference


def test_a_step_that_has_another_name_now_is_an_error():
    gone = Layer("gone", "a step that is no more", steps=(("tasks.logic.reading:no_such_step", lambda step: step),))
    with pytest.raises(AttributeError), gone.taken_away():
        pass

"""Passages as places in a text."""

from __future__ import annotations

import pytest

from accuracy.wordless import places, without_words


def test_every_place_of_the_words_is_given_and_a_hard_space_is_a_space():
    assert places("the talks", "Before the\u00a0talks, after the talks.") == [(7, 16), (24, 33)]


def test_gold_keeps_its_facts_and_loses_its_words():
    position = {"holder": ["Peru"], "quote": "an end", "evidence": ["Peru wants an end"]}
    told = without_words({"document": "a.txt", "meetings": None, "positions": [position]}, "Peru wants an end.")
    assert told["meetings"] == []
    assert told["positions"] == [{"holder": ["Peru"], "quote": [11, 17], "evidence": [[0, 17]]}]


def test_words_that_the_text_lacks_are_refused():
    with pytest.raises(ValueError, match="does not say: a deal"):
        without_words({"meetings": [{"evidence": ["a deal"]}], "positions": []}, "Nothing.")

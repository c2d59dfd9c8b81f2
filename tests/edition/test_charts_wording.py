"""English around figures, and texts of others made fit to be shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tasks.edition.charts import wording


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (wording.all_of(1, "meeting"), "the only meeting"),
        (wording.all_of(2, "meeting"), "both meetings"),
        (wording.all_of(3, "meeting"), "all 3 meetings"),
        (wording.in_words(3), "three"),
        (wording.in_words(1204), "1,204"),
        (wording.sentence("the United States"), "The United States"),
        (wording.aside([]), ""),
        (wording.aside(["1 day", "2 months"]), " Not shown: 1 day and 2 months."),
        (wording.shortened("a\tb\n c", 9), "a b c"),
        (wording.shortened("abcdefgh", 5), "abcd…"),
    ],
)
def test_what_is_said_around_figures_is_english(said, expected) -> None:
    assert said == expected


@given(st.text())
def test_a_visible_text_can_stand_in_xml_and_stays_as_it_is(text) -> None:
    seen = wording.one_line(text)
    element = etree.Element("text")
    element.text = seen  # lxml refuses what XML forbids
    assert wording.one_line(seen) == seen
    assert not [c for c in seen if unicodedata.category(c) in {"Cc", "Cs"}]

"""Marks: whatever is marked, the text between the marks stays what it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.marking import MARKS, Span, legend, marked
from flows.screen import printable

TEXT = "Russia and the United States met in Geneva on January 10."


@st.composite
def marked_texts(draw):
    text = draw(st.text(alphabet="abc é\n\u0416\U0001f600", max_size=40))
    spans = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        spans.append(Span(start, end, draw(st.sampled_from(sorted(MARKS))), draw(st.sampled_from(["", "M1"]))))
    return text, spans


@given(marked_texts())
def test_brackets_and_notes_taken_out_give_the_text_again(given_text):
    text, spans = given_text
    shown = marked(text, spans, colours=False).plain.replace(" [M1]", "")
    for mark in MARKS.values():
        for bracket in (mark.opens, mark.closes):
            shown = shown.replace(bracket, "") if bracket else shown
    assert shown == text


@given(marked_texts())
def test_colours_lie_on_the_words_they_are_meant_for(given_text):
    text, spans = given_text
    shown = marked(text, spans, colours=True)
    for kind, mark in MARKS.items():
        meant = sorted(
            text[span.char_start : span.char_end]
            for span in spans
            if span.kind == kind and span.char_start < span.char_end
        )
        coloured = sorted(
            shown.plain[span.start : span.end].replace(" [M1]", "") for span in shown.spans if span.style == mark.style
        )
        assert coloured == meant


def test_a_passage_within_a_passage_closes_before_it():
    spans = [Span(0, 57, "meeting", "M1"), Span(46, 56, "date"), Span(0, 6, "party")]
    assert marked(TEXT, spans, colours=False).plain == (
        "⟦‹Russia› and the United States met in Geneva on {January 10}.⟧ [M1]"
    )


@pytest.mark.parametrize("control", ["\x1b[31mred", "bell\x07", "back\x08space", "\x9b1m", "\x7f"])
def test_a_document_cannot_steer_the_terminal(control):
    shown = printable(control)
    assert len(shown) == len(control)
    assert all(character.isprintable() for character in shown)


def test_the_legend_names_only_marks_that_are_used():
    assert "places" in legend(colours=True).plain
    assert "places" not in legend(colours=False).plain

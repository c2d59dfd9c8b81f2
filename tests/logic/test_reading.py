"""What must hold of any reading, whatever the text: passages quote it, nothing raises, the same text gives the same."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]

PIECES = st.sampled_from(
    [
        "Peruvian Foreign Minister Elena Quispe ", "Norway ", "the Kremlin ", "she ", "both sides ", "U.S. ", "NATO ",
        "met ", "will meet with ", "held talks with ", "demanded ", "refused to lift ", "said ", "warned that ", "“", "”",
        '"', "the sanctions ", "a ceasefire ", "its troops ", "in Oslo ", "on Monday ", "on Jan. 12, 2010", "next week ",
        "not ", "and ", ", ", ". ", "\n", "\n\n", "  • ", "[1] ", "— ", "’s ", "naïve ", "Москва ", "東京 ", "\u00a0", "\u202e",
        "\x00", "(left) ", "``", "''", " _ ", "/ AP", "for seven hours ", "3:35 p.m. ", "if ", "which ", "that ", "to ", "🕊 ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=60).map("".join)


def passages(reading: Reading) -> list[tuple[str, int, int]]:
    """All passages of facts as (words, first character, character behind the last)."""
    facts = [*reading.meeting_reports["evidence"].to_list(), *reading.positions["evidence"].to_list()]
    return [(p["text"], p["char_start"], p["char_end"]) for evidence in facts for p in evidence]


def spans(frame: pl.DataFrame) -> list[tuple[str, int, int]]:
    return list(frame.select("text", "char_start", "char_end").iter_rows())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_every_span_quotes_its_text(read: Reader, text: str) -> None:
    reading = read(text)
    for words, start, end in [
        *passages(reading), *spans(reading.sentences), *spans(reading.mentions), *spans(reading.dates)
    ]:  # fmt: skip
        assert text[start:end] == words
        assert start < end


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=400))
def test_no_text_raises(read: Reader, text: str) -> None:
    reading = read(text, published=None)
    assert reading.documents.height == 1


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_the_same_text_gives_the_same_facts(read: Reader, text: str) -> None:
    first, second = read(text), read(text)
    assert first.meeting_reports.equals(second.meeting_reports)
    assert first.positions.equals(second.positions)

"""Spans by place: as good as looking at each of them."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from tasks.logic.spans import Spans


class Stretch(NamedTuple):
    start: int
    end: int


STRETCHES = st.lists(
    st.builds(lambda start, length: Stretch(start, start + length), st.integers(0, 30), st.integers(1, 9))
)


@given(STRETCHES, st.integers(0, 40), st.integers(1, 9))
def test_spans_that_touch_a_place_come_in_the_order_given(stretches: list[Stretch], start: int, length: int) -> None:
    end = start + length
    assert Spans(stretches).touching(start, end) == [s for s in stretches if s.start < end and start < s.end]


@given(STRETCHES, st.integers(0, 40))
def test_a_place_is_covered_if_a_span_holds_it(stretches: list[Stretch], place: int) -> None:
    assert Spans(stretches).cover(place) == any(s.start <= place < s.end for s in stretches)

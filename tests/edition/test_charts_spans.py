"""Spans of time and rows of marks: what is shown is what holds most, and no mark covers another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.edition.charts.spans import choose_span, densest, floor, later, stacked_rows

DAYS = st.dates(date(2019, 1, 1), date(2023, 12, 31)) | st.sampled_from([date.min, date.max, date(9999, 12, 1)])
DATED = st.lists(st.tuples(DAYS, st.integers(1, 5)), min_size=1, max_size=12)
UNITS = st.sampled_from(["day", "month", "year"])


@given(DATED, UNITS, st.integers(1, 40))
def test_no_span_of_that_length_holds_more(dated, unit, most) -> None:
    span = densest(dated, unit, most)
    held = sum(n for when, n in dated if span.holds(when))
    for start in {floor(when, unit) for when, _ in dated}:
        end = later(start, unit, most)
        assert held >= sum(n for when, n in dated if start <= when < end)
    assert len(span.starts) <= most
    assert {span.starts[0], span.starts[-1]} <= {floor(when, unit) for when, _ in dated}


@given(DATED, UNITS, st.integers(1, 40))
def test_bins_follow_each_other_without_a_gap(dated, unit, most) -> None:
    bins = densest(dated, unit, most).bins()
    assert all(last + timedelta(1) == start for (_, last), (start, _) in pairwise(bins))
    assert all(first <= last for first, last in bins)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), max_size=30))
def test_intervals_in_one_row_do_not_overlap_and_no_row_is_needless(drawn) -> None:
    intervals = sorted((float(begin), float(begin + length)) for begin, length in drawn)
    rows = stacked_rows(intervals)
    for i, (begin, end) in enumerate(intervals):
        meets = {rows[j] for j in range(len(intervals)) if j < i and intervals[j][0] < end and begin < intervals[j][1]}
        assert rows[i] not in meets
        assert set(range(rows[i])) <= meets


@pytest.mark.parametrize(
    ("years", "unit"),
    [
        pytest.param([2022, 2022, 2022, 2022, 1994], "month", id="one outlier changes nothing"),
        pytest.param([2022, 2022, 1994, 1995], "year", id="facts of decades are counted by year"),
    ],
)
def test_the_finest_unit_is_taken_that_shows_most(years, unit) -> None:
    dated = [(date(year, 3, 4), 1) for year in years]
    assert choose_span(dated, [("month", 36), ("year", 40)], 0.8).unit == unit

from datetime import date

import polars as pl
import pytest

from tasks.logic.replay_steps import ReplayRefused, check_window, placed

JANUARY = (date(2022, 1, 4), date(2022, 1, 30))


def dated(*windows: tuple[date | None, date | None]) -> pl.DataFrame:
    return pl.DataFrame(windows, schema={"published_earliest": pl.Date, "published_latest": pl.Date}, orient="row")


@pytest.mark.parametrize(
    ("step", "earliest", "latest", "place", "first", "last"),
    [
        pytest.param("day", 10, 10, "replayed", 10, 10, id="a day is a step"),
        pytest.param("week", 12, 12, "replayed", 10, 16, id="a week is Monday to Sunday"),
        pytest.param("week", 5, 5, "replayed", 4, 9, id="the first week begins with the window"),
        pytest.param("month", 12, 12, "replayed", 4, 30, id="a month ends with the window"),
        pytest.param("week", 8, 11, "replayed", 10, 16, id="a document over two weeks is out by the second"),
        pytest.param("day", 10, 11, "undated", None, None, id="a window wider than the step is no day"),
        pytest.param("week", 10, 17, "undated", None, None, id="eight days are wider than a week"),
        pytest.param("day", 3, 3, "outside", None, None, id="the day before the window"),
        pytest.param("day", 31, 31, "outside", None, None, id="the day after the window"),
    ],
)
def test_a_document_belongs_to_the_step_of_its_last_possible_day(step, earliest, latest, place, first, last):
    found = placed(dated((date(2022, 1, earliest), date(2022, 1, latest))), *JANUARY, step)
    days = [day and date(2022, 1, day) for day in (first, last)]
    assert found.select("place", "step_first", "step_last").row(0) == (place, *days)


@pytest.mark.parametrize("window", [(None, None), (None, date(2022, 1, 10)), (date(2022, 1, 10), None)])
def test_a_document_without_a_day_belongs_to_no_step(window):
    assert placed(dated(window), *JANUARY, "month")["place"].to_list() == ["undated"]


def test_a_window_must_not_end_before_it_begins():
    with pytest.raises(ReplayRefused, match="ends on 2022-01-04, before it begins on 2022-01-30"):
        check_window(*reversed(JANUARY), today=date(2023, 1, 1))


def test_the_last_day_must_be_over():
    check_window(*JANUARY, today=date(2022, 1, 31))
    with pytest.raises(ReplayRefused, match="2022-01-30 is not over yet"):
        check_window(*JANUARY, today=date(2022, 1, 30))

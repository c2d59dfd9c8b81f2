"""Times between which the text leaves open which it is."""

import pytest

from tests.logic.test_meetings import one

MEET = "Kenyan President Uhuru Kenyatta will meet Mexican President Enrique Peña Nieto in Lima {}."


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("on June 8 or 9", "2013-06-08", "2013-06-09"),
        ("on Saturday or Sunday", "2013-05-18", "2013-05-19"),
        ("in September or October", "2013-09", "2013-10"),
        ("on June 8 or 9 percent of those asked were wrong", "2013-06-08", "2013-06-08"),
        ("on June 8 or later", "2013-06-08", "2013-06-08"),
    ],
)
def test_or_leaves_the_other_end_open(when, start, end):
    row = one(MEET.format(when))
    assert (row["start_date"], row["end_date"]) == (start, end)


def test_a_match_is_where_they_met_and_not_what_they_met_for():
    row = one(
        "Kenyan President Uhuru Kenyatta met Mexican President Enrique Peña Nieto in Lima on Sunday, on the sidelines of the"
        " World Cup final."
    )
    assert sorted(row["parties"]) == ["KEN", "MEX"]


def test_south_american_counterparts_are_not_those_of_the_united_states():
    row = one("The Kenyan and Ugandan leaders met their South American counterparts in Brasilia on Tuesday.")
    assert "USA" not in row["parties"]

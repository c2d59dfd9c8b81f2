from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.edition import addresses, words


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2022-01-10", "2022-01-12", "10 to 12 January 2022"),
        ("2022-02-28", "2022-03-03", "28 February to 3 March 2022"),
        ("2021-12-30", "2022-01-02", "30 December 2021 to 2 January 2022"),
        ("2022-01", "2022-03", "January to March 2022"),
        ("2022", "2023", "2022 to 2023"),
        ("2022-01-10", None, "10 January 2022"),
        ("2022-01-10", "2022-01-10", "10 January 2022"),
        (None, "2022-01-10", "until 10 January 2022"),
        (None, None, "undated"),
        (date(2022, 1, 10), date(2022, 1, 12), "10 to 12 January 2022"),
    ],
)
def test_a_period_is_told_as_people_tell_it(start, end, told):
    assert words.period(start, end) == told


@pytest.mark.parametrize(
    ("minutes", "told"), [(None, ""), (1, "1 minute"), (45, "45 minutes"), (90, "1 hour 30 minutes"), (420, "7 hours")]
)
def test_a_length_is_told_in_hours_and_minutes(minutes, told):
    assert words.duration(minutes) == told


def test_numbers_stand_with_their_noun():
    assert [words.many(1, "party"), words.many(2, "party"), words.many(2432, "day")] == [
        "1 party",
        "2 parties",
        "2,432 days",
    ]


def test_a_moment_is_told_in_utc():
    assert words.moment(datetime(2022, 1, 4, 2, 0, tzinfo=UTC)) == "4 January 2022, 02:00 UTC"


def test_names_are_listed_and_the_rest_is_counted():
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"
    assert words.listed([]) == ""


@given(st.text())
def test_no_text_keeps_what_a_page_cannot_show(text):
    shown = words.visible(text)
    assert not words.INVISIBLE.search(shown)
    assert words.visible(shown) == shown


@given(st.text(min_size=1))
def test_every_key_has_a_file_name_that_any_disk_and_address_takes(key):
    name = addresses.name_of(key)
    assert not addresses.UNSAFE.search(name)
    assert 0 < len(name) <= addresses.LONGEST + 9


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_keys_never_share_a_file_name(one, other):
    assert one == other or addresses.name_of(one) != addresses.name_of(other)

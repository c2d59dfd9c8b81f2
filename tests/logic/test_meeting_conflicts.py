"""Conflicts: where reports of one meeting cannot all be right, and where they only seem to differ."""

import datetime as dt

import polars as pl
import pytest

from tasks.logic.meeting_conflicts import SCHEMA, conflicts

PLACES = pl.DataFrame({"place": ["Lome", "Accra", "Osu Castle"], "kind": ["city", "city", "venue"]})
COLUMNS = {
    "report_id": pl.String, "meeting_id": pl.String, "document": pl.String, "start_date": pl.String,
    "end_date": pl.String, "duration_minutes": pl.Int32, "place": pl.String, "country": pl.String, "format": pl.String,
    "status": pl.String, "published_earliest": pl.Date, "published_latest": pl.Date,
}  # fmt: skip


def reports(*given):
    rows = []
    for number, told in enumerate(given, 1):
        day = dt.date(2015, 6, told.pop("published", 9))
        row = {"report_id": f"r_{number}", "meeting_id": "m_1", "document": f"{number}.txt", "status": "held"}
        rows.append(
            row | {"published_earliest": day, "published_latest": day} | {"end_date": told.get("start_date")} | told
        )
    return pl.DataFrame(rows, schema=COLUMNS)


ON = {"start_date": "2015-06-08"}
CASES = [
    ("two lengths", [{"duration_minutes": 420}, {"duration_minutes": 480}], {"duration_minutes"}),
    ("one length and silence", [{"duration_minutes": 420}, {}], set()),
    ("two cities of one country", [{"place": "Lome", "country": "TGO"}, {"place": "Accra", "country": "TGO"}], {"place"}),
    ("a venue and its city", [{"place": "Osu Castle", "country": "GHA"}, {"place": "Accra", "country": "GHA"}], set()),
    ("a city and its country", [{"place": "Accra", "country": "GHA"}, {"place": "Ghana", "country": "GHA"}], set()),
    ("two countries", [{"place": "Lome", "country": "TGO"}, {"place": "Ghana", "country": "GHA"}], {"place", "country"}),
    ("a day and its month", [ON, {"start_date": "2015-06"}], set()),
    ("a day and talks over several days", [ON, ON | {"end_date": "2015-06-10"}], set()),
    ("windows that overlap", [ON | {"end_date": "2015-06-10"}, {"start_date": "2015-06-09", "end_date": "2015-06-12"}], {"start_date", "end_date"}),
    ("two days of held meetings, joined by hand", [ON, {"start_date": "2015-06-09"}], {"start_date", "end_date"}),
    ("a call and a visit", [{"format": "phone"}, {"format": "in_person"}], {"format"}),
    ("held and called off, both told afterwards", [ON, ON | {"status": "cancelled"}], {"status"}),
    ("called off before the day, held on it", [ON | {"status": "cancelled", "published": 5}, ON], set()),
    ("planned before the day, held on it", [ON | {"status": "scheduled", "published": 5}, ON], set()),
    ("planned and put off", [ON | {"status": "scheduled", "published": 5}, ON | {"status": "postponed", "published": 6}], set()),
    ("the day it was moved from", [ON | {"status": "postponed", "published": 7}, {"start_date": "2015-06-09", "published": 10}], set()),
]  # fmt: skip


@pytest.mark.parametrize(("given", "attributes"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_conflict_is_what_cannot_both_be_true(given, attributes):
    assert set(conflicts(reports(*map(dict, given)), PLACES)["attribute"]) == attributes


def test_each_value_stands_with_the_documents_that_tell_it():
    told = reports({"duration_minutes": 420}, {"duration_minutes": 480}, {"duration_minutes": 420}, {})
    expected = pl.DataFrame(
        [
            ("m_1", "duration_minutes", "420", ["1.txt", "3.txt"]),
            ("m_1", "duration_minutes", "480", ["2.txt"]),
        ],
        schema=SCHEMA,
        orient="row",
    )
    assert conflicts(told, PLACES).equals(expected)
    assert conflicts(told.reverse(), PLACES).equals(expected)


def test_one_report_contradicts_nobody():
    assert conflicts(reports({"duration_minutes": 420}), PLACES).equals(pl.DataFrame(schema=SCHEMA))

"""The tables for statistics: a row for every unit and covered period, zeros included, as long as they are not too many."""

import datetime as dt

import pytest

from tests.warehouse.test_views import document, meeting, position


@pytest.fixture
def limit(con):
    """Set how many rows a panel may have."""

    def set_limit(most):
        con.execute("INSERT INTO publishing_settings VALUES ('max_panel_rows', ?, NULL)", [str(most)])

    return set_limit


def rows(con, query):
    return con.execute(query).fetchall()


def test_every_dyad_has_a_row_for_every_covered_day(con, limit):
    limit(100)
    document(con, "a", "2019-03-04")
    document(con, "b", "2019-03-08")
    meeting(con, "m1", ["URY", "CHL", "ARG"], "2019-03-06", status="held")
    meeting(con, "m2", ["CHL", "URY"], "2019-03-06", status="scheduled")
    meeting(con, "m3", ["CHL", "URY"], "2019-03")
    found = rows(
        con, "SELECT party_a, party_b, day, covered, n_meetings, n_held, n_scheduled FROM dyad_days ORDER BY ALL"
    )
    assert len(found) == 3 * 5
    assert [row for row in found if row[4]] == [
        ("ARG", "CHL", dt.date(2019, 3, 6), True, 1, 1, 0),
        ("ARG", "URY", dt.date(2019, 3, 6), True, 1, 1, 0),
        ("CHL", "URY", dt.date(2019, 3, 6), True, 2, 1, 1),
    ]
    assert {row[2].day for row in found} == {4, 5, 6, 7, 8}


def test_months_without_documents_are_not_covered_and_meetings_in_them_are_kept(con, limit):
    limit(1000)
    for name, day in [("a", "2019-01-30"), ("b", "2019-03-02")]:
        document(con, name, day)
    meeting(con, "m1", ["CHL", "URY"], "2019-02-14", status="held")
    meeting(con, "m2", ["CHL", "URY"], "2019-07-01")
    found = rows(con, "SELECT day, covered, n_meetings FROM dyad_days ORDER BY day")
    zeros = [dt.date(2019, 1, 30), dt.date(2019, 1, 31), dt.date(2019, 3, 1), dt.date(2019, 3, 2)]
    assert found == sorted(
        [(day, True, 0) for day in zeros] + [(dt.date(2019, 2, 14), False, 1), (dt.date(2019, 7, 1), False, 1)]
    )
    assert rows(con, "SELECT n_units, n_periods, n_rows, has_zeros FROM panel_frames WHERE panel = 'dyad_days'") == [
        (1, 4, 4, True)
    ]


@pytest.mark.parametrize("most", [None, 4])
def test_beyond_the_limit_only_days_with_meetings_are_there_and_the_frame_says_so(con, limit, most):
    if most:
        limit(most)
    document(con, "a", "2019-03-04")
    document(con, "b", "2019-03-08")
    meeting(con, "m1", ["CHL", "URY"], "2019-03-06")
    assert rows(con, "SELECT day, n_meetings FROM dyad_days") == [(dt.date(2019, 3, 6), 1)]
    frame = "SELECT first_day, last_day, n_rows, max_rows, has_zeros FROM panel_frames WHERE panel = 'dyad_days'"
    assert rows(con, frame) == [(dt.date(2019, 3, 4), dt.date(2019, 3, 8), 5, most, False)]


def test_numbers_of_both_parties_stand_beside_them(con, limit):
    limit(10)
    con.execute(
        "INSERT INTO parties (code, name, kind, iso3, cow, gw) VALUES ('CHL', 'Chile', 'state', 'CHL', 155, 155)"
    )
    document(con, "a", "2019-03-06")
    meeting(con, "m1", ["NATO", "CHL"], "2019-03-06")
    assert rows(con, "SELECT iso3_a, cow_a, gw_a, iso3_b, cow_b, gw_b FROM dyad_days") == [
        ("CHL", 155, 155, None, None, None)
    ]


def test_every_party_has_a_row_for_every_issue_and_covered_month(con, limit):
    limit(100)
    document(con, "a", "2019-03-04")
    document(con, "b", "2019-05-04")
    position(con, "p1", "a", "support", stated_on="2019-03-01")
    position(con, "p2", "a", "oppose", issue="dialogue", party="CHL", stated_on="2019-02-01")
    position(con, "p3", "b", "open")
    columns = "party, issue, month, covered, n_positions, n_support, n_oppose, n_open, n_holders"
    found = rows(con, f"SELECT {columns} FROM party_issue_months ORDER BY ALL")
    assert len(found) == 2 * 2 * 2 + 1
    assert [row for row in found if row[4]] == [
        ("CHL", "dialogue", "2019-02", False, 1, 0, 1, 0, 1),
        ("URY", "trade", "2019-03", True, 1, 1, 0, 0, 1),
        ("URY", "trade", "2019-05", True, 1, 0, 0, 1, 1),
    ]


def test_a_warehouse_without_facts_has_empty_panels(con, limit):
    limit(10)
    assert rows(con, "FROM dyad_days") == rows(con, "FROM party_issue_months") == []
    assert rows(con, "SELECT panel, n_units, n_periods, n_rows FROM panel_frames ORDER BY panel") == [
        ("dyad_days", 0, 0, 0),
        ("party_issue_months", 0, 0, 0),
    ]

"""The PLOVER file, read back by DuckDB as lines of JSON."""

import json

import duckdb
import pytest

from tasks.edition.exports.lines import Lines
from tasks.edition.exports.plover import write_events
from tests.edition.exports import made_up
from tests.edition.exports.conftest import NASTY, STAMP, told_apart


def events(con, folder):
    write_events(told_apart(con), STAMP, Lines(con, folder, None, "program"), folder / "events.jsonl")
    return [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]


def add(con, *meetings, evidence=None):
    text = "Envoys met."
    made_up.insert(con, "documents", [made_up.document("d_1", text)])
    made_up.insert(con, "meetings", list(meetings))
    spans = evidence or [made_up.passage(text, "met")]
    reports = [made_up.report(f"r_{m['meeting_id']}", "d_1", m, spans) for m in meetings]
    made_up.insert(con, "meeting_reports", reports)


def test_a_visit_goes_from_the_visitor_to_the_host(con, tmp_path):
    add(con, made_up.meeting("m_1", status="held"))
    (event,) = events(con, tmp_path)
    assert event["source"] == [{"code": "CHL", "sector": "GOV", "party": "CHL", "identifier_text": "Chile"}]
    assert event["recipient"] == [{"code": "URY", "party": "URY", "identifier_text": "Uruguay"}]
    assert (event["event"], event["mode"], event["cameo_code"]) == (["CONSULT"], ["visit"], "042")
    assert event["event_loc"] == {"name": "Montevideo", "cc3": "URY"}
    assert event["event_text"] == ["met"]
    assert event["text_info"] == [{"document": "d_1.txt", "start": 7, "end": 10}]
    assert "text" not in event


def test_in_other_meetings_all_parties_are_sources(con, tmp_path):
    add(con, made_up.meeting("m_1", cameo_code="044", plover_mode="third-party", host=None))
    (event,) = events(con, tmp_path)
    assert [actor["party"] for actor in event["source"]] == ["CHL", "URY"]
    assert "recipient" not in event


def test_a_position_goes_from_its_holder_to_whom_it_is_addressed(con, tmp_path):
    text = "Uruguay supports trade."
    made_up.insert(con, "documents", [made_up.document("d_1", text)])
    spans = [made_up.passage(text, "supports")]
    made_up.insert(con, "positions", [made_up.position("p_1", "d_1", spans, towards="NATO")])
    (event,) = events(con, tmp_path)
    assert event["source"] == [
        {"code": "URY", "sector": "GOV", "party": "URY", "identifier_text": "Uruguay", "actor_text": "Ana Duarte"}
    ]
    assert event["recipient"] == [{"code": "IGO", "sector": "WSTNAT", "party": "NATO", "identifier_text": "NATO"}]
    assert (event["stance"], event["issues"], event["date"]) == ("support", ["trade"], "2019-03-09")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param("2019-03-12", "2019-03-12", ("2019-03-12", None, "stated"), id="a day is a date"),
        pytest.param("2019-03-12", "2019-03-14", ("2019-03-12", "2019-03-14", "stated"), id="days have an end"),
        pytest.param("2019-02", "2019-02", ("2019-02-01", "2019-02-28", "stated"), id="a month is its days"),
        pytest.param("2019", None, ("2019-01-01", "2019-12-31", "stated"), id="a year is its days"),
        pytest.param(
            None, None, ("2019-03-10", None, "published"), id="without a date the day of publication is said to be that"
        ),
    ],
)
def test_dates_are_days(con, tmp_path, start, end, expected):
    add(con, made_up.meeting("m_1", start_date=start, end_date=end))
    (event,) = events(con, tmp_path)
    assert (event["date"], event.get("enddate"), event["date_basis"]) == expected
    assert event.get("date_edtf") == start


def test_an_event_without_any_date_says_so(con, tmp_path):
    made_up.insert(con, "meetings", [made_up.meeting("m_1", start_date=None, end_date=None)])
    (event,) = events(con, tmp_path)
    assert (event["date"], event["date_basis"]) == ("", "unknown")


def test_duckdb_reads_as_many_lines_as_there_are_facts_and_their_passages(nasty_edition):
    path = str(nasty_edition / "data" / "events.plover.jsonl")
    found = duckdb.sql(
        f"SELECT kind, count(*) FROM read_json('{path}', format='newline_delimited') GROUP BY kind ORDER BY kind"
    )
    assert found.fetchall() == [("meeting", len(NASTY)), ("position", len(NASTY))]
    lines = (nasty_edition / "data" / "events.plover.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["event_text"] for line in lines] == [
        [NASTY[int(json.loads(line)["id"][2:])]] for line in lines
    ]

"""What merging reads and writes in the candidate."""

import polars as pl
import pytest

from warehouse import merged, store
from warehouse.schema import schema_version


def select(con, query):
    return con.execute(query).fetchall()


def nothing(con):
    return {table: con.sql(f"FROM {table} LIMIT 0").pl() for table in (*merged.OF_MEETINGS, "meeting_redirects")}


def test_reports_carry_the_window_of_publication(con, read):
    store.write_documents(con, read("a.txt", "Ministers met today"))
    asked = ["r_a.txt", "r_none"]
    for reports in (merged.reports_to_compare(con, asked), merged.whole_reports(con, asked)):
        (report,) = reports.to_dicts()
        assert (report["report_id"], report["meeting_id"]) == ("r_a.txt", None)
        assert (str(report["published_earliest"]), str(report["published_latest"])) == ("2019-03-04", "2019-03-05")
    assert reports["evidence"].to_list()[0][0]["text"] == "Ministers"
    assert "evidence" not in merged.reports_to_compare(con, asked).columns


def test_only_reports_of_documents_written_anew_are_replaced(con, read):
    store.write_documents(con, read("a.txt", "Ministers met today"))
    store.write_documents(con, read("b.txt", "Envoys met later"))
    con.execute("UPDATE meeting_reports SET meeting_id = 'm_' || document")
    merged.remember_reports(con)
    assert merged.replaced_reports(con).height == 0
    store.write_documents(con, read("a.txt", "Ministers met yesterday"))
    assert merged.replaced_reports(con).select("report_id", "meeting_id").rows() == [("r_a.txt", "m_a.txt")]


@pytest.fixture
def told(con, read):
    """Two meetings that are written, a function that gives their frame with changed cells, and their reports."""
    store.write_documents(con, read("a.txt", "Ministers met today"))
    store.write_documents(con, read("b.txt", "Envoys met later"))
    reports = merged.whole_reports(con, ["r_a.txt", "r_b.txt"])
    meetings = reports.select(
        "title", "parties", "people", "start_date", "end_date", "place", "country", "format", "status",
        "duration_minutes", "issues", "confidence", "origins", n_documents=pl.lit(1), n_independent_sources=pl.lit(1), meeting_id="report_id",
    )  # fmt: skip
    ids = reports.select("report_id", meeting_id="report_id")
    merged.write_merged(con, nothing(con) | {"meetings": meetings}, ids, None)
    return meetings, ids


def test_merged_meetings_are_written_and_reports_tied_to_them(con, told):
    assert select(con, "SELECT meeting_id FROM meetings ORDER BY 1") == [("r_a.txt",), ("r_b.txt",)]
    assert select(con, "SELECT meeting_id = report_id FROM meeting_reports") == [(True,), (True,)]


def test_what_was_merged_anew_takes_the_place_of_the_former_meeting_only(con, told):
    meetings, ids = told
    one = meetings.filter(meeting_id="r_a.txt").with_columns(meeting_id=pl.lit("m_new"), place=pl.lit(None, pl.String))
    redirect = {"old_id": ["r_a.txt"], "meeting_id": ["m_new"], "since_generation": [2], "report_ids": [["r_a.txt"]]}
    moved = ids.filter(report_id="r_a.txt").with_columns(meeting_id=pl.lit("m_new"))
    tables = nothing(con) | {"meetings": one, "meeting_redirects": pl.DataFrame(redirect)}
    for _ in range(2):
        merged.write_merged(con, tables, moved, ["r_a.txt"])
        assert select(con, "SELECT meeting_id, place FROM meetings ORDER BY 1") == [
            ("m_new", None),
            ("r_b.txt", "Montevideo"),
        ]
        assert select(con, "SELECT old_id, meeting_id FROM meeting_redirects") == [("r_a.txt", "m_new")]
        assert select(con, "SELECT report_id, meeting_id FROM meeting_reports ORDER BY 1") == [
            ("r_a.txt", "m_new"),
            ("r_b.txt", "r_b.txt"),
        ]


@pytest.mark.parametrize(
    ("column", "value", "alike", "corrected"),
    [
        pytest.param("base", "1", True, True, id="the same versions"),
        pytest.param("extractor_version", "'2'", False, True, id="another reading"),
        pytest.param("corrections_version", "'d'", False, False, id="other corrections"),
        pytest.param("schema_version", "'older'", False, False, id="another schema is merged anew"),
    ],
)
def test_a_generation_is_merged_alike_if_rules_schema_and_corrections_are_the_same(
    con, tmp_path, column, value, alike, corrected
):
    con.execute(
        "INSERT INTO generation (number, built_at, as_of, schema_version) VALUES (1, now(), now(), ?)",
        [schema_version()],
    )
    store.write_versions(con, parley_version="0", reference_version="r", extractor_version="1", corrections_version="c")
    con.execute(f"UPDATE generation SET {column} = {value}")
    con.close()
    path = tmp_path / "candidate.duckdb"
    assert merged.merged_alike(path, "1", "c") is alike
    assert merged.corrected_alike(path, "c") is corrected
    assert not merged.merged_alike(None, "1", "c")

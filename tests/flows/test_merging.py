"""Merging night by night: whatever comes in which batch, the meetings are those of one merging of everything."""

import datetime as dt

import duckdb
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tasks.logic.corrections import COLUMNS
from tasks.logic.lexicon import Reference
from tasks.logic.meetings import SCHEMA
from tasks.merging import merge_candidate
from tests.read_together import reference_of_ours
from warehouse import merged
from warehouse.schema import create_schema

TABLES = ("meetings", "meeting_status_history", "meeting_conflicts", "meetings_kept_apart")
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # a night takes too long to shrink an example of four
PLACES = pl.DataFrame({"place": ["Accra", "Lome", "Kara"], "kind": ["city", "city", "city"]})


LIMITS = reference_of_ours().table("merging")


def reference(*corrections):
    table = pl.DataFrame(
        [dict.fromkeys(COLUMNS, "") | c for c in corrections], schema=dict.fromkeys(COLUMNS, pl.String)
    )
    return Reference(None, "test", {"corrections": table, "places": PLACES, "merging": LIMITS})


@pytest.fixture(scope="module")
def empty():
    with duckdb.connect() as con:
        create_schema(con)
        con.execute("INSERT INTO generation (number, built_at, as_of, schema_version) VALUES (1, now(), now(), 's')")
        yield con


def forget(con, name):
    """Delete a document with its reports, as the night that writes it anew does."""
    merged.remember_reports_of(con, f"SELECT '{name}'")
    con.execute("DELETE FROM meeting_reports WHERE document_id = ?", [name])
    con.execute("DELETE FROM documents WHERE document_id = ?", [name])


def document(con, name, reports, published):
    """Write a document with its reports of meetings in place of what it said before."""
    forget(con, name)
    con.execute(
        "INSERT INTO documents BY NAME SELECT ? AS document_id, document_id AS document, '/' || document_id AS source, "
        "'text' AS text, 4 AS n_characters, document_id AS sha256, 'i' AS input_sha256, '1' AS extractor_version, "
        "now() AS ingested_at, ?::DATE AS published_earliest, published_earliest AS published_latest",
        [name, published],
    )
    rows = []
    for number, told in enumerate(reports):
        empty = {slot: [] if slot in ("people", "issues") else None for slot in SCHEMA}
        row = empty | {
            "report_id": f"r_{name}_{number}", "document_id": name, "document": name, "parties": ["GHA", "TGO"],
            "status": "held", "title": name, "rule": "meet:meet", "origins": "{}", "confidence": 0.5,
            "evidence": [{"char_start": number, "char_end": number + 1, "text": "t"}],
        }  # fmt: skip
        rows.append(row | {"end_date": told.get("start_date")} | told)
    con.register("part", pl.DataFrame(rows, schema=SCHEMA))
    con.execute("INSERT INTO meeting_reports BY NAME SELECT * FROM part")
    con.unregister("part")


def night(con, documents, everything=False, corrections=(), gone=()):
    con.execute("UPDATE generation SET number = number + 1")
    merged.remember_reports(con)
    for name, (reports, published) in documents.items():
        document(con, name, reports, published)
    for name in gone:
        forget(con, name)
    return merge_candidate(con, reference(*corrections), everything=everything)


def clear(con):
    for table in (*TABLES, "meeting_redirects", "report_redirects", "meeting_reports", "documents"):
        con.execute(f"DELETE FROM {table}")
    con.execute("UPDATE generation SET number = 1")


def content(con):
    """All merged tables, with the reports of each meeting in place of its id, which depends on what came first."""
    reports = con.execute(
        "SELECT meeting_id, string_agg(report_id, ' ' ORDER BY report_id) FROM meeting_reports GROUP BY 1"
    ).fetchall()
    names = dict(reports)
    told = {
        table: sorted(str((names[meeting], rest)) for meeting, *rest in con.execute(f"FROM {table}").fetchall())
        for table in TABLES[:3]
    }
    apart = con.execute("FROM meetings_kept_apart").fetchall()
    told["meetings_kept_apart"] = sorted(
        str((sorted([(names[a], report_a), (names[b], report_b)]), reason, likeness))
        for a, b, reason, likeness, report_a, report_b in apart
    )
    return told


def meeting_of(con, report):
    return con.execute("SELECT meeting_id FROM meeting_reports WHERE report_id = ?", [report]).fetchall()[0][0]


def leads(con):
    return dict(con.execute("SELECT old_id, meeting_id FROM meeting_redirects").fetchall())


DAY = dt.date(2015, 6, 10)
BOTH = {"people": ["Ama Mensah", "Kodjo Adom"]}
REPORT = st.fixed_dictionaries(
    {
        "parties": st.sampled_from(
            [["GHA", "TGO"], ["GHA", "TGO", "AU"], ["AU", "GHA"], ["BEN", "GHA", "TGO"], ["AU"]]
        ),
        "people": st.sampled_from([[], ["Ama Mensah"], ["Kofi Addo"], ["Ama Mensah", "Kodjo Adom"]]),
        "start_date": st.sampled_from(
            [None, "2015-06-08", "2015-06-09", "2015-06-20", "2015-06", "2015", "2016-01-02"]
        ),
        "place": st.sampled_from([None, "Accra", "Lome"]),
        "format": st.sampled_from([None, "in_person", "phone"]),
        "status": st.sampled_from(["held", "scheduled", "proposed", "cancelled", "postponed"]),
        "duration_minutes": st.sampled_from([None, 60, 90]),
    }
)
TOLD = st.tuples(st.lists(REPORT, min_size=1, max_size=2), st.integers(1, 25).map(lambda day: dt.date(2015, 6, day)))
NIGHTS = st.lists(st.dictionaries(st.sampled_from("abcdef"), TOLD, min_size=1, max_size=3), min_size=1, max_size=4)


@settings(max_examples=5, deadline=None, phases=QUICK)
@given(NIGHTS, st.sets(st.sampled_from("abc"), max_size=1))
def test_nights_of_any_size_give_the_meetings_of_one_merging_of_everything(empty, nights, gone):
    clear(empty)
    for documents in nights:
        night(empty, documents)
    night(empty, {}, gone=gone)
    step_by_step = content(empty)
    ids = {table: empty.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in (*TABLES, "meeting_redirects")}
    night(empty, {}, everything=True)
    assert content(empty) == step_by_step
    for table, rows in ids.items():
        assert empty.execute(f"FROM {table} ORDER BY ALL").fetchall() == rows, "a rerun changes nothing"


@settings(max_examples=5, deadline=None, phases=QUICK)
@given(NIGHTS)
def test_an_id_once_given_leads_to_one_meeting_for_good(empty, nights):
    clear(empty)
    bearers = {}
    for documents in nights:
        night(empty, documents)
        present = {i for (i,) in empty.execute("SELECT meeting_id FROM meetings").fetchall()}
        old = leads(empty)
        assert not present & set(old)
        assert set(old.values()) - {None} <= present
        assert set(bearers) <= present | set(old)
        held = empty.execute("SELECT meeting_id, list(report_id) FROM meeting_reports GROUP BY 1").fetchall()
        every = {report for _, reports in held for report in reports}
        for identity, reports in held:
            before = bearers.get(identity, set()) & every
            assert not before or before & set(reports), "a report that bore the id still bears it"
            bearers[identity] = set(reports)


def test_an_undated_meeting_that_gets_its_day_leads_to_it_from_its_old_id(empty):
    clear(empty)
    night(empty, {"a": ([BOTH], DAY)})
    undated = meeting_of(empty, "r_a_0")
    night(empty, {"b": ([BOTH | {"start_date": "2015-06-09"}], DAY)})
    dated = meeting_of(empty, "r_a_0")
    assert dated == meeting_of(empty, "r_b_0") != undated
    assert empty.execute("FROM meeting_redirects").fetchall() == [(undated, dated, 3, ["r_a_0"])]
    night(empty, {"c": ([{"parties": ["BEN", "GHA"], "start_date": "2015-06-20"}], DAY)})
    assert leads(empty) == {undated: dated}


def test_chains_of_ids_collapse(empty):
    clear(empty)
    night(empty, {"b": ([BOTH], DAY)})
    first = meeting_of(empty, "r_b_0")
    night(empty, {"a": ([BOTH], DAY - dt.timedelta(1))})
    second = meeting_of(empty, "r_b_0")
    night(empty, {"c": ([BOTH | {"start_date": "2015-06-09"}], DAY)})
    third = meeting_of(empty, "r_b_0")
    assert len({first, second, third}) == 3
    assert leads(empty) == {first: third, second: third}


def test_a_split_by_hand_gives_the_old_id_back_and_the_guard_is_told_when_it_meets_nothing(empty):
    clear(empty)
    told = {"a": ([BOTH], DAY), "b": ([BOTH | {"start_date": "2015-06-09"}], DAY)}
    for name, what in told.items():
        night(empty, {name: what})
    ((undated, dated),) = leads(empty).items()
    split = {"correction": "c1", "kind": "split", "report_ids": "r_a_0", "expects": "together"}
    assert night(empty, {}, everything=True, corrections=[split]).height == 0
    assert (meeting_of(empty, "r_a_0"), meeting_of(empty, "r_b_0"), leads(empty)) == (undated, dated, {})
    assert empty.execute("SELECT reason FROM meetings_kept_apart").fetchall() == [("correction",)]
    night(empty, {"c": ([{"parties": ["BEN", "GHA"]}], DAY)}, corrections=[split])
    assert meeting_of(empty, "r_a_0") == undated
    night(empty, {}, everything=True)
    assert (meeting_of(empty, "r_a_0"), leads(empty)) == (dated, {undated: dated})
    wrong = split | {"expects": "apart"}
    assert night(empty, {}, everything=True, corrections=[wrong])["found"].to_list() == ["together"]


def test_a_join_by_hand_holds_in_nights_that_touch_only_one_of_the_two(empty):
    clear(empty)
    night(empty, {"a": ([{"start_date": "2015-06-08"}], DAY), "b": ([{"start_date": "2015-06-20"}], DAY)})
    first, second = meeting_of(empty, "r_a_0"), meeting_of(empty, "r_b_0")
    join = {"correction": "c1", "kind": "merge", "report_ids": "r_a_0|r_b_0", "expects": "apart"}
    night(empty, {}, everything=True, corrections=[join])
    assert meeting_of(empty, "r_a_0") == meeting_of(empty, "r_b_0") == first
    assert leads(empty) == {second: first}
    night(empty, {"c": ([{"start_date": "2015-06-20"}], DAY)}, corrections=[join])
    assert {meeting_of(empty, f"r_{name}_0") for name in "abc"} == {first}
    night(empty, {}, everything=True)
    assert (meeting_of(empty, "r_b_0"), leads(empty)) == (second, {})


def test_an_id_is_not_given_to_another_meeting_of_the_same_parties_and_day(empty):
    clear(empty)
    on_the_day = {"start_date": "2015-06-08"}
    night(empty, {"b": ([on_the_day | {"people": ["Ama Mensah"]}], DAY)})
    first = meeting_of(empty, "r_b_0")
    night(empty, {"a": ([on_the_day | {"people": ["Kofi Addo"]}], DAY - dt.timedelta(1))})
    assert meeting_of(empty, "r_b_0") == first != meeting_of(empty, "r_a_0")


def test_a_document_that_is_edited_or_goes_takes_its_id_along(empty):
    clear(empty)
    night(empty, {"a": ([BOTH], DAY)})
    first = meeting_of(empty, "r_a_0")
    night(empty, {"a": ([BOTH | {"start_date": "2015-06-09"}], DAY)})
    second = meeting_of(empty, "r_a_0")
    assert leads(empty) == {first: second}
    night(empty, {}, gone="a")
    assert leads(empty) == {first: None, second: None}


def test_a_night_touches_only_the_meetings_that_its_reports_join(empty):
    clear(empty)
    night(empty, {str(n): ([{"start_date": f"2015-06-{n:02}"}], DAY) for n in range(1, 29)})
    before = dict(empty.execute("SELECT meeting_id, rowid FROM meetings").fetchall())
    night(empty, {"new": ([{"start_date": "2015-06-07"}], DAY)})
    after = dict(empty.execute("SELECT meeting_id, rowid FROM meetings").fetchall())
    assert [m for m in before if before[m] != after[m]] == [meeting_of(empty, "r_new_0")]


def test_a_correction_holds_for_the_report_that_came_in_the_place_of_the_one_it_names(empty):
    clear(empty)
    told = BOTH | {"start_date": "2015-06-09"}
    night(empty, {"a": ([told], DAY)})
    put_right = {"correction": "c1", "kind": "set", "report_ids": "r_a_0", "slot": "place", "value": "Kara"}
    places = "SELECT place FROM meetings"
    assert night(empty, {}, everything=True, corrections=[put_right]).height == 0
    assert empty.execute(places).fetchall() == [("Kara",)]
    for number in (1, 2):
        read_anew = told | {"report_id": f"r_other_{number}", "people": [f"Ama Mensah {number}"]}
        assert night(empty, {"a": ([read_anew], DAY)}, corrections=[put_right]).height == 0
        assert empty.execute(places).fetchall() == [("Kara",)]
        assert ("r_a_0", f"r_other_{number}") in empty.execute(
            "SELECT old_id, report_id FROM report_redirects"
        ).fetchall()
    night(empty, {"a": ([told], DAY)}, corrections=[put_right])
    assert {old for (old,) in empty.execute("SELECT old_id FROM report_redirects").fetchall()} == {
        "r_other_1",
        "r_other_2",
    }
    assert empty.execute(places).fetchall() == [("Kara",)]
    assert night(empty, {}, gone=["a"], corrections=[put_right])["found"].to_list() == ["no report r_a_0"]

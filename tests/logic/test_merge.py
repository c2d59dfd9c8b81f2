"""Merging over documents: one row per real meeting, whatever the order of reports."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.corrections import COLUMNS
from tasks.logic.lexicon import load_reference
from tasks.logic.meetings import SCHEMA
from tasks.logic.merge import merge_reports
from tasks.logic.merging_limits import merging_limits
from tasks.logic.report_agreement import days_of, surname_key
from tests.read_together import reference_of_ours

LIMITS = merging_limits(reference_of_ours())
NO_CORRECTIONS = pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))
DAY = dt.date(2015, 6, 10)


def report(name, document, **told):
    """A report of talks between Ghana and Togo; what is not given is not told."""
    published = told.pop("published", DAY)
    empty = {slot: [] if slot in ("people", "issues", "evidence") else None for slot in SCHEMA}
    row = empty | {
        "report_id": name,
        "document_id": document,
        "document": f"{document}.txt",
        "parties": ["GHA", "TGO"],
        "status": "held",
        "title": name,
        "rule": "meet:meet",
        "origins": "{}",
        "confidence": 0.5,
    }
    if "start_date" in told and "end_date" not in told:
        told["end_date"] = told["start_date"]
    return row | told | {"published_earliest": published, "published_latest": published}


def frame(*rows):
    return pl.DataFrame(list(rows), schema=dict(SCHEMA) | {"published_earliest": pl.Date, "published_latest": pl.Date})


def together(reports, corrections):
    return merge_reports(reports, corrections, LIMITS)


def merged(*rows, corrections=NO_CORRECTIONS):
    merged = merge_reports(frame(*rows), corrections, LIMITS)
    meetings, reports = merged.meetings, merged.reports
    return meetings, dict(reports.select("report_id", "meeting_id").iter_rows())


ON_THE_DAY = {"start_date": "2015-06-08"}
PAIRS = [
    ("same parties and day", ON_THE_DAY, ON_THE_DAY, True),
    ("another day", ON_THE_DAY, {"start_date": "2015-06-09"}, False),
    ("a day within a week", ON_THE_DAY, {"start_date": "2015-06-08", "end_date": "2015-06-14"}, True),
    ("a day within a month says too little", ON_THE_DAY, {"start_date": "2015-06"}, False),
    ("a day within a month, same people", ON_THE_DAY | {"people": ["Ama Mensah"]}, {"start_date": "2015-06", "people": ["Ama Mensah"]}, True),
    ("no dates", {}, {}, False),
    ("a day within a year, same people", ON_THE_DAY | {"people": ["Ama Mensah", "Kofi Addo"]}, {"start_date": "2015", "people": ["Ama Mensah", "Kofi Addo"]}, False),
    ("no day and a day, same people", ON_THE_DAY | {"people": ["Ama Mensah", "Kofi Addo"]}, {"people": ["Ama Mensah", "Kofi Addo"]}, True),
    ("no day and a day, one person", ON_THE_DAY | {"people": ["Ama Mensah"]}, {"people": ["Ama Mensah"]}, False),
    ("no day and a day long ago", {"start_date": "2015-05-08", "people": ["Ama Mensah", "Kofi Addo"]}, {"people": ["Ama Mensah", "Kofi Addo"]}, False),
    ("a plan without a day, held before", ON_THE_DAY | {"people": ["Ama Mensah", "Kofi Addo"]}, {"status": "scheduled", "people": ["Ama Mensah", "Kofi Addo"]}, False),
    ("other cities", ON_THE_DAY | {"place": "Accra", "country": "GHA"}, ON_THE_DAY | {"place": "Lome", "country": "TGO"}, False),
    ("a city and its country", ON_THE_DAY | {"place": "Accra", "country": "GHA"}, ON_THE_DAY | {"place": "Ghana", "country": "GHA"}, True),
    ("other people", ON_THE_DAY | {"people": ["Ama Mensah"]}, ON_THE_DAY | {"people": ["Kofi Addo"]}, False),
    ("spelled otherwise", ON_THE_DAY | {"people": ["Sergei Ryabov"]}, ON_THE_DAY | {"people": ["Sergey Riabov"]}, True),
    ("call and visit", ON_THE_DAY | {"format": "phone"}, ON_THE_DAY | {"format": "in_person", "place": "Lome"}, False),
    ("scheduled and held", ON_THE_DAY | {"status": "scheduled"}, ON_THE_DAY, True),
    ("body with and without a state", ON_THE_DAY | {"parties": ["GHA", "TGO", "AU"]}, ON_THE_DAY | {"parties": ["GHA", "AU"]}, True),
    ("bilateral beside a body", ON_THE_DAY | {"parties": ["GHA", "TGO", "AU"]}, ON_THE_DAY, False),
    ("other parties", ON_THE_DAY, ON_THE_DAY | {"parties": ["GHA", "BEN"]}, False),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "same"), [c[1:] for c in PAIRS], ids=[c[0] for c in PAIRS])
def test_two_reports_are_one_meeting(a, b, same):
    meetings, _ = merged(report("r_1", "d_1", **a), report("r_2", "d_2", **b))
    assert meetings.height == (1 if same else 2)


AT_ODDS = [
    ("a week with two meetings in it", {"start_date": "2015-06-08", "end_date": "2015-06-14"}, 3),
    ("a day is one of them", {"start_date": "2015-06-08"}, 2),
    ("a week with the people of one", {"start_date": "2015-06-08", "end_date": "2015-06-14", "people": ["Ama Mensah"]}, 2),
]  # fmt: skip


@pytest.mark.parametrize(("third", "expected"), [c[1:] for c in AT_ODDS], ids=[c[0] for c in AT_ODDS])
def test_a_report_that_fits_two_meetings_equally_well_joins_neither(third, expected):
    monday = report("r_1", "d_1", start_date="2015-06-08", people=["Ama Mensah"])
    friday = report("r_2", "d_2", start_date="2015-06-12")
    meetings, _ = merged(monday, friday, report("r_3", "d_3", **third))
    assert meetings.height == expected


LEADERS = {"people": ["Ama Mensah", "Kofi Addo"]}
MOVED = [
    ("put off, and held a week later", {"status": "postponed"}, {}, 1),
    ("held, and held a week later", {"status": "held"}, {}, 2),
    ("planned, and held a week later", {"status": "scheduled"}, {}, 2),
    ("put off, and other people a week later", {"status": "postponed"}, {"people": ["Kodjo Adom"]}, 2),
    ("put off after the later one", {"status": "postponed", "published": dt.date(2015, 7, 1)}, {}, 2),
    ("put off, and held half a year later", {"status": "postponed"}, {"start_date": "2015-12-15", "published": dt.date(2015, 12, 16)}, 2),
]  # fmt: skip


@pytest.mark.parametrize(("early", "late", "expected"), [c[1:] for c in MOVED], ids=[c[0] for c in MOVED])
def test_a_meeting_that_is_put_off_is_the_same_on_its_later_day(early, late, expected):
    first = LEADERS | ON_THE_DAY | {"published": dt.date(2015, 6, 7)} | early
    second = LEADERS | {"start_date": "2015-06-15", "published": dt.date(2015, 6, 16)} | late
    plan = report("r_0", "d_0", **LEADERS, **ON_THE_DAY, status="scheduled", published=dt.date(2015, 6, 1))
    meetings, _ = merged(plan, report("r_1", "d_1", **first), report("r_2", "d_2", **second))
    assert meetings.height == expected
    if expected == 1:
        assert meetings.select("start_date", "status").row(0) == ("2015-06-15", "held")


def test_a_meeting_put_off_and_held_later_may_be_told_by_several_documents_each():
    early = LEADERS | ON_THE_DAY | {"status": "postponed", "published": dt.date(2015, 6, 7)}
    late = LEADERS | {"start_date": "2015-06-15", "published": dt.date(2015, 6, 16)}
    in_accra = {"place": "Accra", "country": "GHA"}
    told = [report(f"r_{n}", f"d_{n}", **row) for n, row in enumerate([early, early | in_accra, late, late | in_accra])]
    meetings, _ = merged(*told)
    assert meetings.height == 1
    assert meetings["n_documents"].to_list() == [4]


APART = [
    ("other people", ON_THE_DAY | {"people": ["Ama Mensah"]}, ON_THE_DAY | {"people": ["Kofi Addo"]}, ("people", 1.6)),
    ("other cities", ON_THE_DAY | {"place": "Accra", "country": "GHA"}, ON_THE_DAY | {"place": "Lome", "country": "TGO"}, ("place", 1.6)),
    ("a call and a visit", ON_THE_DAY | {"format": "phone"}, ON_THE_DAY | {"format": "in_person", "place": "Lome"}, ("format", 1.6)),
    ("a body in one", ON_THE_DAY | {"parties": ["GHA", "TGO", "AU"]}, ON_THE_DAY, ("bodies", 1.1)),
    ("a month says too little", ON_THE_DAY, {"start_date": "2015-06"}, ("too_little", 1.0)),
    ("another day needs no reason", ON_THE_DAY, {"start_date": "2015-06-09"}, None),
    ("other parties need no reason", ON_THE_DAY, ON_THE_DAY | {"parties": ["GHA", "BEN"]}, None),
    ("what is one is not apart", ON_THE_DAY, ON_THE_DAY, None),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "expected"), [c[1:] for c in APART], ids=[c[0] for c in APART])
def test_what_keeps_two_meetings_apart_is_told(a, b, expected):
    told = together(frame(report("r_1", "d_1", **a), report("r_2", "d_2", **b)), NO_CORRECTIONS).kept_apart
    assert told.select("reason", "likeness").rows() == ([expected] if expected else [])
    assert {r for pair in told.select("report_a", "report_b").rows() for r in pair} == (
        {"r_1", "r_2"} if expected else set()
    )


def test_one_document_that_tells_of_two_meetings_is_a_reason():
    told = together(frame(report("r_1", "d_1", **ON_THE_DAY), report("r_2", "d_1", **ON_THE_DAY)), NO_CORRECTIONS)
    assert told.kept_apart["reason"].to_list() == ["document"]


def test_an_analyst_moves_a_limit_without_touching_code():
    fortnight = ON_THE_DAY | {"end_date": "2015-06-22"}
    reports = frame(report("r_1", "d_1", **ON_THE_DAY), report("r_2", "d_2", **fortnight))
    assert together(reports, NO_CORRECTIONS).meetings.height == 2
    assert merge_reports(reports, NO_CORRECTIONS, replace(LIMITS, near_days=14)).meetings.height == 1


def test_a_limit_that_is_missing_is_named(tmp_path):
    for table in (Path(__file__).parents[2] / "seeds" / "reference").glob("*.csv"):
        lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("near_days,")]
        (tmp_path / table.name).write_text("".join(kept), encoding="utf-8")
    with pytest.raises(ValueError, match="near_days"):
        merging_limits(load_reference(tmp_path))


def test_two_reports_of_one_document_never_merge():
    meetings, ids = merged(report("r_1", "d_1", **ON_THE_DAY), report("r_2", "d_1", **ON_THE_DAY))
    assert meetings.height == 2
    assert ids["r_1"] != ids["r_2"]


def test_held_beats_scheduled_when_published_on_or_after_the_day():
    early = report("r_1", "d_1", **ON_THE_DAY, status="scheduled", published=dt.date(2015, 6, 5))
    late = report("r_2", "d_2", **ON_THE_DAY, status="held", published=dt.date(2015, 6, 8))
    meetings, _ = merged(late, early)
    assert meetings.row(0, named=True)["status"] == "held"


def test_the_latest_status_counts_where_none_is_held():
    early = report("r_1", "d_1", **ON_THE_DAY, status="scheduled", published=dt.date(2015, 6, 1))
    late = report("r_2", "d_2", **ON_THE_DAY, status="postponed", published=dt.date(2015, 6, 5))
    meetings, _ = merged(early, late)
    assert meetings.row(0, named=True)["status"] == "postponed"


def test_values_are_those_told_most_and_most_precisely():
    meetings, _ = merged(
        report(
            "r_1", "d_1", start_date="2015-06-08", end_date="2015-06-14", people=["Ama Mensah"], duration_minutes=60
        ),
        report("r_2", "d_2", **ON_THE_DAY, people=["Ama Mensah", "Kodjo Adom"], place="Lome", country="TGO"),
        report("r_3", "d_3", **ON_THE_DAY, people=["A. Mensah"], place="Lome", country="TGO", duration_minutes=90),
        report("r_4", "d_4", **ON_THE_DAY, people=["Ama Mensah"], duration_minutes=90),
    )
    row = meetings.row(0, named=True)
    assert (row["start_date"], row["end_date"], row["place"], row["country"]) == (
        "2015-06-08",
        "2015-06-08",
        "Lome",
        "TGO",
    )
    assert (row["people"], row["duration_minutes"], row["n_documents"]) == (["Ama Mensah"], 90, 4)


def test_the_id_is_that_of_the_earliest_report_and_stays_when_later_ones_join():
    first = report("r_9", "d_9", **ON_THE_DAY, published=dt.date(2015, 6, 1))
    _, alone = merged(first)
    _, together = merged(report("r_1", "d_1", **ON_THE_DAY, published=dt.date(2015, 6, 9)), first)
    assert alone["r_9"] == together["r_9"] == together["r_1"]
    assert alone["r_9"].startswith("m_")
    assert len(alone["r_9"]) == 14


def correction(**given):
    return pl.DataFrame([dict.fromkeys(COLUMNS, "") | given], schema=dict.fromkeys(COLUMNS, pl.String))


TWO = (report("r_1", "d_1", **ON_THE_DAY), report("r_2", "d_2", **ON_THE_DAY))


def test_a_correction_splits_a_meeting():
    fixed = together(frame(*TWO), correction(correction="c1", kind="split", report_ids="r_2", expects="together"))
    assert (fixed.meetings.height, fixed.unmatched.height) == (2, 0)


def test_a_correction_merges_two_meetings():
    apart = (report("r_1", "d_1", start_date="2015-06-08"), report("r_2", "d_2", start_date="2015-06-09"))
    fixed = together(frame(*apart), correction(correction="c1", kind="merge", report_ids="r_1|r_2", expects="apart"))
    assert (fixed.meetings.height, fixed.unmatched.height) == (1, 0)


def test_a_correction_sets_a_value_and_says_so():
    fix = correction(correction="c1", kind="set", report_ids="r_1", slot="place", value="Kara", expects="")
    row = together(frame(*TWO), fix).meetings.row(0, named=True)
    assert row["place"] == "Kara"
    assert '"place": "corrected"' in row["origins"]


UNMATCHED = [
    ("unknown report", {"kind": "split", "report_ids": "r_7"}),
    ("already together", {"kind": "merge", "report_ids": "r_1|r_2"}),
    ("another value found", {"kind": "set", "report_ids": "r_1", "slot": "place", "value": "Kara", "expects": "Accra"}),
    ("unknown kind", {"kind": "drop", "report_ids": "r_1"}),
    ("unknown slot", {"kind": "set", "report_ids": "r_1", "slot": "venue", "value": "Kara"}),
]


@pytest.mark.parametrize("given_row", [c[1] for c in UNMATCHED], ids=[c[0] for c in UNMATCHED])
def test_a_correction_that_meets_nothing_is_reported_and_changes_nothing(given_row):
    fixed = together(frame(*TWO), correction(correction="c1", **given_row))
    assert fixed.unmatched["correction"].to_list() == ["c1"]
    assert fixed.meetings.equals(together(frame(*TWO), NO_CORRECTIONS).meetings)


def test_no_reports_give_no_meetings():
    merged = merge_reports(frame(), NO_CORRECTIONS, LIMITS)
    meetings, reports = merged.meetings, merged.reports
    assert (meetings.height, reports.height, "meeting_id" in reports.columns) == (0, 0, True)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("2015-06-08", dt.date(2015, 6, 8), dt.date(2015, 6, 8)), ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29)), ("2015", dt.date(2015, 1, 1), dt.date(2015, 12, 31))],
    ids=["day", "leap month", "year"],
)  # fmt: skip
def test_days_of_an_edtf_value(value, first, last):
    assert days_of(value) == (first, last)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Sergei Shoigu", "Sergey Shoygu"), ("Nursultan Nazarbayev", "N. Nazarbaev"), ("Jose Muñoz", "José Munoz")],
)
def test_transliterations_are_one_surname(a, b):
    assert surname_key(a) == surname_key(b)


SOME_REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "document": st.sampled_from(["d_1", "d_2", "d_3", "d_4", "d_5"]),
            "parties": st.sampled_from([["GHA", "TGO"], ["GHA", "TGO", "AU"], ["AU", "GHA"], ["BEN", "GHA", "TGO"]]),
            "people": st.sampled_from([[], ["Ama Mensah"], ["Kofi Addo"], ["Ama Mensah", "Kodjo Adom"]]),
            "start_date": st.sampled_from([None, "2015-06-08", "2015-06-09", "2015-06", "2015"]),
            "place": st.sampled_from([None, "Accra", "Lome"]),
            "format": st.sampled_from([None, "in_person", "phone"]),
            "status": st.sampled_from(["held", "scheduled", "proposed", "cancelled"]),
            "day": st.integers(1, 12),
        }
    ),
    max_size=9,
)


@settings(max_examples=120, deadline=None)
@given(SOME_REPORTS, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(drawn, random):
    rows = []
    for number, told in enumerate(drawn):
        day = dt.date(2015, 6, told["day"])
        slots = {k: v for k, v in told.items() if k not in ("document", "day")}
        rows.append(report(f"r_{number}", told["document"], published=day, **slots))
    shuffled = list(rows)
    random.shuffle(shuffled)
    meetings, ids = merged(*rows)
    again, ids_again = merged(*shuffled)
    assert meetings.equals(again)
    assert ids == ids_again
    documents = {r["report_id"]: r["document_id"] for r in rows}
    for meeting in set(ids.values()):
        told_in = [documents[r] for r, m in ids.items() if m == meeting]
        assert len(told_in) == len(set(told_in))


def test_an_earlier_report_leaves_the_id_of_a_dated_meeting():
    later = report("r_b", "b", **ON_THE_DAY)
    alone, _ = merged(later)
    both, _ = merged(later, report("r_a", "a", published=dt.date(2015, 6, 1), status="scheduled", **ON_THE_DAY))
    assert alone["meeting_id"].to_list() == both["meeting_id"].to_list()


def test_two_meetings_of_the_same_parties_on_one_day_have_two_ids():
    leaders = report("r_a", "a", people=["Ama Mensah"], **ON_THE_DAY)
    envoys = report("r_b", "a", people=["Kofi Addo"], **ON_THE_DAY)
    meetings, _ = merged(leaders, envoys)
    assert meetings["meeting_id"].n_unique() == 2

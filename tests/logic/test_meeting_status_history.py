"""Status history: what each report did to the status of a meeting, in the order of publication."""

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.logic.meeting_status_history import SCHEMA, deciding, status_history, steps
from tasks.logic.meetings import EVIDENCE

DAY = (dt.date(2015, 6, 8), dt.date(2015, 6, 8))
PASSAGE = {"char_start": 0, "char_end": 4, "text": "talk"}


def told(report, status, published, start="2015-06-08", end=None):
    day = published and dt.date(2015, 6, published)
    return {
        "report_id": report, "meeting_id": "m_1", "document_id": f"d_{report}", "document": f"{report}.txt",
        "status": status, "start_date": start, "end_date": end or start, "published_earliest": day,
        "published_latest": day, "evidence": [PASSAGE],
    }  # fmt: skip


CASES = [
    ("a held report beats earlier plans", [("scheduled", 1), ("held", 9)], "held", []),
    ("a plan published after the day does not undo held", [("held", 8), ("scheduled", 20)], "held", [2]),
    ("a later cancelled beats scheduled", [("scheduled", 1), ("cancelled", 5)], "cancelled", []),
    ("a later plan revives what was cancelled", [("cancelled", 1), ("scheduled", 5)], "scheduled", []),
    ("a plan published after the day does not revive it", [("cancelled", 5), ("scheduled", 20)], "cancelled", [2]),
    ("held is not credible before the day", [("scheduled", 1), ("held", 5)], "scheduled", [2]),
    ("cancelled after held is not credible", [("held", 8), ("cancelled", 9)], "held", [2]),
    ("postponed, then held all the same", [("postponed", 6), ("held", 8)], "held", []),
    ("a wish does not undo a plan", [("scheduled", 1), ("proposed", 2)], "scheduled", [2]),
    ("a plan does not end what is under way", [("ongoing", 8), ("scheduled", 8)], "ongoing", []),
    ("broken off", [("ongoing", 8), ("cancelled", 9)], "cancelled", []),
    ("a late plan alone is all there is", [("scheduled", 20)], "scheduled", []),
    ("without a day of publication it comes first", [("held", 8), ("scheduled", None)], "held", []),
]


@pytest.mark.parametrize(("reports", "status", "doubted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_latest_credible_word_counts(reports, status, doubted):
    rows = [told(f"r_{n}", *report) for n, report in enumerate(reports, 1)]
    made = steps(rows, DAY)
    assert deciding(rows, DAY)["status"] == status
    assert deciding(rows, DAY)["event"] != "repeated"
    assert [step["report_id"] for step in made if not step["credible"]] == [f"r_{n}" for n in doubted]
    assert [step["note"] is None for step in made] == [step["credible"] for step in made]


EVENTS = [
    ("announced and told again", [("scheduled", 1, "2015-06-08"), ("scheduled", 2, "2015-06")], ["announced", "repeated"]),
    ("moved to another day", [("scheduled", 1, "2015-06-08"), ("scheduled", 2, "2015-06-12")], ["announced", "moved"]),
    ("more precise is not moved", [("scheduled", 1, "2015-06"), ("scheduled", 2, "2015-06-12")], ["announced", "repeated"]),
    ("put off, and set for another day", [("postponed", 1, "2015-06-08"), ("scheduled", 2, "2015-06-12")], ["postponed", "moved"]),
    ("proposed, then fixed", [("proposed", 1, None), ("scheduled", 2, "2015-06-12")], ["announced", "announced"]),
    ("called off and set again", [("scheduled", 1, "2015-06-08"), ("cancelled", 2, "2015-06-08"), ("scheduled", 3, "2015-06-08")], ["announced", "cancelled", "announced"]),
    ("held and told again", [("held", 9, "2015-06-08"), ("held", 10, "2015-06-08")], ["held", "repeated"]),
]  # fmt: skip


@pytest.mark.parametrize(("reports", "events"), [c[1:] for c in EVENTS], ids=[c[0] for c in EVENTS])
def test_each_report_is_an_event(reports, events):
    rows = [told(f"r_{n}", *report) for n, report in enumerate(reports)]
    assert [step["event"] for step in steps(rows, DAY)] == events


def test_the_history_of_a_meeting_row_for_row():
    columns = dict(SCHEMA) | {"evidence": EVIDENCE}
    reports = pl.DataFrame(
        [told("r_2", "held", 9), told("r_1", "scheduled", 1)],
        schema={name: kind for name, kind in columns.items() if name in told("r", "held", 1)},
    )
    meetings = pl.DataFrame({"meeting_id": ["m_1"], "start_date": ["2015-06-08"], "end_date": ["2015-06-08"]})
    first, second = dt.date(2015, 6, 1), dt.date(2015, 6, 9)
    day = "2015-06-08"
    expected = pl.DataFrame(
        [
            ("m_1", 1, "announced", "scheduled", True, False, None, "r_1", "d_r_1", "r_1.txt", first, first, day, day, PASSAGE),
            ("m_1", 2, "held", "held", True, True, None, "r_2", "d_r_2", "r_2.txt", second, second, day, day, PASSAGE),
        ],
        schema=SCHEMA,
        orient="row",
    )  # fmt: skip
    assert status_history(meetings, reports).equals(expected)


REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["held", "ongoing", "scheduled", "proposed", "postponed", "cancelled"]),
        st.one_of(st.none(), st.integers(1, 20)),
        st.sampled_from(["2015-06-08", "2015-06", "2015-06-12", None]),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=100, deadline=None)
@given(REPORTS, st.randoms(use_true_random=False))
def test_one_step_decides_whatever_the_order_of_reports(drawn, random):
    rows = [told(f"r_{n}", *report) for n, report in enumerate(drawn)]
    made = steps(rows, DAY)
    random.shuffle(rows)
    assert steps(rows, DAY) == made
    assert sum(step["decides"] for step in made) == 1
    assert [step["step"] for step in made] == list(range(1, len(made) + 1))

"""Which report of the present edition came in the place of a superseded one."""

import datetime as dt

import polars as pl
import pytest

from tasks.logic.merging_limits import merging_limits
from tasks.logic.superseded_reports import successors
from tests.read_together import reference_of_ours

LIMITS = merging_limits(reference_of_ours())

MET = "Ama Mensah met Kodjo Adom in Accra on Monday"
PLAN = "they will meet again in the spring"


def report(report_id, document, text, **told):
    row = {
        "report_id": report_id, "document_id": document, "parties": ["GHA", "TGO"], "people": ["Ama Mensah"], "start_date": None,
        "end_date": None, "place": None, "country": None, "format": None, "status": "held",
        "published_earliest": dt.date(2015, 6, 9), "evidence": [{"char_start": 0, "char_end": len(text), "text": text}],
    }  # fmt: skip
    return row | told


def follow(old, new):
    texts = dict.fromkeys(("start_date", "end_date", "place", "country", "format"), pl.String)
    superseded = pl.DataFrame([row | {"superseded_by": "d_2"} for row in old], schema_overrides=texts)
    return dict(
        successors(superseded, pl.DataFrame(new, schema=superseded.drop("superseded_by").schema), LIMITS).iter_rows()
    )


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"place": "Lome"}, id="another place"),
        pytest.param({"start_date": "2015-06-07", "end_date": "2015-06-07"}, id="another day"),
        pytest.param({"parties": ["BEN", "TGO"]}, id="another party in the same sentence"),
        pytest.param({"status": "cancelled"}, id="another status"),
    ],
)
def test_a_corrected_report_takes_the_place(told):
    assert follow([report("r_1", "d_1", MET)], [report("r_2", "d_2", MET, **told)]) == {"r_1": "r_2"}


def test_of_two_reports_each_has_its_own_successor_in_whatever_order():
    old = [report("r_1", "d_1", PLAN, status="proposed"), report("r_2", "d_1", MET)]
    new = [report("r_8", "d_2", MET.replace("Accra", "Lome")), report("r_9", "d_2", PLAN, status="proposed")]
    assert follow(old, new) == follow(old[::-1], new[::-1]) == {"r_1": "r_9", "r_2": "r_8"}


def test_a_meeting_that_the_present_edition_does_not_tell_of_is_withdrawn():
    old = [report("r_1", "d_1", MET), report("r_2", "d_1", PLAN)]
    assert follow(old, [report("r_8", "d_2", PLAN)]) == {"r_1": None, "r_2": "r_8"}
    other = report("r_8", "d_2", "Kofi Addo flew to Lagos for talks", parties=["GHA", "NGA"])
    assert follow(old[:1], [other]) == {"r_1": None}
    assert follow(old[:1], []) == {"r_1": None}


def test_several_superseded_editions_lead_to_the_same_report():
    old = [report("r_1", "d_1", MET), report("r_2", "d_0", MET)]
    assert follow(old, [report("r_8", "d_2", MET)]) == {"r_1": "r_8", "r_2": "r_8"}

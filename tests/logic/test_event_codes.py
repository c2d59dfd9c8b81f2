"""PLOVER and CAMEO codes: the setting of a meeting, the matter of a position, and a code for whatever may come."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest

from expectations.meetings import STATUSES
from expectations.positions import ACTS, STANCES
from tasks.logic.event_codes import CODES, code_meetings, code_positions, code_reports, position_codes

MET = {"parties": ["CHL", "PER"], "country": None, "format": "in_person", "status": "held", "rule": "meet:meet"}
SHAPE = {"parties": pl.List(pl.Utf8), "country": pl.Utf8, "format": pl.Utf8, "status": pl.Utf8, "rule": pl.Utf8}


def coded(reference, **told):
    """Host, mode and CAMEO code of a meeting between Chile and Peru; what is not given is not told."""
    row = code_reports(pl.DataFrame([MET | told], schema=SHAPE), reference).row(0, named=True)
    return row["host"], row["plover_event"], row["plover_mode"], row["cameo_code"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param({"format": "phone"}, (None, "CONSULT", "phone", "041"), id="a telephone call"),
        pytest.param({"format": "video"}, (None, "CONSULT", "phone", "041"), id="a video call is remote as well"),
        pytest.param({"format": "phone", "country": "PER"}, (None, "CONSULT", "phone", "041"), id="who calls has no host"),
        pytest.param({"country": "PER"}, ("PER", "CONSULT", "visit", "042"), id="one party is at home"),
        pytest.param({"country": "NOR"}, (None, "CONSULT", "third-party", "044"), id="neither party is at home"),
        pytest.param({"rule": "visit:visit"}, (None, "CONSULT", "visit", "042"), id="a visit without a place"),
        pytest.param(
            {"rule": "host:receive", "country": "NOR"}, (None, "CONSULT", "third-party", "044"),
            id="who receives somebody abroad hosts no visit",
        ),
        pytest.param({}, (None, "CONSULT", None, "040"), id="nothing tells how they met"),
        pytest.param({"format": None}, (None, "CONSULT", None, "040"), id="not even that they met in person"),
        pytest.param({"rule": "with:negotiate"}, (None, "CONSULT", None, "046"), id="negotiations somewhere"),
        pytest.param(
            {"rule": "with:negotiate", "country": "NOR"}, (None, "CONSULT", "third-party", "044"),
            id="the place of negotiations tells more",
        ),
        pytest.param(
            {"rule": "event_plural:talks+mediator+pair", "country": "NOR", "parties": ["CHL", "PER", "NOR"]},
            ("NOR", "CONSULT", None, "045"), id="a mediator takes part",
        ),
        pytest.param(
            {"parties": ["OAS", "CHL", "PER"]}, (None, "CONSULT", "multilateral", "040"), id="an organisation and two states"
        ),
        pytest.param({"parties": ["OAS"]}, (None, "CONSULT", "multilateral", "040"), id="the session of an organisation"),
        pytest.param(
            {"parties": ["OAS", "PER"], "country": "PER"}, ("PER", "CONSULT", "visit", "042"), id="an organisation's envoy visits"
        ),
        pytest.param(
            {"parties": ["OAS", "PER"], "country": "USA"}, ("OAS", "CONSULT", "visit", "042"), id="a visit at an organisation's seat"
        ),
        pytest.param(
            {"parties": ["PER", "WTO"], "country": "WTO"}, ("WTO", "CONSULT", "visit", "042"), id="in an organisation's own house"
        ),
        pytest.param(
            {"parties": ["BOL", "CHL", "ECU", "PER"]}, (None, "CONSULT", "multilateral", "040"), id="four states"
        ),
        pytest.param({"parties": ["BOL", "CHL", "PER"]}, (None, "CONSULT", None, "040"), id="three states are not many"),
        pytest.param(
            {"parties": ["CHL", "BOL", "COL", "PER"], "rule": "visit:travel through"}, (None, "CONSULT", "visit", "042"),
            id="a tour is a visit, however many it goes to",
        ),
        pytest.param(
            {"rule": "body:session", "country": "PER"}, ("PER", "CONSULT", "visit", "042"),
            id="the session of two states is not multilateral",
        ),
        pytest.param(
            {"rule": "body:session", "country": "BEL", "parties": ["NATO", "PER"]}, ("NATO", "CONSULT", "multilateral", "040"),
            id="the session of an organisation with one state is",
        ),
        pytest.param(
            {"parties": ["COL", "FARC"], "country": "COL"}, (None, "CONSULT", None, "040"), id="where all are at home nobody visits"
        ),
        pytest.param(
            {"parties": ["COL", "FARC"], "country": "CUB"}, (None, "CONSULT", "third-party", "044"), id="a group meets abroad"
        ),
        pytest.param(
            {"parties": ["EGY", "HAMAS"], "country": "PSE"}, ("HAMAS", "CONSULT", "visit", "042"), id="a group is host at home"
        ),
        pytest.param({"parties": ["PER"], "country": "NOR"}, (None, "CONSULT", None, "040"), id="one party known is no visit"),
        pytest.param({"status": "ongoing", "country": "PER"}, ("PER", "CONSULT", "visit", "042"), id="under way"),
        pytest.param({"status": "scheduled", "country": "PER"}, ("PER", "AGREE", None, "036"), id="still to come"),
        pytest.param({"status": "proposed", "format": "phone"}, (None, "AGREE", None, "036"), id="only proposed"),
        pytest.param({"status": "postponed"}, (None, "SANCTION", "discontinue", "164"), id="put off"),
        pytest.param({"status": "cancelled"}, (None, "SANCTION", "discontinue", "161"), id="called off"),
    ],
)  # fmt: skip
def test_the_code_of_a_meeting(reference, told, expected):
    assert coded(reference, **told) == expected


def test_a_merged_meeting_is_coded_by_its_own_values_and_by_the_rules_of_all_its_reports(reference):
    reports = pl.DataFrame(
        {"meeting_id": ["m_1", "m_1", "m_2"], "rule": ["meet:meet", "visit_noun:visit", "meet:meet"]}
    )
    meetings = pl.DataFrame(
        [MET | {"meeting_id": "m_2", "country": "NOR"}, MET | {"meeting_id": "m_1"}, MET | {"meeting_id": "m_3"}],
        schema={"meeting_id": pl.Utf8} | {k: v for k, v in SHAPE.items() if k != "rule"},
    )
    found = code_meetings(meetings, reports, reference)
    assert found.select("meeting_id", "plover_mode", "cameo_code").rows() == [
        ("m_2", "third-party", "044"),
        ("m_1", "visit", "042"),
        ("m_3", None, "040"),
    ]


@pytest.mark.parametrize(
    ("act", "stance", "issue", "expected"),
    [
        pytest.param("demand", "support", "ceasefire", ("REQUEST", "yield", "105"), id="demands a truce"),
        pytest.param("demand", "oppose", "troop_presence", ("REQUEST", "yield", "105"), id="demands a withdrawal"),
        pytest.param("call", "support", "dialogue", ("REQUEST", "meet", "026"), id="calls for talks"),
        pytest.param("call", "oppose", "sanctions", ("REQUEST", "yield", "025"), id="calls for sanctions to be lifted"),
        pytest.param("propose", "support", "peace_agreement", ("REQUEST", "meet", "027"), id="proposes a peace plan"),
        pytest.param("offer", "support", "mediation", ("AGREE", None, "039"), id="offers to mediate"),
        pytest.param("accept", "support", "mediation", ("AGREE", None, "038"), id="accepts mediation"),
        pytest.param("offer", "open", "military_exercises", ("AGREE", None, "036"), id="is ready to talk of exercises"),
        pytest.param("commit", "support", "military_assistance", ("AGREE", None, "033"), id="promises arms"),
        pytest.param("reject", "oppose", "dialogue", ("REJECT", "meet", "125"), id="rules out talks"),
        pytest.param("reject", "oppose", "mediation", ("REJECT", "meet", "126"), id="rejects mediation"),
        pytest.param("reject", "support", "sanctions", ("REJECT", "yield", "124"), id="refuses to lift sanctions"),
        pytest.param(
            "reject", "support", "nato_enlargement", ("REJECT", "change", "123"), id="will not close the door"
        ),
        pytest.param("reject", "open", "dialogue", ("AGREE", None, "036"), id="who does not rule out talks is ready"),
        pytest.param("warn", "support", "military_action", ("THREATEN", "violence", "138"), id="threatens to attack"),
        pytest.param("warn", "oppose", "military_action", ("THREATEN", None, "130"), id="warns others off an attack"),
        pytest.param("warn", "support", "sanctions", ("THREATEN", "restrict", "131"), id="threatens with sanctions"),
        pytest.param("warn", "oppose", "dialogue", ("THREATEN", "relations", "134"), id="threatens to leave the talks"),
        pytest.param("state", "support", "climate", ("SUPPORT", None, "051"), id="declares support"),
        pytest.param("state", "oppose", "climate", ("ACCUSE", "disapprove", "110"), id="declares opposition"),
        pytest.param("demand", "support", "other", ("REQUEST", None, "100"), id="demands what no list has"),
    ],
)
def test_the_code_of_a_position(reference, act, stance, issue, expected):
    position = pl.DataFrame({"act": [act], "stance": [stance], "issue": [issue]})
    assert code_positions(position, reference).select(CODES).row(0) == expected


def test_every_position_and_every_meeting_that_there_may_be_has_codes_of_the_list(reference):
    listed = {tuple(value or None for value in row) for row in reference.table("event_codes").select(CODES).iter_rows()}
    positions = position_codes(reference)
    meetings = reference.table("meeting_codes")
    assert set(positions.select("act", "stance", "issue").iter_rows()) == set(
        product(ACTS, STANCES, reference.issues["issue"])
    )
    assert set(positions.select(CODES).iter_rows()) <= listed
    assert {status for status, setting in meetings.select("status", "setting").iter_rows() if not setting} == set(
        STATUSES
    )
    assert {tuple(value or None for value in row) for row in meetings.select(CODES).iter_rows()} <= listed


def test_every_mark_of_a_setting_is_one_that_rules_have(reference):
    cues = reference.table("meeting_cues")
    marks = set(reference.table("meeting_settings")["mark"])
    assert {mark for mark in marks if not mark.startswith("+")} <= set(cues["frame"]) | set(cues["cue"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chilean President Ana Rojas received Peruvian Foreign Minister Luis Quispe in Santiago on Monday.",
            ("CHL", "CONSULT", "visit", "042"), id="received at home",
        ),
        pytest.param(
            "Chilean President Ana Rojas telephoned Peruvian President Luis Quispe on Monday.",
            (None, "CONSULT", "phone", "041"), id="telephoned",
        ),
        pytest.param(
            "The foreign ministers of Chile and Peru will meet in Oslo on Friday.", (None, "AGREE", None, "036"), id="will meet"
        ),
    ],
)  # fmt: skip
def test_codes_are_read_with_the_meeting(read, text, expected):
    (row,) = read(text).meeting_reports.iter_rows(named=True)
    assert (row["host"], row["plover_event"], row["plover_mode"], row["cameo_code"]) == expected

"""CAMEO-style actor codes: who has which sector, and where a code stays bare."""

from __future__ import annotations

import re

import polars as pl
import pytest

from tasks.logic.actor_codes import code_holders, code_participants, merge_participants, party_codes

CODE = re.compile(r"([A-Z]{3})+")


def mentions(*rows):
    """Mentions of one person each: name, party, standing, role."""
    return pl.DataFrame(
        [
            {"document_id": "d", "char_start": at, "people": [name], "parties": [party] if party else [], "standing": standing, "role": role}
            for at, (name, party, standing, role) in enumerate(rows)
        ],
        schema={
            "document_id": pl.Utf8, "char_start": pl.Int32, "people": pl.List(pl.Utf8), "parties": pl.List(pl.Utf8),
            "standing": pl.Utf8, "role": pl.Utf8,
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("holder", "party", "mention", "expected"),
    [
        pytest.param("Ana Rojas", "CHL", ("official", "foreign minister"), "CHLGOV", id="a minister"),
        pytest.param("Ana Rojas", "CHL", ("official", "white house spokesman"), "CHLGOV", id="a spokesman"),
        pytest.param("Ana Rojas", "ISR", ("official", "major general"), "ISRMIL", id="a rank"),
        pytest.param("Ana Rojas", "CHL", ("official", "Chilean army general"), "CHLMIL", id="words before a title that is known"),
        pytest.param("Ana Rojas", "USA", ("official", "senator"), "USALEG", id="a member of parliament"),
        pytest.param("Ana Rojas", "CHL", ("official", "chief prosecutor"), "CHLJUD", id="a prosecutor"),
        pytest.param("Ana Rojas", "CHL", ("official", "opposition leader"), "CHLOPP", id="the opposition"),
        pytest.param("Ana Rojas", "CHL", ("official", "opposition lawmaker"), "CHLOPP", id="the opposition in parliament"),
        pytest.param("Ana Rojas", "CHL", ("official", "rebel commander"), "CHLREB", id="a rebel has no rank of the state"),
        pytest.param("Ana Rojas", "CHL", ("official", "keeper of the seal"), "CHLGOV", id="an official with a title that is not known"),
        pytest.param("Ana Rojas", "CHL", ("unknown", None), "CHL", id="somebody of whom no office is told"),
        pytest.param("Ana Rojas", "CHL", ("former", "foreign minister"), "CHL", id="out of office"),
        pytest.param("Ana Rojas", "NATO", ("official", "secretary general"), "IGOWSTNAT", id="an organisation has no sectors"),
        pytest.param("Ana Rojas", "HAMAS", ("official", "spokesman"), "PSEREB", id="nor has a group"),
        pytest.param("Chile", "CHL", ("official", "foreign minister"), "CHL", id="the state itself"),
        pytest.param("Ana Rojas", None, ("official", "foreign minister"), None, id="no party, no code"),
    ],
)  # fmt: skip
def test_the_code_of_a_holder(reference, holder, party, mention, expected):
    position = pl.DataFrame(
        {"document_id": ["d"], "holder": [holder], "party": [party]}, schema_overrides={"party": pl.Utf8}
    )
    found = code_holders(position, mentions(("Ana Rojas", party, *mention)), reference)
    assert found["holder_code"].to_list() == [expected]


def test_the_first_title_with_a_sector_counts_in_the_whole_document_and_in_no_other(reference):
    said = mentions(("Ana Rojas", "CHL", "official", None), ("Ana Rojas", "CHL", "official", "general"), ("Ana Rojas", "CHL", "official", "president"))  # fmt: skip
    positions = pl.DataFrame({"document_id": ["d", "e"], "holder": ["Ana Rojas"] * 2, "party": ["CHL"] * 2})
    assert code_holders(positions, said, reference)["holder_code"].to_list() == ["CHLMIL", "CHL"]


def report(report_id="r", **told):
    return {
        "report_id": report_id,
        "document_id": "d",
        "parties": ["PER", "CHL"],
        "people": [],
        "meeting_id": "m",
    } | told


def test_each_party_of_a_meeting_has_the_sector_that_most_of_its_people_have(reference):
    reports = pl.DataFrame(
        [
            report("r_1", people=["Ana Rojas", "Rosa Vega", "Luis Quispe"]),
            report("r_2", people=["Luis Quispe"], parties=["PER", "NATO", "CHL"]),
            report("r_3"),
        ],
        schema_overrides={"people": pl.List(pl.Utf8)},
    )
    said = mentions(("Ana Rojas", "CHL", "official", "general"), ("Rosa Vega", "CHL", "official", "admiral"), ("Luis Quispe", "PER", "official", "president"))  # fmt: skip
    found = code_participants(reports, said, reference)
    assert found["actor_codes"].to_list() == [["PERGOV", "CHLMIL"], ["PERGOV", "IGOWSTNAT", "CHL"], ["PER", "CHL"]]
    assert found.drop("actor_codes").equals(reports)


def test_a_merged_meeting_takes_over_what_most_reports_with_a_sector_say(reference):
    reports = pl.DataFrame(
        [
            {"meeting_id": "m", "parties": ["PER", "CHL"], "actor_codes": ["PER", "CHLGOV"]},
            {"meeting_id": "m", "parties": ["CHL", "PER"], "actor_codes": ["CHLMIL", "PER"]},
            {"meeting_id": "m", "parties": ["CHL", "PER"], "actor_codes": ["CHLMIL", "PERLEG"]},
            {"meeting_id": "n", "parties": ["CHL", "PER"], "actor_codes": ["CHLLEG", "PER"]},
        ]
    )
    meetings = pl.DataFrame({"meeting_id": ["n", "m"], "parties": [["BOL", "CHL"], ["CHL", "PER"]]})
    found = merge_participants(meetings, reports, reference)
    assert found["actor_codes"].to_list() == [["BOL", "CHLLEG"], ["CHLMIL", "PERLEG"]]


def test_every_party_has_an_actor_code_and_states_have_their_iso_code(reference):
    parties = party_codes(reference)
    codes = {row["code"]: row for row in parties.iter_rows(named=True)}
    assert parties["code"].equals(reference.parties["code"])
    assert [c for c, row in codes.items() if not CODE.fullmatch(row["cameo_actor"] or "")] == []
    assert [c for c, row in codes.items() if (row["kind"] in ("state", "territory")) != (row["iso3"] == c)] == []
    assert codes["NATO"]["cameo_actor"] == "IGOWSTNAT"


def test_states_have_the_numbers_of_correlates_of_war_and_of_gleditsch_and_ward(reference):
    numbers = {row["code"]: (row["cow"], row["gw"]) for row in reference.parties.iter_rows(named=True)}
    states = reference.parties.filter(pl.col("kind") == "state")["code"]
    assert {code for code in states if not all(numbers[code])} == {"PSE", "VAT"}  # neither list has them
    assert (numbers["DEU"], numbers["YEM"], numbers["SRB"]) == (("255", "260"), ("679", "678"), ("345", "340"))


def test_codes_are_read_with_the_facts(read):
    reading = read(
        "Chilean President Ana Rojas met Peruvian General Luis Quispe in Oslo on Monday. NATO demanded a ceasefire. "
        "Rojas rejected the sanctions."
    )
    (meeting,) = reading.meeting_reports.iter_rows(named=True)
    assert dict(zip(meeting["parties"], meeting["actor_codes"], strict=True)) == {"CHL": "CHLGOV", "PER": "PERMIL"}
    held = dict(reading.positions.select("holder", "holder_code").iter_rows())
    assert held == {"NATO": "IGOWSTNAT", "Ana Rojas": "CHLGOV"}

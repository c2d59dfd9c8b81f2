"""Stances told by a deed, a vote or an answer: ambassadors and alerts, counts and chambers, who hangs back; and what looks so."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mexico has recalled its ambassador from Managua.",
            ("MEX", "diplomatic_relations", "oppose"), id="an ambassador recalled",
        ),
        pytest.param(
            "Peru called its envoy home.", ("PER", "diplomatic_relations", "oppose"), id="an envoy called home"
        ),
        pytest.param(
            "Peru called back its ambassador to Chile.",
            ("PER", "diplomatic_relations", "oppose"), id="called back, with the post",
        ),
        pytest.param(
            "Ghana told the Nigerian ambassador to leave the country.",
            ("GHA", "diplomatic_relations", "oppose"), id="told to leave",
        ),
        pytest.param(
            "Chad opened relations with Israel on Tuesday.",
            ("TCD", "diplomatic_relations", "support"), id="relations opened",
        ),
        pytest.param(
            "The African Union referred the massacre to the International Criminal Court.",
            ("AU", "accountability", "support"), id="a case referred",
        ),
        pytest.param(
            "Peru has set three conditions: a withdrawal of troops, the release of prisoners and an end to the blockade.",
            ("PER", "prisoners", "support"), id="conditions listed behind a colon",
        ),
        pytest.param(
            "NATO has put its rapid reaction force on alert for Kosovo.",
            ("NATO", "military_action", "support"), id="a force on alert",
        ),
        pytest.param(
            "Eritrea stayed away from the peace talks in Nairobi.",
            ("ERI", "dialogue", "oppose"), id="staying away",
        ),
        pytest.param(
            "Kenyan President Peter Mwangi announced a halt to maize exports from 1 May.",
            ("KEN", "food_exports", "oppose"), id="a halt announced",
        ),
        pytest.param(
            "Kenya's parliament voted 180 to 42 to pull its soldiers out of Somalia.",
            ("KEN", "troop_presence", "oppose"), id="a count before the deed",
        ),
        pytest.param(
            "The Dutch parliament voted on Thursday by a large majority to send peacekeepers to Mali.",
            ("NLD", "troop_presence", "support"), id="a day and a majority",
        ),
        pytest.param(
            "Denmark's parliament voted by 70 to 40 against the trade deal with Canada.",
            ("DNK", "trade", "oppose"), id="a count before 'against'",
        ),
        pytest.param(
            "The trade deal with Canada passed the European Parliament by a wide margin.",
            ("EU", "trade", "support"), id="a chamber passed",
        ),
        pytest.param(
            "The Polish president would have the gas pipeline shut down, whatever Berlin says.",
            ("POL", "energy", "oppose"), id="would have it done",
        ),
        pytest.param(
            "The release of all prisoners was among Eritrea's conditions for talks.",
            ("ERI", "prisoners", "support"), id="among the conditions",
        ),
        pytest.param(
            "The withdrawal of Ethiopian troops was among the conditions which Eritrea set.",
            ("ERI", "troop_presence", "oppose"), id="conditions which another set",
        ),
        pytest.param(
            "A reference to sanctions was dropped from the text at Russia's insistence.",
            ("RUS", "sanctions", "oppose"), id="dropped at another's insistence",
        ),
        pytest.param(
            "A clause on free elections was included at the insistence of Kenya.",
            ("KEN", "governance", "support"), id="included at another's insistence",
        ),
        pytest.param(
            "The OSCE has made its presence in Tashkent depend on a fairer electoral code.",
            ("OSCE", "governance", "support"), id="made to depend",
        ),
        pytest.param(
            "The border must be opened, say the Kenyans.",
            ("KEN", "territorial_status", "support"), id="a people that says so, behind",
        ),
        pytest.param(
            "Poland wants new sanctions on Belarus. Hungary is against it.",
            ("HUN", "sanctions", "oppose"), id="against what another wants",
        ),
        pytest.param(
            "The United States demanded an end to the ceasefire talks. France would not hear of it.",
            ("FRA", "ceasefire", "support"), id="against the end of a thing",
        ),
        pytest.param(
            "Poland wants new sanctions on Belarus. Spain and Portugal say no.",
            ("PRT", "sanctions", "oppose"), id="answering together",
        ),
        pytest.param(
            "Italy closed its ports to rescue ships.", ("ITA", "migration", "oppose"), id="ports closed to rescuers"
        ),
        pytest.param(
            "India has closed its border with Pakistan.", ("IND", "trade", "oppose"), id="a border closed"
        ),
        pytest.param(
            "China used its veto to kill the draft on sanctions against Zimbabwe.",
            ("CHN", "sanctions", "oppose"), id="a veto used",
        ),
        pytest.param(
            "Japan left without signing the climate treaty.", ("JPN", "climate", "oppose"), id="leaving without signing"
        ),
        pytest.param(
            "Greece is holding up the accession of Macedonia to NATO.",
            ("GRC", "nato_enlargement", "oppose"), id="holding a thing up",
        ),
        pytest.param(
            "Chad's bill would ban arms exports to Niger.",
            ("TCD", "military_assistance", "oppose"), id="what a bill would ban",
        ),
        pytest.param(
            "Peru's plan would let the refugees return.", ("PER", "migration", "support"), id="what a plan would let"
        ),
        pytest.param(
            "Mali and Burkina Faso regard any intervention in Niger as a declaration of war.",
            ("MLI", "military_action", "oppose"), id="what one regards as war",
        ),
        pytest.param(
            "Hungary's parliament met on Friday. Hungary has 300 soldiers in Iraq. The opposition Fidesz, whose votes "
            "were needed, refused to back a longer stay of the troops in Iraq.",
            ("HUN", "troop_presence", "oppose"), id="an opposition party that no list knows",
        ),
    ],
)  # fmt: skip
def test_told_by_a_deed(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Peru's president is worried because Chad has recalled its ambassador.",
            id="the reason for what another does",
        ),
        pytest.param("Peru did not recall its ambassador from Quito.", id="not done"),
        pytest.param("After Peru recalled its ambassador in 1995, trade fell.", id="a deed that tells when"),
        pytest.param("The Chilean envoy recalled that the ambassador had left early.", id="remembered"),
        pytest.param("Chileans voted on Sunday for a new president.", id="an election"),
        pytest.param("Kenya handed the mountaineers over to the police in Moshi.", id="no court between states"),
        pytest.param("Kenya put its hospitals on alert for the flu.", id="no force"),
        pytest.param("The Chilean minister passed the Senate on his way home.", id="walked past"),
        pytest.param("Snow held up the Kenyan delegation for the peace talks.", id="held up by snow"),
        pytest.param("Kenyans see the drought as an act of God.", id="no act of war"),
        pytest.param("Kenya would have banned the troops.", id="what would have been done"),
        pytest.param("Kenya's ambassador was against it because of the weather.", id="nothing to answer"),
        pytest.param("The tourists settled on the coast of Chad.", id="settling down"),
        pytest.param("The minister pressed the hand of the Chadian president after the truce.", id="a hand pressed"),
    ],
)
def test_no_deed(read, text):
    assert read(text).positions.is_empty()

"""How agencies tell positions: statements read out, threats with a condition, deeds foretold, and what follows 'and'."""

from __future__ import annotations

import pytest


def held(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


def parties(reading):
    return {r["party"] for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The African Union issued a statement on Chad late on Friday.\n\n"
            "The statement urged the junta to free all political prisoners.",
            ("AU", "prisoners", "support"), id="whose statement it is was told before",
        ),
        pytest.param(
            "Kenya released a communique after the cabinet met.\n\nThe communique called for calm and for talks.\n\n"
            "It condemned the bombing of the port, urging the rebels to free all hostages.",
            ("KEN", "prisoners", "support"), id="'it' is the text that spoke before",
        ),
        pytest.param(
            "Norway warned Peru of grave consequences if its embassy was attacked.",
            ("NOR", "military_action", "oppose"), id="a warning whose matter is its condition",
        ),
        pytest.param(
            "Chad warned Libya of a harsh response unless sanctions were lifted.",
            ("TCD", "sanctions", "oppose"), id="a warning with 'unless'",
        ),
        pytest.param(
            "The premier of Chad called for peace and security to be brought back to the valley hit by fighting.",
            ("TCD", "peace_agreement", "support"), id="what is to be done to a thing is asked for the thing",
        ),
        pytest.param(
            "Mongolia insisted that its nuclear programme was meant to produce energy for its hospitals.",
            ("MNG", "nuclear_programme", "support"), id="'insisted that' speaks of its subject",
        ),
        pytest.param(
            "Peru wants an end to sanctions imposed since the Islamist movement took power in Chad.",
            ("PER", "sanctions", "oppose"), id="what 'since' tells is not the matter",
        ),
        pytest.param(
            "Ghana urged the parties not to contest the count by force.",
            ("GHA", "military_action", "oppose"), id="denied with its means",
        ),
    ],
)  # fmt: skip
def test_what_agencies_tell(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The United States is confident that the session will yield agreement on a ceasefire, "
            "Secretary of State Colin Powell said.", set(), id="what a session will give",
        ),
        pytest.param(
            '"There is a fear in the suburbs that the army will attack the port," the Kenyan premier said.',
            set(), id="what is feared",
        ),
        pytest.param("Norway declined to comment on the sanctions.", set(), id="no comment"),
        pytest.param(
            "Public support for the war in Chad has fallen in Norway.", set(), id="support of the public",
        ),
        pytest.param("China expects that Peru will honour its commitments to the ceasefire.", {"CHN"}, id="kept by another"),
    ],
)  # fmt: skip
def test_no_stance(read, text, expected):
    assert parties(read(text)) == expected


def test_one_verdict_on_several_objects_is_one(read):
    found = read("Kenya condemned the attack on aid workers and the shelling of a refugee camp.")
    assert len(found.positions) == 1


def test_a_clause_of_its_own_is_no_part_of_what_is_sought(read):
    found = read("Chad seeks to end the embargo and the rebels have no nuclear weapons.")
    assert {r["issue"] for r in found.positions.iter_rows(named=True)} == {"sanctions"}


def test_a_climate_of_trust_is_no_climate(read):
    found = read("Ghana called for elections in a climate of trust.")
    assert {r["issue"] for r in found.positions.iter_rows(named=True)} == {"governance"}

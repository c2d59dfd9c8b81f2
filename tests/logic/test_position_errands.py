"""Stances that one brings along, grants or withholds: on arrival, asylum, recognition, and whose a demand 'by' is."""

from __future__ import annotations

import pytest


def held(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenyan Foreign Minister Ana Otieno arrived in Khartoum seeking to mediate the border dispute.",
            ("KEN", "mediation", "support"), id="with what one arrives",
        ),
        pytest.param(
            "Kenyan Foreign Minister Ana Otieno flew to Chad Monday demanding the release of the hostages.",
            ("KEN", "prisoners", "support"), id="behind the day",
        ),
        pytest.param(
            "Peru does not recognize the Republic of Chad.", ("PER", "diplomatic_relations", "oppose"),
            id="no recognition",
        ),
        pytest.param(
            "Peru and Chile said they were willing to grant asylum to refugees from Chad.",
            ("PER", "migration", "support"), id="asylum is granted",
        ),
        pytest.param(
            "Norway and Peru, both of which oppose new sanctions on Chad, sent envoys.", ("NOR", "sanctions", "oppose"),
            id="both of which",
        ),
        pytest.param(
            "Norway aims to resume peace talks with Chad in May.", ("NOR", "dialogue", "support"), id="aims to",
        ),
        pytest.param(
            "Norway has rejected demands by Chad, Peru and other members to lift the sanctions.",
            ("TCD", "sanctions", "oppose"), id="whose demands are rejected",
        ),
        pytest.param(
            "Norway ignored calls from Chad to end the fighting.", ("TCD", "ceasefire", "support"), id="calls from",
        ),
    ],
)  # fmt: skip
def test_brought_along(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Kenyan Foreign Minister Ana Otieno went to a camp of nomads demanding new elections.",
            id="whom it describes",
        ),
        pytest.param("Norway, many of whose voters oppose sanctions on Chad, sent an envoy.", id="many of whose"),
        pytest.param("The airline of Norway aims to carry more people in May.", id="aims of a firm"),
        pytest.param(
            "Norway made the withdrawal of Chadian troops a condition for the vote.", id="no condition of Chad"
        ),
        pytest.param(
            "Norway burnt the missiles on Friday in a ceremony aimed to end terrorism.", id="what is aimed to"
        ),
        pytest.param("Peru does not recognize Chad as a serious rival on the pitch.", id="recognised as"),
        pytest.param("Peruvian opposition leader Ana Rios sought asylum in Chile.", id="asylum is sought"),
    ],
)
def test_nothing_brought(read, text):
    assert held(read(text)) == set()

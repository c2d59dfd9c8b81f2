"""Denials, verdicts on another's demands, passives behind a modal, and whose they are."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"We cannot accept foreign troops on our soil," Kenyan Foreign Minister Peter Mwangi said.',
            ("KEN", "troop_presence", "oppose"), id="cannot accept is a refusal",
        ),
        pytest.param(
            "North Korea refused to give up its nuclear weapons.",
            ("PRK", "nuclear_weapons", "support"), id="refusing to give up is holding on",
        ),
        pytest.param(
            "Norway saw no reason to oppose the six-party talks.",
            ("NOR", "dialogue", "support"), id="no reason to oppose",
        ),
        pytest.param(
            "Chad will not block further sanctions against Peru, its foreign minister said.",
            ("TCD", "sanctions", "open"), id="not blocking is open",
        ),
        pytest.param(
            "Nothing will stop Iran from enriching uranium, Iranian President Mahmoud Ahmadinejad said.",
            ("IRN", "nuclear_programme", "support"), id="nothing will stop it",
        ),
        pytest.param(
            "Libya should not be allowed to acquire nuclear weapons, Kenyan Foreign Minister Peter Mwangi said.",
            ("KEN", "nuclear_weapons", "oppose"), id="should not be allowed is a demand, not an if",
        ),
        pytest.param(
            "Human rights must not be sacrificed in the fight against terrorism, Kenyan Foreign Minister Peter Mwangi "
            "said.", ("KEN", "human_rights", "support"), id="the subject of a passive is what must not be sacrificed",
        ),
        pytest.param(
            "Sanctions on Zimbabwe should be lifted, the African Union said.",
            ("AU", "sanctions", "oppose"), id="a sentence opens with a noun",
        ),
        pytest.param(
            "Kenya and Chad agreed that the dialogue should go on.",
            ("KEN", "dialogue", "support"), id="going on is no leaving",
        ),
        pytest.param(
            "Norway said that troops from Chad should go.",
            ("NOR", "troop_presence", "oppose"), id="going is leaving",
        ),
        pytest.param(
            "Poland is opposed to new sanctions.", ("POL", "sanctions", "oppose"), id="what one is opposed to",
        ),
        pytest.param(
            "Officials in Seoul said they opposed any resumption of nuclear tests.",
            ("KOR", "nuclear_weapons", "oppose"), id="officials in a capital",
        ),
        pytest.param(
            '"The only way out of this crisis is dialogue," said Kenyan Foreign Minister Peter Mwangi.',
            ("KEN", "dialogue", "support"), id="the only way out",
        ),
        pytest.param(
            "A call by Saudi Arabia for an immediate ceasefire in Sudan went unheeded.",
            ("SAU", "ceasefire", "support"), id="a call by its caller",
        ),
        pytest.param(
            "Morocco is prepared to negotiate with Algeria over Western Sahara.",
            ("MAR", "dialogue", "open"), id="openness is to the talks, not to their matter",
        ),
        pytest.param(
            "Peru demanded independence for the island, a demand Norway strongly opposes.",
            ("NOR", "territorial_status", "oppose"), id="what closes a relative clause opposes its antecedent",
        ),
    ],
)  # fmt: skip
def test_sign_and_holder(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            "Nigeria's demands are unacceptable, Kenyan Foreign Minister Peter Mwangi said.", "NGA",
            id="who made the demands does not find them unacceptable",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi welcomed the Chinese premier at the airport.", "KEN",
            id="a guest is greeted, not accepted",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi on Monday welcomed the Chinese premier to Nairobi.", "KEN",
            id="to a city",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi welcomed the Chinese premier to the State House.", "KEN",
            id="to a house",
        ),
    ],
)  # fmt: skip
def test_no_stance_of_that_party(read, text, party):
    assert party not in set(read(text).positions["party"])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya's minister refused to give details of the sanctions.", id="refusing to tell"),
    ],
)
def test_silence(read, text):
    assert read(text).positions.is_empty()

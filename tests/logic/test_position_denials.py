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
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi stressed the need for a cessation of hostilities, unhindered humanitarian "
            "access and new elections.", ("KEN", "humanitarian_access", "support"),
            id="what ends the first of a list does not end the second",
        ),
        pytest.param(
            "Kenya called for an end to sanctions and travel bans.",
            ("KEN", "sanctions", "oppose"), id="what 'and' joins ends with it",
        ),
        pytest.param(
            "Mongolia dropped its demand for an immediate ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="a demand that is dropped",
        ),
        pytest.param(
            "Fiji urged Samoa to reverse its sanctions.", ("FJI", "sanctions", "oppose"), id="what is to be reversed",
        ),
        pytest.param(
            "ASEAN ministers agreed to put off new sanctions on Fiji.",
            ("ASEAN", "sanctions", "oppose"), id="what is put off is not wanted yet",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said the best way to end the war in Chad was to go to the table.",
            ("KEN", "military_action", "oppose"), id="going to the table is no going away",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said Nairobi would not hesitate to send troops to Chad.",
            ("KEN", "troop_presence", "support"), id="no hesitation",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said his government had made no promise to free the prisoners.",
            ("KEN", "prisoners", "oppose"), id="no promise made",
        ),
        pytest.param(
            "Peru has asked a court to rule, but Chile does not accept the peace deal.",
            ("CHL", "peace_agreement", "oppose"), id="the refusal behind 'but' is of its own subject",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said Chad would never recognise the annexation.",
            ("TCD", "territorial_status", "oppose"), id="a refusal that another reports",
        ),
        pytest.param(
            "Iranian Foreign Minister Abbas Araghchi said uranium enrichment would continue with or without a deal.",
            ("IRN", "nuclear_programme", "support"), id="with or without a deal",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said Nairobi could not cede territory.",
            ("KEN", "territorial_status", "oppose"), id="what one could not do",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said the two governments had agreed to start talks.",
            ("KEN", "dialogue", "support"), id="starting talks is no treaty",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said sanctions should be used to fund the clinics.",
            ("KEN", "sanctions", "support"), id="what is to be used is wanted",
        ),
        pytest.param(
            "Chad threatened to kick out Libyan troops.", ("TCD", "troop_presence", "oppose"), id="kicking out",
        ),
        pytest.param(
            "Kenya will do everything to stop Chad from getting a bomb, Foreign Minister Peter Mwangi said.",
            ("KEN", "nuclear_weapons", "oppose"), id="getting a bomb is arming, not bombing",
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
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi dismissed his deputy on Monday.", "KEN", id="whom one dismisses",
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


def test_the_deal_is_what_the_report_is_about(read):
    trade = (
        "Fiji and Peru agreed on lower tariffs. Tariffs on fish will fall by half, and exports of beef are to grow. "
        "Their trade agreement leaves out wine tariffs. Kenyan Foreign Minister Peter Mwangi welcomed the deal."
    )
    war = (
        "Fiji and Peru agreed to stop fighting. The peace agreement follows a month of war, and a peace plan was drawn up "
        "in Quito. Kenyan Foreign Minister Peter Mwangi welcomed the deal."
    )
    assert ("KEN", "trade", "support") in stances(read(trade))
    assert ("KEN", "peace_agreement", "support") in stances(read(war))


def test_a_text_in_the_first_person_is_of_its_author(read):
    remarks = (
        "Remarks by Kenyan Foreign Minister Peter Mwangi in Oslo\n\nWe call on Chad to lift its sanctions. "
        "I urge all sides to accept a ceasefire. Libya demands the release of prisoners."
    )
    told = stances(read(remarks))
    assert {("KEN", "sanctions", "oppose"), ("KEN", "ceasefire", "support"), ("LBY", "prisoners", "support")} <= told
    joint = "We, the leaders of Kenya and Chad, met in Oslo. We oppose sanctions. We call for an immediate ceasefire."
    assert {("KEN", "sanctions", "oppose"), ("KEN", "ceasefire", "support")} <= stances(read(joint))


def test_we_of_a_text_without_an_author_is_nobody(read):
    text = "Talks were slow in Kenya. We call on Chad to lift its sanctions. We want an immediate ceasefire."
    assert "KEN" not in {party for party, _, _ in stances(read(text))}

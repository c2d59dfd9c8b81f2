"""Stances as analyses tell them: answers that name nothing, conditions, spokesmen, what a thing depends on."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A spokesman for Ann Lee, the Fijian foreign minister, said that the truce must hold.",
            ("FJI", "ceasefire", "support"), id="a spokesman for a person",
        ),
        pytest.param(
            "Fijian Prime Minister Ann Lee flew home. Her office said that the truce must hold.",
            ("FJI", "ceasefire", "support"), id="her office",
        ),
        pytest.param(
            "Two officials in Suva said that Peru wanted a truce; a Chilean official denied it and said that "
            "\"sanctions must be lifted\".",
            ("CHL", "sanctions", "oppose"), id="behind a semicolon the next clause has its own speaker",
        ),
        pytest.param(
            "Until Monday Mongolia had refused to talk about the truce.",
            ("MNG", "ceasefire", "oppose"), id="'until Monday' supposes nothing",
        ),
        pytest.param(
            "Mongolia demanded the release of the prisoners. Peru has so far declined.",
            ("PER", "prisoners", "oppose"), id="a bare refusal answers what was asked",
        ),
        pytest.param(
            "Mongolia demanded the release of the prisoners. Peru agreed.",
            ("PER", "prisoners", "support"), id="so does a bare assent",
        ),
        pytest.param(
            "Mongolian President Bat Dorj said that Peru must negotiate with Chad, something that Peru declines to do.",
            ("PER", "dialogue", "oppose"), id="'something that X declines to do'",
        ),
        pytest.param(
            "The province will get its money only if the state holds elections, as Mongolia had insisted.",
            ("MNG", "governance", "support"), id="', as X had insisted'",
        ),
        pytest.param(
            "Peru proposed a ceasefire. Mongolian President Bat Dorj said that Mongolia would abide "
            "by it.",
            ("MNG", "ceasefire", "support"), id="'would abide by it'",
        ),
        pytest.param(
            "Peruvian President Juan Rojas said he would not resume talks unless Chad first frees the hostages.",
            ("PER", "prisoners", "support"), id="a condition is a demand of its own",
        ),
        pytest.param(
            "Mongolian President Bat Dorj said that there would be no more missile tests.",
            ("MNG", "missile_deployment", "oppose"), id="'that there would be no more'",
        ),
        pytest.param(
            "A deal, Mongolian Foreign Minister Bat Dorj said, would depend on the release of all prisoners.",
            ("MNG", "prisoners", "support"), id="what a thing would depend on",
        ),
        pytest.param(
            "Peru left its sanctions against Chad in place.",
            ("PER", "sanctions", "support"), id="'left in place'",
        ),
        pytest.param(
            "Peru has asked for immediate access to the camps.",
            ("PER", "humanitarian_access", "support"), id="access as such",
        ),
        pytest.param(
            "Peru wants every soldier of Chad to leave; it demanded taking all the soldiers home.",
            ("PER", "troop_presence", "oppose"), id="soldiers taken home",
        ),
    ],
)  # fmt: skip
def test_stance_of_prose(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param(
            "The Peruvian harvest depended on the rain, farmers said.", "PER", id="what things depend on by nature",
        ),
        pytest.param(
            "Peru exported copper. Mongolia agreed.", "MNG", id="an assent where nobody asked",
        ),
        pytest.param(
            "Mongolia will lift its sanctions once Peru has signed.", "PER", id="who is to sign first holds nothing",
        ),
        pytest.param(
            "A spokesman for the city of Lima said that a truce must hold.", "FJI", id="a city's spokesman",
        ),
    ],
)  # fmt: skip
def test_no_stance_of_prose(read, text, unwanted):
    assert unwanted not in {party for party, _, _ in stances(read(text))}


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        pytest.param(
            "UN envoy Anna de Vries flew to Lima. De Vries demanded a truce.", "Anna de Vries",
            id="a particle written large",
        ),
    ],
)  # fmt: skip
def test_surname_with_particle(read, text, holder):
    assert holder in set(read(text).positions["holder"])


def test_large_commission(read):
    reading = read("The European Commission met on Monday. The Commission rejected new sanctions.")
    assert ("EU", "sanctions", "oppose") in stances(reading)


def test_speaker_of_his_country(read):
    reading = read("Peruvian Foreign Minister Juan Rojas said that his country wants a truce.")
    assert set(reading.positions["holder"]) == {"Juan Rojas"}

"""Who speaks for a party: its movement, its wing, its committee, a house of its parliament."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param("The Hezbollah group rejected the ceasefire.", "HEZBOLLAH", id="a group"),
        pytest.param("The Islamist Hamas movement, which won the vote, rejected the ceasefire.", "HAMAS",
            id="a movement with a relative clause"),
        pytest.param("The armed wing of Hamas rejected the ceasefire.", "HAMAS", id="a wing"),
        pytest.param("The central committee of the PKK said the ceasefire must be extended.", "PKK",
            id="a committee speaks, of a party with three letters"),
        pytest.param("The upper house of the Kenyan parliament rejected the ceasefire.", "KEN", id="a house"),
        pytest.param("The Kenyan ruling coalition rejected the ceasefire.", "KEN", id="who rules"),
        pytest.param("The Kenyan premier, whose government opposes the ceasefire, left for home.", "KEN",
            id="whose government"),
        pytest.param("Norway, which for its part favours a ceasefire, kept silent.", "NOR", id="for its part"),
        pytest.param("Norway, which in the past has favoured a ceasefire, kept silent.", "NOR", id="in the past"),
        pytest.param("Chad, in its bid to win the vote, rejected the ceasefire.", "TCD", id="an aside with an infinitive"),
        pytest.param("Kenyan minister Paul Otieno and top generals believe that time is short, and strongly oppose"
            " the ceasefire.", "KEN", id="a second verb behind what is believed"),
    ],
)  # fmt: skip
def test_who_holds_it(read, text, party):
    assert read(text).positions["party"].to_list() == [party]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A Kenyan human rights group rejected the ceasefire.", id="a group in a state"),
        pytest.param("The Norwegian-led mission rejected the ceasefire.", id="a mission that a state leads"),
        pytest.param("The board of the Nairobi Lawn Tennis Club rejected the ceasefire.", id="a club in a capital"),
        pytest.param("A group of Kenyan students rejected the ceasefire.", id="some people of a state"),
    ],
)
def test_who_speaks_for_nobody(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param("Kenyan and Peruvian leaders rejected the ceasefire.", "KEN", id="leaders of two peoples"),
        pytest.param("The Kenyan and Peruvian governments said the ceasefire must hold.", "KEN", id="two governments say"),
        pytest.param("Kenya met Peru on Friday and the two sides rejected the ceasefire.", "KEN",
            id="a day before what both sides do"),
    ],
)  # fmt: skip
def test_the_first_of_two(read, text, party):
    assert read(text).positions["party"].to_list() == [party]


def test_two_peoples_are_not_their_states(read):
    assert read("Kenyan and Peruvian students rejected the ceasefire.").positions.is_empty()


def test_a_currency_is_no_party(read):
    text = "Kenya pledged 5 million US dollars (3.8 million US) and 70 Hong Kong dollars, and met 10 US soldiers."
    assert [code for m in read(text).mentions["parties"] for code in m] == ["KEN", "USA"]


def test_a_body_of_a_group_with_three_letters_speaks_for_it(read):
    text = "The executive committee of the Palestine Liberation Organization rejected the truce on Monday."
    assert read(text).positions.select("party", "issue", "stance").rows() == [("PLO", "ceasefire", "oppose")]

"""Whose envoy an envoy is, two offices with two names, and meetings told in relative clauses."""

import datetime as dt

import pytest

from tests.logic.told import told_meetings

FRIDAY = dt.date(2011, 7, 29)


def parties_of(read, text, name):
    mentions = read(text, published=FRIDAY).mentions.filter(name=name)
    return sorted({code for codes in mentions["parties"].to_list() for code in codes})


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The State Department said Jane Norwick, special representative for Iran policy, met nobody.", ["USA"]),
        ("Jane Norwick, the envoy for Cyprus, arrived on Monday, the United Nations said. The United Nations is worried.", []),
        ("Jane Norwick, the representative for Hamas, arrived on Monday.", ["HAMAS"]),
        ("Jane Norwick, the Norwegian coordinator for Sudan, arrived in Khartoum.", ["NOR"]),
    ],
    ids=["of a policy", "of a state", "of a group", "whose he is stands before"],
)  # fmt: skip
def test_what_an_envoy_is_sent_for_is_not_his_party(read, text, parties):
    found = parties_of(read, text, "Jane Norwick")
    assert found == parties or (parties == [] and "CYP" not in found)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The nuclear envoys of the two Koreas, Han Sung-min and Ri Chol-su, met in Jakarta on July 22.", "Han Sung-min, Ri Chol-su"),
        ("The talks came a week after the premiers of Peru and Chile, Jane Norwick and Walter Sandoval, met in Lima on July 22.", "Jane Norwick, Walter Sandoval"),
        ("Ministers of North and South Korea met in Jakarta on July 22, Jane Norwick and Walter Sandoval reported.", ""),
    ],
    ids=["of two Koreas", "behind 'after'", "names of others"],
)  # fmt: skip
def test_names_behind_the_offices_of_two_states_are_theirs(read, text, people):
    assert told_meetings(read, text, FRIDAY, "start_date", "people") == [("2011-07-22", people)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Egypt, which U.S. Secretary of State John Kerry visited on July 4, hoped for calm.", [("EGY USA", "2011-07-04", "held")]),
        ("Chilean Foreign Minister Walter Sandoval, with whom U.S. Secretary of State John Kerry met on July 4, was calm.", [("CHL USA", "2011-07-04", "held")]),
        ("The storm, which U.S. Secretary of State John Kerry sat out on July 4, hit Egypt.", []),
        ("It came a week after the presidents of Peru and Chile met in Lima on July 22.", [("CHL PER", "2011-07-22", "held")]),
        ("A week after the presidents of Peru and Chile met in Lima, shots were fired on July 28.", [("CHL PER", "2011-07-21", "held")]),
        ("Peru wants the next meeting with Chile held in Quito.", [("CHL PER", None, "proposed")]),
        ("The presidents of Peru and Chile met in Lima on July 22. Chile wants the talks resumed.", [("CHL PER", "2011-07-22", "held")]),
        ("Peruvian envoy Jane Norwick saw U.S. envoy Walter Sandoval at the U.S. mission to the United Nations on July 22.", [("PER USA", "2011-07-22", "held")]),
    ],
    ids=["which he visited", "with whom he met", "what nobody visits", "their own day", "a week before that day", "wanted held",
         "wanted resumed", "a house, no journey"],
)  # fmt: skip
def test_meetings_of_relative_clauses_and_wishes(read, text, told):
    assert told_meetings(read, text, FRIDAY, "parties", "start_date", "status") == told


def test_a_resort_island_is_a_place(read):
    text = "The presidents of Peru and Chile met on the Indonesian resort island of Bali on July 22."
    assert told_meetings(read, text, FRIDAY, "place") == [("Bali",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ukrainian President Viktor Yushchenko, who flew to Tbilisi with the leaders of Poland and Latvia on July 26, was calm.", [("GEO LVA POL UKR", "2011-07-26")]),
        ("Peruvian Foreign Minister Jane Norwick visited Quito on July 26 with her Chilean counterpart, Walter Sandoval.", [("CHL ECU PER", "2011-07-26")]),
        ("Peruvian Foreign Minister Jane Norwick flew to Quito on July 26 with an offer of the Chilean president.", [("ECU PER", "2011-07-26")]),
        ("Peruvian Foreign Minister Jane Norwick met in Quito with her Chilean counterpart on July 26.", [("CHL PER", "2011-07-26")]),
    ],
    ids=["leaders", "a counterpart", "an offer", "whom she meets there"],
)  # fmt: skip
def test_those_who_travel_together_are_guests_alike(read, text, told):
    assert told_meetings(read, text, FRIDAY, "parties", "start_date") == told

"""Which meeting of a text a mention is of, and what other sentences lend it: parties, days, places."""

import pytest

from tests.logic.test_meetings import read


def told(*sentences: str) -> list[tuple[str, str, str]]:
    """Parties, first day and place of each meeting that the sentences tell."""
    reports, _ = read(*sentences)
    rows = reports.select("parties", "start_date", "place").rows()
    return sorted((" ".join(sorted(p)), start or "", place or "") for p, start, place in rows)


AT_ODDS = ("Sudan's army and the SPLM-N agreed on nothing.", "Sudan blames the SPLM-N.", "The SPLM-N blames Sudan.")


def test_talks_that_ended_on_a_day_are_of_those_at_odds():
    found = told(
        *AT_ODDS, "The two-day talks which broke up on Wednesday were to open a road for aid.", "Sudan said so."
    )
    assert found == [("SDN SPLM_N", "2013-05-14", "")]


def test_talks_which_are_about_something_are_not_theirs_for_that():
    found = told(*AT_ODDS, "The talks which worry Kenya since Wednesday are about tea.", "Sudan said so.")
    assert found == []


def test_talks_of_which_only_the_mediator_is_named_are_of_those_at_odds():
    found = told(
        *AT_ODDS,
        "The African Union-mediated talks collapsed on Wednesday.",
        "Sudan said so.",
        "The talks stalled in Addis Ababa over aid.",
    )
    assert found == [("AU SDN SPLM_N", "2013-05-15", "Addis Ababa")]


def test_talks_of_which_nobody_else_is_known_are_the_mediators():
    assert told("The African Union-mediated talks collapsed on Wednesday.") == [("AU", "2013-05-15", "")]


def test_a_state_whose_capital_is_the_scene_is_not_at_odds():
    found = told(
        "Sudan's negotiators are tired of the Kenyan capital Nairobi.",
        "Talks in the Kenyan capital are about aid.",
        "Sudan wants aid.",
        "The Kenyan capital is calm.",
        "The new round opened late on Tuesday.",
    )
    assert all("KEN" not in parties for parties, _, _ in found)


def test_a_stop_of_a_tour_is_within_the_days_of_the_tour():
    found = told(
        "Kenyan President Uhuru Kenyatta will pay official visits to Chile, Peru and Ecuador from May 20 to 27.",
        "Kenyatta will exchange views with Peruvian leaders on trade.",
    )
    assert ("KEN PER", "2013-05-20", "Peru") in found


def test_what_was_held_before_is_no_stop_of_the_tour_ahead():
    found = told(
        "Kenyan President Uhuru Kenyatta will pay official visits to Chile, Peru and Ecuador from May 20 to 27.",
        "Kenyatta had exchanged views with Peruvian President Ollanta Humala in Doha.",
    )
    assert ("KEN PER", "2013-05-20", "Doha") not in found


def test_talks_with_the_head_of_a_body_are_those_of_the_same_two():
    found = told(
        "During a meeting with OAS chief Jose Miguel Insulza on Wednesday, Kenyan Foreign Minister Amina Mohamed praised"
        " breakthroughs made in April talks between Kenya and the OAS in Lima.",
        "Following her talks with Jose Miguel Insulza, Amina Mohamed left.",
    )
    assert found == [("KEN OAS", "2013-04", "Lima"), ("KEN OAS", "2013-05-15", "")]
    reports, _ = read(
        "During a meeting with OAS chief Jose Miguel Insulza on Wednesday, Kenyan Foreign Minister Amina Mohamed praised"
        " breakthroughs made in April talks between Kenya and the OAS in Lima.",
        "Following her talks with Jose Miguel Insulza, Amina Mohamed left.",
    )
    assert reports.sort("start_date")["people"].to_list()[0] == []


def test_who_discusses_the_talks_of_several_is_not_at_them():
    found = told(
        "US envoy Glyn Davies and Danish envoy Lars Holm met on Monday.",
        "They discussed the next round of the six-party talks.",
    )
    assert found == [("DNK USA", "2013-05-13", "")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The first such talks between Kenya and Uganda occurred in Kampala last April.", "Kampala"),
        ("The talks between Kenya and Uganda collapsed in Kampala on Monday.", "Kampala"),
        ("Kenyan and Ugandan officials held talks on fishing rights in Kampala on Monday.", "Kampala"),
        ("Kenyan and Ugandan officials held talks on the fighting in Kivu on Monday.", ""),
    ],
)
def test_a_place_behind_the_matter_of_the_talks(text, place):
    assert [where for _, _, where in told(text)] == [place]


def test_talks_of_the_day_with_the_host_are_where_the_head_of_the_text_plays():
    found = told(
        "Kenyan President Uhuru Kenyatta stood on Wednesday in downtown Nairobi to welcome guests from the region.",
        "Tea was served.",
        "In a meeting with Rwandan President Paul Kagame, Kenyatta praised trade.",
    )
    assert found == [("KEN RWA", "2013-05-15", "Nairobi")]


def test_talks_of_two_guests_are_not_at_home_there():
    found = told(
        "Guests from the region stood on Wednesday in downtown Nairobi.",
        "Tea was served.",
        "In a meeting with Rwandan President Paul Kagame on Wednesday, Uganda's President Yoweri Museveni praised trade.",
    )
    assert [where for _, _, where in found] == [""]

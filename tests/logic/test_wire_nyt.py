"""The manner of American newspapers' wires: who 'the president' is, what is called off, what else is demanded."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings, told_positions

MONDAY = dt.date(2000, 6, 26)


def meetings(read: Reader, text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Parties, people, start, place and status of each meeting."""
    return told_meetings(read, text, MONDAY, "parties", "people", "start_date", "place", "status")


def positions(read: Reader, text: str) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of each position."""
    return told_positions(read, text, MONDAY)


def test_the_president_who_urges_one_president_is_the_other(read: Reader) -> None:
    text = (
        "President Alberto Fujimori met President Hugo Banzer in Lima on Sunday.\n\n"
        "The president urged Banzer to withdraw the troops from the border."
    )
    assert positions(read, text) == [("Alberto Fujimori", "oppose", "troop_presence")]


def test_he_of_a_relative_clause_is_whom_it_tells_of(read: Reader) -> None:
    text = (
        "President Fujimori met on Sunday with the Chilean mediator, Juan Valdes, who had come from La Paz, "
        "where he saw President Hugo Banzer of Bolivia on Saturday."
    )
    assert [(m[0], m[1]) for m in meetings(read, text)] == [
        ("BOL CHL", "Hugo Banzer, Juan Valdes"),
        ("CHL PER", "Alberto Fujimori, Juan Valdes"),
    ]


def test_the_three_men_are_those_listed_before(read: Reader) -> None:
    text = (
        "Defense Minister Ana Ruiz of Chile, Gen. Luis Soto and Ambassador Jorge Vidal arrived in Lima on Sunday.\n\n"
        "The three officials met President Alberto Fujimori for two hours.\n\n"
        "The presidents of Ecuador, Bolivia and Colombia pledged to send observers."
    )
    assert {m[0] for m in meetings(read, text)} == {"CHL PER"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Peru called off high-level talks with Chile that were to have opened in Lima on Wednesday.",
            [("CHL PER", "", "2000-06-28", "Lima", "cancelled")],
            id="who calls talks off was to take part, on a day to come",
        ),
        pytest.param(
            "Foreign Minister Ana Ruiz of Chile goes to Lima on Tuesday.",
            [("CHL PER", "Ana Ruiz", "2000-06-27", "Lima", "scheduled")],
            id="goes, of what is on the calendar",
        ),
        pytest.param(
            "President Lagos of Chile said that a new round of talks with Peru in Quito was out of the question.",
            [],
            id="out of the question",
        ),
        pytest.param(
            "Chile and Peru resumed talks on migration in Mexico City on Sunday.",
            [("CHL PER", "", "2000-06-25", "Mexico City", "ongoing")],
            id="a place behind the matter",
        ),
        pytest.param(
            "President Alberto Fujimori met on Sunday with President Hugo Banzer and with Prime Minister Tony Blair.",
            [
                ("BOL PER", "Alberto Fujimori, Hugo Banzer", "2000-06-25", None, "held"),
                ("GBR PER", "Alberto Fujimori, Tony Blair", "2000-06-25", None, "held"),
            ],
            id="with one and with another",
        ),
        pytest.param(
            "Foreign Minister Ana Ruiz of Chile will be in Peru from July 3 to 5.",
            [("CHL PER", "Ana Ruiz", "2000-07-03", "Peru", "scheduled")],
            id="will be in a country",
        ),
        pytest.param(
            "Chilean and Peruvian officials held their last regular talks on trade in May in Quito.",
            [("CHL PER", "", "2000-05", "Quito", "held")],
            id="their talks, of officials of two states",
        ),
        pytest.param("Prime Minister Tony Blair called on Mr. Adams to leave the talks.", [], id="an appeal to a Mr."),
    ],
)
def test_meetings_of_one_sentence(read: Reader, sentence: str, told: list[tuple[str, str, str, str, str]]) -> None:
    assert meetings(read, f"{sentence}\n\nNothing more was known in the evening.") == told


def test_the_north_is_a_state_where_both_koreas_are_named(read: Reader) -> None:
    text = (
        "South Korea's envoy, Lim Dong Won, met Kim Ryong Song, the North's chief delegate, in Panmunjom on Sunday.\n\n"
        "North Korea gave no comment. The South urged the North to resume the talks."
    )
    assert [m[:2] for m in meetings(read, text)] == [("KOR PRK", "Kim Ryong Song, Lim Dong Won")]
    assert positions(read, text) == [("South Korea", "support", "dialogue")]
    assert positions(read, "Britain's envoy spoke in Leeds. The North urged the South to resume the talks.") == []


def test_words_told_to_an_official_by_telephone_are_a_call(read: Reader) -> None:
    text = "Prime Minister Bertie Ahern spoke.\n\nClinton told Ahern by telephone on Sunday that he would help."
    assert read(text, published=MONDAY).meeting_reports["format"].to_list() == ["phone"]


def test_what_is_told_behind_a_relative_clause_is_not_how_they_met(read: Reader) -> None:
    text = (
        "Foreign Minister Ana Ruiz of Chile, who saw President Alberto Fujimori in Lima in May, spoke by telephone "
        "on Sunday with Prime Minister Tony Blair."
    )
    assert sorted(read(text, published=MONDAY).meeting_reports["format"].to_list()) == ["in_person", "phone"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Chile demanded that Peru end the blockade and resume talks.",
            [("Chile", "oppose", "sanctions"), ("Chile", "support", "dialogue")],
            id="what is to end and what is to be done",
        ),
        pytest.param(
            "Chile insisted that Peru must withdraw its troops and release the prisoners.",
            [("Chile", "oppose", "troop_presence"), ("Chile", "support", "prisoners")],
            id="behind must",
        ),
        pytest.param(
            "Chile pledged not to build or sell nuclear weapons.",
            [("Chile", "oppose", "military_assistance")],
            id="what is denied is denied of both",
        ),
        pytest.param(
            "Chile would consider sanctions an act of war.", [("Chile", "oppose", "sanctions")], id="an act of war"
        ),
        pytest.param(
            "Chile would regard air strikes as an act of aggression.",
            [("Chile", "oppose", "military_action")],
            id="an act of aggression",
        ),
        pytest.param(
            "Peru rejected a cease-fire with Chile. The Chileans deny it.",
            [("Peru", "oppose", "ceasefire")],
            id="what is denied is a report",
        ),
        pytest.param("Chile would consider sanctions.", [("Chile", "open", "sanctions")], id="would consider"),
        pytest.param("Chile would treat the proposal with care.", [], id="would treat"),
    ],
)
def test_positions_of_one_sentence(read: Reader, sentence: str, told: list[tuple[str, str, str]]) -> None:
    assert positions(read, f"{sentence}\n\nNothing more was known in the evening.") == told

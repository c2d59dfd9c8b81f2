"""The manner of web reports of agencies and broadcasters: whom an aside tells of, calls, rounds, hosts and mediators."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings, told_positions

MONDAY = dt.date(2023, 5, 29)


def meetings(read: Reader, text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Parties, people, start, place and status of each meeting."""
    return told_meetings(read, text, MONDAY, "parties", "people", "start_date", "place", "status")


def positions(read: Reader, text: str) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of each position."""
    return told_positions(read, text, MONDAY)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Norway and Chile, the parties to the 2015 accord that Peru abandoned in 2018, are to meet Bolivian officials "
            "in Quito on Friday.",
            [("BOL CHL NOR", "", "2023-06-02", "Quito", "scheduled")],
            id="whoever left an accord is not who meets, nor is that the day",
        ),
        pytest.param(
            "Peruvian Foreign Minister Ana Ruiz, whom Joe Biden praised in March, met Sergei Lavrov in Oslo on Sunday.",
            [("PER RUS", "Ana Ruiz, Sergei Lavrov", "2023-05-28", "Oslo", "held")],
            id="whom another praised",
        ),
        pytest.param(
            "The talks between Sergei Lavrov and President Joe Biden's special envoy, Ana Ruiz, took place in Oslo on Sunday.",
            [("RUS USA", "Ana Ruiz, Sergei Lavrov", "2023-05-28", "Oslo", "held")],
            id="the envoy is there, not who sent her",
        ),
        pytest.param(
            "Norway and Peru held talks in Oslo on Sunday.\n\n"
            "The earlier rounds took place in Lima on 2 April, at the embassy in Quito on 9 April and again in Lima in May.",
            [
                ("NOR PER", "", "2023-04-02", "Lima", "held"),
                ("NOR PER", "", "2023-04-09", "Quito", "held"),
                ("NOR PER", "", "2023-05", "Lima", "held"),
                ("NOR PER", "", "2023-05-28", "Oslo", "held"),
            ],
            id="rounds that a verb lists",
        ),
        pytest.param(
            "Joe Biden demanded a truce in a meeting with Vladimir Putin in Oslo on Sunday.",
            [("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", "Oslo", "held")],
            id="the truce is demanded, not the meeting",
        ),
        pytest.param(
            "Joe Biden urged Norway to take part in a meeting with Vladimir Putin in Oslo on Friday.",
            [("RUS USA", "Joe Biden, Vladimir Putin", "2023-06-02", "Oslo", "proposed")],
            id="the meeting is urged",
        ),
        pytest.param(
            "Joe Biden urged restraint in calls to Vladimir Putin and Emmanuel Macron on Sunday.",
            [
                ("FRA USA", "Emmanuel Macron, Joe Biden", "2023-05-28", None, "held"),
                ("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", None, "held"),
            ],
            id="calls to two: one with each",
        ),
        pytest.param("In a call to the United Nations to act, Peru demanded aid.", [], id="no call by telephone"),
        pytest.param(
            "Generals of Chile and Peru spoke over the hotline on Sunday.",
            [("CHL PER", "", "2023-05-28", None, "held")],
            id="a hotline",
        ),
        pytest.param(
            "Envoys of Chile and Peru have been negotiating in Doha since May 6 under Qatari and U.S. mediation.",
            [("CHL PER QAT USA", "", "2023-05-06", "Doha", "ongoing")],
            id="those who mediate",
        ),
        pytest.param(
            "The presidents of Chile and Peru promised peace in a highly anticipated meeting Thursday.",
            [("CHL PER", "", "2023-05-25", None, "held")],
            id="anticipated before, and held",
        ),
        pytest.param(
            "Foreign ministers of 12 states, among them Chile and Peru, met in Lima on Sunday.\n\n"
            "Norway's Foreign Minister Ana Ruiz hosted a meeting of some 20 countries, including Chad and Togo, on Saturday.",
            [
                ("CHL PER", "", "2023-05-28", "Lima", "held"),
                ("NOR TCD TGO", "Ana Ruiz", "2023-05-27", None, "held"),
            ],
            id="of many those who are named",
        ),
        pytest.param(
            "The presidents of Chile and Peru met in Lima on Sunday. The meeting was hosted by Emmanuel Macron. "
            "The Chinese and U.S. ambassadors to Peru attended the two-hour session.",
            [("CHL CHN FRA PER USA", "Emmanuel Macron", "2023-05-28", "Lima", "held")],
            id="who attended and hosted it",
        ),
        pytest.param(
            "Antonio Guterres met Rashad al-Alimi, the head of the Saudi-backed Presidential Leadership Council, on Sunday.",
            [("UN YEM", "Antonio Guterres, Rashad al-Alimi", "2023-05-28", None, "held")],
            id="who backs a council is not there",
        ),
        pytest.param(
            "Chile and Peru, the United States said, agreed on a truce. Joe Biden of the United States praised Peru. The United "
            "States and Peru were glad. Envoys of the two sides met in Doha on Sunday under U.S. mediation.",
            [("CHL PER USA", "", "2023-05-28", "Doha", "held")],
            id="who mediates is none of the two sides",
        ),
        pytest.param(
            "Joe Biden attended a previously scheduled meeting with Vladimir Putin in Oslo on Thursday to discuss a plan handed "
            "to both in March.",
            [("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-25", "Oslo", "held")],
            id="scheduled before, and of no day of a plan",
        ),
        pytest.param(
            "The talks, in which Chad and Peru take part as observers, opened in Oslo on Sunday.",
            [("PER TCD", "", "2023-05-28", "Oslo", "ongoing")],
            id="in which others take part",
        ),
        pytest.param(
            "Security Council Resolution 1973, adopted in February, urges Chile to resume talks.",
            [],
            id="no council meets",
        ),
    ],
)
def test_meetings_in_this_manner(
    read: Reader, sentence: str, told: list[tuple[str, str, str | None, str | None, str]]
) -> None:
    assert meetings(read, sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "The European Union, of which Chile is no member, has ruled out sanctions on Peru.",
            [("European Union", "oppose", "sanctions")],
            id="of which another is a member",
        ),
        pytest.param(
            '"Sergei Lavrov left on Sunday. Joe Biden did not," Peruvian Foreign Minister Ana Ruiz told reporters. '
            "She called on Russia to lift sanctions. Lavrov said that Biden was wrong. He called on Chile to lift sanctions.",
            [("Ana Ruiz", "oppose", "sanctions"), ("Sergei Lavrov", "oppose", "sanctions")],
            id="who goes on is who was quoted, not whom the quotation names",
        ),
        pytest.param(
            "Security Council Resolution 1973 calls on Chile to withdraw its troops.",
            [("United Nations", "oppose", "troop_presence")],
            id="a numbered resolution",
        ),
        pytest.param(
            "Joe Biden warned that the United States would impose sanctions if Russia starts a war.",
            [("Joe Biden", "support", "sanctions")],
            id="a threat with its condition",
        ),
        pytest.param(
            "Iran said it would sign the treaty if sanctions are lifted.",
            [("Iran", "oppose", "sanctions"), ("Iran", "support", "peace_agreement")],
            id="an offer with its price",
        ),
    ],
)
def test_positions_in_this_manner(read: Reader, sentence: str, told: list[tuple[str, str, str]]) -> None:
    assert positions(read, sentence) == told

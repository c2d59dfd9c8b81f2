"""The manner of web reports: what was put off, the host of talks of two, officers named elsewhere, second stops."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

MONDAY = dt.date(2023, 5, 29)


def meetings(read: Reader, text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    """Parties, people, start, place and status of each meeting."""
    return told_meetings(read, text, MONDAY, "parties", "people", "start_date", "place", "status")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Joe Biden told Emmanuel Macron in a call on 9 May that he would come.",
            [("FRA USA", "Emmanuel Macron, Joe Biden", "2023-05-09", None, "held")],
            id="the day of the call in which it was told",
        ),
        pytest.param(
            "Joe Biden told reporters in Oslo on Sunday that he had met Emmanuel Macron in Lima.",
            [("FRA USA", "Emmanuel Macron, Joe Biden", None, "Lima", "held")],
            id="the day on which reporters were told is not that of the meeting",
        ),
        pytest.param(
            "Joe Biden and Vladimir Putin met in Lima on Sunday.\n\nKing Felipe VI had spoken to both men by phone on 9 May.",
            [
                ("ESP RUS", "Felipe VI, Vladimir Putin", "2023-05-09", None, "held"),
                ("ESP USA", "Felipe VI, Joe Biden", "2023-05-09", None, "held"),
                ("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", "Lima", "held"),
            ],
            id="both men spoken to",
        ),
        pytest.param(
            "Joe Biden and Vladimir Putin met in Lima on Sunday.\n\nEmmanuel Macron invited both men to meet again in Quito in June.",
            [
                ("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", "Lima", "held"),
                ("RUS USA", "Joe Biden, Vladimir Putin", "2023-06", "Quito", "proposed"),
            ],
            id="invited to meet: one meeting",
        ),
        pytest.param(
            "Joe Biden and Vladimir Putin met for hours in Lima.\n\n"
            "The Russian delegation had been due to meet Biden on 9 May, but the meeting was put off.",
            [
                ("RUS USA", "Joe Biden", "2023-05-09", None, "postponed"),
                ("RUS USA", "Joe Biden, Vladimir Putin", None, "Lima", "held"),
            ],
            id="what had been due is not what was held",
        ),
        pytest.param(
            "Joe Biden and Vladimir Putin were to have met in Lima on Sunday. The meeting was called off on Thursday.",
            [("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", "Lima", "cancelled")],
            id="the day of calling it off",
        ),
        pytest.param(
            "Chile and Peru made up after their presidents met on the island of St Vincent.\n\n"
            "Chilean President Anna Leon and Peruvian President Juan Ruiz shook hands at Argyle International Airport on Sunday, "
            "before talks hosted by Ralph Gonsalves. The two countries agreed to meet again in Quito in June.",
            [
                ("CHL PER VCT", "Anna Leon, Juan Ruiz, Ralph Gonsalves", "2023-05-28", "St Vincent", "held"),
                ("CHL PER", "", "2023-06", "Quito", "scheduled"),
            ],
            id="the airport is on the island, the host is none of the two",
        ),
        pytest.param(
            "The leaders of Chile and Peru met in Oslo on Sunday.\n\nChilean President Anna Leon said she was glad. "
            "Peruvian Prime Minister Juan Ruiz did not agree, nor did his deputy prime minister, Cy Paz.",
            [("CHL PER", "Anna Leon, Juan Ruiz", "2023-05-28", "Oslo", "held")],
            id="leaders named elsewhere",
        ),
        pytest.param(
            "The defence ministers of Chile and Peru met in Oslo on Sunday.\n\nChilean President Anna Leon said she was glad. "
            "Peruvian President Juan Ruiz did not agree.",
            [("CHL PER", "", "2023-05-28", "Oslo", "held")],
            id="officials of another rank did not meet",
        ),
        pytest.param(
            "British Foreign Secretary James Cleverly will be in Lima on Thursday and in Oslo at the weekend.",
            [
                ("GBR NOR", "James Cleverly", "2023-06-03", "Oslo", "scheduled"),
                ("GBR PER", "James Cleverly", "2023-06-01", "Lima", "scheduled"),
            ],
            id="the second stop",
        ),
        pytest.param(
            "British Foreign Secretary James Cleverly will be in Lima on Thursday and in Oslo the government fell on Sunday.",
            [("GBR PER", "James Cleverly", "2023-06-01", "Lima", "scheduled")],
            id="no second stop",
        ),
        pytest.param(
            "Joe Biden telephoned Emmanuel Macron on Sunday and the two agreed to meet in Lima in June.",
            [
                ("FRA USA", "Emmanuel Macron, Joe Biden", "2023-05-28", None, "held"),
                ("FRA USA", "Emmanuel Macron, Joe Biden", "2023-06", "Lima", "scheduled"),
            ],
            id="the two agreed to meet",
        ),
        pytest.param(
            "Talks between Chile and Peru took place in Oslo on 9 April. A meeting in Quito, scheduled for 9 May, was called off.",
            [
                ("CHL PER", "", "2023-04-09", "Oslo", "held"),
                ("CHL PER", "", "2023-05-09", "Quito", "cancelled"),
            ],
            id="a meeting of theirs that was called off",
        ),
        pytest.param(
            "Joe Biden met Emmanuel Macron in Lima on Sunday and demanded Vladimir Putin's arrest.",
            [("FRA USA", "Emmanuel Macron, Joe Biden", "2023-05-28", "Lima", "held")],
            id="whose arrest is demanded is not met",
        ),
        pytest.param(
            "Joe Biden and Vladimir Putin met in Lima on Sunday.\n\nEmmanuel Macron hosted the pair in Nice on 9 May.",
            [
                ("FRA RUS USA", "Emmanuel Macron, Joe Biden, Vladimir Putin", "2023-05-09", "Nice", "held"),
                ("RUS USA", "Joe Biden, Vladimir Putin", "2023-05-28", "Lima", "held"),
            ],
            id="the pair",
        ),
        pytest.param(
            "PARIS, May 29 (Reuters) - French President Emmanuel Macron flew home from Washington on Monday without a deal.\n\n"
            "Macron met Joe Biden on Sunday.",
            [("FRA USA", "Emmanuel Macron, Joe Biden", "2023-05-28", None, "held")],
            id="not at home, from where he came home",
        ),
    ],
)
def test_web_reports(read: Reader, text: str, told: list[tuple[str, str, str | None, str | None, str]]) -> None:
    assert meetings(read, text) == told

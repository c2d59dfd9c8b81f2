"""Reports of agencies with several meetings each: verbs that 'and' joins, journeys that go on, counts of rounds."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

FRIDAY = dt.date(2004, 3, 12)
Told = tuple[str, str | None, str | None, str]


def meetings(read: Reader, text: str) -> list[Told]:
    """Parties, start, place and status of each meeting."""
    return told_meetings(read, text, FRIDAY, "parties", "start_date", "place", "status")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Peruvian President Alejandro Toledo toured a dam and received Chilean Ambassador Juan Pinto on Tuesday.",
            [("CHL PER", "2004-03-09", None, "held")],
            id="a verb behind and",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo spoke with his Chilean counterpart, Ricardo Lagos, on Monday and "
            "received the Bolivian ambassador on Tuesday.",
            [("BOL PER", "2004-03-09", None, "held"), ("CHL PER", "2004-03-08", None, "held")],
            id="whom a counterpart's name does not receive",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo met U.S. envoy Otto Reich in Lima on Tuesday, and on Wednesday received "
            "Belgian Foreign Minister Louis Michel.",
            [("BEL PER", "2004-03-10", None, "held"), ("PER USA", "2004-03-09", "Lima", "held")],
            id="no second object of the first verb",
        ),
        pytest.param(
            "U.N. Undersecretary-General Jan Egeland arrives in Khartoum on March 20 for talks with Sudanese authorities, "
            "and he will travel on to Asmara the next day.",
            [("ERI UN", "2004-03-21", "Asmara", "scheduled"), ("SDN UN", "2004-03-20", "Khartoum", "scheduled")],
            id="the day on which he travels on",
        ),
        pytest.param(
            "The LTTE and Colombo have held six rounds of talks since September, the latest in Berlin last month. "
            "The next session is set for March 18-21 in the Japanese resort of Hakone.",
            [("LKA LTTE", "2004-02", "Berlin", "held"), ("LKA LTTE", "2004-03-18", "Hakone", "scheduled")],
            id="the latest of the rounds since a month, and the next",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear and Peruvian Foreign Minister Manuel Rodriguez reviewed plans for a "
            "joint force at talks in Arica on Wednesday.",
            [("CHL PER", "2004-03-10", "Arica", "held")],
            id="plans that were gone over",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear was to have met Peruvian Foreign Minister Manuel Rodriguez in Arica "
            "on Thursday, but it was put off at her request.",
            [("CHL PER", "2004-03-11", "Arica", "postponed")],
            id="put off, and not cancelled",
        ),
        pytest.param(
            "TALLINN, Estonia (Agency) -- Trade Minister Ilmar Tamm left for Finland on Thursday.",
            [("EST FIN", "2004-03-11", "Finland", "held")],
            id="no minister of the country that he leaves for",
        ),
        pytest.param(
            "Norwegian envoy Vidar Helgesen will travel to the rebel-held town of Kilinochchi for talks with "
            "LTTE leader Velupillai Prabhakaran.",
            [("LTTE NOR", None, "Kilinochchi", "scheduled")],
            id="the town of whose name nothing hangs",
        ),
        pytest.param(
            "Burundian President Pierre Buyoya is to meet Ugandan President Yoweri Museveni on the eve of the talks, which "
            "open in Arusha on March 21.",
            [("BDI UGA", "2004-03-20", None, "scheduled")],
            id="the eve of talks told behind",
        ),
    ],
)
def test_several_meetings_of_a_report(read: Reader, text: str, told: list[Told]) -> None:
    assert meetings(read, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear met Peruvian Foreign Minister Manuel Rodriguez in Arica on Tuesday "
            "and Bolivian Foreign Minister Juan Siles in La Paz on Wednesday.",
            [("BOL CHL", "2004-03-10", "La Paz", "held"), ("CHL PER", "2004-03-09", "Arica", "held")],
            id="a second object of the verb",
        ),
        pytest.param(
            "The LTTE and the Sri Lankan government have held talks since September.",
            [],
            id="rounds of which none is dated",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear and Peruvian Foreign Minister Manuel Rodriguez announced plans for "
            "talks in Arica on Tuesday.",
            [("CHL PER", "2004-03-16", "Arica", "scheduled")],
            id="plans of talks",
        ),
    ],
)
def test_where_the_rules_stay_silent(read: Reader, text: str, told: list[Told]) -> None:
    assert meetings(read, text) == told


def test_who_attended_on_one_side_was_there(read: Reader) -> None:
    text = (
        "Chilean Defense Minister Ana Ruiz and Peruvian Defense Minister Luis Soto held talks in Arica on Wednesday, "
        "attended on the Chilean side by Chilean Ambassador Jorge Vidal."
    )
    (meeting,) = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert set(meeting["people"]) == {"Ana Ruiz", "Luis Soto", "Jorge Vidal"}

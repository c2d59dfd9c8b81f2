"""Turns of phrase of agencies that report from many capitals: whose envoy, whose day, whose plan."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

TUESDAY = dt.date(2004, 3, 9)
Told = tuple[str, str | None, str | None, str | None, str]


def meetings(read: Reader, text: str) -> list[Told]:
    """Parties, first and last day, place and status of each meeting."""
    return told_meetings(read, text, TUESDAY, "parties", "start_date", "end_date", "place", "status")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Kenyan Foreign Minister Ada Barasa will go by ferry to the rebel-held coast on Friday to meet Ugandan Prime Minister Jo Okello.",
            [("KEN UGA", "2004-03-12", "2004-03-12", None, "scheduled")],
            id="a compound has no tense",
        ),
        pytest.param(
            "Chilean President Juan Soto met Peruvian Premier Luis Rey in Arica in January and Bolivian President Raul Paz hosted him twice in Sucre in February.",
            [("BOL CHL", "2004-02", "2004-02", "Sucre", "held"), ("CHL PER", "2004-01", "2004-01", "Arica", "held")],
            id="who acts himself is no second guest",
        ),
        pytest.param(
            "Kenyan President Ben Otieno will travel to Kampala before the end of the month, his office said.",
            [("KEN UGA", "2004-03-09", "2004-03-31", "Kampala", "scheduled")],
            id="a window from now to the end of the month",
        ),
        pytest.param(
            "Kenyan President Ben Otieno held talks in Kampala last Thursday with Ugandan Prime Minister Jo Okello and was due in Kigali on Saturday.",
            [
                ("KEN RWA", "2004-03-13", "2004-03-13", "Kigali", "scheduled"),
                ("KEN UGA", "2004-03-04", "2004-03-04", "Kampala", "held"),
            ],
            id="what the visitor was due to do next tells nothing of the talks before",
        ),
        pytest.param(
            "Foreign ministers Ann Poirier of France and Lena Berg of Sweden arrived in Tunis on Monday. "
            "They travel to Algiers on Friday for talks with Algerian Foreign Minister Samir Haddad.",
            [
                ("DZA FRA SWE", "2004-03-12", "2004-03-12", "Algiers", "scheduled"),
                ("FRA SWE TUN", "2004-03-08", "2004-03-08", "Tunis", "ongoing"),
            ],
            id="the present of a plural subject is of a journey to come",
        ),
        pytest.param(
            "The presidents of Kenya and Uganda ended talks on fishing on Monday without an accord but agreed to meet again in Kigali in June.",
            [
                ("KEN UGA", "2004-03-08", "2004-03-08", None, "held"),
                ("KEN UGA", "2004-06", "2004-06", "Kigali", "scheduled"),
            ],
            id="what they lacked is not what they agreed on",
        ),
        pytest.param(
            "The presidents of Kenya and Uganda have no plans to meet in Kigali in June.",
            [],
            id="no plans",
        ),
        pytest.param(
            "Kenyan President Ben Otieno met Ugandan Prime Minister Jo Okello in Kisumu on Feb. 1, when they agreed that Burundi should open talks with Rwanda.",
            [("KEN UGA", "2004-02-01", "2004-02-01", "Kisumu", "held")],
            id="talks that were only agreed on have another day",
        ),
        pytest.param(
            "NAIROBI, Kenya (Agency) _ Kenyan Trade Minister Ben Otieno and Ugandan Finance Minister Jo Okello failed Monday to end a row over tea, "
            "opening the way for duties from May 1.\n\nThe two men met for three hours.",
            [("KEN UGA", "2004-03-08", "2004-03-08", "Nairobi", "held")],
            id="a day ahead is no day of the news",
        ),
        pytest.param(
            "Kenyan President Ben Otieno is to attend the U.N. Poverty Summit and see Ugandan Prime Minister Jo Okello on Friday.",
            [("KEN UGA", "2004-03-12", "2004-03-12", None, "scheduled")],
            id="an organisation whose summit it is does not meet anybody",
        ),
    ],
)
def test_days_and_sides_belong_to_their_own_verb(read: Reader, text: str, told: list[Told]) -> None:
    found = meetings(read, text)
    assert [m for m in found if "UN" not in m[0].split()] == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "Kenyan President Ben Otieno met Norwegian Premier Nils Dahl's special envoy, Kari Lund, in Nairobi on Monday.",
            ["Ben Otieno", "Kari Lund"],
            id="the envoy and not the premier",
        ),
        pytest.param(
            "Kenyan President Ben Otieno met Norwegian Premier Nils Dahl's advisers in Nairobi on Monday.",
            ["Ben Otieno"],
            id="nor the premier of whose advisers it is told",
        ),
        pytest.param(
            "Kenyan President Ben Otieno met Norwegian Premier Nils Dahl in Nairobi on Monday.",
            ["Ben Otieno", "Nils Dahl"],
            id="the premier himself",
        ),
    ],
)
def test_who_is_sent_takes_part_and_not_who_sent(read: Reader, text: str, people: list[str]) -> None:
    (row,) = read(text, published=TUESDAY).meeting_reports.to_dicts()
    assert sorted(row["people"]) == people
    assert sorted(row["parties"]) == ["KEN", "NOR"]


def test_his_government_is_that_of_whom_the_pronoun_stands_for(read: Reader) -> None:
    text = "Nepalese Premier Hari Thapa said the Tamil Tigers had agreed to hold talks with his government in Bhutan in late April."
    assert [m[0] for m in meetings(read, text)] == ["LTTE NPL"]


def test_the_speaker_of_an_aside_is_whom_it_is_said_of(read: Reader) -> None:
    text = (
        "Kenyan President Ben Otieno arrived on Monday.\n\n"
        "Otieno, speaking after talks with Ugandan Prime Minister Jo Okello, said his government would never recognise the border."
    )
    (position,) = read(text, published=TUESDAY).positions.to_dicts()
    assert position["party"] == "KEN"

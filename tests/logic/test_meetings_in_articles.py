"""Articles tell meetings in passing: by 'the latter', of officials without names, of guests who are asked to come."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

WEDNESDAY = dt.date(2023, 5, 10)
# Of the negotiation that the text is about: Kenya's and Uganda's.
NEGOTIATION = (
    "Kenya and Uganda quarrel over an island. Kenya has police on it; Uganda wants them gone. "
    "Kenyan and Ugandan officials held talks in Kampala in 2014. Kenya would not budge. Uganda was no better. "
)

TOLD = [
    ("the latter travels", "A spokesman for Ana Vera, the Chilean president, said that the latter would fly to Lima on May 14.", ("CHL PER", "2023-05-14", "scheduled")),
    ("a visit by the latter", "Peruvian Foreign Minister Luis Soto rang Chilean Foreign Minister Eva Rey in March, but a visit to Lima by the latter, due in April, was put off.",
     ("CHL PER", "2023-04", "postponed")),
    ("a guest who is asked to come", "Chilean President Ana Vera has asked Peruvian President Luis Soto to come to Santiago in the summer.",
     ("CHL PER", "2023-06-01", "scheduled")),
    ("a guest who proposes to come", "Chilean President Ana Vera proposed that she come to Lima in June.", ("CHL PER", "2023-06", "proposed")),
    ("called to a capital", "Kenyan and Ugandan ministers had been called to Lusaka by Zambian President Ana Vera on May 6.", ("KEN UGA ZMB", "2023-05-06", "held")),
    ("a particle behind the title", "Kenyan President William Ruto held talks with Mr al-Sisi, the president of Egypt, in Cairo on May 6.", ("EGY KEN", "2023-05-06", "held")),
    ("the leader of a delegation", "Kenyan minister Alfred Mutua saw a delegation led by Ugandan minister Jeje Odongo in Kisumu on May 3.", ("KEN UGA", "2023-05-03", "held")),
    ("a dinner between them", "Chilean President Ana Vera spoke of Peruvian President Luis Soto. A dinner between them on May 6 was cancelled.", ("CHL PER", "2023-05-06", "cancelled")),
    ("two who talked", "Kenyan President William Ruto and Ugandan President Yoweri Museveni talked on May 6.", ("KEN UGA", "2023-05-06", "held")),
]  # fmt: skip
UNTOLD = [
    "The latter half of the year took Chilean President Ana Vera to task.",
    "Kenyan President William Ruto was asked by Ugandan President Yoweri Museveni to come to terms with it on May 6.",
    "Zambian President Ana Vera called to congratulate the team on May 6.",
    "Kenyan and Ugandan officials talked tough on May 6.",
    "Chilean President Ana Vera spoke of Peruvian President Luis Soto. A bottle of wine cost 90 dollars at a dinner with dessert between them on May 6.",
]
OF_THE_TALKS = [
    ("officials of the two", "Officials of the two foreign ministries are expected to gather in Nairobi on May 20.", ("KEN UGA", "2023-05-20", "scheduled")),
    ("the ministers who confer", "The water ministers conferred in Arusha on 6 March.", ("KEN UGA", "2023-03-06", "held")),
    ("a summit that followed", "A proper summit followed in Lilongwe in November 2022.", ("KEN UGA", "2022-11", "held")),
    ("a signing to come", "The signing is set for May 27 at Naivasha.", ("KEN UGA", "2023-05-27", "scheduled")),
    ("days of talks that broke up", "Three days of negotiations on the dam above the lake broke up in Mombasa on Tuesday.", ("KEN UGA", "2023-05-07", "held")),
]  # fmt: skip
OF_OTHERS = [
    "The water ministers of Malawi and Zambia conferred in Arusha on 6 March.",
    "Officials of the six foreign ministries gathered in Nairobi on 6 March.",
    "A NATO summit followed in Lilongwe in November 2022.",
]


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_told_in_passing(text: str, expected: tuple[str, ...], read: Reader) -> None:
    assert expected in told_meetings(read, text, WEDNESDAY, "parties", "start_date", "status")


@pytest.mark.parametrize("text", UNTOLD)
def test_not_told(text: str, read: Reader) -> None:
    assert told_meetings(read, text, WEDNESDAY, "parties") == []


@pytest.mark.parametrize(("sentence", "expected"), [t[1:] for t in OF_THE_TALKS], ids=[t[0] for t in OF_THE_TALKS])
def test_of_those_whose_talks_the_text_tells(sentence: str, expected: tuple[str, ...], read: Reader) -> None:
    assert expected in told_meetings(read, NEGOTIATION + sentence, WEDNESDAY, "parties", "start_date", "status")


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_of_others(sentence: str, read: Reader) -> None:
    days = {
        day
        for who, day in told_meetings(read, NEGOTIATION + sentence, WEDNESDAY, "parties", "start_date")
        if who == "KEN UGA"
    }
    assert days <= {"2014"}


# The mediator meets each of the two, and they meet each other.
MEDIATED = (
    "Kenya and Uganda quarrel over an island. Kenya has police on it; Uganda wants them gone. Kenya is proud, Uganda too. "
    "Tanzania tries to help. Tanzanian President Samia Suluhu Hassan received Kenyan President William Ruto in Dodoma in 2014. "
    "Samia Suluhu Hassan received Ugandan President Yoweri Museveni in Dodoma in 2015. "
    "Yoweri Museveni and William Ruto met in Tanga, Tanzania, in 2016. Tanzania was pleased. "
)
OF_THE_QUARREL = [
    ("a cycle", "The sixth cycle of talks, in Lilongwe, opened on March 6.", "KEN UGA", "2023-03-06"),
    ("an emergency session", "An emergency session in Lilongwe on March 6 patched things up.", "KEN UGA", "2023-03-06"),
    ("whom the mediator sees", "Tanzanian minister Stergomena Tax saw both sides in Mwanza on March 6.", "KEN TZA UGA", "2023-03-06"),
    ("a meeting that one of the two calls off", "William Ruto called off a meeting planned for March 6 in Entebbe.", "KEN UGA", "2023-03-06"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "who", "day"), [t[1:] for t in OF_THE_QUARREL], ids=[t[0] for t in OF_THE_QUARREL]
)
def test_of_the_two_at_odds(sentence: str, who: str, day: str, read: Reader) -> None:
    assert (who, day) in told_meetings(read, MEDIATED + sentence, WEDNESDAY, "parties", "start_date")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sheikh Omar Lee, the foreign minister of Kuwait, was silent. Sheikh Tamim, the emir of Qatar, received Sheikh Omar on May 6.",
            ("KWT QAT", "2023-05-06"),
        ),
        (
            "On Monday the president of Chile, Ana Vera, landed in Lima, for the first time since June 2017. "
            "Later that day she met President Luis Soto of Peru.",
            ("CHL PER", "2023-05-08"),
        ),
        ("Peruvian President Luis Soto received Chilean President Ana Vera in Lima in June and again in January.", ("CHL PER", "2022-06")),
        (
            "Peruvian President Luis Soto and Chilean President Ana Vera shook hands in Quito on May 6 in front of Ecuadorean President Eva Rey.",
            ("CHL ECU PER", "2023-05-06"),
        ),
        (
            "Peru is poor. Peru speaks ill of Chile. Peru has copper. Peru has no money. Peru is proud. Chilean minister Ana Vera was asked to visit in June.",
            ("CHL PER", "2023-06"),
        ),
    ],
)  # fmt: skip
def test_days_and_names_told_before(text: str, expected: tuple[str, str], read: Reader) -> None:
    assert expected in told_meetings(read, text, WEDNESDAY, "parties", "start_date")


def test_no_journey(read: Reader) -> None:
    text = (
        "Chilean President Ana Vera could not agree on terms for going to Peru. She gave reasons for returning to Lima."
    )
    assert told_meetings(read, text, WEDNESDAY, "parties") == []

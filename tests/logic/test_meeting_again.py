"""Several meetings that one verb tells, and meetings told beside others: lists of places and days, talks on the sidelines."""

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]
FRIDAY = dt.date(2004, 3, 12)


def meetings(read: Reader, text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Start, place and form of each meeting, in order of time."""
    rows = read(text, published=FRIDAY).meeting_reports.select("start_date", "place", "format").rows()
    return sorted(rows, key=lambda row: str(row[0]))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Peru and Chile held talks in Lima in January, in Arica in February and in Quito last week.",
            [("2004-01", "Lima"), ("2004-02", "Arica"), ("2004-03-01", "Quito")],
            id="a list of places and days",
        ),
        pytest.param(
            "Peruvian and Chilean diplomats met in Lima in May 2002, in Arica in August and in Quito in March 2003.",
            [("2002-05", "Lima"), ("2002-08", "Arica"), ("2003-03", "Quito")],
            id="a month in a list is of the year told before it",
        ),
        pytest.param(
            "Peruvian and Chilean diplomats met in Lima in January, in February refused to go on and in March gave up.",
            [("2004-01", "Lima")],
            id="months of other deeds",
        ),
    ],
)
def test_each_place_with_its_day_is_a_meeting(read: Reader, sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(start, place) for start, place, _ in meetings(read, sentence)] == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "The ministers of Peru and Chile met by video link on March 2 and in person in Quito three days later.",
            [("2004-03-02", None, "video"), ("2004-03-05", "Quito", "in_person")],
            id="by video and in person",
        ),
        pytest.param(
            "The ministers of Peru and Chile spoke by telephone on March 2 and met in person in Quito on March 5.",
            [("2004-03-02", None, "phone"), ("2004-03-05", "Quito", "in_person")],
            id="two verbs",
        ),
        pytest.param(
            "The ministers of Peru and Chile met by videoconference on March 2.", [("2004-03-02", None, "video")],
            id="nobody is received by a line",
        ),
    ],
)  # fmt: skip
def test_a_meeting_in_person_is_another_than_the_call(
    read: Reader, sentence: str, told: list[tuple[str, str | None, str]]
) -> None:
    assert meetings(read, sentence) == told


def test_who_met_on_the_sidelines_met_beside_the_talks(read: Reader) -> None:
    talks = "Talks between Peru and Chile on their border ended in Quito on Wednesday.\n\n"
    two = "Peruvian envoy Ana Ruiz met her Chilean counterpart, Luis Soto"
    assert len(meetings(read, f"{talks}On the sidelines, {two}.")) == 2
    assert len(meetings(read, f"{talks}At the talks, {two}.")) == 1


@pytest.mark.parametrize(
    ("sentence", "parties", "people"),
    [
        pytest.param(
            "Ministers Ana Ruiz of Peru and Luis Soto of Chile will be joined by Brazilian President Lula da Silva.",
            ["BRA", "CHL", "PER"], {"Ana Ruiz", "Luis Soto", "Lula da Silva"}, id="will be joined by",
        ),
        pytest.param(
            "Brazilian President Lula da Silva, who joined the pair for dinner, urged restraint.",
            ["BRA", "CHL", "PER"], {"Lula da Silva"}, id="who joined the pair",
        ),
        pytest.param(
            "Brazilian President Lula da Silva joined the two in urging restraint.", ["CHL", "PER"], set(), id="joined in saying",
        ),
        pytest.param(
            "The talks, attended by observers from Brazil, lasted four hours.", ["BRA", "CHL", "PER"], set(), id="attended by",
        ),
        pytest.param(
            "Present at the meeting were Brazilian President Lula da Silva and UN envoy Lars Holm.", ["BRA", "CHL", "PER", "UN"],
            {"Lula da Silva", "Lars Holm"}, id="present were",
        ),
        pytest.param(
            "Brazilian President Lula da Silva was present at the talks.", ["BRA", "CHL", "PER"], {"Lula da Silva"}, id="was present",
        ),
        pytest.param(
            "The talks were attended by Brazilian President Lula da Silva and UN envoy Lars Holm.", ["BRA", "CHL", "PER", "UN"],
            {"Lula da Silva", "Lars Holm"}, id="were attended by",
        ),
        pytest.param(
            "The talks, attended by journalists from Brazil, lasted four hours.", ["CHL", "PER"], set(), id="attended by the press",
        ),
        pytest.param("Peru and Chile will be joined by a bridge.", ["CHL", "PER"], set(), id="joined by no official"),
        pytest.param(
            "It was too late for the rails to be joined by the Brazilian president.", ["CHL", "PER"], set(),
            id="nobody is named before those who join",
        ),
    ],
)  # fmt: skip
def test_who_joins_those_who_met(read: Reader, sentence: str, parties: list[str], people: set[str]) -> None:
    text = f"The ministers of Peru and Chile met in Quito on Wednesday.\n\n{sentence}"
    (meeting,) = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert (sorted(meeting["parties"]), set(meeting["people"])) == (parties, people)


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        pytest.param(
            "Peruvian President Alejandro Toledo had planned to visit Chile on Wednesday. The trip was called off after a strike.",
            "cancelled", "2004-03-10", id="the trip, in the next sentence",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo was to visit Chile on Wednesday, but the visit had to be postponed.",
            "postponed", "2004-03-17", id="the visit, behind 'but'",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo will visit Chile on Wednesday. The trip had been put off twice.",
            "scheduled", "2004-03-17", id="put off before it was planned anew",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo was due to visit Chile on Monday. A visit to Kenya was cancelled.",
            "scheduled", "2004-03-15", id="another visit",
        ),
    ],
)  # fmt: skip
def test_what_became_of_a_planned_journey(read: Reader, text: str, status: str, start: str) -> None:
    rows = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert [(row["status"], row["start_date"]) for row in rows if "CHL" in row["parties"]] == [(status, start)]


def test_nobody_meets_his_own(read: Reader) -> None:
    text = (
        "Peruvian envoy Ana Ruiz saw Chilean Foreign Minister Luis Soto in Lima on March 2.\n\n"
        "Peruvian Foreign Minister Jorge Vidal had met him in Quito on February 20."
    )
    people = [sorted(row["people"]) for row in read(text, published=FRIDAY).meeting_reports.to_dicts()]
    assert sorted(people) == [["Ana Ruiz", "Luis Soto"], ["Jorge Vidal", "Luis Soto"]]

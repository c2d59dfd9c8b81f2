"""'The cleric', 'the 51-year-old', 'the Fijian leader': who is meant by a noun that neither names nor titles him."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

FRIDAY = dt.date(2013, 5, 17)
HEAD = "Chilean President Ana Vera arrived in Lima on Thursday. "

MEANT = [
    "The leader met Peruvian President Luis Soto on Friday.",
    "The Chilean leader met Peruvian President Luis Soto on Friday.",
    "On Friday, the former banker met Peruvian President Luis Soto.",
    "The 58-year-old economist met Peruvian President Luis Soto on Friday.",
]
NOT_MEANT = [
    "The opposition leader met Peruvian President Luis Soto on Friday.",
    "The Bolivian dissident met Peruvian President Luis Soto on Friday.",
    "The conservative party met Peruvian President Luis Soto on Friday.",
    "The economist Iris Paz met Peruvian President Luis Soto on Friday.",
]


@pytest.mark.parametrize("sentence", MEANT)
def test_epithet_means_the_person_told_of_before(sentence: str, read: Reader) -> None:
    assert ("Ana Vera, Luis Soto", "2013-05-17") in told_meetings(read, HEAD + sentence, FRIDAY, "people", "start_date")


@pytest.mark.parametrize("sentence", NOT_MEANT)
def test_noun_of_another_means_somebody_else(sentence: str, read: Reader) -> None:
    people = [people for (people,) in told_meetings(read, HEAD + sentence, FRIDAY, "people")]
    assert not any("Ana Vera" in p and "Luis Soto" in p for p in people)


def test_leaders_of_a_state_are_not_its_one_leader(read: Reader) -> None:
    text = HEAD + "In March three leaders of Chile and Peru met in Quito."
    assert ("", "2013-03") in told_meetings(read, text, FRIDAY, "people", "start_date")

"""Meetings told in ordinary words that name no meeting: minutes had with somebody, a request, a stay, a pair of names."""

import pytest

from tests.logic.test_meeting_net import TALKS, told


# fmt: off
@pytest.mark.parametrize(("kind", "sentences", "expected"), [
    ("minutes had with somebody", ["Uhuru Kenyatta had 40 minutes on Monday with Yoweri Museveni."], ("KEN UGA", "2013-05-13", None, "held")),
    ("with whom one had them", ["Museveni, with whom Kenyatta had an hour in Entebbe on Monday, spoke of fish.", "President Yoweri Museveni of Uganda and "
     "Kenyan President Uhuru Kenyatta are friends."], ("KEN UGA", "2013-05-13", "Entebbe", "held")),
    ("a day spent in a place with somebody", ["Kenya's president, Uhuru Kenyatta, spent Monday in Entebbe with President Yoweri Museveni."],
     ("KEN UGA", "2013-05-13", "Entebbe", "held")),
    ("days spent abroad", ["Uhuru Kenyatta will spend Friday and Saturday in Kampala."], ("KEN UGA", "2013-05-17", "Kampala", "scheduled")),
    ("seen by somebody", ["Kenyan Foreign Minister Amina Mohamed will be seen on Thursday by President Yoweri Museveni."],
     ("KEN UGA", "2013-05-16", None, "scheduled")),
    ("shown round by somebody", ["On Monday Uhuru Kenyatta was shown round the port by Yoweri Museveni."], ("KEN UGA", "2013-05-13", None, "held")),
    ("taken aside", ["On Monday Yoweri Museveni took Uhuru Kenyatta aside."], ("KEN UGA", "2013-05-13", None, "held")),
    ("brought together with others", ["Jakaya Kikwete would like to bring Uhuru Kenyatta together with Yoweri Museveni."],
     ("KEN TZA UGA", None, None, "proposed")),
    ("who watches as others sign", ["In Arusha on Monday Jakaya Kikwete watched as Uhuru Kenyatta and Yoweri Museveni signed the accord."],
     ("KEN TZA UGA", "2013-05-13", "Arusha", "held")),
    ("a request to come", ["Uganda turned down a request by Kenyan envoy Monica Juma to visit Kampala in July."], ("KEN UGA", "2013-07", "Kampala", "proposed")),
    ("a second traveller", ["Uhuru Kenyatta will be in Kampala on Thursday and William Ruto in Dar es Salaam on Friday."],
     ("KEN TZA", "2013-05-17", "Dar es Salaam", "scheduled")),
    ("off at once", ["UN envoy Mary Robinson left at once for Kampala to explain the plan."], ("UGA UN", None, "Kampala", "scheduled")),
    ("a pair of surnames", ["Uhuru Kenyatta and Yoweri Museveni are friends.", "A Kenyatta-Museveni meeting in Entebbe on Friday will deal with fish."],
     ("KEN UGA", "2013-05-17", "Entebbe", "scheduled")),
    ("what could take place", ["A summit of Kenya and Uganda, which could take place in Entebbe in July, will deal with fish."],
     ("KEN UGA", "2013-07", "Entebbe", "scheduled")),
    ("so many calls between two", ["Between the presidents of Kenya and Uganda there have been four calls, the latest of them on Monday."],
     ("KEN UGA", "2013-05-13", None, "held")),
    ("the same format", [TALKS, "Another meeting in the same format is to follow in June."], ("KEN UGA", "2013-06", None, "scheduled")),
    ("who is represented", ["Trade ministers of the lake's states sat down in Arusha on Monday.", "Kenya, Uganda and Burundi are represented at the gathering."],
     ("BDI KEN UGA", "2013-05-13", "Arusha", "held")),
    ("an invitation accepted", ["Uhuru Kenyatta invited Yoweri Museveni to Mombasa in July, and Museveni accepted."], ("KEN UGA", "2013-07", "Mombasa", "scheduled")),
    ("put back to a day", ["Uhuru Kenyatta has put back his visit to Uganda, planned for Wednesday, to June 10."], ("KEN UGA", "2013-06-10", "Uganda", "postponed")),
    ("after so many hours", ["Uhuru Kenyatta and Yoweri Museveni wound up their first meeting after a little over two hours on Monday."],
     ("KEN UGA", "2013-05-13", None, "held")),
    ("on the programme of a visit", ["Ugandan Defence Minister Crispus Kiyonga landed in Nairobi on Monday on a three-day visit, during which he will call on "
     "President Uhuru Kenyatta."], ("KEN UGA", "2013-05-13", "Nairobi", "held")),
])
def test_meetings_are_told_in_other_words(kind, sentences, expected):
    assert expected in told(*sentences), kind


@pytest.mark.parametrize(("kind", "sentences"), [
    ("seen as something", ["Uhuru Kenyatta is seen by President Yoweri Museveni as a rival."]),
    ("minutes of fame", ["Uhuru Kenyatta had five minutes to answer questions on Uganda."]),
    ("spent at home", ["Uhuru Kenyatta spent Monday in Mombasa."]),
    ("seen by the press", ["Uhuru Kenyatta was seen by reporters in Kampala's hospital."]),
    ("a double name", ["Uhuru Kenyatta and Yoweri Museveni are friends.", "The Museveni-Mbabazi quarrel is about money."]),
    ("a request for something else", ["Uganda turned down a request by Kenya to lower the price of milk in July."]),
    ("who watched a match", ["Uhuru Kenyatta watched the news as Yoweri Museveni signed his budget on Monday."]),
    ("calls for something", ["In Kenya and Uganda there have been many calls for calm since Monday."]),
])
def test_other_words_stay_silent(kind, sentences):
    assert [m for m in told(*sentences) if "UGA" in m[0] and "KEN" in m[0]] == [], kind
# fmt: on

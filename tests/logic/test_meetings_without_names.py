"""Long articles name the two sides at the head; after that 'the presidents last spoke', 'deputies are to meet'."""

import datetime as dt

import pytest

from tests.logic.told import told_meetings

SATURDAY = dt.date(2019, 10, 12)
HEAD = (
    "Ghana and Togo quarrel over a strip of sea.\n\nNegotiators of Ghana and Togo held a fifth round of talks in Geneva on Thursday and Friday. "
    "Ghana's foreign minister, Akua Mensah, called them frank. Togo's foreign minister, Kofi Lawson, did not. Ghana wants a line, and Togo wants none. "
)
ROUND = ("GHA TGO", "2019-10-10", "held")
TOLD = [
    ("leaders on the phone", "The leaders last spoke at the end of June, forty minutes on the phone.", [("GHA TGO", "2019-06-21", "held")]),
    ("deputies who are to speak", "Deputies are to speak by phone next week.", [("GHA TGO", "2019-10-14", "scheduled")]),
    ("small delegations", "Tomorrow, two small delegations will face each other in a hotel.", [("GHA TGO", "2019-10-13", "scheduled")]),
    ("around one table", "When ministers last sat around one table, in Vienna on March 6, nothing came of it.", [("GHA TGO", "2019-03-06", "held")]),
    ("what they made up", "The presidents patched things up in Osaka on June 29.", [("GHA TGO", "2019-06-29", "held")]),
    ("a committee", "The joint committee had already convened in Lagos in June 2018.", [("GHA TGO", "2018-06", "held")]),
    ("a day of the present", "The negotiators return to the table in Geneva on Monday.", [("GHA TGO", "2019-10-14", "scheduled")]),
    ("a journey of both", "Both delegations will be back in Geneva on November 4.", [("GHA TGO", "2019-11-04", "scheduled")]),
    ("a journey home", "The delegations flew to Accra on November 4.", []),
    ("officials of one side", "Togolese ministers sat down on September 3 to draft a budget.", []),
    ("leaders of no side", "Business leaders gathered in Vienna on September 3.", []),
    ("who are quoted", "The ministers spoke to reporters in Vienna on September 3.", []),
    ("with others", "The ministers met again with reporters in Vienna on September 3.", []),
    ("leaders of workers", "Union leaders met in Vienna on September 3.", []),
    ("whom they met", "The ministers are to meet the press on November 4.", []),
    ("who are no side", "The leaders met fishermen in Vienna on September 3.", []),
    ("a month spent", "Both sides spent September blaming each other.", []),
    ("a call from a stranger", "A telephone call in April from a fisherman alerted the navy.", []),
    ("who have not met", "The ministers had not sat down together in September.", []),
    ("at no time", "The presidents patched things up.", []),
    ("a secret meeting", "At a secret meeting in Vienna in May, maps were exchanged.", [("GHA TGO", "2019-05", "held")]),
    ("a secret meeting of others", "At a secret meeting of party bosses in Vienna in May, maps were exchanged.", []),
    ("of two by the word", "One-on-one talks in April had changed little.", [("GHA TGO", "2019-04", "held")]),
    ("a call of which no more is told", "A telephone call in April had changed little.", [("GHA TGO", "2019-04", "held")]),
    ("who lends the venue", "Oman is to host the next round on November 4.", [("GHA TGO", "2019-11-04", "scheduled")]),
    ("days in a capital", "Mr Lawson's two days in Accra in September ended with a quarrel.", [("GHA TGO", "2019-09", "held")]),
    ("a visit by the nationals", "A visit by the Ghanaians to Lomé on November 4 is under consideration.", [("GHA TGO", "2019-11-04", "proposed")]),
    ("who first rang", "Mr Lawson first rang Accra on July 11.", [("GHA TGO", "2019-07-11", "held")]),
    ("shook hands on something", "Ms Mensah shook hands on that with Mr Lawson in Quito in September.", [("GHA TGO", "2019-09", "held")]),
    ("days together", "In March Ms Mensah and Mr Lawson spent three days together in Quito.", [("GHA TGO", "2019-03", "held")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_meetings_of_those_of_whom_the_text_is(read, sentence, expected):
    text = f"{HEAD}\n\n{sentence}\n\nGhana rejects the parallel. Togo insists on it."
    found = told_meetings(read, text, SATURDAY, "parties", "start_date", "status")
    assert [row for row in found if row != ROUND] == expected


MEDIATED = (
    "Ghana and Togo quarrel over a strip of sea.\n\nThe African Union's envoy, Karim Sow, has mediated between Ghana and Togo since last year. "
    "A third round of negotiations between Ghana and Togo opened in Geneva on Monday. Neither Ghana nor Togo expects much. "
)
OPENED = ("GHA TGO", "2019-10-07", "held")
BY_A_THIRD = [
    ("each side", "On Tuesday Mr Sow met each side separately.", [("AU GHA TGO", "2019-10-08", "held")]),
    ("to and fro", "On Tuesday the envoy shuttled between the two delegations.", [("AU GHA TGO", "2019-10-08", "held")]),
    ("into one room", "On Tuesday Mr Sow got the two ministers into one room.", [("AU GHA TGO", "2019-10-08", "held")]),
    ("in front of screens", "Mr Sow first got the leaders in front of their screens on June 26.", [("AU GHA TGO", "2019-06-26", "held")]),
    ("only to agree", "On Tuesday Mr Sow got the two ministers to agree.", []),
    ("only their demands", "On Tuesday Mr Sow heard the two delegations' demands.", []),
    ("a court that hears them", "On Tuesday the court in The Hague heard both sides.", []),
    ("a three-way session", "At a three-way session on Tuesday Mr Sow laid out a map.", [("AU GHA TGO", "2019-10-08", "held")]),
    ("a three-way session of others", "At a three-way session of banks on Tuesday Mr Sow laid out a map.", []),
    ("an ambassador of the other", "Ghana's foreign minister, Akua Mensah, summoned Ambassador Kofi Lawson in April.", [("GHA TGO", "2019-04", "held")]),
    ("the previous gathering", "The previous gathering, in Muscat in April, had been stiff.", [("GHA TGO", "2019-04", "held")]),
    ("those who gather", "The fishermen gathering in Muscat in April were angry.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [t[1:] for t in BY_A_THIRD], ids=[t[0] for t in BY_A_THIRD])
def test_what_a_third_does_with_both_sides(read, sentence, expected):
    text = f"{MEDIATED}\n\n{sentence}\n\nGhana rejects the parallel. Togo insists on it."
    found = told_meetings(read, text, SATURDAY, "parties", "start_date", "status")
    assert [row for row in found if row != OPENED and row[1] is not None] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [("ECOWAS summit on Togo – as it happened", "2019-10-12"), ("ECOWAS summit on Togo, and why it matters", None)],
    ids=["a page of its own day", "an essay"],
)
def test_a_page_written_while_it_happens(read, title, expected):
    text = f"{title}\n\nThe hall is full. The leaders of ECOWAS are seated.\n\nTogo waits."
    days = [row[0] for row in told_meetings(read, text, SATURDAY, "start_date")]
    assert days == ([expected] if expected else [])


IN_PASSING = [
    ("a call paid together", "Hailemariam Desalegn leads the mission. On May 4, together with his deputy, Girma Birru, he called on Uhuru Kenyatta in Nairobi and handed him a note for the cabinet.",
     [("ETH KEN", "2013-05-04", "held")]),
    ("an appeal", "On May 4 John Kerry called on Uhuru Kenyatta to hand over the note.", []),
    ("the month before the visit", "John Kerry's April visit to Nairobi went well.", [("KEN USA", "2013-04", "held")]),
    ("who stayed at home", "John Kerry was due in Nairobi on May 4 but stayed at home.", [("KEN USA", "2013-05-04", "cancelled")]),
    ("what two went over", "On May 4 John Kerry stopped in Geneva to go over the maps with Uhuru Kenyatta.", [("KEN USA", "2013-05-04", "held")]),
    ("what one went over alone", "On May 4 John Kerry stopped in Geneva to go over the maps with care.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [t[1:] for t in IN_PASSING], ids=[t[0] for t in IN_PASSING])
def test_calls_and_stops_in_passing(read, text, expected):
    assert told_meetings(read, text, dt.date(2013, 5, 16), "parties", "start_date", "status") == expected


PEOPLE = [
    ("a country of his own", "The African Union's envoy, Karim Sow of Mali, went home.", "Karim Sow", ["AU"]),
    ("whose he is by birth", "The African Union's envoy, Mali's Karim Sow, went home.", "Karim Sow", ["AU"]),
    ("a diplomat by career", "The African Union's envoy, the Malian diplomat Karim Sow, went home.", "Karim Sow", ["AU"]),
    ("at the end of a sentence", "Ghana sent its energy minister, Yaw Boateng, and Togo its foreign minister, Kofi Lawson.", "Kofi Lawson", ["TGO"]),
    ("its own envoy", "Ghana backs him; its own special representative, Yaw Boateng, was in Lagos, Nigeria said. Nigeria is wary.", "Yaw Boateng", ["GHA"]),
    ("likewise", "Ghana's chief negotiator, Yaw Boateng, and Togo's, Kofi Lawson, went home.", "Kofi Lawson", ["TGO"]),
    ("who leads a delegation", "The Ghanaian delegation is led by Yaw Boateng, the Togolese one by Kofi Lawson.", "Kofi Lawson", ["TGO"]),
    ("who represents a state", "Ghana was represented by Yaw Boateng, Togo by Kofi Lawson.", "Yaw Boateng", ["GHA"]),
    ("a list behind an office", "The ambassador thanked the foreign minister, Kofi Lawson and Yaw Boateng in Ghana.", "Yaw Boateng", []),
    ("who wrote by a state", "Ghana was angered by Yaw Boateng.", "Yaw Boateng", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "parties"), [t[1:] for t in PEOPLE], ids=[t[0] for t in PEOPLE])
def test_whose_an_apposed_name_is(read, text, name, parties):
    mentions = read(text, published=SATURDAY).mentions.filter(name=name)
    assert sorted({code for codes in mentions["parties"].to_list() for code in codes or ()}) == parties

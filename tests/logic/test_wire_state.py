"""Reports in the manner of a state's agency: delegations without names, those who address a session, talks on the side."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

TUESDAY = dt.date(2008, 6, 17)
TOLD = [
    ("a delegation without a name is on a visit",
     "A Norwegian delegation is on a four-day visit to Malawi.", [("MWI NOR", "", None, "Malawi")]),
    ("a delegation without a name pays one",
     "A Norwegian parliamentary delegation paid a four-day visit to Malawi last week.",
     [("MWI NOR", "", "2008-06-09", "Malawi")]),
    ("envoys without names are somewhere on an errand",
     "Norwegian envoys are in Malawi for talks on aid.", [("MWI NOR", "", None, "Malawi")]),
    ("a visit by a delegation without a name",
     "A visit by a Norwegian delegation to Malawi will take place next week.",
     [("MWI NOR", "", "2008-06-23", "Malawi")]),
    ("but no delegation of traders", "A delegation of Norwegian businessmen is on a visit to Malawi.", []),
    ("nor a team of players", "A Norwegian football team is on a tour of Malawi.", []),
    ("talks on the sidelines of a session are of two, who attend it too",
     "The Peruvian and Chilean foreign ministers met on Monday on the sidelines of the Organization of American States (OAS)"
     " General Assembly.", [("CHL OAS PER", "", "2008-06-16", None), ("CHL PER", "", "2008-06-16", None)]),
    ("and those of a forum",
     "The Peruvian and Chilean trade ministers are to hold a bilateral meeting on Friday on the sidelines of the OAS forum in"
     " Lima.", [("CHL OAS PER", "", "2008-06-20", "Lima"), ("CHL PER", "", "2008-06-20", "Lima")]),
    ("who opens the meeting that another sentence tells",
     "The Organization of American States held a meeting in Quito on Monday. Ecuadorian Minister Francisco Luna, opening"
     " the meeting, said the border was quiet. Peruvian Minister Luis Paz told the meeting that trade had grown.",
     [("ECU OAS PER", "Francisco Luna, Luis Paz", "2008-06-16", "Quito")]),
    ("who speaks to it at the head of a sentence",
     "African Union ministers met in Lusaka on Monday. Opening the conference, Zambian President Levy Mwanawasa called for"
     " unity.", [("AU ZMB", "Levy Mwanawasa", "2008-06-16", "Lusaka")]),
    ("who makes a speech to it",
     "African Union ministers met in Lusaka on Monday. In a keynote speech to the meeting, Zambian President Levy Mwanawasa"
     " urged restraint.", [("AU ZMB", "Levy Mwanawasa", "2008-06-16", "Lusaka")]),
    ("but nobody addresses a meeting of two",
     "Zambian President Levy Mwanawasa met Malawian leader Bingu wa Mutharika in Lusaka on Monday. Kenyan Minister Amos"
     " Kimunya told the meeting that trade grew.",
     [("MWI ZMB", "Bingu wa Mutharika, Levy Mwanawasa", "2008-06-16", "Lusaka")]),
    ("nor are women who meet a session",
     "African Union ministers met in Lusaka on Monday. Kenyan Minister Amos Kimunya told the meeting of businesswomen that"
     " trade grew.", [("AU", "", "2008-06-16", "Lusaka")]),
    ("who attends a summit that is called after its city",
     "Ghanaian President Kofi Mensah attended the Abuja summit of the African Union which ended on Sunday.",
     [("AU GHA", "Kofi Mensah", "2008-06-15", "Abuja")]),
    ("where the city is no party",
     "The Quito summit of the Organization of American States ended on Sunday.",
     [("OAS", "", "2008-06-15", "Quito")]),
    ("unless it is of that state and others",
     "The Dakar summit of the Forum on China-Africa Cooperation ended on Sunday.",
     [("FOCAC SEN", "", "2008-06-15", "Dakar")]),
    ("talks that are called after a city, at the head of a sentence",
     "The Geneva talks between Peru and Chile ended on Monday.", [("CHL PER", "", "2008-06-16", "Geneva")]),
    ("who arrives for a session of a later day",
     "Ghanaian President Kofi Mensah arrived in Dakar on Monday. He will attend the Dakar summit of the Forum on China-Africa"
     " Cooperation, which opens on Friday.",
     [("FOCAC GHA SEN", "Kofi Mensah", "2008-06-20", "Dakar"), ("GHA SEN", "Kofi Mensah", "2008-06-16", "Dakar")]),
    ("the main clause has a day of its own",
     "Peruvian Minister Luis Paz, who also saw Chilean President Eva Rojas, will fly to Quito on Friday.",
     [("CHL PER", "Eva Rojas, Luis Paz", None, None), ("ECU PER", "Luis Paz", "2008-06-20", "Quito")]),
    ("and so has the relative clause",
     "Peruvian Minister Luis Paz, who met Chilean President Eva Rojas on Monday, will fly to Quito on Friday.",
     [("CHL PER", "Eva Rojas, Luis Paz", "2008-06-16", None), ("ECU PER", "Luis Paz", "2008-06-20", "Quito")]),
    ("whose people somebody is, in the plural",
     "Chile's Eva Rojas and the Peruvians' Luis Paz met in Quito on Monday, joined by OAS envoy Juan Mora.",
     [("CHL OAS PER", "Eva Rojas, Juan Mora, Luis Paz", "2008-06-16", "Quito")]),
    ("who also attends",
     "Fijian Premier Jone Tora met Samoan Premier Sina Leota in Suva on Monday, with Foreign Minister Ana Vula and her Samoan"
     " counterpart Tui Falema also attending.",
     [("FJI WSM", "Ana Vula, Jone Tora, Sina Leota, Tui Falema", "2008-06-16", "Suva")]),
    ("a surname that stands first",
     "South Korean Minister Han Jae-kyu held talks with North Korea's Jang Kum-ju in Jeju on Monday. Han and Jang will meet"
     " again on Friday.",
     [("KOR PRK", "Han Jae-kyu, Jang Kum-ju", "2008-06-16", "Jeju"), ("KOR PRK", "Han Jae-kyu, Jang Kum-ju", "2008-06-20", None)]),
    ("a list of officials that goes on behind another's name",
     "Fijian Premier Jone Tora met Tongan King Tupou and Samoan ministers Ana Vula, Sina Falema and Tui Leota in Apia on"
     " Monday.", [("FJI TON WSM", "Ana Vula, Jone Tora, Sina Falema, Tui Leota, Tupou", "2008-06-16", "Apia")]),
    ("who heads what is the government's, among others",
     "The Colombian government and the ELN want peace, Colombian President Juan Mora said. Colombian troops had withdrawn."
     " The accord was signed on Monday by the head of the government's"
     " peace commission, Luis Paz, and rebel commanders Jose Rey, Raul Gil and Pablo Leon.",
     [("COL ELN", "Jose Rey, Luis Paz, Pablo Leon, Raul Gil", "2008-06-16", None)]),
    ("a part of a year", "ASEAN will hold a meeting in Manila in the early part of next year.",
     [("ASEAN", "", "2009-01-01", "Manila")]),
    ("a part of a month", "ASEAN will hold a meeting in Hanoi in the latter part of next month.",
     [("ASEAN", "", "2008-07-16", "Hanoi")]),
    ("a place behind a topic", "ASEAN will hold a conference on malaria in Hanoi next month.",
     [("ASEAN", "", "2008-07", "Hanoi")]),
    ("but not where the topic plays", "Peruvian and Chilean ministers held talks on the violence in Baghdad on Monday.",
     [("CHL PER", "", "2008-06-16", None)]),
    ("a rank in small letters before a name",
     "Peruvian Minister Luis Paz met FARC commander Jose Rey in Havana on Monday.",
     [("FARC PER", "Jose Rey, Luis Paz", "2008-06-16", "Havana")]),
    ("whose title is the government's",
     "The Colombian government's chief negotiator, Luis Paz, met ELN commander Jose Rey in Havana on Monday.",
     [("COL ELN", "Jose Rey, Luis Paz", "2008-06-16", "Havana")]),
    ("who heads the government's commission",
     "The head of the Colombian government's peace commission, Luis Paz, saw ELN leader Jose Rey in Havana on Monday.",
     [("COL ELN", "Jose Rey, Luis Paz", "2008-06-16", "Havana")]),
    ("commanders of a group's guerrillas sign",
     "Colombian government representatives and commanders of the ELN guerrillas signed an accord on Monday.",
     [("COL ELN", "", "2008-06-16", None)]),
    ("a list goes on behind who somebody is",
     "Turkish Foreign Minister Ali Demir met Georgian Foreign Minister Nino Beridze, Finland's Aino Virta, who is also the"
     " OSCE chairwoman, and Chilean envoy Eva Rojas in Ankara on Monday.",
     [("CHL FIN GEO TUR", "Aino Virta, Ali Demir, Eva Rojas, Nino Beridze", "2008-06-16", "Ankara")]),
    ("a counterpart whose state stands behind the name",
     "Indian Foreign Secretary Asha Rao met her counterpart Riaz Malik of Pakistan in Lahore on Monday.",
     [("IND PAK", "Asha Rao, Riaz Malik", "2008-06-16", "Lahore")]),
    ("'her counterpart' is not the one whom the text named last",
     "Indian Prime Minister Ram Das met Pakistani premier Aziz Khan in Delhi on Monday. Foreign Secretary Asha Rao is to hold"
     " consultations with her counterpart Riaz Malik on Friday.",
     [("IND PAK", "Aziz Khan, Ram Das", "2008-06-16", "Delhi"), ("IND PAK", "Asha Rao, Riaz Malik", "2008-06-20", None)]),
    ("who will be somewhere in a half of a month",
     "Ecuadorian President Juan Mora will be in Rome in the first half of July.",
     [("ECU ITA", "Juan Mora", "2008-07-01", "Rome")]),
    ("both sides are not the one who goes between them",
     "Sudanese President Ali Sabri and SPLM leader John Deng met in Nairobi on Sunday.\n\nUN envoy Jan Berg met Sabri in"
     " Khartoum on Monday.\n\nDelegations of both sides will meet again in Nairobi next month.",
     [("SDN SPLM", "Ali Sabri, John Deng", "2008-06-15", "Nairobi"), ("SDN UN", "Ali Sabri, Jan Berg", "2008-06-16", "Khartoum"),
      ("SDN SPLM", "", "2008-07", "Nairobi")]),
    ("who takes a matter up with somebody",
     "EU commissioner Jan Berg is to take the matter up with French minister Anne Petit in Paris on Friday.",
     [("EU FRA", "Anne Petit, Jan Berg", "2008-06-20", "Paris")]),
    ("but not with a government", "EU commissioner Jan Berg is to take it up with Paris.", []),
    ("where one is welcomed to",
     "Algerian President Ali Haddad welcomed Ethiopian premier Meles Tadesse to Algiers on Monday.",
     [("DZA ETH", "Ali Haddad, Meles Tadesse", "2008-06-16", "Algiers")]),
    ("where one slips into",
     "Jordanian minister Omar Deeb slipped into London on Monday for secret talks with Israeli Foreign Minister Dan Peled.",
     [("ISR JOR", "Dan Peled, Omar Deeb", "2008-06-16", "London")]),
    ("the kind of a town before its name",
     "Norwegian mediator Erik Dahl flew to the rebel-held town of Kilinochchi on Monday to see LTTE leader Soosai Pillai.",
     [("LTTE NOR", "Erik Dahl, Soosai Pillai", "2008-06-16", "Kilinochchi")]),
    ("those who fail to meet",
     "Slovenian Minister Jan Novak and his Croatian counterpart Ivo Babic failed to meet in Zagreb on Monday.", []),
    ("a journey that was made after all is not of the talks to come",
     "Peruvian Minister Luis Paz and his Chilean counterpart Eva Rojas are to meet on Friday.\n\nThe border has been quiet."
     "\n\nThe ministers have never met.\n\nPaz had threatened to drop his planned visit to Santiago, but in the end made the"
     " trip.",
     [("CHL PER", "Eva Rojas, Luis Paz", "2008-06-20", None), ("CHL PER", "Luis Paz", None, "Santiago")]),
    ("the two diplomats are not the two presidents whom the text named last",
     "Peruvian Foreign Minister Luis Paz met his Chilean counterpart Eva Rojas in Lima on Monday. Chilean President Juan Soto"
     " and Peruvian President Ana Vega will meet on Friday. The two diplomats will also confer in Santiago next month.",
     [("CHL PER", "Eva Rojas, Luis Paz", "2008-06-16", "Lima"), ("CHL PER", "Eva Rojas, Luis Paz", "2008-07", "Santiago"),
      ("CHL PER", "Ana Vega, Juan Soto", "2008-06-20", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "meetings"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_parties_people_day_and_place(
    read: Reader, text: str, meetings: list[tuple[str, str, str | None, str | None]]
) -> None:
    told = told_meetings(read, text, TUESDAY, "parties", "people", "start_date", "place")
    assert sorted(told, key=str) == sorted(meetings, key=str)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Turkish Minister Ali Demir had been expected in Lima on Monday, but cancelled at short notice.", "cancelled"),
        ("Turkish Minister Ali Demir had intended to visit Peru in late May, but put off the trip.", "postponed"),
        ("Turkish Minister Ali Demir was due in Lima on Monday, but then called off his visit.", "cancelled"),
        ("Turkish Minister Ali Demir plans to visit Peru in July, but has put off a decision on aid.", "scheduled"),
    ],
)
def test_a_journey_that_the_traveller_gives_up(read: Reader, text: str, status: str) -> None:
    assert [told[0] for told in told_meetings(read, text, TUESDAY, "status")] == [status]

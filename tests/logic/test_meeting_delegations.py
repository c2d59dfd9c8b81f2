"""Who sat in the delegations, who held the chair, and who put his name under an accord."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]
THURSDAY = dt.date(2013, 5, 16)

# Test id, text, and the parties and people of each meeting
SEATED = [
    ("the sides represented by", "Chile and Peru opened talks in Quito on Monday.\n\n"
     "Chile was represented by Foreign Minister Alba Rojas. The Peruvian side was represented by Foreign Minister Elena Quispe and Ambassador Raul Soto.",
     [("CHL PER", "Alba Rojas, Elena Quispe, Raul Soto")]),
    ("the delegations headed by", "A Kenyan delegation met a Ugandan delegation in Kigali on Tuesday.\n\n"
     "The Kenyan delegation was headed by Foreign Minister Peter Mwangi, and the Ugandan team was led by Foreign Minister Okello Ongom.",
     [("KEN UGA", "Okello Ongom, Peter Mwangi")]),
    ("who leads the team to talks ahead", "Kenya and Uganda will hold talks in Kigali on Friday.\n\n"
     "Foreign Minister Peter Mwangi will lead the Kenyan delegation.", [("KEN UGA", "Peter Mwangi")]),
    ("who came along", "President Bronislaw Komorowski and President Joachim Gauck met in Berlin on Wednesday.\n\n"
     "Komorowski was accompanied by Polish Foreign Minister Radoslaw Sikorski. German Foreign Minister Guido Westerwelle was also present.",
     [("DEU POL", "Bronislaw Komorowski, Guido Westerwelle, Joachim Gauck, Radoslaw Sikorski")]),
    ("the second side with its verb left out", "Kenya and Uganda held talks in Kigali on Tuesday.\n\n"
     "Kenya was represented by Foreign Minister Peter Mwangi and Uganda by his colleague Okello Ongom.", [("KEN UGA", "Okello Ongom, Peter Mwangi")]),
    ("the other side led with its verb left out", "Chile and Peru held talks in Quito on Monday.\n\n"
     "Foreign Minister Elena Quispe led the Peruvian side and Foreign Minister Alba Rojas the Chilean one.", [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("whom a delegation included", "Chile and Peru held talks in Quito on Monday.\n\nThe Peruvian delegation included Foreign Minister Elena Quispe.",
     [("CHL PER", "Elena Quispe")]),
    ("who were present, before the verb", "Chile and Peru held talks in Quito on Monday.\n\n"
     "Present were Chilean Foreign Minister Alba Rojas and Peruvian Foreign Minister Elena Quispe.", [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("who hosts them, before the verb", "Chile and Peru held talks in Quito on Monday.\n\n"
     "Hosting them was Ecuadorean Foreign Minister Ricardo Patino.", [("CHL ECU PER", "Ricardo Patino")]),
    ("who saw them sign", "Chile and Peru signed a border accord in Quito on Monday.\n\n"
     "Witnesses included German Foreign Minister Guido Westerwelle.", [("CHL DEU PER", "Guido Westerwelle")]),
    ("guests of another occasion", "Chile and Peru held talks in Quito on Monday.\n\n"
     "Guests at the concert included German Foreign Minister Guido Westerwelle.", [("CHL PER", "")]),
    ("what was attended is not what was told before", "Chile and Peru held talks in Quito on Monday.\n\nA poet was buried. "
     "It was attended by German Foreign Minister Guido Westerwelle.", [("CHL PER", "")]),
    ("who will join them", "Chilean and Peruvian ministers will meet in Quito on Friday.\n\nGerman Foreign Minister Guido Westerwelle will join them for dinner.",
     [("CHL DEU PER", "Guido Westerwelle")]),
    ("who will join them another time", "Chilean and Peruvian ministers met in Quito on Monday.\n\n"
     "German Foreign Minister Guido Westerwelle will join them in the autumn.", [("CHL PER", "")]),
    ("a former president in the chair", "Chile and Peru held talks in Quito on Monday.\n\n"
     "The talks were chaired by former Finnish president Martti Ahtisaari.", [("CHL PER", "Martti Ahtisaari")]),
    ("who was in the chair", "Chilean and Peruvian negotiators met in Quito on Monday.\n\nEcuadorean Foreign Minister Ricardo Patino was in the chair.",
     [("CHL ECU PER", "Ricardo Patino")]),
    ("under whose chairmanship", "Chilean and Peruvian negotiators met in Quito on Monday under the chairmanship of Ecuadorean Foreign Minister "
     "Ricardo Patino.", [("CHL ECU PER", "Ricardo Patino")]),
    ("the mediator who speaks of the talks", "Chilean and Peruvian negotiators met in Quito on Monday.\n\n"
     "Chief mediator Ricardo Patino, the Ecuadorean foreign minister, said they were close.", [("CHL ECU PER", "Ricardo Patino")]),
    ("a mediator in another conflict", "Chilean and Peruvian negotiators met in Quito on Monday.\n\nMoney was short.\n\nFish was scarce.\n\nIt rained.\n\n"
     "In Nairobi, U.N. mediator Jan Egeland spoke of a drought.", [("CHL PER", "")]),
    ("whom a member sent", "UNASUR leaders held a summit in Quito on Monday.\n\nBrazil sent Foreign Minister Antonio Patriota.",
     [("BRA UNASUR", "Antonio Patriota")]),
    ("whom a president sent in her place", "UNASUR leaders held a summit in Quito on Monday.\n\n"
     "Brazilian President Dilma Rousseff stayed away and sent her foreign minister, Antonio Patriota.", [("BRA UNASUR", "Antonio Patriota")]),
    ("who was sent elsewhere", "UNASUR leaders held a summit in Quito on Monday.\n\n"
     "Chile sent 300 soldiers to Haiti, said Brazilian Foreign Minister Antonio Patriota.", [("UNASUR", "")]),
    ("a dinner that one gives for another", "Trade came up at a dinner given by Chilean Foreign Minister Alba Rojas for Peruvian Foreign Minister Elena Quispe "
     "on Monday.", [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("a talk that one has with another", "Chilean Foreign Minister Alba Rojas had a talk with a Peruvian delegation in Quito on Monday.",
     [("CHL PER", "Alba Rojas")]),
    ("a talk that one gives", "Chilean Foreign Minister Alba Rojas gave a talk on Peruvian pottery in Quito on Monday.", []),
    ("a group that is named by its members", "Officials of the Contact Group - the United States, Russia, Britain, France and Germany - met in London on Monday.",
     [("DEU FRA GBR RUS USA", "")]),
    ("a group that meets another", "Officials of the Contact Group met Kenyan Foreign Minister Peter Mwangi in London on Monday.",
     [("CONTACT_GROUP KEN", "Peter Mwangi")]),
    ("no delegation of another country", "Chile and Peru opened talks in Quito on Monday.\n\n"
     "Kenyan Foreign Minister Peter Mwangi led the Kenyan delegation to a fair.", [("CHL PER", "")]),
    ("no party led by somebody", "Chile and Peru opened talks in Quito on Monday.\n\n"
     "A Peruvian newspaper edited by Elena Quispe was sold out.", [("CHL PER", "")]),
    ("no plan in the past", "Kenya and Uganda met in Kigali on Monday.\n\n"
     "Foreign Minister Peter Mwangi will lead the Kenyan delegation.", [("KEN UGA", "")]),
    ("the official who hosts talks of two others", "Ecuadorean Foreign Minister Ricardo Patino hosted the talks between Chile and Peru in Quito on Monday.",
     [("CHL ECU PER", "Ricardo Patino")]),
    ("no state that lends the venue", "Ecuador hosted talks between Chile and Peru in Quito on Monday.", [("CHL PER", "")]),
    ("an accord signed by two persons", "The accord was signed by Chilean Foreign Minister Alba Rojas and Peruvian Foreign Minister Elena Quispe.",
     [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("no letter signed by two", "The open letter was signed by Chilean Foreign Minister Alba Rojas and Peruvian Foreign Minister Elena Quispe.", []),
    ("who backs a group does not sit with it", "Chile and the Peru-backed FARC rebels met in Quito on Monday.", [("CHL FARC", "")]),
    ("two presidents are presidents", "Polish President Bronislaw Komorowski and German President Joachim Gauck met in Berlin on Monday. "
     "Norwegian Foreign Minister Espen Barth Eide was away.\n\nThe two presidents will meet in Oslo in June.",
     [("DEU POL", "Bronislaw Komorowski, Joachim Gauck"), ("DEU POL", "Bronislaw Komorowski, Joachim Gauck")]),
    ("words of praise in marks", 'Chilean Foreign Minister Alba Rojas held "frank and fruitful" talks with Peruvian Foreign Minister Elena Quispe on Monday.',
     [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("who speaks at a joint news conference", "Chilean Foreign Minister Alba Rojas said at a joint news conference with Peruvian Foreign Minister Elena Quispe "
     "in Quito on Monday that fish was scarce.", [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("who speaks at a news conference of his own", "Chilean Foreign Minister Alba Rojas said at a news conference in Quito on Monday that Peruvian Foreign "
     "Minister Elena Quispe was ill.", []),
    ("a post about a meeting", '"I met with Peruvian Foreign Minister Elena Quispe in Quito on Monday," Chilean Foreign Minister Alba Rojas wrote.',
     [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("a call to what it is for", "On Monday Chilean Foreign Minister Alba Rojas called Peruvian Foreign Minister Elena Quispe to reaffirm her support.",
     [("CHL PER", "Alba Rojas, Elena Quispe")]),
    ("no call of names", "Chilean Foreign Minister Alba Rojas called Peruvian Foreign Minister Elena Quispe a liar.", []),
    ("the Secretary-General of a note to the press", "The Secretary-General met today with H.E. Mr. Guido Westerwelle, Minister for Foreign Affairs of Germany.",
     [("DEU UN", "Guido Westerwelle")]),
    ("a Secretary-General of another body", "ASEAN needs money. The Secretary-General met German Foreign Minister Guido Westerwelle in Berlin on Monday.", []),
    ("six states that are not the six listed", "Chile, Peru, Bolivia, Brazil, Uruguay and Paraguay traded more. German Foreign Minister Guido Westerwelle "
     "invited the leaders of the six Gulf states to a meeting in Berlin in June.", []),
    ("apart first, then together", "Chilean Foreign Minister Alba Rojas met the ministers of Peru and Bolivia in Quito on Monday, separately and then jointly.",
     [("BOL CHL PER", "Alba Rojas")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=n) for n, t, e in SEATED])
def test_who_takes_part(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    reports = read(text, published=THURSDAY).meeting_reports
    told = [(" ".join(sorted(r["parties"])), ", ".join(sorted(r["people"]))) for r in reports.iter_rows(named=True)]
    assert sorted(told) == expected


# Test id, text, and the parties with start, place and minutes of each meeting
SLOTS = [
    ("a second meeting elsewhere", "Chilean Foreign Minister Alba Rojas met Peruvian Foreign Minister Elena Quispe in Lima on March 4 and in Quito on April 9.",
     [("CHL PER", "2013-03-04", "Lima", None), ("CHL PER", "2013-04-09", "Quito", None)]),
    ("half an hour in figures", "Chilean Foreign Minister Alba Rojas met Peruvian Foreign Minister Elena Quispe for 1 1/2 hours on Monday.",
     [("CHL PER", "2013-05-13", None, 90)]),
    ("signed late on a day", "The agreement was signed late on Monday in Quito by representatives of Chile and Peru.",
     [("CHL PER", "2013-05-13", "Quito", None)]),
    ("where a matter was discussed", "Chilean Foreign Minister Alba Rojas and Peruvian Foreign Minister Elena Quispe discussed the catch in Quito on Monday.",
     [("CHL PER", "2013-05-13", "Quito", None)]),
    ("here, in an agency's line without a dash", "Quito, May 13 (ANP) Chilean Foreign Minister Alba Rojas and Peruvian Foreign Minister Elena Quispe held talks here on Monday.",
     [("CHL PER", "2013-05-13", "Quito", None)]),
    ("who came will go on", "Chilean Foreign Minister Alba Rojas, who arrived in Warsaw on Monday for a three-day visit, will also see Krakow.",
     [("CHL POL", "2013-05-13", "Warsaw", None)]),
    ("a place behind a proper name", "Chilean Foreign Minister Alba Rojas met Peruvian Foreign Minister Elena Quispe at the UNASUR-Plus in Quito on Monday.",
     [("CHL PER", "2013-05-13", "Quito", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=n) for n, t, e in SLOTS])
def test_when_where_and_how_long(
    read: Reader, text: str, expected: list[tuple[str, str, str | None, int | None]]
) -> None:
    reports = read(text, published=THURSDAY).meeting_reports
    told = [
        (" ".join(sorted(r["parties"])), r["start_date"], r["place"], r["duration_minutes"])
        for r in reports.iter_rows(named=True)
    ]
    assert sorted(told) == expected


def test_a_headline_joins_two_by_a_comma(read: Reader) -> None:
    text = "Patino hosts Rojas, Quispe for talks in Quito\n\nEcuadorean Foreign Minister Ricardo Patino said that Chile's Foreign Minister Alba Rojas and Peru's Foreign Minister Elena Quispe were tired."
    parties = [set(p) for p in read(text, published=THURSDAY).meeting_reports["parties"]]
    assert {"ECU", "CHL", "PER"} in parties


def test_a_bloc_has_leaders(read: Reader) -> None:
    text = "EU officials are busy. Its foreign policy chief will brief a summit of the bloc's leaders in Brussels on Friday."
    assert [set(p) for p in read(text, published=THURSDAY).meeting_reports["parties"]] == [{"EU"}]

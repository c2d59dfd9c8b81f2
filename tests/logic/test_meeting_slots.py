"""The slots of meetings found: start and end, status, parties, people and place, where a step once read them wrong."""

import datetime as dt
from typing import Any

import pytest

from tests.logic.told import Reader

WEDNESDAY = dt.date(2013, 5, 15)


def reports(read: Reader, text: str) -> list[dict[str, Any]]:
    """The meetings of a document of this text, published on 15 May 2013; paragraphs stand on lines of their own."""
    return read(text.replace("\n", "\n\n"), published=WEDNESDAY).meeting_reports.to_dicts()


def holds(read: Reader, text: str, parties: str, start: str | None, status: str, **slots: object) -> bool:
    """Whether some meeting of a text has these parties, start, status and further slots."""
    return any(
        set(r["parties"]) == set(parties.split())
        and (r["start_date"], r["status"]) == (start, status)
        and all((set(r[k]) if k == "people" else r[k]) == v for k, v in slots.items())
        for r in reports(read, text)
    )


READ = [
    ("a participle as long as you like may stand before 'began'",
     "Talks between Peru and Chile aimed at settling their old quarrel over fishing grounds began here Tuesday.",
     "PER CHL", "2013-05-14", "ongoing", {}),
    ("what is being held is under way",
     "Peruvian Minister Eva Rojas told reporters on Monday during an African Union summit being held in Nairobi.",
     "AU PER", "2013-05-13", "ongoing", {}),
    ("an ongoing meeting is under way",
     "Chilean Minister Ann Soto spoke in Lima on Tuesday at the ongoing conference of the African Union.",
     "AU CHL", "2013-05-14", "ongoing", {}),
    ("who is participating attends what is under way",
     "The delegate, who is participating in an African Union council meeting in Abuja, named no date.",
     "AU", None, "ongoing", {"place": "Abuja"}),
    ("what was to come later that day in the past progressive is scheduled",
     "NATO generals were holding a meeting later Wednesday to speak of losses.",
     "NATO", "2013-05-15", "scheduled", {}),
    ("the eve of a summit is the day before it",
     "Peruvian Minister Eva Rojas met Chilean Minister Ann Soto in Lima on Tuesday, on the eve of an African Union"
     " summit.", "AU", "2013-05-15", "scheduled", {}),
    ("who arrives for a summit does not date it",
     "Peruvian Foreign Minister Eva Rojas arrived in Abuja on Tuesday for an African Union summit.\n"
     "The two-day summit is scheduled to start on May 18.", "AU PER", "2013-05-18", "scheduled", {}),
    ("a relative clause in the past tense opens the summit",
     "The minister was asked about the China-ASEAN summit, which kicked off on Tuesday.",
     "CHN ASEAN", "2013-05-14", "ongoing", {}),
    ("a visit without its host, slated for a day, is the one told before",
     "Peru expects much of the visit of Chilean President Ana Vera to Peru.\n"
     "Vera's visit, slated for May 19 to 21, will be her first.", "CHL PER", "2013-05-19", "scheduled",
     {"end_date": "2013-05-21"}),
    ("the day of arrival goes before the week",
     "Chilean Foreign Minister Eva Rojas will visit Peru this week for talks with Peruvian leaders.\n"
     "Rojas is due to arrive in Peru on Thursday.", "PER CHL", "2013-05-16", "scheduled", {}),
    ("a visit told as of several days is not of one stop",
     "Chilean President Ana Vera was due to tour a factory Wednesday as she wraps up a four-day trip to France.\n"
     "On Wednesday she was to tour a factory in Cannes.", "CHL FRA", "2013-05-12", "ongoing", {}),
    ("the conclusion of a two-day meeting is its last day",
     "In a text read out on the conclusion of a two-day African Union conference Tuesday, ministers"
     " hailed the accord.", "AU", "2013-05-13", "held", {}),
    ("a coming meeting is not of the day of the one before it",
     "African Union officials wrapped up their two-day meeting in Abuja Tuesday, paving the way for the coming"
     " ministerial meeting.", "AU", "2013-05-13", "held", {}),
    ("a weekend meeting in news of Monday to Wednesday was last weekend",
     "Stocks fell Tuesday as the G7 powers did nothing at a weekend meeting.", "G7", "2013-05-11", "held", {}),
    ("'earlier' before a verb is the same day",
     "Peruvian President Luis Soto spoke to students in Lima on Tuesday.\n"
     "He earlier held talks with Chilean Foreign Minister Eva Rojas.", "PER CHL", "2013-05-14", "held", {}),
    ("what was agreed at a call is a meeting to come, and the call another",
     "Peruvian Minister Eva Rojas and Chilean Minister Ann Soto agreed to meet in a telephone conversation on"
     " Tuesday.", "PER CHL", "2013-05-14", "held", {"format": "phone"}),
    ("news of a postponement does not postpone what it came after",
     "The postponement was announced after Chilean President Ana Vera held talks with Peruvian President Luis Soto"
     " in Lima on Tuesday.", "CHL PER", "2013-05-14", "held", {}),
    ("a short form in brackets parts no list",
     "Ministers of Canada, the African Union (AU) and Norway met in Lima on Tuesday.",
     "CAN AU NOR", "2013-05-14", "held", {"place": "Lima"}),
    ("dashes list the groups, and the government stands before them",
     "Bogota and two rebel groups -- the FARC and the National Liberation Army -- opened"
     " a new round of talks in Abuja on Tuesday.", "COL FARC ELN", "2013-05-14", "ongoing", {"place": "Abuja"}),
    ("European leaders in Brussels are no Belgians",
     "Chilean President Ana Vera spoke on Tuesday on the sidelines of a meeting of European leaders in Brussels.",
     "EU CHL", "2013-05-14", "held", {}),
    ("who leads those against a state does not lead that state",
     "Peruvian President Luis Soto met anti-Chilean party leader Eva Rojas and Ecuadorean President Ana Vera in Quito"
     " on Tuesday.", "PER ECU", "2013-05-14", "held", {}),
    ("an official joined by 'and' is of the same state",
     "Grenada Senate President Ken Lall and House Speaker Lars Joseph will visit China from May 20 to 23.",
     "GRD CHN", "2013-05-20", "scheduled", {"people": {"Ken Lall", "Lars Joseph"}}),
    ("what two sides discussed on a day, where",
     "Officials from Peru and Chile discussed trade on Tuesday in Quito during the third meeting of their panel.",
     "PER CHL", "2013-05-14", "held", {"place": "Quito"}),
    ("a topic may stand between talks and their place",
     "Talks between Peru and Chile on the price of gas will begin in Quito on Thursday.",
     "PER CHL", "2013-05-16", "scheduled", {"place": "Quito"}),
    ("the new round on the same day is the same round",
     "The six-party talks go into their next round Thursday.\nThe new round, with China, North Korea, the United States,"
     " South Korea, Russia and Japan at the table, is to start on Thursday in a villa by the lake.",
     "CHN PRK USA KOR RUS JPN", "2013-05-16", "scheduled", {}),
    ("what they agreed on is of the day told right before",
     "Peruvian Foreign Minister Eva Rojas left for Quito on Tuesday.\nPeruvian President Luis Soto held talks with"
     " Chilean President Ana Vera in Lima on March 22.\nThey agreed to boost trade.",
     "PER CHL", "2013-03-22", "held", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "status", "slots"), [c[1:] for c in READ], ids=[c[0] for c in READ]
)
def test_slots(read: Reader, text: str, parties: str, start: str | None, status: str, slots: dict[str, object]) -> None:
    assert holds(read, text, parties, start, status, **slots), reports(read, text)


NOT_READ = [
    ("a participle does not reach over a relative clause",
     "Talks between Peru and Chile aimed at a deal that began to bite were held Tuesday in Lima.",
     "PER CHL", "2013-05-14", "ongoing"),
    ("the eve of a summit with its own day tells no other day",
     "Peruvian Minister Eva Rojas spoke on Tuesday on the eve of Friday's African Union summit.",
     "AU", "2013-05-15", "scheduled"),
    ("who arrives for talks dates them",
     "Peruvian Foreign Minister Eva Rojas arrived in Quito on Tuesday for talks with Ecuadorean President Ana Vera.",
     "PER ECU", None, "held"),
    ("a trip of last week is not the one on which they are to talk",
     "Peruvian Foreign Minister Eva Rojas will hold talks with Chilean Foreign Minister Ann Soto.\n"
     "Rojas made a trip to Chile last week.", "PER CHL", "2013-05-06", "scheduled"),
    ("the weekend before a visit is not the visit's",
     "Peruvian President Luis Soto called ties good in the weekend before his trip to Chile.",
     "PER CHL", "2013-05-11", "held"),
    ("'had earlier held' is no deed of the day",
     "Peruvian President Luis Soto spoke to students in Lima on Tuesday.\n"
     "He had earlier held talks with Chilean Foreign Minister Eva Rojas.", "PER CHL", "2013-05-14", "held"),
    ("an arrival in the stead of talks postpones what is postponed",
     "Peru postponed talks with Chile in Lima that were due on Thursday.", "PER CHL", "2013-05-16", "held"),
    ("those who want another state's help stand for their own",
     "Peruvian President Luis Soto met pro-Chilean party leader Eva Rojas and Ecuadorean President Ana Vera on Tuesday.",
     "PER CHL ECU", "2013-05-14", "held"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "status"), [c[1:] for c in NOT_READ], ids=[c[0] for c in NOT_READ]
)
def test_no_such_slots(read: Reader, text: str, parties: str, start: str | None, status: str) -> None:
    assert not holds(read, text, parties, start, status)


def test_one_summit_under_two_names(read: Reader) -> None:
    told = reports(
        read,
        "Chilean President Ana Vera met Peruvian President Luis Soto here Tuesday, who came for the summit of the"
        " Forum on China-Africa Cooperation held on May 10-11.\nHe attended the two-day Beijing summit, the largest yet.",
    )
    assert sum("summit" in r["title"] for r in told) == 1


def test_ministers_and_leaders_meet_apart(read: Reader) -> None:
    told = reports(
        read,
        "APEC ministers met in Lima on Tuesday.\nThe APEC ministerial meeting on Tuesday went well.\nDocuments will go to"
        " the APEC leaders' meeting on May 18-19.",
    )
    assert {r["start_date"] for r in told} >= {"2013-05-14", "2013-05-18"}


def test_a_stage_in_the_headline_is_of_the_day_of_the_lead(read: Reader) -> None:
    told = reports(
        read,
        "APEC ministerial meeting concludes in Lima\nMinisters from the APEC economies wrapped up their two-day gathering"
        " here Tuesday.\nDocuments will go to the leaders during their meeting on May 18-19.",
    )
    assert ("held", "2013-05-13", "2013-05-14") in {(r["status"], r["start_date"], r["end_date"]) for r in told}


def test_a_well_known_person_behind_an_honorific(read: Reader) -> None:
    told = reports(
        read, "Peruvian President Luis Soto met Hezbollah leader Sayyed Hassan Nasrallah in Beirut on Tuesday."
    )
    assert {"Luis Soto", "Hassan Nasrallah"} == set(told[0]["people"])


MORE = [
    ("talks told with 'the' that began on the day of the news go on",
     "The six-party talks on the nuclear issue began at nine in the morning Tuesday in a villa by the lake.",
     "CHN PRK USA KOR RUS JPN", "2013-05-14", "ongoing", {}),
    ("the day on which a summit is due to end does not begin it",
     "African Union leaders hope for an accord at their summit in Abuja, due to conclude on Thursday.\n"
     "The African Union summit opened on Tuesday.", "AU", "2013-05-14", "ongoing", {}),
    ("'would' behind a fronted weekday is ahead",
     "Peruvian President Luis Soto arrived in Quito Tuesday.\nOn Monday, he would be briefed on trade before leaving for"
     " Chile on the last leg of his tour.", "PER CHL", "2013-05-20", "scheduled", {}),
    ("who left on a day had talks on the days before",
     "Peruvian President Luis Soto ended his official visit to Chile and left Santiago for Lima Tuesday.\n"
     "During his stay Soto held talks with Chilean President Ana Vera.\nSoto arrived in Santiago on Sunday morning.",
     "PER CHL", "2013-05-12", "held", {}),
    ("a closer time of a planned visit goes before a vague one",
     "Peruvian Foreign Minister Eva Rojas will pay a visit to Chile early next month.\nRojas will visit Chile from June 7"
     " to 9 and hold talks with Chilean officials.", "PER CHL", "2013-06-07", "scheduled", {"end_date": "2013-06-09"}),
    ("talks in the news of a day are not of the arrival the day before",
     "Chilean Foreign Minister Ann Soto said on Tuesday that ties were good.\nSoto said in a meeting with Peruvian Deputy"
     " Foreign Minister Eva Rojas that trade would grow.\nSoto arrived in Lima Monday evening.",
     "PER CHL", "2013-05-14", "held", {}),
    ("what is agreed on the sidelines of a meeting is no plan for it",
     "The foreign ministers of Peru and Chile agreed on wider trade at the sidelines of an African Union ministerial"
     " meeting in Abuja on Tuesday.", "AU PER CHL", "2013-05-14", "held", {}),
    ("the day of arrival in an aside is not that of the talks",
     "Chile will help Peru, an official said Tuesday.\nChilean Foreign Minister Ann Soto, who arrived in Lima Monday on a"
     " three-day visit, made the offer during a meeting with Peruvian President Luis Soto.",
     "CHL PER", "2013-05-14", "held", {}),
    ("a day right behind the noun of other talks is theirs",
     "Peruvian President Luis Soto met Chilean President Ana Vera on Tuesday.\nOpening a stay in Santiago, which includes"
     " talks Thursday with Chilean Premier Ann Rey, Soto also met Chilean Foreign Minister Eva Rojas.",
     "PER CHL", "2013-05-14", "held", {"people": {"Luis Soto", "Eva Rojas"}}),
    ("a plan of a day that the lead names twice",
     "Police in Lima on Tuesday found a bomb near a bridge that the visitor was to cross later in the day.\nIt was found"
     " hours before Chilean President Ana Vera was set to arrive in Peru for a two-day visit.",
     "CHL PER", "2013-05-14", "scheduled", {}),
    ("who speaks at the opening of a summit leaves it going on",
     "Chilean President Ana Vera promised help here Tuesday.\nVera made the promise while addressing the opening ceremony"
     " of the African Union summit in Abuja.", "AU CHL", "2013-05-14", "ongoing", {}),
    ("who also attended the talks joined those who met",
     "Peruvian President Luis Soto met Chilean President Ana Vera in Quito on Tuesday.\nEcuadorean Foreign Minister Eva"
     " Rojas also attended the talks.", "PER CHL ECU", "2013-05-14", "held",
     {"people": {"Luis Soto", "Ana Vera", "Eva Rojas"}}),
    ("an official of the same side who attended too",
     "Peruvian President Luis Soto met Chilean President Ana Vera in Quito on Tuesday.\nPeruvian Foreign Minister Eva"
     " Rojas also attended the meeting.", "PER CHL", "2013-05-14", "held",
     {"people": {"Luis Soto", "Ana Vera", "Eva Rojas"}}),
    ("in whose presence two met was there",
     "Peruvian President Luis Soto met Chilean President Ana Vera in Quito on Tuesday in the presence of Ecuadorean"
     " Foreign Minister Eva Rojas.", "PER CHL ECU", "2013-05-14", "held", {}),
    ("closed doors close no meeting",
     "African Union leaders began their summit in Abuja on Tuesday.\nThe closed-door summit heard a report.\n"
     "Addressing the African Union summit, Chilean President Ana Vera pledged help.",
     "AU CHL", "2013-05-14", "ongoing", {}),
    ("whom a relative clause names is met",
     "Peruvian President Luis Soto arrived in Santiago on Tuesday.\nChilean President Ana Vera, with whom he will hold"
     " talks Thursday, has long been his friend.",
     "PER CHL", "2013-05-16", "scheduled", {"people": {"Luis Soto", "Ana Vera"}}),
    ("to have had talks with somebody is news",
     "Peruvian President Luis Soto said Tuesday that the border would stay open.\nHe praised Chilean President Ana Vera,"
     " with whom he had two hours of talks.",
     "PER CHL", "2013-05-14", "held", {"people": {"Luis Soto", "Ana Vera"}}),
    ("to have worked with somebody is no meeting",
     "Chilean President Ana Vera, with whom he had worked, held talks Tuesday with Peruvian President Luis Soto.",
     "PER CHL", "2013-05-14", "held", {"people": {"Luis Soto", "Ana Vera"}}),
    ("a call that is still to be made",
     "Peruvian President Luis Soto will call Chilean President Ana Vera later Wednesday.",
     "PER CHL", "2013-05-15", "scheduled", {}),
    ("what follows an aside is not where the meeting in it was",
     "Peruvian President Luis Soto, who earlier on Wednesday met Chilean President Ana Vera, will be in Quito on Friday.",
     "PER CHL", "2013-05-15", "held", {"place": None}),
    ("the official to whom an errand leads is met",
     "Peruvian envoy Luis Soto will be in Santiago on Friday to brief Chilean Foreign Minister Ana Vera.",
     "PER CHL", "2013-05-17", "scheduled", {"people": {"Luis Soto", "Ana Vera"}}),
    ("an official of a third state is not met on an errand elsewhere",
     "Peruvian envoy Luis Soto arrived in Santiago on Tuesday to urge Bolivian President Ana Vera to relent.",
     "PER CHL", "2013-05-14", "ongoing", {"people": {"Luis Soto"}}),
    ("place and day stand behind names between dashes",
     "Peruvian President Luis Soto held a summit with the leaders of Chile and Bolivia -- Ana Vera and Juan Paz -- in"
     " Arica on Monday.",
     "PER CHL BOL", "2013-05-13", "held", {"place": "Arica"}),
    ("to touch down somewhere is to arrive",
     "Peruvian President Luis Soto touched down Tuesday in Santiago.",
     "PER CHL", "2013-05-14", "ongoing", {"place": "Santiago"}),
    ("an item of an advisory is of the day that it is for",
     "Advisory to editors\nThese events of Wednesday will be covered.\n"
     "-- Chilean President Ana Vera meets with Peruvian President Luis Soto in Lima.",
     "CHL PER", "2013-05-15", "scheduled", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "status", "slots"), [c[1:] for c in MORE], ids=[c[0] for c in MORE]
)
def test_days_and_stages(
    read: Reader, text: str, parties: str, start: str | None, status: str, slots: dict[str, object]
) -> None:
    assert holds(read, text, parties, start, status, **slots), [
        (r["parties"], r["start_date"], r["end_date"], r["status"]) for r in reports(read, text)
    ]


STILL_NOT = [
    ("who also attended another meeting joins nobody",
     "Peruvian President Luis Soto met Chilean President Ana Vera in Quito on Tuesday.\nEcuadorean Foreign Minister Eva"
     " Rojas also attended a football match.", "PER CHL ECU", "2013-05-14", "held"),
    ("an opening ceremony of long ago leaves nothing going on",
     "Chilean President Ana Vera spoke at the opening ceremony of the African Union summit in Abuja in 2011.",
     "AU CHL", "2011", "ongoing"),
    ("a count of months gone by is no time ahead",
     "Cuba has called for talks with Chile in the past four months.", "CUB CHL", "2013-09", "proposed"),
    ("who arrived after visits elsewhere was there before",
     "Peruvian President Luis Soto arrived in Quito on Tuesday after visits to Chile and Brazil.",
     "PER CHL BRA", "2013-05-14", "held"),
    ("'would not' behind a fronted weekday tells the past",
     "On Monday Peruvian President Luis Soto would not say whether he met Chilean President Ana Vera.",
     "PER CHL", "2013-05-20", "scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "status"), [c[1:] for c in STILL_NOT], ids=[c[0] for c in STILL_NOT]
)
def test_no_such_days(read: Reader, text: str, parties: str, start: str | None, status: str) -> None:
    assert not holds(read, text, parties, start, status)


def test_reached_by_telephone(read: Reader) -> None:
    told = reports(
        read,
        "Peruvian President Luis Soto held talks with Chilean President Ana Vera in Lima on Tuesday, aides reached by"
        " telephone said.",
    )
    assert [r["format"] for r in told] == ["in_person"]


def test_an_arrival_and_a_stop_are_one_stay(read: Reader) -> None:
    told = reports(
        read,
        "Peruvian President Luis Soto visited a port in Chile on Tuesday.\nSoto arrived in Chile on Monday for a visit.",
    )
    assert [r["start_date"] for r in told] == ["2013-05-13"]

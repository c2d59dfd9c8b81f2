"""Meetings of bodies and of series of summits: their names, their members, and what a relative clause tells of them."""

from __future__ import annotations

import datetime as dt

import pytest

WEDNESDAY = dt.date(2013, 5, 15)


def meetings(read, text: str) -> list[tuple[set[str], str | None, str | None, str]]:
    """Parties, first day, place and status of each meeting of a text, published on Wednesday 15 May 2013."""
    rows = (
        read(text, published=WEDNESDAY).meeting_reports.select("parties", "start_date", "place", "status").iter_rows()
    )
    return [(set(parties), start, place, status) for parties, start, place, status in rows]


TOLD = [
    ("an organisation that is called by its summit",
     "The Asia-Europe Meeting opened in Oslo on Tuesday.", {"ASEM"}, "2013-05-14", "Oslo", "ongoing"),
    ("a series of summits is no party beside those who attend",
     "Peruvian President Luis Soto attended the Ibero-American Summit in Quito on Monday.",
     {"PER"}, "2013-05-13", "Quito", "held"),
    ("a series of summits alone stands for those who attend",
     "The Summit of the Americas ended in Lima on Monday.", {"AMERICAS_SUMMIT"}, "2013-05-13", "Lima", "held"),
    ("a relative clause behind a short name",
     "Shops were shut during a meeting of the Arab League (AL), which is being held Wednesday in Tunis.",
     {"ARAB_LEAGUE"}, "2013-05-15", "Tunis", "ongoing"),
    ("members who wrap up their gathering",
     "Ministers from the 15 Southern African Development Community (SADC) members wrapped up their two-day gathering in"
     " Lusaka on Tuesday.", {"SADC"}, "2013-05-13", "Lusaka", "held"),
    ("ministers of a region stand for its organisation",
     "Arab foreign ministers met in Tunis on Monday.", {"ARAB_LEAGUE"}, "2013-05-13", "Tunis", "held"),
    ("those who are gathering on a day to come",
     "EU foreign ministers are gathering in Dublin on Friday.", {"EU"}, "2013-05-17", "Dublin", "scheduled"),
    ("talks that are taking place between two sides",
     "Talks are taking place in Oslo, Norway, between the government of Colombia and the FARC.",
     {"COL", "FARC"}, None, "Oslo", "ongoing"),
    ("talks that he held with them",
     "Chilean Foreign Minister Eva Rojas told reporters in Lima about talks she held on Monday with Peruvian leaders.",
     {"CHL", "PER"}, "2013-05-13", "Lima", "held"),
    ("a body that discusses something on a day sits",
     "OPEC is to discuss quotas on May 28.", {"OPEC"}, "2013-05-28", None, "scheduled"),
    ("an enumeration goes on behind short names in brackets",
     "Officials from Peru, the European Union (EU), the African Union (AU) and Norway opened a two-day conference in Lima on"
     " Tuesday.", {"PER", "EU", "AU", "NOR"}, "2013-05-14", "Lima", "ongoing"),
    ("an enumeration goes on behind who somebody is",
     "A meeting between Eva Rojas, who is Chilean deputy minister of trade, and Peruvian President Luis Soto was held in Lima"
     " on Monday.", {"CHL", "PER"}, "2013-05-13", "Lima", "held"),
    ("an economic leaders meeting is no economic meeting",
     "Chilean President Eva Rojas is to attend the 21st APEC Economic Leaders Meeting in Lima on May 28.", {"APEC", "CHL"},
     "2013-05-28", "Lima", "scheduled"),
    ("with the participation of those who attend",
     "A meeting will be held in Quito on May 28 with the participation of Peruvian President Luis Soto and Chilean"
     " President Eva Rojas.", {"PER", "CHL"}, "2013-05-28", "Quito", "scheduled"),
    ("who invited is the host of a visit here",
     "Peruvian President Luis Soto arrived here on Tuesday for a state visit at Chilean President Eva Rojas's invitation.",
     {"PER", "CHL"}, "2013-05-14", "Chile", "ongoing"),
    ("relations are discussed with a counterpart, not had",
     "Peruvian President Luis Soto discussed economic relations with his Chilean counterpart Eva Rojas in Lima on Monday.",
     {"PER", "CHL"}, "2013-05-13", "Lima", "held"),
    ("the next meeting of a body is its own",
     "Chilean Energy Minister Eva Rojas urged OPEC on Monday to cut its output at its next meeting on May 28 in Vienna.", {"OPEC"},
     "2013-05-28", "Vienna", "scheduled"),
    ("the years of a plan are not those of the summit that adopts it",
     "A plan for 2014-2016 will be adopted at the African Union summit in Accra on Friday.",
     {"AU"}, "2013-05-17", "Accra", "scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "parties", "start", "place", "status"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD]
)
def test_what_is_told(read, text, parties, start, place, status):
    assert meetings(read, text) == [(parties, start, place, status)]


def test_the_tour_takes_him_on(read):
    found = meetings(
        read,
        "Chilean President Juan Vera arrived in Lima on Monday. The tour will also bring him on to Ecuador and Bolivia.",
    )
    assert {"CHL", "ECU", "BOL"} in [parties for parties, *_ in found]


SILENT = [
    ("an organisation that is called a conference speaks",
     "The Organisation of the Islamic Conference said on Monday that it was worried."),
    ("the timetable of a summit is none", "The African Union summit timetable was issued in Accra on Monday."),
    ("a rule of a body is not whom one meets",
     "Peruvian President Luis Soto pledged on Monday to meet the euro zone deficit rule."),
    ("a panel on a strategy is not of the state it is about",
     "Peruvian President Luis Soto met on Monday with a panel reviewing the government's Haiti strategy."),
    ("a forum without a meeting", "The Pacific Islands Forum was pleased on Monday with the harvest in Fiji."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in SILENT], ids=[c[0] for c in SILENT])
def test_what_is_no_meeting(read, text):
    assert meetings(read, text) == []


def test_a_call_in_which_a_meeting_is_agreed_on(read):
    found = meetings(
        read,
        "Peruvian Foreign Minister Luis Soto and Chilean Foreign Minister Eva Rojas agreed to meet during a telephone"
        " conversation on Monday.",
    )
    assert sorted((start or "", status) for _, start, _, status in found) == [("", "scheduled"), ("2013-05-13", "held")]


def test_a_visit_of_last_week_is_not_that_of_the_talks_to_come(read):
    found = meetings(
        read,
        "Peruvian Foreign Minister Luis Soto will hold talks with Chilean Foreign Minister Eva Rojas. Soto made a trip to Chile"
        " last week.",
    )
    assert sorted((start or "", status) for _, start, _, status in found) == [("", "scheduled"), ("2013-05-06", "held")]


def test_a_new_round_of_several_on_the_day_of_their_talks_is_no_other(read):
    found = meetings(
        read,
        "The six-party talks will start on Friday in Beijing. The new round, with China, North Korea, the United States,"
        " South Korea, Russia and Japan at the table, is to start on Friday morning in a villa by the lake.",
    )
    assert [(start, status) for _, start, _, status in found] == [("2013-05-17", "scheduled")]


def test_the_house_of_a_party_leader_does_not_travel(read):
    found = read(
        "Peruvian Foreign Minister Luis Soto on Monday stressed his support for the government of Chilean President Eva Rojas"
        " during a visit to Chile.",
        published=WEDNESDAY,
    ).meeting_reports
    assert found["people"].to_list() == [["Luis Soto"]]


def test_stops_of_one_stay_are_one_visit_from_its_first_day(read):
    found = meetings(
        read,
        "Peruvian President Luis Soto on Tuesday arrived in Valparaiso, a port city of Chile. Soto began his state visit to Chile"
        " on Sunday.",
    )
    assert [(start, status) for _, start, _, status in found] == [("2013-05-12", "ongoing")]


def test_a_summit_for_which_one_arrives_is_still_to_come(read):
    found = meetings(
        read, "Peruvian President Luis Soto arrived in Quito on Tuesday for a summit of the Andean Community."
    )
    assert [(start, status) for _, start, _, status in found] == [(None, "scheduled")]


def test_a_summit_of_which_something_will_be_said_is_to_come(read):
    found = meetings(read, "The Andean Community summit in Quito, the third of its kind, will highlight trade.")
    assert [(start, status) for _, start, _, status in found] == [(None, "scheduled")]

"""Sessions of bodies, visits whose host only the text tells, fighters without a name, and what is not of the meeting."""

import datetime as dt

import pytest

from tests.logic.test_meetings import one, read

SESSIONS = [
    ("meeting between commas", "The Organization of the Petroleum Exporting Countries, meeting in Vienna on Monday, kept its quota.", "OPEC", "held"),
    ("ministers meeting somewhere", "EU foreign ministers meeting in Dublin on Monday called for calm.", "EU", "held"),
    ("European ministers", "European foreign ministers meeting in Dublin on Monday called for calm.", "EU", "held"),
    ("what is discussed by them", "A tax on fuel will be discussed by EU heads of state during their summit on June 5.", "EU", "scheduled"),
    ("before its end", "Hours before the end of the OSCE conference in Vienna on Thursday, no text was agreed.", "OSCE", "ongoing"),
    ("talks of a body at a place", "Nothing was settled at World Trade Organization talks in Geneva on Monday.", "WTO", "held"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties", "status"), [c[1:] for c in SESSIONS], ids=[c[0] for c in SESSIONS])
def test_a_session_of_a_body_is_a_meeting(text, parties, status):
    meeting = one(text)
    assert (sorted(meeting["parties"]), meeting["status"]) == (parties.split(), status)


def test_a_body_in_a_meeting_here_is_no_object_of_meet():
    meeting = one("GENEVA, May 16 -- Few spoke up at the UN disarmament panel's spring meeting here on Monday.")
    assert (meeting["parties"], meeting["place"]) == (["UN"], "Geneva")


def test_talks_about_a_body_are_none_of_its_own():
    reports, _ = read("The ministers hope to revive WTO talks, a source said in Hanoi on Monday.")
    assert reports.is_empty()


def test_a_speech_at_a_luncheon_is_no_meeting():
    reports, _ = read("He spoke at a Lima luncheon, in the midst of a row between Quito and Bogota, on Monday.")
    assert reports.is_empty()


def test_fighters_are_the_one_armed_group_that_the_text_names():
    meeting = one(
        "The Philippine government and Moslem guerrillas closed a round of talks in Davao on Tuesday.",
        "The Moro Islamic Liberation Front (MILF) wants a truce.",
    )
    assert sorted(meeting["parties"]) == ["MILF", "PHL"]


def test_of_several_armed_groups_fighters_are_none():
    reports, _ = read(
        "Talks between rebels and the Sudanese government ended in Abuja on Tuesday.",
        "The Justice and Equality Movement and the Lord's Resistance Army have said nothing.",
    )
    assert not any(set(p) & {"JEM", "LRA"} for p in reports["parties"].to_list())


def test_a_visit_without_a_host_is_to_the_state_that_the_text_is_about():
    meeting = one(
        "Polish bishops hope that Pope Francis will heal old wounds.",
        "Poland has waited for years, and the Polish government is glad.",
        "The pope's visit on May 20-21 has a message for all of Poland, they said.",
    )
    assert (sorted(meeting["parties"]), meeting["start_date"]) == (["POL", "VAT"], "2013-05-20")


def test_a_visit_without_a_host_or_a_day_is_none():
    reports, _ = read("Poland and Belarus have waited for years.", "The pope's visit has a message, they said.")
    assert reports.is_empty()


def test_visits_in_turn_are_two():
    reports, _ = read(
        "Polish Foreign Minister Radoslaw Sikorski will visit Ukraine on Monday.",
        "Ukrainian Prime Minister Mykola Azarov will visit Poland on Tuesday.",
    )
    assert sorted(reports["start_date"].to_list()) == ["2013-05-20", "2013-05-21"]


def test_a_monarch_goes_by_first_name():
    text = "King Hussein was in Moscow on Monday for talks with Russian officials."
    meeting = one(text, published=dt.date(1997, 4, 3))
    assert sorted(meeting["parties"]) == ["JOR", "RUS"]


def test_an_envoy_of_today_who_held_another_office_once():
    text = "James Baker, a former US secretary of state, sees Moroccan officials in Rabat on May 26."
    meeting = one(text, published=dt.date(1998, 5, 3))
    assert sorted(meeting["parties"]) == ["MAR", "UN"]


def test_a_headline_has_the_week_of_the_text():
    meeting = one(
        "Sikorski confirms Friday's meeting with Azarov",
        "Polish Foreign Minister Radoslaw Sikorski will meet Ukrainian Prime Minister Mykola Azarov in Kiev on Friday.",
        kinds={0: "title"},
    )
    assert (meeting["start_date"], meeting["status"]) == ("2013-05-17", "scheduled")


def test_a_statement_received_by_an_agency_is_no_reception():
    reports, _ = read(
        "In a statement received by AFP on Monday, Serbian Prime Minister Ivica Dacic denounced Croatian President Ivo Josipovic."
    )
    assert reports.is_empty()


def test_how_the_agency_heard_of_it_is_not_how_they_met():
    meeting = one(
        "Radoslaw Sikorski held talks with Ukrainian Prime Minister Mykola Azarov in Kiev on Monday, aides reached by telephone said."
    )
    assert meeting["format"] != "phone"


def test_who_walked_out_long_ago_dates_no_talks_of_now():
    reports, _ = read("North Korea pulled out of the six-nation talks in November 2008.")
    assert reports.is_empty()


def test_six_party_talks_bear_an_adjective():
    meeting = one("The six-way nuclear disarmament talks open in Beijing on Friday.")
    assert len(meeting["parties"]) == len({"CHN", "JPN", "PRK", "KOR", "RUS", "USA"})


def test_a_point_of_the_programme_is_of_the_official_named_before():
    reports, _ = read(
        "French President Francois Hollande hailed the truce on his arrival in Riga on Wednesday.",
        "Talks were also planned with Polish Foreign Minister Radoslaw Sikorski on Friday.",
    )
    planned = [(sorted(p), d) for p, d in reports.select("parties", "start_date").iter_rows() if "POL" in p]
    assert planned == [(["FRA", "POL"], "2013-05-17")]


def test_no_programme_without_an_official_before():
    reports, _ = read(
        "The truce has been hailed everywhere.",
        "Talks were also planned with Polish Foreign Minister Radoslaw Sikorski on Friday.",
    )
    assert reports.is_empty()


def test_who_speaks_on_a_stay_was_there_on_that_day():
    meeting = one("Mykola Azarov, in Warsaw for talks with Polish leaders, said on Wednesday that gas was dear.")
    assert meeting["start_date"] == "2013-05-15"


def test_the_eve_of_a_summit_is_the_day_before_and_its_speaker_is_not_at_it():
    meeting = one(
        "A Danish aide told the press on Wednesday on the eve of an EU summit in Brussels that nothing was settled."
    )
    assert (meeting["parties"], meeting["start_date"]) == (["EU"], "2013-05-16")


def test_he_is_the_subject_and_not_who_is_named_in_the_phrase_before():
    meeting = one(
        "After a look at the port with Xi Jinping, Radoslaw Sikorski also smiled.",
        "He will hold talks with Premier Li Keqiang in Beijing on Friday.",
    )
    assert sorted(meeting["parties"]) == ["CHN", "POL"]


def test_a_mission_that_one_heads_is_no_visit():
    reports, _ = read("Felipe Gonzalez, once Spanish prime minister and now heading the OSCE mission to Serbia, spoke.")
    assert reports.is_empty()


def test_a_visit_of_some_days_is_not_of_the_day_of_arrival():
    meeting = one(
        "French President Francois Hollande arrived in Warsaw on Wednesday.",
        "Hollande arrived in Warsaw on Wednesday for a three-day visit to Poland.",
    )
    assert (meeting["start_date"], meeting["end_date"]) == ("2013-05-15", "2013-05-17")


def test_a_minister_is_of_a_state_and_a_spokesman_may_be_of_a_body():
    meeting = one(
        "WTO chief Pascal Lamy held talks with Foreign Trade Minister Wu Yi on Tuesday.",
        "The WTO wants the WTO members to admit China, and the WTO said so.",
    )
    assert sorted(meeting["parties"]) == ["CHN", "WTO"]


def test_the_speaker_is_i():
    meeting = one(
        '"I will meet Mr Azarov in Kiev on May 20," Polish Foreign Minister Radoslaw Sikorski told reporters. Ukrainian Prime Minister Mykola Azarov is well.'
    )
    assert sorted(meeting["parties"]) == ["POL", "UKR"]


def test_we_had_talks_is_of_the_speaker_too():
    meeting = one(
        '"We had frank talks with Premier Li Keqiang on Monday," Polish Foreign Minister Radoslaw Sikorski said.'
    )
    assert sorted(meeting["parties"]) == ["CHN", "POL"]


def test_who_then_met_is_the_subject():
    meeting = one("Polish President Bronislaw Komorowski then met Mykola Azarov in Kiev on Monday.")
    assert sorted(meeting["parties"]) == ["POL", "UKR"]


def test_the_leader_of_a_delegation_is_of_its_state():
    meeting = one(
        "A Fijian delegation led by Fisheries Minister Ann Tora held talks in Lima on Monday with Peruvian officials."
    )
    assert sorted(meeting["parties"]) == ["FJI", "PER"]


def test_two_names_behind_two_demonyms():
    meeting = one(
        "Estonian and Latvian foreign ministers Urmas Paet and Edgars Rinkevics held talks in Riga on Monday."
    )
    assert sorted(meeting["parties"]) == ["EST", "LVA"]


def test_an_accord_to_be_signed_with_an_official():
    meeting = one("Radoslaw Sikorski is to sign a border accord with Mykola Azarov in Kiev on May 20.")
    assert (sorted(meeting["parties"]), meeting["status"]) == (["POL", "UKR"], "scheduled")


def test_meetings_of_years_are_none():
    reports, _ = read("Taught by riots at earlier WTO meetings in Sweden and Canada, the town hired guards.")
    assert reports.is_empty()


def test_the_presidents_of_several_states_sign():
    meeting = one("The presidents of Chile, Peru and Bolivia are to sign a border pact in Lima on May 24.")
    assert sorted(meeting["parties"]) == ["BOL", "CHL", "PER"]


def test_whom_dashes_list_and_who_stands_beside_them():
    meeting = one("Iran and the three -- Britain, France and Germany -- will resume talks on May 24 in Vienna.")
    assert sorted(meeting["parties"]) == ["DEU", "FRA", "GBR", "IRN"]


def test_an_envoy_is_sent_to_a_capital():
    meeting = one("UN Secretary General Ban Ki-moon will send an envoy to Khartoum on Monday.")
    assert sorted(meeting["parties"]) == ["SDN", "UN"]


def test_the_two_are_bidden_to_send_envoys():
    reports, _ = read("The bloc IGAD had invited the two to send envoys to Juba on Monday.")
    assert reports.is_empty()


def test_what_was_agreed_at_a_meeting_lies_not_ahead():
    meeting = one("Sudan agreed to a joint force at a meeting with the African Union in Addis Ababa on April 16.")
    assert (meeting["status"], meeting["start_date"]) == ("held", "2013-04-16")


def test_talks_that_are_being_held_are_under_way():
    assert one("Chilean and Peruvian officials were holding talks in Lima on Thursday.")["status"] == "ongoing"


def test_an_envoy_alone_is_no_session_of_his_organisation():
    reports, _ = read("The UN envoy, Ann Tora, met nobody known in Lima on Monday.")
    assert reports.is_empty()

"""What the text around a mention tells of a meeting: whose talks they are, on which days, in what form."""

import pytest

from tests.logic.test_meetings import one, read

# name, sentences, and the meetings that they tell: parties, first day, status. Published on Thursday, 16 May 2013.
TOLD = [
    ("the two sides of the negotiation that the text is about",
     ["Serbian and Kosovo negotiators blame each other.", "Serbia wants a timetable; Kosovo wants none.", "Serbian officials left Brussels.",
      "Kosovo's government said it was ready.", "Serbia and Kosovo held talks in Vienna in 2007.", "Analysts are gloomy.", "Banks are gloomy too.",
      "Nobody expects much.", "Prices rise.", "The two sides met in Brussels in February and again in April."],
     [("SRB XKX", "2007", "held"), ("SRB XKX", "2013-02", "held"), ("SRB XKX", "2013-04", "held")]),
    ("talks without parties that are to resume",
     ["Talks between Kenya and Uganda on the lake stalled in Nairobi on May 3.", "Kenya blames Uganda.", "Uganda blames Kenya.",
      "Talks are to resume in Kampala on June 5."],
     [("KEN UGA", "2013-05-03", "held"), ("KEN UGA", "2013-06-05", "scheduled")]),
    ("talks that end on a later day are the same",
     ["The negotiations between Morocco and the Polisario Front, the first since 2012, began in Manhasset on Monday.",
      "The negotiations ended on Wednesday."],
     [("MAR POLISARIO", "2013-05-13", "held")]),
    ("days told again",
     ["Bronislaw Komorowski and Viktor Yanukovych spoke by telephone on Monday and again on Wednesday."],
     [("POL UKR", "2013-05-13", "held"), ("POL UKR", "2013-05-15", "held")]),
    ("an entry of a chronology", ["June 2012 -- Vladimir Putin and Barack Obama meet in Los Cabos."], [("RUS USA", "2012-06", "held")]),
    ("a day before 'when'",
     ["They were the first talks between Israel and Turkey since March 2011, when Shimon Peres met Turkish President Abdullah Gul in Paris."],
     [("ISR TUR", "2011-03", "held")]),
    ("told on a day", ["Angela Merkel told Polish Prime Minister Donald Tusk on Monday that the pipeline was safe."], [("DEU POL", "2013-05-13", "held")]),
    ("told on a day at the head",
     ["On Monday, Angela Merkel assured Polish Prime Minister Donald Tusk that the pipeline was safe."], [("DEU POL", "2013-05-13", "held")]),
    ("urged in a call at the head", ["In a phone call on Sunday night, David Cameron urged Francois Hollande to reconsider."], [("FRA GBR", "2013-05-12", "held")]),
    ("was in a capital", ["John Kerry was in Moscow on Tuesday to ease tensions."], [("RUS USA", "2013-05-14", "held")]),
    ("will be in a capital", ["Ban Ki-moon will be in Khartoum on Monday."], [("SDN UN", "2013-05-20", "scheduled")]),
    ("from one capital to another", ["John Kerry flew from Rome to Amman on Monday."], [("JOR USA", "2013-05-13", "held")]),
    ("meeting at the head",
     ["Meeting in Luxembourg on Monday, the foreign ministers of Serbia and Croatia pledged to cooperate."], [("HRV SRB", "2013-05-13", "held")]),
    ("the session of a joint body", ["The joint Sino-Russian commission on trade held its ninth session in Moscow on Monday."], [("CHN RUS", "2013-05-13", "held")]),
    ("powers spelt out between dashes",
     ["Talks between Iran and the three European powers - Britain, France and Germany - broke up in Geneva on Wednesday."],
     [("DEU FRA GBR IRN", "2013-05-15", "held")]),
    ("planned between", ["A second meeting is planned for June in Reykjavik between Norwegian and Russian officials."], [("NOR RUS", "2013-06", "scheduled")]),
    ("an apposition of two", ["The two presidents, Bronislaw Komorowski of Poland and Viktor Yanukovych of Ukraine, met in Lviv on Monday."],
     [("POL UKR", "2013-05-13", "held")]),
    ("not as planned", ["Mahmoud Abbas and Benjamin Netanyahu will not meet on Friday as planned, aides said."], [("ISR PSE", "2013-05-17", "cancelled")]),
    ("put off until a month, the visit behind", ["Sergei Lavrov has put off until July a trip to Tallinn."], [("EST RUS", "2013-07", "postponed")]),
    ("talks that open, in the plural of the present",
     ["The negotiations between Kenya and Uganda, the first in two years, open in Kampala on Monday."], [("KEN UGA", "2013-05-20", "scheduled")]),
    ("a summit that was put off before", ["The summit of Kenya and Uganda, postponed twice, opened in Kampala on Wednesday."], [("KEN UGA", "2013-05-15", "ongoing")]),
    ("credentials", ["The new Norwegian ambassador, Kari Berg, presented her credentials to Kenyan President Uhuru Kenyatta on Monday."],
     [("KEN NOR", "2013-05-13", "held")]),
    ("an ambassador summoned", ["Philippine Foreign Minister Albert del Rosario summoned the Chinese ambassador on Monday."], [("CHN PHL", "2013-05-13", "held")]),
    ("talks one on one", ["Kenyan Foreign Minister Amina Mohamed will hold one-on-one talks with her Ugandan counterpart Sam Kutesa on Monday."],
     [("KEN UGA", "2013-05-20", "scheduled")]),
    ("a body by its short name in brackets", ["The Intergovernmental Authority on Development (IGAD) on Tuesday had a meeting in Djibouti."],
     [("IGAD", "2013-05-14", "held")]),
    ("the day on which a meeting of several days ended", ["NATO defence ministers made no headway during a two-day meeting which ended on Tuesday."],
     [("NATO", "2013-05-13", "held")]),
    ("a body's decision on a day", ["EU interior ministers failed to agree on Tuesday on quotas for refugees."], [("EU", "2013-05-14", "held")]),
    ("a council that convened", ["The African Union's Peace and Security Council convened in Addis Ababa on Monday."], [("AU", "2013-05-13", "held")]),
    ("summits of a body that is not named again",
     ["ASEAN is to admit no new member this year.", "ASEAN officials met in Brunei on May 3.", "ASEAN wants a code of conduct.",
      "The next summit is due in Phnom Penh on June 18."],
     [("ASEAN", "2013-05-03", "held"), ("ASEAN", "2013-06-18", "scheduled")]),
    ("leaders of those whom the text lists",
     ["Kenya, Uganda and Rwanda share a railway.", "Kenya pays.", "The leaders of the three countries met in Kampala on Monday."],
     [("KEN RWA UGA", "2013-05-13", "held")]),
    ("separately with both delegations",
     ["Colombia's government and the FARC blame each other.", "John Kerry met separately with both delegations in Havana on Monday."],
     [("COL USA", "2013-05-13", "held"), ("FARC USA", "2013-05-13", "held")]),
    ("the talks of others are only what they speak of",
     ["Christopher Hill met Song Min-soon on Tuesday.", "US envoy Christopher Hill and South Korean envoy Song Min-soon exchanged views on the six-party talks."],
     [("KOR USA", "2013-05-14", "held")]),
    ("a movement and its government", ["The Philippine government and the Moro Islamic Liberation Front distrust each other.", "The Philippines arms.",
      "The Moro Islamic Liberation Front waits.", "Malaysia, Malaysia again, and Malaysia once more want peace.", "The Moro Islamic Liberation Front is split.",
      "The Philippines and the Moro Islamic Liberation Front held talks in Kuala Lumpur in January.", "Talks are to resume in Kuala Lumpur on June 5."],
     [("MILF PHL", "2013-01", "held"), ("MILF PHL", "2013-06-05", "scheduled")]),
    ("what was not achieved at talks", ["Ministers from Kenya and Uganda failed to reach agreement on the lake at talks in Kampala on Wednesday."],
     [("KEN UGA", "2013-05-15", "held")]),
    ("an accord signed by parties at a place on a day", ["Sudan and South Sudan signed an accord on oil in Addis Ababa on Monday."],
     [("SDN SSD", "2013-05-13", "held")]),
    ("a plan in the past perfect", ["A visit to Tbilisi by Sergei Lavrov had been set for May 20, but Moscow called it off."], [("GEO RUS", "2013-05-20", "cancelled")]),
    ("off a day that possesses the talks", ["Kenya and Uganda have put off Monday's talks on the lake."], [("KEN UGA", "2013-05-13", "postponed")]),
    ("asked to a city", ["David Cameron has invited Ukrainian Prime Minister Mykola Azarov to London."], [("GBR UKR", "", "proposed")]),
    ("under the auspices of a third", ["Talks between Kenya and Uganda under the auspices of the African Union opened in Addis Ababa on Monday."],
     [("AU KEN UGA", "2013-05-13", "held")]),
    ("a gathering that was going on", ["OPEC ministers were meeting in Vienna on Wednesday."], [("OPEC", "2013-05-15", "ongoing")]),
    ("Brussels, where the EU sits", ["The EU wants reforms.", "Ukrainian President Viktor Yanukovych will travel to Brussels on Monday."],
     [("EU UKR", "2013-05-20", "scheduled")]),
    ("a former premier who heads a mission",
     ["Franz Vranitzky, a former Austrian chancellor heading the OSCE mission, met Albanian President Bujar Nishani in Tirana on Monday."],
     [("ALB OSCE", "2013-05-13", "held")]),
    ("a day of the next year", ["The next ASEAN summit will be held in Brunei on February 10."], [("ASEAN", "2014-02-10", "scheduled")]),
    ("an abbreviated title before each name", ["Mr. Obama saw Mr. Putin in Los Cabos on June 18, 2012."], [("RUS USA", "2012-06-18", "held")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "meetings"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_the_text_around_a_mention_completes_it(sentences, meetings):
    reports, _ = read(*sentences)
    found = sorted(
        (" ".join(sorted(p)), start or "", status)
        for p, start, status in reports.select("parties", "start_date", "status").rows()
    )
    assert found == sorted(meetings)


SILENT = [
    ("told parliament", "David Cameron told parliament on Wednesday that Francois Hollande was wrong."),
    ("told a radio", "Benjamin Netanyahu told Army Radio on Monday that Mahmoud Abbas must act."),
    ("in a letter", "In a letter, Angela Merkel told Polish Prime Minister Donald Tusk on Monday that the pipeline was safe."),
    ("the round of an election", "The second round of Iran's presidential election in Tehran on Friday worries Turkey."),
    ("the round of a lawsuit", "The third round in the fight between Boeing and Airbus opened in Geneva on Monday."),
    ("at home", "Shinzo Abe was in Kyoto on Sunday to open a museum."),
    ("in another's interest", "Vladimir Putin is in Washington's sights."),
    ("a day that possesses something else", "Kenya mourned Monday's dead before Uganda spoke."),
    ("with somebody saying", "Fears grew for the meeting, with Trade Commissioner Karel De Gucht saying it would fail."),
    ("agreed by members, on no day", "EU interior ministers failed to agree on quotas for refugees."),
    ("signed in a year", "Sudan and South Sudan signed an accord on oil in 2012."),
    ("raised a matter with nobody in office", "Angela Merkel raised taxes with relish on Monday."),
    ("a former premier of nothing else", "Franz Vranitzky, a former Austrian chancellor, met Albanian President Bujar Nishani in Tirana on Monday."),
    ("stays away", "Kenyan ministers refused to take part in talks with Uganda in Kampala on Monday."),
    ("a team on tour", "The Dutch team flew from Amsterdam to Prague on Tuesday."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in SILENT], ids=[c[0] for c in SILENT])
def test_something_else_is_told(text):
    reports, _ = read(text)
    assert reports.is_empty()


def test_talks_of_others_in_a_text_about_two_parties_are_not_theirs():
    reports, _ = read(
        "Talks between Kenya and Uganda stalled in Nairobi on May 3, 2013.",
        "Kenya blames Uganda.",
        "Uganda blames Kenya.",
        "A meeting of the cabinet is set for June 5.",
    )
    assert reports["start_date"].to_list() == ["2013-05-03"]


def test_officials_whom_the_report_of_a_session_quotes_attend_it():
    reports, _ = read(
        "NATO defence ministers met in Brussels on Wednesday.",
        "NATO is divided.",
        "NATO will decide in June.",
        "German Defence Minister Thomas de Maiziere said the mission must end.",
        "French Defence Minister Jean-Yves Le Drian told journalists that it must not.",
    )
    assert sorted(reports["parties"].to_list()[0]) == ["DEU", "FRA", "NATO"]


def test_who_speaks_at_home_attends_no_session():
    reports, _ = read(
        "NATO defence ministers met in Brussels on Wednesday.",
        "NATO is divided.",
        "NATO will decide in June.",
        "German Defence Minister Thomas de Maiziere said in parliament that the mission must end.",
        "French Defence Minister Jean-Yves Le Drian told a radio interview that it must not.",
    )
    assert reports["parties"].to_list() == [["NATO"]]


def test_what_the_parties_of_the_lead_did_was_on_its_day():
    reports, _ = read(
        "Kenya and Uganda announced on Monday that they had settled their quarrel over the lake.",
        "Ferries will run again.",
        "Kenyan Foreign Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa met for two hours.",
    )
    assert reports.select("start_date", "status").rows() == [("2013-05-13", "held")]


@pytest.mark.parametrize("clause", ["had met in March", "met for two hours, as in 2012", "have met for two hours"])
def test_what_they_had_done_before_was_not(clause):
    reports, _ = read(
        "Kenya and Uganda announced on Monday that they had settled their quarrel over the lake.",
        f"Kenyan Foreign Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa {clause}.",
    )
    assert "2013-05-13" not in reports["start_date"].to_list()


def test_a_visit_that_was_called_off_is_not_the_talks_that_were_held():
    reports, _ = read(
        "Kenyan Foreign Minister Amina Mohamed met her Ugandan counterpart Sam Kutesa in Kampala on Monday.",
        "A visit to Uganda by Amina Mohamed had been called off in March.",
    )
    assert sorted(reports["status"].to_list()) == ["cancelled", "held"]


def test_a_gathering_is_where_it_is_named_by():
    reports, _ = read(
        "Angela Merkel met Ukrainian President Viktor Yanukovych at the Munich Security Conference on May 3."
    )
    assert reports["place"].to_list() == ["Munich"]


def test_a_virtual_meeting_once_more_tells_the_form_of_the_one_before():
    reports, _ = read(
        "Barack Obama and Vladimir Putin held talks on May 3, 2013.",
        "On May 9, 2013, the two leaders met again, once more virtually.",
    )
    assert reports.sort("start_date")["format"].to_list() == ["video", "video"]


def test_the_virtual_meeting_is_the_one_that_was_virtual():
    reports, _ = read(
        "On May 9, 2013, Barack Obama and Vladimir Putin met by video link.",
        "On May 20, Russia is to hold talks with NATO.",
        "The virtual meeting had been asked for by Moscow.",
    )
    assert reports.filter(reports["status"] == "scheduled")["format"].to_list() == [None]


def test_experts_whom_a_state_sends_take_part():
    assert sorted(one("Talks in Ashgabat between Turkmen and Iranian experts closed on Wednesday.")["parties"]) == [
        "IRN",
        "TKM",
    ]

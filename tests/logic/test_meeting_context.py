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

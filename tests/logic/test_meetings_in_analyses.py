"""Analyses tell one negotiation at length: rounds by number, deeds of 'the sides', mediators, visits paid or put off."""

import pytest

from tests.logic.test_meetings import read

# Published on Thursday, 16 May 2013. Of the negotiation that the text is about: Kenya's and Uganda's.
NEGOTIATION = (
    "Kenya and Uganda quarrel over an island.", "Kenya has police on it; Uganda wants them gone.",
    "Kenyan and Ugandan officials held talks in Kampala in 2004.", "Kenya would not budge.",
    "Uganda was no better.", "Fishermen waited.",
)  # fmt: skip
TOLD = [
    ("the talks called after their city", ["The Nairobi talks proper opened on May 3, 2010."], [("KEN UGA", "2010-05-03", "held")]),
    ("deeds of the sides at a place", ["In January 2010, again in Lilongwe, the two countries agreed on a timetable."], [("KEN UGA", "2010-01", "held")]),
    ("deeds of the sides at no place", ["In January 2010 the two countries agreed on a timetable."], []),
    ("delegations that meet for the third time", ["In June 2010 the two delegations, meeting for the third time, parted as friends."], [("KEN UGA", "2010-06", "held")]),
    ("a first at a place of some sort",
     ["Three rounds of talks followed.", "The first was held at a naval base in Mombasa, Kenya, from 16 to 18 September 2010."], [("KEN UGA", "2010-09-16", "held")]),
    ("several rounds told at once", ["The envoy shuttled on.", "Two more rounds were held there in September 2010."], [("KEN UGA", "2010-09", "held")]),
    ("a speaker at a numbered meeting", ["At the fourth meeting, on 12 October 2010, Amina Mohamed insisted on a map."], [("KEN UGA", "2010-10-12", "held")]),
    ("a mediator in the chair", ["The last of the ministerial meetings took place on 3 March 2011, with Jakaya Kikwete of Tanzania in the chair."],
     [("KEN TZA UGA", "2011-03-03", "held")]),
    ("those who look on", ["The Island Act was signed in Gaborone on 4 October 2011 in the presence of the presidents of Botswana and Zambia."],
     [("BWA KEN UGA ZMB", "2011-10-04", "held")]),
    ("officials of the two who meet without a name", ["Surveyors are at work.", "Technical experts are to meet in Jinja on June 9."], [("KEN UGA", "2013-06-09", "scheduled")]),
    ("a summit of those of the talks", ["The presidents' summit, called by Kikwete for 15 December 2012, was cancelled that morning."], [("KEN UGA", "2012-12-15", "cancelled")]),
    ("talks that were to have been held", ["The talks between the foreign ministers that were to have been held last December were shelved."], [("KEN UGA", "2012-12", "postponed")]),
    ("a truce from a day on", ["Amina Mohamed and Sam Kutesa agreed at the lake on July 30, 2012, on a truce from August 4."], [("KEN UGA", "2012-07-30", "held")]),
    ("the preparation of a round is no round", ["In November the African Union will be briefed on the preparation of a second round of talks between Kenya and Uganda."], []),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_what_an_analysis_tells_of_its_negotiation(sentences, expected):
    reports, _ = read(*NEGOTIATION, *sentences)
    told = reports.filter(reports["start_date"].is_not_null() & (reports["start_date"] != "2004"))
    found = [(" ".join(sorted(r["parties"])), r["start_date"], r["status"]) for r in told.iter_rows(named=True)]
    assert found == expected


ALONE = [
    ("a visit to a person in office", "Secretary of State John Kerry visited Sultan Qaboos of Oman on May 6.", [("OMN USA", "2013-05-06", "held")]),
    ("a call at the head of whose sentence a day stands", "The day before, on May 6, 2013, President Barack Obama called President Hassan Rouhani to wish him well.",
     [("IRN USA", "2013-05-06", "held")]),
    ("called something", "On May 6, 2013, President Barack Obama called President Hassan Rouhani a liar.", []),
    ("not until", "Joseph Kabila and Paul Kagame did not sit down together until 5 August 2002, over a map.", [("COD RWA", "2002-08-05", "held")]),
    ("never", "Joseph Kabila and Paul Kagame did not sit down together in August 2002.", []),
    ("next to each other", "On May 6, 2013, John Kerry and Sergei Lavrov sat down next to each other.", [("RUS USA", "2013-05-06", "held")]),
    ("a commission that met under two ministers", "The border commission met under Amina Mohamed and Sam Kutesa in Jinja on 21-22 August 2012.", [("KEN UGA", "2012-08-21", "held")]),
    ("with a comma before the partner", "A meeting of Kenya's foreign minister, Amina Mohamed, with Ambassador Galma Boru of Ethiopia took place on May 6.", [("ETH KEN", "2013-05-06", "held")]),
    ("two days with a span before", "Amina Mohamed and Sam Kutesa met on 20-21 August 2012 and on 14 September 2012.",
     [("KEN UGA", "2012-08-20", "held"), ("KEN UGA", "2012-09-14", "held")]),
    ("in a capital during a visit", "Ban Ki-moon said so in Khartoum during his visit on May 6.", [("SDN UN", "2013-05-06", "held")]),
    ("came to a capital in a month", "Asif Ali Zardari pressed Hillary Clinton when she came to Islamabad in October 2011.", [("PAK USA", "2011-10", "held")]),
    ("a day after an aside in words", "On May 6, three days after he had been sworn in, Uhuru Kenyatta met Yoweri Museveni in Kampala.", [("KEN UGA", "2013-05-06", "held")]),
    ("a whole year at the head", "In 1996 the foreign ministers of Kenya and Uganda met in Lima.", [("KEN UGA", "1996", "held")]),
    ("stop by stop", "Amina Mohamed and Sam Kutesa met in Jinja in March 2012, in Mombasa on April 3, 2012, and, for the last time, at Naivasha in early May 2012.",
     [("KEN UGA", "2012-03", "held"), ("KEN UGA", "2012-04-03", "held"), ("KEN UGA", "2012-05-01", "held")]),
    ("whom a traveller meets on neutral ground", "On May 6, 2013 Ban Ki-moon flew to Geneva and met President Uhuru Kenyatta.", [("KEN UN", "2013-05-06", "held")]),
    ("not until a day did he", "Not until May 6 did John Kerry return to Nairobi.", [("KEN USA", "2013-05-06", "held")]),
    ("in the capital of a country on a day at the head", "On May 6, when John Kerry was in the Kenyan capital, it rained.", [("KEN USA", "2013-05-06", "held")]),
    ("in the capital of a country at no time", "John Kerry was in the Kenyan capital when it rained.", []),
    ("states that agree at a place", "Kenya, Uganda and Tanzania agreed in Jinja on May 6 to share the lake.", [("KEN TZA UGA", "2013-05-06", "held")]),
    ("states that agree at no place", "Kenya, Uganda and Tanzania agreed on May 6 to share the lake.", []),
    ("officials apposed behind a day, and the day of a further clause",
     "On May 6 the foreign ministers, Amina Mohamed of Kenya and Sam Kutesa of Uganda, signed a truce in Jinja, and on May 8 the police went home.",
     [("KEN UGA", "2013-05-06", "held")]),
    ("agreed at a place to hold talks of no day", "Amina Mohamed and Sam Kutesa agreed in Jinja on May 6 to open talks.", [("KEN UGA", "2013-05-06", "held")]),
    ("whose successor", "Ban Ki-moon met Sam Kutesa's successor, Peter Lund, in Rome on May 6.", [("UGA UN", "2013-05-06", "held")]),
    ("a breakthrough on a day at a place, beside meetings of a year",
     "Throughout 2012 Amina Mohamed and Sam Kutesa met in Jinja, but the breakthrough came only on May 6, 2013 in Lima, where Amina Mohamed and Sam Kutesa agreed on a map.",
     [("KEN UGA", "2012", "held"), ("KEN UGA", "2013-05-06", "held")]),
    ("brought together twice", "Ban Ki-moon brought the foreign ministers of Kenya and Uganda, two old foes, together in Rome in March and again on May 6.",
     [("KEN UGA UN", "2013-03", "held"), ("KEN UGA UN", "2013-05-06", "held")]),
    ("a visit on which one is received", "From May 6 to 8 John Kerry paid a visit to Nairobi, on which President Uhuru Kenyatta received him.", [("KEN USA", "2013-05-06", "held")]),
    ("once a rebel, now in office", "Yoweri Museveni, a former rebel leader who had become president of Uganda in 1986, met Uhuru Kenyatta on May 6.", [("KEN UGA", "2013-05-06", "held")]),
    ("so many days with a counterpart", "Sam Kutesa returned on May 6 from two days in Nairobi with Amina Mohamed.", [("KEN UGA", "2013-05-05", "held")]),
    ("an hour with somebody at the head", "After an hour with Yoweri Museveni in Kampala on May 6, Uhuru Kenyatta said he would sign.", [("KEN UGA", "2013-05-06", "held")]),
    ("an hour with nobody", "After an hour with his lawyers on May 6, Uhuru Kenyatta said he would sign.", []),
    ("in the company of another", "Yoweri Museveni and Uhuru Kenyatta met in Jinja on May 6 in the company of President Jakaya Kikwete of Tanzania.",
     [("KEN TZA UGA", "2013-05-06", "held")]),
    ("with others in attendance", "Yoweri Museveni and Uhuru Kenyatta talked for an hour in Jinja on May 6, with the Chinese and Norwegian ambassadors in attendance.",
     [("CHN KEN NOR UGA", "2013-05-06", "held")]),
    ("with others who only speak", "Yoweri Museveni and Uhuru Kenyatta talked for an hour in Jinja on May 6, with the Chinese ambassador saying nothing of it.",
     [("KEN UGA", "2013-05-06", "held")]),
    ("whom another got to sit down", "Jakaya Kikwete got Yoweri Museveni and Uhuru Kenyatta to sit down with him in Arusha on May 6.", [("KEN TZA UGA", "2013-05-06", "held")]),
    ("whom one gave lunch", "The Ugandan foreign minister, Sam Kutesa, whom Amina Mohamed gave lunch in Nairobi on May 6, was pleased.", [("KEN UGA", "2013-05-06", "held")]),
    ("what was asked in a call", "In a phone call on May 6, President Barack Obama begged President Hassan Rouhani to wait.", [("IRN USA", "2013-05-06", "held")]),
    ("what was asked in a speech", "In a speech on May 6, President Barack Obama begged President Hassan Rouhani to wait.", []),
    ("where one was told", "John Kerry went to Nairobi on May 6, when Amina Mohamed told him of the map.", [("KEN USA", "2013-05-06", "held")]),
    ("a mediator who tells of it", "Jakaya Kikwete emerged on May 6 from ten hours of talks in Jinja to announce that Kenya and Uganda had agreed.",
     [("KEN TZA UGA", "2013-05-06", "held")]),
    ("who only tells of it", "Ban Ki-moon said in Jinja on May 6 that Kenya and Uganda had agreed.", []),
    ("a summit to which another brought them", "It began with a summit on May 6, at which Jakaya Kikwete brought together Yoweri Museveni and Uhuru Kenyatta.",
     [("KEN TZA UGA", "2013-05-06", "held")]),
    ("two who agree at a summit of many", "On May 6 Yoweri Museveni and Uhuru Kenyatta agreed on a truce at the African Union summit in Addis Ababa.",
     [("KEN UGA", "2013-05-06", "held")]),
    ("two who attend a summit of many", "On May 6 Yoweri Museveni and Uhuru Kenyatta attended the African Union summit in Addis Ababa.",
     [("AU KEN UGA", "2013-05-06", "held")]),
    ("where he told somebody", "Barack Obama flew on May 6 to Nairobi, where he told President Uhuru Kenyatta that aid would come.", [("KEN USA", "2013-05-06", "held")]),
    ("what another had asked for", "Kenya signed it in 1996, and it has asked the African Union to convene a meeting of all three.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), [t[1:] for t in ALONE], ids=[t[0] for t in ALONE])
def test_constructions_of_analyses(sentence, expected):
    reports, _ = read(sentence)
    told = reports.filter(reports["start_date"].is_not_null())
    found = [(" ".join(sorted(r["parties"])), r["start_date"], r["status"]) for r in told.iter_rows(named=True)]
    assert sorted(found) == expected


def test_a_visit_that_was_put_off_is_not_the_one_that_was_paid():
    reports, _ = read(
        "A visit to Nairobi by Yoweri Museveni was put off.",
        "On May 6, 2013, Yoweri Museveni arrived in Nairobi for a two-day visit.",
    )
    assert sorted(reports["status"]) == ["held", "postponed"]


def test_visits_of_different_persons_are_two():
    reports, _ = read(
        "When John Kerry went to Nairobi in March 2013, he liked it.",
        "A visit by Barack Obama to Nairobi has been dropped.",
    )
    assert sorted(zip(reports["status"], reports["start_date"], strict=True), key=str) == [
        ("cancelled", None),
        ("held", "2013-03"),
    ]


def test_a_movement_negotiates_with_its_own_state_where_a_mediator_is_told_more():
    reports, _ = read(
        "Norway tried to make peace between Colombo and the Liberation Tigers of Tamil Eelam.",
        "Norway's Erik Solheim met Velupillai Prabhakaran in November 2000.",
        "Norway and the LTTE held talks in London in 2001, and again in Oslo in March 2002.",
        "Sri Lanka watched.", "Sri Lanka was won over; Sri Lanka and the LTTE stopped shooting.",
        "Sri Lankan officials were hopeful.", "Colombo said so.", "The LTTE had terms.",
        "A third round was held in Bangkok in October 2002.",
    )  # fmt: skip
    assert ["LKA", "LTTE"] in [sorted(p) for p in reports["parties"]]


def test_those_whom_a_sentence_lists_are_they():
    reports, _ = read(
        "The co-chairs - Norway, Japan, the United States and the European Union - were tired.",
        "They gathered in Washington on 21 November 2006.",
    )
    assert [sorted(p) for p in reports["parties"]] == [["EU", "JPN", "NOR", "USA"]]


def test_meetings_listed_behind_a_colon_have_their_own_days_and_places():
    reports, _ = read(
        "It was prepared in three meetings between Amina Mohamed and Sam Kutesa: in Jinja on March 9, 2012, "
        "in Mombasa eight days later and, at the same place, on April 8, 2012.",
    )
    assert sorted(reports.select("start_date", "place").rows()) == [
        ("2012-03-09", "Jinja"),
        ("2012-03-17", "Mombasa"),
        ("2012-04-08", "Mombasa"),
    ]


def test_their_ministers_are_others_than_they():
    reports, _ = read(
        "Uhuru Kenyatta and Yoweri Museveni signed it in Kampala on May 3, 2013.",
        "Their defence ministers met on the island on May 6, 2013.",
    )
    assert reports.filter(reports["start_date"] == "2013-05-06")["people"].to_list() == [[]]


def test_what_fell_through_is_not_what_goes_on():
    reports, _ = read(
        "Amina Mohamed and Sam Kutesa have been closeted in Naivasha since Saturday.",
        "A meeting between Amina Mohamed and Sam Kutesa in Cairo in March 2013 fell through.",
    )
    assert sorted(reports.select("start_date", "status").rows()) == [
        ("2013-03", "cancelled"),
        ("2013-05-11", "ongoing"),
    ]


def test_an_entry_of_a_chronology_in_may():
    reports, _ = read("2011", "May: Barack Obama meets David Cameron in London.", kinds={0: "body", 1: "body"})
    assert [p for p in reports["start_date"] if p and p.endswith("-05")] == reports["start_date"].to_list()


def test_there_is_where_the_sentence_before_was():
    reports, _ = read(
        "Kenya and Uganda quarrel.", "Their ministers waited in Mombasa in May 2012.",
        "Amina Mohamed had a meeting there with Sam Kutesa on June 3, 2012.",
    )  # fmt: skip
    assert reports.filter(reports["start_date"] == "2012-06-03")["place"].to_list() == ["Mombasa"]


def test_a_place_between_a_day_at_the_head_and_those_who_meet():
    reports, _ = read(
        "On 4 April 2013, in Lome, Amina Mohamed and Sam Kutesa were ready to announce that nothing was left to discuss."
    )
    assert reports["place"].to_list() == ["Lome"]


def test_ministers_of_a_body_between_their_meeting_and_its_place():
    reports, _ = read("At a meeting of NATO foreign ministers in Rome on March 12, 2013, the alliance adopted a text.")
    assert reports["place"].to_list() == ["Rome"]


def test_what_a_history_without_a_day_tells_of_is_past():
    reports, _ = read(
        "A further meeting of Kenya and Uganda, on the fringes of the summit in Lima on March 3, 2011, was no better.",
        "Talks between Kenya and Uganda opened in Jinja on May 6, 2011.",
        "On June 8, 2012 the island sank.",
        published=None,
    )
    assert set(reports["status"]) == {"held"}


def test_that_year_is_where_a_history_has_come_to():
    reports, _ = read(
        "In April 2012 it was told once more.", "It began in 2001.", "In April of that year all was well.",
        "Amina Mohamed and Sam Kutesa met in Jinja on June 7-8.", "They met again in Rome in May 2003 and in June 2005.",
    )  # fmt: skip
    assert "2001-06-07" in reports["start_date"].to_list()


@pytest.mark.parametrize(
    ("watching", "parties"),
    [
        ("Observers from Norway and the European Union followed them.", "EU KEN NOR UGA"),
        ("Norway and the European Union sent observers to the talks.", "EU KEN NOR UGA"),
        ("Norway and the European Union promised to send observers.", "KEN UGA"),
        ("The talks were watched by Norway.", "KEN NOR UGA"),
        ("Observers from Norway followed the election.", "KEN UGA"),
        ("The election was watched by Norway.", "KEN UGA"),
    ],
)
def test_who_watches_talks_is_at_them(watching, parties):
    reports, _ = read("Talks between Kenya and Uganda took place in Arusha on May 6.", watching)
    assert [" ".join(sorted(p)) for p in reports["parties"]] == [parties]


def test_days_of_talks_that_ended_are_those_from_the_day_on_which_they_are_told_to_have_begun():
    reports, _ = read("Eleven days of talks between Kenya and Uganda ended on May 13.", "The sessions began on May 3.")
    assert reports.select("start_date", "end_date").rows() == [("2013-05-03", "2013-05-13")]


def test_the_two_whom_a_third_brought_together_are_those_told_of_before():
    reports, _ = read(
        "Yoweri Museveni and Uhuru Kenyatta shook hands in Arusha on May 6.",
        "Brought together by Jakaya Kikwete, the Tanzanian president, and by envoys of Norway, the two men talked for an hour.",
    )
    assert [" ".join(sorted(p)) for p in reports["parties"]] == ["KEN NOR TZA UGA"]


SEVERAL = {
    "a summit called after its city": (
        ["Why did the Lima summit fail on May 6?", "Yoweri Museveni met Uhuru Kenyatta for an hour."], ["KEN UGA 2013-05-06 Lima"],
    ),
    "a second meeting and the first": (
        ["Yoweri Museveni praised his second meeting with Uhuru Kenyatta.", "The two leaders had first met in Lima on May 6."],
        ["KEN UGA 2013-05-06 Lima", "KEN UGA None None"],
    ),
    "calls to each of two": (
        ["Yoweri Museveni and Uhuru Kenyatta quarrelled.", "On May 6 Barack Obama telephoned each of them and begged for peace."],
        ["KEN USA 2013-05-06 None", "UGA USA 2013-05-06 None"],
    ),
    "whom he welcomes who has agreed with others": (
        ["David Cameron was in Lima.", "With Barack Obama and Uhuru Kenyatta he agreed on a ban.", "He is to welcome Mr Kenyatta to London on May 20."],
        ["GBR KEN 2013-05-20 London"],
    ),
    "who had been where the other is at home": (
        ["Barack Obama left Nairobi on May 6.", "After two hours of talks there, Uhuru Kenyatta said that aid would come."],
        ["KEN USA None None"],
    ),
    "who had been elsewhere": (
        ["Barack Obama left Washington on May 6.", "After two hours of talks, Uhuru Kenyatta said that aid would come."], [],
    ),
    "talks that had begun before they ended in an accord": (
        ["Kenyan and Ugandan ministers signed an accord in Lima on May 6.", "The talks had begun on May 3."], ["KEN UGA 2013-05-03 Lima"],
    ),
    "two leaders of one state": (
        ["Yoweri Museveni met Uhuru Kenyatta in Nairobi on May 6.", "The two Kenyan leaders met again on Friday with the speaker of parliament."],
        ["KEN UGA 2013-05-06 Nairobi"],
    ),
    "a joint committee of the two whom a third rings up": (
        ["Kenya and Uganda stopped shooting.", "Kenya wants peace.", "Uganda wants fish.", "Uganda said so.", "Kenya agreed.",
         "Barack Obama telephoned Uhuru Kenyatta on May 6.", "He telephoned Yoweri Museveni on May 7.",
         "A joint border committee will assemble in Jinja on June 4."],
        ["KEN UGA 2013-06-04 Jinja", "KEN USA 2013-05-06 None", "UGA USA 2013-05-07 None"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_who_is_meant_by_what_the_sentences_before_tell(sentences, expected):
    reports, _ = read(*sentences)
    found = [f"{' '.join(sorted(r['parties']))} {r['start_date']} {r['place']}" for r in reports.iter_rows(named=True)]
    assert sorted(found) == expected

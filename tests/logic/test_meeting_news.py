"""Meetings that no sentence of their own dates: the day, month or gathering that the text around them tells."""

import datetime as dt

import pytest

from tests.logic.test_meetings import read

# name, sentences published on Thursday, 16 May 2013, and the parties with the first day of each meeting
CARRIED = [
    ("the day that the text carries forward",
     ["Polish President Bronislaw Komorowski arrived in Tallinn late on Tuesday.", "The streets were empty.",
      "Komorowski dined with Estonian President Toomas Hendrik Ilves."],
     [("EST POL", "2013-05-14")]),
    ("a remark during talks",
     ["Chad is tired of waiting, President Idriss Deby said on Monday.", "Its neighbours are not.", "Its army is small.", "Rain is late.",
      "Its lake is shrinking.", "Nobody knows why.", "Fish are few.", "Boats rot on the shore.", "Children leave school.",
      "\"Is that fair?\" Deby asked in a meeting with Niger's foreign minister, Mohamed Bazoum."],
     [("NER TCD", "2013-05-13")]),
    ("the day of the lead where nobody is named again",
     ["Fishermen blocked the port of Agadir on Wednesday.", "The minister of fisheries called for patience.",
      "Moroccan Foreign Minister Saad-Eddine El Othmani met Spanish Ambassador Alberto Navarro."],
     [("ESP MAR", "2013-05-15")]),
    ("the day of the news about the same people and not that of another's",
     ["Turkish Foreign Minister Ahmet Davutoglu flew to Baku on Wednesday.", "A court in Ankara fined a newspaper on Tuesday.",
      "Davutoglu had lunch with Azerbaijani President Ilham Aliyev."],
     [("AZE TUR", "2013-05-15")]),
    ("a day of the lead past another day in passing",
     ["Fishermen blocked the port of Agadir on Wednesday.", "They had been told of a ban that began on Monday.",
      "In Rabat, Moroccan Foreign Minister Saad-Eddine El Othmani received Spanish Ambassador Alberto Navarro."],
     [("ESP MAR", "2013-05-15")]),
    ("where he went on to",
     ["Norwegian Foreign Minister Espen Barth Eide on Wednesday met Kenyan President Uhuru Kenyatta in Nairobi.",
      "He went on to Mombasa to see Kenyan Foreign Minister Amina Mohamed and ended his tour."],
     [("KEN NOR", "2013-05-15"), ("KEN NOR", "2013-05-15")]),
    ("teams without names, below a lead that names a year",
     ["Diplomats came back to Oslo on Wednesday to save the 2005 accord on fish.", "The Kenyan and Ugandan teams also met on their own."],
     [("KEN UGA", "2013-05-15")]),
    ("a fronted day of what was said after talks",
     ["In Doha on Tuesday, Qatari Foreign Minister Khalid al-Attiyah and his Norwegian counterpart Espen Barth Eide announced after their "
      "talks that a fund would be set up."],
     [("NOR QAT", "2013-05-14")]),
    ("what was said just before talks",
     ["Yemeni President Abdrabuh Mansur Hadi landed in Muscat on Tuesday.",
      "\"We need water,\" Hadi told reporters before entering his talks with Omani Foreign Minister Yusuf bin Alawi."],
     [("OMN YEM", "2013-05-14")]),
    ("a stop ahead of a journey under way",
     ["Shinzo Abe arrived in Moscow on Wednesday.", "Abe will also visit Turkey."], [("JPN RUS", "2013-05-15"), ("JPN TUR", "2013-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=n) for n, s, e in CARRIED])
def test_a_meeting_is_of_the_time_that_the_text_stands_at(sentences, expected):
    reports, _ = read(*sentences)
    told = [(" ".join(sorted(r["parties"])), r["start_date"]) for r in reports.iter_rows(named=True)]
    assert sorted(told) == expected


@pytest.mark.parametrize(
    "told",
    [
        "Davutoglu had dined with Azerbaijani President Ilham Aliyev.",
        "Davutoglu recently dined with Azerbaijani President Ilham Aliyev.",
        "His spokesman confirmed that Davutoglu dined with Azerbaijani President Ilham Aliyev.",
        "Davutoglu, who met Azerbaijani President Ilham Aliyev, is from Konya.",
        "Davutoglu has often met Azerbaijani President Ilham Aliyev.",
        "He praised a visit to Turkey by Azerbaijani President Ilham Aliyev.",
        '"Davutoglu met Azerbaijani President Ilham Aliyev," a diplomat said.',
        "Davutoglu will meet Azerbaijani President Ilham Aliyev.",
    ],
)
def test_what_may_have_been_at_another_time_has_no_day(told):
    reports, _ = read("Ahmet Davutoglu, the Turkish foreign minister, gave a speech on Wednesday.", told)
    assert reports["start_date"].to_list() == [None]


def entries(*sentences):
    reports, _ = read(*sentences, kinds={i: "title" for i, s in enumerate(sentences) if s[:1].isdigit()})
    return reports["start_date"].to_list()


MET = "Norwegian Foreign Minister Espen Barth Eide sat down with Indian Foreign Minister Salman Khurshid again."


def test_an_entry_of_a_live_page_is_of_the_day_of_the_page():
    assert entries("22.10", "The lamps are lit.", "21.05", "It rains.", "20.40", MET) == ["2013-05-16"]


def test_an_hour_or_two_make_no_live_page():
    assert entries("22.10", "The lamps are lit.", "20.40", MET) == [None]


def test_what_a_newspaper_reported_on_a_day_was_not_of_that_day():
    reports, _ = read(
        "The pipeline will be built, the daily Zaman reported on Wednesday.",
        "Ahmet Davutoglu met Azerbaijani President Ilham Aliyev in Baku.",
    )
    assert reports["start_date"].to_list() == [None]


def test_the_day_of_an_event_that_a_noun_names_is_not_carried_forward():
    reports, _ = read(
        "Davutoglu mourned the victims of Monday's mine accident.", "Davutoglu met Azerbaijani President Ilham Aliyev."
    )
    assert reports["start_date"].to_list() == [None]


def test_a_stop_ahead_at_the_end_of_a_month_may_be_in_the_next():
    reports, _ = read(
        "Shinzo Abe arrived in Moscow on Wednesday.", "Abe will also visit Turkey.", published=dt.date(2013, 5, 29)
    )
    assert sorted(reports["start_date"].to_list(), key=str) == ["2013-05-29", None]

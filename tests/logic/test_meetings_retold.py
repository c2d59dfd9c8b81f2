"""Encounters retold in long articles: words of company, counts of a series, and whom 'the two sides' leaves out."""

import pytest

from tests.logic.test_meetings import read

TALKS = (
    "Peru and Fiji are at odds over the islands, and their negotiators held a first round of talks in Lima in March."
)

# name, sentences published on Thursday, 16 May 2013, and parties, first day and place of each meeting
TOLD = [
    ("a coffee is shared",
     ["Peruvian President Luis Soto and Fijian Premier Ana Vuna first shared a coffee in Lima in May 2011."], [("FJI PER", "2011-05", "Lima")]),
    ("they shut themselves away",
     ["Peruvian President Luis Soto and Fijian Premier Ana Vuna locked themselves away twice in Quito in November."],
     [("FJI PER", "2012-11", "Quito")]),
    ("one had been with another",
     ["Peruvian Foreign Minister Luis Soto had been with Fijian Premier Ana Vuna in Paris on 6 May."], [("FJI PER", "2013-05-06", "Paris")]),
    ("one who has been with a paper met nobody",
     ["Peruvian Foreign Minister Luis Soto had been with the Fiji Times in Suva since May."], []),
    ("a body whose ministers met",
     ["All eyes are on the Group of 20, whose finance ministers met in Rome on Tuesday."], [("G20", "2013-05-14", "Rome")]),
    ("as before",
     ["Fijian Premier Ana Vuna met Peruvian President Luis Soto in Lima on May 5, as she had done in Quito in March."],
     [("FJI PER", "2013-03", "Quito"), ("FJI PER", "2013-05-05", "Lima")]),
    ("as always tells no other",
     ["Fijian Premier Ana Vuna met Peruvian President Luis Soto in Lima on May 5, as she had promised in March."],
     [("FJI PER", "2013-05-05", "Lima")]),
    ("visits to two places, each with its day",
     ["Fijian envoy Ana Vuna sounded out both during visits to Lima on May 2 and Quito on May 4."],
     [("ECU FJI", "2013-05-04", "Quito"), ("FJI PER", "2013-05-02", "Lima")]),
    ("a sequel by video, and the last of them",
     [TALKS, "A follow-up by video on April 21 papered over the quarrel.",
      "On May 2 the last of them, online like the others, broke up after an hour."],
     [("FJI PER", "2013-03", "Lima"), ("FJI PER", "2013-04-21", None), ("FJI PER", "2013-05-02", None)]),
    ("a further sitting is planned",
     [TALKS, "A further sitting in the second half of this month is being arranged."],
     [("FJI PER", "2013-03", "Lima"), ("FJI PER", "2013-05-16", None)]),
    ("the forum of the two last sat",
     [TALKS, "The Consultative Mechanism last met virtually on April 25, though another date is being sought."],
     [("FJI PER", "2013-03", "Lima"), ("FJI PER", "2013-04-25", None)]),
    ("the phase of a plan is no meeting",
     [TALKS, "The second phase began on 7 April, when prisoners were freed."], [("FJI PER", "2013-03", "Lima")]),
    ("talks that move on are where they move to",
     [TALKS, "The negotiations then shifted to Quito in April."], [("FJI PER", "2013-03", "Lima"), ("FJI PER", "2013-04", "Quito")]),
    ("they signed before a third",
     [TALKS, "On 13 April, in the presence of the Tongan foreign minister, Ann Lee, the two sides signed a memorandum in Quito."],
     [("FJI PER", "2013-03", "Lima"), ("FJI PER TON", "2013-04-13", "Quito")]),
    ("a third wants to bring them together",
     ["Peru and Fiji have been at odds for years.", "Tonga would like to bring the parties together in Suva in June."],
     [("FJI PER TON", "2013-06", "Suva")]),
    ("a third lures them",
     [TALKS, "Tonga lured both sides to Suva in April."], [("FJI PER", "2013-03", "Lima"), ("FJI PER TON", "2013-04", "Suva")]),
    ("in whose company one calls on another",
     ["Fijian envoy Ana Vuna took office in March.", "On 4 April, together with the secretary, Ann Lee, she called on Peruvian President Luis Soto."],
     [("FJI PER", "2013-04-04", None)]),
    ("a team of experts is of whose team it is",
     ["A Peruvian team of experts visited Cairo in March."], [("EGY PER", "2013-03", "Cairo")]),
    ("fans of a team are not", ["Fans of the Peruvian team visited Cairo in March."], []),
    ("a sequel on a day before, and a sitting to come, in one sentence",
     [TALKS, "The Consultative Mechanism last met virtually on April 25, though a further sitting on May 20 is being arranged."],
     [("FJI PER", "2013-03", "Lima"), ("FJI PER", "2013-04-25", None), ("FJI PER", "2013-05-20", None)]),
    ("who lands where he negotiates visits nobody there",
     [TALKS.replace("Lima", "Mexico City"), "The Fijian negotiator, Ana Vuna, landed in Mexico City on May 3."],
     [("FJI PER", "2013-03", "Mexico City")]),
    ("who lands elsewhere does",
     [TALKS, "The Fijian negotiator, Ana Vuna, landed in Mexico City on May 3."],
     [("FJI MEX", "2013-05-03", "Mexico City"), ("FJI PER", "2013-03", "Lima")]),
    ("an envoy of the UN goes home to New York",
     ["The United States is waiting.", "U.N. envoy Ann Lee will go to New York on May 20."], []),
    ("there was a meeting with somebody",
     ["Fijian Foreign Minister Ana Vuna was in no hurry.", "On May 3 there was a meeting with Peruvian President Luis Soto in Lima."],
     [("FJI PER", "2013-05-03", "Lima")]),
    ("there was none",
     ["Fijian Foreign Minister Ana Vuna was in no hurry.", "On May 3 there was no meeting with Peruvian President Luis Soto in Lima."], []),
    ("a first trip abroad",
     ["Fijian Premier Ana Vuna made her first trip abroad, to Lima, in March."], [("FJI PER", "2013-03", "Lima")]),
    ("they last spoke, on a day",
     ["When Fijian Premier Ana Vuna and Peruvian President Luis Soto last spoke, on April 3, the line went dead."],
     [("FJI PER", "2013-04-03", None)]),
    ("whose office stands behind the guest",
     ["Peruvian President Luis Soto has invited Ana Vuna, Fiji's prime minister, to Lima in June."], [("FJI PER", "2013-06", None)]),
    ("one who is invited to do something is not invited",
     ["Peruvian President Luis Soto invited Ana Vuna, Fiji's prime minister, to reflect on Lima in June."], []),
    ("the inspectors of a body", ["An IAEA team visited Tehran on Tuesday."], [("IAEA IRN", "2013-05-14", "Tehran")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=n) for n, s, e in TOLD])
def test_encounters_retold(sentences, expected):
    reports, _ = read(*sentences)
    told = [(" ".join(sorted(r["parties"])), r["start_date"], r["place"]) for r in reports.iter_rows(named=True)]
    assert sorted(told, key=str) == sorted(expected, key=str)


HANDED = [
    (
        "The message was handed to Fijian President Ana Vuna in Suva on Tuesday by Peruvian Foreign Minister Luis Soto.",
        1,
    ),
    (
        "The message was handed to Fijian President Ana Vuna in Suva on Tuesday by mistake, said Peruvian Foreign Minister Luis Soto.",
        0,
    ),
]


@pytest.mark.parametrize(("sentence", "meetings"), HANDED)
def test_what_is_handed_over_is_handed_to_somebodys_face(sentence, meetings):
    reports, _ = read("Tongan Premier Ann Lee met reporters and Chilean President Bo Li on Monday.", sentence)
    assert len([r for r in reports["parties"].to_list() if "FJI" in r]) == meetings


FORMS = [
    ("At an emergency session held online on Tuesday, ASEAN's foreign ministers agreed on a text.", "video"),
    ("Peruvian President Luis Soto and Fijian Premier Ana Vuna met over Zoom on Tuesday.", "video"),
    ("At an emergency session held on Tuesday, ASEAN's foreign ministers agreed on a text put online.", "in_person"),
]


@pytest.mark.parametrize(("sentence", "form"), FORMS)
def test_what_is_held_online_is_held_by_video(sentence, form):
    reports, _ = read(sentence)
    assert reports["format"].to_list() == [form]

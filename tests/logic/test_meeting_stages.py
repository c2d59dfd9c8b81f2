"""Stages and days: what words of a stage reach, invitations, journeys that go on, and the day of a text itself."""

import pytest

from tests.logic.test_meetings import read

# name, sentences published on Thursday, 16 May 2013, and parties, first day and status of each meeting
TOLD = [
    ("talks before a summit were held",
     ["Ahead of the summit, Fijian Premier Frank Bainimarama held talks with Tongan Foreign Minister Ana Vuna in Suva on Tuesday."],
     [("FJI TON", "2013-05-14", "held")]),
    ("on the eve of a vote",
     ["On the eve of the vote, the foreign ministers of Fiji and Tonga had a meeting in Suva."], [("FJI TON", None, "held")]),
    ("who is understood to have done it did it",
     ["Fijian Premier Frank Bainimarama is understood to have telephoned Tongan Foreign Minister Ana Vuna on Tuesday."],
     [("FJI TON", "2013-05-14", "held")]),
    ("who is understood to be ready to did not",
     ["Fijian Premier Frank Bainimarama is understood to be ready to meet Tongan Foreign Minister Ana Vuna."],
     [("FJI TON", None, "proposed")]),
    ("whom one had gone to see one saw",
     ["On Tuesday Tongan Premier Ana Vuna had gone up to see Peruvian President Luis Soto."], [("PER TON", "2013-05-14", "held")]),
    ("whom two met is told in one clause, whoever speaks",
     ["Fijian Premier Frank Bainimarama counts on a promise that Tongan Premier Ana Vuna made to Peruvian President Luis Soto when the two met "
      "in Lima last week."],
     [("PER TON", "2013-05-06", "held")]),
    ("who took part in their talks",
     ["Tongan Premier Ana Vuna met Peruvian President Luis Soto on Tuesday.",
      "Fijian Premier Frank Bainimarama took part in their talks, after which they dined."],
     [("FJI PER TON", "2013-05-14", "held")]),
    ("who took part in something else",
     ["Tongan Premier Ana Vuna met Peruvian President Luis Soto on Tuesday.",
      "Fijian Premier Frank Bainimarama took part in a fair."],
     [("PER TON", "2013-05-14", "held")]),
    ("who broke off a stay went elsewhere",
     ["Tongan Foreign Minister Ana Vuna broke off a stay in Lima on Tuesday and flew to Fiji for talks."], [("FJI TON", "2013-05-14", "held")]),
    ("a call, and another to somebody else",
     ["Tongan Premier Ana Vuna spoke to Peruvian President Luis Soto by telephone on Monday, and to Fijian Premier Frank Bainimarama on Tuesday."],
     [("FJI TON", "2013-05-14", "held"), ("PER TON", "2013-05-13", "held")]),
    ("a seat of government is rung up",
     ["Tongan Premier Ana Vuna rang the White House on Monday."], [("TON USA", "2013-05-13", "held")]),
    ("a state is not", ["Tongan Premier Ana Vuna rang Peru on Monday."], []),
    ("they are to see one another again",
     ["The premiers of Fiji and Tonga agreed to see one another again in July."], [("FJI TON", "2013-07", "scheduled")]),
    ("with whom he had spoken the previous day",
     ["Tongan Premier Ana Vuna resigned on Tuesday.", "Vuna had spoken with Peruvian President Luis Soto the previous day, he said."],
     [("PER TON", "2013-05-13", "held")]),
    ("where one had been due",
     ["Tongan Foreign Minister Ana Vuna had been due in Suva and Lima today."], [("FJI PER TON", "2013-05-16", "cancelled")]),
    ("not as planned, but later",
     ["Fiji and Tonga will not hold their next meeting in Lima in May as planned but in July."], [("FJI TON", "2013-07", "postponed")]),
    ("not as planned",
     ["Fiji and Tonga will not hold their next meeting in Lima in June as planned, Peru said."], [("FJI TON", "2013-06", "cancelled")]),
    ("talks that ought to have begun",
     ["Talks between Fiji and Tonga should have begun in Lima on May 13."], [("FJI TON", "2013-05-13", "cancelled")]),
    ("talks that are ahead",
     ["Before a trip to Asia, the foreign ministers of Fiji and Tonga will hold a meeting in Suva on Friday."],
     [("FJI TON", "2013-05-17", "scheduled")]),
    ("what was put off is another thing",
     ["At talks in Suva on Tuesday, the foreign ministers of Fiji and Tonga agreed to postpone elections."],
     [("FJI TON", "2013-05-14", "held")]),
    ("who met called off a strike",
     ["Fijian Premier Frank Bainimarama held talks with Tongan Foreign Minister Ana Vuna on Tuesday and called off a strike."],
     [("FJI TON", "2013-05-14", "held")]),
    ("the talks themselves were put off",
     ["Talks between Fiji and Tonga in Suva were called off the day before they were to open."], [("FJI TON", None, "cancelled")]),
    ("an invitation is of another day than the inviting",
     ["Fijian Premier Frank Bainimarama on Tuesday invited Tongan Foreign Minister Ana Vuna to visit Suva in July."],
     [("FJI TON", "2013-07", "proposed")]),
    ("an invitation at talks is to another meeting",
     ["Fijian Premier Frank Bainimarama met Tongan Premier Ana Vuna in Suva on Tuesday.", "Vuna invited Bainimarama to visit Tonga this year."],
     [("FJI TON", "2013", "proposed"), ("FJI TON", "2013-05-14", "held")]),
    ("a counterpart without a name is invited",
     ["Fijian Foreign Minister Frank Bainimarama invited his Tongan counterpart to visit Suva."], [("FJI TON", None, "proposed")]),
    ("a government is asked for something else",
     ["Fijian Foreign Minister Frank Bainimarama invited Tonga to sign the treaty."], []),
    ("he whose counterpart it is",
     ["Tongan Foreign Minister Ana Vuna arrived in Suva on Wednesday ahead of a meeting with her Peruvian counterpart Luis Soto."],
     [("FJI TON", "2013-05-15", "ongoing"), ("PER TON", None, "scheduled")]),
    ("a journey goes on",
     ["Tongan Premier Ana Vuna, who earlier met Peruvian President Luis Soto in Lima, is due to see Pope Francis on Friday before travelling to Fiji."],
     [("FJI TON", "2013-05", "scheduled"), ("PER TON", None, "held"), ("TON VAT", "2013-05-17", "scheduled")]),
    ("a journey went on",
     ["Tongan Premier Ana Vuna met Peruvian President Luis Soto in Lima on Monday before travelling to Fiji for talks with Premier Frank Bainimarama."],
     [("FJI TON", None, "held"), ("PER TON", "2013-05-13", "held")]),
    ("talks that have begun",
     ["Tongan Premier Ana Vuna and Peruvian President Luis Soto have begun talks in Lima."], [("PER TON", "2013-05-16", "ongoing")]),
    ("whom one sees at a gathering does not hold it",
     ["During the summit, Tongan Premier Ana Vuna met with Fijian Premier Frank Bainimarama and Peruvian President Luis Soto respectively on Tuesday."],
     [("FJI TON", "2013-05-14", "held"), ("PER TON", "2013-05-14", "held")]),
    ("whom an official also spoke with",
     ["Tongan Premier Ana Vuna met Peruvian President Luis Soto on Tuesday.", "Vuna also spoke with Fijian Premier Frank Bainimarama."],
     [("FJI TON", "2013-05-14", "held"), ("PER TON", "2013-05-14", "held")]),
    ("what is accepted after a meeting is another thing",
     ["Tongan Premier Ana Vuna accepted a peace plan on Tuesday after meeting Peruvian President Luis Soto."], [("PER TON", "2013-05-14", "held")]),
    ("a meeting that is accepted is ahead", ["Tongan Premier Ana Vuna has accepted to meet Peruvian President Luis Soto in Lima."],
     [("PER TON", None, "scheduled")]),
    ("two of three meet apart",
     ["The leaders of Peru, Tonga and Fiji met in Lima on Tuesday.",
      "Ahead of the meeting, Peruvian President Luis Soto and Tongan Premier Ana Vuna met separately."],
     [("FJI PER TON", "2013-05-14", "held"), ("PER TON", "2013-05-14", "held")]),
    ("two who have met meet a third",
     ["Peruvian President Luis Soto and Tongan Premier Ana Vuna held talks in Suva on Tuesday.", "The two leaders also met Fijian Premier Frank Bainimarama."],
     [("FJI PER TON", "2013-05-14", "held"), ("PER TON", "2013-05-14", "held")]),
    ("he was still to fly", ["Peruvian President Luis Soto was flying to Suva later in the day, an aide said on Thursday."],
     [("FJI PER", "2013-05-16", "scheduled")]),
    ("rounds of those whom the lead has at the table",
     ["Peruvian and Tongan negotiators met in Lima on Tuesday for talks.", "The Fijian premier spoke to the delegations before the talks began.",
      "Fijian television said the Fijian premier was pleased.", "The foreign ministers met in Suva on March 10 but made no headway."],
     [("PER TON", "2013-03-10", "held"), ("PER TON", "2013-05-14", "held")]),
    ("states are to sign on a day at a place", ["Peru is expected to sign an agreement with Tonga in Suva on Friday."],
     [("PER TON", "2013-05-17", "scheduled")]),
    ("states will sign some day", ["Peru and Tonga will sign a trade deal soon."], []),
    ("a state will sign a treaty of many", ["Peru will sign the treaty in New York on Friday."], []),
    ("the day of an accord is that of signing it", ["The May 3 accord signed by Peruvian President Luis Soto and Tongan Premier Ana Vuna was hailed."],
     [("PER TON", "2013-05-03", "held")]),
    ("he's expected to meet", ["Tongan Premier Ana Vuna is in Lima.", "She's expected to meet with Peruvian President Luis Soto on Friday."],
     [("PER TON", "2013-05-17", "scheduled")]),
    ("a summit called after its city is of the body named", ["ASEAN decided at last year's Kuala Lumpur summit to build a road."],
     [("ASEAN", "2012", "held")]),
    ("where no body is named it is the host's", ["Norway recalled last year's Kuala Lumpur summit."], [("MYS", "2012", "held")]),
    ("a condition has a day of its own", ["Peruvian President Luis Soto promised to restart talks with Tonga if he wins the elections in March."],
     [("PER TON", None, "proposed")]),
    ("a ceremony is no session", ["Ban Ki-moon was on hand at a signing ceremony at the United Nations in New York on Monday."], []),
    ("what they agree to hold is another meeting",
     ["Peruvian President Luis Soto met Tongan Premier Ana Vuna on Tuesday and agreed to hold a summit in July."],
     [("PER TON", "2013-05-14", "held"), ("PER TON", "2013-07", "scheduled")]),
    ("an invitation accepted at talks",
     ["Peruvian President Luis Soto held talks with Tongan Premier Ana Vuna on Tuesday and accepted her invitation to visit Tonga in July."],
     [("PER TON", "2013-05-14", "held"), ("PER TON", "2013-07", "scheduled")]),
    ("a promise to consult is no meeting", ["Peru and Tonga pledged in a letter to consult each other in crises."], []),
    ("a bilateral meeting beside the meeting of three",
     ["The leaders of Peru, Tonga and Fiji met in Lima on Tuesday.",
      "Peruvian President Luis Soto and Tongan Premier Ana Vuna also held a bilateral meeting."],
     [("FJI PER TON", "2013-05-14", "held"), ("PER TON", "2013-05-14", "held")]),
    ("one of no other state is spoken with",
     ["Tongan Premier Ana Vuna also spoke with Tongan Foreign Minister Sione Taumalolo."], []),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=n) for n, s, e in TOLD])
def test_what_words_of_a_stage_tell(sentences, expected):
    reports, _ = read(*sentences)
    told = [(" ".join(sorted(r["parties"])), r["start_date"], r["status"]) for r in reports.iter_rows(named=True)]
    assert sorted(told, key=str) == sorted(expected, key=str)


OWN_DAY = [
    ("Tongan Premier Ana Vuna said in a meeting with Peruvian President Luis Soto that trade would grow.", "2013-05-16"),
    ("Tongan Premier Ana Vuna met Peruvian President Luis Soto in Lima, her office said.", None),
    ("Peruvian President Luis Soto is holding talks with Tongan Premier Ana Vuna in Lima, his office said on Wednesday.", "2013-05-15"),
    ("Peruvian President Luis Soto has met Tongan Premier Ana Vuna several times.", None),
    ("Peruvian President Luis Soto recalled that he met Tongan Premier Ana Vuna as a student.", None),
    ("Peru and Tonga are holding talks in Geneva on their border.", None),
    ("The accord was born when Peruvian President Luis Soto met Tongan Premier Ana Vuna in Lima.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "day"), OWN_DAY)
def test_a_text_that_names_no_time_tells_of_its_own_day(sentence, day):
    reports, _ = read(sentence)
    assert reports["start_date"].to_list() == [day]


def test_ties_in_a_century_date_no_meeting():
    reports, _ = read(
        "Peru and Tonga should work together, an official said here on Wednesday.",
        '"Ties should grow in the 21st century," said Peruvian President Luis Soto during a meeting with Tongan Premier Ana Vuna.',
    )
    assert reports["start_date"].to_list() == ["2013-05-15"]

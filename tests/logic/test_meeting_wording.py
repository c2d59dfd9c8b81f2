"""The wording of meetings: verbs and nouns that tell or take an encounter, whom only the context names, and the stage."""

import pytest

from tests.logic.test_meetings import one, read

TOLD = [
    ("broke bread", "Colombian President Juan Manuel Santos broke bread with Venezuelan leader Nicolas Maduro in Quito on Monday.", "COL VEN", "held"),
    ("an ambassador summoned", "The Peruvian ambassador to Fiji was summoned to the foreign ministry on Monday.", "FJI PER", "held"),
    ("an ambassador summoned in a capital", "The Peruvian ambassador, Luis Soto, was summoned to the foreign ministry in Oslo on Monday.", "NOR PER", "held"),
    ("an envoy summoned to a ministry", "Peruvian envoy Luis Soto was summoned to the Norwegian foreign ministry on Monday.", "NOR PER", "held"),
    ("a counterpart of two words", "Peruvian Foreign Minister Luis Soto and his New Zealand counterpart Ann Lee met in Oslo on Monday.", "NZL PER", "held"),
    ("talks in which nothing was agreed", "Peru and Norway failed to reach agreement in two days of talks in Oslo that ended on Monday.", "NOR PER", "held"),
    ("no progress in talks", "Peru and Norway made no progress in talks in Oslo on Monday.", "NOR PER", "held"),
    ("talks that failed to start", "Talks between Peru and Norway failed to start in Oslo on Monday.", "NOR PER", "cancelled"),
    ("courtesy call", "Sergei Lavrov paid a courtesy call on Japanese Prime Minister Shinzo Abe in Tokyo on Monday.", "JPN RUS", "held"),
    ("called on a premier", "Russian Foreign Minister Sergei Lavrov called on Indian Prime Minister Manmohan Singh in New Delhi on Monday.", "IND RUS", "held"),
    ("back at the table", "Delegations from Sudan and South Sudan returned to the negotiating table in Addis Ababa on Monday.", "SDN SSD", "held"),
    ("a possessor within the pair", "Talks between Greece and its European Union creditors broke up in Brussels on Sunday.", "EU GRC", "held"),
    ("soldiers of two armies", "Indian and Pakistani border guards held a flag meeting at Wagah on Friday.", "IND PAK", "held"),
    ("a body made up of parties", "The contact group on Ukraine, comprising Russia, Ukraine and the OSCE, met in Minsk on Tuesday.", "OSCE RUS UKR", "held"),
    ("a body and who chairs it", "The commission, co-chaired by Kenyan Foreign Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa, held its first meeting in Kampala on Tuesday.", "KEN UGA", "held"),
    ("a group of states", "The coordination group of Afghanistan, Pakistan and China convened in Islamabad on Monday.", "AFG CHN PAK", "held"),
    ("names with their countries", "Carl Bildt of Sweden and Guido Westerwelle of Germany met in Stockholm on Friday.", "DEU SWE", "held"),
    ("possessors of both names", "Spain's Mariano Rajoy and Italy's Enrico Letta met in Madrid on Friday.", "ESP ITA", "held"),
    ("received by", "Bolivian President Evo Morales, received in Moscow by Vladimir Putin on Monday, praised Russian investment.", "BOL RUS", "held"),
    ("after seeing him", "Bolivian President Evo Morales, after seeing Sergei Lavrov in Moscow on Monday, praised Russian investment.", "BOL RUS", "held"),
    ("a gerund and a possessor", "French President Francois Hollande spoke to reporters after meeting his Polish counterpart on Monday.", "FRA POL", "held"),
    ("a pronoun that points ahead", "Asked about his conversation with Angela Merkel on Monday, Francois Hollande said it had been frank.", "DEU FRA", "held"),
    ("on the eve of talks", "On the eve of talks in Vienna with Iran, US Secretary of State John Kerry was cautious.", "IRN USA", "scheduled"),
    ("the place of the hearer", "John Kerry told Israeli Prime Minister Benjamin Netanyahu in Jerusalem on Monday that time was short.", "ISR USA", "held"),
    ("a delegation and who leads it", "A delegation headed by Indian Foreign Minister Salman Khurshid left for Beijing on Monday.", "CHN IND", "held"),
    ("a guest and the host beside him", "Francois Hollande and visiting Polish President Bronislaw Komorowski agreed on Monday to cooperate.", "FRA POL", "held"),
    ("an audience with the pope", "Angela Merkel had a private audience with Pope Francis on Monday.", "DEU VAT", "held"),
    ("a call from one to the other", "It took a call from Barack Obama to Benjamin Netanyahu on Monday to calm the row.", "ISR USA", "held"),
    ("a call that one received", "Norwegian Prime Minister Jens Stoltenberg received a call from Barack Obama on Monday.", "NOR USA", "held"),
    ("a phone call that one took", "Norwegian Prime Minister Jens Stoltenberg took a phone call from Barack Obama on Monday.", "NOR USA", "held"),
    ("a trip that one was to make", "A trip that Norwegian Prime Minister Jens Stoltenberg was to make to Finland on May 30 was scrapped.", "FIN NOR", "cancelled"),
    ("days spent", "Swedish envoy Jan Eliasson had spent three days in Khartoum in early May.", "SDN SWE", "held"),
    ("talks that had been set for a day", "Talks between Ethiopia and Eritrea that had been set for May 27 in Nairobi were put off.", "ERI ETH", "postponed"),
    ("talked again by video", "Wang Yi and Indian Foreign Minister Salman Khurshid talked again by video link on May 10.", "CHN IND", "held"),
    ("brokered by a host", "Saudi and Iranian envoys held a meeting in Muscat on Monday, brokered by Oman.", "IRN OMN SAU", "held"),
    ("the speaker in between", "Talks with Iran, John Kerry said, would resume in Geneva on Monday.", "IRN USA", "scheduled"),
    ("due in a capital", "Polish Foreign Minister Radoslaw Sikorski is expected in Tehran before the end of May.", "IRN POL", "scheduled"),
    ("brought together", "Norwegian Foreign Minister Espen Barth Eide brought his Kenyan and Ugandan counterparts together in Oslo on Monday.", "KEN NOR UGA", "held"),
    ("met, in the bid for another thing", "Norwegian envoy Jan Egeland came to Khartoum on Monday in a bid to save the truce and met Sudanese Foreign Minister Ali Karti.", "NOR SDN", "held"),
    ("sat down for a fresh round", "Sudanese and South Sudanese negotiators sat down in Addis Ababa on Monday for a fresh round of talks.", "SDN SSD", "held"),
    ("rang", "Swedish Prime Minister Fredrik Reinfeldt rang Kenyan President Uhuru Kenyatta on Sunday.", "KEN SWE", "held"),
    ("opposite at a table", "Jack Lew is to sit opposite Mexican Finance Minister Luis Videgaray in Lima on Friday.", "MEX USA", "scheduled"),
    ("across the table", "Angela Merkel sat across the table from Serbian Prime Minister Ivica Dacic in Berlin on Monday.", "DEU SRB", "held"),
    ("talks broken off", "Iran broke off talks with Turkey in Ankara on Monday.", "IRN TUR", "postponed"),
    ("dinner between two", "A dinner between Indian Prime Minister Narendra Modi and Shinzo Abe in Tokyo on Monday lasted two hours.", "IND JPN", "held"),
    ("an end to a freeze", "Sikorski's visit ended a three-year freeze on talks between Poland and Belarus in Minsk in March.", "BLR POL", "held"),
    ("called off in two words", "Norway and Sweden agreed on talks between their premiers in Oslo in April, only to call the meeting off.", "NOR SWE", "cancelled"),
    ("an invitation that was accepted", "Angela Merkel invited Francois Hollande to visit Berlin in June, and he accepted the invitation.", "DEU FRA", "scheduled"),
    ("made possible by meetings", "The accord was made possible by meetings between John Kerry and Sergei Lavrov in Geneva in April.", "RUS USA", "held"),
    ("talks that one side has been seeking", "Talks between Poland and Belarus in Minsk, which Warsaw has long been seeking, would help.", "BLR POL", "proposed"),
    ("came in a bid to mend ties, and met", "Radoslaw Sikorski arrived in a bid to mend ties and met Ukrainian President Viktor Yanukovych in Kiev on Monday.", "POL UKR", "held"),
    ("what is said in a meeting lies ahead, not the meeting", "During a meeting with Francois Hollande in Paris on Monday, Angela Merkel said trade will grow.", "DEU FRA", "held"),
    ("a visit that is wrapped up", "Francois Hollande was due to see a dam on Thursday as he wraps up a four-day visit to Poland.", "FRA POL", "ongoing"),
    ("leaders of a bloc", "Barack Obama will play host to the leaders of the ten ASEAN countries on Friday.", "ASEAN USA", "scheduled"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties", "status"), [c[1:] for c in TOLD], ids=[c[0] for c in TOLD])
def test_the_wording_tells_who_meets_and_the_stage(text, parties, status):
    meeting = one(text)
    assert (sorted(meeting["parties"]), meeting["status"]) == (parties.split(), status)


IMPLIED = [
    ("officials of two sides agreed at a place", "Over tea in Dushanbe on Saturday, French President Francois Hollande and Polish President Bronislaw Komorowski agreed on a visit.", "FRA POL"),
    ("took it up with his counterpart", "John Kerry took the matter up with his Russian counterpart, Sergei Lavrov, in Moscow on Monday.", "RUS USA"),
    ("signed at a place", "Presidents Francois Hollande and Bronislaw Komorowski signed the accord in Paris on Monday.", "FRA POL"),
    ("in the presence of both", "The notes were exchanged in Paris on Monday in the presence of Presidents Francois Hollande and Bronislaw Komorowski.", "FRA POL"),
    ("spoke on a day", "Francois Hollande and Angela Merkel spoke again on Monday.", "DEU FRA"),
    ("shook hands", "Francois Hollande and Angela Merkel shook hands in Berlin on Monday.", "DEU FRA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), [c[1:] for c in IMPLIED], ids=[c[0] for c in IMPLIED])
def test_deeds_that_take_an_encounter_tell_it(text, parties):
    meeting = one(text)
    assert (sorted(meeting["parties"]), meeting["status"]) == (parties.split(), "held")


SILENT = [
    ("an appeal", "French President Francois Hollande called on Iran to release the journalist."),
    ("countries agree without meeting", "The 1995 pact, in which both countries agreed to help each other, binds Kenya and Uganda."),
    ("states sign without officials", "Poland and Latvia signed the treaty in Warsaw in 1997."),
    ("a letter with his counterpart", "John Kerry published a letter with his Russian counterpart on Monday."),
    ("a speaker after a session", "Speaking after a UN meeting, Brazilian Foreign Minister Antonio Patriota said reform was overdue."),
    ("a question is no plan", "Chilean President Sebastian Pinera, asked whether he would meet Peruvian President Ollanta Humala in Lima, shrugged."),
    ("an invitation turned down", "Cuban President Raul Castro rejected an invitation to Chinese President Xi Jinping to visit Havana."),
    ("a call to stop", "A call from Peru to Chile to stop the search went unheard on Monday."),
    ("an agreement to come", "Francois Hollande and Angela Merkel will never agree in Brussels on Monday."),
    ("a house opposite", "The embassy of Cuba sits opposite the embassy of Iran in Rome."),
    ("a bell rung", "Mexican Finance Minister Luis Videgaray rang the opening bell at an exchange in New York on Monday."),
    ("a gulf over dinner", "Over dinner in Paris on Monday, the gulf between France and Poland was clear."),
    ("an ambassador summoned home", "The Peruvian ambassador to Fiji was summoned home on Monday."),
    ("no part in talks", "Peru has refused to take part in talks with Norway on Monday."),
    ("no interest in talks", "Peru has no interest in talks with Norway in June."),
    ("an audience of reporters", "Francois Hollande and Angela Merkel spoke on Monday to reporters."),
]  # fmt: skip


@pytest.mark.parametrize("text", [c[1] for c in SILENT], ids=[c[0] for c in SILENT])
def test_the_wording_of_something_else_tells_no_meeting(text):
    reports, _ = read(text)
    assert reports.select("parties", "rule").rows() == []


def test_the_two_are_those_whom_the_sentence_before_names():
    meeting = one(
        "Kenyan and Ugandan negotiators pored over maps.", "The two sides will sit down again in Nairobi on Monday."
    )
    assert (sorted(meeting["parties"]), meeting["status"]) == (["KEN", "UGA"], "scheduled")


def test_the_two_at_the_head_of_a_text_are_those_named_behind():
    meeting = one(
        "When the two last met in May, in Warsaw, Bronislaw Komorowski pressed German Chancellor Angela Merkel."
    )
    assert sorted(meeting["parties"]) == ["DEU", "POL"]


def test_separate_talks_are_a_meeting_each():
    reports, _ = read(
        "John Kerry held separate talks with King Abdullah of Jordan and Mahmoud Abbas in Amman on Monday."
    )
    assert sorted(sorted(p) for p in reports["parties"]) == [["JOR", "USA"], ["PSE", "USA"]]


@pytest.mark.parametrize(
    ("told", "people"),
    [
        pytest.param("Laurent Fabius met King Abdullah and Prime Minister Adnan Badran of Jordan in Amman on Monday.",
                     ["Abdullah II, Laurent Fabius", "Adnan Badran, Laurent Fabius"], id="met"),
        pytest.param("Laurent Fabius held talks with Jordanian Prime Minister Adnan Badran and Parliament Speaker Omar Sabri on Monday.",
                     ["Adnan Badran, Laurent Fabius", "Laurent Fabius, Omar Sabri"], id="held talks"),
        pytest.param("Laurent Fabius was received by Jordanian Vice President Omar Sabri and Prime Minister Adnan Badran on Monday.",
                     ["Adnan Badran, Laurent Fabius", "Laurent Fabius, Omar Sabri"], id="received"),
        pytest.param("Laurent Fabius met Jordanian Prime Minister Adnan Badran and Foreign Minister Omar Sabri on Monday.",
                     ["Adnan Badran, Laurent Fabius, Omar Sabri"], id="a premier and his minister"),
        pytest.param("Laurent Fabius met jointly with Jordanian Prime Minister Adnan Badran and Parliament Speaker Omar Sabri on Monday.",
                     ["Adnan Badran, Laurent Fabius, Omar Sabri"], id="jointly"),
        pytest.param("Laurent Fabius will meet Jordanian Prime Minister Adnan Badran and Parliament Speaker Omar Sabri on Monday.",
                     ["Adnan Badran, Laurent Fabius, Omar Sabri"], id="to come"),
    ],
)  # fmt: skip
def test_each_of_those_who_head_a_state_receives_a_guest_for_himself(told, people):
    reports, _ = read(told)
    assert sorted(", ".join(sorted(p)) for p in reports["people"]) == people


def test_a_further_round_has_the_parties_of_the_talks_before():
    reports, _ = read(
        "Talks between Kenya and Uganda opened in Nairobi on April 4, 2013.",
        "The second round of talks was held on May 6, 2013.",
    )
    assert sorted((tuple(sorted(p)), s) for p, s in reports.select("parties", "start_date").rows()) == [
        (("KEN", "UGA"), "2013-04-04"),
        (("KEN", "UGA"), "2013-05-06"),
    ]


WHEN = [
    ("a headline's weekday lies ahead", "Mariano Rajoy to meet Enrico Letta in Rome on Monday", "2013-05-20"),
    ("a present tense lies ahead", "EU leaders hold a summit in Brussels on Monday.", "2013-05-20"),
    ("the subject of 'will' lies ahead", "Monday's meeting between Mariano Rajoy and Enrico Letta will be their first.", "2013-05-20"),
    ("due here", "Mariano Rajoy is due here Friday for talks with Enrico Letta.", "2013-05-17"),
    ("a trip put off that was set for a day", "Mariano Rajoy has put off a trip to Italy that had been set for Saturday.", "2013-05-18"),
    ("cancelled on a day before", "Mariano Rajoy on Wednesday cancelled a visit to Italy that had been planned for Friday.", "2013-05-17"),
    ("cancelled last week", "Mariano Rajoy has cancelled a visit to Italy that was to have begun last Friday.", "2013-05-10"),
    ("days of talks are no days from now", "Mariano Rajoy and Enrico Letta agreed in two days of talks in Rome that ended on Monday.", "2013-05-12"),
    ("a past tense lies behind", "Mariano Rajoy met Enrico Letta in Rome on Monday.", "2013-05-13"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), [c[1:] for c in WHEN], ids=[c[0] for c in WHEN])
def test_tense_tells_on_which_side_of_publication_a_weekday_is(text, day):
    assert one(text)["start_date"] == day


def test_what_had_been_put_off_before_is_still_planned():
    reports, _ = read(
        "Talks between Poland and Belarus are to open in Minsk on Monday.", "Belarus had suspended talks with Poland."
    )
    assert reports["status"].to_list() == ["scheduled"]


def test_a_summit_that_has_opened_goes_on_until_its_end_is_told():
    opened = "The African Union summit opened in Addis Ababa on Wednesday."
    spoken = "Kenyan President Uhuru Kenyatta told the African Union summit that trade must grow."
    reports, _ = read(opened, spoken)
    assert reports["status"].to_list() == ["ongoing"]
    reports, _ = read(opened, spoken, "The summit ended with a dinner on Thursday.")
    assert reports["status"].to_list() == ["held"]


def test_a_visitor_who_has_arrived_for_some_days_is_on_a_visit():
    reports, _ = read(
        "Polish president visits Estonia",
        "Polish President Bronislaw Komorowski arrived in Tallinn on Wednesday for a three-day visit.",
        kinds={0: "title"},
    )
    assert reports["status"].to_list() == ["ongoing"]

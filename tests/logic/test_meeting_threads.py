"""Which meeting of a text a mention is of, and what other sentences lend it: parties, days, places."""

import pytest

from tests.logic.test_meetings import read


def told(*sentences: str) -> list[tuple[str, str, str]]:
    """Parties, first day and place of each meeting that the sentences tell."""
    reports, _ = read(*sentences)
    rows = reports.select("parties", "start_date", "place").rows()
    return sorted((" ".join(sorted(p)), start or "", place or "") for p, start, place in rows)


AT_ODDS = ("Sudan's army and the SPLM-N agreed on nothing.", "Sudan blames the SPLM-N.", "The SPLM-N blames Sudan.")


def test_talks_that_ended_on_a_day_are_of_those_at_odds():
    found = told(
        *AT_ODDS, "The two-day talks which broke up on Wednesday were to open a road for aid.", "Sudan said so."
    )
    assert found == [("SDN SPLM_N", "2013-05-14", "")]


@pytest.mark.parametrize(
    ("told_last", "day"),
    [
        ("A second conversation, in April, was about aid.", "2013-04"),
        ("The last direct negotiations, in April, were about aid.", "2013-04"),
        ("The next session would be in Addis Ababa on May 20, Sudan said.", "2013-05-20"),
        ("A meeting pencilled in for April fell through.", "2013-04"),
    ],
)
def test_a_numbered_or_planned_one_is_of_those_at_odds(told_last, day):
    assert [(parties, start) for parties, start, _ in told(*AT_ODDS, told_last)] == [("SDN SPLM_N", day)]


def test_a_round_is_of_the_talks_whose_name_the_head_tells():
    found = told(
        "The Weimar Triangle met again.",
        "Kenya, Kenyan papers and Kenya's friends saw it on Kenyan television.",
        "The previous round was held in Oslo on March 3.",
    )
    assert ("DEU FRA POL", "2013-03-03", "Oslo") in found


def test_three_way_talks_with_a_third_are_with_those_at_odds_too():
    found = told(*AT_ODDS, "Three-way talks with Kenya are to be held in Nairobi on May 20.")
    assert found == [("KEN SDN SPLM_N", "2013-05-20", "Nairobi")]


def test_talks_with_a_third_are_not_for_that_with_those_at_odds():
    found = told(*AT_ODDS, "Talks with Kenya are to be held in Nairobi on May 20.")
    assert all("SPLM_N" not in parties for parties, _, _ in found)


def test_negotiations_of_some_time_are_no_round():
    assert told(*AT_ODDS, "The negotiations in April were about aid.") == []


def test_a_round_is_of_the_three_of_whose_meeting_alone_the_text_tells():
    found = told(
        "Fiji, Tonga and Samoa will hold their next meeting on fish in the Peruvian capital on May 30, Peru said.",
        "Peru said that Peruvian officials had asked Peru's fishermen.",
        "At the last round, held in Lima in March 2013, the three had quarrelled.",
    )
    assert found == [("FJI TON WSM", "2013-03", "Lima"), ("FJI TON WSM", "2013-05-30", "")]


def test_a_round_is_of_the_three_whom_a_text_names_alike():
    found = told(
        "Fiji, Tonga and Samoa are at odds over fish.",
        "Fiji blames Tonga, Samoa blames Fiji and Tonga blames Samoa.",
        "Fijian ministers, Tongan ministers and Samoan ministers speak to nobody.",
        "Fiji and Tonga held talks in Suva in January 2013.",
        "The last round of the talks, in Lima in March 2013, led to nothing.",
    )
    assert ("FJI TON WSM", "2013-03", "Lima") in found


def test_talks_which_are_about_something_are_not_theirs_for_that():
    found = told(*AT_ODDS, "The talks which worry Kenya since Wednesday are about tea.", "Sudan said so.")
    assert found == []


def test_talks_of_which_only_the_mediator_is_named_are_of_those_at_odds():
    found = told(
        *AT_ODDS,
        "The African Union-mediated talks collapsed on Wednesday.",
        "Sudan said so.",
        "The talks stalled in Addis Ababa over aid.",
    )
    assert found == [("AU SDN SPLM_N", "2013-05-15", "Addis Ababa")]


def test_talks_of_which_nobody_else_is_known_are_the_mediators():
    assert told("The African Union-mediated talks collapsed on Wednesday.") == [("AU", "2013-05-15", "")]


def test_a_state_whose_capital_is_the_scene_is_not_at_odds():
    found = told(
        "Sudan's negotiators are tired of the Kenyan capital Nairobi.",
        "Talks in the Kenyan capital are about aid.",
        "Sudan wants aid.",
        "The Kenyan capital is calm.",
        "The new round opened late on Tuesday.",
    )
    assert all("KEN" not in parties for parties, _, _ in found)


def test_a_stop_of_a_tour_is_within_the_days_of_the_tour():
    found = told(
        "Kenyan President Uhuru Kenyatta will pay official visits to Chile, Peru and Ecuador from May 20 to 27.",
        "Kenyatta will exchange views with Peruvian leaders on trade.",
    )
    assert ("KEN PER", "2013-05-20", "Peru") in found


def test_what_was_held_before_is_no_stop_of_the_tour_ahead():
    found = told(
        "Kenyan President Uhuru Kenyatta will pay official visits to Chile, Peru and Ecuador from May 20 to 27.",
        "Kenyatta had exchanged views with Peruvian President Ollanta Humala in Doha.",
    )
    assert ("KEN PER", "2013-05-20", "Doha") not in found


def test_talks_with_the_head_of_a_body_are_those_of_the_same_two():
    found = told(
        "During a meeting with OAS chief Jose Miguel Insulza on Wednesday, Kenyan Foreign Minister Amina Mohamed praised"
        " breakthroughs made in April talks between Kenya and the OAS in Lima.",
        "Following her talks with Jose Miguel Insulza, Amina Mohamed left.",
    )
    assert found == [("KEN OAS", "2013-04", "Lima"), ("KEN OAS", "2013-05-15", "")]
    reports, _ = read(
        "During a meeting with OAS chief Jose Miguel Insulza on Wednesday, Kenyan Foreign Minister Amina Mohamed praised"
        " breakthroughs made in April talks between Kenya and the OAS in Lima.",
        "Following her talks with Jose Miguel Insulza, Amina Mohamed left.",
    )
    assert reports.sort("start_date")["people"].to_list()[0] == []


def test_who_discusses_the_talks_of_several_is_not_at_them():
    found = told(
        "US envoy Glyn Davies and Danish envoy Lars Holm met on Monday.",
        "Both discussed a further round of the six-party talks.",
    )
    assert found == [("DNK USA", "2013-05-13", "")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The first such talks between Kenya and Uganda occurred in Kampala last April.", "Kampala"),
        ("The talks between Kenya and Uganda collapsed in Kampala on Monday.", "Kampala"),
        ("Kenyan and Ugandan officials held talks on fishing rights in Kampala on Monday.", "Kampala"),
        ("Kenyan and Ugandan officials held talks on the fighting in Kivu on Monday.", ""),
    ],
)
def test_a_place_behind_the_matter_of_the_talks(text, place):
    assert [where for _, _, where in told(text)] == [place]


def test_talks_of_the_day_with_the_host_are_where_the_head_of_the_text_plays():
    found = told(
        "Kenyan President Uhuru Kenyatta stood on Wednesday in downtown Nairobi to welcome guests from the region.",
        "Tea was served.",
        "In a meeting with Rwandan President Paul Kagame, Kenyatta praised trade.",
    )
    assert found == [("KEN RWA", "2013-05-15", "Nairobi")]


def test_talks_of_two_guests_are_not_at_home_there():
    found = told(
        "Guests from the region stood on Wednesday in downtown Nairobi.",
        "Tea was served.",
        "In a meeting with Rwandan President Paul Kagame on Wednesday, Uganda's President Yoweri Museveni praised trade.",
    )
    assert [where for _, _, where in found] == [""]


def people_of(*sentences: str) -> list[tuple[set[str], set[str]]]:
    """Parties and people of each meeting that the sentences tell."""
    reports, _ = read(*sentences)
    return [(set(parties), set(people)) for parties, people in reports.select("parties", "people").rows()]


def test_heads_of_delegations_sit_at_the_talks_of_the_day():
    found = people_of(
        "Serbian and Kosovo officials held talks in Vienna on Wednesday.",
        "Marko Djuric, head of the Serbian delegation, said they were good.",
        "Kosovo's chief negotiator Edita Tahiri said so too.",
    )
    assert found == [({"SRB", "XKX"}, {"Marko Djuric", "Edita Tahiri"})]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marko Djuric, head of the Serbian delegation to the World Bank, said they were good.",
        "Marko Djuric, head of the Serbian railways, said they were good.",
    ],
)
def test_other_heads_do_not(sentence):
    found = people_of("Serbian and Kosovo officials held talks in Vienna on Wednesday.", sentence)
    assert found == [({"SRB", "XKX"}, set())]


def test_a_head_of_delegation_is_at_no_talks_of_long_ago():
    found = people_of(
        "Serbian and Kosovo officials held talks in Vienna in March 2011.",
        "Marko Djuric, head of the Serbian delegation, said they were good.",
    )
    assert found == [({"SRB", "XKX"}, set())]


KEN_UGA = "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on Monday"
BOTH = {"Uhuru Kenyatta", "Yoweri Museveni"}


@pytest.mark.parametrize(
    ("sentences", "parties", "people"),
    [
        ([f"{KEN_UGA}, joined by Rwandan Foreign Minister Louise Mushikiwabo."], {"RWA"}, {"Louise Mushikiwabo"}),
        ([f"{KEN_UGA}.", "They were joined by Rwandan President Paul Kagame."], {"RWA"}, {"Paul Kagame"}),
        ([f"{KEN_UGA}.", "Also present were Presidents Paul Kagame of Rwanda and Jakaya Kikwete of Tanzania."],
         {"RWA", "TZA"}, {"Paul Kagame", "Jakaya Kikwete"}),
        ([f"{KEN_UGA} in the presence of envoys from the United Nations."], {"UN"}, set()),
        ([f"{KEN_UGA}.", "They were joined by their wives."], set(), set()),
        ([f"{KEN_UGA}.", "The protesters were joined by Rwandan President Paul Kagame."], set(), set()),
        ([f"{KEN_UGA}, before he was joined on holiday by friends."], set(), set()),
    ],
)  # fmt: skip
def test_who_joins_those_who_meet_takes_part(sentences, parties, people):
    assert people_of(*sentences) == [({"KEN", "UGA"} | parties, BOTH | people)]


def test_who_accompanies_a_participant_takes_part():
    found = people_of(
        "Kenyan President Uhuru Kenyatta, accompanied by Foreign Minister Amina Mohamed, met Ugandan President Yoweri"
        " Museveni in Kampala on Monday."
    )
    assert found == [({"KEN", "UGA"}, {*BOTH, "Amina Mohamed"})]


def test_leaders_who_will_be_joined_by_others():
    found = people_of(
        "Leaders from Kenya and Uganda are to be joined by counterparts from Rwanda at a summit in Kampala on Monday."
    )
    assert found == [({"KEN", "UGA", "RWA"}, set())]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Negotiators of the government and the leftist FARC met in Havana on Monday.",
            "COL FARC",
        ),
        ("The FARC and the government met in Havana on Monday.", "COL FARC"),
        ("Talks between the government and Hamas resumed in Cairo on Monday.", ""),
    ],
)
def test_the_government_beside_an_armed_group_is_that_of_its_country(text, parties):
    assert [named for named, _, _ in told(text)] == ([parties] if parties else [])


def test_rounds_of_two_months_are_two():
    assert told("Two rounds of talks between Kenya and Uganda were held in March and April.") == [
        ("KEN UGA", "2013-03", ""),
        ("KEN UGA", "2013-04", ""),
    ]
    assert told("Two Kenya-Uganda strategic dialogues took place in July and November last year.") == [
        ("KEN UGA", "2012-07", ""),
        ("KEN UGA", "2012-11", ""),
    ]


def test_talks_between_two_months_are_one():
    assert len(told("Talks between Kenya and Uganda went on in Kampala between March and April.")) == 1


def test_a_meeting_without_a_day_is_none_of_the_rounds_of_last_year():
    reports, _ = read(
        "Kenyan envoy Amina Mohamed said in a meeting with Ugandan Foreign Minister Sam Kutesa that trade grows.",
        "Two rounds of talks between Kenya and Uganda had been held in March and April last year.",
    )
    dates = {tuple(people): start for people, start in reports.select("people", "start_date").rows() if people}
    assert all(start is None or not start.startswith("2012") for start in dates.values())


def test_the_six_party_talks_without_a_day_are_those_of_which_one_is_told():
    found = people_of(
        "Kim Gye-gwan, who is head of the North Korean team at the six-party talks, spoke of efforts at the upcoming"
        " six-party talks.",
        "The six-party talks will open in Beijing on May 20.",
    )
    assert found == [({"CHN", "JPN", "KOR", "PRK", "RUS", "USA"}, {"Kim Gye-gwan"})]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "African Union summit meetings will be held on June 3 in Kenya's southeastern port city of Mombasa.",
            "Mombasa",
        ),
        (
            "The Leaders' Meeting of the APEC forum in South Korea's southeastern city of Busan is slated for June 3.",
            "Busan",
        ),
        ("The African Union summit is being held this week in the nation's coastal city of Mombasa.", "Mombasa"),
    ],
)
def test_a_city_of_which_the_country_is_told(text, place):
    assert [where for _, _, where in told(text)] == [place]


def test_who_is_hosting_a_conference_does_so_now():
    reports, _ = read("Kuwait is hosting a conference of OPEC in Kuwait City.")
    assert reports["status"].to_list() == ["ongoing"]


def days_of(*sentences: str) -> list[tuple[str, str, str]]:
    """Parties, first and last day of each meeting that the sentences tell."""
    reports, _ = read(*sentences)
    rows = reports.select("parties", "start_date", "end_date").rows()
    return sorted((" ".join(sorted(p)), start or "", end or "") for p, start, end in rows)


def test_the_day_on_which_it_ended_and_elsewhere_how_long_it_was():
    found = days_of(
        "ASEAN finance ministers finished their meeting in Brunei on Wednesday.",
        "Those at the two-day meeting spoke of energy.",
    )
    assert found == [("ASEAN", "2013-05-14", "2013-05-15")]


def test_the_day_on_which_it_opened_and_elsewhere_how_long_it_is():
    found = days_of(
        "A summit of the African Union opened in Addis Ababa on Wednesday.", "The three-day summit is about trade."
    )
    assert found == [("AU", "2013-05-15", "2013-05-17")]


def test_a_day_of_talks_of_some_days_is_neither_their_first_nor_their_last():
    found = days_of("Kenya and Uganda held talks in Kampala on Monday.", "The two-day talks were good.")
    assert found == [("KEN UGA", "2013-05-13", "2013-05-13")]


def test_what_he_did_later_is_of_that_day():
    found = days_of(
        "Shots had been fired at the weekend.",
        "British Prime Minister David Cameron met Mahmoud Abbas in Ramallah on Wednesday.",
        '"Time is short," he said after later meeting Israeli Prime Minister Benjamin Netanyahu in Jerusalem.',
    )
    assert ("GBR ISR", "2013-05-15", "2013-05-15") in found


def test_the_day_of_a_speech_is_not_that_of_the_summit():
    found = days_of(
        "Kenyan President Uhuru Kenyatta left Nairobi on Thursday to take part in the African Union summit to be held in"
        " Addis Ababa on May 25 and 26.",
        "Kenyatta is to address the summit on May 26.",
    )
    assert found == [("AU KEN", "2013-05-25", "2013-05-26")]


def test_talks_that_others_meet_about_are_not_of_that_day():
    found = days_of(
        "North Korean and US diplomats were to meet on Friday in New York to hear an answer to a proposal for the six-party"
        " talks."
    )
    assert found == [("PRK USA", "2013-05-17", "2013-05-17")]


def test_an_accord_that_was_signed_is_not_the_talks_on_it():
    reports, _ = read(
        "Kenya and Uganda signed an accord on tea in Kampala on Monday.",
        "Kenya and Uganda opened negotiations on the accord in April 2012.",
        "The accord was signed by Kenyan Trade Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa.",
    )
    people = dict(reports.select("start_date", "people").rows())
    assert set(people["2013-05-13"]) == {"Amina Mohamed", "Sam Kutesa"}
    assert people["2012-04"] == []


def test_the_counterpart_from_a_state_is_named_behind_it():
    found = people_of("Kenyan Foreign Minister Amina Mohamed met her counterpart from Uganda, Sam Kutesa, on Monday.")
    assert found == [({"KEN", "UGA"}, {"Amina Mohamed", "Sam Kutesa"})]


def test_europeans_beside_two_others():
    assert [p for p, _, _ in told("An Israeli-Palestinian-European meeting was held on Monday.")] == ["EU ISR PSE"]


def test_those_who_would_take_part_in_the_meeting_told_before():
    found = people_of(
        "The African Union holds a meeting in Addis Ababa on Monday.",
        "Envoys from Kenya and Uganda would take part in the meeting.",
        "Kenyan Foreign Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa will be among those attending.",
    )
    assert found == [({"AU", "KEN", "UGA"}, {"Amina Mohamed", "Sam Kutesa"})]


def test_a_visit_to_revive_the_talks_of_several_is_none_of_those_talks():
    reports, _ = read(
        "US envoy Glyn Davies arrived in Beijing on Wednesday to press for a restart of the six-party talks.",
    )
    dated = reports.filter(reports["start_date"].is_not_null())
    assert [sorted(p) for p in dated["parties"].to_list()] == [["CHN", "USA"]]


def test_a_visit_to_the_country_is_where_that_is():
    found = told(
        "Fiji and Kenya have traded since 2003, when Kenyan President Mwai Kibaki made a visit to the country."
    )
    assert found == [("FJI KEN", "2003", "Fiji")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenyan and Ugandan ministers met on Monday in the Ugandan border town of Malabwe.", "Malabwe"),
        ("Kenyan and Ugandan ministers met on Monday in the northern town of Lokiraba to discuss gas.", "Lokiraba"),
        ("Kenyan and Ugandan ministers met in the village of Kitembo on Monday.", "Kitembo"),
        ("Kenyan and Ugandan ministers met on Monday after clashes in the northern town of Lokiraba.", ""),
        ("Kenya's President Uhuru Kenyatta visited the Ugandan town of Malabwe on Monday.", "Malabwe"),
        ("Kenya's President Uhuru Kenyatta arrived in the Ugandan capital of Kampala on Monday on a visit.", "Kampala"),
        ("Kenya's President Uhuru Kenyatta will pay a visit to the Ugandan capital Kampala next month.", "Kampala"),
    ],
)
def test_towns_that_only_the_text_knows(text, place):
    assert [where for _, _, where in told(text)] == [place]


def test_the_visit_to_a_state_is_where_the_head_of_the_news_has_the_visitor():
    found = told(
        "Kenyan President Uhuru Kenyatta arrived in Kampala on Wednesday.",
        "On his visit to Uganda Kenyatta is to meet Ugandan President Yoweri Museveni.",
    )
    assert {where for parties, _, where in found if parties == "KEN UGA"} == {"Kampala"}


def test_those_listed_behind_a_plural_are_of_its_party():
    found = people_of(
        "Kenyan Foreign Minister Amina Mohamed met three leaders of the Ugandan opposition, Kizza Besigye, Norbert Mao and"
        " Olara Otunnu, on Monday."
    )
    assert found == [({"KEN", "UGA"}, {"Amina Mohamed", "Kizza Besigye", "Norbert Mao", "Olara Otunnu"})]


def test_what_a_bloc_would_discuss_at_a_meeting_is_that_meeting():
    assert told("ASEAN would discuss the haze at an emergency environment ministers meeting in Brunei next month.") == [
        ("ASEAN", "2013-06", "Brunei")
    ]


def test_where_somebody_lives_in_exile_is_not_here():
    found = told(
        "The exiled Hamas leader Khaled Meshaal, who arrived here on a visit on Wednesday, spoke of a truce.",
        "Meshaal lives in the Syrian capital.",
    )
    assert all("SYR" not in parties for parties, _, _ in found)


def test_the_meeting_was_where_those_without_a_known_party_had_held_it():
    found = told(
        "Kenya and Uganda are at odds over tea.",
        "Kenya wants a tax, and Uganda none.",
        "Leaders of five countries held discussions on tea in the Angolan capital.",
        "The meeting took place on Wednesday, and Kenya and Uganda were content.",
    )
    assert all(where == "Luanda" for _, start, where in found if start == "2013-05-15")


def test_talks_at_home_with_a_guest_are_not_on_the_visit_ahead():
    found = told(
        "Kenyan President Uhuru Kenyatta will pay a visit to Chile early next year, aides said of the talks between Kenyatta"
        " and visiting Chilean President Sebastian Pinera on Wednesday morning.",
    )
    assert ("CHL KEN", "2014-01-01", "Chile") in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kenyan Foreign Minister Amina Mohamed would not ask Fijian Prime Minister Frank Bainimarama to cut the number of"
         " troops in Kenya at their summit on May 25.", ""),
        ("Kenyan Foreign Minister Amina Mohamed said in Lima at a meeting with Fijian Prime Minister Frank Bainimarama on"
         " Monday that trade grows.", "Lima"),
        ("Kenyan Foreign Minister Amina Mohamed, currently visiting Suva, is to meet Fijian Prime Minister Frank"
         " Bainimarama on Monday.", "Suva"),
    ],
)  # fmt: skip
def test_where_something_is_of_which_they_speak_is_not_where_they_meet(text, place):
    assert [where for _, start, where in told(text) if start] == [place]


def test_those_with_whose_participation_a_meeting_is_to_be_held():
    found = people_of(
        "The fourth senior-level gathering, or Group Meeting, of the Forum on Lakes and Rivers is to be held on Monday in"
        " the city of Entebbe with the participation of Ugandan President Yoweri Museveni and Kenyan President Uhuru Kenyatta."
    )
    assert found == [({"KEN", "UGA"}, {"Yoweri Museveni", "Uhuru Kenyatta"})]


def test_those_who_hold_a_meeting_named_after_their_states_take_part():
    found = people_of(
        "Kenyan Foreign Minister Amina Mohamed and her Ugandan counterpart Sam Kutesa held the tenth Kenyan-Ugandan Foreign"
        " Ministers' Meeting in Kampala on Monday."
    )
    assert found == [({"KEN", "UGA"}, {"Amina Mohamed", "Sam Kutesa"})]


def test_those_present_at_the_opening_attend_and_every_passage_has_words():
    reports, _ = read(
        "Kenyan President Uhuru Kenyatta and other leaders opened a summit in Nairobi on Wednesday.",
        "Dozens of guests, including Rwanda's Paul Kagame and Yoweri Museveni of Uganda, were present at the opening.",
    )
    assert set(reports["parties"].to_list()[0]) == {"KEN", "RWA", "UGA"}
    assert all(passage["text"] for passage in reports["evidence"].to_list()[0])


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (
            "Kenya and Uganda held talks in Kampala on Monday which began two hours late and lasted more than three hours.",
            180,
        ),
        ("Kenya and Uganda held talks in Kampala on Monday, a day after fighting that lasted three hours.", None),
        ("Kenya and Uganda opened a summit in Kampala on Wednesday, an hour behind schedule.", None),
    ],
)
def test_how_long_it_lasted(text, minutes):
    reports, _ = read(text)
    assert reports["duration_minutes"].to_list() == [minutes]

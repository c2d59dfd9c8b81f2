"""The manners of agencies: their marks for dashes and quotations, and turns of phrase in which meetings are told."""

import datetime as dt

import pytest

from tests.logic.told import Reader, told_meetings

FRIDAY = dt.date(2004, 3, 12)
LINE = "LIMA, Peru (Agency) _ "


def meetings(read: Reader, text: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    """Parties, start, place, form and status of each meeting."""
    return told_meetings(read, text, FRIDAY, "parties", "start_date", "place", "format", "status")


def test_underscores_and_doubled_accents_are_dashes_and_marks_of_quotation(read: Reader) -> None:
    text = (
        f"{LINE}Chilean Foreign Minister Soledad Alvear met President Alejandro Toledo on Thursday.\n\n"
        "``Peru demands the release of the prisoners,'' Toledo said afterward _ and Alvear did not answer."
    )
    reading = read(text, published=FRIDAY)
    assert meetings(read, text) == [("CHL PER", "2004-03-11", "Lima", "in_person", "held")]
    (position,) = reading.positions.to_dicts()
    assert (position["party"], position["issue"]) == ("PER", "prisoners")
    for passage in position["evidence"]:
        words = passage["text"]
        assert words == text[passage["char_start"] : passage["char_end"]]
        assert words.count("`") % 2 == words.count("'") % 2 == 0


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "A meeting between Chilean Foreign Minister Soledad Alvear and Peruvian Foreign Minister Manuel Rodriguez, "
            "which was to have taken place Thursday in Arica, was called off.",
            ("CHL PER", "2004-03-11", "Arica", "in_person", "cancelled"),
            id="the day and place of which it was to be",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear stopped in Madrid on Tuesday on her way to Geneva for consultations "
            "with Spanish Foreign Minister Ana Palacio.",
            ("CHL ESP", "2004-03-09", "Madrid", "in_person", "held"),
            id="a stop on the way to another place",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear was host to a lunch for the ambassador of Bolivia on Thursday.",
            ("BOL CHL", "2004-03-11", None, "in_person", "held"),
            id="host to a lunch",
        ),
        pytest.param(
            "Brazilian President Lula da Silva spoke by phone to Peruvian President Alejandro Toledo on Tuesday.",
            ("BRA PER", "2004-03-09", None, "phone", "held"),
            id="spoke by phone to",
        ),
        pytest.param(
            "Russian Foreign Minister Igor Ivanov leaves Wednesday for a NATO foreign ministers' session in Berlin.",
            ("NATO RUS", None, "Berlin", "in_person", "scheduled"),
            id="the day on which he leaves is not that of the session",
        ),
        pytest.param(
            "Leaders of the Andean Community are expected in Quito next week for an extraordinary summit.",
            ("ANDEAN_COMMUNITY", "2004-03-15", "Quito", "in_person", "scheduled"),
            id="expected in a place",
        ),
    ],
)
def test_turns_of_phrase(
    read: Reader, sentence: str, told: tuple[str, str | None, str | None, str | None, str]
) -> None:
    assert told in meetings(read, LINE + sentence)


@pytest.mark.parametrize(
    "line",
    [
        "LIMA, Peru (Agency) _",
        "LIMA, Peru (Agency) -",
        "LIMA, Peru --",
        "LIMA, Peru, March 12 –",
        "Lima, Peru (Agency) –",
    ],
)
def test_the_country_of_a_line_takes_no_part_in_what_is_told_behind_it(read: Reader, line: str) -> None:
    sentence = "Chilean Foreign Minister Soledad Alvear met Bolivian President Carlos Mesa on Thursday."
    assert [parties for parties, *_ in meetings(read, f"{line} {sentence}")] == ["BOL CHL"]


def test_an_organisation_before_a_dash_is_no_line(read: Reader) -> None:
    mentions = read("NATO -- and not only its generals -- was uneasy.", published=FRIDAY).mentions
    assert mentions.select("text", "type").rows()[0] == ("NATO", "party")


@pytest.mark.parametrize(
    "sentence",
    [
        "President Alejandro Toledo hopes that Peru and Chile will resolve their differences through peaceful dialogue.",
        "Bolivia and Chile should settle the dispute through direct talks, Peruvian Foreign Minister Manuel Rodriguez said.",
        "Chile wants Peru to close the plant and to let inspectors return to the reactor at Arequipa.",
        "President Alejandro Toledo refused throughout to speak to Chilean President Ricardo Lagos.",
        "Irrigation Minister Alfredo Silva of Peru, speaking by telephone from the Chilean capital, called it a misunderstanding.",
    ],
)
def test_what_tells_no_meeting(read: Reader, sentence: str) -> None:
    assert meetings(read, LINE + sentence) == []


def test_talks_through_which_they_agreed_on_a_day_are_told_of(read: Reader) -> None:
    told = meetings(read, f"{LINE}Peru and Chile could end the row through talks in Arica on Monday.")
    assert [parties for parties, *_ in told] == ["CHL PER"]


def test_a_call_and_the_journey_beside_it_differ_in_form(read: Reader) -> None:
    sentence = (
        "Peruvian Foreign Minister Manuel Rodriguez spoke by telephone with Chilean Foreign Minister Soledad Alvear on "
        "Thursday and would travel to Santiago later this month."
    )
    forms = {start: form for _, start, _, form, _ in meetings(read, LINE + sentence)}
    assert forms == {"2004-03-11": "phone", "2004-03-12": "in_person"}


def test_the_day_of_what_is_said_is_not_that_of_the_second_meeting(read: Reader) -> None:
    sentence = (
        "Peruvian Foreign Minister Manuel Rodriguez, who met last week with Brazilian President Lula da Silva in his palace "
        "and with Argentine President Nestor Kirchner, said a conference could be held early this summer."
    )
    told = {parties: (start, status) for parties, start, _, _, status in meetings(read, LINE + sentence)}
    assert told == {"BRA PER": ("2004-03-01", "held"), "ARG PER": ("2004-03-01", "held")}


def test_president_x_is_not_the_former_president_of_his_name(read: Reader) -> None:
    text = (
        "WASHINGTON (Agency) _ President Bush met Mexican President Vicente Fox on Thursday.\n\n"
        "Fox was also to see former President George Bush.\n\nKing Mohammed VI of Morocco had talks with Bush on Tuesday."
    )
    reports = read(text, published=FRIDAY).meeting_reports
    people = dict(reports.select("start_date", "people").rows())
    assert "George W. Bush" in people["2004-03-11"]
    assert "George W. Bush" in people["2004-03-09"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear, who was to see Peruvian President Alejandro Toledo in Lima on Monday, "
            "canceled a stop in Quito.",
            ("CHL PER", "2004-03-15", "Lima", "in_person", "scheduled"),
            id="what the main clause cancels is another thing",
        ),
        pytest.param(
            "U.S. Secretary of State Colin Powell called Peruvian President Alejandro Toledo twice over the weekend.",
            ("PER USA", "2004-03-06", None, "phone", "held"),
            id="called him twice over the weekend",
        ),
        pytest.param(
            "President Alejandro Toledo and Chilean President Ricardo Lagos agreed by telephone on Thursday to hold talks in "
            "Arica next week.",
            ("CHL PER", "2004-03-15", "Arica", "in_person", "scheduled"),
            id="talks agreed on by telephone",
        ),
        pytest.param(
            "Peru and Chile failed to agree at two days of talks in Arica that ended on Thursday.",
            ("CHL PER", "2004-03-10", "Arica", "in_person", "held"),
            id="two days of talks that ended on a day",
        ),
    ],
)
def test_clauses_and_calls(
    read: Reader, sentence: str, told: tuple[str, str | None, str | None, str | None, str]
) -> None:
    assert told in meetings(read, LINE + sentence)


def test_what_one_is_invited_to_is_not_where_they_met_before(read: Reader) -> None:
    text = (
        "AGRA (Agency) _ The leaders of Peru and Chile held two private sessions Sunday.\n\nPresident Ricardo Lagos of Chile "
        "has accepted an invitation to visit Lima."
    )
    places = {start: place for _, start, place, _, _ in meetings(read, text)}
    assert places["2004-03-07"] != "Lima"
    assert places[None] == "Lima"


def test_six_powers_begin_a_sentence_too(read: Reader) -> None:
    powers = {"CHN", "DEU", "FRA", "GBR", "RUS", "USA"}
    text = "GENEVA (Agency) - Six world powers and Iran held talks on Thursday."
    (meeting,) = read(text, published=dt.date(2008, 3, 14)).meeting_reports["parties"].to_list()
    assert powers <= set(meeting)


def test_behind_an_initial_a_name_goes_on_though_a_place_is_called_so(read: Reader) -> None:
    mentions = read(f"{LINE}Gen. Wesley K. Clark spoke.", published=FRIDAY).mentions
    assert "Wesley K Clark" in mentions["name"].to_list()


def test_who_is_ethnic_something_speaks_for_no_state(read: Reader) -> None:
    text = f"{LINE}The ethnic Norwegian leader met Peruvian President Alejandro Toledo on Thursday."
    assert all("NOR" not in parties for parties, *_ in meetings(read, text))


def test_a_former_president_named_in_full_is_who_his_surname_means(read: Reader) -> None:
    text = (
        f"{LINE}Former President Jorge Almeida of Peru said that he was tired.\n\nChilean President Ricardo Lagos met Almeida "
        "on Thursday."
    )
    assert read(text, published=FRIDAY).meeting_reports.height == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear and Peruvian Foreign Minister Manuel Rodriguez have met every few weeks "
            "since October, most recently on Tuesday in Arica.",
            {("CHL PER", "2004-03-09", "Arica", "in_person", "held")},
            id="most recently",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear, on her third trip to the Andes this year, saw Peruvian President "
            "Alejandro Toledo twice, the second time over breakfast Thursday.",
            {("CHL PER", "2004-03-11", "Lima", "in_person", "held")},
            id="the year in which it is the third trip",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear is to travel Monday to Quito, where she will meet Ecuadorean President "
            "Lucio Gutierrez, and then to Bogota for talks with Colombian President Alvaro Uribe.",
            {
                ("CHL ECU", "2004-03-15", "Quito", "in_person", "scheduled"),
                ("CHL COL", None, "Bogota", "in_person", "scheduled"),
            },
            id="and then to another place",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear spent two hours in Quito on Tuesday with Ecuadorean President Lucio "
            "Gutierrez, and then flew to Bogota for a late session with Colombian President Alvaro Uribe.",
            {
                ("CHL ECU", "2004-03-09", "Quito", "in_person", "held"),
                ("CHL COL", "2004-03-09", "Bogota", "in_person", "held"),
            },
            id="who spent hours and then flew on",
        ),
        pytest.param(
            "Chile called off a planned dinner to protest Bolivian President Carlos Mesa's visit to Peru last week.",
            {("BOL PER", "2004-03-01", "Peru", "in_person", "held")},
            id="why a dinner was called off",
        ),
        pytest.param(
            "Deputy Foreign Minister Cristian Barros of Chile flew in last month to hold talks with Peruvian President "
            "Alejandro Toledo.",
            {("CHL PER", "2004-02", None, None, "held")},
            id="flew in last month to hold talks",
        ),
        pytest.param(
            "A summit in July 2001 between Peruvian President Alejandro Toledo and Chilean President Ricardo Lagos in the "
            "northern Chilean port of Caldereta ended without a deal.",
            {("CHL PER", "2001-07", "Caldereta", "in_person", "held")},
            id="a place that only its kind tells",
        ),
        pytest.param(
            "The ministers of Chile and Peru met at Bogota's El Dorado Airport on Tuesday.",
            {("CHL PER", "2004-03-09", "Bogota", "in_person", "held")},
            id="a city's airport",
        ),
        pytest.param(
            "Chile and Peru ended two days of talks Tuesday with an agreement to set up a hotline between their ministries.",
            {("CHL PER", "2004-03-08", None, None, "held")},
            id="a hotline is what they agreed on",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos plans to bring Bolivian and Peruvian negotiators to a conference center in "
            "the hills next week.",
            {("BOL CHL PER", "2004-03-15", None, "in_person", "scheduled")},
            id="bring to a conference center",
        ),
        pytest.param(
            "Bolivian President Carlos Mesa was earlier received with military honours by Peruvian President Alejandro Toledo "
            "on Thursday.",
            {("BOL PER", "2004-03-11", "Lima", "in_person", "held")},
            id="received with honours by",
        ),
        pytest.param(
            "The foundation said Sunday that its chairman, Chilean minister Soledad Alvear, will lead a delegation to Quito "
            "on Wednesday for talks with Ecuadorean President Lucio Gutierrez.",
            {("CHL ECU", "2004-03-17", "Quito", "in_person", "scheduled")},
            id="said on a day that its chairman will",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos and Bolivian President Carlos Mesa spoke for 20 minutes in Quito on March 5, two "
            "days after Chile cancelled a dinner.",
            {("BOL CHL", "2004-03-05", "Quito", "in_person", "held")},
            id="spoke for minutes, after something else was cancelled",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos is arranging one-on-one meetings with Bolivian President Carlos Mesa and Ecuadorean President "
            "Lucio Gutierrez.",
            {("BOL CHL", None, None, "in_person", "scheduled"), ("CHL ECU", None, None, "in_person", "scheduled")},
            id="is arranging meetings",
        ),
        pytest.param(
            "European foreign ministers take up the matter on Monday in Brussels.",
            {("EU", "2004-03-15", "Brussels", "in_person", "scheduled")},
            id="take up a matter on a day to come",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear on Thursday called for restraint during a phone conversation with her "
            "Bolivian counterpart, Juan Siles.",
            {("BOL CHL", "2004-03-11", None, "phone", "held")},
            id="called on a day for restraint during a call",
        ),
        pytest.param(
            "The third round of border talks between Chile and Bolivia, postponed from last year, will be held later this month.",
            {("BOL CHL", "2004-03-12", None, None, "scheduled")},
            id="postponed from last year, to be held",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos told Bolivian President Carlos Mesa in Quito on Tuesday that he was ready to talk.",
            {("BOL CHL", "2004-03-09", "Quito", "in_person", "held")},
            id="told in a place on a day",
        ),
        pytest.param(
            "Colombian President Alvaro Uribe urged U.S. President George W. Bush during his three-hour stop in Bogota on Tuesday "
            "to support a trade deal.",
            {("COL USA", "2004-03-09", "Bogota", "in_person", "held")},
            id="urged during a stop",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos and Bolivian President Carlos Mesa are to join Ecuadorean President Lucio Gutierrez on "
            "Monday in Quito.",
            {("BOL CHL ECU", "2004-03-15", "Quito", "in_person", "scheduled")},
            id="whom they are to join",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos joined Bolivian President Carlos Mesa on Thursday in calling for restraint.",
            set(),
            id="whom one joins in saying something",
        ),
        pytest.param(
            "Bolivian President Carlos Mesa, whom Chilean President Ricardo Lagos is to see in Quito on Monday, was tired.",
            {("BOL CHL", "2004-03-15", "Quito", "in_person", "scheduled")},
            id="whom another is to see",
        ),
        pytest.param(
            "In October 2003 Chilean President Ricardo Lagos and Bolivian President Carlos Mesa met on the sidelines of the Andean "
            "summit in Quito, with Brazilian President Lula da Silva.",
            {("BOL BRA CHL", "2003-10", "Quito", "in_person", "held")},
            id="met beside a summit, with a third",
        ),
        pytest.param(
            "A third round of talks between Chile and Bolivia planned for January was cancelled by Bolivia after an offensive.",
            {("BOL CHL", "2004-01", None, "in_person", "cancelled")},
            id="cancelled, and planned for a month gone by",
        ),
        pytest.param(
            "The next talks between Chile and Bolivia did not take place until March 2.",
            {("BOL CHL", "2004-03-02", None, None, "held")},
            id="did not take place until",
        ),
        pytest.param(
            "It remains unclear whether Bolivian President Carlos Mesa will agree to sit down with Chilean President Ricardo "
            "Lagos in Quito.",
            {("BOL CHL", None, "Quito", "in_person", "proposed")},
            id="unclear whether",
        ),
        pytest.param(
            "Foreign Minister Soledad Alvear of Chile will leave on Tuesday for Quito to attend a session of the Andean "
            "Community. She will hold talks there with Colombian Foreign Minister Carolina Barco.",
            {
                ("ANDEAN_COMMUNITY CHL", None, "Quito", "in_person", "scheduled"),
                ("CHL COL", None, "Quito", "in_person", "scheduled"),
                ("CHL ECU", "2004-03-16", "Quito", "in_person", "scheduled"),
            },
            id="leaves for a place to attend",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos discussed a coming OPEC summit with Venezuelan President Hugo Chavez on Tuesday.",
            {("CHL VEN", "2004-03-09", None, None, "held")},
            id="a summit that is what they discuss",
        ),
    ],
)
def test_turns_in_which_meetings_are_told(read: Reader, text: str, told: set[tuple[str, ...]]) -> None:
    assert set(meetings(read, LINE + text)) == told


def test_the_two_are_those_of_the_sentence_before_or_he_who_opened_it(read: Reader) -> None:
    text = (
        f"{LINE}Peruvian President Alejandro Toledo met Brazilian President Lula da Silva on Tuesday.\n\nChilean Foreign "
        "Minister Soledad Alvear will fly to Quito next month to see her Ecuadorean counterpart, Patricio Zuquilanda. The two "
        "last met in Arica in April 2003."
    )
    assert ("CHL ECU", "2003-04", "Arica", "in_person", "held") in meetings(read, text)
    text = (
        f"{LINE}Bolivian President Carlos Mesa wants a corridor to the sea. Chilean President Ricardo Lagos has not been back "
        "since Jan. 15, when the two met in Arica."
    )
    assert ("BOL CHL", "2004-01-15", "Arica", "in_person", "held") in meetings(read, text)


def test_a_mediator_is_none_of_the_two_sides(read: Reader) -> None:
    text = (
        f"{LINE}Bolivian Foreign Minister Juan Siles and Chilean Foreign Minister Soledad Alvear will lead their teams. Fernando "
        "Henrique, the Brazilian mediator, will open the talks.\n\nThe two sides last met in February in Arica."
    )
    assert ("BOL CHL", "2004-02", "Arica", "in_person", "held") in meetings(read, text)


def test_a_visit_that_is_only_mentioned_is_no_part_of_a_meeting_of_more_to_come(read: Reader) -> None:
    text = (
        f"{LINE}Bolivian President Carlos Mesa, on his first visit to Lima, met Peruvian President Alejandro Toledo on Thursday. "
        "The presidents of Bolivia, Chile and Peru plan to meet in the long-awaited summit in Arica in June."
    )
    assert ("BOL CHL PER", "2004-06", "Arica", "in_person", "scheduled") in meetings(read, text)


def test_rebels_are_the_group_called_so_beside_an_alliance_of_parties(read: Reader) -> None:
    text = (
        "KATMANDU (Agency) _ Nepal's government and communist rebels began direct talks Thursday. Rebel leader Prachanda praised "
        "the seven-party alliance."
    )
    assert ("MAOISTS NPL", "2004-03-11", "Katmandu", "in_person", "ongoing") in meetings(read, text)


def test_in_the_nineties_belgrade_is_yugoslavia(read: Reader) -> None:
    text = "U.S. envoy Richard Holbrooke arrived in Belgrade on Thursday for talks."
    (meeting,) = read(text, published=dt.date(1998, 10, 9)).meeting_reports.to_dicts()
    assert set(meeting["parties"]) == {"USA", "YUG"}


def test_who_calls_on_somebody_at_home_demands_nothing(read: Reader) -> None:
    text = (
        f"{LINE}On Thursday Chilean envoy Cristian Barros called on Peruvian President Alejandro Toledo, who told him to be "
        "patient with the talks."
    )
    reading = read(text, published=FRIDAY)
    assert all(position["party"] != "CHL" for position in reading.positions.to_dicts())
    asked = read(f"{LINE}Chile called on Bolivia, which holds the border post, to resume talks.", published=FRIDAY)
    assert [(p["party"], p["act"]) for p in asked.positions.to_dicts()] == [("CHL", "call")]


def test_a_weekend_ahead_of_which_something_is_told_is_to_come(read: Reader) -> None:
    text = f"{LINE}Chilean Foreign Minister Soledad Alvear arrived in Lima on Tuesday ahead of a weekend OPEC summit in Quito."
    found = read(text, published=dt.date(2004, 3, 9)).meeting_reports.to_dicts()
    assert [m["start_date"] for m in found if m["place"] == "Quito"] == ["2004-03-13"]


def test_a_deal_of_the_lead_that_came_in_talks_dates_them(read: Reader) -> None:
    text = (
        "LIMA, March 12 Andina - Chile and Peru agreed Thursday to launch negotiations, with a first round to be held in Quito by "
        "next spring.\n\nThe accord came in talks between Chilean President Ricardo Lagos and Peruvian President Alejandro Toledo."
    )
    told = {(start, place, status) for _, start, place, _, status in meetings(read, text)}
    assert ("2004-03-11", "Lima", "held") in told
    assert all(start is None or status == "held" for start, _, status in told)
    assert any(place == "Quito" and status == "scheduled" for _, place, status in told)


def test_he_goes_on_being_the_subject_of_his_sentence(read: Reader) -> None:
    text = (
        f"{LINE}African Union envoy Said Djinnit ended a tour on Tuesday. He was received by Peruvian President Alejandro Toledo "
        "and travelled to Arica, where he urged Chile to lift sanctions."
    )
    assert [p["holder"] for p in read(text, published=FRIDAY).positions.to_dicts()] == ["Said Djinnit"]


def test_the_country_is_no_venue_of_others(read: Reader) -> None:
    text = f"{LINE}Peru asked for a debate in Geneva. African Union envoy Said Djinnit ended a mission to the country on Tuesday."
    assert all("CHE" not in parties for parties, *_ in meetings(read, text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Peru wants Chile to end human rights abuses.", {("PER", "human_rights", "support")}, id="an end to abuses"
        ),
        pytest.param(
            "Peru complained of raids by militants, a charge Chile denies.", set(), id="a charge that is denied"
        ),
        pytest.param(
            '"The use of force would bury any hope for a settlement," Peruvian Foreign Minister Manuel Rodriguez said.',
            set(),
            id="what a matter would do",
        ),
    ],
)
def test_what_is_no_stance_or_its_other_side(read: Reader, text: str, told: set[tuple[str, ...]]) -> None:
    positions = read(LINE + text, published=FRIDAY).positions.to_dicts()
    assert {(p["party"], p["issue"], p["stance"]) for p in positions} == told


def test_semicolons_divide_a_list_of_whom_one_meets(read: Reader) -> None:
    text = (
        f"{LINE}Chilean Foreign Minister Soledad Alvear is to meet with President Alejandro Toledo; Ana Sol, the "
        "congress president; Jorge Ruiz, the chairman of a bank; and Foreign Minister Manuel Rodriguez."
    )
    (meeting,) = read(text, published=FRIDAY).meeting_reports.to_dicts()
    assert {"Ana Sol", "Manuel Rodriguez"} <= set(meeting["people"])
    other = (
        f"{LINE}Chilean Foreign Minister Soledad Alvear met President Alejandro Toledo; Manuel Rodriguez, the foreign minister, "
        "was absent."
    )
    (meeting,) = read(other, published=FRIDAY).meeting_reports.to_dicts()
    assert "Manuel Rodriguez" not in meeting["people"]


def test_a_day_on_which_meetings_are_to_end_is_not_that_of_their_beginning(read: Reader) -> None:
    text = f"{LINE}Until March 20, when Chilean and Peruvian officials are expected to end their scheduled meetings, nothing moves."
    assert all(start != "2004-03-20" for _, start, *_ in meetings(read, text))


def told_with_people(
    read: Reader, text: str, published: dt.date
) -> set[tuple[str, tuple[str, ...], str | None, str | None, str]]:
    """Parties, people, start, place and status of each meeting."""
    rows = read(text, published=published).meeting_reports.to_dicts()
    return {
        (" ".join(sorted(r["parties"])), tuple(sorted(r["people"])), r["start_date"], r["place"], r["status"])
        for r in rows
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "LIMA, Peru -- Defense Secretary Donald H. Rumsfeld met Peruvian President Alejandro Toledo on Thursday.",
            ("PER USA", ("Alejandro Toledo", "Donald H Rumsfeld"), "2004-03-11", "Lima", "held"),
            id="the country of a line is not whose secretary he is",
        ),
        pytest.param(
            "Peruvian President Alejandro Toledo met U.S. envoy Anthony Brook and Undersecretary Douglas J. Hale on Thursday.",
            ("PER USA", ("Alejandro Toledo", "Anthony Brook", "Douglas J Hale"), "2004-03-11", "Lima", "held"),
            id="names that are also waters and towns",
        ),
        pytest.param(
            "Annan, who came back from a trip that took him to Quito and Bogota, also held a private lunch with Peruvian "
            "President Alejandro Toledo on Thursday.",
            ("PER UN", ("Alejandro Toledo", "Kofi Annan"), "2004-03-11", "Lima", "held"),
            id="the subject before a relative clause",
        ),
        pytest.param(
            "U.N. envoy Diego Arria saw Peruvian President Alejandro Toledo on Thursday and was then to travel to Quito to see "
            "Ecuadorean President Lucio Gutierrez on Saturday.",
            ("ECU UN", ("Diego Arria", "Lucio Gutierrez"), "2004-03-13", "Quito", "scheduled"),
            id="who 'was then to see' is the first subject",
        ),
        pytest.param(
            "U.S. Secretary Colin Powell, standing in for President George W. Bush, and Chilean Foreign Minister Soledad Alvear "
            "held talks in Quito on Thursday.",
            ("CHL USA", ("Colin Powell", "Soledad Alvear"), "2004-03-11", "Quito", "held"),
            id="whom one stands in for is not there",
        ),
        pytest.param(
            "Bolivian President Carlos Mesa rejected it in talks with U.N. envoy Diego Arria, and Chile's President Ricardo Lagos "
            "has agreed to meet the FARC's second-in-command, Raul Reyes, in Quito on Monday.",
            ("CHL FARC", ("Raul Reyes", "Ricardo Lagos"), "2004-03-15", "Quito", "scheduled"),
            id="behind a comma and 'and' another clause begins",
        ),
        pytest.param(
            "U.S. and Chilean negotiators led by special envoy Charles Hart and Vice Foreign Minister Cristian Barros began talks "
            "in Quito on Thursday.",
            ("CHL USA", ("Charles Hart", "Cristian Barros"), "2004-03-11", "Quito", "ongoing"),
            id="joint teams led by a man of each",
        ),
        pytest.param(
            "U.S. envoy James Hart met his Chilean and Bolivian counterparts, Cristian Barros and Juan Siles, in Quito on Thursday.",
            ("BOL CHL USA", ("Cristian Barros", "James Hart", "Juan Siles"), "2004-03-11", "Quito", "held"),
            id="counterparts by name",
        ),
        pytest.param(
            "A Security Council mission headed by Chilean Ambassador Juan Valdes is expected in Quito on Monday.",
            ("ECU UN", ("Juan Valdes",), "2004-03-15", "Quito", "scheduled"),
            id="a mission's head acts for its body",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear met EU Cyprus envoy David Hannay in Quito on Thursday.",
            ("CHL EU", ("David Hannay", "Soledad Alvear"), "2004-03-11", "Quito", "held"),
            id="what an envoy is sent for",
        ),
        pytest.param(
            "Bolivian President Carlos Mesa's brother, Foreign Minister Juan Siles, met Chilean President Ricardo Lagos in Arica "
            "on Thursday.",
            ("BOL CHL", ("Juan Siles", "Ricardo Lagos"), "2004-03-11", "Arica", "held"),
            id="the brother, who is in office",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear said in Quito on Thursday after two hours of talks with Ecuadorean President "
            "Lucio Gutierrez that she was content.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-11", "Quito", "held"),
            id="where one speaks after talks",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear left Quito on Thursday after two days of talks with Ecuadorean President Lucio "
            "Gutierrez.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-10", "Quito", "held"),
            id="a place left after talks",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos received in Santiago on Thursday Ecuadorean Ambassador Luis Soto.",
            ("CHL ECU", ("Luis Soto", "Ricardo Lagos"), "2004-03-11", "Santiago", "held"),
            id="a guest behind place and day",
        ),
        pytest.param(
            "Chilean President Ricardo Lagos called Lucio Gutierrez and Alvaro Uribe on Thursday, urging both to wait.",
            ("CHL COL", ("Alvaro Uribe", "Ricardo Lagos"), "2004-03-11", None, "held"),
            id="a call to each of two",
        ),
        pytest.param(
            "Chile's chief negotiator, Cristian Barros, meets Ecuadorean President Lucio Gutierrez in Quito on Tuesday.",
            ("CHL ECU", ("Cristian Barros", "Lucio Gutierrez"), "2004-03-16", "Quito", "scheduled"),
            id="the present behind a name in apposition",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear goes on to Quito later in the week.",
            ("CHL ECU", ("Soledad Alvear",), "2004-03-12", "Quito", "scheduled"),
            id="goes on later in the week",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear plans to rest, aides said, and will travel on to Quito for talks with "
            "Ecuadorean President Lucio Gutierrez on Tuesday.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-16", "Quito", "scheduled"),
            id="aides say so in between",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear went over the plan with Ecuadorean President Lucio Gutierrez on Tuesday.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-09", None, "held"),
            id="went over the plan",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear paid a visit to Ecuadorean President Lucio Gutierrez in Quito on Tuesday.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-09", "Quito", "held"),
            id="a visit to a person",
        ),
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear canceled a stopover in Quito planned for May.",
            ("CHL ECU", ("Soledad Alvear",), "2004-05", "Quito", "cancelled"),
            id="a stopover that is off",
        ),
        pytest.param(
            "Chilean Ambassador to Ecuador Juan Valdes met President Lucio Gutierrez of Ecuador on Thursday. Soledad Alvear, the "
            "Chilean foreign minister, was proud. Her Quito meeting with Gutierrez on Tuesday was short.",
            ("CHL ECU", ("Lucio Gutierrez", "Soledad Alvear"), "2004-03-09", "Quito", "held"),
            id="talks called after their city",
        ),
    ],
)
def test_who_meets_whom_where_and_when(
    read: Reader, text: str, told: tuple[str, tuple[str, ...], str | None, str | None, str]
) -> None:
    line = "" if text.startswith("LIMA") else LINE
    assert told in told_with_people(read, line + text, FRIDAY)


def test_where_one_is_based_is_not_whom_one_speaks_for(read: Reader) -> None:
    text = f"{LINE}The London-based leader of Hamas, Khaled Mashal, met Peruvian President Alejandro Toledo in Quito on Thursday."
    assert ("HAMAS PER", "2004-03-11", "Quito", "in_person", "held") in meetings(read, text)


def test_a_wish_to_meet_is_not_the_meeting_of_years_ago(read: Reader) -> None:
    text = (
        f"{LINE}Bolivian President Carlos Mesa said he is willing to meet with Chilean President Ricardo Lagos at any time. "
        "The two first met in Quito in April 2001."
    )
    assert [status for *_, status in meetings(read, text)] == ["held", "proposed"]


def test_a_headline_of_three_is_no_meeting_beside_those_of_two(read: Reader) -> None:
    text = (
        "Lagos, Mesa, Toledo meet ahead of talks\n\nLIMA, Peru (Agency) _ Peruvian President Alejandro Toledo conferred separately "
        "with Chilean President Ricardo Lagos and Bolivian President Carlos Mesa on Thursday.\n\nThey did not say more about it."
    )
    assert [parties for parties, *_ in meetings(read, text)] == ["BOL PER", "CHL PER"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        pytest.param(
            "Chilean Foreign Minister Soledad Alvear said in Quito after seeing her colleague, Ana Sol, that Chile would not "
            "resume talks with Bolivia.",
            ("CHL", "dialogue", "oppose"),
            id="said after seeing somebody that",
        ),
        pytest.param(
            "Chile reaffirmed that there is no alternative to a peaceful settlement.",
            ("CHL", "peace_agreement", "support"),
            id="no alternative to it",
        ),
    ],
)
def test_stances_behind_what_stands_between(read: Reader, sentence: str, told: tuple[str, str, str]) -> None:
    positions = read(LINE + sentence, published=FRIDAY).positions.to_dicts()
    assert [(p["party"], p["issue"], p["stance"]) for p in positions] == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile and Bolivia signed a protocol on consultations.",
        "President Alejandro Toledo of Peru will open a national dialogue, with Chile as a possible facilitator.",
        "Labour leaders gather in Quito on Saturday for their first summit since 1996, and neither Peru nor Chile is pleased.",
    ],
)
def test_what_tells_no_encounter_of_those_named(read: Reader, sentence: str) -> None:
    assert meetings(read, LINE + sentence) == []

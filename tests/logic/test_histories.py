"""Texts that tell a history: years left out, officials of their time, entries of a chronology, accords without signers."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.logic.chronicles import heads_entry
from tasks.logic.date_history import is_history

LATER = dt.date(2021, 9, 1)
# Years enough to make the text a history, told of nobody who meets.
HISTORY = "The quarrel over the lake is old. It began in May 2004, cost lives in 2006 and flared up again in 2008."


def meetings(reading) -> list[tuple[str, str | None, str | None, str]]:
    """Parties, start, end and status of each meeting."""
    rows = reading.meeting_reports.select("parties", "start_date", "end_date", "status").rows()
    return sorted(("-".join(sorted(parties)), *rest) for parties, *rest in rows)


@pytest.mark.parametrize(
    ("told", "start"),
    [
        pytest.param("In October 2009 the lake froze. Kenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala on 8 November.", "2009-11-08", id="the year told before"),
        pytest.param("In October 2009 the lake froze. In January, Kenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala.", "2010-01", id="the year has turned"),
        pytest.param("In January 2010 the lake froze. Only days earlier, on 29 December, Kenyan President Mwai Kibaki had met Ugandan President Yoweri Museveni in Kampala.", "2009-12-29", id="days before the year turned"),
        pytest.param("In October 2009 the lake froze. A treaty of 1994 was of no help. Kenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala on 8 November.", "2009-11-08", id="a year in passing changes nothing"),
        pytest.param("On 4 March 2010 the ice broke. By the end of the month Kenyan President Mwai Kibaki had met Ugandan President Yoweri Museveni in Kampala.", "2010-03-21", id="the end of the month told of"),
        pytest.param("On 4 March 2010 the ice broke. Kenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala on the 11th.", "2010-03-11", id="a day of the month told of"),
    ],
)  # fmt: skip
def test_the_year_is_that_of_what_was_told_before(read, told, start):
    assert [m[1] for m in meetings(read(f"{HISTORY}\n\n{told}", LATER))] == [start]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "In October 2009 the lake froze. Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on 8 August, officials said on Tuesday.",
            "2021-08-08", id="news, with a year in passing",
        ),
        pytest.param(
            f"{HISTORY}\n\nIn October 2009 the lake froze. Kenyan President Uhuru Kenyatta is to meet Ugandan President Yoweri Museveni in Kampala on 8 November.",
            "2021-11-08", id="what lies ahead of a history",
        ),
        pytest.param(
            f"{HISTORY}\n\nIn October 2009 the lake froze. This time it was too warm. Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala on 8 August.",
            "2021-08-08", id="a history that has come to its own time",
        ),
    ],
)  # fmt: skip
def test_days_of_the_news_keep_their_year(read, text, start):
    assert [m[1] for m in meetings(read(text, LATER))] == [start]


def test_a_history_names_years_and_no_days_of_the_week():
    assert is_history([HISTORY], 2021)
    assert not is_history([HISTORY, "The ministers met on Monday."], 2021)
    assert not is_history(["The ministers met in 2020."], 2021)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param("In May 1995, Bill Clinton met Boris Yeltsin in Moscow.", "RUS-USA", id="in office at the time"),
        pytest.param("In May 2017, Bill Clinton met Vladimir Putin in Moscow.", "", id="out of office at the time"),
        pytest.param("In May 1995, former president George Bush met Boris Yeltsin in Moscow.", "", id="called a former one"),
    ],
)  # fmt: skip
def test_officials_of_the_time_told(read, text, parties):
    assert "|".join(m[0] for m in meetings(read(text, LATER))) == parties


CHRONOLOGY = """The road to the lake accord: a chronology

2009

8-10 May: Talks between Kenya and Uganda open in Arusha. The sides agree on a map.

21 June: Second round.

2010

24 March: Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni meet in Kampala.

June: Ugandan fishermen are freed. Kibaki receives Museveni in Nairobi.
"""


def test_entries_of_a_chronology_are_of_the_time_at_their_head(read):
    assert meetings(read(CHRONOLOGY, LATER)) == [
        ("KEN-UGA", "2009-05-08", "2009-05-10", "held"),
        ("KEN-UGA", "2009-06-21", "2009-06-21", "held"),
        ("KEN-UGA", "2010-03-24", "2010-03-24", "held"),
        ("KEN-UGA", "2010-06", "2010-06", "held"),
    ]


def test_what_heads_an_entry():
    assert heads_entry("8 May: A met B.", 0, 5)
    assert not heads_entry("On 8 May A met B.", 3, 8)
    assert not heads_entry("They met on 8 May: it rained.", 12, 17)


LAKE = (
    "Talks between Kenya and Uganda opened in Arusha on 4 March 2009. Kenya asked Uganda for a map, and Uganda asked "
    "Kenya for time. Kenya and Uganda held talks in Kigali on 9 May 2009. "
)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The agreement was finally signed in Dodoma on 7 July 2009.", id="an accord"),
        pytest.param("The signing took place in Dodoma on 7 July 2009.", id="a signing"),
        pytest.param("A third attempt, on 7 July 2009, ended at midnight.", id="an attempt"),
        pytest.param("They did it again in Dodoma on 7 July 2009.", id="did it again"),
        pytest.param("In the cooler months that followed, talks were held in Dodoma on 7 July 2009.", id="behind a fronted phrase"),
    ],
)  # fmt: skip
def test_further_meetings_of_those_whose_talks_the_text_is_about(read, told):
    found = meetings(read(LAKE + told, LATER))
    assert ("KEN-UGA", "2009-07-07", "2009-07-07", "held") in found
    assert len(found) == 3


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The agreement was signed by the builders in Dodoma on 7 July 2009.", id="signed by others"),
        pytest.param("The agreement was signed on 7 July 2009.", id="nowhere in particular"),
        pytest.param("The stadium was reached in Dodoma on 7 July 2009.", id="no accord"),
    ],
)
def test_what_others_sign_is_no_meeting_of_theirs(read, told):
    assert len(meetings(read(LAKE + told, LATER))) == 2


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni signed the accord in Arusha on 7 July 2009 before Tanzanian President Jakaya Kikwete.",
            "KEN-TZA-UGA", id="before a third",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni signed the accord in Arusha on 7 July 2009 before the rains.",
            "KEN-UGA", id="before the rains",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni met in Dodoma on 7 July 2009 at Tanzanian President Jakaya Kikwete's invitation.",
            "KEN-TZA-UGA", id="at his invitation",
        ),
        pytest.param(
            "Tanzanian President Jakaya Kikwete brought Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni to Dodoma on 7 July 2009.",
            "KEN-TZA-UGA", id="brought to a place",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni were brought together again by Tanzanian President Jakaya Kikwete on 7 July 2009.",
            "KEN-TZA-UGA", id="were brought together",
        ),
        pytest.param(
            "Tanzanian President Jakaya Kikwete wrote to both. His team met Kenyan President Mwai Kibaki in Nairobi on 7 July 2009.",
            "KEN-TZA", id="his team",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki came to Kampala himself in July 2009.", "KEN-UGA", id="came in person",
        ),
        pytest.param("Kenyan President Mwai Kibaki came to Kampala as a boy.", "", id="came as a boy"),
        pytest.param(
            "Tanzanian minister Bernard Membe, an old friend, shuttled between Nairobi and Kampala in July 2009.",
            "KEN-TZA-UGA", id="shuttled between",
        ),
        pytest.param(
            "The leaders of the two sides, Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni, met in Arusha on 7 July 2009.",
            "KEN-UGA", id="leaders of the sides by name",
        ),
    ],
)  # fmt: skip
def test_who_takes_part(read, text, parties):
    assert "|".join(m[0] for m in meetings(read(text, LATER))) == parties


def test_both_leaders_are_others_than_he_who_receives_them(read):
    text = (
        "In June 2009 Kenyan President Mwai Kibaki wrote to Ugandan President Yoweri Museveni. Tanzanian President Jakaya "
        "Kikwete telephoned Kibaki on 2 July 2009. On 7 July 2009, Kikwete received both leaders in Dodoma."
    )
    assert ("KEN-TZA-UGA", "2009-07-07", "2009-07-07", "held") in meetings(read(text, LATER))


def test_minutes_in_words(read):
    text = "Kenyan President Mwai Kibaki spent fifty-two minutes with Ugandan President Yoweri Museveni on 7 July 2009."
    assert read(text, LATER).meeting_reports["duration_minutes"].to_list() == [52]


def test_within_a_week_of_what_was_told(read):
    text = "On 3 March 2010 the ice broke. Within a week Kenyan President Mwai Kibaki had been to Kampala for talks with Ugandan President Yoweri Museveni."
    assert not any((m[1] or "").startswith("2021") for m in meetings(read(text, LATER)))


def test_a_sentence_ends_behind_letters_of_an_organisation(read):
    assert read("They spoke at the UN. Kibaki flew home.").sentences.height == 2
    assert read("He met GEN. Kibaki at home.").sentences.height == 1


def test_a_surname_is_of_him_who_ends_in_it(read):
    text = "Alejandro Castro Espín listened. Cuban President Raúl Castro wrote. On 4 May 2015 Castro met US President Barack Obama in Lima."
    found = read(text, dt.date(2015, 6, 1)).meeting_reports
    assert found["people"].to_list() == [["Raúl Castro", "Barack Obama"]]


def test_years_over_which_a_title_spans_are_no_meeting(read):
    title = "Talks between Kenya and Uganda, 2007 to 2009\n\n"
    text = "Talks between Kenya and Uganda opened in Arusha on 4 March 2009. The second round took place in Kigali on 9 May 2009."
    assert [m[1] for m in meetings(read(title + text, LATER))] == ["2009-03-04", "2009-05-09"]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("The defence ministers met again on 7 July 2009.", id="ministers of no named party"),
        pytest.param("The Joint Border Committee sat in Dodoma on 7 July 2009.", id="a joint body"),
        pytest.param("They came back to Arusha on 7 July 2009.", id="came back"),
    ],
)
def test_officials_and_bodies_of_those_whose_talks_the_text_is_about(read, told):
    found = meetings(read(LAKE + told, LATER))
    assert ("KEN-UGA", "2009-07-07", "2009-07-07", "held") in found
    assert len(found) == 3


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Ministers met again with reporters on 7 July 2009.", id="with the press"),
        pytest.param("The ministers of finance of the region's banks met nobody.", id="no day"),
        pytest.param("The Medical Committee sat in Dodoma on 7 July 2009.", id="a body of its own"),
    ],
)
def test_other_officials_and_bodies_are_not_theirs(read, told):
    assert len(meetings(read(LAKE + told, LATER))) == 2


def test_each_day_on_which_they_came_back(read):
    found = meetings(read(LAKE + "They came back to Arusha on 11 July and on 20 August 2009.", LATER))
    assert [m[1] for m in found] == ["2009-03-04", "2009-05-09", "2009-07-11", "2009-08-20"]


def test_he_came_in_one_month_and_again_in_another(read):
    text = "Kenyan President Mwai Kibaki came to Kampala in July 2009 and again in March 2010."
    assert [m[1] for m in meetings(read(text, LATER))] == ["2009-07", "2010-03"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "Norwegian minister Espen Barth Eide flew to Tunis on 3 May 1993 to sound out PLO chairman Yasser Arafat.",
            "NOR-PLO", id="an exile is visited",
        ),
        pytest.param(
            "Norwegian minister Espen Barth Eide flew to Tunis on 3 May 1993 to sound out the mood.", "NOR-TUN",
            id="the country is visited",
        ),
        pytest.param(
            "On 7 July 2009 Tanzanian President Jakaya Kikwete called Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni to Dodoma.",
            "KEN-TZA-UGA", id="called to a place",
        ),
        pytest.param(
            "On 7 July 2009 Kenyan Prime Minister Raila Odinga was in Oslo. Norwegian Prime Minister Jens Stoltenberg received him in May 2009.",
            "KEN-NOR", id="received him",
        ),
        pytest.param(
            "Chilean President Michelle Bachelet flew home. Kenyan President Mwai Kibaki had received her in Nairobi on 7 July 2009.",
            "CHL-KEN", id="received her in",
        ),
        pytest.param(
            "On 7 July 2009, just before the rains set in, Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni signed the accord.",
            "KEN-UGA", id="a day with an aside",
        ),
        pytest.param(
            "British Prime Minister Keir Starmer was pleased. On 7 July 2025 Sir Keir met Ugandan President Yoweri Museveni in London.",
            "GBR-UGA", id="Sir and a first name",
        ),
    ],
)  # fmt: skip
def test_who_meets_whom(read, text, parties):
    published = dt.date(2025, 7, 20) if "2025" in text else LATER
    assert parties in {m[0] for m in meetings(read(text, published))}


def test_last_year_is_the_year_of_the_days_behind_it(read):
    text = "Kenyan President Uhuru Kenyatta met Ugandan President Yoweri Museveni in Kampala twice last year, and for the last time on July 30."
    assert any((m[1] or "").startswith("2020") for m in meetings(read(text, dt.date(2021, 7, 22))))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("A third session took place in Dodoma on 7 July 2009.", id="a numbered session"),
        pytest.param("A bridge opened. The first round took place in Lusaka on 2 June 2009, the second in Dodoma on 7 July 2009.", id="counts in a row"),
    ],
)  # fmt: skip
def test_sessions_and_rounds_that_are_counted(read, told):
    assert ("KEN-UGA", "2009-07-07", "2009-07-07", "held") in meetings(read(LAKE + told, LATER))


def test_the_session_of_another_body_is_not_theirs(read):
    assert (
        len(meetings(read(LAKE + "A third session of the film club took place in Dodoma on 7 July 2009.", LATER))) == 2
    )


def test_again_at_another_place(read):
    text = "Kenyan President Mwai Kibaki met Ugandan President Yoweri Museveni in Kampala in July 2009 and again in Dodoma in March 2010."
    found = read(text, LATER).meeting_reports.select("start_date", "place").rows()
    assert sorted(found) == [("2009-07", "Kampala"), ("2010-03", "Dodoma")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The deal was announced after talks between Kenya and Uganda in Arusha on 7 July 2009.", ("KEN-UGA", "held"),
            id="announced after talks",
        ),
        pytest.param(
            "Talks between Kenya and Uganda were held in Arusha on 7 July 2009, before they were suspended.",
            ("KEN-UGA", "held"), id="suspended later",
        ),
        pytest.param(
            "Talks between Kenya and Uganda in Arusha on 7 July 2009 were suspended.", ("KEN-UGA", "postponed"),
            id="suspended",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni signed the accord in Arusha on 7 July 2009 with Tanzanian President Jakaya Kikwete as a witness.",
            ("KEN-TZA-UGA", "held"), id="as a witness",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni signed the accord in Arusha on 7 July 2009, with Tanzanian President Jakaya Kikwete at home.",
            ("KEN-UGA", "held"), id="at home",
        ),
    ],
)  # fmt: skip
def test_stage_and_onlookers(read, text, expected):
    assert [(m[0], m[3]) for m in meetings(read(text, LATER))] == [expected]


def test_a_he_goes_on(read):
    text = (
        "Norwegian minister Espen Barth Eide set out. He was received by Kenyan President Mwai Kibaki in Nairobi on 7 July 2009. "
        "He met Ugandan President Yoweri Museveni in Kampala on 9 July 2009."
    )
    assert [m[0] for m in meetings(read(text, LATER))] == ["KEN-NOR", "NOR-UGA"]


def test_envoys_of_the_author_of_a_report(read):
    text = (
        "Report of the Secretary-General\n\nOn 3 May 2009 I announced the appointment of Berit Aasland as my Special Envoy for the lake. "
        "My Special Envoy met Kenyan President Mwai Kibaki in Nairobi on 7 July 2009."
    )
    assert ("KEN-UN", "2009-07-07", "2009-07-07", "held") in meetings(read(text, LATER))
    assert ("KEN-UN", "2009-07-07", "2009-07-07", "held") not in meetings(
        read(text.replace("Report of the", ""), LATER)
    )


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        pytest.param(
            "The foreign ministers of Kenya, Uganda and Tanzania – Moses Wetangula, Sam Kutesa and Bernard Membe – gathered in Lusaka on 7 July 2009.",
            ["KEN-TZA-UGA"], id="named between dashes",
        ),
        pytest.param(
            "The Joint Lake Commission of Kenya and Uganda has four members. The EU pays it. The commission will meet in Lusaka on 7 July 2022.",
            [], id="a commission of its own",
        ),
    ],
)  # fmt: skip
def test_names_between_dashes_and_commissions(read, text, parties):
    assert [m[0] for m in meetings(read(text, LATER))] == parties


def test_a_history_without_a_date_is_no_news_of_its_middle(read):
    text = (
        "In May 1993 Kenyan and Ugandan officials met in Arusha. On 4 June they came back, and by 20 July there was a map. "
        "The border was opened on 3 March 1994. In September 1996 it was closed again."
    )
    found = read(text, None)
    assert found.documents["published_latest"].to_list() == [None]
    assert "1993-05" in [m[1] for m in meetings(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A call on 7 July 2009 between Kenyan President Mwai Kibaki and Ugandan President Yoweri Museveni went on for an hour.",
            [("KEN-UGA", "2009-07-07")], id="a call on a day between two",
        ),
        pytest.param(
            "It was a call on Kenyan President Mwai Kibaki to free a Ugandan journalist on 7 July 2009.", [],
            id="a call to do something",
        ),
        pytest.param(
            "Kenyan President Mwai Kibaki discussed the port with Ugandan President Yoweri Museveni when they dined in Kampala on 7 July 2009.",
            [("KEN-UGA", "2009-07-07")], id="when they dined",
        ),
    ],
)  # fmt: skip
def test_calls_and_dinners_of_a_day(read, text, expected):
    assert [m[:2] for m in meetings(read(text, LATER))] == expected


def test_one_of_the_sessions_of_a_year(read):
    text = LAKE + "Kenya and Uganda held talks six times in 2010. The third, on 30 July 2010, ended with a handshake."
    assert ("KEN-UGA", "2010-07-30", "2010-07-30", "held") in meetings(read(text, LATER))

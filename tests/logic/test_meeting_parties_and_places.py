"""Who took part in a meeting and where it was, in the wording of agencies and broadsheets."""

from __future__ import annotations

import polars as pl
import pytest


def only_report(reading) -> dict[str, object]:
    """The one meeting that a text tells."""
    return reading.meeting_reports.row(0, named=True) if reading.meeting_reports.height == 1 else {}


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi telephoned Fijian President Ratu Tora and Samoan Prime Minister Tui Leota on Monday.",
            [{"KEN", "FJI"}, {"KEN", "WSM"}], id="calls to two are two calls",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi spoke by telephone with Fijian President Ratu Tora and Samoan Prime Minister Tui Leota"
            " in a conference call on Monday.",
            [{"KEN", "FJI", "WSM"}], id="a conference call is one",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi discussed the reef on Monday in separate telephone calls with Fijian President Ratu Tora and"
            " Samoan Prime Minister Tui Leota.",
            [{"KEN", "FJI"}, {"KEN", "WSM"}], id="discussed in separate calls",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi met Fijian President Ratu Tora and Samoan Prime Minister Tui Leota in Suva on Monday.",
            [{"KEN", "FJI", "WSM"}], id="a meeting with two is one",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi met bilaterally with Fijian President Ratu Tora and Samoan Prime Minister Tui Leota on Monday.",
            [{"KEN", "FJI"}, {"KEN", "WSM"}], id="met bilaterally with two are two",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi met Fijian President Ratu Tora on the sidelines of a summit of the Commonwealth in Apia"
            " on Monday.",
            [{"KEN", "FJI"}, {"KEN", "FJI", "COMMONWEALTH"}], id="both who meet beside a summit attend it",
        ),
        pytest.param(
            "Kenyan President Peter Mwangi and Fijian President Ratu Tora want a treaty. Pope Francis received the two leaders on Monday.",
            [{"VAT", "KEN", "FJI"}], id="the two leaders received are not their host",
        ),
        pytest.param(
            "Talks between Kenyan Foreign Minister Peter Mwangi, who arrived on Sunday, Fijian President Ratu Tora, the host, and Samoan"
            " Prime Minister Tui Leota began in Suva on Monday.",
            [{"KEN", "FJI", "WSM"}], id="an enumeration goes on behind an apposition",
        ),
        pytest.param(
            "Peter Mwangi, head of Kenya's water board, and Tui Leota, the Samoan minister of works, met Fijian President Ratu Tora in Suva"
            " on Monday.",
            [{"KEN", "WSM", "FJI"}], id="so does that of a subject",
        ),
        pytest.param(
            "The accord was signed in Suva on Monday by Kenyan Foreign Minister Peter Mwangi and Samoan Prime Minister Tui Leota at the end"
            " of two days of talks hosted by Fijian President Ratu Tora.",
            [{"KEN", "WSM", "FJI"}], id="the talks that an accord crowns are of those who sign it, and of their host",
        ),
        pytest.param(
            "Fijian President Ratu Tora, addressing a summit of the African Union in Addis Ababa on Monday, asked for ships.",
            [{"AU", "FJI"}], id="who addresses a summit attends it",
        ),
        pytest.param(
            "Speaking at the African Union summit in Addis Ababa on Monday, Fijian President Ratu Tora asked for ships.",
            [{"AU", "FJI"}], id="also where the sentence opens with it",
        ),
        pytest.param(
            "African Union leaders, who met in Addis Ababa on Monday and heard a report from Fijian President Ratu Tora, were grave.",
            [{"AU", "FJI"}], id="so does whom the leaders hear",
        ),
        pytest.param(
            "Fijian President Ratu Tora said on Monday that at the African Union summit in Addis Ababa in 2012 nobody had asked.",
            [{"AU"}], id="nor does who only speaks of it",
        ),
        pytest.param(
            "Kosovo Albanian leaders met Fijian President Ratu Tora in Pristina on Monday.",
            [{"XKX", "FJI"}], id="leaders of a people stand for it",
        ),
        pytest.param(
            "Ambassadors of the five permanent members of the UN Security Council and Germany met in New York on Monday.",
            [{"USA", "GBR", "FRA", "RUS", "CHN", "DEU"}], id="the permanent five meet as states",
        ),
    ],
)  # fmt: skip
def test_which_meetings_are_told(read, text, meetings):
    found = [set(parties) for parties in read(text).meeting_reports["parties"]]
    assert len(found) == len(meetings)
    assert all(parties in found for parties in meetings)


@pytest.mark.parametrize(
    ("text", "parties", "people"),
    [
        pytest.param(
            "Kenyan negotiators met a Fijian delegation led by Ratu Tora in Suva on Monday.", {"KEN", "FJI"}, ["Ratu Tora"],
            id="the leader of a delegation takes part",
        ),
        pytest.param(
            "A Kenyan delegation headed by Peter Mwangi met Fijian officials in Suva on Monday.", {"KEN", "FJI"}, ["Peter Mwangi"],
            id="the leader of the subject's delegation takes part",
        ),
        pytest.param(
            "Kenya's Peter Mwangi and Fiji's Ratu Tora met in Suva on Monday.", {"KEN", "FJI"}, ["Peter Mwangi", "Ratu Tora"],
            id="names behind their states",
        ),
        pytest.param(
            "Iranian negotiators held talks with the E3 in Geneva on Monday.", {"IRN", "GBR", "FRA", "DEU"}, [], id="a format meets as its members",
        ),
        pytest.param(
            "Fiji and the EU held talks in Suva on Monday.", {"FJI", "EU"}, [], id="an organisation as the second subject of talks",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi met his Fijian counterpart, Ratu Tora, in Suva on Monday.", {"KEN", "FJI"},
            ["Peter Mwangi", "Ratu Tora"], id="a counterpart named between commas",
        ),
    ],
)  # fmt: skip
def test_who_takes_part(read, text, parties, people):
    report = only_report(read(text))
    assert set(report["parties"]) == parties
    assert report["people"] == people


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("On Monday evening in Suva, Fijian President Ratu Tora met Samoan Prime Minister Tui Leota.", "Suva", id="a day and a city put first"),
        pytest.param("At a hotel in Suva on Monday, Fijian President Ratu Tora met Samoan Prime Minister Tui Leota.", "Suva", id="a house put first"),
        pytest.param("The first meeting of the Fiji-Samoa joint commission was held in Suva on Monday.", "Suva", id="of a commission"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi met Ratu Tora, the head of Fiji's central bank, in Suva on Monday.", "Suva",
            id="behind an apposition",
        ),
        pytest.param("Kenyan and Fijian officials met near Suva on Monday.", "Suva", id="near a city"),
        pytest.param(
            "Kenyan and Fijian officials met in the Red Sea resort of Sharm el-Sheikh on Monday.", "Sharm el-Sheikh",
            id="a sea that only tells which resort",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi flew to Suva last week, where he met Fijian officials.", "Suva", id="behind 'where'",
        ),
        pytest.param(
            "Peter Mwangi, the Kenyan envoy, spoke of Suva on Monday after he saw Fijian Premier Ratu Tora there.", "Suva",
            id="'there' is the place named before",
        ),
        pytest.param("Kenyan negotiators met Fijian diplomats in Suva on Monday.", "Suva", id="officials met in a place are not posted there"),
        pytest.param("Kenyan and Fijian officials met under UN mediation in Suva on Monday.", "Suva", id="behind an adverbial"),
        pytest.param("Kenyan and Fijian officials met in the south Sudanese capital Juba on Monday.", "Juba", id="behind its state"),
        pytest.param("Kenya and Fiji signed a trade accord in Samoa on Monday.", "Samoa", id="where an accord was signed"),
        pytest.param(
            "A meeting between the Kenyan and Fijian presidents ended in acrimony in Suva on Monday.", "Suva", id="behind how it ended",
        ),
        pytest.param("Kenyan and Fijian officials met at the UN mission's office in Suva on Monday.", "Suva", id="behind a venue"),
        pytest.param("Samoa will host two days of talks between Kenya and Fiji on Monday.", "Samoa", id="of the state that hosts them"),
        pytest.param("Kenyan and Fijian officials met on Monday in talks hosted by Samoa.", "Samoa", id="of the state by which they are hosted"),
    ],
)  # fmt: skip
def test_where_it_was(read, text, place):
    assert only_report(read(text))["place"] == place


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Kenyan and Fijian officials met on Monday on the latest developments in Darfur.", id="the place of the matter",
        ),
        pytest.param(
            "Kenyan and Fijian officials met on Monday to discuss the fighting in Darfur.", id="the place of what is discussed",
        ),
        pytest.param("Kenyan and Fijian officials met on Monday to discuss the siege at the embassy in Suva.", id="the venue of something else"),
        pytest.param("Samoa, which hosts a trade fair, said Kenyan and Fijian officials met on Monday.", id="the host of something else"),
    ],
)  # fmt: skip
def test_where_something_else_is(read, text):
    assert only_report(read(text))["place"] is None


def test_those_only_spoken_of_take_no_part(read):
    reports = read(
        "Kenyan Foreign Minister Peter Mwangi met Fijian Premier Ratu Tora in Suva on Monday to discuss Samoa and the EU."
    ).meeting_reports
    assert reports.select(pl.col("parties").list.sort()).to_series().to_list() == [["FJI", "KEN"]]


def test_who_is_met_as_well_as_another_is_of_his_party(read):
    found = read(
        "Kenyan Foreign Minister Peter Mwangi met Fijian Premier Ratu Tora as well as parliament members Ana Vuna and Tom Hill"
        " in Suva on Monday."
    ).meeting_reports
    assert set(found["people"].to_list()[0]) == {"Peter Mwangi", "Ratu Tora", "Ana Vuna", "Tom Hill"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "Kenyan envoy Peter Mwangi met Fijian Premier Ratu Tora, Foreign Minister Ana Vuna and Defence Minister Tom Hill"
            " in Suva on Monday.",
            {"Peter Mwangi", "Ratu Tora", "Ana Vuna", "Tom Hill"}, id="a list of those met",
        ),
        pytest.param(
            "Fijian Premier Ratu Tora, Foreign Minister Ana Vuna and Defence Minister Tom Hill met Kenyan envoy Peter Mwangi"
            " in Suva on Monday.",
            {"Peter Mwangi", "Ratu Tora", "Ana Vuna", "Tom Hill"}, id="a list of those who meet him",
        ),
        pytest.param(
            "Kenyan envoy Peter Mwangi will meet Fijian Premier Ratu Tora, Foreign Minister Ana Vuna and Defence Minister Tom"
            " Hill said on Monday.",
            {"Peter Mwangi", "Ratu Tora"}, id="those who said so",
        ),
    ],
)  # fmt: skip
def test_officials_listed_behind_one_of_a_party(read, text, people):
    assert set(only_report(read(text))["people"]) == people


def test_a_city_of_a_country_without_an_article(read):
    found = read(
        "Kenyan Foreign Minister Peter Mwangi met Fijian Premier Ratu Tora in Spanish city Barcelona on Monday."
    )
    assert only_report(found)["place"] == "Barcelona"


def test_counterparts_met_on_the_sidelines_hold_no_meeting_of_their_own(read):
    reports = read(
        "Kenyan Foreign Minister Peter Mwangi held separate meetings with his counterparts from Fiji and Samoa on the sidelines of the"
        " meetings in Apia on Monday."
    ).meeting_reports
    assert sorted(reports.select(pl.col("parties").list.sort()).to_series().to_list()) == [
        ["FJI", "KEN"],
        ["KEN", "WSM"],
    ]

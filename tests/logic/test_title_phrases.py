"""Titles of every order, lists of titled names, counterparts, envoys, rebels: who is meant, and for whom they stand."""

from __future__ import annotations

import polars as pl
import pytest


def stands_for(reading) -> dict[str, tuple[str, ...]]:
    """The parties of each person that a text names."""
    rows = reading.mentions.filter(pl.col("type") == "person").iter_rows(named=True)
    return {r["name"]: tuple(r["parties"]) for r in rows}


@pytest.mark.parametrize(
    ("text", "name", "parties"),
    [
        pytest.param(
            "Prime Minister Elena Quispe of Peru spoke first.", "Elena Quispe", ("PER",), id="a party behind the name",
        ),
        pytest.param(
            "UN special envoy for Yemen Peter Mwangi spoke first.", "Peter Mwangi", ("UN",), id="an envoy for a country is not that country's",
        ),
        pytest.param(
            "The US ambassador in Lima, Carla Holt, spoke first.", "Carla Holt", ("USA",), id="an ambassador's post is not his country",
        ),
        pytest.param(
            "The Vice-Chairman of China's Central Military Commission, Wen Haoran, spoke first.", "Wen Haoran", ("CHN",),
            id="the house that a title heads stands between",
        ),
        pytest.param(
            "African Union (AU) commission chairman Rui Mendes spoke first in Angola.", "Rui Mendes", ("AU",),
            id="a short name in brackets stands between",
        ),
        pytest.param(
            "Wen Haoran, member of the Political Bureau of the CPC Central Committee, spoke first.", "Wen Haoran", ("CHN",),
            id="a member of the bureau of a committee",
        ),
        pytest.param(
            "Wen Haoran, commander of the northern fleet of the Chinese navy, spoke first.", "Wen Haoran", ("CHN",),
            id="a rank in small letters behind the name",
        ),
        pytest.param(
            "Pavel Novak, chairman of the foreign affairs committee of the Senate of the Czech Republic, spoke first.", "Pavel Novak",
            ("CZE",), id="a house of another state than the one that it mostly means",
        ),
        pytest.param(
            "Fiji's Speaker Ratu Tora and Deputy Minister Carla Holt met him. Kenya, said Kenya's press, was pleased.", "Carla Holt",
            ("FJI",), id="an official joined to another is of the same state",
        ),
        pytest.param(
            "The head of the Angolan delegation, Rui Mendes, spoke first.", "Rui Mendes", ("AGO",), id="the delegation that a title heads",
        ),
        pytest.param(
            "Vice-President Carla Mendes of Angola spoke first.", "Carla Mendes", ("AGO",), id="a hyphen makes no plural",
        ),
        pytest.param(
            "Kenyan Lt. Gen. Peter Mwangi spoke first.", "Peter Mwangi", ("KEN",), id="a rank with a full stop",
        ),
        pytest.param(
            "Nepal's Maoist leader Ram Gurung spoke first.", "Ram Gurung", ("MAOISTS",), id="a group's leader is not his state's",
        ),
        pytest.param(
            "Iran's UN envoy Sami Farhadi spoke first.", "Sami Farhadi", ("IRN",), id="a state's envoy at an organisation is the state's",
        ),
        pytest.param(
            "Danish Minister Jan Holt spoke first.", "Jan Holt", ("DNK",), id="Jan is a name before a name",
        ),
        pytest.param(
            "Sudanese President Adam El- Tayeb spoke first.", "Adam El-Tayeb", ("SDN",), id="an article broken from its name",
        ),
        pytest.param(
            "Uganda and the Lord's Resistance Army met on Monday. Rebel negotiator Otim Okello spoke first.", "Otim Okello", ("LRA",),
            id="a rebel negotiator is of the rebels told of, not of the state",
        ),
        pytest.param(
            "Uganda was quiet on Monday, and Uganda will be. Rebel negotiator Otim Okello spoke first.", "Otim Okello", (),
            id="of rebels whom nobody names",
        ),
        pytest.param(
            "The rebel Lord's Resistance Army's negotiator Otim Okello spoke first.", "Otim Okello", ("LRA",),
            id="a group with an apostrophe in its name",
        ),
        pytest.param(
            "Kenya's army chief, General Amos Kibet, spoke first.", "Amos Kibet", ("KEN",), id="a rank between office and name",
        ),
        pytest.param(
            "The Fijian foreign minister met his Peruvian counterpart, Elena Quispe, in Suva.", "Elena Quispe", ("PER",),
            id="a counterpart's state",
        ),
    ],
)  # fmt: skip
def test_for_whom_a_person_stands(read, text, name, parties):
    assert stands_for(read(text))[name] == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Foreign ministers Elena Quispe of Peru, Peter Mwangi of Kenya and Lars Holt of Denmark spoke.",
            {"Elena Quispe": ("PER",), "Peter Mwangi": ("KEN",), "Lars Holt": ("DNK",)}, id="each with a party behind the name",
        ),
        pytest.param(
            "Fijian ministers Ratu Tora and Adi Vuki spoke.", {"Ratu Tora": ("FJI",), "Adi Vuki": ("FJI",)}, id="one party before the list",
        ),
    ],
)  # fmt: skip
def test_a_list_of_titled_names(read, text, expected):
    assert stands_for(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "wrong"),
    [
        pytest.param(
            "The delegate, Elena Quispe, met Kenyan Defence Minister Peter Mwangi.", "Elena Quispe", "KEN",
            id="the object's title is no apposition of the subject",
        ),
        pytest.param(
            "On the sidelines of talks with his Peruvian counterpart, Elena Quispe, the Kenyan premier said no.", "Elena Quispe", "KEN",
            id="the next noun phrase is another's title",
        ),
    ],
)  # fmt: skip
def test_a_title_that_is_another_persons(read, text, name, wrong):
    assert wrong not in stands_for(read(text)).get(name, ())


@pytest.mark.parametrize(
    ("text", "said", "parties"),
    [
        pytest.param("The two Koreas agreed.", "two Koreas", ["KOR", "PRK"], id="two Koreas"),
        pytest.param("Greek and Turkish Cypriot leaders agreed.", "Greek and Turkish Cypriot leaders", ["CYP", "TRNC"], id="both Cypriot communities"),
        pytest.param("DPR Korean officials agreed.", "DPR Korean officials", ["PRK"], id="the DPR is Korea's before 'Korean'"),
        pytest.param("The People's Republic of China agreed.", "People's Republic of China", ["CHN"], id="no other republic inside it"),
    ],
)  # fmt: skip
def test_forms_of_several_words(read, text, said, parties):
    found = {r["text"]: r["parties"] for r in read(text).mentions.iter_rows(named=True)}
    assert found.get(said) == parties


def test_month_abbreviations_stay_dates(read):
    assert stands_for(read("Officials arrived on Jan 5 and left on Jan 9.")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers of Kenya and Uganda, Amos Kibet and Sam Okello, met Jean Habimana, the Rwandan president, in Kigali.",
        "The Kenyan and Ugandan foreign ministers, Amos Kibet and Sam Okello, met Jean Habimana, the Rwandan president, in Kigali.",
    ],
)
def test_as_many_names_as_states_are_theirs_in_order(read, text):
    people = {m["name"]: m["parties"] for m in read(text).mentions.to_dicts() if m["type"] == "person"}
    assert people == {"Amos Kibet": ["KEN"], "Sam Okello": ["UGA"], "Jean Habimana": ["RWA"]}


def test_fewer_names_than_states_are_nobody_s(read):
    found = read(
        "The foreign ministers of Kenya, Uganda and Rwanda, Amos Kibet and Sam Okello, met in Kigali."
    ).mentions
    assert {m["name"]: m["parties"] for m in found.to_dicts() if m["name"] in ("Amos Kibet", "Sam Okello")} == {
        "Amos Kibet": [], "Sam Okello": [],
    }  # fmt: skip

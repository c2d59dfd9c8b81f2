"""Where participants have gone before they meet."""

import pytest

from tests.logic.test_meetings import one, read

GONE_TO = [
    ("flew to see", "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed flew to Suva on Monday to see Fijian President Ratu Tora.", "Suva"),
    ("flew into and met", "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed flew into Suva on Monday and met Fijian President Ratu Tora.", "Suva"),
    ("was in, where", "NAIROBI, May 16 -- Amina Mohamed, Kenya's foreign minister, was in Suva on Wednesday, where she saw Fijian President Ratu Tora.", "Suva"),
    ("returned from, where", "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed returned from Suva, where she met Fijian President Ratu Tora on Wednesday.", "Suva"),
    ("on the sidelines of what is there", "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed and her Fijian counterpart Inoke Kubuabola discussed a treaty on Wednesday on the sidelines of a summit in Suva.", "Suva"),
    ("a fronted visit", "NAIROBI, May 16 -- On a visit to Suva on Wednesday, Kenyan Foreign Minister Amina Mohamed met Fijian President Ratu Tora.", "Suva"),
    ("the second day of a visit", "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed, on the second day of a visit to Suva, met Fijian President Ratu Tora on Wednesday.", "Suva"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), [case[1:] for case in GONE_TO], ids=[case[0] for case in GONE_TO])
def test_what_follows_a_journey_is_where_it_led(text, place):
    assert one(text)["place"] == place


def test_what_he_does_next_is_where_he_has_arrived():
    reports, _ = read(
        "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed arrived in Suva on Wednesday.",
        "She met Fijian President Ratu Tora the same evening.",
    )
    assert set(reports["place"]) == {"Suva"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Kenyan Foreign Minister Amina Mohamed, who was in Quito last week, met Fijian President Ratu Tora on Wednesday.",
            id="at another time",
        ),
        pytest.param(
            "Amina Mohamed, the Kenyan foreign minister, was in Quito when she said that Fijian and Kenyan officials had met on Wednesday.",
            id="behind another verb",
        ),
    ],
)  # fmt: skip
def test_a_stay_elsewhere_places_nothing(text):
    reports, _ = read(text)
    fiji = [row for row in reports.to_dicts() if "FJI" in row["parties"]]
    assert fiji and all(row["place"] != "Quito" for row in fiji)


def test_words_by_telephone_are_not_at_the_dateline():
    row = one(
        "NAIROBI, May 16 -- Kenyan Foreign Minister Amina Mohamed told Fijian President Ratu Tora by phone on Wednesday to wait."
    )
    assert (row["place"], row["format"]) == (None, "phone")


def test_what_is_told_in_a_call_is_told_by_telephone():
    row = one(
        "NAIROBI, May 16 -- Uhuru Kenyatta, the Kenyan president, and Enrique Peña Nieto, the Mexican president, are of one mind.",
        "In a telephone call late on Wednesday, Kenyatta told Peña Nieto to wait.",
    )
    assert (row["format"], row["place"], sorted(row["parties"])) == ("phone", None, ["KEN", "MEX"])

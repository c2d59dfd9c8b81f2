"""Read-outs from home, and words by which agencies tell encounters."""

import pytest

from tests.logic.test_meetings import read


def test_an_office_without_a_state_is_of_the_state_at_home():
    reports, _ = read(
        "NAIROBI, May 16 (News) - The President received Ugandan Foreign Minister Sam Kutesa on Wednesday."
    )
    assert [sorted(r["parties"]) for r in reports.to_dicts()] == [["KEN", "UGA"]]


def test_an_office_is_not_of_a_city_that_is_no_capital():
    reports, _ = read(
        "MOMBASA, May 16 (News) - The President received Ugandan Foreign Minister Sam Kutesa on Wednesday."
    )
    assert reports.is_empty()


@pytest.mark.parametrize(
    ("kind", "sentences"),
    [
        ("no fewer is no denial", ["Uhuru Kenyatta and Yoweri Museveni held no fewer than three meetings in Kampala on Monday."]),
        ("days with somebody", ["Uhuru Kenyatta spent last weekend with Yoweri Museveni in Entebbe."]),
        ("by telephone, the time between", ["Uhuru Kenyatta and Yoweri Museveni spoke earlier in the week by telephone."]),
        ("a team led abroad", ["Kenyan Foreign Minister Amina Mohamed led a team to Uganda on Monday."]),
        ("handshakes", ["The handshake between Uhuru Kenyatta and Yoweri Museveni in Kampala on Monday was short."]),
        ("they see each other", ["Uhuru Kenyatta and Yoweri Museveni are to see each other in Kampala on Friday."]),
        ("a round of any number", ["Talks between Kenya and Uganda on the lake stalled in Nairobi in March.", "The 12th round is expected in Kampala."]),
        (
            "the two of whom the text is",
            ["Kenya and Uganda quarrel over the lake.", "Kenyan officials blame Uganda.", "Ugandan officials blame Kenya.",
             "Kenya and Uganda held talks in Nairobi in March.", "On Monday the two sides were closeted in Kampala."],
        ),
    ],
)  # fmt: skip
def test_encounters_of_two_are_told_in_many_words(kind, sentences):
    assert ["KEN", "UGA"] in [sorted(r["parties"]) for r in read(*sentences)[0].to_dicts()], kind

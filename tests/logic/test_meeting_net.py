"""Encounters that no frame reads: the net under the frames, and meetings that a text only counts."""

import pytest

from tests.logic.test_meetings import read

TALKS = "The foreign ministers of Kenya and Uganda held talks in Kampala on February 4, 2013."


def told(*sentences: str, **options) -> list[tuple[str, str | None, str | None, str]]:
    """Parties, first day, place and status of each meeting, in the order of their days."""
    rows = read(*sentences, **options)[0].to_dicts()
    found = [(" ".join(sorted(r["parties"])), r["start_date"], r["place"], r["status"]) for r in rows]
    return sorted(found, key=lambda f: (f[1] or "", f[0]))


# fmt: off
@pytest.mark.parametrize(("kind", "sentence", "expected"), [
    ("a session that had both at the table", "Tuesday's session in Nairobi had Uhuru Kenyatta and Yoweri Museveni at the table until midnight.",
     ("KEN UGA", "2013-05-14", "Nairobi", "held")),
    ("invited to it", "To the meeting at Arusha on April 28 Jakaya Kikwete had asked seven presidents, Yoweri Museveni and Uhuru Kenyatta among them.",
     ("KEN TZA UGA", "2013-04-28", "Arusha", "held")),
    ("on the line", "On Monday night Uhuru Kenyatta and Yoweri Museveni were on the line for forty minutes.",
     ("KEN UGA", "2013-05-13", None, "held")),
    ("a call and whom it addressed", "In a call on Sunday, John Kerry pressed Uhuru Kenyatta to keep the border open.",
     ("KEN USA", "2013-05-12", None, "held")),
    ("a guest", "Yoweri Museveni was Uhuru Kenyatta's guest in Mombasa on Monday.", ("KEN UGA", "2013-05-13", "Mombasa", "held")),
    ("in person", "In April, at Arusha, Yoweri Museveni apologised to Jakaya Kikwete in person.", ("TZA UGA", "2013-04", "Arusha", "held")),
    ("a press conference of two takes an encounter", "Emerging from lunch, at a joint news conference with Uhuru Kenyatta, Yoweri Museveni said he was pleased.",
     ("KEN UGA", None, None, "held")),
    ("a caption", "Yoweri Museveni (L) and Uhuru Kenyatta (R) in Entebbe on May 4.", ("KEN UGA", "2013-05-04", "Entebbe", "held")),
    ("delegations that are there", "Negotiators for the M23 and the Congolese government were back in Kampala on Monday.",
     ("COD M23", "2013-05-13", "Kampala", "held")),
    ("what two did in a place", "Uhuru Kenyatta and Yoweri Museveni put an end to the quarrel at Arusha on April 3.", ("KEN UGA", "2013-04-03", None, "held")),
    ("what one did to the other's face", "Uhuru Kenyatta handed Yoweri Museveni a map of the lake in Kampala on Monday.",
     ("KEN UGA", "2013-05-13", None, "held")),
    ("an assurance got from the other", "Yoweri Museveni won backing from Uhuru Kenyatta in Nairobi on Monday.", ("KEN UGA", "2013-05-13", "Nairobi", "held")),
    ("where the other is at home", "Sam Kutesa spent Friday in Nairobi, where Uhuru Kenyatta showed him the draft.",
     ("KEN UGA", "2013-05-10", "Nairobi", "held")),
])  # fmt: skip
def test_an_encounter_without_a_frame_is_netted(kind, sentence, expected):
    # Something else is told too: a text without any word of meeting is not looked at.
    assert expected in told(sentence, "Reporters saw nothing."), kind


@pytest.mark.parametrize(("kind", "sentence"), [
    ("talked about", "Uhuru Kenyatta spoke to lawmakers in Nairobi on Monday about a session on Yoweri Museveni."),
    ("done apart", "Uhuru Kenyatta and Yoweri Museveni condemned the attack in Kampala on Monday."),
    ("done on days apart", "Uhuru Kenyatta and Yoweri Museveni opened stalls at a fair in Kampala on separate days in April."),
    ("done for all to see", "Uhuru Kenyatta showed a new frigate in Mombasa on Monday to warn Yoweri Museveni."),
    ("named by another", "Uhuru Kenyatta said in Nairobi on Monday that the meeting proved Yoweri Museveni wrong."),
    ("quoted", 'A paper in Kampala wrote on Monday: "One day Uhuru Kenyatta and Yoweri Museveni in one room, that would be news."'),
    ("a habit", "Uhuru Kenyatta never was in one room with Yoweri Museveni in Nairobi in April."),
    ("no place, no day", "Uhuru Kenyatta handed Yoweri Museveni the blame."),
    ("states, not persons", "At the table of the lake's states Kenya and Uganda were first in Kampala on Monday."),
    ("a wish", "Uhuru Kenyatta offered in Nairobi on Monday to be in the same room with Yoweri Museveni."),
    ("aligned with", "Fighters loyal to Yoweri Museveni shook hands in the presence of Uhuru Kenyatta in Nairobi on Monday."),
])
def test_the_net_stays_silent(kind, sentence):
    assert [m for m in told(sentence, "Reporters saw nothing.") if "KEN" in m[0] and "UGA" in m[0]] == [], kind


def test_what_the_text_has_told_is_not_netted_again():
    one = told(TALKS, "In Kampala on February 4 Kenyan and Ugandan officials sat face to face over a map, Amina Mohamed beside Sam Kutesa.")
    assert [m[:2] for m in one] == [("KEN UGA", "2013-02-04")]


@pytest.mark.parametrize(("kind", "sentence", "days"), [
    ("counted", "The first, on January 7, had lasted an hour; at the second, on January 21, they signed nothing.", ["2013-01-07", "2013-01-21", "2013-02-04"]),
    ("the next", "The next is to be held on May 30.", ["2013-02-04", "2013-05-30"]),
    ("what they did next", "On March 4 the two delegations spent a day on fish; on April 8 they parted in anger.", ["2013-02-04", "2013-03-04", "2013-04-08"]),
    ("counted of other things", "The first, a frigate, was launched on March 4.", ["2013-02-04"]),
    ("the same once more", "They talked until midnight on February 4.", ["2013-02-04"]),
])
def test_meetings_of_a_series_are_told_by_number_and_deed(kind, sentence, days):
    found = told(TALKS, "Talks between Kenya and Uganda are about the lake.", sentence)
    assert sorted({m[1] for m in found if m[0] == "KEN UGA" and m[1]}) == days, kind
# fmt: on

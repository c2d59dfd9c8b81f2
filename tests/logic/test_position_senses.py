"""Words that are a stance in one sense only, things that promise nothing, and headlines that sum up the body."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fiji's premier doubted that Kenya would lift the embargo.", id="doubted of another"),
        pytest.param(
            "Peru's premier said he was confident that the African Union would impose sanctions on Chad.",
            id="confident that another will",
        ),
        pytest.param("Asked if Norway would lift the sanctions, the minister said nothing.", id="asked if"),
        pytest.param("A panel will decide how Kenya will withdraw its troops.", id="decides how"),
        pytest.param(
            "Under the accord, Norway would withdraw its troops from the island within a year.",
            id="what a text lays down",
        ),
        pytest.param(
            "The Lima Plan will provide clear rules for free trade, Peru's minister said.",
            id="an accord promises nothing",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi will pay a three-day visit to Chad for talks.",
            id="a visit that is paid",
        ),
        pytest.param(
            '"I must say there are no disputes over trade any more," the Kenyan president said.', id="I must say"
        ),
        pytest.param(
            '"The mills cannot cope with so many food exports," Kenya\'s trade minister said.', id="is unable to"
        ),
        pytest.param(
            '"I am pleased to see the ceasefire has come into force," Kenya\'s president said.', id="pleased to see"
        ),
        pytest.param("A new study by Norway's trade ministry found that tariffs hurt farmers.", id="a study"),
        pytest.param("Chad is widely considered to be a nuclear power.", id="considered to be"),
        pytest.param(
            "Peru has finished all necessary formalities for joining the free trade pact.", id="necessary formalities"
        ),
        pytest.param("Kenya exports tea worth two billion dollars to Chad under a trade deal.", id="worth so much"),
        pytest.param("Some Kenyans were right to think that elections would change nothing.", id="right to think"),
        pytest.param(
            "The trial is seen as a test of Chad's commitment to human rights.", id="a test of its commitment"
        ),
        pytest.param(
            "Kenya's economy will continue to grow as trade deals take hold, the government said.", id="goes on growing"
        ),
        pytest.param(
            '"Smugglers are willing to hide arms in aid parcels," Kenya\'s minister said.', id="others are willing"
        ),
    ],
)
def test_what_is_no_stance_in_this_sense(read, text):
    assert stances(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norwegian Foreign Minister Lars Dahl said Norway would lift the sanctions.",
            ("NOR", "sanctions", "oppose"), id="would, in its own mouth",
        ),
        pytest.param(
            "Norway would withdraw its troops from the island, the government said.",
            ("NOR", "troop_presence", "oppose"), id="would, and no text before it",
        ),
        pytest.param(
            "\"We cannot accept the embargo,\" Kenya's president said.", ("KEN", "sanctions", "oppose"), id="cannot accept"
        ),
        pytest.param(
            "\"Sanctions cannot be kept for ever,\" Kenya's president said.",
            ("KEN", "sanctions", "oppose"), id="cannot be kept",
        ),
        pytest.param("Kenya's threat to attack the port still stands.", ("KEN", "military_action", "support"), id="its threat"),
        pytest.param(
            "Kenya is pleased to support the ceasefire.", ("KEN", "ceasefire", "support"), id="pleased to support"
        ),
        pytest.param(
            "Peru is considering lifting the embargo.", ("PER", "sanctions", "open"), id="considering a deed"
        ),
        pytest.param(
            "A lasting truce is necessary, the Kenyan foreign minister said.", ("KEN", "ceasefire", "support"),
            id="is necessary",
        ),
        pytest.param(
            "Chad reaffirmed its commitment to the ceasefire.", ("TCD", "ceasefire", "support"),
            id="a commitment that is voiced",
        ),
        pytest.param(
            "Kenya will continue to support the ceasefire.", ("KEN", "ceasefire", "support"), id="goes on supporting"
        ),
        pytest.param(
            "Kenya's minister said the army was ready to withdraw its troops from the island.",
            ("KEN", "troop_presence", "oppose"), id="its army is ready",
        ),
    ],
)  # fmt: skip
def test_the_same_words_as_a_stance(read, text, expected):
    assert expected in stances(read(text))


def test_a_headline_is_part_of_what_it_sums_up(read):
    reading = read(
        "Norway urges Chad to free hostages\n\nNorwegian Foreign Minister Lars Dahl urged Chad on Monday to release the "
        "hostages at once."
    )
    assert [(r["holder"], len(r["evidence"])) for r in reading.positions.iter_rows(named=True)] == [("Lars Dahl", 2)]


def test_a_headline_on_another_side_stands_by_itself(read):
    reading = read(
        "Norway rejects embargo\n\nNorwegian Foreign Minister Lars Dahl urged Chad on Monday to release the hostages."
    )
    assert {("NOR", "sanctions", "oppose"), ("NOR", "prisoners", "support")} <= stances(reading)


def test_ready_for_a_thing_and_then_for_it_is_one_stance(read):
    reading = read(
        "Kenyan Foreign Minister Peter Mwangi said he was ready to hold talks with Chad. Mwangi later called for talks "
        "with Chad."
    )
    assert [r["issue"] for r in reading.positions.iter_rows(named=True)] == ["dialogue"]


def test_a_restatement_in_mostly_the_same_words_is_one_stance(read):
    reading = read(
        '"Kenya will adhere to the road of peaceful development and free trade," President Peter Mwangi said. Later '
        "Mwangi said Kenya would adhere to the path of peaceful development."
    )
    assert len(reading.positions) == 1


def test_two_calls_in_other_words_are_two_stances(read):
    reading = read(
        "Kenya called on Chad and Peru to release the hostages. Kenya later called on Chad and Peru to lift the embargo."
    )
    assert len(reading.positions) == 2


def test_who_reports_it_is_no_part_of_what_is_refused(read):
    reading = read("Chad and the rebels refused to meet face to face, the mediators said in a statement on Thursday.")
    assert {r["issue"] for r in reading.positions.iter_rows(named=True)} == {"dialogue"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya demanded that the embargo be lifted in return for closing its uranium enrichment plant.",
            {("KEN", "sanctions", "oppose")}, id="what one gives in return for what one demands",
        ),
        pytest.param(
            "Kenya offered to free the hostages in return for a ceasefire.",
            {("KEN", "prisoners", "support"), ("KEN", "ceasefire", "support")}, id="what one asks for what one offers",
        ),
        pytest.param(
            "Kenya pledged to keep its troops on the island as long as the embargo continues.",
            {("KEN", "troop_presence", "support"), ("KEN", "sanctions", "oppose")}, id="as long as a thing lasts",
        ),
    ],
)  # fmt: skip
def test_what_a_stance_depends_on(read, text, expected):
    assert stances(read(text)) == expected


def test_try_and_is_one_deed(read):
    reading = read("Peru's president offered to meet the rebels to try and reach a ceasefire.")
    assert len(reading.positions) == 1

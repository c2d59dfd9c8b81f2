"""One stance, one passage: what 'and' joins, what is a restatement, and what is another matter."""

from __future__ import annotations

import pytest

from tasks.logic.identity import free_position_id


def passages(reading):
    return {r["issue"]: [passage["text"] for passage in r["evidence"]] for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway called for a ceasefire and the withdrawal of troops.",
            {"ceasefire": ["Norway called for a ceasefire"], "troop_presence": ["Norway called for a ceasefire and the withdrawal of troops."]},
            id="objects joined by 'and'",
        ),
        pytest.param(
            "Kenya listed its demands: the withdrawal of troops, the release of prisoners and an end to the embargo.",
            {
                "troop_presence": ["Kenya listed its demands: the withdrawal of troops"],
                "prisoners": ["Kenya listed its demands: the withdrawal of troops, the release of prisoners"],
                "sanctions": [
                    "Kenya listed its demands: the withdrawal of troops, the release of prisoners and an end to the embargo."
                ],
            },
            id="a list behind a colon",
        ),
        pytest.param(
            "Kenya agreed to a ceasefire but rejected the deployment of foreign troops.",
            {
                "ceasefire": ["Kenya agreed to a ceasefire"],
                "troop_presence": ["rejected the deployment of foreign troops."],
            },
            id="a verb that shares its subject",
        ),
        pytest.param(
            "Peru wants talks, not war.",
            {"dialogue": ["Peru wants talks"], "military_action": ["Peru wants talks, not war."]}, id="the one, not the other",
        ),
        pytest.param(
            "Norway accepts that its fighters be disarmed, and that Peruvian engineers enter the town hall.",
            {
                "arms_control": [
                    "Norway accepts that its fighters be disarmed, and that Peruvian engineers enter the town hall."
                ],
                "other": ["that Peruvian engineers enter the town hall."],
            },
            id="a second clause without a name for its issue",
        ),
    ],
)  # fmt: skip
def test_each_stance_has_its_own_passage(read, text, expected):
    assert passages(read(text)) == expected


def test_what_one_noun_joins_is_one_matter(read):
    assert read("Peru offered to widen cooperation in the water and power sectors.").positions.height == 1


def test_what_a_clause_tells_is_not_asked_for(read):
    text = "Peru demanded that the prisoners be freed and that it had lost patience with the guards."
    assert set(read(text).positions["issue"]) == {"prisoners"}


TRADE = "Kenya proposed a joint investment bank. The Kenyan minister {} in May."


def test_two_matters_of_a_wide_issue_are_two_positions(read):
    found = read(TRADE.format("asked for lower tariffs on tea")).positions
    assert found.select("issue", "stance").unique().height == 1 or found["issue"].unique().to_list() == ["trade"]
    assert found.height == found["position_id"].n_unique() == 2


def test_a_restatement_is_one_position_with_two_passages(read):
    found = read("Kenya proposed a joint investment bank. Kenya called for an investment bank in Nairobi.").positions
    assert [len(row) for row in found["evidence"].to_list()] == [2]


def test_a_narrow_issue_has_one_matter(read):
    found = read("Kenya rejected the embargo. The Kenyan minister condemned all punitive sanctions.").positions
    assert found["issue"].to_list() == ["sanctions"]


def test_the_same_words_are_one_position_however_often_they_are_said(read):
    said = "Kenya is open to what the two sides could agree on trade."
    found = read(" ".join([said, "Nothing else was told.", said, "It rained.", said])).positions
    assert found.height == 1
    assert [len(row) for row in found["evidence"].to_list()] == [3]


def test_what_nothing_tells_apart_has_ids_of_its_own():
    taken: set[str] = set()
    for _ in range(5):
        taken.add(free_position_id(taken, ("d_1", "KEN", "trade", "open"), "what the two sides could agree"))
    assert len(taken) == 5


def test_a_headline_is_no_second_position(read):
    text = (
        "Kenya seeks Peruvian help over refugee crisis\n\n"
        "NAIROBI, June 3 (AFP) - Kenyan Foreign Minister Peter Mwangi is seeking help from Lima to settle the crisis over "
        "refugees in the north. He rejected new sanctions on Chad."
    )
    positions = read(text).positions
    assert positions.height == 2
    told = positions.filter(positions["act"] == "demand").row(0, named=True)
    assert told["holder"] == "Peter Mwangi"
    assert len(told["evidence"]) == 2


def test_a_headline_of_its_own_is_a_position(read):
    text = (
        "Kenya opposes dam on border river\n\n"
        "NAIROBI, June 3 (AFP) - Kenyan Foreign Minister Peter Mwangi rejected new sanctions on Chad."
    )
    assert {"water_resources", "sanctions"} <= set(read(text).positions["issue"])


def test_a_stance_ends_where_the_main_clause_begins(read):
    text = (
        "In Lima, where Peru is resisting the deployment of foreign troops, Kenya insisted that a ceasefire was near."
    )
    positions = read(text).positions
    assert [(r["party"], r["issue"]) for r in positions.iter_rows(named=True) if r["party"] == "PER"] == [
        ("PER", "troop_presence")
    ]


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        pytest.param("Kenya offered Peru cooperation in trade and tourism.", {"trade"}, id="fields of one offer"),
        pytest.param(
            "Kenya demanded the release of prisoners and the withdrawal of Ugandan troops.",
            {"prisoners", "troop_presence"}, id="two demands",
        ),
        pytest.param(
            "Kenya agreed to lift sanctions and resume the peace talks.", {"sanctions", "dialogue"}, id="two deeds"
        ),
    ],
)  # fmt: skip
def test_parts_of_a_stance(read, text, issues):
    assert set(read(text).positions["issue"]) == issues

"""Whose stance it is: subjects told of by another noun, or parted from their verb."""

import datetime as dt

import pytest

from tests.logic.told import Reader

HOLDERS = {
    "the kingdom is the state spoken of before": (
        "Morocco opened talks with Spain on Monday. The kingdom demanded the lifting of sanctions.",
        "MAR",
    ),
    "so is the Balkan state": (
        "Albania opened talks with Italy on Monday. The tiny Balkan state demanded the lifting of sanctions.",
        "ALB",
    ),
    "and the West African country": (
        "Mali opened talks with Ghana on Monday. But the West African country rejected the sanctions.",
        "MLI",
    ),
    "the other country is not": (
        "Mali opened talks with Ghana on Monday. The other country rejected the sanctions.",
        "",
    ),
    "nor is the country of somebody": (
        "Mali opened talks with Ghana on Monday. The country of his birth rejected the sanctions.",
        "",
    ),
    "leaders of a bloc whose members are counted": (
        "Mali is in the African Union. On Tuesday, leaders of the 55-member bloc also demanded the withdrawal of Ghanaian troops.",
        "AU",
    ),
    "a day between 'and' and the verb": (
        "Malian Prime Minister Ali Konate went to the coast, and on Saturday urged Ghana to return to the talks.",
        "MLI",
    ),
    "day and place between them": (
        "The Malian president spent two days in Ghana, went to the coast, and before the cameras on Saturday, in the palace, "
        "urged both parties to return to the talks.",
        "MLI",
    ),
    "a subject of its own behind the day": ("Mali left the talks, and on Saturday Ghana demanded a ceasefire.", "GHA"),
    "the state itself": ("Ghana itself demanded the withdrawal of Malian troops.", "GHA"),
    "the state alone": ("Ghana alone demanded the withdrawal of Malian troops.", "GHA"),
    "an aside between single dashes": (
        "Ghana - a member of the council - demanded the withdrawal of Malian troops.",
        "GHA",
    ),
    "a subject right behind 'in a speech to'": (
        "In a speech to parliament the Malian president demanded the withdrawal of Ghanaian troops.",
        "MLI",
    ),
    "a delegation to the talks, with its head": (
        "The Malian delegation to the talks, led by Ali Konate, demanded the withdrawal of Ghanaian troops.",
        "MLI",
    ),
    "one of many states that is named": (
        "Fifteen African states and Mali condemned the deployment of the troops.",
        "MLI",
    ),
    "its official behind a condition that names another": (
        "If Ghana attacks, Togo will not attend the talks, its president said.",
        "TGO",
    ),
    "its official behind words of time": ("On Monday, Togo will not attend the talks, its president said.", "TGO"),
    "nobody's where another is spoken of": (
        "If Ghana attacks, the troops will not attend the talks, its president said.",
        "",
    ),
}


@pytest.mark.parametrize(("text", "party"), HOLDERS.values(), ids=HOLDERS)
def test_whose_stance_it_is(read: Reader, text: str, party: str) -> None:
    positions = read(text, published=dt.date(2013, 5, 14)).positions
    assert set(positions["party"]) == ({party} if party else set())


GAPS = {
    "whose verb is left out": (
        "Peru has promised to send up to 700 troops; Chile, 500; and Fiji, 400.",
        {"PER", "CHL", "FJI"},
    ),
    "a clause of its own behind a semicolon": (
        "Peru has promised to send up to 700 troops; Chile, which has 500, did not.",
        {"PER"},
    ),
    "no subject behind it": ("Peru has promised to send up to 700 troops; 500 of them, in May.", {"PER"}),
}


@pytest.mark.parametrize(("text", "parties"), GAPS.values(), ids=GAPS)
def test_subjects_whose_verb_is_left_out_hold_it_too(read: Reader, text: str, parties: set[str]) -> None:
    positions = read(text, published=dt.date(2013, 5, 14)).positions
    assert set(positions["party"]) == parties
    assert positions["issue"].unique().to_list() == ["troop_presence"]


STANCES = {
    "what a verb rejects ends where the next verb begins": (
        "The African Union rejected the sanctions, demanded a ceasefire, and called on both sides to talk.",
        {("sanctions", "oppose"), ("ceasefire", "support"), ("dialogue", "support")},
    ),
    "and so in a headline": (
        "Mali rejects ceasefire, demands withdrawal of troops",
        {("ceasefire", "oppose"), ("troop_presence", "oppose")},
    ),
    "what was done to a noun is told of it": (
        "Mali rejected the ceasefire, announced by Ghana in May.",
        {("ceasefire", "oppose")},
    ),
    "what somebody did next is no source": (
        "The African Union condemned the attack, reaffirmed its support for the ceasefire.",
        {("military_action", "oppose"), ("ceasefire", "support")},
    ),
    "what is to be done to it turns it round": (
        "Ghana backs the sanctions. Mali wants them lifted.",
        {("sanctions", "support"), ("sanctions", "oppose")},
    ),
    "not where it is kept": (
        "Ghana opposes the sanctions. Mali wants them kept.",
        {("sanctions", "oppose"), ("sanctions", "support")},
    ),
    "what is not wanted at the head ends with its comma": (
        "Instead of sanctions, Fiji proposed talks.",
        {("dialogue", "support")},
    ),
    "what one wants, and what not": (
        "Fiji wants talks, not sanctions.",
        {("dialogue", "support"), ("sanctions", "oppose")},
    ),
    "a threat for what is not done": (
        "Unless Togo withdraws its troops, Ghana will impose sanctions, President John Mahama warned.",
        {("troop_presence", "oppose"), ("sanctions", "support")},
    ),
    "a threat with a condition before it": (
        "Peru warned that unless Chile frees the crew, Peru would impose sanctions.",
        {("sanctions", "support")},
    ),
    "another's deed that one warns of": (
        "Peru warned that if the rebels attacked, Chile would leave the talks.",
        {("dialogue", "support")},
    ),
    "no objection": ("Ghana is not opposed to a ceasefire.", {("ceasefire", "open")}),
    "what one is asked by another": (
        "Peru was urged by Chile to withdraw its troops.",
        {("troop_presence", "oppose")},
    ),
    "what one is told by another not to do": (
        "Peru was told by Chile not to withdraw its troops.",
        {("troop_presence", "support")},
    ),
    "what none of those who speak wants": (
        "None of us wants war, the Ghanaian president said.",
        {("military_action", "oppose")},
    ),
    "a call and its answer": (
        "Ghana's call for Togo to withdraw its troops was rejected by Lome.",
        {("troop_presence", "oppose"), ("troop_presence", "support")},
    ),
    "a demand and its answer": (
        "Ghana's demand that Togo release the prisoners was flatly rejected by Lome.",
        {("prisoners", "support"), ("prisoners", "oppose")},
    ),
    "no answer where it is what is asked for": (
        "Ghana demanded that the ceasefire be accepted by Togo.",
        {("ceasefire", "support")},
    ),
    "conditions that are counted": (
        "Ghana has two conditions: the withdrawal of troops and the release of prisoners.",
        {("troop_presence", "oppose"), ("prisoners", "support")},
    ),
    "conditions that have been met": ("Peru has met two conditions, a ceasefire and the release of prisoners.", set()),
    "what nobody among many wants": (
        "No one in Ghana wants war, the Ghanaian president said.",
        {("military_action", "oppose")},
    ),
}


@pytest.mark.parametrize(("text", "stances"), STANCES.values(), ids=STANCES)
def test_what_each_verb_is_for_or_against(read: Reader, text: str, stances: set[tuple[str, str]]) -> None:
    positions = read(text, published=dt.date(2013, 5, 14)).positions
    assert set(positions.select("issue", "stance").iter_rows()) == stances

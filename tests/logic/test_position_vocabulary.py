"""Words of issues and stances: what they name, and what they do not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya pledged to join hands with Chad in fighting extremism.", ("terrorism", "oppose"),
            id="fighting extremism is against it",
        ),
        pytest.param(
            "Peru urged Chile to improve the investment climate.", ("trade", "support"),
            id="an investment climate is no weather",
        ),
        pytest.param(
            "Peru demanded that the rebels hand in their guns.", ("arms_control", "support"), id="handing in guns",
        ),
        pytest.param(
            "Chad threatened to retaliate by halting the transit of oil.", ("energy", "oppose"),
            id="retaliation is what it consists of",
        ),
        pytest.param("Spain said on Friday it was sending 200 troops to Chad.", ("troop_presence", "support"),
            id="sending troops is a commitment",
        ),
        pytest.param("Peru is a firm opponent of the sanctions.", ("sanctions", "oppose"), id="a firm opponent"),
        pytest.param("Norway was a key backer of the sanctions.", ("sanctions", "support"), id="a key backer"),
        pytest.param("The Taliban want the sanctions lifted.", ("sanctions", "oppose"), id="a plural name wants"),
    ],
)  # fmt: skip
def test_issue_and_stance(read, text, expected):
    assert set(read(text).positions.select("issue", "stance").rows()) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Taliban demand was rejected.", id="a demand that is a noun behind a plural name"),
        pytest.param("Peru was sending its best wishes to the winner.", id="wishes are sent without a stance"),
        pytest.param("Peru met its opponent of last year in the final.", id="an opponent in a match"),
        pytest.param("The tour took the minister to Helmand.", id="a province named after a river"),
    ],
)
def test_wording_without_a_stance(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Kenyan minister said the crisis could be resolved through free elections.", ("governance", "support"),
            id="what can be done, says an official",
        ),
        pytest.param("A ceasefire is important, the Kenyan minister said.", ("ceasefire", "support"), id="important"),
        pytest.param(
            "A ceasefire is essential to lifting the embargo, the Kenyan minister said.", ("sanctions", "oppose"),
            id="essential to something",
        ),
        pytest.param(
            "The Kenyan minister said no foreign forces would be tolerated.", ("troop_presence", "oppose"),
            id="no such thing is tolerated",
        ),
        pytest.param(
            '"Our troops will stay," the Kenyan defence minister said.', ("troop_presence", "support"), id="troops that stay"
        ),
        pytest.param(
            "Kenya argues that the island is part of its territory.", ("territorial_status", "support"), id="a claim"
        ),
        pytest.param("Norway is to send 200 soldiers to the island.", ("troop_presence", "support"), id="is to send"),
        pytest.param("Ban and Taro of Japan agreed to meet.", ("dialogue", "support"), id="agreed to meet"),
        pytest.param("Kenya froze its aid to Chad.", ("humanitarian_access", "oppose"), id="an irregular past"),
        pytest.param("Kenya upheld the ceasefire.", ("ceasefire", "support"), id="another irregular past"),
        pytest.param(
            "The Queen of Denmark threw her weight behind the peace plan.", ("peace_agreement", "support"),
            id="any possessive",
        ),
        pytest.param('"Free trade is good for Kenya," the Kenyan minister said.', ("trade", "support"), id="good for one"),
        pytest.param('"Sanctions are bad for the people," the Kenyan minister said.', ("sanctions", "oppose"),
            id="bad for one"),
        pytest.param('The Kenyan premier said it was "not the right moment" to speak of a troop reduction.',
            ("troop_presence", "support"), id="no time for it"),
        pytest.param("Kenya gave the final go-ahead for fresh imports of lamb.", ("trade", "support"), id="go-ahead"),
        pytest.param("The Kenyan premier has signed a directive calling on every town to hold elections.",
            ("governance", "support"), id="a directive"),
        pytest.param("Kenya wants the two annexes of the peace deal published.", ("peace_agreement", "support"),
            id="annexes of a text annex nothing",
        ),
    ],
)  # fmt: skip
def test_judgements_and_deeds(read, text, expected):
    assert expected in set(read(text).positions.select("issue", "stance").rows())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The guests could be seated in the hall, the Kenyan minister said.", id="nothing at issue is possible"
        ),
        pytest.param("Kenya offered an apology.", id="an apology given"),
        pytest.param("The UN Security Council is to hold a special session on Tuesday.", id="an appointment"),
    ],
)
def test_judgements_without_a_stance(read, text):
    assert read(text).positions.is_empty()


def test_an_apology_asked_for_is_a_demand(read):
    found = read("Kenya demanded an apology from Chad for the border raid.").positions
    assert found["act"].to_list() == ["demand"]


def test_a_refusal_needs_no_named_issue(read):
    found = read("A new dress code was sent to all embassies. Kenya refused to read it.").positions
    assert found.select("party", "act").rows() == [("KEN", "reject")]

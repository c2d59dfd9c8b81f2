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

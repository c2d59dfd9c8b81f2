"""Positions of parties and parliaments that no list knows, under the code of their state."""

from __future__ import annotations

import pytest


def held(read, text):
    return {(r["holder"], r["party"], r["issue"], r["stance"]) for r in read(text).positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Fiji Workers' Party (FWP) rejected the ceasefire on Monday.",
            ("Fiji Workers' Party", "FJI", "ceasefire", "oppose"), id="the state in its name",
        ),
        pytest.param(
            "Mongolia's National Unity Front demanded an end to the sanctions.",
            ("National Unity Front", "MNG", "sanctions", "oppose"), id="the state before its name",
        ),
        pytest.param(
            "The National Unity Front of Mongolia demanded an end to the sanctions.",
            ("National Unity Front", "MNG", "sanctions", "oppose"), id="the state behind its name",
        ),
        pytest.param(
            "The Fiji Workers' Party (FWP) met in Suva. In a statement, the party demanded a ceasefire.",
            ("Fiji Workers' Party", "FJI", "ceasefire", "support"), id="'the party'",
        ),
        pytest.param(
            "The Fiji Workers' Party (FWP) met in Suva. It demanded a ceasefire.",
            ("Fiji Workers' Party", "FJI", "ceasefire", "support"), id="'it' in the next sentence",
        ),
        pytest.param(
            "The Fiji Workers' Party (FWP) met in Suva. Days passed. Days went. Days came. The FWP demanded a ceasefire.",
            ("Fiji Workers' Party", "FJI", "ceasefire", "support"), id="its short name",
        ),
        pytest.param(
            "Mongolia voted on Sunday. The Mongolian prime minister was silent. Opposition lawmakers rejected the sanctions.",
            ("Mongolia", "MNG", "sanctions", "oppose"), id="lawmakers of the state that the text is about",
        ),
        pytest.param(
            "Mongolia voted on Sunday. The Mongolian prime minister was silent. The lower house endorsed the ceasefire.",
            ("Mongolia", "MNG", "ceasefire", "support"), id="a chamber of its parliament",
        ),
    ],
)  # fmt: skip
def test_holder(read, text, expected):
    assert expected in held(read, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The National Unity Front rejected the ceasefire.", id="no state is known"),
        pytest.param(
            "Mongolia and Fiji held talks. Fijian and Mongolian troops left. Lawmakers rejected the ceasefire.",
            id="a text about two states",
        ),
        pytest.param("The birthday party in Mongolia's capital ended the ceasefire of the Mongolian families.", id="a feast"),
    ],
)  # fmt: skip
def test_silence(read, text):
    assert not held(read, text)


def test_the_state_beside_an_organ_goes_before_that_of_the_text(read):
    text = "Mongolia voted. Mongolian troops left Mongolia. The Fijian lower house rejected the ceasefire."
    assert {party for _, party, _, _ in held(read, text)} == {"FJI"}

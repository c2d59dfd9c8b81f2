"""Whose a house is that many states have, what need not be done, on which terms, and what one will but consider."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Senate of Fiji called for sanctions on Chad.", ("FJI", "sanctions", "support"), id="with its state behind"
        ),
        pytest.param(
            "Fiji's Supreme Court ordered the release of the prisoners.",
            ("FJI", "prisoners", "support"), id="with its state before",
        ),
        pytest.param(
            "The United States and Fiji met in Suva on Monday. The Senate called for sanctions on Chad.",
            ("USA", "sanctions", "support"), id="of the state of which it is mostly said",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said that sanctions on Chad should be lifted only gradually.",
            ("FJI", "sanctions", "open"), id="to be done on terms",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said that sanctions must only be eased once the rebels disarm.",
            ("FJI", "sanctions", "open"), id="'must only be'",
        ),
        pytest.param(
            "Fiji agreed to consider the proposal for a ceasefire.", ("FJI", "ceasefire", "open"), id="agreed to consider"
        ),
        pytest.param(
            "Fiji promised in June that it would review sanctions on Chad.",
            ("FJI", "sanctions", "open"), id="promised that it would review",
        ),
        pytest.param(
            "Fiji said its delegation would not travel to Lima.", ("FJI", "dialogue", "oppose"), id="will not come"
        ),
        pytest.param("Fiji withdrew from the process.", ("FJI", "dialogue", "oppose"), id="withdrew from talks"),
        pytest.param(
            "Talks on the border opened in Suva. Fiji called on the two delegations to make a new start.",
            ("FJI", "dialogue", "support"), id="a new start is no treaty",
        ),
    ],
)  # fmt: skip
def test_a_stance_is_read_as_its_terms_tell(read, text, expected):
    assert expected in stances(read(text, published="2022-05-12"))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        pytest.param(
            "Fiji and Chad met in Suva on Monday. The Supreme Court ordered the release of the prisoners.",
            "USA", id="a court of which nobody tells whose it is",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said that the two states do not have to settle it all to stop shooting.",
            "FJI", id="who need not do a thing may do it",
        ),
        pytest.param(
            "Officials of the United Nations met villagers on Monday. The group has pledged not to take hostages.",
            "UN", id="nobody calls the world body a group",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said that the roads would not meet the needs of trade.",
            "FJI", id="to meet needs is to meet nobody",
        ),
    ],
)  # fmt: skip
def test_no_stance_is_given_to_who_has_none(read, text, never):
    assert never not in {party for party, _, _ in stances(read(text, published="2022-05-12"))}

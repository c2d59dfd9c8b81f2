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
            "In Fiji's Senate nobody spoke. Fiji's Senate called for sanctions on Chad.",
            ("FJI", "sanctions", "support"),
            id="with its state before",
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
        pytest.param(
            "NATO would adjust its presence in Mali as conditions allowed, its secretary general said.",
            ("NATO", "troop_presence", "open"),
            id="what is but adjusted",
        ),
        pytest.param(
            'Peru\'s army was blunt on Monday. "Chad made demands," said its spokesman, Colonel Tom Moe. He called for a ceasefire.',
            ("PER", "ceasefire", "support"),
            id="'its' spokesman is of nobody whom he names",
        ),
        pytest.param(
            'Peru\'s army was blunt. "Chad must withdraw its troops," said its spokesman.',
            ("PER", "troop_presence", "oppose"),
            id="a spokesman without a name",
        ),
        pytest.param(
            "Fiji, one of the guarantors along with Norway, Cuba and Chile, rejects sanctions on Mali.",
            ("FJI", "sanctions", "oppose"),
            id="others listed in what describes the subject",
        ),
        pytest.param(
            "After talks with Norway, Chile, a neighbour of Peru, rejects sanctions on Mali.",
            ("CHL", "sanctions", "oppose"),
            id="others before the subject",
        ),
        pytest.param(
            "Fiji put forward a peace plan.", ("FJI", "peace_agreement", "support"), id="a past that is its base form"
        ),
        pytest.param("Fiji proposed a six-point plan.", ("FJI", "peace_agreement", "support"), id="a plan by its points"),
        pytest.param("Fiji has put a ceasefire on the table.", ("FJI", "ceasefire", "support"), id="put on the table"),
        pytest.param(
            "Fiji urged the UN to address terrorism.", ("FJI", "terrorism", "oppose"), id="an evil is addressed"
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said the border was an internal matter and not a topic for negotiation.",
            ("FJI", "territorial_status", "support"),
            id="no topic for negotiation",
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
            "The Supreme Court of Fiji ordered the release of the prisoners.", "FJI", id="a court takes no side"
        ),
        pytest.param(
            "Fiji considered the border dispute closed.", "FJI", id="what is considered closed is not looked at"
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


def test_a_plan_submitted_behind_a_comma_is_not_the_subjects(read):
    text = "Fiji rejected the ceasefire plan, proposed in May by Chad."
    assert stances(read(text, published="2022-05-12")) == {("FJI", "ceasefire", "oppose")}

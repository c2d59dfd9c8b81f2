"""Which issue a stance is on: forms of a cue's verb, what is only named, memberships and agreements, undone things."""

from __future__ import annotations

import pytest


def stances(reading):
    return reading.positions.select("issue", "stance").rows()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norway called on the rebels to begin handing over their weapons.", ("arms_control", "support"),
            id="another form of the verb"),
        pytest.param("Norway threatened to begin deporting migrants.", ("migration", "oppose"), id="deporting"),
        pytest.param("Kenya wants to go on signing agreements on trade.", ("trade", "support"),
            id="a general word yields to what it is about"),
    ],
)  # fmt: skip
def test_a_cue_in_every_form_of_its_verb(read, text, expected):
    assert stances(read(text)) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norway urged Chad to extradite Joseph Mbeki.", ("accountability", "support"), id="a person extradited"),
        pytest.param("Norway urged Chad to set Joseph Mbeki free.", ("prisoners", "support"), id="a person set free"),
        pytest.param("Norway threatened to invade Chad.", ("military_action", "support"), id="a state invaded"),
        pytest.param("Norway urged Chad to extradite Joseph Mbeki and to lift the embargo.", ("sanctions", "oppose"),
            id="an issue that is named comes first"),
    ],
)  # fmt: skip
def test_what_is_only_named(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Kenya wants the alliance to agree to the accession of Chad.", "nato_enlargement", id="of an alliance"),
        pytest.param("Kenya wants to speed up its accession to the WTO.", "trade", id="of a trade body"),
        pytest.param("Kenya backs the accession of Chad to the Commonwealth.", "other", id="of a union"),
        pytest.param(
            "Kenya wants lower tariffs. Chad wants lower tariffs. Peru wants lower tariffs, too. Norway rejected the accord.",
            "trade", id="an accord of what the text speaks of",
        ),
        pytest.param(
            "Kenya wants peace with Chad. Chad wants a peace deal. Norway rejected the accord.",
            "peace_agreement", id="an accord that ends a conflict",
        ),
    ],
)  # fmt: skip
def test_words_of_many_senses(read, text, issue):
    assert read(text).positions["issue"].to_list().count(issue) > 0
    assert not {"nato_enlargement", "trade", "other"} - {issue} & {*read(text).positions["issue"].to_list()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya demanded that the foreign bases at Tacna and Arica be closed.", ("troop_presence", "oppose"),
            id="what is done behind two names"),
        pytest.param("Kenya wants the travel bans on its generals scrapped.", ("sanctions", "oppose"), id="wanted undone"),
        pytest.param("Kenya wants the travel bans on its generals extended.", ("sanctions", "support"), id="wanted on"),
        pytest.param("Kenya rejected the test ban treaty as discriminatory.", ("nuclear_weapons", "support"),
            id="why it is rejected turns nothing"),
        pytest.param("Kenya demanded that the sailors held hostage go home.", ("prisoners", "support"), id="captives who go"),
        pytest.param("Kenya insisted that its nuclear deterrent was not negotiable.", ("nuclear_weapons", "support"),
            id="not negotiable"),
        pytest.param("Kenya threatened to downgrade relations with Chad over the sale of submarines.",
            ("diplomatic_relations", "oppose"), id="over what relations are broken"),
        pytest.param("Kenya wants guarantees that it will not be attacked.", ("security_guarantees", "support"),
            id="what is guaranteed not to be"),
        pytest.param("Kenya said it would not give up its guns.", ("arms_control", "oppose"),
            id="a verb and its object that are one issue"),
        pytest.param("Kenya demanded a pledge never to admit Chad to the alliance.", ("nato_enlargement", "oppose"),
            id="never to do it"),
        pytest.param("Kenya pledged to fight malaria.", ("other", "support"), id="an evil that is fought"),
        pytest.param("Kenya refused to fight malaria.", ("other", "oppose"), id="an evil that is not fought"),
        pytest.param("Kenya wants the union to allocate more money for malaria tests.", ("other", "support"),
            id="an evil in another's name"),
        pytest.param("Kenya warned Chad that membership in the WTO was vital.", ("trade", "support"), id="vital, it warned"),
        pytest.param("Kenya wants to sign the free trade agreement.", ("trade", "support"), id="an agreement on trade"),
        pytest.param("Kenya urged Chad to take in refugees driven out by the offensive.", ("migration", "support"),
            id="by what they were driven out"),
        pytest.param("Kenya wants more arms control on the basis of equality and non-interference.",
            ("arms_control", "support"), id="on what basis"),
        pytest.param("Kenya refused to meet the rebels.", ("dialogue", "oppose"), id="a refusal is no part of the issue"),
    ],
)  # fmt: skip
def test_which_way(read, text, expected):
    assert stances(read(text)) == [expected]


def test_whom_one_turns_to_is_not_the_issue(read):
    """Rebels who are asked for something that no word names are not what is asked for."""
    assert (
        "terrorism" not in read("Norway called on the rebels to let girls learn to swim.").positions["issue"].to_list()
    )

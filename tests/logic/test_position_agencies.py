"""Agency prose: assertions, courts and fates that are no stance, and calls whose words, form or place hid them."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fiji insists that exports of Chad are low.", id="insists that it is so"),
        pytest.param("Fiji insisted that it had known nothing of the raid.", id="insists that it knew nothing"),
        pytest.param("Fiji's trade minister pleaded not guilty to arms exports.", id="a plea in court"),
        pytest.param(
            '"The embargo is condemning our children to death," said the Fijian minister.', id="condemned to a fate"
        ),
        pytest.param("Fijian judge Ann Lee ordered the release of the prisoners.", id="a judge"),
        pytest.param("Fiji distanced itself from the former rulers of Chad.", id="distance from somebody"),
        pytest.param(
            '"I have had to overcome many obstacles to peace talks," said Fijian President Ann Lee.', id="had to"
        ),
        pytest.param(
            'Fijian President Ann Lee spoke. "If peace talks are to be held, who knows where?" she said.',
            id="if it is to be",
        ),
        pytest.param("Unless Fiji comes out with a proposal for talks, nobody will travel.", id="a proposal supposed"),
        pytest.param("Peru, Fiji trade to grow in May", id="a noun in a line"),
        pytest.param("Fiji hailed Chad's contribution to the peacekeeping force.", id="praise of merits"),
        pytest.param(
            '"We face an enemy that continues to develop more precise missiles," said Fijian Defence Minister Ann Lee.',
            id="what an enemy does",
        ),
        pytest.param(
            '"Free trade will be kept up with no concessions," said Fijian Premier Ann Lee.', id="with no concessions"
        ),
        pytest.param("Fiji was sent a letter demanding an end to sanctions on Mali.", id="was sent a text"),
        pytest.param('"There will be no trouble with sanctions," said Fijian Premier Ann Lee.', id="no trouble"),
        pytest.param("The Fijian proposal includes a truce.", id="a plan described"),
        pytest.param("Fiji's trade will help fight inflation, Fijian Premier Ann Lee said.", id="a forecast"),
        pytest.param(
            "Peru's Foreign Minister Ann Lee said that Fiji will eventually talk with the rebels.",
            id="some day, says another",
        ),
        pytest.param('"Let us celebrate free trade," said Fijian Premier Ann Lee.', id="let us celebrate"),
        pytest.param("Prices fell in the countries under review, Fiji's ministry of trade said.", id="under review"),
        pytest.param("The Fijian Football Association called for a referee from Peru.", id="no national body"),
    ],
)
def test_what_only_looks_like_a_stance(read, text):
    assert stances(read(text, published="2022-05-12")) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fiji's minister called for a fight against software piracy.",
            ("FJI", "trade", "support"),
            id="copies at sea",
        ),
        pytest.param(
            "Fiji said that it will eventually lift its sanctions.", ("FJI", "sanctions", "oppose"), id="its own"
        ),
        pytest.param(
            "Fiji insists that talks are the only way.", ("FJI", "dialogue", "support"), id="insists on the only way"
        ),
        pytest.param(
            "Fiji's minister pleaded for an end to the fighting.", ("FJI", "ceasefire", "support"), id="pleaded for"
        ),
        pytest.param("Fiji condemned the attack on a convoy to Lima.", ("FJI", "military_action", "oppose"), id="to"),
        pytest.param(
            "Fiji distanced itself from the sanctions on Chad.",
            ("FJI", "sanctions", "oppose"),
            id="distance from a deed",
        ),
        pytest.param(
            '"If the ban is to end, Chad has to withdraw its troops," said Fijian President Ann Lee.',
            ("FJI", "troop_presence", "oppose"),
            id="what has to be if another is to be",
        ),
        pytest.param(
            'Fijian Premier Ann Lee called for people to "keep a cool head and obey the wardens".',
            ("FJI", "other", "support"),
            id="a quotation names it",
        ),
        pytest.param(
            "Fijian Premier Ann Lee went on the radio on Sunday promising talks with Chad.",
            ("FJI", "dialogue", "support"),
            id="promising, on the air",
        ),
        pytest.param(
            "URGENT Fiji calls on Chad to end sanctions", ("FJI", "sanctions", "oppose"), id="an agency's urgent line"
        ),
        pytest.param(
            "Fiji's lagoon is full of ships. The opposition leader demanded new elections. Fiji votes in May.",
            ("FJI", "governance", "support"),
            id="a leader of the opposition at home",
        ),
        pytest.param(
            "The Lebanese branch of Al-Qaeda rejected a truce on Monday.",
            ("AL_QAEDA", "ceasefire", "oppose"),
            id="a branch of a group",
        ),
        pytest.param(
            "Fiji's Foreign Minister Ann Lee flew to Chad. First, Lee said the two should maintain the ceasefire.",
            ("FJI", "ceasefire", "support"),
            id="what others 'should maintain'",
        ),
        pytest.param(
            "Fiji seeking to boost trade with Chad: official", ("FJI", "trade", "support"), id="all of a line"
        ),
        pytest.param(
            "OPEC chief calls for higher oil output", ("OPEC", "energy", "support"), id="'calls for' in a line"
        ),
        pytest.param(
            "The Fijian Revenue Authority called for lower tariffs.", ("FJI", "trade", "support"), id="a national body"
        ),
        pytest.param(
            "Fiji's new army chief opened the parade with an appeal for talks with the rebels.",
            ("FJI", "dialogue", "support"),
            id="with an appeal",
        ),
        pytest.param(
            "Peru, Fiji vow to strengthen trade with Chad", ("FJI", "trade", "support"), id="two named in a line"
        ),
    ],
)
def test_calls_that_were_hidden(read, text, expected):
    assert expected in stances(read(text, published="2022-05-12"))


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        pytest.param(
            "Fiji urged Chad to lower its tariffs. It also urged Chad to open its markets.", 2, id="two matters"
        ),
        pytest.param("Fiji urged Chad to lower its tariffs. It said Chad must cut tariffs soon.", 1, id="one matter"),
    ],
)
def test_whom_two_calls_name_makes_them_no_one_matter(read, text, matters):
    assert read(text, published="2022-05-12").positions.height == matters

"""What one says is so, or not so, is no stance: denials of fact, what one foresees, what words only sound like."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya denied any role in the bombing of the camp.", id="a role denied"),
        pytest.param("Kenya denied reports that it would send troops to Chad.", id="reports denied"),
        pytest.param("Kenya denied that it planned to send troops to Chad.", id="what it is said to plan"),
        pytest.param("Kenya refuted claims that it was ready to send troops to Chad.", id="what it is said to be ready to"),
        pytest.param("Kenya and Chad have argued for years over the sanctions.", id="how long one argues"),
        pytest.param("Kenya hopes that the ceasefire was not broken by Chad's ally alone.", id="hoping that a thing is so"),
        pytest.param('"I hope this ceasefire is not a joke," Kenyan Foreign Minister Peter Mwangi said.',
            id="hoping it of a thing of one's own words"),
        pytest.param("Kenya is due to adopt the arms control treaty on Monday.", id="a day that is set"),
        pytest.param("A Kenyan judge ordered the release of the prisoners.", id="a judge's order"),
        pytest.param("The Kenyan pleaded not guilty to breaching the sanctions.", id="a plea in court"),
        pytest.param("Kenya conceded no one had yet heeded the ceasefire.", id="conceding that it is so"),
        pytest.param("Despite Kenya's appeal, troops of nobody broke the ceasefire.", id="an appeal of which nothing is told"),
        pytest.param("Kenya pulled out of the Lima Open as the ceasefire was broken.", id="leaving a tournament"),
        pytest.param("Kenya suspended 12 customs officers amid a row over trade with Peru.", id="dismissing staff"),
        pytest.param('"We should not have signed the ceasefire," the Kenyan minister said.', id="what one regrets"),
        pytest.param("The Kenyan minister said there would be no risk to the ceasefire.", id="a risk denied"),
        pytest.param("Kenyan business leaders welcomed the ceasefire.", id="leaders of trades"),
        pytest.param("Kenya called a meeting to order amid the ceasefire.", id="called to order"),
        pytest.param("Kenya's calls to the camp about the ceasefire went unanswered.", id="calls by phone"),
        pytest.param("The Kenyan minister spoke of illegal fishing off Chad.", id="a deed that is called illegal"),
        pytest.param("It was too early to say whether Chad broke the ceasefire, the Kenyan minister said.", id="too early to say"),
        pytest.param("Kenyan-backed rebels broke the ceasefire.", id="who is backed, in one word"),
        pytest.param("Kenya has decided on whether to lift the sanctions.", id="what is decided is not told"),
        pytest.param("Critics say Kenya wants new sanctions.", id="critics say so"),
        pytest.param('"The hard winter threatens the ceasefire," the Kenyan minister said.', id="what a thing does"),
        pytest.param("The Kenyan minister extended his stay in Chad as the ceasefire held.", id="a stay made longer"),
        pytest.param("The Kenyan minister spoke of nine killed on the rebels' side.", id="where the dead were"),
        pytest.param("The question is what the farmers should do to raise food exports, the Kenyan minister said.",
            id="what is asked"),
        pytest.param("The Kenyan minister said that many farmers are unwilling to resume food exports.",
            id="who is unwilling is another"),
        pytest.param("The Kenyan minister spoke of interests opposed to a ceasefire.", id="what is opposed is a thing"),
        pytest.param("The Kenyan leader began a second bid for the presidency.", id="a bid for an office"),
        pytest.param("The Kenyan president encouraged voters to enjoy the ceasefire.", id="to enjoy a thing"),
        pytest.param("A blast on Monday hit a Kenyan bus amid the ceasefire.", id="a blast that nobody utters"),
    ],
)  # fmt: skip
def test_a_report_of_fact(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya denied UN inspectors access to the camp.", ("KEN", "reject"), id="what one does not grant"),
        pytest.param("Kenya denied a role in the raid and rejected a truce.", ("KEN", "reject"), id="a verb behind it"),
        pytest.param("Kenya pressed for two weeks of talks with Chad.", ("KEN", "demand"), id="a length of what one wants"),
        pytest.param("Kenya hopes that the ceasefire is extended by Chad.", ("KEN", "call"), id="hoping that it is done"),
        pytest.param("Kenya is expected to demand a ceasefire.", ("KEN", "demand"), id="a demand to be expected"),
        pytest.param("Kenya conceded the need for a ceasefire.", ("KEN", "accept"), id="conceding what another asks"),
        pytest.param("Despite Kenya's appeal for a ceasefire, nobody came.", ("KEN", "call"), id="an appeal for a thing"),
        pytest.param("Kenya pulled out of the peace talks.", ("KEN", "reject"), id="leaving talks"),
        pytest.param("Kenya suspended trade with Peru.", ("KEN", "reject"), id="suspending a thing"),
        pytest.param("Kenya has the support of Chad for a ceasefire.", ("TCD", "state"), id="whose support another has"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi won assurances from his Chadian counterpart that sanctions would end.",
            ("TCD", "commit"), id="whose assurances another wins",
        ),
        pytest.param("Kenya called the Chadian army to respect the ceasefire.", ("KEN", "call"), id="called to a deed"),
        pytest.param("A decision by Kenya to lift the sanctions was hailed.", ("KEN", "commit"), id="whose decision"),
        pytest.param('"There is no mandate for sanctions," the Kenyan minister said.', ("KEN", "reject"), id="no mandate"),
        pytest.param("Chad rested. Kenya waited. It is ready to lift the sanctions.", ("KEN", "offer"), id="it is ready"),
        pytest.param("Kenya stands on the side of those who want a ceasefire.", ("KEN", "state"), id="whose side it is on"),
        pytest.param("Kenya extended the ceasefire with Chad.", ("KEN", "accept"), id="a truce made longer"),
        pytest.param("Kenya is opposed to a ceasefire.", ("KEN", "reject"), id="opposed to a thing"),
        pytest.param("Kenya launched a bid for a ceasefire.", ("KEN", "call"), id="a bid for a truce"),
        pytest.param("Kenya blasted the sanctions on Chad.", ("KEN", "reject"), id="to blast a thing"),
    ],
)  # fmt: skip
def test_a_stance_beside_it(read, text, expected):
    assert read(text).positions.select("party", "act").rows() == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya warned Chad not to hold naval drills.", ("military_exercises", "oppose"), id="warned not to"),
        pytest.param("Kenya told the rebels not to boycott the elections.", ("governance", "support"),
            id="told not to stay away"),
        pytest.param('"We will never give up our nuclear programme," the Kenyan minister said.',
            ("nuclear_programme", "support"), id="never given up"),
        pytest.param("Kenya criticised Chad for failing to hold elections.", ("governance", "support"), id="a failure to"),
        pytest.param("Lifting the sanctions would be wrong, the Kenyan minister said.", ("sanctions", "support"),
            id="a deed that would be wrong"),
        pytest.param("Imposing sanctions would be a grave error, the Kenyan minister said.", ("sanctions", "oppose"),
            id="another deed that would be an error"),
        pytest.param("Kenya expressed concern over the sanctions.", ("sanctions", "oppose"), id="concern is no threat"),
        pytest.param('"There is no military solution to the crisis," the Kenyan minister said.',
            ("military_action", "oppose"), id="no military solution"),
        pytest.param("Kenya said the time had come to lift the sanctions.", ("sanctions", "oppose"), id="time had come"),
        pytest.param("Kenya and Chad expressed their will to resume talks.", ("dialogue", "support"), id="their will"),
        pytest.param("Kenya supports the peace process to end the armed conflict.", ("peace_agreement", "support"),
            id="what a process is to end"),
        pytest.param("Kenya agreed to extend the stay of its troops in Chad to the end of the year.",
            ("troop_presence", "support"), id="the end of a year"),
        pytest.param("Kenya demanded that the troops leave the island.", ("troop_presence", "oppose"), id="who is to leave"),
    ],
)  # fmt: skip
def test_which_side(read, text, expected):
    assert read(text).positions.select("issue", "stance").rows() == [expected]


def test_time_not_to_be_wasted(read):
    found = read('The truce is at risk. "We must not waste any more time," the Kenyan minister said.').positions
    assert found["stance"].to_list() == ["support"]

"""What may be, and on which condition; what nobody may; and who goes on speaking without another 'she said'."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fijian Foreign Minister Ann Lee said on Monday that sanctions could be eased if Chad freed the hostages.",
            ("FJI", "sanctions", "open"), id="what could be done under a condition",
        ),
        pytest.param(
            "A ceasefire can begin only when the troops leave, Fijian Foreign Minister Ann Lee said.",
            ("FJI", "ceasefire", "open"), id="what can begin only then",
        ),
        pytest.param(
            "Fiji could lift the sanctions if Chad withdrew its troops, its foreign minister said.",
            ("FJI", "sanctions", "open"), id="what one's own side could do, by 'its minister'",
        ),
        pytest.param(
            "No side could set preconditions, Fijian Foreign Minister Ann Lee said.",
            ("FJI", "dialogue", "support"), id="what no side may do",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said that there would be no talks until the rebels laid down their arms.",
            ("FJI", "dialogue", "oppose"), id="'that there would be no'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said no dialogue could begin until the prisoners were free.",
            ("FJI", "dialogue", "oppose"), id="what cannot begin until then",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee met reporters. Fiji would not, she said, give up its weapons.",
            ("FJI", "arms_control", "oppose"), id="a modal parted from its verb by who speaks",
        ),
        pytest.param(
            "Fijian President Ann Lee said the ceasefire, promised in the accord of April, must be renewed.",
            ("FJI", "ceasefire", "support"), id="a participle between commas",
        ),
        pytest.param(
            "Fijian President Ann Lee had said on Saturday, on the eve of the session, that sanctions must be lifted.",
            ("FJI", "sanctions", "oppose"), id="an occasion between commas before 'that'",
        ),
        pytest.param(
            "The truce held, Fijian President Ann Lee said. The prisoners should now be freed.",
            ("FJI", "prisoners", "support"), id="free indirect speech",
        ),
        pytest.param(
            "In Fiji's view, sanctions should be lifted.", ("FJI", "sanctions", "oppose"), id="in one's view"
        ),
        pytest.param(
            "Peru, Fiji and Chad met on Monday. The three called for a ceasefire.",
            ("PER", "ceasefire", "support"), id="'the three' without a noun",
        ),
        pytest.param(
            "Fiji and Chad met on Monday. Both rejected the ceasefire plan.",
            ("FJI", "ceasefire", "oppose"), id="'both' without a noun",
        ),
        pytest.param(
            "Fiji declared war on the rebels, thereby rejecting the ceasefire.",
            ("FJI", "ceasefire", "oppose"), id="'thereby rejecting'",
        ),
        pytest.param(
            "Fiji proclaimed an amnesty while again demanding that Chad withdraw its troops.",
            ("FJI", "troop_presence", "oppose"), id="'while demanding'",
        ),
        pytest.param(
            "Fijian President Ann Lee said his patience was running out. \"We need a ceasefire, and we need it now.\"",
            ("FJI", "ceasefire", "support"), id="a quotation right behind who spoke",
        ),
        pytest.param(
            "Fijian President Ann Lee said the sanctions \"must be lifted at once\".",
            ("FJI", "sanctions", "oppose"), id="a quotation that holds the verb",
        ),
        pytest.param(
            "Fijian President Ann Lee met reporters. The sanctions, she went on, must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'she went on'",
        ),
        pytest.param(
            "Fijian President Ann Lee doesn't accept the ceasefire.",
            ("FJI", "ceasefire", "oppose"), id="a contraction",
        ),
        pytest.param(
            "It's time for the fighting to stop, Fijian President Ann Lee said.",
            ("FJI", "ceasefire", "support"), id="'it's time'",
        ),
        pytest.param(
            "Fiji signalled it was ready to extend the ceasefire.",
            ("FJI", "ceasefire", "support"), id="British spelling",
        ),
        pytest.param(
            "Fiji would not agree to a date for talks until Chad had withdrawn its troops.",
            ("FJI", "troop_presence", "oppose"), id="the price of a refusal",
        ),
        pytest.param(
            "The Lima accord, Fijian President Ann Lee said, cannot be reopened.",
            ("FJI", "peace_agreement", "support"), id="an accord that has a town's name",
        ),
        pytest.param(
            "The government in Suva opposes the deployment of foreign troops.",
            ("FJI", "troop_presence", "oppose"), id="a government by its seat",
        ),
    ],
)  # fmt: skip
def test_what_may_and_may_not_be(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Fijian President Ann Lee said no progress could be made on sanctions.", id="what failed"),
        pytest.param("Fijian President Ann Lee said war could resume if talks fail.", id="a danger"),
        pytest.param(
            "Fijian President Ann Lee said there would be no change in its policy on fishing.", id="no change"
        ),
        pytest.param("The truce held, analysts said. The prisoners should now be freed.", id="analysts who go on"),
        pytest.param(
            "The truce held, Fijian President Ann Lee said. For Chad it remains essential that nobody should be freed.",
            id="what is so for another",
        ),
        pytest.param(
            "The truce held, Fijian President Ann Lee said. Parliament must approve a vote by Friday.",
            id="what the law lays down",
        ),
        pytest.param(
            "The truce, agreed in May by nobody known, should hold, analysts said.", id="a truce agreed in May"
        ),
    ],
)
def test_no_stance(read, text):
    assert stances(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Fijian President Ann Lee said sanctions have to go on the first day.",
            ("FJI", "sanctions", "oppose"), id="'go on' a day is no going on",
        ),
        pytest.param(
            "Fijian President Ann Lee spoke of the ceasefire talks. \"We don't want to stop,\" she said.",
            ("FJI", "ceasefire", "support"), id="not to want to stop is to go on",
        ),
        pytest.param(
            "Fiji demanded that the last foreign soldier leave.",
            ("FJI", "troop_presence", "oppose"), id="soldiers who are to leave",
        ),
        pytest.param(
            "Fijian President Ann Lee called on Chad, whose troops hold the border, to free the prisoners.",
            ("FJI", "prisoners", "support"), id="what is told of whom one calls on",
        ),
        pytest.param(
            "Fijian President Ann Lee vowed to fight for women's rights.",
            ("FJI", "human_rights", "support"), id="'fight for' is for it",
        ),
        pytest.param(
            "Fiji has refused to free the inmates as promised when talks resumed in July.",
            ("FJI", "prisoners", "oppose"), id="what goes with 'when' is another matter",
        ),
        pytest.param(
            "Fijian President Ann Lee said any accord must let inspectors go wherever they need.",
            ("FJI", "arms_control", "support"), id="'let inspectors go' ends no inspection",
        ),
        pytest.param(
            "Fiji wants Chad to scale back its nuclear programme.",
            ("FJI", "nuclear_programme", "oppose"), id="'scale back'",
        ),
        pytest.param(
            "Fijian President Ann Lee urged Chad to speak directly to the rebels.",
            ("FJI", "dialogue", "support"), id="'speak directly' to rebels",
        ),
    ],
)  # fmt: skip
def test_for_or_against(read, text, expected):
    assert expected in stances(read(text))

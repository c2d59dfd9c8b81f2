"""Words with several senses: which issue they name, and where they name none."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Peru asked the Atacama Energy Development Company to cut its tariffs.", "trade",
            id="a company for energy"),
        pytest.param("The Ministry of Defence and Trade of Peru demanded free elections in Chad.", "governance",
            id="what a ministry is called"),
        pytest.param("Kenya's minister of energy and water, Paul Otieno, demanded a ceasefire.", "ceasefire",
            id="what an office is called"),
        pytest.param("Norway called on the Chad Liberation Army to release the hostages.", "prisoners",
            id="what an army is called"),
        pytest.param("Norway urged the army to meet its obligations and to lift the embargo.", "sanctions",
            id="obligations are met without talks"),
        pytest.param("Kenya wants to focus its energy on the coming elections.", "governance", id="energy is spent"),
        pytest.param("Kenya demanded that the armed forces respect the ceasefire.", "ceasefire", id="armed forces"),
        pytest.param("Peru urged Chile to guarantee that the talks go on.", "dialogue", id="what is guaranteed"),
        pytest.param("Peru wants to facilitate the export of grain.", "food_exports", id="what is facilitated"),
        pytest.param("Kenya asked Chad to probe the attack on its consulate.", "accountability", id="what is probed"),
        pytest.param("Kenya demanded an end to the firing of rockets on Garissa.", "military_action",
            id="rockets that are fired"),
        pytest.param("Norway called on Chad to resolve the crisis.", "peace_agreement", id="a crisis resolved"),
        pytest.param("Peru wants the passage of convoys from Tacna to go on.", "humanitarian_access",
            id="passage of convoys"),
        pytest.param("Kenya promised to build two hydropower projects.", "energy", id="power from water"),
    ],
)  # fmt: skip
def test_the_issue_that_is_meant(read, text, issue):
    assert read(text).positions["issue"].to_list() == [issue]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Norway backed the interim government of Chad.", "governance", id="a government in small letters"),
        pytest.param("Kenya wants peace with the Taliban.", "peace_agreement", id="a party beside the thing"),
        pytest.param(
            "Chad asked the UN Human Rights Commission to send a rapporteur.", "human_rights",
            id="whom one turns to for human rights",
        ),
        pytest.param("Kenya Urges Lifting Of Sanctions On Chad By Security Council", "sanctions", id="a headline in which all is capitalised"),
    ],
)  # fmt: skip
def test_names_that_leave_the_issue(read, text, issue):
    assert issue in read(text).positions["issue"].to_list()


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Kenya wants a comprehensive agreement to cut barriers to trade.", "trade", id="a deal on trade"),
        pytest.param("Kenya called for a fair solution to the water dispute.", "water_resources", id="a dispute's solution"),
        pytest.param("Kenya wants a peace agreement on the basis of the old borders.", "peace_agreement", id="a peace deal"),
        pytest.param("Kenya asked for the release of the money.", "trade", id="money is no prisoner"),
        pytest.param("Kenya pledged to meet the deficit rule of the union.", "other", id="a rule is met"),
    ],
)  # fmt: skip
def test_what_a_deal_is_about(read, text, issue):
    assert read(text).positions["issue"].to_list() == [issue]


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        pytest.param("Kenya rejects Chad's claims over the island.", "territorial_status", "oppose", id="claims to land"),
        pytest.param("Kenya called for debt relief.", "trade", "support", id="relief that is no feeling"),
        pytest.param("Kenya urged the rebels to take part in the vote.", "governance", "support", id="part in a vote"),
        pytest.param("Kenya demanded the expulsion of Chad from the Commonwealth.", "diplomatic_relations", "oppose",
            id="expelled from a body"),
        pytest.param("Kenya softened its opposition to talks.", "dialogue", "open", id="softened opposition"),
        pytest.param("Peru called for the removal of the separation barrier.", "territorial_status", "oppose",
            id="a barrier"),
    ],
)  # fmt: skip
def test_words_and_sides(read, text, issue, stance):
    assert read(text).positions.select("issue", "stance").rows() == [(issue, stance)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("Kenya called for a higher minimum wage.", "employment", id="wages"),
        pytest.param("Peru wants to raise the retirement age.", "pensions and welfare", id="pensions"),
        pytest.param("Chile rejected price controls on Monday.", "prices", id="prices"),
        pytest.param("Kenya urged Chad to fight illiteracy.", "education", id="an evil of schools"),
        pytest.param("Norway demanded the nationalisation of the mines.", "state ownership", id="what a state takes"),
        pytest.param("Kenya opposes dual nationality.", "citizenship", id="passports"),
    ],
)  # fmt: skip
def test_a_field_outside_the_list(read, text, label):
    assert read(text).positions.select("issue", "issue_label").rows() == [("other", label)]


def test_territories_that_are_only_a_place(read):
    text = "Norway called for early elections to end the standoff in the occupied territories."
    assert read(text).positions["issue"].to_list() == ["governance"]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Kenya stressed the importance of the military presence in Chad to maintain stability.",
            "troop_presence", id="what it is for"),
        pytest.param("Kenya urged both parties to the quarrel and every militia in Chad to hold elections.",
            "governance", id="many who are asked"),
        pytest.param("Kenya urged both parties to the quarrel to lower their rhetoric.", "diplomatic_relations", id="words"),
        pytest.param("Kenya urged Chad to reach a decision on elections after the debates since the Six-Day War.",
            "governance", id="a war of history"),
        pytest.param("Kenya will not give up an inch of its soil.", "territorial_status", id="soil"),
    ],
)  # fmt: skip
def test_what_is_asked_for(read, text, issue):
    assert read(text).positions["issue"].to_list() == [issue]


@pytest.mark.parametrize(
    ("text", "issue", "stance"),
    [
        pytest.param("Peru asked Chile to join no bloc.", "nato_enlargement", "oppose", id="blocs"),
        pytest.param("Kenya promised to defend every inch of allied soil.", "security_guarantees", "support", id="an ally's soil"),
        pytest.param("Norway called for an end to bomber flights near its coast.", "military_exercises", "oppose", id="bombers"),
        pytest.param("Norway called on Chad to cooperate fully with the IAEA.", "nuclear_programme", "oppose", id="the agency"),
        pytest.param("Kenya promised to share intelligence with Chad.", "military_assistance", "support", id="intelligence"),
        pytest.param("Kenya wants its bank reconnected to SWIFT.", "sanctions", "oppose", id="payments"),
        pytest.param("Norway demanded the exclusion of Chad from SWIFT.", "sanctions", "support", id="payments cut"),
        pytest.param("Kenya proposed to freeze the front along the river.", "ceasefire", "support", id="a front that is frozen"),
        pytest.param("Peru would not accept the line of buoys as its border.", "maritime", "oppose", id="buoys"),
        pytest.param("Chile insisted that the quarrel be settled bilaterally.", "dialogue", "support", id="between two"),
        pytest.param("Kenya urged Chad to keep the general behind bars.", "prisoners", "oppose", id="behind bars"),
        pytest.param("Norway asked Chad to explain the death of the nun.", "accountability", "support", id="a death explained"),
        pytest.param("Kenya asked Chad to open a road across its south.", "trade", "support", id="a road across a country"),
        pytest.param("Chad promised to ship rice to Kenya.", "food_exports", "support", id="grain that is shipped"),
        pytest.param("Kenya demanded that the highway be reopened.", "humanitarian_access", "support", id="a road reopened"),
        pytest.param("Norway condemned the closure of the television station.", "human_rights", "support", id="a station closed"),
        pytest.param("Kenya urged Chad to dismiss the interior minister.", "governance", "support", id="a minister dismissed"),
        pytest.param("Norway called on Chad to push back the boats.", "migration", "oppose", id="boats pushed back"),
        pytest.param("Kenya asked Chad to open the sluices.", "water_resources", "support", id="sluices"),
        pytest.param("Chile demanded that Peru stop the ramming of its boats.", "maritime", "support", id="boats rammed"),
        pytest.param("Kenya refused to send a team to Chad.", "dialogue", "oppose", id="a team that is sent"),
        pytest.param("Chad offered to hand over the remains of five soldiers.", "prisoners", "support", id="remains"),
        pytest.param("Norway wants Kenya's army back in its barracks.", "troop_presence", "oppose", id="barracks"),
        pytest.param("Kenya warned that it would answer every rocket.", "military_action", "support", id="rockets answered"),
        pytest.param("Norway urged Chad to open its skies to foreign airlines.", "trade", "support", id="skies"),
        pytest.param("Norway wants the bloc to take in the Balkan states.", "nato_enlargement", "support", id="a bloc that takes in"),
        pytest.param("Norway said it would train 2,000 Kenyan policemen.", "military_assistance", "support", id="policemen"),
        pytest.param("Kenya promised not to muzzle the press.", "human_rights", "support", id="a press that is gagged"),
        pytest.param("Norway agreed that the banks must be recapitalised.", "other", "support", id="banks"),
    ],
)  # fmt: skip
def test_words_of_each_field(read, text, issue, stance):
    assert read(text).positions.select("issue", "stance").rows() == [(issue, stance)]

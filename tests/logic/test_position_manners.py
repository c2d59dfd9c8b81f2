"""Stances told by pointing at others: answers to what was demanded, shared views, claims of whom 'it' stands for."""

from __future__ import annotations

import pytest


def held(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya demanded the release of prisoners and the withdrawal of Ugandan troops. Uganda has rejected both.",
            {("UGA", "prisoners", "oppose"), ("UGA", "troop_presence", "support")}, id="both demands rejected",
        ),
        pytest.param(
            "Kenya demanded the withdrawal of Ugandan troops. Uganda rejected the demand.",
            {("UGA", "troop_presence", "support")}, id="a demand rejected",
        ),
        pytest.param(
            "Kenya opposes the embargo. Zambia shares that view.", {("ZMB", "sanctions", "oppose")}, id="a view shared"
        ),
        pytest.param(
            "Peru wants the sanctions lifted. Chile opposes lifting them.",
            {("CHL", "sanctions", "support")}, id="against the end of what was named before",
        ),
        pytest.param(
            "Sudan and Egypt demand a truce, but Ethiopia says it will impose sanctions.",
            {("ETH", "sanctions", "support")}, id="'it' is who says so",
        ),
        pytest.param(
            "Togo was among the few states to call for sanctions.", {("TGO", "sanctions", "support")}, id="among the few"
        ),
        pytest.param(
            "The Arab League summit called for sanctions on Iran.",
            {("ARAB_LEAGUE", "sanctions", "support")}, id="a gathering speaks for who gathers",
        ),
        pytest.param(
            "Cyprus is to get the missiles. The missiles come from Russia. The United States opposes the deployment.",
            {("USA", "missile_deployment", "oppose")}, id="the deployment of what the report is about",
        ),
        pytest.param(
            "Chad insists on Libyan troops leaving the border area.",
            {("TCD", "troop_presence", "oppose")}, id="insists on troops leaving",
        ),
        pytest.param(
            "The island's largest donor, Japan, called for a ceasefire.",
            {("JPN", "ceasefire", "support")}, id="a party in apposition to what it is called",
        ),
        pytest.param(
            "India has ruled out third-party mediation on Kashmir. Kashmir is divided.",
            {("IND", "mediation", "oppose")}, id="mediation, and not what it would be on",
        ),
        pytest.param(
            "Cuba called the embargo a crime and demanded its immediate end.",
            {("CUB", "sanctions", "oppose")}, id="the end of what was named before",
        ),
        pytest.param(
            "Morocco rejects independence for the Sahara. Independence is its fear. Polisario insists on a referendum.",
            {("POLISARIO", "territorial_status", "support")}, id="a referendum on what the report is about",
        ),
        pytest.param(
            "The UN imposed sanctions on Chad. Niger vowed to defy them.",
            {("NER", "sanctions", "oppose")}, id="to defy what was named before",
        ),
        pytest.param(
            "Croatia's entry into NATO should be put on hold, Austrian Foreign Minister Ursula Plassnik said.",
            {("AUT", "nato_enlargement", "oppose")}, id="put on hold",
        ),
        pytest.param(
            '"We do not need weapons, we need a solution," Bulgarian Foreign Minister Ivan Petrov said.',
            {("BGR", "military_assistance", "oppose")}, id="not needed, in a quote",
        ),
        pytest.param(
            "Chad keeps troops in the town. Niger wants the troops withdrawn. Niger invited Chadian President Idriss Deby to Niamey.",
            {("NER", "dialogue", "support")}, id="an invitation, whatever the text speaks of",
        ),
    ],
)  # fmt: skip
def test_stances_that_point_back(read, text, expected):
    assert expected <= held(read(text))


@pytest.mark.parametrize(
    ("text", "party", "expected"),
    [
        pytest.param(
            "Chad demanded a truce. The ship sank. Niger shares that view.", "NER", set(), id="a view told too far off"
        ),
        pytest.param(
            "The head of the group, Niger, demanded a truce.", "NER", set(), id="no apposition behind a preposition"
        ),
        pytest.param("Chad demanded a truce. Niger rejected both.", "NER", set(), id="both, of one"),
        pytest.param(
            "Greek spokesman Dimitris Reppas denied that Turkey was demanding sanctions.",
            "TUR", set(), id="a demand that is denied",
        ),
        pytest.param(
            "Tunisia called on the parties to resume negotiations and on Ethiopia to halt the sanctions.",
            "ETH", set(), id="what one is called on to do is no headline",
        ),
        pytest.param(
            "Kenya denies that the town is encircled and rejects any truce.",
            "KEN", {("KEN", "ceasefire", "oppose")}, id="who denies one thing rejects another",
        ),
    ],
)  # fmt: skip
def test_whose_stance_it_is_not(read, text, party, expected):
    assert {p for p in held(read(text)) if p[0] == party} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norway announced sanctions on five Chadian generals.", {("NOR", "sanctions", "support")}, id="a measure"),
        pytest.param("Kenya announced an end to the ceasefire.", {("KEN", "ceasefire", "oppose")}, id="a measure that is ended"),
        pytest.param("President Idriss Deby of Chad announced a 20 percent tariff on Kenyan goods.", {("TCD", "trade", "oppose")},
            id="a tariff"),
        pytest.param("Kenya proclaimed a truce on Monday.", {("KEN", "ceasefire", "support")}, id="a truce proclaimed"),
        pytest.param("Prices fell when Norwegian President Jan Holt announced sanctions on Chad.", {("NOR", "sanctions", "support")},
            id="news in a clause of time"),
        pytest.param("Peru announced the results of the elections.", set(), id="results are no measure"),
        pytest.param("The Kenyan president said that it was not for Norway to decide on elections in Chad.",
            {("KEN", "governance", "oppose")}, id="what is not for another to do"),
        pytest.param("The Kenyan delegation walked out without accepting the peace plan.", {("KEN", "peace_agreement", "oppose")},
            id="who walks out without accepting"),
        pytest.param("The embargo will stay until the troops leave, the Kenyan minister said.", {("KEN", "sanctions", "support")},
            id="what will stay until"),
        pytest.param("Peru claims the islands as its own.", {("PER", "territorial_status", "support")}, id="claimed as its own"),
        pytest.param("Peru claims that the truce was broken.", set(), id="a claim that something is so"),
        pytest.param("Kenya said it would begin to fill the dam in July.", {("KEN", "water_resources", "support")}, id="a deed begun"),
        pytest.param("Chad keeps troops in the north. Kenya wants them gone by June.", {("KEN", "troop_presence", "oppose")},
            id="wanted gone"),
    ],
)  # fmt: skip
def test_deeds_and_measures(read, text, expected):
    assert held(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenyan President Paul Otieno committed himself to holding elections by May.",
            {("KEN", "governance", "support")}, id="oneself, whoever it is"),
        pytest.param("Kenya called late on Sunday for a ceasefire.", {("KEN", "ceasefire", "support")}, id="called on a day for"),
        pytest.param("Norway kept up its embargo on Chad.", {("NOR", "sanctions", "support")}, id="what is kept up"),
        pytest.param("Kenya wants the quarrel before the International Court of Justice.", {("KEN", "mediation", "support")},
            id="before a court"),
        pytest.param("Kenya wants a ceasefire before the Security Council meets.", {("KEN", "ceasefire", "support")},
            id="before a council meets"),
        pytest.param("Norway reaffirmed that the mutual defence treaty with Chad covers attacks on its vessels.",
            {("NOR", "security_guarantees", "support")}, id="what a treaty covers"),
        pytest.param("The Kenyan president replied that it was not for Chad to redraw its neighbor's borders.",
            {("KEN", "territorial_status", "oppose")}, id="borders redrawn"),
        pytest.param("Kenya pledged to start negotiations at once and to make every effort to conclude a treaty by May.",
            {("KEN", "dialogue", "support"), ("KEN", "peace_agreement", "support")}, id="two things pledged"),
        pytest.param("Norway plans to ship 40,000 tonnes of wheat to Chad.", {("NOR", "food_exports", "support")}, id="grain shipped"),
        pytest.param("Kenya wants the embargo lifted. That goes beyond what Chad had proposed.", {("KEN", "sanctions", "oppose")},
            id="what somebody had proposed, whatever that was"),
        pytest.param("The deal that Kenya wanted seemed out of reach.", set(), id="what became of what was wanted"),
        pytest.param("Kenyan President Paul Otieno plans to talk to Norway's king at the conference in Lima.", set(),
            id="whom one plans to talk to"),
    ],
)  # fmt: skip
def test_ways_of_asking_and_of_going_on(read, text, expected):
    assert held(read(text)) == expected

"""Who stands where on what: cues, signs, holders, and where to stay silent."""

from __future__ import annotations

import pytest


def facts(reading):
    return {
        (r["holder"], r["party"], r["issue"], r["stance"], r["act"]) for r in reading.positions.iter_rows(named=True)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway demanded the withdrawal of all foreign troops from the island.",
            ("Norway", "NOR", "troop_presence", "oppose", "demand"), id="demanding a withdrawal opposes the presence",
        ),
        pytest.param(
            "Chad rejected the ceasefire.",
            ("Chad", "TCD", "ceasefire", "oppose", "reject"), id="rejecting opposes",
        ),
        pytest.param(
            "Peru called for an end to the sanctions.",
            ("Peru", "PER", "sanctions", "oppose", "call"), id="an end to sanctions opposes them",
        ),
        pytest.param(
            "Japan is ready to discuss arms control with its neighbours.",
            ("Japan", "JPN", "arms_control", "open", "offer"), id="ready to discuss is open",
        ),
        pytest.param(
            "Canada's refusal to lift sanctions angered the delegates.",
            ("Canada", "CAN", "sanctions", "support", "reject"), id="refusing to lift supports",
        ),
        pytest.param(
            "Egypt did not reject the peace plan.",
            ("Egypt", "EGY", "peace_agreement", "open", "reject"), id="not rejecting is open",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi urged both camps to release all prisoners.",
            ("Peter Mwangi", "KEN", "prisoners", "support", "call"), id="a minister urges",
        ),
        pytest.param(
            'Kenyan Foreign Minister Peter Mwangi said: "We will not accept any military intervention."',
            ("Peter Mwangi", "KEN", "military_action", "oppose", "reject"), id="a refusal within a quotation",
        ),
        pytest.param(
            "Swedish Prime Minister Anna Berg said Brazil demands the release of the hostages.",
            ("Brazil", "BRA", "prisoners", "support", "demand"), id="a nested report belongs to the one reported",
        ),
        pytest.param(
            "The plan is unacceptable to Ankara, which wants a ceasefire.",
            ("Turkey", "TUR", "ceasefire", "support", "call"), id="a relative clause",
        ),
    ],
)  # fmt: skip
def test_position(read, text, expected):
    assert expected in facts(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rosa Weber, an analyst, said Norway should withdraw its troops.", id="analysts hold none"),
        pytest.param("If Norway demands a ceasefire, the talks will go on.", id="a supposition is none"),
        pytest.param("Norwegian Foreign Minister Lars Dahl declined to comment on the sanctions.", id="no comment"),
        pytest.param("The talks in Oslo lasted three hours.", id="a report of fact"),
        pytest.param("Norway exported more oil to Japan last year.", id="a figure of trade"),
    ],
)
def test_silence(read, text):
    assert facts(read(text)) == set()


def test_a_list_of_demands_is_a_position_each(read):
    text = "Ghana called for an immediate truce, a prisoner exchange and free elections."
    issues = {(i, s) for _, _, i, s, _ in facts(read(text))}
    assert {("ceasefire", "support"), ("prisoners", "support"), ("governance", "support")} <= issues


def test_restatements_are_one_position_with_several_passages(read):
    text = "Norway demanded a ceasefire on Monday. Oslo demanded a ceasefire again on Tuesday."
    rows = read(text).positions
    assert rows.height == 1
    assert len(rows["evidence"][0]) == 2


def test_passages_quote_the_text(read):
    text = "Chad rejected the ceasefire. Peru called for an end to the sanctions."
    for row in read(text).positions.iter_rows(named=True):
        for passage in row["evidence"]:
            assert text[passage["char_start"] : passage["char_end"]] == passage["text"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Norway may act, provided that Japan pledges to stop whaling and to lift its sanctions.", id="provided"
        ),
        pytest.param("Iran is getting ready to attack, the paper feared.", id="getting ready is no offer"),
        pytest.param(
            "Chad's demands on the border were read out.", id="a demand on a matter is neither for nor against"
        ),
    ],
)
def test_what_is_not_asserted_is_no_position(read, text):
    assert facts(read(text)) == set()


def test_a_label_of_its_own_are_the_words_of_the_text(read):
    rows = read("Peru urged every museum to return the stolen masks.").positions
    assert rows["issue"].to_list() == ["other"]
    assert rows["issue_label"].to_list() == ["every museum to return the stolen masks"]


def test_a_matter_outside_the_list_has_one_label_however_it_is_written(read):
    rows = read(
        "Peru called for a plan against avian influenza. Chile urged its neighbours to fight bird flu."
    ).positions
    assert set(rows.select("party", "issue", "issue_label").rows()) == {
        ("PER", "other", "bird flu"),
        ("CHL", "other", "bird flu"),
    }


def test_two_matters_outside_the_list_are_two_positions(read):
    rows = read("Peru called for more money for tourism. It also called for better housing.").positions
    assert sorted(rows["issue_label"].to_list()) == ["housing", "tourism"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The truce was welcomed on Monday by Kenya.", ("Kenya", "KEN", "ceasefire", "support", "accept"),
            id="the agent of a passive holds the stance on its subject",
        ),
        pytest.param(
            "Chile demanded that the embargo be lifted.", ("Chile", "CHL", "sanctions", "oppose", "demand"),
            id="a passive behind the issue turns the demand round",
        ),
        pytest.param(
            "Kenya said the blockade had to end.", ("Kenya", "KEN", "sanctions", "oppose", "demand"),
            id="a modal whose subject is the issue",
        ),
        pytest.param(
            "Norway would provide humanitarian aid, and Chile would send peacekeepers.",
            ("Chile", "CHL", "troop_presence", "support", "commit"), id="each clause has its own promise",
        ),
        pytest.param(
            "A statement issued by Norway calls for a ceasefire.", ("Norway", "NOR", "ceasefire", "support", "call"),
            id="a statement speaks for its author",
        ),
        pytest.param(
            "Chile urged the envoys, who arrived on Sunday, to accept a ceasefire.",
            ("Chile", "CHL", "ceasefire", "support", "call"), id="a relative clause between commas is passed over",
        ),
        pytest.param(
            "The Peruvian foreign ministry opposed any use of force.",
            ("Peru", "PER", "military_action", "oppose", "reject"), id="an institution stands for its state",
        ),
        pytest.param(
            "Ghana voiced opposition to the arms sales.", ("Ghana", "GHA", "military_assistance", "oppose", "reject"),
            id="the noun that heads what somebody voices",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi, who opposes the sanctions, flew home.",
            ("Peter Mwangi", "KEN", "sanctions", "oppose", "reject"), id="a relative pronoun stands for its antecedent",
        ),
    ],
)  # fmt: skip
def test_holder_by_grammar(read, text, expected):
    assert expected in facts(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            "Norway demanded that Chad renounce violence.", "TCD", id="a demanded deed is not the other's own"
        ),
        pytest.param("Norway hopes Chad will lift the sanctions.", "TCD", id="a hope is no promise of the other"),
        pytest.param("Norway will attend the summit in Lima.", "NOR", id="an appointment is no promise"),
        pytest.param("Norway considers Chad a friend because of the war.", "NOR", id="'consider' of a person or state"),
        pytest.param("Should the talks fail, Norway's envoy will fly home.", "NOR", id="an inverted condition"),
        pytest.param(
            "Former envoy Rosa Weber urged Norway to withdraw its troops.", "NOR", id="urged by a former official"
        ),
    ],
)
def test_no_stance_of_that_party(read, text, party):
    assert party not in {p for _, p, *_ in facts(read(text))}


def test_a_condition_is_a_demand_of_its_own(read):
    stances = {(i, s, a) for _, _, i, s, a in facts(read("Norway ruled out talks unless the sanctions were lifted."))}
    assert stances == {("dialogue", "oppose", "reject"), ("sanctions", "oppose", "demand")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chad would sign the peace treaty if Norway withdrew its troops.", ("troop_presence", "oppose"),
            id="who gives something for a deed wants the deed",
        ),
        pytest.param(
            "Peru is ready for a truce as long as the embargo is not reimposed.", ("sanctions", "oppose"),
            id="as long as",
        ),
        pytest.param(
            "Kenya demanded a full withdrawal of the troops in exchange for the hostages.", ("prisoners", "open"),
            id="what one gives in exchange is on offer",
        ),
    ],
)  # fmt: skip
def test_conditions(read, text, expected):
    assert expected in {(i, s) for _, _, i, s, _ in facts(read(text))}


def test_a_name_in_a_condition_is_no_issue(read):
    text = "Norway stands ready to host talks if the Tamil Tigers so wish."
    assert {i for _, _, i, *_ in facts(read(text))} <= {"dialogue", "mediation"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Peru will oppose the sanctions.", ("sanctions", "oppose", "reject"), id="a modal lends its verb the stage",
        ),
        pytest.param(
            "Ghana said it would not stand in the way of a ceasefire.", ("ceasefire", "open", "reject"),
            id="not standing in the way is open",
        ),
        pytest.param(
            "Kenya said that its borders are not up for negotiation.", ("territorial_status", "support", "demand"),
            id="what is not negotiable is held to",
        ),
        pytest.param(
            "Chile said that unilateral sanctions solve nothing.", ("sanctions", "oppose", "reject"),
            id="a judgement behind the issue",
        ),
        pytest.param(
            "Norway will not send troops to the island.", ("troop_presence", "oppose", "reject"),
            id="a refusal outside any report",
        ),
        pytest.param(
            "Peru wants all foreign soldiers out of the valley.", ("troop_presence", "oppose", "call"), id="wanting somebody out",
        ),
        pytest.param(
            "Peru wants the militias disbanded and the embargo lifted.", ("sanctions", "oppose", "call"),
            id="a small clause turns its own issue round",
        ),
        pytest.param(
            "Chad gave the junta two weeks to restore civilian rule.", ("governance", "support", "demand"),
            id="giving time is an ultimatum",
        ),
        pytest.param(
            "Ghana told Norway to withdraw its troops.", ("troop_presence", "oppose", "demand"), id="telling a state to",
        ),
        pytest.param(
            "Norway asked French troops to leave.", ("troop_presence", "oppose", "call"),
            id="the one asked is the issue",
        ),
        pytest.param(
            "Kenya urged the junta to free all political prisoners.", ("prisoners", "support", "call"),
            id="the one urged is no issue where the deed is one",
        ),
        pytest.param(
            "Chad turned down the peace plan, demanding an immediate ceasefire.", ("ceasefire", "support", "demand"),
            id="a participle opens a stance of its own",
        ),
        pytest.param(
            "Japan made the talks conditional on an end to the embargo.", ("sanctions", "oppose", "demand"),
            id="conditional on",
        ),
        pytest.param(
            "Chad has no intention of pulling its troops out.", ("troop_presence", "support", "reject"),
            id="no intention of pulling out",
        ),
        pytest.param(
            "Peru threatened to impose sanctions on those who break the truce.", ("sanctions", "support", "warn"),
            id="a relative clause only describes",
        ),
        pytest.param(
            "Kenya called for an end to the row through dialogue.", ("dialogue", "support", "call"),
            id="an end by some means is not an end of the means",
        ),
        pytest.param(
            "Chad has put the water treaty on hold.", ("water_resources", "oppose", "reject"),
            id="what is put on hold stands within the cue",
        ),
    ],
)  # fmt: skip
def test_wording(read, text, expected):
    assert expected in {(i, s, a) for _, _, i, s, a in facts(read(text))}


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        pytest.param("Peru will defend its claim to the reef.", "maritime", id="a reef"),
        pytest.param("Peru opposes duties on its wine.", "trade", id="duties"),
        pytest.param("Peru rejected the extradition of the general.", "accountability", id="extradition"),
        pytest.param("Peru called for the return of its stolen assets.", "compensation", id="stolen assets"),
        pytest.param("Peru called for early elections.", "governance", id="early elections"),
        pytest.param("Peru will not take back migrants.", "migration", id="taking back migrants"),
        pytest.param("Peru demanded inspections of chemical stockpiles.", "arms_control", id="chemical stockpiles"),
        pytest.param("Peru urged all states to phase out coal.", "climate", id="phasing out coal"),
        pytest.param(
            "Peru demanded a larger share of the river's water.", "water_resources", id="a share of the water"
        ),
        pytest.param("Peru proposed the exchange of ambassadors.", "diplomatic_relations", id="ambassadors"),
        pytest.param("Peru demanded safe passage for aid convoys.", "humanitarian_access", id="aid convoys"),
        pytest.param("Peru called for equal rights for indigenous people.", "human_rights", id="equal rights"),
    ],
)
def test_issue(read, text, issue):
    assert {i for _, _, i, *_ in facts(read(text))} == {issue}


def test_who_spoke_before_goes_on_speaking(read):
    text = (
        'Kenyan Foreign Minister Peter Mwangi said the border was calm. "We will support the work of envoy Elena Quispe'
        ' to arrange a ceasefire," he said.'
    )
    assert {h for h, *_ in facts(read(text))} == {"Peter Mwangi"}


def test_the_council_is_the_one_named_last(read):
    text = "The UN Security Council met on Monday. The 15-member council demanded a ceasefire."
    assert ("United Nations", "UN", "ceasefire", "support", "demand") in facts(read(text))


@pytest.mark.parametrize(
    ("text", "towards"),
    [
        pytest.param("Norway urged Chad to release the prisoners.", "TCD", id="the one urged"),
        pytest.param("Norway demanded that Japan lift the sanctions.", "JPN", id="the one of whom it is demanded"),
        pytest.param("Norway called for a ceasefire.", None, id="nobody named"),
    ],
)
def test_towards_whom(read, text, towards):
    assert read(text).positions["towards"].to_list() == [towards]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Peruvian Foreign Minister Luis Soto said arms sales would not be forbidden.", "support"),
        ("Peruvian Foreign Minister Luis Soto said arms sales must be banned.", "oppose"),
        ("Peruvian Foreign Minister Luis Soto said Lima would not let anyone close the open door of NATO.", "support"),
        ("Peruvian Foreign Minister Luis Soto called on NATO to close the open door.", "oppose"),
    ],
)
def test_who_will_not_have_a_thing_forbidden_is_for_it(read, text, stance):
    assert read(text).positions["stance"].to_list() == [stance]

"""How agencies tell positions: statements read out, threats with a condition, deeds foretold, and what follows 'and'."""

from __future__ import annotations

import pytest


def held(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


def parties(reading):
    return {r["party"] for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The African Union issued a statement on Chad late on Friday.\n\n"
            "The statement urged the junta to free all political prisoners.",
            ("AU", "prisoners", "support"), id="whose statement it is was told before",
        ),
        pytest.param(
            "Kenya released a communique after the cabinet met.\n\nThe communique called for calm and for talks.\n\n"
            "It condemned the bombing of the port, urging the rebels to free all hostages.",
            ("KEN", "prisoners", "support"), id="'it' is the text that spoke before",
        ),
        pytest.param(
            "Norway warned Peru of grave consequences if its embassy was attacked.",
            ("NOR", "military_action", "oppose"), id="a warning whose matter is its condition",
        ),
        pytest.param(
            "Chad warned Libya of a harsh response unless sanctions were lifted.",
            ("TCD", "sanctions", "oppose"), id="a warning with 'unless'",
        ),
        pytest.param(
            "The premier of Chad appealed for peace and security to be brought back to the valley hit by fighting.",
            ("TCD", "peace_agreement", "support"), id="what is to be done to a thing is asked for the thing",
        ),
        pytest.param(
            "Mongolia insisted that its nuclear programme was meant to produce energy for its hospitals.",
            ("MNG", "nuclear_programme", "support"), id="'insisted that' speaks of its subject",
        ),
        pytest.param(
            "Peru wants an end to sanctions imposed since the Islamist movement took power in Chad.",
            ("PER", "sanctions", "oppose"), id="what 'since' tells is not the matter",
        ),
        pytest.param(
            "Ghana demanded that the United Nations give its seat back and threatened to expel human rights monitors.",
            ("GHA", "human_rights", "oppose"), id="who demanded is who threatened",
        ),
        pytest.param(
            "Ghana urged the parties not to contest the count by force.",
            ("GHA", "military_action", "oppose"), id="denied with its means",
        ),
    ],
)  # fmt: skip
def test_what_agencies_tell(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The United States is confident that the session will yield agreement on a ceasefire, "
            "Secretary of State Colin Powell said.", set(), id="what a session will give",
        ),
        pytest.param(
            '"There is a fear in the suburbs that the army will attack the port," the Kenyan premier said.',
            set(), id="what is feared",
        ),
        pytest.param("Norway declined to comment on the sanctions.", set(), id="no comment"),
        pytest.param(
            "Public support for the war in Chad has fallen in Norway.", set(), id="support of the public",
        ),
        pytest.param("China expects that Peru will honour its commitments to the ceasefire.", {"CHN"}, id="kept by another"),
    ],
)  # fmt: skip
def test_no_stance(read, text, expected):
    assert parties(read(text)) == expected


def test_one_verdict_on_several_objects_is_one(read):
    found = read("Kenya condemned the attack on aid workers and the shelling of a refugee camp.")
    assert len(found.positions) == 1


def test_a_clause_of_its_own_is_no_part_of_what_is_sought(read):
    found = read("Chad seeks to end the embargo and the rebels have no nuclear weapons.")
    assert {r["issue"] for r in found.positions.iter_rows(named=True)} == {"sanctions"}


def test_a_climate_of_trust_is_no_climate(read):
    found = read("Ghana called for elections in a climate of trust.")
    assert {r["issue"] for r in found.positions.iter_rows(named=True)} == {"governance"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'Norway warned on Friday that "other steps" were possible if Peru did not cooperate with the UN probe.',
            ("NOR", "accountability", "support"), id="the condition goes before what the text spoke of",
        ),
        pytest.param(
            "Chad has threatened that if the vote failed, its army would launch an attack.",
            ("TCD", "military_action", "support"), id="a threat behind its condition",
        ),
        pytest.param(
            "The president of Iran vowed he would not compromise on uranium enrichment.",
            ("IRN", "nuclear_programme", "support"), id="no compromise is support",
        ),
        pytest.param(
            "Ghana's premier said his good offices remained available.",
            ("GHA", "mediation", "support"), id="what remains available is offered",
        ),
    ],
)  # fmt: skip
def test_threats_and_offers(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            '"Whoever rejects the ceasefire will stand alone," the Kenyan premier said.', "KEN",
            id="what anybody may do is not done by the speaker",
        ),
        pytest.param("Three ministers loyal to Oslo refused to end the embargo.", "NOR", id="loyal to another"),
        pytest.param(
            "The plans for a third term of President Olusegun Obasanjo are unacceptable, rebels said.", "NGA",
            id="a person behind a preposition heads no phrase",
        ),
        pytest.param(
            "Peru spoke of a danger should the ceasefire be broken.", "PER", id="'should' before its subject",
        ),
        pytest.param(
            "Iran has sparked anger over its nuclear tests.", "IRN", id="the anger of others",
        ),
        pytest.param(
            "A former Japanese premier demanded new sanctions against Chad.\n\n"
            "Japanese Prime Minister Shinzo Abe was silent.", "JPN", id="a former premier is not the premier",
        ),
    ],
)  # fmt: skip
def test_whose_stance_it_is_not(read, text, party):
    assert party not in parties(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param(
            'Chad is at war.\n\n"We reject any truce," said Sheikh Omar Dahl, the spokesman for the Islamic Courts Union.',
            "UIC", id="whom a titled name speaks for stands behind it",
        ),
        pytest.param(
            "Wheat of Norway went to Norway.\n\nQZX spokesman Peter Dahl said the sanctions must be lifted.",
            None, id="an unknown firm's spokesman is nobody's",
        ),
    ],
)  # fmt: skip
def test_whom_a_spokesman_speaks_for(read, text, party):
    assert parties(read(text)) == {party}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Norway said its army could withdraw from the talks if the embargo went on.", ("NOR", "dialogue", "oppose"),
            id="what one could do under a condition",
        ),
        pytest.param(
            '"Ghana is always against sanctions," its foreign minister said.', ("GHA", "sanctions", "oppose"),
            id="always against",
        ),
        pytest.param(
            "Massive food aid must be delivered to end the stand-off, said the foreign minister of Peru.",
            ("PER", "humanitarian_access", "support"), id="what must be done is about what it is done to",
        ),
        pytest.param(
            'The EU chief calls on all parties to observe the ceasefire.\n\nThe European Union is worried.',
            ("EU", "ceasefire", "support"), id="'calls on' behind a noun",
        ),
        pytest.param(
            '"We reject the ceasefire," said Omar Dahl, spokesman for the rebel JEM.',
            ("JEM", "ceasefire", "oppose"), id="for a group that is called rebel",
        ),
        pytest.param(
            "Two ministers of Chad said they would withdraw from the coalition government.",
            ("TCD", "governance", "oppose"), id="leaving a government withdraws no troops",
        ),
    ],
)  # fmt: skip
def test_stances_of_reports(read, text, expected):
    assert expected in held(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param("Russia said that Ukraine could attack if the talks failed.", "UKR", id="what another could do"),
        pytest.param(
            'The truce signed in May by nobody known was a mistake, said the premier of Peru.', None,
            id="a truce that was signed",
        ),
        pytest.param(
            "Norwegian Foreign Minister Jonas Gahr Store was silent during his expected visit to Peru for talks.", "NOR",
            id="an expected visit",
        ),
        pytest.param("Kenya is ready to have contacts with Chad to this end.", "XXX", id="to this end"),
    ],
)  # fmt: skip
def test_no_stance_in_passing(read, text, party):
    found = held(read(text))
    assert all(holder != party for holder, _, _ in found)
    assert ("KEN", "dialogue", "oppose") not in found
    assert ("PER", "ceasefire", "support") not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ghana welcomed the new peace talks between the Chadian army and rebel groups of the north.",
            {("GHA", "dialogue", "support")}, id="those whom 'between' names are no matter of their own",
        ),
        pytest.param(
            "The embargo is to go, said Norwegian envoy Ola Dahl, demanding that Peru pay reparations.",
            {("NOR", "compensation", "support")}, id="who spoke demands",
        ),
        pytest.param(
            "Kenya rejected the ceasefire, apparently leaving the peace process in ruins.",
            {("KEN", "ceasefire", "oppose")}, id="what a refusal leads to",
        ),
        pytest.param(
            "Peru appealed to the parties to the accord to immediately end the fighting.",
            {("PER", "ceasefire", "support")}, id="an adverb before what is asked",
        ),
    ],
)  # fmt: skip
def test_all_stances(read, text, expected):
    assert held(read(text)) == expected


def test_a_compatriot_is_no_state(read):
    text = "UN chief Kofi Annan spoke.\n\nThe Ghanaian vowed to end the war in Darfur."
    assert "GHA" not in parties(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chad has not met the demand of Peru that it renounce violence, recognise Ghana and accept the accord.",
            {("PER", "military_action", "oppose")}, id="what is demanded of one is no stance of his",
        ),
        pytest.param(
            "Norway refused to say whether Peru should lift the embargo.", set(), id="whether one should",
        ),
        pytest.param(
            "Kenya broke off talks on sanctions, terrorism and gas.",
            {("KEN", "dialogue", "oppose")}, id="the matters of talks",
        ),
        pytest.param(
            "Ghana's call for early elections is endangered by new sanctions.",
            {("GHA", "governance", "support")}, id="what is told of a call is no part of it",
        ),
    ],
)  # fmt: skip
def test_only_what_is_held(read, text, expected):
    assert held(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Critics fear Norway seeks to end the ceasefire.", id="what critics fear"),
        pytest.param(
            "The sum demanded was half of what Peru paid for gas, said the premier of Chad.", id="a price demanded",
        ),
    ],
)  # fmt: skip
def test_silence(read, text):
    assert read(text).positions.is_empty()


def test_what_is_indispensable_is_asked_for(read):
    read_from = read('"The resumption of dialogue is indispensable," the premier of Ghana said.')
    assert ("GHA", "dialogue", "support") in held(read_from)


def test_talks_dedicated_to_a_thing_promise_nothing(read):
    text = "Norwegian envoy Ola Dahl said he believed the talks devoted to a truce would probably go on in May."
    assert "NOR" not in parties(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Rwanda, which opposes sanctions on Chad, has for its part called for talks.",
            {("RWA", "sanctions", "oppose"), ("RWA", "dialogue", "support")},
            id="a relative clause ends at its comma",
        ),
        pytest.param(
            "Peru has distanced itself from the sanctions, and Chile, its neighbour, refused to send troops.",
            {("PER", "sanctions", "oppose"), ("CHL", "troop_presence", "oppose")},
            id="another's clause behind a comma",
        ),
        pytest.param(
            "Peru, which insists that the embargo, a relic, must be kept, sent an envoy.",
            {("PER", "sanctions", "support")}, id="'must' behind an apposition is no main verb",
        ),
        pytest.param(
            "Norway's premier Ola Dahl said it would be a mistake to lift the embargo and that Oslo favoured talks.",
            {("NOR", "sanctions", "support"), ("NOR", "dialogue", "support")}, id="'and that' opens another clause",
        ),
        pytest.param(
            "Norway's premier Ola Dahl called for the truce to be kept and that sanctions be lifted.",
            {("NOR", "ceasefire", "support"), ("NOR", "sanctions", "oppose")}, id="what is called for goes on",
        ),
        pytest.param(
            "Ola Dahl, Norway's premier, repeated his offer of talks but said Russia must end its missile tests.",
            {("NOR", "dialogue", "support"), ("NOR", "missile_deployment", "oppose")}, id="'but said'",
        ),
        pytest.param(
            "Chad appealed to the rebels to stop the shelling and start negotiating.",
            {("TCD", "ceasefire", "support"), ("TCD", "dialogue", "support")}, id="what is to be begun",
        ),
        pytest.param(
            "Kenya defended the embargo.\n\nChad denounced it as a blow to the peace process.",
            {("KEN", "sanctions", "support"), ("TCD", "sanctions", "oppose")}, id="the verdict on what is denounced is no matter",
        ),
        pytest.param(
            "Kenya rejected the embargo as well as the deployment of foreign troops.",
            {("KEN", "sanctions", "oppose"), ("KEN", "troop_presence", "oppose")}, id="'as well as' is no verdict",
        ),
        pytest.param(
            "Kenya rejected Norway as a mediator.", {("KEN", "mediation", "oppose")}, id="a part that somebody plays",
        ),
        pytest.param(
            "Britain demanded a trial for those behind the bombing.",
            {("GBR", "accountability", "support")}, id="justice for a deed",
        ),
        pytest.param(
            "Peru voted against the ceasefire, a step deplored by Chile.",
            {("PER", "ceasefire", "oppose"), ("CHL", "ceasefire", "support")}, id="a step is answered",
        ),
        pytest.param(
            "Peru backed sanctions on Chad, a move welcomed by Chile.",
            {("PER", "sanctions", "support"), ("CHL", "sanctions", "support")}, id="a step is welcomed",
        ),
        pytest.param(
            "Serbia's Foreign Minister Vuk Novak said Belgrade was ready to discuss anything except independence.",
            {("SRB", "territorial_status", "oppose")}, id="anything but",
        ),
        pytest.param(
            "Serbia's Foreign Minister Vuk Novak said Belgrade was ready to discuss independence.",
            {("SRB", "territorial_status", "open")}, id="ready to discuss",
        ),
        pytest.param(
            "Vuk Novak, Serbia's foreign minister, rejected suggestions that Belgrade should lift the embargo.",
            {("SRB", "sanctions", "support")}, id="suggestions rejected",
        ),
        pytest.param(
            "Vuk Novak, Serbia's foreign minister, said no dam on the Drina should go ahead.",
            {("SRB", "water_resources", "oppose")}, id="the 'no' of a subject counts once",
        ),
        pytest.param(
            "Laos defended the dam on the Mekong.\n\nVietnam asked for a ten-year moratorium.",
            {("LAO", "water_resources", "support"), ("VNM", "water_resources", "oppose")}, id="a moratorium on it",
        ),
        pytest.param(
            "China reiterated that it was opposed to sanctions on Chad.",
            {("CHN", "sanctions", "oppose")}, id="what is reiterated is opposition",
        ),
        pytest.param(
            "Chile urged its citizens to boycott the referendum.",
            {("CHL", "governance", "oppose")}, id="a vote boycotted",
        ),
        pytest.param(
            "Peru's foreign minister Ana Rios said the inquiry into the killings must go on.",
            {("PER", "accountability", "support")}, id="'must go on' ends nothing",
        ),
        pytest.param(
            "The Liberation Tigers of Tamil Eelam made an end to fighting a precondition for talks with Sri Lanka.",
            {("LTTE", "dialogue", "support")}, id="whose precondition it is",
        ),
        pytest.param(
            "The main Kenyan opposition demanded early elections.",
            {("KEN", "governance", "support")}, id="a state's opposition",
        ),
        pytest.param(
            "The UN's envoy to Chad, Jan Novak, called for a ceasefire.",
            {("UN", "ceasefire", "support")}, id="Jan is no month",
        ),
        pytest.param(
            "\"We need a new prime minister,\" said President Omar Diallo of Chad. He refused to lift the embargo.\n\n"
            "Peru's prime minister, Joe Smith, arrived in Lima.",
            {("TCD", "governance", "support"), ("TCD", "sanctions", "support")}, id="a new premier is nobody named",
        ),
        pytest.param(
            "Ghana cautioned both sides against walking out of the talks.",
            {("GHA", "dialogue", "support")}, id="cautioned somebody against a step",
        ),
        pytest.param(
            "Peru likewise opposes sanctions.", {("PER", "sanctions", "oppose")}, id="'likewise' before a verb",
        ),
        pytest.param(
            "Ghana backed the dam on the Volta. Togo wants the dam filled. Benin wants the dam closed.\n\n"
            "Mali said Ghana should not bow to pressure.",
            {("GHA", "water_resources", "support"), ("TGO", "water_resources", "support"),
             ("BEN", "water_resources", "oppose"), ("MLI", "water_resources", "oppose")}, id="'pressure' only hints",
        ),
        pytest.param(
            "Kenya would accept monitors on condition that Chad freed its prisoners.",
            {("KEN", "troop_presence", "support"), ("KEN", "prisoners", "support")}, id="a condition is a demand",
        ),
        pytest.param(
            "Vuk Novak, Serbia's foreign minister, is prepared to meet his Chilean counterpart in The Hague.",
            {("SRB", "dialogue", "open")}, id="The Hague is a town",
        ),
    ],
)  # fmt: skip
def test_stances_and_their_ends(read, text, expected):
    assert held(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("France, which has veto power in the Security Council, sent an envoy.", id="veto power"),
        pytest.param("Hamas, which considers itself the elected government, sent an envoy.", id="considers itself"),
        pytest.param("Peru's foreign minister Ana Rios expected a vote on the draft by Friday.", id="a vote foretold"),
        pytest.param(
            "Ola Dahl, Norway's premier, said talks would begin after the assembly had ratified the truce.",
            id="what another had done by then",
        ),
    ],
)  # fmt: skip
def test_silence_of_words_alone(read, text):
    assert held(read(text)) == set()

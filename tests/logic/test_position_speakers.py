"""Whose stance it is where the holder is told short, stands far from the verb, or gives a noun instead of one."""

from __future__ import annotations

import pytest


def holders(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Houthis have all along demanded that the coalition lift its embargo.",
            ("HOUTHIS", "sanctions", "oppose"), id="an adverb of two words before the verb",
        ),
        pytest.param(
            "Peru at first refused to sign the peace accord.",
            ("PER", "peace_agreement", "oppose"), id="'at first' after the subject",
        ),
        pytest.param(
            "Kenya and Uganda, the two neighbours whose envoys attend every round, urged the junta to accept a truce.",
            ("KEN", "ceasefire", "support"), id="an apposition with a relative clause",
        ),
        pytest.param(
            "Cuba, he said, would free 52 political prisoners.",
            ("CUB", "prisoners", "support"), id="'he said' between commas",
        ),
        pytest.param(
            "The prime minister of Fiji made an impassioned call for a ceasefire.",
            ("FJI", "ceasefire", "support"), id="a verb that only gives a noun",
        ),
        pytest.param(
            "Mongolia filed a protest with Chad over the sanctions.",
            ("MNG", "sanctions", "oppose"), id="filing a protest",
        ),
        pytest.param(
            "Ghana's president called in an open letter for the embargo to be lifted.",
            ("GHA", "sanctions", "oppose"), id="'called ... for' with a letter between",
        ),
        pytest.param(
            "Norwegian Foreign Minister Lars Dahl flew to Lima on Sunday to urge Peru to release the hostages.",
            ("NOR", "prisoners", "support"), id="what one flew for",
        ),
        pytest.param(
            "The Fijian foreign minister wrote to Chad to protest the air raids.",
            ("FJI", "military_action", "oppose"), id="what one wrote for",
        ),
        pytest.param(
            "Kenyan President Peter Mwangi left Lima. His government demanded a ceasefire.",
            ("KEN", "ceasefire", "support"), id="his government",
        ),
        pytest.param(
            "A Fijian diplomat briefed reporters. \"We want a ceasefire,\" the diplomat said.",
            ("FJI", "ceasefire", "support"), id="the diplomat is the one named before",
        ),
        pytest.param(
            "Leaders of the ten member states of ASEAN met in Bali. The leaders endorsed free trade.",
            ("ASEAN", "trade", "support"), id="the leaders are an organisation's",
        ),
        pytest.param(
            "The Palestinians want peace. They reject any partition of Jerusalem.",
            ("PSE", "territorial_status", "oppose"), id="'they' are a people",
        ),
        pytest.param(
            "A ceasefire demanded by Chad came into force.", ("TCD", "ceasefire", "support"), id="'demanded by'",
        ),
        pytest.param(
            "\"Peru understands that the best way forward is a ceasefire,\" Norwegian Foreign Minister Lars Dahl said.",
            ("NOR", "ceasefire", "support"), id="what is best is the speaker's judgement",
        ),
        pytest.param(
            "ASEAN members unanimously rejected the peace plan.",
            ("ASEAN", "peace_agreement", "oppose"), id="an organisation's members",
        ),
        pytest.param(
            "Norwegian Foreign Minister Lars Dahl said the ceasefire offered by Chad was unacceptable.",
            ("NOR", "ceasefire", "oppose"), id="who offered what is judged is not who judges",
        ),
        pytest.param(
            "Chad's Hezbollah group said it would boycott the talks.",
            ("HEZBOLLAH", "dialogue", "oppose"), id="a group is no institution of the state that it is in",
        ),
        pytest.param(
            "The talks should continue \"for as long as it takes\", said Ecuador's foreign minister.",
            ("ECU", "dialogue", "support"), id="who is quoted demands what 'should' be",
        ),
    ],
)  # fmt: skip
def test_holder(read, text, expected):
    assert expected in holders(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("A ceasefire backed by Chad begins on Sunday.", ("TCD", "ceasefire", "support"), id="a truce backed"),
        pytest.param("Norway demands that Chadian troops leave.", ("NOR", "troop_presence", "oppose"), id="troops leave"),
        pytest.param(
            "Sanctions on Fiji have not worked. Peru opposed them.", ("PER", "sanctions", "oppose"), id="opposed them",
        ),
        pytest.param(
            "A ceasefire, which Norway has been seeking since the winter, is still far off.",
            ("NOR", "ceasefire", "support"), id="a relative clause that ends in a time",
        ),
        pytest.param(
            "Norway announced plans to send troops to Fiji.", ("NOR", "troop_presence", "support"), id="announced plans",
        ),
        pytest.param(
            "Peru and Chile reached an agreement on free trade.", ("PER", "trade", "support"), id="reached an agreement",
        ),
        pytest.param("Mauritania severed diplomatic relations with Chad.",
            ("MRT", "diplomatic_relations", "oppose"), id="severed relations",
        ),
    ],
)  # fmt: skip
def test_wording(read, text, expected):
    assert expected in holders(read(text))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("Peru rejected the idea of a common beer museum.", "common beer museum", id="a rejection"),
        pytest.param("Norway is ready to host the chess olympiad.", "host the chess olympiad", id="readiness"),
    ],
)  # fmt: skip
def test_what_no_issue_names_keeps_a_label(read, text, label):
    assert label in (read(text).positions["issue_label"].to_list()[0] or "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("US allies rejected the peace plan.", id="a state's allies are others than it"),
        pytest.param("A report submitted by Chad described the ceasefire.", id="who submitted a report"),
        pytest.param("Sudan is fighting rebels backed by Chad in the north.", id="who is backed is no plan"),
        pytest.param("Norway and a Sudan supported by the West are far from a war.", id="supported by nobody known"),
        pytest.param("Peru praised the chess olympiad.", id="praise alone is none"),
        pytest.param("Norwegian Foreign Minister Lars Dahl flew to Lima on Sunday to sign autographs.", id="an errand"),
        pytest.param("The analysts have so far rejected sanctions on Peru.", id="analysts hold none, early or late"),
        pytest.param("Chad was told that it makes no sense to fight over sanctions.", id="'it' of no one"),
    ],
)  # fmt: skip
def test_silence(read, text):
    assert holders(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Kenya issued a statement calling for a ceasefire.", ("KEN", "ceasefire", "support"),
            id="who issues a statement",
        ),
        pytest.param(
            "The council discussed a Norwegian resolution calling for free elections.",
            ("NOR", "governance", "support"), id="whose resolution it is",
        ),
        pytest.param(
            "Troops massed on the border, with Kenya demanding that Chad withdraw its forces.",
            ("KEN", "troop_presence", "oppose"), id="'with' and a participle",
        ),
        pytest.param("Norway joined Peru in calling for a ceasefire.", ("NOR", "ceasefire", "support"), id="who joins"),
        pytest.param("Kenya responded by rejecting the ceasefire.", ("KEN", "ceasefire", "oppose"), id="how one acts"),
        pytest.param(
            "In a joint communique, Kenya and Norway agreed to exchange prisoners.", ("KEN", "prisoners", "support"),
            id="a subject behind a phrase and a comma",
        ),
        pytest.param(
            "NATO leaders met in Oslo. The alliance pledged to keep its troops in the country.",
            ("NATO", "troop_presence", "support"), id="an alliance that only its leaders brought to mind",
        ),
        pytest.param(
            "The Kenyan foreign minister arrived on Monday. He said the embargo must be lifted.",
            ("KEN", "sanctions", "oppose"), id="'he' is an official without a name",
        ),
        pytest.param(
            "Norway imposed sanctions on Chad for its refusal to hold elections.", ("TCD", "governance", "oppose"),
            id="'its' behind 'for'",
        ),
        pytest.param(
            'Kenya confirmed its "firm commitment" to the ceasefire.', ("KEN", "ceasefire", "support"),
            id="a quoted noun behind a possessive",
        ),
        pytest.param(
            "The key issue for Kenya is the withdrawal of foreign troops.", ("KEN", "troop_presence", "oppose"),
            id="what is the issue for somebody",
        ),
        pytest.param(
            "Kenya's first priority is the release of the hostages.", ("KEN", "prisoners", "support"),
            id="whose priority it is",
        ),
        pytest.param("Kenya appeared to prefer a ceasefire.", ("KEN", "ceasefire", "support"), id="what one seems to do"),
    ],
)  # fmt: skip
def test_holders_by_construction(read, text, expected):
    assert expected in holders(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The council failed to agree on a statement calling for a ceasefire in Kenya.", id="a text nobody issued"
        ),
        pytest.param("The crisis in Kenya can be solved by lifting the embargo.", id="a means without an actor"),
        pytest.param("The council heard of states seeking membership of NATO.", id="a participle that tells of states"),
        pytest.param("Kenya told the press prior to the talks of its losses.", id="'to' without a verb"),
    ],
)
def test_constructions_without_a_holder(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    "line", ["LIMA, May 3, 2011 (Agency) - ", "LIMA (Agency) - ", "LIMA - ", "Andes News, Lima, May 3, 2011 - "]
)
def test_the_hyphen_of_a_dateline_joins_nothing(read, line):
    found = read(f"{line}Norway rejected new sanctions on Tuesday.").positions
    assert found.select("holder", "party", "stance").rows() == [("Norway", "NOR", "oppose")]
    assert found["evidence"][0][0]["text"] == "Norway rejected new sanctions on Tuesday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("For Oslo, a missile base in the strait is a red line.", ("NOR", "missile_deployment", "oppose"), id="a red line for somebody"),
        pytest.param("For the Kenyans, the security guarantees are not negotiable.", ("KEN", "security_guarantees", "support"), id="not negotiable for somebody"),
        pytest.param("The withdrawal of troops is non-negotiable for Lima.", ("PER", "troop_presence", "oppose"), id="for whom it is so, behind"),
        pytest.param("Chile has made the lifting of its sanctions conditional on a truce.", ("CHL", "ceasefire", "support"), id="made to depend"),
        pytest.param("What Lima wants is a ceasefire.", ("PER", "ceasefire", "support"), id="what somebody wants is told"),
    ],
)  # fmt: skip
def test_whose_line_it_is(read, text, expected):
    assert expected in holders(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "What Chile wants. The envoys left on a ceasefire mission.",
        "What does Peru demand? The envoys left on a ceasefire mission.",
        "For Oslo, said a trader, the ceasefire is a red line.",
    ],
)
def test_a_heading_and_a_trader_s_verdict_are_no_stance(read, text):
    assert not {p for p, *_ in holders(read(text))} & {"CHL", "PER", "NOR"}


@pytest.mark.parametrize(
    ("speaker", "party"),
    [
        ("Chilean government spokesman Luis Soto said", "CHL"),
        ("a spokesman for Banzer said", "BOL"),
        ("Banzer's spokesman said", "BOL"),
    ],
)
def test_the_president_of_whom_a_spokesman_speaks_is_his_own(read, speaker, party):
    text = (
        "Bolivian President Hugo Banzer telephoned Chilean President Eduardo Frei on Tuesday.\n\n"
        f'"The president will not sign anything that does not include a cease-fire," {speaker}.'
    )
    assert [p["party"] for p in read(text).positions.to_dicts()] == [party]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"He supported the sanctions for years," Kenyan Foreign Minister Peter Mwangi said of President Ana Soto of Chile.',
            set(), id="'he' in quotation is not who speaks",
        ),
        pytest.param(
            'Chile and Peru met in Lima. "They accept the ceasefire," Kenyan Foreign Minister Peter Mwangi said.',
            set(), id="nor 'they'",
        ),
        pytest.param(
            '"He calls on the rebels to accept a ceasefire," a spokesman for Kenyan President Peter Mwangi said.',
            {("KEN", "ceasefire", "support")}, id="a spokesman tells what his president asks",
        ),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said he supported the sanctions.",
            {("KEN", "sanctions", "support")}, id="'he' outside of quotation",
        ),
        pytest.param(
            'Kenyan Foreign Minister Peter Mwangi said that he supported the sanctions "without reserve".',
            {("KEN", "sanctions", "support")}, id="before the words that are quoted",
        ),
    ],
)  # fmt: skip
def test_of_whom_a_quotation_tells(read, text, expected):
    assert holders(read(text)) == expected


@pytest.mark.parametrize(
    ("ministry", "party"), [("The Chilean Foreign Ministry said the ceasefire was over.", "CHL"), ("", "PER")]
)
def test_the_ministry_is_the_one_that_was_named(read, ministry, party):
    text = (
        f"Peru and the Peruvian army are at the border of Peru. {ministry}\n\n"
        '"We want the sanctions to be lifted," the ministry said.'
    )
    assert (party, "sanctions", "oppose") in holders(read(text))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (
            "The Kenyan premier met Foreign Minister Ana Soto of Chile, who had just arrived and urged a ceasefire.",
            "CHL",
        ),
        ("The Kenyan premier, who met Foreign Minister Ana Soto of Chile, urged a ceasefire.", "KEN"),
        (
            "The Kenyan premier met Foreign Minister Ana Soto of Chile, who had just arrived, and urged a ceasefire.",
            "KEN",
        ),
    ],
)
def test_a_verb_goes_on_a_relative_clause_that_no_comma_ends(read, text, party):
    assert holders(read(text)) == {(party, "ceasefire", "support")}


@pytest.mark.parametrize("noun", ["funds", "financial resources", "food aid"])
def test_who_gives_stands_before_the_verb_without_a_pronoun(read, noun):
    text = f"The Kenyan premier said that his country will gain from the summit through the {noun} Japan has pledged to give to Africa."
    assert {p["party"] for p in read(text).positions.to_dicts()} == {"JPN"}


def test_rebels_of_another_land_are_not_who_tells_of_them(read):
    assert read("Kenya says Chadian rebels plan to attack its convoys.").positions.is_empty()


def test_a_president_is_of_his_state_and_not_of_his_people(read):
    text = "Iraq's first Kurdish president Karim Aziz said on Monday that he would reject a ceasefire."
    assert holders(read(text)) == {("IRQ", "ceasefire", "oppose")}


def test_the_election_of_one_s_own_party_is_no_demand(read):
    text = "The Kenyan opposition leader promised to lift the sanctions if her party wins the election."
    assert {issue for _, issue, _ in holders(read(text))} == {"sanctions"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            'Pope John Paul II left.\n\nAda Novak, a 17-year-old from the town, was in doubt. "We should keep the ceasefire," she said.',
            id="a name that is described",
        ),
        pytest.param(
            'Kenyan Prime Minister Peter Mwangi left.\n\nNovak, 51, says he is a good man and has rejected a ceasefire.',
            id="a name with its age",
        ),
        pytest.param(
            'Peru took leave of envoy Ben Smith of Canada, a spokesman said. "We want new sanctions," he added.',
            id="a spokesman without a name goes on",
        ),
        pytest.param(
            'Peru took leave of envoy Ben Smith of Canada. "He supported the sanctions," the spokesman was quoted as saying.',
            id="of whom a spokesman tells",
        ),
    ],
)  # fmt: skip
def test_who_goes_on_speaking_without_a_known_name(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    "text",
    [
        'Kenyan Prime Minister Peter Mwangi left Lima. "We want new sanctions," he said.',
        'Kenya will wait, Prime Minister Peter Mwangi said after he saw a spokesman. "We want new sanctions," he added.',
        'Ada Novak, a 17-year-old from Lima, met Kenyan Prime Minister Peter Mwangi. "We want new sanctions," he said.',
    ],
)
def test_the_known_speaker_goes_on(read, text):
    assert ("KEN", "sanctions", "support") in holders(read(text))

"""Stances whose speaker stands behind the words, or whose verb stands far from its subject; and nouns that are none."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A ceasefire must be declared, Fijian Foreign Minister Ann Lee was quoted as saying by the Fiji Times.",
            ("FJI", "ceasefire", "support"), id="'was quoted as saying' behind its content",
        ),
        pytest.param(
            "The sanctions must go, Radio Suva quoted Fijian Foreign Minister Ann Lee as saying.",
            ("FJI", "sanctions", "oppose"), id="'quoted X as saying' behind its content",
        ),
        pytest.param(
            "A statement issued on Monday by the Fijian foreign ministry said all hostages must be released.",
            ("FJI", "prisoners", "support"), id="a statement issued by a ministry",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee's spokesman said a ceasefire must be declared.",
            ("FJI", "ceasefire", "support"), id="somebody's spokesman",
        ),
        pytest.param(
            "\"We oppose the sanctions,\" a foreign ministry spokesman said in Lima.",
            ("PER", "sanctions", "oppose"), id="a ministry by the capital that it speaks in",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee left for Lima on Monday. Her spokesman called for a ceasefire.",
            ("FJI", "ceasefire", "support"), id="her spokesman",
        ),
        pytest.param(
            "The sanctions must be lifted, said visiting Fijian Foreign Minister Ann Lee.",
            ("FJI", "sanctions", "oppose"), id="'said visiting Minister'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said after meeting Peruvian President Juan Rojas that sanctions must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'said after meeting X that'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee told parliament the sanctions must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'told parliament' without 'that'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee stressed that Peru and Chad should resume talks.",
            ("FJI", "dialogue", "support"), id="two subjects in what is stressed",
        ),
        pytest.param(
            "Mongolia has so far rejected the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="'so far' within the verb",
        ),
        pytest.param(
            "Mongolia has for years rejected the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="a spell within the verb",
        ),
        pytest.param(
            "Mongolia meanwhile rejected the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="'meanwhile' between subject and verb",
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj here Tuesday rejected the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="'here Tuesday' between subject and verb",
        ),
        pytest.param(
            "Mongolia two weeks ago rejected the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="'two weeks ago' between subject and verb",
        ),
        pytest.param(
            "Mongolia loudly, often and publicly rejects the peace plan.",
            ("MNG", "peace_agreement", "oppose"), id="a row of adverbs",
        ),
        pytest.param(
            "Mongolia, despite warming ties with Peru, has called for sanctions.",
            ("MNG", "sanctions", "support"), id="'despite' between commas",
        ),
        pytest.param(
            "Mongolia decided on Monday to lift the sanctions.",
            ("MNG", "sanctions", "oppose"), id="a day within 'decided to'",
        ),
        pytest.param(
            "Mongolia believes sanctions are counterproductive.",
            ("MNG", "sanctions", "oppose"), id="a noun in -s before its verb",
        ),
    ],
)  # fmt: skip
def test_whose_words_they_are(read, text, expected):
    assert expected in stances(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj warned against imposing sanctions on Chad.",
            ("MNG", "sanctions", "oppose"), id="warning against a thing opposes it",
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj warned that sanctions would hurt the poor.",
            ("MNG", "sanctions", "oppose"), id="warning of the harm of a thing opposes it",
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj warned that Mongolia might leave the talks.",
            ("MNG", "dialogue", "oppose"), id="warning of what one may do oneself",
        ),
        pytest.param(
            "Mongolia warned Chad of sanctions.",
            ("MNG", "sanctions", "support"), id="warning somebody of a thing threatens it",
        ),
        pytest.param(
            "\"We do not think sanctions are the best way,\" Mongolian Foreign Minister Bat Dorj said.",
            ("MNG", "sanctions", "oppose"), id="a doubt before a judgement",
        ),
        pytest.param(
            "Mongolia said it would not suspend uranium enrichment.",
            ("MNG", "nuclear_programme", "support"), id="who will not suspend a thing goes on with it",
        ),
        pytest.param(
            "Mongolia said it would not reject the ceasefire.",
            ("MNG", "ceasefire", "open"), id="who does not reject a thing may accept it",
        ),
        pytest.param(
            "\"Nobody should break up the peace process,\" Mongolian Foreign Minister Bat Dorj said.",
            ("MNG", "peace_agreement", "support"), id="harm denied",
        ),
        pytest.param(
            "Mongolia not only rejected the ceasefire, but left the room.",
            ("MNG", "ceasefire", "oppose"), id="'not only' denies nothing",
        ),
        pytest.param(
            "Mongolia said it was withdrawing its troops from Chad.",
            ("MNG", "troop_presence", "oppose"), id="what one is doing as one says so",
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj spoke. \"The sanctions,\" he said, \"must be lifted.\"",
            ("MNG", "sanctions", "oppose"), id="the speaker between subject and verb",
        ),
        pytest.param(
            "Mongolia said those responsible must be punished.",
            ("MNG", "accountability", "support"), id="a punishment asked for",
        ),
        pytest.param(
            "Mongolia vowed to crush the Islamist insurgents.",
            ("MNG", "terrorism", "oppose"), id="crushing",
        ),
        pytest.param(
            "Mongolia decided to quit the talks.",
            ("MNG", "dialogue", "oppose"), id="quitting talks",
        ),
        pytest.param(
            "Mongolia insisted that sanctions imposed after the test must be lifted.",
            ("MNG", "sanctions", "oppose"), id="a subject with a time of its own",
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj said Mongolia will not negotiate with the kidnappers.",
            ("MNG", "dialogue", "oppose"), id="'will not negotiate with' is a refusal",
        ),
    ],
)  # fmt: skip
def test_for_or_against(read, text, expected):
    found = stances(read(text))
    opposite = {"support": "oppose", "oppose": "support"}.get(expected[2], "")
    assert expected in found
    assert (expected[0], expected[1], opposite) not in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj said the threat of nuclear war was growing.", id="the threat"
        ),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj said the proposal on elections would be printed.", id="the proposal"
        ),
        pytest.param("The envoy wanted to soften Mongolia's stance on peacekeepers.", id="a stance on, for or against"),
        pytest.param("The envoy is in Ulan Bator at the invitation of Mongolia for talks.", id="by invitation"),
        pytest.param("Mongolian Foreign Minister Bat Dorj refused to take a stand on the sanctions.", id="no stand"),
        pytest.param("Mongolian Foreign Minister Bat Dorj conceded that the elections were late.", id="conceded that"),
        pytest.param(
            "Mongolian Foreign Minister Bat Dorj said China's demand for oil had grown.", id="demand for goods"
        ),
        pytest.param("Mongolian Foreign Minister Bat Dorj said the strike would not affect the talks.", id="foretold"),
        pytest.param("Mongolian Foreign Minister Bat Dorj said the talks should have begun in May.", id="regretted"),
        pytest.param("Mongolian Foreign Minister Bat Dorj said the vote would not be fair.", id="a judgement foretold"),
        pytest.param("Mongolia recognised the important role of trade talks.", id="what is recognised is praised"),
        pytest.param(
            "Mongolian President Bat Dorj will lead a delegation to the peace talks.", id="leading a delegation"
        ),
        pytest.param("Mongolia and Chad will sign a trade agreement on Monday.", id="what is to be signed"),
    ],
)
def test_no_stance(read, text):
    assert stances(read(text)) == set()


def test_a_hope_in_another_is_no_offer_of_theirs(read):
    parties = {party for party, _, _ in stances(read("Mongolia hopes that Chad will respect the truce."))}
    assert parties == {"MNG"}


def test_what_repeats_another_is_the_others(read):
    text = "Mongolian Foreign Minister Bat Dorj reiterated Chad's support for a ceasefire."
    assert {party for party, _, _ in stances(read(text))} == {"TCD"}


def test_a_party_and_its_minister_say_one_thing(read):
    text = "Mongolian Foreign Minister Bat Dorj reaffirmed Mongolia's support for a ceasefire."
    assert len(read(text).positions) == 1


def test_what_a_third_party_says_meanwhile_is_no_condition(read):
    text = "Peru insists on its nuclear programme, while Chad fears nuclear weapons."
    assert ("PER", "nuclear_weapons", "oppose") not in stances(read(text))


def test_a_passage_ends_before_what_others_make_of_it(read):
    text = "Mongolia called for an embargo, a stance that rebels and militants share."
    assert {issue for _, issue, _ in stances(read(text))} == {"sanctions"}


def test_who_is_against_a_state_does_not_speak_for_it(read):
    text = "Chad held talks in Chad on Monday. In Ulan Bator, Mongolia's anti-Chadian minister Bat Dorj demanded a ceasefire."
    assert ("TCD", "ceasefire", "support") not in stances(read(text))


def test_two_officials_who_say_one_thing_hold_it_each(read):
    text = (
        "Mongolian President Bat Dorj demanded a ceasefire. Mongolian Foreign Minister Saran Bold demanded a ceasefire."
    )
    assert len(read(text).positions) == 2

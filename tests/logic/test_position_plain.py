"""Plain constructions of news: the speaker in apposition, bodies by their capital, answers in a word, deeds told."""

from __future__ import annotations

import pytest

STANCES = {
    "a name in apposition before 'said'": (
        "Mongolia will never sign the treaty, its foreign minister, Ana Dahl, said.",
        {("MNG", "oppose")},
    ),
    "behind an object with a preposition": (
        "Mongolia wants a truce with the rebels, the Mongolian army chief, General Ana Dahl, told reporters.",
        {("MNG", "support")},
    ),
    "'with one voice'": (
        "Leaders of the African Union said with one voice that the truce must hold.",
        {("AU", "support")},
    ),
    "a ministry by its capital": ("The foreign ministry in Lima said sanctions must be lifted.", {("PER", "oppose")}),
    "a spokesman of one": (
        "A spokesman for the defence ministry in Lima said the truce must hold.",
        {("PER", "support")},
    ),
    "each of two who refuse": ("Peru and Chile rejected the truce.", {("PER", "oppose"), ("CHL", "oppose")}),
    "and of more": (
        "Peru, Chile and the Netherlands will withhold recognition of the junta.",
        {("PER", "oppose"), ("CHL", "oppose"), ("NLD", "oppose")},
    ),
    "what is asked of a subject": (
        "Fijian Prime Minister Ana Dahl said the decree should be scrapped.",
        {("FJI", "support")},
    ),
    "a request without its matter": ("Peru, a large buyer, has requested an exemption.", {("PER", "support")}),
    "'reserves the right'": ('Peru "reserves the right" to retaliate.', {("PER", "support")}),
    "ruled out": ("Fiji called for a truce. Peru ruled it out.", {("FJI", "support"), ("PER", "oppose")}),
    "none of it": ("Fiji called for a truce. Peru was having none of it.", {("FJI", "support"), ("PER", "oppose")}),
    "opposed": ("Fiji called for a truce. Peru is opposed.", {("FJI", "support"), ("PER", "oppose")}),
    "disagreed": ("Fiji called for a truce. Peru disagreed.", {("FJI", "support"), ("PER", "oppose")}),
    "one answer behind another": (
        "Fiji called for a truce. Peru is opposed. Chile objected.",
        {("FJI", "support"), ("PER", "oppose"), ("CHL", "oppose")},
    ),
    "what a sentence without names was about": (
        "The delegates voted for a convention banning landmines. Peru hailed it.",
        {("PER", "support")},
    ),
    "a verdict on what was told": (
        "Fiji called for a truce. Peru found the proposal absurd.",
        {("FJI", "support"), ("PER", "oppose")},
    ),
    "hosting troops is a deed": ("Peru will host Fijian troops for exercises in May.", {("PER", "support")}),
    "sticking to a plan": ("Peru said it was sticking to its plan to impose sanctions.", {("PER", "support")}),
    "a measure under way": ("Peru is imposing sanctions on Fiji.", {("PER", "support")}),
    "granted asylum": ("Peru granted political asylum on Friday to a Fijian general.", {("PER", "support")}),
    "held out aid": ("Peru held out food aid to Fiji.", {("PER", "support")}),
    "soldiers go home": ("Fijian President Ana Dahl said her soldiers would go home soon.", {("FJI", "oppose")}),
    "they need": ("Peru says it needs more foreign troops.", {("PER", "support")}),
    "what will be done to others": (
        "Deserters will be punished and prisoners freed, the Peruvian minister said.",
        {("PER", "support")},
    ),
    "captives": ("Prisoners will be freed on Monday, the Peruvian minister said.", {("PER", "support")}),
    "whom one lets go": (
        "The head of the Peruvian delegation said women and children could leave the besieged town.",
        {("PER", "support")},
    ),
    "only then": (
        "Relations could become normal only after a withdrawal, the Peruvian minister said.",
        {("PER", "open")},
    ),
    "on terms": ("Peru said ties could be restored only after an apology.", {("PER", "open")}),
    "'its' at the head of a sentence": (
        "Mongolia thinks otherwise. Its prime minister, Ana Dahl, urged Fiji to accept a truce.",
        {("MNG", "support")},
    ),
    "behind a clause without a subject": ("Mongolia, while calling for calm, rejected the truce.", {("MNG", "oppose")}),
    "its rulers": (
        "Peru should not interfere in Fiji's affairs, its military rulers told reporters.",
        {("FJI", "oppose")},
    ),
    "a clause in another tense": (
        "Fijian Prime Minister Ana Dahl said the law should be repealed; Peru will withhold its aid.",
        {("FJI", "support"), ("PER", "oppose")},
    ),
    "whose release": (
        "Mongolia handed over a list of prisoners, whose release it seeks before anything else.",
        {("MNG", "support")},
    ),
    "in good conscience": (
        '"I cannot in good conscience sign this treaty," Fijian Prime Minister Ana Dahl said.',
        {("FJI", "oppose")},
    ),
    "not justified": ("Fijian envoy Ana Dahl said no such inspection was justified.", {("FJI", "oppose")}),
    "frozen": ("Peru has frozen its military exchanges with Fiji.", {("PER", "oppose")}),
    "did nothing": (
        "Fijian Prime Minister Ana Dahl said the sanctions did nothing to end the war.",
        {("FJI", "oppose")},
    ),
}
SILENT = {
    "an analyst at a ministry": "An analyst at the foreign ministry in Lima said the truce must hold.",
    "what a draft would oblige to": "Peru has a draft under which Fiji would undertake to withdraw its troops.",
    "what one has to see": '"One has to see it so," said Fijian Prime Minister Ana Dahl.',
    "what rebels may do": "The Peruvian minister said rebels could enter the town.",
    "what others will do": "Prisoners will be freed by Fiji, the Peruvian minister said.",
    "what a draft lays down": "The paper has a chapter under which Peru would withdraw its troops.",
    "hosting talks": "Peru will host the talks in May.",
    "rebels hold out": "Rebels held out in the town of Ica in Peru.",
    "who differ with each other": "The presidents of Peru and Fiji disagreed in public on the weather.",
    "a river swallows": "The river swallowed the Peruvian town.",
    "an objection that a clause tells": "The word, to which Peru objected, is gone.",
}


@pytest.mark.parametrize(("text", "expected"), STANCES.values(), ids=STANCES)
def test_plain_stance(read, text, expected):
    assert {(r["party"], r["stance"]) for r in read(text).positions.iter_rows(named=True)} == expected


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_no_stance(read, text):
    assert read(text).positions.is_empty()


def test_what_two_agree_together_is_told_once(read):
    assert len(read("Peru and Chile agreed to a truce.").positions) == 1

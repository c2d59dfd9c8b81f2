"""Whose stance it is where much stands between a verb and its subject: asides, relative clauses, fronted participles."""

from __future__ import annotations

import pytest


def stances(read, text):
    return {(r["party"], r["issue"], r["stance"]) for r in read(text).positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He met Peruvian President Juan Rojas, who on his arrival late Friday called for a ceasefire.",
            ("PER", "ceasefire", "support"), id="when and where between 'who' and its verb",
        ),
        pytest.param(
            "The praise came from Fijian Foreign Minister Ann Lee, who days earlier had called for a ceasefire.",
            ("FJI", "ceasefire", "support"), id="'days earlier' between 'who' and its verb",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee who also spoke on the occasion demanded an end to the sanctions.",
            ("FJI", "sanctions", "oppose"), id="a relative clause without commas",
        ),
        pytest.param(
            "The talks with Mongolia -- which is seeking a ceasefire -- resume in May.",
            ("MNG", "ceasefire", "support"), id="whom 'which' names last, behind a noun of no party",
        ),
        pytest.param(
            "Mongolia, a state aspiring to become a member of the council, rejects the ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="an apposition with an infinitive",
        ),
        pytest.param(
            "Mongolia, one of the most outspoken critics of the war, called for a ceasefire.",
            ("MNG", "ceasefire", "support"), id="an apposition that begins with 'one of'",
        ),
        pytest.param(
            "Mongolia, as well as the United States, rejects the ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="'as well as' between commas",
        ),
        pytest.param(
            "Earlier this month, the European Commission, the executive arm of the EU, called for sanctions on Chad.",
            ("EU", "sanctions", "support"), id="a time before a subject with an apposition",
        ),
        pytest.param(
            "The Fijian government, for its part, yesterday rejected the ceasefire.",
            ("FJI", "ceasefire", "oppose"), id="'yesterday' behind an aside",
        ),
        pytest.param(
            "Rejecting calls for sanctions on Chad, Mongolia said it would be patient.",
            ("MNG", "sanctions", "oppose"), id="a participle ahead of its subject",
        ),
        pytest.param(
            "The president of Mongolia in a speech to parliament on Monday rejected the ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="'in a speech to parliament' before the verb",
        ),
        pytest.param(
            "The office of the UN High Commissioner for Refugees meanwhile demanded the release of the prisoners.",
            ("UNHCR", "prisoners", "support"), id="the office of an organisation",
        ),
        pytest.param(
            "The European Commission released a report on Monday. The report also called for sanctions on Chad.",
            ("EU", "sanctions", "support"), id="the report of a body",
        ),
        pytest.param(
            "The Security Council's 1978 resolution calls for Mongolia's withdrawal from Chad.",
            ("UN", "troop_presence", "oppose"), id="'calls for' behind a text",
        ),
        pytest.param(
            "UN agencies have asked Mongolia to lift the sanctions.",
            ("UN", "sanctions", "oppose"), id="agencies of an organisation",
        ),
        pytest.param(
            "The sanctions, called for by Mongolia, were rejected.",
            ("MNG", "sanctions", "support"), id="'called for by'",
        ),
        pytest.param(
            "Mongolia will begin withdrawing troops from Chad on Friday.",
            ("MNG", "troop_presence", "oppose"), id="'will begin withdrawing'",
        ),
        pytest.param(
            "Mongolia's premier said his country will start to withdraw its troops from Chad.",
            ("MNG", "troop_presence", "oppose"), id="'will start to withdraw'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee told AFP the sanctions on Chad must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'told' an agency, without 'that'",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee told a conference organised by the council in Lima on Friday that the "
            "sanctions must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'told' those whom much describes",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee said in Lima the sanctions on Chad must be lifted.",
            ("FJI", "sanctions", "oppose"), id="'said in Lima' without 'that'",
        ),
        pytest.param(
            "Mongolia's message was that the sanctions on Chad should be lifted.",
            ("MNG", "sanctions", "oppose"), id="'message was that'",
        ),
        pytest.param(
            "Fiji met the Chadian rebels, while Peru and Mongolia have also said they reject the ceasefire.",
            ("PER", "ceasefire", "oppose"), id="'they' of two who say so",
        ),
        pytest.param(
            "Chadian rebels met Fijian officials, and Mongolian diplomats said they rejected the ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="'they' of several who say so",
        ),
        pytest.param(
            "Columnists said Mongolia had rejected the ceasefire.",
            ("MNG", "ceasefire", "oppose"), id="what a state did, told by others",
        ),
        pytest.param(
            "Mongolia is trying to revive the peace talks in Chad.",
            ("MNG", "dialogue", "support"), id="'is trying to revive'",
        ),
        pytest.param(
            "The plan was welcomed by Mongolia, which rejects the sanctions.",
            ("MNG", "sanctions", "oppose"), id="whom 'which' means behind a passive's agent",
        ),
        pytest.param(
            "Mongolia left the door open to sanctions on Chad.",
            ("MNG", "sanctions", "support"), id="'left' as a verb",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee, a staunch opponent of the sanctions on Chad, welcomed the ceasefire.",
            ("FJI", "sanctions", "oppose"), id="'a staunch opponent of' behind a name",
        ),
        pytest.param(
            "Fijian Foreign Minister Ann Lee, a staunch opponent of the sanctions on Chad, welcomed the ceasefire.",
            ("FJI", "ceasefire", "support"), id="the verb behind 'a staunch opponent of'",
        ),
    ],
)  # fmt: skip
def test_subject(read, text, expected):
    assert expected in stances(read, text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        pytest.param("Rejecting the ceasefire means war, Fijian Foreign Minister Ann Lee said in Chad.", "TCD", id="gerund"),
        pytest.param("Considering the wishes of Chad, Mongolia left the ceasefire as it was.", "MNG", id="'considering'"),
        pytest.param("The report on Mongolia, which calls for a ceasefire, came late.", "MNG", id="what a text asks"),
        pytest.param("The refugees from Mongolia who want a ceasefire left.", "MNG", id="whom a relative clause restricts"),
        pytest.param(
            "The Mongolia report came on Monday. The report also called for sanctions on Chad.", "MNG", id="a report on",
        ),
        pytest.param("A report prepared for the UN Security Council speaks of the ceasefire.", "UN", id="'prepared for'"),
        pytest.param("Mongolia will begin a visit to Chad with talks on a ceasefire.", "MNG", id="'begin a visit'"),
        pytest.param("Analysts said Mongolia would reject the ceasefire.", "MNG", id="what others foretell"),
        pytest.param("The man who said the delegates of Chad wanted a ceasefire left.", "MAN", id="'who said'"),
    ],
)  # fmt: skip
def test_no_stance_of(read, text, party):
    assert party not in {held[0] for held in stances(read, text)}

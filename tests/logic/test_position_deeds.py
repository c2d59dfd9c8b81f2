"""Acts of the past, reports, questions and courtesies in the words of stances: no positions; and beside each, one that is."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Chad withdrew its troops from Niger in 1987.", id="an earlier year"),
        pytest.param("In 1991, Chad signed the arms control treaty.", id="a year in front"),
        pytest.param("Chad banned arms exports to Niger twenty years ago.", id="years ago"),
        pytest.param("The Chadian junta in 1990 cancelled the elections.", id="a year before the verb"),
        pytest.param("Chad ten years ago rejected the ceasefire.", id="years ago before the verb"),
        pytest.param("Prices rose after Chad imposed sanctions on Niger.", id="a deed that tells when"),
        pytest.param("The border has been shut since Chad suspended the ceasefire with Niger.", id="since a deed"),
        pytest.param("The ceasefire, which Kenya signed last week, was broken.", id="a deed on the side"),
        pytest.param("Kenya would have banned trade with Peru.", id="what would have been"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi suggested that the ceasefire was over.", id="suggesting what is so"
        ),
        pytest.param("Kenya assured Peru that it had known nothing of the ceasefire.", id="assuring what is so"),
        pytest.param("Kenya recognizes that the ceasefire is fragile.", id="granting that it is so"),
        pytest.param("Kenyan Foreign Minister Peter Mwangi asked whether sanctions worked.", id="a question"),
        pytest.param("Kenya expects to earn more from energy exports to Peru.", id="a forecast of one's own doing"),
        pytest.param("Kenya urged to accept ceasefire", id="a headline's passive"),
        pytest.param("Kenya welcomed the first visit by the Peruvian premier to Nairobi.", id="a visit greeted"),
        pytest.param("The Kenyan president called snap elections for October.", id="elections called"),
        pytest.param("The Chadian army, backed by Kenya, took a town.", id="who is backed"),
        pytest.param(
            "The talks took place in hard Kenyan conditions as the ceasefire began.",
            id="demands are a noun",
        ),
        pytest.param("The guard has to ensure that Kenya respects the ceasefire.", id="what is to be seen to"),
        pytest.param("There were rumours that Kenya wanted new sanctions.", id="what is only talked of"),
        pytest.param("Kenya and Chad could not agree on a ceasefire.", id="no accord is reached"),
        pytest.param("The minister told a meeting in Lima to end the Kenyan sanctions debate.", id="an audience"),
        pytest.param("Kenya and Chad signed several energy contracts on Monday.", id="papers signed"),
        pytest.param("The truce ended what Kenya hailed as an era of trade.", id="what it is hailed as"),
        pytest.param("Kenyan Foreign Minister Peter Mwangi is seeking the nomination.", id="an office sought"),
        pytest.param("Kenya prepares to take over the energy council.", id="a turn that comes"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said police had caught illegal immigrants.",
            id="an adjective describes",
        ),
        pytest.param("Kenyans refuse to accept the ceasefire.", id="the people of a state"),
        pytest.param("Kenyans across the country voiced their strong desire for elections.", id="what the people wish"),
        pytest.param("Kenya presented an interim report on the sanctions.", id="a report presented"),
        pytest.param(
            "Elections are near. Elections matter. The elections go on. Kenya criticized Peru's ailing Premier Alan Paz.",
            id="blame of a person",
        ),
        pytest.param('China is large. "We want elections," said Mr Hu, who sells tea.', id="a surname of millions"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi said Chad would release the hostages.", id="what others foretell"
        ),
        pytest.param("The Kenyan bank examines the sanctions.", id="a routine"),
        pytest.param(
            "The Kenyan premier faces an imposed ceasefire that many call unjust.", id="what describes a thing"
        ),
        pytest.param(
            "Kenya ruled out the possibility that the ferry was sunk in an attack.", id="ruled out as a cause"
        ),
        pytest.param("The Kenyan premier protested his innocence in the trial.", id="one's innocence"),
        pytest.param('"The elections might have to be put off," the Kenyan minister said.', id="what may come"),
        pytest.param("Kenya said the count would not be certified before Friday.", id="what is known on a day"),
        pytest.param("Kenyan leaders will review the progress of the ceasefire on Monday.", id="a review of progress"),
        pytest.param("The Kenyan premier halted outside the town for talks with elders.", id="coming to a halt"),
        pytest.param("Kenya issued a statement suggesting that Chad might lift the sanctions.", id="what might be"),
        pytest.param("Kenya expected the economy to profit from trade this year.", id="a forecast"),
        pytest.param(
            '"If we want sanctions, this is how we get them," said Kenyan Foreign Minister Peter Mwangi.',
            id="if we want",
        ),
    ],
)
def test_no_stance(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Chad demanded answers about sanctions imposed in 1987.",
            ("TCD", "sanctions", "support"), id="the year of the matter",
        ),
        pytest.param(
            "Chad demanded new sanctions in December 2009.",
            ("TCD", "sanctions", "support"), id="a month of last year",
        ),
        pytest.param("Kenya imposed sanctions on Peru on Monday.", ("KEN", "sanctions", "support"), id="a deed as news"),
        pytest.param("The Kenyans refuse to accept a ceasefire.", ("KEN", "ceasefire", "oppose"), id="the side of a state"),
        pytest.param("Palestinians demand elections.", ("PSE", "governance", "support"), id="a people that is a side"),
        pytest.param("Kenya ruled out a ceasefire with Chad.", ("KEN", "ceasefire", "oppose"), id="ruled out as a deed"),
        pytest.param("Kenya halted the talks with Chad.", ("KEN", "dialogue", "oppose"), id="halting a thing"),
        pytest.param("Kenya expected Chad to lift the sanctions.", ("KEN", "sanctions", "oppose"), id="expecting a deed"),
        pytest.param("Kenya criticized Peru's stance on sanctions.", ("KEN", "sanctions", "oppose"), id="blame of a stance"),
        pytest.param("Kenyan Foreign Minister Peter Mwangi said Kenya would release the hostages.",
            ("KEN", "prisoners", "support"), id="what one's own side will do"),
        pytest.param("Kenya presented a draft on new sanctions.", ("KEN", "sanctions", "support"), id="a draft presented"),
        pytest.param("Kenya warned Chad to release the hostages.", ("KEN", "prisoners", "support"), id="warned to do it"),
        pytest.param("Kenya warned Chad of sanctions.", ("KEN", "sanctions", "support"), id="warned of what one does"),
        pytest.param("Kenya signed a ceasefire with Peru on Monday.", ("KEN", "ceasefire", "support"), id="a deed of its own"),
        pytest.param(
            "Kenyan Foreign Minister Peter Mwangi suggested that both sides sign a ceasefire.",
            ("KEN", "ceasefire", "support"), id="suggesting what is to be",
        ),
        pytest.param(
            "Kenya assured Peru that it would lift the sanctions.", ("KEN", "sanctions", "oppose"), id="assuring what is to be"
        ),
        pytest.param("Kenya asked Peru to lift its sanctions.", ("KEN", "sanctions", "oppose"), id="asking for a deed"),
        pytest.param("Kenya expects Peru to lift its sanctions.", ("KEN", "sanctions", "oppose"), id="expecting of another"),
        pytest.param("Kenya urged Peru to accept a ceasefire.", ("KEN", "ceasefire", "support"), id="urging another"),
        pytest.param("Kenya and Chad agreed on a ceasefire.", ("KEN", "ceasefire", "support"), id="an accord"),
        pytest.param("Kenya to demand new sanctions", ("KEN", "sanctions", "support"), id="a headline's future"),
        pytest.param(
            "Kenya told Peru to lift the sanctions.", ("KEN", "sanctions", "oppose"), id="telling one who can do it"
        ),
        pytest.param("Kenya called here Monday for sanctions.", ("KEN", "sanctions", "support"), id="called here for"),
        pytest.param("Kenyan officials demand new sanctions.", ("KEN", "sanctions", "support"), id="demand is a verb"),
        pytest.param(
            '"The sanctions are illegal under the charter," Kenyan Foreign Minister Peter Mwangi said.',
            ("KEN", "sanctions", "oppose"), id="an adjective judges",
        ),
    ],
)  # fmt: skip
def test_a_stance(read, text, expected):
    assert expected in stances(read(text))


def test_what_is_asked_of_a_body_is_no_headline(read):
    text = "Peru asked that the United Nations to lift the sanctions on Chad."
    assert stances(read(text)) == {("PER", "sanctions", "oppose")}

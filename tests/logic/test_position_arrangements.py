"""Trips, dates, papers, offices, praise and effects in the words of stances: no positions; beside each, one that is."""

from __future__ import annotations

import pytest


def stances(reading):
    return {(r["party"], r["issue"], r["stance"]) for r in reading.positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenyan President Peter Mwangi hopes to visit the border refugees.", id="a trip hoped for"),
        pytest.param("Kenya hoped to finish its report on the ceasefire by May.", id="work to be finished"),
        pytest.param("Kenya and Chad agreed on the agenda for the ceasefire talks.", id="an order of business"),
        pytest.param("Kenya accepted the credentials of the ceasefire envoy.", id="papers handed over"),
        pytest.param("Kenya extended its condolences to the refugees.", id="condolences"),
        pytest.param("Peter Mwangi, president of Kenya, is seeking re-election after the ceasefire.", id="an office"),
        pytest.param("Kenyan President Peter Mwangi cancelled a planned trip to the peace talks because of a cold.", id="a trip"),
        pytest.param("Kenya criticised Peru for its handling of the ceasefire.", id="blame alone"),
        pytest.param("Kenya praised Peru for sending food aid.", id="praise alone"),
        pytest.param("The Kenyan premier hailed the government of Peru for launching an aid package.", id="praise of a government"),
        pytest.param("Kenyan minister praises Peru's efforts to end the ceasefire violations", id="praise of efforts"),
        pytest.param("Kenyan minister Peter Mwangi was invited by the Peruvian government to start a visit on trade.", id="invited to come"),
        pytest.param("Kenyan Foreign Minister Peter Mwangi will join officials from Peru at the peace talks.", id="who joins whom"),
        pytest.param("The Kenyan deputies will review the climate programme on Monday.", id="an agenda"),
        pytest.param("Kenya rejected criticism of its ceasefire.", id="criticism turned down"),
        pytest.param("Kenya dismissed the reports of a ceasefire as newspaper speculation.", id="what is not true"),
        pytest.param('"This is a raid encouraged by Chad," the Kenyan foreign minister said.', id="what one is accused of"),
        pytest.param("They argued over who has the right to self-determination, Kenya said.", id="a question who"),
        pytest.param("Critics said that Kenya has not made an equivalent commitment to a ceasefire.", id="a commitment not made"),
        pytest.param('"Conditions do not permit talks, but this will not stop the ceasefire," the Kenyan premier said.', id="what happens"),
        pytest.param("Kenya said the treaty would create a solid foundation for trade with Peru.", id="an effect"),
        pytest.param("The Kenyan front, which last year signed a ceasefire with Chad, split.", id="a deed of last year"),
        pytest.param('"They want war, they want to break the ceasefire," the Kenyan minister said of Chad.', id="imputed"),
    ],
)  # fmt: skip
def test_no_stance(read, text):
    assert stances(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya hopes to extend the ceasefire.", ("KEN", "ceasefire", "support"), id="a hope"),
        pytest.param("Kenya and Chad agreed on a timetable for a ceasefire.", ("KEN", "ceasefire", "support"), id="its matter"),
        pytest.param("Kenya accepted the ceasefire.", ("KEN", "ceasefire", "support"), id="an acceptance"),
        pytest.param("Kenya extended the ceasefire.", ("KEN", "ceasefire", "support"), id="an extension"),
        pytest.param("Kenya is seeking a ceasefire.", ("KEN", "ceasefire", "support"), id="a ceasefire sought"),
        pytest.param("Kenya cancelled the ceasefire.", ("KEN", "ceasefire", "oppose"), id="a ceasefire cancelled"),
        pytest.param("Kenya criticised the sanctions on Peru.", ("KEN", "sanctions", "oppose"), id="a measure blamed"),
        pytest.param("Kenya hailed the decision of Peru to lift the sanctions.", ("KEN", "sanctions", "oppose"), id="a decision hailed"),
        pytest.param("Kenya invited the rebels of Chad to peace talks.", ("KEN", "dialogue", "support"), id="an invitation"),
        pytest.param('"This mustn\'t damage our trade with Peru," the Kenyan foreign minister said.', ("KEN", "trade", "support"), id="no damage to a thing"),
        pytest.param('"We will not permit new sanctions," the Kenyan foreign minister said.', ("KEN", "sanctions", "oppose"), id="who permits nothing"),
        pytest.param("Kenya backed a ceasefire supported by Chad.", ("TCD", "ceasefire", "support"), id="a plan supported"),
        pytest.param("Kenya will provide food aid to Chad.", ("KEN", "humanitarian_access", "support"), id="a promise"),
        pytest.param('"We want a ceasefire," Kenyan President Peter Mwangi said.', ("KEN", "ceasefire", "support"), id="we want"),
    ],
)  # fmt: skip
def test_a_stance(read, text, expected):
    assert expected in stances(read(text))

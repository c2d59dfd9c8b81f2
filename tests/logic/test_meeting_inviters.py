"""Who invites to a visit receives the guest."""

import datetime as dt

import pytest

from tests.logic.told import Reader

VISIT = "Fijian President Ratu Vula will visit Peru from May 20 to 23"
INVITED = {
    "behind the visit": (VISIT + " at the invitation of Peruvian President Eva Rojas.", "Eva Rojas"),
    "before it": (
        "At the invitation of Peruvian President Eva Rojas, Fijian President Ratu Vula will pay a visit to Peru next week.",
        "Eva Rojas",
    ),
    "invited by": (
        "Invited by Peruvian President Eva Rojas, Fijian President Ratu Vula will visit Peru next week.",
        "Eva Rojas",
    ),
    "his own invitation": (VISIT + " at Peruvian President Eva Rojas's invitation.", "Eva Rojas"),
    "a guest in a later sentence": (
        VISIT + ". He wants to buy fish. Vula will travel as the guest of Peruvian Premier Luis Mora.",
        "Luis Mora",
    ),
    "several hosts, and who tells of them": (
        "Fijian President Ratu Vula will pay state visits to Peru and Chile from May 20 to 28. He goes as guest of Peruvian President Eva Rojas "
        "and Chilean President Juan Soto, Bale said.",
        "Eva Rojas,Juan Soto",
    ),
}


@pytest.mark.parametrize(("text", "hosts"), INVITED.values(), ids=INVITED)
def test_who_invites_to_a_visit_takes_part(read: Reader, text: str, hosts: str) -> None:
    (visit,) = read(text, published=dt.date(2013, 5, 15)).meeting_reports.to_dicts()
    assert set(visit["people"]) == {"Ratu Vula", *hosts.split(",")}


OTHERS = {
    "a visit that was called off": "Fijian President Ratu Vula has cancelled a visit to Peru on May 20 at the invitation of Peruvian President Eva Rojas.",
    "an invitation by a third": VISIT + ". The Chilean navy sails at the invitation of Chilean President Juan Soto.",
    "a body without a name": VISIT + " at the invitation of the Peruvian government.",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_others_do_not(read: Reader, text: str) -> None:
    (visit,) = read(text, published=dt.date(2013, 5, 15)).meeting_reports.to_dicts()
    assert visit["people"] == ["Ratu Vula"]

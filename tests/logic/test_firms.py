"""Officers of firms and clubs hold no office of a state, whatever their title."""

from __future__ import annotations

import pytest


def holders(read, text):
    return set(read(text).positions["holder"].to_list())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norland Steel Co. chairman Peter Lind rejected the sanctions on Chile.", id="a firm's name"),
        pytest.param("Chilean airline president Ana Rojas rejected the sanctions.", id="what it is called"),
        pytest.param(
            "Ana Rojas, president of the Norland Insurance Company, rejected the sanctions on Chile.",
            id="its name behind that of its officer",
        ),
        pytest.param(
            "Ana Rojas, spokeswoman for the Chilean retailer, rejected the sanctions.", id="called so behind her name"
        ),
        pytest.param(
            "Norland Shipping Ltd. sails to Chile. Norland vice president Peter Lind demanded an end to the sanctions.",
            id="a firm's name made short",
        ),
    ],
)
def test_private(read, text):
    assert holders(read, text) == set()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        pytest.param("Chilean President Ana Rojas rejected the sanctions.", "Ana Rojas", id="a head of state"),
        pytest.param(
            "Fiji Steel Corp. lost a case. Fiji Vice President Peter Lind demanded an end to the sanctions.", "Peter Lind",
            id="a state whose name a firm has",
        ),
        pytest.param(
            "Trade Minister Peter Lind of Fiji told Norland Airlines that the sanctions must end.", "Peter Lind",
            id="a minister who speaks to a firm",
        ),
        pytest.param(
            "Ana Rojas, chairwoman of the Chilean Securities and Exchange Commission, rejected the sanctions.",
            "Ana Rojas", id="an authority that watches firms",
        ),
    ],
)  # fmt: skip
def test_official(read, text, holder):
    assert holders(read, text) == {holder}

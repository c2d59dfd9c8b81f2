"""A session and those who sit in it speak for their organisation, where the text tells whose it is."""

from __future__ import annotations

import pytest


def held(read, text):
    return {(r["party"], r["issue"], r["stance"]) for r in read(text).positions.iter_rows(named=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "An ECOWAS summit opened in Lome. The summit condemned the sanctions on Guinea.",
            ("ECOWAS", "sanctions", "oppose"), id="a summit",
        ),
        pytest.param(
            "ASEAN foreign ministers met in Vientiane. The ministers also called for a ceasefire.",
            ("ASEAN", "ceasefire", "support"), id="its ministers",
        ),
        pytest.param(
            "Leaders of the African Union (AU) sat until midnight. The leaders have unanimously demanded a ceasefire.",
            ("AU", "ceasefire", "support"), id="its leaders, named behind them",
        ),
        pytest.param(
            "The OAS meeting in Lima ended late. The 34-member assembly urged a ceasefire.",
            ("OAS", "ceasefire", "support"), id="its assembly",
        ),
    ],
)  # fmt: skip
def test_holder(read, text, expected):
    assert expected in held(read, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The foreign ministers of Togo and Benin met. The ministers called for a ceasefire.", id="of two states"
        ),
        pytest.param(
            "An ECOWAS summit and an AU summit were held. The summit called for a ceasefire.", id="two organisations"
        ),
        pytest.param(
            "The United Nations watched. The meeting called for a ceasefire.", id="an organisation that does not meet"
        ),
    ],
)
def test_nobody_known(read, text):
    assert not {party for party, *_ in held(read, text)} & {"ECOWAS", "AU", "UN"}

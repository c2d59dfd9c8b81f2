"""Demands in the imperative, whose holder is whoever is quoted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]
DAY = dt.date(2013, 5, 16)

# Test id, text, and holder, issue, stance and act of each position
DEMANDS = [
    ("what others are to lift", '"Lift the sanctions now," Chilean Foreign Minister Alba Rojas told the United States.',
     [("Alba Rojas", "sanctions", "oppose", "demand")]),
    ("what others are not to do", '"Do not send troops to the border," Chilean Foreign Minister Alba Rojas warned Peru.',
     [("Alba Rojas", "troop_presence", "oppose", "demand")]),
    ("behind a colon", 'Chilean Foreign Minister Alba Rojas told the United States: "Give us the weapons that we need."',
     [("Alba Rojas", "military_assistance", "support", "demand")]),
    ("one in each of two quotations", '"Free the hostages," Chilean Foreign Minister Alba Rojas told the rebels. "Lay down your arms."',
     [("Alba Rojas", "ceasefire", "support", "demand"), ("Alba Rojas", "prisoners", "support", "demand")]),
    ("a ministry", '"Let the aid convoys through," the Chilean Foreign Ministry said in a statement.',
     [("Chile", "humanitarian_access", "support", "demand")]),
    ("what is only pointed at", '"Look at the sanctions, they did nothing," said Chilean Foreign Minister Alba Rojas.', []),
    ("an adjective that is a verb too", '"Free trade ends sanctions," said Chilean Foreign Minister Alba Rojas.', []),
    ("a noun that is a verb too", '"Step by step the sanctions bite," said Chilean Foreign Minister Alba Rojas.', []),
    ("an analyst", '"Lift the sanctions now," said Ann Lee, an analyst at a bank in Lima.', []),
    ("no quotation", "Lift the sanctions now and trade will follow.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=n) for n, t, e in DEMANDS])
def test_demands_in_the_imperative(read: Reader, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = read(text, published=DAY).positions.select("holder", "issue", "stance", "act").rows()
    assert sorted(found) == expected

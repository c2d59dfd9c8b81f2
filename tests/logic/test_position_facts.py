"""What one says is so, or not so, is no stance: denials of fact, what one foresees, what words only sound like."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kenya denied any role in the bombing of the camp.", id="a role denied"),
        pytest.param("Kenya denied reports that it would send troops to Chad.", id="reports denied"),
        pytest.param("Kenya denied that it planned to send troops to Chad.", id="what it is said to plan"),
        pytest.param("Kenya refuted claims that it was ready to send troops to Chad.", id="what it is said to be ready to"),
        pytest.param("Kenya and Chad have argued for years over the sanctions.", id="how long one argues"),
    ],
)  # fmt: skip
def test_a_report_of_fact(read, text):
    assert read(text).positions.is_empty()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kenya denied UN inspectors access to the camp.", ("KEN", "reject"), id="what one does not grant"),
        pytest.param("Kenya denied a role in the raid and rejected a truce.", ("KEN", "reject"), id="a verb behind it"),
        pytest.param("Kenya pressed for two weeks of talks with Chad.", ("KEN", "demand"), id="a length of what one wants"),
    ],
)  # fmt: skip
def test_a_stance_beside_it(read, text, expected):
    assert read(text).positions.select("party", "act").rows() == [expected]

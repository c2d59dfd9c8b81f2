"""Fitting the models of words, and the table that they are kept in."""

from __future__ import annotations

import csv
import io

import pytest

from accuracy.examples import SOURCE, Example, aside
from accuracy.learning import MODELS, RAREST, fitted, table
from tasks.logic.confidence import BASE
from tasks.logic.learned import LEAST, Linear

KNOWN = [
    *(Example("stance", {"w:must": 1.0, "w:the": 1.0}, true=True, weight=1.0) for _ in range(40)),
    *(Example("stance", {"w:rain": 1.0, "w:the": 1.0}, true=False, weight=1.0) for _ in range(40)),
    *(Example("stance", {"w:rare": 1.0}, true=True, weight=1.0) for _ in range(RAREST - 1)),
]


def test_what_tells_them_apart_is_learned():
    weights = fitted(KNOWN)
    model = Linear(weights, 0.5)
    assert model.believes({"w:must": 1.0, "w:the": 1.0}) and not model.believes({"w:rain": 1.0, "w:the": 1.0})
    assert weights["w:must"] == pytest.approx(-weights["w:rain"], abs=0.1)
    assert abs(weights["w:the"]) < 0.1
    assert "w:rare" not in weights


def test_an_example_counts_as_much_as_its_weight():
    known = KNOWN[:80]
    doubled = fitted([one._replace(weight=2.0) for one in known])
    assert doubled["w:must"] == pytest.approx(fitted([*known, *known])["w:must"], abs=0.001)


def test_a_source_has_a_base_of_its_own_that_is_no_part_of_the_table():
    told = [one._replace(true=True) for one in KNOWN[:40]]
    known = [*KNOWN[:80], *(aside(one, "written", 0.5) for one in told for _ in range(9))]
    weights = fitted(known)
    assert weights[f"{SOURCE}written"] > 0
    assert abs(weights["w:must"] + weights["w:rain"]) < 0.5
    assert SOURCE not in table({MODELS[0]: weights})


def test_the_table_holds_each_model_with_its_limit_and_no_weight_that_says_nothing():
    rows = list(csv.DictReader(io.StringIO(table({MODELS[0]: {BASE: -1.0, "w:met": 1.25, "w:the": 0.001}}))))
    assert [(row["feature"], row["weight"]) for row in rows] == [
        (LEAST, str(MODELS[0].least)),
        (BASE, "-1.000"),
        ("w:met", "1.250"),
    ]
    assert {row["model"] for row in rows} == {MODELS[0].name}

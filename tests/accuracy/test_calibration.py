"""Fitting confidence, and telling whether it keeps its word."""

from __future__ import annotations

import math

import pytest

from accuracy.calibration import (
    Judged,
    above,
    base,
    brier,
    calibrated,
    miscalibration,
    ranking,
    reliability,
    unseen_confidence,
)
from accuracy.logistic import cross_validated, fitted, log_loss
from accuracy.marks import Mark
from tasks.logic.confidence import BASE, probability


def facts(**shares):
    """Facts with one feature each: of `a=(3, 4)` three of four are right; every fact is a document of its own."""
    return [
        Judged(f"{name}{i}.txt", {BASE: 1.0, name: 1.0}, i < right, exact=False)
        for name, (right, of) in shares.items()
        for i in range(of)
    ]


def test_without_a_ridge_each_group_has_its_own_share():
    known = facts(common=(30, 40), rare=(10, 40))
    model = fitted([one.features for one in known], [one.right for one in known], ridge=1e-6)
    assert probability({BASE: 1, "common": 1}, model) == pytest.approx(0.75, abs=1e-4)
    assert probability({BASE: 1, "rare": 1}, model) == pytest.approx(0.25, abs=1e-4)


def test_a_ridge_draws_groups_together_and_keeps_the_mean():
    known = facts(common=(30, 40), rare=(10, 40))
    model = fitted([one.features for one in known], [one.right for one in known], ridge=50)
    high, low = (probability({BASE: 1, name: 1}, model) for name in ("common", "rare"))
    assert 0.25 < low < 0.5 < high < 0.75
    assert high + low == pytest.approx(1)


def test_a_feature_of_too_few_facts_has_no_coefficient():
    known = facts(common=(5, 10), odd=(4, 4))
    assert "odd" not in fitted([one.features for one in known], [one.right for one in known], ridge=1)


def test_cross_validation_does_not_let_a_document_judge_itself():
    features, right = [{BASE: 1.0}] * 4, [True, True, False, False]
    assert cross_validated(features, right, ["a", "a", "b", "b"], ridge=1, folds=2)[2] > 0.99


def test_the_base_gives_as_many_right_facts_as_there_are():
    known = facts(a=(3, 4), b=(2, 6))
    weights = {BASE: 9.0, "a": 0.7}
    model = weights | {BASE: base(weights, known)}
    assert sum(probability(one.features, model) for one in known) / 10 == pytest.approx(5.5 / 11)


def test_weights_come_from_development_and_the_base_from_held_out_facts():
    model = calibrated("position", facts(a=(38, 40), b=(20, 40)), facts(a=(2, 4), b=(2, 4)))
    assert model.weights["a"] > 0 > model.weights["b"]
    assert sum(unseen_confidence(model)) / 8 == pytest.approx(0.5, abs=0.02)


def test_a_fact_that_is_right_pulls_its_own_document_down_not_up():
    model = calibrated("position", facts(a=(38, 40), b=(20, 40)), facts(a=(2, 4)))
    right, _, _, wrong = unseen_confidence(model)
    assert right < wrong


def test_reliability_shows_confidence_against_truth():
    known = facts(a=(1, 2), b=(3, 3))
    bins = reliability([0.45, 0.45, 0.95, 0.95, 1.0], known)
    assert [(b.low, b.facts, b.right) for b in bins] == [(0.4, 2, 0.5), (0.9, 3, 1.0)]
    assert miscalibration(bins) == pytest.approx((2 * 0.05 + 3 * abs(2.9 / 3 - 1)) / 5)


def test_scores_of_what_is_known_and_what_is_guessed():
    known = facts(a=(1, 2))
    assert brier([1.0, 0.0], known) == 0
    assert brier([0.5, 0.5], known) == 0.25
    assert (ranking([0.9, 0.1], known), ranking([0.5, 0.5], known), ranking([0.1, 0.9], known)) == (1, 0.5, 0)
    assert log_loss([0.5, 0.5], [True, False]) == pytest.approx(math.log(2))


def test_a_floor_leaves_out_what_lies_below_it():
    assert above(0.5, [0.9, 0.5, 0.4], facts(a=(2, 3)), gold=4) == Mark(2, 2, 4)

"""Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares), on sparse features.

A few hundred facts with a dozen features each: small enough for plain Python, and the same on every machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from tasks.logic.confidence import BASE, Features, logistic, probability

ROUNDS = 12
ENOUGH = 1e-6  # change of a coefficient at which it stands still
RAREST = 5  # facts; what fewer have is left out


def fitted(facts: Sequence[Features], right: Sequence[bool], ridge: float) -> Features:
    """Coefficients that make the facts most likely, each drawn to 0 by the ridge except the base."""
    seen = Counter(name for features in facts for name in features)
    names = sorted(name for name, count in seen.items() if count >= RAREST or name == BASE)
    at = {name: i for i, name in enumerate(names)}
    rows = [[(at[name], value) for name, value in features.items() if name in at] for features in facts]
    penalty = [0.0 if name == BASE else ridge for name in names]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        step = _newton_step(rows, right, weights, penalty)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step), default=0.0) < ENOUGH:
            break
    return dict(zip(names, weights, strict=True))


def _newton_step(
    rows: list[list[tuple[int, float]]], right: Sequence[bool], weights: list[float], penalty: list[float]
) -> list[float]:
    size = len(weights)
    gradient = [-p * w for p, w in zip(penalty, weights, strict=True)]
    curvature = [[penalty[i] + 1e-9 if i == j else 0.0 for j in range(size)] for i in range(size)]
    for row, truth in zip(rows, right, strict=True):
        expected = logistic(sum(weights[i] * value for i, value in row))
        spread = expected * (1 - expected)
        for i, value in row:
            gradient[i] += value * (truth - expected)
            for j, other in row:
                curvature[i][j] += spread * value * other
    return _solved(curvature, gradient)


def _solved(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """The solution of a system with a symmetric positive definite matrix, by Gaussian elimination."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for i in range(size):
        for j in range(i + 1, size):
            factor = rows[j][i] / rows[i][i]
            if factor:
                rows[j] = [a - factor * b for a, b in zip(rows[j], rows[i], strict=True)]
    out = [0.0] * size
    for i in reversed(range(size)):
        known = sum(rows[i][j] * out[j] for j in range(i + 1, size))
        out[i] = (rows[i][size] - known) / rows[i][i]
    return out


def cross_validated(
    facts: Sequence[Features],
    right: Sequence[bool],
    groups: Sequence[str],
    ridge: float,
    folds: int,
    base: float | None = None,
) -> list[float]:
    """For each fact its probability by a model that saw nothing of its group, or with a base that is given."""
    turn = {group: i % folds for i, group in enumerate(sorted(set(groups)))}
    out = [0.0] * len(facts)
    for fold in range(folds):
        kept = [i for i, group in enumerate(groups) if turn[group] != fold]
        model = fitted([facts[i] for i in kept], [right[i] for i in kept], ridge)
        if base is not None:
            model[BASE] = base
        for i, group in enumerate(groups):
            if turn[group] == fold:
                out[i] = probability(facts[i], model)
    return out


def log_loss(probabilities: Sequence[float], right: Sequence[bool]) -> float:
    """The mean surprise at what is right and wrong, in nats."""
    told = (p if truth else 1 - p for p, truth in zip(probabilities, right, strict=True))
    return -sum(math.log(max(p, 1e-9)) for p in told) / len(right)

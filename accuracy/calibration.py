"""Confidence against truth: fitting the model of `tasks.logic.confidence`, and telling whether it keeps its word.

What speaks for a fact is learned on the development sets. How many facts are right at all is not: rules do better on
documents that they were written with. So the base, one number for each kind of fact, is set on the held-out sets, and
each held-out document is judged with a base that the others gave.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from accuracy.logistic import cross_validated, fitted, log_loss
from accuracy.marks import Compared, Comparison, Gold, Mark, Read, exact_meeting, exact_position
from tasks.logic.confidence import BASE, Features, position_features, probability, report_features
from tasks.logic.lexicon import Reference

RIDGES = (1.0, 3.0, 10.0, 30.0)
FOLDS = 10
EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FLOORS = tuple(step / 20 for step in range(19))


@dataclass(frozen=True)
class Judged:
    """One read fact: what its confidence rests on, whether it is a gold one, and whether its main slots are right."""

    document: str
    features: Features
    right: bool
    exact: bool


class Bin(NamedTuple):
    """Facts of like confidence: from, to, how many, the mean confidence, the share that is right, and exactly right."""

    low: float
    high: float
    facts: int
    predicted: float
    right: float
    exact: float


@dataclass(frozen=True)
class Model:
    """The coefficients of one kind of fact, the ridge that they were fitted with, and the facts of each use."""

    fact: str
    ridge: float
    weights: Features
    development: list[Judged]
    held_out: list[Judged]


def judged(of: Compared, fact: str, reference: Reference) -> list[Judged]:
    """The read facts of one kind, meeting or position, without those that the gold calls optional."""
    out: list[Judged] = []
    if fact == "meeting":
        for meetings in of.meetings:
            features = report_features([one.row for one in meetings.read])
            exact = {i for i, j in meetings.pairs.items() if exact_meeting(meetings.read[i], meetings.gold[j])}
            out += _judged(meetings, features, exact)
    else:
        for positions in of.positions:
            features = position_features([one.row for one in positions.read], reference)
            exact = {i for i, j in positions.pairs.items() if exact_position(positions.read[i], positions.gold[j])}
            out += _judged(positions, features, exact)
    return out


def _judged(one: Comparison[Read, Gold], features: list[Features], exact: set[int]) -> list[Judged]:
    optional = {i for i, j in one.pairs.items() if one.gold[j].optional}
    return [
        Judged(one.document, features[i], i in one.pairs, i in exact) for i in range(len(one.read)) if i not in optional
    ]


def calibrated(fact: str, development: list[Judged], held_out: list[Judged]) -> Model:
    """The model of one kind of fact: weights of the development sets, the base of the held-out ones."""
    facts, right, groups = _columns(development)
    losses = {ridge: log_loss(cross_validated(facts, right, groups, ridge, FOLDS), right) for ridge in RIDGES}
    ridge = min(RIDGES, key=lambda one: losses[one])
    weights = fitted(facts, right, ridge)
    return Model(fact, ridge, weights | {BASE: base(weights, held_out)}, development, held_out)


def _columns(facts: Iterable[Judged]) -> tuple[list[Features], list[bool], list[str]]:
    kept = list(facts)
    return [one.features for one in kept], [one.right for one in kept], [one.document for one in kept]


def base(weights: Features, facts: Sequence[Judged]) -> float:
    """The base with which as many facts are expected to be right as are, half a fact of each kind added."""
    wanted = (sum(one.right for one in facts) + 0.5) / (len(facts) + 1)
    low, high = -10.0, 10.0
    for _ in range(40):
        middle = (low + high) / 2
        model = weights | {BASE: middle}
        expected = sum(probability(one.features, model) for one in facts) / max(1, len(facts))
        low, high = (middle, high) if expected < wanted else (low, middle)
    return (low + high) / 2


def unseen_confidence(model: Model) -> list[float]:
    """The confidence of each held-out fact, with a base from the other held-out documents."""
    names = sorted({one.document for one in model.held_out})
    models = {
        name: model.weights | {BASE: base(model.weights, [o for o in model.held_out if o.document != name])}
        for name in names
    }
    return [probability(one.features, models[one.document]) for one in model.held_out]


def development_confidence(model: Model) -> list[float]:
    """The confidence of each development fact by weights from other documents, with the model's base."""
    facts, right, groups = _columns(model.development)
    return cross_validated(facts, right, groups, model.ridge, FOLDS, model.weights[BASE])


def reliability(confidence: Sequence[float], facts: Sequence[Judged]) -> list[Bin]:
    """One row per range of confidence that any fact has."""
    bins = []
    for low, high in pairwise(EDGES):
        inside = [(c, one) for c, one in zip(confidence, facts, strict=True) if low <= c < high or c == high == 1]
        if inside:
            n = len(inside)
            means = (sum(c for c, _ in inside), sum(o.right for _, o in inside), sum(o.exact for _, o in inside))
            bins.append(Bin(low, high, n, *(total / n for total in means)))
    return bins


def miscalibration(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence and truth lie apart in a bin, on average over the facts."""
    return sum(b.facts * abs(b.predicted - b.right) for b in bins) / max(1, sum(b.facts for b in bins))


def brier(confidence: Sequence[float], facts: Sequence[Judged]) -> float:
    """The mean square of what confidence is off the truth; what beats that of the mean knows something."""
    return sum((c - one.right) ** 2 for c, one in zip(confidence, facts, strict=True)) / max(1, len(facts))


def ranking(confidence: Sequence[float], facts: Sequence[Judged]) -> float:
    """How often of a right and a wrong fact the right one has the higher confidence (area under the ROC curve)."""
    right = [c for c, one in zip(confidence, facts, strict=True) if one.right]
    wrong = [c for c, one in zip(confidence, facts, strict=True) if not one.right]
    won = sum((r > w) + (r == w) / 2 for r in right for w in wrong)
    return won / (len(right) * len(wrong)) if right and wrong else 0.5


def above(floor: float, confidence: Sequence[float], facts: Sequence[Judged], gold: int) -> Mark:
    """The detect mark without the facts below a confidence; a gold fact that falls free goes to no other."""
    kept = [one for c, one in zip(confidence, facts, strict=True) if c >= floor]
    return Mark(sum(one.right for one in kept), len(kept), gold)

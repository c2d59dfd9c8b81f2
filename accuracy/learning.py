"""`make learn`: fits `seeds/reference/learned_weights.csv`, by which sentences are read that no rule reads.

Each model is a logistic regression with a ridge over the examples of `accuracy.examples`, fitted by L-BFGS (Liu and
Nocedal, 1989).
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from accuracy.calibrate import REFERENCE
from accuracy.corpus import arguments, load_corpus
from accuracy.examples import SOURCE, Example, known_examples
from tasks.logic.confidence import BASE, Features
from tasks.logic.learned import LEAST, TABLE
from tasks.logic.lexicon import load_reference

RIDGE = 10.0
RAREST = 3  # examples; a feature that fewer have is left out
SMALLEST = 0.07  # weights below are left out; with those down to 0.02 nothing is read better
DIGITS = 3
ROUNDS = 300


class Model(NamedTuple):
    """A model by name, and from which probability on it is believed."""

    name: str
    least: float


MODELS = (Model("encounter", 0.8), Model("participant", 0.5), Model("stance", 0.85), Model("against", 0.5))


def fitted(known: Sequence[Example]) -> Features:
    """The weight of each feature that is frequent enough, and the base."""
    seen = Counter(name for one in known for name in one.features)
    names = sorted(name for name, count in seen.items() if count >= RAREST)
    at = {name: i for i, name in enumerate(names)}
    rows = [[(at[name], value) for name, value in one.features.items() if name in at] for one in known]
    bounds = np.cumsum([0, *map(len, rows)])
    columns = np.array([i for row in rows for i, _ in row], dtype=np.int32)
    values = np.array([value for row in rows for _, value in row])
    matrix = csr_matrix((values, columns, bounds), shape=(len(rows), len(names)))
    signs = np.array([1.0 if one.true else -1.0 for one in known])
    counts = np.array([one.weight for one in known])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (matrix @ weights[:-1] + weights[-1])
        slope = -counts * signs / (1.0 + np.exp(np.clip(margins, -500, 500)))
        gradient = np.append(matrix.T @ slope + RIDGE * weights[:-1], slope.sum())
        return float(counts @ np.logaddexp(0, -margins) + RIDGE / 2 * weights[:-1] @ weights[:-1]), gradient

    best = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return {name: float(weight) for name, weight in zip([*names, BASE], best, strict=True)}


def table(models: dict[Model, Features]) -> str:
    """The weights of each model as the text of learned_weights.csv, without those that say nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["model", "feature", "weight"])
    for model, weights in models.items():
        writer.writerow([model.name, LEAST, model.least])
        rows = sorted(weights.items(), key=lambda item: (item[0] != BASE, item[0]))
        kept = (
            (name, weight) for name, weight in rows
            if name == BASE or (abs(weight) >= SMALLEST and not name.startswith(SOURCE))
        )  # fmt: skip
        writer.writerows([model.name, name, f"{weight:.{DIGITS}f}"] for name, weight in kept)
    return out.getvalue()


def main() -> None:
    """Fit and write; SystemExit where a set is missing, since a fit on fewer would be another one."""
    root, shared, _ = arguments(__doc__)
    corpus = load_corpus(root, shared)
    if corpus.missing:
        raise SystemExit(f"nothing is learned without {', '.join(corpus.missing)}: their texts are not in {shared}")
    known = known_examples(corpus, root, shared, load_reference(root / REFERENCE))
    models = {model: fitted([one for one in known if one.model == model.name]) for model in MODELS}
    (root / REFERENCE / f"{TABLE}.csv").write_text(table(models), encoding="utf-8")


if __name__ == "__main__":
    main()

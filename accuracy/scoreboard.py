"""The figures of `docs/accuracy.md`: all sets, the layers, and confidence, measured in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accuracy.calibrate import models
from accuracy.calibration import Model
from accuracy.corpus import Corpus, compare_sets, span_marks
from accuracy.gold import GoldSet
from accuracy.layers import LAYERS, Layer
from accuracy.marks import Compared, Mark, marks, together
from tasks.logic.lexicon import Reference

USES = ("development", "held out")
Marks = dict[str, Mark]


@dataclass(frozen=True)
class LayerFigures:
    """The marks without one layer, by use, and those of the sets of spans that it bears on."""

    layer: Layer
    marks: dict[str, Marks]
    spans: dict[str, Marks]


@dataclass(frozen=True)
class Scoreboard:
    """Everything that the page shows."""

    sets: list[GoldSet]
    missing: list[str]
    compared: dict[str, Compared]
    spans: dict[str, Marks]
    span_sizes: dict[str, int]
    layers: list[LayerFigures]
    models: list[Model]

    def pooled(self, use: str) -> Compared:
        """All sets of one use together, each negotiation once."""
        return pooled(self.sets, self.compared, use)


def pooled(sets: Iterable[GoldSet], compared: dict[str, Compared], use: str) -> Compared:
    """All sets of one use together that count together."""
    return together(compared[one.name] for one in sets if one.use == use and one.pooled)


def measured(corpus: Corpus, reference: Reference, layers: Iterable[Layer] = LAYERS) -> Scoreboard:
    """Read and compare everything once, and once more without each layer."""
    compared = compare_sets(corpus, reference)
    return Scoreboard(
        corpus.sets,
        corpus.missing,
        compared,
        {one.name: span_marks(one, reference) for one in corpus.spans},
        {one.name: len(one.gold) for one in corpus.spans},
        [_without(layer, corpus, reference) for layer in layers],
        models(corpus, compared, reference),
    )


def _without(layer: Layer, corpus: Corpus, reference: Reference) -> LayerFigures:
    reduced = layer.reduced(reference)
    with layer.taken_away():
        compared = compare_sets(corpus, reduced)
        spans = {one.name: span_marks(one, reduced) for one in corpus.spans if one.name in layer.spans}
    return LayerFigures(layer, {use: marks(pooled(corpus.sets, compared, use)) for use in USES}, spans)

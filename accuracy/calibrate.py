"""`make calibrate`: fits `seeds/reference/confidence.csv` on the gold sets, which `--shared` can tell where to find."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from accuracy.calibration import Model, calibrated, judged
from accuracy.corpus import Corpus, arguments, compare_sets, load_corpus
from accuracy.marks import Compared, together
from tasks.logic.confidence import BASE
from tasks.logic.lexicon import Reference, load_reference

REFERENCE = Path("seeds/reference")
DIGITS = 3
LEAST = 0.005  # a coefficient of less says nothing


def models(corpus: Corpus, compared: dict[str, Compared], reference: Reference) -> list[Model]:
    """The models of meetings and positions; none of a kind of which nothing was read in one of the uses."""
    sides = [
        together(compared[one.name] for one in corpus.of(use) if one.pooled) for use in ("development", "held out")
    ]
    facts = {fact: [judged(side, fact, reference) for side in sides] for fact in ("meeting", "position")}
    return [calibrated(fact, *known) for fact, known in facts.items() if all(known)]


def table(fits: list[Model]) -> str:
    """The models as the text of confidence.csv; a note tells how many facts with a feature are right."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["fact", "feature", "coefficient", "note"])
    for fit in fits:
        seen = Counter(name for one in fit.development for name in one.features)
        right = Counter(name for one in fit.development if one.right for name in one.features)
        for name, weight in sorted(fit.weights.items(), key=lambda item: (item[0] != BASE, item[0])):
            if name == BASE:
                n = len(fit.held_out)
                note = f"set on {n} held-out facts, {sum(one.right for one in fit.held_out)} of them right"
            else:
                note = f"{right[name]} of {seen[name]} right"
            if abs(weight) >= LEAST:
                writer.writerow([fit.fact, name, f"{weight:.{DIGITS}f}", note])
    return out.getvalue()


def main() -> None:
    """Fit and write; SystemExit where a gold set is missing, since a fit on fewer would be another one."""
    root, shared, _ = arguments(__doc__)
    corpus = load_corpus(root, shared)
    if corpus.missing:
        raise SystemExit(f"no calibration without {', '.join(corpus.missing)}: their texts are not in {shared}")
    reference = load_reference(root / REFERENCE)
    fits = models(corpus, compare_sets(corpus, reference), reference)
    (root / REFERENCE / "confidence.csv").write_text(table(fits), encoding="utf-8")


if __name__ == "__main__":
    main()

"""`make accuracy`: measures everything and writes `docs/accuracy.md`; with --check tells whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from accuracy.calibrate import REFERENCE
from accuracy.corpus import arguments, load_corpus
from accuracy.page import page
from accuracy.scoreboard import measured
from tasks.logic.lexicon import load_reference

PAGE = Path("docs/accuracy.md")


def main() -> int:
    """Write the page; with --check compare it, and give 1 if it is out of date."""
    root, shared, check = arguments(__doc__)
    corpus = load_corpus(root, shared)
    for name in corpus.missing:
        sys.stderr.write(f"left out: {name}, whose texts are not in {shared}\n")
    told = page(measured(corpus, load_reference(root / REFERENCE)))
    path = root / PAGE
    if check:
        return int(not path.exists() or path.read_text(encoding="utf-8") != told)
    path.parent.mkdir(exist_ok=True)
    path.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Gold facts without the words of their document: passages and quotations as characters of a text kept elsewhere.

An annotator copies passages out of the text. A text that is not ours may not come into the repository with them, so
they are replaced by the places where they stand; facts (names, dates, codes) stay.

    python -m accuracy.wordless TEXTS OUT GOLD.yaml ...
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

Span = tuple[int, int]
HEADER = "# Passages and quotations are characters [start, end) of the text, which is no part of the repository.\n"


def load_yaml(path: Path) -> Any:  # noqa: ANN401  (what a file of YAML holds)
    """What stands in a file, by libyaml where there is one: several hundred files take seconds in Python."""
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def places(words: str, text: str) -> list[Span]:
    """Every place where the words stand in the text; a non-breaking space is a space."""
    text, words = text.replace("\u00a0", " "), words.replace("\u00a0", " ")
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def without_words(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold of one document, its passages and quotations as [start, end]; ValueError for words that it lacks."""
    return gold | {
        "meetings": [_wordless(fact, text) for fact in gold["meetings"] or []],
        "positions": [_wordless(fact, text) for fact in gold["positions"] or []],
    }


def _wordless(fact: dict[str, Any], text: str) -> dict[str, Any]:
    changed: dict[str, Any] = {"evidence": [list(span) for words in fact["evidence"] for span in _found(words, text)]}
    if fact.get("quote"):
        changed["quote"] = list(_found(fact["quote"], text)[0])
    return fact | changed


def _found(words: str, text: str) -> list[Span]:
    found = places(words, text)
    if not found:
        raise ValueError(f"the document does not say: {words}")
    return found


def main(texts: Path, out: Path, paths: list[Path]) -> None:
    """Write each gold file anew into the folder `out`."""
    for path in paths:
        gold = load_yaml(path)
        text = (texts / gold["document"]).read_text(encoding="utf-8")
        told = yaml.safe_dump(
            without_words(gold, text), sort_keys=False, allow_unicode=True, default_flow_style=None, width=118
        )
        (out / path.name).write_text(HEADER + told, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [Path(argument) for argument in sys.argv[3:]])

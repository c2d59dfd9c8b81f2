"""Everything that the marks are measured on: raw documents and gold, read once and compared as often as needed."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from accuracy.gold import GoldSet, gold_sets
from accuracy.marks import Compared, Mark, compared
from accuracy.spans import attribution_marks, date_marks, gold_spans
from tasks.logic.lexicon import Reference
from tasks.logic.reading import Reading
from tasks.logic.reading import read as read_documents
from tasks.sources.files import collect

LARGEST = 5_000_000  # bytes of a document
Reader = Callable[[pl.DataFrame, Reference], Reading]
SPAN_MARKS: dict[str, tuple[str, Callable[..., dict[str, Mark]]]] = {
    "timeml": ("dates", date_marks),
    "attributions": ("attributions", attribution_marks),
}


@dataclass(frozen=True)
class SpanSet:
    """A folder of texts with annotated spans: its raw documents, the id of each file, and the gold by file."""

    name: str
    raw: pl.DataFrame
    ids: dict[str, str]
    gold: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Corpus:
    """Sets of facts with their raw documents, sets of spans, and the names of sets whose texts are missing."""

    sets: list[GoldSet]
    raw: pl.DataFrame
    spans: list[SpanSet]
    missing: list[str]

    def of(self, use: str) -> list[GoldSet]:
        """The sets for one use, development or held out."""
        return [one for one in self.sets if one.use == use]


def load_corpus(root: Path, shared: Path) -> Corpus:
    """All sets whose texts are there; `shared` is the folder of third-party texts."""
    with tempfile.TemporaryDirectory() as scratch:
        sets, missing = gold_sets(root, shared, Path(scratch))
        facts = collected(sorted({document.path for one in sets for document in one.documents}))
    spans = []
    for name in SPAN_MARKS:
        gold = gold_spans(shared / name)
        if not gold:
            missing.append(name)
            continue
        raw = collected([shared / name / file for file in gold])
        ids = dict(raw.select("document", "document_id").iter_rows())
        spans.append(SpanSet(name, raw.unique("document_id", maintain_order=True), ids, gold))
    return Corpus(sets, facts, spans, missing)


def collected(paths: list[Path]) -> pl.DataFrame:
    """The raw documents of files or folders, without those that cannot be read."""
    raw = collect(paths, LARGEST)
    return raw.filter(pl.col("problem").is_null()).drop("problem", "problem_detail")


def compare_sets(corpus: Corpus, reference: Reference, read: Reader = read_documents) -> dict[str, Compared]:
    """Each set's facts as read, held against its gold."""
    reading = read(corpus.raw.unique("document_id", maintain_order=True), reference)
    return {one.name: compared(one.documents, reading) for one in corpus.sets}


def span_marks(one: SpanSet, reference: Reference, read: Reader = read_documents) -> dict[str, Mark]:
    """The marks of dates or attributions on one set of spans."""
    table, measure = SPAN_MARKS[one.name]
    return measure(read(one.raw, reference).frames()[table], one.ids, one.gold)


def arguments(about: str | None) -> tuple[Path, Path, bool]:
    """The checkout, the folder of third-party texts, and whether to compare only, from the command line."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder of third-party texts and gold")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if the file is out of date")
    given = parser.parse_args()
    return Path(), given.shared, given.check

"""Sentences and sayings as examples to learn from: what stands in them, and whether it tells a fact.

Of a development set and of passages written to be learned from a fact is told where a noted passage lies, of an
unlabelled report where the rules read one, which counts for less (self-training; Scudder, 1965). Counterexamples are
what rules must not read, written for their tests. No text of a held-out set is looked at.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl

from accuracy.corpus import Corpus, collected
from accuracy.gold import GoldDocument, gold_of
from accuracy.layers import LEARNED
from accuracy.matching import overlapping
from accuracy.passages import write_document
from accuracy.wordless import Span, load_yaml
from accuracy.written import write_passages
from tasks.logic.confidence import Features
from tasks.logic.cues import words
from tasks.logic.encounter_features import of_encounter, of_participant, told_tokens
from tasks.logic.lexicon import Reference
from tasks.logic.meetings import prose, sentence_views
from tasks.logic.position_likely import named, sayings
from tasks.logic.positions import heard, stance_coder
from tasks.logic.reading import Reading, in_usual_marks, read
from tasks.logic.rows import rows_by_document
from tasks.logic.saying_features import of_saying
from tasks.logic.sentences import READ_KINDS
from tasks.logic.sports import without_sports

UNLABELLED = "newswire"
WRITTEN = "tests/golden/written"
COUNTEREXAMPLES = "tests/golden/counterexamples.yaml"
TRUST = 0.3  # what an example counts for that rules have read, beside one that was annotated
SOURCE = "source:"  # how the features begin that tell of what source an example is
_TWO = 2


class Meeting(NamedTuple):
    """A meeting that is told: its passages, and the codes of those who take part."""

    spans: tuple[Span, ...]
    parties: frozenset[str]


class Position(NamedTuple):
    """A position that is told: its passages, the codes of its party, its issues and stances; of each any is right."""

    spans: tuple[Span, ...]
    parties: frozenset[str]
    issues: frozenset[str]
    stances: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """What is told in documents, by the document's id."""

    meetings: dict[str, list[Meeting]]
    positions: dict[str, list[Position]]


class Example(NamedTuple):
    """An example for one model: its features, whether the answer is yes, and what it counts for."""

    model: str
    features: Features
    true: bool
    weight: float = 1.0


def known_examples(corpus: Corpus, root: Path, shared: Path, reference: Reference) -> list[Example]:
    """All examples: of development sets, written passages, unlabelled reports and counterexamples.

    They are read without what was learned. `root` is the checkout, `shared` the folder of third-party texts.
    """
    rules = LEARNED.reduced(reference)
    annotated = [d for one in corpus.of("development") if one.name != "bundled" for d in one.documents]
    reading = _as_read(corpus.raw.filter(pl.col("document").is_in({d.name for d in annotated})), rules)
    out = list(examples(reading, _gold(annotated, reading), rules))
    with tempfile.TemporaryDirectory() as scratch:
        noted = write_passages(sorted((root / WRITTEN).glob("*.txt")), Path(scratch))
        written = [gold_of(one, Path(scratch)) for one in noted]
        reading = _as_read(collected([Path(scratch)]), rules)
    out.extend(aside(one, "written") for one in examples(reading, _gold(written, reading), rules))
    taken = {d.path.name for one in corpus.sets for d in one.documents}
    paths = [path for path in sorted((shared / UNLABELLED).glob("*.txt")) if path.name not in taken]
    reading = _as_read(collected(paths), rules)
    out.extend(aside(one, "read", TRUST) for one in examples(reading, _read(reading), rules))
    return [*out, *_untold(root / COUNTEREXAMPLES, rules)]


def aside(one: Example, source: str, weight: float = 1.0) -> Example:
    """An example of another source than annotated texts, which has a base of its own and counts for so much.

    The least of feature augmentation (Daume, 2007): all other weights are those of all sources.
    """
    return one._replace(features={**one.features, f"{SOURCE}{source}": 1.0}, weight=weight)


def _untold(path: Path, rules: Reference) -> Iterator[Example]:
    """Texts in which no meeting is told, as examples of that, and those in which nobody takes a stance."""
    untold = load_yaml(path)
    for kind, model in (("meeting", "encounter"), ("position", "stance")):
        with tempfile.TemporaryDirectory() as scratch:
            texts = (one for one in untold if one["untold"] == kind)
            for number, one in enumerate(texts):
                write_document(Path(scratch), f"{kind}{number}", one["text"], one["published"])
            reading = _as_read(collected([Path(scratch)]), rules)
        yield from (one for one in examples(reading, Facts({}, {}), rules) if one.model == model)


def _as_read(raw: pl.DataFrame, rules: Reference) -> Reading:
    return read(raw.unique("document_id", maintain_order=True), rules)


def examples(reading: Reading, facts: Facts, reference: Reference) -> Iterator[Example]:
    """The examples of all models in some documents."""
    told = in_usual_marks(reading.sentences)
    yield from _of_meetings(reading, told, facts, reference)
    yield from _of_positions(reading, without_sports(told, reference), facts, reference)


def _of_meetings(reading: Reading, told: pl.DataFrame, facts: Facts, reference: Reference) -> Iterator[Example]:
    """Each sentence that names two parties, and in those that tell a meeting each mention of an actor."""
    views = sentence_views(prose(told), reading.mentions, reading.dates, reference)
    for document, clauses in views.items():
        for clause in clauses:
            if len({m.parties for m in clause.mentions if m.parties}) < _TWO:
                continue
            here = [(clause.offset, clause.offset + len(clause.text))]
            meetings = [one for one in facts.meetings.get(document, []) if overlapping(here, one.spans)]
            seen = told_tokens(clause)
            found = {name: value for name, value, _ in of_encounter(clause, seen)}
            yield Example("encounter", found, bool(meetings))
            parties = {code for one in meetings for code in one.parties}
            for at, token in enumerate(seen) if meetings else ():
                if token.of is not None and token.of.type != "place":
                    true = not parties.isdisjoint(token.of.parties)
                    yield Example("participant", of_participant(clause, seen, at), true)


def _of_positions(reading: Reading, told: pl.DataFrame, facts: Facts, reference: Reference) -> Iterator[Example]:
    """Each thing that somebody says within a sentence, and of those that hold a stance whether it is against it."""
    coder = stance_coder(reference)
    texts = {row["document_id"]: row for row in reading.documents.iter_rows(named=True)}
    mentions, said = rows_by_document(reading.mentions), rows_by_document(reading.attributions)
    for document, group in rows_by_document(told).items():
        if document not in mentions:
            continue
        holders, contents = heard(group, mentions[document], said.get(document, []), texts[document], reference)
        rows = [row for row in group if row["kind"] in READ_KINDS]
        matter = Counter(hit.value.issue for row in rows for hit in coder.issues_named(words(row["text"])))
        for saying in sayings(rows, contents, holders, coder):
            true = [
                one for one in facts.positions.get(document, [])
                if not (one.parties and one.parties.isdisjoint(saying.holder.parties))
                and overlapping([saying.passage], one.spans)
            ]  # fmt: skip
            features = of_saying(saying)
            yield Example("stance", features, bool(true))
            stance = named(saying, "+", coder, matter) if true else None
            about = [one for one in true if stance is not None and stance.issue in one.issues]
            if stance is not None and about and about[0].stances <= {"support", "oppose"}:
                yield Example("against", features, stance.stance not in about[0].stances)


def _gold(documents: Iterable[GoldDocument], reading: Reading) -> Facts:
    """The gold facts of some documents; debatable ones too."""
    ids = dict(reading.documents.select("document", "document_id").iter_rows())
    meetings = {ids[d.name]: [Meeting(m.spans, m.parties) for m in d.meetings] for d in documents}
    positions = {
        ids[d.name]: [
            Position(p.spans, frozenset(p.party), frozenset(p.issue), frozenset(p.stance)) for p in d.positions
        ]
        for d in documents
    }
    return Facts(meetings, positions)


def _read(reading: Reading) -> Facts:
    """The facts as the rules read them."""
    meetings: dict[str, list[Meeting]] = {}
    for row in reading.meeting_reports.iter_rows(named=True):
        meetings.setdefault(row["document_id"], []).append(Meeting(_spans(row), frozenset(row["parties"])))
    positions: dict[str, list[Position]] = {}
    for row in reading.positions.iter_rows(named=True):
        party = frozenset({row["party"]} - {None})
        told = Position(_spans(row), party, frozenset({row["issue"]}), frozenset({row["stance"]}))
        positions.setdefault(row["document_id"], []).append(told)
    return Facts(meetings, positions)


def _spans(row: dict[str, list[dict[str, int]]]) -> tuple[Span, ...]:
    return tuple((passage["char_start"], passage["char_end"]) for passage in row["evidence"])

"""The two gates, as steps of the night: what may be read, and what may become current."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from expectations.gate import judge_documents, judge_generation
from expectations.thresholds import load_thresholds
from tasks.step import step
from warehouse import store
from warehouse.connection import connect
from warehouse.generations import Generation
from warehouse.settings import Settings


@dataclass(frozen=True)
class DocumentsJudged:
    """How many documents may be read, and how many may not, by reason; `news`: rows that quarantine lacks yet."""

    admitted: int
    quarantined: dict[str, int]
    news: int


@dataclass(frozen=True)
class GenerationJudged:
    """Gate 2's verdict on the candidate, in sentences."""

    passed: bool
    expectations: int
    reasons: list[str]
    warnings: list[str]


@step(timeout_seconds=3600)
def gate_1(settings: Settings, previous: Generation | None, work: Path) -> DocumentsJudged:
    """Part `fresh.parquet` into `admitted.parquet` and a part of the quarantine."""
    fresh = pl.read_parquet(work / "fresh.parquet")
    if fresh.is_empty():
        fresh.write_parquet(work / "admitted.parquet")
        return DocumentsJudged(0, {}, 0)
    held = store.held_documents(previous.path if previous else None).select("document_id", "document")
    verdict = judge_documents(fresh, held, load_thresholds(settings.reference))
    verdict.admitted.write_parquet(work / "admitted.parquet")
    (work / "quarantine").mkdir(exist_ok=True)
    verdict.quarantine.write_parquet(work / "quarantine" / "gate-1.parquet")
    verdict.results.write_parquet(work / "gate-1-results.parquet")
    reasons = verdict.quarantine.group_by("reason").len().sort("len", "reason", descending=[True, False])
    known = store.quarantined(previous.path if previous else None)
    news = verdict.quarantine.join(known, on=["source", "sha256", "reason"], how="anti", nulls_equal=True)
    return DocumentsJudged(verdict.admitted.height, dict(reasons.iter_rows()), news.height)


@step(timeout_seconds=3600)
def gate_2(settings: Settings, candidate: Path, previous: Generation | None, data_docs: Path) -> GenerationJudged:
    """Judge the candidate against its own rules and the generation before; the results go into the candidate."""
    thresholds = load_thresholds(settings.reference)
    verdict = judge_generation(candidate, previous.path if previous else None, data_docs, thresholds)
    with connect(candidate, read_only=False) as con:
        store.write_gate_results(con, verdict.results)
        store.write_gate_version(con, verdict.rules_version)
    return GenerationJudged(verdict.passed, verdict.results.height, verdict.reasons, verdict.warnings)

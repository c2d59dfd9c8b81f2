"""The two gates, as steps of the night: what may be read, and what may become current."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from prefect.artifacts import create_markdown_artifact

from expectations import raw_documents
from expectations.gate import admitted, judge_generation, judge_measures
from expectations.thresholds import load_thresholds
from tasks.batches import ADMITTED, FRESH
from tasks.edition_links import page_of_edition
from tasks.markdown import code
from tasks.step import disk_may_come_back, step
from tasks.verdict_pages import documents_page, generation_page
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


@step(timeout_seconds=3600, retries=1, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["gate"])
def gate_1(settings: Settings, previous: Generation | None, work: Path) -> DocumentsJudged:
    """Part `fresh/` into `admitted/` and a part of the quarantine; Prefect shows what became of each."""
    parts = sorted((work / FRESH).glob("*.parquet"))
    (work / ADMITTED).mkdir(exist_ok=True)
    if not parts:
        return DocumentsJudged(0, {}, 0)
    held = store.held_documents(previous.path if previous else None).select("document_id", "document")
    looked_at, first = [], 0
    for path in parts:
        looked_at.append(raw_documents.looked_at(pl.read_parquet(path), first))
        first += looked_at[-1].height
    rows = raw_documents.with_duplicates(pl.concat(looked_at), held)
    verdict = judge_measures(rows, load_thresholds(settings.reference))
    first = 0
    for path in parts:
        part = pl.read_parquet(path)
        admitted(part, verdict.admitted, first).write_parquet(work / ADMITTED / path.name)
        first += part.height
    (work / "quarantine").mkdir(exist_ok=True)
    verdict.quarantine.write_parquet(work / "quarantine" / "gate-1.parquet")
    verdict.results.write_parquet(work / "gate-1-results.parquet")
    create_markdown_artifact(
        key="gate-1",
        markdown=documents_page(verdict.quarantine, verdict.results, verdict.admitted.height),
        description=f"{verdict.admitted.height:,} admitted, {verdict.quarantine.height:,} set aside",
    )
    reasons = verdict.quarantine.group_by("reason").len().sort("len", "reason", descending=[True, False])
    known = store.quarantined(previous.path if previous else None)
    news = verdict.quarantine.join(known, on=["source", "sha256", "reason"], how="anti", nulls_equal=True)
    return DocumentsJudged(verdict.admitted.height, dict(reasons.iter_rows()), news.height)


@step(timeout_seconds=3600, retries=1, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["gate"])
def gate_2(settings: Settings, candidate: Path, previous: Generation | None, data_docs: Path) -> GenerationJudged:
    """Judge the candidate by its own rules and the generation before; results go into the candidate and to Prefect."""
    thresholds = load_thresholds(settings.reference)
    verdict = judge_generation(candidate, previous.path if previous else None, data_docs, thresholds)
    with connect(candidate, read_only=False) as con:
        store.write_gate_results(con, verdict.results)
        store.write_gate_version(con, verdict.rules_version)
        number = con.sql("SELECT number FROM generation").pl().item()
    create_markdown_artifact(
        key="gate-2",
        markdown=generation_page(verdict.results, verdict.passed, number, _places(settings, verdict.passed)),
        description=f"{'Passed' if verdict.passed else 'Refused'}: {verdict.results.height:,} expectations judged",
    )
    return GenerationJudged(verdict.passed, verdict.results.height, verdict.reasons, verdict.warnings)


def _places(settings: Settings, passed: bool) -> list[str]:
    """Where the same results stand: in the edition that is about to be published, or beside the refused generation."""
    if not passed:
        return [
            f"- Great Expectations' own pages: {code(settings.rejected_docs / 'index.html')}",
            f"- the refused generation, with the table `gate_results`: {code(settings.rejected_path)}",
        ]
    pages = {
        "the data-quality page, once the generation is published": "quality.html",
        "Great Expectations' own pages": "data_docs/index.html",
    }
    return [f"- {page_of_edition(settings, words, page)}" for words, page in pages.items()]

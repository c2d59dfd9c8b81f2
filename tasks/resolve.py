"""Resolve: the candidate of the next generation, with one row per real meeting over all documents."""

import importlib.metadata
import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import polars as pl

from tasks.batches import extractor_version, reference_data
from tasks.broken_parts import read_broken_parts_again
from tasks.copies import find_copies
from tasks.lineage import describe
from tasks.logic import actor_codes, event_codes
from tasks.logic.lexicon import Reference
from tasks.merging import corrections_version, merge_candidate
from tasks.step import disk_may_come_back, materializing_step, step
from warehouse import changes, generations, history, merged, store
from warehouse.connection import connect
from warehouse.generation_files import is_of_present_schema
from warehouse.generations import Generation
from warehouse.settings import Settings


@dataclass(frozen=True)
class Resolved:
    """The candidate, its number, whether it says anything new, rows by table, changes ('meeting new': 3), and notes."""

    candidate: Path
    number: int
    unchanged: bool
    rows: dict[str, int]
    changes: dict[str, int]
    notes: list[str]


@step(retries=1, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["warehouse"])
def build_candidate(
    settings: Settings, previous: Generation | None, work: Path, as_of: datetime | None = None
) -> Resolved:
    """Write what was read tonight over a copy of the current generation, and merge into meetings what it touches.

    The new generation stands for the moment `as_of`, or for now.
    """
    reference = reference_data(settings.reference)
    notes = read_broken_parts_again(work, settings.reference)
    candidate = generations.begin(settings, as_of)
    extractor, corrections = extractor_version(settings.reference), corrections_version(settings.reference)
    alike = merged.merged_alike(previous.path if previous else None, extractor, corrections)
    with connect(candidate, read_only=False) as con:
        merged.remember_reports(con)
        if (work / "parts").exists():
            store.write_documents(con, work / "parts")
        for part in sorted((work / "quarantine").glob("*.parquet")):
            store.write_quarantine(con, pl.read_parquet(part))
        coded = partial(_coded, reference=reference)
        recounted = find_copies(con, reference, everything=not alike)
        unmatched = merge_candidate(con, reference, everything=not alike, recounted=recounted, finish=coded)
        store.write_reference(
            con,
            parties=actor_codes.party_codes(reference),
            party_aliases=reference.party_aliases,
            issues=reference.issues,
            event_codes=reference.table("event_codes"),
            publishing_settings=reference.table("publishing"),
        )
        store.write_versions(
            con,
            parley_version=importlib.metadata.version("parley"),
            reference_version=reference.version,
            extractor_version=extractor,
            corrections_version=corrections,
        )
        if (work / "gate-1-results.parquet").exists():
            store.write_gate_results(con, pl.read_parquet(work / "gate-1-results.parquet"))
        changed = changes.write_changes(con, previous.path if previous else None)
        unchanged = changes.is_unchanged(con, previous.path if previous else None)
        if not unchanged:
            history.write_history(con, after_changes=previous is not None and is_of_present_schema(previous.path))
        number = con.sql("SELECT number FROM generation").pl().item()
        return Resolved(candidate, number, unchanged, store.counts(con), changed, notes + _unused(unmatched))


def _coded(meetings: pl.DataFrame, reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The meetings with the codes of event and of actors."""
    return actor_codes.merge_participants(event_codes.code_meetings(meetings, reports, reference), reports, reference)


def merging_is_due(settings: Settings, previous: Generation | None) -> bool:
    """Whether the schema, corrections by hand, or what decides on copies are others than when it was merged."""
    if previous is None:
        return False
    return not merged.corrected_alike(previous.path, corrections_version(settings.reference))


def _unused(corrections: pl.DataFrame) -> list[str]:
    """One sentence per correction that did not meet what it expects, so that it is mended or taken out."""
    return [
        f"the correction {row['correction']} ({row['kind']} {row['report_ids']}) expects {row['expects']!r} "
        f"and found {row['found']!r}: see corrections.csv"
        for row in corrections.iter_rows(named=True)
    ]


@materializing_step(tags=["warehouse"])
def swap(settings: Settings, candidate: Path, data_docs: Path) -> Generation:
    """Make the candidate the current generation, by one atomic rename; its Data Docs are kept beside it."""
    generation = generations.swap(settings, candidate, data_docs)
    describe(generation=generation.number)
    return generation


@step(tags=["warehouse"])
def reject(settings: Settings, candidate: Path, data_docs: Path) -> Path:
    """Keep the refused candidate aside, with the pages on why; the current generation stays as it is."""
    shutil.rmtree(settings.rejected_docs, ignore_errors=True)
    if data_docs.is_dir():
        data_docs.replace(settings.rejected_docs)
    return generations.reject(settings, candidate)

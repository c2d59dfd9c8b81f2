"""Replay: old documents, each laid where the night of its own day finds it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path

import polars as pl

from tasks.batches import reference_data
from tasks.gathering import SOURCES, gather, not_held
from tasks.logic.dating import date_documents
from tasks.logic.documents import paragraphs
from tasks.logic.replay_steps import placed
from tasks.logic.sentences import sentences
from tasks.sources.files import RAW_SCHEMA
from tasks.step import step
from warehouse import store
from warehouse.generations import Generation
from warehouse.settings import Settings


@dataclass(frozen=True)
class ReplayStep:
    """A day, week or month to be replayed by one night: its first and last day, and how many documents are of it."""

    first: date
    last: date
    documents: int

    @property
    def as_of(self) -> datetime:
        """The moment that its generation stands for: the end of its last day, UTC."""
        return datetime.combine(self.last, time.max, UTC)

    @property
    def name(self) -> str:
        """The step as people read it: its day, or its first and last one."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    def work(self, folder: Path) -> Path:
        """The scratch folder of its night, below that of the replay."""
        return folder / str(self.last)


@dataclass(frozen=True)
class Plan:
    """What is left to replay, in order, and what is not replayed: known already, of other days, or of no known day.

    `undated` has name, first and last possible day of publication of each document of the last kind.
    """

    found: int
    known: int
    outside: int
    undated: list[dict[str, str]]
    steps: list[ReplayStep] = field(default_factory=list)


@step()
def plan_replay(
    sources: Sequence[str],
    settings: Settings,
    previous: Generation | None,
    work: Path,
    first: date,
    last: date,
    each: str,
) -> Plan:
    """Lay what the warehouse neither holds nor has in quarantine into the scratch folders of the steps (day, week ...).

    What is there already was replayed before, so that a replay that was stopped goes on where it was.
    """
    raw, path = gather(sources, settings, work), previous.path if previous else None
    left = not_held(raw, store.held_documents(path)).join(
        store.quarantined(path), on=["source", "sha256"], how="anti", nulls_equal=True, maintain_order="left"
    )
    documents = placed(_with_days(left, settings), first, last, each)
    steps = []
    replayed = documents.filter(pl.col("place") == "replayed")
    for (begins, ends), rows in sorted(replayed.partition_by("step_first", "step_last", as_dict=True).items()):
        one = ReplayStep(begins, ends, rows.height)
        target = one.work(work) / SOURCES
        target.mkdir(parents=True)
        rows.select(*RAW_SCHEMA).write_parquet(target / "replay.parquet")
        steps.append(one)
    undated = documents.filter(pl.col("place") == "undated").select(
        "document", pl.col("published_earliest", "published_latest").cast(pl.String).fill_null("")
    )
    outside = documents.height - replayed.height - undated.height
    return Plan(raw.height, raw.height - left.height, outside, undated.to_dicts(), steps)


def _with_days(raw: pl.DataFrame, settings: Settings) -> pl.DataFrame:
    """The raw documents with their window of publication: as stated, or as their own text tells."""
    reference = reference_data(settings.reference)
    silent = raw.filter(pl.col("published").is_null() & pl.col("problem").is_null()).unique(
        "document_id", keep="first", maintain_order=True
    )
    found = []
    for start in range(0, max(1, silent.height), settings.batch_documents):
        part = silent[start : start + settings.batch_documents]
        parts = paragraphs(part, reference)
        found.append(date_documents(part, sentences(parts, part), parts, reference))
    told = pl.concat(found).select("document_id", "published_earliest", "published_latest")
    return raw.join(told, on="document_id", how="left", maintain_order="left").with_columns(
        pl.coalesce("published", name).alias(name) for name in ("published_earliest", "published_latest")
    )

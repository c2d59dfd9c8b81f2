"""Ingest: files and folders become raw documents, in the night's work folder."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.batches import TO_SPLIT, split
from tasks.gathering import gather, not_held
from tasks.logic.documents import document_language
from tasks.readers import readers_standing_by
from tasks.rereading import read_by_another_version
from tasks.step import disk_may_come_back, step
from warehouse import store
from warehouse.generations import Generation
from warehouse.settings import Settings

SPLIT_TOGETHER = 4096


@dataclass(frozen=True)
class Ingested:
    """How many documents were found, are known as they are, are to be judged, and are to be read once more.

    `waiting` are to be read once more by later nights. `all_at_once`: no generation can be without those of `again`.
    """

    found: int
    known: int
    fresh: int
    again: int
    waiting: int = 0
    all_at_once: bool = False


@step(retries=2, retry_delay_seconds=1, retry_condition_fn=disk_may_come_back, tags=["fetch"])
def ingest(
    sources: list[str], settings: Settings, previous: Generation | None, work: Path, reread: int | None = None
) -> Ingested:
    """Collect what the paths hold and what `fetch` left of the other sources.

    `fresh.parquet` gets what the warehouse does not know as it is.
    `again.parquet` gets documents that the warehouse holds, but that another version of the reading has read: at most
    `reread` of them, or all if that is None.
    """
    raw = gather(sources, settings, work)
    held = store.held_documents(previous.path if previous else None)
    fresh = not_held(raw, held)
    known = raw.height - fresh.height
    fresh = _with_language_of_body(_named_apart(fresh, held), settings, work)
    waiting = read_by_another_version(settings, previous, reread)
    again = waiting.tonight.join(fresh, on=["source", "document"], how="anti", maintain_order="left")
    fresh.write_parquet(work / "fresh.parquet")
    again.write_parquet(work / "again.parquet")
    return Ingested(raw.height, known, fresh.height, again.height, waiting.later, waiting.all_at_once)


def _named_apart(fresh: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Give a document whose name is held by another source the name 'parent/name', and if need be its path."""
    names = dict(held.select("document", "source").iter_rows())
    renamed = []
    for document, source in fresh.select("document", "source").iter_rows():
        path = Path(source)
        choices = [document, f"{path.parent.name}/{document}", source]
        renamed.append(next(name for name in choices if names.get(name, source) == source or name == source))
    return fresh.with_columns(pl.Series("document", renamed, pl.String))


def _with_language_of_body(fresh: pl.DataFrame, settings: Settings, work: Path) -> pl.DataFrame:
    """The documents with the language that their body is in, whatever a sidecar says; `split/` gets their paragraphs.

    Reading processes that stand by do it, a few thousand documents at a time: each must load what tells languages.
    """
    readable = fresh.filter(pl.col("problem").is_null()).select(TO_SPLIT)
    readers, folder = readers_standing_by(), work / "split"
    folder.mkdir(exist_ok=True)
    for start in range(0, max(1, readable.height), SPLIT_TOGETHER):
        raw, target = work / f"to-split-{start:07}.parquet", folder / f"{start:07}.parquet"
        readable[start : start + SPLIT_TOGETHER].write_parquet(raw)
        (readers.split if readers else split)(raw, target, settings.reference)
    judged = document_language(readable, pl.read_parquet(folder)).select("document_id", "language")
    return fresh.drop("language").join(
        judged.unique("document_id"), on="document_id", how="left", maintain_order="left"
    )

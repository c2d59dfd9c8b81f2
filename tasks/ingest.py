"""Ingest: files and folders become raw documents, in the night's work folder."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from tasks.batches import TO_SPLIT, extractor_version, reference_data, split
from tasks.logic.documents import document_language
from tasks.logic.identity import document_id
from tasks.logic.lexicon import Reference
from tasks.logic.urls import canonical_url, url_rules
from tasks.readers import readers_standing_by
from tasks.sources.files import collect, name_apart
from tasks.step import step
from warehouse import store
from warehouse.connection import connect
from warehouse.generations import Generation
from warehouse.settings import Settings

# What makes a document another input for the reading: its text, and what its sidecar says.
INPUT = ["sha256", "title", "publisher", "url", "published", "language"]

SPLIT_TOGETHER = 4096
SOURCES = "sources"  # the folder of the night's work with a file of raw documents for each source that was fetched


@dataclass(frozen=True)
class Ingested:
    """How many documents were found, are known as they are, are to be judged, and are to be read once more."""

    found: int
    known: int
    fresh: int
    again: int


def _may_be_tried_again(task: Task[..., object], run: TaskRun, state: State) -> bool:
    """A disk or network that fails may come back; a source that is not there, or broken data, will not."""
    error = state.result(raise_on_failure=False) if state.is_failed() else None
    return isinstance(error, OSError)


@step(retries=2, retry_delay_seconds=1, retry_condition_fn=_may_be_tried_again)
def ingest(sources: list[str], settings: Settings, previous: Generation | None, work: Path) -> Ingested:
    """Collect what the paths hold and what `fetch` left of the other sources.

    `fresh.parquet` gets what the warehouse does not know as it is.
    `again.parquet` gets documents that the warehouse holds, but that another version of the reading has read.
    """
    raw = _together(collect([_absolute(source) for source in sources], settings.max_document_bytes), work)
    raw = _identified(raw.with_columns(input_sha256=_fingerprint(raw)), reference_data(settings.reference))
    held = store.held_documents(previous.path if previous else None)
    # A folder that was moved, or a document that got its parent's name: the one as it is, the other where it is.
    fresh = raw.join(held, on=["document", "input_sha256"], how="anti", maintain_order="left")
    fresh = fresh.join(held, on=["source", "input_sha256"], how="anti", maintain_order="left")
    known = raw.height - fresh.height
    fresh = _with_language_of_body(_named_apart(fresh, held), settings, work)
    again = _read_by_another_version(settings, previous, held).join(
        fresh, on=["source", "document"], how="anti", maintain_order="left"
    )
    fresh.write_parquet(work / "fresh.parquet")
    again.write_parquet(work / "again.parquet")
    return Ingested(raw.height, known, fresh.height, again.height)


def _together(raw: pl.DataFrame, work: Path) -> pl.DataFrame:
    """The documents of the paths and of all other sources: each place once, each name for one content."""
    fetched = [pl.read_parquet(path) for path in sorted((work / SOURCES).glob("*.parquet"))]
    if not any(frame.height for frame in fetched):
        return raw
    together = pl.concat([raw, *fetched]).unique("source", keep="first", maintain_order=True)
    if together.select(pl.col("sha256").n_unique().over("document").max()).item() == 1:
        return together
    rows = together.to_dicts()
    name_apart(rows)
    return together.with_columns(pl.Series("document", [row["document"] for row in rows], pl.String))


def _absolute(source: str) -> str:
    """A path from the root, so that a document is the same one for a night started in another folder."""
    return source if "://" in source else os.path.abspath(Path(source).expanduser())  # noqa: PTH100  (keeps links)


def _fingerprint(raw: pl.DataFrame) -> pl.Series:
    """One hash per document over all that the reading is given."""
    rows = raw.select(pl.concat_str(pl.col(INPUT).cast(pl.String).fill_null("\0"), separator="\1").alias("input"))
    return pl.Series("input_sha256", [hashlib.sha256(text.encode()).hexdigest() for text in rows["input"]], pl.String)


def _identified(raw: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """The documents with the canonical form of their address, and with the id that text and place give them.

    The place is the address, or the publisher where there is none: the same text in two papers is two documents.
    """
    rules = url_rules(reference)
    addresses = [canonical_url(url, rules) if url else None for url in raw["url"]]
    places = zip(addresses, raw["publisher"], strict=True)
    ids = [
        document_id(sha256, address or (publisher or "").strip().casefold()) if known else None
        for known, sha256, (address, publisher) in zip(raw["document_id"], raw["sha256"], places, strict=True)
    ]
    return raw.with_columns(pl.Series("canonical_url", addresses, pl.String), pl.Series("document_id", ids, pl.String))


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


def _read_by_another_version(settings: Settings, previous: Generation | None, held: pl.DataFrame) -> pl.DataFrame:
    """Raw documents that the warehouse holds and that the present reading has not read."""
    if previous is None:
        return pl.DataFrame(schema={"source": pl.String, "document": pl.String})
    with connect(previous.path, read_only=True) as con:
        again = store.documents_to_read_again(con, extractor_version(settings.reference))
    again = again.join(held.select("document_id", "input_sha256"), on="document_id", how="left", maintain_order="left")
    return _identified(again, reference_data(settings.reference)) if again.height else again

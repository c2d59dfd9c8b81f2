"""Ingest: files and folders become raw documents, in the night's work folder."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.batches import FRESH, TO_SPLIT, split
from tasks.gathering import gather_parts, not_held
from tasks.logic.documents import document_language
from tasks.readers import readers_standing_by
from tasks.rereading import lay_out_again, read_by_another_version
from tasks.sources.files import PART_CHARACTERS, PART_DOCUMENTS, names_apart
from tasks.step import disk_may_come_back, step
from warehouse import store
from warehouse.generations import Generation
from warehouse.settings import Settings

PLACES = ["document", "source", "sha256", "input_sha256"]  # all that is held of every document at once


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

    `fresh/` gets what the warehouse does not know as it is, in parts of some thousand documents; `split/` gets the
    paragraphs of each part. `again/` gets documents that the warehouse holds, but that another version of the reading
    has read, in parts too: at most `reread` of them, or all if that is None.
    """
    held = store.held_documents(previous.path if previous else None)
    found = _lay_out(sources, settings, work, held)
    fresh = _named_apart(not_held(found.with_columns(names_apart(found)), held), held)
    for number, part in enumerate(_parts(work, fresh)):
        _with_language_of_body(part, settings, work, f"{number:05}").write_parquet(
            work / FRESH / f"{number:05}.parquet"
        )
    waiting = read_by_another_version(settings, previous, reread)
    again = waiting.tonight.join(fresh, on=["source", "document"], how="anti", maintain_order="left")
    lay_out_again(again, settings, previous, work)
    known = found.height - fresh.height
    return Ingested(found.height, known, fresh.height, again.height, waiting.later, waiting.all_at_once)


def _lay_out(sources: list[str], settings: Settings, work: Path, held: pl.DataFrame) -> pl.DataFrame:
    """Write the raw documents to `found/`, without those whose place and content are known; gives all places."""
    for folder in ("found", FRESH, "split"):
        shutil.rmtree(work / folder, ignore_errors=True)
        (work / folder).mkdir()
    places = [pl.DataFrame(schema={"row": pl.Int64, **dict.fromkeys(PLACES, pl.String)})]
    for number, part in enumerate(gather_parts(sources, settings, work)):
        raw = part.with_columns(row=pl.int_range(pl.len(), dtype=pl.Int64) + sum(place.height for place in places))
        places.append(raw.select("row", *PLACES))
        unknown = raw.join(held, on=["source", "input_sha256"], how="anti", maintain_order="left")
        if unknown.height:
            unknown.write_parquet(work / "found" / f"{number:05}.parquet")
    return pl.concat(places)


def _parts(work: Path, fresh: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The raw documents laid out that are fresh, under the names given there, some thousand together."""
    waiting: list[pl.DataFrame] = []
    documents = characters = 0
    for path in sorted((work / "found").glob("*.parquet")):
        raw = pl.read_parquet(path)
        named = fresh.select("row", name="document")
        part = raw.join(named, on="row", maintain_order="left").with_columns(document="name").drop("row", "name")
        path.unlink()
        if waiting and (documents + part.height > PART_DOCUMENTS or characters + _characters(part) > PART_CHARACTERS):
            yield pl.concat(waiting)
            waiting, documents, characters = [], 0, 0
        if part.height:
            waiting.append(part)
            documents, characters = documents + part.height, characters + _characters(part)
    if waiting:
        yield pl.concat(waiting)


def _characters(part: pl.DataFrame) -> int:
    return int(part["text"].str.len_bytes().sum())


def _named_apart(fresh: pl.DataFrame, held: pl.DataFrame) -> pl.DataFrame:
    """Give a document whose name is held by another source the name 'parent/name', and if need be its path."""
    names = dict(held.select("document", "source").iter_rows())
    renamed = []
    for document, source in fresh.select("document", "source").iter_rows():
        path = Path(source)
        choices = [document, f"{path.parent.name}/{document}", source]
        renamed.append(next(name for name in choices if names.get(name, source) == source or name == source))
    return fresh.with_columns(pl.Series("document", renamed, pl.String))


def _with_language_of_body(fresh: pl.DataFrame, settings: Settings, work: Path, name: str) -> pl.DataFrame:
    """The documents with the language that their body is in, whatever a sidecar says; `split/` gets their paragraphs.

    A reading process that stands by does it: each must load what tells languages.
    """
    readable = fresh.filter(pl.col("problem").is_null()).select(TO_SPLIT)
    raw, target = work / f"to-split-{name}.parquet", work / "split" / f"{name}.parquet"
    readable.write_parquet(raw)
    readers = readers_standing_by()
    (readers.split if readers else split)(raw, target, settings.reference)
    raw.unlink()
    judged = document_language(readable, pl.read_parquet(target)).select("document_id", "language")
    return fresh.drop("language").join(
        judged.unique("document_id"), on="document_id", how="left", maintain_order="left"
    )

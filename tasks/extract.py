"""Extract: batches of admitted documents are read into Parquet parts, by this process or several."""

from pathlib import Path

import polars as pl

from tasks import rereading
from tasks.batches import (
    ADMITTED,
    FRESH,
    Batch,
    BatchCounts,
    cuts,
    extractor_version,
    read_batch,
    read_whatever_can_be,
)
from tasks.parcels import Answer, Parcel, read_parcel
from tasks.readers import Readers, read_beside
from tasks.step import disk_may_come_back, step
from warehouse.settings import Settings

PARAGRAPHS = ".paragraphs.parquet"
NO_LIMIT = 0.0  # Prefect cannot end a thread; `readers.BATCH_SECONDS` ends the process that reads beside it
LONGEST_BATCH_CHARACTERS = 2_000_000  # so that a batch of long documents needs no more memory than one of short ones


@step(retries=1, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["read"])
def make_batches(settings: Settings, work: Path) -> list[Batch]:
    """Divide the documents to read (`admitted/`, `again/`) into files of one batch each.

    No batch holds documents of both, so that what was read again can be left out should gate 2 refuse it.
    """
    folder = work / "batches"
    folder.mkdir(exist_ok=True)
    number = 0
    for part in (*sorted((work / ADMITTED).glob("*.parquet")), *sorted((work / rereading.AGAIN).glob("*.parquet"))):
        again = part.parent.name == rereading.AGAIN
        slices = _slices(pl.read_parquet(part), settings.batch_documents)
        paragraphs = {} if again else _paragraphs(slices, work, part.name)
        kind = rereading.BATCH if again else ""
        for place, rows in enumerate(slices):
            rows.write_parquet(folder / f"{kind}{number:05}.parquet")
            if place in paragraphs:
                paragraphs[place].write_parquet(folder / f"{kind}{number:05}{PARAGRAPHS}")
            number += 1
    return batches_in(work, settings)


def batches_in(work: Path, settings: Settings) -> list[Batch]:
    """The batches that the work folder holds, in order."""
    version = extractor_version(settings.reference)
    batches = []
    for raw in sorted(set((work / "batches").glob("*.parquet")) - set((work / "batches").glob(f"*{PARAGRAPHS}"))):
        split = raw.with_name(f"{raw.stem}{PARAGRAPHS}")
        batches.append(
            Batch(
                raw,
                work / "parts",
                work / "quarantine",
                settings.reference,
                version,
                split if split.exists() else None,
            )
        )
    return batches


def _paragraphs(slices: list[pl.DataFrame], work: Path, name: str) -> dict[int, pl.DataFrame]:
    """The paragraphs that ingest has found, for each slice of a part of whose documents it has split every one.

    It splits the first of several documents with one text; whether that is the one admitted is not looked into.
    """
    if not (work / "split" / name).exists():
        return {}
    once = pl.read_parquet(work / FRESH / name, columns=["document_id", "problem"]).filter(
        pl.col("document_id").is_unique() & pl.col("problem").is_null()
    )
    whole = {n: s for n, s in enumerate(slices) if s.join(once, on="document_id", how="anti").is_empty()}
    if not whole:
        return {}
    found = pl.read_parquet(work / "split" / name)
    slice_of = pl.concat([s.select("document_id", slice=pl.lit(n)) for n, s in whole.items()])
    parted = found.join(slice_of, on="document_id", maintain_order="left").partition_by(
        "slice", as_dict=True, include_key=False
    )
    return {n: parted.get((n,), found.clear()) for n in whole}


def _slices(documents: pl.DataFrame, most: int) -> list[pl.DataFrame]:
    """The documents in their order, cut where a batch has enough of them or enough text."""
    if documents.is_empty():
        return []
    sizes = documents["text"].str.len_bytes()
    return [documents[start:stop] for start, stop in cuts(sizes, most, LONGEST_BATCH_CHARACTERS)]


@step(retries=1, retry_delay_seconds=1, tags=["read"])
def read_documents(batch: Batch, readers: Readers | None) -> BatchCounts:
    """Read one batch here, or wait for the process that does; an unreadable document costs only itself."""
    return read_whatever_can_be(batch, readers.read if readers else read_batch)


@step(timeout_seconds=NO_LIMIT, retries=1, retry_delay_seconds=1, retry_condition_fn=disk_may_come_back, tags=["read"])
def read_sent_documents(parcel: Parcel) -> Answer:
    """Read one batch that was sent here, in a process beside this one; an unreadable document costs only itself."""
    return read_parcel(parcel, read_beside)

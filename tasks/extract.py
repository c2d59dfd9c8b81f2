"""Extract: batches of admitted documents are read into Parquet parts, by this process or several."""

from pathlib import Path

import polars as pl

from tasks import rereading
from tasks.batches import Batch, BatchCounts, extractor_version, read_batch, read_whatever_can_be
from tasks.readers import Readers
from tasks.step import disk_may_come_back, step
from warehouse.settings import Settings

LONGEST_BATCH_CHARACTERS = 2_000_000  # so that a batch of long documents needs no more memory than one of short ones


@step(retries=1, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["read"])
def make_batches(settings: Settings, work: Path) -> list[Batch]:
    """Divide the documents to read (`admitted.parquet`, `again.parquet`) into files of one batch each.

    No batch holds documents of both, so that what was read again can be left out should gate 2 refuse it.
    """
    admitted, again = (
        _slices(pl.read_parquet(work / name), settings.batch_documents)
        for name in ("admitted.parquet", "again.parquet")
    )
    folder = work / "batches"
    folder.mkdir(exist_ok=True)
    version = extractor_version(settings.reference)
    slices = [*admitted, *again]
    paragraphs = _paragraphs(slices, work)
    batches = []
    for number, rows in enumerate(slices):
        name = f"{number:05}" if number < len(admitted) else f"{rereading.BATCH}{number:05}"
        path, split = folder / f"{name}.parquet", folder / f"{name}.paragraphs.parquet"
        rows.write_parquet(path)
        if number in paragraphs:
            paragraphs[number].write_parquet(split)
        batches.append(
            Batch(
                path,
                work / "parts",
                work / "quarantine",
                settings.reference,
                version,
                split if number in paragraphs else None,
            )
        )
    return batches


def _paragraphs(slices: list[pl.DataFrame], work: Path) -> dict[int, pl.DataFrame]:
    """The paragraphs that ingest has found, for each slice of whose documents it has split every one.

    It splits the first of several documents with one text; whether that is the one admitted is not looked into.
    """
    once = pl.read_parquet(work / "fresh.parquet", columns=["document_id", "problem"]).filter(
        pl.col("document_id").is_unique() & pl.col("problem").is_null()
    )
    whole = {n: s for n, s in enumerate(slices) if s.join(once, on="document_id", how="anti").is_empty()}
    if not whole:
        return {}
    found = pl.read_parquet(work / "split")
    slice_of = pl.concat([s.select("document_id", slice=pl.lit(n)) for n, s in whole.items()])
    parted = found.join(slice_of, on="document_id", maintain_order="left").partition_by(
        "slice", as_dict=True, include_key=False
    )
    return {n: parted.get((n,), found.clear()) for n in whole}


def _slices(documents: pl.DataFrame, most: int) -> list[pl.DataFrame]:
    """The documents in their order, cut where a batch has enough of them or enough text."""
    slices, start, characters = [], 0, 0
    for row, length in enumerate(documents["text"].str.len_bytes() if documents.height else []):
        if row > start and (row - start == most or characters + length > LONGEST_BATCH_CHARACTERS):
            slices.append(documents[start:row])
            start, characters = row, 0
        characters += length
    return [*slices, documents[start:]] if documents.height else []


@step(retries=1, retry_delay_seconds=1, tags=["read"])
def read_documents(batch: Batch, readers: Readers | None) -> BatchCounts:
    """Read one batch here, or wait for the process that does; an unreadable document costs only itself."""
    return read_whatever_can_be(batch, readers.read if readers else read_batch)

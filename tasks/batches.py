"""One batch of documents, split or read: Parquet in, Parquet parts out. What runs in the processes that read.

Nothing here knows Prefect, whose import would cost each process a second.

NotFitToRead    the place where a batch was to be read cannot read it, which is no document's fault
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl

from tasks import logic
from tasks.logic.documents import paragraphs
from tasks.logic.lexicon import Reference, check_reference
from tasks.logic.reading import read
from warehouse.disks import fault_of_disk
from warehouse.parts import remove_part, write_part

TO_SPLIT = ["document_id", "text", "title", "publisher"]  # what the paragraphs of a document depend on
# Folders of the night's work: what the warehouse does not know, and what of that may be read, in parts of some thousand
# documents that have the same names in both.
FRESH, ADMITTED = "fresh", "admitted"


class NotFitToRead(RuntimeError):  # noqa: N818  (named for what it tells people)
    """The place where a batch was to be read cannot read it: which place, why, and what to do."""


@dataclass(frozen=True)
class BatchCounts:
    """What was found in one batch, as numbers: frames stay on disk."""

    documents: int = 0
    meetings: int = 0
    positions: int = 0
    unreadable: int = 0

    def __add__(self, other: "BatchCounts") -> "BatchCounts":
        """Return the counts of two batches together."""
        return BatchCounts(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Batch:
    """One batch: the file of its raw documents, the folders for its parts and offenders, and what reads it.

    `paragraphs` is the file of the documents' paragraphs, where they were split before.
    """

    raw: Path
    parts: Path
    quarantine: Path
    reference: Path
    extractor_version: str
    paragraphs: Path | None = None

    @property
    def name(self) -> str:
        """The batch's name, which its parts bear too."""
        return self.raw.stem


def cuts(sizes: Iterable[int], most: int, most_size: int) -> Iterator[tuple[int, int]]:
    """Start and stop of runs of documents of these sizes, cut where a run has enough of them or of text."""
    start = row = size = 0
    for row, more in enumerate(sizes):
        if row > start and (row - start == most or size + more > most_size):
            yield start, row
            start, size = row, 0
        size += more
    yield start, row + 1


def read_batch(batch: Batch) -> BatchCounts:
    """Read a batch and write its parts, each document with the version that read it."""
    raw = pl.read_parquet(batch.raw)
    known = pl.read_parquet(batch.paragraphs) if batch.paragraphs else None
    if known is not None:  # half a batch has the file of the whole
        known = known.join(raw, on="document_id", how="semi", maintain_order="left")
    reading = read(raw.drop("input_sha256"), reference_data(batch.reference), known)
    documents = reading.documents.join(
        raw.select("document_id", "input_sha256"), on="document_id", how="left", maintain_order="left"
    ).with_columns(extractor_version=pl.lit(batch.extractor_version))
    write_part(batch.parts, batch.name, reading.frames() | {"documents": documents})
    return BatchCounts(raw.height, reading.meeting_reports.height, reading.positions.height)


def read_as_sent(batch: Batch) -> BatchCounts:
    """Read a batch that another machine has made; NotFitToRead if it meant another version of the reading."""
    if (here := extractor_version(batch.reference)) != batch.extractor_version:
        raise NotFitToRead(
            f"batch {batch.name} was not read: this worker has version {here} of the reading, and the night has "
            f"{batch.extractor_version}; install the same Parley on both, and start the worker anew"
        )
    return read_batch(batch)


def split(raw: Path, target: Path, reference: Path) -> None:
    """Write the paragraphs of the documents in a file, of which it needs the columns `TO_SPLIT`."""
    paragraphs(pl.read_parquet(raw), reference_data(reference)).write_parquet(target)


def extractor_version(folder: Path) -> str:
    """Return what stands for the present reading: a hash over its code and its vocabulary."""
    return hashlib.sha256(reference_data(folder).reading_version.encode() + _CODE).hexdigest()[:16]


# As it was when this process took it up: a long-lived process does not read with what has been put in its place since.
_CODE = b"".join(path.read_bytes() for path in sorted(Path(logic.__file__ or "").parent.glob("*.py")))


def reference_data(folder: Path) -> Reference:
    """Return the vocabulary in the folder, loaded once per process and state of its files, or BrokenReference."""
    return _load(folder, tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.csv"))))


@lru_cache(maxsize=1)
def _load(folder: Path, files: tuple[tuple[str, int], ...]) -> Reference:
    return check_reference(folder)


def read_whatever_can_be(batch: Batch, run: Callable[[Batch], BatchCounts] = read_batch) -> BatchCounts:
    """Read a batch by `run`; if that raises, its halves, so that in the end only the offender is left out.

    An offender becomes a row of quarantine: reason `unreadable`, and the error as detail. Trouble with the disk, or
    with the place that was to read, is no document's fault and is raised.
    """
    try:
        return run(batch)
    except Exception as error:  # whatever it is, it must not cost the night the other documents
        if isinstance(error, OSError | NotFitToRead) or fault_of_disk(error, batch.raw.parent):
            raise
        # What a process wrote before it died would stand beside the parts of the halves.
        remove_part(batch.parts, batch.name)
        raw = pl.read_parquet(batch.raw)
        if raw.height == 1:
            _set_aside(batch, raw, f"{type(error).__name__}: {error}")
            return BatchCounts(unreadable=1)
    counts = BatchCounts()
    for side, half in halves(raw).items():
        path = batch.raw.with_stem(f"{batch.name}{side}")
        half.write_parquet(path)
        counts += read_whatever_can_be(replace(batch, raw=path), run)
    return counts


def halves(raw: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The two halves of a batch's documents, by the letter that their names have behind the batch's."""
    middle = raw.height // 2
    return {"a": raw[:middle], "b": raw[middle:]}


def _set_aside(batch: Batch, raw: pl.DataFrame, detail: str) -> None:
    """Write the one document of the frame where the night collects its quarantine."""
    row = raw.select(
        "document_id",
        "document",
        "source",
        reason=pl.lit("unreadable"),
        detail=pl.lit(detail[:500]),
        expectation=pl.lit("the document can be read without an error"),
        sha256="sha256",
        quarantined_at=pl.lit(datetime.now(UTC)).cast(pl.Datetime("us", "UTC")),
    )
    batch.quarantine.mkdir(parents=True, exist_ok=True)
    row.write_parquet(batch.quarantine / f"{batch.name}.parquet")

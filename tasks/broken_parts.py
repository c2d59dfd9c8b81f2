"""Parts of a night that are no longer as they were written: thrown away, and their documents read again.

Knows no Prefect; the step that makes the candidate calls it before it believes a part.
"""

import errno
from pathlib import Path

import polars as pl

from tasks.batches import Batch, extractor_version, halves, read_whatever_can_be
from warehouse.parts import batch_of, broken_parts, remove_part


def read_broken_parts_again(work: Path, reference: Path) -> list[str]:
    """Make good the parts in the night's work folder that were changed since they were written; a sentence on each.

    Raises OSError if what is written again does not stay as it is either.
    """
    folder, quarantine = work / "parts", work / "quarantine"
    found = broken_parts(folder)
    for name in sorted({batch_of(part) for part in found}):
        remove_part(folder, name)
        raw = _documents(work / "batches", name)
        read_whatever_can_be(Batch(raw, folder, quarantine, reference, extractor_version(reference)))
    if found and (still := broken_parts(folder)):
        raise OSError(errno.EIO, "what was written twice was changed both times", str(still[0]))
    return [
        f"the part {part.parent.name}/{part.name} was no longer as it was written (a disk or memory that fails "
        f"does that); it was thrown away, and the documents of batch {batch_of(part)} were read again"
        for part in found
    ]


def _documents(batches: Path, name: str) -> Path:
    """The file of a batch's documents; that of half a batch is made if it was halved on another machine."""
    path = batches / f"{name}.parquet"
    if not path.exists() and name[-1:] in ("a", "b"):
        both = halves(pl.read_parquet(_documents(batches, name[:-1])))
        both[name[-1]].write_parquet(path)
    return path

"""One batch of documents, read: Parquet in, Parquet parts out. What runs in the processes that read.

Nothing here knows Prefect, whose import would cost each process a second.

    BatchLost    a process that read a batch died or hung; the message says which of the two
"""

import hashlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path

import polars as pl

from tasks import logic
from tasks.logic.lexicon import Reference, load_reference
from tasks.logic.reading import read
from warehouse import store

BATCH_SECONDS = 900  # a batch of a hundred long documents takes seconds; one that takes this long hangs


class BatchLost(RuntimeError):  # noqa: N818  (named for what it tells people)
    """A process that read a batch died or hung."""


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
    """One batch: the file of its raw documents, the folders for its parts and offenders, and what reads it."""

    raw: Path
    parts: Path
    quarantine: Path
    reference: Path
    extractor_version: str

    @property
    def name(self) -> str:
        """The batch's name, which its parts bear too."""
        return self.raw.stem


def read_batch(batch: Batch) -> BatchCounts:
    """Read a batch and write its parts, each document with the version that read it."""
    raw = pl.read_parquet(batch.raw)
    reading = read(raw.drop("input_sha256"), reference_data(batch.reference))
    documents = reading.documents.join(
        raw.select("document_id", "input_sha256"), on="document_id", how="left", maintain_order="left"
    ).with_columns(extractor_version=pl.lit(batch.extractor_version))
    store.write_part(batch.parts, batch.name, reading.frames() | {"documents": documents})
    return BatchCounts(raw.height, reading.meeting_reports.height, reading.positions.height)


def extractor_version(folder: Path) -> str:
    """Return what stands for the present reading: a hash over its code and its vocabulary."""
    digest = hashlib.sha256(reference_data(folder).version.encode())
    for path in sorted(Path(logic.__file__ or "").parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def reference_data(folder: Path) -> Reference:
    """Return the vocabulary in the folder, loaded once per process and state of its files."""
    return _load(folder, tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.csv"))))


@lru_cache(maxsize=1)
def _load(folder: Path, files: tuple[tuple[str, int], ...]) -> Reference:
    return load_reference(folder)


def read_whatever_can_be(batch: Batch, run: Callable[[Batch], BatchCounts] = read_batch) -> BatchCounts:
    """Read a batch by `run`; if that raises, its halves, so that in the end only the offender is left out.

    An offender becomes a row of quarantine: reason `unreadable`, and the error as detail. Trouble with the disk is
    no document's fault and is raised.
    """
    try:
        return run(batch)
    except OSError:
        raise
    except Exception as error:  # whatever it is, it must not cost the night the other documents
        raw = pl.read_parquet(batch.raw)
        if raw.height == 1:
            _set_aside(batch, raw, f"{type(error).__name__}: {error}")
            return BatchCounts(unreadable=1)
    middle = raw.height // 2
    counts = BatchCounts()
    for side, half in (("a", raw[:middle]), ("b", raw[middle:])):
        path = batch.raw.with_stem(f"{batch.name}{side}")
        half.write_parquet(path)
        counts += read_whatever_can_be(replace(batch, raw=path), run)
    return counts


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


class Readers:
    """Processes that read batches side by side; started anew when a document takes one of them down with it."""

    def __init__(self, processes: int, batches: list[Batch], run: Callable[[Batch], BatchCounts] = read_batch) -> None:
        self._processes = processes
        self._run = run
        self._pool = self._start()
        self._waiting = {batch: self._pool.submit(self._run, batch) for batch in batches}

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, get_context("spawn"), initializer=_watch_parent)

    def read(self, batch: Batch) -> BatchCounts:
        """Return what was found in the batch, once it is read; BatchLost if its process died or hung."""
        future = self._waiting.pop(batch) if batch in self._waiting else self._pool.submit(self._run, batch)
        try:
            return future.result(timeout=BATCH_SECONDS)
        except BrokenProcessPool as error:
            self._renew()
            raise BatchLost("the process that read it died") from error
        except TimeoutError as error:
            self._renew()
            raise BatchLost(f"reading took longer than {BATCH_SECONDS} seconds") from error

    def stop(self) -> None:
        """End the processes, whatever they do."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in active_children():
            process.kill()
            process.join()

    def _renew(self) -> None:
        self.stop()
        self._pool = self._start()
        self._waiting.clear()


def _watch_parent() -> None:
    """Have this process end when the one that started it has died, which a pool of its own would not notice."""
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

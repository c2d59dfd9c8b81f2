"""The processes that read: started for a night, or before it while Prefect is not there yet, and watched.

BatchLost    a process that read a batch died or hung; the message says which of the two
"""

import gc
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from multiprocessing import active_children, current_process, get_context, parent_process
from pathlib import Path
from typing import TypeVar

import polars as pl

from tasks.batches import Batch, BatchCounts, NotFitToRead, read_as_sent, read_batch, reference_data, split
from tasks.logic.reading import read
from tasks.sources.files import RAW_SCHEMA
from warehouse.settings import Settings

R = TypeVar("R")
GARBAGE_EVERY = 100_000  # objects more than before; reading makes many, in circles next to none
BATCH_SECONDS = 900  # a batch of a hundred long documents takes seconds; one that takes this long hangs


class BatchLost(RuntimeError):  # noqa: N818  (named for what it tells people)
    """A process that read a batch died or hung."""


class Readers:
    """Processes that read batches side by side; started anew when a document takes one of them down with it."""

    def __init__(
        self, processes: int, batches: Sequence[Batch] = (), run: Callable[[Batch], BatchCounts] = read_batch
    ) -> None:
        self._processes = processes
        self._run = run
        self._pool = self._start()
        self._waiting: dict[Batch, Future[BatchCounts]] = {}
        self.begin(batches)

    def begin(self, batches: Sequence[Batch]) -> None:
        """Begin to read batches, in their order."""
        self._waiting |= {batch: self._pool.submit(self._run, batch) for batch in batches}

    def warm_up(self, reference: Path) -> None:
        """Have each process start now and load what it will need."""
        for _ in range(self._processes):
            self._pool.submit(get_ready, reference)

    def split(self, raw: Path, target: Path, reference: Path) -> None:
        """Do what `batches.split` does, in one of the processes; BatchLost if that died or hung."""
        self._result(self._pool.submit(split, raw, target, reference))

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, get_context("spawn"), initializer=_watch_parent)

    def read(self, batch: Batch) -> BatchCounts:
        """Return what was found in the batch, once it is read; BatchLost if its process died or hung."""
        waiting = self._waiting.pop(batch) if batch in self._waiting else self._pool.submit(self._run, batch)
        return self._result(waiting)

    def _result(self, future: "Future[R]") -> R:
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


def get_ready(reference: Path) -> None:
    """Load the vocabulary and have every step of the reading index it, by a document of one sentence."""
    gc.disable()  # what is made here stays: looking for garbage among it costs half a second
    document = {"document_id": "d", "document": "d", "source": "d", "text": "The ministers met on Monday, he said."}
    try:
        read(pl.DataFrame([document], schema=RAW_SCHEMA), reference_data(reference))
    finally:
        gc.freeze()
        gc.set_threshold(GARBAGE_EVERY)
        gc.enable()


_one_at_a_time = threading.Lock()


def read_beside(batch: Batch) -> BatchCounts:
    """Read a batch in a process beside this one, a worker of a cluster, which a hostile document then leaves alone.

    Raises BatchLost, and NotFitToRead if this process may have none beside it.
    """
    if current_process().daemon:
        raise NotFitToRead(
            "a worker of the cluster may start no process to read in: start it with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment (docs/scaling.md)"
        )
    with _one_at_a_time:  # a worker with several threads has one process beside it all the same
        return _reader_beside().read(batch)


@lru_cache(maxsize=1)
def _reader_beside() -> Readers:
    return Readers(1, run=read_as_sent)


_standing_by: list[Readers] = []


def stand_by(settings: Settings) -> None:
    """Start the reading processes before they are asked for."""
    readers = Readers(settings.processes)
    readers.warm_up(settings.reference)
    _standing_by.append(readers)


def readers_standing_by() -> Readers | None:
    """The processes started before, if there are any."""
    return _standing_by[-1] if _standing_by else None


def dismiss() -> None:
    """End the processes that stand by; to be called whatever has come of the night."""
    while _standing_by:
        _standing_by.pop().stop()

"""The reading of a night: all batches, side by side where there are several, with the progress that people see.

One batch is read where the night runs. Several are read as `[runner] kind` has it: by processes, which the night has
started and watches; or by a flow of its own over threads or a Dask cluster.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.context import FlowRunContext
from prefect.runtime import flow_run
from prefect.task_runners import ThreadPoolTaskRunner

from flows.report import count
from tasks.batches import Batch, BatchCounts, read_whatever_can_be
from tasks.cluster import Cluster, cluster_runner
from tasks.extract import NO_LIMIT, batches_in, read_documents
from tasks.parcels import send_reference, store_of_night
from tasks.readers import Readers, readers_standing_by
from tasks.step import named
from warehouse.settings import Settings, load_settings

F = TypeVar("F")
LONG_READ_BATCHES = 3  # from here on a progress bar is worth its calls


def read_all(batches: list[Batch], settings: Settings) -> BatchCounts:
    """Read all batches, side by side if there are several; a long read shows how far it is."""
    if len(batches) > 1 and settings.runner_kind != "processes":
        runner: Any = ThreadPoolTaskRunner(max_workers=settings.processes)
        if settings.runner_kind == "dask":
            runner = cluster_runner(settings)
        work = batches[0].parts.parent
        return reading.with_options(task_runner=runner)(str(work), str(settings.warehouse), len(batches))
    readers = None
    if settings.processes > 1 and len(batches) > 1:
        readers = readers_standing_by() or Readers(settings.processes)
        readers.begin(batches)
    try:
        return _counted(len(batches), (named(read_documents, name)(batch, readers) for batch, name in _named(batches)))
    finally:
        if readers:
            readers.stop()


def _run_name() -> str:
    """Return what the run is called in Prefect, as 'reading of 12 batches'."""
    return f"reading of {flow_run.parameters['batches']:,} batches"


@flow(name="reading", persist_result=False, flow_run_name=_run_name)
def reading(work: str, warehouse: str, batches: int) -> BatchCounts:
    """What was found in the batches of a night, read by threads or on a Dask cluster.

    Args:
        work: The night's work folder, which holds the batches and gets their parts.
        warehouse: The DuckDB file that readers use.
        batches: How many batches there are.

    """
    settings = load_settings(warehouse=warehouse)
    to_read = batches_in(Path(work), settings)
    if settings.runner_kind == "threads":
        return _counted(batches, _read_by_threads(to_read))
    with store_of_night(settings.runner_parts or f"{work}/store", warehouse) as store:
        runner = cast("Any", FlowRunContext.get()).task_runner
        cluster = Cluster(runner, settings.runner_address, store, send_reference(store, settings.reference))
        return _counted(batches, _read_by_cluster(to_read, cluster))


def _read_by_threads(batches: list[Batch]) -> Iterator[BatchCounts]:
    untimed = read_documents.with_options(timeout_seconds=NO_LIMIT)
    futures = [named(untimed, name).submit(batch, None) for batch, name in _named(batches)]
    return (future.result() for future in futures)


def _read_by_cluster(batches: list[Batch], cluster: Cluster) -> Iterator[BatchCounts]:
    """What was found in each batch; one that was lost is halved here, where the halves are sent anew."""
    for (batch, name), future in _ahead(_named(batches), cluster.begin, cluster.ahead):
        begun = {batch: future}

        def read(part: Batch, name: str = name, begun: dict[Batch, Any] = begun) -> BatchCounts:
            half = f"{name}, half {part.name}"
            return cluster.end(part, begun.pop(part, None) or cluster.begin(part, half))

        yield read_whatever_can_be(batch, read)


def _ahead(
    batches: Iterable[tuple[Batch, str]], begin: Callable[[Batch, str], F], most: int
) -> Iterator[tuple[tuple[Batch, str], F]]:
    """Each batch in order, with what its beginning gave, while at most so many have begun."""
    begun: deque[tuple[tuple[Batch, str], F]] = deque()
    for batch in batches:
        begun.append((batch, begin(*batch)))
        if len(begun) >= most:
            yield begun.popleft()
    yield from begun


def _named(batches: list[Batch]) -> Iterator[tuple[Batch, str]]:
    """Each batch with the name of the task that reads it."""
    return ((batch, f"read batch {number} of {len(batches)}") for number, batch in enumerate(batches, 1))


def _counted(batches: int, found: Iterable[BatchCounts]) -> BatchCounts:
    """What was found in all of them, told as it comes."""
    log, so_far = get_run_logger(), BatchCounts()
    progress = None
    if batches > LONG_READ_BATCHES:
        progress = create_progress_artifact(0.0, key="documents-read", description=f"Read: 0 of {batches} batches")
    for number, counts in enumerate(found, 1):
        so_far += counts
        log.info("read: batch %s of %s, %s so far", number, batches, count(so_far.documents, "document"))
        if isinstance(progress, UUID):
            told = f"Read: {number} of {batches} batches, {count(so_far.documents, 'document')}"
            update_progress_artifact(progress, 100 * number / batches, told)
    return so_far

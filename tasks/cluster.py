"""The Dask cluster that reads the batches of a night, through Prefect's own runner of tasks.

What a hostile document takes down is the process beside a worker (`readers.read_beside`). If workers die all the same,
as with their machine, Dask gives the batch to others; one that has taken several down is BatchLost, and is halved.
Dask is an optional extra: only what is asked for when `[runner] kind` is `dask` imports it.
"""

import importlib.util
import socket
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import fsspec
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL
from prefect.states import Crashed

from tasks.batches import Batch, BatchCounts, NotFitToRead
from tasks.extract import read_sent_documents
from tasks.parcels import Answer, receive, send
from tasks.readers import BatchLost
from tasks.step import named
from warehouse.settings import Settings, is_loopback

if TYPE_CHECKING:
    from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

WAIT_FOR_WORKERS_SECONDS = 60.0
LOOK_SECONDS = 15.0  # how often it is looked whether there still is a worker
ALONE_SECONDS = 300.0  # without a worker for so long, a night gives up
AHEAD = 2  # batches under way for each worker: one is read, the other is there when that is done


def check_cluster(settings: Settings) -> None:
    """Raise NotFitToRead if the batches are to be read on a cluster, and that cannot be."""
    if settings.runner_kind != "dask":
        return
    if importlib.util.find_spec("prefect_dask") is None:
        raise NotFitToRead("[runner] kind is dask, and Dask is not installed: pip install 'parley[dask]'")
    if settings.runner_parts:
        try:
            fsspec.get_filesystem_class(fsspec.utils.get_protocol(settings.runner_parts))
        except (ImportError, ValueError) as error:
            raise NotFitToRead(f"[runner] parts: {settings.runner_parts} cannot be reached ({error})") from error
    if not settings.runner_address:
        return
    place = urlsplit(settings.runner_address)
    try:
        socket.create_connection((place.hostname, place.port), timeout=10).close()
    except OSError as error:
        raise NotFitToRead(
            f"[runner] address: no scheduler answers at {settings.runner_address} ({error.strerror or error}); "
            f"start one (`dask scheduler`), or read on this machine with kind = processes"
        ) from error
    api = PREFECT_API_URL.value()
    if api and is_loopback(api) and not is_loopback(settings.runner_address):
        raise NotFitToRead(
            f"[runner] address: the workers of {settings.runner_address} cannot tell Prefect's server at {api} what "
            f"they do; set PREFECT_API_URL to an address of it that they reach"
        )


def cluster_runner(settings: Settings) -> "DaskTaskRunner":
    """Prefect's runner of tasks over the cluster at an address, or over one on this machine for as long as it runs."""
    import dask  # noqa: PLC0415
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415

    if settings.runner_address:
        return DaskTaskRunner(address=settings.runner_address)
    dask.config.set({"distributed.worker.daemon": False})  # else a worker may have no process beside it
    return DaskTaskRunner(
        cluster_kwargs={
            "n_workers": settings.processes,
            "threads_per_worker": 1,
            "host": "127.0.0.1",
            "dashboard_address": "127.0.0.1:0",
        }
    )


class Cluster:
    """The cluster of a runner: gets batches by way of a store, and gives what was found in them."""

    def __init__(self, runner: "DaskTaskRunner", address: str, store: str, reference: str) -> None:
        self._store, self._reference = store, reference
        self._address = address or "this machine"
        try:
            self._client = runner.client
            self._client.wait_for_workers(1, timeout=WAIT_FOR_WORKERS_SECONDS)
        except OSError as error:
            raise NotFitToRead(
                f"[runner]: the cluster at {self._address} does not answer or has no worker ({error}); nothing was "
                f"read, and the next night reads it all"
            ) from error
        self.ahead = AHEAD * max(1, sum(self._workers().values()))

    def begin(self, batch: Batch, name: str) -> "PrefectDaskFuture[Answer]":
        """Have the cluster read a batch, by a task of that name."""
        return named(read_sent_documents, name).submit(send(batch, self._store, self._reference))  # type: ignore[return-value]

    def end(self, batch: Batch, future: "PrefectDaskFuture[Answer]") -> BatchCounts:
        """Return what was found in a batch, once its parts are here.

        Raises BatchLost if workers died with it, NotFitToRead if the cluster is lost or its workers are no use.
        """
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        try:
            return receive(self._answer(future), self._store, batch)
        except KilledWorker as error:
            self._tell_of_death(future, str(error))
            raise BatchLost("the workers of the cluster that read it died") from error
        except CancelledError as error:
            raise NotFitToRead(f"the cluster at {self._address} was lost: {error}") from error
        except (OSError, NotFitToRead):
            raise
        except Exception as error:
            raise NotFitToRead(
                f"the workers of {self._address} cannot read ({type(error).__name__}: {error}); see that the same "
                f"Parley is installed there"
            ) from error

    def _answer(self, future: "PrefectDaskFuture[Answer]") -> Answer:
        """What a worker answers; NotFitToRead if there has been none for too long to wait for."""
        alone = 0.0
        while True:
            try:
                return future.result(timeout=LOOK_SECONDS)
            except TimeoutError:
                if future.wrapped_future.status != "pending":
                    raise
                alone = 0.0 if self._workers() else alone + LOOK_SECONDS
                if alone >= ALONE_SECONDS:
                    raise NotFitToRead(
                        f"the cluster at {self._address} has had no worker for {alone:.0f} seconds; nothing is lost, "
                        f"and the next night reads it all"
                    ) from None

    def _workers(self) -> dict[str, int]:
        """The threads of each worker, by its address."""
        return dict(self._client.nthreads())  # type: ignore[no-untyped-call]

    def _tell_of_death(self, future: "PrefectDaskFuture[Any]", told: str) -> None:
        """Have Prefect know what nobody was left to tell, or the task would be running for ever."""
        with get_client(sync_client=True) as client:
            client.set_task_run_state(future.task_run_id, Crashed(message=told), force=True)

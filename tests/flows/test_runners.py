"""Batches read by threads and on a real Dask cluster of two worker processes: the tables of one core, whatever dies."""

import os
import shutil
import signal
import sys
import threading
from dataclasses import replace
from multiprocessing import current_process
from pathlib import Path

import fsspec
import polars as pl
import pytest

from tasks.batches import Batch, BatchCounts, NotFitToRead, read_batch, read_whatever_can_be
from tasks.parcels import BrokenParcel, read_parcel, receive, send, send_reference, store_of_night
from tasks.readers import BatchLost, read_beside
from tests.breaking.same_tables import differences, tables_of
from tests.flows.conftest import GOOD, ROOT, run_night, write_documents
from warehouse.parts import batch_of, remove_part
from warehouse.settings import load_settings


@pytest.fixture(scope="session")
def read_on_one_core(tmp_path_factory):
    """A night's work folder with three batches of one document each, read here; and its settings."""
    from tasks.extract import make_batches
    from tasks.ingest import ingest

    folder = tmp_path_factory.mktemp("one_core")
    write_documents(folder / "documents", GOOD)
    settings = replace(load_settings(folder, warehouse=folder / "parley.duckdb"), batch_documents=1)
    work = folder / "work"
    work.mkdir()
    ingest.fn([str(folder / "documents")], settings, None, work)
    shutil.copytree(work / "fresh", work / "admitted")
    for batch in make_batches.fn(settings, work):
        read_batch(batch)
    return work, settings


@pytest.fixture
def unread(read_on_one_core, tmp_path):
    """A copy of the work folder without the parts, and its batches."""
    from tasks.extract import batches_in

    work, settings = read_on_one_core
    shutil.copytree(work, tmp_path / "work", ignore=shutil.ignore_patterns("parts"))
    return batches_in(tmp_path / "work", settings)


# What a worker imports, imported once: each worker is forked from a process that has it.
WARM = ["distributed", "prefect_dask.task_runners", "prefect.task_engine", "tasks.extract"]


@pytest.fixture(scope="module")
def cluster():
    """A Dask cluster of two worker processes; one that dies is started anew."""
    import dask
    from distributed import LocalCluster
    from distributed.utils import get_mp_context

    settled = {"distributed.worker.daemon": False, "distributed.worker.multiprocessing-method": "forkserver"}
    with dask.config.set(settled):
        get_mp_context().set_forkserver_preload(WARM)
        with LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0",
            env={"PYTHONPATH": str(ROOT)},
        ) as cluster:  # fmt: skip
            yield cluster


@pytest.fixture
def on_cluster(cluster, monkeypatch, tmp_path):
    """Have nights read on the cluster, with the parts in a store that is not the work folder; gives its folder."""
    monkeypatch.setenv("PARLEY_RUNNER_KIND", "dask")
    monkeypatch.setenv("PARLEY_RUNNER_ADDRESS", cluster.scheduler_address)
    monkeypatch.setenv("PARLEY_RUNNER_PARTS", f"file://{tmp_path}/bucket")
    monkeypatch.setenv("PARLEY_BATCH_DOCUMENTS", "1")
    return tmp_path / "bucket"


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def published(settings):
    """The bytes of each published table but the one that says when documents came; of that, the rows without it."""
    files = files_of(settings.published / "data")
    documents = pl.read_parquet(files.pop("documents.parquet")).drop("ingested_at")
    del files["documents.csv"]
    return {name: content for name, content in files.items() if name.endswith((".csv", ".parquet"))}, documents.rows()


def kill_a_worker_that_reads(cluster, killed, over):
    """Wait until a worker of the cluster reads, and kill it; give up when the night is over."""
    pids = {worker.worker_address: worker.pid for worker in cluster.workers.values()}
    while not over.wait(0.01):
        for address, state in list(cluster.scheduler.workers.items()):
            if state.processing and address in pids:
                os.kill(pids[address], signal.SIGKILL)
                killed.append(address)
                return


def batch_runs():
    """Prefect's runs of tasks that read batches, newest first."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import TaskRunFilter, TaskRunFilterName
    from prefect.client.schemas.sorting import TaskRunSort

    with get_client(sync_client=True) as client:
        named = TaskRunFilter(name=TaskRunFilterName(like_="read batch"))
        return client.read_task_runs(task_run_filter=named, sort=TaskRunSort.END_TIME_DESC, limit=20)


@pytest.mark.in_turn(1, among="whole nights")
def test_a_cluster_that_loses_a_worker_in_mid_run_gives_the_tables_of_one_core(
    cluster, on_cluster, first_night, settings, prefect_api
):
    done = first_night("good")
    killed, over = [], threading.Event()
    killer = threading.Thread(target=kill_a_worker_that_reads, args=[cluster, killed, over])
    killer.start()
    state = run_night(settings, done.documents)
    over.set()
    killer.join()
    assert state.is_completed(), state.message
    assert killed
    assert published(settings) == published(done.settings)
    assert differences(tables_of(done.settings.warehouse), tables_of(settings.warehouse)) == []
    assert list(on_cluster.iterdir()) == []


def test_threads_read_what_one_core_reads(unread, read_on_one_core, monkeypatch, prefect_api):
    from flows.reading import read_all

    monkeypatch.setenv("PARLEY_RUNNER_KIND", "threads")
    monkeypatch.setenv("PARLEY_BATCH_DOCUMENTS", "1")
    settings = replace(read_on_one_core[1], runner_kind="threads", processes=3)
    found = in_a_flow(read_all, unread, settings)
    assert found.documents == len(GOOD)
    assert files_of(unread[0].parts) == files_of(read_on_one_core[0] / "parts")


def test_a_document_that_takes_workers_down_with_it_is_put_aside_alone(
    cluster, on_cluster, unread, read_on_one_core, monkeypatch, tmp_path, prefect_api
):
    from distributed import Client

    from flows.reading import read_all

    together = pl.concat([pl.read_parquet(batch.raw) for batch in unread[:2]])
    together.write_parquet(unread[0].raw)
    unread[1].raw.unlink()
    batches = [replace(unread[0], paragraphs=None), unread[2]]
    unread[0].paragraphs.unlink()
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    settings = replace(
        read_on_one_core[1], runner_kind="dask", runner_address=cluster.scheduler_address, runner_parts=str(on_cluster)
    )
    with Client(cluster, set_as_default=False) as client:
        client.register_plugin(deadly("oslo.txt"), name="deadly")
        try:
            found = in_a_flow(read_all, batches, settings)
        finally:
            client.unregister_worker_plugin("deadly")
    assert (found.documents, found.unreadable) == (2, 1)
    (aside,) = map(pl.read_parquet, batches[0].quarantine.glob("*.parquet"))
    assert aside["document"].to_list() == ["oslo.txt"]
    assert aside["detail"][0].startswith("BatchLost: the workers of the cluster that read it died")
    held = pl.concat([pl.read_parquet(part) for part in (batches[0].parts / "documents").iterdir()])
    assert sorted(held["document"]) == ["lima.txt", "quito.txt"]
    assert "Crashed" in {run.state_name for run in batch_runs()}


def deadly(document):
    """A plugin that has a worker die of a document, as if its machine ran out of memory."""
    from distributed import WorkerPlugin

    class Deadly(WorkerPlugin):
        def setup(self, worker):
            import tasks.readers

            read = tasks.readers.read_beside

            def die_of_it(batch):
                import polars

                if document in polars.read_parquet(batch.raw)["document"].to_list():
                    os.kill(os.getpid(), signal.SIGKILL)
                return read(batch)

            tasks.readers.read_beside = die_of_it

    return Deadly()


def in_a_flow(function, *arguments):
    from prefect import flow

    @flow(name="a night", persist_result=False, validate_parameters=False)
    def night():
        return function(*arguments)

    return night()


def test_a_batch_travels_through_a_store_that_is_no_folder(unread, read_on_one_core):
    read = {}
    with store_of_night("memory://bucket", "w") as place:
        reference = send_reference(place, unread[0].reference)
        for batch in unread:
            answer = read_parcel(send(batch, place, reference))
            read[batch.name] = receive(answer, place, batch).documents
    assert read == {"00000": 1, "00001": 1, "00002": 1}
    assert files_of(unread[0].parts) == files_of(read_on_one_core[0] / "parts")
    assert fsspec.filesystem("memory").find("/bucket") == []


def test_an_offender_comes_back_as_a_row_of_quarantine(unread, tmp_path):
    def fussy(batch):
        raise ValueError("a sentence without end")

    with store_of_night(str(tmp_path / "store"), "w") as place:
        answer = read_parcel(send(unread[0], place, send_reference(place, unread[0].reference)), fussy)
        assert receive(answer, place, unread[0]) == BatchCounts(unreadable=1)
    assert not unread[0].parts.exists()
    row = pl.read_parquet(unread[0].quarantine / "00000.parquet")
    assert (row["document"][0], row["detail"][0]) == ("lima.txt", "ValueError: a sentence without end")


def test_another_version_of_the_reading_refuses_the_batch(unread, tmp_path):
    with store_of_night(str(tmp_path / "store"), "w") as place:
        parcel = send(replace(unread[0], extractor_version="of old"), place, send_reference(place, unread[0].reference))
        with pytest.raises(NotFitToRead, match=r"version \w{16} of the reading, and the night has of old; install"):
            read_parcel(parcel)
    assert not unread[0].quarantine.exists()


def test_what_a_killed_night_left_in_the_store_goes_and_what_others_have_there_stays(tmp_path):
    root = tmp_path / "store"
    with store_of_night(str(root), "ours") as before, store_of_night(str(root), "another warehouse") as beside:
        with store_of_night(str(root), "ours") as place:
            assert place != before
            assert not Path(before).exists()
            assert Path(beside).exists()
        assert not Path(place).exists()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        pytest.param(lambda path: path.unlink(), "is gone", id="a file that is gone"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-30]), "is damaged", id="half a file"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace(b"PAR1", b"RAP2", 1)),
            "is damaged",
            id="other bytes",
        ),
    ],
)
def test_a_part_that_was_harmed_in_the_store_is_named_and_nothing_is_taken_from_it(unread, tmp_path, harm, told):
    with store_of_night(str(tmp_path / "store"), "w") as place:
        answer = read_parcel(send(unread[0], place, send_reference(place, unread[0].reference)))
        harm(Path(place) / answer.sent)
        with pytest.raises(BrokenParcel, match=rf"{answer.sent} {told}"):
            receive(answer, place, unread[0])
    assert not unread[0].parts.exists()


def test_what_a_process_wrote_before_it_died_does_not_stand_beside_the_halves(unread):
    first = unread[0]
    pl.concat([pl.read_parquet(batch.raw) for batch in unread[:2]]).write_parquet(first.raw)
    whole = replace(first, paragraphs=None)

    def write_and_die(batch: Batch):
        counts = read_batch(batch)
        if batch.name == whole.name:
            raise BatchLost("it died when all was written")
        return counts

    assert read_whatever_can_be(whole, write_and_die).documents == 2
    assert sorted(batch_of(part) for part in (first.parts / "documents").iterdir()) == ["00000a", "00000b"]


def test_a_worker_that_may_have_no_process_beside_it_says_how_to_start_it(unread, monkeypatch):
    monkeypatch.setitem(current_process()._config, "daemon", True)
    with pytest.raises(NotFitToRead, match="DASK_DISTRIBUTED__WORKER__DAEMON=False"):
        read_beside(unread[0])


def closed_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_cluster_that_does_not_answer_is_told_before_anything_is_read(settings):
    from tasks.cluster import check_cluster

    address = f"tcp://127.0.0.1:{closed_port()}"
    with pytest.raises(NotFitToRead, match=rf"no scheduler answers at {address} \(Connection refused\); start one"):
        check_cluster(replace(settings, runner_kind="dask", runner_address=address))


def test_a_store_that_nobody_knows_is_told_before_anything_is_read(settings):
    from tasks.cluster import check_cluster

    with pytest.raises(NotFitToRead, match="parts: tape://attic cannot be reached"):
        check_cluster(replace(settings, runner_kind="dask", runner_parts="tape://attic"))


def test_without_dask_the_setting_is_refused_with_the_command_that_installs_it(settings, monkeypatch):
    from tasks.cluster import check_cluster

    monkeypatch.setitem(sys.modules, "prefect_dask", None)
    with pytest.raises(NotFitToRead, match=r"pip install 'parley\[dask\]'"):
        check_cluster(replace(settings, runner_kind="dask"))
    check_cluster(settings)


def test_workers_elsewhere_need_a_prefect_that_they_reach(settings, monkeypatch):
    import socket

    from prefect.settings import PREFECT_API_URL, temporary_settings

    from tasks.cluster import check_cluster

    with socket.create_server(("127.0.0.2", 0)) as scheduler:
        address = f"tcp://127.0.0.2:{scheduler.getsockname()[1]}"
        far = replace(settings, runner_kind="dask", runner_address=address, runner_parts="file:///shared")
        with (
            temporary_settings({PREFECT_API_URL: "http://127.0.0.1:4200/api"}),
            pytest.raises(NotFitToRead, match=r"cannot tell Prefect's server at http://127\.0\.0\.1:4200/api"),
        ):
            check_cluster(far)


def test_parts_of_a_batch_are_removed_by_name(unread):
    read_batch(unread[0])
    read_batch(unread[1])
    remove_part(unread[0].parts, unread[0].name)
    assert {batch_of(path) for path in unread[0].parts.rglob("*.parquet")} == {unread[1].name}

"""Whole nights: real Prefect, real Great Expectations, real DuckDB files."""

import hashlib
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import duckdb

from tests.flows.conftest import quick_night
from warehouse.editions import published_generation
from warehouse.generations import current
from warehouse.nights import night_lock, nights
from warehouse.published_tables import TABLES


def rows(settings, query):
    with duckdb.connect(str(current(settings).path), read_only=True) as con:
        return con.execute(query).fetchall()


def fingerprints(folder):
    folder = folder.resolve()
    return {
        path.relative_to(folder): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def meetings(settings):
    return rows(settings, "SELECT * EXCLUDE (confidence, origins) FROM meetings ORDER BY meeting_id")


def test_a_night_reads_what_it_can_and_says_why_it_left_the_rest(first_night):
    _, settings, state = first_night("mixed")
    assert state.is_completed(), state.message
    assert dict(rows(settings, "SELECT document, reason FROM quarantine")) == {
        "empty.txt": "empty",
        "short.txt": "too_short",
        "picture.txt": "binary",
        "latin.txt": "undecodable",
        "german.txt": "not_english",
        "sidecar.txt": "broken_sidecar",
        "twin.txt": "duplicate",
    }
    assert rows(settings, "SELECT count(*) FROM quarantine WHERE expectation IS NULL") == [(0,)]
    assert rows(settings, "SELECT document FROM documents ORDER BY document") == [
        ("lima.txt",),
        ("oslo.txt",),
        ("quito.txt",),
    ]
    assert ("CHL", "PER") in [tuple(sorted(parties)) for (parties,) in rows(settings, "SELECT parties FROM meetings")]
    assert published_generation(settings) == 1
    assert (settings.published / "data" / "meetings.parquet").exists()
    assert (settings.published / "data_docs" / "index.html").exists()
    assert rows(settings, "SELECT DISTINCT gate FROM gate_results ORDER BY gate") == [("documents",), ("generation",)]


def test_a_second_night_changes_no_published_byte_and_publishes_only_what_is_missing(night, after, settings):
    mixed = after("mixed").documents
    before = fingerprints(settings.published)
    state = night(mixed)
    assert state.is_completed()
    assert state.message.startswith("Nothing new")
    assert fingerprints(settings.published) == before
    assert current(settings).number == 1
    assert nights(settings)[-1]["outcome"] == "nothing new"
    settings.published.unlink()
    assert night(mixed).message.startswith("Nothing new")
    assert published_generation(settings) == 1


def test_only_a_document_whose_text_or_sidecar_changed_is_read_again(good, settings):
    quick_night(settings, 0, good)
    text = (good / "oslo.txt").read_text()
    (good / "oslo.txt").write_text(text + "\nThe two delegations arrive in Oslo on March 19.\n")
    ingested = quick_night(settings, 0, good)
    assert (ingested.found, ingested.known, ingested.fresh) == (3, 2, 1)
    assert rows(settings, "SELECT count(*) FROM documents") == [(3,)]
    (good / "lima.json").write_text('{"published": "2021-03-04", "publisher": "Test Wire"}')
    assert quick_night(settings, 0, good).fresh == 1
    assert rows(settings, "SELECT publisher FROM documents WHERE document = 'lima.txt'") == [("Test Wire",)]


def test_a_failed_gate_leaves_the_old_generation_and_names_its_reasons(
    night, after, good, settings, strict_reference, monkeypatch
):
    after("lima")
    warehouse, published = settings.warehouse.read_bytes(), fingerprints(settings.published)
    monkeypatch.setenv("PARLEY_REFERENCE", str(strict_reference))
    state = night(good)
    assert state.is_failed()
    assert state.name == "Failed"
    assert "No corpus" in state.message or "report" in state.message
    assert settings.warehouse.read_bytes() == warehouse
    assert fingerprints(settings.published) == published
    assert settings.rejected_path.exists()
    assert nights(settings)[-1]["outcome"] == "refused"


def test_a_source_that_is_not_there_fails_the_run_and_changes_nothing(night, settings, tmp_path):
    state = night(tmp_path / "nowhere")
    assert state.is_failed()
    assert "nowhere" in state.message
    assert current(settings) is None


def test_an_empty_folder_makes_no_generation(night, settings, tmp_path):
    (tmp_path / "nothing").mkdir()
    state = night(tmp_path / "nothing")
    assert state.is_completed()
    assert "no document was found" in state.message
    assert current(settings) is None


def test_two_nights_of_one_warehouse_do_not_meet(night, good, settings):
    with night_lock(settings):
        state = night(good)
    assert state.is_cancelled()
    assert "a night is under way" in state.message


def test_prefect_shows_the_night(first_night, prefect_api):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
    from prefect.client.schemas.sorting import TaskRunSort

    run_id = first_night("mixed").state.state_details.flow_run_id
    with get_client(sync_client=True) as client:
        shown = {"artifacts": {"flow_run_id": {"any_": [str(run_id)]}}}
        artifacts = {a["key"]: a for a in client._client.post("/artifacts/filter", json=shown).json()}
        of_the_run = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
        tasks = client.read_task_runs(flow_run_filter=of_the_run, sort=TaskRunSort.NAME_ASC, limit=100)
    assert {"night", "gate-1", "gate-2", "new-meetings", "new-positions", "quarantine"} <= set(artifacts)
    assert "3 read of 10 documents found" in artifacts["night"]["data"]
    names = {task.name for task in tasks}
    assert {"ingest 1 source", "gate 1 over 10 documents", "read batch 1 of 1"} <= names
    assert {"make generation 1 the current one", f"publish {len(TABLES)} tables of generation 1"} <= names


def test_prefect_learns_that_a_killed_night_is_dead(night, after, good, settings, prefect_api):
    from prefect.client.orchestration import get_client
    from prefect.states import Running

    from flows.nightly import nightly

    parameters = {"sources": [str(good)], "warehouse": str(settings.warehouse), "publish": str(settings.published)}
    with get_client(sync_client=True) as client:
        dead = client.create_flow_run(nightly, parameters=parameters)
        client.set_flow_run_state(dead.id, Running(), force=True)
        other = client.create_flow_run(nightly, parameters=parameters | {"warehouse": "elsewhere.duckdb"})
        client.set_flow_run_state(other.id, Running(), force=True)
        after("good")
        assert night(good).message.startswith("Nothing new")
        assert client.read_flow_run(dead.id).state.is_crashed()
        assert client.read_flow_run(other.id).state.is_running()


READER = """
import sys, time, duckdb
path, until = sys.argv[1], sys.argv[2]
import pathlib
seen = set()
while not pathlib.Path(until).exists():
    with duckdb.connect(path, read_only=True) as con:
        documents, reports, lost = con.execute(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM meeting_reports), "
            "(SELECT count(*) FROM meeting_reports WHERE meeting_id NOT IN (SELECT meeting_id FROM meetings))"
        ).fetchall()[0]
        assert lost == 0, lost
        seen.add((documents, reports))
    time.sleep(0.03)  # some dozen looks a second; without a pause the reader takes more CPU than the nights
print(sorted(documents for documents, _ in seen))
"""


def test_readers_never_fail_and_see_whole_generations_while_documents_come_one_by_one(
    after, first_night, good, settings, tmp_path
):
    after("lima")
    stop = tmp_path / "stop"
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(settings.warehouse), str(stop)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    quick_night(settings, 0, good / "quito.txt")
    quick_night(settings, 0, good / "oslo.txt")
    time.sleep(0.3)
    stop.touch()
    output, errors = reader.communicate(timeout=30)
    assert reader.returncode == 0, errors
    assert output.strip() == "[1, 2, 3]"
    assert meetings(settings) == meetings(first_night("good").settings), "one by one they say what all at once say"


def test_documents_of_one_name_in_two_folders_are_two(after, good, settings, tmp_path):
    after("lima")
    other = tmp_path / "archive"
    other.mkdir()
    (other / "lima.txt").write_text((good / "quito.txt").read_text())
    quick_night(settings, 0, other)
    assert rows(settings, "SELECT document FROM documents ORDER BY ALL") == [("archive/lima.txt",), ("lima.txt",)]
    assert quick_night(settings, 0, other).fresh == 0


def test_a_folder_that_was_moved_holds_nothing_new(night, after, good, tmp_path):
    after("good")
    moved = good.rename(tmp_path / "moved")
    assert night(moved).message.startswith("Nothing new")


TWO_DAYS_LATER = """Chile and Peru talked in Lima

SANTIAGO, March 5 - Chilean Foreign Minister Ana Rojas met her Peruvian counterpart Luis Quispe in Lima on Wednesday.
"""


def test_a_correction_parts_a_meeting_without_reading_anything_and_its_removal_joins_it_again(
    good, settings, tmp_path, monkeypatch, capsys
):
    from flows.cli import main

    reference = tmp_path / "reference"
    shutil.copytree(settings.reference, reference)
    settings = replace(settings, reference=reference)
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(settings.warehouse))
    (good / "later.txt").write_text(TWO_DAYS_LATER)
    (good / "later.json").write_text('{"published": "2021-03-05"}')
    quick_night(settings, 0, good)
    in_lima = (
        "SELECT meeting_id, report_id FROM meeting_reports WHERE document = '{}.txt' AND start_date = '2021-03-03'"
    )
    ((meeting, _),) = rows(settings, in_lima.format("lima"))
    ((same, report),) = rows(settings, in_lima.format("later"))
    assert meeting == same
    table = (reference / "corrections.csv").read_text()
    (reference / "corrections.csv").write_text(
        f"{table}c1,split,{report},,,together,two meetings,a reader,2021-03-06\n"
    )
    assert quick_night(settings, 0, good).fresh == 0
    assert current(settings).number == 2
    ((parted, _),) = rows(settings, in_lima.format("later"))
    assert rows(settings, in_lima.format("lima"))[0][0] == meeting != parted
    assert rows(settings, "SELECT reason FROM meetings_kept_apart") == [("correction",)]
    (reference / "corrections.csv").write_text(table)
    quick_night(settings, 0, good)
    assert rows(settings, in_lima.format("later"))[0][0] == meeting
    assert rows(settings, "SELECT old_id, meeting_id, since_generation FROM meeting_redirects") == [
        (parted, meeting, 3)
    ]
    capsys.readouterr()
    assert main(["explain", parted]) == 0
    shown = capsys.readouterr().out
    assert f"{parted} is {meeting} since generation 3" in " ".join(shown.split())
    assert "What was reported when" in shown
    quick_night(settings, 0, good)
    assert current(settings).number == 3

"""The backfill: real nights over old documents, killed, refused, and taken up again, in one warehouse."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.cli import main
from tests.flows.conftest import GERMAN, GOOD, ROOT, copy_strict_reference, write_document
from warehouse.connection import connect
from warehouse.editions import published_generation
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.settings import Settings, load_settings

pytestmark = pytest.mark.in_turn(1, among="whole nights")
MARCH = (date(2021, 3, 1), date(2021, 3, 31))
MET = """Sudan and Ethiopia hold talks in Oslo

OSLO, March 21 - Officials of Sudan and Ethiopia met in Oslo on March 20, the Norwegian Foreign Ministry said.
"""
OTHERS = {
    "met.txt": (MET, "2021-03-21"),
    "german.txt": (GERMAN, "2021-03-21"),
    "april.txt": (GOOD["quito.txt"][0].replace("March 9", "April 9"), "2021-04-09"),
    "undated.txt": (
        "Officials of both sides met again and talked about a number of matters of interest to them.\n",
        None,
    ),
}


class Backfilled(NamedTuple):
    """The warehouse after three backfills of one window, with the state that each ended in and what was there."""

    settings: Settings
    documents: Path
    states: list[Any]
    generations: list[int]


def write(folder: Path, name: str, text: str, published: str | None) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    if published:
        (folder / name).with_suffix(".json").write_text(json.dumps({"published": published}), encoding="utf-8")


def replay(settings: Settings, documents: Path, **window: Any) -> Any:
    """Run one backfill in this process; gives Prefect's state."""
    from flows.backfill import backfill

    first, last = window.pop("days", MARCH)
    places = {"warehouse": str(settings.warehouse), "publish": str(settings.published)}
    return backfill(first, last, [str(documents)], **places, **window, return_state=True)


def killed(settings: Settings, documents: Path, folder: Path) -> None:
    """Start a backfill in a process of its own and kill it while its second night is under way."""
    window = ["--from", str(MARCH[0]), "--to", str(MARCH[1]), "--warehouse", str(settings.warehouse)]
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "backfill", str(documents), *window],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 600  # on a busy machine; seconds on a quiet one
        while not (current(settings) and list(settings.work_dir.glob("candidate-*"))):
            assert process.poll() is None, "the backfill ended before it could be killed"
            assert time.monotonic() < deadline, "the backfill has come to no second night"
            time.sleep(0.02)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def backfilled(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Backfilled:
    """A window replayed by three calls: killed in its second night, refused by a gate there, and at last done."""
    folder = tmp_path_factory.mktemp("backfill")
    settings, documents = load_settings(folder, warehouse=folder / "w" / "parley.duckdb"), folder / "documents"
    for name in ("lima.txt", "oslo.txt"):
        write_document(documents, name)
    for name, (text, published) in OTHERS.items():
        write(documents, name, text, published)
    killed(settings, documents, folder)
    states, generations = [], [current(settings).number]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PARLEY_REFERENCE", str(copy_strict_reference(settings, folder / "reference")))
        states.append(replay(settings, documents))
    generations.append(current(settings).number)
    states.append(replay(settings, documents))
    generations.append(current(settings).number)
    return Backfilled(settings, documents, states, generations)


@pytest.fixture
def ask(backfilled: Backfilled) -> Any:
    """Ask the warehouse."""

    def rows(query: str) -> list[tuple[Any, ...]]:
        with connect(current(backfilled.settings).path, read_only=True) as con:
            return con.execute(query).fetchall()

    return rows


def test_a_killed_backfill_keeps_what_it_had_done_and_goes_on_there(backfilled):
    assert backfilled.generations == [1, 1, 3]
    assert [night["as_of"] for night in nights(backfilled.settings) if night["outcome"] == "new generation"] == [
        "2021-03-03", "2021-03-05", "2021-03-21",
    ]  # fmt: skip


def test_a_night_that_the_gate_refuses_stops_the_backfill(backfilled):
    refused, _ = backfilled.states
    assert refused.is_failed()
    assert refused.message.startswith("2021-03-05: Gate 2 refused the new generation")
    assert "The backfill stops there" in refused.message


def test_what_is_not_replayed_is_counted_and_named(backfilled):
    message = backfilled.states[-1].message
    assert message.startswith("3 documents from 2021-03-01 to 2021-03-31 replayed in 2 generations.")
    assert "1 document known already, 1 document outside" in message
    assert "1 document without a day of publication (undated.txt)" in message


def test_a_document_of_the_window_that_cannot_be_read_is_in_quarantine_and_not_tried_again(ask):
    assert ask("SELECT document, reason FROM quarantine") == [("german.txt", "not_english")]
    assert ask("SELECT document FROM documents ORDER BY 1") == [
        ("lima.txt",),
        ("met.txt",),
        ("oslo.txt",),
    ]


def test_each_day_says_what_parley_would_have_said_then(ask):
    oslo = "list_sort(parties) = ['ETH', 'SDN']"
    status = "SELECT status FROM meetings_as_of(DATE '2021-03-{:02}') WHERE " + oslo
    assert [ask(status.format(day)) for day in (4, 5, 20, 21)] == [[], [("scheduled",)], [("scheduled",)], [("held",)]]
    known = "SELECT status, n_reports, status_now FROM known_at(DATE '2021-03-{:02}') WHERE " + oslo
    assert [ask(known.format(day)) for day in (4, 20, 21)] == [[], [("scheduled", 1, "held")], [("held", 2, "held")]]
    events = (
        "SELECT event FROM meeting_status_history JOIN meetings USING (meeting_id) WHERE " + oslo + " ORDER BY step"
    )
    assert ask(events) == [("announced",), ("held",)]


def test_as_of_and_known_at_agree_where_each_night_read_what_was_published_by_then(ask):
    for day in ("2021-03-02", "2021-03-03", "2021-03-08", "2021-03-31"):
        ids = "SELECT meeting_id FROM {}(DATE '" + day + "') ORDER BY 1"
        assert ask(ids.format("meetings_as_of")) == ask(ids.format("known_at"))
        ids = "SELECT position_id FROM {}(DATE '" + day + "') ORDER BY 1"
        assert ask(ids.format("positions_as_of")) == ask(ids.format("positions_known_at"))
        facts = f"SELECT count(*) FROM as_of(DATE '{day}')"
        assert ask(facts) == ask(
            f"SELECT (SELECT count(*) FROM meetings_as_of(DATE '{day}')) + "
            f"(SELECT count(*) FROM positions_as_of(DATE '{day}'))"
        )


def test_the_queries_of_the_page_about_time_run(ask):
    page = (ROOT / "docs" / "time.md").read_text(encoding="utf-8")
    queries = re.findall(r"`((?:from|select) [^`]+)`", page)
    assert len(queries) == 6
    for query in queries:
        ask(query.replace("= ...", "= 'm_1'"))


def test_the_last_generation_is_published_and_tells_the_last_step_alone_as_new(backfilled, ask):
    assert published_generation(backfilled.settings) == 3
    assert ask("SELECT document FROM changes WHERE kind = 'document'") == [("met.txt",)]
    assert ask("SELECT as_of FROM generation")[0][0].isoformat() == "2021-03-21T23:59:59.999999+00:00"


def test_prefect_shows_a_night_for_each_day_with_its_documents(backfilled):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.sorting import FlowRunSort

    with get_client(sync_client=True) as client:
        names = {run.name for run in client.read_flow_runs(sort=FlowRunSort.START_TIME_DESC, limit=200)}
    assert {
        "backfill 2021-03-01 to 2021-03-31 by day",
        "night of 2021-03-05, 1 document",
        "night of 2021-03-21, 2 documents",
    } <= names


def test_a_backfill_that_is_done_changes_nothing(backfilled):
    before = backfilled.settings.warehouse.read_bytes()
    state = replay(backfilled.settings, backfilled.documents, step="month")
    assert state.is_completed()
    assert state.message.startswith("Nothing to replay")
    assert backfilled.settings.warehouse.read_bytes() == before


def test_documents_of_days_that_the_warehouse_has_left_behind_are_refused(backfilled, tmp_path):
    write(tmp_path, "late.txt", GOOD["lima.txt"][0].replace("Lima", "Cusco"), "2021-03-04")
    before = backfilled.settings.warehouse.read_bytes()
    state = replay(backfilled.settings, tmp_path)
    with pytest.raises(Exception, match="stands at 2021-03-21 23:59 UTC, and 1 document published until 2021-03-04"):
        state.result()
    assert backfilled.settings.warehouse.read_bytes() == before


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2021-03-05", "2021-03-01", "before it begins"),
        ("2021-03-05", "9999-03-01", "not over yet"),
    ],
)
def test_a_window_that_cannot_be_replayed_is_told_before_anything_is_started(first, last, told, capsys, tmp_path):
    assert main(["backfill", "--from", first, "--to", last, "--warehouse", str(tmp_path / "w.duckdb")]) == 2
    assert told in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_form_in_prefect_asks_for_days_and_offers_the_steps():
    from flows.backfill import backfill

    form = backfill.parameters.properties
    assert [form[name]["format"] for name in ("first_day", "last_day")] == ["date", "date"]
    assert form["step"]["enum"] == ["day", "week", "month"]
    assert all(field["description"] and field["title"] == field["title"].capitalize() for field in form.values())
    assert backfill.parameters.required == ["first_day", "last_day"]

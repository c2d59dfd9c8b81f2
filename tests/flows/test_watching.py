"""`parley serve` and what Prefect's UI shows of nights: a real server, real nights, a real browser.

With `--retake-screenshots` the images of `docs/watching.md` are taken anew.
"""

from __future__ import annotations

import json
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from tests.flows.served import ROOT, Desk, Served, notification_block
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.published_tables import TABLES
from warehouse.settings import load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.in_turn(1, among="whole nights")
IMAGES = ROOT / "docs" / "images"
NEUTRAL = Path(tempfile.gettempdir()) / "parley"  # where screenshots are taken: no path of a machine in a picture
CONFIGURATION = """contact = "mailto:desk@example.org"

[[sources]]
name = "archive"
kind = "folder"
path = "documents"

[[sources]]
name = "wire"
kind = "feed"
url = "http://127.0.0.1:9/feed"
allow_hosts = ["127.0.0.1"]
retries = 0
"""
VIENNA = """Russia and United States hold talks at OSCE in Vienna

VIENNA, January 13 - Russia and the United States held talks at the Organization for Security and Cooperation in Europe in
Vienna on Thursday. The talks lasted four hours. Russia rejected the proposal on military exercises, diplomats said after
the meeting.
"""


@dataclass
class Watched:
    """Three nights in Prefect: scheduled, with a source that failed; with a meeting that was held; refused."""

    served: Served
    desk: Desk
    runs: list[dict[str, Any]] = field(default_factory=list)
    commands: list[int] = field(default_factory=list)

    def artifact(self, night: int, key: str) -> dict[str, Any]:
        wanted = {"flow_run_id": {"any_": [self.runs[night]["id"]]}, "key": {"any_": [key]}}
        [found] = self.served.ask("artifacts", {"artifacts": wanted})
        return found

    def events(self, name: str, night: int | None = None) -> list[dict[str, Any]]:
        wanted: dict[str, Any] = {"event": {"prefix": [name]}}
        if night is not None:
            wanted["related"] = {"id": [f"prefect.flow-run.{self.runs[night]['id']}"]}
        return self.served.ask("events", {"filter": wanted, "limit": 50})["events"]


@pytest.fixture(scope="module")
def watched(
    request: pytest.FixtureRequest, prefect_home: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watched]:
    retake = request.config.getoption("--retake-screenshots")
    folder = NEUTRAL if retake else tmp_path_factory.mktemp("parley")
    if retake:
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "seeds" / "documents", folder / "documents")
    (folder / "parley.toml").write_text(CONFIGURATION)
    prefect_home(folder / ".prefect")
    served, desk = Served(folder), Desk()
    try:
        served.wait_for(lambda: served.ask("deployments", {}))
        template = (ROOT / "automations.yaml").read_text()
        assert template.count("00000000-0000-0000-0000-000000000000") == 1
        block = notification_block(served, desk)
        (folder / "automations.yaml").write_text(template.replace("00000000-0000-0000-0000-000000000000", block))
        created = served.command("prefect", "automation", "create", "--from-file", "automations.yaml")
        assert created.returncode == 0, created.stdout + created.stderr
        watched = Watched(served, desk, [served.scheduled_night()])
        (folder / "documents" / "vienna.txt").write_text(VIENNA)
        (folder / "documents" / "vienna.json").write_text('{"published": "2022-01-13", "publisher": "Parley Wire"}')
        watched.commands.append(served.command("flows.cli", "run").returncode)
        strict(folder)
        watched.commands.append(served.command("flows.cli", "run").returncode)
        watched.runs = served.ask(
            "flow_runs", {"sort": "START_TIME_ASC", "flow_runs": {"start_time": {"is_null_": False}}}
        )
        # Events travel by a queue of their own; this one is the last of a night.
        served.wait_for(lambda: len(watched.events("parley.night.finished")) == 3, seconds=30)
        yield watched
    finally:
        code = served.stop()
        desk.close()
    assert code == 0
    assert "Traceback" not in served.log
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) != 0, "the server is still there"


def strict(folder: Path) -> None:
    """Have gate 2 refuse every generation, and give it one to judge."""
    shutil.copytree(ROOT / "seeds" / "reference", folder / "reference")
    gates = folder / "reference" / "gates.csv"
    changed = {
        "max_reports_per_document": "0.001,critical,No report may be made.",
        "smallest_comparison": "1,info,All.",
    }
    lines = [line.partition(",")[0] for line in gates.read_text().splitlines()]
    texts = gates.read_text().splitlines()
    gates.write_text("\n".join(f"{n},{changed[n]}" if n in changed else t for n, t in zip(lines, texts, strict=True)))
    (folder / "parley.toml").write_text('reference = "reference"\n' + CONFIGURATION)
    (folder / "documents" / "lima.txt").write_text("Talks in Lima\n\nLIMA, March 3 - Chile and Peru met in Lima.\n" * 3)


def test_a_scheduled_night_begins_and_completes(watched):
    run = watched.runs[0]
    assert run["auto_scheduled"]
    assert run["state_type"] == "COMPLETED"
    told = [line["message"] for line in watched.served.ask("logs", {"logs": {"flow_run_id": {"any_": [run["id"]]}}})]
    assert "ingest: 5 documents found, 5 new or changed" in told
    assert watched.served.url in watched.served.log
    settings = load_settings(watched.served.folder)
    assert current(settings).number == 2
    assert [night["outcome"] for night in nights(settings)] == ["new generation", "new generation", "refused"]
    assert watched.commands == [0, 1]
    assert [sorted(night["tags"]) for night in watched.runs] == [
        ["a source failed", "auto-scheduled", "new generation", "parley"],
        ["a source failed", "new generation"],
        ["a source failed", "refused"],
    ]


def test_events_tell_of_each_failed_source_status_and_gate(watched):
    [status] = watched.events("parley.meeting.status-changed")
    assert status["resource"]["prefect.resource.name"] == "Russia–United States talks in Vienna"
    assert (status["payload"]["from"], status["payload"]["to"]) == ("scheduled", "held")
    assert watched.events("parley.meeting.status-changed", night=1) == [status]
    [gate] = watched.events("parley.gate.failed")
    assert gate["resource"]["prefect.resource.id"] == "parley.gate.generation"
    assert "No report may be made." in gate["payload"]["reasons"][0]
    assert watched.events("parley.gate.failed", night=2) == [gate]
    sources = watched.events("parley.source.failed")
    assert len(sources) == 3
    # They come from the flow, from no task: least of all from the first that happened to run.
    assert "prefect.task-run." not in json.dumps([event["related"] for event in [*sources, gate]])
    finished = [event["payload"]["outcome"] for event in watched.events("parley.night.finished")]
    assert sorted(finished) == ["new generation", "new generation", "refused"]
    warehouses = [
        event for event in [status, gate, *sources] if "parley.warehouse.parley" in json.dumps(event["related"])
    ]
    assert len(warehouses) == 5


def test_lineage_leads_from_sources_over_the_warehouse_to_published_tables(watched):
    succeeded = watched.events("prefect.asset.materialization.succeeded", night=0)
    of = {event["resource"]["prefect.resource.id"]: event for event in succeeded}
    assert {
        "parley://parley/sources/archive",
        "parley://parley/warehouse",
        "parley://parley/published/meetings",
    } <= set(of)
    upstream = {key: {r["prefect.resource.id"] for r in event["related"]} for key, event in of.items()}
    assert "parley://parley/sources/archive" in upstream["parley://parley/warehouse"]
    assert "parley://parley/warehouse" in upstream["parley://parley/published/meetings"]
    assert of["parley://parley/published/meetings"]["payload"] == {"generation": 1, "rows": told("meetings")}
    [failed] = watched.events("prefect.asset.materialization.failed", night=0)
    assert failed["resource"]["prefect.resource.id"] == "parley://parley/sources/wire"
    refused = {event["resource"]["prefect.resource.id"] for event in watched.events("prefect.asset", night=2)}
    assert refused == {"parley://parley/sources/archive", "parley://parley/sources/wire"}


def test_automations_of_the_template_notify(watched):
    for subject, words in (
        ("Parley: source wire failed", "http://127.0.0.1:9/feed"),
        ("Russia–United States talks in Vienna: held", "was scheduled and is now held"),
        ("Parley: gate 2 refused a night", "No report may be made."),
    ):
        [message, *_] = watched.served.wait_for(lambda subject=subject: watched.desk.about(subject), seconds=30)
        assert words in message["body"]
    [message] = watched.desk.about("gate 2 refused")
    assert f"{watched.served.url}/runs/flow-run/{watched.runs[2]['id']}" in message["body"]


@contextmanager
def looking(browser: Browser, url: str) -> Iterator[Page]:
    """An empty page that goes to no other host; nothing may go wrong in it."""
    page = browser.new_page(viewport={"width": 1280, "height": 960}, color_scheme="dark")
    elsewhere: list[str] = []
    errors: list[str] = []

    def only_here(route: Any) -> None:
        if route.request.url.startswith((url, "data:", "blob:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    page.route("**/*", only_here)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []
    # Prefect shows a block with a logo that it has not got itself.
    assert [address for address in elsewhere if "/block-logos/" not in address] == []


def told(table: str) -> int:
    """How many facts of a kind the bundled corpus tells, as the golden tables have it."""
    return pl.read_csv(ROOT / "tests" / "golden" / f"{table}.csv", infer_schema=False).height


@dataclass(frozen=True)
class View:
    """A page of the UI, what the docs say is to be seen there, and the tab to choose; pictured in the docs if named."""

    path: str
    words: tuple[str, ...]
    picture: str = ""
    tab: str = ""


def views(watched: Watched) -> list[View]:
    first, refused = watched.runs[0]["id"], watched.runs[2]["id"]
    deployment = watched.served.nightly()

    def artifact(night: int, key: str) -> str:
        return f"/artifacts/artifact/{watched.artifact(night, key)['id']}"

    return [
        View("/runs", ("new generation", "a source failed", "refused", "Completed", "Failed"), "runs"),
        View(f"/runs/flow-run/{first}", ("Completed", "auto-scheduled"), "run"),
        View(
            f"/runs/flow-run/{first}",
            (
                "ingest 2 sources",
                "gate 1 over 5 documents",
                "source wire",
                f"publish {len(TABLES)} tables of generation 1",
            ),
            tab="Task Runs",
        ),
        View(f"/runs/flow-run/{refused}", ("Gate 2 refused the new generation; generation 2 stays.",), tab="Details"),
        View(
            artifact(1, "night"),
            ("Generation 2 is current", "1 meeting with another status", "was scheduled, is now", "1 new position"),
            "night",
        ),
        View(
            artifact(2, "gate-2"),
            ("Gate 2 refuses generation 3", "What refuses it", "No report may be made.", "rejected.docs"),
            "gate",
        ),
        View(artifact(0, "gate-1"), ("Gate 1 lets 5 documents pass",)),
        View(
            artifact(0, "new-meetings"),
            (f"{told('meetings')} new meetings", "United States–Russia talks in Geneva"),
            "meetings",
        ),
        View(artifact(0, "new-positions"), (f"{told('positions')} new positions",)),
        View(artifact(0, "source-wire"), ("wire: failed", "robots.txt could not be had")),
        View("/artifacts", ("night", "gate-1", "gate-2", "new-meetings", "new-positions", "quarantine")),
        View("/events?events=parley.*", ("Parley night finished", "parley.gate.failed"), "events"),
        View("/automations", ("Parley: gate 2 refused a night", "Parley: a source failed"), "automations"),
        View(f"/deployments/deployment/{deployment['id']}", ("At 02:00 AM", "Concurrency Limit")),
        View(
            f"/deployments/deployment/{deployment['id']}/run",
            ("Files and folders as", "The DuckDB file that readers use"),
            "form",
        ),
    ]


def test_the_ui_shows_what_the_docs_say(watched, browser, pytestconfig):
    retake = pytestconfig.getoption("--retake-screenshots")
    with looking(browser, watched.served.url) as page:
        for view in views(watched):
            page.goto(watched.served.url + view.path)
            if view.tab:
                page.get_by_role("tab", name=view.tab).or_(page.get_by_text(view.tab, exact=True)).first.click()
            for text in view.words:
                page.get_by_text(text).first.wait_for(timeout=20_000, state="attached")
            if retake and view.picture:
                page.wait_for_timeout(4_000)  # until what moves has come to rest
                page.screenshot(path=IMAGES / f"watching-{view.picture}.png")


def test_the_docs_show_every_picture_and_tell_every_event(watched):
    docs = (ROOT / "docs" / "watching.md").read_text()
    taken = {f"watching-{view.picture}.png" for view in views(watched) if view.picture}
    assert taken == {path.name for path in IMAGES.glob("watching-*.png")}
    assert [name for name in taken if f"(images/{name})" not in docs] == []
    sent = {event["event"] for event in watched.events("parley.")}
    assert [name for name in sent if f"`{name}`" not in docs] == []

"""Whole nights over HTTP: a source that fails stops nothing, is told everywhere, and secrets stay where they are."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import pytest

from tests.sources.web_server import Page, WebServer, web_server
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.settings import load_settings

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

LIMA = (
    "<p>LIMA, March 3 - Chilean Foreign Minister Ana Rojas met her Peruvian counterpart Luis Quispe in Lima on Wednesday. "
    "The talks lasted three hours. Rojas said that Chile supports a ceasefire in the region.</p>"
    "<p>Peru rejects any sanctions against its neighbour, Quispe told reporters after the meeting.</p>"
)
QUITO = (
    "<p>QUITO, March 9 - The president of Ecuador, Rosa Vega, received Chilean Foreign Minister Ana Rojas in Quito on "
    "Tuesday. Ecuador offered to mediate, Vega said. Chile welcomed the offer.</p>"
)
FEED = (
    "<rss><channel><item><title>Lima</title><link>/lima</link><pubDate>Wed, 03 Mar 2021 20:00:00 GMT</pubDate></item>"
    "<item><title>Quito</title><link>/quito</link><pubDate>Tue, 09 Mar 2021 20:00:00 GMT</pubDate></item>"
    "<item><title>Gone</title><link>/gone</link></item><item><title>Report</title><link>/report.pdf</link></item>"
    "</channel></rss>"
)
GENTLE = 'allow_hosts = ["127.0.0.1"]\ndelay_seconds = 0\nretries = 0\n'


def page(title: str, text: str) -> Page:
    return Page(f"<html><head><title>{title}</title></head><body><article>{text}</article></body></html>")


@contextmanager
def server_of_the_wire() -> Iterator[WebServer]:
    with web_server() as server:
        server.pages |= {
            "/feed": Page(FEED, headers={"ETag": '"1"'}),
            "/lima": page("Talks in Lima", LIMA),
            "/quito": page("Talks in Quito", QUITO),
            "/report.pdf": Page(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}),
            "/broken": Page("down for maintenance"),
        }
        yield server


@pytest.fixture
def wire() -> Iterator[WebServer]:
    with server_of_the_wire() as server:
        yield server


def run_configured(folder: Path, *sources: str, offline: bool = False) -> State:
    """Run a night in this process, in a folder that it stands in, over a configuration of [[sources]]."""
    from flows.nightly import nightly

    tables = "\n".join(f"[[sources]]\n{source}" for source in sources)
    (folder / "parley.toml").write_text(f'contact = "mailto:desk@example.org"\n{tables}')
    return nightly(offline=offline, return_state=True)


@pytest.fixture
def configured(tmp_path: Path, wire: WebServer, monkeypatch: pytest.MonkeyPatch) -> Callable[..., State]:
    """Run a night in this process over a configuration of [[sources]]."""
    monkeypatch.chdir(tmp_path)
    return partial(run_configured, tmp_path)


def feed(wire: WebServer) -> str:
    return f'name = "wire"\nkind = "feed"\nurl = "{wire.url}/feed"\n{GENTLE}'


def rows(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(current(load_settings(tmp_path)).path), read_only=True) as con:
        return con.execute(query).fetchall()


def test_pages_become_meetings_and_what_is_no_page_stands_in_quarantine(prefect_api, configured, wire, tmp_path):
    state = configured(feed(wire))
    assert state.is_completed(), state.message
    documents = (
        "SELECT document, source_name, published, title, raw_sha256 IS NOT NULL, fetched_at <= now() FROM documents"
    )
    assert [
        (row[0].rpartition("/")[2], row[1], str(row[2]), *row[3:]) for row in rows(tmp_path, f"{documents} ORDER BY 1")
    ] == [
        ("lima", "wire", "2021-03-03", "Talks in Lima", True, True),
        ("quito", "wire", "2021-03-09", "Talks in Quito", True, True),
    ]
    assert rows(tmp_path, "SELECT source, reason FROM quarantine ORDER BY 1") == [
        (f"{wire.url}/gone", "unfetched"),
        (f"{wire.url}/report.pdf", "unsupported"),
    ]
    parties = [tuple(sorted(found)) for (found,) in rows(tmp_path, "SELECT parties FROM meetings")]
    assert ("CHL", "PER") in parties
    wire.requests.clear()
    assert configured(feed(wire)).message.startswith("Nothing new: all 4 documents are known")
    assert wire.paths(robots=True) == ["/feed", "/gone"]
    wire.requests.clear()
    assert configured(feed(wire), offline=True).message.startswith("Nothing new")
    assert wire.requests == []


class NightOfMany(NamedTuple):
    """A night over sources of which some fail and some have secrets: its folder, its end, and what the server was asked."""

    folder: Path
    state: State
    wire: WebServer


@pytest.fixture(scope="module")
def night_of_many(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NightOfMany]:
    from prefect.blocks.system import Secret

    folder = tmp_path_factory.mktemp("many")
    (folder / "table.jsonl").write_text(json.dumps({"text": "The envoys of Chad and Niger met in Tunis on Monday."}))
    Secret(value="Bearer block-s3cr3t").save("wire-token", overwrite=True)
    with server_of_the_wire() as wire, pytest.MonkeyPatch.context() as environment:
        wire.pages["/lima/closed"] = page("Talks in Lima", LIMA.replace("March 3", "March 4"))
        wire.pages["/quito/closed"] = page("Talks in Quito", QUITO.replace("Tuesday", "Monday"))
        environment.chdir(folder)
        environment.setenv("WIRE_TOKEN", "Bearer env-s3cr3t")
        state = run_configured(
            folder,
            f'name = "broken"\nkind = "feed"\nurl = "{wire.url}/broken"\n{GENTLE}',
            f'name = "no-secret"\nkind = "page"\nurl = "{wire.url}/lima"\nsecret = "env:NOT_SET"\n{GENTLE}',
            f'name = "no-block"\nkind = "page"\nurl = "{wire.url}/lima"\nsecret = "block:not-there"\n{GENTLE}',
            'name = "nowhere"\nkind = "folder"\npath = "nowhere"\n',
            'name = "archive"\nkind = "table"\npath = "table.jsonl"\n',
            f'name = "one"\nkind = "page"\nurl = "{wire.url}/lima/closed"\nsecret = "env:WIRE_TOKEN"\n{GENTLE}',
            f'name = "two"\nkind = "page"\nurl = "{wire.url}/quito/closed"\nsecret = "block:wire-token"\n{GENTLE}',
            feed(wire),
        )
        yield NightOfMany(folder, state, wire)


def test_one_bad_source_stops_nothing_and_is_told_everywhere(night_of_many, capsys, monkeypatch):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId
    from prefect.client.schemas.sorting import TaskRunSort

    from flows.cli import main

    folder, state, wire = night_of_many
    monkeypatch.chdir(folder)
    assert state.is_completed(), state.message
    assert "4 of 8 sources failed: broken, no-secret, no-block, nowhere." in state.message
    assert rows(folder, "SELECT source_name, count(*) FROM documents GROUP BY 1 ORDER BY 1") == [
        ("archive", 1),
        ("one", 1),
        ("two", 1),
        ("wire", 2),
    ]
    record = nights(load_settings(folder))[-1]
    assert {run["name"]: run["outcome"] for run in record["source_runs"]} == {
        "broken": "failed", "no-secret": "failed", "no-block": "failed", "nowhere": "failed",
        "archive": "ok", "one": "ok", "two": "ok", "wire": "partly",
    }  # fmt: skip

    capsys.readouterr()
    assert main(["status"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "failed: " + f"{wire.url}/broken: no XML" in shown
    assert "the environment variable NOT_SET that holds its secret is not set" in shown

    run_id = state.state_details.flow_run_id
    with get_client(sync_client=True) as client:
        tasks = client.read_task_runs(
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run_id])), sort=TaskRunSort.END_TIME_DESC, limit=50
        )
        states = {task.name: task.state.type.value for task in tasks if task.name.startswith("source ")}
        assert states == {
            "source broken": "FAILED", "source no-secret": "FAILED", "source no-block": "FAILED",
            "source nowhere": "FAILED", "source archive": "COMPLETED", "source one": "COMPLETED",
            "source two": "COMPLETED", "source wire": "COMPLETED",
        }  # fmt: skip
        chosen = {"artifacts": {"flow_run_id": {"any_": [str(run_id)]}}, "limit": 50}
        artifacts = {a["key"]: a["data"] for a in client._client.post("/artifacts/filter", json=chosen).json()}
        assert "- source **broken**, failed: " in artifacts["night"]
        assert "4 listed, 3 fetched" in artifacts["source-wire"]
        assert "no XML" in artifacts["source-broken"]
        events: list[dict[str, object]] = []
        wanted = {"filter": {"event": {"name": ["parley.source.failed"]}}, "limit": 50}
        for _ in range(60):  # events travel by a queue of their own
            events = client._client.post("/events/filter", json=wanted).json()["events"]
            if sum(str(run_id) in json.dumps(event["related"]) for event in events) == 4:
                break
            time.sleep(0.25)
    ours = [event for event in events if str(run_id) in json.dumps(event["related"])]
    assert {event["resource"]["prefect.resource.id"] for event in ours} == {
        f"parley.source.{name}" for name in ("broken", "no-secret", "no-block", "nowhere")
    }
    assert all(event["payload"]["error"] for event in ours)


@pytest.mark.parametrize("secret", ["s3cr3t\nwith-a-line", "s3cr3t\u2028x", "s3cr3t\x1b"])
def test_a_secret_that_no_header_can_carry_is_not_sent_and_not_told(wire, monkeypatch, secret):
    import asyncio

    from tasks.fetch import secret_of
    from tasks.sources.faults import SourceFailed
    from warehouse.source_settings import Source

    monkeypatch.setenv("WIRE_TOKEN", secret)
    with pytest.raises(SourceFailed, match="no header can carry") as failure:
        asyncio.run(secret_of(Source("wire", "page", url=f"{wire.url}/lima", secret="env:WIRE_TOKEN")))
    assert "s3cr3t" not in str(failure.value)
    monkeypatch.setenv("WIRE_TOKEN", " token\n")
    assert asyncio.run(secret_of(Source("wire", "page", secret="env:WIRE_TOKEN"))) == "token"


def test_a_night_of_which_no_source_can_be_had_fails(prefect_api, configured, wire, tmp_path):
    state = configured(f'name = "broken"\nkind = "feed"\nurl = "{wire.url}/broken"\n{GENTLE}')
    assert state.is_failed()
    assert state.name == "Failed"
    assert "1 of 1 source failed: broken." in state.message


def test_a_secret_from_the_environment_or_a_block_goes_out_and_appears_nowhere(night_of_many):
    folder, state, wire = night_of_many
    assert state.is_completed(), state.message
    sent = {request.path: request.headers.get("authorization") for request in wire.requests}
    assert sent["/lima/closed"] == "Bearer env-s3cr3t"
    assert sent["/quito/closed"] == "Bearer block-s3cr3t"
    assert sent["/lima"] is None
    for path in (folder / "var").rglob("*"):
        if path.is_file():
            assert b"s3cr3t" not in path.read_bytes(), path


@pytest.mark.parametrize(
    ("table", "message"),
    [
        pytest.param('name = "A B"\nkind = "page"', "small letters, digits and hyphens", id="a name that is none"),
        pytest.param('name = "a"\nkind = "paper"', "kind must be one of page", id="a kind that there is not"),
        pytest.param('name = "a"\nkind = "feed"', "needs url", id="no address"),
        pytest.param('name = "a"\nkind = "feed"\nurl = "ftp://h/f"', "only http and https", id="another scheme"),
        pytest.param('name = "a"\nkind = "feed"\nurl = "https://u:pw@h/f"', "user name or password", id="a password"),
        pytest.param(
            'name = "a"\nkind = "feed"\nurl = "https://h/f"\nsecret = "hunter2"', "env:NAME", id="a bare secret"
        ),
        pytest.param('name = "a"\nkind = "feed"\nurl = "https://h/f"\nat_onse = 2', "no key 'at_onse'", id="a slip"),
        pytest.param(
            'name = "a"\nkind = "feed"\nurl = "https://h/f"\nat_once = 0', "whole number from 1", id="none at once"
        ),
    ],
)
def test_a_broken_source_is_named_before_anything_is_asked(tmp_path, table, message, capsys, monkeypatch):
    from flows.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "parley.toml").write_text(f"[[sources]]\n{table}\n")
    assert main(["status"]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert "hunter2" not in told


def test_without_a_contact_nothing_is_asked(tmp_path, wire, capsys, monkeypatch):
    from flows.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["sources", "add", f"{wire.url}/feed"]) == 2
    assert "set contact" in capsys.readouterr().err
    assert wire.requests == []


def test_add_finds_the_feed_of_a_site_shows_it_and_writes_it_down(tmp_path, wire, capsys, monkeypatch):
    from flows.cli import main

    monkeypatch.chdir(tmp_path)
    config = tmp_path / "parley.toml"
    config.write_text('# ours\ncontact = "mailto:desk@example.org"\nsources = []  # none yet\n')
    wire.pages["/"] = Page(
        '<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">'
        '<link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Home</body></html>'
    )
    wire.pages["/comments"] = Page(FEED)
    options = ["sources", "add", f"{wire.url}/", "--name", "the-wire", "--allow-host", "127.0.0.1"]
    assert main([*options, "--dry-run"]) == 0
    assert "[[sources]]" not in config.read_text()
    assert main(options) == 0
    shown = capsys.readouterr().out
    assert "names 4 pages; a first night would fetch 4, one every 0.5 s" in shown
    assert "2021-03-09  Quito" in shown
    assert "the newest reads: Talks in Quito" in shown
    [entry] = load_settings(tmp_path).entries
    assert (entry.name, entry.kind, entry.url) == ("the-wire", "feed", f"{wire.url}/feed")
    assert config.read_text().startswith('# ours\ncontact = "mailto:desk@example.org"\n')
    assert not (tmp_path / "var").exists()
    assert main(options) == 1  # the name is taken


@pytest.mark.parametrize(
    ("pages", "kind", "path"),
    [
        pytest.param({"/": Page("<p>Home"), "/robots.txt": Page("Sitemap: {url}/map.xml\nSitemap: {url}/news.xml")},
                     "sitemap", "/news.xml", id="a news sitemap that robots.txt names"),
        pytest.param({"/": Page("<p>Home"), "/rss.xml": Page(FEED)}, "feed", "/rss.xml", id="a feed at a usual place"),
        pytest.param({"/": Page(FEED)}, "feed", "/", id="the feed itself"),
        pytest.param({"/": page("Talks in Lima", LIMA)}, "page", "/", id="no list at all: the page"),
    ],
)  # fmt: skip
def test_where_a_feed_is_looked_for(tmp_path, wire, capsys, monkeypatch, pages, kind, path):
    from flows.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "parley.toml").write_text('contact = "mailto:desk@example.org"\n')
    del wire.pages["/feed"]
    urls = f"<url><loc>{wire.url}/lima</loc></url>"
    wire.pages |= {name: Page(f"<urlset>{urls}</urlset>") for name in ("/map.xml", "/news.xml")}
    wire.pages |= {name: Page(answer.data.replace(b"{url}", wire.url.encode())) for name, answer in pages.items()}
    assert main(["sources", "add", f"{wire.url}/", "--name", "found", "--allow-host", "127.0.0.1"]) == 0
    [entry] = load_settings(tmp_path).entries
    assert (entry.kind, entry.url) == (kind, f"{wire.url}{path}")


def test_check_says_what_is_wrong_with_each_source(tmp_path, wire, capsys, monkeypatch):
    from flows.cli import main

    monkeypatch.chdir(tmp_path)
    wire.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /quito\n")
    (tmp_path / "parley.toml").write_text(
        'contact = "mailto:desk@example.org"\n'
        f"[[sources]]\n{feed(wire)}"
        f'[[sources]]\nname = "broken"\nkind = "feed"\nurl = "{wire.url}/broken"\n{GENTLE}'
        f'[[sources]]\nname = "private"\nkind = "page"\nurl = "http://localhost:{wire.port}/lima"\n'
        '[[sources]]\nname = "nowhere"\nkind = "folder"\npath = "nowhere"\n'
        '[[sources]]\nname = "here"\nkind = "folder"\npath = "documents"\n'
    )
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text("The envoys met.")
    assert main(["sources", "check"]) == 1
    shown = capsys.readouterr().out
    assert "good  wire" in shown
    assert "robots.txt forbids 1 of them" in shown
    assert "wrong  broken" in shown
    assert "name the host in allow_hosts" in shown
    assert "wrong  nowhere" in shown
    assert "good  here" in shown
    capsys.readouterr()
    assert main(["sources", "check", "wire", "here"]) == 0
    assert main(["sources", "check", "missing"]) == 1
    assert not (tmp_path / "var").exists()

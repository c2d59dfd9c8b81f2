"""Secrets are planted in each place where one may stand, and after a night with every failure looked for everywhere."""

from __future__ import annotations

import gzip
import os
import sqlite3
from pathlib import Path

import duckdb
import pytest

from tests.flows.test_web_nights import LIMA, QUITO, page
from tests.sources.web_server import Page, reset, stall, web_server
from warehouse.web_addresses import redacted, source_address, with_parameter, without_parameter

HEADER, BLOCK, PARAMETER, REDIRECTED, REFUSED = (
    f"pl4nted-{what}" for what in ("header", "block", "query", "moved", "401")
)
PLANTED = (HEADER, BLOCK, PARAMETER, REDIRECTED, REFUSED)
GENTLE = 'allow_hosts = ["127.0.0.1", "localhost"]\ndelay_seconds = 0\nretries = 0\nread_seconds = 0.3\n'
HEADED = 'secret = "env:PARLEY_WIRE_TOKEN"\n'
ASKED = 'secret = "env:PARLEY_QUERY_TOKEN"\nsecret_parameter = "u"\n'  # a name that tells nothing


def sources(url, port):
    """A source for each way to carry a secret, and for each way to fail with one."""
    listed = {
        "header": f'url = "{url}/lima"\n{HEADED}',
        "block": f'url = "{url}/quito"\nsecret = "block:planted"\nsecret_header = "X-Key"\n',
        "parameter": f'url = "{url}/asked?page=1"\n{ASKED}',
        "echoed": f'url = "{url}/echoed"\n{ASKED}',
        "refused": f'url = "{url}/refused"\nsecret = "env:PARLEY_REFUSED_TOKEN"\n',
        "moved": f'url = "{url}/moved"\n{HEADED}',
        "stalled": f'url = "{url}/stalled"\n{ASKED}',
        "broken": f'url = "{url}/broken"\n{ASKED}',
        "nobody": f'url = "http://127.0.0.1:9/x"\n{ASKED}',
        "odd": f'url = "{url}/lima"\nsecret = "env:PARLEY_ODD_TOKEN"\n',
    }
    return "".join(f'[[sources]]\nname = "{name}"\nkind = "page"\n{keys}{GENTLE}' for name, keys in listed.items())


@pytest.fixture(scope="module")
def night(prefect_api, tmp_path_factory):
    """The night, as a process that tells all that it can tell: its folder, what it said, and what it asked for."""
    import subprocess
    import sys

    from prefect.blocks.system import Secret

    folder = tmp_path_factory.mktemp("planted")
    Secret(value=BLOCK).save("planted", overwrite=True)
    with web_server() as wire:
        wire.pages |= {
            "/lima": page("Talks in Lima", LIMA),
            "/quito": page("Talks in Quito", QUITO),
            f"/asked?page=1&u={PARAMETER}": page("Asked", LIMA.replace("Lima", "Arica")),
            f"/echoed?u={PARAMETER}": Page("", 302, {"Location": f"/there?u={PARAMETER}&a=1"}),
            f"/there?a=1&u={PARAMETER}": page("There", LIMA.replace("Lima", "Tacna")),
            "/refused": Page("no", 401),
            "/moved": Page("", 302, {"Location": f"http://localhost:{wire.port}/there?token={REDIRECTED}"}),
            f"/there?token={REDIRECTED}": page("Moved", QUITO.replace("Quito", "Cuenca")),
            f"/stalled?u={PARAMETER}": stall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", 3),
            f"/broken?u={PARAMETER}": reset(),
        }  # fmt: skip
        (folder / "parley.toml").write_text(f'contact = "mailto:desk@example.org"\n{sources(wire.url, wire.port)}')
        given = {
            "PYTHONPATH": str(Path(__file__).parents[2]), "PARLEY_WIRE_TOKEN": HEADER, "PARLEY_QUERY_TOKEN": PARAMETER,
            "PARLEY_REFUSED_TOKEN": REFUSED, "PARLEY_ODD_TOKEN": f"{HEADER}\x01",
            "PREFECT_LOGGING_LEVEL": "DEBUG", "PREFECT_LOGGING_ROOT_LEVEL": "DEBUG", "PREFECT_LOGGING_CONSOLE_LEVEL": "DEBUG",
        }  # fmt: skip
        shown = {name: value for name, value in os.environ.items() if name != "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"}
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "run", "-v"], cwd=folder, env=shown | given, capture_output=True,
            text=True, timeout=400, check=False,
        )  # fmt: skip
        return folder, done, [(request.path, request.headers) for request in wire.requests]


def everything_in(folder):
    """Every file with all that it holds, also what stands in it compressed."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path, data
            if path.suffix == ".gz":
                yield path, gzip.decompress(data)
            if path.suffix == ".duckdb":
                with duckdb.connect(str(path), read_only=True) as con:
                    for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                        yield path, str(con.execute(f'FROM "{table}"').fetchall()).encode()
            if path.suffix == ".parquet":
                yield path, str(duckdb.sql(f"FROM read_parquet('{path}')").fetchall()).encode()
            if path.suffix in (".sqlite", ".db"):
                with sqlite3.connect(path) as file:
                    yield path, "\n".join(file.iterdump()).encode()


@pytest.mark.in_turn(1, among="whole nights")
def test_the_night_carried_each_secret_to_its_own_host_alone(night):
    folder, done, requests = night
    assert done.returncode == 0, done.stderr[-2000:]
    sent = {path: (headers.get("authorization"), headers.get("x-key")) for path, headers in requests}
    assert sent["/lima"] == (HEADER, None)
    assert sent["/quito"] == (None, BLOCK)
    assert sent["/refused"] == (REFUSED, None)
    assert sent[f"/there?token={REDIRECTED}"] == (None, None)
    assert {f"/{name}?u={PARAMETER}" for name in ("echoed", "stalled", "broken")} <= set(sent)
    assert {f"/asked?page=1&u={PARAMETER}", f"/there?a=1&u={PARAMETER}"} <= set(sent)
    with duckdb.connect(str(folder / "var" / "parley.duckdb"), read_only=True) as con:
        read = con.execute("SELECT DISTINCT source_name FROM documents ORDER BY 1").fetchall()
        assert read == [("block",), ("echoed",), ("header",), ("moved",), ("parameter",)]
        assert (
            con.execute("SELECT url FROM documents WHERE source_name = 'moved'")
            .fetchall()[0][0]
            .endswith("/there?token=***")
        )


@pytest.mark.in_turn(1, among="whole nights")
def test_no_secret_stands_in_what_a_night_leaves(night):
    """Warehouse, kept pages and their index, edition, log of nights, work folder; what was printed while debugging."""
    folder, done, _ = night
    assert "DEBUG" in done.stderr + done.stdout
    assert [planted for planted in PLANTED if planted in done.stdout + done.stderr] == []
    assert tellers_of_secrets(folder, {"parley.duckdb", "addresses.sqlite", "nights.jsonl", "index.html"}) == []


@pytest.mark.in_turn(1, among="whole nights")
def test_no_secret_stands_in_what_prefect_keeps(night):
    """Its database with runs, parameters, logs, artifacts, events and blocks; results; the log of its server."""
    home = Path(os.environ["PREFECT_HOME"])
    assert tellers_of_secrets(home, {"prefect.db", "parley-server.log"}) == []


def tellers_of_secrets(folder, among):
    """Each file that tells a secret; `among` are files that must be there for the look to have been one."""
    seen, tellers = set(), []
    for path, data in everything_in(folder):
        seen.add(path.name)
        tellers += [(path, planted) for planted in PLANTED if planted.encode() in data]
    assert among <= seen
    return tellers


def test_the_look_finds_a_secret_in_each_kind_of_file(tmp_path):
    with duckdb.connect(str(tmp_path / "a.duckdb")) as con:
        con.execute("CREATE TABLE told AS SELECT $1 || range AS word FROM range(3000)", [HEADER])
        con.execute(f"COPY told TO '{tmp_path / 'a.parquet'}'")
    with sqlite3.connect(tmp_path / "a.db") as file:
        file.execute("CREATE TABLE told AS SELECT ? AS word", [HEADER])
    (tmp_path / "a.gz").write_bytes(gzip.compress(HEADER.encode()))
    (tmp_path / "a.txt").write_text(HEADER)
    assert {path.name for path, _ in tellers_of_secrets(tmp_path, set())} == {
        "a.duckdb",
        "a.parquet",
        "a.db",
        "a.gz",
        "a.txt",
    }


@pytest.mark.parametrize(
    "address",
    ["http://desk:pl4nted@127.0.0.1:9/a", "https://pl4nted@h.example/a", "https://h.example/a?api_key=pl4nted",
     "https://h.example/a?page=1&access_token=pl4nted#x"],
)  # fmt: skip
def test_a_secret_in_an_address_is_refused_before_anything_is_kept_and_not_repeated(
    address, tmp_path, monkeypatch, capfd
):
    from flows.cli import main
    from flows.fetching import entries_among
    from warehouse.settings import BrokenSettings, load_settings

    monkeypatch.chdir(tmp_path)
    with pytest.raises(BrokenSettings, match="secret") as refused:
        entries_among([address], load_settings(contact="mailto:desk@example.org"))
    monkeypatch.setenv("PARLEY_CONTACT", "mailto:desk@example.org")
    assert main(["sources", "add", address]) == 1
    (tmp_path / "parley.toml").write_text(f'[[sources]]\nname = "a"\nkind = "page"\nurl = "{address}"\n')
    assert main(["status"]) == 2
    shown = capfd.readouterr()
    assert "pl4nted" not in str(refused.value) + shown.out + shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["parley.toml"]


def test_parameters_come_and_go_and_leave_the_others_as_they_are():
    url = "https://h/a?q=a%20b&x"
    assert with_parameter(url, "key", "a&b=c") == "https://h/a?q=a%20b&x&key=a%26b%3Dc"
    assert without_parameter(with_parameter(url, "key", "1"), "key") == url
    assert with_parameter("https://h/a", "key", "1") == "https://h/a?key=1"
    assert with_parameter("https://h/a?key=2", "key", "1") == "https://h/a?key=1"
    assert source_address("https://h/a?page=2&monkey=1") == "https://h/a?page=2&monkey=1"
    assert redacted("https://u:p@h/a?sig=1&b=2") == "https://***@h/a?sig=***&b=2"

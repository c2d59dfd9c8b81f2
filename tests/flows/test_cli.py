"""The command: what it prints, what it refuses, and what it must not import."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.cli import main
from tasks.edition.build import publish
from tests.flows.conftest import quick_night
from warehouse.generations import current
from warehouse.nights import night_lock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def held(shared_warehouse, monkeypatch):
    """A warehouse with one night in it, which the command finds by the environment."""
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(shared_warehouse.warehouse))
    return shared_warehouse


def test_the_first_night_of_a_fresh_machine(fresh_machine):
    folder, code, out, err = fresh_machine
    assert code == 0, err
    assert "Generation 1 is current" in out
    assert "3 read of 10 documents found" in out
    assert "7: " in out
    assert "explain m_" in out
    assert "gate 2" in err
    for noise in ("Traceback", "CancelledError", "Error"):
        assert noise not in out + err
    assert (folder / "w" / "parley.published" / "data" / "meetings.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nowhere"], "the source nowhere does not exist"),
        (["read", "nowhere.txt"], "nowhere.txt"),
        (["read", "lima.txt", "--published", "yesterday"], "no date"),
        (["nonsense"], "invalid choice"),
        (["serve", "--timezone", "Mars/Base"], "no time zone"),
    ],
)
def test_a_wrong_command_is_told_in_a_sentence_and_changes_nothing(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as end:
        sys.exit(main(arguments))
    assert end.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_the_second_of_two_nights_is_told_so(parley, good, settings):
    with night_lock(settings):
        done = parley("run", good, "--warehouse", settings.warehouse)
    assert done.returncode == 3
    assert "a night is under way" in done.stderr


def test_a_folder_of_other_files_is_not_published_to(parley, good, tmp_path):
    done = parley("run", good, "--publish", good)
    assert done.returncode == 2
    assert "none of our editions" in done.stderr
    assert not (tmp_path / "var" / "parley.duckdb").exists()


def test_the_form_in_prefect_explains_every_parameter():
    from flows.nightly import nightly

    properties = nightly.parameters.properties
    assert set(properties) == {"sources", "warehouse", "publish", "offline", "reread"}
    assert all(len(parameter["description"]) > 20 for parameter in properties.values())


@pytest.mark.usefixtures("as_before", "prefect_api")
def test_a_refused_generation_gives_exit_code_1(good, tmp_path, strict_reference, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PARLEY_REFERENCE", str(strict_reference))
    assert main(["run", str(good), "--warehouse", "w.duckdb"]) == 1
    assert "refused" in capsys.readouterr().out
    assert not (tmp_path / "w.duckdb").exists()
    failed = "SELECT count(*) AS n FROM gate_results WHERE NOT success"
    assert main(["sql", failed, "--format", "csv", "--warehouse", "w.generations/rejected.duckdb"]) == 0
    assert int(capsys.readouterr().out.split()[1]) >= 1


LIGHT = [
    ["--help"],
    ["run", "--help"],
    ["sql", "SELECT 1"],
    ["status"],
    ["explain", "m_0"],
    ["read", "seeds/documents/obstacles-to-talks.txt"],
    ["sources", "--help"],
]
HEAVY = {"prefect", "great_expectations", "pandas", "sqlalchemy", "httpx"}
IMPORTED = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from flows.cli import main

found = {}
for arguments in json.loads(sys.argv[1]):
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()), suppress(SystemExit):
        main(arguments)
    found[" ".join(arguments)] = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps(found))
"""


def test_commands_answer_without_prefect_and_great_expectations(held):
    """One process runs them all, so that the first command named is the one that imports too much."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, json.dumps(LIGHT)],
        cwd=ROOT, env=os.environ | {"PARLEY_WAREHOUSE": str(held.warehouse)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert len(found) == len(LIGHT)
    assert {"duckdb", "polars"} <= set(found["read seeds/documents/obstacles-to-talks.txt"]), "the commands have run"
    assert {command: HEAVY & set(modules) for command, modules in found.items() if HEAVY & set(modules)} == {}


def test_prefect_is_imported_without_the_parsers_of_iris():
    import flows.nightly

    assert flows.nightly.nightly.name == "nightly"
    assert "rfc3987_syntax.syntax_helpers" not in sys.modules


def test_sql_prints_tables_csv_and_json(held, capsys):
    query = "SELECT meeting_id, parties, n_documents FROM meetings ORDER BY ALL"
    assert main(["sql", query, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["sql", query, "--format", "json"]) == 0
    objects = json.loads(capsys.readouterr().out)
    assert [row["meeting_id"] for row in rows] == [row["meeting_id"] for row in objects]
    assert [row["parties"] for row in rows] == ["; ".join(row["parties"]) for row in objects]
    assert main(["sql", query]) == 0
    table = capsys.readouterr().out
    assert rows[0]["meeting_id"] in table
    assert f"{len(rows)} row" in table


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM meetings",
        "CREATE TABLE t (i INTEGER)",
        "INSERT INTO issues VALUES ('x', 'x', 'x')",
        "ATTACH 'other.duckdb'",
        "COPY meetings TO 'out.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL httpfs",
        "LOAD 'x.so'",
        "SET enable_external_access = true",
        "EXPORT DATABASE 'folder'",
        "SELECT nothing FROM meetings",
        "SELEC 1",
    ],
)
def test_sql_refuses_what_is_no_read_only_query(query, held, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = held.warehouse.read_bytes()
    assert main(["sql", query]) == 2
    error = capsys.readouterr().err
    assert error.startswith("parley: ")
    assert error.count("\n") == 1
    assert held.warehouse.read_bytes() == before
    assert not (tmp_path / "out.csv").exists()


def test_sql_takes_a_query_from_a_pipe(held):
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "sql", "--format", "csv"], input="SELECT 40 + 2 AS n", cwd=ROOT, text=True,
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == "n\n42\n"


def test_without_a_warehouse_the_way_to_one_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(tmp_path / "none.duckdb"))
    for command in (["sql", "SELECT 1"], ["status"], ["explain", "m_1234"], ["rollback"]):
        assert main(command) == 1
        assert "warehouse" in capsys.readouterr().err


def test_explain_shows_reports_and_passages_of_every_fact(held, capsys):
    main(["sql", "SELECT kind, fact_id, document, text FROM fact_passages", "--format", "json"])
    for passage in json.loads(capsys.readouterr().out):
        assert main(["explain", passage["fact_id"]]) == 0
        shown = " ".join(capsys.readouterr().out.split())
        assert passage["document"] in shown
        assert "⟦" + " ".join(passage["text"].split()) + "⟧" in shown


@pytest.mark.parametrize("table", ["meetings", "positions"])
def test_explain_tells_the_codes_of_the_field(table, held, capsys):
    key = f"{table[:-1]}_id"
    main(
        [
            "sql",
            f"SELECT {key}, plover_event, cameo_code FROM {table} WHERE cameo_code IS NOT NULL LIMIT 1",
            "--format",
            "json",
        ]
    )
    (fact,) = json.loads(capsys.readouterr().out)
    main(["explain", fact[key]])
    shown = capsys.readouterr().out
    assert f"PLOVER {fact['plover_event']}" in shown
    assert f"CAMEO {fact['cameo_code']}" in shown


def test_explain_takes_the_beginning_of_an_id_and_says_when_it_is_unknown(held, capsys):
    main(["sql", "SELECT meeting_id FROM meetings LIMIT 1", "--format", "csv"])
    meeting_id = capsys.readouterr().out.split()[1]
    assert main(["explain", meeting_id[:9]]) == 0
    assert meeting_id in capsys.readouterr().out
    assert main(["explain", "m_zzzz"]) == 1
    assert "m_zzzz" in capsys.readouterr().err


def test_status_tells_generation_counts_and_nights(held, capsys):
    assert main(["status"]) == 0
    shown = capsys.readouterr().out
    for part in ("Generation 1", "documents", "quarantine", "Last nights", "3 documents read"):
        assert part in shown


def test_rollback_goes_back_one_generation_and_publishes_it(after, good, settings, capsys):
    after("lima")
    first = settings.warehouse.read_bytes()
    published = (settings.published / "data" / "documents.csv").read_bytes()
    quick_night(settings, 0, good)
    publish(settings, current(settings))
    where = ["--warehouse", str(settings.warehouse)]
    assert main(["rollback", *where]) == 0
    assert "Generation 1 is current again" in capsys.readouterr().out
    assert settings.warehouse.read_bytes() == first
    assert (settings.published / "data" / "documents.csv").read_bytes() == published
    assert main(["rollback", *where]) == 1
    assert "no earlier generation" in capsys.readouterr().err


def test_the_embedded_server_does_not_outlive_a_killed_command(tmp_path):
    code = (
        "import sys; from flows.embedded import prefect_server\n"
        "with prefect_server() as server: print(server._process.pid, flush=True); sys.stdin.read()"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment | {"PREFECT_HOME": str(tmp_path)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    server = int(process.stdout.readline())
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{server}").exists() and "Z" not in Path(f"/proc/{server}/stat").read_text().split()[2]:
        assert time.monotonic() < deadline, "the server is still there"
        time.sleep(0.1)

"""`parley sql`: whatever is asked, nothing is written, nothing beside the warehouse is read, and the machine goes on."""

import csv
import io
import json
import os
import pty
import re
import resource
import shutil
import time

import duckdb
import pytest

from flows.cli import main
from flows.query import BrokenQuery, query
from warehouse.connection import QueryLimits, connect, read_only_session
from warehouse.guarded_queries import QueryStopped, answers, bounded_memory
from warehouse.settings import load_settings

# {w} is the warehouse, {f} its folder, {s} a file beside it.
FILES = {
    "a file is read": "FROM read_text('{s}')",
    "its bytes are read": "FROM read_blob('{s}')",
    "a table in a file is read": "FROM read_csv('{s}')",
    "a file is read by its name alone": "FROM '{s}'",
    "a file is looked at": "FROM sniff_csv('{s}')",
    "JSON is read": "FROM read_json('{s}')",
    "Parquet is read": "FROM read_parquet('{s}')",
    "metadata of Parquet are read": "FROM parquet_metadata('{s}')",
    "another database is read": "FROM read_duckdb('{f}/other.duckdb')",
    "files are listed": "FROM glob('{f}/*')",
    "the password file is read": "FROM read_text('/etc/passwd')",
    "the environment is read as a file": "FROM read_text('/proc/self/environ')",
    "standard input is read": "FROM read_csv('/dev/stdin')",
    "a file is reached through the folder for what does not fit": "FROM read_text('{w}.tmp/../../secret.csv')",
    "an address is fetched": "FROM read_csv('http://127.0.0.1:9/a.csv')",
    "an address is fetched by its name alone": "FROM 'https://127.0.0.1/a.parquet'",
    "a bucket is read": "FROM read_parquet('s3://bucket/a.parquet')",
    "a file is written": "COPY meetings TO '{f}/out.csv'",
    "a query is written to a file": "COPY (SELECT 1) TO '{f}/out.parquet'",
    "the warehouse is written over": "COPY (SELECT 1) TO '{w}'",
    "the log that is replayed is written": "COPY (SELECT 1) TO '{w}.wal'",
    "the log of a recovery is written": "COPY (SELECT 1) TO '{w}.wal.recovery'",
    "standard output is written to": "COPY meetings TO '/dev/stdout'",
    "a file is read into a table": "COPY meetings FROM '{s}'",
    "a dump is made": "EXPORT DATABASE '{f}/dump'",
    "a dump is made where what does not fit would go": "EXPORT DATABASE '{w}.tmp'",
    "a dump is read in": "IMPORT DATABASE '{f}'",
    "a dump is read in by a pragma": "PRAGMA import_database('{f}')",
    "a copy hides behind an explanation": "EXPLAIN ANALYZE COPY (SELECT 1) TO '{f}/out.csv'",
    "a copy hides behind a prepared name": "PREPARE p AS COPY (SELECT 1) TO '{f}/out.csv'; EXECUTE p",
    "another database is attached": "ATTACH '{f}/other.duckdb' AS other",
    "a database in memory is attached": "ATTACH ':memory:' AS other",
    "a database of SQLite is attached": "ATTACH '{f}/x.db' AS x (TYPE sqlite)",
    "a database is connected to": "CONNECT '{f}/other.duckdb'",
    "an extension is fetched": "INSTALL httpfs",
    "an extension is fetched from elsewhere": "INSTALL h3 FROM community",
    "an extension is loaded": "LOAD httpfs",
    "an extension of one's own is loaded": "LOAD '{f}/evil.duckdb_extension'",
    "extensions are brought up to date": "UPDATE EXTENSIONS",
    "secrets are listed": "FROM duckdb_secrets()",
    "a secret is looked for": "FROM which_secret('s3://a', 's3')",
    "a secret is made": "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "a secret is made for good": "CREATE PERSISTENT SECRET s (TYPE http)",
    "a log is written to a file": "CALL enable_logging(storage = 'file', storage_config = {{'path': '{f}/log'}})",
    "a profile is written": "PRAGMA profiling_output = '{f}/profile.json'",
}
STATE = {
    "a row is inserted": "INSERT INTO parties (code) VALUES ('X')",
    "rows are changed": "UPDATE meetings SET title = 'x'",
    "rows are deleted": "DELETE FROM meetings",
    "a table is emptied": "TRUNCATE meetings",
    "rows are merged": "MERGE INTO parties USING (SELECT 'X' AS code) s ON parties.code = s.code WHEN MATCHED THEN DELETE",
    "a table is dropped": "DROP TABLE meetings",
    "a table is altered": "ALTER TABLE meetings ADD COLUMN x INTEGER",
    "a table is made": "CREATE TABLE x (a INTEGER)",
    "a table is made of a query": "CREATE OR REPLACE TABLE meetings AS SELECT 1",
    "a view is made": "CREATE VIEW x AS SELECT 1",
    "a macro is replaced": "CREATE OR REPLACE MACRO help() AS TABLE SELECT 1",
    "an index is made": "CREATE INDEX x ON parties (code)",
    "a schema is made": "CREATE SCHEMA x",
    "a type is made": "CREATE TYPE x AS ENUM ('a')",
    "a comment is changed": "COMMENT ON TABLE meetings IS 'x'",
    "the warehouse is detached": "DETACH parley",
    "files are opened again": "SET enable_external_access = true",
    "a file is allowed": "SET allowed_paths = ['/etc/passwd']",
    "a folder is allowed": "SET allowed_directories = ['/']",
    "the lock is opened": "SET lock_configuration = false",
    "the memory is raised": "SET memory_limit = '100GB'",
    "the memory is raised by a pragma": "PRAGMA memory_limit = '100GB'",
    "the memory is reset": "RESET memory_limit",
    "the threads are raised": "SET threads = 64",
    "a folder for what does not fit is set": "SET temp_directory = '{f}'",
    "unknown extensions are allowed": "SET allow_unsigned_extensions = true",
    "extensions are loaded by themselves": "SET autoload_known_extensions = true",
    "variables of Python are opened": "SET python_enable_replacements = true",
    "a variable of the environment is read": "SELECT getenv('PLANTED')",
    "a variable of Python is read": "FROM planted",
    "a statement is hidden in a query": "FROM query('DROP TABLE meetings')",
    "a copy is hidden in a query": "FROM query('COPY (SELECT 1) TO ''{f}/out.csv''')",
    "a second statement does it": "SELECT 1; DROP TABLE meetings",
}
ATTACKS = FILES | STATE


def everything_in(folder):
    """Every file below with its content: what may not differ afterwards."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def folder(attacked):
    with connect(attacked.warehouse.parent / "other.duckdb", read_only=False) as con:
        con.execute("CREATE TABLE secrets AS SELECT 'sesame' AS word")
    return attacked.warehouse.parent.parent


def written_out(attack, settings):
    places = {"w": settings.warehouse, "f": settings.warehouse.parent}
    return attack.format(**places, s=settings.warehouse.parent.parent / "secret.csv")


@pytest.mark.parametrize("what", ATTACKS)
def test_a_query_is_refused_by_which(what, attacked, folder, monkeypatch, capfd):
    monkeypatch.setenv("PLANTED", "sesame")
    before = everything_in(folder)
    with pytest.raises(BrokenQuery) as refused:
        query(attacked, written_out(ATTACKS[what], attacked), "csv")
    shown = capfd.readouterr()
    assert "sesame" not in shown.out + shown.err + str(refused.value)
    assert everything_in(folder) == before


@pytest.mark.parametrize("what", FILES)
def test_the_settings_of_a_session_alone_keep_it_from_files(what, attacked, folder):
    """Without a look at the kind of the statement, as for who uses the session by itself."""
    planted = [("sesame",)]
    before = everything_in(folder)
    with read_only_session(attacked.warehouse) as con, pytest.raises(duckdb.Error):
        for statement in written_out(FILES[what], attacked).split("; "):
            assert con.execute(statement).fetchall() != planted
    assert everything_in(folder) == before


def test_not_even_a_folder_that_is_there_already_is_written_to(attacked, folder):
    """DuckDB lets a query write to its folder for what does not fit into memory; there is none."""
    overflow = attacked.warehouse.with_name("parley.duckdb.tmp")
    overflow.mkdir()
    try:
        for place in (overflow, overflow / "x.csv"):
            with read_only_session(attacked.warehouse) as con, pytest.raises(duckdb.Error):
                con.execute(f"EXPORT DATABASE '{place}'")
        assert list(overflow.iterdir()) == []
    finally:
        overflow.rmdir()


@pytest.mark.parametrize(
    "asked",
    ["tables", "macros", "columns meetings", "FROM help()", "FROM search('ministers')", "FROM party('Chil')", "SHOW TABLES",
     "DESCRIBE meetings", "SUMMARIZE parties", "EXPLAIN SELECT 1", "PIVOT parties ON kind USING count(*)",
     "CREATE TEMP TABLE mine AS FROM meetings; FROM mine", "SET VARIABLE day = '2022'; SELECT getvariable('day') AS d",
     "BEGIN; SELECT 1 AS a; COMMIT", "WITH a AS (SELECT 1 AS b) FROM a", "PRAGMA table_info('meetings')"],
)  # fmt: skip
def test_what_analysts_ask_still_works(asked, attacked, capsys):
    from flows.query import SHORTCUTS, _obey, limits_of

    with read_only_session(attacked.warehouse) as con:
        import sys

        _obey(con, asked, "json", sys.stdout, limits_of(attacked))
    assert capsys.readouterr().out.startswith("[")
    assert set(SHORTCUTS) == {"tables", "macros"}


@pytest.mark.parametrize(
    "word", ["columns meetings'; DROP TABLE meetings; --", "tables; DROP TABLE meetings", "help; DROP TABLE x"]
)
def test_the_words_of_the_prompt_carry_no_statement(word, attacked, folder, capsys):
    import sys

    from flows.query import _obey, limits_of

    before = everything_in(folder)
    with read_only_session(attacked.warehouse) as con, pytest.raises(BrokenQuery):
        _obey(con, word, "csv", sys.stdout, limits_of(attacked))
    assert everything_in(folder) == before


MEMORY = {
    "one long text": "SELECT repeat('x', 3000000000)",
    "a list without end": "SELECT range(3000000000)",
    "a text put together": "SELECT string_agg(repeat('x', 1000000), '') FROM range(10000)",
    "a sort that does not fit": "FROM range(100000000) ORDER BY hash(range)",
    "rows that are long": "SELECT repeat('x', 10000000) FROM range(200)",
}


@pytest.mark.parametrize("what", MEMORY)
def test_a_query_may_not_take_all_memory(what, attacked, tmp_path, capsys):
    """In a process of its own, as the peak of memory is the process's."""
    settings = load_settings(tmp_path, warehouse=attacked.warehouse, query_megabytes=100)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            try:
                query(settings, MEMORY[what], "csv")
            except BrokenQuery as error:
                more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000
                code = 0 if "query_megabytes" in str(error) and more < 400 else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize(
    "endless",
    ["WITH RECURSIVE t(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM t) SELECT max(a) FROM t",
     "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3"],
)  # fmt: skip
def test_a_query_without_end_is_stopped_and_the_next_one_runs(endless, attacked):
    limits = QueryLimits(seconds=0.2)
    with read_only_session(attacked.warehouse) as con:
        began = time.process_time()
        with pytest.raises(QueryStopped, match=r"stopped after 0\.2 seconds; --seconds gives it more"):
            for answer in answers(con, endless, limits):
                list(answer.rows)
        assert time.process_time() - began < 5
        assert [list(answer.rows) for answer in answers(con, "SELECT 1", limits)] == [[(1,)]]


def test_time_that_the_reader_of_rows_takes_is_not_the_query_s(attacked):
    with read_only_session(attacked.warehouse) as con:
        (answer,) = answers(con, "FROM range(3000)", QueryLimits(seconds=1))
        rows = iter(answer.rows)
        next(rows)
        time.sleep(1.05)  # the only way to let time pass in which DuckDB does nothing
        assert len(list(rows)) == 2_999


def test_a_function_that_heeds_no_interrupt_ends_the_command(attacked, monkeypatch):
    from warehouse import guarded_queries

    monkeypatch.setattr(guarded_queries, "SECONDS_TO_STOP_IN", 0.1)
    given_up = []
    slow = "SELECT jaro_winkler_similarity(repeat('ab', 400000), repeat('ba', 400000))"
    with read_only_session(attacked.warehouse) as con, pytest.raises(QueryStopped):
        for answer in answers(con, slow, QueryLimits(seconds=0.3), give_up=given_up.append):
            list(answer.rows)
    assert given_up == ["the query was stopped after 0.3 seconds; --seconds gives it more"]


def test_the_bound_of_memory_is_taken_back(attacked):
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with bounded_memory(QueryLimits(megabytes=100)):
        assert resource.getrlimit(resource.RLIMIT_DATA) != before
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


ORDERS = "\x1b]0;title\x07\x1b[2J\x9b31mred\x07\x08\r\x7f\u202eevil"


def sql_text(text):
    return " || ".join(f"chr({ord(letter)})" for letter in text)


@pytest.mark.parametrize("form", ["table", "lines", "csv", "json"])
def test_no_text_gives_the_terminal_an_order(form, attacked, monkeypatch):
    """On a real terminal, where the rows come to it as they are."""
    controller, terminal = pty.openpty()
    with os.fdopen(terminal, "w", encoding="utf-8") as screen:
        monkeypatch.setattr("sys.stdout", screen)
        monkeypatch.setenv("TERM", "dumb")
        query(attacked, f"SELECT {sql_text(ORDERS)} AS title", form)
        screen.flush()
        shown = os.read(controller, 100_000).decode("utf-8")
    os.close(controller)
    assert "evil" in shown
    assert re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]", re.sub(r"\x1b\[[\d;]*m", "", shown)) == []
    assert "\x1b[2J" not in shown


def test_a_name_of_a_column_and_an_error_give_no_order_either(attacked, monkeypatch, capsys):
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(attacked.warehouse))
    assert main(["sql", 'SELECT 1 AS "a\x1b[2Jb"']) == 0
    assert main(["sql", 'SELECT * FROM "a\x1b[2Jb"']) == 2
    assert main(["explain", "m_\x1b[2J"]) == 1
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err
    assert "␛[2J" in shown.out
    assert "␛[2J" in shown.err


def test_json_on_any_way_is_read_back_as_it_was(attacked, capsys):
    query(attacked, f"SELECT {sql_text(ORDERS)} AS title", "json")
    assert json.loads(capsys.readouterr().out) == [{"title": ORDERS}]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠A1"])
def test_no_text_is_a_formula_for_a_spreadsheet(cell, attacked, capsys):
    query(
        attacked,
        f"SELECT {sql_text(cell)} AS a, [{sql_text(cell)}] AS b, -1 AS c, CAST(-1.5 AS DECIMAL(3,1)) AS d",
        "csv",
    )
    _, row = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert row == [f"'{cell}", f"'{cell}", "-1", "-1.5"]


def test_a_warehouse_in_a_folder_that_may_not_be_written_to_answers(attacked, tmp_path, capsys):
    """As who runs `parley sql` seldom is who runs the nights: in a process without the rights of this one."""
    shutil.copyfile(attacked.warehouse, tmp_path / "parley.duckdb")
    for place in (tmp_path, *tmp_path.parents):
        if not place.stat().st_mode & 0o001:
            place.chmod(0o755)
    (tmp_path / "parley.duckdb").chmod(0o444)
    settings = load_settings(tmp_path, warehouse=tmp_path / "parley.duckdb")
    asked = settings, "SELECT count(*) FROM meetings", "csv"
    query(*asked)  # all modules are loaded now: Python itself may lie where nobody else may read
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setuid(65534)
            code = query(*asked)
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["parley.duckdb"]

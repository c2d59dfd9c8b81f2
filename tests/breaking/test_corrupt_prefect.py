"""Prefect's database is broken, locked, lost or of another version: the night says so, or goes on with a new one."""

import contextlib
import os
import shutil
import socket
import sqlite3
from pathlib import Path

import pytest

from flows import prefect_database
from flows.embedded import ServerTrouble, prefect_server
from flows.prefect_database import DatabaseTrouble, Watched, put_in_order


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PREFECT_HOME with a database of the revision that the installed Prefect begins with, and some rows."""
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in ("PREFECT_API_URL", *prefect_database.ELSEWHERE):
        monkeypatch.delenv(name, raising=False)
    with contextlib.closing(sqlite3.connect(tmp_path / prefect_database.NAME)) as db:
        db.execute("CREATE TABLE alembic_version (version_num TEXT)")
        db.execute("INSERT INTO alembic_version VALUES (?)", [min(prefect_database._known_revisions())])
        db.execute("CREATE TABLE flow_run (id TEXT PRIMARY KEY, name TEXT)")
        db.executemany("INSERT INTO flow_run VALUES (?, ?)", [(str(n), "night " * 40) for n in range(500)])
        db.commit()
    return tmp_path


def garbage(path):
    path.write_bytes(b"no database " * 4000)


def garbage_in_the_middle(path):
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 4096 * 4)


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("spoil", [garbage, garbage_in_the_middle, cut], ids=lambda deed: deed.__name__)
def test_a_broken_database_is_named_and_set_aside_and_an_earlier_one_is_kept(spoil, home):
    path = home / prefect_database.NAME
    whole = shutil.copyfile(path, home / "whole")
    for aside in ("broken-prefect.db", "broken1-prefect.db"):
        shutil.copyfile(whole, path)
        spoil(path)
        broken = path.read_bytes()
        told = put_in_order(home)
        assert f"{path} was broken (" in told
        assert f"set aside as {aside}; a new one begins" in told
        assert not path.exists()
        assert (home / aside).read_bytes() == broken
    assert put_in_order(home) is None  # lost: a new one is made


def delete(path):
    path.unlink()


def begin_anew(path):
    """What SQLite does of itself for a connection to a file that was deleted."""
    path.rename(path.with_name("moved"))
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE flow_run (id TEXT PRIMARY KEY)")


LOST = {
    delete: "was deleted or moved away",
    begin_anew: "is another file than before",
    garbage: r"is broken \(file is not a database\)",
}


@pytest.mark.parametrize(("spoil", "told"), LOST.items(), ids=lambda deed: getattr(deed, "__name__", ""))
def test_a_database_that_is_lost_while_its_server_runs_is_named(spoil, told, home):
    database = Watched(home)
    assert database.look() is None
    spoil(home / prefect_database.NAME)
    with pytest.raises(DatabaseTrouble, match=f"{prefect_database.NAME} {told} while its server ran.*; start again"):
        database.look()
    assert (home / prefect_database.NAME).exists() == (spoil is not delete)


def test_a_database_that_is_locked_while_its_server_runs_is_named_once_each_time(home, monkeypatch):
    monkeypatch.setattr(prefect_database, "LOOK_SECONDS", 0.01)
    database = Watched(home)
    with contextlib.closing(sqlite3.connect(home / prefect_database.NAME)) as other:
        for _ in range(2):
            other.execute("BEGIN EXCLUSIVE")
            told = [database.look() for _ in range(4)]
            other.rollback()
            assert [bool(note) for note in told] == [False, True, False, False]
            assert "is locked by another program" in told[1]
            assert database.look() is None


def test_a_whole_database_stays(home):
    before = (home / prefect_database.NAME).read_bytes()
    assert put_in_order(home) is None
    assert (home / prefect_database.NAME).read_bytes() == before


def test_an_empty_file_is_a_database_that_prefect_fills(home):
    os.truncate(home / prefect_database.NAME, 0)
    assert put_in_order(home) is None


def test_a_locked_database_is_named_and_left_alone(home, monkeypatch):
    monkeypatch.setattr(prefect_database, "LOCK_SECONDS", 0.1)
    with contextlib.closing(sqlite3.connect(home / prefect_database.NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ServerTrouble, match="has been locked by another program for"), prefect_server():
            pass
        other.rollback()
    assert put_in_order(home) is None


def test_a_database_of_a_newer_prefect_is_named_and_left_alone(home):
    path = home / prefect_database.NAME
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE alembic_version SET version_num = 'abcdef123456'")
        db.commit()
    with pytest.raises(DatabaseTrouble, match=r"made by another version of Prefect \(revision abcdef123456\)"):
        put_in_order(home)
    assert path.exists()


def test_a_server_of_ours_begins_with_a_new_database_and_says_so(home, capsys):
    garbage(home / prefect_database.NAME)
    with prefect_server() as server:
        assert server.is_ours
    assert "parley: Prefect's database" in capsys.readouterr().err
    assert (home / "broken-prefect.db").exists()


def test_the_database_that_a_real_server_made_is_known(prefect_api):
    path = Path(os.environ["PREFECT_HOME"]) / prefect_database.NAME
    assert path.stat().st_size > 0
    assert prefect_database._fault_of(path) is None


def test_a_configured_server_that_does_not_answer_is_named_with_what_to_do(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}/api"
    monkeypatch.setenv("PREFECT_API_URL", url)
    with (
        pytest.raises(ServerTrouble, match=r"does not answer .*; start it or unset PREFECT_API_URL"),
        prefect_server() as it,
    ):
        it.wait()

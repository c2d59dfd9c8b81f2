import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from warehouse import generations
from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse, NightUnderWay, WarehouseError
from warehouse.generations import current, recover, rollback
from warehouse.nights import log_night, night_lock, nights
from warehouse.settings import load_settings

NAMES = "SELECT document FROM documents ORDER BY 1"


def test_a_first_night_makes_generation_one_and_the_warehouse_is_that_file(settings, night, read, rows):
    first = night(settings, read("a.txt", "Ministers met today"))
    assert first == current(settings)
    assert first.number == 1
    assert settings.warehouse.samefile(first.path)
    assert rows(settings.warehouse, "SELECT number, base FROM generation") == [(1, None)]
    assert not settings.work_dir.exists()
    assert not list(settings.generations_dir.glob("*.wal"))


def test_a_night_with_nothing_new_makes_no_generation(settings, one_night, night, read):
    before = settings.warehouse.stat()
    assert night(settings, read("a.txt", "Ministers met today")) is None
    assert night(settings) is None
    assert settings.warehouse.stat().st_ino == before.st_ino
    assert settings.warehouse.stat().st_mtime_ns == before.st_mtime_ns
    assert current(settings).number == 1


def test_only_the_last_generations_are_kept(settings, two_nights, night, read):
    for number in range(2):
        night(settings, read(f"{number}.txt", f"Ministers met {number} times"))
    kept = sorted(path.name for path in settings.generations_dir.glob("gen-*"))
    assert kept == ["gen-000002.duckdb", "gen-000003.duckdb", "gen-000004.duckdb"]


def test_a_reader_in_another_process_keeps_the_old_file_and_a_new_one_sees_the_new(settings, one_night, night, read):
    program = (
        "import duckdb, sys\n"
        "con = duckdb.connect(sys.argv[1], read_only=True)\n"
        "print(con.execute('SELECT count(*) FROM documents').fetchall()[0][0], flush=True)\n"
        "sys.stdin.readline()\n"
        "print(con.execute('SELECT count(*), min(text) FROM documents').fetchall()[0][0], flush=True)\n"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", program, str(settings.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout.readline() == "1\n"
    few = replace(settings, keep_generations=1)
    for number in range(2):  # beyond keep_generations: the reader's file is gone from the folder
        night(few, read(f"{number}.txt", f"Ministers met {number} times"))
    after, _ = reader.communicate("\n", timeout=20)
    assert after == "1\n"
    with connect(settings.warehouse, read_only=True) as con:
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]


def test_the_second_of_two_nights_is_told_who_holds_the_lock(settings):
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from warehouse.nights import night_lock\nfrom warehouse.settings import load_settings\n"
        "with night_lock(load_settings(Path(sys.argv[1]))):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    home = Path(__file__).parents[2]
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(settings.warehouse.parents[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(home)},
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(NightUnderWay, match=f"process {holder.pid}, since 2") as refusal, night_lock(settings):
        pass
    assert refusal.value.pid == holder.pid
    holder.kill()
    holder.wait()
    with night_lock(settings) as work:  # the lock falls with its process
        assert list(work.iterdir()) == []


def test_two_nights_in_one_process_exclude_each_other(settings):
    with night_lock(settings), pytest.raises(NightUnderWay), night_lock(settings):
        pass


def test_a_rejected_candidate_is_kept_and_the_old_generation_stays(settings, one_night, night, read, rows):
    with night_lock(settings):
        candidate = generations.begin(settings)
        with connect(candidate, read_only=False) as con:
            con.execute("DELETE FROM documents")
        rejected = generations.reject(settings, candidate)
    assert rows(rejected, NAMES) == []
    assert rows(settings.warehouse, NAMES) == [("a.txt",)]
    assert night(settings, read("b.txt", "Envoys met later")).number == 2


def test_rollback_goes_back_one_and_the_next_night_goes_on_from_there_with_a_new_number(
    settings, two_nights, night, read, rows
):
    assert rollback(settings).number == 1
    assert current(settings).number == 1
    assert rows(settings.warehouse, NAMES) == [("a.txt",)]
    assert [(n["event"], n["from"], n["generation"]) for n in nights(settings)] == [("rollback", 2, 1)]
    third = night(settings, read("c.txt", "Others met elsewhere"))
    assert third.number == 3
    assert rows(third.path, NAMES) == [("a.txt",), ("c.txt",)]
    assert rows(third.path, "SELECT base FROM generation") == [(1,)]
    assert rollback(settings).number == 1


def test_there_is_no_rollback_beyond_the_first_generation(settings, night, read):
    with pytest.raises(WarehouseError, match="no earlier generation"):
        rollback(settings)
    night(settings, read("a.txt", "Ministers met today"))
    with pytest.raises(WarehouseError, match="no earlier generation"):
        rollback(settings)
    assert current(settings).number == 1


def test_a_warehouse_that_was_deleted_is_put_back(settings, one_night, rows):
    settings.warehouse.unlink()
    assert current(settings) is None
    with night_lock(settings):
        (note,) = recover(settings)
    assert "was missing; generation 1 was put back" in note
    assert rows(settings.warehouse, NAMES) == [("a.txt",)]


def test_a_withdrawn_generation_is_not_what_is_put_back(settings, two_nights):
    rollback(settings)
    settings.warehouse.unlink()
    with night_lock(settings):
        recover(settings)
    assert current(settings).number == 1


def cut(path):
    os.truncate(path, path.stat().st_size // 2)


def scribble(path):
    with path.open("r+b") as file:
        file.write(b"no database" * 1000)


def empty(path):
    os.truncate(path, 0)


@pytest.mark.parametrize("spoil", [cut, scribble, empty])
def test_a_broken_warehouse_is_named_and_the_last_good_generation_taken(settings, two_nights, night, read, rows, spoil):
    spoil(settings.warehouse)
    with night_lock(settings):
        (note,) = recover(settings)
    assert note.startswith("generation 2 is broken (")
    assert note.endswith("was set aside as corrupt-000002.duckdb; generation 1 was put back")
    assert rows(settings.warehouse, NAMES) == [("a.txt",)]
    assert night(settings, read("b.txt", "Envoys met later")).number == 3


def test_a_warehouse_overwritten_by_another_file_is_set_aside(settings, one_night, rows):
    settings.warehouse.unlink()
    settings.warehouse.write_text("no database")
    with night_lock(settings):
        (note,) = recover(settings)
    assert note.endswith("was set aside as unreadable.duckdb; generation 1 was put back")
    assert rows(settings.warehouse, NAMES) == [("a.txt",)]


def test_a_broken_warehouse_with_nothing_to_go_back_to_is_an_error_and_stays(settings, one_night):
    cut(settings.warehouse)
    size = settings.warehouse.stat().st_size
    with night_lock(settings), pytest.raises(BrokenWarehouse, match="move both away to start anew"):
        recover(settings)
    assert settings.warehouse.stat().st_size == size


def test_a_duckdb_file_of_somebody_else_is_refused_and_left_alone(settings, night, read, rows):
    settings.warehouse.parent.mkdir()
    with duckdb.connect(str(settings.warehouse)) as con:
        con.execute("CREATE TABLE accounts AS SELECT 1 AS a")
    with pytest.raises(BrokenWarehouse, match="no warehouse of Parley's"):
        night(settings, read("a.txt", "Ministers met today"))
    assert rows(settings.warehouse, "FROM accounts") == [(1,)]


def test_a_warehouse_open_for_writing_elsewhere_is_not_taken_for_broken(settings, one_night, night, read):
    program = "import duckdb, sys\ncon = duckdb.connect(sys.argv[1])\nprint('open', flush=True)\nsys.stdin.readline()\n"
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(settings.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout.readline() == "open\n"
    with pytest.raises(WarehouseError, match="open for writing in another program"):
        night(settings, read("b.txt", "Envoys met later"))
    writer.communicate("\n", timeout=20)
    assert night(settings, read("b.txt", "Envoys met later")).number == 2


def test_a_warehouse_that_comes_alone_is_adopted_with_its_number(settings, two_nights, night, read, tmp_path, rows):
    elsewhere = load_settings(tmp_path, warehouse=tmp_path / "copy.duckdb")
    shutil.copyfile(settings.warehouse, elsewhere.warehouse)
    assert current(elsewhere).number == 2
    third = night(elsewhere, read("c.txt", "Others met elsewhere"))
    assert third.number == 3
    assert rows(third.path, "SELECT count(*) FROM documents") == [(3,)]


@pytest.mark.parametrize("known", [[], ["hardlink_to"]])
def test_where_the_disk_knows_no_links_a_second_name_or_a_copy_does(settings, night, read, monkeypatch, known):
    def refuse(self, target):
        raise PermissionError("no links here")

    for kind in {"symlink_to", "hardlink_to"} - set(known):
        monkeypatch.setattr(Path, kind, refuse)
    night(settings, read("a.txt", "Ministers met today"))
    second = night(settings, read("b.txt", "Envoys met later"))
    assert not settings.warehouse.is_symlink()
    assert settings.warehouse.samefile(second.path) == bool(known)
    assert current(settings) == second
    assert rollback(settings).number == 1
    assert current(settings).number == 1
    assert night(settings, read("b.txt", "Envoys met later")).number == 3


def test_what_a_foreign_writer_left_unfinished_is_named_and_in_no_later_generation(
    settings, one_night, night, read, rows
):
    program = (
        "import duckdb, os, sys\ncon = duckdb.connect(sys.argv[1])\ncon.execute('DELETE FROM documents')\nos._exit(0)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(settings.warehouse)], check=True)
    assert list(settings.generations_dir.glob("*.wal"))
    with night_lock(settings):
        (note,) = recover(settings)
    assert "generation 1 unfinished in gen-000001.duckdb.wal; they are left out" in note
    night(settings, read("b.txt", "Envoys met later"))
    assert rows(settings.warehouse, NAMES) == [("a.txt",), ("b.txt",)]


def test_a_broken_log_of_a_foreign_writer_stops_no_night(settings, one_night, night, read, rows):
    for leads in (settings.warehouse, one_night.path):
        leads.with_name(f"{leads.name}.wal").write_bytes(b"something left over")
    night(settings, read("b.txt", "Envoys met later"))
    assert rows(settings.warehouse, NAMES) == [("a.txt",), ("b.txt",)]


def test_whoever_opens_the_warehouse_has_a_file_that_no_later_generation_takes_the_place_of(settings, one_night):
    # DuckDB opens a file three times, its headers before its blocks, by the name that it tells here.
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        ((name,),) = con.execute(
            "SELECT path FROM duckdb_databases() WHERE database_name = current_catalog()"
        ).fetchall()
    assert Path(name) == one_night.path.resolve()


def test_a_warehouse_and_its_generations_may_move_together(settings, one_night, night, read, rows, tmp_path):
    settings.warehouse.parent.rename(tmp_path / "elsewhere")
    moved = load_settings(tmp_path, warehouse=tmp_path / "elsewhere" / "parley.duckdb")
    assert current(moved).path == tmp_path / "elsewhere" / "parley.generations" / one_night.path.name
    assert night(moved, read("b.txt", "Envoys met later")).number == 2
    assert rows(moved.warehouse, NAMES) == [("a.txt",), ("b.txt",)]


def test_the_log_of_nights_survives_half_a_line(settings):
    log_night(settings, {"event": "night", "documents": 3})
    with settings.nights_path.open("a") as log:
        log.write('{"event": "nig')
    log_night(settings, {"event": "night", "documents": 4, "at": "2019-03-04T02:00:00+00:00"})
    records = nights(settings)
    assert [record["documents"] for record in records] == [3, 4]
    assert records[1]["at"] == "2019-03-04T02:00:00+00:00"

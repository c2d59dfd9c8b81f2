"""A generation whose file is no longer what was written: noticed, named, and the last good one taken."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from flows import cli
from tests.warehouse.conftest import night, nights_done, one_night, read, settings, two_nights
from warehouse import generations, seals, store
from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse, WarehouseError
from warehouse.generations import current, recover
from warehouse.nights import holder_in, night_lock, nights
from warehouse.parts import write_part
from warehouse.seals import examine, measure, seal_path, sealed_as

__all__ = ["night", "nights_done", "one_night", "read", "settings", "two_nights"]
BLOCK = 262_144


def flip(path: Path, offset: int | None = None) -> None:
    """Turn the bits of one byte, in the middle of the file unless told otherwise."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 if offset is None else offset)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 0xFF]))


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def cut_by_a_byte(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def make_longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def empty(path: Path) -> None:
    os.truncate(path, 0)


def write_text_over_it(path: Path) -> None:
    path.write_text("not a database", encoding="utf-8")


def put_text_in_its_place(path: Path) -> None:
    path.unlink()
    write_text_over_it(path)


def copy_the_first_over_it(path: Path) -> None:
    shutil.copyfile(path.with_name("parley.generations") / "gen-000001.duckdb", path)


def put_a_copy_of_the_first_in_its_place(path: Path) -> None:
    path.unlink()
    copy_the_first_over_it(path)


def put_a_broken_copy_in_its_place(path: Path) -> None:
    copy = path.with_name("copy")
    shutil.copyfile(path, copy)
    flip(copy)
    copy.replace(path)


def take_it_away(path: Path) -> None:
    path.unlink()


# What happens to the file that readers open, and what the night says; the second generation is the current one.
IN_ITS_FILE = {
    flip: "generation 2 is broken (its bytes are not those that were written when it was finished)",
    cut_in_half: "generation 2 is broken (it has ",
    cut_by_a_byte: "generation 2 is broken (it has ",
    make_longer: "generation 2 is broken (it has ",
    empty: "generation 2 is broken (",
    write_text_over_it: "generation 2 is broken (",
    copy_the_first_over_it: "generation 2 is broken (generation 1 was put in its place)",
}
BESIDE_ITS_FILE = {
    put_text_in_its_place: "cannot be opened as a warehouse",
    put_a_copy_of_the_first_in_its_place: "generation 1 stood in the place of 2",
    put_a_broken_copy_in_its_place: "its bytes are not those that were written",
    take_it_away: "was missing",
}


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("spoil", IN_ITS_FILE, ids=lambda deed: deed.__name__)
def test_a_broken_current_generation_is_named_and_the_next_night_gives_the_same_tables(
    spoil, settings, two_nights, night, read, same_tables, tmp_path
):
    undisturbed = shutil.copyfile(settings.warehouse, tmp_path / "undisturbed.duckdb")
    spoil(settings.warehouse)
    with night_lock(settings):
        (note,) = recover(settings)
    assert note.startswith(IN_ITS_FILE[spoil])
    assert note.endswith(" and was set aside as corrupt-000002.duckdb; generation 1 was put back")
    assert night(settings, read("b.txt", "Envoys met later")).number == 3
    same_tables(undisturbed, settings)


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("spoil", BESIDE_ITS_FILE, ids=lambda deed: deed.__name__)
def test_what_was_put_over_the_warehouse_is_named_and_no_night_is_lost(
    spoil, settings, two_nights, night, read, same_tables, tmp_path
):
    undisturbed = shutil.copyfile(settings.warehouse, tmp_path / "undisturbed.duckdb")
    spoil(settings.warehouse)
    with night_lock(settings):
        (note,) = recover(settings)
        assert recover(settings) == []
    assert BESIDE_ITS_FILE[spoil] in note
    assert note.endswith("generation 2 was put back")
    assert settings.warehouse.samefile(two_nights.path)
    assert night(settings) is None
    same_tables(undisturbed, settings)


def test_a_whole_copy_beside_its_generation_is_as_good_as_a_link(settings, two_nights, night, read):
    copy = shutil.copyfile(settings.warehouse, settings.warehouse.with_name("copy"))
    copy.replace(settings.warehouse)
    with night_lock(settings):
        assert recover(settings) == []
    assert current(settings) == two_nights
    assert night(settings, read("c.txt", "Others met elsewhere")).number == 3


def test_broken_blocks_that_no_query_over_all_rows_reads_are_noticed_all_the_same(settings, two_nights):
    path, unread = two_nights.path, []
    seal = seal_path(path).read_bytes()
    for offset in range(3 * 4096 + 100, path.stat().st_size, BLOCK):
        flip(path, offset)
        assert examine(path, 2).fault
        seal_path(path).unlink()
        if examine(path, 2).fault is None:
            unread.append(offset)
        seal_path(path).write_bytes(seal)
        flip(path, offset)
    assert unread, "DuckDB has read every block; then a query over all rows would do as well"
    assert examine(path, 2).fault is None


@given(place=st.floats(0, 1, exclude_max=True))
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_byte_can_change_unnoticed(place, nights_done):
    path = max((nights_done[2] / "var" / "parley.generations").glob("gen-*"))
    offset = int(place * path.stat().st_size)
    flip(path, offset)
    try:
        assert examine(path, 2).fault
    finally:
        flip(path, offset)


def test_what_changes_while_the_night_is_under_way_is_not_copied_into_the_next_generation(
    settings, two_nights, night, read
):
    with night_lock(settings):
        assert recover(settings) == []
        flip(settings.warehouse, BLOCK * 8)
        with pytest.raises(BrokenWarehouse, match="has changed since the night began"):
            generations.begin(settings)
        assert list(settings.work_dir.iterdir()) == []
    assert night(settings, read("b.txt", "Envoys met later")).number == 3


def test_a_file_that_nobody_wrote_to_since_it_was_read_is_not_read_twice(settings, two_nights, monkeypatch):
    os.utime(two_nights.path, (1_000, 1_000))
    read = []
    monkeypatch.setattr(seals, "measure", lambda path, copy=None: read.append(path) or measure(path, copy))
    with night_lock(settings):
        assert recover(settings) == []
        candidate = generations.begin(settings)
        assert read == [two_nights.path]
        with connect(candidate, read_only=True) as con:
            assert con.execute("SELECT base FROM generation").fetchall() == [(2,)]
        two_nights.path.touch()
        generations.begin(settings)
    assert read == [two_nights.path, two_nights.path]


def state_of(folder: Path) -> dict[str, str]:
    """Every file of the generations and the warehouse, by its hash."""
    files = [*folder.glob("*.duckdb"), *(folder / "parley.generations").glob("*-*")]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_where_no_generation_is_whole_the_night_is_refused_and_no_file_is_moved(settings, two_nights):
    for path in settings.generations_dir.glob("gen-*.duckdb"):
        flip(path)
    before = state_of(settings.warehouse.parent)
    for _ in range(2):
        with night_lock(settings), pytest.raises(BrokenWarehouse, match="move both away to start anew"):
            recover(settings)
    assert state_of(settings.warehouse.parent) == before


def test_an_earlier_generation_that_is_broken_too_is_passed_over_and_kept(settings, two_nights, night, read):
    night(settings, read("c.txt", "Others met elsewhere"))
    for number in (2, 3):
        flip(settings.generations_dir / f"gen-{number:06d}.duckdb")
    with night_lock(settings):
        (note,) = recover(settings)
    assert note.endswith("set aside as corrupt-000003.duckdb, corrupt-000002.duckdb; generation 1 was put back")
    assert night(settings, read("b.txt", "Envoys met later")).number == 4


def test_what_another_program_wrote_into_a_generation_stays_and_is_told_once(settings, two_nights, night, read):
    with connect(settings.warehouse, read_only=False) as con:
        con.execute("CREATE VIEW mine AS SELECT 1 AS one")
    with night_lock(settings):
        (note,) = recover(settings)
        assert recover(settings) == []
    assert note.startswith("another program has changed generation 2")
    with duckdb.connect(str(night(settings, read("c.txt", "Others met elsewhere")).path), read_only=True) as con:
        assert con.execute("FROM mine").fetchall() == [(1,)]


@pytest.mark.parametrize("seal", ["", "{", '{"n_bytes": 1}', None], ids=["empty", "half", "lacking", "missing"])
def test_a_broken_seal_is_made_anew_from_a_file_that_duckdb_can_read(seal, settings, two_nights):
    path = seal_path(two_nights.path)
    whole = sealed_as(two_nights.path)
    path.unlink() if seal is None else path.write_text(seal, encoding="utf-8")
    with night_lock(settings):
        assert recover(settings) == []
    assert sealed_as(two_nights.path) == whole


def test_seals_go_with_their_generations(settings, two_nights, night, read):
    for name in "cdef":
        night(settings, read(f"{name}.txt", f"Others met in {name}"))
    kept = {path.stem.partition("-")[2] for path in settings.generations_dir.glob("gen-*.duckdb")}
    assert {path.stem.partition("-")[2] for path in settings.generations_dir.glob("seal-*.json")} == kept


@pytest.mark.parametrize("command", [["status"], ["sql", "FROM meetings"], ["explain", "m_1"]], ids=lambda c: c[0])
@pytest.mark.parametrize("spoil", [cut_in_half, empty, write_text_over_it, flip], ids=lambda deed: deed.__name__)
def test_commands_that_read_say_that_the_warehouse_is_broken_and_what_mends_it(
    spoil, command, settings, two_nights, capsys
):
    if spoil is flip:
        for offset in range(3 * 4096 + 100, settings.warehouse.stat().st_size, BLOCK):
            flip(settings.warehouse, offset)
    else:
        spoil(settings.warehouse)
    assert cli.main([*command, "--warehouse", str(settings.warehouse)]) == cli.FAILED
    told = capsys.readouterr().err
    assert told.startswith(f"parley: the warehouse {settings.warehouse} is broken (")
    assert "sets it aside and puts the last good generation in its place" in told


def test_going_back_from_a_broken_generation_goes_back_to_the_one_before_and_no_further(
    settings, two_nights, night, read, capsys
):
    night(settings, read("c.txt", "Others met elsewhere"))
    flip(settings.warehouse)
    assert cli.main(["rollback", "--warehouse", str(settings.warehouse)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Generation 3 is broken (its bytes are not those that were written")
    assert "Generation 2 is current again" in told
    assert current(settings).number == 2
    assert [(n["from"], n["generation"]) for n in nights(settings)] == [(3, 2)]


def test_publishing_takes_the_last_good_generation(settings, two_nights, capsys):
    flip(settings.warehouse)
    assert cli.main(["publish", "--warehouse", str(settings.warehouse)]) == 0
    told = capsys.readouterr().out
    assert "Generation 2 is broken (" in told
    assert "Generation 1 is published" in told
    assert json.loads((settings.published / "manifest.json").read_text())["generation"] == 1


@pytest.mark.parametrize("line", ["{", "[1, 2]", '"night"', "\x00\xff", '{"event": "night", "outcome": 7}'])
def test_a_broken_line_in_the_log_of_nights_costs_itself(line, settings, two_nights, capsys):
    good = '{"event": "rollback", "from": 9, "generation": 8, "at": "2021-03-03T02:00:00+00:00"}'
    settings.nights_path.write_bytes(f"{good}\n{line}\n{good}\n".encode("utf-8", "surrogateescape"))
    assert cli.main(["status", "--warehouse", str(settings.warehouse)]) == 0
    assert capsys.readouterr().out.count("Rolled back from generation 9 to 8.") == 2


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\x00\xff",
        b"{",
        b"[]",
        b"7",
        b'{"pid": "x"}',
        b'{"pid": 1}',
        b'{"pid": -1, "started": 1}',
        b'{"pid": 1e99, "started": 1}',
    ],
)
def test_garbage_in_the_lock_holds_nobody_up(garbage, settings, two_nights, capsys):
    settings.lock_path.write_bytes(garbage)
    assert cli.main(["status", "--warehouse", str(settings.warehouse)]) == 0
    assert "a night is under way" not in capsys.readouterr().out
    with night_lock(settings):
        assert recover(settings) == []
        assert holder_in(settings.lock_path.read_bytes())[0] == os.getpid()


def test_what_an_earlier_night_left_in_its_work_folder_is_not_believed(settings, two_nights, night, read):
    parts = settings.work_dir / "parts" / "documents"
    parts.mkdir(parents=True)
    (parts / "0000.parquet").write_bytes(b"PAR1 and no more")
    (settings.work_dir / "candidate-1.duckdb").write_text("no database")
    third = night(settings, read("c.txt", "Others met elsewhere"))
    with duckdb.connect(str(third.path), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]


def without_a_column(part):
    pl.read_parquet(part).drop("text").write_parquet(part)


def of_another_type(part):
    pl.read_parquet(part).with_columns(published_latest=pl.lit("in May")).write_parquet(part)


@pytest.mark.in_turn(2)
@pytest.mark.parametrize(
    "spoil", [cut_in_half, cut_by_a_byte, empty, write_text_over_it, without_a_column, of_another_type],
    ids=lambda deed: deed.__name__,
)  # fmt: skip
def test_a_night_with_a_broken_part_fails_and_the_next_one_reads_its_documents_again(
    spoil, settings, two_nights, nights_done, night, read, same_tables
):
    undisturbed = max((nights_done[2] / "var" / "parley.generations").glob("gen-*"))
    assert generations.rollback(settings).number == 1
    with night_lock(settings) as work:
        recover(settings)
        write_part(work / "parts", "0000", read("b.txt", "Envoys met later"))
        [part] = (work / "parts" / "documents").iterdir()
        spoil(part)
        with (
            connect(generations.begin(settings), read_only=False) as con,
            pytest.raises((duckdb.Error, WarehouseError)),
        ):
            store.write_documents(con, work / "parts")
    assert current(settings).number == 1
    assert night(settings, read("b.txt", "Envoys met later")).number == 3
    same_tables(undisturbed, settings)

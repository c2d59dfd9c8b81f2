"""A disk that fills up, at every stage of a night: told in words, nothing half left, and the next night makes it good.

The disk is a small tmpfs, of its own for these tests. Something else fills it at a moment of the night, told by a line
of its log or by a file that it touches, so that the stage which comes next finds no room.
"""

from __future__ import annotations

import logging
import mmap
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import polars as pl
import pytest

from flows.cli import main
from flows.embedded import HOME_BYTES, ServerTrouble, prefect_server
from flows.prefect_database import NAME
from tests.breaking.conftest import Warm, held_feed, small_disk
from tests.flows.conftest import FirstNight
from tests.flows.served import without_a_server
from warehouse.disks import SPARE_BYTES, told_of_disks
from warehouse.editions import published_generation
from warehouse.errors import DiskTrouble
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.room import free_bytes
from warehouse.settings import Settings, load_settings

DISK_BYTES = 96 * 2**20
NIGHT_LOG = logging.getLogger("prefect.flow_runs")
filling: list[Filling] = []


class Filling(logging.Handler):
    """Something else that fills the disk up to `leave` bytes once the night logs or touches what begins with `when`."""

    def __init__(self, disk: Path, when: str, leave: int) -> None:
        super().__init__(logging.INFO)
        self.filler, self.when, self.leave, self.done = disk / "filler", when, leave, False

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage().startswith(self.when):
            self.fill()

    def touched(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.done and re.match(self.when, f"{event} {' '.join(map(str, arguments[:2]))}"):
            self.fill()

    def fill(self) -> None:
        self.done = True
        fill(self.filler, self.leave)


def fill(filler: Path, leave: int) -> None:
    """Fill the disk of a file with it, up to so many bytes."""
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free_bytes(filler.parent) - leave))


sys.addaudithook(lambda event, arguments: [one.touched(event, arguments) for one in filling] and None)


class Disk(NamedTuple):
    """A small disk with a warehouse on it, of which lima.txt is known, and the folder with everything to read."""

    path: Path
    settings: Settings
    documents: Path

    def state(self) -> dict[str, bytes]:
        """All that stands on the disk, but the log of nights and the lock."""
        return {
            str(path.relative_to(self.path)): path.read_bytes() if path.is_file() else b""
            for path in self.path.rglob("*")
            if path.name not in ("nights.jsonl", "night.lock", "filler")
        }

    def run(self) -> int:
        """Run a night as `parley run` does; gives the exit code."""
        places = ["--warehouse", str(self.settings.warehouse), "--publish", str(self.settings.published)]
        return main(["run", str(self.documents), *places])


@pytest.fixture(scope="module")
def disk(first_night: Callable[[str], FirstNight], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    with small_disk(tmp_path_factory.mktemp("small_disk"), DISK_BYTES) as place:
        settings = load_settings(place, warehouse=place / "warehouse" / "parley.duckdb")
        lima, mixed = first_night("lima"), first_night("mixed")
        shutil.copytree(lima.settings.warehouse.parent, settings.warehouse.parent, symlinks=True)
        yield Disk(place, settings, mixed.documents)


@pytest.fixture
def fills(disk: Disk) -> Iterator[Callable[[str, int], None]]:
    """Have the disk fill up when the night logs or touches something; it has room again after the test."""

    def when(what: str, leave: int) -> None:
        filling.append(Filling(disk.path, what, leave))
        NIGHT_LOG.addHandler(filling[-1])

    yield when
    for one in filling:
        NIGHT_LOG.removeHandler(one)
        one.filler.unlink(missing_ok=True)
    filling.clear()


# When the disk fills up, how many bytes are left, and what is then told to have found no room ('' where a library
# does not say).
STAGES = {
    "ingest, which writes what it found": ("open .*oslo.txt", 0, ""),
    "gate 1, which parts it": ("ingest:", 0, ""),
    "reading, which writes no part at all": ("os.mkdir .*/work/parts ", 0, ""),
    "reading, which writes some parts": ("os.mkdir .*/work/parts ", 20_000, ""),
    "the copy of the generation": ("open .*/candidate-.* w", 1_000_000, "candidate-"),
    "DuckDB's own log": ("open .*/candidate-.* w", 9_500_000, "candidate-.*wal"),
    "Data Docs": ("open .*/work/data_docs", 0, ""),
    "the seal, before the swap": ("gate 2:", 0, ""),
}


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(("when", "leave", "told"), STAGES.values(), ids=STAGES)
def test_a_disk_that_fills_up_ends_the_night_with_a_word_and_changes_nothing(
    when: str,
    leave: int,
    told: str,
    disk: Disk,
    fills: Callable[[str, int], None],
    as_before: None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = disk.state()
    fills(when, leave)
    assert disk.run() == 1
    assert filling[0].done, "the night ended before the disk was full"
    words = capsys.readouterr().err.splitlines()[-1]
    assert words.startswith(f"parley: the disk at {disk.path} (")
    assert re.search(rf"MB free\) is full.*{told}.*; make room on it", words)
    assert nights(disk.settings)[-1]["error"].startswith("DiskTrouble: the disk at")
    after = disk.state()
    assert {name for name, content in before.items() if content != after.get(name)} == set()
    assert after.keys() == before.keys()
    assert current(disk.settings).number == published_generation(disk.settings) == 1


def test_a_night_that_has_no_room_says_so_before_it_begins(
    disk: Disk, fills: Callable[[str, int], None], as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    before = disk.state(), nights(disk.settings)
    fills("", SPARE_BYTES)
    filling[0].fill()
    assert disk.run() == 1
    words = capsys.readouterr().err
    assert re.fullmatch(
        rf"parley: the disk at {disk.path} has (19.9|20.0) MB free, and a night needs at least [3-9]\d.\d MB there, "
        r"as for the next .*; make room on it, or name a place on another disk. Nothing was begun\n",
        words,
    )
    assert (disk.state(), nights(disk.settings)) == before


@pytest.mark.in_turn(1, among="whole nights")
def test_once_there_is_room_again_the_tables_are_those_of_a_night_that_had_it(
    disk: Disk,
    fills: Callable[[str, int], None],
    as_before: None,
    after: Callable[[str], FirstNight],
    night: Callable[..., object],
    settings: Settings,
    same_tables: Callable[[Settings, Settings], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The disk fills up when the generation is current: publishing finds no room, and the night after publishes."""
    fills("swap:", 0)
    edition = disk.settings.published.resolve()
    assert disk.run() == 1
    assert re.search(r"is full.*; make room on it", capsys.readouterr().err)
    assert (current(disk.settings).number, disk.settings.published.resolve()) == (2, edition)
    assert not list(disk.settings.editions_dir.glob(".unfinished-*"))
    filling[0].filler.unlink()
    NIGHT_LOG.removeHandler(filling[0])  # the night beside it says the same words

    after("lima")
    state = night(disk.documents)
    assert state.is_completed(), state.message
    same_tables(settings, disk.settings)

    assert disk.run() == 0
    assert "Nothing new" in capsys.readouterr().out
    assert nights(disk.settings)[-1]["outcome"] == "nothing new"
    assert published_generation(disk.settings) == 2
    same_tables(settings, disk.settings)


@pytest.mark.in_turn(1, among="whole nights")
def test_a_night_whose_line_finds_no_room_says_what_it_made_and_the_log_goes_on_without_it(
    disk: Disk, fills: Callable[[str, int], None], as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Something else takes even the room that the night had set aside, between its being let go and the line."""
    before = nights(disk.settings)
    with disk.settings.nights_path.open("a") as log:  # of a night that was killed; its page has room for half a line
        log.write('{"event": "night", "outc'.ljust(2 * mmap.PAGESIZE - log.tell() % mmap.PAGESIZE - 100, "x"))
    left = disk.settings.nights_path.read_bytes()
    fills("open .*nights.jsonl a", 0)
    assert disk.run() == 1
    assert filling[0].done
    assert disk.settings.nights_path.read_bytes() == left
    words = capsys.readouterr().err.splitlines()[-1]
    assert re.match(
        rf"parley: (Nothing new: .* generation 2 stays|Generation 2: .* new)\. But the log of nights has no line of this night: the disk at "
        rf"{disk.path} \(.*\) is full while {disk.settings.nights_path} was written; make room on it, .*: `parley run`",
        words,
    )
    assert nights(disk.settings) == before
    assert current(disk.settings).number == published_generation(disk.settings) == 2

    filling[0].filler.unlink()
    assert disk.run() == 0
    assert [record["outcome"] for record in nights(disk.settings)[len(before) :]] == ["nothing new"]


def test_a_night_that_broke_off_says_why_even_if_the_log_finds_no_room_for_it(
    disk: Disk, fills: Callable[[str, int], None], as_before: None, capsys: pytest.CaptureFixture[str]
) -> None:
    before = disk.settings.nights_path.read_bytes()
    with disk.settings.nights_path.open("ab") as log:  # its page is full, so that a line needs another
        log.write(b"\n" * (mmap.PAGESIZE - len(before) % mmap.PAGESIZE))
    left = disk.settings.nights_path.read_bytes()
    fills("ingest:", 0)
    fills("open .*nights.jsonl a", 0)
    assert disk.run() == 1
    assert [one.done for one in filling] == [True, True]
    *_, told, why = capsys.readouterr().err.splitlines()
    assert f"the log of nights has no line of this night: the disk at {disk.path} " in told
    assert re.match(rf"parley: the disk at {disk.path} .* is full.*; make room on it", why)
    assert "nights.jsonl" not in why
    assert disk.settings.nights_path.read_bytes() == left


WRITERS: dict[str, Callable[[Path], object]] = {
    "Python": lambda path: path.write_bytes(b"x" * 10_000),
    "Python's copies": lambda path: shutil.copyfile(__file__, path),
    "Polars": lambda path: pl.DataFrame({"text": ["x" * 10_000]}).write_parquet(path),
    "DuckDB": lambda path: duckdb.sql(f"COPY (SELECT range AS n FROM range(100_000)) TO '{path}' (FORMAT csv)"),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_what_each_library_says_of_a_full_disk_is_understood(
    write: Callable[[Path], object], settings: Settings
) -> None:
    """The system's own device that is always full needs no mount."""
    with pytest.raises(DiskTrouble, match=r"is full.*; make room on it"), told_of_disks(settings):
        write(Path("/dev/full"))


@pytest.fixture
def home(prefect_home: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A PREFECT_HOME on a small disk of its own, with a database that a server has made, and no server."""
    (tmp_path / "home").mkdir()
    with small_disk(tmp_path / "home", 2 * HOME_BYTES) as folder:
        prefect_home(folder)
        monkeypatch.delenv("PREFECT_API_URL", raising=False)
        monkeypatch.setenv("PREFECT_HOME", str(folder))
        yield folder


@pytest.mark.in_turn(1, among="whole nights")
def test_a_home_of_prefect_that_fills_up_in_the_middle_of_a_night_is_told_and_the_next_night_does_what_is_left(
    home: Path,
    tmp_path: Path,
    prefect_api: str,
    warm: Warm,
    first_night: Callable[[str], FirstNight],
    same_tables: Callable[[Settings, Settings], None],
) -> None:
    """The server is one of the night's own, whose database alone is on the disk that is full."""
    undisturbed, settings = first_night("good"), load_settings(tmp_path)
    with held_feed() as feed:
        (tmp_path / "parley.toml").write_text(feed.sources(undisturbed.documents))
        night = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "run"],
            cwd=tmp_path,
            env=without_a_server(tmp_path) | {"PREFECT_HOME": str(home)},
            text=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        while not feed.asked and night.poll() is None:
            time.sleep(0.05)
        fill(home / "filler", 0)
        feed.go.set()
        said = night.communicate(timeout=300)[1]
    assert night.returncode == 1, said
    words = (
        rf"parley: Prefect's database in {home} finds no room: 0.0 MB are free .*; make room there, or name another "
    )
    assert re.search(words + r"folder in PREFECT_HOME. .*the warehouse is whole$", said.strip()), said
    assert nights(settings)[-1]["outcome"] == "failed"
    assert not settings.work_dir.exists()
    (tmp_path / "parley.toml").write_text(f'sources = ["{undisturbed.documents}"]\n')
    assert warm.run(tmp_path, "run", environment={"PREFECT_API_URL": prefect_api}).code == 0
    same_tables(undisturbed.settings, settings)


def test_a_home_of_prefect_without_room_is_told_before_the_night(home: Path) -> None:
    fill(home / "filler", HOME_BYTES - 200_000)
    words = rf"Prefect's database in {home} finds no room: \d+\.\d MB are free .* 15.0 MB are the least; .*nothing was begun"
    with pytest.raises(ServerTrouble, match=words), prefect_server():
        pass
    assert {path.name for path in home.iterdir()} == {"filler", NAME}

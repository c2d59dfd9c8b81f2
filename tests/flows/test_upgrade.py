"""Warehouses that earlier and later versions wrote: carried over by one night, or refused with a clear word."""

import lzma
import shutil
from pathlib import Path

import duckdb
import pytest

from flows.cli import main
from tests.flows.conftest import ROOT, content, quick_night, rows
from warehouse.errors import BrokenWarehouse, OtherVersion
from warehouse.generations import current
from warehouse.nights import nights
from warehouse.released import present_number
from warehouse.settings import Settings, load_settings

RELEASED = sorted((ROOT / "tests" / "warehouse" / "released").glob("*.xz"))
DOCUMENTS = [
    ROOT / "seeds" / "documents" / f"{name}.txt"
    for name in ("small-steps-in-geneva", "obstacles-to-talks", "no-quick-way-out")
]
CORRECTION = "c1,set,r_b1e52ffeb283,place,Minsk,Belarus,the talks were in the capital,a reader,2022-12-06\n"


@pytest.fixture(scope="module")
def corrected_reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference data with the value that a person had set in each of the old warehouses."""
    folder = tmp_path_factory.mktemp("corrected") / "reference"
    shutil.copytree(ROOT / "seeds" / "reference", folder)
    with (folder / "corrections.csv").open("a", encoding="utf-8") as table:
        table.write(CORRECTION)
    return folder


@pytest.fixture
def corrected(corrected_reference: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The test's own warehouse, which the command finds too, with those reference data."""
    monkeypatch.setenv("PARLEY_REFERENCE", str(corrected_reference))
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(settings.warehouse))
    settings.warehouse.parent.mkdir()
    return load_settings(published=settings.published)


@pytest.fixture(scope="module")
def fresh(corrected_reference: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a first night of the present version makes of the documents that the old warehouses hold."""
    folder = tmp_path_factory.mktemp("fresh")
    warehouse = folder / "warehouse" / "parley.duckdb"
    settings = load_settings(folder, warehouse=warehouse, reference=corrected_reference)
    quick_night(settings, 0, *DOCUMENTS)
    return content(current(settings).path)


def unpack(packed: Path, settings: Settings) -> None:
    """Lay an old warehouse where the test's own is to be."""
    settings.warehouse.write_bytes(lzma.decompress(packed.read_bytes()))


def history(path: Path) -> set[tuple[object, ...]]:
    """What each night said of a meeting, and since when; nothing in a schema without a history."""
    if not rows(path, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'meetings_history'"):
        return set()
    return set(rows(path, "SELECT meeting_id, title, place, status, recorded_from FROM meetings_history"))


@pytest.mark.in_turn(1)
@pytest.mark.parametrize("packed", RELEASED, ids=lambda path: f"{path.name[:9]} is carried over in one night")
def test_a_warehouse_of_each_released_schema_becomes_in_one_night_what_a_fresh_one_is(packed, corrected, fresh):
    unpack(packed, corrected)
    ids, told = set(rows(corrected.warehouse, "SELECT meeting_id FROM meetings")), history(corrected.warehouse)

    ingested = quick_night(corrected, None, *DOCUMENTS)

    path = current(corrected).path
    assert (ingested.fresh, ingested.waiting) == (0, 0)
    assert rows(path, "SELECT number, base, schema_number FROM generation") == [(3, 2, present_number())]
    now = content(path)
    for table, expected in fresh.items():
        assert now[table] == expected, table
    led = set(rows(path, "SELECT meeting_id FROM meetings UNION SELECT old_id FROM meeting_redirects"))
    assert ids <= led, "every id that was given once leads somewhere"
    assert rows(path, "SELECT count(*) FROM meetings WHERE place = 'Minsk'") == [(1,)], "a person's word is kept"
    assert told <= history(path), "what earlier nights said is kept"
    open_rows = "SELECT count(*) FROM meetings_history WHERE recorded_to IS NULL"
    assert rows(path, open_rows) == rows(path, "SELECT count(*) FROM meetings")


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What a command has printed, whatever the width of its lines."""
    shown = capsys.readouterr()
    return " ".join((shown.out + shown.err).split())


@pytest.mark.in_turn(1, among="whole nights")
def test_an_old_warehouse_says_that_it_is_old_is_upgraded_and_can_be_gone_back_to(night, corrected, capsys):
    unpack(RELEASED[0], corrected)
    old = f"The warehouse is of schema 1, and this version of Parley makes schema {present_number()}"
    assert main(["status"]) == 0
    assert old in said(capsys)
    assert main(["sql", "FROM party('Russia')"]) == 2
    assert old in said(capsys)
    assert main(["sql", "SELECT count(*) FROM positions"]) == 0
    assert "47" in said(capsys)
    assert main(["explain", "m_2ecd2000bffd"]) in (0, 1)
    assert "unexpected" not in said(capsys)

    state = night(*DOCUMENTS)

    assert state.is_completed(), state.message
    assert (nights(corrected)[-1]["read_again"], nights(corrected)[-1]["waiting"]) == (3, 0)
    capsys.readouterr()
    assert main(["rollback"]) == 0
    shown = said(capsys)
    assert "Generation 2 is current again" in shown
    assert "the edition in place stays" in shown
    assert old in shown
    quick_night(corrected, None, *DOCUMENTS)
    assert rows(current(corrected).path, "SELECT number, base FROM generation") == [(4, 2)]


def make_newer(settings: Settings) -> None:
    """Let the current generation be one of a version to come."""
    with duckdb.connect(str(current(settings).path)) as con:
        con.execute("UPDATE generation SET schema_number = schema_number + 1, schema_version = 'to come'")


def test_a_warehouse_of_a_later_version_is_refused_and_left_as_it_is(night, after, good, settings, monkeypatch, capsys):
    after("lima")
    make_newer(settings)
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(settings.warehouse))
    before = settings.warehouse.read_bytes()
    state = night(good)
    assert state.is_failed()
    assert "was written by a later version of Parley" in state.message
    assert f"this one makes {present_number()}" in state.message
    assert settings.warehouse.read_bytes() == before
    with pytest.raises(OtherVersion, match="Run that version"):
        quick_night(settings, 0, good)
    assert main(["status"]) == 0
    assert "by a later version of Parley" in said(capsys)
    assert main(["sql", "FROM nothing_of_ours"]) == 2
    assert "by a later version of Parley" in said(capsys)


def test_an_upgrade_that_was_no_good_is_rolled_back_by_the_earlier_version(after, good, settings):
    after("lima")
    quick_night(settings, 0, good)
    make_newer(settings)
    assert main(["rollback", "--warehouse", str(settings.warehouse)]) == 0
    assert rows(settings.warehouse, "SELECT number FROM generation") == [(1,)]
    quick_night(settings, 0, good)
    assert rows(settings.warehouse, "SELECT number, base FROM generation") == [(3, 1)]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param("CREATE TABLE orders (number INTEGER)", id="a file of somebody else's"),
        pytest.param("CREATE TABLE generation (number INTEGER)", id="one with a table of the same name"),
    ],
)
def test_a_duckdb_file_of_somebody_else_is_refused_and_left_as_it_is(table, settings, good):
    settings.warehouse.parent.mkdir()
    with duckdb.connect(str(settings.warehouse)) as con:
        con.execute(table)
    before = settings.warehouse.read_bytes()
    with pytest.raises(BrokenWarehouse, match="no warehouse of Parley's; name another path"):
        quick_night(settings, 0, good)
    assert settings.warehouse.read_bytes() == before

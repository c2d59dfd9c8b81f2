"""A part of a night that changes on its way to the warehouse: noticed whatever it says now, named, and read again."""

import shutil
from dataclasses import replace

import duckdb
import polars as pl
import pytest

from tasks.batches import read_batch
from tasks.broken_parts import read_broken_parts_again
from tasks.extract import batches_in, make_batches
from tasks.ingest import ingest
from tasks.resolve import build_candidate
from tests.breaking.same_tables import differences, tables_of
from tests.flows.conftest import GOOD, write_documents
from warehouse.nights import night_lock
from warehouse.parts import batch_of, broken_parts
from warehouse.settings import load_settings


@pytest.fixture(scope="module")
def read_once(tmp_path_factory):
    """A night's work folder with a batch of two documents and one of one, read; its settings and the tables it makes."""
    folder = tmp_path_factory.mktemp("corrupt_parts")
    write_documents(folder / "documents", GOOD)
    settings = replace(load_settings(folder, warehouse=folder / "parley.duckdb"), batch_documents=2)
    with night_lock(settings) as work:
        ingest.fn([str(folder / "documents")], settings, None, work)
        shutil.copytree(work / "fresh", work / "admitted")
        for batch in make_batches.fn(settings, work):
            read_batch(batch)
        shutil.copytree(work, folder / "kept")
        resolved = build_candidate.fn(settings, None, work)
        assert resolved.notes == []
        return folder / "kept", settings, tables_of(resolved.candidate)


@pytest.fixture
def work(read_once, tmp_path):
    """A copy of that folder."""
    return shutil.copytree(read_once[0], tmp_path / "work")


def part_of(work, table):
    """The part of the first batch."""
    [part] = (work / "parts" / table).glob("00000.*")
    return part


def flip_a_byte(part):
    """Change a letter of a name, where there is one that the file holds as it is: no library has anything against it."""
    content = bytearray(part.read_bytes())
    content[content.rindex(b"lima.txt")] ^= 1
    part.write_bytes(content)


def say_otherwise(part):
    pl.read_parquet(part).with_columns(pl.lit("RUS").alias("document")).write_parquet(part)


def cut(part):
    part.write_bytes(part.read_bytes()[:-1])


def empty(part):
    part.write_bytes(b"")


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("spoil", [flip_a_byte, say_otherwise, cut, empty], ids=lambda deed: deed.__name__)
def test_a_part_that_was_changed_is_named_and_its_documents_are_read_again(spoil, work, read_once):
    _, settings, undisturbed = read_once
    part = part_of(work, "positions")
    spoil(part)
    assert broken_parts(work / "parts") == [part]
    if spoil in (flip_a_byte, say_otherwise):
        assert duckdb.read_parquet(str(part)).fetchall(), "nobody else notices"
    with night_lock(settings) as nightly_work:
        shutil.copytree(work, nightly_work, dirs_exist_ok=True)
        resolved = build_candidate.fn(settings, None, nightly_work)
        assert differences(undisturbed, tables_of(resolved.candidate)) == []
        assert broken_parts(nightly_work / "parts") == []
    [note] = resolved.notes
    assert note.startswith(f"the part positions/{part.name} was no longer as it was written")
    assert note.endswith("it was thrown away, and the documents of batch 00000 were read again")


def test_the_parts_of_half_a_batch_that_was_halved_elsewhere_are_read_again_from_the_whole(work, read_once):
    settings, [whole, _] = read_once[1], batches_in(work, read_once[1])
    half = replace(whole, raw=whole.raw.with_stem("00000b"), paragraphs=None)
    pl.read_parquet(whole.raw)[1:].write_parquet(half.raw)
    read_batch(half)
    half.raw.unlink()
    before = {path.name: path.read_bytes() for path in (work / "parts").glob("*/00000b.*")}
    [part] = (work / "parts" / "documents").glob("00000b.*")
    cut(part)
    [note] = read_broken_parts_again(work, settings.reference)
    assert "batch 00000b" in note
    assert {path.name: path.read_bytes() for path in (work / "parts").glob("*/00000b.*")} == before


def test_a_batch_that_is_read_twice_has_its_parts_once(work, read_once):
    [batch, _] = batches_in(work, read_once[1])
    part = part_of(work, "documents")
    part.rename(part.with_name(f"00000.{'0' * 32}.parquet"))
    read_batch(batch)
    names = sorted(batch_of(one) for one in (work / "parts" / "documents").iterdir())
    assert names == ["00000", "00001"]

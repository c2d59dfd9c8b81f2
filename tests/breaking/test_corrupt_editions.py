"""A published edition that is no longer what was written: noticed, named, and made anew to the same bytes."""

import json
import os
import shutil
from pathlib import Path

import pytest

from flows import cli
from tests.flows.conftest import run_night
from tests.warehouse.conftest import nights_done, settings, two_nights
from warehouse.editions import MANIFEST, fault_of_edition
from warehouse.nights import nights
from warehouse.settings import load_settings

__all__ = ["nights_done", "settings", "two_nights"]


def files_of(edition: Path) -> dict[str, bytes]:
    return {path.relative_to(edition).as_posix(): path.read_bytes() for path in edition.rglob("*") if path.is_file()}


def take_a_page_away(edition):
    (edition / "index.html").unlink()


def change_a_page_by_hand(edition):
    page = edition / "index.html"
    page.write_bytes(page.read_bytes()[:-1] + b" ")


def change_a_page_and_its_time(edition):
    page = edition / "index.html"
    before = page.stat()
    page.write_bytes(page.read_bytes()[:-1] + b" ")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def cut_a_table(edition):
    os.truncate(edition / "data" / "meetings.parquet", 10)


def add_a_file(edition):
    (edition / "notes.txt").write_text("mine")


def take_the_manifest_away(edition):
    (edition / MANIFEST).unlink()


def break_the_manifest(edition):
    (edition / MANIFEST).write_text('{"generation": 2, "files": [', encoding="utf-8")


def empty_the_manifest(edition):
    (edition / MANIFEST).write_text('{"generation": 2, "rows": {}, "files": {}}', encoding="utf-8")


def write_nonsense_into_the_manifest(edition):
    (edition / MANIFEST).write_text('{"generation": 2, "files": {"index.html": 7}}', encoding="utf-8")


def take_the_edition_away(edition):
    shutil.rmtree(edition)


DEEDS = [
    take_a_page_away, change_a_page_by_hand, change_a_page_and_its_time, cut_a_table, add_a_file, take_the_manifest_away,
    break_the_manifest, empty_the_manifest, write_nonsense_into_the_manifest, take_the_edition_away,
]  # fmt: skip


@pytest.fixture(scope="module")
def published(nights_done, tmp_path_factory):
    """A folder with two nights whose edition is published: to be copied."""
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(nights_done[2] / "var", folder / "var")
    assert cli.main(["publish", "--warehouse", str(folder / "var" / "parley.duckdb")]) == 0
    return folder


@pytest.fixture
def edition(published, settings):
    """The published edition of a warehouse of the test's own."""
    shutil.copytree(published / "var", settings.warehouse.parent, symlinks=True)
    return settings.published.resolve()


@pytest.mark.in_turn(2)
@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_broken_edition_is_named_and_published_anew_to_the_same_bytes(deed, edition, settings, capsys):
    before = files_of(settings.published)
    assert fault_of_edition(settings, every_byte=True) is None
    deed(edition)
    # What has the size and the time that it had is found where every byte is read.
    assert (fault_of_edition(settings) is None) == (deed is change_a_page_and_its_time)
    assert fault_of_edition(settings, every_byte=True)
    assert cli.main(["publish", "--warehouse", str(settings.warehouse)]) == 0
    assert "The published edition was broken (" in capsys.readouterr().out
    assert files_of(settings.published) == before


@pytest.mark.in_turn(1, among="whole nights")
def test_the_next_night_notices_a_broken_edition_and_says_so(prefect_api, first_night, tmp_path):
    done = first_night("good")
    shutil.copytree(done.settings.warehouse.parent, tmp_path / "warehouse", symlinks=True)
    its = load_settings(tmp_path, warehouse=tmp_path / "warehouse" / "parley.duckdb")
    before = json.loads((its.published / MANIFEST).read_text())
    change_a_page_by_hand(its.published.resolve())
    assert run_night(its, done.documents).is_completed()
    assert json.loads((its.published / MANIFEST).read_text()) == before
    assert fault_of_edition(its, every_byte=True) is None
    assert "the published edition was broken (its file index.html is not" in " ".join(nights(its)[-1]["notes"])

"""An edition is made of a generation and of nothing else."""

import pytest

from tasks.edition import build
from warehouse import generations
from warehouse.connection import connect
from warehouse.errors import OtherVersion
from warehouse.settings import load_settings


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_generation_gives_the_same_bytes_whenever_and_wherever_it_is_published(edition, republished):
    first, again = contents(edition), contents(republished())
    assert first.keys() == again.keys()
    assert [name for name in first if first[name] != again[name]] == []


def test_no_file_of_an_edition_tells_where_it_was_made(edition, bundled_settings):
    folder = str(bundled_settings.warehouse.parent).encode()
    sources = {"data/documents.csv", "data/documents.parquet"}  # a document's source is where it was read
    telling = {name for name, content in contents(edition).items() if folder in content}
    assert telling <= sources


def test_a_generation_of_another_version_is_not_published_and_the_error_says_what_to_do(bundled_settings, tmp_path):
    settings = load_settings(tmp_path, warehouse=tmp_path / "old.duckdb")
    settings.warehouse.write_bytes(bundled_settings.warehouse.read_bytes())
    with connect(settings.warehouse, read_only=False) as con:
        con.execute("UPDATE generation SET schema_version = 'older'")
    with pytest.raises(OtherVersion, match="parley run"):
        build.publish(settings, generations.current(settings))
    assert not settings.published.exists()

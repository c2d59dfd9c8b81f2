import csv
import json
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from warehouse import generations
from warehouse.connection import connect
from warehouse.editions import publish, published_generation
from warehouse.errors import PublishRefused
from warehouse.generations import Generation
from warehouse.published_tables import TABLES
from warehouse.settings import load_settings


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_table_is_published_as_parquet_and_csv_with_a_manifest(settings, one_night):
    edition = publish(settings, one_night)
    assert edition.path.name == "gen-000001"
    assert settings.published.resolve() == edition.path
    names = {f"data/{table}.{kind}" for table in TABLES for kind in ("parquet", "csv")}
    names |= {"manifest.json", "slices.parquet"}
    assert set(contents(settings.published)) == names
    manifest = json.loads((settings.published / "manifest.json").read_text())
    assert manifest["generation"] == published_generation(settings) == 1
    assert manifest["rows"] == edition.rows
    assert set(manifest["files"]) == names - {"manifest.json"}
    meetings = pl.read_parquet(settings.published / "data" / "meetings.parquet")
    assert meetings.select("meeting_id", "parties", "n_documents").to_dicts() == [
        {"meeting_id": "m_1", "parties": ["CHL", "URY"], "n_documents": 1}
    ]
    assert "text" not in pl.read_parquet_schema(settings.published / "data" / "documents.parquet")


def test_csv_joins_lists_and_gives_passages_as_json(settings, one_night):
    publish(settings, one_night)
    with (settings.published / "data" / "meeting_reports.csv").open(encoding="utf-8", newline="") as file:
        (report,) = csv.DictReader(file)
    assert report["parties"] == "CHL; URY"
    assert report["issues"] == ""
    assert json.loads(report["evidence"]) == [{"char_start": 0, "char_end": 9, "text": "Ministers"}]


def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(settings, night, read):
    titles = {f"{n}.txt": f'{start}HYPERLINK("x";"y"), "quoted"\nand on' for n, start in enumerate("=+-@\t")}
    readings = [read(name, f"Ministers of {name}") for name in titles]
    for frames, title in zip(readings, titles.values(), strict=True):
        frames["documents"] = frames["documents"].with_columns(title=pl.lit(title), publisher=pl.lit("a = b"))
    publish(settings, night(settings, *readings))
    with (settings.published / "data" / "documents.csv").open(encoding="utf-8", newline="") as file:
        cells = {row["document"]: (row["title"], row["publisher"]) for row in csv.DictReader(file)}
    assert cells == {name: ("'" + title, "a = b") for name, title in titles.items()}
    untouched = pl.read_parquet(settings.published / "data" / "documents.parquet").sort("document")
    assert untouched["title"].to_list() == list(titles.values())


def test_the_same_content_in_another_order_gives_the_same_bytes(night, read, tmp_path):
    texts = {f"{n}.txt": f"Ministers met {n} times" for n in range(12)}
    together = load_settings(tmp_path / "one")
    night(together, *(read(name, text) for name, text in texts.items()))
    apart = load_settings(tmp_path / "two")
    night(apart, *(read(name, text) for name, text in reversed(texts.items())))
    for settings in (together, apart):
        path = generations.current(settings).path
        with connect(path, read_only=False) as con:
            con.execute("UPDATE documents SET ingested_at = TIMESTAMPTZ '2019-03-06 02:00:00+00'")
        publish(settings, generations.current(settings))
    assert contents(together.published) == contents(apart.published)


def test_publishing_the_same_again_leaves_the_edition_in_place(settings, one_night):
    first = publish(settings, one_night)
    before = first.path.stat()
    assert publish(settings, one_night) == first
    assert first.path.stat().st_ino == before.st_ino
    assert [path.name for path in settings.editions_dir.iterdir()] == ["gen-000001"]


def test_a_reader_in_an_old_edition_keeps_it_and_very_old_ones_go(settings, two_nights, night, read):
    first = Generation(1, settings.generations_dir / "gen-000001.duckdb")
    few = replace(settings, keep_generations=2)
    for generation in (first, two_nights, night(settings, read("c.txt", "Others met elsewhere"))):
        publish(few, generation)
    assert sorted(path.name for path in settings.editions_dir.iterdir()) == ["gen-000002", "gen-000003"]
    assert settings.published.resolve().name == "gen-000003"


def test_after_a_rollback_the_earlier_generation_is_published_again(settings, night, read):
    night(settings, read("a.txt", "Ministers met today"), and_publish=True)
    first = contents(settings.published)
    night(settings, read("b.txt", "Envoys met later"), and_publish=True)
    publish(settings, generations.rollback(settings))
    assert published_generation(settings) == 1
    assert contents(settings.published) == first


def test_what_great_expectations_wrote_is_published_as_often_as_its_generation_is(settings, one_night):
    (one_night.docs / "static").mkdir(parents=True)
    (one_night.docs / "index.html").write_text("<p>all good</p>")
    (one_night.docs / "static" / "style.css").write_text("p {}")
    for _ in range(2):
        publish(settings, one_night)
        assert (settings.published / "data_docs" / "index.html").read_text() == "<p>all good</p>"
        manifest = json.loads((settings.published / "manifest.json").read_text())
        assert "data_docs/static/style.css" in manifest["files"]


def test_what_the_caller_adds_is_in_the_manifest_and_goes_public_with_the_tables(settings, one_night):
    def complete(edition):
        assert not settings.published.exists()
        (edition.folder / "index.html").write_text(
            f"<p>{len(list((edition.folder / 'data').glob('*.csv')))} tables</p>"
        )

    publish(settings, one_night, complete)
    assert (settings.published / "index.html").read_text() == f"<p>{len(TABLES)} tables</p>"
    assert "index.html" in json.loads((settings.published / "manifest.json").read_text())["files"]


def test_an_empty_folder_at_the_published_path_is_taken(settings, one_night):
    settings.published.mkdir(parents=True)
    publish(settings, one_night)
    assert settings.published.is_symlink()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_not_ours_at_the_published_path_is_refused_and_left_alone(settings, one_night, kind, tmp_path):
    if kind == "folder":
        settings.published.mkdir()
        (settings.published / "thesis.txt").write_text("mine")
    elif kind == "file":
        settings.published.write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        settings.published.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishRefused, match="publish elsewhere with --publish"):
        publish(settings, one_night)
    assert settings.published.exists()
    assert published_generation(settings) is None
    assert kind != "folder" or (settings.published / "thesis.txt").read_text() == "mine"


def test_names_with_quotes_and_spaces_do(night, read, tmp_path):
    settings = load_settings(tmp_path / 'it\'s a "test" ñ', published=Path("an edition's folder"))
    generation = night(settings, read("a.txt", "Ministers met today"), and_publish=True)
    assert night(settings, read("b.txt", "Envoys met later")).number == generation.number + 1
    assert pl.read_parquet(settings.published / "data" / "meetings.parquet").height == 1

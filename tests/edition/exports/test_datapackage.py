"""The data package, as the frictionless tool reads it: every row of every table is checked against its schema."""

import json
import shutil

import polars as pl
import pytest
from frictionless import validate

from warehouse.published_tables import TABLES


@pytest.fixture(scope="module")
def package(nasty_edition):
    return json.loads((nasty_edition / "datapackage.json").read_text(encoding="utf-8"))


def test_the_whole_edition_is_valid_with_as_many_rows_as_its_parquet_files(nasty_edition):
    report = validate(nasty_edition / "datapackage.json")
    assert report.valid, [task.errors for task in report.tasks if not task.valid]
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks if task.type == "table"}
    assert rows.pop("codebook") > 200
    assert rows == {name: pl.read_parquet(nasty_edition / "data" / f"{name}.parquet").height for name in TABLES}


@pytest.mark.parametrize(
    ("file", "before", "after", "error"),
    [
        pytest.param("meetings.csv", "m_00", "m_01", "primary-key", id="a key that stands twice"),
        pytest.param("meetings.csv", ",scheduled,", ",secretive,", "constraint-error", id="a word that is not listed"),
        pytest.param("dyad_days.csv", "2019-03-12", "2019-33-12", "type-error", id="a day that is none"),
        pytest.param("events.plover.jsonl", "CONSULT", "INSULTS", "hash-count", id="a byte of another file"),
    ],
)
def test_what_was_tampered_with_is_found(nasty_edition, tmp_path, file, before, after, error):
    copy = tmp_path / "edition"
    shutil.copytree(nasty_edition, copy)
    content = (copy / "data" / file).read_bytes()
    assert before.encode() in content
    (copy / "data" / file).write_bytes(content.replace(before.encode(), after.encode(), 1))
    name = file.removesuffix(".csv").replace(".", "-")
    report = validate(
        copy / "datapackage.json", resource_name=name, skip_errors=() if "jsonl" in file else ("hash-count",)
    )
    assert error in {error.type for task in report.tasks for error in task.errors}


def test_descriptions_are_the_comments_of_the_schema_and_keys_its_keys(package):
    meetings = next(resource for resource in package["resources"] if resource["name"] == "meetings")
    fields = {field["name"]: field for field in meetings["schema"]["fields"]}
    assert meetings["schema"]["primaryKey"] == ["meeting_id"]
    assert fields["status"]["constraints"]["enum"][0] == "held"
    assert fields["parties"]["description"].startswith("Codes of the parties taking part.")
    assert fields["duration_minutes"]["type"] == "integer"
    documents = next(resource for resource in package["resources"] if resource["name"] == "documents")
    assert "text" not in {field["name"] for field in documents["schema"]["fields"]}


def test_licence_version_and_time_are_those_of_settings_and_generation(package):
    assert [licence["name"] for licence in package["licenses"]] == ["CC-BY-4.0"]
    assert package["version"] == "7.0.0"
    assert package["created"] == "2019-03-20T02:00:00Z"


def test_every_file_for_programs_is_described(nasty_edition, package):
    described = {resource["path"] for resource in package["resources"]}
    there = {f"{folder}/{path.name}" for folder in ("data", "feeds") for path in (nasty_edition / folder).iterdir()}
    assert described == there

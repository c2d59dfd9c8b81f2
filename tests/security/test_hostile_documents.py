"""A night over documents whose names, texts and sidecars try to be SQL, templates, mark-up, formulas and orders."""

import csv
import json
import os
import re

import polars as pl
import pytest
from lxml import html

from flows.publish import publish
from tests.flows.conftest import LIMA
from warehouse import generations
from warehouse.connection import connect
from warehouse.nights import night_lock
from warehouse.settings import load_settings

EVIL = (
    "'); DROP TABLE documents; --", '"; DELETE FROM meetings; --', "getvariable('extractor_version')", "{{ 7 * 7 }}", "{% raw %}",
    "${7*7} %s %n", "<img src=x onerror=alert(1)>", "]]>&lt;b&gt;", "=cmd|' !A1", "@SUM(A1)", "line\nbreak", "tab\tcr\r",
    "\u202egnp.exe", "\x1b[2J\x07", "\x9b31m", "[a](javascript:alert(1))", "$(touch pwned)", "`touch pwned`", "x" * 200,
)  # fmt: skip
PLACES = ("Lima", "Arica", "Tacna", "Cusco", "Quito", "Cuenca", "Bogota", "Cali", "Oslo", "Bergen", "Riga", "Tartu", "Vilnius",
          "Kaunas", "Turku", "Porto", "Braga", "Vigo", "Cadiz")  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A document for each, which has it as its name, in its title, publisher, author, address and text."""
    folder = tmp_path_factory.mktemp("hostile")
    documents = folder / "documents"
    documents.mkdir()
    for evil, place in zip(EVIL, PLACES, strict=True):
        text = LIMA.replace("Lima", place).replace("LIMA", place.upper())
        (documents / f"{evil}.txt").write_bytes(
            f"{text}\n{evil} said that Peru rejects any sanctions, {evil}.\n".encode()
        )
        sidecar = {
            "published": "2021-03-03",
            "title": f"{evil} talks",
            "publisher": evil,
            "url": f"https://h.example/{evil}",
        }
        (documents / f"{evil}.json").write_text(json.dumps(sidecar), encoding="utf-8")
    (documents / "null.txt").write_bytes(b"Chile and Peru met in Lima.\0'); DROP TABLE meetings; --\n" * 5)
    (documents / os.fsdecode(b"\xff\xfe.txt")).write_bytes(LIMA.encode())
    return folder


@pytest.fixture(scope="module")
def settings(folder):
    """After a night over them, without Prefect's engine and Great Expectations, and its edition."""
    from tasks.batches import read_batch
    from tasks.extract import make_batches
    from tasks.ingest import ingest
    from tasks.resolve import build_candidate

    settings = load_settings(folder, warehouse=folder / "parley.duckdb")
    with night_lock(settings) as work:
        ingest.fn([str(folder / "documents")], settings, None, work)
        (part,) = (work / "fresh").glob("*.parquet")
        found = pl.read_parquet(part)
        assert found.filter(pl.col("problem") == "binary")["document"].to_list() == ["null.txt"]
        (work / "admitted").mkdir()
        found.filter(pl.col("problem").is_null()).write_parquet(work / "admitted" / part.name)
        for batch in make_batches.fn(settings, work):
            read_batch(batch)
        generations.swap(settings, build_candidate.fn(settings, None, work).candidate)
    publish(settings)
    return settings


def test_every_document_is_held_with_its_text_and_its_name_as_they_are(settings, folder):
    with connect(settings.warehouse, read_only=True) as con:
        held = dict(con.execute('SELECT document, "text" FROM documents').fetchall())
        (titles,) = con.execute("SELECT list(title) FROM documents").fetchone()
        (meetings,) = con.execute("SELECT count(*) FROM meeting_reports").fetchone()
        assert con.execute("SELECT getvariable('extractor_version')").fetchone() == (None,)
    for evil in EVIL:
        assert evil.replace("\r", "\n") in held[f"{evil}.txt"]
    assert {" ".join(f"{evil} talks".split()) for evil in EVIL} <= set(titles)
    assert "??.txt" in held
    assert meetings >= len(EVIL)
    assert not (folder / "pwned").exists()


def test_no_page_of_the_edition_has_what_it_was_given_for_mark_up(settings):
    ours = (
        {path.name for path in (settings.published / "static").rglob("*.js")}
        if (settings.published / "static").exists()
        else set()
    )
    pages = sorted(settings.published.rglob("*.html"))
    assert len(pages) > len(EVIL)
    for page in pages:
        for node in html.fromstring(page.read_bytes()).iter():
            if not isinstance(node.tag, str):
                continue
            attributes = {name.lower(): value for name, value in node.attrib.items()}
            assert not [name for name in attributes if name.startswith("on")], (page, node.tag)
            assert node.tag not in ("iframe", "object", "embed", "base", "form") or node.tag == "form", (page, node.tag)
            assert not (node.tag == "img" and attributes.get("src") == "x"), page
            for name in ("href", "src", "action"):
                assert not re.match(r"\s*(javascript|data:text|vbscript)", attributes.get(name, ""), re.I), (
                    page,
                    attributes,
                )
            if node.tag == "script" and attributes.get("src"):
                assert "://" not in attributes["src"], (page, ours)
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert "{{ 7 * 7 }}" in text
    assert "49 talks" not in text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_no_cell_of_the_published_tables_is_a_formula(settings):
    tables = sorted((settings.published / "data").glob("*.csv"))
    assert len(tables) > 10
    for table in tables:
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}, table.name
        cells = [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
        assert [cell for cell in cells if not re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)] == [], table.name


def test_a_name_does_not_lead_out_of_the_edition(settings):
    root = settings.published.resolve()
    for path in root.rglob("*"):
        assert path.resolve().is_relative_to(root)
        assert re.fullmatch(r"[A-Za-z0-9._-]+", path.name), path.name

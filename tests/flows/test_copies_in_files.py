"""Copies and editions as they come in folders: five papers, links with tracking parameters, a corrected edition."""

import json

import duckdb
import pytest

from flows.explain import explain
from tests.flows.conftest import LIMA
from warehouse.generations import current

PAPERS = ("Daily A", "Daily B", "Daily C", "Daily D", "Daily E")
URL = "https://news.example/lima"


def write(folder, name, text, **sidecar):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps({"published": "2021-03-03"} | sidecar), encoding="utf-8")


def rows(settings, query):
    with duckdb.connect(str(current(settings).path), read_only=True) as con:
        return con.execute(query).fetchall()


@pytest.mark.in_turn(1, among="whole nights")
def test_copies_are_kept_and_count_once_and_a_correction_supersedes(night, settings, tmp_path, capsys):
    folder = tmp_path / "in"
    for number, paper in enumerate(PAPERS):
        text = LIMA if number < 3 else LIMA.replace("Foreign ministers of", "Envoys from")
        write(folder, f"paper{number}", text, publisher=paper, title=f"{paper} on Lima")
    write(folder, "site", LIMA, url=URL)
    write(folder, "site2", LIMA, url="http://www.news.example/lima/?utm_source=mail&fbclid=1#top")
    assert night(folder).is_completed()
    assert rows(settings, "SELECT document, reason FROM quarantine") == [("site2.txt", "duplicate")]
    assert rows(settings, "SELECT n_documents, n_independent_sources FROM meetings") == [(6, 1)]
    ((meeting,),) = rows(settings, "SELECT meeting_id FROM meetings")
    assert explain(settings, meeting) == 0
    shown = capsys.readouterr().out
    assert "6 documents, 1 independent source" in shown
    assert "copy of" in shown

    write(folder, "site-corrected", LIMA.replace("Wednesday", "Tuesday"), url=f"{URL}?gclid=2", published="2021-03-04")
    assert night(folder).is_completed()
    assert rows(settings, "SELECT document FROM documents WHERE superseded_by IS NOT NULL") == [("site.txt",)]
    assert rows(settings, "SELECT DISTINCT document FROM superseded_reports") == [("site.txt",)]
    assert rows(settings, "SELECT count(*) FROM meeting_status_history WHERE event = 'superseded'") == [(1,)]
    ((position,),) = rows(settings, "SELECT min(position_id) FROM superseded_positions")
    assert explain(settings, position) == 0
    assert "site-corrected.txt" in capsys.readouterr().out
    number = current(settings).number
    assert night(folder).message.startswith("Nothing new")
    assert current(settings).number == number

"""Reading again in the background: part by part, under the gate, until all is as if it had been read at once."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.cli import main
from tasks.batches import Batch, BatchCounts, extractor_version, read_batch
from tasks.extract import make_batches
from tasks.ingest import ingest
from tasks.parcels import read_parcel, receive, send, send_reference, store_of_night
from tasks.rereading import leave_out, unreadable_again
from tasks.resolve import build_candidate
from tests.flows.conftest import GOOD, content, quick_night, rows, write_documents
from warehouse.generations import current
from warehouse.nights import night_lock, nights
from warehouse.settings import Settings, load_settings

LATER = """Chile and Peru talked in Lima

SANTIAGO, March 5 - Chilean Foreign Minister Ana Rojas met her Peruvian counterpart Luis Quispe in Lima on Wednesday.
Peru rejects any sanctions, Quispe said.
"""
AGAIN = """Chile and Peru to meet again

LIMA, March 8 - The foreign ministers of Chile and Peru met in Lima on March 3 and will meet again in Santiago on March 20.
"""
WAIT = "SELECT document FROM documents WHERE extractor_version <> (SELECT extractor_version FROM generation) ORDER BY 1"


def change_rows(folder: Path, table: str, changed: dict[str, str]) -> None:
    """Change the rows of a table of reference data that begin so; '' leaves them out."""
    kept = []
    for line in (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines(keepends=True):
        row = next((new for begins, new in changed.items() if line.startswith(begins)), line)
        kept.append(row)
    (folder / f"{table}.csv").write_text("".join(kept), encoding="utf-8")


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a warehouse whose five documents were read without knowing 'met', or what 'rejects' says."""
    folder = tmp_path_factory.mktemp("read_before")
    documents = write_documents(folder / "documents", GOOD)
    for name, (text, published) in {"later": (LATER, "2021-03-05"), "again": (AGAIN, "2021-03-08")}.items():
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
        (documents / f"{name}.json").write_text(json.dumps({"published": published}), encoding="utf-8")
    poor = shutil.copytree(load_settings(folder).reference, folder / "reference")
    change_rows(poor, "meeting_cues", {"meet,": 'meet,meet,meet,in_person,,"as the present tense alone"\n'})
    change_rows(poor, "position_cues", {"reject,": ""})
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PARLEY_REFERENCE", str(poor))
        quick_night(load_settings(folder, warehouse=folder / "w" / "parley.duckdb"), None, documents)
    return folder / "w"


def begin(read_before: Path, folder: Path) -> Settings:
    """Bring a warehouse of the test's own to where that first night has left it."""
    shutil.copytree(read_before, folder / "w", symlinks=True)
    return load_settings(folder, warehouse=folder / "w" / "parley.duckdb")


@pytest.fixture(scope="module")
def at_once(read_before: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the present reading makes of them when it reads all in one night."""
    settings = begin(read_before, tmp_path_factory.mktemp("at_once"))
    before = content(current(settings).path)
    assert quick_night(settings, None).again == len(GOOD) + 2
    now = content(current(settings).path)
    assert now["meetings"] != before["meetings"]
    return now


@pytest.mark.in_turn(1)
@pytest.mark.parametrize(
    "parts", [(1, 1, 1, 1, 1), (2, 3), (4, 1)], ids=lambda parts: f"{len(parts)} nights of {parts[0]} and so on"
)
def test_parts_of_any_size_come_to_what_reading_everything_at_once_gives(parts, read_before, at_once, tmp_path):
    settings = begin(read_before, tmp_path)
    left = sum(parts)
    for part in parts:
        ingested = quick_night(settings, part)
        left -= part
        assert (ingested.again, ingested.waiting) == (part, left)
        assert len(rows(current(settings).path, WAIT)) == left
    now = content(current(settings).path)
    for table, expected in at_once.items():
        assert now[table] == expected, table


def test_what_was_published_last_is_read_first_and_what_could_not_be_read_last(read_before, tmp_path):
    settings = begin(read_before, tmp_path)
    with duckdb.connect(str(current(settings).path)) as con:
        con.execute(
            "INSERT INTO quarantine BY NAME SELECT document_id, document, source, sha256, 'unreadable' AS reason, "
            "'' AS detail, '' AS expectation, now() AS quarantined_at FROM documents WHERE document = 'quito.txt'"
        )
    quick_night(settings, 1)
    waiting = [name for (name,) in rows(current(settings).path, WAIT)]
    assert waiting == ["later.txt", "lima.txt", "oslo.txt", "quito.txt"]
    quick_night(settings, 3)
    assert rows(current(settings).path, WAIT) == [("quito.txt",)]


def test_the_documents_are_laid_out_in_parts_in_which_each_is_as_it_was_ingested(read_before, tmp_path, monkeypatch):
    """A whole archive has no room in memory."""
    settings = begin(read_before, tmp_path)
    monkeypatch.setattr("tasks.rereading.PART_DOCUMENTS", 2)
    columns = ["document_id", "document", "source", "text", "n_bytes", "sha256", "published", "input_sha256"]
    with night_lock(settings) as work:
        assert ingest.fn([], settings, current(settings), work, None).again == 5
        parts = [pl.read_parquet(part) for part in sorted((work / "again").glob("*.parquet"))]
        assert [part.height for part in parts] == [2, 2, 1]
        laid_out = pl.concat(parts).select(columns).sort("document_id").rows()
        batches = [batch.name for batch in make_batches.fn(settings, work)]
        monkeypatch.setattr("tasks.rereading.PART_CHARACTERS", max(parts[0]["n_bytes"]))
        assert ingest.fn([], settings, current(settings), work, 3).again == 3
        assert len(list((work / "again").glob("*.parquet"))) == 3
    assert batches == ["again-00000", "again-00001", "again-00002"]
    held = f"SELECT {', '.join(columns)} FROM documents ORDER BY document_id"
    assert laid_out == rows(current(settings).path, held)


def test_what_came_back_through_a_store_is_left_out_like_what_was_read_here(read_before, tmp_path):
    """Its parts bear the name of the batch, halves and offenders too."""
    settings = begin(read_before, tmp_path)
    with night_lock(settings) as work, store_of_night("memory://again", "w") as place:
        ingest.fn([], settings, current(settings), work, None)
        (batch,) = make_batches.fn(settings, work)
        new = replace(batch, raw=shutil.copyfile(batch.raw, batch.raw.with_name("00000.parquet")))

        def fails_on_oslo(one: Batch) -> BatchCounts:
            if "oslo.txt" in pl.read_parquet(one.raw)["document"].to_list():
                raise ValueError("a sentence without end")
            return read_batch(one)

        vocabulary = send_reference(place, batch.reference)
        for sent in (batch, new):
            counts = receive(read_parcel(send(sent, place, vocabulary), fails_on_oslo), place, sent)
            assert (counts.documents, counts.unreadable) == (4, 1)
        assert unreadable_again(work) == 1
        leave_out(work)
        assert unreadable_again(work) == 0
        left = [path.stem for side in ("parts", "quarantine") for path in (work / side).rglob("*.parquet")]
    assert left
    assert not [name for name in left if not name.startswith("00000")]


def test_a_candidate_without_what_was_read_again_has_the_facts_of_before(read_before, tmp_path):
    settings = begin(read_before, tmp_path)
    previous = current(settings)
    with night_lock(settings) as work:
        ingest.fn([], settings, previous, work, None)
        shutil.copytree(work / "fresh", work / "admitted")
        for batch in make_batches.fn(settings, work):
            read_batch(batch)
        leave_out(work)
        candidate = build_candidate.fn(settings, previous, work).candidate
        assert content(candidate)["documents"] == content(previous.path)["documents"]
        assert content(candidate)["meeting_reports"] == content(previous.path)["meeting_reports"]


def test_none_are_read_again_where_that_is_what_is_asked(read_before, tmp_path):
    settings = begin(read_before, tmp_path)
    with night_lock(settings) as work:
        ingested = ingest.fn([], settings, current(settings), work, 0)
    assert (ingested.again, ingested.waiting) == (0, 5)


@pytest.fixture
def bad_reference(settings: Settings, tmp_path: Path) -> Path:
    """Reference data without a word for meeting, and a gate that looks at three documents as at thousands."""
    gates = {
        "smallest_comparison,": "smallest_comparison,1,info,Everything is judged.\n",
        "max_largest_meeting_share,": "max_largest_meeting_share,1,critical,One meeting may be all.\n",
    }
    bad = shutil.copytree(settings.reference, tmp_path / "bad")
    change_rows(bad, "gates", gates)
    table = bad / "meeting_cues.csv"
    header, *cues = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join([header, cues[-1]]), encoding="utf-8")
    return bad


@pytest.mark.in_turn(1, among="whole nights")
def test_a_refused_second_reading_keeps_nothing_new_out_and_is_not_tried_for_ever(
    night, after, good, settings, bad_reference, monkeypatch, capsys
):
    after("good")
    facts = rows(current(settings).path, "SELECT report_id FROM meeting_reports ORDER BY 1")
    (good / "again.txt").write_text(AGAIN, encoding="utf-8")
    monkeypatch.setenv("PARLEY_WAREHOUSE", str(settings.warehouse))
    monkeypatch.setenv("PARLEY_REFERENCE", str(bad_reference))

    state = night(good)

    assert state.is_completed(), state.message
    assert "Gate 2 refused what was read again" in state.message
    report = nights(settings)[-1]
    assert (report["outcome"], report["read"], report["read_again"], report["waiting"]) == ("new generation", 1, 0, 3)
    assert settings.rejected_path.exists()
    assert rows(current(settings).path, "SELECT report_id FROM meeting_reports ORDER BY 1") == facts
    assert len(rows(current(settings).path, WAIT)) == 3
    assert main(["status"]) == 0
    assert "3 documents, read before words or rules were changed" in capsys.readouterr().out

    assert night(good).message.startswith("Nothing new")
    report = nights(settings)[-1]
    assert (report["read_again"], report["waiting"]) == (0, 3)
    assert report["rereading_stopped"]

    monkeypatch.delenv("PARLEY_REFERENCE")
    assert night(good).is_completed()
    report = nights(settings)[-1]
    assert (report["read_again"], report["waiting"]) == (1, 0), "the one that was read by the bad rules"
    assert rows(current(settings).path, "SELECT DISTINCT extractor_version FROM documents") == [
        (extractor_version(settings.reference),)
    ]


def test_what_is_no_number_of_documents_is_told_before_the_night(capsys):
    assert main(["run", "--reread", "some"]) == 2
    assert "must be a whole number from 0, or 'all', not 'some'" in capsys.readouterr().err

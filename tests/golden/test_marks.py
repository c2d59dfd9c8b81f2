"""The first marks, on texts that are not ours, and our scorer against the one that stands beside the gold annotations."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from accuracy.gold import gold_document
from accuracy.marks import Mark, compared, marks, meeting_slots, position_slots
from tasks.logic.lexicon import Reference
from tasks.logic.reading import read
from tasks.sources.files import collect

FLOORS = {"meetings_detect": 0.85, "meetings_exact": 0.65, "positions_detect": 0.68, "positions_exact": 0.60}  # F1


@pytest.mark.parametrize("gold", ["seeds", "wire"])
def test_first_marks(gold: str, shared: Path, reference: Reference, tmp_path: Path) -> None:
    reading = read(collect([shared / gold], limit_bytes=1_000_000), reference)
    warehouse = tmp_path / "marks.duckdb"
    with duckdb.connect(str(warehouse)) as con:
        for table in ("documents", "meeting_reports", "positions"):
            con.register("frame", getattr(reading, table))
            con.execute(f"create table {table} as select * from frame")
            con.unregister("frame")
    told = subprocess.run(
        [sys.executable, shared / "gold" / "score.py", warehouse, shared / "gold" / gold, shared / gold, "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    score = json.loads(told.stdout)
    assert {name: floor for name, floor in FLOORS.items() if score[name]["f1"] < floor} == {}
    right, of = score["publication_date_right"].split("/")
    assert right == of

    documents = [gold_document(path, shared / gold) for path in sorted((shared / "gold" / gold).glob("*.yaml"))]
    ours = compared(documents, reading)
    theirs = {
        name: Mark(*(score[name.replace(" ", "_")][count] for count in ("hits", "predicted", "gold")))
        for name in marks(ours)
    }
    slots = {name: f"{m.hits}/{m.gold}" for name, m in (meeting_slots(ours) | position_slots(ours)).items() if m.gold}
    assert marks(ours) == theirs
    assert slots == score["slots"]
    assert f"{ours.dated}/{ours.documents}" == score["publication_date_right"]

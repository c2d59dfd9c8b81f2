"""Batches: one unreadable document costs only itself, whatever it does to the process that reads it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tasks.batches import Batch, BatchCounts, extractor_version, read_batch, read_whatever_can_be
from tasks.readers import BatchLost, Readers

ROOT = Path(__file__).parents[2]
NAMES = ["one.txt", "two.txt", "three.txt", "four.txt", "five.txt"]


@pytest.fixture
def batch(tmp_path: Path, settings):
    """A batch of five documents, of which the third and the last are not to be read."""
    rows = [
        {"document_id": f"d_{number}", "document": name, "source": name, "sha256": f"{number}"}
        for number, name in enumerate(NAMES)
    ]
    raw = tmp_path / "batches" / "00000.parquet"
    raw.parent.mkdir()
    pl.DataFrame(rows).write_parquet(raw)
    return Batch(raw, tmp_path / "parts", tmp_path / "quarantine", settings.reference, "v")


def names(batch):
    return pl.read_parquet(batch.raw)["document"].to_list()


def quarantined(batch):
    return pl.concat(map(pl.read_parquet, sorted(batch.quarantine.glob("*.parquet")))).sort("document")


def test_only_offenders_go_to_quarantine_with_their_error(batch):
    read = []

    def fussy(part):
        if {"three.txt", "five.txt"} & set(names(part)):
            raise ValueError("a sentence without end")
        read.extend(names(part))
        return BatchCounts(documents=len(names(part)), meetings=1)

    counts = read_whatever_can_be(batch, fussy)
    assert sorted(read) == ["four.txt", "one.txt", "two.txt"]
    assert (counts.documents, counts.unreadable) == (3, 2)
    rows = quarantined(batch)
    assert rows["document"].to_list() == ["five.txt", "three.txt"]
    assert set(rows["reason"]) == {"unreadable"}
    assert rows["detail"][0] == "ValueError: a sentence without end"


def test_a_full_disk_is_no_documents_fault(batch):
    def full(part):
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        read_whatever_can_be(batch, full)
    assert not batch.quarantine.exists()


def test_a_document_that_kills_its_process_costs_only_itself(batch, tmp_path, monkeypatch):
    helper = "import os, polars as pl\nfrom tasks.batches import BatchCounts\n"
    helper += "def read(batch):\n    names = pl.read_parquet(batch.raw)['document'].to_list()\n"
    helper += "    if 'three.txt' in names: os._exit(9)\n    return BatchCounts(documents=len(names))\n"
    (tmp_path / "deadly_reading.py").write_text(helper)
    monkeypatch.syspath_prepend(str(tmp_path))
    import deadly_reading

    second = replace(batch, raw=batch.raw.with_stem("00001"))
    pl.DataFrame([{"document_id": "d_9", "document": "nine.txt", "source": "nine.txt", "sha256": "9"}]).write_parquet(
        second.raw
    )
    readers = Readers(2, [batch, second], deadly_reading.read)
    try:
        counts = [read_whatever_can_be(part, readers.read) for part in (batch, second)]
    finally:
        readers.stop()
        sys.modules.pop("deadly_reading")
    assert [(c.documents, c.unreadable) for c in counts] == [(4, 1), (1, 0)]
    assert quarantined(batch)["document"].to_list() == ["three.txt"]
    assert BatchLost.__name__ in quarantined(batch)["detail"][0]


def test_processes_read_what_one_process_reads(tmp_path, settings):
    from tasks.sources.files import collect

    raw = collect([settings.bundled_documents], settings.max_document_bytes)
    raw = raw.with_columns(input_sha256="sha256")
    batches = []
    for side, rows in (("a", raw[:3]), ("b", raw[3:])):
        path = tmp_path / f"{side}.parquet"
        rows.write_parquet(path)
        batches.append(Batch(path, tmp_path / "together", tmp_path / "quarantine", settings.reference, "v"))
    readers = Readers(2, batches)
    try:
        together = [readers.read(batch) for batch in batches]
    finally:
        readers.stop()
    assert together == [read_batch(replace(batch, parts=tmp_path / "alone")) for batch in batches]
    parts = sorted(path.relative_to(tmp_path / "alone") for path in (tmp_path / "alone").rglob("*.parquet"))
    assert parts
    for part in parts:
        one, other = pl.read_parquet(tmp_path / "alone" / part), pl.read_parquet(tmp_path / "together" / part)
        assert one.equals(other), part


def test_the_version_of_the_reading_follows_the_vocabulary(settings, strict_reference):
    before = extractor_version(settings.reference)
    assert extractor_version(settings.reference) == before
    assert extractor_version(strict_reference) == before, "gates judge what was read"
    with (strict_reference / "titles.csv").open("a") as titles:
        titles.write("grand vizier,minister,official,,\n")
    assert extractor_version(strict_reference) != before


def test_reading_processes_end_with_the_one_that_started_them(tmp_path):
    code = (
        "import time, multiprocessing\n"
        "from tasks.readers import Readers\n"
        "def main():\n"
        "    readers = Readers(1, [0.01, 100], time.sleep)\n"
        "    readers.read(0.01)\n"
        "    print(*[process.pid for process in multiprocessing.active_children()], flush=True)\n"
        "    time.sleep(100)\n"
        "if __name__ == '__main__': main()\n"
    )
    (tmp_path / "night.py").write_text(code)
    process = subprocess.Popen(
        [sys.executable, str(tmp_path / "night.py")], stdout=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    readers = [int(pid) for pid in process.stdout.readline().split()]
    assert readers
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    deadline = time.monotonic() + 20
    while any(alive(pid) for pid in readers):
        assert time.monotonic() < deadline, "a reading process is still there"
        time.sleep(0.1)


def alive(pid):
    """Whether a process runs; one that has ended and waits for nobody to ask does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

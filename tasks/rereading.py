"""Which documents a night reads again, because another version of the reading has read them.

All at once they would hold up the night for as long as the whole archive takes. A night therefore reads what is new
first, and then a part of those that wait: first what was published last, since that is what people look at and what
reports of tonight are merged with, and last what the reading could not read before. Until all are read, facts of both
versions stand side by side, and `documents.extractor_version` tells which is whose.

Where gate 2 refuses what the present version makes of them, they keep the facts that they have, and the nights after
say so and read none of them again until the version is another one, or somebody asks for it.

Nothing here knows Prefect: `ingest` and the night call it within their steps.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.batches import cuts, extractor_version, reference_data
from tasks.gathering import identified
from tasks.sources.files import PART_CHARACTERS, PART_DOCUMENTS
from warehouse import store
from warehouse.connection import connect
from warehouse.generations import Generation
from warehouse.nights import nights
from warehouse.settings import Settings
from warehouse.upgrade import readings_fit

AGAIN = "again"  # the folder of the night's work with the documents that are read again, in parts of some thousand
NAMES = ["document_id", "source", "document"]
BATCH = "again-"  # with which the names of batches of documents begin that are read again


@dataclass(frozen=True)
class Waiting:
    """Names and size of the documents to be read again tonight, and how many wait for the nights after.

    `all_at_once`: the tables of readings have changed, so that a generation is whole only if every document is read.
    """

    tonight: pl.DataFrame
    later: int
    all_at_once: bool


def read_by_another_version(settings: Settings, previous: Generation | None, most: int | None) -> Waiting:
    """At most so many (None: all) of the documents that the warehouse holds and the present reading has not read."""
    if previous is None:
        return Waiting(pl.DataFrame(schema=dict.fromkeys(NAMES, pl.String)), 0, all_at_once=False)
    all_at_once = not readings_fit(previous.path)
    version = None if all_at_once else extractor_version(settings.reference)
    with connect(previous.path, read_only=True) as con:
        waiting = store.count_to_read_again(con, version)
        tonight = store.documents_to_read_again(con, version, waiting if most is None or all_at_once else most)
    return Waiting(tonight, waiting - tonight.height, all_at_once)


def lay_out_again(documents: pl.DataFrame, settings: Settings, previous: Generation | None, work: Path) -> None:
    """Write the documents of `Waiting.tonight` to `again/` as they were ingested, some thousand in each part.

    They may be the whole archive, whose texts have no room in memory.
    """
    shutil.rmtree(work / AGAIN, ignore_errors=True)
    (work / AGAIN).mkdir()
    if previous is None or documents.is_empty():
        return
    hashes = store.held_documents(previous.path).select("document_id", "input_sha256")
    rows = documents.sort("place")
    parts = cuts(rows["n_bytes"].fill_null(0), PART_DOCUMENTS, PART_CHARACTERS)
    with connect(previous.path, read_only=True) as con:
        for number, (start, stop) in enumerate(parts):
            texts = store.as_ingested(con, rows[start:stop]["place"])
            raw = texts.join(hashes, on="document_id", how="left", maintain_order="left")
            identified(raw, reference_data(settings.reference)).write_parquet(work / AGAIN / f"{number:05}.parquet")


def refused_before(settings: Settings) -> str | None:
    """The day when gate 2 refused what the present version makes of documents read again; None if it has not."""
    version = extractor_version(settings.reference)
    for record in reversed(nights(settings)):
        if record.get("event") == "night" and record.get("reading") == version:
            if record.get("rereading_refused"):
                return str(record.get("at", ""))[:10]
            if record.get("read_again") and record.get("outcome") == "new generation":
                return None
    return None


def unreadable_again(work: Path) -> int:
    """How many of the documents read again could not be: they keep their facts, and wait with a row of quarantine."""
    return sum(1 for _ in (work / "quarantine").glob(f"{BATCH}*.parquet"))


def leave_out(work: Path) -> None:
    """Take what was read again out of the night's parts, so that the candidate is made without it."""
    for folder in ("parts", "quarantine"):
        for part in list((work / folder).rglob(f"{BATCH}*.parquet")):
            part.unlink()
            if part.parent != work / folder and not any(part.parent.iterdir()):
                part.parent.rmdir()

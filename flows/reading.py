"""The reading of a night: all batches, side by side where there are several, with the progress that people see."""

from uuid import UUID

from prefect import get_run_logger
from prefect.artifacts import create_progress_artifact, update_progress_artifact

from flows.report import count
from tasks.batches import Batch, BatchCounts
from tasks.extract import read_documents
from tasks.readers import Readers, readers_standing_by
from tasks.step import named
from warehouse.settings import Settings

LONG_READ_BATCHES = 3  # from here on a progress bar is worth its calls


def read_all(batches: list[Batch], settings: Settings) -> BatchCounts:
    """Read all batches, side by side if there are several; a long read shows how far it is."""
    log = get_run_logger()
    readers = None
    if settings.processes > 1 and len(batches) > 1:
        readers = readers_standing_by() or Readers(settings.processes)
        readers.begin(batches)
    progress = None
    if len(batches) > LONG_READ_BATCHES:
        progress = create_progress_artifact(0.0, key="documents-read", description=f"Read: 0 of {len(batches)} batches")
    found = BatchCounts()
    try:
        for number, batch in enumerate(batches, 1):
            found += named(read_documents, f"read batch {number} of {len(batches)}")(batch, readers)
            log.info("read: batch %s of %s, %s so far", number, len(batches), count(found.documents, "document"))
            if isinstance(progress, UUID):
                told = f"Read: {number} of {len(batches)} batches, {count(found.documents, 'document')}"
                update_progress_artifact(progress, 100 * number / len(batches), told)
    finally:
        if readers:
            readers.stop()
    return found

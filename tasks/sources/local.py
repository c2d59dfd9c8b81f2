"""Sources on this machine that have a name in `parley.toml`: folders, and tables of documents."""

from pathlib import Path

import polars as pl

from tasks.sources.faults import SourceFailed
from tasks.sources.files import MissingSource, collect
from tasks.sources.source_run import SourceRun
from tasks.sources.tables import read_table
from warehouse.source_settings import Source


def read_local(source: Source, limit_bytes: int) -> tuple[pl.DataFrame, SourceRun]:
    """Return the raw documents of a folder or table, as `files.collect`, and how it went; raises SourceFailed."""
    try:
        if source.kind == "table":
            frame = read_table(Path(source.path), limit_bytes)
        else:
            frame = collect([source.path], limit_bytes)
    except MissingSource as error:
        raise SourceFailed(str(error)) from error
    run = SourceRun(source.name, source.kind, outcome="ok", listed=frame.height, given=frame.height)
    return frame.with_columns(source_name=pl.lit(source.name)), run

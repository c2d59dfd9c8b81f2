"""Publish: the current generation as an edition, and what people should see of it in Prefect."""

from typing import Any

import polars as pl
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import Task

from tasks.edition import build
from tasks.step import step
from warehouse.connection import connect
from warehouse.editions import Edition
from warehouse.generations import Generation
from warehouse.settings import Settings


def _may_be_tried_again(task: Task[..., object], run: TaskRun, state: State) -> bool:
    """A full or slow disk may come back; a folder that is not ours to write will not."""
    error = state.result(raise_on_failure=False) if state.is_failed() else None
    return isinstance(error, OSError)


@step(retries=2, retry_delay_seconds=2, retry_condition_fn=_may_be_tried_again)
def publish_edition(settings: Settings, generation: Generation) -> Edition:
    """Write tables, pages, charts and exports to a fresh folder and swap that in whole."""
    return build.publish(settings, generation)


# Tables of news in the Prefect UI: key, what it shows, and the query behind it.
NEWS = (
    (
        "new-meetings",
        "Meetings that are new tonight",
        "SELECT meeting_id, title, start_date, place, status, n_documents AS documents FROM meetings "
        "WHERE meeting_id IN (SELECT id FROM changes WHERE kind = 'meeting' AND change = 'new') "
        "ORDER BY start_date DESC NULLS LAST, meeting_id",
    ),
    (
        "new-positions",
        "Positions that are new tonight",
        "SELECT position_id, holder, party, stance, issue, act, quote, document FROM positions "
        "WHERE position_id IN (SELECT id FROM changes WHERE kind = 'position' AND change = 'new') "
        "ORDER BY party, issue, position_id",
    ),
    (
        "quarantine",
        "Documents that were not read, and why",
        "SELECT document, reason, detail, expectation, quarantined_at FROM quarantine "
        "ORDER BY quarantined_at DESC, document",
    ),
)
MOST_ROWS = 200  # a page that people read; the whole tables are published


@step(retries=1, retry_delay_seconds=1)
def report_in_prefect(summary: str, generation: Generation | None) -> None:
    """Show the night in Prefect: the summary as Markdown, and new meetings, new positions and quarantine as tables."""
    create_markdown_artifact(key="night", markdown=summary, description="The night in short")
    if generation is None:
        return
    for key, description, query in NEWS:
        with connect(generation.path, read_only=True) as con:
            total = con.sql(f"SELECT count(*) FROM ({query})").pl().item()
            rows = con.sql(f"{query} LIMIT {MOST_ROWS}").pl()
        shown = f"{description}: {total}" + (f", of which {MOST_ROWS} are shown" if total > MOST_ROWS else "")
        create_table_artifact(key=key, table=_as_text(rows), description=shown)


def _as_text(rows: pl.DataFrame) -> list[dict[str, Any]]:
    return [
        {name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows.iter_rows(named=True)
    ]

"""News: what a night has changed, for the people who look at Prefect and for what listens to its events."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import polars as pl
from prefect import get_client
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.runtime import flow_run

from tasks import events
from tasks.step import disk_may_come_back, step
from warehouse import changes
from warehouse.connection import connect
from warehouse.generations import Generation
from warehouse.settings import Settings

# Tables of news in the Prefect UI: key, what it shows, and the query behind it. What is short stands first: a browser
# shows as many columns as fit.
NEWS = (
    (
        "new-meetings",
        "new meetings",
        "SELECT start_date AS date, status, title, place, n_documents AS documents, meeting_id FROM meetings "
        "WHERE meeting_id IN (SELECT id FROM changes WHERE kind = 'meeting' AND change = 'new') "
        "ORDER BY start_date DESC NULLS LAST, meeting_id",
    ),
    (
        "new-positions",
        "new positions",
        "SELECT holder, stance, coalesce(issue_label, label, issue) AS issue, act, coalesce(quote, evidence[1].text) "
        "AS words, document, position_id, party, issue AS issue_id FROM positions LEFT JOIN issues USING (issue) "
        "WHERE position_id IN (SELECT id FROM changes WHERE kind = 'position' AND change = 'new') "
        "ORDER BY party, issue_id, position_id",
    ),
    (
        "quarantine",
        "documents set aside",
        "SELECT reason, document, detail, expectation, quarantined_at FROM quarantine "
        "ORDER BY quarantined_at DESC, document",
    ),
)
# On the night's page each party has its say before another has its second one.
FOREMOST = (
    f"SELECT * FROM ({NEWS[0][2]}) LIMIT ?",
    f"SELECT * FROM ({NEWS[1][2]}) ORDER BY row_number() OVER (PARTITION BY party ORDER BY position_id), party LIMIT ?",
)
MOST_ROWS = 200  # a page that people read; the whole tables are published
MOST_ON_THE_PAGE = 10
LONGEST_CELL = 300


@dataclass(frozen=True)
class News:
    """The foremost of what is new: rows of new meetings and positions, and meetings with another status."""

    meetings: pl.DataFrame
    positions: pl.DataFrame
    statuses: pl.DataFrame


@step(retries=2, retry_delay_seconds=2, retry_condition_fn=disk_may_come_back, tags=["publish"])
def tell_of_statuses(settings: Settings, generation: Generation, previous: Generation | None) -> int:
    """Send an event for each meeting whose status is another than in the generation before; gives how many those are.

    To be called when the generation is the current one, so that nothing is told that a gate may still refuse.
    """
    changed = changes.status_changes(generation.path, previous.path if previous else None)
    events.statuses_changed(settings, generation.number, changed)
    return changed.height


def read_news(generation: Generation, previous: Generation | None) -> News:
    """Return what the night's page shows of the generation that it has made."""
    with connect(generation.path, read_only=True) as con:
        meetings, positions = (con.sql(query, params=[MOST_ON_THE_PAGE]).pl() for query in FOREMOST)
    statuses = changes.status_changes(generation.path, previous.path if previous else None)
    return News(meetings, positions, statuses)


@step(retries=2, retry_delay_seconds=2, tags=["publish"])
def report_in_prefect(page: str, sentence: str, tags: list[str], generation: Generation | None, edition: str) -> None:
    """Show the night in Prefect: its page, tags on its run, and what a new generation has that is new.

    `edition` is the web address of the published edition, '' if it has none.
    """
    create_markdown_artifact(key="night", markdown=page, description=sentence[:LONGEST_CELL])
    if edition:
        create_link_artifact(key="edition", link=edition, link_text="The published edition", description="The edition")
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(flow_run.id), tags=sorted({*flow_run.tags, *tags}))
    if generation is None:
        return
    for key, words, query in NEWS:
        total, rows = _rows(generation.path, query)
        shown = f"{total:,} {words}" + (f", of which {MOST_ROWS} are shown" if total > MOST_ROWS else "")
        create_table_artifact(key=key, table=_as_text(rows), description=shown)


def show_broken_off(page: str, sentence: str) -> None:
    """Show the page of a night that broke off, if Prefect still listens: why it did is worth more than this error."""
    with suppress(Exception):
        create_markdown_artifact(key="night", markdown=page, description=sentence[:LONGEST_CELL])


def _rows(path: Path, query: str) -> tuple[int, pl.DataFrame]:
    with connect(path, read_only=True) as con:
        return con.sql(f"SELECT count(*) FROM ({query})").pl().item(), con.sql(f"{query} LIMIT {MOST_ROWS}").pl()


def _as_text(rows: pl.DataFrame) -> list[dict[str, Any]]:
    return [{name: _cell(cell) for name, cell in row.items()} for row in rows.iter_rows(named=True)]


def _cell(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL].rstrip() + " …"

"""All sources of a night side by side: each a task that can fail by itself, and none that stops the others."""

import asyncio
import hashlib
import importlib.metadata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from prefect import get_run_logger
from prefect.client.schemas.objects import State

from tasks import events
from tasks.fetch import fetch
from tasks.gathering import SOURCES
from tasks.lineage import documents_of
from tasks.sources.client import user_agent
from tasks.sources.faults import SourceFailed
from tasks.sources.manners import Manners
from tasks.sources.source_run import SourceRun
from tasks.sources.web import Held, Web
from warehouse import store
from warehouse.generations import Generation
from warehouse.settings import BrokenSettings, Settings
from warehouse.source_settings import Source
from warehouse.web_addresses import redacted, source_address

# Far more than a source may take: it ends by itself, after its night_seconds for its list and again for its pages.
_BACKSTOP_SECONDS = 3600.0


def entries_among(sources: Sequence[str], settings: Settings) -> tuple[list[Source], list[str]]:
    """Return the sources that a task of their own fetches, and the paths that are left.

    A source given as an address is one page. Raises BrokenSettings for an address that may not be asked for, and if
    nobody could be told whom to write to.
    """
    named = {entry.name: entry for entry in settings.entries}
    entries, paths = [], []
    for source in dict.fromkeys(sources):
        if source in named:
            entries.append(named[source])
        elif "://" in source:
            entries.append(_page(source))
        else:
            paths.append(source)
    if any(entry.is_web for entry in entries) and not settings.contact:
        raise BrokenSettings(
            "set contact in parley.toml to a web or mail address: it goes out with every request, so that webmasters "
            "know whom to turn to"
        )
    return entries, paths


def web_of(settings: Settings) -> Web:
    """Return what all web sources of a night share."""
    return Web(
        Manners(settings.requests_at_once),
        settings.kept_dir,
        user_agent(importlib.metadata.version("parley"), settings.contact),
        settings.max_document_bytes,
    )


def fetch_all(
    sources: Sequence[Source], settings: Settings, previous: Generation | None, work: Path, *, offline: bool
) -> list[SourceRun]:
    """Fetch all sources side by side, each into a file of its own below `work`; gives how each went.

    One that failed leaves a failed task, an event that an automation can act on, and its reason.
    """
    if not sources:
        return []
    (work / SOURCES).mkdir()
    held = Held(*store.held_pages(previous.path if previous else None))
    states = asyncio.run(_side_by_side(sources, settings, held, work, offline))
    runs = [_run_of(source, state) for source, state in zip(sources, states, strict=True)]
    for run in runs:
        (get_run_logger().error if run.outcome == "failed" else get_run_logger().info)(
            "source: %s: %s", run.name, run.sentence()
        )
        if run.outcome == "failed":
            events.source_failed(settings, run)
    return runs


async def _side_by_side(
    sources: Sequence[Source], settings: Settings, held: Held, work: Path, offline: bool
) -> list[State[SourceRun]]:
    web = web_of(settings)

    async def one(source: Source) -> State[SourceRun]:
        seconds = 2 * source.night_seconds + _BACKSTOP_SECONDS
        task: Any = fetch.with_options(
            task_run_name=f"source {source.name}",
            timeout_seconds=seconds,
            assets=[documents_of(settings, source)],
        )
        state: State[SourceRun] = await task(
            source, web, held, work / SOURCES / f"{source.name}.parquet", offline=offline, return_state=True
        )
        return state

    return await asyncio.gather(*(one(source) for source in sources))


def _run_of(source: Source, state: State[SourceRun]) -> SourceRun:
    result = state.result(raise_on_failure=False)
    if isinstance(result, SourceRun):
        return result
    if isinstance(result, SourceFailed) and result.run:
        return result.run
    return SourceRun(source.name, source.kind, error=f"{type(result).__name__}: {result}"[:300])


def _page(url: str) -> Source:
    try:
        address = source_address(url)
    except ValueError as error:
        raise BrokenSettings(f"the source {redacted(url)}: {error}") from error
    return Source(f"page-{hashlib.sha256(address.encode()).hexdigest()[:8]}", "page", url=address)

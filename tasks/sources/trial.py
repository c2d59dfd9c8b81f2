"""A source tried out: what a night would fetch of it now, and what is wrong, with one page read and nothing kept."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tasks.sources.client import PRODUCT, Client
from tasks.sources.discovery import discover
from tasks.sources.faults import Fault, SourceFailed
from tasks.sources.kept import Kept
from tasks.sources.listings import Entry
from tasks.sources.robots import Robots
from tasks.sources.source_run import SourceRun
from tasks.sources.web import SourceNight, Web
from tasks.sources.web_documents import document_row
from warehouse.source_settings import Source
from warehouse.web_addresses import redacted


@dataclass
class Trial:
    """What a trial found: the pages that the source names, newest first, and one of them as it would be read."""

    source: Source
    entries: Sequence[Entry] = ()
    forbidden: int = 0
    """How many of them robots.txt forbids."""
    delay: float = 0.0
    """Seconds from one request to the next."""
    sample: dict[str, Any] | None = None
    """The newest page as a row of raw documents."""
    notes: list[str] = field(default_factory=list)
    trouble: str | None = None
    """What is wrong; None if a night would go well."""

    @property
    def to_fetch(self) -> int:
        """How many pages a first night would ask for."""
        return min(len(self.entries) - self.forbidden, self.source.max_documents)


async def try_out(source: Source, web: Web, secret: str | None = None) -> Trial:
    """Return what a night would find at a web source."""
    trial = Trial(source)
    with tempfile.TemporaryDirectory(prefix="parley-trial-") as folder, Kept(Path(folder)) as kept:
        run = SourceRun(source.name, source.kind)
        async with Client(source, web.manners, web.user_agent, secret, web.resolve) as client:
            night = SourceNight(source, client, kept, web.max_document_bytes, run)
            try:
                listing = await night.listing()
                trial.notes = listing.notes
                trial.entries = sorted(listing.entries, key=lambda entry: entry.moment, reverse=True)
                if trial.entries:
                    await _look_at_pages(trial, night, kept)
                else:
                    trial.trouble = "it names no page"
            except (SourceFailed, Fault) as failure:
                trial.trouble = str(failure)
    return trial


async def _look_at_pages(trial: Trial, night: SourceNight, kept: Kept) -> None:
    first = trial.entries[0]
    rules = await night.robots.rules(first.url)
    allowed = [entry for entry in trial.entries if rules.can_fetch(entry.url, PRODUCT)]
    trial.forbidden = len(trial.entries) - len(allowed)
    if not allowed:
        trial.trouble = "robots.txt forbids all of its pages"
        return
    trial.delay = max(trial.source.delay_seconds, await night.robots.may_ask(allowed[0].url))
    record = await night.page(allowed[0])
    trial.sample = document_row(record, kept, dt.datetime.now(dt.UTC).date())
    if trial.sample["problem"]:
        url = redacted(allowed[0].url)
        trial.trouble = f"its newest page, {url}: {trial.sample['problem']}: {trial.sample['problem_detail']}"


async def find(source: Source, web: Web) -> Source:
    """Return the source with the kind and address that its site's feed has; raises Fault."""
    with tempfile.TemporaryDirectory(prefix="parley-trial-") as folder, Kept(Path(folder)) as kept:
        async with Client(source, web.manners, web.user_agent, None, web.resolve) as client:
            kind, url = await discover(source.url, client, Robots(client, kept))
    return replace(source, kind=kind, url=url)

"""A web server that can misbehave, and a night of one source against it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from tasks.sources.addresses import Resolve, resolve
from tasks.sources.manners import Manners
from tasks.sources.source_run import SourceRun
from tasks.sources.web import Held, Web, visit
from tests.sources.web_server import WebServer, web_server
from warehouse.source_settings import Source

NOTHING_HELD = Held()
AGENT = "Parley/0.1 (+mailto:desk@example.org)"


@pytest.fixture
def server() -> Iterator[WebServer]:
    """A web server of the test's own."""
    with web_server() as running:
        yield running


@pytest.fixture
def source(server: WebServer) -> Source:
    """A source on that server that is asked quickly and once."""
    return Source(
        "wire", "page", url=f"{server.url}/a", allow_hosts=("127.0.0.1",), delay_seconds=0.0, retries=0,
        connect_seconds=2.0, read_seconds=0.4, whole_seconds=2.0, night_seconds=10.0,
    )  # fmt: skip


@pytest.fixture
def web(tmp_path: Path) -> Web:
    """What the sources of a night share."""
    return Web(Manners(8), tmp_path / "kept", AGENT, 200_000)


@pytest.fixture
def night(web: Web) -> Callable[..., tuple[pl.DataFrame, SourceRun]]:
    """One night of a source."""

    def run(
        source: Source,
        *,
        resolve: Resolve = resolve,
        secret: str | None = None,
        held: Held = NOTHING_HELD,
        offline: bool = False,
    ) -> tuple[pl.DataFrame, SourceRun]:
        tonight = replace(web, resolve=resolve, manners=Manners(8))
        return asyncio.run(visit(source, tonight, held, secret, offline=offline))

    return run

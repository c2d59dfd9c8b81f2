"""`parley serve`: the schedule. A Prefect server with its UI, if none is configured, and the nightly deployment."""

import asyncio
import contextlib
import os
import signal
import zoneinfo
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from flows.embedded import Server, end_in_good_order, prefect_server
from flows.invocation import as_absolute
from warehouse.errors import NightUnderWay
from warehouse.nights import night_lock
from warehouse.settings import BrokenSettings, Settings

if TYPE_CHECKING:
    from prefect.runner import Runner


def serve(settings: Settings, *, port: int, verbose: bool) -> int:
    """Serve the nightly deployment until told to stop (Ctrl-C or SIGTERM); gives the exit code.

    A night starts in a process of its own when it is time, and never two at once: a second one is cancelled.
    """
    if settings.timezone not in zoneinfo.available_timezones():
        raise BrokenSettings(f"there is no time zone {settings.timezone!r}; name one as Europe/Vienna or UTC")
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")
    end_in_good_order()
    with prefect_server(ui=True, port=port) as server:
        from prefect.client.schemas.objects import (  # noqa: PLC0415
            ConcurrencyLimitConfig,
            ConcurrencyLimitStrategy,
        )
        from prefect.deployments.runner import EntrypointType  # type: ignore[attr-defined]  # noqa: PLC0415
        from prefect.schedules import Cron  # noqa: PLC0415

        from flows.backfill import backfill  # noqa: PLC0415
        from flows.fetching import entries_among  # noqa: PLC0415
        from flows.nightly import nightly  # noqa: PLC0415

        try:
            schedule = Cron(settings.cron, timezone=settings.timezone)
        except ValueError as error:
            raise BrokenSettings(f"{settings.cron!r} is no cron schedule; write it as '0 2 * * *'") from error
        names = {entry.name for entry in settings.entries}
        entries_among(settings.sources, settings)
        server.wait()
        _forget_the_dead(settings)
        _announce(settings, server)
        runner = _runner()
        deployed: dict[str, Any] = {
            "name": settings.warehouse.stem,
            "tags": ["parley"],
            "parameters": {
                "sources": [source if source in names else as_absolute(source) for source in settings.sources],
                "warehouse": str(settings.warehouse),
                "publish": str(settings.published),
            },
            "concurrency_limit": ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            "entrypoint_type": EntrypointType.MODULE_PATH,
        }
        reads = f"Reads what is new into {settings.warehouse} and publishes to {settings.published}."
        # What they give is a coroutine only where a loop runs already.
        runner.add_deployment(nightly.to_deployment(schedules=[schedule], description=reads, **deployed))  # type: ignore[arg-type]
        replays = f"Replays old documents into {settings.warehouse} as of their own dates, when it is asked to."
        runner.add_deployment(backfill.to_deployment(description=replays, **deployed))  # type: ignore[arg-type]
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(runner.start())
        _forget_the_dead(settings)
    return 0


def _forget_the_dead(settings: Settings) -> None:
    """Have Prefect know which nights were killed, unless one is under way, started by hand."""
    from flows.dead_runs import close_dead_runs  # noqa: PLC0415

    with contextlib.suppress(NightUnderWay), night_lock(settings):
        close_dead_runs(settings)


def _runner() -> "Runner":
    """Return Prefect's runner of scheduled runs, one at a time, which takes SIGTERM as it takes Ctrl-C."""
    from prefect.runner import Runner  # noqa: PLC0415

    class NightRunner(Runner):
        def handle_sigterm(self, *args: object, **kwargs: object) -> None:
            """Stop as at Ctrl-C; Prefect's own way does not wait for what it stops."""
            os.kill(os.getpid(), signal.SIGINT)

    return NightRunner(pause_on_shutdown=True, limit=1)


def _announce(settings: Settings, server: Server) -> None:
    console = Console(highlight=False)
    grid = Table.grid(padding=(0, 2))
    grid.add_row("Prefect", server.url.removesuffix("/api") + ("" if server.is_ours else " (configured)"))
    grid.add_row("nights", f"at {settings.cron} in {settings.timezone}, as nightly/{settings.warehouse.stem}")
    grid.add_row("warehouse", str(settings.warehouse))
    grid.add_row("published", str(settings.published))
    console.print(grid)
    console.print("Ctrl-C stops the schedule; a night under way is ended, and the warehouse stays as it is.")

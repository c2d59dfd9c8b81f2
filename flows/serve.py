"""`parley serve`: the schedule. A Prefect server with its UI, if none is configured, and the nightly deployment."""

import asyncio
import contextlib
import os
import signal
import zoneinfo
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from flows.embedded import Server, ServerTrouble, end_in_good_order, prefect_server
from flows.invocation import as_absolute, as_called
from flows.prefect_database import Watched
from flows.screen import Screen
from flows.stopping import end_within, exit_code
from warehouse.errors import NightUnderWay
from warehouse.generations import current
from warehouse.nights import night_lock
from warehouse.settings import BrokenSettings, Settings

if TYPE_CHECKING:
    from prefect.runner import Runner

ONE_AT_A_TIME = """

One run at a time: what would begin while another is under way, from here or by hand, waits or is cancelled, and changes
nothing. A run that fails leaves warehouse and edition whole; its summary and its log say why."""
NIGHTS = "Reads what is new into `{warehouse}` and publishes an edition at `{published}`." + ONE_AT_A_TIME
REPLAYS = "Replays old documents into `{warehouse}` as of their own dates, when it is asked to." + ONE_AT_A_TIME
LABEL_WIDTH = 13
SECONDS_TO_END = 9.0  # of ten; a night that is told to stop takes no more than six
SECONDS_TO_LOOK = 0.05  # between two looks whether it has ended
SECONDS_TO_LOOK_AT_DATABASE = 5.0
CODE_IF_LOST = 1  # a service manager starts again what fails


def serve(settings: Settings, *, port: int, verbose: bool) -> int:
    """Serve the nightly deployment until told to stop (Ctrl-C or SIGTERM); gives the exit code.

    Raises BrokenSettings and BrokenReference before anything is scheduled, and ServerTrouble if the database of our own
    server is lost meanwhile: a new start makes a new one.
    A night starts in a process of its own when it is time, and never two at once: a second one is cancelled.
    """
    if settings.timezone not in zoneinfo.available_timezones():
        raise BrokenSettings(f"there is no time zone {settings.timezone!r}; name one as Europe/Vienna or UTC")
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "WARNING")
    end_in_good_order()
    began = datetime.now(UTC)
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
        from tasks.logic.lexicon import check_reference  # noqa: PLC0415

        try:
            schedule = Cron(settings.cron, timezone=settings.timezone)
        except ValueError as error:
            raise BrokenSettings(f"{settings.cron!r} is no cron schedule; write it as '0 2 * * *'") from error
        names = {entry.name for entry in settings.entries}
        sources = [source if source in names else as_absolute(source) for source in settings.sources]
        entries_among(sources, settings)
        check_reference(settings.reference)
        server.wait()
        _forget_the_dead(settings)
        runner = _runner()
        deployed: dict[str, Any] = {
            "name": settings.warehouse.stem,
            "tags": ["parley"],
            "parameters": {
                "sources": sources,
                "warehouse": str(settings.warehouse),
                "publish": str(settings.published),
            },
            "concurrency_limit": ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            "entrypoint_type": EntrypointType.MODULE_PATH,
        }
        places = {"warehouse": settings.warehouse, "published": settings.published}
        # What they give is a coroutine only where a loop runs already.
        nights = nightly.to_deployment(schedules=[schedule], description=NIGHTS.format(**places), **deployed)
        replays = backfill.to_deployment(description=REPLAYS.format(**places), **deployed)
        added = [cast("UUID", runner.add_deployment(one)) for one in (nights, replays)]  # type: ignore[arg-type]
        _take_up_after_an_outage(added, began)
        _announce(settings, sources, server, *added)
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_start_nights_until_told(runner, server.database))
        _forget_the_dead(settings)
    return 0


def _forget_the_dead(settings: Settings) -> None:
    """Have Prefect know which nights were killed, unless one is under way, started by hand."""
    from flows.dead_runs import close_dead_runs  # noqa: PLC0415

    with contextlib.suppress(NightUnderWay), night_lock(settings):
        close_dead_runs(settings)


def _take_up_after_an_outage(deployments: list[UUID], began: datetime) -> None:
    """Have one night made for all whose time went by while no schedule was served, and none wait for ever to begin."""
    from flows.dead_runs import close_unstarted_runs, let_one_night_make_up  # noqa: PLC0415

    for deployment in deployments:
        close_unstarted_runs(deployment)
        let_one_night_make_up(deployment, since=began)


def _runner() -> "Runner":
    """Return Prefect's runner of scheduled runs, one at a time, which takes SIGTERM as it takes Ctrl-C."""
    from prefect.runner import Runner  # noqa: PLC0415

    class NightRunner(Runner):
        def handle_sigterm(self, *args: object, **kwargs: object) -> None:
            """Stop as at Ctrl-C; Prefect's own way does not wait for what it stops."""
            os.kill(os.getpid(), signal.SIGINT)

    return NightRunner(pause_on_shutdown=True, limit=1)


async def _start_nights_until_told(runner: "Runner", database: Watched | None) -> None:
    """Run the runner until Ctrl-C or SIGTERM; a night under way is told to stop, and waited for.

    Raises ServerTrouble, once that is done, if the database of Prefect's server was lost.
    """
    told = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, told.set)
    serving, waiting = asyncio.create_task(runner.start()), asyncio.create_task(told.wait())
    watching = asyncio.create_task(_until_it_is_lost(database) if database else told.wait())
    await asyncio.wait({serving, waiting, watching}, return_when=asyncio.FIRST_COMPLETED)
    lost = watching.exception() if watching.done() else None
    if lost:
        Screen(stderr=True).print(f"parley: {lost}", soft_wrap=True)
    if told.is_set() or lost:
        end_within(SECONDS_TO_END, CODE_IF_LOST if lost else exit_code(signal.SIGTERM))
        await _end_the_night(runner)
        serving.cancel()
    waiting.cancel()
    watching.cancel()
    # Without its database the server knows nothing of the deployment that the runner is about to pause.
    with contextlib.suppress(asyncio.CancelledError, *[Exception] * bool(lost)):
        await serving
    if lost:
        raise ServerTrouble("the schedule has ended, since Prefect's database was lost") from lost


async def _until_it_is_lost(database: Watched) -> None:
    """Look at the database every so often; say if it is locked, and raise DatabaseTrouble if it is lost."""
    while True:
        await asyncio.sleep(SECONDS_TO_LOOK_AT_DATABASE)
        if note := await asyncio.to_thread(database.look):
            Screen(stderr=True).print(f"parley: {note}", soft_wrap=True)


async def _end_the_night(runner: "Runner") -> None:
    """Tell the night under way to stop, and return when its process has ended, which it does by itself in time.

    What Prefect itself does at Ctrl-C is to kill it, which has no time then to say how far it was; and its own way to
    cancel a run looks only every three seconds whether the process is still there.
    """
    processes = runner._process_manager
    for run in processes.flow_run_ids():
        if process := processes.get(run):
            with contextlib.suppress(ProcessLookupError):
                process.graceful_kill()
    while processes.flow_run_ids():
        await asyncio.sleep(SECONDS_TO_LOOK)


def _announce(settings: Settings, sources: list[str], server: Server, nightly: UUID, backfill: UUID) -> None:
    """Say where to look, when the next night is, and how to have one now."""
    from prefect.utilities.urls import url_for  # noqa: PLC0415

    name = settings.warehouse.stem
    root = server.url.removesuffix("/api")
    page, page_of_backfill = (url_for("deployment", one, default_base_url=root) for one in (nightly, backfill))
    generation = current(settings)
    where = f"PREFECT_API_URL={server.url} " if server.is_ours else ""
    command = f"{where}{as_called('prefect')} deployment run nightly/{name}"
    rows = {
        "Prefect": root if server.is_ours else f"{root} (configured)",
        "deployment": f"{page} (nightly/{name})",
        "next night": next_night(settings),
        "reads": ", ".join(sources) or f"the bundled corpus in {settings.bundled_documents}",
        "warehouse": f"{settings.warehouse} "
        + (f"(generation {generation.number})" if generation else "(made by the first night)"),
        "edition": f"{settings.published / 'index.html'}"
        + ("" if settings.published.exists() else " (made by the first night)"),
        "a night now": f"Run on the page of the deployment, or: {command}",
        "old days": f"Run on {page_of_backfill} (backfill/{name})",
    }
    console = Screen(soft_wrap=True)  # an address that is broken cannot be clicked
    for label, text in rows.items():
        console.print(f"{label:<{LABEL_WIDTH}}{text}")
    console.print("Ctrl-C stops the schedule; a night under way is ended, and the warehouse stays as it is.")


def next_night(settings: Settings) -> str:
    """Return when the schedule starts its next night, as 'Sunday 29 November 2026, 02:00 CET (schedule 0 2 * * *)'.

    In the time zone of the schedule, and in that of this machine if they differ.
    """
    from prefect.server.schemas.schedules import CronSchedule  # noqa: PLC0415  (what the server itself reckons with)

    schedule = CronSchedule(cron=settings.cron, timezone=settings.timezone)
    moment: datetime = asyncio.run(schedule.get_dates(1))[0]
    here = moment.astimezone()
    also = f", {here:%A %H:%M} on this machine" if here.utcoffset() != moment.utcoffset() else ""
    return f"{moment:%A %-d %B %Y, %H:%M %Z}{also} (schedule {settings.cron})"

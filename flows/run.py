"""`parley run`: one night now, watched from the command line.

MissingSource    a source that was asked for does not exist
"""

import gc
import itertools
import logging
import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from flows.embedded import end_in_good_order, prefect_server
from flows.invocation import as_absolute, as_called, as_typed
from flows.report import Report
from flows.screen import Screen
from flows.stopping import Stopped, ending_in_time, told_to_stop
from warehouse.connection import connect
from warehouse.disks import check_disks
from warehouse.editions import check_place
from warehouse.generations import current
from warehouse.nights import night_lock, nights
from warehouse.settings import Settings, load_settings

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

NIGHT_FAILED = 1
UNDER_WAY = 3
BATCH = re.compile(r"read: batch (\d+) of (\d+)")
LINES_OF_A_LONG_READ = 10
GARBAGE_EVERY = 100_000  # objects more than before; the gates make many that are freed without being looked for
# What goes on after a step has told what came of it.
NEXT = {
    "prefect": "starting Prefect and collecting documents",
    "source": "collecting documents",
    "backfill": "one night after the other",
    "ingest": "gate 1 judges the documents",
    "gate 1": "reading",
    "resolve": "gate 2 judges the new generation",
    "gate 2": "making it current",
    "swap": "publishing",
    "publish": "finishing",
}


class MissingSource(Exception):  # noqa: N818  (named for what it tells people)
    """A source that was asked for does not exist."""


def run_night(
    settings: Settings, sources: list[str], *, verbose: bool, offline: bool = False, reread: str | None = None
) -> int:
    """Run one night and print how it went; gives the exit code.

    `reread` is how many documents are read again, a number or `all`; None leaves it to the settings. Raises
    MissingSource, BrokenSettings, BrokenReference, PublishRefused and NightUnderWay before the night begins.
    """
    given = check_sources(settings, sources)

    def night() -> "State":
        from flows.nightly import nightly  # noqa: PLC0415

        return nightly(
            sources=given,
            warehouse=str(settings.warehouse),
            publish=str(settings.published),
            offline=offline,
            reread=reread or "",
            return_state=True,
        )

    state, seconds = watched(settings, sources, night, verbose=verbose)
    return _tell(settings, state, seconds)


def check_sources(settings: Settings, sources: list[str]) -> list[str]:
    """Return the sources as a flow is given them, none for the configured ones; raises MissingSource."""
    names = {entry.name for entry in settings.entries}
    for source in sources or settings.sources:
        if source not in names and "://" not in source and not os.path.lexists(source):
            hint = f", or a source of parley.toml: {', '.join(sorted(names))}" if names else ""
            raise MissingSource(f"the source {source} does not exist; give a file or folder that does{hint}")
    return [source if source in names else as_absolute(source) for source in sources]


def watched(
    settings: Settings, sources: list[str], flow: Callable[[], "State"], *, verbose: bool
) -> tuple["State", float]:
    """Run a flow that holds the night's lock, with its log as lines of progress; gives its state and the seconds."""
    check_place(settings)
    with night_lock(settings):
        check_disks(settings)  # within the lock, so that the second of two nights is told now, not once Prefect runs
    if not verbose:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    end_in_good_order()
    progress = ProgressLines(Screen(stderr=True))
    gc.disable()  # the imports make half a million objects that stay: looking for garbage among them costs a second
    with ending_in_time(), prefect_server() as server, progress:
        where = "in this process's own server" if server.is_ours else f"at {server.url}"
        progress.show(f"prefect: runs {where}")
        from tasks.batches import reference_data  # noqa: PLC0415

        reference_data(settings.reference)  # what is wrong with it is told before the night
        if _is_long(settings, sources):
            from tasks.readers import stand_by  # noqa: PLC0415

            stand_by(settings)
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: PLC0415

        import flows.nightly  # noqa: F401, PLC0415
        from expectations.thrift import warm_up  # noqa: PLC0415
        from flows.fetching import entries_among  # noqa: PLC0415
        from tasks.cluster import check_cluster  # noqa: PLC0415
        from tasks.readers import dismiss  # noqa: PLC0415

        gx = threading.Thread(target=_import_and_keep, args=[warm_up], daemon=True)
        gx.start()
        try:
            entries_among(sources or settings.sources, settings)  # what is wrong with them is told before the night
            check_cluster(settings)
            server.wait()
            progress.listen()
            # Prefect waits up to a second for a heart to stop; this process is watched by who started it.
            with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
                state = flow()
        finally:
            progress.stop()
            dismiss()
            gx.join()  # a process that ends in the middle of an import may crash
        if (told := told_to_stop()) and state.is_cancelled():
            raise Stopped(told, state.message or "")
        return state, progress.seconds


def _is_long(settings: Settings, sources: list[str]) -> bool:
    """Whether the night will read in several processes, as far as a look at the folders tells.

    Where a generation stands already, most documents will be known.
    """
    if settings.runner_kind != "processes" or settings.processes < 2 or current(settings) is not None:
        return False
    files = (name for source in sources or settings.sources for _, _, names in os.walk(source) for name in names)
    documents = (name for name in files if not name.startswith(".") and not name.endswith(".json"))
    return sum(1 for _ in itertools.islice(documents, settings.batch_documents + 1)) > settings.batch_documents


def _import_and_keep(warm_up: Callable[[], None]) -> None:
    """Import Great Expectations, then take up garbage collection without what the imports made."""
    warm_up()
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)
    gc.enable()


class ProgressLines(logging.Handler):
    """Shows the night's own log lines with the seconds since the start; on a terminal, what is going on besides."""

    def __init__(self, console: Screen) -> None:
        super().__init__(logging.INFO)
        self._console = console
        self._began = time.monotonic()
        self._status = console.status("starting Prefect") if console.is_terminal else None

    @property
    def seconds(self) -> float:
        """The seconds since the start."""
        return time.monotonic() - self._began

    def __enter__(self) -> "ProgressLines":
        """Begin to show what is going on."""
        if self._status:
            self._status.start()
        return self

    def __exit__(self, *failure: object) -> None:
        """Take away what only shows while something goes on."""
        self.stop()

    def stop(self) -> None:
        """Take away what only shows while something goes on."""
        logging.getLogger("prefect.flow_runs").removeHandler(self)
        if self._status:
            self._status.stop()

    def listen(self) -> None:
        """Begin to show the log of the night."""
        logging.getLogger("prefect.flow_runs").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Show what the night says; what Prefect says about its runs is left to Prefect's log."""
        if Path(record.pathname).parent == Path(__file__).parent:
            self.show(record.getMessage())

    def show(self, message: str) -> None:
        """Print one line, as `  3.2s  gate 1    12 documents admitted`."""
        step, _, rest = message.partition(": ")
        if self._status:
            self._status.update(NEXT.get(step, message))
        if (batch := BATCH.match(message)) and not self._is_worth_a_line(int(batch[1]), int(batch[2])):
            return
        seconds = (f"{self.seconds:6.1f}s  ", "dim")
        self._console.print(Text.assemble(seconds, (f"{step:<9} ", "bold"), rest), soft_wrap=True)

    def _is_worth_a_line(self, batch: int, batches: int) -> bool:
        if self._status:
            return batch == batches
        return batch == batches or batch % -(-batches // LINES_OF_A_LONG_READ) == 0


def _tell(settings: Settings, state: "State", seconds: float) -> int:
    """Print the summary of the night; gives the exit code."""
    console = Screen()
    if state.is_cancelled():
        Screen(stderr=True).print(f"parley: {state.message}", soft_wrap=True)
        return UNDER_WAY
    records = [record for record in nights(settings) if record.get("event") == "night"]
    record = records[-1] if records else {}
    error = None if state.is_completed() else state.result(raise_on_failure=False)
    returned = type(error).__name__ == "FailedRun"  # what Prefect makes of a state that the flow itself has returned
    if (isinstance(error, Exception) and not returned) or record.get("outcome", "failed") == "failed":
        # A night that could not write its line into the log has the line of an earlier one there.
        raise error if isinstance(error, Exception) else RuntimeError(state.message)
    report = Report.from_record(record)
    console.print()
    console.print(Text(f"{report.headline()} ({seconds:.1f} seconds)", style="bold"))
    for label, text in report.lines():
        console.print(Text.assemble((f"{label:<13}", "bold"), text), soft_wrap=True)
    console.print(f"\nNext: {_next_command(settings, report)}", soft_wrap=True)
    return NIGHT_FAILED if report.outcome == "refused" or report.nothing_could_be_had else 0


def _next_command(settings: Settings, report: Report) -> str:
    """Return a command worth trying: why a generation was refused, or the meeting that most documents report."""
    if report.outcome == "refused":
        query = "FROM gate_results WHERE NOT success"
        return f'{as_called()} sql --warehouse {as_typed(settings.rejected_path)} "{query}"'
    where = "" if settings.warehouse == load_settings().warehouse else f" --warehouse {as_typed(settings.warehouse)}"
    generation = current(settings)
    if generation is None:
        return f"{as_called()} run --help"
    with connect(generation.path, read_only=True) as con:
        rows = con.execute("SELECT meeting_id FROM meetings ORDER BY n_documents DESC, meeting_id LIMIT 1").fetchall()
    return f"{as_called()} explain {rows[0][0]}{where}" if rows else f"{as_called()} status{where}"

"""What frames a night: what it takes up from earlier nights, the step it is at, its line in the log of nights."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from prefect import get_run_logger
from prefect.runtime import flow_run

from expectations.thrift import warm_up
from flows.dead_runs import close_dead_runs, label_run
from flows.night_page import night_page
from flows.report import Report
from flows.stopping import leave_words, stop_if_told, told_to_stop, uninterrupted, with_last_words
from tasks import events, spent
from tasks.batches import reference_data
from tasks.cluster import check_cluster
from tasks.news import show_broken_off
from warehouse.connection import keep_within
from warehouse.disks import check_disks
from warehouse.editions import check_place
from warehouse.errors import DiskTrouble
from warehouse.generations import Generation, current, recover
from warehouse.nights import log_night
from warehouse.released import check_not_newer
from warehouse.settings import Settings


def take_up(settings: Settings, report: Report) -> Generation | None:
    """Put in order what earlier nights left, under the night's lock; gives the current generation."""
    reference_data(settings.reference)  # a row that cannot be used is told before anything is fetched or written
    keep_within(settings.memory_megabytes)
    events.open_the_stream()
    check_place(settings)
    check_disks(settings)
    check_cluster(settings)
    report.notes = recover(settings)
    own = UUID(flow_run.id)
    label_run(own, settings)
    close_dead_runs(settings, own)
    previous = current(settings)
    if previous:
        check_not_newer(previous.path)
    report.base = report.generation = previous.number if previous else None
    return previous


@contextmanager
def logged(settings: Settings, report: Report) -> Iterator[None]:
    """Write the night's report into the log of nights, whatever comes of it; a night that broke off has a page too.

    A signal that comes while the line is written does not keep it from being written: the night is over then. Raises
    DiskTrouble if the log cannot take the line of a night that came to its end.
    """
    began = time.monotonic()
    spent.begin()

    def write() -> str:
        report.seconds, report.processor_seconds = round(time.monotonic() - began, 1), spent.spent()
        log_night(settings, report.record())
        return report.sentence()

    def broken_off(error: BaseException | None = None) -> str:
        told = told_to_stop()
        report.outcome, report.error = (
            ("stopped", told.name) if told else ("failed", f"{type(error).__name__}: {error}")
        )
        return write()

    try:
        with with_last_words(broken_off):
            yield
    except BaseException as error:
        with uninterrupted():
            try:
                broken_off(error)
            except DiskTrouble as untold:  # why the night broke off is worth more than this
                report.notes = [*report.notes, _without_its_line(untold)]
                get_run_logger().error("log: %s", report.notes[-1])
        leave_words(report.sentence())
        events.night_finished(settings, report.summary())
        show_broken_off(night_page(report, None, settings), report.sentence())
        raise
    with uninterrupted():
        report.step = ""
        try:
            write()
        except DiskTrouble as untold:
            raise DiskTrouble(f"{report.sentence()} But {_without_its_line(untold)}") from untold
        finally:
            leave_words(report.sentence())
            events.night_finished(settings, report.summary())


def _without_its_line(untold: DiskTrouble) -> str:
    """That the log of nights lacks this one, and why."""
    return f"the log of nights has no line of this night: {untold}"


def come_to(report: Report, step: str) -> None:
    """Begin with a step, unless this process was told to stop and a library kept that to itself."""
    stop_if_told()
    report.step = step


def import_gx() -> None:
    """Import Great Expectations while documents are collected."""
    warm_up()
    # It tells of every scratch folder that it makes.
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)

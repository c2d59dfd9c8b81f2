"""The whole night, as a table of contents.

    fetch ─ ingest ─ gate 1 ─ read in batches ─ resolve ─ gate 2 ─ swap ─ publish ─ report

Each step is a task of `tasks/`; between steps travel names and counts, while frames stay in the night's work folder.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Cancelled, Completed, Failed

from expectations.thrift import warm_up
from flows.dead_runs import close_dead_runs, label_run
from flows.fetching import entries_among, fetch_all
from flows.night_page import night_page
from flows.parameters import Edition, Offline, Reread, Sources, Warehouse
from flows.reading import read_all
from flows.report import Report, count
from flows.stopping import ending_in_time, leave_words, stop_if_told, told_to_stop, with_last_words
from tasks import events, spent
from tasks.audit import gate_1, gate_2
from tasks.batches import extractor_version, reference_data
from tasks.cluster import check_cluster
from tasks.extract import make_batches
from tasks.ingest import ingest
from tasks.lineage import current_generation, published_tables, sources_of_night
from tasks.news import read_news, report_in_prefect, show_broken_off, tell_of_statuses
from tasks.publish import publish_edition
from tasks.rereading import leave_out, refused_before, unreadable_again
from tasks.resolve import Resolved, build_candidate, merging_is_due, reject, swap
from tasks.step import named
from warehouse import store
from warehouse.connection import connect, keep_within
from warehouse.disks import check_disks, told_of_disks
from warehouse.editions import check_place, fault_of_edition, published_generation
from warehouse.errors import NightUnderWay
from warehouse.generations import Generation, current, recover
from warehouse.nights import log_night, night_lock
from warehouse.released import check_not_newer
from warehouse.settings import Settings, load_settings


def _run_name() -> str:
    """Return what the run is called in Prefect, as 'night of 24 November, over 2 sources'."""
    sources = flow_run.parameters.get("sources")
    over = count(len(sources), "source") if sources else "the configured sources"
    return f"night of {datetime.now(UTC):%-d %B}, over {over}"


@flow(name="nightly", persist_result=False, flow_run_name=_run_name)
def nightly(
    sources: Sources = [],  # noqa: B006  (never changed; Prefect's form shows a list, and no switch to nothing)
    offline: Offline = False,
    warehouse: Warehouse = "",
    publish: Edition = "",
    reread: Reread = "",
) -> State:
    """One night: read what is new, merge it into meetings and positions, let the gates judge, publish.

    Args:
        sources: Files and folders as `/news/archive`, web addresses as `https://example.org/report.html`, and names of
            sources in `parley.toml`. Empty: all of `parley.toml`, or else the bundled corpus.
        offline: Fetch nothing, and read web pages again from what is kept of them.
        warehouse: The DuckDB file that readers use, as `/srv/parley/var/parley.duckdb`. Empty: the configured one.
        publish: The folder that shows the newest edition, as `/srv/parley/var/parley.published`. Empty: beside the
            warehouse.
        reread: Documents to read again after what is new, because words or rules have changed: a number, or `all`.
            Empty: as many as configured, and none if gate 2 has refused what these words and rules make of them.

    """
    settings = load_settings(warehouse=warehouse or None, published=publish or None, reread_documents=reread or None)
    gx = threading.Thread(target=import_gx, daemon=True)
    gx.start()
    report = Report(warehouse=str(settings.warehouse))
    with ending_in_time():
        try:
            with night_lock(settings) as work, logged(settings, report), told_of_disks(settings):
                _night(settings, sources or sources_of(settings), work, report, offline=offline, insist=bool(reread))
        except NightUnderWay as error:
            return Cancelled(message=str(error))
        except BaseException:
            if report.outcome == "stopped":
                return Cancelled(message=report.sentence())
            raise
        finally:
            gx.join()  # a process that ends in the middle of an import may crash
    went_wrong = report.outcome == "refused" or report.nothing_could_be_had
    return (Failed if went_wrong else Completed)(message=report.sentence())


@contextmanager
def logged(settings: Settings, report: Report) -> Iterator[None]:
    """Write the night's report into the log of nights, whatever comes of it; a night that broke off has a page too."""
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
        broken_off(error)
        leave_words(report.sentence())
        events.night_finished(settings, report.summary())
        show_broken_off(night_page(report, None, settings), report.sentence())
        raise
    report.step = ""
    write()
    events.night_finished(settings, report.summary())


def come_to(report: Report, step: str) -> None:
    """Begin with a step, unless this process was told to stop and a library kept that to itself."""
    stop_if_told()
    report.step = step


def import_gx() -> None:
    """Import Great Expectations while documents are collected."""
    warm_up()
    # It tells of every scratch folder that it makes.
    logging.getLogger("great_expectations.data_context.types.base").setLevel(logging.WARNING)


def sources_of(settings: Settings) -> list[str]:
    """Return the configured sources, or the bundled corpus if there are none."""
    return list(settings.sources) or [str(settings.bundled_documents)]


def _night(settings: Settings, sources: list[str], work: Path, report: Report, *, offline: bool, insist: bool) -> None:
    """The steps of a night, in order; the report is filled in as they go."""
    report.sources = sources
    previous = take_up(settings, report)
    entries, paths = entries_among(sources, settings)
    come_to(report, "fetching")
    runs = fetch_all(entries, settings, previous, work, offline=offline)
    report.source_runs = [run.record() for run in runs]
    report.rereading_stopped = "" if insist else refused_before(settings) or ""
    reread = 0 if report.rereading_stopped else settings.reread_documents
    known = sum(run.known for run in runs)
    generation = next_generation(settings, paths, previous, work, report, known=known, reread=reread)
    if report.outcome != "refused":
        come_to(report, "publishing")
        report.published = publish_if_new(settings, generation, report)
    come_to(report, "reporting")
    _report(settings, report, generation if report.outcome == "new generation" else None, previous)


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


def next_generation(
    settings: Settings,
    paths: list[str],
    previous: Generation | None,
    work: Path,
    report: Report,
    *,
    known: int = 0,
    as_of: datetime | None = None,
    reread: int | None = 0,
) -> Generation | None:
    """Read what is new of the paths and of what was fetched into `work`; gives the generation that is current then.

    `report.outcome` tells whether that is a new one, or the previous one since nothing is new or gate 2 refused.
    `known` are documents that were not fetched again. A new generation stands for the moment `as_of`, or for now.
    At most `reread` documents (None: all) are read again; what gate 2 refuses of them keeps out nothing that is new.
    """
    log = get_run_logger()
    come_to(report, "ingest")
    ingested = named(ingest, f"ingest {count(len(report.sources), 'source')}")(paths, settings, previous, work, reread)
    report.found, report.known = ingested.found + known, ingested.known + known
    report.waiting, report.reading = ingested.waiting, extractor_version(settings.reference)
    log.info("ingest: %s found, %s new or changed", count(report.found, "document"), f"{ingested.fresh:,}")

    come_to(report, "gate 1")
    judged = named(gate_1, f"gate 1 over {count(ingested.fresh, 'document')}")(settings, previous, work)
    stop_if_told()  # a query that a signal broke off is to Great Expectations an expectation that failed
    report.quarantined = dict(judged.quarantined)
    log.info("gate 1: %s admitted, %s quarantined", f"{judged.admitted:,}", f"{sum(judged.quarantined.values()):,}")

    if judged.admitted or judged.news or ingested.again or merging_is_due(settings, previous):
        come_to(report, "reading")
        to_read = count(judged.admitted + ingested.again, "document")
        found = read_all(named(make_batches, f"divide {to_read}")(settings, work), settings)
        lost = unreadable_again(work)
        report.read_again, report.waiting = ingested.again - lost, ingested.waiting + lost
        report.read = found.documents - report.read_again
        if found.unreadable:
            report.quarantined["unreadable"] = report.quarantined.get("unreadable", 0) + found.unreadable
        come_to(report, "merging")
        resolve = named(build_candidate, f"resolve {count(found.meetings, 'new report')}")
        generation = _resolved(settings, resolve, previous, work, report, as_of)
        if report.outcome == "refused" and ingested.again and not ingested.all_at_once:
            report.leave_out_what_was_read_again(lost)
            leave_out(work)
            resolve = named(build_candidate, "resolve without what was read again")
            generation = _resolved(settings, resolve, previous, work, report, as_of)
        return generation

    report.outcome, report.totals = "nothing new", _rows(previous)
    return previous


def _resolved(
    settings: Settings,
    resolve: Callable[[Settings, Generation | None, Path, datetime | None], Resolved],
    previous: Generation | None,
    work: Path,
    report: Report,
    as_of: datetime | None,
) -> Generation | None:
    """Make the candidate of what was read, have gate 2 judge it, and make it current; see `next_generation`."""
    log = get_run_logger()
    resolved = resolve(settings, previous, work, as_of)
    report.notes += resolved.notes
    log.info("resolve: %s, %s", *(count(resolved.rows[t], t[:-1]) for t in ("meetings", "positions")))
    if resolved.unchanged:
        report.outcome, report.totals = "nothing new", _rows(previous)
        return previous
    come_to(report, "gate 2")
    data_docs = work / "data_docs"
    if not _passes_gate_2(settings, resolved, previous, data_docs, report):
        return previous
    come_to(report, "the swap")
    generation = swap.with_options(
        task_run_name=f"make generation {resolved.number} the current one",
        assets=[current_generation(settings)],
        asset_deps=[*sources_of_night(settings, *entries_among(report.sources, settings))],
    )(settings, resolved.candidate, data_docs)
    log.info("swap: generation %s is current", generation.number)
    report.generation, report.outcome = generation.number, "new generation"
    if as_of is None:  # what a backfill replays is no news
        named(tell_of_statuses, "tell of meetings with another status")(settings, generation, previous)
    return generation


def _passes_gate_2(
    settings: Settings, resolved: Resolved, previous: Generation | None, data_docs: Path, report: Report
) -> bool:
    """Judge the candidate; a refused one is put aside, and the current generation stays."""
    log = get_run_logger()
    name = f"gate 2 over {count(resolved.rows['meetings'], 'meeting')}, {count(resolved.rows['positions'], 'position')}"
    judged = named(gate_2, name)(settings, resolved.candidate, previous, data_docs)
    stop_if_told()
    report.expectations, report.reasons, report.warnings = judged.expectations, judged.reasons, judged.warnings
    if judged.passed:
        report.totals, report.changes = resolved.rows, resolved.changes
        log.info(
            "gate 2: passed, %s and %s",
            count(judged.expectations, "expectation"),
            count(len(judged.warnings), "warning"),
        )
        return True
    report.outcome = "refused"
    refused = named(reject, "put the refused generation aside")(settings, resolved.candidate, data_docs)
    report.notes = [*report.notes, f"the refused generation is kept as {refused}, to look into"]
    log.error("gate 2: refused. %s", " ".join(judged.reasons))
    events.gate_failed(settings, judged.reasons, judged.warnings, judged.expectations)
    return False


def _rows(generation: Generation | None) -> dict[str, int]:
    """Rows by table of a generation that stays as it is."""
    if generation is None:
        return {}
    with connect(generation.path, read_only=True) as con:
        return store.counts(con)


def publish_if_new(settings: Settings, generation: Generation | None, report: Report | None = None) -> str:
    """Publish the generation unless the edition in place shows it already, and is whole.

    Gives the place, or '' if there is nothing to publish; the report is told of a broken one.
    """
    if generation is None:
        return ""
    fault = fault_of_edition(settings)
    if fault and report:
        report.notes = [*report.notes, f"the published edition was broken ({fault}) and was made anew"]
    if fault or published_generation(settings) != generation.number:
        tables = published_tables(settings).values()
        edition = publish_edition.with_options(
            task_run_name=f"publish {count(len(tables), 'table')} of generation {generation.number}",
            assets=[*tables],
            asset_deps=[current_generation(settings)],
        )(settings, generation)
        get_run_logger().info("publish: %s in %s", count(len(edition.rows), "table"), edition.link / "index.html")
    return str(settings.published)


def _report(settings: Settings, report: Report, made: Generation | None, previous: Generation | None) -> None:
    """Show the night in Prefect; `made` is the generation that it has made."""
    page = night_page(report, read_news(made, previous) if made else None, settings)
    edition = settings.site_url if report.published else ""
    named(report_in_prefect, "show the night in Prefect")(page, report.sentence(), report.tags, made, edition)

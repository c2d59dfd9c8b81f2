"""From sources to the current generation, and to its edition: the steps that a night and a backfill are made of."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from prefect import get_run_logger

from flows.fetching import entries_among
from flows.night_frame import come_to
from flows.reading import read_all
from flows.report import Report, count
from flows.stopping import stop_if_told
from tasks import events
from tasks.audit import gate_1, gate_2
from tasks.batches import extractor_version
from tasks.extract import make_batches
from tasks.ingest import ingest
from tasks.lineage import current_generation, published_tables, sources_of_night
from tasks.news import tell_of_statuses
from tasks.publish import publish_edition
from tasks.rereading import leave_out, unreadable_again
from tasks.resolve import Resolved, build_candidate, merging_is_due, reject, swap
from tasks.step import named
from warehouse import store
from warehouse.connection import connect
from warehouse.editions import fault_of_edition, published_generation
from warehouse.generations import Generation
from warehouse.settings import Settings


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
    # Where another generation is published, publishing itself looks at the edition before, each file of it once.
    fault = fault_of_edition(settings) if published_generation(settings) == generation.number else None
    notes = [f"the published edition was broken ({fault}) and was made anew"] if fault else []
    if fault or published_generation(settings) != generation.number:
        tables = published_tables(settings).values()
        edition = publish_edition.with_options(
            task_run_name=f"publish {count(len(tables), 'table')} of generation {generation.number}",
            assets=[*tables],
            asset_deps=[current_generation(settings)],
        )(settings, generation)
        get_run_logger().info("publish: %s in %s", count(len(edition.rows), "table"), edition.link / "index.html")
        if report:
            report.notes = [*report.notes, *(notes or edition.notes)]
    return str(settings.published)

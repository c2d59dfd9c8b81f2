"""The whole night, as a table of contents.

    fetch ─ ingest ─ gate 1 ─ read in batches ─ resolve ─ gate 2 ─ swap ─ publish ─ report

Each step is a task of `tasks/`; between steps travel names and counts, while frames stay in the night's work folder.
"""

import threading
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Cancelled, Completed, Failed

from flows.fetching import entries_among, fetch_all
from flows.next_generation import next_generation, publish_if_new
from flows.night_frame import come_to, import_gx, logged, take_up
from flows.night_page import night_page
from flows.parameters import Edition, Offline, Reread, Sources, Warehouse
from flows.report import Report, count
from flows.stopping import ending_in_time
from tasks.news import read_news, report_in_prefect
from tasks.rereading import refused_before
from tasks.step import named
from warehouse.errors import NightUnderWay
from warehouse.generations import Generation
from warehouse.nights import night_lock, told_in_words
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
            with night_lock(settings) as work, logged(settings, report), told_in_words(settings):
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


def _report(settings: Settings, report: Report, made: Generation | None, previous: Generation | None) -> None:
    """Show the night in Prefect; `made` is the generation that it has made."""
    page = night_page(report, read_news(made, previous) if made else None, settings)
    edition = settings.site_url if report.published else ""
    named(report_in_prefect, "show the night in Prefect")(page, report.sentence(), report.tags, made, edition)

"""The backfill: old documents replayed night by night, as if Parley had run when they appeared.

    gather ─ date ─ lay into days, weeks or months ─ for each, in order: one night (`nightly.next_generation`) ─ publish

There is no state file: what is left to do is what the warehouse neither holds nor has in quarantine.

StepRefused    gate 2 refused the generation of one step; what was replayed before it stays
"""

import shutil
import threading
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Cancelled, Completed, Failed

from flows.fetching import entries_among, fetch_all
from flows.next_generation import next_generation, publish_if_new
from flows.night_frame import import_gx, logged, take_up
from flows.nightly import sources_of
from flows.parameters import Edition, FirstDay, LastDay, Sources, Step, Warehouse
from flows.report import Report, count
from flows.stopping import ending_in_time, told_to_stop
from tasks.logic.replay_steps import ReplayRefused, check_window
from tasks.replay import Plan, ReplayStep, plan_replay
from tasks.sources.source_run import SourceRun
from warehouse.errors import NightUnderWay
from warehouse.generation_files import moment_in
from warehouse.generations import Generation, current
from warehouse.nights import night_lock, told_in_words
from warehouse.settings import Settings, load_settings
from warehouse.upgrade import readings_fit

UNDATED_NAMED = 3
LEFT = "what was replayed before stays, and the same command goes on where it was."


class StepRefused(Exception):  # noqa: N818  (named for what it tells people)
    """Gate 2 refused the generation of one step."""


def _run_name() -> str:
    """Return what the run is called in Prefect, as 'backfill 2022-01-01 to 2022-01-31 by day'."""
    given = flow_run.parameters
    return f"backfill {given['first_day']} to {given['last_day']} by {given['step']}"


@flow(name="backfill", persist_result=False, flow_run_name=_run_name)
def backfill(
    first_day: FirstDay,
    last_day: LastDay,
    sources: Sources = [],  # noqa: B006  (as of `nightly`)
    step: Step = "day",
    warehouse: Warehouse = "",
    publish: Edition = "",
) -> State:
    """Replay old documents as of their own dates: one night for each day, week or month that has some.

    A backfill that was stopped goes on where it was, and one that is done changes nothing. It publishes once, when all
    is replayed.

    Args:
        first_day: The first day of publication that is replayed.
        last_day: The last day of publication that is replayed; it must be over.
        sources: Files and folders as `/news/archive`, and names of sources in `parley.toml`, of whose web pages only
            what is kept is read. Empty: all of `parley.toml`, or else the bundled corpus.
        step: What one night stands for: a day, a week (Monday to Sunday) or a month.
        warehouse: The DuckDB file that readers use, as `/srv/parley/var/parley.duckdb`. Empty: the configured one.
        publish: The folder that shows the newest edition, as `/srv/parley/var/parley.published`. Empty: beside the
            warehouse.

    """
    check_window(first_day, last_day, datetime.now(UTC).date())
    settings = load_settings(warehouse=warehouse or None, published=publish or None)
    gx = threading.Thread(target=import_gx, daemon=True)
    gx.start()
    with ending_in_time():
        try:
            with night_lock(settings) as work:
                return _backfill(settings, sources or sources_of(settings), work, first_day, last_day, step)
        except NightUnderWay as error:
            return Cancelled(message=str(error))
        except BaseException:
            if told := told_to_stop():
                return Cancelled(message=f"The backfill was stopped ({told.name}); {LEFT}")
            raise
        finally:
            gx.join()  # a process that ends in the middle of an import may crash


def _backfill(settings: Settings, sources: list[str], work: Path, first: date, last: date, each: str) -> State:
    """The backfill, step by step, under the night's lock."""
    found = Report()
    previous = take_up(settings, found)
    _check_schema(previous)
    for note in found.notes:
        get_run_logger().warning("backfill: %s", note)
    entries, paths = entries_among(sources, settings)
    runs = fetch_all(entries, settings, previous, work, offline=True)
    name = f"date the documents of {count(len(sources), 'source')}"
    plan = plan_replay.with_options(task_run_name=name)(paths, settings, previous, work, first, last, each)
    left_out = _tell(plan, runs, first, last)
    _check_order(plan.steps, previous)
    try:
        replayed = _replay_all(settings, sources, plan.steps)
    except StepRefused as error:
        publish_if_new(settings, current(settings))
        return Failed(message=f"{error} The backfill stops there; what was replayed before stays. {left_out}")
    publish_if_new(settings, current(settings))
    if not plan.steps:
        return Completed(message=f"Nothing to replay from {first} to {last}. {left_out}")
    documents, generations = sum(one.documents for one in plan.steps), count(replayed, "generation")
    return Completed(
        message=f"{count(documents, 'document')} from {first} to {last} replayed in {generations}. {left_out}"
    )


def _tell(plan: Plan, runs: list[SourceRun], first: date, last: date) -> str:
    """Log what is replayed, and return in words what is not; the undated go into a table of their own in Prefect."""
    log = get_run_logger()
    documents = sum(step.documents for step in plan.steps)
    log.info("backfill: %s found, %s to replay in %s", count(plan.found, "document"), f"{documents:,}",
             count(len(plan.steps), "step"))  # fmt: skip
    known = plan.known + sum(run.known for run in runs)
    told = [f"all of {run.name}, which failed" for run in runs if run.outcome == "failed"]
    told += [f"{count(known, 'document')} known already"] * bool(known)
    told += [f"{count(plan.outside, 'document')} outside {first} to {last}"] * bool(plan.outside)
    if plan.undated:
        names = ", ".join(row["document"] for row in plan.undated[:UNDATED_NAMED])
        more = f" and {len(plan.undated) - UNDATED_NAMED:,} more" if len(plan.undated) > UNDATED_NAMED else ""
        told.append(f"{count(len(plan.undated), 'document')} without a day of publication ({names}{more})")
        create_table_artifact(
            key="backfill-undated", table=plan.undated, description="Not replayed, since their day is not known"
        )
    left_out = f"Not replayed: {', '.join(told)}." if told else "No document was left out."
    log.info("backfill: %s", left_out)
    return left_out


def _check_schema(previous: Generation | None) -> None:
    """Raise ReplayRefused if all documents must be read again first, which would be told as news of an old day."""
    if previous and not readings_fit(previous.path):
        raise ReplayRefused(
            f"generation {previous.number} has the tables of an earlier version of Parley; have a night carry it over "
            "first, which reads its documents again: `parley run`"
        )


def _check_order(steps: list[ReplayStep], previous: Generation | None) -> None:
    """Raise ReplayRefused if the warehouse stands at a later moment than documents that would be put after it."""
    if previous is None:
        return
    moment = moment_in(previous.path)
    late = [step for step in steps if step.as_of <= moment]
    if late:
        documents = count(sum(step.documents for step in late), "document")
        raise ReplayRefused(
            f"the warehouse stands at {moment:%Y-%m-%d %H:%M} UTC, and {documents} published until {late[-1].last} "
            f"would be put after it; give a warehouse of its own, or take them in as of now by a night"
        )


def _replay_all(settings: Settings, sources: list[str], steps: list[ReplayStep]) -> int:
    """Replay the steps in order, each by a flow of its own; gives how many made a generation."""
    log, generations = get_run_logger(), 0
    progress = create_progress_artifact(0.0, key="steps-replayed", description="Steps replayed") if steps else None
    for number, step in enumerate(steps, 1):
        report = replay(step.first, step.last, step.documents, str(settings.warehouse), sources)
        generations += report.outcome == "new generation"
        log.info("backfill: %s of %s: %s", number, len(steps), report.sentence())
        if isinstance(progress, UUID):
            update_progress_artifact(progress, 100 * number / len(steps))
    return generations


def _step_name() -> str:
    """Return what a step is called in Prefect, as 'night of 2022-01-10, 3 documents'."""
    given = flow_run.parameters
    first, last = (date.fromisoformat(str(given[end])) for end in ("first_day", "last_day"))
    step = ReplayStep(first, last, given["documents"])
    return f"night of {step.name}, {count(step.documents, 'document')}"


@flow(name="replay", persist_result=False, flow_run_name=_step_name)
def replay(first_day: date, last_day: date, documents: int, warehouse: str, sources: list[str]) -> Report:
    """One night of a backfill, over the documents that the backfill has laid out for it.

    Args:
        first_day: The first day that it stands for.
        last_day: The last one; its generation is as of the end of it.
        documents: How many documents are of these days.
        warehouse: The DuckDB file that readers use.
        sources: Where the backfill has the documents from.

    """
    settings, step = load_settings(warehouse=warehouse), ReplayStep(first_day, last_day, documents)
    work, previous = step.work(settings.work_dir), current(settings)
    report = Report(warehouse=warehouse, sources=sources, as_of=step.name)
    report.base = report.generation = previous.number if previous else None
    with logged(settings, report), told_in_words(settings):
        next_generation(settings, [], previous, work, report, as_of=step.as_of)
    shutil.rmtree(work)
    if report.outcome == "refused":
        raise StepRefused(f"{step.name}: {report.sentence()}")
    return report

"""What the night tells Prefect's stream of events, for automations and people; `docs/watching.md` lists the payloads.

    event                             resource                 when
    parley.source.failed              parley.source.NAME       nothing of a source could be had
    parley.gate.failed                parley.gate.generation   gate 2 refused a generation
    parley.meeting.status-changed     parley.meeting.ID        after the swap, for each such meeting, up to a limit
    parley.meetings.status-changed    parley.warehouse.NAME    after the swap, beyond that limit: how many in all
    parley.night.finished             parley.warehouse.NAME    a night is over, however it went

NAME of a warehouse is that of its file, as `parley`. An event of anything else has the warehouse as a related resource,
in the role `warehouse`; Prefect adds flow run, flow, deployment and tags.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
from prefect.events import emit_event
from prefect.events.worker import EventsWorker

from tasks.sources.source_run import SourceRun
from warehouse.settings import Settings

SOURCE_FAILED = "parley.source.failed"
GATE_FAILED = "parley.gate.failed"
STATUS_CHANGED = "parley.meeting.status-changed"
STATUSES_CHANGED = "parley.meetings.status-changed"
NIGHT_FINISHED = "parley.night.finished"

MOST_MEETINGS = 50  # of which each has an event of its own: a corpus that is read anew may change thousands
MOST_SENTENCES = 20
LONGEST_SENTENCE = 500


def open_the_stream() -> None:
    """Start what sends events, before any task does.

    It adds to each event the task that it comes from. Started within a task, it would take that one for the task of
    every later event that comes from no task.
    """
    EventsWorker.instance()


def source_failed(settings: Settings, run: SourceRun) -> None:
    """Tell of a source of which nothing could be had."""
    _tell(settings, SOURCE_FAILED, _resource("source", run.name, f"source {run.name}"), run.record())


def gate_failed(settings: Settings, reasons: Sequence[str], warnings: Sequence[str], expectations: int) -> None:
    """Tell of a generation that gate 2 refused; nothing of its facts is told."""
    _tell(
        settings,
        GATE_FAILED,
        _resource("gate", "generation", "gate 2, over the new generation"),
        {
            "expectations": expectations,
            "failed": len(reasons),
            "warnings": len(warnings),
            "reasons": [reason[:LONGEST_SENTENCE] for reason in reasons[:MOST_SENTENCES]],
            "refused": str(settings.rejected_path),
        },
    )


def statuses_changed(settings: Settings, generation: int, changed: pl.DataFrame) -> None:
    """Tell of each meeting that has another status in the current generation than in the one before.

    `changed` are rows as `warehouse.changes.status_changes` gives them. Beyond the limit one more event sums all up.
    """
    for row in changed.head(MOST_MEETINGS).to_dicts():
        meeting = _resource("meeting", row["meeting_id"], row["title"])
        _tell(settings, STATUS_CHANGED, meeting, {**row, "generation": generation})
    if changed.height > MOST_MEETINGS:
        kinds = changed.group_by("from", "to").len().sort("len", "from", "to", descending=[True, False, False])
        summary = {
            "generation": generation,
            "meetings": changed.height,
            "told_one_by_one": MOST_MEETINGS,
            "changes": [f"{count} from {before} to {after}" for before, after, count in kinds.iter_rows()],
        }
        _tell(settings, STATUSES_CHANGED, _warehouse(settings), summary)


def night_finished(settings: Settings, summary: Mapping[str, Any]) -> None:
    """Tell that a night is over and what it came to; its outcome is a label too, by which automations may choose."""
    _tell(settings, NIGHT_FINISHED, _warehouse(settings) | {"parley.outcome": str(summary["outcome"])}, summary)


def _tell(settings: Settings, event: str, resource: dict[str, str], payload: Mapping[str, Any]) -> None:
    warehouse = _warehouse(settings)
    related = [] if resource.items() >= warehouse.items() else [warehouse | {"prefect.resource.role": "warehouse"}]
    emit_event(event=event, resource=resource, related=related, payload=dict(payload))


def _resource(kind: str, name: str, label: str) -> dict[str, str]:
    return {"prefect.resource.id": f"parley.{kind}.{name}", "prefect.resource.name": label}


def _warehouse(settings: Settings) -> dict[str, str]:
    return _resource("warehouse", settings.warehouse.stem, f"warehouse {settings.warehouse.stem}")

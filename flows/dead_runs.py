"""Nights that Prefect still shows as running although their process is gone, and those that were due meanwhile.

A run says by a label of which warehouse it is, since its parameter may be empty: the configured one, of which only its
own process knows.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import ArtifactCreate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Cancelled, Crashed

from warehouse.settings import Settings, load_settings

FLOWS = ("nightly", "backfill", "replay", "reading")  # what runs under the lock of a night
MOST = 100  # of the newest; nobody has killed more nights than that since the last one
WAREHOUSE = "parley.warehouse"  # the label
LABELLED_WITHIN = timedelta(minutes=1)  # a run that bears no label by then died before it could say whose it is
KILLED = "The process of this night was killed."
UNSTARTED = "What was to start this night was killed."
MISSED = "Its time went by while nothing ran the schedule; one night makes up for all that were missed."


def label_run(run_id: UUID, settings: Settings) -> None:
    """Have Prefect know of which warehouse a run is."""
    with get_client(sync_client=True) as client:
        client.update_flow_run_labels(run_id, {WAREHOUSE: str(settings.warehouse)})


def close_dead_runs(settings: Settings, own: UUID | None = None) -> int:
    """Mark as crashed every night of this warehouse that says it runs, but for our own; gives how many those were.

    To be called where no other night of this warehouse can be running: under the night's lock. A process that is
    killed outright has no time to tell Prefect, and holds its place in the schedule until a lease runs out. Such a
    night has a page like any other, which says that it was killed.
    """
    nightly = FlowFilter(name=FlowFilterName(any_=list(FLOWS)))
    with get_client(sync_client=True) as client:
        dead = [
            run
            for run in client.read_flow_runs(
                flow_filter=nightly,
                flow_run_filter=_in_state(StateType.RUNNING, StateType.CANCELLING),
                sort=FlowRunSort.START_TIME_DESC,
                limit=MOST,
            )
            if run.id != own and _is_of(run, settings)
        ]
        for run in dead:
            client.set_flow_run_state(run.id, Crashed(message=KILLED), force=True)
            _leave_a_page(client, run, settings)
    return len(dead)


def let_one_night_make_up(deployment: UUID, since: datetime) -> int:
    """Start one night for all of a deployment whose time went by; gives how many those were.

    The schedule goes on by itself: its database holds runs that are due while no server is up, and each of them would
    start as soon as there is one. Some the server has cancelled by itself `since` it began, where a dead run still
    held the one place that there is. Runs that a person asked for are left alone.
    """
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
            flow_run_filter=_in_state(StateType.SCHEDULED, StateType.CANCELLED),
            sort=FlowRunSort.EXPECTED_START_TIME_DESC,
            limit=2 * MOST,
        )
        missed = [run for run in runs if run.auto_scheduled and _is_missed(run, since)]
        for run in missed:
            if run.state and run.state.is_scheduled():
                client.set_flow_run_state(run.id, Cancelled(message=MISSED), force=True)
        if missed:
            client.create_flow_run_from_deployment(deployment)
    return len(missed)


def _is_missed(run: FlowRun, since: datetime) -> bool:
    due = run.expected_start_time is not None and run.expected_start_time < datetime.now(UTC)
    return due and run.state is not None and (run.state.is_scheduled() or run.state.timestamp >= since)


def close_unstarted_runs(deployment: UUID) -> int:
    """Mark as crashed the runs of a deployment that were about to begin when their schedule was killed; gives how many.

    To be called before the schedule is served again: nobody else starts runs of this deployment, and one that is
    pending for ever would hold the one place that there is.
    """
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(
            deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])),
            flow_run_filter=_in_state(StateType.PENDING),
            limit=MOST,
        )
        for run in runs:
            client.set_flow_run_state(run.id, Crashed(message=UNSTARTED), force=True)
    return len(runs)


def _in_state(*types: StateType) -> FlowRunFilter:
    return FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(types))))


def _is_of(run: FlowRun, settings: Settings) -> bool:
    """Whether the run is one of this warehouse."""
    said = run.labels.get(WAREHOUSE) or run.parameters.get("warehouse")
    if said:
        return said == str(settings.warehouse)
    begun = run.start_time is not None and run.start_time < datetime.now(UTC) - LABELLED_WITHIN
    return begun and load_settings().warehouse == settings.warehouse


def _leave_a_page(client: SyncPrefectClient, run: FlowRun, settings: Settings) -> None:
    left = "Warehouse and edition are whole, the old ones or the new; the next night does what is left."
    page = f"# The night was killed\n\n{KILLED} {left}\n\nIts warehouse: `{settings.warehouse}`\n"
    client.create_artifact(
        ArtifactCreate(key="night", type="markdown", description=KILLED, data=page, flow_run_id=run.id)
    )

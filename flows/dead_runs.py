"""Nights that Prefect still shows as running although their process is gone."""

from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Crashed

from warehouse.settings import Settings

FLOWS = ("nightly", "backfill", "replay", "reading")  # what runs under the lock of a night
MOST = 100  # of the newest; nobody has killed more nights than that since the last one


def close_dead_runs(settings: Settings, own: UUID | None = None) -> int:
    """Mark as crashed every night of this warehouse that says it runs, but for our own; gives how many those were.

    To be called where no other night of this warehouse can be running: under the night's lock. A process that is
    killed outright has no time to tell Prefect, and holds its place in the schedule until a lease runs out.
    """
    running = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])))
    nightly = FlowFilter(name=FlowFilterName(any_=list(FLOWS)))
    with get_client(sync_client=True) as client:
        dead = [
            run.id
            for run in client.read_flow_runs(
                flow_filter=nightly, flow_run_filter=running, sort=FlowRunSort.START_TIME_DESC, limit=MOST
            )
            if run.id != own and run.parameters.get("warehouse") == str(settings.warehouse)
        ]
        for run_id in dead:
            client.set_flow_run_state(run_id, Crashed(message="The process of this night was killed."), force=True)
    return len(dead)

"""How a step of the night becomes a Prefect task."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.tasks import MaterializingTask

from tasks.spent import accounted
from warehouse.disks import fault_of_disk

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_SECONDS = 4 * 3600.0  # a step that takes longer hangs: the largest nights measured take minutes
_UNPICKLED: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}


def step(*, timeout_seconds: float = LONGEST_SECONDS, **options: Any) -> Callable[[Callable[P, R]], Task[P, R]]:  # noqa: ANN401  (handed on to Prefect as they are)
    """Make a function a task of which nothing is pickled: neither its result nor its arguments, for a cache key."""

    def made(function: Callable[P, R]) -> Task[P, R]:
        return Task(fn=accounted(function), timeout_seconds=timeout_seconds, **_UNPICKLED, **options)

    return made


def materializing_step(
    *,
    timeout_seconds: float = LONGEST_SECONDS,
    **options: Any,  # noqa: ANN401  (handed on to Prefect as they are)
) -> Callable[[Callable[P, R]], MaterializingTask[P, R]]:
    """Make a function a step that brings assets up to date; `with_options(assets=...)` names them for each run."""

    def made(function: Callable[P, R]) -> MaterializingTask[P, R]:
        return MaterializingTask(
            fn=accounted(function),
            assets=[],
            materialized_by="parley",
            timeout_seconds=timeout_seconds,
            **_UNPICKLED,
            **options,
        )

    return made


def disk_may_come_back(task: Task[..., object], run: TaskRun, state: State) -> bool:
    """Whether to try again: a disk or network that fails may come back; what is missing or broken will not."""
    error = state.result(raise_on_failure=False) if state.is_failed() else None
    return isinstance(error, OSError) or (error is not None and fault_of_disk(error) is not None)


def named(task: Task[P, R], name: str) -> Task[P, R]:
    """Return the task under a name that tells what it is about to do."""
    return task.with_options(task_run_name=name)

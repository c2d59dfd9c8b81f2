"""How a step of the night becomes a Prefect task."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
from prefect.cache_policies import NO_CACHE

P = ParamSpec("P")
R = TypeVar("R")


def step(**options: Any) -> Callable[[Callable[P, R]], Task[P, R]]:  # noqa: ANN401  (handed on to Prefect as they are)
    """Make a function a task of which nothing is pickled: neither its result nor its arguments, for a cache key."""
    return task(cache_policy=NO_CACHE, persist_result=False, **options)

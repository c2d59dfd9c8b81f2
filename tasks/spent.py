"""What the steps of a night cost: seconds of processor time by step, for the log of nights and `make bench`.

The processor time of a process is that of all its threads, so that what is imported beside a step counts as the step's.
"""

import inspect
import resource
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from warehouse.memory import give_back

P = ParamSpec("P")
R = TypeVar("R")

READERS = "readers"

_seconds: dict[str, float] = {}
_began = {"children": 0.0}


def accounted(function: Callable[P, R]) -> Callable[P, R]:
    """Return the function with its processor time noted under its name and its memory given back, whatever happens.

    A coroutine is left as it is: sources are fetched side by side in one thread, which tells them not apart.
    """

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        began = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            name = function.__name__
            give_back()
            _seconds[name] = _seconds.get(name, 0.0) + time.process_time() - began

    return cast("Callable[P, R]", function) if inspect.iscoroutinefunction(function) else run


def begin() -> None:
    """Forget what steps before have cost."""
    _seconds.clear()
    _began["children"] = _of_children()


def spent() -> dict[str, float]:
    """Seconds of processor time by name of step since `begin`, with `READERS` for the processes that read and ended."""
    readers = _of_children() - _began["children"]
    return {name: round(seconds, 2) for name, seconds in {**_seconds, READERS: readers}.items()}


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

"""Great Expectations at a smaller price: imports that nothing of ours needs, and what it makes anew at every look."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Any

# What Great Expectations imports for expectations that no suite of ours has: a third of the seconds that it starts in.
SELDOM_USED = frozenset({"altair", "scipy.stats"})


def warm_up() -> None:
    """Import Great Expectations now, say in a thread while documents are being read."""
    with _put_off():
        import great_expectations.expectations  # noqa: F401, PLC0415


class _PutOff(MetaPathFinder):
    """Finds the modules of `SELDOM_USED`, to be loaded when something in them is asked for."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The module's spec, with a loader that waits; None for any other module."""
        spec = PathFinder.find_spec(fullname, path, target) if fullname in SELDOM_USED else None
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def _put_off() -> Iterator[None]:
    """While this lasts, importing a module of `SELDOM_USED` costs nothing."""
    finder = _PutOff()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def configured_once() -> Iterator[None]:
    """While this lasts, an expectation's configuration is made once, not at each of the hundred looks at it.

    Great Expectations writes it out of the expectation's fields whenever it wants to know one of its arguments, which
    is a quarter of what judging a small table costs. Nothing changes an expectation while it is judged.
    """
    from great_expectations.expectations.expectation import Expectation  # noqa: PLC0415

    kind: Any = Expectation  # which does not declare that its configuration can be set
    made_anew = kind.configuration
    made: dict[int, tuple[Expectation, Any]] = {}  # with the expectation, so that no other one gets its number

    def configuration(expectation: Expectation) -> Any:  # noqa: ANN401
        if id(expectation) not in made:
            made[id(expectation)] = (expectation, made_anew.fget(expectation))
        return made[id(expectation)][1]

    kind.configuration = property(configuration)
    try:
        yield
    finally:
        kind.configuration = made_anew

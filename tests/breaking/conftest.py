"""What the tests of disturbed nights share: what "the same tables" are, and the folders and nights of the tests of flows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.breaking.same_tables import differences, tables_of
from tests.flows.conftest import after, first_night, good, mixed, night, parley, settings, strict_reference
from warehouse.settings import Settings

__all__ = ["after", "first_night", "good", "mixed", "night", "parley", "settings", "strict_reference"]


@pytest.fixture(scope="session")
def same_tables() -> Callable[[Settings | Path, Settings | Path], None]:
    """Fail, naming the rows, unless two warehouses (or files of generations) have the same tables."""

    def compare(expected: Settings | Path, found: Settings | Path) -> None:
        paths = [one if isinstance(one, Path) else one.warehouse for one in (expected, found)]
        told = differences(*map(tables_of, paths))
        assert not told, "\n".join(told)

    return compare

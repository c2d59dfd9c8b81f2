"""In which order the files of the suite are taken, what of them one worker takes alone, and what is left for other days."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from pathlib import Path

import pytest

# In the environment, so that all workers have one day, whenever midnight comes.
DAY = int(os.environ.setdefault("PARLEY_TEST_DAY", str(dt.datetime.now(dt.UTC).date().toordinal())))
# Files that begin with the same seconds of imports: one worker takes them all, and imports once.
NIGHTS = ("flows/test_cli.py", "flows/test_nightly.py", "flows/test_web_nights.py", "flows/test_upgrade.py")
WARM = (
    "breaking/test_killed.py", "breaking/test_stopped.py", "breaking/test_two_at_once.py", "breaking/test_restarted.py",
)  # fmt: skip
JUDGED = tuple(
    f"expectations/test_{name}.py" for name in ("judged_before", "reach", "gate", "poison", "raw_documents", "figures")
)
# What takes longest comes first, so that at the end no worker waits for another's night. The first worker makes the
# Prefect server of all, for which those that begin beside it have no use yet.
FIRST = (
    *NIGHTS, "breaking/test_corrupt_generations.py", *JUDGED, *WARM, "edition/test_in_a_browser.py",
    "edition/test_incremental.py", "flows/test_rereading.py", "warehouse/test_editions.py", "flows/test_serve.py",
    "breaking/test_corrupt_editions.py", "flows/test_copies.py", "flows/test_merging.py", "edition/test_charts.py",
    "warehouse/test_generations.py", "warehouse/test_questions.py", "warehouse/test_published_tables.py",
)  # fmt: skip
FOLDERS = ("flows", "breaking", "edition", "warehouse", "expectations")


@cache
def place_of(path: Path) -> tuple[int, int]:
    """Where a file comes among all: the slowest ones first, then by folder."""
    name = path.relative_to(Path(__file__).parent).as_posix()
    folder = name.partition("/")[0]
    return (
        FIRST.index(name) if name in FIRST else len(FIRST),
        FOLDERS.index(folder) if folder in FOLDERS else len(FOLDERS),
    )


def taken_together(path: str) -> str:
    """The name by which a worker takes a file: its own, or that of the first of those that are taken together."""
    name = path.removeprefix("tests/")
    return next((together[0] for together in (NIGHTS, WARM, JUDGED) if name in together), name)


def leave_for_other_days(items: list[pytest.Item]) -> None:
    """Mark as `endurance` what is not for today.

    Of a test marked `in_turn(n)` n cases are for today, and the others for `make endurance`: each comes in its turn. Of
    files with tests marked `in_turn(n, among=...)` by the same words n are for today, with all that they have marked.
    """
    turns: dict[tuple[str, int], dict[str, list[pytest.Item]]] = {}
    for item in items:
        if marker := item.get_closest_marker("in_turn"):
            among, one = item.nodeid.partition("[")[0], item.nodeid
            if "among" in marker.kwargs:
                among, one = marker.kwargs["among"], str(item.path)
            turns.setdefault((among, marker.args[0]), {}).setdefault(one, []).append(item)
    for (_, number), ones in turns.items():
        today = {(DAY * number + place) % len(ones) for place in range(number)}
        for item in [item for place, cases in enumerate(ones.values()) if place not in today for item in cases]:
            item.add_marker(pytest.mark.endurance)

"""`make bench`: what a night over the bundled corpus costs beyond the start-up of Prefect and Great Expectations.

An empty Prefect flow and an import of Great Expectations, each in a fresh process, are timed against whole nights in
the same run, on the same machine. All of them use the same embedded server settings and one Prefect home, made ready
before the clock starts. `python -m flows.bench growth` with numbers of documents is in `growth.py`.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table

from flows import growth
from flows.embedded import prefect_server
from warehouse.settings import load_settings

ROUNDS = 3
IMPORT_GX = "import great_expectations, great_expectations.expectations"


def main() -> int:
    """Time everything a few times in turn, and print the medians with their ratios."""
    with tempfile.TemporaryDirectory(prefix="parley-bench-") as scratch:
        folder = Path(scratch)
        environment = os.environ | {"PREFECT_HOME": str(folder / "prefect")}
        environment.pop("PREFECT_API_URL", None)
        corpus = str(load_settings().bundled_documents)

        def python(*arguments: str) -> Callable[[int], float]:
            return lambda number: seconds_of([a.format(round=number, folder=folder) for a in arguments], environment)

        night = ["-m", "flows.cli", "run", corpus, "--warehouse", "{folder}/{round}/parley.duckdb"]
        timed: dict[str, Callable[[int], float]] = {
            "an empty Prefect flow": python("-m", "flows.bench", "empty"),
            "an import of Great Expectations": python("-c", IMPORT_GX),
            "the whole night": python(*night),
            "the next night, nothing new": python(*night),
        }
        sys.stderr.write("Making Prefect's home, which a first start does once ...\n")
        first = timed["an empty Prefect flow"](0)
        seconds: dict[str, list[float]] = {name: [] for name in timed}
        for number in range(1, ROUNDS + 1):
            for name, run in timed.items():
                seconds[name].append(run(number))
                sys.stderr.write(f"round {number} of {ROUNDS}: {name} {seconds[name][-1]:.1f} s\n")
    _print({name: median(taken) for name, taken in seconds.items()}, first)
    return 0


def seconds_of(arguments: list[str], environment: dict[str, str]) -> float:
    """Return how long Python takes from start to exit with these arguments; exits with its output if it fails."""
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603  (our own modules)
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - began


def _print(seconds: dict[str, float], first: float) -> None:
    """Print the medians, and each as a share of what Prefect and Great Expectations need for nothing."""
    empty, imported, *_ = seconds.values()
    rows = list(seconds.items())
    rows.insert(2, ("both, one after the other", empty + imported))
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", title=f"Median of {ROUNDS}", title_justify="left")
    for name, justify in (("what", "left"), ("seconds", "right"), ("ratio", "right")):
        table.add_column(name, justify="left" if justify == "left" else "right")
    for name, taken in rows:
        table.add_row(name, f"{taken:.2f}", f"{taken / (empty + imported):.2f}")
    console = Console(highlight=False)
    console.print(table)
    console.print(f"The very first flow, which also makes Prefect's database, took {first:.1f} seconds.")


def _empty_flow() -> int:
    """Run a flow that does nothing, the way a night is run."""
    with prefect_server() as server:
        from prefect import flow  # noqa: PLC0415
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: PLC0415

        @flow(name="empty")
        def empty() -> None:
            """Do nothing."""

        server.wait()
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            empty()
    return 0


if __name__ == "__main__":
    if sys.argv[1:] == ["empty"]:
        sys.exit(_empty_flow())
    if sys.argv[1:2] == ["growth"]:
        sys.exit(growth.main([int(size) for size in sys.argv[2:]]))
    sys.exit(main())

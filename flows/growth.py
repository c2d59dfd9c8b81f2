"""`python -m flows.bench growth 1000 10000`: whether the cost of a document grows with the number of documents.

A night over each number of generated documents, then one over a hundred new documents on top of the largest, beside a
night over the same hundred alone and a copy of the file. Each night is a process of its own. Work is counted in seconds
of processor time, which other work on the machine disturbs less than the clock; memory is that of all processes of a
night at once, looked at twice a second.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from flows.generated_documents import IN_A_FOLDER, World, write_documents
from warehouse.settings import load_settings

SIZES = (1_000, 10_000)
NEW = 100
PROCESSES = Path("/proc")
LOOK_EVERY_SECONDS = 0.5


@dataclass(frozen=True)
class Night:
    """What one night cost: seconds by the clock and of the processors, megabytes of memory, and of the warehouse."""

    documents: int
    seconds: float
    processor_seconds: float
    peak_megabytes: float
    warehouse_megabytes: float


def main(sizes: list[int]) -> int:
    """Run all nights and print what they cost."""
    with tempfile.TemporaryDirectory(prefix="parley-growth-") as scratch:
        folder = Path(scratch)
        environment = os.environ | {"PREFECT_HOME": str(folder / "prefect")}
        environment.pop("PREFECT_API_URL", None)
        sizes = sorted(set(sizes)) or list(SIZES)
        _say(f"Writing {sizes[-1] + NEW:,} documents ...")
        world = World(load_settings().reference)
        write_documents(world, range(sizes[-1]), folder / "documents")
        write_documents(world, range(sizes[-1], sizes[-1] + NEW), folder / "new")
        _say("Making Prefect's home, which a first start does once ...")
        _night(0, [folder / "none"], folder / "first.duckdb", environment)
        nights = []
        for size in sizes:
            sources = [folder / "documents" / f"{number:03}" for number in range(-(-size // IN_A_FOLDER))]
            nights.append(_night(size, sources, folder / str(size) / "parley.duckdb", environment))
        largest = folder / str(sizes[-1]) / "parley.duckdb"
        alone = _night(NEW, [folder / "new"], folder / "alone" / "parley.duckdb", environment)
        began = time.perf_counter()
        shutil.copyfile(largest, folder / "copy.duckdb")
        copying = time.perf_counter() - began
        on_top = _night(NEW, [folder / "new"], largest, environment)
    _print(nights, alone, on_top, copying)
    return 0


def _night(documents: int, sources: list[Path], warehouse: Path, environment: Mapping[str, str]) -> Night:
    """Run a night in a process of its own and watch what it needs; a source that is not there is an empty one."""
    for source in sources:
        source.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "flows.cli", "run", *map(str, sources), "--warehouse", str(warehouse)]
    before, began, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(command, env=dict(environment), stdout=told, stderr=told)  # noqa: S603  (ours)
        while process.poll() is None:
            peak = max(peak, _memory_of_tree(process.pid))
            time.sleep(LOOK_EVERY_SECONDS)
        if process.returncode:
            told.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{told.read()}")
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = peak or after.ru_maxrss * 1024  # without /proc: the largest process so far
    size = warehouse.stat().st_size if warehouse.exists() else 0
    _say(f"{documents:,} documents: {seconds:.1f} s, {used:.1f} s of processor time")
    return Night(documents, seconds, used, peak / 1e6, size / 1e6)


def _memory_of_tree(root: int) -> int:
    """Bytes that a process and all below it have in memory; shared pages count for each. 0 where there is no /proc."""
    parents, resident = {}, {}
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            resident[int(folder.name)] = int((folder / "statm").read_text().split()[1]) * resource.getpagesize()
        except (OSError, ValueError, IndexError):
            continue  # it has just ended
        parents[int(folder.name)] = parent
    total = 0
    for process, size in resident.items():
        ancestor = process
        while ancestor not in (0, root):
            ancestor = parents.get(ancestor, 0)
        total += size if ancestor == root else 0
    return total


def _print(nights: list[Night], alone: Night, on_top: Night, copying: float) -> None:
    console = Console(highlight=False, width=110)
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", title="A first night", title_justify="left")
    for name in ("documents", "seconds", "a second", "CPU s", "CPU ms each", "exponent", "peak MB", "warehouse MB"):
        table.add_column(name, justify="right")
    for smaller, night in zip([None, *nights], nights, strict=False):
        each = 1_000 * night.processor_seconds / night.documents
        table.add_row(
            f"{night.documents:,}",
            f"{night.seconds:.1f}",
            f"{night.documents / night.seconds:.0f}",
            f"{night.processor_seconds:.1f}",
            f"{each:.1f}",
            f"{_exponent(smaller, night, alone):.2f}" if smaller else "",
            f"{night.peak_megabytes:,.0f}",
            f"{night.warehouse_megabytes:,.0f}",
        )
    console.print(table)
    more = on_top.processor_seconds - alone.processor_seconds
    console.print(
        f"{NEW} new documents alone: {alone.seconds:.1f} s, {alone.processor_seconds:.1f} s of processor time.\n"
        f"{NEW} new documents on top of {nights[-1].documents:,}: {on_top.seconds:.1f} s, "
        f"{on_top.processor_seconds:.1f} s of processor time, {more:.1f} s more than alone "
        f"({1_000 * more / nights[-1].documents:.2f} ms for each old document); "
        f"a copy of the file takes {copying:.1f} s.\n"
        f"Peak of memory {on_top.peak_megabytes:,.0f} MB."
    )


def _exponent(smaller: Night, larger: Night, alone: Night) -> float:
    """The power of the number of documents with which processor time grows, the start of a night taken off."""
    each = (smaller.processor_seconds - alone.processor_seconds) / (smaller.documents - alone.documents)
    start = alone.processor_seconds - each * alone.documents
    grown = (larger.processor_seconds - start) / (smaller.processor_seconds - start)
    return log(grown) / log(larger.documents / smaller.documents)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")

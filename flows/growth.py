"""`python -m flows.bench growth 1000 10000`: whether the cost of a document grows with the number of documents.

A night over each number of generated documents, then one over a hundred new documents on top of each, beside a night
over the same hundred alone and a copy of the file. Each night is a process of its own. Work is counted in seconds of
processor time, which other work on the machine disturbs less than the clock, and told by step, publishing apart; memory
is that of all processes of a night at once, looked at twice a second, pages that they share counted once.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from flows.generated_documents import IN_A_FOLDER, World, write_documents
from warehouse.nights import nights
from warehouse.settings import load_settings

SIZES = (1_000, 10_000)
NEW = 100
PROCESSES = Path("/proc")
LOOK_EVERY_SECONDS = 0.5
PUBLISHING = "publish_edition"


@dataclass(frozen=True)
class Night:
    """What one night cost: seconds by the clock and of the processors, megabytes of memory, and of the warehouse.

    `steps` are processor seconds by step, as the log of nights has them.
    """

    documents: int
    seconds: float
    processor_seconds: float
    peak_megabytes: float
    warehouse_megabytes: float
    steps: Mapping[str, float] = field(default_factory=dict)

    @property
    def publishing(self) -> float:
        """Processor seconds of publishing."""
        return self.steps.get(PUBLISHING, 0.0)

    @property
    def work(self) -> float:
        """Processor seconds of all but publishing."""
        return self.processor_seconds - self.publishing


@dataclass(frozen=True)
class Size:
    """A number of documents: its first night, the night over new ones on top, and a copy of its file in seconds."""

    first: Night
    on_top: Night
    copying: float


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
        alone = _night(NEW, [folder / "new"], folder / "alone" / "parley.duckdb", environment)
        measured = []
        for size in sizes:
            sources = [folder / "documents" / f"{number:03}" for number in range(-(-size // IN_A_FOLDER))]
            warehouse = folder / str(size) / "parley.duckdb"
            first = _night(size, sources, warehouse, environment)
            began = time.process_time()
            shutil.copyfile(warehouse, folder / "copy.duckdb")
            copying = time.process_time() - began
            on_top = _night(NEW, [folder / "new"], warehouse, environment)
            measured.append(Size(first, on_top, copying))
            shutil.rmtree(warehouse.parent)
        _print(measured, alone)
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
    logged = nights(load_settings(warehouse=str(warehouse)))
    steps = logged[-1].get("processor_seconds", {}) if logged else {}
    return Night(documents, seconds, used, peak / 1e6, size / 1e6, steps)


def _memory_of_tree(root: int) -> int:
    """Bytes that a process and all below it have in memory, what they share counted once. 0 where there is no /proc."""
    parents = {}
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it has just ended
    total = 0
    for process in parents:
        ancestor = process
        while ancestor not in (0, root):
            ancestor = parents.get(ancestor, 0)
        total += _memory_of(process) if ancestor == root else 0
    return total


def _memory_of(process: int) -> int:
    """Bytes of one process, its part of what it shares with others; 0 if it has ended."""
    try:
        lines = (PROCESSES / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _print(sizes: list[Size], alone: Night) -> None:
    console = Console(highlight=False, width=130)
    first = [size.first for size in sizes]
    console.print(
        _table(
            "A first night",
            ("documents", "seconds", "a second", "CPU s", "publishing", "CPU ms each", "exponent", "overall", "peak MB",
             "warehouse MB"),
            [
                (f"{night.documents:,}", f"{night.seconds:.1f}", f"{night.documents / night.seconds:.0f}",
                 f"{night.processor_seconds:.1f}", f"{night.publishing:.1f}",
                 f"{1_000 * night.work / night.documents:.1f}",
                 *(f"{_exponent(before, night, alone):.2f}" if before else "" for before in earlier),
                 f"{night.peak_megabytes:,.0f}", f"{night.warehouse_megabytes:,.0f}")
                for place, night in enumerate(first)
                for earlier in [(first[place - 1], first[0]) if place else (None, None)]
            ],
        )
    )  # fmt: skip
    console.print(
        _table(
            f"{NEW} new documents on top; alone they take {alone.work:.1f} s of processor time without publishing",
            ("on top of", "seconds", "CPU s", "publishing", "the rest", "more than alone", "ms for each old one",
             "a copy of the file", "peak MB", "warehouse MB"),
            [
                (f"{size.first.documents:,}", f"{night.seconds:.1f}", f"{night.processor_seconds:.1f}",
                 f"{night.publishing:.1f}", f"{night.work:.1f}", f"{night.work - alone.work:+.1f}",
                 f"{1_000 * (night.work - alone.work) / size.first.documents:.3f}", f"{size.copying:.2f}",
                 f"{night.peak_megabytes:,.0f}", f"{night.warehouse_megabytes:,.0f}")
                for size in sizes
                for night in [size.on_top]
            ],
        )
    )  # fmt: skip
    columns = [(f"{NEW} alone", alone)]
    columns += [(f"{size.first.documents:,}", size.first) for size in sizes]
    columns += [(f"{NEW} on {size.first.documents:,}", size.on_top) for size in sizes]
    steps = list(dict.fromkeys(step for _, night in reversed(columns) for step in night.steps))
    rows = [(step, *(f"{night.steps.get(step, 0):.1f}" for _, night in columns)) for step in steps]
    rest = [f"{night.processor_seconds - sum(night.steps.values()):.1f}" for _, night in columns]
    rows.append(("imports, Prefect and its server", *rest))
    console.print(_table("Processor seconds by step", ("step", *(name for name, _ in columns)), rows))


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", title=title, title_justify="left")
    for place, name in enumerate(columns):
        table.add_column(name, justify="right" if place else "left")
    for row in rows:
        table.add_row(*row)
    return table


def _exponent(smaller: Night, larger: Night, alone: Night) -> float:
    """The power of documents with which processor time grows, without publishing and the start of a night."""
    each = (smaller.work - alone.work) / (smaller.documents - alone.documents)
    start = alone.work - each * alone.documents
    grown = (larger.work - start) / (smaller.work - start)
    return log(grown) / log(larger.documents / smaller.documents)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")

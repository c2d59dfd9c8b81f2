"""`parley status`: the current generation, the last nights, counts, quarantine and gates."""

import os
from typing import Any

import duckdb
from rich import box
from rich.table import Table
from rich.text import Text

from flows.query import session
from flows.report import Report, count
from flows.screen import Screen
from tasks.sources.source_run import SourceRun
from warehouse.editions import published_generation
from warehouse.generation_files import moment_of
from warehouse.nights import holder_in, nights
from warehouse.released import other_schema
from warehouse.settings import Settings
from warehouse.store import count_to_read_again

NIGHTS = 7
COUNTED = ("documents", "sentences", "meetings", "meeting_reports", "positions", "unresolved")


def status(settings: Settings) -> int:
    """Print how the warehouse stands; gives the exit code."""
    console = Screen()
    with session(settings) as con:
        _generation(console, con, settings)
        _counts(console, con)
        _gates(console, con)
    _sources(console, settings)
    _nights(console, settings)
    return 0


def _generation(console: Screen, con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    number, built_at, base = _rows(con, "SELECT number, built_at, base FROM generation")[0]
    after = f", after generation {base}" if base else ""
    console.print(Text(f"Generation {number}", style="bold"), f"of {built_at:%Y-%m-%d %H:%M} UTC{after}")
    grid = _grid()
    moment = moment_of(con)
    if moment < built_at:
        grid.add_row("as of", f"{moment:%Y-%m-%d %H:%M} UTC, replayed")
    grid.add_row("warehouse", str(settings.warehouse))
    if remark := other_schema(con):
        grid.add_row("schema", remark)
    if waiting := _waiting(con):
        grid.add_row("to read again", f"{count(waiting, 'document')}, read before words or rules were changed")
    published = published_generation(settings)
    stale = "" if published == number else f", of generation {published}"
    grid.add_row("published", f"{settings.published}{stale}" if published else "nothing yet")
    if holder := _night_under_way(settings):
        grid.add_row("now", holder)
    console.print(grid)


def _waiting(con: duckdb.DuckDBPyConnection) -> int:
    """Return how many documents another version of the reading has read than the generation's own."""
    ((version,),) = _rows(con, "SELECT extractor_version FROM generation")
    return count_to_read_again(con, version) if version else 0


def _night_under_way(settings: Settings) -> str | None:
    """Return what the lock's holder has written into it, if that process lives; without touching the lock."""
    try:
        pid, started = holder_in(settings.lock_path.read_bytes())
        if pid is None:
            return None
        os.kill(pid, 0)
    except PermissionError:
        pass  # it lives, and is somebody else's
    except OSError:
        return None
    return f"a night is under way (process {pid}, since {started})"


def _counts(console: Screen, con: duckdb.DuckDBPyConnection) -> None:
    console.print(Text("\nWhat it holds", style="bold"))
    grid = _grid()
    for table in COUNTED:
        number = _rows(con, f"SELECT count(*) FROM {table}")[0][0]
        grid.add_row(table.replace("_", " "), f"{number:,}{_spread(con, table)}")
    reasons = _rows(con, "SELECT reason, count(*) FROM quarantine GROUP BY ALL ORDER BY 2 DESC, 1")
    total = sum(number for _, number in reasons)
    listed = ", ".join(f"{number:,} {reason.replace('_', ' ')}" for reason, number in reasons)
    grid.add_row("quarantine", f"{total:,}" + (f": {listed}" if listed else ""))
    console.print(grid)


def _spread(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """Return how the rows of a table divide, for tables where that tells something."""
    column = {"meetings": "status", "positions": "stance"}.get(table)
    if column is None:
        return ""
    parts = _rows(con, f"SELECT {column}, count(*) FROM {table} GROUP BY ALL ORDER BY 2 DESC, 1")
    return ": " + ", ".join(f"{number:,} {value}" for value, number in parts) if parts else ""


def _gates(console: Screen, con: duckdb.DuckDBPyConnection) -> None:
    console.print(Text("\nGates", style="bold"))
    grid = _grid()
    for gate, met, total in _rows(
        con, "SELECT gate, count(*) FILTER (success), count(*) FROM gate_results GROUP BY ALL ORDER BY gate"
    ):
        grid.add_row(gate, f"{met} of {count(total, 'expectation')} met")
    for severity, suite, reason, observed in _rows(
        con,
        "SELECT severity, suite, reason, observed FROM gate_results WHERE NOT success AND gate = 'generation' "
        "ORDER BY severity, suite, reason",
    ):
        grid.add_row(severity, f"{suite}: {reason}" + (f" ({observed})" if observed else ""))
    console.print(grid)


def _sources(console: Screen, settings: Settings) -> None:
    """Print how each source went the last time that it was asked."""
    last: dict[str, tuple[str, SourceRun]] = {}
    for record in nights(settings):
        for run in record.get("source_runs") or []:
            last[run["name"]] = (str(record.get("at", ""))[:16].replace("T", " "), SourceRun.from_record(run))
    if not last:
        return
    console.print(Text("\nSources, as they last went", style="bold"))
    grid = _grid()
    for name, (when, run) in sorted(last.items()):
        told = Text(run.sentence(), style="red" if run.outcome == "failed" else "")
        grid.add_row(name, Text.assemble(f"{when}  ", told))
        for note in run.notes:
            grid.add_row("", Text(note, style="dim"))
    console.print(grid)


def _nights(console: Screen, settings: Settings) -> None:
    records = nights(settings)[-NIGHTS:]
    console.print(Text("\nLast nights", style="bold"))
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in ("when (UTC)", "what", "seconds"):
        table.add_column(name)
    for record in reversed(records):
        when = str(record.get("at", ""))[:16].replace("T", " ")
        if record.get("event") == "rollback":
            table.add_row(when, f"Rolled back from generation {record.get('from')} to {record.get('generation')}.", "")
            continue
        report = Report.from_record(record)
        table.add_row(when, Text(report.sentence()), f"{report.seconds:.1f}")
    console.print(table)


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()

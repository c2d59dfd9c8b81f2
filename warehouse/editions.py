"""Published editions: a fresh folder, with every table as Parquet and CSV, put in place by one rename of a link.

On disk, for `parley.published`:

    parley.published -> .parley.published.d/gen-000012
    .parley.published.d/gen-000012/         data/ (one Parquet and one CSV file per table), manifest.json, and what
                                            the caller adds: pages, charts, feeds (`tasks/edition`)
                        gen-000011/ ...     earlier editions, for readers that are still in them

The same facts give the same bytes: rows are sorted by all columns, and no file tells when it was written. A file that
is to be as in the edition before may be a hard link to it there: no file of an edition is changed once it is published.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connection import connect, literal
from warehouse.errors import PublishRefused
from warehouse.generations import Generation
from warehouse.schema import table_columns
from warehouse.settings import Settings

MANIFEST = "manifest.json"
DATA = "data"
WRITERS = 16  # files that are written down to the disk side by side
TABLES = {
    "meetings": "SELECT * FROM meetings",
    "meeting_reports": "SELECT * FROM meeting_reports",
    "meeting_status_history": "SELECT * FROM meeting_status_history",
    "meeting_conflicts": "SELECT * FROM meeting_conflicts",
    "meetings_kept_apart": "SELECT * FROM meetings_kept_apart",
    "meeting_redirects": "SELECT * FROM meeting_redirects",
    "positions": "SELECT * FROM positions",
    "position_timeline": "SELECT * FROM position_timeline",
    "position_changes": "SELECT * FROM position_changes",
    "superseded_reports": "SELECT * FROM superseded_reports",
    "superseded_positions": "SELECT * FROM superseded_positions",
    "near_duplicates": "SELECT * FROM near_duplicates",
    "document_editions": "SELECT * FROM document_editions",
    "documents": 'SELECT * EXCLUDE ("text") FROM documents',
    "coded_events": "SELECT * FROM coded_events",
    "meetings_by_pair": "SELECT * FROM meetings_by_pair",
    "dyad_days": "SELECT * FROM dyad_days",
    "party_issue_months": "SELECT * FROM party_issue_months",
    "panel_frames": "SELECT * FROM panel_frames",
    "meetings_by_month": "SELECT * FROM meetings_by_month",
    "meetings_of_pairs": "SELECT * FROM meetings_of_pairs",
    "upcoming_meetings": "SELECT * FROM upcoming_meetings",
    "stance_matrix": "SELECT * FROM stance_matrix",
    "stances_by_day": "SELECT * FROM stances_by_day",
    "disputed_issues": "SELECT * FROM disputed_issues",
    "documents_by_day": "SELECT * FROM documents_by_day",
    "quarantine": "SELECT * FROM quarantine",
    "unresolved": "SELECT * FROM unresolved",
    "changes": "SELECT * FROM changes",
}
# Spreadsheets take a cell that begins so for a formula, some of them also in the wide letters of East Asia.
FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"


# Given the folder to complete, and that of the edition in place.
Completion = Callable[[Path, Path | None], None]


@dataclass(frozen=True)
class Edition:
    """One published edition: the generation it shows, its folder, the link to it, and rows per table.

    `notes` are sentences that people should know, as that the edition before was broken and nothing was taken from it.
    """

    generation: int
    path: Path
    link: Path
    rows: dict[str, int]
    notes: tuple[str, ...] = ()


def publish(settings: Settings, generation: Generation, complete: Completion | None = None) -> Edition:
    """Publish a generation as a new edition; `complete` adds pages and exports to its folder, where tables stand.

    It is given the folder of the edition in place too, from which it may link files; None if that is missing or broken.
    What Great Expectations wrote of the generation, if it is kept, is copied in as `data_docs`.
    If the edition in place is the same to the byte, it stays. Editions beyond `keep_generations` are removed.
    Raises PublishRefused if something that is not ours stands at the published path.
    """
    check_place(settings)
    _remove_unfinished(settings)
    try:
        return _publish(settings, generation, complete)
    finally:
        _remove_unfinished(settings)  # half an edition takes room that the next night needs


def _remove_unfinished(settings: Settings) -> None:
    for leftover in settings.editions_dir.glob(".unfinished-*"):
        shutil.rmtree(leftover)


def _publish(settings: Settings, generation: Generation, complete: Completion | None) -> Edition:
    unfinished = settings.editions_dir / f".unfinished-{os.getpid()}"
    for leftover in settings.editions_dir.glob(".link-*"):
        leftover.unlink()
    (unfinished / DATA).mkdir(parents=True)
    rows = _write_tables(generation.path, unfinished / DATA)
    if generation.docs.is_dir():
        shutil.copytree(generation.docs, unfinished / "data_docs")
    before, fault = _edition_before(settings)
    notes = (fault,) if fault else ()
    if complete:
        complete(unfinished, before)
    manifest = _manifest(generation.number, rows, unfinished, before)
    (unfinished / MANIFEST).write_text(manifest, encoding="utf-8")
    if _text_of(settings.published / MANIFEST) == manifest and fault_of_edition(settings, every_byte=True) is None:
        shutil.rmtree(unfinished)
        return Edition(generation.number, settings.published.resolve(), settings.published, rows, notes)
    folder = _fresh_name(settings.editions_dir, generation.number)
    unfinished.rename(folder)
    _point(settings, folder)
    _prune(settings, folder)
    return Edition(generation.number, folder, settings.published, rows, notes)


def fault_of_edition(settings: Settings, *, every_byte: bool = False) -> str | None:
    """What is wrong with the published edition; None if it is whole, or if nothing is published.

    Each file must be there as long as its manifest says, and no file besides; its hash is looked at if it was written
    after the manifest, or with `every_byte`.
    """
    place = settings.published
    if not place.is_symlink():
        return None
    if not place.exists():
        return f"its link {place} points nowhere"
    try:
        written = (place / MANIFEST).stat().st_mtime_ns
        files = dict(json.loads((place / MANIFEST).read_text(encoding="utf-8"))["files"])
        folder = str(place.resolve())
        there = {entry.path[len(folder) + 1 :] for entry in _files_in(folder)} - {MANIFEST}
        if strange := sorted(there ^ files.keys()):
            return f"its file {strange[0]} is " + ("missing" if strange[0] in files else "none of ours")
        for name, about in files.items():
            now = os.stat(f"{folder}/{name}")  # noqa: PTH116  (of a hundred thousand files)
            changed = now.st_size != about["bytes"]
            if not changed and (every_byte or now.st_mtime_ns > written):
                with (place / name).open("rb") as file:
                    changed = hashlib.file_digest(file, "sha256").hexdigest() != about["sha256"]
            if changed:
                return f"its file {name} is not as it was written"
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        return f"its {MANIFEST} cannot be read ({type(error).__name__}: {error})"
    return None


def published_generation(settings: Settings) -> int | None:
    """The number of the generation that the published edition shows; None if nothing whole is published."""
    manifest = _text_of(settings.published / MANIFEST)
    try:
        return int(json.loads(manifest or "{}")["generation"])
    except (ValueError, KeyError, TypeError):
        return None


def check_place(settings: Settings) -> None:
    """Raise PublishRefused if something that is not ours stands where tables are to be published."""
    place = settings.published
    try:
        settings.editions_dir.mkdir(parents=True, exist_ok=True)
        if place.is_symlink():
            target = place.parent / place.readlink()
            if target.parent != settings.editions_dir:
                raise PublishRefused(f"{place} is a link to {target}, which is none of our editions; {_ADVICE}")
        elif place.is_dir():
            if any(place.iterdir()):
                raise PublishRefused(f"{place} is a folder with files that are none of our editions; {_ADVICE}")
            place.rmdir()
        elif place.exists():
            raise PublishRefused(f"{place} is a file; {_ADVICE}")
    except OSError as error:
        raise PublishRefused(f"{place} cannot be published to ({error.strerror}); {_ADVICE}") from error


_ADVICE = "move it away, or publish elsewhere with --publish"


def _write_tables(generation: Path, folder: Path) -> dict[str, int]:
    """Write every table twice; gives rows per table."""
    rows = {}
    with connect(generation, read_only=True) as con:
        # One thread writes row groups in one order.
        con.execute("SET threads = 1")
        for table, query in TABLES.items():
            con.execute(f"CREATE OR REPLACE TEMP TABLE edition AS {query} ORDER BY {_order(con, table)}")
            con.execute(
                f"COPY edition TO {literal(folder / f'{table}.parquet')} "
                "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"
            )
            con.execute(f"COPY ({_csv_query(con)}) TO {literal(folder / f'{table}.csv')} (FORMAT csv, HEADER)")
            rows[table] = int(con.execute("SELECT count(*) FROM edition").fetchall()[0][0])
    return rows


def _order(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """What rows are sorted by: all columns in their order, or the key where it comes first, which is the same order.

    Sorting whole rows with their passages would be the dearest part of publishing.
    """
    keys = con.execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE constraint_type = 'PRIMARY KEY' AND table_name = ?",
        [table],
    ).fetchall()
    key = list(keys[0][0]) if keys else []
    columns = list(table_columns(con, table))
    return ", ".join(f'"{name}"' for name in key) if key and columns[: len(key)] == key else "ALL"


def _csv_query(con: duckdb.DuckDBPyConnection) -> str:
    """The query for a CSV of `edition`: lists joined by '; ', passages as JSON, no cell a formula."""
    cells = []
    for name, kind, *_ in con.execute("DESCRIBE edition").fetchall():
        column = f'"{name}"'
        if kind == "VARCHAR[]":
            column = f"array_to_string({column}, '; ')"
        elif "STRUCT" in kind:
            column = f"CAST(to_json({column}) AS VARCHAR)"
        elif kind.startswith("TIMESTAMP"):
            column = f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
        if "VARCHAR" in kind:
            column = f"CASE WHEN regexp_matches({column}, '{FORMULA}') THEN '''' || {column} ELSE {column} END"
        cells.append(f'{column} AS "{name}"')
    return f"SELECT {', '.join(cells)} FROM edition"


def _edition_before(settings: Settings) -> tuple[Path | None, str | None]:
    """The edition in place, if it is whole; else None, and what is wrong with it."""
    if not settings.published.is_symlink():
        return None, None
    if fault := fault_of_edition(settings):
        return None, f"nothing was taken over from the edition before, {settings.published}: {fault}; all was made anew"
    return settings.published.resolve(), None


def _manifest(generation: int, rows: Mapping[str, int], folder: Path, before: Path | None) -> str:
    """Every file of the edition with its size and hash, as JSON; all of them are on the disk afterwards.

    What is linked from the edition before is on the disk, and has the hash that its manifest gives.
    """
    known = json.loads((before / MANIFEST).read_text(encoding="utf-8"))["files"] if before else {}
    files: dict[str, dict[str, Any]] = {}
    fresh = []
    for entry in _files_in(str(folder)):
        name = entry.path[len(str(folder)) + 1 :]
        if entry.stat(follow_symlinks=False).st_nlink > 1 and name in known:
            files[name] = known[name]
        else:
            fresh.append(name)
    # A disk takes many files at once in little more time than one.
    with ThreadPoolExecutor(WRITERS) as writers:
        hashed = writers.map(lambda name: _written_down(folder / name), fresh)
        files.update(zip(fresh, hashed, strict=True))
    content = {"generation": generation, "rows": rows, "files": dict(sorted(files.items()))}
    return json.dumps(content, indent=1) + "\n"


def _files_in(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_in(entry.path)
            else:
                yield entry


def _written_down(path: Path) -> dict[str, Any]:
    """Size and hash of a file, which the disk has when this returns."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    return {"bytes": path.stat().st_size, "sha256": digest}


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _fresh_name(editions: Path, number: int) -> Path:
    """A folder name not taken yet: a generation published twice, as after a rollback, gets a suffix."""
    names = [f"gen-{number:06d}", *(f"gen-{number:06d}.{again}" for again in range(2, 10_000))]
    return next(editions / name for name in names if not (editions / name).exists())


def _point(settings: Settings, folder: Path) -> None:
    link = settings.editions_dir / f".link-{os.getpid()}"
    link.symlink_to(Path(settings.editions_dir.name) / folder.name)
    link.replace(settings.published)


def _prune(settings: Settings, newest: Path) -> None:
    """Keep the edition in place and the newest ones beside it."""
    others = [path for path in settings.editions_dir.glob("gen-*") if path != newest]
    others.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in others[settings.keep_generations - 1 :]:
        shutil.rmtree(path)

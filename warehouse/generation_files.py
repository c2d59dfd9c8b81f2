"""The files that generations lie in: their names, their links, and what they say of themselves."""

import os
import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

import duckdb

from warehouse.connection import connect
from warehouse.errors import BrokenWarehouse, WarehouseError
from warehouse.schema import schema_version, table_columns
from warehouse.seals import NO_FAULT_OF_THE_FILE, first_line
from warehouse.settings import Settings

# What a DuckDB file of somebody else's says when it is asked for its number.
NOT_OURS = (duckdb.CatalogException, duckdb.BinderException)


@dataclass(frozen=True)
class Generation:
    """One generation: its number and its own file, whose name no other generation takes over."""

    number: int
    path: Path

    @property
    def docs(self) -> Path:
        """Folder of what Great Expectations wrote of it (Data Docs), beside its file; not there if none is kept."""
        return self.path.with_suffix(".docs")


def file_of(settings: Settings, kind: str, number: int) -> Path:
    """The file of one generation of a kind: gen, withdrawn or corrupt."""
    return settings.generations_dir / f"{kind}-{number:06d}.duckdb"


def files_of(settings: Settings, kind: str) -> list[tuple[int, Path]]:
    """Number and path of each generation of a kind (gen, withdrawn, corrupt), the oldest first."""
    name = re.compile(rf"{kind}-(\d{{6,}})\.duckdb")
    found = ((name.fullmatch(path.name), path) for path in settings.generations_dir.glob(f"{kind}-*.duckdb"))
    return sorted((int(match[1]), path) for match, path in found if match)


def same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file; one that a night has just removed does not."""
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def linked_generation(settings: Settings) -> Generation | None:
    """The generation whose file the warehouse leads to; None if it is a file of its own."""
    files = files_of(settings, "gen") + files_of(settings, "withdrawn")
    return next((Generation(n, path) for n, path in files if same_file(path, settings.warehouse)), None)


def same_size(one: Path, other: Path) -> bool:
    """Whether both are there and equally long, as a copy is."""
    return one.exists() and one.stat().st_size == other.stat().st_size


def link(path: Path, new: Path) -> None:
    """Make `new` a hard link to the file; a copy, where the disk knows no links."""
    try:
        new.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, new)
        sync(new)


def log_of(database: Path) -> Path:
    """Where DuckDB keeps what is written to a file and not yet in it: a foreign writer that was killed leaves it."""
    return database.with_name(f"{database.name}.wal")


def point_warehouse_at(settings: Settings, path: Path) -> None:
    """Make the warehouse lead to this file, by one rename.

    By a symbolic link, since DuckDB opens a file three times, its headers before its blocks. It follows a link once,
    and so keeps to one generation whatever happens meanwhile; under one name for all generations it would take the
    headers of one and the blocks of the next. Where the disk knows no such links the file has a second name or a copy.
    """
    new = settings.warehouse.with_name(f".{settings.warehouse.name}.{os.getpid()}.new")
    try:
        new.symlink_to(os.path.relpath(path, settings.warehouse.parent))
    except OSError:
        link(path, new)
    log_of(settings.warehouse).unlink(missing_ok=True)  # it would be replayed onto the new file
    new.replace(settings.warehouse)
    new.unlink(missing_ok=True)  # a rename between two links to one file does nothing
    sync(settings.warehouse.parent)


def sync(path: Path) -> None:
    """Have a file, or the names in a folder, written down to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def seal(candidate: Path) -> int:
    """Write the candidate out whole, without a log beside it, down to the disk; gives its number."""
    with connect(candidate, read_only=False) as con:
        con.execute("CHECKPOINT")
        row = con.execute("SELECT number FROM generation").fetchone()
    if row is None or candidate.with_name(f"{candidate.name}.wal").exists():
        raise WarehouseError(f"the candidate {candidate} is not finished; is a connection to it still open?")
    sync(candidate)
    return int(row[0])


def number_in(path: Path) -> int:
    """The number of the generation in a file. Raises BrokenWarehouse if there is none."""
    try:
        with connect(path, read_only=True) as con:
            rows = con.execute("SELECT number, schema_version FROM generation").fetchall()
    except NO_FAULT_OF_THE_FILE:
        raise
    except NOT_OURS as error:
        raise BrokenWarehouse(f"{path} is a DuckDB file, but no warehouse of Parley's; name another path") from error
    except duckdb.Error as error:
        raise BrokenWarehouse(f"{path} cannot be opened as a warehouse ({first_line(error)})") from error
    if len(rows) != 1:
        raise BrokenWarehouse(f"{path} cannot be opened as a warehouse (its table generation has {len(rows)} rows)")
    return int(rows[0][0])


def schema_in(path: Path) -> str:
    """The version of the schema that a generation was made with."""
    with connect(path, read_only=True) as con:
        return schema_of(con)[0]


def is_of_present_schema(path: Path) -> bool:
    """Whether a generation was made with the schema of this version."""
    return schema_in(path) == schema_version()


def schema_of(con: duckdb.DuckDBPyConnection) -> tuple[str, int | None]:
    """Version and number of the schema of a generation; no number, where it was made before they were kept."""
    number = "schema_number" if "schema_number" in table_columns(con, "generation") else "NULL"
    rows = con.execute(f"SELECT schema_version, {number} FROM generation").fetchall()
    return rows[0] if rows else ("", None)


def moment_in(path: Path) -> datetime:
    """The moment that the generation in a file stands for."""
    with connect(path, read_only=True) as con:
        return moment_of(con)


def moment_of(con: duckdb.DuckDBPyConnection) -> datetime:
    """The moment that a generation stands for; one of a schema without it stands for the time when it was built."""
    column = "as_of" if "as_of" in table_columns(con, "generation") else "built_at"
    ((moment,),) = con.execute(f"SELECT {column} FROM generation").fetchall()
    return cast("datetime", moment)

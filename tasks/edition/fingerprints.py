"""Which pages a night has to write: digests of the rows that each is made of, kept in the edition as `inputs.parquet`.

A page whose digest is that of the edition before, and which the same program made, is the same to the byte: it is
linked, not written. What counts as the same program (`program`): the code, templates and versions that make pages, the
names of parties and issues, limits and colours of the reference data, and the address of the site.
"""

import hashlib
import importlib.metadata
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import duckdb

from tasks.edition.stamp import Stamp
from warehouse.connection import literal
from warehouse.schema import schema_version
from warehouse.spare_trees import DIGESTS
from warehouse.time_slices import UNDATED

INPUTS = DIGESTS
STEPS = (
    "documents", "positions", "meetings", "listed_meetings", "cells", "stances", "changes", "speakers", "pairs",
    "pages", "facts",
)  # fmt: skip
# What decides the bytes of a page beside our own code.
LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "duckdb", "polars")
PROGRAM = "program"
# Pages that stand in the folders of a spare tree.
WIDE_KINDS = ("meeting", "former", "month", "document", "published", "cell")
NONE = "(SELECT * FROM edition_pages WHERE false)"


class PageKey(NamedTuple):
    """What a page is about: a meeting, document, party, issue, month or text of the manual; of passages three keys."""

    kind: str
    key: str | None
    issue: str | None = None
    part: int | None = None


def prepare(con: duckdb.DuckDBPyConnection, limit: Callable[[str], int]) -> None:
    """Make the tables `edition_*` of `inputs/`, from which pages are read and told apart; the connection holds them."""
    con.execute(UNDATED)
    for step in STEPS:
        query = files("tasks.edition").joinpath("inputs", f"{step}.sql").read_text(encoding="utf-8")
        con.execute(query, {"page_passages": limit("page_passages")} if "$page_passages" in query else None)


def add_pages(con: duckdb.DuckDBPyConnection, kind: str, digests: Mapping[str, str]) -> None:
    """Add pages that are made of something else than rows, with digests of it."""
    con.execute(
        "INSERT INTO edition_pages "
        "SELECT $kind, unnest($keys::VARCHAR[]), NULL, NULL, hash(unnest($digests::VARCHAR[]))",
        {"kind": kind, "keys": list(digests), "digests": list(digests.values())},
    )


def program(con: duckdb.DuckDBPyConnection, reference: Path, stamp: Stamp) -> str:
    """Return a digest of all that makes pages, whatever the facts."""
    digest = hashlib.sha256()
    own = Path(str(files("tasks.edition")))
    sources = [*sorted(path for path in own.rglob("*") if path.suffix in (".py", ".sql", ".html"))]
    sources += sorted(reference.glob("edition_*.csv"))
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    names = con.execute("SELECT (SELECT list(p ORDER BY code) FROM parties p)::VARCHAR").fetchall()
    names += con.execute("SELECT (SELECT list(i ORDER BY issue) FROM issues i)::VARCHAR").fetchall()
    versions = [importlib.metadata.version(name) for name in LIBRARIES]
    digest.update(repr([names, versions, stamp.site_url, stamp.parley_version, schema_version()]).encode())
    return digest.hexdigest()


def compare(
    con: duckdb.DuckDBPyConnection, program_digest: str, before: Path | None, spare: Path | None = None
) -> None:
    """Make `edition_compared`: the pages of the edition, and what the edition before and a spare tree have of each.

    `program_digest` tells what makes them: what another one made, or one that left no digests, is made anew.
    """
    con.execute("INSERT INTO edition_pages SELECT ?, ?, NULL, NULL, 0", [PROGRAM, program_digest])
    for name, folder in (("before", before), ("spare", spare)):
        digests = f"read_parquet({literal(folder / INPUTS)})" if folder and (folder / INPUTS).is_file() else NONE
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE edition_{name} AS FROM {digests} "
            f"WHERE EXISTS (FROM {digests} WHERE kind = $program AND key = $made_by)",
            {"program": PROGRAM, "made_by": program_digest},
        )
    query = files("tasks.edition").joinpath("inputs", "compared.sql").read_text(encoding="utf-8")
    con.execute(query, {"wide": list(WIDE_KINDS)})


def made_alike(con: duckdb.DuckDBPyConnection, which: str) -> bool:
    """Whether the edition `before`, or the `spare` tree, was made by the program that makes this edition."""
    return bool(con.execute(f"SELECT 1 FROM edition_{which} LIMIT 1").fetchall())


def made_by(con: duckdb.DuckDBPyConnection) -> str:
    """Return the digest of the program that makes the edition, which `compare` was told."""
    return str(con.execute("SELECT key FROM edition_pages WHERE kind = ?", [PROGRAM]).fetchall()[0][0])


def write_inputs(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the digests of all pages, and of the program that makes them, for the edition after this one."""
    con.execute(
        f"COPY (FROM edition_pages ORDER BY ALL) TO {literal(folder / INPUTS)} (FORMAT parquet, COMPRESSION zstd)"
    )


def fresh_pages(con: duckdb.DuckDBPyConnection) -> Iterator[PageKey]:
    """Give the pages to be written, kind by kind."""
    return _keys(con, "exists_now AND NOT stays")


def pages_to_link(con: duckdb.DuckDBPyConnection) -> Iterator[PageKey]:
    """Give the pages that stay as they are in the edition before, but are not in the spare tree as they are."""
    return _keys(con, "stays AND NOT lies")


def pages_to_remove(con: duckdb.DuckDBPyConnection) -> Iterator[PageKey]:
    """Give the pages of the spare tree that are to be others, or none."""
    return _keys(con, "in_spare AND NOT lies")


def pages_gone(con: duckdb.DuckDBPyConnection) -> Iterator[PageKey]:
    """Give the pages that the edition before had and this one has not."""
    return _keys(con, "existed_before AND NOT exists_now")


def _keys(con: duckdb.DuckDBPyConnection, which: str) -> Iterator[PageKey]:
    found = con.execute(
        f"SELECT kind, key, issue, part FROM edition_compared WHERE ({which}) AND kind <> ? ORDER BY ALL", [PROGRAM]
    ).fetchall()
    return (PageKey(*row) for row in found)

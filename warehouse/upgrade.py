"""An upgrade: a generation of another schema becomes the candidate of a generation of the present one.

What a reading of documents fills is taken over as it is if its tables are the same; otherwise the whole of it is read
again in that one night, since facts with half of their columns would pass no gate. What is merged or made anew by every
night is taken over as far as it fits. What nothing brings back must fit.
"""

from pathlib import Path

import duckdb

from warehouse.connection import connect, literal
from warehouse.definitions import definitions
from warehouse.errors import BrokenWarehouse
from warehouse.generation_files import schema_in
from warehouse.schema import schema_version, table_columns
from warehouse.store import DOCUMENT_TABLES

# Filled by the reading of a document, and kept of one that another supersedes.
READ = (*DOCUMENT_TABLES, "superseded_reports", "superseded_positions")
# No reading of documents brings these back: texts, what earlier nights said, where ids lead that were given once.
IRREPLACEABLE = ("documents", "meetings_history", "positions_history", "meeting_redirects", "report_redirects")


def readings_fit(base: Path) -> bool:
    """Whether all that was read of the documents of a generation can be taken over into the present schema as it is."""
    if schema_in(base) == schema_version():
        return True
    with duckdb.connect() as present, connect(base, read_only=True) as held:
        for table in definitions("tables"):
            present.execute(table.script)
        ours, theirs = _statements(present), _statements(held)
    return all(ours[table] == theirs.get(table) for table in READ)


def carry_over(con: duckdb.DuckDBPyConnection, base: Path) -> None:
    """Copy what fits from a generation of another schema; if readings do not fit, all documents are to be read again.

    Raises BrokenWarehouse if that would lose what nothing brings back: see `IRREPLACEABLE`.
    """
    con.execute(f"ATTACH {literal(base)} AS base (READ_ONLY)")
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()").fetchall()
    for (table,) in sorted(tables):
        ours, theirs = table_columns(con, table), table_columns(con, table, "base")
        columns = ", ".join(f'"{name}"' for name in ours if name in theirs)
        try:
            if theirs:
                con.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM base."{table}"')
        except duckdb.Error as error:
            if table in IRREPLACEABLE:
                raise BrokenWarehouse(
                    f"the table {table} of {base} does not fit this version's ({str(error).splitlines()[0]}); nothing "
                    "was changed. Choose a new warehouse and read the sources again"
                ) from error
    con.execute("DETACH base")
    if not readings_fit(base):
        con.execute("UPDATE documents SET extractor_version = ''")


def _statements(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The statement that makes each table, with its types and checks, by name."""
    return dict(con.execute("SELECT table_name, sql FROM duckdb_tables() WHERE NOT temporary").fetchall())

"""The schemas that Parley has had, by number: which generation is an older one, and which a newer one's.

A hash tells that two schemas differ, and not which came first; `schema_versions.csv` gives each a number, and every
generation carries its own. `python -m warehouse.released` writes the present schema into that table, `--check` fails
if it is not the last one there or if nobody said what it changed.
"""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from warehouse.connection import connect
from warehouse.definitions import FOLDER
from warehouse.errors import OtherVersion
from warehouse.generation_files import schema_of
from warehouse.schema import schema_version

TABLE = FOLDER / "schema_versions.csv"
COLUMNS = ("number", "schema_version", "released", "what")


@dataclass(frozen=True)
class Schema:
    """One row of `schema_versions.csv`; `released` is a day (ISO 8601), empty while the schema is being worked on."""

    number: int
    version: str
    released: str
    what: str


def released(table: Path = TABLE) -> list[Schema]:
    """All schemas, the oldest first."""
    with table.open(encoding="utf-8", newline="") as lines:
        return [Schema(int(number), *rest) for number, *rest in list(csv.reader(lines))[1:]]


@cache
def present_number() -> int:
    """The number of the schema that this Parley makes."""
    return released()[-1].number


def check_not_newer(path: Path) -> None:
    """Raise OtherVersion if a later Parley than this one wrote the generation in a file."""
    with connect(path, read_only=True) as con:
        _, number = schema_of(con)
    if number is not None and number > present_number():
        raise OtherVersion(
            f"{path} was written by a later version of Parley (schema {number}, this one makes {present_number()}); "
            "nothing was changed. Run that version, name another warehouse, or go back to an earlier generation: "
            "`parley rollback`"
        )


def other_schema(con: duckdb.DuckDBPyConnection) -> str:
    """What readers should know of a generation of another schema, in a sentence; empty if it has the present one."""
    version, number = schema_of(con)
    if version == schema_version():
        return ""
    number = number or next((one.number for one in released() if one.version == version), None)
    if number is not None and number > present_number():
        return (
            f"The warehouse was written by a later version of Parley (schema {number}, this one makes "
            f"{present_number()}): not all that it holds can be shown, and no night of this version will change it."
        )
    named = f"schema {number}" if number else "a schema between two releases"
    return (
        f"The warehouse is of {named}, and this version of Parley makes schema {present_number()}: until the next "
        "night carries it over (`parley run`), tables, columns and macros may be missing."
    )


def main(arguments: Sequence[str], table: Path = TABLE) -> int:
    """Write the present schema as the last row, or with `--check` tell whether it stands there: the exit code."""
    known = released(table)
    last = known[-1]
    if "--check" in arguments:
        if last.version == schema_version() and last.what.strip():
            return 0
        sys.stderr.write(
            f"warehouse/{table.name} does not end with the present schema and what it changed: run "
            "`python -m warehouse.released` and fill in `what`\n"
        )
        return 1
    if last.version != schema_version():
        if last.released:
            known.append(Schema(last.number + 1, schema_version(), "", ""))
        else:
            known[-1] = Schema(last.number, schema_version(), "", last.what)
        with table.open("w", encoding="utf-8", newline="") as lines:
            rows = [(one.number, one.version, one.released, one.what) for one in known]
            csv.writer(lines, lineterminator="\n").writerows([COLUMNS, *rows])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

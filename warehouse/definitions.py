"""The `.sql` files of tables/, views/ and macros/: one definition each, in the order in which they are made.

The comment on top of a file gives its grain, its owner and examples, each `-- Example: QUERY;`, whose further lines are
indented (`--   `). SCHEMA.md shows the examples, and a test runs each on the warehouse of the bundled corpus.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

FOLDER = Path(__file__).parent
EXAMPLE = re.compile(r"^-- Example: (.+(?:\n--   .+)*)$", re.MULTILINE)
SIGNATURE = re.compile(r"^CREATE MACRO (\w+\([^()]*\)) AS", re.MULTILINE)
# What another definition is read by: a view by its name in FROM, a macro by its call.
READS_VIEW, CALLS_MACRO = r"(FROM|JOIN) {}\b", r"\b{}\("


@dataclass(frozen=True)
class Definition:
    """One table, view or macro: its name and the script that makes it with its comments."""

    name: str
    script: str

    @property
    def examples(self) -> tuple[str, ...]:
        """The example queries, each ending with a semicolon."""
        return tuple(example.replace("\n--   ", "\n  ") for example in EXAMPLE.findall(self.script))

    @property
    def signature(self) -> str:
        """How a macro is called, with the values of what may be left out; empty for tables and views."""
        found = SIGNATURE.search(self.script)
        return found.group(1) if found else ""

    @property
    def gives_rows(self) -> bool:
        """Whether it stands behind FROM: a table, a view, or a macro that gives a table."""
        return not self.signature or ") AS TABLE" in self.script

    @property
    def code(self) -> str:
        """The script without comments."""
        return re.sub(r"--.*|^COMMENT ON .*", "", self.script, flags=re.MULTILINE)


@cache
def definitions(folder: str) -> tuple[Definition, ...]:
    """The definitions in tables, views or macros, by name, but none before one that it reads."""
    found = {
        path.stem: Definition(path.stem, path.read_text("utf-8")) for path in sorted((FOLDER / folder).glob("*.sql"))
    }
    reads = {"tables": "", "views": READS_VIEW, "macros": CALLS_MACRO}[folder]
    return tuple(found[name] for name in TopologicalSorter(_read_by(found, reads)).static_order())


def all_definitions() -> tuple[Definition, ...]:
    """The definitions of all tables, then all views, then all macros."""
    return tuple(one for folder in ("tables", "views", "macros") for one in definitions(folder))


def _read_by(found: Mapping[str, Definition], reads: str) -> dict[str, list[str]]:
    """The names of the definitions that each one reads."""
    return {
        name: [other for other in found if reads and other != name and re.search(reads.format(other), one.code)]
        for name, one in found.items()
    }

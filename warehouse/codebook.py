"""The codebook, docs/codebook.md: every table, view and column, and what every coded value means, for analysts.

Made from the comments in the SQL files, the meanings in `values.csv` and the code lists of `seeds/reference`.
`python -m warehouse.codebook` writes it, `--check` fails if it is stale.
"""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb
import polars as pl

from warehouse.definitions import FOLDER
from warehouse.schema import (
    Relation,
    create_schema,
    keep_page,
    macro_comments,
    macros,
    relations,
    render_relation,
)
from warehouse.settings import CHECKOUT

PAGE = CHECKOUT / "docs" / "codebook.md"
REFERENCE = CHECKOUT / "seeds" / "reference"
VALUES = FOLDER / "values.csv"
FACTS = ("meetings", "meeting_", "position", "document")  # tables whose names begin so are facts, and come first
LISTED = re.compile(r"'([^']*)'")

PREFACE = """\
# Codebook

What stands in the warehouse, column by column, and what the codes mean. Made by `python -m warehouse.codebook`
from the comments of the SQL files and from the code lists themselves, so that it says what the tables hold.

## How to read the tables

- **A meeting** is an encounter, in person or by phone or video, of representatives of at least two parties.
  `meetings` has one row per real meeting, `meeting_reports` one per document and meeting: what that document
  says of it.
- **A position** is a stance of a state, an organisation, a group or an official of one on what should be done
  or accepted. `positions` has one row per document, holder, issue and stance, of a wide issue (trade,
  governance) one per matter; an official speaks for a party.
- **Dates** of facts are EDTF texts at the precision that the text supports: 2022-01-10, 2022-01, 2022; null is
  unknown. Where only a window is known, `start_date` and `end_date` are its first and last day. Texts of one
  precision sort by time.
- **Passages** (`evidence`) quote the document: `char_start` and `char_end` count Unicode characters of
  `documents.text`, half open.
- **Origins** tell where a value comes from: `source` the text itself, `lexicon` the text by way of a word list,
  `inferred` worked out from other values or sentences, `metadata` what came with the document, `corrected` set
  by hand.
- **Confidence**, 0 to 1, tells how sure the reading is; it orders facts, and a low one is a reason to read the
  passage.
- **Null** means that no document tells, never that there is none.
"""

MACROS = """\

## Macros

Questions that are asked often, ready to call in any DuckDB that has the warehouse open; what has a value may be left
out. [SCHEMA.md](../warehouse/SCHEMA.md#macros) has examples of each, [questions.md](questions.md) twenty questions with
their answers.

| call | |
|---|---|\
"""

ACTORS = """\
A code is that of the party, `parties.cameo_actor`: the ISO code of a state (RUS), the code of an organisation
(IGOWSTNAT) or of a group, its country and what it is (PSEREB). Behind a state's code stands the sector of the
official who is named (RUSGOV, ISRMIL); a state of which nobody is named stays bare. `holder_code` has the code
of a position's holder, `actor_codes` those of a meeting's parties in the order of `parties`. Sectors, by the
title that the document gives, a phrase in it before its kind:
"""

MEETINGS = """\
The first row that fits the status and the setting of a meeting. A visit is coded from the side of the visitors
(042); for the party in the column `host` the same visit is 043. An empty setting stands for all others.
"""

POSITIONS = """\
The code depends on act and stance, and on the matter that the issue is: what a holder with this stance on this
issue asks for, or threatens. Who rejects, rejects what the other side wants: `reject` takes the matter of the
opposite stance. The most particular row counts.
"""


def render_codebook() -> str:
    """The page docs/codebook.md."""
    with duckdb.connect() as con:
        create_schema(con)
        found = relations(con)
        listed = listed_values(con)
        comments = macro_comments(con)
    return "\n".join([PREFACE, *_tables(found), *_macros(comments), *_values(listed), *_codes()]) + "\n"


def listed_values(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The values that the schema allows in a column, by 'table.column', where it lists them."""
    rows = con.execute(
        "SELECT table_name || '.' || constraint_column_names[1], constraint_text FROM duckdb_constraints() "
        "WHERE constraint_type = 'CHECK' AND contains(constraint_text, ' IN (') ORDER BY 1"
    ).fetchall()
    return {column: tuple(LISTED.findall(text)) for column, text in rows}


def meanings() -> pl.DataFrame:
    """One row per list of values and value: `columns` it stands in (separated by '|'), `value`, `meaning`."""
    return _csv(VALUES)


def _tables(found: Sequence[Relation]) -> Iterable[str]:
    facts = [r for kind in FACTS for r in found if r.section == "Tables" and r.name.startswith(kind)]
    others = [r for r in found if r.section == "Tables" and r not in facts]
    views = [r for r in found if r.section == "Views"]
    parts = (("Tables of facts", facts), ("Views", views), ("Other tables", others))
    yield "## Contents\n"
    for title, part in parts:
        yield f"- {title}: {', '.join(f'[{r.name}](#{r.name})' for r in part)}"
    yield "- [Macros](#macros): questions that are asked often, ready to call"
    yield "- Values and codes: [values](#values), [event codes](#event-codes), [actor codes](#actor-codes)"
    for title, part in parts:
        yield f"\n## {title}"
        for relation in part:
            yield from render_relation(relation)


def _macros(comments: dict[str, str]) -> Iterable[str]:
    yield MACROS
    for macro in (*macros(gives_rows=True), *macros(gives_rows=False)):
        yield f"| `{'FROM ' * macro.gives_rows}{macro.signature}` | {comments[macro.name]} |"


def _values(listed: dict[str, tuple[str, ...]]) -> Iterable[str]:
    yield "\n## Values\n"
    yield "Columns that hold one of a few words."
    for (columns,), group in meanings().group_by("columns", maintain_order=True):
        names = [name for name in str(columns).split("|") if name in listed]
        yield f"\n**{', '.join(f'`{name}`' for name in names)}**\n"
        yield from _grid(group.select("value", "meaning"))
    yield "\n**`positions.issue`, `meetings.issues`**\n"
    yield from _grid(_csv(REFERENCE / "issues.csv"))


def _codes() -> Iterable[str]:
    tables = {name: _csv(REFERENCE / f"{name}.csv") for name in (
        "event_codes", "meeting_codes", "position_codes", "issue_matters", "actor_sectors",
    )}  # fmt: skip
    yield "\n## Event codes\n"
    yield "PLOVER (Halterman et al. 2023) names the event and its mode, CAMEO (1.1b3) numbers it. All codes in use:\n"
    yield from _grid(tables["event_codes"])
    yield "\n### Codes of meetings\n"
    yield MEETINGS
    yield from _grid(tables["meeting_codes"])
    yield "\n### Codes of positions\n"
    yield POSITIONS
    yield from _grid(tables["position_codes"].drop("note"))
    yield "\nThe matter of each issue:\n"
    yield from _grid(tables["issue_matters"])
    yield "\n## Actor codes\n"
    yield ACTORS
    yield from _grid(tables["actor_sectors"])


def _grid(frame: pl.DataFrame) -> Iterable[str]:
    """A table of Markdown; `code` for what stands in the warehouse, plain words for the rest."""
    plain = {"label", "description", "meaning", "note", "phrase"}
    yield f"| {' | '.join(name.replace('_', ' ') for name in frame.columns)} |"
    yield "|" + "---|" * frame.width
    for row in frame.iter_rows(named=True):
        cells = [text if name in plain or not text else f"`{text}`" for name, text in row.items()]
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _csv(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False).fill_null("")


def main(arguments: Sequence[str]) -> int:
    """Write the codebook, or with `--check` tell whether it is as it should be."""
    return keep_page(PAGE, render_codebook(), arguments, "warehouse.codebook")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

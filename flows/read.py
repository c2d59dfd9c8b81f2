"""`parley read`: what is read in documents, with no warehouse and no Prefect."""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
from rich import box
from rich.table import Table
from rich.text import Text

from flows.marking import legend, marked, spans_of
from flows.screen import Screen, json_text, printable
from tasks.logic.lexicon import Reference, check_reference
from tasks.logic.reading import read
from tasks.sources.files import collect
from warehouse.settings import Settings

BATCH = 256
# As in the view `documents`, and how the date was found.
DOCUMENT = ("document", "document_id", "source", "title", "publisher", "url", "published_earliest", "published_latest",
            "published_basis", "dating_note", "language", "sha256", "ingested_at")  # fmt: skip
# Facts know their document already.
ASIDE = {"document_id", "report_id"}


def read_files(settings: Settings, files: list[Path], published: dt.date | None, *, as_json: bool) -> int:
    """Read the files and print what was found, for people or as JSON; gives the exit code.

    Raises BrokenReference, and MissingSource for a file that does not exist, before anything is read.
    """
    reference = check_reference(settings.reference)
    raw = collect(files, settings.max_document_bytes)
    if published is not None:
        raw = raw.with_columns(published=pl.lit(published))
    for row in raw.filter(pl.col("problem").is_not_null()).iter_rows(named=True):
        why = f"{row['source']} was not read ({row['problem']}): {row['problem_detail']}"
        sys.stderr.write(f"parley: {printable(why)}\n")
    readable = raw.filter(pl.col("problem").is_null())
    console = Screen()
    for text, findings in _findings(reference, readable):
        if as_json:
            sys.stdout.write(json_text(findings, _as_iso) + "\n")
        else:
            _show(console, text, findings)
    return 0 if readable.height == raw.height else 1


def _findings(reference: Reference, raw: pl.DataFrame) -> Iterator[tuple[str, dict[str, Any]]]:
    """Text and findings of each document, in the order of `raw`."""
    # Files of one content have one id: the second is read by itself, and not together with its twin.
    numbered = raw.with_columns(twin=pl.int_range(pl.len()).over("document_id"))
    for batch in numbered.iter_slices(BATCH):
        rows = {
            (twin[0], document_id): tables
            for twin, documents in batch.partition_by("twin", as_dict=True).items()
            for document_id, tables in _read_apart(documents.drop("twin"), reference).items()
        }
        for document_id, twin in batch.select("document_id", "twin").iter_rows():
            yield rows[twin, document_id]["documents"][0]["text"], _document(rows[twin, document_id])


def _read_apart(raw: pl.DataFrame, reference: Reference) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """For each document id, the rows of each table that are its own."""
    frames = read(raw, reference).frames()
    tables = {
        table: {key[0]: part.to_dicts() for key, part in frame.partition_by("document_id", as_dict=True).items()}
        for table, frame in frames.items()
    }
    return {
        document_id: {table: parts.get(document_id, []) for table, parts in tables.items()}
        for document_id in raw["document_id"]
    }


def _document(rows: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """Everything found in one document, with the keys that `--json` promises."""
    about = rows["documents"][0] | {"ingested_at": None}
    return {
        "document": {key: about[key] for key in DOCUMENT},
        "sentences": [_without(row, ASIDE) for row in rows["sentences"]],
        "actors": [_without(row, ASIDE) for row in rows["mentions"]],
        "dates": [_without(row, ASIDE) for row in rows["dates"]],
        "attributions": [
            {"sentence": row["sentence"], "quoted": row["quoted"]}
            | {role: _extent(row, role) for role in ("source", "cue", "content")}
            for row in rows["attributions"]
        ],
        "meetings": [_fact(row) for row in rows["meeting_reports"]],
        "positions": [_fact(row) for row in rows["positions"]],
    }


def _without(row: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}


def _fact(row: dict[str, Any]) -> dict[str, Any]:
    """A fact as in its view, the origins of its values as an object."""
    return _without(row, ASIDE) | {"origins": json.loads(row["origins"])}


def _extent(row: dict[str, Any], role: str) -> list[dict[str, int]]:
    """The span of one part of an attribution, as a list of one, or of none if the text leaves it out."""
    start, end = row[f"{role}_start"], row[f"{role}_end"]
    return [] if start is None else [{"char_start": start, "char_end": end}]


def _as_iso(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _show(console: Screen, text: str, findings: dict[str, Any]) -> None:
    """Print one document for people: its marks, then its meetings and positions as tables."""
    about = findings["document"]
    first, last = about["published_earliest"], about["published_latest"]
    when = "undated" if first is None and last is None else str(last) if first == last else f"{first} to {last}"
    console.rule(
        Text.assemble((printable(about["document"]), "bold"), f"  {when} ({about['published_basis']})"), align="left"
    )
    console.print(legend(colours=console.is_terminal))
    console.print()
    words = marked(text, spans_of(findings), colours=console.is_terminal)
    console.print(words, soft_wrap=not console.is_terminal)
    console.print()
    _table(console, "M", findings["meetings"], {
        "status": _value("status"), "when": _when, "parties": _value("parties"), "people": _value("people"),
        "place": _value("place"), "how": _value("format"),
    })  # fmt: skip
    _table(console, "P", findings["positions"], {
        "holder": _value("holder"), "party": _value("party"), "stance": _value("stance"), "issue": _issue,
        "act": _value("act"), "quote": _value("quote"),
    })  # fmt: skip


def _value(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda fact: ", ".join(fact[key]) if isinstance(fact[key], list) else fact[key]


def _when(fact: dict[str, Any]) -> str | None:
    first, last = fact["start_date"], fact["end_date"]
    return first if last in (None, first) else f"{first or '..'} to {last}"


def _issue(fact: dict[str, Any]) -> str:
    return str(fact["issue_label"] or fact["issue"].replace("_", " "))


def _table(
    console: Screen, letter: str, facts: list[dict[str, Any]], columns: dict[str, Callable[[dict[str, Any]], object]]
) -> None:
    """One line per fact, numbered as in the text."""
    name = {"M": "meeting", "P": "position"}[letter]
    if not facts:
        console.print(Text(f"No {name} found.\n", style="dim"))
        return
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in (f"{name}s", *columns):
        table.add_column(column, overflow="fold")
    for number, fact in enumerate(facts, 1):
        table.add_row(f"{letter}{number}", *(Text(printable(str(value(fact) or ""))) for value in columns.values()))
    console.print(table)

"""Marks of dates and attributions: spans of the text against spans.

Dates are measured as in TempEval-3 (UzZaman et al. 2013): strict is the same extent, relaxed any shared character,
value relaxed with the same TIMEX3 value. Of an attribution, source, cue and content are each right where the first and
the last character are.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl

from accuracy.marks import Mark
from accuracy.wordless import Span

ROLES = ("source", "cue", "content")


class TimeSpan(NamedTuple):
    """One time expression: characters [start, end) and the TIMEX3 value."""

    start: int
    end: int
    value: str


def gold_spans(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The gold of each document of a folder, by the document's file name."""
    return {
        path.name.removesuffix(".gold.json") + ".txt": json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.gold.json"))
    }


def date_marks(dates: pl.DataFrame, ids: dict[str, str], gold: dict[str, list[dict[str, Any]]]) -> dict[str, Mark]:
    """Strict, relaxed and value marks; `ids` gives a document's id by its file name."""
    read: dict[str, list[TimeSpan]] = defaultdict(list)
    for document_id, *span in dates.select("document_id", "char_start", "char_end", "value").iter_rows():
        read[document_id].append(TimeSpan(*span))
    total = dict.fromkeys(("strict", "relaxed", "value"), Mark())
    for name, spans in gold.items():
        mine = read[ids[name]]
        hits = _date_hits(mine, [TimeSpan(s["char_start"], s["char_end"], s["value"]) for s in spans])
        for measure, number in hits.items():
            total[measure] += Mark(number, len(mine), len(spans))
    return total


def _date_hits(read: Sequence[TimeSpan], gold: Iterable[TimeSpan]) -> dict[str, int]:
    """How many gold expressions are found: each takes that of its own extent, else the first that it touches."""
    hits = dict.fromkeys(("strict", "relaxed", "value"), 0)
    free = list(read)
    for one in gold:
        touching = [r for r in free if r.start < one.end and one.start < r.end]
        if not touching:
            continue
        best = next((r for r in touching if r[:2] == one[:2]), touching[0])
        free.remove(best)
        hits["strict"] += best[:2] == one[:2]
        hits["relaxed"] += 1
        hits["value"] += best.value == one.value
    return hits


def attribution_marks(
    attributions: pl.DataFrame, ids: dict[str, str], gold: dict[str, list[dict[str, Any]]]
) -> dict[str, Mark]:
    """The mark of each role's exact extents; `ids` gives a document's id by its file name."""
    read: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in attributions.iter_rows(named=True):
        read[row["document_id"]].append(row)
    total = dict.fromkeys(ROLES, Mark())
    for name, annotated in gold.items():
        for role in ROLES:
            mine = {(r[f"{role}_start"], r[f"{role}_end"]) for r in read[ids[name]] if r[f"{role}_start"] is not None}
            theirs = {extent for one in annotated if (extent := _extent(one.get(role)))}
            total[role] += Mark(len(mine & theirs), len(mine), len(theirs))
    return total


def _extent(part: list[dict[str, int]] | dict[str, int] | None) -> Span | None:
    """From the first to the last character of a part, which may be one piece, several, or missing."""
    if not part:
        return None
    pieces = [part] if isinstance(part, dict) else part
    return min(piece["char_start"] for piece in pieces), max(piece["char_end"] for piece in pieces)

"""The values of a merged meeting: what its reports agree on, and which of them is taken where they differ."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

import polars as pl

from tasks.logic.meeting_status_history import deciding, overtaken
from tasks.logic.report_agreement import days_of, surname_key, window_of

_TEXT, _TEXTS = pl.String(), pl.List(pl.String())
MEETINGS_SCHEMA = pl.Schema({
    "meeting_id": _TEXT, "title": _TEXT, "parties": _TEXTS, "people": _TEXTS,
    "start_date": _TEXT, "end_date": _TEXT, "place": _TEXT, "country": _TEXT, "format": _TEXT,
    "status": _TEXT, "duration_minutes": pl.Int32(), "issues": _TEXTS, "n_documents": pl.Int32(),
    "n_independent_sources": pl.Int32(), "confidence": pl.Float64(), "origins": _TEXT,
})  # fmt: skip

Row = dict[str, Any]
Value = TypeVar("Value")


def merged_row(identity: str, rows: list[Row], naming_reports: int) -> Row:
    """One meeting of its reports, given in order of publication; copies of one text speak with one voice.

    A party or person belongs to it if one in `naming_reports` of the sources that name any names it.
    """
    gone = set(overtaken(rows))
    start, end, dated = _when([r for r in rows if r["report_id"] not in gone])
    place, country, placed = _place(rows)
    decides = deciding(rows, window_of(start, end))
    titled = max(rows, key=lambda r: (len(r["parties"]), bool(r["place"]), -rows.index(r)))
    doubt = 1.0
    surest: dict[str, float] = {}
    for row in rows:
        surest[source_of(row)] = max(surest.get(source_of(row), 0.0), row["confidence"] or 0.5)
    for confidence in sorted(surest.values(), reverse=True)[:5]:
        doubt *= 1 - confidence * (0.5 if doubt < 1 else 1)  # later reports are no independent witnesses
    origins = {"start_date": dated, "place": placed, "status": decides["report_id"]}
    return {
        "meeting_id": identity,
        "title": titled["title"],
        "parties": _named_often(rows, "parties", lambda name: name, naming_reports),
        "people": _named_often(rows, "people", surname_key, naming_reports),
        "start_date": start, "end_date": end, "place": place, "country": country,
        "format": _most(rows, "format"),
        "status": decides["status"],
        "duration_minutes": _most(rows, "duration_minutes"),
        "issues": sorted({i for r in rows for i in r["issues"] or ()}),
        "n_documents": len({r["document_id"] for r in rows}),
        "n_independent_sources": len(surest),
        "confidence": round(min(0.99, 1 - doubt), 3),
        "origins": json.dumps({k: v for k, v in origins.items() if v}, sort_keys=True),
    }  # fmt: skip


def _named_often(rows: list[Row], slot: str, key: Callable[[str], str], reports: int) -> list[str]:
    """Parties or people that one in so many of the sources with any names at least, in the form used most."""
    naming = {source_of(r) for r in rows if r[slot]}
    forms: dict[str, Counter[str]] = {}
    for _, name in dict.fromkeys((source_of(r), name) for r in rows for name in r[slot] or ()):
        forms.setdefault(key(name), Counter())[name] += 1
    kept = {
        k: max(c.items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
        for k, c in forms.items()
        if c.total() * reports >= len(naming)
    }
    return sorted(kept.values())


def _when(rows: list[Row]) -> tuple[str | None, str | None, str | None]:
    """The most precise time; of equally precise ones the one told most, then by the first document."""
    told = _voices(rows, lambda r: (r["start_date"], r["end_date"]) if r["start_date"] or r["end_date"] else None)
    if not told:
        return None, None, None
    order = {(r["start_date"], r["end_date"]): k for k, r in reversed(list(enumerate(rows)))}
    best = min(told, key=lambda pair: (_length(*pair), -told[pair], order[pair]))
    origin = next(r["report_id"] for r in rows if (r["start_date"], r["end_date"]) == best)
    return best[0], best[1], origin


def _length(start: str | None, end: str | None) -> int:
    begins, ends = days_of(start or end), days_of(end or start)
    return (ends[1] - begins[0]).days if begins and ends else 10**6


def _place(rows: list[Row]) -> tuple[str | None, str | None, str | None]:
    """The place told most; of equals the longer name's country first told."""
    told = _voices(rows, lambda r: r["place"] or None)
    if not told:
        return None, None, None
    best = max(told, key=lambda p: (told[p], -min(k for k, r in enumerate(rows) if r["place"] == p)))
    row = next(r for r in rows if r["place"] == best)
    return best, row["country"], row["report_id"]


def _most(rows: list[Row], slot: str) -> Any:  # noqa: ANN401  (whatever the slot holds)
    """The value of a slot told most; of equals the first."""
    told = _voices(rows, lambda r: r[slot] or None)
    return told.most_common(1)[0][0] if told else None


def _voices(rows: list[Row], value: Callable[[Row], Value | None]) -> Counter[Value]:
    """How many independent sources tell each value, in the order in which values were first told."""
    told = ((source_of(row), value(row)) for row in rows)
    return Counter(v for _, v in dict.fromkeys(told) if v is not None)


def source_of(row: Row) -> str:
    """What tells a report's source from others: one for all copies of a text, else the document itself."""
    return str(row.get("independent_source") or row["document_id"])

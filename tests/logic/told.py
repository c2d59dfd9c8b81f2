"""What is read in a text, as rows that a test can write down: shared by the tests of manners of writing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from tasks.logic.reading import Reading

Reader = Callable[..., Reading]


def told_meetings(read: Reader, text: str, published: dt.date, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of each meeting of a text, in order; lists of parties and people as one string, sorted."""
    between = {"parties": " ", "people": ", "}
    rows = read(text, published=published).meeting_reports.select(columns).iter_rows(named=True)
    told = (tuple(between[c].join(sorted(row[c])) if c in between else row[c] for c in columns) for row in rows)
    return sorted(told, key=str)


def told_positions(read: Reader, text: str, published: dt.date) -> list[tuple[str, str, str]]:
    """Holder, stance and issue of each position of a text, in order."""
    rows = read(text, published=published).positions.select("holder", "stance", "issue").rows()
    return sorted((str(holder), stance, issue) for holder, stance, issue in rows)

"""The first page: what changed since the edition before, what is to come, and the whole in figures."""

from collections.abc import Iterator
from typing import Any

from tasks.edition import addresses
from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

SHOWN = 25  # of a kind of change; the data hold all
SOON = 8


def pages(facts: Facts) -> Iterator[Page]:
    """Give the first page."""
    new = {row["id"] for row in facts.changes if row["change"] == "new"}
    news = [
        (kind, change, _changed(facts, kind, change))
        for kind in ("meeting", "position", "document")
        for change in ("new", "changed", "gone")
    ]
    yield Page(
        "index.html",
        "What is new",
        "front.html",
        {
            "news": [(kind, change, rows) for kind, change, rows in news if rows],
            "turns": [row for row in facts.position_changes if row["position_after"] in new],
            "soon": facts.upcoming[:SOON],
            "shown": SHOWN,
        },
        "index.html",
    )


def _changed(facts: Facts, kind: str, change: str) -> list[Row]:
    """The changes of one kind, each with what the page calls it and where it leads; meetings as in the timeline."""
    rows = [row | _leads(facts, kind, row) for row in facts.changes if (row["kind"], row["change"]) == (kind, change)]
    if kind == "meeting":
        rows.sort(key=lambda row: (row["fact"] or {}).get("start_date") or "", reverse=True)
    return rows


def _leads(facts: Facts, kind: str, row: Row) -> dict[str, Any]:
    key = row["id"]
    if kind == "meeting":
        fact = facts.meetings.get(key)
        return {"fact": fact, "address": addresses.meeting(key) if fact else None}
    if kind == "position":
        fact = facts.positions.get(key)
        return {"fact": fact, "address": fact and addresses.position(fact["party"], fact["issue"], key)}
    fact = facts.documents.get(key)
    return {"fact": fact, "address": None}

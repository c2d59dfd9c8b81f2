"""The first page: what changed since the edition before, what is to come, and the whole in figures."""

from typing import Any

from tasks.edition import addresses
from tasks.edition.facts import Facts, Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page

SOON = 8


def page(overview: Overview) -> Page:
    """Return the first page."""
    facts = overview.facts
    context = {
        "news": [
            news._replace(rows=[row | _leads(facts, news.kind, row) for row in news.rows]) for news in overview.news
        ],
        "turns": overview.turns,
        "soon": overview.upcoming[:SOON],
        "counts": overview.counts,
    }
    return Page("index.html", "What is new", "front.html", context, "index.html")


def _leads(facts: Facts, kind: str, row: Row) -> dict[str, Any]:
    """What the page calls a thing that changed, and where it leads."""
    key = row["id"]
    if kind == "meeting":
        fact = facts.meetings.get(key)
        return {"fact": fact, "address": addresses.meeting(key) if fact else None}
    if kind == "position":
        fact = facts.positions.get(key)
        address = fact and addresses.position(fact["party"], fact["issue"], key, fact["part"])
        return {"fact": fact, "address": address}
    return {"fact": facts.documents.get(key), "address": None}

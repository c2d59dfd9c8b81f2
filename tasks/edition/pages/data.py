"""The page that offers the edition's data: every table with what it holds, and the formats for other programs."""

from collections.abc import Mapping

from tasks.edition.overview import Overview
from tasks.edition.site import Page

ADDRESS = "data.html"
# What is no table: the file, and what it is for.
FORMATS = (
    ("datapackage.json", "Frictionless Data Package: every table with its schema, checksums and licence"),
    ("data/codebook.csv", "What each column of each table means"),
    ("data/codebook.md", "The same, to read"),
    ("data/events.plover.jsonl", "Events coded after PLOVER, one JSON object a line"),
    ("data/positions.dna", "Positions for Discourse Network Analyzer"),
    ("data/meetings.graphml", "Who meets whom, as a network (GraphML)"),
    ("data/facts.jsonld", "Meetings and positions as linked data (JSON-LD, schema.org)"),
    ("feeds/meetings.ics", "Meetings to come, for a calendar (iCalendar)"),
    ("feeds/changes.atom", "What changed, as a feed (Atom)"),
    ("manifest.json", "Every file of this edition with its size and SHA-256"),
)


def page(overview: Overview, sizes: Mapping[str, int]) -> Page:
    """Return the one page; `sizes` has the bytes of every file of the edition so far, by its path."""
    tables = [
        (name, comment, sizes.get(f"data/{name}.csv"), sizes.get(f"data/{name}.parquet"))
        for name, comment in overview.relations.items()
        if f"data/{name}.csv" in sizes
    ]
    formats = [(name, text, sizes.get(name)) for name, text in FORMATS if name in sizes or name == "manifest.json"]
    return Page(ADDRESS, "Data", "data.html", {"tables": tables, "formats": formats}, ADDRESS)

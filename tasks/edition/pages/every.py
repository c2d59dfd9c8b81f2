"""All pages of an edition: those about the whole, made each time, and those about one thing, batch by batch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import duckdb

from tasks.edition import addresses, overview, slices
from tasks.edition.charts.write import Chart
from tasks.edition.facts import Facts
from tasks.edition.fingerprints import PageKey
from tasks.edition.overview import Overview
from tasks.edition.pages import (
    calendar,
    charts,
    data,
    documents,
    front,
    issues,
    manual,
    meetings,
    parties,
    positions,
    quality,
    search,
)
from tasks.edition.site import Page

# How many pages of a kind are in memory at once, with all rows that they show.
BATCHES = {"party": 30, "issue": 10}
BATCH = 500


def of_the_whole(
    con: duckdb.DuckDBPyConnection, found: Overview, drawn: Sequence[Chart], sizes: dict[str, int]
) -> Iterator[Page]:
    """Give the pages about the whole, in the order of the navigation; `sizes` has the bytes of the edition's files."""
    yield front.page(found)
    yield meetings.timeline(found)
    yield calendar.page(found)
    yield positions.matrix(found)
    yield parties.register(found)
    yield issues.register(found)
    yield charts.page(drawn)
    yield documents.newest(found)
    yield data.page(found, sizes)
    yield quality.page(found, has_data_docs="data_docs/index.html" in sizes)
    yield search.page(con, found)


def of_each(
    con: duckdb.DuckDBPyConnection, shared: Facts, keys: Iterable[PageKey]
) -> Iterator[tuple[Facts, Iterator[Page]]]:
    """Give the pages about one thing, batch by batch, each batch with the rows that it shows."""
    for kind, of_kind in groupby(keys, key=lambda key: key.kind):
        all_of_kind, size = list(of_kind), BATCHES.get(kind, BATCH)
        for start in range(0, len(all_of_kind), size):
            yield _MAKERS[kind](con, shared, all_of_kind[start : start + size])


def address_of(page: PageKey) -> str:
    """Return where a page about one thing stands."""
    return _ADDRESSES[page.kind](page)


Maker = Callable[[duckdb.DuckDBPyConnection, Facts, list[PageKey]], tuple[Facts, Iterator[Page]]]


def _meetings(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts = slices.of_meetings(con, shared, _names(keys))
    return facts, meetings.each(facts, _names(keys))


def _former(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts = slices.of_former(con, shared, _names(keys))
    return facts, meetings.former(facts)


def _months(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    lists = overview.meetings_of_months(con, shared, _names(keys))
    numbers = {row["month"]: row["n"] for row in slices.rows(con, overview.MONTHS)}
    return shared, meetings.of_months(lists, numbers)


def _published(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts, lists = overview.documents_of_months(con, shared, _names(keys))
    numbers = {row["month"]: row["n"] for row in slices.rows(con, overview.PUBLISHED)}
    return facts, documents.of_months(lists, numbers)


def _documents(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts = slices.of_documents(con, shared, _names(keys))
    return facts, documents.each(facts, _names(keys))


def _cells(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    places = [(key.key, str(key.issue), key.part) for key in keys]
    facts = slices.of_cells(con, shared, places)
    return facts, positions.each(facts, places)


def _parties(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts = slices.of_parties(con, shared, _names(keys))
    return facts, parties.each(facts, _names(keys))


def _issues(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    facts = slices.of_issues(con, shared, _names(keys))
    return facts, issues.each(facts, _names(keys))


def _manual(con: duckdb.DuckDBPyConnection, shared: Facts, keys: list[PageKey]) -> tuple[Facts, Iterator[Page]]:
    return shared, manual.pages(_names(keys))


def _names(keys: list[PageKey]) -> list[str]:
    return [str(key.key) for key in keys]


_MAKERS: dict[str, Maker] = {
    "meeting": _meetings,
    "former": _former,
    "month": _months,
    "published": _published,
    "document": _documents,
    "cell": _cells,
    "party": _parties,
    "issue": _issues,
    "manual": _manual,
}
_ADDRESSES: dict[str, Callable[[PageKey], str]] = {
    "meeting": lambda page: addresses.meeting(str(page.key)),
    "former": lambda page: addresses.meeting(str(page.key)),
    "month": lambda page: addresses.meetings_of(str(page.key)),
    "published": lambda page: addresses.documents_of(str(page.key)),
    "document": lambda page: addresses.document(str(page.key)),
    "cell": lambda page: addresses.cell(page.key, str(page.issue), page.part),
    "party": lambda page: addresses.party(str(page.key)),
    "issue": lambda page: addresses.issue(str(page.key)),
    "manual": lambda page: str(page.key),
}

"""The list of documents, one for each month, and a page for each document in which something is read."""

from collections.abc import Iterable, Iterator, Mapping

from tasks.edition import addresses
from tasks.edition.facts import Facts, Row
from tasks.edition.overview import Overview
from tasks.edition.pages.meetings import by_year, named
from tasks.edition.site import Page

SECTION = "documents/index.html"


def newest(overview: Overview) -> Page:
    """Return the list of the newest documents, and the months that lead to all."""
    documents = [overview.facts.documents[key] for key in overview.newest_documents]
    context = {
        "documents": documents,
        "months": by_year(overview.published),
        "n": overview.counts["documents"],
        "n_quarantined": overview.counts["quarantine"],
    }
    return Page(SECTION, "Documents", "documents.html", context, SECTION)


def of_months(months: Mapping[str, list[Row]], numbers: Mapping[str, int]) -> Iterator[Page]:
    """Give the list of each month of publication; `numbers` counts its documents, which may be more than are listed."""
    for month, documents in months.items():
        context = {"month": month, "documents": documents, "n": numbers[month]}
        address = addresses.documents_of(month)
        yield Page(address, f"Documents published {named(month)}", "month_of_documents.html", context, SECTION)


def each(facts: Facts, ids: Iterable[str]) -> Iterator[Page]:
    """Give the pages of documents in which something is told."""
    positions: dict[str, list[Row]] = {}
    for row in facts.positions.values():
        positions.setdefault(row["document_id"], []).append(row)
    for key in ids:
        document = facts.documents[key]
        yield Page(
            addresses.document(key),
            document["headline"],
            "document.html",
            {
                "document": document,
                "reports": sorted(facts.reports.get(key, []), key=_place),
                "positions": sorted(positions.get(key, []), key=_place),
            },
            SECTION,
        )


def _place(row: Row) -> tuple[int, str]:
    """Where in the document a fact is first told."""
    return min(passage["char_start"] for passage in row["evidence"]), str(row.get("report_id") or row["position_id"])

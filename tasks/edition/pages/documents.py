"""The list of documents, and a page for each in which something is read."""

from collections import defaultdict
from collections.abc import Iterator

from tasks.edition import addresses
from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

SECTION = "documents/index.html"


def pages(facts: Facts) -> Iterator[Page]:
    """Give the list, and the page of each document in which something is told."""
    reports: defaultdict[str, list[Row]] = defaultdict(list)
    for rows in facts.reports.values():
        for row in rows:
            reports[row["document_id"]].append(row)
    positions: defaultdict[str, list[Row]] = defaultdict(list)
    for row in facts.positions.values():
        positions[row["document_id"]].append(row)
    newest_first = sorted(
        facts.documents.values(),
        key=lambda row: (str(row["published_latest"] or ""), row["headline"], row["document_id"]),
        reverse=True,
    )
    counts = {key: (len(reports[key]), len(positions[key])) for key in facts.documents}
    yield Page(SECTION, "Documents", "documents.html", {"documents": newest_first, "counts": counts}, SECTION)
    for document in newest_first:
        key = document["document_id"]
        if key not in facts.telling:
            continue
        yield Page(
            addresses.document(key),
            document["headline"],
            "document.html",
            {
                "document": document,
                "reports": sorted(reports[key], key=_place),
                "positions": sorted(positions[key], key=_place),
            },
            SECTION,
        )


def _place(row: Row) -> tuple[int, str]:
    """Where in the document a fact is first told."""
    return min(passage["char_start"] for passage in row["evidence"]), str(row.get("report_id") or row["position_id"])

"""The quality of a night's data: the gates' verdict on it, what was not read and why, what was not understood."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from tasks.edition.facts import Facts, Row
from tasks.edition.site import Page

ADDRESS = "quality.html"
GATES = {"documents": "Gate 1: may the documents be read?", "generation": "Gate 2: may the generation become current?"}


def pages(facts: Facts, *, has_data_docs: bool) -> Iterator[Page]:
    """Give the one page; `has_data_docs` tells whether Great Expectations' own site stands beside it."""
    failed = [row for row in facts.gate if not row["success"]]
    gates = [
        (heading, [_suite(suite, list(rows)) for suite, rows in groupby(_of(facts.gate, gate), key=_suite_of)])
        for gate, heading in GATES.items()
    ]
    yield Page(
        ADDRESS,
        "Data quality",
        "quality.html",
        {
            "failed": failed,
            "critical": [row for row in failed if row["severity"] == "critical"],
            "gates": [(heading, suites) for heading, suites in gates if suites],
            "reasons": Counter(row["reason"] for row in facts.quarantine).most_common(),
            "bases": Counter(row["published_basis"] or "unknown" for row in facts.documents.values()).most_common(),
            "has_data_docs": has_data_docs,
        },
        ADDRESS,
    )


def _of(results: list[Row], gate: str) -> list[Row]:
    return [row for row in results if row["gate"] == gate]


def _suite_of(row: Row) -> str:
    return str(row["suite"])


def _suite(suite: str, results: list[Row]) -> Row:
    """How one table fared: its expectations, how many failed, and the rules by their severity."""
    return {
        "suite": suite,
        "results": sorted(results, key=lambda row: (row["success"], row["severity"] != "critical")),
        "n": len(results),
        "n_failed": sum(not row["success"] for row in results),
    }

"""The quality of a night's data: the gates' verdict on it, what was not read and why, what was not understood."""

from itertools import groupby

from tasks.edition.facts import Row
from tasks.edition.overview import Overview
from tasks.edition.site import Page

ADDRESS = "quality.html"
GATES = {"documents": "Gate 1: may the documents be read?", "generation": "Gate 2: may the generation become current?"}


def page(overview: Overview, *, has_data_docs: bool) -> Page:
    """Return the one page; `has_data_docs` tells whether Great Expectations' own site stands beside it."""
    failed = [row for row in overview.gate if not row["success"]]
    gates = [
        (heading, [_suite(suite, list(rows)) for suite, rows in groupby(_of(overview.gate, gate), key=_suite_of)])
        for gate, heading in GATES.items()
    ]
    return Page(
        ADDRESS,
        "Data quality",
        "quality.html",
        {
            "n_expectations": len(overview.gate),
            "failed": failed,
            "critical": [row for row in failed if row["severity"] == "critical"],
            "gates": [(heading, suites) for heading, suites in gates if suites],
            "quarantine": overview.quarantine,
            "n_quarantined": overview.counts["quarantine"],
            "waiting": overview.counts["waiting"],
            "reasons": [(row["reason"], row["n"]) for row in overview.reasons],
            "bases": [(row["basis"], row["n"]) for row in overview.bases],
            "unresolved": overview.unresolved,
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

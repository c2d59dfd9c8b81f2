"""What must hold of a generation's counts and shares, alone and against the generation before it.

The bounds are rows of `seeds/reference/gates.csv`: `min_<figure>` or `max_<figure>`, with severity and reason.
"""

from functools import cache
from pathlib import Path

import polars as pl

from expectations.rules import Suite, between
from expectations.thresholds import Thresholds
from warehouse.connection import connect

KEPT = ("documents", "meetings", "meeting_reports", "positions")
RATIOS = {"reports_per_document": "meeting_reports", "positions_per_document": "positions"}
SHARES = {  # the share, and the table whose rows it is a share of
    "unresolved_per_document": "documents",
    "undated_documents_share": "documents",
    "undated_meetings_share": "meetings",
    "partyless_positions_share": "positions",
    "largest_status_share": "meetings",
    "largest_meeting_share": "meeting_reports",
    "quarantined_share": "documents",
}


@cache
def _query() -> str:
    return Path(__file__).with_name("figures.sql").read_text(encoding="utf-8")


def count(warehouse: Path) -> pl.DataFrame:
    """One row: the counts and shares of a generation, as `figures.sql` has them."""
    with connect(warehouse, read_only=True) as con:
        counted: pl.DataFrame = con.sql(_query()).pl()
    return counted


def compare(now: pl.DataFrame, before: pl.DataFrame | None, thresholds: Thresholds) -> pl.DataFrame:
    """One row: the figures that are judged; null, and so not judged, where there is too little to go by.

    `<table>_kept` is the number of rows as a share of the number before; `<ratio>_change` a ratio over that before.
    """
    smallest = thresholds.value("smallest_comparison")
    earlier = before if before is not None else now.clear()
    judged: dict[str, float | None] = {}
    for share, table in SHARES.items():
        judged[share] = now[share][0] if _number(now, table) >= smallest else None
    unread = _number(now, "unread")
    judged["unread_share"] = now["unread_share"][0] if unread >= thresholds.value("fewest_unread") else None
    for table in KEPT:
        enough = _number(earlier, table) >= smallest
        judged[f"{table}_kept"] = _number(now, table) / _number(earlier, table) if enough else None
    for ratio, table in RATIOS.items():
        judged[ratio] = _per_document(now, table, smallest)
        judged[f"{ratio}_change"] = _over(judged[ratio], _per_document(earlier, table, smallest))
    return pl.DataFrame(judged, schema=dict.fromkeys(judged, pl.Float64))


def _number(figures: pl.DataFrame, table: str) -> float:
    return float(figures[table][0]) if figures.height else 0.0


def _per_document(figures: pl.DataFrame, table: str, smallest: float) -> float | None:
    documents = _number(figures, "documents")
    return _number(figures, table) / documents if documents >= smallest else None


def _over(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None


def suite(thresholds: Thresholds) -> Suite:
    """Return the suite of the figures: one rule per bound in the thresholds."""
    names = [
        *RATIOS,
        *SHARES,
        "unread_share",
        *(f"{table}_kept" for table in KEPT),
        *(f"{ratio}_change" for ratio in RATIOS),
    ]
    rules = []
    for name in names:
        if least := thresholds.rows.get(f"min_{name}"):
            rules.append(between(name, least.reason, least=least.value, severity=least.severity))
        if most := thresholds.rows.get(f"max_{name}"):
            rules.append(between(name, most.reason, most=most.value, severity=most.severity))
    return Suite("figures", tuple(rules))

"""Which report of the present edition came in the place of each report of a superseded one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from tasks.logic.merging_limits import MergingLimits
from tasks.logic.report_agreement import Account, likeness

SUCCESSORS = pl.Schema({"report_id": pl.String(), "successor_id": pl.String()})

Row = dict[str, Any]


def successors(superseded: pl.DataFrame, reports: pl.DataFrame, limits: MergingLimits) -> pl.DataFrame:
    """One row per superseded report (`SUCCESSORS`), sorted: the report that tells of the same meeting now, or null.

    `superseded` are rows of superseded_reports, whose `superseded_by` is the id of the present edition; `reports` those
    that stand, with their passages. A corrected report may have another day, place or party: those that have most in
    common, in what they say and in its words, are pairs. An edition that tells of the meeting no more has withdrawn it.
    """
    present: dict[str, list[Row]] = defaultdict(list)
    standing = reports.join(superseded.select(document_id="superseded_by").unique(), on="document_id", how="semi")
    for row in standing.iter_rows(named=True):
        present[row["document_id"]].append(row)
    claims: list[tuple[float, str, str, str]] = []
    for row in superseded.iter_rows(named=True):
        for other in present[row["superseded_by"]]:
            if score := _score(row, other, limits):
                claims.append((-score, row["report_id"], other["report_id"], row["document_id"]))
    found: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()  # each edition by itself: the same report may follow one of each
    for _, old, new, edition in sorted(claims):
        if old not in found and (edition, new) not in taken:
            found[old] = new
            taken.add((edition, new))
    ids = superseded["report_id"].to_list()
    return pl.DataFrame([(old, found.get(old)) for old in ids], schema=SUCCESSORS, orient="row").sort("report_id")


def _score(row: Row, other: Row, limits: MergingLimits) -> float:
    """How much two reports have in common; 0 where they tell of different things in different words."""
    alike = likeness(Account.of(row, limits), Account.of(other, limits))
    ours, theirs = _words(row), _words(other)
    same_words = len(ours & theirs) / (len(ours | theirs) or 1)
    return alike + same_words if alike or same_words > limits.share_same_sentence else 0.0


def _words(row: Row) -> set[str]:
    return {word for passage in row["evidence"] or () for word in passage["text"].casefold().split()}

"""Editions: documents that replace one another, as a report and its corrected or longer version under one address.

The edition published last is the present one; among those published on one day the agency's own count of editions
(`edition_marks.csv`: 'UPDATE 2-', '3rd LEAD') decides, then which was fetched later, then which is longer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any

import polars as pl

from tasks.logic.connected import connected
from tasks.logic.document_signatures import Likeness
from tasks.logic.lexicon import Reference
from tasks.logic.near_duplicates import compared
from tasks.logic.urls import is_front_page

SCHEMA = pl.Schema({
    "document_id": pl.String(), "document": pl.String(), "first_edition": pl.String(), "edition": pl.Int32(),
    "superseded_by": pl.String(), "basis": pl.String(),
})  # fmt: skip
COLUMNS = (
    "document_id", "document", "canonical_url", "publisher", "title", "published_earliest", "published_latest",
    "published_basis", "ingested_at", "sha256",
)  # fmt: skip
DATED = frozenset({"metadata", "dateline"})  # what the day of publication rests on, if it can be relied on
MOST_COUNTED = 99  # a larger number before a headline is none of an edition

Row = dict[str, Any]


def document_editions(
    documents: pl.DataFrame,
    signatures: pl.DataFrame,
    near: pl.DataFrame,
    marks: re.Pattern[str],
    limits: Likeness,
) -> pl.DataFrame:
    """One row per document of which there are several editions (`SCHEMA`), sorted by first_edition and edition.

    `documents` has `COLUMNS`, `near` their near-duplicates. `first_edition` is the id of the earliest one, `edition`
    counts from 1, `superseded_by` is the id of the present one, null for itself; `basis` is 'address' or 'title': what
    joins it to the others. Only texts with something in common are editions: a page that has other news every day, or
    a front page, is another document each time.
    """
    paired = pl.concat([near["document_a"], near["document_b"]]).unique()
    shared = pl.col("canonical_url").is_not_null() & pl.col("canonical_url").is_duplicated()
    compared_ones = documents.filter(shared | pl.col("document_id").is_in(paired.implode()))  # all others stand alone
    length = signatures.select("document_id", length="n_shingles")
    told = compared_ones.select(COLUMNS).join(length, on="document_id", how="left", maintain_order="left")
    rows = {row["document_id"]: row | {"length": row["length"] or 0} for row in told.iter_rows(named=True)}
    at_address = _alike(_at_one_address(rows, marks), rows, signatures, limits)
    titled = list(_under_one_title(near, rows, marks, limits))
    joined_by_address = {one for link in at_address for one in link}
    made = []
    for group in connected([*at_address, *titled]):
        ordered = _in_order([rows[one] for one in group], marks)
        last = ordered[-1]["document_id"]
        for number, row in enumerate(ordered, 1):
            own = row["document_id"]
            made.append((
                own, row["document"], ordered[0]["document_id"], number, None if own == last else last,
                "address" if own in joined_by_address else "title",
            ))  # fmt: skip
    return pl.DataFrame(made, schema=SCHEMA, orient="row").sort("first_edition", "edition")


@lru_cache(maxsize=4)
def edition_marks(reference: Reference) -> re.Pattern[str]:
    """What finds a mark of an edition at either end of a headline; groups `before`/`after` count, `ordinal` too."""
    words = "|".join(sorted(map(re.escape, reference.table("edition_marks")["mark"]), key=lambda w: (-len(w), w)))
    words = rf"(?:{words})(?: (?:{words}))*"
    head = rf"^(?:(?P<head_ordinal>\d{{1,2}})(?:st|nd|rd|th) )?{words}(?: ?(?P<head_number>\d{{1,2}}))? ?[-–—:/] ?"
    ordinal = r"(?:(?P<tail_ordinal>\d{1,2})(?:st|nd|rd|th) )?"
    tail = rf" ?[(\[–—-] ?{ordinal}{words}(?: ?(?P<tail_number>\d{{1,2}}))? ?[)\]]?$"
    return re.compile(f"{head}|{tail}")


def plain_title(title: str, marks: re.Pattern[str]) -> tuple[str, int]:
    """A headline in small letters without the marks of an edition, and the edition that they count (0 without any)."""
    plain, counted = re.sub(r"\s+", " ", title).strip().casefold(), 0
    while (found := marks.search(plain)) and found[0] != plain:
        counted += 1 + max((int(n) for n in found.groupdict().values() if n), default=0)
        plain = (plain[: found.start()] + plain[found.end() :]).strip()
    return plain, min(counted, MOST_COUNTED)


def _at_one_address(rows: dict[str, Row], marks: re.Pattern[str]) -> list[tuple[str, str]]:
    """Neighbours in the order of editions, among the documents at each address."""
    by_address: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row["canonical_url"] and not is_front_page(row["canonical_url"]):
            by_address[row["canonical_url"]].append(row)
    ordered = (_in_order(group, marks) for group in by_address.values() if len(group) > 1)
    return [(a["document_id"], b["document_id"]) for group in ordered for a, b in pairwise(group)]


def _alike(
    links: list[tuple[str, str]], rows: dict[str, Row], signatures: pl.DataFrame, limits: Likeness
) -> list[tuple[str, str]]:
    """Those links whose texts have something in common, or are too short to have shingles."""
    pairs = pl.DataFrame(links, schema={"document_a": pl.String, "document_b": pl.String}, orient="row")
    found = compared(pairs, signatures, limits)
    likely = dict(zip(found.select("document_a", "document_b").iter_rows(), found["likeness"], strict=True))
    short = limits.copy_shingles
    return [
        (a, b)
        for a, b in links
        if likely[a, b] >= limits.address_likeness or min(rows[a]["length"], rows[b]["length"]) < short
    ]


def _under_one_title(
    near: pl.DataFrame, rows: dict[str, Row], marks: re.Pattern[str], limits: Likeness
) -> Iterator[tuple[str, str]]:
    """Near-duplicates of one publisher under one headline that are likelier versions than cuts of one text."""
    for a, b in (
        near.filter(pl.col("likeness") >= limits.edition_likeness).select("document_a", "document_b").iter_rows()
    ):
        one, other = rows.get(a), rows.get(b)
        if one and other and _named(one, marks) and _named(one, marks) == _named(other, marks):
            yield a, b


def _named(row: Row, marks: re.Pattern[str]) -> tuple[str, str] | None:
    """Publisher and headline, if both are known."""
    if not row["publisher"] or not row["title"]:
        return None
    return row["publisher"].strip().casefold(), plain_title(row["title"], marks)[0]


def _in_order(group: list[Row], marks: re.Pattern[str]) -> list[Row]:
    """The editions of a document, the present one last.

    Days of publication that were inferred from a text do not tell which of two editions is the later.
    """
    dated = all(row["published_basis"] in DATED and row["published_latest"] for row in group)

    def place(row: Row) -> tuple[object, ...]:
        day = row["published_latest"] if dated else date.min
        counted = plain_title(row["title"] or "", marks)[1]
        return day, counted, row["ingested_at"], row["length"], row["document_id"]

    return sorted(group, key=place)

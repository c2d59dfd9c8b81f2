"""Near-duplicates: pairs of documents of which one has most of its text from the other, and whose copy a document is.

Documents are compared that agree in a band of their signatures (locality-sensitive hashing: Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, 2020, chapter 3), in each band with the next few only, so that the cost grows with
the documents and not with their square. All follows from the set of signatures, never from the order of documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from tasks.logic.document_signatures import Likeness

PAIRS = pl.Schema({
    "document_a": pl.String(), "document_b": pl.String(), "likeness": pl.Float64(), "containment": pl.Float64(),
})  # fmt: skip
TOGETHER = 20_000  # pairs whose signatures are compared at a time: some 40 MB
_ROWS = 2**32
_MIXED = 0x9E3779B97F4A7C15  # spreads the values of a band over 64 bits (Knuth, volume 3, section 6.4)


def near_duplicates(signatures: pl.DataFrame, documents: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """One row per pair of near-duplicates (`PAIRS`), document_a before document_b, sorted.

    `likeness` is the share of the shingles of both that they have in common (Jaccard), `containment` the share of those
    of the shorter one, both as their signatures tell, to two digits. `documents` has the window in which each one was
    published; what is printed much later is a copy only if it is the whole text.
    """
    pairs = _with_days(compared(candidates(signatures, limits), signatures), documents)
    copied = (pl.col("containment") >= limits.copy_containment) & (pl.col("shared") >= limits.copy_shingles)
    in_time = (pl.col("days") <= limits.copy_days) | (pl.col("likeness") >= limits.reprint_likeness)
    return pairs.filter(copied & in_time).select(PAIRS.names()).sort("document_a", "document_b")


def candidates(signatures: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """One row per pair of documents that agree in a band and stand near each other there: document_a, document_b."""
    told = signatures.filter(pl.col("signature").list.len() == limits.hashes).sort("document_id").with_row_index("row")
    found = pl.Series("pair", [], pl.UInt64)  # both rows in one number: of alike texts there are many pairs
    for start in range(0, limits.hashes - limits.band_hashes + 1, limits.band_hashes):
        key = pl.lit(0, pl.UInt64)
        for place in range(start, start + limits.band_hashes):
            key = (key + pl.col("signature").list.get(place).cast(pl.UInt64)) * pl.lit(_MIXED, pl.UInt64)
        band = told.select(pl.col("row").cast(pl.UInt64), key=key).filter(pl.col("key").is_duplicated())
        band = band.sort("key", "row")
        beside = [
            band.select(pair=pl.col("row") * _ROWS + pl.col("row").shift(-step).over("key"))["pair"].drop_nulls()
            for step in range(1, limits.neighbours + 1)
        ]
        found = pl.concat([found, *beside]).unique()
    ids, pair = told["document_id"], found.sort()
    return pl.DataFrame({"document_a": ids.gather(pair // _ROWS), "document_b": ids.gather(pair % _ROWS)})


def compared(pairs: pl.DataFrame, signatures: pl.DataFrame) -> pl.DataFrame:
    """Pairs with their likeness, containment, and how many shingles they share, as their signatures tell."""
    told = signatures.select("document_id", "n_shingles", "signature")
    parts = [_compared(pairs[start : start + TOGETHER], told) for start in range(0, max(1, pairs.height), TOGETHER)]
    return pl.concat(parts)


def _compared(pairs: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    both = pairs
    for side in ("a", "b"):
        own = told.rename(
            {"document_id": f"document_{side}", "n_shingles": f"n_{side}", "signature": f"signature_{side}"}
        )
        both = both.join(own, on=f"document_{side}", how="left", maintain_order="left")
    equal = (
        both.select(pl.int_range(pl.len()).alias("pair"), "signature_a", "signature_b")
        .explode("signature_a", "signature_b")
        .group_by("pair", maintain_order=True)
        .agg((pl.col("signature_a") == pl.col("signature_b")).mean().fill_null(0.0).alias("likeness"))
    )
    shared = pl.col("likeness") / (1 + pl.col("likeness")) * (pl.col("n_a") + pl.col("n_b"))
    shorter = pl.min_horizontal("n_a", "n_b")
    return both.with_columns(equal["likeness"]).select(
        "document_a",
        "document_b",
        pl.col("likeness").round(2),
        containment=pl.min_horizontal(shared / shorter, pl.lit(1.0)).fill_nan(0.0).round(2),
        shared=pl.min_horizontal(shared, shorter).round(1),
    )


def _with_days(pairs: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """Pairs with the least number of `days` between their publications, 0 where nobody knows."""
    for side in ("a", "b"):
        window = documents.select(
            pl.col("document_id").alias(f"document_{side}"),
            pl.col("published_earliest").alias(f"earliest_{side}"),
            pl.col("published_latest").alias(f"latest_{side}"),
        )
        pairs = pairs.join(window, on=f"document_{side}", how="left", maintain_order="left")
    apart = ((pl.col(f"earliest_{late}") - pl.col(f"latest_{early}")).dt.total_days() for early, late in ("ab", "ba"))
    return pairs.with_columns(days=pl.max_horizontal(*apart, pl.lit(0)))


def copies(documents: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """One row per document that is a copy: document_id, copy_of, sorted; what nobody copied is in no row.

    `documents` are those that count (document_id, published_latest, n_shingles), `pairs` near-duplicates. Documents
    that these connect are one piece of copy; it is named for the one published first, of these the longest.
    """
    ranked = documents.sort(
        "published_latest", "n_shingles", "document_id", descending=[False, True, False], nulls_last=True
    )["document_id"].to_list()
    place = {document: number for number, document in enumerate(ranked)}
    linked = [(a, b) for a, b in pairs.select("document_a", "document_b").iter_rows() if a in place and b in place]
    rows = []
    for group in connected(linked):
        first, *others = sorted(group, key=place.__getitem__)
        rows += [(document, first) for document in others]
    return pl.DataFrame(rows, schema={"document_id": pl.String, "copy_of": pl.String}, orient="row").sort("document_id")


def connected(links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups that links make of what they link, each sorted, in the order of their first members."""
    home: dict[str, str] = {}

    def root(one: str) -> str:
        while home.setdefault(one, one) != one:
            home[one] = one = home[home[one]]
        return one

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        home[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for one in sorted(home):
        groups[root(one)].append(one)
    return sorted(groups.values())

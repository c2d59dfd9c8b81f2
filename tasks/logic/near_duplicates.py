"""Near-duplicates: pairs of documents of which one has most of its text from the other, and whose copy a document is.

Documents are compared that agree in a band of their signatures (locality-sensitive hashing: Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, 2020, chapter 3), in each band with the next few only, so that the cost grows with
the documents and not with their square. All follows from the set of signatures, never from the order of documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tasks.logic.connected import connected
from tasks.logic.document_signatures import Likeness

PAIRS = pl.Schema({
    "document_a": pl.String(), "document_b": pl.String(), "likeness": pl.Float64(), "containment": pl.Float64(),
})  # fmt: skip
FIRST_TOGETHER = 10_000  # documents whose pairs are looked for at a time: some 100 MB
TOGETHER = 20_000  # pairs whose signatures are compared at a time: some 40 MB
_ROWS = np.uint64(2**32)
_MIXED = np.uint64(0x9E3779B97F4A7C15)  # spreads a band over 64 bits (Knuth, volume 3, section 6.4)

Numbers = NDArray[np.uint64]
Rows = NDArray[np.int64]
NO_PAIRS = pl.DataFrame(schema=PAIRS)


@dataclass(frozen=True)
class Known:
    """What an earlier night found: near-duplicates (`PAIRS`) among all documents but those that are `fresh` now."""

    pairs: pl.DataFrame
    fresh: pl.Series


class _Signed:
    """Signatures as a matrix, a row per document that has one, in the order of their ids."""

    def __init__(self, signatures: pl.DataFrame, limits: Likeness) -> None:
        told = signatures.filter(pl.col("signature").list.len() == limits.hashes).sort("document_id")
        self.ids = told["document_id"]
        self.lengths = told["n_shingles"].cast(pl.Int64).to_numpy()
        values = told["signature"].explode().cast(pl.UInt32).to_numpy() if told.height else np.zeros(0, np.uint32)
        self.values = values.reshape(told.height, limits.hashes)
        self._limits = limits

    def bands(self) -> Iterator[Numbers]:
        """For each band one number per row, the same where all values of the band are."""
        size = self._limits.band_hashes
        for start in range(0, self._limits.hashes - size + 1, size):
            key = np.zeros(len(self.values), np.uint64)
            for place in range(start, start + size):
                key = (key + self.values[:, place].astype(np.uint64)) * _MIXED
            yield key

    def rows(self, documents: pl.Series) -> Rows:
        """The rows of documents, in the order of these; -1 for one without a signature."""
        place = pl.DataFrame({"id": self.ids, "row": np.arange(len(self.ids), dtype=np.int64)})
        found = pl.DataFrame({"id": documents}).join(place, on="id", how="left", maintain_order="left")
        return found["row"].fill_null(-1).to_numpy()

    def likeness(self, a: Rows, b: Rows) -> NDArray[np.float64]:
        """The share of values that are the same in both rows of each pair; 0 where a row is missing."""
        shares = [
            (self.values[a[start : start + TOGETHER]] == self.values[b[start : start + TOGETHER]]).mean(axis=1)
            for start in range(0, len(a), TOGETHER)
        ]
        return np.where((a < 0) | (b < 0), 0.0, np.concatenate(shares)) if shares else np.zeros(0)


def near_duplicates(
    signatures: pl.DataFrame, documents: pl.DataFrame, limits: Likeness, known: Known | None = None
) -> pl.DataFrame:
    """One row per pair of near-duplicates (`PAIRS`), document_a before document_b, sorted.

    `likeness` is the share of the shingles of both that they have in common (Jaccard), `containment` the share of those
    of the shorter one, both as their signatures tell, to two digits. `documents` has the window in which each one was
    published; what is printed much later is a copy only if it is the whole text. With `known` only pairs with a fresh
    document are looked for, and only the signatures are needed of documents that share a band with one, or with a known
    pair of two such; the result is the same.
    """
    signed = _Signed(signatures, limits)
    kept = NO_PAIRS if known is None else _still_beside(signed, limits, known)
    pairs = _candidates(signed, limits) if known is None else iter([_fresh_candidates(signed, limits, known)])
    found = [
        _near(_compared(signed, some[start : start + TOGETHER]), documents, limits)
        for some in pairs
        for start in range(0, len(some), TOGETHER)
    ]
    return pl.concat([kept, *found]).sort("document_a", "document_b")


def _near(pairs: pl.DataFrame, documents: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """The pairs that are near-duplicates."""
    copied = pairs.filter(
        (pl.col("containment") >= limits.copy_containment) & (pl.col("shared") >= limits.copy_shingles)
    )
    in_time = (pl.col("days") <= limits.copy_days) | (pl.col("likeness") >= limits.reprint_likeness)
    return _with_days(copied, documents).filter(in_time).select(PAIRS.names())


def candidates(signatures: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """One row per pair of documents that agree in a band and stand near each other there: document_a, document_b."""
    signed = _Signed(signatures, limits)
    a, b = _split(np.concatenate([np.zeros(0, np.uint64), *_candidates(signed, limits)]))
    return pl.DataFrame({"document_a": signed.ids.gather(a), "document_b": signed.ids.gather(b)})


def _candidates(signed: _Signed, limits: Likeness) -> Iterator[Numbers]:
    """Pairs of rows, both in one number, sorted and each once; those of some thousand first rows at a time."""
    bands = [_runs(key, limits.neighbours) for key in signed.bands()]
    for start in range(0, len(signed.ids), FIRST_TOGETHER):
        yield _unique([_pairs_of(rows, beside, start, start + FIRST_TOGETHER) for rows, beside in bands])


def _runs(key: Numbers, neighbours: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """The rows in the order of their keys, and for each how many of the next few have the same key."""
    order = np.argsort(key, kind="stable")
    key = key[order]
    beside = np.zeros(len(key), np.uint8)
    for step in range(1, neighbours + 1):
        beside[:-step] += key[:-step] == key[step:]
    return order.astype(np.int32), beside


def _pairs_of(rows: NDArray[np.int32], beside: NDArray[np.uint8], start: int, stop: int) -> Numbers:
    """Pairs of which the first row is one from `start` to `stop`."""
    places = np.flatnonzero((beside > 0) & (rows >= start) & (rows < stop))
    found = [
        _joined(rows[near], rows[near + step])
        for step in range(1, int(beside.max(initial=0)) + 1)
        for near in [places[beside[places] >= step]]
    ]
    return np.concatenate([np.zeros(0, np.uint64), *found])


def _fresh_candidates(signed: _Signed, limits: Likeness, known: Known) -> Numbers:
    """Candidates with a fresh document."""
    fresh = _fresh_rows(signed, known)
    found: list[Numbers] = []
    for key in signed.bands():
        members = np.flatnonzero(_among(key, key[fresh]))
        pairs = _beside(key[members], members, limits.neighbours)
        first, second = _split(pairs)
        found.append(pairs[fresh[first] | fresh[second]])
    return _unique(found)


def _still_beside(signed: _Signed, limits: Likeness, known: Known) -> pl.DataFrame:
    """The known pairs that are candidates still; one without a signature here shares no band with a fresh document.

    A fresh document that comes between two others in a band can part them there; so known pairs are looked at again if
    they share a band with one.
    """
    fresh = _fresh_rows(signed, known)
    gone = pl.col("document_a").is_in(known.fresh.implode()) | pl.col("document_b").is_in(known.fresh.implode())
    kept = known.pairs.filter(~gone)
    a, b = signed.rows(kept["document_a"]), signed.rows(kept["document_b"])
    given = (a >= 0) & (b >= 0)
    touched = np.zeros(len(a), bool)
    for key in signed.bands() if given.any() else ():
        touched[given] |= (key[a[given]] == key[b[given]]) & _among(key[a[given]], key[fresh])
    if not touched.any():
        return kept
    pairs, beside = _joined(a, b), np.zeros(len(a), bool)
    for some in _candidates(signed, limits):
        beside |= np.isin(pairs, some)
    return kept.filter(pl.Series(~touched | beside))


def _fresh_rows(signed: _Signed, known: Known) -> NDArray[np.bool_]:
    fresh = np.zeros(len(signed.ids), bool)
    fresh[signed.rows(known.fresh.filter(known.fresh.is_in(signed.ids.implode())))] = True
    return fresh


def _among(keys: Numbers, few: Numbers) -> NDArray[np.bool_]:
    """Which keys are one of a few; without sorting the many, which would be most of a night on top of them."""
    if not len(few):
        return np.zeros(len(keys), bool)
    few = np.unique(few)
    nearest: Numbers = few[np.searchsorted(few, keys).clip(max=len(few) - 1)]
    found: NDArray[np.bool_] = nearest == keys
    return found


def _beside(key: Numbers, rows: Rows, neighbours: int) -> Numbers:
    """Pairs of the given rows, in rising order, that have the same key with few others of that key between them."""
    order = np.argsort(key, kind="stable")
    key, rows = key[order], rows[order]
    near = [
        _joined(rows[:-step][same], rows[step:][same])
        for step in range(1, neighbours + 1)
        for same in [key[:-step] == key[step:]]
    ]
    return np.concatenate(near) if near else np.zeros(0, np.uint64)


def _unique(found: list[Numbers]) -> Numbers:
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint64)


def _joined(a: NDArray[np.integer], b: NDArray[np.integer]) -> Numbers:
    return a.astype(np.uint64) * _ROWS + b.astype(np.uint64)


def _split(pairs: Numbers) -> tuple[Rows, Rows]:
    return (pairs // _ROWS).astype(np.int64), (pairs % _ROWS).astype(np.int64)


def compared(pairs: pl.DataFrame, signatures: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """Pairs (document_a, document_b) with their `likeness`, 0 where one has no signature."""
    signed = _Signed(signatures, limits)
    likeness = signed.likeness(signed.rows(pairs["document_a"]), signed.rows(pairs["document_b"]))
    return pairs.select("document_a", "document_b", likeness=pl.Series(likeness, dtype=pl.Float64).round(2))


def _compared(signed: _Signed, pairs: Numbers) -> pl.DataFrame:
    """Pairs with their likeness, containment, and how many shingles they share, as their signatures tell."""
    a, b = _split(pairs)
    likeness, n_a, n_b = signed.likeness(a, b), signed.lengths[a], signed.lengths[b]
    shared = likeness / (1 + likeness) * (n_a + n_b)
    shorter = np.minimum(n_a, n_b)
    return pl.DataFrame(
        {
            "document_a": signed.ids.gather(a),
            "document_b": signed.ids.gather(b),
            "likeness": pl.Series(likeness, dtype=pl.Float64).round(2),
            "containment": pl.Series(np.minimum(shared / shorter, 1.0), dtype=pl.Float64).round(2),
            "shared": pl.Series(np.minimum(shared, shorter), dtype=pl.Float64).round(1),
        }
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

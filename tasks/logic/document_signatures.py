"""Signatures of documents: MinHash values from which the likeness of two texts is known without their texts.

A text is the set of its shingles, runs of a few words (Broder 1997); of each of some hundred hash functions the
smallest value over that set is kept. Two texts agree in as many of these values as they have shingles in common.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import polars as pl
from rensa import RMinHash

from tasks.logic.lexicon import Reference

SCHEMA = pl.Schema({
    "document_id": pl.String(), "signature_version": pl.String(), "n_shingles": pl.Int32(),
    "signature": pl.List(pl.UInt32()),
})  # fmt: skip
READ = ("body", "list")  # kinds of paragraphs that copies have in common; headlines are every paper's own
INSIDE = (*READ, "title", "caption")
SEED = 1


@dataclass(frozen=True)
class Likeness:
    """The thresholds of `near_duplicates.csv`, by their names there."""

    shingle_words: int
    hashes: int
    band_hashes: int
    neighbours: int
    copy_containment: float
    copy_shingles: float
    copy_days: float
    reprint_likeness: float
    edition_likeness: float
    address_likeness: float

    @property
    def version(self) -> str:
        """What a signature depends on beside the text: signatures of two versions are not to be compared."""
        return f"rensa {RMinHash.ALGORITHM_VERSION}, {self.shingle_words} words, {self.hashes} hashes"


@lru_cache(maxsize=4)
def likeness(reference: Reference) -> Likeness:
    """The thresholds in use."""
    table = reference.table("near_duplicates")
    given = {name: float(value) for name, value in table.select("name", "value").iter_rows()}
    return Likeness(
        shingle_words=int(given["shingle_words"]),
        hashes=int(given["hashes"]),
        band_hashes=int(given["band_hashes"]),
        neighbours=int(given["neighbours"]),
        copy_containment=given["copy_containment"],
        copy_shingles=given["copy_shingles"],
        copy_days=given["copy_days"],
        reprint_likeness=given["reprint_likeness"],
        edition_likeness=given["edition_likeness"],
        address_likeness=given["address_likeness"],
    )


def document_signatures(documents: pl.DataFrame, paragraphs: pl.DataFrame, limits: Likeness) -> pl.DataFrame:
    """One row per document (`SCHEMA`), sorted by id: how many shingles it has, and its signature.

    `documents` has document_id and text, `paragraphs` their paragraphs (document_id, paragraph, char_start, char_end,
    kind). A document shorter than one shingle has none and an empty signature.
    """
    rows = []
    for document_id, words in body_words(documents, paragraphs).iter_rows():
        found = shingles(words or [], limits.shingle_words)
        signature: list[int] = []
        if found:
            hashed = RMinHash(num_perm=limits.hashes, seed=SEED)
            hashed.update(sorted(found))
            signature = hashed.digest()
        rows.append((document_id, limits.version, len(found), signature))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("document_id")


def body_words(documents: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """One row per document: document_id, and the words of its body in small letters and their order.

    A document without running text has the words of all that is inside of it.
    """
    inside = paragraphs.filter(pl.col("kind").is_in(INSIDE)).with_columns(
        has_body=pl.col("kind").is_in(READ).any().over("document_id")
    )
    texts = (
        inside.filter(pl.col("kind").is_in(READ) | ~pl.col("has_body"))
        .join(documents.select("document_id", "text"), on="document_id")
        .sort("document_id", "paragraph")
        .select("document_id", part=pl.col("text").str.slice("char_start", pl.col("char_end") - pl.col("char_start")))
        .group_by("document_id", maintain_order=True)
        .agg(pl.col("part").str.join(" "))
    )
    words = texts.select("document_id", words=pl.col("part").str.to_lowercase().str.extract_all(r"[\p{L}\p{N}]+"))
    return documents.select("document_id").sort("document_id").join(
        words, on="document_id", how="left", maintain_order="left"
    )  # fmt: skip


def shingles(words: list[str], length: int) -> set[str]:
    """Every run of `length` words."""
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}

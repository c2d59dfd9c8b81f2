"""The copies and editions of a night: what the candidate holds is compared with all that is new.

Nothing here knows Prefect: `resolve` calls it within its step.
"""

import duckdb
import polars as pl

from tasks.logic.document_editions import document_editions, edition_marks
from tasks.logic.document_signatures import Likeness, document_signatures, likeness
from tasks.logic.lexicon import Reference
from tasks.logic.near_duplicates import Known, copies, near_duplicates
from warehouse import copies as stored

SIGNED_TOGETHER = 4096  # documents of which texts and shingles are in memory at once


def find_copies(con: duckdb.DuckDBPyConnection, reference: Reference, *, everything: bool) -> frozenset[str]:
    """Find near-duplicates and editions among all documents held; gives the documents whose `copy_of` changed.

    Only documents without a signature are looked into: what was written tonight, or all after a change of what
    signatures are made with. All else follows from the signatures, whatever came in which night; unless `everything`
    is to be compared anew, the pairs among documents that nothing new or gone touches are taken as they stand.
    """
    limits = likeness(reference)
    unsigned = stored.unsigned_documents(con, limits.version)
    for part in unsigned.iter_slices(SIGNED_TOGETHER):
        stored.write_signatures(con, document_signatures(*stored.texts_of(con, part), limits))
    if everything:
        signed, documents, known = stored.signatures(con), stored.documents_about(con), None
    else:
        # Where a document is gone, others of its band come to stand beside each other.
        anew = {*unsigned["document_id"], *stored.beside_gone(con, limits.band_hashes)}
        known = Known(stored.near_duplicates(con), pl.Series(sorted(anew), dtype=pl.String))
        signed = _signatures_in_reach(con, known, limits)
        documents = stored.documents_about(con, signed["document_id"])
    near = near_duplicates(signed, documents, limits, known)
    editions = document_editions(documents, signed, near, edition_marks(reference), limits)
    present = documents.join(editions.drop_nulls("superseded_by"), on="document_id", how="anti").join(
        signed.select("document_id", "n_shingles"), on="document_id", how="left"
    )
    return stored.write_copies(con, near, editions, copies(present, near))


def _signatures_in_reach(con: duckdb.DuckDBPyConnection, known: Known, limits: Likeness) -> pl.DataFrame:
    """The signatures that a night needs: of documents that may agree with fresh ones in a band; of pairs the lengths.

    Fresh ones can part a known pair that both agree with; whether it stands beside each other still is told by all that
    may agree with the pair.
    """
    paired = {*known.pairs["document_a"], *known.pairs["document_b"]}
    signed = stored.signatures_like(con, known.fresh, limits.band_hashes, paired)
    given = signed.filter(pl.col("signature").list.len() > 0)["document_id"].implode()
    parted = known.pairs.filter(pl.col("document_a").is_in(given) & pl.col("document_b").is_in(given))
    if parted.is_empty():
        return signed
    others = {*known.fresh, *parted["document_a"], *parted["document_b"]}
    return stored.signatures_like(con, others, limits.band_hashes, paired)

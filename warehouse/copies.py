"""What finding copies and editions reads from the candidate, and what it writes there.

Signatures are kept, so that a night compares its documents with all that are held and reads no other text again. The
facts of a superseded edition are moved out of the tables of facts, and back should it be the present one again.
"""

from collections.abc import Collection
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from warehouse.merged import given_ids, remember_reports_of, replace_rows
from warehouse.schema import is_remembered

# Tables of facts, and where those of superseded editions are kept.
SUPERSEDED = {"meeting_reports": "superseded_reports", "positions": "superseded_positions"}

_AT_ONE_ADDRESS = "canonical_url IN (SELECT canonical_url FROM documents GROUP BY ALL HAVING count(*) > 1)"


def unsigned_documents(con: duckdb.DuckDBPyConnection, version: str) -> pl.DataFrame:
    """One row per document without a signature of this version: document_id, and its row's `place`, in that order."""
    return _frame(
        con,
        "SELECT document_id, rowid AS place FROM documents ANTI JOIN "
        "(FROM document_signatures WHERE signature_version = $version) USING (document_id) ORDER BY place",
        {"version": version},
    )


def texts_of(con: duckdb.DuckDBPyConnection, documents: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents (document_id, text), and their paragraphs; both sorted. `documents` have `place`, as above.

    Only rows between the first and the last of them are looked at, so that parts in the order of places cost one look.
    """
    con.register("part_unsigned", documents)
    found = _frame(
        con,
        'SELECT document_id, "text" FROM documents SEMI JOIN part_unsigned USING (document_id) '
        "WHERE rowid BETWEEN $first AND $last ORDER BY document_id",
        {"first": documents["place"].min(), "last": documents["place"].max()},
    )
    paragraphs = _frame(
        con,
        "SELECT document_id, paragraph, char_start, char_end, kind FROM paragraphs "
        "SEMI JOIN part_unsigned USING (document_id) ORDER BY document_id, paragraph",
    )
    con.unregister("part_unsigned")
    return found, paragraphs


def write_signatures(con: duckdb.DuckDBPyConnection, signatures: pl.DataFrame) -> None:
    """Write signatures of documents, in place of older ones."""
    con.register("part_signed", signatures)
    con.execute("DELETE FROM document_signatures WHERE document_id IN (SELECT document_id FROM part_signed)")
    con.execute("INSERT INTO document_signatures BY NAME SELECT * FROM part_signed ORDER BY document_id")
    con.unregister("part_signed")


def signatures(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per document held, with its signature, sorted by id."""
    return _frame(con, "FROM document_signatures ORDER BY document_id")


def signatures_like(
    con: duckdb.DuckDBPyConnection, documents: Collection[str], band: int, measured: Collection[str]
) -> pl.DataFrame:
    """The signatures of some documents and of all that may agree with one of them in a band of values, sorted by id.

    Those of documents that share an address with another are among them. Of the documents `measured` no more is told
    than their number of shingles, with an empty signature.
    """
    with given_ids(con, documents, "part_given"), given_ids(con, measured, "part_measured"):
        return _frame(con, _signatures_like(), {"band": band})


@cache
def _signatures_like() -> str:
    return Path(__file__).with_name("signatures_like.sql").read_text(encoding="utf-8")


def documents_about(con: duckdb.DuckDBPyConnection, documents: Collection[str] | None = None) -> pl.DataFrame:
    """One row per document held, sorted by id, with all but its text.

    Where some are given, these and those that share an address with another.
    """
    about = 'SELECT * EXCLUDE ("text") FROM documents'
    if documents is None:
        return _frame(con, f"{about} ORDER BY document_id")
    with given_ids(con, documents, "part_given"):
        wanted = f"document_id IN (FROM part_given) OR {_AT_ONE_ADDRESS}"
        return _frame(con, f"{about} WHERE {wanted} ORDER BY document_id")


def near_duplicates(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """One row per pair of near-duplicates as it stands, of documents that are still held, sorted."""
    return _frame(
        con,
        "FROM near_duplicates SEMI JOIN documents a ON a.document_id = document_a "
        "SEMI JOIN documents b ON b.document_id = document_b ORDER BY document_a, document_b",
    )


def remember_signatures_of(con: duckdb.DuckDBPyConnection, documents: str) -> None:
    """Keep the signatures of documents, given as a query for their ids, before these are written anew."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE signatures_before AS "
        f"SELECT document_id, signature FROM document_signatures WHERE document_id IN ({documents})"
    )


def beside_gone(con: duckdb.DuckDBPyConnection, band: int) -> frozenset[str]:
    """The documents held that may agree in a band of values with one in whose place another was written tonight."""
    if not is_remembered(con, "signatures_before"):
        return frozenset()
    found = con.execute(
        "WITH firsts AS NOT MATERIALIZED "
        "(SELECT document_id, unnest(signature[1:-:$band]) AS value FROM document_signatures), "
        "theirs AS (SELECT DISTINCT unnest(signature[1:-:$band]) AS value "
        "FROM signatures_before ANTI JOIN documents USING (document_id)) "
        "SELECT DISTINCT document_id FROM firsts SEMI JOIN theirs USING (value)",
        {"band": band},
    ).fetchall()
    return frozenset(document for (document,) in found)


def write_copies(
    con: duckdb.DuckDBPyConnection, near: pl.DataFrame, editions: pl.DataFrame, copies: pl.DataFrame
) -> frozenset[str]:
    """Write near-duplicates, editions, and whose copy each document is; gives the documents of which that changed.

    `copies` has document_id and copy_of. Facts follow their documents: see `SUPERSEDED`.
    """
    replace_rows(con, "near_duplicates", near, ("document_a", "document_b"), "true")
    replace_rows(con, "document_editions", editions, ("document_id",), "true")
    changed = _update(con, "copy_of", copies)
    _update(con, "superseded_by", editions.drop_nulls("superseded_by"))
    remember_reports_of(con, "SELECT document_id FROM documents WHERE superseded_by IS NOT NULL")
    for facts, aside in SUPERSEDED.items():
        _move(con, facts, aside)
    return changed


def _update(con: duckdb.DuckDBPyConnection, column: str, told: pl.DataFrame) -> frozenset[str]:
    """Bring one column of documents to what is told; null where nothing is."""
    con.register("part_told", told.select("document_id", column))
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE differing AS SELECT document_id, t.{column} AS told FROM documents d "
        f"LEFT JOIN part_told t USING (document_id) WHERE d.{column} IS DISTINCT FROM t.{column}"
    )
    con.unregister("part_told")
    con.execute(
        f"UPDATE documents SET {column} = differing.told FROM differing "
        "WHERE documents.document_id = differing.document_id"
    )
    return frozenset(document for (document,) in con.execute("SELECT document_id FROM differing").fetchall())


def _move(con: duckdb.DuckDBPyConnection, facts: str, aside: str) -> None:
    """Move the facts of superseded documents aside, and those of present ones back."""
    held = "SELECT document_id, document, superseded_by FROM documents WHERE superseded_by IS"
    con.execute(
        f"INSERT INTO {aside} BY NAME SELECT facts.* REPLACE (held.document AS document), held.superseded_by "
        f"FROM {facts} facts JOIN ({held} NOT NULL) held USING (document_id)"
    )
    con.execute(f"DELETE FROM {facts} WHERE document_id IN (SELECT document_id FROM {aside})")
    own = [name for (name, *_) in con.execute(f"DESCRIBE {facts}").fetchall() if name != "meeting_id"]
    columns = ", ".join(f'facts."{name}"' for name in own)
    con.execute(
        f"INSERT INTO {facts} BY NAME SELECT {columns} FROM {aside} facts JOIN ({held} NULL) held USING (document_id)"
    )
    con.execute(f"DELETE FROM {aside} WHERE document_id IN (SELECT document_id FROM {facts})")
    con.execute(
        f"UPDATE {aside} SET superseded_by = held.superseded_by, document = held.document FROM ({held} NOT NULL) held "
        f"WHERE {aside}.document_id = held.document_id "
        f"AND ({aside}.superseded_by, {aside}.document) IS DISTINCT FROM (held.superseded_by, held.document)"
    )


def _frame(con: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, object] | None = None) -> pl.DataFrame:
    frame: pl.DataFrame = con.sql(query, params=parameters).pl()
    return frame

"""Paragraphs of documents, told apart by kind and language, and the language of the documents themselves."""

import polars as pl

from tasks.logic.boilerplate import boilerplate
from tasks.logic.kinds import OUTSIDE, paragraph_kinds, unbulleted
from tasks.logic.language import UNKNOWN, english, paragraph_language, text_language
from tasks.logic.lexicon import Reference
from tasks.logic.lines import pieces
from tasks.logic.rows import frame_of

PARAGRAPHS: dict[str, pl.DataType] = {
    "document_id": pl.String(),
    "paragraph": pl.Int32(),
    "char_start": pl.Int32(),
    "char_end": pl.Int32(),
    "kind": pl.String(),
    "language": pl.String(),
}


def paragraphs(documents: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """One row is one paragraph of a document.

    Columns: document_id, paragraph (0.. in the document), char_start, char_end (half open, in Unicode characters of
    the document's text, no white space at the edges), kind (title, body, caption, list: inside the document;
    furniture, footnote, biography, repeated: outside of it), language (ISO 639-1, `und` if it cannot be told).
    Sorted by document_id and paragraph. Documents without an id or without text have no paragraphs; of two with one
    id (the same text) the first is split.
    """
    patterns, words = boilerplate(reference), english(reference)
    known = documents.drop_nulls("document_id").unique("document_id", keep="first", maintain_order=True)
    split = [
        (row, pieces(row[1] or "")) for row in known.select("document_id", "text", "title", "publisher").iter_rows()
    ]
    texts = [row[1][span.start : span.end] for row, spans in split for span in spans]
    marks = patterns.marks([unbulleted(text) for text in texts])
    rows: list[tuple[str, int, int, int, str, str]] = []
    done = 0
    for (document_id, _, title, publisher), spans in split:
        here = slice(done, done := done + len(spans))
        parts = texts[here]
        kinds = paragraph_kinds(parts, [span.block for span in spans], title, publisher, marks[here])
        inside = [part for part, kind in zip(parts, kinds, strict=True) if kind not in OUTSIDE]
        whole = text_language(" ".join(inside or parts), words)
        rows.extend(
            (document_id, i, span.start, span.end, kinds[i], paragraph_language(parts[i], whole, words))
            for i, span in enumerate(spans)
        )
    return frame_of(rows, PARAGRAPHS).sort("document_id", "paragraph")


def document_language(documents: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """One row is one document with an id and the language in which most of its body is written.

    Columns: document_id, language (ISO 639-1; null where it cannot be told), language_share (share of the characters
    judged that are in this language, 0..1; null likewise). Judged are the paragraphs of the kind body, or those
    inside the document if it has none, so that neither footnotes nor an author's life speak for the article.
    """
    inside = paragraphs.filter(~pl.col("kind").is_in(OUTSIDE)).with_columns(
        (pl.col("kind") == "body").any().over("document_id").alias("has_body"),
        (pl.col("char_end") - pl.col("char_start")).alias("characters"),
    )
    judged = inside.filter((pl.col("kind") == "body") | ~pl.col("has_body"))
    told = (
        judged.filter(pl.col("language") != UNKNOWN)
        .group_by("document_id", "language")
        .agg(pl.col("characters").sum())
        .with_columns((pl.col("characters") / pl.col("characters").sum().over("document_id")).alias("language_share"))
        .sort("document_id", "characters", "language", descending=[False, True, False])
        .unique("document_id", keep="first", maintain_order=True)
        .select("document_id", "language", "language_share")
    )
    ids = documents.select("document_id").drop_nulls().unique().sort("document_id")
    return ids.join(told, on="document_id", how="left", maintain_order="left")

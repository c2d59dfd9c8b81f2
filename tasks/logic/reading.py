"""The reading of a batch of documents, from raw text to facts: the table of contents of `tasks.logic`."""

from __future__ import annotations

from dataclasses import dataclass, fields

import polars as pl

from tasks.logic import (
    actor_codes,
    actors,
    confidence,
    dates,
    dating,
    documents,
    event_codes,
    meetings,
    positions,
    quotes,
    sentences,
    sports,
)
from tasks.logic.issues import issue_coder
from tasks.logic.lexicon import Reference

# Behind the agency, the city in capitals, or the year.
_LINE = r"^((?:.{0,120}?[)/]|[A-Z][A-Z .,'’/]{2,40}|.{3,70}\b\d{4},?) )-( [A-Z“\"])"
_ON_THE_WIRE = {r"(\s)_(\s)": "${1}–${2}", "``": " “", "''": "” "}


@dataclass(frozen=True)
class Reading:
    """All that was read in a batch of documents, a frame for each table of the warehouse."""

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    mentions: pl.DataFrame
    dates: pl.DataFrame
    attributions: pl.DataFrame
    meeting_reports: pl.DataFrame
    positions: pl.DataFrame
    unresolved: pl.DataFrame

    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames by table name, in the order in which they are read."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


def read(raw: pl.DataFrame, reference: Reference, paragraphs: pl.DataFrame | None = None) -> Reading:
    """Read a batch of raw documents; a pure function of documents and reference data.

    `raw` is the frame of `tasks.sources`, `paragraphs` that of `documents.paragraphs` over it where that is known
    already; each frame of the result is sorted by document and place in the text.
    """
    raw = raw.sort("document_id")
    if paragraphs is None:
        paragraphs = documents.paragraphs(raw, reference)
    spoken = documents.document_language(raw, paragraphs).select(
        "document_id", pl.col("language").alias("read_language")
    )
    split = sentences.sentences(paragraphs, raw)
    dated = raw.join(
        dating.date_documents(raw, split, paragraphs, reference), on="document_id", how="left", maintain_order="left"
    ).join(spoken, on="document_id", how="left", maintain_order="left")
    dated = dated.with_columns(pl.coalesce("read_language", "language").alias("language")).drop("read_language")
    told = in_usual_marks(split)
    found_dates = dates.date_mentions(told, dating.anchors(dated), reference)
    mentions = actors.mentions(dated, told, reference)
    said = quotes.attributions(raw, told, reference)
    stated = sports.without_sports(told, reference)
    reports, unresolved = meetings.meeting_reports(dated, stated, mentions, found_dates, reference)
    reports = event_codes.code_reports(with_issues(reports, reference), reference)
    reports = actor_codes.code_participants(reports, mentions, reference)
    stances = event_codes.code_positions(positions.positions(dated, stated, mentions, said, reference), reference)
    stances = actor_codes.code_holders(stances, mentions, reference)
    reports = confidence.rated_reports(reports, reference)
    stances = confidence.rated_positions(stances, reference)
    return Reading(dated, paragraphs, split, mentions, found_dates, said, reports, stances, unresolved)


def in_usual_marks(sentences: pl.DataFrame) -> pl.DataFrame:
    """Sentences with dashes and quotation marks for what stands for them on a wire; characters keep their places.

    The hyphen behind an agency's line, 'LIMA (Agency) - Peru said', would join what stands beside it; the underscore of
    'Peru _ and Chile _ said' is a dash, and ``doubled accents'' are marks of quotation.
    """
    text = pl.col("text").str.replace(_LINE, "${1}–${2}")
    for sign, usual in _ON_THE_WIRE.items():
        text = text.str.replace_all(sign, usual)
    return sentences.with_columns(text=text)


def with_issues(reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Meeting reports with the issues that their own passages speak of."""
    coder = issue_coder(reference)
    topics = [
        [t for t in coder.topics(" ".join(p["text"] for p in evidence or [])) if t != "dialogue"]
        for evidence in reports["evidence"].to_list()
    ]
    return reports.with_columns(pl.Series("issues", topics, dtype=pl.List(pl.Utf8)))

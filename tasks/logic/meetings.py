"""Meetings: one row is one meeting that one document reports, folded over all its mentions.

The rules follow the house's definition of a meeting: representatives of two parties at least, with a time, a place or a
named person, reported as held, under way, scheduled, proposed, postponed or cancelled.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import polars as pl

from tasks.logic.learned import learned
from tasks.logic.lexicon import Reference
from tasks.logic.meeting_cues import MeetingCues, meeting_cues
from tasks.logic.meeting_reader import MeetingReader
from tasks.logic.reading_words import word_lists
from tasks.logic.sentence_view import Clause, clauses_of
from tasks.logic.sentences import READ_KINDS

_TEXT, _TEXTS = pl.String(), pl.List(pl.String())
EVIDENCE = pl.List(pl.Struct({"char_start": pl.Int32, "char_end": pl.Int32, "text": pl.Utf8}))
SCHEMA = pl.Schema({
    "report_id": _TEXT, "document_id": _TEXT, "document": _TEXT, "parties": _TEXTS,
    "people": _TEXTS, "start_date": _TEXT, "end_date": _TEXT, "place": _TEXT, "country": _TEXT,
    "format": _TEXT, "status": _TEXT, "duration_minutes": pl.Int32(), "issues": _TEXTS, "title": _TEXT,
    "evidence": EVIDENCE, "rule": _TEXT, "origins": _TEXT, "confidence": pl.Float64(),
})  # fmt: skip
UNRESOLVED_SCHEMA = pl.Schema({
    "document_id": _TEXT, "document": _TEXT, "kind": _TEXT, "char_start": pl.Int32(), "char_end": pl.Int32(),
    "text": _TEXT, "note": _TEXT,
})  # fmt: skip
_OF_MENTIONS = (
    "sentence", "char_start", "char_end", "text", "type", "name", "people", "parties", "alias_kind", "standing", "role",
)  # fmt: skip
_OF_DATES = (
    "sentence", "char_start", "char_end", "text", "type", "first", "last", "edtf", "range_first", "range_last", "value",
)  # fmt: skip
LONGEST_SENTENCE = 1500  # a longer run of text is no sentence of prose


@lru_cache(maxsize=4)
def _cues(reference: Reference) -> MeetingCues:
    return meeting_cues(reference)


def meeting_reports(
    documents: pl.DataFrame,
    sentences: pl.DataFrame,
    mentions: pl.DataFrame,
    dates: pl.DataFrame,
    reference: Reference,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row per document and meeting (`SCHEMA`), and one per trigger with too few parties (`UNRESOLVED_SCHEMA`).

    Python reads only the sentences that hold a cue word of a meeting; dates are EDTF, offsets count characters.
    `confidence` is left to `tasks.logic.confidence`.
    """
    cues, read = _cues(reference), prose(sentences)
    hit = read.filter(pl.col("text").str.contains(cues.sieve))
    netted = read.filter(pl.col("text").str.contains(cues.net_sieve))
    wanted = pl.concat([hit, netted]).select("document_id").unique()
    if wanted.is_empty():
        return pl.DataFrame(schema=SCHEMA), pl.DataFrame(schema=UNRESOLVED_SCHEMA)
    candidates = {(d, s) for d, s in hit.select("document_id", "sentence").iter_rows()}
    views = sentence_views(
        read.join(wanted, on="document_id", how="semi"),
        mentions.join(wanted, on="document_id", how="semi"),
        dates.join(wanted, on="document_id", how="semi"),
        reference,
    )
    reports: list[dict[str, Any]] = []
    unresolved: list[dict[str, Any]] = []
    names, models = reference.party_names, learned(reference)
    states = {code: name for code, name in names.items() if code in cues.capitals}
    for row in documents.join(wanted, on="document_id", how="semi").sort("document_id").iter_rows(named=True):
        document_id = row["document_id"]
        clauses = views[document_id]
        numbers = {s for s in (c.number for c in clauses) if (document_id, s) in candidates}
        reader = MeetingReader(row, clauses, numbers, cues, names, states, models)
        found, lost = reader.read()
        reports.extend(found)
        unresolved.extend(lost)
    return (
        pl.DataFrame(reports, schema=SCHEMA, orient="row").sort("document_id", "report_id")
        if reports
        else pl.DataFrame(schema=SCHEMA),
        pl.DataFrame(unresolved, schema=UNRESOLVED_SCHEMA, orient="row"),
    )


def prose(sentences: pl.DataFrame) -> pl.DataFrame:
    """The sentences in which meetings are looked for."""
    return sentences.filter(pl.col("kind").is_in(READ_KINDS) & (pl.col("text").str.len_chars() <= LONGEST_SENTENCE))


def sentence_views(
    read: pl.DataFrame, mentions: pl.DataFrame, dates: pl.DataFrame, reference: Reference
) -> dict[str, list[Clause]]:
    """The sentences of each document in order, as the rules of meetings see them."""
    of_mentions, of_dates = _rows(mentions, _OF_MENTIONS), _rows(dates, _OF_DATES)
    members, words = reference.members, word_lists(reference)
    return {
        document_id: clauses_of(rows, of_mentions.get(document_id, []), of_dates.get(document_id, []), members, words)
        for document_id, rows in _rows(read, ("sentence", "char_start", "text", "kind")).items()
    }


def _rows(frame: pl.DataFrame, columns: tuple[str, ...]) -> dict[str, list[tuple[Any, ...]]]:
    out: dict[str, list[tuple[Any, ...]]] = {}
    for document_id, *values in frame.select("document_id", *columns).iter_rows():
        out.setdefault(document_id, []).append(tuple(values))
    return out

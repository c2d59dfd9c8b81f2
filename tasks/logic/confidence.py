"""Confidence: how likely it is that a fact is one that a careful reader finds in the document too.

A logistic model over what is known of a finished row: its rule, its slots, its passages and the facts beside it. The
coefficients are `confidence.csv`, fitted on gold annotations outside the night (`accuracy.calibrate`). A feature
without a coefficient, as of a rule that is newer than the fit, counts nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import polars as pl

from tasks.logic.cues import words
from tasks.logic.issues import IssueCoder, issue_coder
from tasks.logic.lexicon import Reference

Row = dict[str, Any]
Features = dict[str, float]
BASE = "base"  # the feature that every fact has
DIGITS = 2
LONG = 160  # characters: a passage of about one full sentence
LEAD = 400  # characters: the headline and the first paragraph
MANY = 3


def rated_reports(reports: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Meeting reports with `confidence`, a probability of two digits."""
    return _rated(reports, report_features(reports.to_dicts()), "meeting", reference)


def rated_positions(positions: pl.DataFrame, reference: Reference) -> pl.DataFrame:
    """Positions with `confidence`, a probability of two digits."""
    return _rated(positions, position_features(positions.to_dicts(), reference), "position", reference)


def _rated(frame: pl.DataFrame, features: list[Features], fact: str, reference: Reference) -> pl.DataFrame:
    model = coefficients(reference, fact)
    values = [round(probability(one, model), DIGITS) for one in features]
    return frame.with_columns(pl.Series("confidence", values, dtype=pl.Float64))


@lru_cache(maxsize=8)
def coefficients(reference: Reference, fact: str) -> Features:
    """The coefficient of each feature of a kind of fact, meeting or position."""
    table = reference.table("confidence").filter(pl.col("fact") == fact)
    return {name: float(value) for name, value in table.select("feature", "coefficient").iter_rows()}


def probability(features: Features, model: Features) -> float:
    """How likely a fact with these features is right."""
    return logistic(sum(model.get(name, 0.0) * value for name, value in features.items()))


def logistic(log_odds: float) -> float:
    """The probability of log odds, which beyond 30 are certainty."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def report_features(reports: list[Row]) -> list[Features]:
    """For each row of meeting_reports what its confidence rests on; all rows of a document are needed together."""
    return _features(reports, _of_report)


def position_features(positions: list[Row], reference: Reference) -> list[Features]:
    """For each row of positions what its confidence rests on; all rows of a document are needed together."""
    coder, names = issue_coder(reference), set(reference.party_names.values())
    return _features(positions, lambda row, others: _of_position(row, others, coder, names))


def _features(rows: list[Row], of: Callable[[Row, list[Row]], list[str]]) -> list[Features]:
    """The features of each row, from the row and from the others of its document; those that it has are 1."""
    by_document: dict[str, list[Row]] = {}
    for row in rows:
        by_document.setdefault(row["document_id"], []).append(row)
    return [
        dict.fromkeys([BASE, *of(row, [other for other in by_document[row["document_id"]] if other is not row])], 1.0)
        for row in rows
    ]


def _share_passage(one: Row, other: Row) -> bool:
    return any(
        a["char_start"] < b["char_end"] and b["char_start"] < a["char_end"]
        for a in one["evidence"] or []
        for b in other["evidence"] or []
    )


def _of_report(row: Row, others: list[Row]) -> list[str]:
    start, end = row["start_date"] or "", row["end_date"] or ""
    frame, *marks = row["rule"].split("+")
    parties, people = len(row["parties"] or []), len(row["people"] or [])
    return [
        f"frame:{frame.partition(':')[0]}",
        *(f"inferred:{mark}" for mark in marks),
        f"status:{row['status']}",
        f"format:{row['format'] or 'untold'}",
        "date:none" if not start else "date:day" if len(start) == len("2022-01-10") else "date:window",
        *(["date:range"] if start and end != start else []),
        *(["date:inferred"] if '"start_date": "inferred"' in row["origins"] else []),
        *(["place"] if row["place"] else []),
        *(["duration"] if row["duration_minutes"] else []),
        f"people:{min(people, 2)}",
        f"parties:{min(parties, MANY)}",
        *_of_passages(row),
        *(["beside:meeting"] if any(_share_passage(row, other) for other in others) else []),
    ]


def _of_position(row: Row, others: list[Row], coder: IssueCoder, names: set[str]) -> list[str]:
    kind, _, _ = row["rule"].partition(":")
    said = [hit.value for passage in row["evidence"] for hit in coder.hits(words(passage["text"]))]
    weight = max((cue.weight for cue in said if cue.issue == row["issue"]), default=0)
    named = "other" if row["issue"] == "other" else f"weight {weight}" if weight else "inferred"
    own = [other for other in others if (other["party"], other["holder"]) == (row["party"], row["holder"])]
    beside = {id(other) for other in others if _share_passage(row, other)}
    return [
        f"cue:{kind}",
        f"act:{row['act']}",
        f"stance:{row['stance']}",
        f"issue:{named}",
        "holder:party" if row["holder"] in names else "holder:person" if row["party"] else "holder:without code",
        *(["quoted"] if row["quote"] else []),
        *_of_passages(row),
        *(["holder:of two minds"] if any(other["issue"] == row["issue"] for other in own) else []),
        *(["beside:same holder"] if any(id(other) in beside for other in own) else []),
        *(["beside:other holder"] if any(id(other) in beside for other in others if other not in own) else []),
    ]


def _of_passages(row: Row) -> list[str]:
    passages = row["evidence"] or []
    longest = max((p["char_end"] - p["char_start"] for p in passages), default=0)
    return [
        *(["passages:several"] if len(passages) > 1 else []),
        *(["passage:short"] if longest < LONG / 4 else ["passage:long"] if longest > LONG else []),
        *(["passage:lead"] if any(p["char_start"] < LEAD for p in passages) else []),
    ]

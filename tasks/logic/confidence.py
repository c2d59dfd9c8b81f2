"""Confidence: how likely it is that a fact is one that a careful reader finds in the document too.

A logistic model over what is known of a finished row: its rule, its slots, its passages and the facts beside it. The
coefficients are `confidence.csv`, fitted on gold annotations outside the night (`accuracy.calibrate`). A feature
without a coefficient, as of a rule that is newer than the fit, counts nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from typing import Any

import polars as pl

from tasks.logic.cues import words
from tasks.logic.issues import IssueCoder, coded, issue_coder
from tasks.logic.lexicon import Reference

Row = dict[str, Any]
Features = dict[str, float]
BASE = "base"  # the feature that every fact has
DIGITS = 2
JOINT = len(", as well as ")  # characters between coordinated passages
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
    return [_marked(_of_report(row, beside)) for row, beside in zip(reports, _beside(reports), strict=True)]


def position_features(positions: list[Row], reference: Reference) -> list[Features]:
    """For each row of positions what its confidence rests on; all rows of a document are needed together."""
    coder, names = issue_coder(reference), set(reference.party_names.values())
    held = Counter((row["document_id"], *_holder(row), row["issue"]) for row in positions)
    return [
        _marked(_of_position(row, beside, coder, names, held[row["document_id"], *_holder(row), row["issue"]] > 1))
        for row, beside in zip(positions, _beside(positions), strict=True)
    ]


def _marked(marks: list[str]) -> Features:
    """The features of a row; those that it has are 1."""
    return dict.fromkeys([BASE, *marks], 1.0)


def _beside(rows: list[Row]) -> list[list[Row]]:
    """For each row the others of its document whose passages overlap its own, or follow it but for a conjunction."""
    passages = sorted(
        (row["document_id"], passage["char_start"], _reach(passage), place)
        for place, row in enumerate(rows)
        for passage in row["evidence"] or []
    )
    beside: list[set[int]] = [set() for _ in rows]
    open_before: list[tuple[str, int, int]] = []  # document, end and row of passages that may reach into this one
    for document, start, end, place in passages:
        open_before = [p for p in open_before if p[0] == document and p[1] > start]
        for _, _, other in open_before:
            if other != place:
                beside[place].add(other)
                beside[other].add(place)
        open_before.append((document, end, place))
    return [[rows[place] for place in sorted(places)] for places in beside]


def _reach(passage: Row) -> int:
    """Where a passage ends, with the conjunction that may follow it within its sentence."""
    ended = str(passage["text"]).endswith((".", "!", "?"))
    return int(passage["char_end"]) + (0 if ended else JOINT)


def _holder(row: Row) -> tuple[str | None, str]:
    return row["party"], row["holder"]


def _of_report(row: Row, beside: list[Row]) -> list[str]:
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
        *(["beside:meeting"] if beside else []),
    ]


def _of_position(row: Row, beside: list[Row], coder: IssueCoder, names: set[str], of_two_minds: bool) -> list[str]:
    kind, _, _ = row["rule"].partition(":")
    said = [hit.value for passage in row["evidence"] for hit in coder.hits(words(passage["text"]))]
    weight = max((cue.weight for cue in said if coded(cue.issue)[0] == row["issue"]), default=0)
    named = "other" if row["issue"] == "other" else f"weight {weight}" if weight else "inferred"
    return [
        f"cue:{kind}",
        f"act:{row['act']}",
        f"stance:{row['stance']}",
        f"issue:{named}",
        "holder:party" if row["holder"] in names else "holder:person" if row["party"] else "holder:without code",
        *(["quoted"] if row["quote"] else []),
        *_of_passages(row),
        *(["holder:of two minds"] if of_two_minds else []),
        *(["beside:same holder"] if any(_holder(other) == _holder(row) for other in beside) else []),
        *(["beside:other holder"] if any(_holder(other) != _holder(row) for other in beside) else []),
    ]


def _of_passages(row: Row) -> list[str]:
    passages = row["evidence"] or []
    longest = max((p["char_end"] - p["char_start"] for p in passages), default=0)
    return [
        *(["passages:several"] if len(passages) > 1 else []),
        *(["passage:short"] if longest < LONG / 4 else ["passage:long"] if longest > LONG else []),
        *(["passage:lead"] if any(p["char_start"] < LEAD for p in passages) else []),
    ]

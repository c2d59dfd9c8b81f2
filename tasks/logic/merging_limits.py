"""The numbers that merging decides by: the table `merging` of the reference data."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache

import polars as pl

from tasks.logic.lexicon import Reference


@dataclass(frozen=True)
class MergingLimits:
    """One field per row of merging.csv, which gives the reasons: days, a number of reports, weights of likeness."""

    near_days: int
    moved_days: int
    month_days: int
    undated_days: int
    naming_reports: int
    weight_same_parties: float
    weight_some_parties: float
    weight_person: float
    weight_place: float
    weight_days: float
    share_same_sentence: float


@lru_cache(maxsize=8)
def merging_limits(reference: Reference) -> MergingLimits:
    """The limits of one reference; a ValueError names the rows that merging.csv lacks."""
    table = dict(reference.table("merging").select("name", pl.col("value").cast(pl.Float64)).iter_rows())
    names = [field.name for field in fields(MergingLimits)]
    if lacking := [name for name in names if name not in table]:
        raise ValueError(f"merging.csv has no row {', '.join(lacking)}: add it with value and reason")
    values = {name: table[name] if name.startswith(("weight_", "share_")) else int(table[name]) for name in names}
    return MergingLimits(**values)

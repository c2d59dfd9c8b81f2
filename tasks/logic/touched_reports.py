"""Which reports a night touches: those that may share a meeting with new ones, directly or by others between them.

Merging these alone gives the meetings that merging everything would give them, since agreement of two reports depends
on these two alone (`statements`), and meetings form within connected parts of the graph of agreement (`grouping`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import polars as pl

from tasks.logic.grouping import NO_CANDIDATES
from tasks.logic.merging_limits import MergingLimits
from tasks.logic.report_agreement import Account, agreement, contradiction, may_have_moved
from tasks.logic.statements import MOST_PARTIES, Key, keys_of, to_compare

_STATE = r"^[A-Z]{3}$"  # what is not of this form is an organisation or group: see report_agreement.bodies


@dataclass
class Neighbourhood:
    """Accounts in their blocks, as far as they have been looked at."""

    limits: MergingLimits
    accounts: dict[str, Account] = field(default_factory=dict)
    blocks: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, reports: pl.DataFrame) -> None:
        """Put the accounts of reports into their blocks."""
        for row in reports.iter_rows(named=True):
            account = Account.of(row, self.limits)
            self.accounts[account.report_id] = account
            for key in set(keys_of(account)):
                self.blocks[key].append(account.report_id)

    def of(self, report_id: str) -> tuple[set[str], set[str]]:
        """Reports that agree with one, or that it may have moved to, and those that are only compared with it."""
        agreeing, others = set[str](), set[str]()
        account = self.accounts.get(report_id)
        for key in set(keys_of(account)) if account else ():
            for other in self.blocks[key]:
                b = self.accounts[other]
                if account is None or other in agreeing or other in others or not to_compare(key, account, b):
                    continue
                reason = contradiction(account, b)
                if (reason is None and agreement(account, b)) or (reason == "days" and may_have_moved(account, b)):
                    agreeing.add(other)
                elif reason not in NO_CANDIDATES:
                    others.add(other)
        return agreeing, others


def touched(
    reports: pl.DataFrame, seeds: frozenset[str], limits: MergingLimits
) -> tuple[frozenset[str], frozenset[str]]:
    """Report ids to be merged anew when the reports `seeds` are new or gone, and ids of those beside them.

    Only reports that a pair of parties and a month (or a place and a long window) join to touched ones are looked at.
    """
    index, wanted = _coarse_keys(reports, limits)
    reached, beside, known = set(seeds), set[str](), set[str]()
    frontier, near = set(seeds), Neighbourhood(limits)
    while frontier:
        keys = wanted.filter(pl.col("report_id").is_in(frontier)).select("key").unique()
        found = set(index.join(keys, on="key", how="semi")["report_id"]) | frontier
        near.add(reports.filter(pl.col("report_id").is_in(found - known)))
        known |= found
        agreeing = set[str]()
        for report_id in sorted(frontier):
            joined, others = near.of(report_id)
            agreeing |= joined
            beside |= others
        frontier = agreeing - reached
        reached |= frontier
    return frozenset(reached), frozenset(beside - reached)


def _coarse_keys(reports: pl.DataFrame, limits: MergingLimits) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Two frames of report_id and key: under which keys a report is found, and under which it looks for others.

    Two reports that share a block (`statements`) find each other: by months, and, where one has a window of more than a
    month, by years and place or by the same window.
    """
    days = _days(reports, limits)
    wide = pl.col("wide")
    # The month after counts as well: days about its turn.
    dated = _spans(days.filter(~wide), _month, "first", "until", 0)
    about = _spans(days.filter(~wide), _month, "published", "published", 1)
    turn = _spans(days.filter(~wide), _month, "first", "first", 1)
    months = pl.concat([dated, about, turn]).unique().select("report_id", time=pl.format("m{}", "time"))
    years = _spans(days, lambda day: day.dt.year(), "first", "last", 0).join(
        days.drop_nulls("place").select("report_id", "place", "wide"), on="report_id"
    )
    of_kind, to_wide, to_all = (
        years.filter(kept).select("report_id", time=pl.format("{}{} {}", kind, "time", "place"))
        for kept, kind in (
            (pl.lit(value=True), pl.when(wide).then(pl.lit("w")).otherwise(pl.lit("n"))),
            (pl.lit(value=True), pl.lit("w")),
            (wide, pl.lit("n")),
        )
    )
    windows = days.filter(wide).select("report_id", time=pl.format("x{} {}", "first", "last"))
    pairs = _pairs(reports)
    index, wanted = (
        pl.concat(parts).join(pairs, on="report_id").select("report_id", key=pl.format("{} {}", "pair", "time"))
        for parts in ((months, windows, of_kind), (months, windows, to_wide, to_all))
    )
    return index, wanted


def _days(reports: pl.DataFrame, limits: MergingLimits) -> pl.DataFrame:
    """One row per report: its window as in `report_agreement.window_of`, the last day it may be moved to, its place."""
    begins, ends = pl.coalesce("start_date", "end_date"), pl.coalesce("end_date", "start_date")
    days = reports.select(
        "report_id",
        "status",
        first=_day(begins, "-01-01", "-01"),
        last=pl.when(_last_day(ends) < _day(begins, "-01-01", "-01"))
        .then(_last_day(begins))
        .otherwise(_last_day(ends)),
        published="published_earliest",
        place=pl.col("place").str.to_lowercase(),
    )
    length = (pl.col("last") - pl.col("first")).dt.total_days()
    moved = pl.when(pl.col("status") == "postponed").then(pl.lit(limits.moved_days)).otherwise(0)
    return days.with_columns(
        wide=(length > limits.month_days).fill_null(value=False), until=pl.col("last") + pl.duration(days=moved)
    )


def _day(edtf: pl.Expr, of_year: str, of_month: str) -> pl.Expr:
    """A day of an EDTF date: itself, or one of its year or month."""
    length = edtf.str.len_chars()
    whole = pl.when(length == 4).then(edtf + of_year).when(length == 7).then(edtf + of_month).otherwise(edtf)
    return whole.str.to_date("%Y-%m-%d", strict=False)


def _last_day(edtf: pl.Expr) -> pl.Expr:
    day = _day(edtf, "-12-31", "-01")
    return pl.when(edtf.str.len_chars() == 7).then(day.dt.month_end()).otherwise(day)


def _month(day: pl.Expr) -> pl.Expr:
    return day.dt.year() * 12 + day.dt.month()


def _spans(days: pl.DataFrame, number: Callable[[pl.Expr], pl.Expr], a: str, b: str, more: int) -> pl.DataFrame:
    """One row per report and month or year, as a number, from one day to another and `more` after that."""
    spans = pl.int_ranges(number(pl.col(a)), number(pl.col(b)) + 1 + more)
    return days.drop_nulls([a, b]).select("report_id", time=spans).explode("time")


def _pairs(reports: pl.DataFrame) -> pl.DataFrame:
    """One row per report and pair of its parties, organisation or group, or only party: as `statements.pairs_of`."""
    parties = reports.select("report_id", a=pl.col("parties").list.unique().list.sort())
    first = parties.select("report_id", pl.col("a").list.head(MOST_PARTIES), n=pl.col("a").list.len()).explode("a")
    two = first.join(first.select("report_id", b="a"), on="report_id").filter(
        (pl.col("a") < pl.col("b")) | (pl.col("n") == 1)
    )
    alone = parties.explode("a").filter(~pl.col("a").str.contains(_STATE))
    return pl.concat([
        two.select("report_id", pair=pl.format("{} {}", "a", "b")), alone.select("report_id", pair="a"),
    ]).unique()  # fmt: skip

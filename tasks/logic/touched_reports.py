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
from tasks.logic.statements import Key, keys_of, to_compare


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
    seeds: pl.DataFrame, in_reach: Callable[[pl.DataFrame], pl.DataFrame], limits: MergingLimits
) -> tuple[frozenset[str], frozenset[str]]:
    """Report ids to be merged anew when the reports `seeds` are new or gone, and ids of those beside them.

    `in_reach` gives, of the reports held, those that share a pair of parties and a month (or a place and a long window)
    with some, none of them twice: only these are looked at.
    """
    reached, beside, near = set(seeds["report_id"]), set[str](), Neighbourhood(limits)
    frontier = looked_at = seeds
    near.add(seeds)
    while frontier.height:
        found = in_reach(frontier).filter(~pl.col("report_id").is_in(frozenset(near.accounts)))
        near.add(found)
        looked_at = pl.concat([looked_at, found])
        agreeing = set[str]()
        for report_id in frontier["report_id"].sort():
            joined, others = near.of(report_id)
            agreeing |= joined
            beside |= others
        frontier = looked_at.filter(pl.col("report_id").is_in(agreeing - reached))
        reached |= agreeing
    return frozenset(reached), frozenset(beside - reached)

"""What keeps meetings apart: one row per two meetings that might be one, and why they are two."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import Any

import polars as pl

from tasks.logic.grouping import Compared
from tasks.logic.report_agreement import Account, contradiction, likeness

SCHEMA = pl.Schema({
    "meeting_a": pl.String(), "meeting_b": pl.String(), "reason": pl.String(), "likeness": pl.Float64(),
    "report_a": pl.String(), "report_b": pl.String(),
})  # fmt: skip
REASONS = (
    "document", "people", "place", "format", "bodies", "parties", "days", "ambiguous", "too_little", "correction",
)  # fmt: skip


def kept_apart(found: Compared, named: dict[str, str], anew: frozenset[str]) -> pl.DataFrame:
    """One row per pair of meetings (`SCHEMA`), sorted by it, at least one of which was merged anew.

    `named` is report_id to meeting id, also of reports that were only compared; `anew` the ids of meetings merged anew.
    The two reports are those that have most in common. Where these two agree, the reason is what parts other reports of
    the two meetings.
    """
    members: dict[str, list[Account]] = defaultdict(list)
    for statement in found.statements:
        for account in statement.accounts:
            members[named[account.report_id]].append(account)
    best: dict[tuple[str, str], tuple[Any, ...]] = {}
    parted = ((k, k) for k, s in enumerate(found.statements) if len(_by_meeting(s.accounts, named)) > 1)
    for pair, reason in (*found.apart.items(), *((p, "") for p in found.edges), *((p, "correction") for p in parted)):
        one, other = (found.statements[k].accounts for k in pair)
        alike = round(likeness(one[0], other[0]), 2)
        for a, b in product(_by_meeting(one, named).values(), _by_meeting(other, named).values()):
            left, right = sorted((a, b), key=lambda account: named[account.report_id])
            key = (named[left.report_id], named[right.report_id])
            if key[0] != key[1] and not anew.isdisjoint(key):
                claim = (-alike, left.key, right.key, reason)
                best[key] = min(best.get(key, claim), claim)
    rows = [
        (a, b, reason or _between(members[a], members[b]), -alike, left[2], right[2])
        for (a, b), (alike, left, right, reason) in sorted(best.items())
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _by_meeting(accounts: tuple[Account, ...], named: dict[str, str]) -> dict[str, Account]:
    """The first account of each meeting; only corrections part accounts that say the same."""
    first: dict[str, Account] = {}
    for account in accounts:
        first.setdefault(named[account.report_id], account)
    return first


def _between(ours: list[Account], theirs: list[Account]) -> str:
    """What parts two groups of accounts some of which agree; a correction if nothing else does."""
    if {a.document_id for a in ours} & {a.document_id for a in theirs}:
        return "document"
    distinct = ({a.says: a for a in group}.values() for group in (ours, theirs))
    found = {reason for a, b in product(*distinct) if (reason := contradiction(a, b))}
    return next((reason for reason in REASONS if reason in found), "correction")

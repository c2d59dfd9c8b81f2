"""Merging: one row per real meeting over all documents.

Reports that may be one meeting meet in blocks (a pair of parties and a day), so that the cost grows with the corpus and
not with its square. Within a block the best-agreeing reports join first, and a group takes in no report that
contradicts it (constrained agglomeration: Wagstaff et al., 2001). Order of rows and of documents plays no part: reports
are sorted by their own keys first. Two reports of one document are two meetings, as their document tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

import polars as pl

from tasks.logic.corrections import CORRECTIONS_SCHEMA, Corrections
from tasks.logic.identity import meeting_id
from tasks.logic.merged_values import MEETINGS_SCHEMA, merged_row
from tasks.logic.report_agreement import Account, agreement, bodies, contradicts

BLOCK_DAYS = 14  # a longer window ('in 2022') blocks by its month and year only
MOST_PARTIES = 6  # pairs are made of the first parties (by code) only: a summit of fifty has other means of agreeing
LARGEST_BLOCK = 400  # distinct accounts of one pair and day; beyond it only neighbours in key order are compared


@dataclass(frozen=True)
class Merged:
    """Meetings, the reports with their meeting_id, and the corrections that met nothing."""

    meetings: pl.DataFrame
    reports: pl.DataFrame
    unmatched: pl.DataFrame


def merge_meetings(reports: pl.DataFrame, corrections: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row per real meeting, and the given reports with the column `meeting_id`."""
    merged = merge_reports(reports, corrections)
    return merged.meetings, merged.reports


def merge_reports(reports: pl.DataFrame, corrections: pl.DataFrame) -> Merged:
    """As `merge_meetings`, with the rows of corrections.csv that found no report or not what they expect."""
    rows = {row["report_id"]: row for row in reports.iter_rows(named=True)}
    accounts = sorted((Account.of(row) for row in rows.values()), key=lambda a: a.key)
    fixes = Corrections(corrections, frozenset(rows))
    groups = fixes.regroup(_groups(accounts))
    meetings, of_report = [], {}
    ordered = sorted((sorted(group, key=lambda a: a.key) for group in groups), key=lambda members: members[0].key)
    namesakes: dict[str, int] = defaultdict(int)
    for members in ordered:
        event = _event(members)
        identity = meeting_id(event, namesakes[event])
        namesakes[event] += 1
        row = merged_row(identity, [rows[a.report_id] for a in members])
        meetings.append(fixes.set_values(row, [a.report_id for a in members]))
        of_report.update(dict.fromkeys((a.report_id for a in members), identity))
    frame = pl.DataFrame(meetings, schema=MEETINGS_SCHEMA, orient="row").sort("meeting_id")
    ids = pl.DataFrame(
        {"report_id": list(of_report), "meeting_id": list(of_report.values())},
        schema={"report_id": pl.Utf8, "meeting_id": pl.Utf8},
    )
    left = reports.drop("meeting_id") if "meeting_id" in reports.columns else reports
    return Merged(
        frame,
        left.join(ids, on="report_id", how="left", maintain_order="left"),
        pl.DataFrame(fixes.unmatched, schema=CORRECTIONS_SCHEMA, orient="row"),
    )


def _event(members: list[Account]) -> str:
    """The natural key of a meeting: its day and parties as the reports that know the day name them.

    Later and earlier reports of the same day and parties leave it as it is. Where no report knows the day, the earliest
    report stands for the meeting.
    """
    days = [(a.first.isoformat(), *sorted(a.parties)) for a in members if a.first and a.first == a.last and a.parties]
    return "\x1f".join(min(days)) if days else members[0].report_id


def _groups(accounts: list[Account]) -> list[list[Account]]:
    """Accounts of one meeting each, joined best agreement first."""
    edges: dict[tuple[int, int], float] = {}
    for block in _blocks(accounts).values():
        for a, b in _pairs(block):
            if (a, b) not in edges:
                score = agreement(accounts[a], accounts[b])
                if score > 0:
                    edges[a, b] = score
    parent = list(range(len(accounts)))
    members = {k: [k] for k in parent}

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for (a, b), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        left, right = root(a), root(b)
        if left == right or _kept_apart(accounts, members[left], members[right]):
            continue
        low, high = min(left, right), max(left, right)
        parent[high] = low
        members[low].extend(members.pop(high))
    return [[accounts[k] for k in group] for group in members.values()]


def _kept_apart(accounts: list[Account], left: list[int], right: list[int]) -> bool:
    """Whether any account of one group contradicts one of the other. Equal accounts are compared once."""
    if {accounts[k].document_id for k in left} & {accounts[k].document_id for k in right}:
        return True
    ours = {accounts[k].says: accounts[k] for k in left}
    theirs = {accounts[k].says: accounts[k] for k in right}
    return any(contradicts(a, b) for a in ours.values() for b in theirs.values())


def _blocks(accounts: list[Account]) -> dict[tuple[str, ...], list[int]]:
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, account in enumerate(accounts):
        parties = sorted(account.parties)[:MOST_PARTIES]
        pairs: list[tuple[str, ...]] = [*combinations(parties, 2), *((body,) for body in sorted(bodies(account)))]
        if len(parties) == 1 and not pairs:
            pairs = [(parties[0],)]
        times = _times(account)
        for pair in pairs:
            for time in times:
                blocks[(*pair, time)].append(k)
    return blocks


def _times(account: Account) -> list[str]:
    """The blocks of time in which an account looks for others: its days, else its month, else its publication."""
    if account.first is None or account.last is None:
        if account.published is None:
            return []
        week = account.published.toordinal() // 7
        return [f"undated-{week}", f"undated-{week + 1}"]
    if (account.last - account.first).days <= BLOCK_DAYS:
        days = [account.first + timedelta(n) for n in range((account.last - account.first).days + 1)]
        return [d.isoformat() for d in days] + sorted({f"month-{d.year}-{d.month}" for d in days})
    return [f"month-{account.first.year}-{account.first.month}"]


def _pairs(block: list[int]) -> Iterable[tuple[int, int]]:
    if len(block) <= LARGEST_BLOCK:
        return combinations(block, 2)
    return ((block[i], b) for i in range(len(block)) for b in block[i + 1 : i + 1 + LARGEST_BLOCK // 4])

"""Statements: accounts of several documents that say the same, and the blocks in which statements are compared.

Whether two accounts share a block depends on these two alone, never on what else is there: merging a part of the corpus
gives the same meetings as merging all of it (blocking by several keys: Christen, Data Matching, 2012, chapter 4).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from tasks.logic.report_agreement import Account, bodies

BLOCK_DAYS = 14  # a longer window does not stand in the block of each of its days
MOST_PARTIES = 6  # pairs are made of the first parties (by code) only: a summit of fifty has other means of agreeing

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Accounts that say the same, one per document, in the order of their keys."""

    accounts: tuple[Account, ...]

    @property
    def account(self) -> Account:
        """The first of them, which speaks for all."""
        return self.accounts[0]

    def shares_a_document(self, other: Statement) -> bool:
        """Whether one document says both."""
        fewer, more = sorted((self.accounts, other.accounts), key=len)
        if len(fewer) == 1:  # as most are: sets of one document each would weigh more than the statements
            return any(fewer[0].document_id == a.document_id for a in more)
        return not {a.document_id for a in fewer}.isdisjoint(a.document_id for a in more)


def statements_of(accounts: Iterable[Account]) -> list[Statement]:
    """Statements, in the order of their first accounts; an account without a date speaks for itself only.

    Of several equal accounts in one document, which tells them apart, each belongs to a statement of its own.
    """
    told: dict[tuple[object, ...], list[Account]] = defaultdict(list)
    times: dict[tuple[object, ...], int] = defaultdict(int)
    for account in sorted(accounts, key=lambda a: a.key):
        said = account.says if account.first else (*account.says, account.report_id)
        told[(*said, times[account.document_id, said])].append(account)
        times[account.document_id, said] += 1
    return sorted((Statement(tuple(same)) for same in told.values()), key=lambda s: s.account.key)


def pairs_in_blocks(accounts: list[Account]) -> Iterator[tuple[int, int]]:
    """Places (low, high) of every two accounts that are to be compared, some of them more than once."""
    for key, block in blocks(accounts).items():
        for i, j in combinations(block, 2):
            if to_compare(key, accounts[i], accounts[j]):
                yield i, j


def blocks(accounts: list[Account]) -> dict[Key, list[int]]:
    """Places of the accounts in each block, in rising order."""
    found: dict[Key, list[int]] = defaultdict(list)
    for k, account in enumerate(accounts):
        for key in set(keys_of(account)):
            found[key].append(k)
    return found


def to_compare(key: Key, a: Account, b: Account) -> bool:
    """Whether a block brings two accounts together: two that know their days meet on one of these days.

    A postponed one may also be the same meeting as one on a later day. Months do not meet windows of more than one, nor
    does a place bring together any but these.
    """
    if key[0] == "place":
        return a.wide or b.wide
    return key[0] == "day" or a.long or b.long or "postponed" in (a.status, b.status)


def keys_of(account: Account) -> Iterator[Key]:
    """The blocks of an account: for each pair of its parties its days, or what else could join it to others."""
    for pair in pairs_of(account):
        for kind, *time in _times(account):
            yield (kind, *pair, *time)


def pairs_of(account: Account) -> list[Key]:
    """Pairs of parties, and each organisation or group alone; one party alone where there is only one."""
    parties = sorted(account.parties)[:MOST_PARTIES]
    pairs: list[Key] = [*combinations(parties, 2), *((body,) for body in sorted(bodies(account)))]
    return pairs or [(party,) for party in parties]


def _times(account: Account) -> Iterator[Key]:
    first, last = account.first, account.last
    if first is None or last is None:
        yield from _near(account, account.published)
        return
    days = [first + timedelta(n) for n in range(account.length + 1)] if account.length <= BLOCK_DAYS else []
    for day in days:
        yield "day", day.isoformat()
    if account.long:
        yield "window", first.isoformat(), last.isoformat()
    else:
        yield from _near(account, first)
        yield from _near(account, account.published)
    if not account.wide:
        until = last + timedelta(account.limits.moved_days) if account.status == "postponed" else last
        for month in range(first.year * 12 + first.month, until.year * 12 + until.month + 1):
            yield "month", str(month)
    if account.place:  # a longer window is compared only where the place or the same window joins it to others
        for year in range(first.year, last.year + 1):
            yield "place", str(year), account.place


def _near(account: Account, day: date | None) -> Iterator[Key]:
    """The weeks about a day, with each person: only two people in common join an account without a date to others."""
    if day is None or len(account.people) < 2:
        return
    week = day.toordinal() // 7
    for name in sorted(account.people):
        yield "near", name, str(week)
        yield "near", name, str(week + 1)

"""Grouping: which statements are of one meeting, the best-agreeing first, and none beside what contradicts it.

Constrained agglomeration (Wagstaff et al., 2001) within each connected part of the graph of agreeing statements. Order
of rows and of documents plays no part: statements are sorted by their own keys first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tasks.logic.connected import connected
from tasks.logic.report_agreement import PAST, Account, agreement, contradiction, may_have_moved
from tasks.logic.statements import Statement, pairs_in_blocks, statements_of

NO_CANDIDATES = ("parties", "days")  # meetings of other parties or on other days need no reason to be two

Pair = tuple[int, int]


@dataclass
class Compared:
    """What comparing statements found, by their places: how well two agree, what keeps two apart, what has moved."""

    statements: list[Statement]
    edges: dict[Pair, float] = field(default_factory=dict)
    apart: dict[Pair, str] = field(default_factory=dict)
    moves: set[Pair] = field(default_factory=set)


def compare(accounts: Iterable[Account]) -> Compared:
    """All statements of the accounts, and what joins or parts those that share a block."""
    found = Compared(statements_of(accounts))
    spoken = [s.account for s in found.statements]
    seen: set[Pair] = set()
    for pair in pairs_in_blocks(spoken):
        if pair in seen:
            continue
        seen.add(pair)
        a, b = spoken[pair[0]], spoken[pair[1]]
        reason = contradiction(a, b)
        if reason == "days" and may_have_moved(a, b):
            found.moves.add(pair)
        if reason in NO_CANDIDATES:
            continue
        if found.statements[pair[0]].shares_a_document(found.statements[pair[1]]):
            reason = "document"
        score = 0.0 if reason else agreement(a, b)
        if score:
            found.edges[pair] = score
        else:
            found.apart[pair] = reason or "too_little"
    _leave_out_ambiguous(found)
    return found


def _leave_out_ambiguous(found: Compared) -> None:
    """Take away what a statement without days of its own agrees with, if two meetings fit it equally well."""
    best: dict[int, list[int]] = defaultdict(list)
    top: dict[int, float] = {}
    for (i, j), score in found.edges.items():
        for k, other in ((i, j), (j, i)):
            if found.statements[k].account.vague and score >= top.get(k, 0.0):
                best[k] = [*best[k], other] if score == top.get(k) else [other]
                top[k] = score
    unsure = {
        k for k, others in best.items() if any(_part(found, a, b) for n, a in enumerate(others) for b in others[:n])
    }
    for pair in [pair for pair in found.edges if not unsure.isdisjoint(pair)]:
        del found.edges[pair]
        found.apart[pair] = "ambiguous"


def _part(found: Compared, a: int, b: int) -> bool:
    one, other = found.statements[a], found.statements[b]
    return one.shares_a_document(other) or contradiction(one.account, other.account) is not None


def group(found: Compared) -> list[list[int]]:
    """Places of the statements of each meeting, every statement in one of them."""
    groups: list[list[int]] = []
    for part, pairs in _parts(len(found.statements), [*found.edges, *sorted(found.moves)]):
        groups.extend(_agglomerate(found, part, pairs) if pairs else [part])
    return groups


def _parts(count: int, pairs: list[Pair]) -> list[tuple[list[int], list[Pair]]]:
    """The connected parts of the graph, each in rising order, with its pairs."""
    groups = connected(pairs)
    home = {k: n for n, members in enumerate(groups) for k in members}
    parts: list[tuple[list[int], list[Pair]]] = [(members, []) for members in groups]
    for pair in pairs:
        parts[home[pair[0]]][1].append(pair)
    return sorted([*parts, *(([k], []) for k in range(count) if k not in home)], key=lambda part: part[0])


def _agglomerate(found: Compared, part: list[int], pairs: list[Pair]) -> list[list[int]]:
    """Groups within one part. Sets of statements are bits of integers, so that a check costs next to nothing."""
    bit = {k: 1 << n for n, k in enumerate(part)}
    against = dict.fromkeys(part, 0)
    for n, a in enumerate(part):
        for b in part[:n]:
            if _part(found, a, b):
                against[a] |= bit[b]
                against[b] |= bit[a]
    home = {k: k for k in part}
    members = {k: [k] for k in part}

    def join(a: int, b: int) -> None:
        low, high = min(a, b), max(a, b)
        bit[low] |= bit[high]
        against[low] |= against[high]
        for k in members.pop(high):
            home[k] = low
            members[low].append(k)

    for a, b in sorted((p for p in pairs if p in found.edges), key=lambda p: (-found.edges[p], p)):
        if home[a] != home[b] and not bit[home[a]] & against[home[b]]:
            join(home[a], home[b])
    for a, b in sorted(p for p in pairs if p in found.moves):
        if home[a] != home[b] and _moved(found, members[home[a]], members[home[b]]):
            join(home[a], home[b])
    return [sorted(group) for group in members.values()]


def _moved(found: Compared, one: list[int], other: list[int]) -> bool:
    """Whether two groups are a meeting and the later day that it was put off to.

    The earlier one must not have taken place, and no document may tell of both.
    """
    ours, theirs = [found.statements[k] for k in one], [found.statements[k] for k in other]
    postponed = ours if any(s.account.status == "postponed" for s in ours) else theirs
    if any(s.account.status in PAST for s in postponed):
        return False
    return not any(one.shares_a_document(other) for one in ours for other in theirs)

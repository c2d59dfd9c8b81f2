"""Connected components: what links join, directly or by others between them (union-find, Tarjan 1975)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

Node = TypeVar("Node", str, int)


def connected(links: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The groups that links make of what they link, each sorted, in the order of their first members."""
    home: dict[Node, Node] = {}

    def root(one: Node) -> Node:
        while home.setdefault(one, one) != one:
            home[one] = one = home[home[one]]
        return one

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        home[high] = low
    groups: dict[Node, list[Node]] = defaultdict(list)
    for one in sorted(home):
        groups[root(one)].append(one)
    return sorted(groups.values())

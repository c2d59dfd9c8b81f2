"""Ids from natural keys: the same document and fact have the same id on every machine and in every night."""

from __future__ import annotations

import hashlib


def document_id(sha256: str, address: str | None) -> str:
    """The id of a document: 'd_' and sixteen hexadecimal digits over its text (by its hash) and where it stands.

    The same copy in two papers is two documents, the same page under two links is one. A text of which nobody knows
    where it stands is known by its hash alone.
    """
    if not address:
        return "d_" + sha256[:16]
    return "d_" + hashlib.sha256(f"{sha256}\x1f{address}".encode()).hexdigest()[:16]


def position_id(document_id: str, holder_key: str, issue: str, stance: str, *more: str) -> str:
    """The id of a position: 'p_' and twelve hexadecimal digits over document, holder, issue and stance.

    Of several positions that these do not tell apart one has the plain id, the others that with their words.
    """
    key = "\x1f".join((document_id, holder_key, issue, stance, *more))
    return "p_" + hashlib.sha256(key.encode()).hexdigest()[:12]


def free_position_id(taken: set[str], key: tuple[str, str, str, str], words: str) -> str:
    """The id of a position (`key` as for `position_id`) that no other of its document has.

    The first has the plain id, the next that with its words, and where these are taken too, that with a number.
    """
    identity, number = position_id(*key), 1
    while identity in taken:
        identity = position_id(*key, words, *([str(number)] if number > 1 else []))
        number += 1
    return identity


def report_id(
    document_id: str, passages: list[tuple[int, int]], parties: list[str], people: list[str], start_date: str | None
) -> str:
    """The id of a document's account of a meeting: 'r_' and twelve digits over document, passages and who met when.

    One sentence may tell of two meetings of the same parties; people and date keep them apart.
    """
    spans = (f"{start}-{end}" for start, end in passages)
    key = "\x1f".join((document_id, *spans, *sorted(parties), *sorted(people), start_date or ""))
    return "r_" + hashlib.sha256(key.encode()).hexdigest()[:12]


def meeting_id(event: str, *more: str) -> str:
    """The id of a meeting: 'm_' and twelve digits over its natural key, day and parties.

    Of several meetings of the same parties on one day one has the plain id, the others that with a report of theirs.
    """
    return "m_" + hashlib.sha256("\x1f".join((event, *more)).encode()).hexdigest()[:12]

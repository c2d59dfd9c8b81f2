"""Ids that last: the id of every meeting, and where an id leads that no meeting bears any more.

An id comes from a natural key (`identity.meeting_id`), so that the same reports have the same ids everywhere. It is
never given to another meeting: as long as a report that bore it is held, only a meeting with that report may bear it,
and an id that was merged into another belongs to the reports that bore it, should they be parted again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from tasks.logic.identity import meeting_id
from tasks.logic.report_agreement import Account

SCHEMA = pl.Schema({
    "old_id": pl.String(), "meeting_id": pl.String(), "since_generation": pl.Int32(),
    "report_ids": pl.List(pl.String()),
})  # fmt: skip


@dataclass(frozen=True)
class Past:
    """What the generations before called the meetings.

    ids         report_id to the meeting id that the report bore; for a report that is new in its document, the id of
                the one in whose place it came (`heirs`)
    lost        ids of meetings none of whose reports is held any more
    redirects   the redirects so far
    elsewhere   ids of meetings that are not merged anew
    anchors     report_id to the id of such a meeting, for reports that `redirects` names
    generation  the number of the generation under way
    successors  meeting id to the reports that came in the places of those of superseded editions that bore it
    """

    ids: dict[str, str] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    redirects: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SCHEMA))
    elsewhere: frozenset[str] = frozenset()
    anchors: dict[str, str] = field(default_factory=dict)
    generation: int = 1
    successors: dict[str, list[str]] = field(default_factory=dict)


def name_meetings(groups: list[list[Account]], past: Past) -> list[str]:
    """The id of each group of accounts; groups and accounts come in the order of their keys."""
    bore: dict[str, set[str]] = defaultdict(set)
    for report, identity in past.ids.items():
        bore[identity].add(report)
    for old, present, _, reports in past.redirects.iter_rows():
        if present is not None and old not in bore:
            bore[old] = set(reports)
    natural = [_event(members) for members in groups]
    claims: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, members in enumerate(groups):
        wanted = _own_name(natural[number], members, past)
        claims[wanted].append((-sum(a.report_id in bore.get(wanted, ()) for a in members), number))
    names: dict[int, str] = {}
    for identity, claimants in claims.items():
        reports, number = min(claimants)
        if identity not in past.elsewhere and (reports or identity not in bore):
            names[number] = identity
    taken = set(names.values()) | past.elsewhere
    for number, members in enumerate(groups):
        if number not in names:
            names[number] = _other_name(natural[number], members, bore, taken)
            taken.add(names[number])
    return [names[number] for number in range(len(groups))]


def _own_name(event: str, members: list[Account], past: Past) -> str:
    """The natural id of a meeting, or the one with a report of its own that it bore so far."""
    plain = meeting_id(event)
    borne = Counter(past.ids[a.report_id] for a in members if a.report_id in past.ids)
    if plain in borne:
        return plain
    others = {meeting_id(event, a.report_id) for a in members} if borne else set()
    return next(
        (identity for identity, _ in sorted(borne.items(), key=lambda b: (-b[1], b[0])) if identity in others), plain
    )


def _event(members: list[Account]) -> str:
    """The natural key of a meeting: its day and parties as the reports that know the day name them.

    Later and earlier reports of the same day and parties leave it as it is. Where no report knows the day, the earliest
    report stands for the meeting.
    """
    days = [(a.first.isoformat(), *sorted(a.parties)) for a in members if a.first and a.first == a.last and a.parties]
    return "\x1f".join(min(days)) if days else members[0].report_id


def _other_name(event: str, members: list[Account], bore: dict[str, set[str]], taken: set[str]) -> str:
    """The id of a meeting whose natural one is another's: that of the first of its reports to make a free one."""
    ours = {a.report_id for a in members}
    for account in (*members, *members):
        identity = meeting_id(event, account.report_id)
        if identity not in taken and (identity not in bore or bore[identity] & ours):
            return identity
        event += "\x1f"
    raise AssertionError("a hash of its own for every report of a meeting was taken")


def redirects(named: dict[str, str], past: Past) -> pl.DataFrame:
    """One row per id that no meeting bears any more (`SCHEMA`), sorted by it; chains are collapsed.

    `named` is report_id to the present meeting id, of the reports that were merged anew. An id leads to the meeting
    that has most of the reports that bore it, and goes on leading there as long as one of them is there; to none if
    they are gone.
    """
    present = set(named.values()) | past.elsewhere
    bearers: dict[str, list[str]] = defaultdict(list)
    for report, identity in sorted(past.ids.items()):
        if report in named:
            bearers[identity].append(report)
    for identity, reports in past.successors.items():
        bearers[identity] = sorted({*bearers[identity], *(r for r in reports if r in named)})
    gone = (set(past.ids.values()) | past.lost) - present
    leads = {old: _most(named[r] for r in bearers[old]) for old in sorted(gone)}
    rows: dict[str, dict[str, Any]] = {
        old: {"old_id": old, "meeting_id": new, "since_generation": past.generation, "report_ids": bearers[old]}
        for old, new in leads.items()
    }
    for row in past.redirects.iter_rows(named=True):
        old, target = row["old_id"], row["meeting_id"]
        if old in present or old in rows:
            continue
        own = [bearer for r in row["report_ids"] if (bearer := named.get(r) or past.anchors.get(r))]
        if own and target not in own:
            target = _most(own)
        rows[old] = row | {"meeting_id": leads.get(target, target)}
    return pl.DataFrame([rows[old] for old in sorted(rows)], schema=SCHEMA, orient="row")


def _most(ids: Iterable[str]) -> str | None:
    counted = Counter(ids)
    return min(counted, key=lambda identity: (-counted[identity], identity)) if counted else None


def heirs(gone: pl.DataFrame, reports: pl.DataFrame) -> dict[str, str]:
    """New report_id to the meeting id of the report in whose place it came.

    `gone` are reports of the generation before that are not held any more, with their meeting_id; `reports` are those
    held. A document that is read again, or was edited, tells of the same meeting in the passage that overlaps most, or
    with the same parties and day.
    """
    found: dict[str, tuple[int, str, str]] = {}
    for likeness, row, other in in_their_place(gone, reports):
        if row["meeting_id"]:
            claim = (-likeness, row["report_id"], row["meeting_id"])
            found[other["report_id"]] = min(found.get(other["report_id"], claim), claim)
    return {report: identity for report, (_, _, identity) in found.items()}


def in_their_place(gone: pl.DataFrame, reports: pl.DataFrame) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Each report that is gone with each that may have come in its place, and how much they share (see `heirs`)."""
    held: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in reports.join(gone.select("document").unique(), on="document", how="semi").iter_rows(named=True):
        held[row["document"]].append(row)
    before = set(gone["report_id"])
    for row in gone.sort("report_id").iter_rows(named=True):
        for other in held[row["document"]]:
            likeness = _overlap(row, other)
            if likeness and other["report_id"] not in before:
                yield likeness, row, other


def _overlap(a: dict[str, Any], b: dict[str, Any]) -> int:
    """Characters that passages of two reports share if the document is the same; one for the same parties and day."""
    alike = int(set(a["parties"]) == set(b["parties"]) and a["start_date"] == b["start_date"])
    if a["document_id"] != b["document_id"] or not set(a["parties"]) & set(b["parties"]):
        return alike
    spans = ((x, y) for x in a["evidence"] for y in b["evidence"])
    shared = (min(x["char_end"], y["char_end"]) - max(x["char_start"], y["char_start"]) for x, y in spans)
    return alike + int(sum(max(0, length) for length in shared))

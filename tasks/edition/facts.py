"""All that the pages of an edition show, read from one generation."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import duckdb

from tasks.edition.stamp import Stamp

Row = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    """The rows of a generation by what they belong to; each row is a dictionary of its columns.

    `passages` are those of `fact_passages` by `account_id`: a report or a position. `relations` are the comments of
    tables and views by name. `positions` come in the order of time, those of no known day first; `pairs` are the
    meetings of two parties counted, those that met most first; `speakers` are those of `party_speakers` by party.
    `waiting` is how many documents are to be read again, since words or rules have changed.
    """

    stamp: Stamp
    parties: dict[str, Row]
    issues: dict[str, Row]
    documents: dict[str, Row]
    meetings: dict[str, Row]
    reports: Mapping[str, list[Row]]
    passages: Mapping[str, list[Row]]
    history: Mapping[str, list[Row]]
    conflicts: Mapping[str, list[Row]]
    kept_apart: Mapping[str, list[Row]]
    positions: dict[str, Row]
    position_changes: list[Row]
    stances: list[Row]
    upcoming: list[Row]
    changes: list[Row]
    redirects: list[Row]
    gate: list[Row]
    quarantine: list[Row]
    unresolved: list[Row]
    relations: dict[str, str]
    pairs: list[Row] = field(default_factory=list)
    speakers: Mapping[str, list[Row]] = field(default_factory=dict)
    waiting: int = 0

    @cached_property
    def telling(self) -> frozenset[str]:
        """Ids of the documents in which a present fact is told: these have a page of their own."""
        return frozenset(passage["document_id"] for passages in self.passages.values() for passage in passages)

    def party_name(self, code: str | None) -> str:
        """Return the name of a party; its code where the reference data have none."""
        return str(self.parties[code]["name"]) if code in self.parties else code or "no party"

    def issue_label(self, issue: str, label: str | None = None) -> str:
        """Return what an issue is called; `label` is the short name of one outside the list."""
        if label:
            return label
        return str(self.issues[issue]["label"]) if issue in self.issues else issue.replace("_", " ")

    def newest_meetings(self) -> list[Row]:
        """Return all meetings, the latest first, those of no known day last."""
        return sorted(
            self.meetings.values(), key=lambda row: (row["start_date"] or "", row["meeting_id"]), reverse=True
        )


# Where nothing tells the title, the headline in the text does.
_DOCUMENTS = """
    SELECT d.* EXCLUDE ("text"),
        coalesce(d.title, substring(d."text", h.char_start + 1, h.char_end - h.char_start), d.document) AS headline
    FROM documents d
    LEFT JOIN (
        SELECT document_id, arg_min(char_start, paragraph) AS char_start, arg_min(char_end, paragraph) AS char_end
        FROM paragraphs WHERE kind = 'title' GROUP BY document_id
    ) h USING (document_id)
    ORDER BY document_id
"""
_WAITING = """
    SELECT count(*) AS n FROM documents d, generation g WHERE d.extractor_version <> g.extractor_version
"""
_PASSAGES = (
    "SELECT p.*, d.n_characters FROM fact_passages p JOIN documents d USING (document_id) ORDER BY account_id, passage"
)


def read_facts(con: duckdb.DuckDBPyConnection, stamp: Stamp) -> Facts:
    """Read what the pages show, each kind in an order that does not depend on how it was stored."""
    return Facts(
        stamp=stamp,
        parties=_keyed(_rows(con, "FROM parties ORDER BY code"), "code"),
        issues=_keyed(_rows(con, "FROM issues ORDER BY issue"), "issue"),
        documents=_keyed(_rows(con, _DOCUMENTS), "document_id"),
        meetings=_keyed(
            _rows(con, "FROM meetings ORDER BY start_date NULLS LAST, end_date NULLS FIRST, meeting_id"), "meeting_id"
        ),
        reports=_grouped(
            _rows(
                con,
                "SELECT r.* FROM meeting_reports r JOIN documents d USING (document_id) "
                "ORDER BY d.published_latest NULLS LAST, r.document, report_id",
            ),
            "meeting_id",
        ),
        passages=_grouped(map(_whole_words, _rows(con, _PASSAGES)), "account_id"),
        history=_grouped(_rows(con, "FROM meeting_status_history ORDER BY meeting_id, step"), "meeting_id"),
        conflicts=_grouped(_rows(con, "FROM meeting_conflicts ORDER BY ALL"), "meeting_id"),
        kept_apart=_grouped(_both_ways(_rows(con, "FROM meetings_kept_apart ORDER BY ALL")), "meeting_id"),
        positions=_keyed(
            _rows(
                con,
                "SELECT p.*, d.* EXCLUDE (position_id) FROM positions p JOIN position_days d USING (position_id) "
                "ORDER BY d.known_on NULLS FIRST, d.published_latest NULLS FIRST, position_id",
            ),
            "position_id",
        ),
        position_changes=_rows(
            con, "FROM position_changes ORDER BY known_after DESC, party, issue, label, position_after"
        ),
        stances=_rows(con, "FROM stance_matrix ORDER BY party, issue, label NULLS FIRST"),
        upcoming=_rows(con, "FROM upcoming_meetings ORDER BY window_end, start_date, meeting_id"),
        changes=_rows(con, "FROM changes ORDER BY kind, change, id"),
        redirects=_rows(con, "FROM meeting_redirects ORDER BY old_id"),
        gate=_rows(con, 'FROM gate_results ORDER BY gate, suite, expectation, "column" NULLS FIRST, reason'),
        quarantine=_rows(con, "FROM quarantine ORDER BY reason, document, source, sha256"),
        unresolved=_rows(
            con,
            "SELECT kind, count(*) AS n, count(DISTINCT document_id) AS n_documents FROM unresolved GROUP BY kind "
            "ORDER BY n DESC, kind",
        ),
        relations={
            row["name"]: row["comment"]
            for row in _rows(
                con,
                "SELECT table_name AS name, comment FROM duckdb_tables() UNION ALL "
                "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY name",
            )
        },
        pairs=_rows(
            con,
            "SELECT party_a, party_b, sum(n_meetings)::INTEGER AS n_meetings, sum(n_held)::INTEGER AS n_held "
            "FROM meetings_by_pair GROUP BY party_a, party_b ORDER BY n_meetings DESC, n_held DESC, party_a, party_b",
        ),
        speakers=_grouped(
            _rows(con, "FROM party_speakers ORDER BY party, n_positions DESC, known_last DESC NULLS LAST, holder"),
            "party",
        ),
        waiting=_rows(con, _WAITING)[0]["n"],
    )


def _rows(con: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    rows: list[Row] = con.sql(query).pl().to_dicts()
    return rows


def _keyed(rows: Iterable[Row], key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows}


def _grouped(rows: Iterable[Row], key: str) -> Mapping[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _whole_words(passage: Row) -> Row:
    """The passage with a context that neither begins nor ends within a word."""
    if passage["context_start"] > 0:
        passage["before"] = passage["before"].partition(" ")[2] or passage["before"]
    if passage["context_end"] < passage["n_characters"]:
        passage["after"] = passage["after"].rpartition(" ")[0] or passage["after"]
    return passage


def _both_ways(rows: Iterable[Row]) -> list[Row]:
    """Each pair kept apart, once for the one meeting and once for the other."""
    return [
        row | {"meeting_id": row[one], "other_id": row[other]}
        for row in rows
        for one, other in (("meeting_a", "meeting_b"), ("meeting_b", "meeting_a"))
    ]

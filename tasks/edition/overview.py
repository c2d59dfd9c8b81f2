"""What the pages about the whole are made of: counts, the newest of each kind, and lists of bounded length."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import duckdb

from tasks.edition.facts import Facts, Row
from tasks.edition.slices import grouped, of_lists, of_positions, rows

SHOWN_NEWS = 25  # of a kind of change; the data hold all
KINDS, CHANGES = ("meeting", "position", "document"), ("new", "changed", "gone")

COUNTS = """
    SELECT (SELECT count(*) FROM edition_meetings) AS meetings,
        (SELECT count(*) FROM edition_meetings WHERE coming) AS upcoming,
        (SELECT count(*) FROM edition_positions) AS positions,
        (SELECT count(*) FROM edition_documents) AS documents,
        (SELECT count(*) FROM quarantine) AS quarantine,
        (SELECT count(*) FROM documents d, generation g WHERE d.extractor_version <> g.extractor_version) AS waiting,
        (SELECT max(published_earliest) FROM documents) AS as_of
"""
UPCOMING = "FROM upcoming_meetings ORDER BY window_end, start_date, meeting_id LIMIT $most"
MONTHS = "SELECT month, count(*)::INTEGER AS n FROM edition_meetings GROUP BY month ORDER BY month DESC"
PUBLISHED = "SELECT month, count(*)::INTEGER AS n FROM edition_documents GROUP BY month ORDER BY month DESC"
NEWEST_MEETINGS = """
    SELECT meeting_id FROM edition_meetings ORDER BY month DESC, start_date DESC NULLS LAST, meeting_id DESC LIMIT $most
"""
MEETINGS_OF_MONTH = """
    SELECT month, meeting_id FROM edition_meetings WHERE month IN (SELECT unnest($months))
    QUALIFY row_number() OVER (PARTITION BY month ORDER BY start_date DESC NULLS LAST, meeting_id DESC) <= $most
    ORDER BY month, start_date DESC NULLS LAST, meeting_id DESC
"""
NEWEST_DOCUMENTS = """
    SELECT document_id FROM edition_documents JOIN documents USING (document_id)
    ORDER BY published_latest DESC NULLS LAST, document_id DESC LIMIT $most
"""
DOCUMENTS_OF_MONTH = """
    SELECT e.month, document_id FROM edition_documents e JOIN documents d USING (document_id)
    WHERE e.month IN (SELECT unnest($months))
    QUALIFY row_number() OVER (
        PARTITION BY e.month ORDER BY published_latest DESC NULLS LAST, document_id DESC
    ) <= $most
    ORDER BY e.month, published_latest DESC NULLS LAST, document_id DESC
"""
NEWS = """
    SELECT c.* FROM changes c LEFT JOIN edition_meetings m ON c.kind = 'meeting' AND m.meeting_id = c.id
    QUALIFY row_number() OVER (
        PARTITION BY c.kind, c.change ORDER BY m.start_date DESC NULLS LAST, c.id, c.what
    ) <= $most
    ORDER BY m.start_date DESC NULLS LAST, c.id, c.what
"""
TURNS = """
    FROM edition_changes WHERE position_after IN (SELECT id FROM changes WHERE change = 'new' AND kind = 'position')
    ORDER BY known_after DESC, party, issue, label, position_after, position_before LIMIT $most
"""
LATEST_CHANGES = """
    FROM edition_changes ORDER BY known_after DESC, party, issue, label, position_after, position_before LIMIT $most
"""
PARTIES = """
    WITH listed AS (
        SELECT key AS party, coalesce(max(n_of_list) FILTER (list = 'coming'), 0) AS n_coming,
            coalesce(max(n_of_list) FILTER (list = 'past'), 0) AS n_past
        FROM edition_listed_meetings WHERE kind = 'party' GROUP BY key
    ),
    stood AS (SELECT party, sum(n_positions)::INTEGER AS n_positions, count(*)::INTEGER AS n_issues
        FROM edition_cells WHERE party IS NOT NULL GROUP BY party)
    SELECT p.key AS party, coalesce(n_coming, 0) AS n_coming, coalesce(n_coming + n_past, 0) AS n_meetings,
        coalesce(n_positions, 0) AS n_positions, coalesce(n_issues, 0) AS n_issues,
        (SELECT coalesce(list(other ORDER BY number), []) FROM edition_pairs e WHERE e.party = p.key AND number <= 3)
            AS met
    FROM edition_pages p LEFT JOIN listed ON listed.party = p.key LEFT JOIN stood ON stood.party = p.key
    WHERE p.kind = 'party'
    ORDER BY n_meetings + n_positions DESC, party
"""
ISSUES = """
    WITH listed AS (
        SELECT key AS issue, sum(n_of_list)::INTEGER AS n_meetings FROM edition_listed_meetings
        WHERE kind = 'issue' AND number = 1 GROUP BY key
    ),
    changed AS (SELECT issue, count(*)::INTEGER AS n_changes FROM edition_changes GROUP BY issue),
    stood AS (
        SELECT issue, count(*)::INTEGER AS n_positions,
            arg_max({party: party, position_id: position_id, known_on: known_on},
                (coalesce(known_on, DATE '0001-01-01'), coalesce(published_latest, DATE '0001-01-01'), position_id)
            ) AS latest
        FROM edition_positions GROUP BY issue
    )
    SELECT p.key AS issue, coalesce(n_meetings, 0) AS n_meetings, coalesce(n_changes, 0) AS n_changes,
        coalesce(n_positions, 0) AS n_positions, latest
    FROM edition_pages p LEFT JOIN listed ON listed.issue = p.key LEFT JOIN changed ON changed.issue = p.key
    LEFT JOIN stood ON stood.issue = p.key
    WHERE p.kind = 'issue'
    ORDER BY p.key = 'other', n_positions DESC, p.key
"""
RELATIONS = """
    SELECT table_name AS name, comment FROM duckdb_tables() WHERE NOT temporary UNION ALL
    SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND NOT temporary ORDER BY name
"""


class News(NamedTuple):
    """One kind of change since the edition before: how often, and the first of them."""

    kind: str
    change: str
    n: int
    rows: list[Row]


@dataclass(frozen=True)
class Overview:
    """The whole in figures and lists; `facts` has the rows of meetings, documents and positions that these name.

    `counts` are the numbers of meetings, upcoming, positions, documents, quarantined, and waiting to be read again;
    `months` and `published` count meetings and documents by month. `newest_meetings` and `newest_documents` are ids in
    the order of their lists.
    """

    facts: Facts
    counts: Row
    upcoming: list[Row]
    months: list[Row]
    newest_meetings: list[str]
    published: list[Row]
    newest_documents: list[str]
    news: list[News]
    turns: list[Row]
    latest_changes: list[Row]
    parties: list[Row]
    issues: list[Row]
    gate: list[Row]
    quarantine: list[Row]
    reasons: list[Row]
    bases: list[Row]
    unresolved: list[Row]
    relations: dict[str, str]


def read_overview(con: duckdb.DuckDBPyConnection, shared: Facts) -> Overview:
    """Read the whole in figures and lists."""
    most = {"most": shared.limit("page_rows")}
    (counts,) = rows(con, COUNTS)
    changed = rows(con, NEWS, {"most": SHOWN_NEWS})
    newest_meetings, newest_documents = _ids(con, NEWEST_MEETINGS, most), _ids(con, NEWEST_DOCUMENTS, most)
    by_kind = grouped(changed, "kind")
    facts = replace(
        of_lists(
            con,
            shared,
            [*newest_meetings, *(row["id"] for row in by_kind["meeting"])],
            [*newest_documents, *(row["id"] for row in by_kind["document"])],
        ),
        positions=of_positions(con, [row["id"] for row in by_kind["position"]]),
        cells=rows(con, "FROM edition_cells ORDER BY party NULLS FIRST, issue"),
        stances=rows(con, "FROM edition_stances ORDER BY party, issue, label NULLS FIRST"),
    )
    return Overview(
        facts=facts,
        counts=counts,
        upcoming=rows(con, UPCOMING, most),
        months=rows(con, MONTHS),
        newest_meetings=newest_meetings,
        published=rows(con, PUBLISHED),
        newest_documents=newest_documents,
        news=_news(con, changed),
        turns=rows(con, TURNS, {"most": SHOWN_NEWS}),
        latest_changes=rows(con, LATEST_CHANGES, {"most": SHOWN_NEWS}),
        parties=rows(con, PARTIES),
        issues=rows(con, ISSUES),
        gate=rows(con, 'FROM gate_results ORDER BY gate, suite, expectation, "column" NULLS FIRST, reason'),
        quarantine=rows(con, "FROM quarantine ORDER BY reason, document, source, sha256 LIMIT $most", most),
        reasons=rows(con, "SELECT reason, count(*) AS n FROM quarantine GROUP BY reason ORDER BY n DESC, reason"),
        bases=rows(
            con,
            "SELECT coalesce(published_basis, 'unknown') AS basis, count(*) AS n FROM documents GROUP BY basis "
            "ORDER BY n DESC, basis",
        ),
        unresolved=rows(
            con,
            "SELECT kind, count(*) AS n, count(DISTINCT document_id) AS n_documents FROM unresolved GROUP BY kind "
            "ORDER BY n DESC, kind",
        ),
        relations={row["name"]: row["comment"] for row in rows(con, RELATIONS)},
    )


def meetings_of_months(con: duckdb.DuckDBPyConnection, shared: Facts, months: list[str]) -> Mapping[str, list[Row]]:
    """Return the meetings that begin in each month, the latest first, as many as a page shows."""
    found = rows(con, MEETINGS_OF_MONTH, {"months": months, "most": shared.limit("page_rows")})
    facts = of_lists(con, shared, [row["meeting_id"] for row in found], [])
    return {
        month: [facts.meetings[row["meeting_id"]] for row in of_month]
        for month, of_month in grouped(found, "month").items()
    }


def documents_of_months(
    con: duckdb.DuckDBPyConnection, shared: Facts, months: list[str]
) -> tuple[Facts, Mapping[str, list[Row]]]:
    """Return the documents published in each month, the latest first, as many as a page shows, and their rows."""
    found = rows(con, DOCUMENTS_OF_MONTH, {"months": months, "most": shared.limit("page_rows")})
    facts = of_lists(con, shared, [], [row["document_id"] for row in found])
    return facts, {
        month: [facts.documents[row["document_id"]] for row in of_month]
        for month, of_month in grouped(found, "month").items()
    }


def _ids(con: duckdb.DuckDBPyConnection, query: str, most: Mapping[str, int]) -> list[str]:
    return [str(name) for (name,) in con.execute(query, most).fetchall()]


def _news(con: duckdb.DuckDBPyConnection, changed: list[Row]) -> list[News]:
    """Every kind of change that there is, meetings first."""
    numbers = {
        (kind, change): number
        for kind, change, number in con.execute("SELECT kind, change, count(*) FROM changes GROUP BY ALL").fetchall()
    }
    return [
        News(
            kind,
            change,
            numbers[kind, change],
            [row for row in changed if (row["kind"], row["change"]) == (kind, change)],
        )
        for kind in KINDS
        for change in CHANGES
        if (kind, change) in numbers
    ]

"""The rows that a batch of pages needs, read from a generation: a night reads what it changes, not the whole.

`inputs.prepare` must have made its tables. Each function takes what all pages share (`read_shared`) and the keys of its
pages, and gives both with the rows of these pages, each kind in an order that does not depend on how it was stored.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from tasks.edition.facts import Facts, Listed, Row
from tasks.edition.stamp import Stamp

CellKey = tuple[str | None, str, int | None]  # party, issue, part of the passages
WANTED = "(SELECT key FROM wanted)"

# Rows of documents by where they stand: of others no text is read, not even to be thrown away.
PLACED = "(FROM documents WHERE rowid IN (SELECT rowid FROM documents WHERE document_id IN {ids}))"
# Where nothing tells the title, the headline in the text does.
DOCUMENTS = f"""
    SELECT d.* EXCLUDE ("text"), e.has_page, e.n_reports, e.n_positions,
        coalesce(d.title, substring(d."text", h.char_start + 1, h.char_end - h.char_start), d.document) AS headline
    FROM {PLACED.format(ids=WANTED)} d
    JOIN edition_documents e USING (document_id)
    LEFT JOIN (
        SELECT document_id, arg_min(char_start, paragraph) AS char_start, arg_min(char_end, paragraph) AS char_end
        FROM paragraphs WHERE kind = 'title' AND document_id IN {WANTED} GROUP BY document_id
    ) h USING (document_id)
    ORDER BY document_id
"""
MEETINGS = f"""
    FROM meetings WHERE meeting_id IN {WANTED} ORDER BY start_date NULLS LAST, end_date NULLS FIRST, meeting_id
"""
REPORTS = """
    SELECT r.* FROM meeting_reports r JOIN documents d USING (document_id) WHERE r.{key} IN (SELECT key FROM wanted)
    ORDER BY d.published_latest NULLS LAST, r.document, report_id
"""
POSITIONS = """
    SELECT p.*, e.known_on, e.told_on, e.published_earliest, e.published_latest, e.independent_source, e.part
    FROM positions p JOIN edition_positions e USING (position_id)
    WHERE p.{key} IN (SELECT key FROM wanted)
    ORDER BY e.known_on NULLS FIRST, e.published_latest NULLS FIRST, position_id
"""
# What a position in a line of time shows, of which pages of parties and issues have thousands.
STEPS = """
    SELECT p.position_id, p.document_id, p.holder, p.party, p.towards, p.issue, p.issue_label, p.stance, p.act,
        p.stated_on, p.evidence[1:1] AS evidence, e.known_on, e.published_earliest, e.published_latest, e.part
    FROM positions p JOIN edition_positions e USING (position_id)
    WHERE p.position_id IN (SELECT key FROM wanted)
    ORDER BY e.known_on NULLS FIRST, e.published_latest NULLS FIRST, position_id
"""
PASSAGES = f"""
    WITH accounts AS MATERIALIZED (
        SELECT report_id AS account_id, document_id, evidence FROM meeting_reports WHERE report_id IN {WANTED}
        UNION ALL SELECT position_id, document_id, evidence FROM positions WHERE position_id IN {WANTED}
    ),
    passages AS (
        SELECT account_id, document_id, place, evidence[place].char_start AS char_start,
            evidence[place].char_end AS char_end, evidence[place]."text" AS "text"
        FROM accounts, unnest(range(1, len(evidence) + 1)) AS places (place)
    )
    SELECT account_id, document_id, char_start, char_end, passages."text", n_characters,
        greatest(char_start - 160, 0) AS context_start,
        least(char_end + 160, n_characters) AS context_end,
        substring(documents."text", context_start + 1, char_start - context_start) AS before,
        substring(documents."text", char_end + 1, context_end - char_end) AS after
    FROM passages JOIN {PLACED.format(ids="(SELECT document_id FROM accounts)")} AS documents USING (document_id)
    ORDER BY account_id, place
"""
APART = f"""
    SELECT meeting_a AS meeting_id, meeting_b AS other_id, k.* FROM meetings_kept_apart k WHERE meeting_a IN {WANTED}
    UNION ALL SELECT meeting_b, meeting_a, k.* FROM meetings_kept_apart k WHERE meeting_b IN {WANTED}
    ORDER BY ALL
"""
CHANGES = """
    FROM edition_changes c WHERE {where}
    QUALIFY row_number() OVER (
        PARTITION BY {by} ORDER BY known_after DESC, party, issue, label, position_after, position_before
    ) <= $most
    ORDER BY known_after DESC, party, issue, label, position_after, position_before
"""
PLACE = "known_on DESC NULLS LAST, published_latest DESC NULLS LAST, position_id DESC"


def read_shared(con: duckdb.DuckDBPyConnection, stamp: Stamp, limit: Callable[[str], int]) -> Facts:
    """Read what all pages share: parties and issues by their codes."""
    parties = keyed(rows(con, "FROM parties ORDER BY code"), "code")
    return Facts(stamp, limit, parties, keyed(rows(con, "FROM issues ORDER BY issue"), "issue"))


def of_meetings(con: duckdb.DuckDBPyConnection, shared: Facts, ids: Sequence[str]) -> Facts:
    """Read what the pages of these meetings show."""
    want(con, ids)
    reports = rows(con, REPORTS.format(key="meeting_id"))
    history = rows(con, f"FROM meeting_status_history WHERE meeting_id IN {WANTED} ORDER BY meeting_id, step")
    conflicts = rows(con, f"FROM meeting_conflicts WHERE meeting_id IN {WANTED} ORDER BY ALL")
    apart = rows(con, APART)
    want(con, [*ids, *(row["other_id"] for row in apart)])
    meetings = keyed(rows(con, MEETINGS), "meeting_id")
    facts = replace(
        shared,
        meetings=meetings,
        reports=grouped(reports, "meeting_id"),
        history=grouped(history, "meeting_id"),
        conflicts=grouped(conflicts, "meeting_id"),
        kept_apart=grouped(apart, "meeting_id"),
    )
    cited = {row["document_id"] for row in (*reports, *history)}
    return _with_passages(con, facts, [row["report_id"] for row in reports], cited)


def of_former(con: duckdb.DuckDBPyConnection, shared: Facts, ids: Sequence[str]) -> Facts:
    """Read what the pages of these former ids of meetings show."""
    want(con, ids)
    former = rows(con, f"FROM meeting_redirects WHERE old_id IN {WANTED} ORDER BY old_id")
    want(con, [row["meeting_id"] for row in former])
    return replace(shared, former=former, meetings=keyed(rows(con, MEETINGS), "meeting_id"))


def of_documents(con: duckdb.DuckDBPyConnection, shared: Facts, ids: Sequence[str]) -> Facts:
    """Read what the pages of these documents show."""
    want(con, ids)
    reports, positions = rows(con, REPORTS.format(key="document_id")), rows(con, POSITIONS.format(key="document_id"))
    linked = rows(con, f"SELECT copy_of, superseded_by FROM documents WHERE document_id IN {WANTED}")
    facts = replace(shared, reports=grouped(reports, "document_id"), positions=keyed(positions, "position_id"))
    accounts = [*(row["report_id"] for row in reports), *facts.positions]
    return _with_passages(con, facts, accounts, {*ids, *(name for row in linked for name in row.values() if name)})


def of_cells(con: duckdb.DuckDBPyConnection, shared: Facts, keys: Sequence[CellKey]) -> Facts:
    """Read what these parts of the passages of parties on issues show."""
    _want_cells(con, keys)
    chosen = con.execute(
        "SELECT position_id FROM edition_positions e JOIN wanted_cells w ON w.party IS NOT DISTINCT FROM e.party "
        "AND w.issue = e.issue AND w.part IS NOT DISTINCT FROM e.part"
    ).fetchall()
    want(con, [name for (name,) in chosen])
    positions = rows(con, POSITIONS.format(key="position_id"))
    facts = replace(
        shared,
        positions=keyed(positions, "position_id"),
        **_standing(con, shared, "(party, issue) IN (SELECT (party, issue) FROM wanted_cells)", "c.party, c.issue"),
        cells=_cells(con, "(SELECT party, issue FROM wanted_cells)"),
    )
    return _with_passages(con, facts, list(facts.positions), {row["document_id"] for row in positions})


def of_parties(con: duckdb.DuckDBPyConnection, shared: Facts, codes: Sequence[str]) -> Facts:
    """Read what the pages of these parties show: of each kind of fact as many as their limits allow, the newest."""
    want(con, codes)
    steps, most = shared.limit("page_steps"), shared.limit("page_facts")
    facts = replace(
        shared,
        cells=_cells(con, "(SELECT party, issue FROM edition_cells WHERE party IN (SELECT key FROM wanted))"),
        **_standing(con, shared, "c.party IN (SELECT key FROM wanted)", "c.party, c.issue", "page_turns"),
    )
    speakers = rows(
        con,
        f"FROM edition_speakers WHERE party IN {WANTED} AND number <= $most ORDER BY party, number",
        {"most": most},
    )
    addressed = con.execute(
        f"SELECT position_id, towards, count(*) OVER (PARTITION BY towards) FROM edition_positions "
        f"WHERE towards IN {WANTED} QUALIFY row_number() OVER (PARTITION BY towards ORDER BY {PLACE}) <= $most",
        {"most": most},
    ).fetchall()
    strips = con.execute(
        f"SELECT position_id FROM edition_positions WHERE party IN {WANTED} "
        f"QUALIFY row_number() OVER (PARTITION BY party, issue ORDER BY {PLACE}) <= $most",
        {"most": steps},
    ).fetchall()
    facts = replace(
        facts,
        speakers=grouped(speakers, "party"),
        pairs=_pairs(con, most),
        listed=_listed(con, shared, "party"),
    )
    want(
        con,
        [
            *(name for name, *_ in (*addressed, *strips)),
            *(row["latest_position_id"] for row in (*speakers, *facts.cells)),
        ],
    )
    positions = keyed(rows(con, STEPS), "position_id")
    wanted = {name for name, *_ in addressed}
    newest = [row for row in reversed(positions.values()) if row["position_id"] in wanted]
    return replace(
        facts,
        positions=positions,
        addressed=grouped(newest, "towards"),
        n_addressed={towards: n for _, towards, n in addressed},
    )


def of_issues(con: duckdb.DuckDBPyConnection, shared: Facts, issues: Sequence[str]) -> Facts:
    """Read what the pages of these issues show: of each kind of fact as many as their limits allow, the newest."""
    want(con, issues)
    facts = replace(
        shared,
        cells=_cells(con, "(SELECT party, issue FROM edition_cells WHERE issue IN (SELECT key FROM wanted))"),
        **_standing(con, shared, "c.issue IN (SELECT key FROM wanted)", "c.issue"),
        listed=_listed(con, shared, "issue"),
    )
    course = con.execute(
        f"SELECT position_id FROM edition_positions WHERE issue IN {WANTED} "
        f"QUALIFY row_number() OVER (PARTITION BY issue ORDER BY {PLACE}) <= $most",
        {"most": shared.limit("page_course")},
    ).fetchall()
    want(con, [*(name for (name,) in course), *(row["latest_position_id"] for row in facts.cells)])
    return replace(facts, positions=keyed(rows(con, STEPS), "position_id"))


def of_lists(con: duckdb.DuckDBPyConnection, shared: Facts, meetings: Sequence[str], documents: Sequence[str]) -> Facts:
    """Read the rows of meetings and documents that lists show."""
    want(con, meetings)
    rows_of_meetings = keyed(rows(con, MEETINGS), "meeting_id")
    want(con, documents)
    return replace(shared, meetings=rows_of_meetings, documents=keyed(rows(con, DOCUMENTS), "document_id"))


def of_positions(con: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> dict[str, Row]:
    """Read these positions, by their ids, in the order of time."""
    want(con, ids)
    return keyed(rows(con, POSITIONS.format(key="position_id")), "position_id")


def want(con: duckdb.DuckDBPyConnection, keys: Sequence[str | None]) -> None:
    """Put the keys where the queries look for them."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE wanted AS SELECT DISTINCT key FROM (SELECT unnest($keys::VARCHAR[]) AS key) "
        "WHERE key IS NOT NULL",
        {"keys": list(keys)},
    )


def rows(con: duckdb.DuckDBPyConnection, query: str, given: Mapping[str, Any] | None = None) -> list[Row]:
    """Return the rows of a query as dictionaries of their columns."""
    result: list[Row] = con.sql(query, params=given).pl().to_dicts()
    return result


def keyed(found: Iterable[Row], key: str) -> dict[str, Row]:
    """Return the rows by their key."""
    return {row[key]: row for row in found}


def grouped(found: Iterable[Row], key: str) -> Mapping[str, list[Row]]:
    """Return the rows by what they belong to."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row[key]].append(row)
    return groups


def _want_cells(con: duckdb.DuckDBPyConnection, keys: Sequence[CellKey]) -> None:
    parties, issues, parts = ([key[place] for key in keys] for place in range(3))
    con.execute(
        "CREATE OR REPLACE TEMP TABLE wanted_cells AS SELECT unnest($parties::VARCHAR[]) AS party, "
        "unnest($issues::VARCHAR[]) AS issue, unnest($parts::INTEGER[]) AS part",
        {"parties": parties, "issues": issues, "parts": parts},
    )


def _with_passages(
    con: duckdb.DuckDBPyConnection, facts: Facts, accounts: Sequence[str], documents: Iterable[str]
) -> Facts:
    """Add the passages of reports and positions, and the documents named."""
    want(con, accounts)
    passages = grouped(map(_whole_words, rows(con, PASSAGES)), "account_id")
    want(con, list(documents))
    return replace(facts, passages=passages, documents=keyed(rows(con, DOCUMENTS), "document_id"))


def _whole_words(passage: Row) -> Row:
    """The passage with a context that neither begins nor ends within a word."""
    if passage["context_start"] > 0:
        passage["before"] = passage["before"].partition(" ")[2] or passage["before"]
    if passage["context_end"] < passage["n_characters"]:
        passage["after"] = passage["after"].rpartition(" ")[0] or passage["after"]
    return passage


def _cells(con: duckdb.DuckDBPyConnection, keys: str) -> list[Row]:
    """The rows of cells whose party and issue are among the keys."""
    return rows(
        con,
        f"SELECT c.* FROM edition_cells c JOIN (SELECT DISTINCT party, issue FROM {keys}) k "
        "ON k.party IS NOT DISTINCT FROM c.party AND k.issue = c.issue ORDER BY c.party NULLS FIRST, c.issue",
    )


def _standing(
    con: duckdb.DuckDBPyConnection, shared: Facts, where: str, by: str, limit: str = "page_facts"
) -> dict[str, Any]:
    """Where parties stand, and the newest of their changes of stance, of each group as many as the limit allows."""
    return {
        "stances": rows(con, f"FROM edition_stances c WHERE {where} ORDER BY party, issue, label NULLS FIRST"),
        "position_changes": rows(con, CHANGES.format(where=where, by=by), {"most": shared.limit(limit)}),
    }


def _pairs(con: duckdb.DuckDBPyConnection, most: int) -> Mapping[str, list[Row]]:
    """Whom the parties met, most often first."""
    found = rows(
        con, f"FROM edition_pairs WHERE party IN {WANTED} AND number <= $most ORDER BY party, number", {"most": most}
    )
    return grouped(found, "party")


def _listed(con: duckdb.DuckDBPyConnection, shared: Facts, kind: str) -> dict[tuple[str, str], Listed]:
    """The lists of meetings of parties or issues, each with the first of its meetings."""
    lists: dict[tuple[str, str], Listed] = {}
    for row in rows(
        con,
        f"SELECT l.key AS of, l.list, l.n_of_list, m.* "
        f"FROM edition_listed_meetings l JOIN meetings m USING (meeting_id) "
        f"WHERE l.kind = $kind AND l.key IN {WANTED} AND l.number <= $most ORDER BY of, l.list, l.number",
        {"kind": kind, "most": shared.limit("page_facts")},
    ):
        lists.setdefault((row["of"], row["list"]), Listed(row["n_of_list"])).shown.append(row)
    return lists

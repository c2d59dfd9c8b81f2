"""The index that the search box looks in, and the page that lists parties, issues and people without scripts.

Of meetings, people, positions and documents the newest can be found, as many as `search_entries` allows: a browser
loads the whole index. Older meetings and documents are in the lists of their months; all are in the tables.
"""

import json
from collections.abc import Iterator
from itertools import groupby

import duckdb

from tasks.edition import addresses, words
from tasks.edition.facts import Facts
from tasks.edition.overview import Overview
from tasks.edition.site import Page
from tasks.edition.slices import of_lists, rows

ADDRESS = "search.html"
LONGEST_QUOTE = 160
Entry = tuple[str, str, str, str]  # kind, title, line below it, address

PEOPLE = """
    SELECT person, count(*)::INTEGER AS n, arg_max(meeting_id, place) AS latest FROM (
        SELECT unnest(people) AS person, meeting_id,
            (coalesce(start_date, '9999'), coalesce(end_date, ''), meeting_id) AS place
        FROM edition_meetings
    )
    GROUP BY person ORDER BY max(place) DESC, person LIMIT $most
"""
MEETINGS = "SELECT meeting_id FROM edition_meetings ORDER BY month DESC, start_date DESC, meeting_id DESC LIMIT $most"
POSITIONS = """
    SELECT p.position_id, p.party, p.issue, p.issue_label, p.holder, p.stance, e.part,
        coalesce(p.quote, p.evidence[1]."text") AS said
    FROM (
        FROM edition_positions ORDER BY known_on DESC NULLS LAST, published_latest DESC NULLS LAST, position_id DESC
        LIMIT $most
    ) e
    JOIN positions p USING (position_id)
    ORDER BY e.known_on DESC NULLS LAST, e.published_latest DESC NULLS LAST, p.position_id DESC
"""
DOCUMENTS = """
    SELECT document_id FROM edition_documents WHERE has_page ORDER BY month DESC, document_id DESC LIMIT $most
"""


def page(con: duckdb.DuckDBPyConnection, overview: Overview) -> Page:
    """Return the page of results, which without scripts lists parties, issues and people by name."""
    listed = [*_names(overview), *_people(con, overview.facts)]
    kinds = [
        (kind, sorted(of_kind, key=lambda entry: words.plain(entry[1]))) for kind, of_kind in groupby(listed, _kind)
    ]
    return Page(ADDRESS, "Search", "search.html", {"kinds": kinds})


def index_script(con: duckdb.DuckDBPyConnection, overview: Overview) -> str:
    """Return the script that hands the index to the search box; a page opened from disk may load scripts, not data."""
    found = [
        (kind, words.visible(title), words.visible(line), address)
        for kind, title, line, address in entries(con, overview)
    ]
    text = json.dumps(found, ensure_ascii=True, separators=(",", ":"))
    return f"window.parleyIndex={text};\n"


def entries(con: duckdb.DuckDBPyConnection, overview: Overview) -> Iterator[Entry]:
    """Give what can be found: parties, issues, people, meetings, positions and documents with facts."""
    yield from _names(overview)
    yield from _people(con, overview.facts)
    most = {"most": overview.facts.limit("search_entries")}
    meetings = [str(name) for (name,) in con.execute(MEETINGS, most).fetchall()]
    documents = [str(name) for (name,) in con.execute(DOCUMENTS, most).fetchall()]
    facts = of_lists(con, overview.facts, meetings, documents)
    for row in map(facts.meetings.__getitem__, meetings):
        when = words.period(row["start_date"], row["end_date"])
        line = " · ".join(filter(None, [when, row["status"], row["place"], *row["people"]]))
        title = row["title"] or words.listed([facts.party_name(code) for code in row["parties"]])
        yield "meeting", title, line, addresses.meeting(row["meeting_id"])
    for row in rows(con, POSITIONS, most):
        title = f"{row['holder']}: {row['stance']}, {facts.issue_label(row['issue'], row['issue_label'])}"
        address = addresses.position(row["party"], row["issue"], row["position_id"], row["part"])
        yield "position", title, row["said"][:LONGEST_QUOTE], address
    for row in map(facts.documents.__getitem__, documents):
        line = ", ".join(filter(None, [row["publisher"], words.day(row["published_latest"])]))
        yield "document", row["headline"], line, addresses.document(row["document_id"])


def _names(overview: Overview) -> Iterator[Entry]:
    """Parties that met or spoke, by code, and issues of positions."""
    facts = overview.facts
    for code in sorted(row["party"] for row in overview.parties if row["n_meetings"] or row["n_positions"]):
        yield "party", facts.party_name(code), code, addresses.party(code)
    for issue in sorted({row["issue"] for row in facts.stances}):
        yield "issue", facts.issue_label(issue), "who stands where", addresses.issue(issue)


def _people(con: duckdb.DuckDBPyConnection, facts: Facts) -> Iterator[Entry]:
    for row in sorted(rows(con, PEOPLE, {"most": facts.limit("search_entries")}), key=lambda row: str(row["person"])):
        yield "person", row["person"], words.many(row["n"], "meeting"), addresses.meeting(row["latest"])


def _kind(entry: Entry) -> str:
    return entry[0]

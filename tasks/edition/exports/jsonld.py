"""`data/facts.jsonld`, and the description of one meeting for its page: facts in the words of schema.org.

A meeting is an Event, a position a Claim, with the holder's own words a Quotation as well; a document is an Article.
What schema.org has no word for (status, stance, act, confidence) is a property of `urn:parley:term:`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from tasks.edition import addresses
from tasks.edition.exports.carried import json_line, urn
from tasks.edition.exports.lines import Kind, Lines
from tasks.edition.exports.rows import rows
from tasks.edition.slices import want
from tasks.edition.stamp import Stamp

# Terms are given here, not by the address of a context: reading the file needs no network.
SEPARATOR = b",\n"
CONTEXT = {"@vocab": "https://schema.org/", "parley": "urn:parley:term:"}
EVENT_STATUS = {
    "held": "EventScheduled",
    "ongoing": "EventScheduled",
    "scheduled": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
ATTENDANCE = {
    "in_person": "OfflineEventAttendanceMode",
    "phone": "OnlineEventAttendanceMode",
    "video": "OnlineEventAttendanceMode",
}
PARTY_TYPES = {"state": "Country", "territory": "Country", "organisation": "Organization", "group": "Organization"}

# What could end a script element, or a line of a script, in a page.
ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}

MEETINGS = """
    SELECT meetings.*, list(DISTINCT meeting_reports.document_id ORDER BY meeting_reports.document_id)
        FILTER (meeting_reports.document_id IS NOT NULL) AS document_ids
    FROM meetings LEFT JOIN meeting_reports USING (meeting_id)
    WHERE meetings.meeting_id IN (SELECT key FROM wanted)
    GROUP BY ALL
"""
POSITIONS = """
    SELECT p.*, e.part FROM positions p JOIN edition_positions e USING (position_id)
    WHERE position_id IN (SELECT key FROM wanted)
"""
DOCUMENTS = "SELECT * EXCLUDE (text) FROM documents WHERE document_id IN (SELECT key FROM wanted)"
FACTS = "SELECT day, id, digest FROM edition_facts WHERE kind = '{kind}'"
# Where lines tell the address of a passage, it is part of them in which part it stands.
PLACED_FACTS = "SELECT day, id, hash(digest, part) AS digest FROM edition_facts WHERE kind = '{kind}'"
NAMED_PARTIES = """
    SELECT unnest(parties) FROM meetings UNION SELECT party FROM positions UNION SELECT towards FROM positions
"""
NAMED_ISSUES = "SELECT unnest(issues) FROM meetings UNION SELECT issue FROM positions"
PARTIES = "SELECT * FROM parties ORDER BY code"
ISSUES = "SELECT * FROM issues ORDER BY issue"


def meeting_jsonld(meeting: Mapping[str, Any], site_url: str = "", *, context: bool = True) -> dict[str, Any]:
    """One meeting as an Event of schema.org, from a row of `meetings`; `document_ids`, if given, name its documents."""
    people = [{"@type": "Person", "name": person} for person in meeting["people"]]
    place = {"@type": "Place", "name": meeting["place"], "address": _country(meeting["country"])}
    status, mode = EVENT_STATUS.get(meeting["status"]), ATTENDANCE.get(meeting["format"] or "")
    event = {
        "@context": CONTEXT if context else None,
        "@id": urn("meeting", meeting["meeting_id"]),
        "@type": "Event",
        "identifier": meeting["meeting_id"],
        "name": meeting["title"],
        "url": site_url + addresses.meeting(meeting["meeting_id"]) if site_url else None,
        "startDate": meeting["start_date"],
        "endDate": meeting["end_date"],
        "eventStatus": _term(status),
        "eventAttendanceMode": _term(mode),
        "location": _filled(place) if meeting["place"] or meeting["country"] else None,
        "attendee": [{"@id": urn("party", party)} for party in meeting["parties"]] + people,
        "about": [{"@id": urn("issue", issue)} for issue in meeting["issues"]],
        "subjectOf": [{"@id": urn("document", document)} for document in meeting.get("document_ids") or ()],
        "parley:status": meeting["status"],
        "parley:confidence": meeting["confidence"],
    }
    return _filled(event)


def script(description: Mapping[str, Any]) -> str:
    """The text for a `<script type="application/ld+json">`: JSON in which nothing ends the element or opens another."""
    return json.dumps(description, ensure_ascii=False).translate(ESCAPED)


def write_facts(con: duckdb.DuckDBPyConnection, stamp: Stamp, lines: Lines, path: Path) -> None:
    """Write all meetings, positions, and the documents, parties and issues that they name, each on a line of its own.

    Those that are as in the edition before are taken from there.
    """
    parties = rows(con, PARTIES)
    with path.open("wb") as file:
        file.write(f'{{"@context": {json.dumps(CONTEXT)}, "@graph": [\n'.encode())
        written = lines.write(file, f"data/{path.name}", list(_kinds(con, parties, stamp.site_url)), SEPARATOR)
        if named := list(_named(con, parties)):
            file.write((SEPARATOR if written else b"") + SEPARATOR.join(line.encode() for line in named))
        file.write(b"\n]}\n")


def _kinds(con: duckdb.DuckDBPyConnection, parties: Sequence[dict[str, Any]], site_url: str) -> Iterator[Kind]:
    names = {party["code"]: party["name"] for party in parties}
    kinds: tuple[tuple[str, str, Callable[[dict[str, Any]], dict[str, Any]]], ...] = (
        ("meeting", MEETINGS, lambda row: meeting_jsonld(row, site_url, context=False)),
        ("position", POSITIONS, lambda row: _position(row, names, site_url)),
        ("document", DOCUMENTS, lambda row: _document(row, site_url)),
    )
    for kind, query, node in kinds:
        yield Kind(
            kind,
            (PLACED_FACTS if site_url else FACTS).format(kind=kind),
            partial(_rendered, con, query, f"{kind}_id", node),
        )


def _rendered(
    con: duckdb.DuckDBPyConnection,
    query: str,
    key: str,
    node: Callable[[dict[str, Any]], dict[str, Any]],
    ids: list[str],
) -> dict[str, str]:
    """The lines of these facts by their ids."""
    want(con, ids)
    return {row[key]: json_line(node(row)) for row in rows(con, query)}


def _named(con: duckdb.DuckDBPyConnection, parties: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The lines of the parties and issues that facts name."""
    named = {urn("party", code) for (code,) in con.execute(NAMED_PARTIES).fetchall() if code}
    named |= {urn("issue", issue) for (issue,) in con.execute(NAMED_ISSUES).fetchall() if issue}
    known = {urn("party", row["code"]): _party(row) for row in parties}
    known |= {urn("issue", row["issue"]): _issue(row) for row in rows(con, ISSUES)}
    return (json_line(known[name]) for name in sorted(named & known.keys()))


def _position(position: Mapping[str, Any], names: Mapping[str, str], site_url: str) -> dict[str, Any]:
    party = {"@id": urn("party", position["party"])} if position["party"] else None
    page = addresses.position(position["party"], position["issue"], position["position_id"], position["part"])
    quote = position["quote"]
    person = _filled({"@type": "Person", "name": position["holder"], "affiliation": party})
    claim = {
        "@id": urn("position", position["position_id"]),
        "@type": ["Claim", "Quotation"] if quote else "Claim",
        "identifier": position["position_id"],
        "url": site_url + page if site_url else None,
        "about": {"@id": urn("issue", position["issue"])},
        # The party itself is the holder where no person is named.
        "creator": party if position["holder"] == names.get(position["party"]) else person,
        "text": quote or position["evidence"][0]["text"],
        "dateCreated": position["stated_on"],
        "appearance": {"@id": urn("document", position["document_id"])},
        "name": position["issue_label"],
        "parley:towards": {"@id": urn("party", position["towards"])} if position["towards"] else None,
        "parley:stance": position["stance"],
        "parley:act": position["act"],
        "parley:confidence": position["confidence"],
    }
    return _filled(claim)


def _document(document: Mapping[str, Any], site_url: str) -> dict[str, Any]:
    publisher, author, day = document["publisher"], document["author"], document["published_earliest"]
    known = day == document["published_latest"]
    article = {
        "@id": urn("document", document["document_id"]),
        "@type": "Article",
        "identifier": document["document"],
        "headline": document["title"],
        "url": document["url"],
        "mainEntityOfPage": site_url + addresses.document(document["document_id"]) if site_url else None,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "author": {"@type": "Person", "name": author} if author else None,
        "datePublished": day.isoformat() if day and known else None,
        "inLanguage": document["language"],
    }
    return _filled(article)


def _party(party: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "@id": urn("party", party["code"]),
        "@type": PARTY_TYPES[party["kind"]],
        "identifier": party["code"],
        "name": party["name"],
    }


def _issue(issue: Mapping[str, Any]) -> dict[str, Any]:
    node = {
        "@id": urn("issue", issue["issue"]),
        "@type": "DefinedTerm",
        "termCode": issue["issue"],
        "name": issue["label"],
        "description": issue["description"],
    }
    return _filled(node)


def _country(code: str | None) -> dict[str, str] | None:
    return {"@type": "PostalAddress", "addressCountry": code} if code else None


def _term(name: str | None) -> dict[str, str] | None:
    return {"@id": f"https://schema.org/{name}"} if name else None


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """The node without properties of which nothing is known."""
    return {name: value for name, value in node.items() if value is not None and value != []}

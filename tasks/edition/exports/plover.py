"""`data/events.plover.jsonl`: events in the fields of PLOVER, one JSON object a line, for programs that read such data.

Fields and their meaning: PLOVER 0.7b1, chapter 'JSON Data Fields' (Open Event Data Alliance). A meeting is one event
all of whose parties are sources, as PLOVER has it for what is mutual, but for a visit, whose host is the recipient; the
pairs of CAMEO are in the table coded_events. `event_text` holds the passages; `text`, for whole texts, stays away.
Fields that PLOVER does not have: `kind`, `status`, `stance`, `issues`, `date_edtf`, `date_basis`, `cameo_code`,
`confidence`, and `party` of an actor. An event counts as coded when the newest document that tells of it was taken in.
"""

from datetime import UTC
from pathlib import Path
from typing import Any

import duckdb

from tasks.edition.exports.carried import json_line
from tasks.edition.exports.edtf import first_day, last_day
from tasks.edition.exports.lines import Kind, Lines
from tasks.edition.exports.rows import rows
from tasks.edition.slices import want
from tasks.edition.stamp import Stamp

CODEBOOK = "plover-base-0.7b1"
VISIT = "042"

EVENTS = """
    WITH cited AS (
        SELECT
            accounts.kind,
            accounts.fact_id,
            list({
                document: documents.document, title: documents.title, publisher: documents.publisher,
                url: documents.url, language: documents.language, evidence: accounts.evidence
            } ORDER BY documents.published_latest NULLS LAST, documents.document_id) AS sources,
            min(documents.published_earliest) AS published_earliest,
            min(documents.published_latest) AS published_latest,
            max(documents.ingested_at) AS coded_at
        FROM (
            SELECT 'meeting' AS kind, meeting_id AS fact_id, document_id, evidence FROM meeting_reports
            WHERE meeting_id IN (SELECT key FROM wanted)
            UNION ALL SELECT 'position', position_id, document_id, evidence FROM positions
            WHERE position_id IN (SELECT key FROM wanted)
        ) AS accounts
        JOIN documents USING (document_id)
        GROUP BY ALL
    ),
    -- Of a meeting the pairs of coded_events say who acts and with which code; it is one event here.
    events AS (
        SELECT
            kind, fact_id, any_value(event_date) AS event_date, any_value(plover_event) AS plover_event,
            any_value(plover_mode) AS plover_mode, min(cameo_code) AS cameo_code, any_value(confidence) AS confidence,
            any_value(source) AS source, any_value(source_party) AS source_party, any_value(target) AS target,
            any_value(target_party) AS target_party
        FROM coded_events
        WHERE fact_id IN (SELECT key FROM wanted)
        GROUP BY kind, fact_id
    )
    SELECT
        events.*, cited.* EXCLUDE (kind, fact_id), meetings.status, meetings.end_date, meetings.parties,
        meetings.actor_codes, meetings.host, meetings.place, meetings.country, positions.stance, positions.holder,
        coalesce(meetings.issues, [positions.issue]) AS issues
    FROM events
    LEFT JOIN cited USING (kind, fact_id)
    LEFT JOIN meetings ON events.kind = 'meeting' AND meetings.meeting_id = events.fact_id
    LEFT JOIN positions ON events.kind = 'position' AND positions.position_id = events.fact_id
    ORDER BY events.kind, events.fact_id
"""
CODED = """
    SELECT facts.day, facts.id, facts.digest FROM edition_facts AS facts WHERE facts.kind = '{kind}'
    AND facts.id IN (SELECT fact_id FROM coded_events WHERE coded_events.kind = '{kind}')
"""


def write_events(con: duckdb.DuckDBPyConnection, stamp: Stamp, lines: Lines, path: Path) -> None:
    """Write one line per coded meeting and position; those that are as in the edition before are taken from there."""
    names: dict[str, str] = dict(con.execute("SELECT code, name FROM parties").fetchall())

    def rendered(ids: list[str]) -> dict[str, str]:
        want(con, ids)
        return {event["fact_id"]: json_line(_record(event, names, stamp)) for event in rows(con, EVENTS)}

    kinds = [Kind(kind, CODED.format(kind=kind), rendered) for kind in ("meeting", "position")]
    with path.open("wb") as file:
        if lines.write(file, f"data/{path.name}", kinds, b"\n"):
            file.write(b"\n")


def _record(event: dict[str, Any], names: dict[str, str], stamp: Stamp) -> dict[str, Any]:
    """One event as PLOVER has it, without fields of which nothing is known."""
    sources, recipients = _sides(event, names)
    record = {
        "id": event["fact_id"],
        "has_event": True,
        **_when(event),
        "source": sources,
        "recipient": recipients,
        "event": [event["plover_event"]] if event["plover_event"] else [],
        "mode": [event["plover_mode"]] if event["plover_mode"] else None,
        "event_loc": _filled({"name": event["place"], "cc3": event["country"]}),
        "event_text": [passage["text"] for source in event["sources"] or () for passage in source["evidence"]],
        "text_info": [
            {"document": source["document"], "start": passage["char_start"], "end": passage["char_end"]}
            for source in event["sources"] or ()
            for passage in source["evidence"]
        ],
        "cite_info": [_citation(source) for source in event["sources"] or ()],
        "coder": f"parley {stamp.parley_version}".strip(),
        "coded_date": (event["coded_at"] or stamp.built_at).astimezone(UTC).date().isoformat(),
        "kind": event["kind"],
        "status": event["status"],
        "stance": event["stance"],
        "issues": event["issues"],
        "cameo_code": event["cameo_code"],
        "confidence": event["confidence"],
    }
    return {name: value for name, value in record.items() if value not in (None, {})}


def _when(event: dict[str, Any]) -> dict[str, str | None]:
    """First and last day that the event may have, and whether the text says it or only the day of publication does."""
    first, last = first_day(event["event_date"]), last_day(event["end_date"] or event["event_date"])
    basis = "stated"
    if first is None:
        first, last, basis = event["published_earliest"], event["published_latest"], "published"
    if first is None:
        return {"date": "", "date_basis": "unknown"}  # PLOVER asks for the field
    return {
        "date": first.isoformat(),
        "enddate": last.isoformat() if last and last > first else None,
        "date_edtf": event["event_date"],
        "date_basis": basis,
    }


def _sides(event: dict[str, Any], names: dict[str, str]) -> tuple[list[dict[str, str]], list[dict[str, str]] | None]:
    if event["kind"] == "position":
        holder = _actor(event["source"], event["source_party"], names) | {"actor_text": event["holder"]}
        target = event["target_party"]
        return [holder], [_actor(event["target"], target, names)] if target else None
    codes = event["actor_codes"] or [None] * len(event["parties"])
    actors = {party: _actor(code, party, names) for party, code in zip(event["parties"], codes, strict=False)}
    host = event["host"]
    if event["cameo_code"] == VISIT and host in actors:
        return [actor for party, actor in actors.items() if party != host], [actors[host]]
    return list(actors.values()), None


def _actor(code: str | None, party: str | None, names: dict[str, str]) -> dict[str, str]:
    """An actor: its code of three letters (RUS, IGO), what follows as sector (GOV), and who it is."""
    code = code or ""
    return _filled(
        {"code": code[:3], "sector": code[3:], "party": party, "identifier_text": names.get(party or "", party)}
    )


def _citation(source: dict[str, Any]) -> dict[str, str]:
    return _filled(
        {
            "citation": source["document"],
            "url": source["url"],
            "title": source["title"],
            "language": source["language"],
            "publication": source["publisher"],
            "codebook": CODEBOOK,
        }
    )


def _filled(given: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}

"""Warehouses of made-up facts, written through the schema without a night: a few facts, or very many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import duckdb
import polars as pl

BUILT_AT = dt.datetime(2019, 3, 20, 2, 0, 0, tzinfo=dt.UTC)
INGESTED_AT = dt.datetime(2019, 3, 11, 2, 0, 0, tzinfo=dt.UTC)
PARTIES = (
    {"code": "CHL", "name": "Chile", "kind": "state", "iso3": "CHL", "cow": 155, "gw": 155, "cameo_actor": "CHL"},
    {"code": "URY", "name": "Uruguay", "kind": "state", "iso3": "URY", "cow": 165, "gw": 165, "cameo_actor": "URY"},
    {"code": "NATO", "name": "NATO", "kind": "organisation", "cameo_actor": "IGOWSTNAT"},
)
ISSUES = (
    {"issue": "trade", "label": "Trade", "description": "trade deals"},
    {"issue": "dialogue", "label": "Dialogue", "description": "talks"},
    {"issue": "other", "label": "Other", "description": "what is no issue of the list"},
)
SETTINGS = {
    "max_panel_rows": "5000",
    "max_feed_entries": "50",
    "licence_name": "CC-BY-4.0",
    "licence_title": "Creative Commons Attribution 4.0 International",
    "licence_path": "https://creativecommons.org/licenses/by/4.0/",
}


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that may leave columns out."""
    if rows:
        con.register("made_up", pl.DataFrame(rows, infer_schema_length=None))
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM made_up")
        con.unregister("made_up")


def passage(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"char_start": start, "char_end": start + len(words), "text": words}


def generation(con: duckdb.DuckDBPyConnection) -> None:
    insert(
        con,
        "generation",
        [{"number": 7, "built_at": BUILT_AT, "as_of": BUILT_AT, "schema_version": "s", "parley_version": "1.2.3"}],
    )
    insert(con, "parties", PARTIES)
    insert(con, "issues", ISSUES)
    insert(con, "publishing_settings", [{"name": name, "value": value} for name, value in SETTINGS.items()])


def document(document_id: str, text: str, day: dt.date | None = dt.date(2019, 3, 10), **given: Any) -> dict[str, Any]:
    return {
        "document_id": document_id, "document": f"{document_id}.txt", "source": f"/{document_id}.txt", "text": text,
        "n_characters": len(text), "sha256": "s", "input_sha256": "i", "extractor_version": "1",
        "ingested_at": INGESTED_AT, "published_earliest": day, "published_latest": day, "language": "en",
    } | given  # fmt: skip


def meeting(meeting_id: str, **given: Any) -> dict[str, Any]:
    return {
        "meeting_id": meeting_id, "title": "Chile–Uruguay meeting", "parties": ["CHL", "URY"], "people": ["Ana Duarte"],
        "start_date": "2019-03-12", "end_date": "2019-03-12", "place": "Montevideo", "country": "URY",
        "format": "in_person", "status": "scheduled", "issues": ["trade"], "n_documents": 1,
        "n_independent_sources": 1, "confidence": 0.75, "host": "URY", "actor_codes": ["CHLGOV", "URY"],
        "plover_event": "CONSULT", "plover_mode": "visit", "cameo_code": "042",
    } | given  # fmt: skip


def report(report_id: str, document_id: str, of: dict[str, Any], evidence: list[dict[str, Any]]) -> dict[str, Any]:
    shared = {name: of[name] for name in of if name not in ("n_documents", "n_independent_sources")}
    return shared | {
        "report_id": report_id, "document_id": document_id, "document": f"{document_id}.txt", "rule": "r",
        "origins": "{}", "evidence": evidence,
    }  # fmt: skip


def step(of: dict[str, Any], document_id: str, number: int, event: str, status: str) -> dict[str, Any]:
    return {
        "meeting_id": of["meeting_id"], "step": number, "event": event, "status": status, "credible": True,
        "decides": True, "report_id": f"r_{document_id}_{number}", "document_id": document_id, "document": document_id,
        "start_date": of["start_date"], "end_date": of["end_date"],
    }  # fmt: skip


def position(position_id: str, document_id: str, evidence: list[dict[str, Any]], **given: Any) -> dict[str, Any]:
    return {
        "position_id": position_id, "document_id": document_id, "document": f"{document_id}.txt",
        "holder": "Ana Duarte", "party": "URY", "towards": "CHL", "issue": "trade", "issue_label": None,
        "stance": "support", "act": "state", "stated_on": "2019-03-09", "quote": None, "evidence": evidence,
        "rule": "r", "origins": "{}", "confidence": 0.5, "holder_code": "URYGOV", "plover_event": "SUPPORT",
        "plover_mode": None, "cameo_code": "051",
    } | given  # fmt: skip


def change(kind: str, identifier: str, **given: Any) -> dict[str, Any]:
    return {"change": "new", "kind": kind, "id": identifier, "document": None, "what": None, "before": None,
            "after": "status: scheduled"} | given  # fmt: skip


def few_facts(con: duckdb.DuckDBPyConnection, texts: Sequence[str]) -> None:
    """A document, meeting and position per text, with the text as title, name, passage and wherever else one stands.

    Meetings are scheduled, positions support; every second position is of the party itself.
    """
    generation(con)
    documents, meetings, reports, history, positions, changes = [], [], [], [], [], []
    for number, words in enumerate(texts):
        text = f"Before. {words} After."
        evidence = [passage(text, words)] if words else [passage(text, "Before.")]
        mine = {"title": words, "publisher": words, "author": words, "url": f"https://news.example/{number}"}
        documents.append(document(f"d_{number:02d}", text, **mine))
        met = meeting(f"m_{number:02d}", title=words, people=[words], place=words)
        meetings.append(met)
        reports.append(report(f"r_{number:02d}", f"d_{number:02d}", met, evidence))
        history.append(step(met, f"d_{number:02d}", 1, "announced", "scheduled"))
        holder = "Uruguay" if number % 2 else words
        stated = {"holder": holder, "quote": words, "issue": "other", "issue_label": words}
        positions.append(position(f"p_{number:02d}", f"d_{number:02d}", evidence, **stated))
        changes.append(change("meeting", f"m_{number:02d}", after=words))
        changes.append(change("position", f"p_{number:02d}", document=words, after=words))
    rows = {
        "documents": documents, "meetings": meetings, "meeting_reports": reports, "meeting_status_history": history,
        "positions": positions, "changes": changes,
    }  # fmt: skip
    for table, made in rows.items():
        insert(con, table, made)


def many_facts(con: duckdb.DuckDBPyConnection, n_meetings: int, n_positions: int) -> None:
    """So many meetings and positions, over four documents a meeting."""
    few_facts(con, [])
    days = [dt.date(2019, 1, 1) + dt.timedelta(days=number % 180) for number in range(n_meetings)]
    codes = [f"P{number:02d}" for number in range(60)]
    insert(con, "parties", [{"code": code, "name": f"Party {code}", "kind": "group"} for code in codes])
    text = "The ministers of both countries met on Tuesday and spoke for hours about the matter at hand. " * 40
    documents = [document(f"d_{number}", text, days[number % n_meetings]) for number in range(4 * n_meetings)]
    met = [
        meeting(
            f"m_{number:05d}", parties=sorted({codes[number % 60], codes[number * 7 % 59]}), start_date=str(day),
            end_date=str(day), actor_codes=None, status=("held", "scheduled", "cancelled")[number % 3],
            host=None, cameo_code="040", plover_mode=None,
        )
        for number, day in enumerate(days)
    ]  # fmt: skip
    evidence = [passage(text, "The ministers of both countries met on Tuesday")]
    reports = [report(f"r_{n}", f"d_{n}", met[n % n_meetings], evidence) for n in range(4 * n_meetings)]
    history = [step(of, f"d_{number}", 1, "announced", "scheduled") for number, of in enumerate(met)]
    spans = [{"char_start": 94 * n, "char_end": 94 * n + 60, "text": text[94 * n : 94 * n + 60]} for n in range(40)]
    positions = [
        position(
            f"p_{number:05d}", f"d_{number % (4 * n_meetings)}", [spans[number % 40]], party=codes[number % 60],
            issue=ISSUES[number % 2]["issue"], stance=("support", "oppose", "open")[number % 3],
            holder=f"Somebody {number % 900}", stated_on=str(days[number % n_meetings]),
        )
        for number in range(n_positions)
    ]  # fmt: skip
    changes = [change("position", row["position_id"]) for row in positions]
    changes += [change("meeting", row["meeting_id"]) for row in met]
    rows = {
        "documents": documents, "meetings": met, "meeting_reports": reports, "meeting_status_history": history,
        "positions": positions, "changes": changes,
    }  # fmt: skip
    for table, made in rows.items():
        insert(con, table, made)

"""`parley explain`: one fact with its reports, its history, the passages that say it, and where sources disagree.

UnknownFact    no meeting or position has this id, or several have
"""

import re
from itertools import groupby
from typing import Any

import duckdb
from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from flows.query import session
from flows.screen import Screen, printable
from warehouse.settings import Settings

# Attributes of a meeting that its reports can tell differently.
ATTRIBUTES = ("parties", "people", "start_date", "end_date", "place", "country", "format", "status", "duration_minutes")
SHOWN_OF_POSITION = (
    "act", "towards", "stated_on", "quote", "document", "copied_from", "superseded_by", "codes", "rule", "confidence",
)  # fmt: skip
REPORTS_ABREAST = 4
SHORTEST_ID = 4  # 'm_' and two digits: less finds too much


class UnknownFact(Exception):  # noqa: N818  (named for what it tells people)
    """No fact has this id, or several begin with it."""


def explain(settings: Settings, fact_id: str) -> int:
    """Print a meeting or position with what it rests on; gives the exit code."""
    console = Screen()
    with session(settings) as con:
        wanted = _followed(console, con, fact_id.strip())
        kind, full_id = _find(con, wanted)
        if kind == "meeting":
            _meeting(console, con, full_id)
        else:
            _position(console, con, full_id)
    return 0


def _followed(console: Screen, con: duckdb.DuckDBPyConnection, fact_id: str) -> str:
    """Return the present id of a meeting that is asked for by an old one, and say so; any other id as it is."""
    found = _rows(con, "SELECT * FROM meeting_redirects WHERE old_id = $id", {"id": fact_id})
    if not found:
        return fact_id
    present, since = found[0]["meeting_id"], found[0]["since_generation"]
    if present is None:
        raise UnknownFact(
            f"since generation {since} no document reports the meeting {fact_id} any more; "
            "what superseded editions told is kept in superseded_reports"
        )
    console.print(Text(f"{fact_id} is {present} since generation {since}", style="dim"))
    return str(present)


def _find(con: duckdb.DuckDBPyConnection, fact_id: str) -> tuple[str, str]:
    """Return kind and full id of the one fact whose id is, or begins with, `fact_id`."""
    found = _rows(
        con,
        "SELECT kind, id FROM ("
        "SELECT 'meeting' AS kind, meeting_id AS id FROM meetings WHERE starts_with(meeting_id, $id) "
        "UNION SELECT 'meeting', meeting_id FROM meeting_reports WHERE report_id = $id "
        "UNION SELECT 'meeting', meeting_id FROM superseded_reports WHERE report_id = $id AND meeting_id IS NOT NULL "
        "UNION SELECT 'position', position_id FROM superseded_positions WHERE position_id = $id "
        "UNION SELECT 'position', position_id FROM positions WHERE starts_with(position_id, $id)) "
        "ORDER BY id <> $id, id LIMIT 6",
        {"id": fact_id},
    )
    if not found or len(fact_id) < SHORTEST_ID:
        raise UnknownFact(f'no meeting or position has the id {fact_id!r}; `parley sql "FROM meetings"` lists meetings')
    if len(found) > 1 and found[0]["id"] != fact_id:
        raise UnknownFact(f"{fact_id!r} begins several ids: {', '.join(row['id'] for row in found)}; give more of it")
    return found[0]["kind"], found[0]["id"]


def _meeting(console: Screen, con: duckdb.DuckDBPyConnection, meeting_id: str) -> None:
    meeting = _rows(con, "SELECT * FROM meetings WHERE meeting_id = $id", {"id": meeting_id})[0]
    reports = _rows(
        con,
        "SELECT meeting_reports.*, d.published_earliest, d.published_latest, original.document AS copied_from "
        "FROM meeting_reports JOIN documents d USING (document_id) "
        "LEFT JOIN documents original ON original.document_id = d.copy_of WHERE meeting_id = $id "
        "ORDER BY d.published_latest, meeting_reports.document, report_id",
        {"id": meeting_id},
    )
    _title(console, meeting["title"] or " and ".join(meeting["parties"]), f"meeting {meeting_id}")
    shown = (
        "parties",
        "people",
        "when",
        "place",
        "country",
        "format",
        "status",
        "duration_minutes",
        "issues",
        "codes",
        "sources",
        "confidence",
    )
    more = {"when": _when(meeting), "codes": _codes(meeting), "sources": _sources(meeting)}
    _sheet(console, meeting | more, shown)
    _heading(console, f"Its {len(reports)} reports, side by side" if len(reports) > 1 else "Its one report")
    differing = _differing(con, meeting_id)
    for start in range(0, len(reports), REPORTS_ABREAST):
        _abreast(console, reports[start : start + REPORTS_ABREAST], differing)
    if len(reports) > 1:
        _heading(console, "Where the sources contradict each other" if differing else "The sources contradict nowhere")
    for attribute, values in differing.items():
        told = "; ".join(f"{value} ({', '.join(documents)})" for value, documents in values.items())
        console.print(Text.assemble((f"  {_label(attribute)}: ", "dim"), told))
    _history(console, con, meeting_id)
    _apart(console, con, meeting_id)
    _passages(console, con, "meeting", meeting_id)


def _position(console: Screen, con: duckdb.DuckDBPyConnection, position_id: str) -> None:
    position = _rows(
        con,
        "SELECT f.* EXCLUDE (superseded_by), original.document AS copied_from, present.document AS superseded_by "
        "FROM (FROM positions UNION ALL BY NAME FROM superseded_positions) f JOIN documents d USING (document_id) "
        "LEFT JOIN documents original ON original.document_id = d.copy_of "
        "LEFT JOIN documents present ON present.document_id = f.superseded_by WHERE position_id = $id",
        {"id": position_id},
    )[0]
    issue = position["issue_label"] or position["issue"].replace("_", " ")
    verb = {"support": "for", "oppose": "against", "open": "open to"}[position["stance"]]
    party = f" ({position['party']})" if position["party"] and position["party"] != position["holder"] else ""
    _title(console, f"{position['holder']}{party}: {verb} {issue}", f"position {position_id}")
    _sheet(console, position | {"codes": _codes(position)}, SHOWN_OF_POSITION)
    others = _rows(
        con,
        "SELECT position_id, document, holder, stance, act, stated_on FROM positions WHERE issue = $issue "
        "AND party = $party AND position_id <> $id ORDER BY stance = $stance, stated_on, position_id LIMIT 10",
        {"issue": position["issue"], "party": position["party"], "stance": position["stance"], "id": position_id},
    )
    _listing(console, f"What else {position['party']} is reported to say on it", others)
    _turns(console, con, position)
    _passages(console, con, "position", position_id)


def _turns(console: Screen, con: duckdb.DuckDBPyConnection, position: dict[str, Any]) -> None:
    """The changes of the party's stance on the issue."""
    turns = _rows(
        con,
        "SELECT known_after AS since, stance_before AS before, stance_after AS after, holder_before, holder_after, "
        "position_after AS position FROM position_changes WHERE party = $party AND issue = $issue "
        "AND label IS NOT DISTINCT FROM if($issue = 'other', coalesce($label, ''), NULL) ORDER BY known_after",
        {"party": position["party"], "issue": position["issue"], "label": position["issue_label"]},
    )
    _listing(console, f"How {position['party']} changed its mind on it", turns)


def _abreast(console: Screen, reports: list[dict[str, Any]], differing: dict[str, dict[str, list[str]]]) -> None:
    """Reports as columns, attributes as rows; a value that others contradict is marked."""
    table = _table("", *(report["document"] for report in reports))
    published = [_window(report["published_earliest"], report["published_latest"]) for report in reports]
    table.add_row(Text("published", style="dim"), *published)
    if any(report["copied_from"] for report in reports):
        table.add_row(Text("copy of", style="dim"), *(Text(report["copied_from"] or "", "dim") for report in reports))
    for attribute in ATTRIBUTES:
        if any(report[attribute] not in (None, []) for report in reports):
            disputed = differing.get(attribute, {})
            cells = [
                Text(_cell(report[attribute]), style="yellow" if _cell(report[attribute]) in disputed else "")
                for report in reports
            ]
            table.add_row(Text(_label(attribute), style="dim"), *cells)
    console.print(table)


def _sources(meeting: dict[str, Any]) -> str:
    """How many documents tell of a meeting, and how many of them are no copies of each other."""
    told, independent = meeting["n_documents"], meeting["n_independent_sources"]
    if told == independent:
        return f"{told} document{'s' if told > 1 else ''}"
    return f"{told} documents, {independent} independent source{'s' if independent > 1 else ''}"


def _differing(con: duckdb.DuckDBPyConnection, meeting_id: str) -> dict[str, dict[str, list[str]]]:
    """Attributes on which the reports contradict each other: value and the documents that tell it."""
    differing: dict[str, dict[str, list[str]]] = {}
    query = "SELECT * FROM meeting_conflicts WHERE meeting_id = $id ORDER BY attribute, value"
    for row in _rows(con, query, {"id": meeting_id}):
        differing.setdefault(row["attribute"], {})[row["value"]] = row["documents"]
    return differing


def _history(console: Screen, con: duckdb.DuckDBPyConnection, meeting_id: str) -> None:
    """What each report did to the status; the one that decides it is marked."""
    steps = _rows(con, "SELECT * FROM meeting_status_history WHERE meeting_id = $id ORDER BY step", {"id": meeting_id})
    _heading(console, "What was reported when")
    table = _table("published", "event", "day", "document", "")
    for step in steps:
        table.add_row(
            _window(step["published_earliest"], step["published_latest"]),
            Text(step["event"], style="bold" if step["decides"] else "" if step["credible"] else "dim"),
            _when(step),
            step["document"],
            "decides the status" if step["decides"] else step["note"] or "",
        )
    console.print(table)


def _apart(console: Screen, con: duckdb.DuckDBPyConnection, meeting_id: str) -> None:
    """Meetings that might have been this one, and what keeps them apart."""
    others = _rows(
        con,
        "SELECT meeting_id, title, start_date, reason, likeness FROM meetings JOIN ("
        "SELECT if(meeting_a = $id, meeting_b, meeting_a) AS meeting_id, reason, likeness FROM meetings_kept_apart "
        "WHERE $id IN (meeting_a, meeting_b)) USING (meeting_id) ORDER BY likeness DESC, meeting_id LIMIT 5",
        {"id": meeting_id},
    )
    _listing(console, "Kept apart from", others)


def _passages(console: Screen, con: duckdb.DuckDBPyConnection, kind: str, fact_id: str) -> None:
    """Every passage in its context, the words that say it marked."""
    _heading(console, "In the words of the documents")
    rows = _rows(
        con,
        "SELECT fact_passages.*, n_characters FROM fact_passages JOIN documents USING (document_id) "
        "WHERE kind = $kind AND fact_id = $id ORDER BY published_latest, fact_passages.document, char_start",
        {"kind": kind, "id": fact_id},
    )
    for document, passages in groupby(rows, key=lambda row: row["document"]):
        console.print(Text(f"  {document}", style="bold"))
        for row in passages:
            console.print(Padding(_in_context(row, colours=console.is_terminal), (0, 0, 1, 4)))


def _in_context(row: dict[str, Any], *, colours: bool) -> Text:
    """One passage with the words around it, whole words only, and its place in the text."""
    before, after = _flat(row["before"]), _flat(row["after"])
    if row["context_start"] > 0:
        before = "…" + before.partition(" ")[2]
    if row["context_end"] < row["n_characters"]:
        after = after.rpartition(" ")[0] + "…"
    words, place = _flat(row["text"]), (f"  [{row['char_start']}:{row['char_end']}]", "dim")
    if colours:
        return Text.assemble(before, (words, "bold reverse"), after, place)
    return Text.assemble(before, "⟦", words, "⟧", after, place)


def _flat(text: str) -> str:
    """Return text on one line, fit for a terminal."""
    return printable(re.sub(r"\s+", " ", text))


def _codes(fact: dict[str, Any]) -> str:
    """The fact in the codes of the field: 'PLOVER CONSULT/visit, CAMEO 042'."""
    plover = "/".join(part for part in (fact["plover_event"], fact["plover_mode"]) if part)
    told = (("PLOVER", plover), ("CAMEO", fact["cameo_code"]))
    return ", ".join(f"{scheme} {code}" for scheme, code in told if code)


def _when(meeting: dict[str, Any]) -> str:
    return _window(meeting["start_date"], meeting["end_date"])


def _window(first: object, last: object) -> str:
    if first is None and last is None:
        return ""
    return str(first or last) if first == last or last is None else f"{first or '..'} to {last}"


def _title(console: Screen, title: str, kind: str) -> None:
    console.print(Text.assemble((title, "bold"), (f"   {kind}", "dim")))


def _heading(console: Screen, text: str) -> None:
    console.print(Text(f"\n{text}", style="bold"))


def _listing(console: Screen, heading: str, rows: list[dict[str, Any]]) -> None:
    """Rows as a table under a heading; nothing at all where there are none."""
    if rows:
        _heading(console, heading)
        table = _table(*rows[0])
        for row in rows:
            table.add_row(*(_cell(value) for value in row.values()))
        console.print(table)


def _sheet(console: Screen, row: dict[str, Any], attributes: tuple[str, ...]) -> None:
    """The attributes of one row that say something, one a line."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for attribute in attributes:
        if row[attribute] not in (None, [], ""):
            grid.add_row(f"  {_label(attribute)}", Text(_cell(row[attribute])))
    console.print(grid)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=True)
    for name in columns:
        table.add_column(Text(_label(name)), overflow="fold")
    return table


def _label(name: str) -> str:
    return {"start_date": "from", "end_date": "to", "duration_minutes": "minutes"}.get(name, name.replace("_", " "))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _rows(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows as dictionaries; only the values that the query names are handed over."""
    used = {name: value for name, value in values.items() if f"${name}" in query}
    cursor = con.execute(query, used)
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
